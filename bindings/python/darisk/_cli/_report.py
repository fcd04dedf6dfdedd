# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What a command tells: the answers, the rejected rows, a summary."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from .. import _frames
from . import _files
from ._cells import Rows
from ._failure import DONE, REJECTED, Failure
from ._files import File

#: So many reasons are shown where no file for them was named.
_SHOWN = 5


def finish(given: Any, rows: Rows, answers: pl.DataFrame, found: Mapping[str, Any]) -> int:
    """Write what there is to write, and give the exit code."""
    if given.out is not None or not given.json:
        _files.write(answers, given.out)
    if given.rejected is not None:
        _files.write(rows.rejects(), given.rejected)
    summary = {
        "command": given.command,
        "file": rows.file.name,
        "rows": rows.file.frame.height,
        "taken": rows.file.frame.height - len(rows.rejected),
        "rejected": len(rows.rejected),
        **found,
    }
    if given.json:
        print(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        _tell(summary, rows, given.rejected)
    return REJECTED if rows.rejected else DONE


def free_names(names: Iterable[str], file: File) -> list[str]:
    """Names of answers that the columns of a file leave free."""
    try:
        return [_frames.free_name(name, file.frame.columns) for name in names]
    except ValueError as error:
        raise Failure(f"{file.name}: {error}") from None


def _tell(summary: Mapping[str, Any], rows: Rows, rejected: str | None) -> None:
    def say(text: str) -> None:
        print(text, file=sys.stderr)

    what = "row" if summary["rows"] == 1 else "rows"
    say(f"{summary['file']}: {summary['rows']:,} {what}, {summary['rejected']:,} rejected")
    for name, value in summary.items():
        if name in ("command", "file", "rows", "taken", "rejected"):
            continue
        if not isinstance(value, Mapping):
            shown = f"{value:,}" if isinstance(value, int) else str(value)
            say(f"{name.replace('_', ' ')}: {shown}")
            continue
        say(f"{name}:")
        for key, count in value.items():
            say(f"  {count:>12,}  {key}")
    if rejected is not None or not rows.rejected:
        return
    for row in sorted(rows.rejected)[:_SHOWN]:
        one = rows.rejected[row]
        where = f"row {row + 1}" + (f", {one.column} {one.cell!r:.60}" if one.column else "")
        say(f"rejected: {where}: {one.reason}")
    if len(rows.rejected) > _SHOWN:
        say(f"rejected: {len(rows.rejected) - _SHOWN:,} more: see them with --rejected FILE")


def progress_of(what: str) -> Callable[[int, int], None] | None:
    """Tells how far it is, on a terminal only."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, rows: int) -> None:
        end = "\n" if done == rows else ""
        print(f"\r{what} {done:,} of {rows:,} rows", end=end, file=sys.stderr, flush=True)

    return tell


def split(names: str | None) -> list[str]:
    """Names joined by commas."""
    return [] if names is None else [name.strip() for name in names.split(",") if name.strip()]

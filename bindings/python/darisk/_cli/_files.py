# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Files of rows, read and written by polars.

A line of a CSV with too few or too many fields is told apart, since its cells may be anybody's; so
is a heading that is there twice.
"""

from __future__ import annotations

import bisect
import csv
import gzip
import io
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from ._failure import Failure, usage

_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True)
class File:
    """The rows of a file.

    Attributes
    ----------
    name : str
    frame : polars.DataFrame
        Its columns; those of a CSV are text.
    wrong : dict
        Why a row, from 0, is none.
    """

    name: str
    frame: pl.DataFrame
    wrong: dict[int, str] = field(default_factory=dict)


def read(name: str) -> File:
    """Read a file by the end of its name."""
    try:
        if name == "-":
            if sys.stdin is None:
                raise Failure("standard input: it is closed")
            return _csv("standard input", sys.stdin.buffer.read())
        if name.endswith(".csv"):
            return _csv(name, Path(name).read_bytes())
        if name.endswith(".csv.gz"):
            return _csv(name, gzip.decompress(Path(name).read_bytes()))
        if name.endswith(".parquet"):
            return File(name, pl.read_parquet(name))
        if name.endswith(_LINES):
            if Path(name).stat().st_size == 0:
                raise Failure(f"{name}: expected a JSON object a line, found nothing")
            return File(name, pl.read_ndjson(name, infer_schema_length=None))
    except OSError as error:
        raise Failure(f"{name}: {error.strerror or error}") from None
    except (pl.exceptions.PolarsError, csv.Error, EOFError, zlib.error) as error:
        raise Failure(f"{name}: cannot be read: {_first_line(error)}") from None
    raise usage(f"{name}: expected a file that ends in .csv, .csv.gz, .parquet or .jsonl, or -")


def _csv(name: str, held: bytes) -> File:
    try:
        return _parsed(name, held)
    except UnicodeDecodeError:
        raise Failure(f"{name}: cannot be read: expected UTF-8, {_other_byte(held)}") from None


def _parsed(name: str, held: bytes) -> File:
    lines = csv.reader(io.TextIOWrapper(io.BytesIO(held), "utf-8-sig", newline=""), strict=True)
    headings = next(lines, [])
    if not headings:
        raise Failure(f"{name}: expected a line of headings, found nothing")
    for heading in headings:
        if headings.count(heading) > 1:
            raise Failure(f"{name}: the heading {heading!r} is there twice")
    wrong: dict[int, str] = {}
    blank: list[int] = []
    rows = 0
    for row, fields in enumerate(lines):
        rows = row + 1
        if not fields:
            blank.append(row)
        elif len(fields) != len(headings):
            wrong[row] = f"expected {len(headings)} fields, found {len(fields)}"
    if rows == 0:
        return File(name, pl.DataFrame(schema=dict.fromkeys(headings, pl.String)))
    frame = pl.read_csv(held, infer_schema=False, truncate_ragged_lines=True)
    if frame.height != rows or frame.columns != headings:
        raise Failure(f"{name}: cannot be read: its lines are not those of a CSV")
    if blank:
        gaps = set(blank)
        frame = frame[[row for row in range(rows) if row not in gaps]]
        wrong = {row - bisect.bisect(blank, row): told for row, told in wrong.items()}
    return File(name, frame, wrong)


def _other_byte(held: bytes) -> str:
    """Where the first byte is that is no UTF-8: a spreadsheet may write it another way."""
    try:
        held.decode()
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        return f"found the byte 0x{held[error.start]:02x} in line {line}"
    return "found something else"


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


def writer_of(name: str) -> Callable[[pl.DataFrame], None]:
    """What writes to a file, by the end of its name; refuses one that it cannot."""
    if name.endswith(".csv"):
        return lambda frame: frame.write_csv(name)
    if name.endswith(".parquet"):
        return lambda frame: frame.write_parquet(name)
    if name.endswith(_LINES):
        return lambda frame: frame.write_ndjson(name)
    raise usage(f"{name}: expected a file that ends in .csv, .parquet or .jsonl")


def write(frame: pl.DataFrame, name: str | None) -> None:
    """Write rows to a file, or as CSV to standard output."""
    if name is None:
        if sys.stdout is None:
            raise Failure("standard output: it is closed: expected --out FILE")
        sys.stdout.flush()
        sys.stdout.buffer.write(frame.write_csv().encode())
        return
    try:
        writer_of(name)(frame)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise Failure(f"{name}: cannot be written: {_first_line(error)}") from None


#: The arguments that name what is read, and what is written.
_READ = ("file", "columns_file", "policy", "gravity", "people", "aliases")
_WRITTEN = ("out", "rejected")


def check_outputs(given: Any) -> None:
    """Refuses, before any work is done, files that cannot be written, or that are read or twice.

    One file may have several names: ./a.csv, a link.
    """
    named = (getattr(given, one, None) for one in _READ)
    taken = {Path(name).resolve() for name in named if name not in (None, "-")}
    for name in (getattr(given, one, None) for one in _WRITTEN):
        if name is None:
            continue
        writer_of(name)
        place = Path(name).resolve()
        if place in taken:
            raise usage(f"{name}: expected a file that is not used for something else")
        taken.add(place)
        if not place.parent.is_dir():
            raise Failure(f"{name}: there is no such folder")

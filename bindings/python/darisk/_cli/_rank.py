# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""`darisk rank`."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import Any

import polars as pl

from darisk import Status, serial

from . import _cells, _files, _report
from ._events import Tables, tables_of
from ._failure import Failure, usage


def rank(given: Any) -> int:
    """Rank perpetrators under a named policy."""
    _files.check_outputs(given)
    if given.top is not None and given.top < 1:
        raise usage("--top: expected 1 or more")
    tables, ranking = ranking_of(given)
    try:
        answers = _people_listed(given, ranking)
    except ValueError as error:
        raise usage(f"--answers: {error}") from None
    summary = ranking.summary
    if summary.scored == 0 and len(ranking) > 1 and not given.json:
        print("nobody has a score: the order of the list means nothing", file=sys.stderr)
    return _report.finish(
        given,
        tables.rows,
        answers,
        {
            "policy": ranking.policy.id,
            "policy_digest": ranking.policy.digest,
            "as_of": given.as_of,
            "people": len(ranking),
            "scored": summary.scored,
            "selected": summary.selected,
        },
    )


def _people_listed(given: Any, ranking: serial.Ranking) -> pl.DataFrame:
    wanted = _report.split(given.answers)
    if not given.selected:
        return _frame(ranking, wanted or None, given.top)
    found = _frame(ranking, [*wanted, "selected"] if wanted else None, None)
    found = found.filter(pl.col("selected"))
    if wanted and "selected" not in wanted:
        found = found.drop("selected")
    return found if given.top is None else found.head(given.top)


def _frame(ranking: serial.Ranking, names: list[str] | None, first: int | None) -> pl.DataFrame:
    made: pl.DataFrame = ranking.frame(names, first=first, kind="polars")
    return made


def ranking_of(given: Any) -> tuple[Tables, serial.Ranking]:
    """What the files say, and the ranking of the rows that are not rejected."""
    if given.policy is None or given.as_of is None:
        raise usage("expected --policy and --as-of: nobody is ranked without both")
    gravity = _gravity(given)
    policy = _policy(given.policy, gravity)
    as_of = _as_of(given.as_of)
    tables = tables_of(given)
    try:
        cohort = serial.Cohort(gravity)
        cohort.add(tables.events, progress=_report.progress_of("added"))
        if tables.aliases is not None:
            _alias(cohort, tables.aliases, given.aliases)
        return tables, cohort.rank(policy, as_of, tables.people)
    except (ValueError, TypeError) as error:
        raise Failure(str(error)) from None


def _alias(cohort: serial.Cohort, aliases: pl.DataFrame, file: str) -> None:
    try:
        cohort.alias(aliases.iter_rows())
    except ValueError as error:
        told = re.sub(r"^aliases\[(\d+)\]", lambda at: f"row {int(at[1]) + 1}", str(error))
        raise Failure(f"{file}: {told}") from None


def _gravity(given: Any) -> serial.Gravity | None:
    if given.gravity is None:
        if given.edition is not None:
            raise usage("--edition: expected --gravity FILE.csv as well")
        return None
    if given.edition is None:
        raise usage("--gravity: expected --edition as well, such as 2020-12")
    try:
        return serial.Gravity.from_csv(given.gravity, edition=given.edition)
    except OSError as error:
        raise Failure(f"{given.gravity}: {error.strerror or error}") from None
    except ValueError as error:
        raise Failure(str(error)) from None


def _policy(name: str, gravity: serial.Gravity | None) -> serial.Policy:
    edition = None if gravity is None else gravity.edition
    try:
        if serial.presets().get(name) is not None:
            return serial.Policy.preset(name, gravity_edition=edition)
        return serial.Policy.from_text(Path(name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        of_people = [one.key for one in serial.presets() if one.kind is serial.PresetKind.PERSON]
        presets = ", ".join(of_people)
        raise usage(
            f"--policy {name}: there is no such file, and the presets are {presets}"
        ) from None
    except OSError as error:
        raise Failure(f"{name}: {error.strerror or error}") from None
    except ValueError as error:
        if gravity is None and getattr(error, "status", None) is Status.ERROR_GRAVITY_EDITION:
            raise usage(f"--policy {name}: expected --gravity, as it weighs offences") from None
        raise usage(f"--policy {name}: {error}") from None


def _as_of(text: str) -> dt.date:
    try:
        return _cells.day(text)
    except ValueError as error:
        raise usage(f"--as-of {text}: {error}") from None

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""`darisk rank`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

import darisk
from darisk import serial

from .._vocabulary import Word, word
from . import _cells, _files, _report
from ._cells import Rows
from ._failure import Failure, usage


def _word_of(kind: type[Word]) -> Callable[[str], int]:
    def read(text: str) -> int:
        try:
            return int(word(kind, text.upper(), "").value)
        except ValueError as error:
            raise ValueError(str(error).removeprefix(": ")) from None

    return read


_Reader = tuple[Callable[[str], Any], type[pl.DataType]]

_EVENTS: dict[str, _Reader] = {
    "incident_id": (_cells.same, pl.String),
    "perpetrator_id": (_cells.same, pl.String),
    "victim_id": (_cells.same, pl.String),
    "role": (_word_of(serial.EventRole), pl.UInt8),
    "date_from": (_cells.day, pl.Date),
    "date_to": (_cells.day, pl.Date),
    "status": (_word_of(serial.EventStatus), pl.UInt8),
    "is_da": (_cells.flag, pl.Boolean),
    "offence": (_cells.same, pl.String),
    "connection_group": (_cells.same, pl.String),
    "grade": (_cells.number, pl.UInt8),
}

_REQUIRED = ("incident_id", "role", "status", "is_da")

_PEOPLE: dict[str, _Reader] = {
    "person_id": (_cells.same, pl.String),
    "on_programme": (_cells.flag, pl.Boolean),
    "unsuitable": (_cells.flag, pl.Boolean),
}


def rank(given: Any) -> int:
    """Rank perpetrators under a named policy."""
    _files.check_outputs(given.file, given.out, given.rejected)
    if given.top is not None and given.top < 1:
        raise usage("--top: expected 1 or more")
    rows, ranking = ranking_of(given)
    try:
        answers = _people_listed(given, ranking)
    except ValueError as error:
        raise usage(f"--answers: {error}") from None
    summary = ranking.summary
    return _report.finish(
        given,
        rows,
        answers,
        {
            "policy": ranking.policy.id,
            "policy_digest": ranking.policy.digest,
            "as_of": given.as_of,
            "people": len(ranking),
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


def ranking_of(given: Any) -> tuple[Rows, serial.Ranking]:
    """The rows of a file, and the ranking of those that are not rejected."""
    if given.policy is None or given.as_of is None:
        raise usage("expected --policy and --as-of: nobody is ranked without both")
    gravity = _gravity(given)
    policy = _policy(given.policy, gravity)
    as_of = _as_of(given.as_of)
    file = _files.read(given.file)
    rows = Rows(file, _cells.columns_of(given, file, _EVENTS, _REQUIRED))
    events = _typed(rows, _EVENTS, _REQUIRED)
    people = _people(given)
    try:
        ranking = serial.score(
            events,
            policy,
            as_of,
            gravity=gravity,
            people=people,
            progress=_report.progress_of("added"),
        )
    except (darisk.DariskError, ValueError, TypeError) as error:
        raise Failure(str(error)) from None
    return rows, ranking


def _typed(
    rows: Rows, readers: dict[str, _Reader], needed: tuple[str, ...]
) -> dict[str, list[Any]]:
    columns = []
    for name, (read, kind) in readers.items():
        if rows.has(name):
            columns.append(rows.column(name, read, kind))
            if name in needed:
                rows.required(name, columns[-1])
    return rows.kept(pl.DataFrame(columns)).to_dict(as_series=False)


def _people(given: Any) -> dict[str, list[Any]] | None:
    name = getattr(given, "people", None)
    if name is None:
        return None
    file = _files.read(name)
    headings = {one: one for one in _PEOPLE if one in file.frame.columns}
    if "person_id" not in headings:
        raise usage(f"{name}: expected a column person_id")
    rows = Rows(file, headings)
    found = _typed(rows, _PEOPLE, ("person_id",))
    for row, told in sorted(rows.rejected.items()):
        raise Failure(f"{name}: row {row + 1}: {told.column}: {told.reason}")
    return found


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
        presets = ", ".join(serial.presets().keys())
        raise usage(
            f"--policy {name}: there is no such file, and the presets are {presets}"
        ) from None
    except OSError as error:
        raise Failure(f"{name}: {error.strerror or error}") from None
    except ValueError as error:
        raise usage(f"--policy {name}: {error}") from None


def _as_of(text: str) -> dt.date:
    try:
        return _cells.day(text)
    except ValueError as error:
        raise usage(f"--as-of {text}: {error}") from None

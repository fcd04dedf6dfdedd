# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""`darisk classify`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

import darisk

from .._classification import INPUT, OUTPUT
from .._code_list import NO_VICTIM, code_reader
from .._vocabulary import word
from . import _cells, _files, _report
from ._cells import Rejected, Rows
from ._failure import Failure, usage

_DAYS = ("recorded_on", "conduct_on", "victim_born", "perpetrator_born")
_AGES = ("victim_age", "perpetrator_age")
_PEOPLE = ("victim", "perpetrator")
_SETS = ("relationship", "relationships", "behaviours", "circumstances")

#: The columns of a file of incidents.
NAMES = (*_SETS, *_AGES, *(f"{name}_highest" for name in _AGES), *_DAYS, *_PEOPLE)


def classify(given: Any) -> int:
    """Say of each incident whether it is domestic abuse."""
    _files.check_outputs(given)
    asked = question(given)
    wanted = _report.split(given.answers)
    for name in wanted:
        if name not in OUTPUT:
            raise usage(f"--answers {name}: expected some of {', '.join(OUTPUT)}")
    rows, facts = facts_of(given)
    try:
        results = darisk.classify(
            facts,
            **asked,
            columns=wanted,
            on_refused="keep",
            progress=_report.progress_of("classified"),
        )
    except darisk.DariskError as error:
        raise Failure(f"{rows.file.name}: {error}") from None
    places = rows.places()
    for row in (pl.Series(results["outcome"]) == 0).arg_true() if results.refused else ():
        rows.reject(places[row], _refused(results, row, rows))
    kept = rows.kept(rows.file.frame)
    answers = pl.DataFrame(results._answers())
    answers.columns = _report.free_names(results.columns, rows.file)
    answered = kept.hstack(answers.filter(answers.to_series(0).is_not_null()))
    counts = results.counts("outcome")
    return _report.finish(
        given,
        rows,
        answered,
        {
            **{name: str(value) for name, value in asked.items() if value is not None},
            "rules_version": darisk.rules_version,
            "outcomes": {str(one): counts.get(one, 0) for one in darisk.Outcome},
        },
    )


def question(given: Any) -> dict[str, Any]:
    """What is asked, as the library takes it."""
    try:
        if given.definition is not None:
            return {"definition": word(darisk.Definition, given.definition.upper(), "--definition")}
        if given.jurisdiction is not None:
            place = word(darisk.Jurisdiction, given.jurisdiction.upper(), "--jurisdiction")
            return {"jurisdiction": place}
    except ValueError as error:
        raise usage(str(error)) from None
    raise usage("expected --definition or --jurisdiction: no question is asked without one")


def _refused(results: darisk.Classifications, row: int, rows: Rows) -> Rejected:
    try:
        results.row(row)
    except ValueError as error:
        return Rejected("", str(error), "")
    raise AssertionError("a row is refused among others and not by itself")


def facts_of(given: Any) -> tuple[Rows, pl.DataFrame]:
    """The rows of a file, and the facts of those that are not rejected."""
    file = _files.read(given.file)
    rows = Rows(file, _cells.columns_of(given, file, NAMES))
    if rows.has("relationship") and rows.has("relationships"):
        raise usage("expected relationship or relationships, not both")
    columns = [*_sets(given, rows), *_ages(rows)]
    for name in filter(rows.has, _DAYS):
        columns.append(rows.column(name, _cells.day, pl.Date))
    for name in filter(rows.has, _PEOPLE):
        columns.append(rows.column(name, _cells.same, pl.String))
    return rows, rows.kept(pl.DataFrame(columns))


def _sets(given: Any, rows: Rows) -> list[pl.Series]:
    columns = []
    for name in filter(rows.has, _SETS):
        target = "relationships" if name.startswith("relationship") else name
        kind = pl.UInt64 if target == "relationships" else pl.UInt32
        read = _reader(target)
        if target == "relationships" and given.codes is not None:
            read = _codes(given.codes)
        columns.append(rows.column(name, read, kind).alias(target))
    return columns


def _reader(name: str) -> Callable[[str], int]:
    kind = INPUT[name]

    def read(text: str) -> int:
        try:
            return kind.number_of(text, "")
        except ValueError as error:
            raise ValueError(str(error).removeprefix(": ")) from None

    return read


def _codes(name: str) -> Callable[[str], int]:
    try:
        found = code_reader(word(darisk.CodeList, name.upper(), "--codes"))
    except ValueError as error:
        raise usage(str(error)) from None

    def read(text: str) -> int:
        try:
            bits = found(text, "")
        except ValueError as error:
            raise ValueError(str(error).removeprefix(": ")) from None
        if bits == NO_VICTIM:
            raise ValueError("the code says that there is no human victim: set the row aside")
        return bits

    return read


def _ages(rows: Rows) -> list[pl.Series]:
    columns = []
    for name in _AGES:
        apart = (name, f"{name}_highest")
        if rows.has(apart[1]):
            columns += [rows.column(one, _cells.age, pl.UInt8) for one in filter(rows.has, apart)]
            continue
        if not rows.has(name):
            continue
        columns.append(rows.column(name, lambda text: _cells.ages(text)[0], pl.UInt8))
        highest = rows.column(name, lambda text: _cells.ages(text)[1], pl.UInt8)
        if not highest.equals(columns[-1], null_equal=True):
            columns.append(highest.alias(f"{name}_highest"))
    return columns

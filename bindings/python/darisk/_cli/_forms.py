# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""`darisk dash-check`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import polars as pl

from darisk import Status, dash

from .._vocabulary import Word, word
from . import _cells, _files, _report
from ._cells import Rejected, Rows
from ._failure import Failure, usage

# The rules about answers, a grade and its reason: a file of forms tells of nothing else.
_RULES = (1, 3, 5, 7, 12)

_ITEMS = tuple(item.name for item in dash.Item)


def _word_of(kind: type[Word]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return int(word(kind, text, "").value)
        except ValueError as error:
            raise ValueError(str(error).removeprefix(": ")) from None

    return read


def dash_check(given: Any) -> int:
    """Count what DASH forms say, and find what is missing."""
    _files.check_outputs(given)
    try:
        instrument = word(dash.Instrument, given.instrument.lower(), "--instrument")
        high_risk = [word(dash.Item, one, "--high-risk") for one in _report.split(given.high_risk)]
    except ValueError as error:
        raise usage(str(error)) from None
    file = _files.read(given.file)
    rows = Rows(file, _cells.columns_of(given, file, (*_ITEMS, "grade", "rationale")))
    answers = _answers(rows, instrument)
    grades = _optional(rows, "grade", _word_of(dash.Grade), pl.UInt16)
    words = _optional(rows, "rationale", _cells.same, pl.String)
    kept = rows.kept(answers)
    try:
        counts = dash.tally_columns(
            kept, instrument, threshold=given.threshold, high_risk=high_risk or None
        )
    except ValueError as error:
        told = str(error).removeprefix("threshold: ")
        if told != str(error) or getattr(error, "status", None) is Status.ERROR_DASH_THRESHOLD:
            raise usage(f"--threshold {given.threshold}: {told}") from None
        raise Failure(f"{file.name}: {error}") from None
    found = [
        _findings(instrument, one, grades[row], words[row])
        for row, one in zip(rows.places(), kept.iter_rows(named=True))
    ]
    frame = rows.kept(file.frame)
    made = pl.DataFrame(counts._answers())
    made = made.with_columns(findings=pl.Series(["+".join(one) for one in found], dtype=pl.String))
    made.columns = _report.free_names(made.columns, file)
    thresholds = counts.counts("threshold")
    return _report.finish(
        given,
        rows,
        frame.hstack(made),
        {
            "instrument": str(instrument),
            "thresholds": {str(one): thresholds.get(one, 0) for one in dash.Criterion},
            "findings": dict(Counter(one for row in found for one in row).most_common()),
        },
    )


def _answers(rows: Rows, instrument: dash.Instrument) -> pl.DataFrame:
    asked = {item.name for item in dash.instruments[instrument].items}
    columns = []
    for name in filter(rows.has, _ITEMS):
        column = rows.column(name, _word_of(dash.Answer), pl.UInt8)
        if name in asked:
            columns.append(column)
            continue
        for row in (column.fill_null(0) > 0).arg_true():
            told = f"{instrument} does not ask this"
            rows.reject(row, Rejected(rows.headings[name], told, ""))
    if not columns:
        raise usage(f"{rows.file.name}: expected a column for each item (darisk codes items)")
    return pl.DataFrame(columns)


def _optional(
    rows: Rows, name: str, read: Callable[[str], Any], kind: type[pl.DataType]
) -> list[Any]:
    if not rows.has(name):
        return [None] * rows.file.frame.height
    return rows.column(name, read, kind).to_list()


def _findings(
    instrument: dash.Instrument, answers: dict[str, int], grade: int | None, text: str | None
) -> list[str]:
    """What is missing or doubtful for certain."""
    records: tuple[dash.Record, ...] = ()
    if grade is not None:
        made = dash.Record(dash.RecordKind.JUDGEMENT, grade=dash.Grade(grade), text=text)
        records = (made,)
    view = dash.View(
        instrument,
        {dash.Item[name]: dash.Answer(one) for name, one in answers.items() if one},
        records=records,
    )
    return [
        str(one.finding) if one.item is None else f"{one.finding}:{one.item}"
        for one in dash.validate(view)
        if one.certainty is dash.Certainty.FIRES and one.rule in _RULES
    ]

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""How the assessments of closed cases compare: the one module that sees DASH and DAIT together.

What grade was given under what DAIT outcome, and how often a grade was changed on review where the
outcome had been seen first. No measure of agreement is offered: the two are not one scale. Nothing
here is about a case that is still open, and nothing goes back into one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import _check, dait, dash
from ._columns import U8, U16, Columns, read, words_of
from ._errors import DariskError
from ._native import c
from ._stated import Stated
from ._value import Value, html_table
from ._vocabulary import Word, word


class Kind(Word):
    """What a table counts: grades under outcomes, changes on review, or later events."""

    CONCORDANCE = 1
    CHANGED_ON_REVIEW = 2
    LATER_EVENT = 3


#: The columns of cases, by name.
INPUT = {
    "closed": words_of(U8, Stated),
    "dait_outcome": words_of(U16, dait.Outcome),
    "first_grade": words_of(U16, dash.Grade),
    "last_grade": words_of(U16, dash.Grade),
    "reviewed": words_of(U8, Stated),
    "dait_seen_before": words_of(U8, Stated),
    "later_event": words_of(U8, Stated),
}

_COUNT_LAST = 2**64 - 1


@dataclass(frozen=True, slots=True, repr=False)
class Share(Value):
    """A share as two counts.

    Attributes
    ----------
    part, whole : int
    hidden : bool
        A count it is made of is hidden; both are 0 then.
    """

    part: int
    whole: int
    hidden: bool

    @property
    def percent(self) -> int | None:
        """Whole per cent, halves rounded up; None where it is hidden or there is nothing."""
        if self.hidden or self.whole == 0:
            return None
        return int(c.audit_percent(self.part, self.whole))


@dataclass(frozen=True, repr=False)
class CrossTable(Value):
    """Counts with their margins: the last row and the last column are totals.

    Attributes
    ----------
    kind : Kind
    rows, columns : tuple of str
        What they stand for.
    cells : tuple of tuple
        Counts; None where a count is too small to show, or would tell one that is.
    skipped : int
        Cases left out: not closed or, for reviews, not graded and reviewed.
    changed : tuple of Share
        For reviews, the share of grades changed in each row; else empty.
    """

    kind: Kind
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    skipped: int
    changed: tuple[Share, ...]

    def __str__(self) -> str:
        lines = [["", *self.columns]]
        lines += [[name, *map(_cell, row)] for name, row in zip(self.rows, self.cells)]
        widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
        return "\n".join(
            "  ".join(
                [line[0].ljust(widths[0]), *(x.rjust(w) for x, w in zip(line[1:], widths[1:]))]
            )
            for line in lines
        )

    def _repr_html_(self) -> str:
        rows = ([name, *map(_cell, row)] for name, row in zip(self.rows, self.cells))
        return html_table(["", *self.columns], rows)


def count(cases: Columns, kind: Kind | str, /, *, least_shown: int = 5) -> CrossTable:
    """Count closed cases into one table, and hide small counts.

    Parameters
    ----------
    cases
        Columns, one row a case: `closed`, `dait_outcome`, `first_grade`, `last_grade`, `reviewed`,
        `dait_seen_before`, `later_event`. One that is not given is not stated for any case.
    kind
        What to count.
    least_shown
        A count from 1 to one less is hidden, and where that could be had by subtraction, another
        one too. 0 or 1: nothing is hidden.

    Examples
    --------
    >>> from darisk import audit
    >>> cases = {"closed": [True] * 3, "dait_outcome": ["DAIT:BRIEF_CREW"] * 3,
    ...          "first_grade": ["DASH:HIGH", "DASH:MEDIUM", "DASH:HIGH"]}
    >>> table = audit.count(cases, "CONCORDANCE", least_shown=0)
    >>> table.cells[table.rows.index("DAIT:BRIEF_CREW")][table.columns.index("DASH:HIGH")]
    2
    """
    asked = word(Kind, kind, "kind")
    least = _check.whole(least_shown, "least_shown", 0, _COUNT_LAST)
    columns, rows = read(cases, INPUT)
    given = c.audit_columns()
    for name, column in columns.items():
        column.lend(getattr(given, name))
    table = c.audit_table()
    report = c.columns_report()
    try:
        c.audit_count(asked.value, given, rows, least, table, report)
    except DariskError as error:
        if error.status is None or report.column is None:
            raise
        raise DariskError(
            error.status, f"{report.column}: row {report.first_row}: {error}"
        ) from None
    return CrossTable(
        asked,
        tuple(c.audit_row_text(asked.value, i) for i in range(table.rows)),
        tuple(c.audit_column_text(asked.value, i) for i in range(table.columns)),
        tuple(
            tuple(
                None if table.hidden(i, j) else int(table.count(i, j)) for j in range(table.columns)
            )
            for i in range(table.rows)
        ),
        table.skipped,
        _changed(table) if asked is Kind.CHANGED_ON_REVIEW else (),
    )


def _changed(table: Any) -> tuple[Share, ...]:
    shares = []
    for row in range(table.rows):
        share = c.audit_share()
        c.audit_changed(table, row, share)
        shares.append(Share(share.part, share.whole, bool(share.hidden)))
    return tuple(shares)


def _cell(value: int | None) -> str:
    return "hidden" if value is None else str(value)


__all__ = ["CrossTable", "Kind", "Share", "count"]

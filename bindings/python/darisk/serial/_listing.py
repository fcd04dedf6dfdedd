# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Answers that are lists: quiet victims, and pairs of a perpetrator and a victim."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from .. import _check
from .._columns import Kind, zeros
from .._value import Value, html_table, shown
from . import _frame
from ._frame import Exporter, Field
from ._person import NO_DAYS
from ._references import Reference, References
from ._words import Result

_SHOWN = 10

V = TypeVar("V")


@dataclass(frozen=True, slots=True, repr=False)
class QuietVictim(Value):
    """A repeat victim from whom nothing was heard for some months (rule R14).

    Silence is no sign of safety: somebody to look at again.

    Attributes
    ----------
    victim_id : int or str
    quiet : Result
        MET, or INDETERMINATE where an undated incident may be a call since.
    incidents : int
        In the months that end on the last day; 0 where no day is known.
    undated : int
        Incidents without a day.
    last_date : datetime.date or None
    days_quiet : int or None
    last_grade : int
        The host's own, of the latest row with one; else 0.
    """

    victim_id: Reference
    quiet: Result
    incidents: int
    undated: int
    last_date: dt.date | None
    days_quiet: int | None
    last_grade: int


@dataclass(frozen=True, slots=True, repr=False)
class Pair(Value):
    """One perpetrator and one victim: incidents in twelve months, and two criteria for a MARAC.

    Any criterion is enough for a referral by itself; none is a grade.

    Attributes
    ----------
    person_id, victim_id : int or str
    incidents_low, incidents_high : int
        In twelve months: certain, and with those without a day.
    crimes_low, crimes_high : int
        Those of them with an offence.
    repeat : Result
        Any incident within twelve months after the last referral.
    escalation_5_3, escalation_3 : Result
        5 incidents or 3 crimes; 3 incidents. Whether they grow graver is left to people.
    """

    person_id: Reference
    victim_id: Reference
    incidents_low: int
    incidents_high: int
    crimes_low: int
    crimes_high: int
    repeat: Result
    escalation_5_3: Result
    escalation_3: Result


RESULT = Field("B", "word", words=Result)
DAY = Field("i", "date", NO_DAYS)

VICTIM_FIELDS = {
    "victim_id": Field("Q", "reference"),
    "incidents": Field("I"),
    "undated": Field("I"),
    "last_date": DAY,
    "days_quiet": Field("i", missing=NO_DAYS),
    "last_grade": Field("B"),
    "quiet": RESULT,
}

PAIR_FIELDS = {
    "person_id": Field("Q", "reference"),
    "victim_id": Field("Q", "reference"),
    "incidents_low": Field("I"),
    "incidents_high": Field("I"),
    "crimes_low": Field("I"),
    "crimes_high": Field("I"),
    "repeat": RESULT,
    "escalation_5_3": RESULT,
    "escalation_3": RESULT,
}


def memory_of(fields: Mapping[str, Field], rows: int) -> dict[str, memoryview]:
    """Room for so many rows of some columns."""
    return {name: zeros(rows, Kind(name, field.code, 0, 0)) for name, field in fields.items()}


def lent_to(out: Any, columns: Mapping[str, memoryview]) -> Any:
    """Columns as the library fills them."""
    for name, memory in columns.items():
        setattr(out, name, memory)
    return out


class Listing(Sequence[V], Exporter, Generic[V]):
    """A list of an answer: each is made when it is asked for, and columns have all of them.

    It hands out Arrow, for pyarrow, DuckDB and pandas 3; polars takes it for a list, and wants
    `frame`. The order is that of the references; where they are texts, that of the texts.
    """

    __slots__ = ("_columns", "_places", "_references", "_tool")

    _fields: Mapping[str, Field]

    def __init__(
        self, columns: dict[str, memoryview], references: References, tool: str | None
    ) -> None:
        self._columns = columns
        self._references = references
        self._tool = tool
        self._places: Sequence[int] = range(len(next(iter(columns.values()))))
        if references.texts:
            ids = [self._texts(name) for name, one in self._fields.items() if self._is_id(one)]
            self._places = sorted(self._places, key=list(zip(*ids)).__getitem__)

    @abstractmethod
    def _made(self, row: Mapping[str, Any]) -> V: ...

    @staticmethod
    def _is_id(field: Field) -> bool:
        return field.form == "reference"

    def _texts(self, name: str) -> Any:
        return self._references.column(self._columns[name])

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> V: ...

    @overload
    def __getitem__(self, place: slice) -> list[V]: ...

    def __getitem__(self, place: int | slice) -> V | list[V]:
        if isinstance(place, slice):
            return [self._at(row) for row in self._places[place]]
        return self._at(self._places[place])

    def _at(self, row: int) -> V:
        found: dict[str, Any] = {}
        for name, field in self._fields.items():
            value = self._columns[name][row]
            if field.form == "reference":
                found[name] = self._references.of(value)
            elif field.words is not None:
                found[name] = field.words(value)
            elif field.form == "date":
                found[name] = _check.of_days(value)
            else:
                found[name] = None if value == field.missing else value
        return self._made(found)

    def to_columns(self) -> dict[str, Any]:
        """Every column: buffers of the numbers of the library, of NumPy where there is NumPy.

        References that are texts are a list.
        """
        return _frame.buffers(self._ordered())

    def frame(self, kind: str | None = None) -> Any:
        """A frame of the kind that the cohort was filled from.

        Parameters
        ----------
        kind
            "pandas", "polars", "pyarrow" or "duckdb"; None for that of the cohort, and columns
            where it was none of them.
        """
        tool = self._tool if kind is None else _frame.check_tool(kind)
        return _frame.frame(tool, self._ordered(), self._fields)

    def _exported(self) -> tuple[dict[str, Any], Mapping[str, Field]]:
        return self._ordered(), self._fields

    def _ordered(self) -> dict[str, Any]:
        if isinstance(self._places, range):
            return dict(self._columns)
        columns: dict[str, Any] = {}
        for name, field in self._fields.items():
            values = self._columns[name]
            if self._is_id(field):
                texts = self._texts(name)
                columns[name] = [texts[row] for row in self._places]
                continue
            ordered = zeros(len(values), Kind(name, field.code, 0, 0))
            for i, row in enumerate(self._places):
                ordered[i] = values[row]
            columns[name] = ordered
        return columns

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)})"

    def _repr_html_(self) -> str:
        rows = ([shown(getattr(one, name)) for name in self._fields] for one in self[:_SHOWN])
        return f"<p>{len(self)}</p>" + html_table(self._fields, rows)


class QuietVictims(Listing[QuietVictim]):
    """The quiet repeat victims of a cohort on a day."""

    __slots__ = ()

    _fields = VICTIM_FIELDS

    def _made(self, row: Mapping[str, Any]) -> QuietVictim:
        return QuietVictim(**row)


class Pairs(Listing[Pair]):
    """The pairs of a cohort on a day."""

    __slots__ = ()

    _fields = PAIR_FIELDS

    def _made(self, row: Mapping[str, Any]) -> Pair:
        return Pair(**row)

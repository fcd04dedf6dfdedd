# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Rows of the four tables that a cohort is asked with, as columns of the library."""

from __future__ import annotations

import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .. import _check, _columns, _data
from .._columns import DATE, FLAG, U8, U32, U64, Column, Kind, words_of
from .._errors import DariskError
from .._native import c
from .._vocabulary import Word, word
from ._gravity import Gravity
from ._references import GROUPS, INCIDENTS, PEOPLE, Taken, texts_of
from ._words import EventRole, EventStatus

#: The columns of events, by name.
EVENTS = {
    "incident_id": U64,
    "perpetrator_id": U64,
    "victim_id": U64,
    "role": words_of(U8, EventRole),
    "date_from": DATE,
    "date_to": DATE,
    "status": words_of(U8, EventStatus),
    "is_da": FLAG,
    "offence": U32,
    "connection_group": U64,
    "grade": U8,
}

#: What the host knows of people.
PEOPLE_COLUMNS = {"person_id": U64, "on_programme": FLAG, "unsuitable": FLAG}

#: Days on which somebody looked at why a victim was quiet.
REVIEWS = {"victim_id": U64, "date": DATE}

#: Referrals to a MARAC.
REFERRALS = {"perpetrator_id": U64, "victim_id": U64, "date": DATE}

_REQUIRED = ("incident_id", "role", "status", "is_da")

_SPACES = {"incident_id": INCIDENTS, "connection_group": GROUPS}


@dataclass(frozen=True)
class Rows:
    """Rows of one table, and the references they bring along."""

    columns: dict[str, Column]
    count: int
    references: dict[str, Taken]

    def lend(self, to: Any, first: int = 0, last: int | None = None) -> Any:
        """Sets the columns of the library to some of the rows, and gives them back."""
        end = self.count if last is None else last
        for name, column in self.columns.items():
            lent = column if (first, end) == (0, self.count) else column.part(first, end)
            lent.lend(getattr(to, name))
        return to


def read_events(data: object, gravity: Gravity | None) -> Rows:
    """Events of whatever holds them."""
    rows = _read(data, EVENTS, gravity)
    for name in _REQUIRED:
        if name not in rows.columns:
            raise ValueError(f"{name}: expected a column, which may not be missing")
    return rows


def read_people(data: object, kinds: Mapping[str, Kind], name: str) -> Rows:
    """Rows about people; every reference is needed."""
    if data is None:
        return Rows({}, 0, {})
    try:
        rows = _read(data, kinds, None)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{name}: {error}") from None
    for needed in kinds:
        if needed.endswith("_id") and needed not in rows.columns:
            raise ValueError(f"{name}: {needed}: expected a column, which may not be missing")
    return rows


def _read(data: object, kinds: Mapping[str, Kind], gravity: Gravity | None) -> Rows:
    references = {what: Taken(what) for what in (PEOPLE, INCIDENTS, GROUPS)}

    def column(values: object, kind: Kind, name: str) -> Column:
        if kind is U64:
            return references[_SPACES.get(name, PEOPLE)].column(values, name)
        if kind is U32:
            return _offences(values, name, gravity)
        if kind.words is not None:
            return _words(values, kind, kind.words, name)
        return _columns.column(values, kind, name)

    columns, count = _data.read(data, kinds, column)
    return Rows(columns, count, references)


def _offences(values: object, name: str, gravity: Gravity | None) -> Column:
    """Handles, or codes of the table as text; what is missing is no crime."""
    values, codes = texts_of(values, name)
    if codes is None:
        return _columns.column(values, U32, name)
    handle = None if gravity is None else gravity._handle
    known: dict[object, int] = dict.fromkeys(codes, 0)
    for code in known:
        if not isinstance(code, str):
            continue
        try:
            known[code] = c.gravity_offence(handle, _check.text(code, "code"))
        except DariskError as error:
            if error.status is None:
                raise
            told = f"{name}: row {codes.index(code)}: code {code!r}: {error}"
            raise DariskError(error.status, told) from None
        except ValueError:
            raise ValueError(
                f"{name}: row {codes.index(code)}: expected a code without a NUL in it"
            ) from None
    return Column(name, memoryview(array.array("I", map(known.__getitem__, codes))))


def _words(values: object, kind: Kind, vocabulary: type[Word], name: str) -> Column:
    """Words as keys, of which files often have the small letters, or as numbers."""
    values, texts = texts_of(values, name)
    if texts is None:
        return _columns.column(values, kind, name)
    known: dict[object, int] = dict.fromkeys(texts, 0)
    for one in known:
        if isinstance(one, str) and one:
            known[one] = _word(one, vocabulary, name, texts)
    return Column(name, memoryview(array.array("B", map(known.__getitem__, texts))))


def _word(text: str, vocabulary: type[Word], name: str, texts: Sequence[object]) -> int:
    key = text.upper() if text.islower() else text
    try:
        return int(word(vocabulary, key, name).value)
    except ValueError as error:
        told = str(error).removeprefix(name).replace(repr(key), repr(text), 1)
        raise ValueError(f"{name}: row {texts.index(text)}{told}") from None


def refused(error: DariskError, report: Any, what: str = "", *, first: int = 0) -> DariskError:
    """What a call said of a row, with what it is a row of, its column and its place."""
    if error.status is None or report.first_status != error.status.value:
        return error
    where = "".join(f"{name}: " for name in (what, report.column) if name)
    return DariskError(error.status, f"{where}row {first + report.first_row}: {error}")

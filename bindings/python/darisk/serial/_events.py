# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Rows of the four tables that a cohort is asked with, as columns of the library."""

from __future__ import annotations

import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import _check, _columns, _data
from .._columns import DATE, FLAG, U8, U32, U64, Column, Kind, Parse, words_of
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
    # Files of the examples and of the command line have it, and left out every offence is.
    if "offence" not in rows.columns and "offence_codes" in _headings(data):
        raise ValueError(
            'offence_codes: expected offence, one code a row: split at ";", and let each code '
            "have a row of its own"
        )
    return rows


def _headings(data: Any) -> list[str]:
    """The columns that a frame has, ours and others."""
    holders = (getattr(data, "dtype", None), getattr(data, "schema", None))
    names = getattr(data, "column_names", None) or getattr(data, "columns", None)
    for holder in holders:
        names = getattr(holder, "names", None) if names is None else names
    return [] if names is None else [str(name) for name in names]


def read_people(data: object, kinds: Mapping[str, Kind], name: str) -> Rows:
    """Rows about people; every reference is needed, and the days that they are about."""
    if data is None:
        return Rows({}, 0, {})
    try:
        rows = _read(data, kinds, None)
    except DariskError as error:
        raise DariskError(error.status or -1, f"{name}: {error}") from None
    except (TypeError, ValueError) as error:
        raise type(error)(f"{name}: {error}") from None
    for needed in kinds:
        if (needed.endswith("_id") or needed == "date") and needed not in rows.columns:
            raise ValueError(f"{name}: {needed}: expected a column, which may not be missing")
    return rows


def _read(data: object, kinds: Mapping[str, Kind], gravity: Gravity | None) -> Rows:
    references = {what: Taken(what) for what in (PEOPLE, INCIDENTS, GROUPS)}

    def column(values: object, kind: Kind, name: str) -> Column:
        if kind is U64:
            return references[_SPACES.get(name, PEOPLE)].column(values, name)
        if kind.parse is not None:
            return _parsed(values, kind, kind.parse, name)
        return _columns.column(values, kind, name)

    read = {name: _with_texts(kind, gravity) for name, kind in kinds.items()}
    columns, count = _data.read(data, read, column)
    return Rows(columns, count, references)


def _with_texts(kind: Kind, gravity: Gravity | None) -> Kind:
    """A column of words or of offences, with what its texts mean."""
    if kind is U32:
        return replace(kind, parse=_offence_reader(gravity))
    return kind if kind.words is None else replace(kind, parse=_word_reader(kind.words))


def _offence_reader(gravity: Gravity | None) -> Parse:
    """Codes of the table; without one, of none."""
    handle = None if gravity is None else gravity._handle

    def read(text: str, where: str) -> int:
        try:
            return int(c.gravity_offence(handle, _check.text(text, "code")))
        except DariskError as error:
            if error.status is None:
                raise
            raise DariskError(error.status, f"{where}: code {text!r}: {error}") from None
        except ValueError:
            raise ValueError(f"{where}: expected a code without a NUL in it") from None

    return read


def _word_reader(vocabulary: type[Word]) -> Parse:
    """Words as keys, of which files often have the small letters."""

    def read(text: str, where: str) -> int:
        key = text.upper() if text.islower() else text
        try:
            return int(word(vocabulary, key, where).value)
        except ValueError as error:
            raise ValueError(str(error).replace(repr(key), repr(text), 1)) from None

    return read


def _parsed(values: object, kind: Kind, parse: Parse, name: str) -> Column:
    """Texts, each of which is read once, or numbers; what is missing is nothing."""
    values, texts = texts_of(values, name)
    if texts is None:
        return _columns.column(values, kind, name)
    known: dict[object, int] = dict.fromkeys(texts, 0)
    for one in known:
        if not isinstance(one, str) or not one:
            continue
        try:
            known[one] = parse(one, name)
        except ValueError:
            parse(one, f"{name}: row {texts.index(one)}")
            raise
    return Column(name, memoryview(array.array(kind.code, map(known.__getitem__, texts))))


def refused(error: DariskError, report: Any, what: str = "", *, first: int = 0) -> DariskError:
    """What a call said of a row, with what it is a row of, its column and its place."""
    if error.status is None or report.first_status != error.status.value:
        return error
    where = "".join(f"{name}: " for name in (what, report.column) if name)
    return DariskError(error.status, f"{where}row {first + report.first_row}: {error}")

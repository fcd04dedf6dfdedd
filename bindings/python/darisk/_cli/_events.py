# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What a ranking is made from: events, what is known of people, and who is recorded twice.

References are numbers where all of them are, so that the answers are those of other programs; else
they are texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from darisk import serial

from .._vocabulary import Word, word
from . import _cells, _files
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
    "incident_id": (_cells.reference, pl.String),
    "perpetrator_id": (_cells.same, pl.String),
    "victim_id": (_cells.same, pl.String),
    "role": (_word_of(serial.EventRole), pl.UInt8),
    "date_from": (_cells.day, pl.Date),
    "date_to": (_cells.day, pl.Date),
    "status": (_word_of(serial.EventStatus), pl.UInt8),
    "is_da": (_cells.flag, pl.Boolean),
    "offence": (_cells.same, pl.String),
    "offence_codes": (_cells.same, pl.String),
    "connection_group": (_cells.same, pl.String),
    "grade": (_cells.grade, pl.UInt8),
}

_REQUIRED = ("incident_id", "role", "status", "is_da")

_PEOPLE: dict[str, _Reader] = {
    "person_id": (_cells.reference, pl.String),
    "on_programme": (_cells.flag, pl.Boolean),
    "unsuitable": (_cells.flag, pl.Boolean),
}


_ALIASES: dict[str, _Reader] = {
    "child": (_cells.reference, pl.String),
    "parent": (_cells.reference, pl.String),
}

#: Columns that speak of the same sort of thing.
_SPACES = (
    ("perpetrator_id", "victim_id", "person_id", "child", "parent"),
    ("incident_id",),
    ("connection_group",),
)


@dataclass
class Tables:
    """What a ranking is made from.

    Attributes
    ----------
    rows : Rows
        The rows of the file of events, and those that were rejected.
    events, people, aliases : polars.DataFrame
        What is known of people, and who is whom, may be missing.
    """

    rows: Rows
    events: pl.DataFrame
    people: pl.DataFrame | None
    aliases: pl.DataFrame | None

    def person(self, text: str) -> int | str:
        """A reference to a person, as the events have them."""
        for name in ("perpetrator_id", "victim_id"):
            if name in self.events.columns and self.events[name].dtype == pl.UInt64:
                return int(text) if re.fullmatch(r"[0-9]+", text) else text
        return text


def tables_of(given: Any) -> Tables:
    """What the files say."""
    file = _files.read(given.file)
    rows = Rows(file, _cells.columns_of(given, file, _EVENTS, _REQUIRED))
    if rows.has("offence") and rows.has("offence_codes"):
        raise usage("expected offence or offence_codes, not both")
    tables = Tables(
        rows,
        _typed(rows, _EVENTS, _REQUIRED),
        _other(getattr(given, "people", None), _PEOPLE, ("person_id",)),
        _other(getattr(given, "aliases", None), _ALIASES, ("child", "parent")),
    )
    if rows.has("offence_codes"):
        tables.events = _one_offence_a_row(tables.events)
    for names in _SPACES:
        _number(tables, names)
    return tables


def _typed(rows: Rows, readers: dict[str, _Reader], needed: Iterable[str]) -> pl.DataFrame:
    columns = []
    for name, (read, kind) in readers.items():
        if rows.has(name):
            columns.append(rows.column(name, read, kind))
            if name in needed:
                rows.required(name, columns[-1])
    return rows.kept(pl.DataFrame(columns))


def _other(
    name: str | None, readers: dict[str, _Reader], needed: tuple[str, ...]
) -> pl.DataFrame | None:
    if name is None:
        return None
    file = _files.read(name)
    rows = Rows(file, {one: one for one in readers if one in file.frame.columns})
    _cells.tell_near(file, readers, rows.headings)
    for one in needed:
        if not rows.has(one):
            raise usage(f"{name}: expected a column {one}: found {', '.join(file.frame.columns)}")
    found = _typed(rows, readers, needed)
    for row, told in sorted(rows.rejected.items()):
        raise Failure(f"{name}: row {row + 1}: {told.column}: {told.reason}")
    return found


def _one_offence_a_row(events: pl.DataFrame) -> pl.DataFrame:
    """Codes joined by ; are rows that differ in the offence alone."""
    split = pl.col("offence_codes").str.split(";")
    return events.with_columns(split).explode("offence_codes").rename({"offence_codes": "offence"})


def _number(tables: Tables, names: tuple[str, ...]) -> None:
    """Makes numbers of references where all of them are."""

    def columns(frame: pl.DataFrame | None) -> list[str]:
        return [] if frame is None else [name for name in names if name in frame.columns]

    def number(frame: pl.DataFrame | None) -> pl.DataFrame | None:
        if frame is None:
            return None
        return frame.with_columns(pl.col(columns(frame)).cast(pl.UInt64))

    decimal = "^(0|[1-9][0-9]{0,18})$"
    for frame in (tables.events, tables.people, tables.aliases):
        for name in columns(frame):
            assert frame is not None
            if not frame[name].str.contains(decimal).all():
                return
    tables.events = tables.events.with_columns(pl.col(columns(tables.events)).cast(pl.UInt64))
    tables.people, tables.aliases = number(tables.people), number(tables.aliases)

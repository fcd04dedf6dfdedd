# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Frames of others, by the Arrow PyCapsule interface.

The library reads the batches where they are; what has the type of the column already is not
copied. The batches are kept, so that the answers can be handed on beside the columns they came
with: a frame asked twice may have none left, or another order.
"""

from __future__ import annotations

import array
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from . import _days
from ._columns import REFERENCE, Column, Kind, People, joined, nothing
from ._errors import DariskError, Status
from ._native import c
from ._texts import Texts, refused, same

_ASK = {"B": "u8", "H": "u16", "I": "u32", "Q": "u64", "i": "date"}
_TEXT = int(c.ARROW_KIND_TEXT)
_BOOL = int(c.ARROW_KIND_BOOL)
_NULL = int(c.ARROW_KIND_NULL)
_DATE = int(c.ARROW_KIND_DATE)
_NUMBERS = range(int(c.ARROW_KIND_U8), _BOOL + 1)
_NO_ROW = 2**64 - 1

# What people call the types whose formats are found where they do not belong.
_TYPES = {
    "b": "bool", "c": "int8", "C": "uint8", "s": "int16", "S": "uint16", "i": "int32",
    "I": "uint32", "l": "int64", "L": "uint64", "_pli128": "int128", "_plu128": "uint128",
    "e": "float16", "f": "float32", "g": "float64", "u": "text", "U": "text", "vu": "text",
    "z": "bytes", "Z": "bytes", "vz": "bytes", "tdD": "dates", "tdm": "dates", "+l": "lists",
    "+L": "lists", "+s": "structs",
}  # fmt: skip

# The same of formats that go on: with a time zone, a unit, a width.
_TYPES_OF = {"ts": "moments", "tt": "times of day", "tD": "durations", "d:": "decimals",
             "w:": "bytes", "+": "nested values"}  # fmt: skip


def is_stream(data: object) -> bool:
    """Whether it hands out batches. A class has the method too, and is no data."""
    return hasattr(data, "__arrow_c_stream__") and not isinstance(data, type)


def is_array(data: object) -> bool:
    """Whether it hands out one batch."""
    return hasattr(data, "__arrow_c_array__") and not isinstance(data, type)


#: The first row of a batch, its rows, and itself.
_Rows = tuple[int, int, Any]


def _batches(reader: Any, name: str) -> Iterator[_Rows]:
    row = 0
    while True:
        report = c.arrow_report()
        try:
            batch = c.arrow_reader_next(reader, report)
        except DariskError as error:
            raise _told(error, report, name) from None
        if batch is None:
            return
        rows = c.arrow_batch_rows(batch)
        yield row, rows, batch
        row += rows


class Batches:
    """The batches of a frame.

    Attributes
    ----------
    names : list of str
        Of its columns, in their order.
    """

    __slots__ = ("_fields", "_held", "_reader", "names")

    def __init__(self, data: Any) -> None:
        report = c.arrow_report()
        try:
            if is_stream(data):
                stream = _capsule(data.__arrow_c_stream__(), "arrow_array_stream")
                self._held = c.arrow_table_new(stream, report)
                while c.arrow_table_take(self._held, report):
                    pass
            else:
                schema, values = data.__arrow_c_array__()
                self._held = c.arrow_table_new_array(
                    _capsule(schema, "arrow_schema"), _capsule(values, "arrow_array"), report
                )
            self._reader = c.arrow_reader_new(c.arrow_table_view(self._held), report)
        except DariskError as error:
            raise _told(error, report, "data") from None
        self.names: list[str] = []
        self._fields: dict[str, tuple[int, str]] = {}
        for place in range(c.arrow_reader_count(self._reader)):
            field = c.arrow_field()
            c.arrow_reader_field(self._reader, place, field)
            self.names.append(field.name)
            self._fields[field.name] = field.kind, field.format

    def view(self) -> object:
        """A stream of the batches, in a capsule. They are not copied."""
        return c.arrow_table_view(self._held)

    def read(
        self, kinds: Mapping[str, Kind], people: People
    ) -> Iterator[tuple[int, dict[str, Column]]]:
        """The rows of each batch, and its columns of some kinds. It is read once."""
        asked = [self._ask(name, kind, people) for name, kind in kinds.items()]
        for row, rows, batch in self._batches():
            columns = [one.read(batch, row) for one in asked]
            yield rows, {one.name: one for one in columns if one is not None}

    def columns(self, kinds: Mapping[str, Kind]) -> list[str]:
        """The names of what `values` gives as columns: numbers, bools, dates, words."""

        def is_one(kind: Kind, held: int) -> bool:
            if held == _TEXT:
                return kind.parse is not None
            return held == _DATE if kind.dates else held in _NUMBERS

        return [name for name, kind in kinds.items() if is_one(kind, self._fields[name][0])]

    def values(self, kinds: Mapping[str, Kind]) -> dict[str, Column | TextColumn]:
        """Its columns of some names: texts as they are, but for those that a kind parses.

        For who reads texts in a way of their own. It is read once.
        """
        batches = list(self._batches())
        found: dict[str, Column | TextColumn] = {}
        for name in (name for name in kinds if name in self._fields):
            kind, (held, form) = kinds[name], self._fields[name]
            _refuse_bool(name, kind, held)
            if held == _TEXT and kind.parse is None:
                found[name] = TextColumn(name, form, batches)
                continue
            ask = _Ask(name, replace(kind, words=None), form)
            if held == _TEXT:
                ask = _Texts(name, kind, form)
            parts = [
                ask.read(batch, row) or nothing(name, kind, rows) for row, rows, batch in batches
            ]
            found[name] = joined(parts) if parts else nothing(name, kind, 0)
        return found

    def _batches(self) -> Iterator[_Rows]:
        return _batches(self._reader, "data")

    def _ask(self, name: str, kind: Kind, people: People) -> _Ask:
        held, form = self._fields[name]
        _refuse_bool(name, kind, held)
        if held in _NUMBERS:
            kind.refuse_number(name)
        if kind.reference and held != _NULL:
            people.are("texts" if held == _TEXT else "numbers", name)
        if kind.reference and held == _TEXT:
            return _References(name, kind, form, people.texts)
        if held == _TEXT and (kind.set or kind.parse is not None):
            return _Texts(name, kind, form)
        return _Ask(name, kind, form)


class _Ask:
    """Asks each batch for one column: of numbers, or of the words of its vocabulary."""

    def __init__(self, name: str, kind: Kind, form: str) -> None:
        self.name = name
        self.kind = kind
        self.form = form
        self.words = None if kind.words is None or kind.set else _vocabulary(kind)

    def read(self, batch: Any, row: int) -> Column | None:
        """The column of a batch whose first row is `row`; None where it holds nothing but nulls."""
        report = c.arrow_report()
        try:
            return self.column(batch, report)
        except DariskError as error:
            if error.status is Status.ERROR_ARROW_WORD:
                # Says what is near it.
                self.kind.number_of(report.found, f"{self.name}: row {row + report.row}")
            if error.status is Status.ERROR_ARROW_DAY:
                report.found = _days.shown(report.found, self.form)
            # Days that are numbers are for who has no dates.
            expected = "a date" if self.kind.dates else self.kind.name
            raise _told(error, report, self.name, expected, row) from None

    def column(self, batch: Any, report: Any) -> Column | None:
        """As `read`, and raises what the library raises."""
        ask = _ASK[self.kind.code]
        held = getattr(c, f"column_{ask}")()
        call = getattr(c, f"arrow_batch_{ask}")
        if self.kind.dates:
            call(batch, self.name, held, report)
        else:
            call(batch, self.name, self.words, held, report)
        return self.made(held, batch)

    def made(self, held: Any, batch: Any) -> Column | None:
        """The column on the memory of the batch, which it keeps."""
        values = held.view()
        if values is None:
            return None
        validity = held.validity_view()
        return Column(self.name, values.cast(self.kind.code), validity, held.offset(), batch)


class _References(_Ask):
    """Asks for texts that refer to people; columns of the same people share their texts."""

    def __init__(self, name: str, kind: Kind, form: str, texts: Texts, only: bool = False) -> None:
        super().__init__(name, kind, form)
        self.texts = texts
        self.asked = None if only else name

    def column(self, batch: Any, report: Any) -> Column | None:
        held = c.column_u64()
        c.arrow_batch_ids(batch, self.asked, self.texts.held, held, report)
        return self.made(held, batch)


class TextColumn:
    """A column of texts of somebody else, which the library reads where it is.

    It is one of its batches, or the only one that they have.
    """

    def __init__(self, name: str, form: str, batches: Sequence[_Rows], only: bool = False) -> None:
        self._name = name
        self._form = form
        self._batches = batches
        self._only = only

    @staticmethod
    def of(values: Any, name: str) -> TextColumn | None:
        """What a series or an array of texts is; None for anything else."""
        dtype = getattr(values, "dtype", None)
        if hasattr(dtype, "isnative") or getattr(dtype, "kind", "O") not in "OUT":
            return None  # NumPy's, or numbers
        report = c.arrow_report()
        try:
            if is_stream(values):
                reader = c.arrow_reader_new(values.__arrow_c_stream__(), report)
            elif is_array(values):
                reader = c.arrow_reader_new_array(*values.__arrow_c_array__(), report)
            else:
                return None
        except ImportError:
            return None  # pandas without pyarrow
        except DariskError as error:
            raise _told(error, report, name) from None
        field = c.arrow_field()
        c.arrow_reader_field(reader, 0, field)
        if field.kind != _TEXT:
            return None
        return TextColumn(name, field.format, list(_batches(reader, name)), only=True)

    def numbers(self, texts: Texts) -> Column:
        """The numbers of the texts, which are added; 0 where there is none."""
        parts = self._parts(texts)
        if len(parts) == 1:
            return Column(self._name, parts[0].values, keeper=parts[0].keeper)
        held: Any = memoryview(b"".join(one.values for one in parts))
        return Column(self._name, held.cast("Q"))

    def tolist(self) -> list[str | None]:
        """The texts; what is missing is None."""
        texts = Texts()
        found: list[str | None] = []
        for part in self._parts(texts):
            listed = texts.texts(part.values)
            if part.validity is not None:
                listed = [None if part.at(i) is None else one for i, one in enumerate(listed)]
            found += listed
        return found

    def __iter__(self) -> Iterator[str | None]:
        return iter(self.tolist())

    def _parts(self, texts: Texts) -> list[Column]:
        ask = _References(self._name, REFERENCE, self._form, texts, self._only)
        parts = [ask.read(batch, row) for row, _, batch in self._batches]
        return [one for one in parts if one is not None]


class _Texts(_Ask):
    """Asks for texts that are read one by one, such as keys joined by "+": each once."""

    def __init__(self, name: str, kind: Kind, form: str) -> None:
        super().__init__(name, kind, form)
        self.known = c.arrow_dictionary_new()
        self.list: list[tuple[str, int]] = [("", 0)]

    def read(self, batch: Any, row: int) -> Column | None:
        report = c.arrow_report()
        held = c.column_u64()
        try:
            c.arrow_batch_ids(batch, self.name, self.known, held, report)
        except DariskError as error:
            raise _told(error, report, self.name, self.kind.name, row) from None
        count = c.arrow_dictionary_count(self.known)
        if count >= len(self.list) or self.words is None:
            for place in range(len(self.list) - 1, count):
                self.list.append(self._parsed(self.known.text_at(place), held, row))
            self.words = words_of(self.list)
        return super().read(batch, row)

    def _parsed(self, text: str, held: Any, row: int) -> tuple[str, int]:
        try:
            return text, self.kind.number_of(text, self.name)
        except ValueError:
            # It is wrong: now it is worth the while to look where it stands.
            number = c.reference_of_text(text.encode())
            place = held.view().cast("Q").tolist().index(number)
            return text, self.kind.number_of(text, f"{self.name}: row {row + place}")


def _capsule(found: object, name: str) -> object:
    """A capsule of the PyCapsule interface, whose name is in how it is shown."""
    if type(found).__name__ != "PyCapsule" or f'"{name}"' not in repr(found):
        raise TypeError(f"data: expected a capsule {name!r}, not {found!r:.60}")
    return found


def _refuse_bool(name: str, kind: Kind, held: int) -> None:
    if held == _BOOL and not (kind.flags or _is_stated(kind)):
        raise TypeError(f"{name}: expected {kind.name}, not bool")


def _is_stated(kind: Kind) -> bool:
    return kind.words is not None and kind.words.__name__ == "Stated"


def words_of(pairs: Sequence[tuple[str, int]]) -> Any:
    """Texts and the numbers they stand for."""
    made = c.arrow_words(len(pairs))
    for place, (text, code) in enumerate(pairs):
        made.put(place, text, code)
    return made


@functools.lru_cache(maxsize=256)
def _vocabulary(kind: Kind) -> Any:
    """The words of a vocabulary, by key; the empty text is nothing, and a bool is an answer."""
    assert kind.words is not None
    pairs = [(str(one), int(one.value)) for one in kind.words]
    if _is_stated(kind):
        pairs += [("false", 1), ("true", 2)]
    return words_of([("", 0), *pairs])


def _told(
    error: DariskError, report: Any, name: str, expected: str = "", first_row: int = 0
) -> DariskError:
    """What the library reports, in the terms of the user."""
    if error.status is None or report.status != error.status.value:
        return DariskError(error.status or -1, f"{name}: {error}")
    where = name if report.row == _NO_ROW else f"{name}: row {first_row + report.row}"
    found = report.found
    if error.status is Status.ERROR_ARROW_TYPE:
        return DariskError(error.status, f"{where}: expected {expected}, not {_type(found)}")
    if error.status is Status.ERROR_REFERENCE_SAME:
        return same(report.other, found, where)
    if error.status is Status.ERROR_REFERENCE_TEXT:
        return refused(error, where)
    told = f"expected {report.expected}" if report.expected else str(error)
    return DariskError(error.status, f"{where}: {told}" + (f", not {found!r}" if found else ""))


def _type(form: str) -> str:
    """What people call the type of a format."""
    if form in _TYPES:
        return _TYPES[form]
    zone = form.partition(":")[2] if form.startswith("ts") else ""
    if zone:
        return f"moments in the time zone {zone}"
    return next((told for begin, told in _TYPES_OF.items() if form.startswith(begin)), form)


def answers(rows: Sequence[int], columns: Mapping[str, tuple[memoryview, Kind]]) -> object:
    """Our columns as a stream, in a capsule: so many rows in each batch."""
    writers = []
    start = 0
    for count in rows or [0]:
        writer = c.arrow_writer_new(count)
        for name, (values, kind) in columns.items():
            _add(writer, name, values[start : start + count], kind)
        writers.append(writer)
        start += count
    return c.arrow_writers_stream(writers)


def beside(left: object, right: object) -> object:
    """The columns of one stream, then those of another, in a capsule."""
    return c.arrow_beside(left, right)


_KINDS = {
    "B": c.ARROW_KIND_U8,
    "H": c.ARROW_KIND_U16,
    "I": c.ARROW_KIND_U32,
    "Q": c.ARROW_KIND_U64,
    "i": c.ARROW_KIND_DATE,
}


def _add(writer: Any, name: str, values: memoryview, kind: Kind) -> None:
    """Adds a column: words are their keys, sets are keys joined by "+", numbers are numbers."""
    if kind.words is None:
        c.arrow_writer.fill(writer, name, _KINDS[kind.code], values.cast("B"))
    elif kind.set:
        _add_sets(writer, name, values, kind)
    else:
        held = getattr(c, f"column_{_ASK[kind.code]}")()
        held.set(values, None, 0)
        add = getattr(c, f"arrow_writer_add_codes_{_ASK[kind.code]}")
        add(writer, name, held, words_of([(str(one), int(one.value)) for one in kind.words]), None)


def _add_sets(writer: Any, name: str, values: memoryview, kind: Kind) -> None:
    known = c.arrow_dictionary_new()
    numbers = {
        bits: c.arrow_dictionary_add(known, text.encode()) for bits, text in kind.texts(values)
    }
    held = c.column_u64()
    memory = array.array("Q", map(numbers.__getitem__, values))
    held.set(memory, None, 0)
    c.arrow_writer_add_ids(writer, name, held, known, None)


def schema_of(stream: object) -> object:
    """The schema of a stream, in a capsule."""
    return c.arrow_stream_schema(stream)

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Columns: whatever the caller holds, as plain memory with an optional validity bitmap.

Taken without a copy: a buffer of one dimension with the numbers of the column (NumPy, array,
memoryview, Arrow buffers). Copied: other whole numbers, floats that are whole numbers, masked
arrays, dates of NumPy, and sequences of numbers, words, keys, dates and None. Which columns some
data has is for `_data` to find.
"""

from __future__ import annotations

import array
import datetime as dt
import math
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from . import _check
from ._vocabulary import Word, of_bits, word

#: What a text of a column means; the second argument is where it stands, for an exception.
Parse = Callable[[str, str], int]


@dataclass(frozen=True)
class Kind:
    """What a column holds: the type code of `array`, and what may stand in it.

    A word of the vocabulary is its number; sets of words are texts joined by "+". References to
    people and things may be texts, which are numbered.
    """

    name: str
    code: str
    low: int
    high: int
    words: type[Word] | None = None
    dates: bool = False
    set: bool = False
    reference: bool = False
    parse: Parse | None = None

    @property
    def size(self) -> int:
        """Bytes of one value."""
        return array.array(self.code).itemsize

    def number_of(self, text: str, where: str) -> int:
        """What a text means in this column; the empty text is nothing."""
        if text == "":
            return 0
        if self.parse is not None:
            return self.parse(text, where)
        if self.words is None:
            raise TypeError(f"{where}: expected {self.name}, not str {text!r:.60}")
        if not self.set:
            return int(word(self.words, text, where).value)
        return _bits(text.split("+"), self.words, where)

    def texts(self, values: memoryview) -> Iterator[tuple[int, str]]:
        """Each different set of a column, and its words joined by "+"."""
        assert self.words is not None
        for bits in set(values):
            yield bits, "+".join(map(str, of_bits(self.words, bits)))

    @property
    def takes_text(self) -> bool:
        """Whether texts mean something in this column."""
        return self.parse is not None or self.words is not None


def _kind(name: str, code: str) -> Kind:
    bits = array.array(code).itemsize * 8
    return Kind(name, code, 0, 2**bits - 1)


U8 = _kind("uint8", "B")
U16 = _kind("uint16", "H")
U32 = _kind("uint32", "I")
U64 = _kind("uint64", "Q")
REFERENCE = Kind("uint64", "Q", 0, 2**64 - 1, reference=True)
DATE = Kind("int32 days since 1970-01-01", "i", -(2**31), 2**31 - 1, dates=True)


def words_of(kind: Kind, vocabulary: type[Word]) -> Kind:
    """A column of the numbers of one vocabulary; words and keys are taken too."""
    return Kind(f"{kind.name} of {vocabulary.__name__}", kind.code, kind.low, kind.high, vocabulary)


def sets_of(kind: Kind, vocabulary: type[Word]) -> Kind:
    """A column of sets of words, a bit for each."""
    return Kind(
        f"{kind.name} of {vocabulary.__name__} bits",
        kind.code,
        kind.low,
        kind.high,
        vocabulary,
        set=True,
    )


def parsed_of(kind: Kind, name: str, parse: Parse, words: type[Word] | None = None) -> Kind:
    """A column of which texts mean what a function says."""
    named = f"{kind.name} of {name}"
    is_set = words is not None
    return Kind(named, kind.code, kind.low, kind.high, words, set=is_set, parse=parse)


class People:
    """The numbers of texts that refer to people and things, from 1 on; the empty text is nobody.

    Numbers and texts are not mixed: nothing would say that "7" and 7 are the same person.
    """

    __slots__ = ("_sort", "_texts")

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._sort = ""

    def number_of(self, text: str, where: str) -> int:
        """The number of a text."""
        self.are("texts", where)
        return self._texts.setdefault(text, len(self._texts) + 1) if text else 0

    def are(self, sort: str, where: str) -> None:
        """Says of which sort references are, and refuses both."""
        if self._sort not in ("", sort):
            raise TypeError(f"{where}: expected {self._sort}, as the references before, not {sort}")
        self._sort = sort


@dataclass(frozen=True)
class Column:
    """One column that can be lent to C. It keeps the memory it was made of."""

    name: str
    values: memoryview
    validity: memoryview | None = None
    offset: int = 0
    keeper: object = field(default=None, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.values)

    def lend(self, to: Any) -> None:
        """Sets a column of the library. Keep this object until the call has returned."""
        to.set(self.values, self.validity, self.offset)

    def at(self, row: int) -> int | None:
        """The value of one row; None where it is not there."""
        place = row + self.offset
        if self.validity is not None and not self.validity[place // 8] >> place % 8 & 1:
            return None
        found: int = self.values[row]
        return found

    def cut(self, start: int, rows: int) -> Column:
        """Some of its rows, on the same memory."""
        values = self.values[start : start + rows]
        return Column(self.name, values, self.validity, self.offset + start, self.keeper)


def column(values: object, kind: Kind, name: str, people: People | None = None) -> Column:
    """One column of whatever holds it.

    Texts that refer to somebody are numbered in `people`, which columns of the same people share.
    """
    if isinstance(values, (str, bytes, int, float, dt.date)):
        raise TypeError(f"{name}: expected a column ({kind.name}), not {type(values).__name__}")
    if not isinstance(values, (memoryview, array.array)) and hasattr(values, "to_numpy"):
        values = values.to_numpy()
    mask = getattr(values, "mask", None)
    if mask is not None and type(values).__module__.startswith("numpy"):
        return _sequence(_unmasked(values), kind, name, people)
    dtype = getattr(values, "dtype", None)
    if getattr(dtype, "kind", "") == "M":
        return _numpy_dates(values, kind, name)
    try:
        memory = memoryview(values)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return _sequence(values, kind, name, people)
    if memory.format == "O":
        return _sequence(memory.obj, kind, name, people)
    if kind.reference and people is not None:
        people.are("numbers", name)
    if getattr(dtype, "kind", "") in ("i", "u", "f") and getattr(dtype, "isnative", False):
        return _numpy_numbers(values, memory, kind, name)
    return _buffer(memory, kind, name)


def _is_same(memory: memoryview, kind: Kind) -> bool:
    """Whether memory can be lent as it is."""
    code = memory.format.lstrip("@=")
    same = memory.itemsize == kind.size and code.islower() == (kind.low < 0)
    return same and code in "bBhHiIlLqQ" and memory.c_contiguous and memory.format == code


def _buffer(memory: memoryview, kind: Kind, name: str) -> Column:
    if memory.ndim != 1:
        raise TypeError(f"{name}: expected one dimension ({kind.name}), not {memory.ndim}")
    code = memory.format.lstrip("@=" + ("<" if sys.byteorder == "little" else ">!"))
    whole = "bBhHiIlLqQ"
    if len(code) != 1 or code not in whole + "?fd":
        raise TypeError(f"{name}: expected {kind.name}, not a buffer of format {memory.format!r}")
    if _is_same(memory, kind):
        return Column(name, memory)
    return _sequence(
        memory.tolist() if memory.format == code else _tolist(memory, code), kind, name, None
    )


def _numpy_numbers(values: Any, memory: memoryview, kind: Kind, name: str) -> Column:
    if memory.ndim != 1:
        raise TypeError(f"{name}: expected one dimension ({kind.name}), not {memory.ndim}")
    if _is_same(memory, kind):
        return Column(name, memory)
    numpy: Any = sys.modules["numpy"]
    missing = numpy.isnan(values) if values.dtype.kind == "f" else None
    wrong = (values < kind.low) | (values > kind.high)
    if missing is not None:
        wrong |= ~missing & (values != numpy.floor(values))
    if wrong.any():
        row = int(wrong.argmax())
        raise ValueError(f"{name}: row {row}: expected {kind.name}, not {values[row].item()!r}")
    validity = None
    if missing is not None and missing.any():
        values = numpy.where(missing, 0, values)
        validity = memoryview(numpy.packbits(~missing, bitorder="little"))
    return Column(name, memoryview(values.astype(kind.code)), validity)


def _tolist(memory: memoryview, code: str) -> list[Any]:
    plain: Any = memoryview(memory.tobytes())
    return list(plain.cast(code))


def _unmasked(values: Any) -> Iterator[object]:
    return iter(values.tolist())


def _numpy_dates(values: Any, kind: Kind, name: str) -> Column:
    if not kind.dates:
        raise TypeError(f"{name}: expected {kind.name}, not dates")
    if values.ndim != 1:
        raise TypeError(f"{name}: expected one dimension ({kind.name}), not {values.ndim}")
    numpy: Any = sys.modules["numpy"]
    days = values.astype("datetime64[D]").view("int64")
    missing = numpy.isnat(values)
    outside = ~missing & ((days <= kind.low) | (days > kind.high))
    if outside.any():
        row = int(outside.argmax())
        raise ValueError(f"{name}: row {row}: expected a date, not {values[row]}")
    return Column(name, memoryview(numpy.where(missing, kind.low, days).astype("int32")))


def _sequence(values: object, kind: Kind, name: str, people: People | None) -> Column:
    if not isinstance(values, Iterable):
        raise TypeError(f"{name}: expected a column ({kind.name}), not {type(values).__name__}")
    found = array.array(kind.code)
    missing: list[int] = []
    add, reader = found.append, _reader(kind, name, people)
    row = 0
    for row, value in enumerate(values):
        number = reader(value, row)
        if number is None:
            missing.append(row)
            number = 0
        add(number)
    memory = memoryview(found)
    return Column(name, memory, _bitmap(len(found), missing) if missing else None)


def _bitmap(rows: int, missing: list[int]) -> memoryview:
    bits = bytearray(b"\xff" * ((rows + 7) // 8))
    for row in missing:
        bits[row // 8] &= ~(1 << row % 8) & 0xFF
    return memoryview(bits)


def _reader(kind: Kind, name: str, people: People | None) -> Callable[[object, int], int | None]:
    low, high = kind.low, kind.high

    def read_one(value: object, row: int) -> int | None:
        if type(value) is int:
            number = value
        elif value is None or type(value).__name__ in ("NAType", "NaTType"):
            return None
        else:
            other = _other(value, kind, f"{name}: row {row}")
            if other is None:
                return None
            number = other
        if low <= number <= high:
            return number
        raise ValueError(f"{name}: row {row}: expected {kind.name}, not {number}")

    def read_reference(value: object, row: int) -> int | None:
        if isinstance(value, str) and people is not None:
            return people.number_of(value, f"{name}: row {row}")
        number = read_one(value, row)
        if number and people is not None:
            people.are("numbers", f"{name}: row {row}")
        return number

    return read_reference if kind.reference else read_one


def _other(value: object, kind: Kind, where: str) -> int | None:
    if isinstance(value, float):
        if math.isnan(value):
            return None
        if not value.is_integer():
            raise ValueError(f"{where}: expected {kind.name}, not {value!r}")
        return int(value)
    if kind.dates and isinstance(value, dt.date):
        if isinstance(value, dt.datetime):
            value = value.date()
        return _check.days_of(value)
    if isinstance(value, str) and kind.takes_text:
        return kind.number_of(value, where)
    if kind.words is not None and kind.set and isinstance(value, (frozenset, set, list, tuple)):
        return _bits(value, kind.words, where)
    if kind.words is not None and isinstance(value, Word):
        number = int(word(kind.words, value, where).value)
        return 1 << number - 1 if kind.set else number
    if isinstance(value, bool) and kind.words is not None and kind.words.__name__ == "Stated":
        return 2 if value else 1
    try:
        return _check.whole(value, where, -(2**63), 2**64)
    except TypeError:
        raise TypeError(
            f"{where}: expected {kind.name}, not {type(value).__name__} {value!r:.60}"
        ) from None


def _bits(values: Iterable[object], vocabulary: type[Word], where: str) -> int:
    bits = 0
    for value in values:
        bits |= 1 << int(word(vocabulary, value, where).value) - 1
    return bits

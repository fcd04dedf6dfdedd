# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Columns: whatever the caller holds, as plain memory with an optional validity bitmap.

This is the one place where input becomes columns, so other kinds of input are added here. Taken
without a copy: a buffer of one dimension with the numbers of the column (NumPy, array, memoryview,
Arrow buffers), and one of signed numbers of that size where none is below 0. Copied: other whole
numbers, floats that are whole numbers, masked arrays, dates of NumPy, and sequences of numbers,
words, keys, dates and None. No copy makes an object for each row of a buffer that stays.
"""

from __future__ import annotations

import array
import datetime as dt
import difflib
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, Union

from . import _check
from ._errors import DariskError, Status
from ._native import c
from ._vocabulary import Word, word

# The last whole number up to which a float holds each.
_EXACT_LAST = 2**53

OnRefused = Literal["raise", "keep"]


class Frame(Protocol):
    """A frame of pandas or polars: names of columns, and a column for each."""

    @property
    def columns(self) -> Any:
        """The names."""

    def __getitem__(self, name: Any, /) -> Any: ...


#: Columns by name.
Columns = Union[Mapping[str, object], Frame]


@dataclass(frozen=True)
class Kind:
    """What a column holds: the type code of `array`, and what may stand in it.

    A word of the vocabulary is its number; where there are `flags`, True is 1 and False is 0.
    """

    name: str
    code: str
    low: int
    high: int
    words: type[Word] | None = None
    dates: bool = False
    set: bool = False
    flags: bool = False

    @property
    def size(self) -> int:
        """Bytes of one value."""
        return array.array(self.code).itemsize


def _kind(name: str, code: str) -> Kind:
    bits = array.array(code).itemsize * 8
    return Kind(name, code, 0, 2**bits - 1)


U8 = _kind("uint8", "B")
U16 = _kind("uint16", "H")
U32 = _kind("uint32", "I")
U64 = _kind("uint64", "Q")
FLAG = Kind("True or False", "B", 0, 255, flags=True)
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


@dataclass(frozen=True)
class Column:
    """One column that can be lent to C. It keeps the memory it was made of."""

    name: str
    values: memoryview
    validity: memoryview | None = None
    offset: int = 0

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

    def part(self, first: int, last: int) -> Column:
        """Some of the rows, on the same memory."""
        return Column(self.name, self.values[first:last], self.validity, self.offset + first)


#: Reads one column, of a kind, by its name.
Reader = Callable[[object, Kind, str], Column]


def read(
    data: object, kinds: Mapping[str, Kind], reader: Reader | None = None
) -> tuple[dict[str, Column], int]:
    """The columns that some data holds, and how many rows they have.

    What holds a column is read by `reader`, or by column(). A mapping has columns of these names
    and no others: a name that is misspelt would else be a fact that nobody knows. A frame may have
    others.
    """
    names = _names(data, kinds)
    one_column = reader or column
    columns = {name: one_column(data[name], kinds[name], name) for name in names}  # type: ignore[index]
    if not columns:
        raise ValueError(f"data: expected at least one column of {', '.join(kinds)}")
    rows = {name: len(one) for name, one in columns.items()}
    first = next(iter(rows))
    for name, length in rows.items():
        if length != rows[first]:
            raise ValueError(f"{name}: expected {rows[first]} rows, as in {first}, not {length}")
    return columns, rows[first]


def _names(data: object, kinds: Mapping[str, Kind]) -> list[str]:
    if isinstance(data, Mapping):
        for name in data:
            if name not in kinds:
                near = difflib.get_close_matches(str(name), kinds, n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise ValueError(f"{name!r} is no column: expected {', '.join(kinds)}{hint}")
        return [name for name in kinds if name in data and data[name] is not None]
    if hasattr(data, "columns") and hasattr(data, "__getitem__"):
        held = [str(name) for name in data.columns]
        return [name for name in kinds if name in held]
    raise TypeError(
        f"data: expected a mapping of names to columns, or a frame, not {type(data).__name__}"
    )


def column(values: object, kind: Kind, name: str) -> Column:
    """One column of whatever holds it."""
    if isinstance(values, (str, bytes, int, float, dt.date)):
        raise TypeError(f"{name}: expected a column ({kind.name}), not {type(values).__name__}")
    values = plain(values)
    mask = getattr(values, "mask", None)
    if mask is not None and type(values).__module__.startswith("numpy"):
        return _sequence(_unmasked(values), kind, name)
    if getattr(getattr(values, "dtype", None), "kind", "") == "M":
        return _numpy_dates(values, kind, name)
    try:
        memory = memoryview(values)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return _sequence(values, kind, name)
    return _buffer(memory, kind, name)


def plain(values: object) -> object:
    """What a series of a frame holds; anything else as it is."""
    if not isinstance(values, (memoryview, array.array)) and hasattr(values, "to_numpy"):
        return values.to_numpy()
    return values


def _buffer(memory: memoryview, kind: Kind, name: str) -> Column:
    if memory.ndim != 1:
        raise TypeError(f"{name}: expected one dimension ({kind.name}), not {memory.ndim}")
    code = memory.format.lstrip("@=" + ("<" if sys.byteorder == "little" else ">!"))
    whole = "bBhHiIlLqQ"
    if len(code) != 1 or code not in whole + "?fd":
        if code == "O":
            return _sequence(memory.obj, kind, name)
        raise TypeError(f"{name}: expected {kind.name}, not a buffer of format {memory.format!r}")
    same = memory.itemsize == kind.size and code.islower() == (kind.low < 0)
    if same and code in whole and memory.c_contiguous and memory.format == code:
        return Column(name, memory)
    if code in whole or (code == "?" and kind.flags):
        numbers = _whole(memory, code, kind)
        if numbers is not None:
            return Column(name, numbers)
    elif code in "fd" and "numpy" in sys.modules:
        found = _numpy_floats(memory, kind, name)
        if found is not None:
            return found
    return _sequence(
        memory.tolist() if memory.format == code else _tolist(memory, code), kind, name
    )


def _tolist(memory: memoryview, code: str) -> list[Any]:
    return list(_native_order(memory, code))


def _native_order(memory: memoryview, code: str) -> memoryview:
    held: Any = memoryview(memory.tobytes())
    cast: memoryview = held.cast(code)
    return cast


def _whole(memory: memoryview, code: str, kind: Kind) -> memoryview | None:
    """Whole numbers of another type; None where one of them does not fit."""
    if memory.format != code:
        memory = _native_order(memory, code)
    if len(memory) == 0:
        return zeros(0, kind)
    if "numpy" in sys.modules:
        numpy: Any = sys.modules["numpy"]
        held = numpy.asarray(memory)
        if int(held.min()) < kind.low or int(held.max()) > kind.high:
            return None
        if held.itemsize == kind.size and memory.c_contiguous:
            return memoryview(held.view(kind.code))
        return memoryview(held.astype(kind.code))
    try:
        return memoryview(array.array(kind.code, memory))
    except OverflowError:
        return None


def _numpy_floats(memory: memoryview, kind: Kind, name: str) -> Column | None:
    """Floats that are whole numbers, and missing where they are none; None where one does not fit.
    Above 2**53 neighbours fall together, so that a reference would be somebody else's."""
    numpy: Any = sys.modules["numpy"]
    held = numpy.asarray(memory)
    missing = numpy.isnan(held)
    values = numpy.where(missing, 0, held)
    low, high = max(kind.low, -_EXACT_LAST), min(kind.high, _EXACT_LAST)
    if ((values < low) | (values > high) | (values != numpy.floor(values))).any():
        return None
    bits = numpy.packbits(~missing, bitorder="little") if missing.any() else None
    return Column(
        name, memoryview(values.astype(kind.code)), None if bits is None else memoryview(bits)
    )


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


def _sequence(values: object, kind: Kind, name: str) -> Column:
    if not isinstance(values, Iterable):
        raise TypeError(f"{name}: expected a column ({kind.name}), not {type(values).__name__}")
    listed = values if isinstance(values, (list, tuple)) else list(values)
    types = set(map(type, listed))
    if types == {int}:
        try:
            return Column(name, memoryview(array.array(kind.code, listed)))
        except OverflowError:
            pass  # the row is found below
    if (kind.words is not None or kind.dates) and all(_compared(one) for one in types):
        return _repeated(listed, kind, name)
    found = array.array(kind.code)
    missing: list[int] = []
    add, reader = found.append, _reader(kind, name)
    for row, value in enumerate(listed):
        number = reader(value, row)
        if number is None:
            missing.append(row)
            number = 0
        add(number)
    return Column(name, memoryview(found), _bitmap(len(found), missing) if missing else None)


def _compared(kind: type) -> bool:
    return issubclass(kind, (str, Word, int, float, dt.date, frozenset, type(None)))


def _repeated(values: Sequence[object], kind: Kind, name: str) -> Column:
    """Words and dates: each is read once, however many rows have it. True is not 1 here."""

    def pairs() -> Iterator[tuple[type, object]]:
        return zip(map(type, values), values)

    known: dict[tuple[type, object], int | None] = dict.fromkeys(pairs())
    reader = _reader(kind, name)
    for pair in known:
        try:
            known[pair] = reader(pair[1], 0)
        except (TypeError, ValueError):
            reader(pair[1], next(row for row, one in enumerate(pairs()) if one == pair))
            raise
    missing = {pair for pair, number in known.items() if number is None}
    numbers = {pair: number or 0 for pair, number in known.items()}
    found = array.array(kind.code, map(numbers.__getitem__, pairs()))
    rows = [row for row, pair in enumerate(pairs()) if pair in missing] if missing else []
    return Column(name, memoryview(found), _bitmap(len(found), rows) if rows else None)


def _bitmap(rows: int, missing: list[int]) -> memoryview:
    bits = bytearray(b"\xff" * ((rows + 7) // 8))
    for row in missing:
        bits[row // 8] &= ~(1 << row % 8) & 0xFF
    return memoryview(bits)


def _reader(kind: Kind, name: str) -> Callable[[object, int], int | None]:
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

    return read_one


def _other(value: object, kind: Kind, where: str) -> int | None:
    if isinstance(value, float):
        if math.isnan(value):
            return None
        if not value.is_integer() or abs(value) > _EXACT_LAST:
            raise ValueError(f"{where}: expected {kind.name}, not {value!r}")
        return int(value)
    if kind.dates and isinstance(value, dt.date):
        if isinstance(value, dt.datetime):
            value = value.date()
        return _check.days_of(value)
    if kind.words is not None and kind.set and isinstance(value, (frozenset, set, list, tuple)):
        return _bits(value, kind.words, where)
    if kind.words is not None and isinstance(value, (str, Word)):
        number = int(word(kind.words, value, where).value)
        return 1 << number - 1 if kind.set else number
    if isinstance(value, bool) and kind.flags:
        return int(value)
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


class Results:
    """The answers for many rows, as columns that other tools read without a copy.

    Attributes
    ----------
    columns : tuple of str
        The names of the columns.
    refused : int
        How many rows were refused; every column of such a row is 0.
    first_refused : int or None
        The first of them, from 0.
    reason : str
        Why, and which column was at fault; empty where none was refused.
    """

    __slots__ = ("_columns", "_kinds", "_rows", "first_refused", "reason", "refused")

    _columns: dict[str, memoryview]
    _kinds: Mapping[str, Kind]

    def __init__(self, rows: int, names: Iterable[str], kinds: Mapping[str, Kind]) -> None:
        self._rows = rows
        self._kinds = {name: kinds[name] for name in names}
        self._columns = {name: zeros(rows, kind) for name, kind in self._kinds.items()}
        self.refused = 0
        self.first_refused: int | None = None
        self.reason = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._columns)

    def __len__(self) -> int:
        return self._rows

    def __getitem__(self, name: str) -> memoryview:
        """One column: a buffer of numbers, one a row."""
        if not isinstance(name, str):
            raise TypeError(f"expected the name of a column, not {type(name).__name__}")
        if name not in self._columns:
            raise KeyError(f"{name!r} is no column: there are {', '.join(self._columns)}")
        return self._columns[name]

    def words(self, name: str) -> list[Any]:
        """One column as words; None where the row was refused or nothing applies.

        A column of sets gives a tuple of words a row.
        """
        values, vocabulary = self[name], self._kinds[name].words
        if vocabulary is None:
            return list(values)
        known: dict[int, Any] = {0: () if self._kinds[name].set else None}
        if self._kinds[name].set:
            for bits in set(values):
                known[bits] = tuple(
                    vocabulary(i + 1) for i in range(bits.bit_length()) if bits >> i & 1
                )
        else:
            known.update({int(one.value): one for one in vocabulary})
        return [known[value] for value in values]

    def counts(self, name: str) -> dict[Any, int]:
        """How many rows have each value of one column, in the order of the values."""
        import collections

        vocabulary = self._kinds[name].words if name in self._kinds else None
        counted = collections.Counter(self[name])
        if vocabulary is None or self._kinds[name].set:
            return {value: counted[value] for value in sorted(counted)}
        return {
            None
            if value == 0 and value not in {int(one.value) for one in vocabulary}
            else vocabulary(value): counted[value]
            for value in sorted(counted)
        }

    def to_numpy(self) -> dict[str, Any]:
        """The columns as NumPy arrays on the same memory."""
        import numpy

        return {
            name: numpy.frombuffer(values, dtype=f"u{self._kinds[name].size}")
            for name, values in self._columns.items()
        }

    def __repr__(self) -> str:
        refused = f", {self.refused} refused" if self.refused else ""
        return f"{type(self).__name__}({self._rows} rows: {', '.join(self._columns)}{refused})"

    def lend(self, to: Any) -> None:
        """Lets a call write into the columns."""
        for name, values in self._columns.items():
            setattr(to, name, values)

    def settle(self, report: Any, column_name: str | None, on_refused: OnRefused) -> None:
        """Takes over what a call reports, and raises where a row was refused."""
        if report.refused == 0:
            return
        self.refused = int(report.refused)
        self.first_refused = int(report.first_row)
        where = "" if column_name is None else f"{column_name}: "
        self.reason = f"{where}row {self.first_refused}: {c.status_message(report.first_status)}"
        if on_refused == "raise":
            raise DariskError(Status(report.first_status), self.reason)


def zeros(rows: int, kind: Kind) -> memoryview:
    memory: Any = memoryview(bytearray(rows * kind.size))
    cast: memoryview = memory.cast(kind.code)
    return cast


def check_choice(names: object, kinds: Mapping[str, Kind], required: str) -> tuple[str, ...]:
    """The names of the columns that are wanted, the required one among them."""
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise TypeError(f"columns: expected names of columns, not {type(names).__name__}")
    wanted = list(dict.fromkeys([required, *names]))
    for name in wanted:
        if name not in kinds:
            raise ValueError(f"columns: {name!r} is none: expected {', '.join(kinds)}")
    return tuple(wanted)


def check_on_refused(value: object) -> OnRefused:
    """What to do about rows that are refused."""
    if value == "raise":
        return "raise"
    if value == "keep":
        return "keep"
    raise ValueError(f"on_refused: expected 'raise' or 'keep', not {value!r}")

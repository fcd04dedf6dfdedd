# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Columns: whatever the caller holds, as plain memory with an optional validity bitmap.

Which columns some data has is for `_data` to find. Taken without a copy: a buffer of one dimension
with the numbers of the column (NumPy, array, memoryview, Arrow buffers), and one of signed numbers
of that size where none is below 0. Copied: other whole numbers, floats that are whole numbers,
masked arrays, dates and texts of NumPy, and sequences of numbers, words, keys, dates and None. No
copy makes an object for each row of a buffer that stays.
"""

from __future__ import annotations

import array
import contextlib
import datetime as dt
import math
import mmap
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from . import _check, _days
from ._texts import Texts
from ._vocabulary import Word, of_bits, word

#: The last whole number that a float is sure to be, by its type code; the next may be a neighbour.
EXACT_LAST = {"f": 2**24 - 1, "d": 2**53 - 1}

# Memory of so many bytes and more is asked of the system itself.
_LARGE = 1 << 22

#: What a text of a column means; the second argument is where it stands, for an exception.
Parse = Callable[[str, str], int]


@dataclass(frozen=True)
class Kind:
    """What a column holds: the type code of `array`, and what may stand in it.

    A word of the vocabulary is its number; sets of words are texts joined by "+"; where there are
    `flags`, True is 1 and False is 0. A `reference` may be a text, which is numbered. What somebody
    else has `coded` is text: a number would be taken for one of ours.
    """

    name: str
    code: str
    low: int
    high: int
    words: type[Word] | None = None
    dates: bool = False
    set: bool = False
    flags: bool = False
    reference: bool = False
    parse: Parse | None = None
    coded: bool = False

    @property
    def size(self) -> int:
        """Bytes of one value."""
        return array.array(self.code).itemsize

    def refuse_number(self, where: str, value: object = "numbers") -> None:
        """Refuses a number among the codes of somebody else."""
        if self.coded:
            raise TypeError(f"{where}: expected {self.name} as text, not {value}")

    def number_of(self, text: str, where: str) -> int:
        """What a text means in this column; the empty text is nothing."""
        if text == "":
            return 0
        if self.parse is not None:
            return self.parse(text, where)
        if self.words is None:
            raise TypeError(f"{where}: expected {self.name}, not str {text!r:.60}")
        if not self.set:
            if "+" in text:
                raise ValueError(
                    f"{where}: expected one key, not {text!r:.60}: keys joined by + are for a "
                    "column of sets, such as relationships"
                )
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
FLAG = Kind("True or False", "B", 0, 255, flags=True)
REFERENCE = Kind("uint64", "Q", 0, 2**64 - 1, reference=True)
DATE = Kind("a date, or int32 days since 1970-01-01", "i", -(2**31), 2**31 - 1, dates=True)


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
    """The people and things that some columns refer to; the empty text is nobody.

    Numbers and texts are not mixed: nothing would say that "7" and 7 are the same person.
    """

    __slots__ = ("_sort", "texts")

    def __init__(self) -> None:
        self.texts = Texts()
        self._sort = ""

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

    def part(self, first: int, last: int) -> Column:
        """Some of the rows, on the same memory."""
        values = self.values[first:last]
        return Column(self.name, values, self.validity, self.offset + first, self.keeper)


def column(values: object, kind: Kind, name: str, people: People | None = None) -> Column:
    """One column of whatever holds it.

    Texts that refer to somebody are numbered in `people`, which columns of the same people share.
    """
    if isinstance(values, Column):
        return values
    # The rows of a set have no order, and those of a mapping are its keys.
    if isinstance(values, (str, bytes, int, float, dt.date, Mapping, Set)):
        raise TypeError(f"{name}: expected a column ({kind.name}), not {type(values).__name__}")
    if kind.dates:
        _days.refuse_zone(values, name)
    values = plain(values, name)
    sort = getattr(getattr(values, "dtype", None), "kind", "")
    if sort == "M":
        if not kind.dates:
            raise TypeError(f"{name}: expected {kind.name}, not dates")
        return Column(name, _days.days_of_numpy(values, name))
    if (sort == "U" or _is_masked(values)) and values.ndim == 1:  # type: ignore[attr-defined]
        return _sequence(values.tolist(), kind, name, people)  # type: ignore[attr-defined]
    try:
        memory = memoryview(values)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return _sequence(values, kind, name, people)
    if memory.format == "O" and memory.ndim == 1:
        objects: Any = memory.obj
        if kind.dates:
            _refuse_whole(objects, kind, name)
        return _sequence(objects, kind, name, people)
    if kind.reference and people is not None:
        people.are("numbers", name)
    return _buffer(memory, kind, name)


def plain(values: object, name: str) -> object:
    """What a series of a frame holds; anything else as it is."""
    if not isinstance(values, (memoryview, array.array)) and hasattr(values, "to_numpy"):
        try:
            return values.to_numpy()
        except Exception as error:
            # Polars says so of integers of 128 bits, by an exception of its own and no name.
            if type(error).__module__.partition(".")[0] != "polars":
                raise
            raise TypeError(f"{name}: {error}") from None
    return values


def _buffer(memory: memoryview, kind: Kind, name: str) -> Column:
    if memory.ndim != 1:
        raise TypeError(f"{name}: expected one dimension ({kind.name}), not {memory.ndim}")
    code = memory.format.lstrip("@=" + ("<" if sys.byteorder == "little" else ">!"))
    whole = "bBhHiIlLqQ"
    if len(code) != 1 or code not in whole + "?fd":
        raise TypeError(f"{name}: expected {kind.name}, not a buffer of format {memory.format!r}")
    if code in whole and len(memory):
        kind.refuse_number(name)
        _refuse_no_day(memory, code, kind, name)
    same = memory.itemsize == kind.size and code.islower() == (kind.low < 0)
    if same and code in whole and memory.c_contiguous and memory.format == code:
        return Column(name, memory)
    if code in whole or (code == "?" and kind.flags):
        numbers = _whole(memory, code, kind)
        if numbers is not None:
            return Column(name, numbers)
    elif code in "fd" and "numpy" in sys.modules:
        found = _numpy_floats(memory, code, kind, name)
        if found is not None:
            return found
    listed = memory.tolist() if memory.format == code else _native(memory, code).tolist()
    if code == "f":
        _refuse_inexact(listed, kind, name)
    return _sequence(listed, kind, name, None)


def _refuse_no_day(memory: memoryview, code: str, kind: Kind, name: str) -> None:
    """Days are counted in int32 alone: other numbers may be days of a spreadsheet, or seconds."""
    bits = memory.itemsize * 8
    if kind.dates and (code not in "il" or bits != 32):
        sort = "float" if code in "fd" else "int" if code.islower() else "uint"
        raise TypeError(f"{name}: expected {kind.name}, not {sort}{bits}")


def _refuse_whole(objects: Iterable[object], kind: Kind, name: str) -> None:
    """Whole numbers among the objects of a frame, where cells of a spreadsheet had a gap."""
    for row, value in enumerate(objects):
        if type(value) is int:
            raise TypeError(f"{name}: row {row}: expected {kind.name}, not int {value}")


def _refuse_inexact(floats: Sequence[float], kind: Kind, name: str) -> None:
    """Floats of four bytes look like those of eight once they are listed."""
    for row, value in enumerate(floats):
        if math.isfinite(value) and abs(value) > EXACT_LAST["f"]:
            raise ValueError(f"{name}: row {row}: expected {kind.name}, not {value!r} of float32")


def _native(memory: memoryview, code: str) -> memoryview:
    """A copy by the type code of this machine: others have an "l" of four bytes, or of eight."""
    if code in "bBhHiIlLqQ":
        signed = "bhiq" if code.islower() else "BHIQ"
        code = next(one for one in signed if array.array(one).itemsize == memory.itemsize)
    held: Any = memoryview(memory.tobytes())
    cast: memoryview = held.cast(code)
    return cast


def _whole(memory: memoryview, code: str, kind: Kind) -> memoryview | None:
    """Whole numbers of another type; None where one of them does not fit."""
    if memory.format != code:
        memory = _native(memory, code)
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


def _numpy_floats(memory: memoryview, code: str, kind: Kind, name: str) -> Column | None:
    """Floats that are whole numbers, and missing where they are none; None where one does not fit.
    From 2**53 on neighbours fall together, so that a reference would be somebody else's."""
    numpy: Any = sys.modules["numpy"]
    held = numpy.asarray(memory)
    missing = numpy.isnan(held)
    if not missing.all():
        kind.refuse_number(name)
        _refuse_no_day(memory, code, kind, name)
    values = numpy.where(missing, 0, held)
    low, high = max(kind.low, -EXACT_LAST[code]), min(kind.high, EXACT_LAST[code])
    if ((values < low) | (values > high) | (values != numpy.floor(values))).any():
        return None
    bits = numpy.packbits(~missing, bitorder="little") if missing.any() else None
    return Column(
        name, memoryview(values.astype(kind.code)), None if bits is None else memoryview(bits)
    )


def _is_masked(values: object) -> bool:
    """Whether it is a masked array of NumPy, or of somebody who made one from it."""
    numpy: Any = sys.modules.get("numpy")
    return numpy is not None and isinstance(values, numpy.ma.MaskedArray)


def _sequence(values: object, kind: Kind, name: str, people: People | None) -> Column:
    if not isinstance(values, Iterable):
        raise TypeError(f"{name}: expected a column ({kind.name}), not {type(values).__name__}")
    listed = values if isinstance(values, (list, tuple)) else list(values)
    types = set(map(type, listed))
    if kind.reference and people is not None:
        _settle(types, name, people)
        if str in types and types <= {str, type(None)}:
            return Column(name, people.texts.add_column(listed, name))
    if types == {int} and not kind.coded:
        try:
            return Column(name, memoryview(array.array(kind.code, listed)))
        except OverflowError:
            pass  # the row is found below
    if (kind.takes_text or kind.dates) and all(_compared(one) for one in types):
        return _repeated(listed, kind, name)
    found = array.array(kind.code)
    missing: list[int] = []
    add, reader = found.append, _reader(kind, name, people)
    for row, value in enumerate(listed):
        number = reader(value, row)
        if number is None:
            missing.append(row)
            number = 0
        add(number)
    return Column(name, memoryview(found), _bitmap(len(found), missing) if missing else None)


def _settle(types: set[type], name: str, people: People) -> None:
    """Says of which sort references are, where there is one."""
    if any(issubclass(one, str) for one in types):
        people.are("texts", name)
    elif types & {int}:
        people.are("numbers", name)


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


def _reader(
    kind: Kind, name: str, people: People | None = None
) -> Callable[[object, int], int | None]:
    low, high = kind.low, kind.high

    def read_one(value: object, row: int) -> int | None:
        if type(value) is int:
            kind.refuse_number(f"{name}: row {row}", value)
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
        if isinstance(value, str):
            assert people is not None
            people.are("texts", f"{name}: row {row}")
            return people.texts.add(value, f"{name}: row {row}")
        number = read_one(value, row)
        if number:
            assert people is not None
            people.are("numbers", f"{name}: row {row}")
        return number

    return read_one if people is None or not kind.reference else read_reference


def _other(value: object, kind: Kind, where: str) -> int | None:
    if isinstance(value, float):
        if math.isnan(value):
            return None
        kind.refuse_number(where, value)
        if kind.dates:
            raise TypeError(f"{where}: expected {kind.name}, not float {value!r}")
        if not value.is_integer() or abs(value) > EXACT_LAST["d"]:
            raise ValueError(f"{where}: expected {kind.name}, not {value!r}")
        return int(value)
    if kind.dates and _days.is_day(value):
        return _days.day_of(value, where)
    if isinstance(value, str) and kind.takes_text:
        return kind.number_of(value, where)
    if kind.words is not None and kind.set and isinstance(value, (frozenset, set, list, tuple)):
        return _bits(value, kind.words, where)
    if kind.words is not None and isinstance(value, Word):
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


def joined(columns: Sequence[Column]) -> Column:
    """Columns one after the other, as one; copied where there are several."""
    if len(columns) == 1:
        return columns[0]
    held = bytearray()
    known = missing = rows = 0
    for one in columns:
        held += one.values.cast("B") if len(one) else b""
        everything = (1 << len(one)) - 1
        bits = everything
        if one.validity is not None:
            bits &= int.from_bytes(one.validity, "little") >> one.offset
        known |= bits << rows
        missing |= bits ^ everything
        rows += len(one)
    memory: Any = memoryview(held)
    validity = memoryview(known.to_bytes((rows + 7) // 8, "little")) if missing else None
    return Column(columns[0].name, memory.cast(columns[0].values.format), validity)


def nothing(name: str, kind: Kind, rows: int) -> Column:
    """A column of which every row is missing."""
    return Column(name, zeros(rows, kind), memoryview(bytes((rows + 7) // 8)))


def zeros(rows: int, kind: Kind) -> memoryview:
    """Room for a column of answers."""
    memory: Any = memoryview(_room(rows * kind.size))
    cast: memoryview = memory.cast(kind.code)
    return cast


def _room(size: int) -> bytearray | mmap.mmap:
    """Bytes of 0. Large ones the system clears as they are first written, so that nothing is
    written twice, and in large pages where it has them, as NumPy asks for its arrays."""
    if size < _LARGE or not hasattr(mmap, "MAP_PRIVATE"):
        return bytearray(size)
    held = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        with contextlib.suppress(OSError):
            held.madvise(mmap.MADV_HUGEPAGE)
    return held

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What many rows are given in: a mapping of columns, a NumPy array of records, or a frame.

This is the one place where input becomes columns, so other kinds of input are added here. A frame
is read by the Arrow PyCapsule interface where it has one; one that has not, column by column. No
package of anybody is imported.
"""

from __future__ import annotations

import bisect
import difflib
import importlib.util
import sys
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Union

from ._arrow import Batches, is_array, is_stream
from ._columns import Column, Kind, People, column, joined
from ._pandas import is_pandas, read_pandas, refuse_twice

#: So many rows are done between two looks at whether the user wants to stop.
PIECE = 1 << 21


class Frame(Protocol):
    """A frame of pandas or polars: names of columns, and a column for each."""

    @property
    def columns(self) -> Any:
        """The names."""

    def __getitem__(self, name: Any, /) -> Any: ...


class ArrowStream(Protocol):
    """Whatever hands out Arrow batches: polars, pyarrow, DuckDB, pandas 3."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


class ArrowArray(Protocol):
    """Whatever hands out one Arrow batch."""

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...


#: Reads one column, of a kind, by its name.
Reader = Callable[[object, Kind, str], Column]

#: Columns by name.
Columns = Union[Mapping[str, object], Frame, ArrowStream, ArrowArray]


@dataclass(frozen=True)
class Part:
    """Rows that lie together."""

    start: int
    rows: int
    columns: dict[str, Column]

    def pieces(self) -> Iterator[Part]:
        """The same in parts that are not too long to wait for."""
        if self.rows <= PIECE:
            yield self
            return
        for start in range(0, self.rows, PIECE):
            rows = min(PIECE, self.rows - start)
            columns = {name: one.part(start, start + rows) for name, one in self.columns.items()}
            yield Part(self.start + start, rows, columns)


class Data:
    """The columns that some data holds, in parts as its batches are.

    Attributes
    ----------
    source : object
        What was given.
    batches : Batches or None
        Its batches, where it had any.
    """

    __slots__ = ("_starts", "batches", "parts", "rows", "source")

    def __init__(
        self, source: object, parts: tuple[Part, ...], batches: Batches | None = None
    ) -> None:
        self.source = source
        self.parts = parts
        self.batches = batches
        self.rows = sum(part.rows for part in parts)
        self._starts = [part.start for part in parts]

    @property
    def names(self) -> set[str]:
        """The columns that there are."""
        return {name for part in self.parts for name in part.columns}

    def pieces(self) -> Iterator[Part]:
        """The rows in parts that are not too long to wait for."""
        for part in self.parts:
            yield from part.pieces()

    def at(self, row: int) -> dict[str, int | None]:
        """The values of one row."""
        part = self.parts[bisect.bisect_right(self._starts, row) - 1]
        return {name: one.at(row - part.start) for name, one in part.columns.items()}

    def whole(self) -> dict[str, Column]:
        """The columns, each in one; copied where there are several parts."""
        if len(self.parts) == 1:
            return self.parts[0].columns
        names = {name: None for part in self.parts for name in part.columns}
        return {name: joined([part.columns[name] for part in self.parts]) for name in names}


def read(
    data: object, kinds: Mapping[str, Kind], reader: Reader | None = None
) -> tuple[dict[str, Column], int]:
    """The columns that some data holds, each in one, and how many rows they have.

    What holds a column is read by `reader`, where there is one.
    """
    if reader is None:
        found = open_data(data, kinds)
        return found.whole(), found.rows
    if is_stream(data) and not isinstance(data, Mapping) and not is_pandas(data):
        data = _held(data, kinds)
    elif is_pandas(data):
        refuse_twice(data, kinds)
    rows, columns = _columns(data, kinds, reader)
    return columns, rows


def _held(data: Any, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The columns of a frame that hands out batches, for somebody's reader of columns.

    Other texts and floats of polars are left to the reader, which wants NumPy.
    """
    if not hasattr(data, "get_column") or importlib.util.find_spec("numpy") is None:
        batches = Batches(data)
        return batches.values({name: kinds[name] for name in _known(batches.names, kinds)})
    names = _known(data.columns, kinds)
    held = {name: data.get_column(name) for name in names}
    found = Batches(data.select(names).clear()).columns({name: kinds[name] for name in names})
    if found:
        held.update(Batches(data.select(found)).values({name: kinds[name] for name in found}))
    return held


def open_data(data: object, kinds: Mapping[str, Kind]) -> Data:
    """The columns that some data holds.

    A mapping has columns of these names and no others: a name that is misspelt would else be a
    fact that nobody knows. A frame may have others.
    """
    held = None
    if is_pandas(data):
        frame: Any = data
        names = _known(frame.columns.tolist(), kinds)
        batches = read_pandas(frame, {name: kinds[name] for name in names})
    elif is_stream(data) or is_array(data):
        held = Batches(data)
        names = _known(held.names, kinds)
        batches = held.read({name: kinds[name] for name in names}, People())
    else:
        people = People()

        def reader(values: object, kind: Kind, name: str) -> Column:
            return column(values, kind, name, people)

        batches = iter([_columns(data, kinds, reader)])
    parts = []
    start = 0
    for rows, columns in batches:
        parts.append(Part(start, rows, columns))
        start += rows
    return Data(data, tuple(parts), held)


def _columns(
    data: object, kinds: Mapping[str, Kind], reader: Reader
) -> tuple[int, dict[str, Column]]:
    columns = {
        name: reader(data[name], kinds[name], name)  # type: ignore[index]
        for name in _names(data, kinds)
    }
    rows = {name: len(one) for name, one in columns.items()}
    first = next(iter(rows))
    for name, length in rows.items():
        if length != rows[first]:
            raise ValueError(f"{name}: expected {rows[first]} rows, as in {first}, not {length}")
    return rows[first], columns


def _known(names: Collection[object], kinds: Mapping[str, Kind]) -> list[str]:
    found = [name for name in kinds if name in names]
    if not found:
        raise ValueError(f"data: expected at least one column of {', '.join(kinds)}")
    others = [one for one in names if isinstance(one, str) and one not in kinds]
    for other, name in near_names(others, [one for one in kinds if one not in found]):
        told = f"the column {other!r} is not read: expected {name}"
        warnings.warn(told, stacklevel=_levels_up())
    return found


def _levels_up() -> int:
    """How far up who called this package is, from who asks."""
    own = __name__.partition(".")[0]
    levels, frame = 1, sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == own:
        levels, frame = levels + 1, frame.f_back
    return levels


def near_names(others: Iterable[str], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Which names are ours but for case, blanks and signs, and what they would be."""
    ours = {_letters(name): name for name in names}
    for other in others:
        if _letters(other) in ours:
            yield other, ours[_letters(other)]


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _names(data: object, kinds: Mapping[str, Kind]) -> list[str]:
    if isinstance(data, Mapping):
        for name in data:
            if name not in kinds:
                near = difflib.get_close_matches(str(name), kinds, n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise ValueError(f"{name!r} is no column: expected {', '.join(kinds)}{hint}")
        return _known([name for name in data if data[name] is not None], kinds)
    fields = getattr(getattr(data, "dtype", None), "names", None)
    if fields is not None:
        return _known(fields, kinds)
    if hasattr(data, "collect") and hasattr(data, "collect_schema"):
        raise TypeError("data: expected a frame, not one that is still to be collected: .collect()")
    if hasattr(data, "columns") and hasattr(data, "__getitem__"):
        return _known([str(name) for name in data.columns], kinds)
    raise TypeError(
        f"data: expected a mapping of names to columns, or a frame, not {type(data).__name__}"
    )

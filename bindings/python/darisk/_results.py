# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The answers for many rows, as columns and beside the columns they were asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NoReturn

from . import _arrow, _frames
from ._columns import Kind, zeros
from ._data import Data, Part
from ._errors import DariskError, Status
from ._native import c
from ._pandas import is_pandas

OnRefused = Literal["raise", "keep"]

#: Called with the rows that are done and with all of them.
Progress = Callable[[int, int], object]


class Results:
    """The answers for many rows, as columns that other tools read.

    It hands out Arrow batches, so polars, pyarrow, DuckDB and pandas 3 take it as a frame;
    `frame` gives the kind of frame that was given. Both have the columns of a frame that was given,
    then the answers, words as text. By itself a column is a buffer of the numbers of the library.

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

    __slots__ = ("_columns", "_data", "_kinds", "_rows", "first_refused", "reason", "refused")

    _columns: dict[str, memoryview]
    _data: Data | None
    _kinds: Mapping[str, Kind]

    def __init__(
        self,
        rows: int,
        names: Iterable[str],
        kinds: Mapping[str, Kind],
        data: Data | None = None,
    ) -> None:
        self._rows = rows
        self._data = data
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

    def frame(self) -> Any:
        """The kind of frame that was given, with its columns and then the answers.

        Of polars, pandas, pyarrow and DuckDB the answers are text, words as their keys and sets as
        keys joined by "+"; of a mapping of columns or a NumPy array of records they are numbers. An
        answer of which the frame has the name already is called `darisk_` and its name. The columns
        that were given are not copied. A frame of a kind that is not known comes back as this
        object, which hands out Arrow batches.
        """
        return _frames.to_frame(self, None if self._data is None else self._data.source)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The columns that were given, then the answers, as an Arrow stream.

        Of a mapping, or a NumPy array of records, the answers alone.
        """
        if self._data is not None and self._data.batches is not None:
            return _arrow.beside(self._data.batches.view(), self._answers().__arrow_c_stream__())
        if self._data is not None and is_pandas(self._data.source):
            frame = self.frame()
            if not _arrow.is_stream(frame):
                raise TypeError("expected pandas 2.2 or later, which hands out Arrow: see frame()")
            return frame.__arrow_c_stream__(requested_schema)
        return self._answers().__arrow_c_stream__()

    def __arrow_c_schema__(self) -> object:
        """The schema of `__arrow_c_stream__`."""
        return _arrow.schema_of(self.__arrow_c_stream__())

    def _answers(self) -> _frames.Answers:
        """The answers alone, by the names they have in a frame."""
        taken = () if self._data is None else _frames.names_of(self._data)
        parts = None if self._data is None else [part.rows for part in self._data.parts]
        columns = {
            _frames.free_name(name, taken): (values, self._kinds[name])
            for name, values in self._columns.items()
        }
        return _frames.Answers([self._rows] if parts is None else parts, columns)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} cannot be copied or pickled: expected what frame() gives"
        )

    def __repr__(self) -> str:
        refused = f", {self.refused} refused" if self.refused else ""
        return f"{type(self).__name__}({self._rows} rows: {', '.join(self._columns)}{refused})"

    def lend(self, to: Any, part: Part | None = None) -> None:
        """Lets a call write into the columns, or into the rows of one part."""
        rows = slice(None) if part is None else slice(part.start, part.start + part.rows)
        for name, values in self._columns.items():
            setattr(to, name, values[rows])

    def settle(
        self,
        report: Any,
        column_name: str | None,
        on_refused: OnRefused,
        first_row: int = 0,
        told: Callable[[int], str] | None = None,
    ) -> None:
        """Takes over what a call reports, and raises where a row was refused.

        Parameters
        ----------
        report, column_name
            What the library says.
        on_refused
            What was asked for.
        first_row
            The row that the call had for its first.
        told
            What else may be said of a row that was refused; "" for nothing.
        """
        if report.refused == 0:
            return
        self.refused += int(report.refused)
        if self.first_refused is None:
            row = first_row + int(report.first_row)
            where = "" if column_name is None else f"{column_name}: "
            self.first_refused = row
            self.reason = f"{where}row {row}: {c.status_message(report.first_status)}"
            self.reason = (told and told(row)) or self.reason
        if on_refused == "raise":
            raise DariskError(Status(report.first_status), self.reason)


def check_choice(names: object, kinds: Mapping[str, Kind], required: str) -> tuple[str, ...]:
    """The names of the columns that are wanted, the required one among them."""
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise TypeError(f"columns: expected names of columns, not {type(names).__name__}")
    wanted = list(dict.fromkeys([required, *names]))
    for name in wanted:
        if name not in kinds:
            raise ValueError(f"columns: {name!r} is none: expected {', '.join(kinds)}")
    return tuple(wanted)


def check_progress(progress: object) -> None:
    """Refuses, before any work is done, what cannot be told."""
    if progress is not None and not callable(progress):
        raise TypeError(f"progress: expected something to call, not {type(progress).__name__}")


def check_on_refused(value: object) -> OnRefused:
    """What to do about rows that are refused."""
    if value == "raise":
        return "raise"
    if value == "keep":
        return "keep"
    raise ValueError(f"on_refused: expected 'raise' or 'keep', not {value!r}")

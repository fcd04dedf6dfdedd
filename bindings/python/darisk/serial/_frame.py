# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Answers as frames: the one place where columns of the library become those of another tool.

A field says what the numbers of a column are; how a tool holds such a thing is said here, once for
pandas, polars and Arrow, which every other tool takes.
"""

from __future__ import annotations

import array
import importlib
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import _arrow
from .._frames import package_of
from .._native import c
from .._vocabulary import Word
from ._words import flags_of

#: The tools whose frames are known, by the name of their module.
TOOLS = ("pandas", "polars", "pyarrow", "duckdb")

_KINDS = {
    "B": c.ARROW_KIND_U8,
    "H": c.ARROW_KIND_U16,
    "I": c.ARROW_KIND_U32,
    "Q": c.ARROW_KIND_U64,
    "i": c.ARROW_KIND_I32,
    "q": c.ARROW_KIND_I64,
}


@dataclass(frozen=True)
class Field:
    """One column of an answer.

    Attributes
    ----------
    code
        The type code of `array`.
    form
        "number", "flag" (0 or 1), "date", "word", "flags" (bits of Flag) or "reference".
    missing
        The number that says that there is none, where there is one.
    words
        The vocabulary of a "word".
    """

    code: str
    form: str = "number"
    missing: int | None = None
    words: type[Word] | None = None


def tool_of(data: object) -> str | None:
    """Whose frame this is; None where it is nobody's."""
    package = package_of(data).removeprefix("_")
    return package if package in TOOLS else None


def check_tool(tool: object) -> str:
    """A tool by its name."""
    if not isinstance(tool, str) or tool not in TOOLS:
        raise ValueError(f"kind: expected one of {', '.join(TOOLS)}, not {tool!r:.60}")
    return tool


def buffers(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as NumPy arrays on the same memory, where there is NumPy."""
    try:
        numpy: Any = importlib.import_module("numpy")
    except ImportError:
        return dict(columns)
    return {
        name: numpy.asarray(values) if isinstance(values, memoryview) else values
        for name, values in columns.items()
    }


def frame(tool: str | None, columns: Mapping[str, Any], fields: Mapping[str, Field]) -> Any:
    """A frame of a tool; without one, the columns themselves."""
    if tool is None:
        return buffers(columns)
    module = importlib.import_module(tool)
    if tool == "pyarrow":
        return module.table(Columns(columns, fields))
    if tool == "duckdb":
        return module.from_arrow(Columns(columns, fields))
    make = _pandas_column if tool == "pandas" else _polars_column
    return module.DataFrame(
        {name: make(module, values, fields[name]) for name, values in columns.items()}
    )


def _flags(values: Iterable[int]) -> dict[int, str]:
    """Each different set of flags as text, such as "DUAL|UNDATED"."""
    return {bits: "|".join(map(str, flags_of(bits))) for bits in sorted(set(values))}


def _texts(values: Iterable[int]) -> list[str]:
    return list(map(_flags(values).__getitem__, values))


def _pandas_column(pandas: Any, values: Any, field: Field) -> Any:
    if isinstance(values, list):
        return values
    if field.form == "flags":
        return _texts(values)
    numpy: Any = importlib.import_module("numpy")
    held = numpy.asarray(values)
    if field.form == "flag":
        return held.astype(bool)
    if field.form == "word":
        assert field.words is not None
        words = list(field.words)
        codes = numpy.searchsorted([one.value for one in words], held)
        return pandas.Categorical.from_codes(codes, [str(one) for one in words], ordered=True)
    if field.missing is None:
        return held
    missing = held == field.missing
    if field.form == "date":
        days = held.astype("datetime64[D]")
        days[missing] = numpy.datetime64("NaT")
        old = int(pandas.__version__.partition(".")[0]) < 2  # which has nanoseconds only
        return days.astype("datetime64[ns]" if old else "datetime64[s]")
    return pandas.arrays.IntegerArray(numpy.where(missing, 0, held), missing)


def _polars_column(polars: Any, values: Any, field: Field) -> Any:
    if isinstance(values, list):
        return polars.Series(values, dtype=polars.String)
    if field.form == "flags":
        return polars.Series(_texts(values), dtype=polars.String)
    kinds = {"B": "UInt8", "H": "UInt16", "I": "UInt32", "Q": "UInt64", "i": "Int32", "q": "Int64"}
    found = polars.Series(buffers({"": values})[""], dtype=getattr(polars, kinds[field.code]))
    if field.form == "flag":
        return found.cast(polars.Boolean)
    if field.form == "word":
        assert field.words is not None
        words = list(map(str, field.words))
        numbers = polars.Series([one.value for one in field.words], dtype=polars.UInt8)
        return found.replace_strict(numbers, polars.Series(words), return_dtype=polars.Enum(words))
    if field.missing is not None:
        found = found.set(found == field.missing, None)
    return found.cast(polars.Date) if field.form == "date" else found


class Exporter:
    """What hands its columns out as an Arrow stream, so that other tools take it as a frame."""

    __slots__ = ()

    @abstractmethod
    def _exported(self) -> tuple[Mapping[str, Any], Mapping[str, Field]]:
        """The columns, and what they are."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Every column as an Arrow stream: words and flags as text, what is missing as missing."""
        columns, fields = self._exported()
        writer = c.arrow_writer_new(len(next(iter(columns.values()), ())))
        for name, values in columns.items():
            _add(writer, name, values, fields[name])
        return c.arrow_writers_stream([writer])

    def __arrow_c_schema__(self) -> object:
        """The schema of `__arrow_c_stream__`."""
        return _arrow.schema_of(self.__arrow_c_stream__())


@dataclass(frozen=True)
class Columns(Exporter):
    """Some columns."""

    columns: Mapping[str, Any]
    fields: Mapping[str, Field]

    def _exported(self) -> tuple[Mapping[str, Any], Mapping[str, Field]]:
        return self.columns, self.fields


def _add(writer: Any, name: str, values: Any, field: Field) -> None:
    if isinstance(values, list):
        _add_texts(writer, name, values)
    elif field.form == "flag":
        c.arrow_writer.fill_flags(writer, name, values)
    elif field.form == "flags":
        held = c.column_u16()
        held.set(values, None, 0)
        known = _flags(values) or {0: ""}
        words = _arrow.words_of([(text, bits) for bits, text in known.items()])
        c.arrow_writer_add_codes_u16(writer, name, held, words, None)
    elif field.words is not None:
        held = c.column_u8()
        held.set(values, None, 0)
        words = _arrow.words_of([(str(one), int(one.value)) for one in field.words])
        c.arrow_writer_add_codes_u8(writer, name, held, words, None)
    else:
        kind = c.ARROW_KIND_DATE if field.form == "date" else _KINDS[field.code]
        if field.missing is None:
            c.arrow_writer.fill(writer, name, kind, values.cast("B"))
        else:
            none = array.array(field.code, [field.missing]).tobytes()
            c.arrow_writer.fill_known(writer, name, kind, values.cast("B"), none)


def _add_texts(writer: Any, name: str, texts: list[str]) -> None:
    known = c.arrow_dictionary_new()
    numbers = {text: c.arrow_dictionary_add(known, text.encode()) for text in dict.fromkeys(texts)}
    memory = array.array("Q", map(numbers.__getitem__, texts))
    held = c.column_u64()
    held.set(memory, None, 0)
    c.arrow_writer_add_ids(writer, name, held, known, None)

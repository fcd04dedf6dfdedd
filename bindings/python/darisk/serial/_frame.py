# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Answers as frames: the one place where columns of the library become those of another tool.

A field says what the numbers of a column are; how a tool holds such a thing is said here, once for
each tool. An exporter of Arrow columns can be put in the place of all of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .._vocabulary import Word
from ._words import flags_of

#: The tools whose frames are known, by the name of their module.
TOOLS = ("pandas", "polars")


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
    module = type(data).__module__.partition(".")[0]
    return module if module in TOOLS else None


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
    make = _pandas_column if tool == "pandas" else _polars_column
    return module.DataFrame(
        {name: make(module, values, fields[name]) for name, values in columns.items()}
    )


def _texts(values: Iterable[int]) -> list[str]:
    """Flags as text, such as "DUAL|UNDATED"."""
    known = {bits: "|".join(map(str, flags_of(bits))) for bits in set(values)}
    return list(map(known.__getitem__, values))


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

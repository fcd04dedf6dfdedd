# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Answers as the kind of frame that was given.

A package is imported only where a frame of it was given, which is to say that it is there.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ._arrow import answers
from ._columns import Kind
from ._data import Data


@dataclass(frozen=True)
class Answers:
    """Columns of answers, and how many rows each batch of them has."""

    rows: Sequence[int]
    columns: Mapping[str, tuple[memoryview, Kind]]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """They as an Arrow stream."""
        return answers(self.rows, self.columns)

    def __len__(self) -> int:
        return sum(self.rows)


class Answering(Protocol):
    """What has answers: `Results`."""

    def _answers(self) -> Answers:
        """They alone."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


def names_of(data: Data) -> Collection[str]:
    """The names that the columns of some data have."""
    if data.batches is not None:
        return data.batches.names
    source: Any = data.source
    if isinstance(source, Mapping):
        return list(source)
    fields = getattr(getattr(source, "dtype", None), "names", None)
    return [str(name) for name in (source.columns if fields is None else fields)]


def free_name(name: str, taken: Collection[str]) -> str:
    """The name of an answer beside other columns."""
    if name not in taken:
        return name
    if f"darisk_{name}" in taken:
        raise ValueError(
            f"the frame has the columns {name!r} and 'darisk_{name}': expected one of these "
            "names to be free for an answer"
        )
    return f"darisk_{name}"


def to_frame(results: Answering, source: object) -> Any:
    """The kind of frame that was given, with its columns and then the answers."""
    make = _TO_FRAME.get(package_of(source))
    if make is not None:
        return make(source, results)
    if isinstance(source, Mapping):
        return {**source, **{name: values for name, (values, _) in _columns(results).items()}}
    return results


def package_of(source: object) -> str:
    """The package of a frame, of which somebody's own may be made; "" for none that is known."""
    for kind in type(source).__mro__:
        name = kind.__module__.partition(".")[0]
        if name in _TO_FRAME:
            return name
    return ""


def _columns(results: Answering) -> Mapping[str, tuple[memoryview, Kind]]:
    return results._answers().columns


def _to_polars(frame: Any, results: Answering) -> Any:
    polars: Any = importlib.import_module("polars")
    if not isinstance(frame, polars.DataFrame):
        return results
    return frame.hstack(polars.DataFrame(results._answers()))


def _to_pyarrow(frame: Any, results: Answering) -> Any:
    pyarrow: Any = importlib.import_module("pyarrow")
    if isinstance(frame, pyarrow.RecordBatchReader):
        return pyarrow.RecordBatchReader.from_stream(results)
    if not isinstance(frame, (pyarrow.Table, pyarrow.RecordBatch)):
        return results
    made = pyarrow.table(results._answers())
    for name in made.column_names:
        held = made.column(name)
        if isinstance(frame, pyarrow.RecordBatch):
            held = held.combine_chunks()
        frame = frame.append_column(made.schema.field(name), held)
    return frame


def _to_duckdb(frame: Any, results: Answering) -> Any:
    duckdb: Any = importlib.import_module("duckdb")
    results._answers()  # what is wrong with their names is told here, and not within DuckDB
    return duckdb.from_arrow(results)


def _to_pandas(frame: Any, results: Answering) -> Any:
    pandas: Any = importlib.import_module("pandas")
    numpy: Any = importlib.import_module("numpy")
    made = {}
    for name, (values, kind) in _columns(results).items():
        numbers = numpy.frombuffer(values, dtype=f"u{kind.size}")
        if kind.words is None:
            made[name] = numbers
        elif kind.set:
            texts = {bits: text or None for bits, text in kind.texts(values)}
            made[name] = numpy.array([texts[bits] for bits in values], dtype=object)
        else:
            places = numpy.full(int(numbers.max(initial=0)) + 1, -1, dtype=numpy.int16)
            for place, one in enumerate(kind.words):
                if int(one.value) < len(places):
                    places[int(one.value)] = place
            made[name] = pandas.Categorical.from_codes(
                places[numbers], categories=[str(one) for one in kind.words]
            )
    return frame.assign(**made)


def _to_numpy(array: Any, results: Answering) -> Any:
    numpy: Any = importlib.import_module("numpy")
    if getattr(getattr(array, "dtype", None), "names", None) is None:
        return results
    columns = _columns(results)
    fields = [(name, array.dtype[name]) for name in array.dtype.names]
    fields += [(name, f"u{kind.size}") for name, (_, kind) in columns.items()]
    made = numpy.empty(len(array), dtype=fields).view(type(array))
    for name in array.dtype.names:
        made[name] = array[name]
    for name, (values, _) in columns.items():
        made[name] = values
    return made


_TO_FRAME: dict[str, Callable[[Any, Answering], Any]] = {
    "polars": _to_polars,
    "pandas": _to_pandas,
    "pyarrow": _to_pyarrow,
    "duckdb": _to_duckdb,
    "_duckdb": _to_duckdb,
    "numpy": _to_numpy,
}

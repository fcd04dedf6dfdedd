# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Frames of every kind with the same rows, and what may be said of any of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import darisk
import duckdb
import nanoarrow as na
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from darisk import Facts, Outcome
from nanoarrow._array import CArrayBuilder

DAY = dt.date(2024, 3, 1)

#: The rows that every frame is made of. `urn` is nothing to the library.
ROWS: dict[str, list[Any]] = {
    "urn": ["A/1", "B/2", None, "Ω/4", "E/5"],
    "relationship": ["EX_SPOUSE", "HOUSEMATE", None, "SIBLING", ""],
    "behaviours": ["VERBAL", "PHYSICAL+SEXUAL", "", None, "VERBAL"],
    "circumstances": [
        "REPEATED=no",
        "LIVING_TOGETHER=yes+EXPOSED=no",
        "",
        None,
        "REPEATED=unknown",
    ],
    "victim_age": [52, 20, None, 17, 130],
    "perpetrator_age": [55, 20, 30, None, 15],
    "recorded_on": [DAY, None, dt.date(2012, 1, 1), DAY, DAY],
    "victim": ["V1", "V2", "V3", None, ""],
    "perpetrator": ["P1", "V1", None, "V3", ""],
}

COUNT = 5


def polars_frame() -> pl.DataFrame:
    return pl.DataFrame(
        ROWS, schema_overrides={"victim_age": pl.UInt8, "perpetrator_age": pl.Int64}
    )


def arrow_table() -> pa.Table:
    types = {"victim_age": pa.uint8(), "urn": pa.string_view(), "victim": pa.string()}
    return pa.table(
        {name: pa.array(values, types.get(name)) for name, values in ROWS.items()},
        metadata={"force": "made up"},
    )


def pandas_frame() -> pd.DataFrame:
    frame = pd.DataFrame(ROWS, index=[10, 20, 30, 40, 50])
    frame["recorded_on"] = pd.to_datetime(frame["recorded_on"])
    frame["circumstances"] = frame["circumstances"].astype("category")
    frame["perpetrator_age"] = frame["perpetrator_age"].astype("Int16")
    return frame


def relation(rows: pa.Table) -> Any:
    """A relation of DuckDB."""
    return duckdb.sql("SELECT * FROM rows")


MAKE: dict[str, Callable[[], Any]] = {
    "polars": polars_frame,
    "pyarrow.Table": arrow_table,
    "pyarrow.RecordBatch": lambda: arrow_table().combine_chunks().to_batches()[0],
    "pyarrow.RecordBatchReader": lambda: arrow_table().to_reader(max_chunksize=2),
    "pandas": pandas_frame,
    "duckdb": lambda: relation(arrow_table()),
}


def facts(row: int) -> Facts:
    """The facts of one row. References are left out: each frame numbers them its own way."""
    one = {name: values[row] for name, values in ROWS.items()}
    stated = {
        key.lower(): {"yes": True, "no": False, "unknown": None}[answer]
        for key, _, answer in (
            part.partition("=") for part in (one["circumstances"] or "").split("+") if part
        )
    }
    return Facts(
        relationships=one["relationship"] or None,
        behaviours=one["behaviours"].split("+") if one["behaviours"] else None,
        victim_age=one["victim_age"],
        perpetrator_age=one["perpetrator_age"],
        recorded_on=one["recorded_on"],
        **stated,
    )


def outcomes(definition: str = "DAA_2021") -> list[Outcome]:
    """What the rows come to one by one."""
    return [darisk.classify(facts(row), definition=definition).outcome for row in range(COUNT)]


def listed(frame: Any) -> dict[str, list[Any]]:
    """The columns of a frame as lists, with None for what is missing."""
    if isinstance(frame, pd.DataFrame):
        columns = {str(name): frame[name].astype(object).tolist() for name in frame.columns}
        return {name: list(map(_plain, values)) for name, values in columns.items()}
    if isinstance(frame, pl.DataFrame):
        return frame.to_dict(as_series=False)
    table = pa.table(frame)
    return {name: table[name].to_pylist() for name in table.column_names}


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return int(value) if isinstance(value, float) else value


def address(memory: Any) -> int:
    """Where memory begins."""
    found: int = np.frombuffer(memory, np.uint8).__array_interface__["data"][0]
    return found


def validate(source: Any) -> int:
    """Nanoarrow's full validation of every array of a stream, which it does for what its builder
    was given: so each array is taken apart. Gives the rows."""
    rows = 0
    for array in na.c_array_stream(source):
        assert array.schema.format == "+s"
        rows += array.length
        for child in array.children:
            assert child.length == array.length
            _validate_array(child)
    return rows


def _validate_array(array: Any) -> None:
    schema = array.schema
    if schema.format == "vu":  # the caller's; a builder takes no views
        return
    view = array.view()
    if array.dictionary is not None:
        _validate_array(array.dictionary)
        valid = view.buffer(0)
        for row, number in enumerate(view.buffer(1)):
            if array.offset <= row < array.offset + array.length and (
                valid.size_bytes == 0 or valid.element(row)
            ):
                assert 0 <= number < array.dictionary.length
        schema = {"c": na.int8, "C": na.uint8, "i": na.int32, "I": na.uint32}[schema.format]()
        schema = na.c_schema(schema)
    builder = CArrayBuilder.allocate()
    builder.init_from_schema(schema)
    for place in range(array.n_buffers):
        builder.set_buffer(place, na.c_buffer(bytes(view.buffer(place))))
    builder.set_length(array.length)
    builder.set_offset(array.offset)
    builder.set_null_count(array.null_count)
    builder.finish(validation_level="full")

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Arrow batches as they come: sliced, in chunks, with offsets, nulls and dictionaries; what is not
copied; and what is refused."""

from __future__ import annotations

import datetime as dt
import gc
import threading
import weakref
from collections.abc import Callable
from typing import Any

import darisk
import duckdb
import frames
import nanoarrow as na
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from darisk import Behaviour, Definition, Facts, Outcome, Relationship, _data
from hypothesis import given, settings
from hypothesis import strategies as st

SETTINGS = settings(max_examples=80)
INPUT = darisk._classification.INPUT

row = st.fixed_dictionaries(
    {
        "relationship": st.none() | st.sampled_from(Relationship),
        "behaviours": st.none() | st.frozensets(st.sampled_from(Behaviour), max_size=3),
        "victim_age": st.none() | st.integers(0, 130),
        "perpetrator_age": st.none() | st.integers(0, 130),
        "recorded_on": st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)),
        "victim": st.none() | st.integers(1, 5),
        "perpetrator": st.none() | st.integers(6, 9),
    }
)


def one_by_one(rows: list[dict[str, Any]], definition: Definition) -> list[Outcome]:
    found = []
    for one in rows:
        facts = {name: value for name, value in one.items() if name != "relationship"}
        found.append(
            darisk.classify(
                Facts(relationships=one["relationship"], **facts), definition=definition
            ).outcome
        )
    return found


Form = Callable[[list[Any]], pa.Array]


def numbers(kind: pa.DataType) -> Form:
    def make(values: list[Any]) -> pa.Array:
        return pa.array([getattr(one, "value", one) for one in values], kind)

    return make


def keys(kind: pa.DataType) -> Form:
    def make(values: list[Any]) -> pa.Array:
        return pa.array([None if one is None else str(one) for one in values], kind)

    return make


def joined(kind: pa.DataType) -> Form:
    def make(values: list[Any]) -> pa.Array:
        texts = [None if one is None else "+".join(map(str, one)) for one in values]
        return pa.array(texts, kind)

    return make


def bits(kind: pa.DataType) -> Form:
    def make(values: list[Any]) -> pa.Array:
        held = [None if one is None else sum(1 << word.value - 1 for word in one) for one in values]
        return pa.array(held, kind)

    return make


def days(kind: pa.DataType) -> Form:
    return lambda values: pa.array(values, pa.date32()).cast(kind)


def encoded(form: Form) -> Form:
    return lambda values: form(values).dictionary_encode()


TEXTS = [pa.string(), pa.large_string(), pa.string_view()]
WORD = [keys(kind) for kind in TEXTS] + [encoded(keys(pa.string()))]
SET = [joined(kind) for kind in TEXTS] + [encoded(joined(pa.large_string()))]
AGE = [numbers(kind) for kind in (pa.uint8(), pa.int8(), pa.int16(), pa.uint32(), pa.int64())]
CODE = [numbers(kind) for kind in (pa.uint8(), pa.uint16(), pa.int64(), pa.int32())]
TIMES = [pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ns")]
DAYS = [days(kind) for kind in TIMES]
NAME = [keys(kind) for kind in TEXTS] + [encoded(keys(pa.string()))]
REFERENCE = [numbers(kind) for kind in (pa.uint64(), pa.int32(), pa.int64())]
FORMS: dict[str, list[Form]] = {
    "relationship": WORD + CODE,
    "behaviours": SET + [bits(kind) for kind in (pa.uint32(), pa.int64())],
    "victim_age": [one for one in AGE if one is not AGE[1]],
    "perpetrator_age": [one for one in AGE if one is not AGE[1]],
    "recorded_on": [*DAYS, encoded(DAYS[0])],
    "victim": NAME,
    "perpetrator": NAME,
}


def gap(array: pa.Array, before: int, after: int) -> pa.Array:
    """The same values within a longer array: an offset, and values that are not to be seen."""
    ahead = array[-before:] if before else array[:0]
    return pa.concat_arrays([ahead, array, array[:after]]).slice(len(ahead), len(array))


@SETTINGS
@given(
    rows=st.lists(row, max_size=40),
    forms=st.fixed_dictionaries(
        {name: st.integers(0, len(forms) - 1) for name, forms in FORMS.items()}
    ),
    cuts=st.lists(st.integers(0, 40), max_size=4),
    gaps=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    texts=st.booleans(),
    definition=st.sampled_from(Definition),
)
def test_every_form(
    rows: list[dict[str, Any]],
    forms: dict[str, int],
    cuts: list[int],
    gaps: tuple[int, int],
    texts: bool,
    definition: Definition,
) -> None:
    edges = sorted({0, len(rows), *(cut for cut in cuts if cut < len(rows))})
    columns = {}
    for name, choice in forms.items():
        form = FORMS[name][choice]
        if name in ("victim", "perpetrator") and not texts:
            form = REFERENCE[choice % len(REFERENCE)]
        values = [one[name] for one in rows]
        chunks = [
            gap(form(values[start:end]), *gaps) for start, end in zip(edges, edges[1:] or [0])
        ]
        columns[name] = pa.chunked_array(chunks or [form([])])
    table = pa.table(columns)
    results = darisk.classify(
        table, definition=definition, columns=darisk.Classifications.ALL, on_refused="keep"
    )
    assert results.refused == 0
    assert results.words("outcome") == one_by_one(rows, definition)
    for place, one in enumerate(rows):
        facts = results.facts(place)
        assert facts.relationships == ({one["relationship"]} if one["relationship"] else set())
        assert facts.behaviours == (one["behaviours"] or frozenset())
        assert facts.recorded_on == one["recorded_on"]
        assert (facts.victim is None) is (one["victim"] is None)
    made = pa.table(results)
    made.validate(full=True)
    assert frames.validate(results) == len(rows)
    assert made.select(table.column_names).to_pydict() == table.to_pydict()


@SETTINGS
@given(
    length=st.integers(0, 70),
    start=st.integers(0, 70),
    some=st.lists(st.none() | st.integers(0, 130), min_size=70, max_size=70),
)
def test_slices_of_polars(length: int, start: int, some: list[int | None]) -> None:
    whole = pl.DataFrame({"victim_age": pl.Series(some, dtype=pl.UInt8), "i": range(70)})
    frame = whole.slice(start, length)
    results = darisk.classify(frame, definition="DAA_2021")
    assert [results.facts(i).victim_age for i in range(len(frame))] == [
        None if one is None else (one, one) for one in some[start : start + length]
    ]
    assert results.frame().drop("outcome").equals(frame)
    assert pl.DataFrame(results).drop("outcome").equals(frame)


def test_a_struct_with_an_offset() -> None:
    """The offset of the batch and that of its columns add up."""
    held = pa.StructArray.from_arrays(
        [pa.array([0, 1, 2, 3, None, 5, 6], pa.uint8()).slice(1), pa.array(list("abcdef"))],
        ["victim_age", "x"],
    ).slice(2, 3)
    results = darisk.classify(held, definition="DAA_2021")
    assert [results.facts(i).victim_age for i in range(3)] == [(3, 3), None, (5, 5)]
    made = pa.table(results)
    made.validate(full=True)
    assert made["x"].to_pylist() == ["c", "d", "e"]
    assert made["victim_age"].to_pylist() == [3, None, 5]
    assert frames.validate(results) == 3


NESTED = {
    "list": pa.array([[1], None, [2, 3]]),
    "struct": pa.array([{"a": 1, "b": [1]}, None, {"a": None, "b": []}]),
    "map": pa.array([[("a", 1)], [], None], pa.map_(pa.string(), pa.int64())),
    "union": pa.UnionArray.from_sparse(
        pa.array([0, 1, 0], pa.int8()), [pa.array([1, 2, 3]), pa.array(list("abc"))]
    ),
    "runs": pa.RunEndEncodedArray.from_arrays([1, 3], ["a", "b"]),
    "decimal": pa.array([1, None, 3], pa.decimal128(9, 2)),
    "zone": pa.array([1, None, 3], pa.timestamp("us", "Europe/London")),
    "dictionary of lists": pa.DictionaryArray.from_arrays([0, 0, None], pa.array([[1, 2]])),
    "null": pa.nulls(3),
    "float": pa.array([1.5, None, float("nan")]),
}


@pytest.mark.parametrize("name", NESTED)
def test_columns_of_other_types_are_passed_on(name: str) -> None:
    """What this library does not read is the caller's still."""
    table = pa.table({"victim_age": pa.array([1, 2, 3], pa.uint8()), name: NESTED[name]})
    for given_table in (table, table.slice(1, 2), pa.concat_tables([table, table.slice(2)])):
        results = darisk.classify(given_table, definition="DAA_2021")
        made = pa.table(results)
        made.validate(full=True)
        assert str(made[name].to_pylist()) == str(given_table[name].to_pylist())
        assert made.schema.field(name) == table.schema.field(name)


def columns_of(frame: Any) -> dict[str, Any]:
    (part,) = _data.open_data(frame, INPUT).parts
    return dict(part.columns)


def test_nothing_is_copied_in() -> None:
    """Columns of the type that the library reads are read where they are."""
    frame = pl.DataFrame(
        {
            "relationship": pl.Series([4, 4, 4, None], dtype=pl.UInt8),
            "behaviours": pl.Series([1, 2, 3, 4], dtype=pl.UInt32),
            "victim": pl.Series([1, 2, 3, 4], dtype=pl.UInt64),
            "recorded_on": [frames.DAY] * 4,
        }
    )
    for name, column in columns_of(frame).items():
        held = frame[name].to_arrow().buffers()[1].address
        assert frames.address(column.values) == held, name
    table = pa.table(
        {
            "relationship": pa.array([9, 4, 4, None], pa.uint8()),
            "victim_age": pa.array([1, 2, 3, 4], pa.int8()),
            "recorded_on": pa.array([frames.DAY] * 4),
        }
    )
    for given_table, offset in ((table, 0), (table.slice(1), 1)):
        for name, column in columns_of(given_table).items():
            held = table[name].chunk(0)
            begin = held.buffers()[1].address + offset * held.type.bit_width // 8
            assert frames.address(column.values) == begin, name
            if held.null_count:
                assert column.validity is not None
                assert frames.address(column.validity) == held.buffers()[0].address
    pandas = pd.DataFrame({"victim_age": np.array([1, 2, 3], "u1")})
    (column,) = columns_of(pandas).values()
    assert frames.address(column.values) == frames.address(pandas["victim_age"].to_numpy())


def buffers(table: pa.Table) -> list[int]:
    return [
        buffer.address
        for column in table.columns
        for chunk in column.chunks
        for buffer in chunk.buffers()
        if buffer is not None
    ]


def test_nothing_is_copied_out() -> None:
    """The columns that were given are handed on where they are."""
    table = pa.table({"victim_age": pa.array([1, 2, None], pa.uint8()), "t": list("abc")})
    results = darisk.classify(table, definition="DAA_2021")
    expected = buffers(table)
    for made in (results.frame(), pa.table(results)):
        assert buffers(made.select(["victim_age", "t"])) == expected
    frame = pl.DataFrame({"victim_age": pl.Series([1, 2], dtype=pl.UInt8), "x": [1.5, 2.5]})
    results = darisk.classify(frame, definition="DAA_2021")
    for given_back in (results.frame(), pl.DataFrame(results)):
        for name in frame.columns:
            held = given_back[name].to_arrow().buffers()[1].address
            assert held == frame[name].to_arrow().buffers()[1].address


def test_nothing_of_duckdb_is_copied() -> None:
    """What DuckDB hands out is read, and handed on, where it is."""
    made = duckdb.sql("SELECT (i % 100)::UTINYINT AS victim_age, i AS urn FROM range(5000) t(i)")
    results = darisk.classify(made, definition="DAA_2021")
    chunks = pa.table(results)["victim_age"].chunks
    assert len(results) == 5000
    for part, chunk in zip(results._data.parts, chunks, strict=True):
        assert frames.address(part.columns["victim_age"].values) == chunk.buffers()[1].address


def test_nothing_of_pandas_is_copied_out() -> None:
    given_frame = pd.DataFrame({"victim_age": np.array([1, 2, 3], "u1"), "x": [1.5, 2.5, 3.5]})
    frame = darisk.classify(given_frame, definition="DAA_2021").frame()
    for name in given_frame:
        held = given_frame[name].to_numpy()
        assert frames.address(frame[name].to_numpy()) == frames.address(held), name


class Exporter:
    """A frame of somebody else's making."""

    def __init__(self, stream: Callable[[], object]) -> None:
        self._stream = stream

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._stream()


def test_an_answer_outlives_everything() -> None:
    """The batches stay until the last of those who were handed them lets go."""
    given_table = pa.table({"victim_age": pa.array([1, 2, 3], pa.uint8()), "t": ["a", "b", "c"]})
    stream = darisk.classify(given_table, definition="DAA_2021").__arrow_c_stream__()
    del given_table
    gc.collect()

    made = pa.table(Exporter(lambda: stream))
    gc.collect()
    assert made["t"].to_pylist() == ["a", "b", "c"]
    assert made["victim_age"].to_pylist() == [1, 2, 3]


def test_the_source_is_released() -> None:
    """Waits for a table that is never let go of."""

    held = type("Memory", (bytearray,), {})(b"\x01\x02\x03")
    seen = weakref.ref(held)
    array = pa.Array.from_buffers(pa.uint8(), 3, [None, pa.py_buffer(held)])
    results = darisk.classify(pa.table({"victim_age": array}), definition="DAA_2021")
    del array, held
    gc.collect()
    assert results.facts(0).victim_age == (1, 1)
    del results
    gc.collect()
    assert seen() is None


def test_capsules_that_nobody_uses_are_released() -> None:
    held = type("Memory", (bytearray,), {})(b"\x01\x02")
    seen = weakref.ref(held)
    array = pa.Array.from_buffers(pa.uint8(), 2, [None, pa.py_buffer(held)])
    results = darisk.classify(pa.table({"victim_age": array}), definition="DAA_2021")
    for _ in range(3):
        results.__arrow_c_stream__()
        results.__arrow_c_schema__()
    del array, held, results
    gc.collect()
    assert seen() is None


def test_a_frame_is_asked_once() -> None:
    calls = []
    table = pa.table({"victim_age": pa.array([1], pa.uint8())})

    def stream() -> object:
        calls.append(1)
        return table.__arrow_c_stream__()

    results = darisk.classify(Exporter(stream), definition="DAA_2021")
    assert isinstance(results.frame(), darisk.Classifications)
    pa.table(results)
    results.row(0)
    assert len(calls) == 1


def once() -> object:
    capsule = pa.table({"victim_age": [1]}).__arrow_c_stream__()
    pa.table(Exporter(lambda: capsule))
    return capsule


def failing() -> Any:
    def batches() -> Any:
        yield pa.record_batch({"victim_age": [1]})
        raise RuntimeError("the disk is gone")

    return pa.RecordBatchReader.from_batches(pa.schema({"victim_age": pa.int64()}), batches())


def raising() -> object:
    raise RuntimeError("no such table")


WRONG: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "no.capsule": (
        lambda: Exporter(lambda: 5),
        TypeError,
        "data: expected a capsule 'arrow_array_stream', not 5",
    ),
    "other.capsule": (
        lambda: Exporter(lambda: pa.schema({"victim_age": pa.int8()}).__arrow_c_schema__()),
        TypeError,
        "data: expected a capsule 'arrow_array_stream', not <capsule object \"arrow_schema\"",
    ),
    "used.capsule": (
        lambda: Exporter(once),
        darisk.DariskError,
        "data: expected a stream that is not released",
    ),
    "raising": (lambda: Exporter(raising), RuntimeError, "no such table"),
    "failing": (
        failing,
        darisk.DariskError,
        "data: expected a stream that gives its batches, not '.*the disk is gone",
    ),
    "series": (
        lambda: pl.Series("victim_age", [1]),
        darisk.DariskError,
        "data: expected a frame of columns, not 'l'",
    ),
    "int128": (
        lambda: pl.DataFrame({"victim_age": pl.Series([1], dtype=pl.Int128)}),
        darisk.DariskError,
        "victim_age: expected uint8, not int128",
    ),
    "days.int64": (
        lambda: pa.table({"recorded_on": [19_000]}),
        darisk.DariskError,
        "recorded_on: expected a date, not int64",
    ),
    "bytes": (
        lambda: pl.DataFrame({"victim_age": [b"1"]}),
        darisk.DariskError,
        "victim_age: expected uint8, not bytes",
    ),
    "lazy": (
        lambda: pl.LazyFrame({"victim_age": [1]}),
        TypeError,
        r"not one that is still to be collected",
    ),
    "none": (
        lambda: pa.table({"x": [1]}),
        ValueError,
        "data: expected at least one column of relationship",
    ),
    "twice": (
        lambda: pa.table([pa.array([1]), pa.array([2])], ["victim_age", "victim_age"]),
        darisk.DariskError,
        "victim_age",
    ),
    "float": (
        lambda: pl.DataFrame({"victim_age": [1.5]}),
        darisk.DariskError,
        "victim_age: expected uint8, not float64",
    ),
    "text": (
        lambda: pl.DataFrame({"victim_age": ["1"]}),
        darisk.DariskError,
        "victim_age: expected uint8, not text",
    ),
    "bool": (
        lambda: pl.DataFrame({"victim_age": [True]}),
        TypeError,
        "victim_age: expected uint8, not bool",
    ),
    "list": (
        lambda: pl.DataFrame({"behaviours": [["VERBAL"]]}),
        darisk.DariskError,
        "behaviours: expected uint32 of Behaviour bits, not lists",
    ),
    "range": (
        lambda: pa.table({"victim_age": pa.chunked_array([[1, 2], [3, 256]])}),
        darisk.DariskError,
        "victim_age: row 3: expected 0 to 255, not '256'",
    ),
    "minus": (
        lambda: pa.table({"victim_age": [1, -1]}),
        darisk.DariskError,
        "victim_age: row 1: expected 0 to 255, not '-1'",
    ),
    "word": (
        lambda: pa.table({"relationship": pa.chunked_array([["SPOUSE"], ["EX_SPOUS"]])}),
        ValueError,
        "relationship: row 1: 'EX_SPOUS' is no key: .* EX_SPOUSE",
    ),
    "set": (
        lambda: pa.table({"behaviours": pa.chunked_array([["VERBAL"], ["", "VERBAL+VERBALS"]])}),
        ValueError,
        "behaviours: row 2: 'VERBALS' is no key",
    ),
    "circumstance": (
        lambda: pa.table({"circumstances": ["REPEATED=maybe"]}),
        ValueError,
        "circumstances: row 0: expected REPEATED=yes or REPEATED=no",
    ),
    "time": (
        lambda: pa.table({"recorded_on": [dt.datetime(2024, 1, 1, 5)]}),
        darisk.DariskError,
        "recorded_on: row 0: expected the start of a day .*, not '2024-01-01 05:00:00'",
    ),
    "zone": (
        lambda: pa.table({"recorded_on": pa.array([0], pa.timestamp("s", "UTC"))}),
        darisk.DariskError,
        "recorded_on: expected a date, not moments in the time zone UTC",
    ),
    "day.text": (
        lambda: pa.table({"recorded_on": ["2024-01-01"]}),
        darisk.DariskError,
        "recorded_on: expected a date, not text",
    ),
    "mixed": (
        lambda: pa.table({"victim": ["a"], "perpetrator": [1]}),
        TypeError,
        "perpetrator: expected texts, as the references before, not numbers",
    ),
    "mixed.pandas": (
        lambda: pd.DataFrame({"victim": ["a"], "perpetrator": [1]}),
        TypeError,
        "expected texts, as the references before, not numbers",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name: str) -> None:
    make, kind, told = WRONG[name]
    with pytest.raises(kind, match=told):
        darisk.classify(make(), definition="DAA_2021")  # type: ignore[call-overload]


def test_references_are_the_same_person_in_both_columns() -> None:
    """Waits for two numberings of texts, of which neither would know the other's people."""
    text = pd.DataFrame({"victim": ["a", "b"], "perpetrator": ["c", "b"]})
    mixed = text.astype({"victim": object})
    for frame in (
        text,
        mixed,
        pl.DataFrame(text),
        {"victim": ["a", "b"], "perpetrator": ["c", "b"]},
    ):
        results = darisk.classify(frame, definition="DAA_2021", on_refused="keep")
        assert (results.refused, results.first_refused) == (1, 1)


@pytest.mark.parametrize("name", [*frames.ROWS, "victim_born"])
def test_a_column_of_nothing(name: str) -> None:
    """Waits for an all-missing column of polars, which hands out a buffer that others do not."""
    for rows in (0, 1, 9):
        nothing = {"relationship": ["SPOUSE"] * rows, name: [None] * rows}
        for frame in (pl.DataFrame(nothing), pa.table(nothing), pd.DataFrame(nothing)):
            results = darisk.classify(frame, definition="DAA_2021")
            expected = {Outcome.REVIEW: rows} if rows else {}
            assert results.counts("outcome") == expected
            assert pl.DataFrame(results).height == rows


def test_empty() -> None:
    table = frames.arrow_table()
    for empty in (
        table.slice(0, 0),
        table.schema.empty_table(),
        pa.Table.from_batches([], table.schema),
    ):
        results = darisk.classify(empty, definition="DAA_2021")
        assert len(results) == 0
        assert results.counts("outcome") == {}
        assert pa.table(results).column_names == [*table.column_names, "outcome"]
        assert frames.validate(results) == 0
        assert results.frame().num_rows == 0
    assert darisk.classify(pl.DataFrame(table).clear(), definition="DAA_2021").frame().height == 0


def test_one_array() -> None:
    """Whatever hands out a batch and no stream."""

    class Array:
        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return pa.record_batch({"victim_age": [1, 2]}).__arrow_c_array__()

    results = darisk.classify(Array(), definition="DAA_2021")
    assert len(results) == 2
    assert pa.table(results)["victim_age"].to_pylist() == [1, 2]
    assert na.c_schema(results).child(1).name == "outcome"


def test_threads() -> None:
    """A frame may be asked about, and an answer read, by several at once."""
    table = frames.arrow_table()
    results = darisk.classify(table, definition="DAA_2021", columns=["findings"])
    wrong: list[object] = []

    def work() -> None:
        for _ in range(30):
            one = darisk.classify(table, definition="DAA_2021")
            if one.words("outcome") != frames.outcomes() or pa.table(results).num_rows != 5:
                wrong.append(one)

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not wrong


def test_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long batches are done piece by piece, which nobody must see."""
    frame = pl.concat([frames.polars_frame()] * 7).with_columns(i=pl.int_range(35))
    monkeypatch.setattr(_data, "PIECE", 3)
    results = darisk.classify(frame, definition="DAA_2021", columns=["tie"])
    assert results.words("outcome") == frames.outcomes() * 7
    with pytest.raises(darisk.DariskError, match="perpetrator: row 30: "):
        same = [f"p{i}" for i in range(40)]
        other = [*(f"q{i}" for i in range(30)), "p30", *same[:9]]
        darisk.classify(pl.DataFrame({"victim": same, "perpetrator": other}), definition="DAA_2021")

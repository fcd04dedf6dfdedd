# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Events in columns of every type and form, and texts in place of numbers."""

from __future__ import annotations

import array
from collections.abc import Callable
from typing import Any

import cases
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from darisk import DariskError, Status, serial
from darisk.serial import _events, _references
from histories import (
    DAY,
    POLICY,
    SOMEBODY,
    TABLE,
    Event,
    answers,
    columns_of,
    event,
    named,
)
from hypothesis import given, settings
from hypothesis import strategies as st

# Whatever may hold references, with those that are missing.
FORMS: dict[str, Any] = {
    "list": lambda values: values,
    "objects": lambda values: np.array([None, *values], object)[1:],
    "floats": lambda values: np.array([np.nan if v is None else v for v in values], np.float64),
    "masked": lambda values: np.ma.MaskedArray(
        np.array([v or 0 for v in values], np.int64), mask=[v is None for v in values]
    ),
    "uint64": lambda values: np.array([v or 0 for v in values], np.uint64),
    "int64": lambda values: np.array([v or 0 for v in values], np.int64),
    "int32": lambda values: np.array([v or 0 for v in values], np.int32),
    "uint16": lambda values: np.array([v or 0 for v in values], np.uint16),
    "gap": lambda values: np.array([v or 0 for v in values for _ in (0, 1)], np.int64)[::2],
    "array": lambda values: array.array("q", [v or 0 for v in values]),
    "bytes": lambda values: bytes(v or 0 for v in values),
    "big": lambda values: memoryview(bytearray(v or 0 for v in values)),
}

TEXT_FORMS: dict[str, Any] = {
    "list": lambda values: values,
    "tuple": tuple,
    "objects": lambda values: np.array([None, *values], object)[1:],
    "nan": lambda values: [float("nan") if v is None else v for v in values],
    "empty": lambda values: ["" if v is None else v for v in values],
    "fixed": lambda values: np.array(["" if v is None else v for v in values], "U9"),
    "iterator": lambda values: iter(values),
    "polars": pl.Series,
    "polars.Categorical": lambda values: pl.Series(values).cast(pl.Categorical),
    "polars chunks": lambda values: pl.Series(values[:2]).append(pl.Series(values[2:])),
    "pandas": pd.Series,
    "pandas.object": lambda values: pd.Series(values, dtype=object),
    "pandas.category": lambda values: pd.Series(values, dtype="category"),
    "pyarrow": pa.array,
    "pyarrow.large": lambda values: pa.array(values, pa.large_string()),
    "pyarrow.Chunked": lambda values: pa.chunked_array([["?"], values]).slice(1),
}


@settings(max_examples=80)
@given(
    events=st.lists(event, min_size=1, max_size=12),
    forms=st.tuples(*[st.sampled_from(sorted(set(FORMS) - {"bytes", "big"}))] * 3),
    flags=st.sampled_from(["list", "bool", "uint8", "int64"]),
)
def test_dtypes(events: list[Event], forms: tuple[str, ...], flags: str) -> None:
    columns: dict[str, Any] = columns_of(events)
    expected = serial.Cohort(TABLE)
    expected.add(columns)
    for name, form in zip(("incident_id", "perpetrator_id", "victim_id"), forms):
        values = [value or None for value in columns[name]]
        columns[name] = FORMS[form](values)
    if flags != "list":
        columns["is_da"] = np.array(columns["is_da"], flags)
    columns["role"] = np.array(
        [serial.EventRole[one.upper()].value for one in columns["role"]], np.int64
    )
    columns["date_from"] = np.array(columns["date_from"], "datetime64[D]")
    columns["offence"] = [TABLE.offence(one) for one in columns["offence"]]
    found = serial.Cohort(TABLE)
    found.add(columns)
    assert answers(found) == answers(expected)


IDS = [pa.uint64(), pa.int64(), pa.int32(), pa.uint16()]

TEXTS = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]

DAYS = [pa.date32(), pa.timestamp("s"), pa.timestamp("ns")]


@settings(max_examples=40)
@given(
    events=st.lists(event, min_size=1, max_size=12),
    kinds=st.tuples(*[st.integers(0, 3)] * 3),
    texts=st.booleans(),
    cut=st.integers(0, 12),
    gap=st.integers(0, 9),
)
def test_arrow(
    events: list[Event], kinds: tuple[int, int, int], texts: bool, cut: int, gap: int
) -> None:
    """Every type of Arrow, in chunks, with an offset and with nulls, gives what lists give."""
    events = named(events) if texts else events
    expected = serial.Cohort(TABLE)
    expected.add(columns_of(events))
    ids = (TEXTS if texts else IDS)[kinds[0]]
    types = dict.fromkeys(("incident_id", "perpetrator_id", "victim_id"), ids)
    types |= dict.fromkeys(("role", "status", "offence"), TEXTS[kinds[1]])
    types |= {"is_da": pa.bool_(), "date_from": DAYS[kinds[2] % 3]}
    columns = {}
    for name, values in columns_of(events).items():
        cells = [None if name.endswith("_id") and not one else one for one in values]
        held = pa.array(cells[-gap:] + cells, pa.date32() if name == "date_from" else types[name])
        held = held.cast(types[name]).slice(len(cells[-gap:]))
        columns[name] = pa.chunked_array([held[:cut], held[cut:]])
    for table in (pa.table(columns), pl.DataFrame(pa.table(columns))):
        found = serial.Cohort(TABLE)
        found.add(table)
        assert answers(found) == answers(expected)


@pytest.mark.parametrize("form", FORMS)
def test_numbers(form: str) -> None:
    taken = _references.Taken("people")
    values = [3, None, 0, 200] if form not in ("uint16", "int32") else [3, None, 0, 255]
    column = taken.column(FORMS[form](values), "x") if form != "bytes" else None
    if column is None:
        with pytest.raises(TypeError, match="x: expected a column"):
            taken.column(FORMS[form](values), "x")
        return
    assert [column.at(i) or 0 for i in range(4)] == [value or 0 for value in values]
    assert taken.texts is False


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_texts(form: str) -> None:
    taken = _references.Taken("people")
    values = ["b", None, "a", "b", "é\U0001f600"]
    column = taken.column(TEXT_FORMS[form](values), "x")
    numbers = [column.at(i) for i in range(5)]
    assert numbers[1] == 0
    assert [taken.known.text(n) if n else None for n in numbers] == values
    assert taken.known.every() == ["b", "a", "é\U0001f600"]
    assert numbers[0] == numbers[3] == _references.Taken("people").one("b", "x")


def test_the_number_of_a_text() -> None:
    """It is kept in saved bytes, and so never changes."""
    known = {row["text"]: int(row["number"]) for row in cases.rows("reference/reference")}
    taken = _references.Taken("people")
    assert taken.column(list(known), "x").values.tolist() == list(known.values())
    assert taken.column(pl.Series(list(known)), "x").values.tolist() == list(known.values())
    for text, number in known.items():
        assert text == "" or _references.Taken("people").one(text, "x") == number
    assert len(known) > 40 and taken.known.every() == list(filter(None, known))


SAME = cases.rows("reference/reference_same")[0]

CLASH = f"{SAME['one']!r} and {SAME['other']!r} come to the same number"


@pytest.mark.parametrize("form", [list, np.array, pl.Series, pa.array])
def test_texts_of_one_number(form: Any) -> None:
    """Two texts of one number are never one person."""
    one, other = SAME["one"], SAME["other"]
    with pytest.raises(DariskError, match=f"perpetrator_id: row 2: {CLASH}"):
        _references.Taken("people").column(form([one, "x", other]), "perpetrator_id")


def test_texts_of_one_number_in_a_cohort() -> None:
    """What comes later is refused, and nothing of it stays."""
    one, other = SAME["one"], SAME["other"]
    cohort, apart = serial.Cohort(), serial.Cohort()
    cohort.add({**SOMEBODY, "perpetrator_id": [one]})
    apart.add({**SOMEBODY, "perpetrator_id": ["new"], "incident_id": [6]})
    apart.add({**SOMEBODY, "perpetrator_id": [other], "incident_id": [7]})
    before = cohort.save()
    later = {**SOMEBODY, "perpetrator_id": ["P2", other], "incident_id": [8, 9]}
    later.update({name: later[name] * 2 for name in ("role", "status", "is_da")})
    calls: list[Callable[[], object]] = [
        lambda: cohort.add(later),
        lambda: cohort.merge(apart),
        lambda: cohort.alias({"P3": other}),
        lambda: cohort.person(other),
        lambda: cohort.rank(POLICY, DAY, {"person_id": [other], "on_programme": [True]}),
    ]
    for call in calls:
        with pytest.raises(DariskError, match=f"people: {CLASH}") as caught:
            call()
        assert caught.value.status is Status.ERROR_REFERENCE_SAME
        assert cohort.save() == before
    assert cohort.rank(POLICY, DAY).person(one).person_id == one


def test_texts_in_batches() -> None:
    """A stream without columns that can be had one by one: texts, none, and texts where none is."""
    events = {**SOMEBODY, "incident_id": ["I1", "I2", "I3"], "perpetrator_id": ["P1", None, "P1"]}
    events.update({name: SOMEBODY[name] * 3 for name in ("role", "status", "is_da")})
    table = pa.table(events)
    expected, cohort = serial.Cohort(), serial.Cohort()
    expected.add(events)
    cohort.add(table.to_reader(max_chunksize=2))
    assert cohort.save() == expected.save()
    dated = table.append_column("date_from", [["2024-01-05", "2024-01-06", "5 Jan"]])
    with pytest.raises(TypeError, match=r"date_from: row 0: expected .* not str '2024-01-05'"):
        cohort.add(dated.to_reader(max_chunksize=2))


def test_a_refused_call_leaves_no_texts() -> None:
    cohort = serial.Cohort()
    empty = cohort.save()
    bad = {**SOMEBODY, "incident_id": ["I1"], "date_from": [99999999]}
    for _ in range(2):
        with pytest.raises(DariskError, match="date_from: row 0"):
            cohort.add(bad)
        assert cohort.save() == empty
    cohort.add(SOMEBODY)  # whose incidents are numbers
    before = cohort.save()
    with pytest.raises(DariskError, match="'P1' is 'P9'"):
        cohort.alias({"P1": "P9", "P9": "P1"})
    assert cohort.save() == before


def address(memory: Any) -> int:
    found: int = np.frombuffer(memory, np.uint8).__array_interface__["data"][0]
    return found


def test_no_copy() -> None:
    """Numbers of the right size are lent as they are, those with a sign among them."""
    held = {
        "incident_id": np.array([1, 2], np.int64),
        "perpetrator_id": np.array([1, 2], np.uint64),
        "role": np.array([1, 2], np.uint8),
        "status": np.array([1, 2], np.int8),
        "is_da": np.array([True, False]),
        "offence": array.array("I", [0, 1]),
        "date_from": np.array([1, 2], np.int32),
        "date_to": np.array(["2024-01-01", "NaT"], "datetime64[D]"),
    }
    rows = _events.read_events(held, None)
    for name in held.keys() - {"date_to"}:
        assert address(rows.columns[name].values) == address(held[name]), name
    assert rows.columns["date_to"].at(1) == serial._person.NO_DAYS


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, dict])
def test_no_copy_of_frames(make: Callable[[Any], Any]) -> None:
    """Numbers of polars and pandas are read where they are, as those of NumPy."""
    data = make(
        {
            "incident_id": np.array([1, 2], np.uint64),
            "perpetrator_id": np.array([1, 2], np.int64),
            "role": np.array([1, 2], np.uint8),
            "status": np.array([1, 2], np.uint8),
            "is_da": np.array([1, 0], np.uint8),
            "offence": np.array([0, 1], np.uint32),
            "grade": np.array([0, 1], np.int8),
        }
    )
    rows = _events.read_events(data, None)
    for name, column in rows.columns.items():
        held = data[name].to_numpy() if make is not dict else data[name]
        assert address(column.values) == address(held), name

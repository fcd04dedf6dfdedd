# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Columns of whatever kind give what the rows give one by one, and nothing is copied in vain."""

from __future__ import annotations

import array
import datetime as dt
import hashlib
import threading
import time
from collections.abc import Callable
from typing import Any

import darisk
import numpy as np
import pytest
from darisk import Behaviour, Definition, Facts, Outcome, Relationship, _columns, _data
from hypothesis import given, settings
from hypothesis import strategies as st

SETTINGS = settings(max_examples=60)

ages = st.none() | st.integers(0, 130)
days = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))
row = st.fixed_dictionaries(
    {
        "relationship": st.none() | st.sampled_from(Relationship),
        "behaviours": st.frozensets(st.sampled_from(Behaviour), max_size=3),
        "victim_age": ages,
        "perpetrator_age": ages,
        "recorded_on": days,
        "conduct_on": days,
    }
)


def one_by_one(rows: list[dict[str, Any]], definition: Definition) -> list[Outcome]:
    found = []
    for one in rows:
        facts = {**one, "relationships": one["relationship"]}
        del facts["relationship"]
        found.append(darisk.classify(Facts(**facts), definition=definition).outcome)
    return found


def numbers(values: list[Any]) -> list[int | None]:
    return [None if value is None else getattr(value, "value", value) for value in values]


Form = Callable[[list[int | None], str], object]


def masked(values: list[int | None], code: str) -> object:
    held = np.array([0 if value is None else value for value in values], code)
    return np.ma.MaskedArray(held, mask=[value is None for value in values])


def padded(values: list[int | None], code: str, gap: int) -> object:
    """Memory that is not contiguous, with other values between."""
    held = np.full(gap * len(values) + 1, 77, code)[::gap][: len(values)]
    held[:] = [0 if value is None else value for value in values]
    return held


def floats(values: list[int | None], _: str) -> object:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def objects(values: list[int | None], _: str) -> object:
    return np.array([None, *values], dtype=object)[1:]


# Whatever may hold whole numbers of which some are missing.
WITH_MISSING: dict[str, Form] = {
    "list": lambda values, _: values,
    "tuple": lambda values, _: tuple(values),
    "floats": floats,
    "objects": objects,
    "masked": masked,
}

# Whatever may hold whole numbers.
WHOLE: dict[str, Form] = {
    "same": lambda values, code: np.array(values, code),
    "readonly": lambda values, code: memoryview(np.array(values, code).tobytes()).cast(code),
    "array": lambda values, code: array.array(code, [value or 0 for value in values]),
    "wide": lambda values, _: np.array(values, np.int64),
    "gap": lambda values, code: padded(values, code, 3),
    "backwards": lambda values, code: np.array(values[::-1], code)[::-1],
    "subclass": lambda values, code: np.array(values, code).view(type("Mine", (np.ndarray,), {})),
}

CODES = {"relationship": "B", "behaviours": "I", "victim_age": "B", "perpetrator_age": "B"}


@SETTINGS
@given(
    rows=st.lists(row, min_size=0, max_size=40),
    forms=st.fixed_dictionaries({name: st.sampled_from(sorted(WITH_MISSING)) for name in CODES}),
    definition=st.sampled_from(Definition),
)
def test_missing(rows: list[Any], forms: dict[str, str], definition: Definition) -> None:
    columns: dict[str, object] = {}
    for name in ("relationship", "victim_age", "perpetrator_age"):
        values = numbers([one[name] for one in rows])
        columns[name] = WITH_MISSING[forms[name]](values, CODES[name])
    columns["behaviours"] = [one["behaviours"] for one in rows]
    for name in ("recorded_on", "conduct_on"):
        values = [one[name] for one in rows]
        columns[name] = np.array(values, "datetime64[s]") if name == "conduct_on" else values
    results = darisk.classify(columns, definition=definition)
    assert results.words("outcome") == one_by_one(rows, definition)
    for i, one in enumerate(rows):
        assert results.facts(i).recorded_on == one["recorded_on"]
        assert results.facts(i).conduct_on == one["conduct_on"]
        assert results.row(i).outcome is results.words("outcome")[i]


@SETTINGS
@given(
    values=st.lists(
        st.tuples(st.integers(1, 61), st.integers(0, 2**21 - 1), st.integers(0, 130)),
        max_size=70,
    ),
    forms=st.fixed_dictionaries({name: st.sampled_from(sorted(WHOLE)) for name in CODES}),
)
def test_dtypes(values: list[tuple[int, int, int]], forms: dict[str, str]) -> None:
    held = {
        "relationship": [one[0] for one in values],
        "behaviours": [one[1] for one in values],
        "victim_age": [one[2] for one in values],
        "perpetrator_age": [one[2] for one in values],
    }
    columns = {name: WHOLE[forms[name]](held[name], CODES[name]) for name in held}
    wanted = darisk.Classifications.ALL
    results = darisk.classify(columns, definition="DAA_2021", columns=wanted)
    expected = darisk.classify(held, definition="DAA_2021", columns=wanted)
    for name in expected.columns:
        assert results[name] == expected[name]


def address(memory: Any) -> int:
    found: int = np.frombuffer(memory, np.uint8).__array_interface__["data"][0]
    return found


@pytest.mark.parametrize("form", ["same", "array", "subclass"])
def test_no_copy(form: str) -> None:
    """A buffer of the numbers of the column is lent as it is."""
    held: Any = WHOLE[form]([1, 2, 3], "B")
    column = _columns.column(held, darisk._classification.INPUT["relationship"], "relationship")
    assert address(column.values) == address(held)
    assert column.values.obj is held


def test_results_are_lent_as_they_are() -> None:
    results = darisk.classify(
        {"victim_age": bytearray(5)}, definition="DAA_2021", columns=darisk.Classifications.ALL
    )
    arrays = results.to_numpy()
    assert arrays["outcome"].dtype == np.uint8
    assert arrays["findings"].dtype == np.uint64
    for name, held in arrays.items():
        assert address(results[name]) == held.__array_interface__["data"][0]


def test_memory_that_is_lent_cannot_move() -> None:
    held = array.array("B", [1, 2, 3])
    results = darisk.classify({"relationship": held}, definition="DAA_2021")
    with pytest.raises(BufferError):
        held.append(4)
    assert results.facts(2).relationships == {Relationship(3)}


def test_bools_are_answers() -> None:
    """True is yes and False is no, which are not 1 and 0 in the library."""
    from darisk import response

    held = np.array([True, False])
    assert response.decide({"danger": held}).words("grade") == [
        response.Grade.EMERGENCY,
        response.Grade.PRIORITY,
    ]


def test_masks_of_others() -> None:
    """Waits for what is masked in an array that somebody made from NumPy's, and is read."""

    class Theirs(np.ma.MaskedArray):
        __module__ = "astropy.table.column"

    held = np.ma.array(np.array([3, 4], np.uint8), mask=[False, True]).view(Theirs)
    results = darisk.classify({"victim_age": held}, definition="DAA_2021")
    assert [results.facts(i).victim_age for i in range(2)] == [(3, 3), None]


def test_texts_of_numpy() -> None:
    for dtype in ("U9", np.dtypes.StringDType()):
        held = np.array(["EX_SPOUSE", ""], dtype)
        results = darisk.classify({"relationship": held, "victim": held}, definition="DAA_2021")
        assert results.facts(0).relationships == {Relationship.EX_SPOUSE}
        number = int.from_bytes(hashlib.sha256(b"EX_SPOUSE").digest()[:8], "little")
        assert [results.facts(i).victim for i in range(2)] == [number, None]


def test_numbers_of_other_machines() -> None:
    """An "l" that says that it is four bytes long, where ours has eight."""
    memory = memoryview(bytes([1, 0, 0, 0, 2, 0, 0, 0])).cast("i")
    found = _columns._native(memory, "l")
    assert (found.format, found.tolist()) == ("i", [1, 2])


def test_records_are_masked_and_named_as_before() -> None:
    given_records = np.array([(4,), (5,)], [("victim_age", "u1")])
    masked_records = np.ma.array(given_records, mask=[(False,), (True,)])
    frame = darisk.classify(masked_records, definition="DAA_2021").frame()
    assert frame["victim_age"].tolist() == [4, None]
    results = darisk.classify(given_records.view(np.recarray), definition="DAA_2021")
    assert results.frame().victim_age.tolist() == [4, 5]
    assert results.frame().outcome.tolist() == list(results["outcome"])


def test_validity_with_an_offset() -> None:
    """As Arrow slices: the bitmap begins within a byte."""
    kind = darisk._classification.INPUT["victim_age"]
    column = _columns.Column(
        "victim_age", memoryview(bytes([30, 31, 32])), memoryview(bytes([0b1010_0000])), 5
    )
    assert [column.at(i) for i in range(3)] == [30, None, 32]
    assert kind.size == 1
    lent = darisk._native.c.facts_columns()
    column.lend(lent.victim_age)
    with pytest.raises(darisk.DariskError) as caught:
        _columns.Column("x", column.values, column.validity, 6).lend(lent.victim_age)
    assert caught.value.status is darisk.Status.ERROR_LENGTH


class Frame:
    """A frame of somebody else: columns by name, others among them."""

    def __init__(self, **columns: object) -> None:
        self._columns = columns

    @property
    def columns(self) -> list[str]:
        return list(self._columns)

    def __getitem__(self, name: str) -> object:
        return self._columns[name]


class Series:
    def __init__(self, values: Any) -> None:
        self._values = values

    def to_numpy(self) -> Any:
        return self._values


def test_frame() -> None:
    frame = Frame(
        urn=Series(np.array(["a", "b"])),
        relationship=Series(np.array(["EX_SPOUSE", None], dtype=object)),
        victim_age=Series(np.array([40.0, np.nan])),
    )
    results = darisk.classify(frame, definition="DAA_2021")
    assert len(results) == 2
    assert results.facts(0) == Facts(relationships="EX_SPOUSE", victim_age=40)
    assert results.facts(1) == Facts()


def test_zero_rows() -> None:
    for empty in ([], np.array([], np.uint8), bytearray(), np.array([], "datetime64[D]")):
        name = "recorded_on" if getattr(empty, "dtype", None) == "datetime64[D]" else "victim_age"
        results = darisk.classify({name: empty}, definition="DAA_2021")
        assert len(results) == 0
        assert results.counts("outcome") == {}
        assert results.to_numpy()["outcome"].shape == (0,)


def test_counts_and_repr() -> None:
    results = darisk.classify(
        {"relationship": ["HOUSEMATE", "EX_SPOUSE", "HOUSEMATE"]},
        definition="DAA_2021",
        columns=["tie"],
    )
    assert results.counts("tie") == {Relationship.EX_SPOUSE: 1, Relationship.HOUSEMATE: 2}
    assert repr(results) == "Classifications(3 rows: outcome, tie)"


def test_others_run_meanwhile() -> None:
    """Waits for a column call that keeps the lock of the interpreter."""
    rows = 3_000_000
    columns = {
        "relationship": np.full(rows, 4, np.uint8),
        "behaviours": np.full(rows, 3, np.uint32),
        "victim_age": np.full(rows, 40, np.uint8),
        "perpetrator_age": np.full(rows, 40, np.uint8),
        "circumstances": np.full(rows, 1, np.uint32),
        "recorded_on": np.full(rows, 19_000, np.int32),
        "victim": np.arange(rows, dtype=np.uint64),
        "perpetrator": np.arange(1, rows + 1, dtype=np.uint64),
    }
    given_columns, count = _data.read(columns, darisk._classification.INPUT)
    c = darisk._native.c
    lent = c.facts_columns()
    for name, column in given_columns.items():
        column.lend(getattr(lent, name))
    out = c.classification_columns()
    outcome = bytearray(count)
    out.outcome = outcome
    spans: list[tuple[float, float]] = []
    ticks: list[float] = []
    stop = threading.Event()

    def tick() -> None:
        while not stop.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.0005)

    ticker = threading.Thread(target=tick)
    ticker.start()
    for _ in range(5):
        start = time.perf_counter()
        c.classify_columns(Definition.SCA76_2023.value, None, lent, count, out, None)
        spans.append((start, time.perf_counter()))
    stop.set()
    ticker.join()
    within = [sum(start < at < end for at in ticks) for start, end in spans]
    assert max(within) >= 3, (within, [end - start for start, end in spans])


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_room_for_answers(more: int) -> None:
    """Large columns have their memory from elsewhere: it is empty, can be written, and stays for as
    long as anybody looks at it."""
    size = _columns._LARGE + more
    held = _columns.zeros(size, _columns.U8)
    assert (held.nbytes, held.format, held.readonly) == (size, "B", False)
    assert not np.asarray(held).any()
    results = darisk.classify({"victim_age": np.full(size, 15, np.uint8)}, definition="DAA_2021")
    outcomes, size_was = results.to_numpy()["outcome"], len(results)
    del results
    assert size_was == size
    assert outcomes.min() == outcomes.max() == Outcome.EXCLUDED.value
    assert len(_columns.zeros(0, _columns.U64)) == 0

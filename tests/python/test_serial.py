# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Cohorts whatever the calls, columns and threads: what is asked comes out the same."""

from __future__ import annotations

import array
import contextlib
import copy
import datetime as dt
import functools
import itertools
import pickle
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import cases
import duckdb
import frames
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from darisk import DariskError, Status, _columns, _data, serial
from darisk.serial import _cohort, _events, _references
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

DAY = dt.date(2024, 3, 1)
POLICY = serial.Policy.from_text(
    "policy t\nlook_back unlimited\nserial_window unlimited\nscore bands\n"
    "threshold often incidents at_least 2 in 12 months\ncohort top_k 3\n"
)
TABLE = serial.Gravity("EXAMPLE 1", "made up", {"A": "1", "B": "2.5"})

Event = dict[str, Any]


def columns_of(events: list[Event]) -> dict[str, list[Any]]:
    names = (
        "incident_id",
        "perpetrator_id",
        "victim_id",
        "role",
        "date_from",
        "status",
        "is_da",
        "offence",
    )
    return {name: [event[name] for event in events] for name in names}


people = st.integers(0, 9)
event = st.fixed_dictionaries(
    {
        "incident_id": st.integers(1, 30),
        "perpetrator_id": people,
        "victim_id": people,
        "role": st.sampled_from(["suspect", "offender", "other"]),
        "date_from": st.none() | st.dates(dt.date(2022, 1, 1), dt.date(2025, 1, 1)),
        "status": st.sampled_from(["open", "cancelled", "no_crime"]),
        "is_da": st.booleans(),
        "offence": st.sampled_from(["", "A", "B", "X"]),
    }
)
events = st.lists(event, max_size=12)


def named(events: list[Event]) -> list[Event]:
    """The same with texts for references."""
    found = []
    for one in events:
        texts = {name: f"{name[0]}{one[name]}" for name in ("incident_id",)}
        for name in ("perpetrator_id", "victim_id"):
            texts[name] = f"p{one[name]}" if one[name] else None
        found.append({**one, **texts})
    return found


class Model:
    """What is counted, in plain Python: rows, who is listed, and incidents in the look-back."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.parents: dict[int, int] = {}

    def person(self, reference: int) -> int:
        while reference in self.parents:
            reference = self.parents[reference]
        return reference

    def counted(self) -> dict[int, set[int]]:
        """The incidents of everybody listed."""
        found: dict[int, set[int]] = {}
        for one in self.events:
            if one["role"] == "other" or not one["is_da"] or not one["perpetrator_id"]:
                continue
            who, victim = self.person(one["perpetrator_id"]), one["victim_id"]
            incidents = found.setdefault(who, set())
            usual = one["status"] == "open" and (not victim or self.person(victim) != who)
            if usual and one["date_from"] is not None and one["date_from"] <= DAY:
                incidents.add(one["incident_id"])
        return found


class Cohorts(RuleBasedStateMachine):
    """Whatever is done to cohorts, in whatever order, they count as the model does."""

    cohorts = Bundle("cohorts")
    texts = False

    def __init__(self) -> None:
        super().__init__()
        self.models: dict[int, Model] = {}
        self.held: list[serial.Cohort] = []

    def keep(self, cohort: serial.Cohort, model: Model) -> int:
        self.held.append(cohort)
        self.models[len(self.held) - 1] = model
        return len(self.held) - 1

    def name(self, number: int) -> Any:
        return f"p{number}" if self.texts else number

    def given(self, events: list[Event]) -> dict[str, list[Any]]:
        return columns_of(named(events) if self.texts else events)

    @initialize(target=cohorts)
    def first(self) -> int:
        return self.keep(serial.Cohort(TABLE), Model())

    @rule(target=cohorts)
    def another(self) -> int:
        return self.keep(serial.Cohort(TABLE, threads=2), Model())

    @rule(at=cohorts, events=events)
    def add(self, at: int, events: list[Event]) -> None:
        if self.held[at].closed:
            with pytest.raises(ValueError, match="closed"):
                self.held[at].add(self.given(events))
            return
        self.held[at].add(self.given(events))
        self.models[at].events += events

    @rule(at=cohorts, events=events, bad=event)
    def add_refused(self, at: int, events: list[Event], bad: Event) -> None:
        if self.held[at].closed:
            return
        columns = self.given([*events, bad])
        columns["incident_id"][-1] = None
        with pytest.raises(DariskError, match=f"incident_id: row {len(events)}: ") as caught:
            self.held[at].add(columns)
        assert caught.value.status is Status.ERROR_EVENT_INCIDENT

    @rule(at=cohorts, child=st.integers(1, 9), parent=st.integers(1, 9))
    def alias(self, at: int, child: int, parent: int) -> None:
        if self.held[at].closed:
            return
        model = self.models[at]
        other = child != parent and model.parents.get(child, parent) != parent
        circle = child != parent and model.person(parent) == child
        try:
            self.held[at].alias({self.name(child): self.name(parent)})
        except DariskError as error:
            assert error.status in (Status.ERROR_COHORT_ALIAS, Status.ERROR_COHORT_CYCLE)
            assert other or circle
        else:
            assert not other
            assert not circle
            if child != parent:
                model.parents[child] = parent

    @rule(into=cohorts, other=cohorts)
    def merge(self, into: int, other: int) -> None:
        if self.held[into].closed or self.held[other].closed:
            return
        a, b = self.models[into], self.models[other]
        joined = {**b.parents, **a.parents}
        fits = all(b.parents[one] == joined[one] for one in b.parents) and not circular(joined)
        try:
            self.held[into].merge(self.held[other])
        except DariskError as error:
            assert error.status in (Status.ERROR_COHORT_ALIAS, Status.ERROR_COHORT_CYCLE)
            assert not fits
            return
        assert fits
        if into != other:
            a.events = a.events + b.events
            a.parents = joined

    @rule(target=cohorts, at=cohorts)
    def load(self, at: int) -> int:
        model = Model()
        if self.held[at].closed:
            return self.keep(serial.Cohort(TABLE), model)
        saved = self.held[at].save()
        model.events, model.parents = list(self.models[at].events), dict(self.models[at].parents)
        return self.keep(serial.Cohort.load(saved, TABLE), model)

    @rule(target=cohorts, at=cohorts)
    def pickled(self, at: int) -> int:
        model = Model()
        if self.held[at].closed:
            return self.keep(serial.Cohort(TABLE), model)
        model.events, model.parents = list(self.models[at].events), dict(self.models[at].parents)
        return self.keep(pickle.loads(pickle.dumps(self.held[at])), model)

    @precondition(lambda self: len(self.held) > 2)
    @rule(at=cohorts)
    def close(self, at: int) -> None:
        self.held[at].close()

    @rule(at=cohorts)
    def rank(self, at: int) -> None:
        if self.held[at].closed:
            with pytest.raises(ValueError, match="closed"):
                self.held[at].rank(POLICY, DAY)
            return
        counted = self.models[at].counted()
        ranking = self.held[at].rank(POLICY, DAY)
        found = {one.person_id: one for one in ranking.top(len(ranking))}
        assert {who: one.incidents for who, one in found.items()} == {
            self.name(who): len(incidents) for who, incidents in counted.items()
        }
        assert ranking.summary.listed == len(ranking) == len(counted)
        totals = [one.total for one in found.values() if one.scored]
        assert totals == sorted(totals, reverse=True)
        for who, one in found.items():
            assert ranking.person(who) == one
            assert ranking.explain(who).total == (one.total or 0)

    @invariant()
    def rows(self) -> None:
        for cohort, model in zip(self.held, self.models.values()):
            if not cohort.closed:
                assert len(cohort) == len(model.events)


def circular(parents: dict[int, int]) -> bool:
    for start in parents:
        seen, at = {start}, parents[start]
        while at in parents and at not in seen:
            seen.add(at)
            at = parents[at]
        if at in seen:
            return True
    return False


class CohortsOfTexts(Cohorts):
    """The same with texts."""

    texts = True


TestCohorts = Cohorts.TestCase
TestCohortsOfTexts = CohortsOfTexts.TestCase
TestCohorts.settings = settings(max_examples=25, stateful_step_count=20)
TestCohortsOfTexts.settings = TestCohorts.settings


def answers(cohort: serial.Cohort) -> list[Any]:
    ranking = cohort.rank(POLICY, DAY)
    return [
        ranking.summary,
        ranking.top(len(ranking)),
        list(cohort.quiet_victims(DAY)),
        list(cohort.pairs(DAY)),
    ]


@settings(max_examples=40)
@given(events=events, seed=st.integers(0, 9), texts=st.booleans())
def test_order_and_pieces_mean_nothing(events: list[Event], seed: int, texts: bool) -> None:
    """Waits for a reference whose number depends on what came before it."""
    events = named(events) if texts else events
    whole = serial.Cohort(TABLE)
    whole.add(columns_of(events))
    mixed = random.Random(seed).sample(events, len(events))
    parts = [serial.Cohort(TABLE) for _ in range(3)]
    for i, one in enumerate(mixed):
        parts[i % 3].add(columns_of([one]))
    merged = serial.Cohort(TABLE)
    for part in parts:
        merged.merge(pickle.loads(pickle.dumps(part)))
    assert answers(merged) == answers(whole)
    assert (merged.rank(POLICY, DAY).to_columns()["total"].tolist()) == [
        serial._person.NO_POINTS if one.total is None else one.total for one in answers(whole)[1]
    ]


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


def plain(rows: int, **more: Any) -> dict[str, Any]:
    """Rows of many people, each with two incidents."""
    numbers = np.arange(rows, dtype=np.uint64)
    return {
        "incident_id": numbers + 1,
        "perpetrator_id": numbers // 2 + 1,
        "role": np.full(rows, 1, np.uint8),
        "status": np.full(rows, 1, np.uint8),
        "is_da": np.full(rows, 1, np.uint8),
        "date_from": np.full(rows, 19_700, np.int32),
        **more,
    }


def test_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """In pieces or at once: the same, and told how far it is."""
    monkeypatch.setattr(_cohort, "CHUNK", 1000)
    columns = plain(2500, date_to=np.full(2500, 19_699, np.int32))
    told: list[tuple[int, int]] = []
    cohort = serial.Cohort()
    cohort.add(plain(10, date_to=np.full(10, 19_699, np.int32)))
    cohort.add(columns, progress=lambda done, rows: told.append((done, rows)))
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]
    assert cohort.reversed_rows == tuple(range(2510))
    monkeypatch.setattr(_cohort, "CHUNK", 10**6)
    other = serial.Cohort()
    other.add(plain(10, date_to=np.full(10, 19_699, np.int32)))
    other.add(columns)
    assert answers(cohort) == answers(other)
    assert cohort.save() == other.save()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ZeroDivisionError])
def test_stopped(monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    """A call that is stopped, or meets a row at fault later on, has added nothing."""
    monkeypatch.setattr(_cohort, "CHUNK", 100)

    def progress(done: int, rows: int) -> None:
        assert rows == 350
        if done == 200:
            raise stop

    cohort = serial.Cohort()
    cohort.add(plain(3))
    with pytest.raises(stop):
        cohort.add(plain(350), progress=progress)
    columns = plain(350)
    columns["role"][301] = 99
    with pytest.raises(DariskError, match="role: row 301: "):
        cohort.add(columns)
    assert len(cohort) == 3
    cohort.add(plain(350))
    assert len(cohort) == 353


def test_progress_may_ask() -> None:
    """Waits for a lock that is held while the caller is told."""
    cohort = serial.Cohort()
    seen: list[int] = []
    cohort.add(plain(3), progress=lambda done, rows: seen.append(len(cohort)))
    assert seen == [3]


def test_eight_threads() -> None:
    """They add to and ask one cohort; nothing is lost, and the answer is that of one thread."""
    cohort = serial.Cohort(threads=2)
    start = threading.Barrier(8)

    def work(part: int) -> int:
        start.wait()
        for i in range(10):
            columns = plain(2000)
            columns["incident_id"] = columns["incident_id"] + np.uint64(20_000 * part + 2000 * i)
            cohort.add(columns)
            assert len(cohort.rank(POLICY, DAY)) == 1000
            cohort.quiet_victims(DAY)
            cohort.save()
        return part

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(work, range(8))) == list(range(8))
    assert len(cohort) == 160_000
    assert cohort.rank(POLICY, DAY).person(1).incidents == 160


def test_merging_each_other() -> None:
    """Waits for two that wait for each other for ever."""
    a, b = serial.Cohort(), serial.Cohort()
    a.add(plain(10))
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(x.merge, y) for x, y in [(a, b), (b, a)] * 2]:
            done.result(timeout=30)
    assert len(b) > 0


def test_closed_while_in_use() -> None:
    """The handle is held by the call that runs; what comes after finds it closed."""
    cohort = serial.Cohort()
    within, go_on = threading.Event(), threading.Event()

    def use() -> None:
        with cohort._reading():
            within.set()
            go_on.wait(30)

    thread = threading.Thread(target=use)
    thread.start()
    within.wait(30)
    with pytest.raises(RuntimeError, match="the Cohort is in use"):
        cohort.close()
    assert not cohort.closed
    go_on.set()
    thread.join()
    cohort.close()
    cohort.close()
    with pytest.raises(ValueError, match="the Cohort is closed"):
        cohort.add(plain(1))


def test_a_call_within_a_call() -> None:
    cohort = serial.Cohort()
    with cohort._writing(), pytest.raises(RuntimeError, match="within another call"):
        len(cohort)
    with cohort._reading(), pytest.raises(RuntimeError, match="within another call"):
        cohort.add(plain(1))
    cohort.add(plain(1))


def test_others_run_meanwhile() -> None:
    """Waits for a call that keeps the lock of the interpreter."""
    cohort = serial.Cohort()
    cohort.add(plain(1_000_000))
    ticks = 0
    stop = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.wait(0.0005):
            ticks += 1

    thread = threading.Thread(target=tick)
    thread.start()
    for _ in range(3):
        cohort.rank(POLICY, DAY)
    stop.set()
    thread.join()
    assert ticks > 20


def test_copies_are_apart() -> None:
    cohort = serial.Cohort(TABLE)
    cohort.add(plain(4))
    other = copy.deepcopy(cohort)
    other.add(plain(4))
    assert (len(cohort), len(other)) == (4, 8)
    assert other.gravity == TABLE


def test_what_was_asked_outlives_the_cohort() -> None:
    with serial.Cohort() as cohort:
        cohort.add(plain(4))
        ranking = cohort.rank(POLICY, DAY)
        pairs = cohort.pairs(DAY)
    assert ranking.top(9)[0] == ranking.person(1)
    assert len(pairs) == 0
    with pytest.raises(ValueError, match="the Cohort is closed"):
        ranking.explain(1)


def test_explained_from_another_cohort() -> None:
    cohort = serial.Cohort()
    cohort.add(plain(4))
    ranking = cohort.rank(POLICY, DAY)
    cohort.add(plain(4, incident_id=np.arange(11, 15, dtype=np.uint64)))
    with pytest.raises(DariskError) as caught:
        ranking.explain(1)
    assert caught.value.status is Status.ERROR_RANKING_STALE


def test_explanation() -> None:
    events = named(
        [
            {
                "incident_id": i,
                "perpetrator_id": 7,
                "victim_id": i,
                "role": "suspect",
                "date_from": DAY - dt.timedelta(i),
                "status": "open",
                "is_da": True,
                "offence": "B",
            }
            for i in (1, 2)
        ]
    )
    ranking = serial.score(columns_of(events), POLICY, DAY, gravity=TABLE)
    found = ranking.explain("p7")
    by_kind = {one.kind: one for one in found.contributions}
    gravity = by_kind[serial.ContributionKind.GRAVITY]
    assert [(one.incident_id, one.gravity) for one in gravity.incidents] == [
        ("i2", 2500),
        ("i1", 2500),
    ]
    victims = by_kind[serial.ContributionKind.VICTIMS]
    assert {one.victim_id for one in victims.incidents} == {"p1", "p2"}
    assert by_kind[serial.ContributionKind.THRESHOLD].about == "often"
    assert "recency" in str(found)
    assert "<table>" in found._repr_html_()
    assert "i2" in found._repr_html_()


def test_columns_and_persons_agree() -> None:
    rng = np.random.default_rng(5)
    columns = plain(400, victim_id=rng.integers(0, 50, 400), offence=rng.integers(0, 4, 400))
    columns["perpetrator_id"] = rng.integers(0, 40, 400)
    columns["date_from"] = rng.integers(19_000, 20_000, 400).astype(np.int32)
    ranking = serial.score(columns, POLICY, DAY, gravity=TABLE)
    found = ranking.to_columns()
    assert found["person_id"].dtype == np.uint64
    everybody = ranking.top(10**9)
    for i, person in enumerate(everybody):
        assert found["person_id"][i] == person.person_id
        assert found["total"][i] == (-(2**63) if person.total is None else person.total)
        assert found["often_low"][i] == person.tests[0].low
        assert serial.Result(found["serial"][i].item()) is person.serial
    few = ranking.to_columns(["rank", "often_result"], first=3)
    assert list(few) == ["rank", "often_result"]
    assert few["rank"].tolist() == [person.rank for person in everybody[:3]]
    by_row = ranking.to_columns(["person_id"], "row")["person_id"]
    assert sorted(by_row.tolist()) == sorted(person.person_id for person in everybody)
    assert ranking.frame().keys() == found.keys()


def test_pairs_and_victims_as_columns() -> None:
    events = named(
        [
            {
                "incident_id": i,
                "perpetrator_id": 1 + i % 3,
                "victim_id": 4 + i % 2,
                "role": "suspect",
                "date_from": dt.date(2023, 6, 1),
                "status": "open",
                "is_da": True,
                "offence": "",
            }
            for i in range(1, 13)
        ]
    )
    cohort = serial.Cohort()
    cohort.add(columns_of(events))
    pairs = cohort.pairs(DAY, {"perpetrator_id": ["p1"], "victim_id": ["p4"], "date": [DAY]})
    assert [(one.person_id, one.victim_id) for one in pairs] == sorted(
        itertools.product(["p1", "p2", "p3"], ["p4", "p5"])
    )
    columns = pairs.to_columns()
    for i, one in enumerate(pairs):
        assert columns["person_id"][i] == one.person_id
        assert columns["incidents_low"][i] == one.incidents_low
    victims = cohort.quiet_victims(DAY, quiet_months=8)
    assert [one.victim_id for one in victims[:]] == ["p4", "p5"]
    assert victims.to_columns()["days_quiet"].tolist() == [victims[0].days_quiet] * 2
    assert "p4" in victims._repr_html_()
    assert cohort.quiet_victims(DAY, {"victim_id": ["p4"], "date": [DAY]})[0].victim_id == "p5"


def test_the_ends_of_references() -> None:
    last = 2**64 - 1
    columns = plain(1, perpetrator_id=[last], victim_id=[0])
    columns["incident_id"] = [last]
    cohort = serial.Cohort()
    cohort.add(columns)
    person = cohort.rank(POLICY, DAY).person(last)
    assert (person.person_id, person.no_victim) == (last, 1)
    cohort.alias({last: 1})
    assert cohort.person(last) == 1
    assert cohort.rank(POLICY, DAY).person(1).incidents == 1


SOMEBODY = {
    "incident_id": [5],
    "perpetrator_id": ["P1"],
    "role": ["suspect"],
    "status": ["open"],
    "is_da": [True],
}


def test_saved_numbers_are_those_of_the_library() -> None:
    cohort = serial.Cohort(TABLE)
    cohort.add(plain(4))
    saved = cohort.save()
    assert not saved.startswith(b"darisk cohort with texts")
    loaded = serial.Cohort.load(saved, TABLE)
    with pytest.raises(TypeError, match="people: expected numbers, as those of the cohort are"):
        loaded.add(SOMEBODY)
    empty = serial.Cohort.load(serial.Cohort(TABLE).save(), TABLE)
    empty.add({**SOMEBODY, "incident_id": ["I5"]})
    with pytest.raises(TypeError, match="people: expected texts"):
        empty.rank(POLICY, DAY).person(5)


@functools.cache
def saved_texts() -> bytes:
    cohort = serial.Cohort()
    cohort.add({**SOMEBODY, "victim_id": ["V1"], "connection_group": ["g"]})
    cohort.alias({"P0": "P1"})
    return cohort.save()


@settings(max_examples=200)
@given(place=st.integers(0, 10**6), value=st.integers(0, 255), cut=st.booleans())
def test_forged_bytes(place: int, value: int, cut: bool) -> None:
    """Bytes that were changed are refused, or taken for what they say."""
    forged = bytearray(saved_texts())
    place %= len(forged)
    if cut:
        del forged[place:]
    else:
        forged[place] = value
    try:
        loaded = serial.Cohort.load(forged)
    except DariskError as error:
        assert error.status is Status.ERROR_COHORT_BYTES
        return
    with contextlib.suppress(DariskError):
        loaded.rank(POLICY, DAY).top(9)


def test_gravity(tmp_path: Path) -> None:
    file = tmp_path / "weights.csv"
    file.write_text("\ufeffoffence,kind,days\n8N,x,7.5\n105A,y,826.19006143\nNONCRIME,,0.1\n")
    table = serial.Gravity.from_csv(file, edition="E 1", code="offence", weight="days")
    assert (len(table), table.source, table.codes) == (2, "weights.csv", ("105A", "8N"))
    assert (table.weight("105A"), table.weight(""), table.weight("ZZ")) == (826_190, 100, None)
    assert table.code(table.offence("8N")) == "8N"
    assert (table.code(0), table.code(1), table.code(99), table.weight(99)) == (None,) * 4
    assert "8N" in table
    assert "8n" not in table
    other = pickle.loads(pickle.dumps(table))
    assert other == table
    assert other.digest == table.digest
    assert hash(other) == hash(table)
    file.write_text("code,weight\n8N,1\n42005,2\n")
    with pytest.raises(DariskError, match=r"weights.csv: line 3: code '42005'") as caught:
        serial.Gravity.from_csv(file, edition="E 1")
    assert caught.value.status is Status.ERROR_GRAVITY_CODE
    file.write_text("code,weight\n8N,1\n\n9N,7,5\n")
    with pytest.raises(ValueError, match=r"weights.csv: line 4: expected 2 fields, found 3"):
        serial.Gravity.from_csv(file, edition="E 1")
    file.write_text("code,weight,weight\n8N,1,2\n")
    with pytest.raises(ValueError, match=r"weights.csv: expected one column weight, found code"):
        serial.Gravity.from_csv(file, edition="E 1")
    file.write_text("code,weight\n8N,1\n9N,3\n8N,2\n")
    with pytest.raises(DariskError, match=r"line 4: .*and weights.csv: line 2"):
        serial.Gravity.from_csv(file, edition="E 1")


def test_the_published_weights() -> None:
    """The table of 2020, where the real records are."""
    file = cases.ROOT.parent / "shared" / "data" / "ons_severity_2020.csv"
    if not file.exists():
        pytest.skip(f"{file} is not there")
    table = serial.Gravity.from_csv(file, edition="ONS CSS 2020-12")
    assert len(table) > 100
    assert all(table.weight(code) for code in table.codes)


def test_policy() -> None:
    policy = serial.Policy.from_text("# ours\npolicy mine\nlook_back 12 months\n")
    assert serial.Policy.from_text(policy.text) == policy == pickle.loads(pickle.dumps(policy))
    assert str(policy) == policy.text
    assert len(policy.digest) == 64
    with pytest.raises(DariskError, match=r"line 2, column 11 \(look_back\): ") as caught:
        serial.Policy.from_text("policy mine\nlook_back never\n")
    assert caught.value.status is Status.ERROR_SERIAL_POLICY_VALUE
    presets = serial.presets()
    assert {one.mark for one in presets} == {"published", "ours"}
    for one in presets:
        if one.kind is serial.PresetKind.PERSON:
            edition = "E 1" if one.needs_gravity else None
            made = serial.Policy.preset(one.key, gravity_edition=edition)
            assert made.id == one.key
            assert made.gravity_edition == edition
        else:
            with pytest.raises(DariskError, match="is no preset of persons: expected "):
                serial.Policy.preset(one.key)
    assert "<table>" in presets._repr_html_()


def relation(columns: dict[str, Any]) -> Any:
    """A relation of DuckDB."""
    return duckdb.from_arrow(pa.table(columns))


MAKE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
    "pyarrow.RecordBatch": lambda columns: pa.table(columns).to_batches()[0],
    "pyarrow.RecordBatchReader": lambda columns: pa.table(columns).to_reader(),
    "duckdb": relation,
}


def some_events() -> list[Event]:
    return named(
        [
            {
                "incident_id": i,
                "perpetrator_id": 1 + i % 3,
                "victim_id": i % 2,
                "role": "suspect",
                "date_from": None if i == 5 else DAY - dt.timedelta(i),
                "status": "open",
                "is_da": True,
                "offence": "A",
            }
            for i in range(1, 9)
        ]
    )


@pytest.mark.parametrize("kind", MAKE)
def test_frames(kind: str) -> None:
    """A frame in gives a frame of that kind back."""
    events = some_events()
    columns: dict[str, Any] = {**columns_of(events), "other": list(range(8))}
    columns["date_from"] = np.array(columns["date_from"], "datetime64[ms]")
    ranking = serial.score(MAKE[kind](columns), POLICY, DAY, gravity=TABLE)
    expected = serial.Cohort(TABLE)
    expected.add(columns_of(events))
    everybody = expected.rank(POLICY, DAY).top(9)
    assert ranking.top(9) == everybody
    frame = ranking.frame()
    tool = kind.partition(".")[0]
    assert type(frame) is type(MAKE[tool]({"x": [1]}))
    found = frames.listed(frame)
    assert list(found) == list(ranking.to_columns())
    for name in ("person_id", "rank", "total", "scored", "incidents", "last_date", "recency_days"):
        assert found[name] == [getattr(one, name) for one in everybody], name
    for name in ("serial", "thresholds"):
        assert found[name] == [str(getattr(one, name)) for one in everybody], name
    assert found["flags"] == ["|".join(map(str, one.flags)) for one in everybody]
    assert found["often_low"] == [one.tests[0].low for one in everybody]
    few = frames.listed(ranking.frame(["total", "rank"], first=2))
    assert few == {name: found[name][:2] for name in ("total", "rank")}


@pytest.mark.parametrize("tool", sorted(serial._frame.TOOLS))
def test_the_kind_that_is_asked_for(tool: str) -> None:
    nobody = plain(1, date_from=np.array([-(2**31)], np.int32))
    ranking = serial.score(nobody, POLICY, DAY)
    assert isinstance(ranking.frame(), dict)
    found = frames.listed(ranking.frame(["total", "last_date", "rank"], kind=tool))
    assert found == {"total": [None], "last_date": [None], "rank": [None]}
    empty = serial.Cohort()
    kind = type(MAKE[tool]({"x": [1]}))
    for answer in (empty.pairs(DAY), empty.quiet_victims(DAY), empty.rank(POLICY, DAY)):
        assert type(answer.frame(kind=tool)) is kind
        assert set(map(len, frames.listed(answer.frame(kind=tool)).values())) == {0}


def test_answers_are_frames() -> None:
    """Every package takes a ranking and a listing as they are, more than once."""
    cohort = serial.Cohort(TABLE)
    cohort.add(columns_of(some_events()))
    ranking = cohort.rank(POLICY, DAY)
    for answer in (ranking, cohort.pairs(DAY), cohort.quiet_victims(DAY)):
        expected = frames.listed(answer.frame(kind="pandas"))
        tables = [
            pa.table(answer),
            pd.DataFrame.from_arrow(answer),
            duckdb.sql("SELECT * FROM answer"),
        ]
        if answer is ranking:  # polars takes a listing for the list that it is
            tables.append(pl.DataFrame(answer))
        for table in tables:
            assert frames.listed(table) == expected
        assert frames.validate(answer) == len(answer)
        pa.table(answer).validate(full=True)
        assert pa.schema(answer).names == list(expected)
    ranking.close()
    with pytest.raises(ValueError, match="the Ranking is closed"):
        pa.table(ranking)


@pytest.mark.parametrize("tool", ["polars", "pyarrow"])
@pytest.mark.parametrize("chunks", [1, 3])
def test_frames_of_numbers(tool: str, chunks: int) -> None:
    """Where some are missing the others stay what they are: no float holds these references, so
    that two people would be one."""
    module = pytest.importorskip(tool)
    far = 2**60
    columns: dict[str, list[Any]] = {
        "incident_id": [far + i for i in range(20)],
        "perpetrator_id": [None if i == 7 else far + i % 3 for i in range(20)],
        "victim_id": [None if i % 4 == 1 else far + 5 + i % 2 for i in range(20)],
        "role": [1] * 20,
        "date_from": [None if i == 5 else DAY - dt.timedelta(i) for i in range(20)],
        "status": [1] * 20,
        "is_da": [i != 11 for i in range(20)],
        "offence": [i % 4 for i in range(20)],
    }
    expected = serial.score(columns, POLICY, DAY, gravity=TABLE).top(9)
    types = {name: "UInt64" for name in columns if name.endswith("_id")}
    types.update(role="UInt8", status="Int64", offence="UInt32")
    cut = [0, 8, 13, 20] if chunks > 1 else [0, 20]
    parts = [{k: v[a:b] for k, v in columns.items()} for a, b in itertools.pairwise(cut)]
    frame: Any
    if tool == "polars":
        schema = {name: getattr(module, one) for name, one in types.items()}
        frame = module.concat(
            [module.DataFrame(part, schema_overrides=schema) for part in parts], rechunk=False
        )
        assert frame.n_chunks() == chunks
    else:
        made = {name: getattr(module, one.lower())() for name, one in types.items()}
        frame = module.concat_tables(
            [module.table({k: module.array(v, made.get(k)) for k, v in p.items()}) for p in parts]
        )
    ranking = serial.score(frame, POLICY, DAY, gravity=TABLE)
    assert len({one.person_id for one in expected}) == 3
    assert ranking.top(9) == expected


@pytest.mark.parametrize("tool", ["polars", "pyarrow"])
@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("role", ["suspect", "OFFENDER", "suspekt"], "role: row 2: .suspekt. is no key"),
        ("role", ["suspect", "", "other"], "role: row 1: "),
        ("status", ["open", "no_crime", None], "status: row 2: "),
        ("offence", ["A", "", "B\0"], "offence: row 2: expected a "),
    ],
)
def test_words_of_frames(tool: str, name: str, values: list[Any], told: str) -> None:
    """What is wrong with a word is told with its row; what is missing is no crime."""
    module = pytest.importorskip(tool)
    columns: dict[str, Any] = {
        "incident_id": [1, 2, 3],
        "perpetrator_id": [7, 7, 7],
        "role": ["suspect"] * 3,
        "date_from": [DAY] * 3,
        "status": ["open"] * 3,
        "is_da": [True] * 3,
        "offence": ["A", "", "B"],
    }
    make = module.DataFrame if tool == "polars" else module.table
    cohort = serial.Cohort(TABLE)
    cohort.add(make(columns))
    assert cohort.rank(POLICY, DAY).person(7).crimes == 2
    with pytest.raises(ValueError, match=told):
        cohort.add(make({**columns, name: values}))
    assert len(cohort) == 3


def test_a_frame_of_polars_is_not_copied() -> None:
    """Waits for a copy of a column of numbers, or of one of which some are missing."""
    polars = pytest.importorskip("polars")
    numbers = np.arange(1, 7, dtype=np.uint64)
    frame = polars.DataFrame({"incident_id": numbers, "victim_id": numbers})
    frame = frame.with_columns(polars.Series("victim_id", [1, None, 3] * 2, polars.UInt64))
    kinds = {name: _events.EVENTS[name] for name in frame.columns}
    found, rows = _data.read(frame, kinds, _columns.column)
    view = frame["incident_id"].to_numpy(allow_copy=False)
    assert rows == 6
    assert np.frombuffer(found["incident_id"].values, np.uint64).ctypes.data == view.ctypes.data
    assert found["victim_id"].validity is not None
    assert [found["victim_id"].at(i) for i in range(6)] == [1, None, 3] * 2

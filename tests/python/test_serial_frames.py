# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Frames of events in, and answers as frames."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import duckdb
import frames
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from darisk import _columns, _data, serial
from darisk.serial import _events
from histories import (
    DAY,
    MAKE,
    POLICY,
    TABLE,
    columns_of,
    plain,
    some_events,
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

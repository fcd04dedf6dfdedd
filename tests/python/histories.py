# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Events, what is asked of them, and frames of every kind that hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import frames
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from darisk import serial
from hypothesis import strategies as st

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


def answers(cohort: serial.Cohort) -> list[Any]:
    ranking = cohort.rank(POLICY, DAY)
    return [
        ranking.summary,
        ranking.top(len(ranking)),
        list(cohort.quiet_victims(DAY)),
        list(cohort.pairs(DAY)),
    ]


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


def relation(columns: dict[str, Any]) -> Any:
    """A relation of DuckDB."""
    return frames.relation(pa.table(columns))


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


SOMEBODY = {
    "incident_id": [5],
    "perpetrator_id": ["P1"],
    "role": ["suspect"],
    "status": ["open"],
    "is_da": [True],
}

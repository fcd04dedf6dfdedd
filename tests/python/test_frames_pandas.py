# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Frames with no more than NumPy and pandas, of any version: those of Debian 12, 1.24 and 1.5, hand
out no Arrow batches, and no other package is there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import darisk
import numpy as np
import pandas as pd
import pytest
from darisk import Outcome, _data, serial

DAY = dt.date(2024, 3, 1)

ARROW = hasattr(pd.DataFrame, "__arrow_c_stream__")

OUTCOMES = [Outcome.QUALIFIES, Outcome.EXCLUDED, Outcome.REVIEW]


def incidents(**columns: Any) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "urn": ["A/1", "B/2", None],
            "relationship": ["EX_SPOUSE", "HOUSEMATE", None],
            "behaviours": ["VERBAL", "PHYSICAL+SEXUAL", np.nan],
            "victim_age": [52, 20, None],
            "perpetrator_age": [55, 20, 30],
        },
        index=[7, 8, 9],
    )
    return frame.assign(**columns)


def events(**columns: Any) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "incident_id": ["I1", "I2", "I3", "I3"],
            "perpetrator_id": ["P7", "P7", "P9", None],
            "victim_id": ["V1", "V2", None, "V3"],
            "role": ["suspect", "offender", "suspect", "suspect"],
            "date_from": pd.to_datetime(["2024-01-05", "2024-02-09", None, None]),
            "status": ["open", "open", "cancelled", "cancelled"],
            "is_da": [True, True, True, True],
            "offence": ["8N", None, "8N", ""],
        }
    )
    return frame.assign(**columns)


def gravity() -> serial.Gravity:
    return serial.Gravity("EXAMPLE 1", "made up", {"8N": "7.5"})


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("relationship", "object"),
        ("relationship", "string"),
        ("relationship", "category"),
        ("behaviours", "string"),
        ("behaviours", "category"),
        ("victim_age", "object"),
        ("victim_age", "float32"),
        ("victim_age", "Int64"),
        ("victim_age", "UInt8"),
        ("victim_age", "Float64"),
        ("victim_age", "category"),
        ("perpetrator_age", "uint8"),
        ("perpetrator_age", "int16"),
        ("perpetrator_age", "Sparse[int64]"),
    ],
)
def test_columns_of_every_sort(column: str, kind: str) -> None:
    given = incidents().astype({column: kind})
    results = darisk.classify(given, definition="DAA_2021")
    assert results.words("outcome") == OUTCOMES
    assert [results.facts(row).victim_age for row in range(3)] == [(52, 52), (20, 20), None]
    found = results.frame()
    assert type(found) is pd.DataFrame
    assert list(found.columns) == [*given.columns, "outcome"]
    assert found.drop(columns="outcome").equals(given)
    assert found.index.tolist() == [7, 8, 9]
    assert found["outcome"].tolist() == list(map(str, OUTCOMES))
    assert isinstance(found["outcome"].dtype, pd.CategoricalDtype)


@pytest.mark.parametrize(
    "days",
    [
        pd.to_datetime([DAY, None, dt.date(2012, 1, 1)]),
        pd.to_datetime([DAY, None, dt.date(2012, 1, 1)]).to_numpy(),
        np.array([DAY, "NaT", dt.date(2012, 1, 1)], "datetime64[D]"),
        [DAY, None, dt.date(2012, 1, 1)],
        np.array([DAY, pd.NaT, pd.Timestamp("2012-01-01")], dtype=object),
    ],
)
def test_days(days: Any) -> None:
    results = darisk.classify(incidents(recorded_on=days), definition="DAA_2021")
    found = [results.facts(row).recorded_on for row in range(3)]
    assert found == [DAY, None, dt.date(2012, 1, 1)]
    assert results.words("outcome") == [Outcome.QUALIFIES, Outcome.EXCLUDED, Outcome.EXCLUDED]


def test_a_time_of_a_zone_is_no_day() -> None:
    """Waits for a day that is another one where it is read in another zone."""
    days = pd.to_datetime([DAY, DAY, None]).tz_localize("Europe/London")
    with pytest.raises((TypeError, darisk.DariskError), match=r"^recorded_on: .*expected"):
        darisk.classify(incidents(recorded_on=days), definition="DAA_2021")


@pytest.mark.parametrize("kind", ["object", "string", "category"])
def test_references(kind: str) -> None:
    given = incidents(victim=["V1", "V1", None], perpetrator=["P1", "P2", np.nan])
    given = given.astype({"victim": kind, "perpetrator": kind})
    results = darisk.classify(given, definition="DAA_2021")
    assert results.words("outcome") == OUTCOMES
    first, second, third = (results.facts(row) for row in range(3))
    assert first.victim == second.victim
    assert first.victim != first.perpetrator != second.perpetrator
    assert third.victim is None and third.perpetrator is None
    with pytest.raises(TypeError, match="as the references before"):
        darisk.classify(given.assign(perpetrator=[4, 5, 6]), definition="DAA_2021")


def test_rows_of_a_frame() -> None:
    """Parts of a frame are views with steps; one of no rows has columns of no type."""
    for rows in (slice(None, None, 2), slice(1, None), slice(0, 0)):
        given = incidents().iloc[rows]
        results = darisk.classify(given, definition="DAA_2021")
        assert results.words("outcome") == OUTCOMES[rows]
        assert results.frame().index.tolist() == given.index.tolist()
    assert len(darisk.classify(incidents().iloc[:0].astype(object), definition="DAA_2021")) == 0


def test_no_copy() -> None:
    given = pd.DataFrame({"victim_age": np.array([52, 20, 31], np.uint8)})
    found = _data.open_data(given, darisk._classification.INPUT).whole()["victim_age"]
    assert np.shares_memory(np.asarray(found.values), given["victim_age"].to_numpy())


def test_a_row_that_is_told() -> None:
    for column, value in {
        "relationship": "EX_SPOUS",
        "victim_age": 300,
        "behaviours": "LOUD",
    }.items():
        given = incidents().astype(object)
        given.loc[8, column] = value
        with pytest.raises(ValueError, match=f"^{column}: row 1: "):
            darisk.classify(given, definition="DAA_2021")


def test_arrow_out() -> None:
    """An old pandas hands out no batches of its own, so there are none of its columns."""
    results = darisk.classify(incidents()[["perpetrator_age"]], definition="DAA_2021")
    if not ARROW:
        with pytest.raises(TypeError, match=r"expected pandas 2\.2 or later"):
            results.__arrow_c_stream__()
    again = darisk.classify({"victim_age": np.array([52, 20, 31])}, definition="DAA_2021")
    assert darisk._arrow.Batches(again).names == ["outcome"]


def test_arrays() -> None:
    arrays = {
        "relationship": np.array([1, 2, 0], np.uint8),
        "behaviours": np.array(["VERBAL", "PHYSICAL+SEXUAL", ""]),
        "victim_age": np.ma.masked_array([52, 20, 99], [False, False, True]),
        "perpetrator_age": np.array([55.0, 20.0, np.nan]),
        "recorded_on": np.array([DAY, DAY, "NaT"], "datetime64[D]"),
    }
    results = darisk.classify(arrays, definition="DAA_2021")
    for row, facts in enumerate(map(results.facts, range(3))):
        assert (
            results.words("outcome")[row] is darisk.classify(facts, definition="DAA_2021").outcome
        )
    assert [results.facts(row).victim_age for row in range(3)] == [(52, 52), (20, 20), None]
    assert results.to_numpy()["outcome"].dtype == np.uint8


def test_records() -> None:
    held = np.array([(1, 52, 55), (2, 20, 20)], "u1, i8, f8")
    held.dtype.names = ("relationship", "victim_age", "perpetrator_age")
    results = darisk.classify(held, definition="DAA_2021")
    found = results.frame()
    assert found.dtype.names == ("relationship", "victim_age", "perpetrator_age", "outcome")
    assert found["outcome"].tolist() == [one.value for one in results.words("outcome")]
    assert darisk._arrow.Batches(results).names == ["outcome"]


@pytest.mark.parametrize("kind", ["object", "string", "category"])
def test_a_ranking(kind: str) -> None:
    names = ["incident_id", "perpetrator_id", "victim_id", "role", "status", "offence"]
    given = events().astype(dict.fromkeys(names, kind)).astype({"is_da": "boolean"})
    ranking = serial.score(given, "libdarisk-ref-1", DAY, gravity=gravity())
    found = ranking.frame(["rank", "person_id", "total", "last_date", "scored", "serial"])
    assert type(found) is pd.DataFrame
    assert found["person_id"].tolist() == ["P7", "P9"]
    assert found["total"].tolist() == [50, pd.NA]
    assert found["rank"].isna().tolist() == [False, True]
    assert found["last_date"].tolist() == [pd.Timestamp("2024-02-09"), pd.NaT]
    assert found["scored"].tolist() == [True, False]
    assert found["serial"].astype(str).tolist()[0] == "MET"
    assert "2 incidents in the 24 months" in ranking.explain("P7").contributions[1].text


def test_a_ranking_of_numbers() -> None:
    numbers = {
        "incident_id": [1, 2, 3, 3],
        "perpetrator_id": [7, 7, 9, None],
        "victim_id": pd.array([1, 2, None, 3], dtype="Int64"),
        "role": np.array([1, 2, 1, 1]),
    }
    texts = serial.score(events(), "libdarisk-ref-1", DAY, gravity=gravity())
    found = serial.score(events(**numbers), "libdarisk-ref-1", DAY, gravity=gravity())
    columns = ["rank", "total", "incidents", "victims", "last_date", "flags"]
    assert found.frame()["person_id"].tolist() == [7, 9]
    assert found.frame(columns).equals(texts.frame(columns))
    arrays = {name: column.to_numpy() for name, column in events(**numbers).items()}
    of_arrays = serial.score(arrays, "libdarisk-ref-1", DAY, gravity=gravity())
    for name, column in of_arrays.to_columns().items():
        assert column.tolist() == found.to_columns()[name].tolist(), name


def test_a_cohort() -> None:
    with serial.Cohort(gravity()) as cohort:
        cohort.add(events())
        people = pd.DataFrame({"person_id": ["P7"], "on_programme": [True]})
        assert len(cohort.rank(serial.Policy.preset("acpo-serial"), DAY, people=people)) == 2
        pairs = cohort.pairs(
            DAY,
            referrals=pd.DataFrame(
                {
                    "perpetrator_id": ["P7"],
                    "victim_id": ["V1"],
                    "date": [pd.Timestamp(DAY)],
                }
            ),
        ).frame()
        quiet = cohort.quiet_victims(dt.date(2024, 12, 31)).frame()
    assert pairs[["person_id", "victim_id"]].values.tolist() == [["P7", "V1"], ["P7", "V2"]]
    assert type(quiet) is pd.DataFrame

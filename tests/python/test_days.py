# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""One rule for dates, whatever holds them: a day is a day, and so is midnight; any other time of
day and any time zone is refused, and nothing is cut off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import darisk
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from darisk import response, serial
from hypothesis import given, settings
from hypothesis import strategies as st

DAY = dt.date(2024, 3, 1)
MIDNIGHT = dt.datetime(2024, 3, 1)
SECOND = MIDNIGHT + dt.timedelta(seconds=1)
FIRST, LAST = dt.date(1, 1, 1), dt.date(9999, 12, 31)
UNITS = ("h", "m", "s", "ms", "us", "ns", "ps")
RULE = "row 1: expected the start of a day from 0001-01-01 to 9999-12-31, not '?"


def numpy_of(unit: str, order: str = "=") -> Callable[[Any], object]:
    dtype = np.dtype(f"M8[{unit}]").newbyteorder(order)
    return lambda values: {"recorded_on": np.array(values, dtype)}


def masked(values: Any) -> object:
    held = np.array([MIDNIGHT if one is None else one for one in values], "M8[ns]")
    return {"recorded_on": np.ma.array(held, mask=[one is None for one in values])}


def pandas_of(unit: str) -> Callable[[Any], object]:
    return lambda values: pd.DataFrame({"recorded_on": np.array(values, f"M8[{unit}]")})


def arrow_of(kind: pa.DataType) -> Callable[[Any], object]:
    return lambda values: pa.table({"recorded_on": pa.array(values, kind)})


def date64(values: Any) -> object:
    """Its numbers as they are: pyarrow cuts off what it makes of moments."""
    since = [None if one is None else (one - dt.datetime(1970, 1, 1)) for one in values]
    held = [None if one is None else int(one.total_seconds() * 1000) for one in since]
    return pa.table({"recorded_on": pa.array(held, pa.int64()).view(pa.date64())})


def duckdb_of(values: Any) -> object:
    return duckdb.from_arrow(pa.table({"recorded_on": pa.array(values, pa.timestamp("us"))}))


#: Whatever may hold moments.
FORMS: dict[str, Callable[[Any], object]] = {
    "list": lambda values: {"recorded_on": values},
    "pandas.list": lambda values: {"recorded_on": [one and pd.Timestamp(one) for one in values]},
    "numpy.list": lambda values: {"recorded_on": [np.datetime64(one, "s") for one in values]},
    "numpy.objects": lambda values: {"recorded_on": np.array(values, object)},
    "numpy.big": numpy_of("s", ">"),
    "numpy.gap": lambda values: {"recorded_on": np.repeat(np.array(values, "M8[s]"), 2)[::2]},
    "masked": masked,
    **{f"numpy.{unit}": numpy_of(unit) for unit in UNITS[2:-1]},
    **{f"pandas.{unit}": pandas_of(unit) for unit in ("s", "ms", "us", "ns")},
    "pandas.arrow": lambda values: pd.DataFrame(
        {"recorded_on": pd.Series(values, dtype=pd.ArrowDtype(pa.timestamp("us")))}
    ),
    **{
        f"polars.{unit}": lambda values, unit=unit: pl.DataFrame(
            {"recorded_on": pl.Series(values, dtype=pl.Datetime(unit))}
        )
        for unit in ("ms", "us", "ns")
    },
    **{f"arrow.{unit}": arrow_of(pa.timestamp(unit)) for unit in ("s", "ms", "us", "ns")},
    "arrow.date64": date64,
    "duckdb": duckdb_of,
}


def asked(data: Any) -> list[dt.date | None]:
    results = darisk.classify(data, definition="DAA_2021", on_refused="keep")
    assert results.refused == 0
    return [results.facts(row).recorded_on for row in range(len(results))]


@pytest.mark.parametrize("form", FORMS)
def test_midnight_is_a_day(form: str) -> None:
    before = dt.datetime(1969, 12, 31)
    assert asked(FORMS[form]([MIDNIGHT, None, before])) == [DAY, None, before.date()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("wrong", [SECOND, dt.datetime(1969, 12, 31, 23, 59, 59)])
def test_a_time_of_day_is_refused(form: str, wrong: dt.datetime) -> None:
    """With the column, the row and the time, whatever is to be done about refused rows."""
    shown = str(wrong).replace(" ", "[ T]")
    with pytest.raises(ValueError, match=f"recorded_on: {RULE}{shown}"):
        asked(FORMS[form]([MIDNIGHT, wrong]))


def test_a_time_of_day_is_refused_in_histories() -> None:
    def events(day: object) -> Any:
        return {
            "incident_id": [1, 2], "role": [1, 1], "status": [1, 1], "is_da": [True, True],
            "date_from": [MIDNIGHT, day],
        }  # fmt: skip

    makers: list[Callable[[Any], Any]] = [
        dict, pl.DataFrame, pd.DataFrame, pa.table, lambda one: duckdb.from_arrow(pa.table(one)),
    ]  # fmt: skip
    for make in makers:
        serial.Cohort().add(make(events(MIDNIGHT)))
        with pytest.raises(ValueError, match=f"date_from: {RULE}2024-03-01[ T]00:00:01"):
            serial.Cohort().add(make(events(SECOND)))
        london = [one.replace(tzinfo=dt.UTC) for one in (MIDNIGHT, MIDNIGHT)]
        with pytest.raises((ValueError, TypeError), match=r"date_from: .*time zone"):
            serial.Cohort().add(make({**events(MIDNIGHT), "date_from": london}))


@pytest.mark.parametrize("unit", UNITS)
def test_units_of_numpy(unit: str) -> None:
    """A value that is one unit off midnight is no day; the unit need not divide a day."""
    held = np.array(["1970-01-02", "NaT"], f"M8[{unit}]")
    assert asked({"recorded_on": held}) == [dt.date(1970, 1, 2), None]
    for off in (-1, 1):
        with pytest.raises(ValueError, match="recorded_on: row 0: expected the start of a day"):
            asked({"recorded_on": held + np.timedelta64(off, unit)})
    assert asked({"recorded_on": np.array([3456], "M8[25s]")}) == [dt.date(1970, 1, 2)]


@pytest.mark.parametrize("unit", ["Y", "M", "W", "7D", "7s", "fs", "as"])
def test_what_is_no_day(unit: str) -> None:
    """Waits for a month that becomes its first day."""
    with pytest.raises(TypeError, match=r"recorded_on: expected days or moments, not datetime64"):
        asked({"recorded_on": np.array(["1970-01-01"], f"M8[{unit}]")})


def test_the_ends() -> None:
    ends = [FIRST, LAST]
    assert asked({"recorded_on": ends}) == ends
    assert asked({"recorded_on": np.array(ends, "M8[D]")}) == ends
    assert asked({"recorded_on": np.array(ends, "M8[us]")}) == ends
    assert asked(pl.DataFrame({"recorded_on": ends})) == ends
    for beyond in ("0000-12-31", "10000-01-01"):
        for unit in ("D", "s"):
            with pytest.raises(ValueError, match=f"recorded_on: {RULE}{beyond}"):
                asked({"recorded_on": np.array(["2024-01-01", beyond], f"M8[{unit}]")})


def test_no_unit() -> None:
    assert asked({"recorded_on": np.array(["NaT"], "M8")}) == [None]
    assert asked({"recorded_on": np.array([], "M8[s]")}) == []


ZONES: dict[str, Callable[[], object]] = {
    "list": lambda: {"recorded_on": [MIDNIGHT.replace(tzinfo=dt.UTC)]},
    "list.pandas": lambda: {"recorded_on": [pd.Timestamp(MIDNIGHT, tz="Europe/London")]},
    "pandas": lambda: pd.DataFrame({"recorded_on": pd.to_datetime([MIDNIGHT]).tz_localize("UTC")}),
    "pandas.series": lambda: {"recorded_on": pd.Series([MIDNIGHT]).dt.tz_localize("UTC")},
    "pandas.arrow": lambda: pd.DataFrame(
        {"recorded_on": pd.Series([MIDNIGHT], dtype=pd.ArrowDtype(pa.timestamp("s", "UTC")))}
    ),
    "polars": lambda: pl.DataFrame({"recorded_on": [MIDNIGHT.replace(tzinfo=dt.UTC)]}),
    "polars.series": lambda: {"recorded_on": pl.Series([MIDNIGHT.replace(tzinfo=dt.UTC)])},
    "arrow": lambda: pa.table({"recorded_on": pa.array([0], pa.timestamp("us", "UTC"))}),
    "duckdb": lambda: duckdb.sql("SELECT TIMESTAMPTZ '2024-03-01 00:00:00+00' AS recorded_on"),
}


@pytest.mark.parametrize("form", ZONES)
def test_a_time_zone_is_refused(form: str) -> None:
    """Midnight, too: which day it is depends on the zone."""
    with pytest.raises((ValueError, TypeError), match=r"recorded_on: .*(time zone|UTC)"):
        asked(ZONES[form]())


OTHER: dict[str, tuple[Callable[[], object], str]] = {
    "durations": (lambda: pl.DataFrame({"recorded_on": [dt.timedelta(5)]}), "durations"),
    "times": (lambda: pl.DataFrame({"recorded_on": [dt.time(5)]}), "times of day"),
    "numpy.durations": (lambda: {"recorded_on": np.array([5], "m8[D]")}, "timedelta64"),
    "months": (
        lambda: pd.DataFrame({"recorded_on": pd.period_range("2024-01", periods=2, freq="M")}),
        "Period",
    ),
    "polars.int64": (lambda: pl.DataFrame({"recorded_on": [45_000]}), "int64"),
    "pandas.int64": (lambda: pd.DataFrame({"recorded_on": [45_000]}), "int64"),
    "pandas.nullable": (lambda: pd.DataFrame({"recorded_on": [45_000]}, dtype="Int32"), "int32"),
    "pandas.float64": (lambda: pd.DataFrame({"recorded_on": [45_000, None]}), "float64"),
    "numpy.int64": (lambda: {"recorded_on": np.array([45_000])}, "int64"),
    "numpy.uint16": (lambda: {"recorded_on": np.array([45_000], np.uint16)}, "uint16"),
    "objects": (
        lambda: pd.DataFrame({"recorded_on": pd.Series([None, 45_000], dtype=object)}),
        "int 45000",
    ),
    "floats": (lambda: {"recorded_on": [45_000.0, None]}, "float 45000.0"),
    "text": (lambda: {"recorded_on": ["2024-03-01"]}, "str '2024-03-01'"),
}


@pytest.mark.parametrize("form", OTHER)
def test_what_is_no_date(form: str) -> None:
    make, told = OTHER[form]
    expected = "recorded_on: .*expected a date(, or int32 days since 1970-01-01)?, not "
    with pytest.raises((ValueError, TypeError), match=expected + told):
        asked(make())


def test_other_modules() -> None:
    """The day and the minute of an agreement are two columns."""
    with pytest.raises(ValueError, match=f"given_on: {RULE}2024-03-01"):
        response.decide({"given_on": [None, SECOND]})


seconds = st.datetimes(dt.datetime(1700, 1, 1), dt.datetime(2200, 1, 1)).map(
    lambda one: one.replace(microsecond=0)
)
midnights = seconds.map(lambda one: one.replace(hour=0, minute=0, second=0))


@settings(max_examples=15)
@given(values=st.lists(st.none() | midnights), wrong=st.none() | seconds)
def test_every_form_says_the_same(
    values: list[dt.datetime | None], wrong: dt.datetime | None
) -> None:
    for form, make in FORMS.items():
        assert asked(make(values)) == [one and one.date() for one in values], form
        if wrong is not None and wrong.time() != dt.time():
            with pytest.raises(ValueError, match=f"recorded_on: row {len(values)}: "):
                asked(make([*values, wrong]))

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What is recorded of one person, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from .. import _check
from .._native import c
from .._value import Value
from ._references import Reference
from ._words import Flag, Result, flags_of

#: What the library has for points that are not there.
NO_POINTS = -(2**63)
#: What it has for days that are not there.
NO_DAYS = -(2**31)


@dataclass(frozen=True, slots=True, repr=False)
class Threshold(Value):
    """One threshold of the policy for one person.

    Attributes
    ----------
    name : str
        As in the policy.
    low, high : int
        Certain, and with incidents that have no day.
    result : Result
    """

    name: str
    low: int
    high: int
    result: Result


@dataclass(frozen=True, slots=True, repr=False)
class Person(Value):
    """One person of a ranking. It says whom to look at first, on what evidence; it decides nothing.

    Counts are of distinct incidents, and where nothing else is said of those counted and dated in
    the look-back.

    Attributes
    ----------
    person_id : int or str
    rank : int or None
        1 and on, the same for equal totals; None where not scored.
    total : int or None
        The sum of the four points below.
    points_recency, points_frequency, points_gravity, points_victims : int or None
    scored, selected, advice : bool
        Whether there are points; whether the cohort rule of the policy selects the person; whether
        to consider a programme (rule R20).
    incidents, crimes, victims : int
        Of victims, a connection group counts once.
    gravity : int
        Thousandths of a day.
    gravity_partial : bool
        Codes are unmapped: the gravity is at least this.
    last_date : datetime.date or None
    recency_days : int or None
    peak : int
        Most incidents in one window of the policy's length.
    undated, future, cancelled, self_link : int
        Incidents without a day, after the day asked for, cancelled or found no crime, and with the
        same person on both sides; ever.
    unmapped, no_victim : int
        Incidents with a code the table does not have, and with a row without a victim.
    serial_low, serial_high : int
        Victims in the window of SERIAL: certain, and with those of undated incidents.
    serial, thresholds : Result
        The SERIAL test, and the thresholds of the policy together.
    flags : tuple of Flag
    tests : tuple of Threshold
        Each threshold of the policy.
    """

    person_id: Reference
    rank: int | None
    total: int | None
    points_recency: int | None
    points_frequency: int | None
    points_gravity: int | None
    points_victims: int | None
    scored: bool
    selected: bool
    advice: bool
    incidents: int
    crimes: int
    victims: int
    gravity: int
    gravity_partial: bool
    last_date: dt.date | None
    recency_days: int | None
    peak: int
    undated: int
    future: int
    cancelled: int
    self_link: int
    unmapped: int
    no_victim: int
    serial_low: int
    serial_high: int
    serial: Result
    thresholds: Result
    flags: tuple[Flag, ...]
    tests: tuple[Threshold, ...]


_PLAIN = (
    "incidents",
    "crimes",
    "victims",
    "gravity",
    "peak",
    "undated",
    "future",
    "cancelled",
    "self_link",
    "unmapped",
    "no_victim",
    "serial_low",
    "serial_high",
)
_POINTS = ("total", "points_recency", "points_frequency", "points_gravity", "points_victims")
_BOOLS = ("scored", "selected", "advice", "gravity_partial")


def person_of(ranking: Any, row: int, reference: Any, names: tuple[str, ...]) -> Person:
    """One row of a ranking of the library; `reference` restores what stands for the person."""
    found = c.ranked_person()
    c.ranking_person(ranking, row, found)
    known: dict[str, Any] = {name: getattr(found, name) for name in _PLAIN}
    known.update((name, _points(getattr(found, name))) for name in _POINTS)
    known.update((name, getattr(found, name) != 0) for name in _BOOLS)
    return Person(
        person_id=reference(found.person_id),
        rank=found.rank or None,
        last_date=_check.of_days(found.last_date),
        recency_days=None if found.recency_days == NO_DAYS else found.recency_days,
        serial=Result(found.serial),
        thresholds=Result(found.thresholds),
        flags=flags_of(found.flags),
        tests=tuple(_threshold(ranking, row, i, name) for i, name in enumerate(names)),
        **known,
    )


def _threshold(ranking: Any, row: int, index: int, name: str) -> Threshold:
    found = c.ranked_threshold()
    c.ranking_threshold(ranking, row, index, found)
    return Threshold(name, found.low, found.high, Result(found.result))


def _points(value: int) -> int | None:
    return None if value == NO_POINTS else value


@dataclass(frozen=True, slots=True, repr=False)
class Summary(Value):
    """What a ranking was made from, and how much there is in it.

    Attributes
    ----------
    policy_id, policy_digest : str
    gravity_edition, gravity_digest : str or None
        None where the cohort has no table.
    rules_version : int
    as_of : datetime.date
        The day asked for, which is the last of every window.
    look_back_start, serial_start : datetime.date or None
        The day before the first of the window; None: no limit.
    threshold_starts : dict of str to datetime.date or None
        The same for each threshold of the policy.
    rows, rows_ignored, rows_no_perpetrator, rows_reversed : int
        Rows of the cohort; role OTHER or no domestic abuse; of the others, without anybody accused;
        ended before they began.
    listed, scored, selected : int
        People.
    """

    policy_id: str
    policy_digest: str
    gravity_edition: str | None
    gravity_digest: str | None
    rules_version: int
    as_of: dt.date
    look_back_start: dt.date | None
    serial_start: dt.date | None
    threshold_starts: dict[str, dt.date | None]
    rows: int
    rows_ignored: int
    rows_no_perpetrator: int
    rows_reversed: int
    listed: int
    scored: int
    selected: int


def summary_of(ranking: Any, names: tuple[str, ...]) -> Summary:
    """The summary of a ranking of the library."""
    found = c.ranking_summary()
    c.ranking_summarise(ranking, found)
    as_of = _check.of_days(found.as_of)
    assert as_of is not None
    return Summary(
        found.policy_id,
        found.policy_digest,
        found.gravity_edition,
        found.gravity_digest,
        found.rules_version,
        as_of,
        _check.of_days(found.look_back_start),
        _check.of_days(found.serial_start),
        {
            name: _check.of_days(c.ranking_threshold_start(ranking, i))
            for i, name in enumerate(names)
        },
        found.rows,
        found.rows_ignored,
        found.rows_no_perpetrator,
        found.rows_reversed,
        found.listed,
        found.scored,
        found.selected,
    )

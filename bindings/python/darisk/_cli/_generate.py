# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""`darisk generate`: rows that are made up, the same everywhere for the same seed."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import Any, TypeVar

import polars as pl

from darisk import dash

from . import _files
from ._failure import DONE, usage

T = TypeVar("T")

_FIRST = dt.date(2024, 1, 1)
_DAYS = 366

# Of a hundred pairs. Set by hand: no source has them.
_TIES: tuple[tuple[int, str], ...] = (
    (18, "SPOUSE"), (16, "EX_COHAB_PARTNER"), (14, "COHAB_PARTNER"), (10, "EX_SPOUSE"),
    (8, "EX_BF_GF"), (7, "BF_GF"), (8, "PARENT_CHILD"), (5, "SIBLING"), (3, "EX_SPOUSE+CO_PARENT"),
    (2, "ONE_NIGHT_STAND"), (3, "HOUSEMATE"), (3, "NEIGHBOUR"), (1, "CARER_PAID"), (2, ""),
)  # fmt: skip
_BEHAVIOURS: tuple[tuple[int, str], ...] = (
    (34, "PHYSICAL"), (26, "VERBAL"), (12, "THREATENING"), (9, "VERBAL+THREATENING"),
    (8, "STALKING_HARASSMENT"), (5, "PHYSICAL+SEXUAL"), (4, "SEXUAL"), (2, ""),
)  # fmt: skip
_ANSWERS: tuple[tuple[int, str], ...] = (
    (30, "YES"), (50, "NO"), (8, "DONT_KNOW"), (4, "REFUSED"), (3, "NOT_ASKED"), (5, ""),
)  # fmt: skip


class _Draws:
    """Numbers by SplitMix64, which are the same in every release of Python."""

    def __init__(self, seed: int) -> None:
        self._state = seed & (1 << 64) - 1

    def below(self, limit: int) -> int:
        """A number from 0 up to a limit."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & (1 << 64) - 1
        mixed = self._state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & (1 << 64) - 1
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & (1 << 64) - 1
        return (mixed ^ mixed >> 31) % limit

    def of(self, weighted: Sequence[tuple[int, T]]) -> T:
        """One of some things, by their weights."""
        left = self.below(sum(weight for weight, _ in weighted))
        for weight, one in weighted:
            left -= weight
            if left < 0:
                return one
        raise AssertionError("the weights do not add up")


def generate(given: Any) -> int:
    """Make rows up."""
    if given.rows < 0:
        raise usage("--rows: expected 0 or more")
    _files.check_outputs(given)
    make = {"incidents": _incident, "events": _event, "forms": _form}[given.what]
    draws = _Draws(given.seed)
    source = f"made up, seed {given.seed}"
    rows = [{**make(draws, row, given.rows), "source": source} for row in range(given.rows)]
    named = make(_Draws(0), 0, 1)
    frame = pl.DataFrame(rows, schema={**dict.fromkeys(named, pl.String), "source": pl.String})
    _files.write(frame, given.out)
    print(
        f"{given.rows:,} {given.what}, made up: nothing in them happened and nobody in them exists",
        file=sys.stderr,
    )
    return DONE


def _day(draws: _Draws, row: int, rows: int) -> dt.date:
    """Rows come in the order of their days."""
    return _FIRST + dt.timedelta(days=(row * _DAYS + draws.below(_DAYS)) // max(rows, 1) % _DAYS)


def _incident(draws: _Draws, row: int, rows: int) -> dict[str, str | None]:
    pair = draws.below(rows // 2 + 1)
    child = draws.below(20) == 0
    adult = 18 + draws.below(60)
    day = str(_day(draws, row, rows))
    tie, behaviours = draws.of(_TIES) or None, draws.of(_BEHAVIOURS) or None
    circumstances = draws.of(((6, "REPEATED=yes"), (3, "REPEATED=no"), (1, ""))) or None
    lowest, highest = (16, 17) if child else (18 + draws.below(70),) * 2
    return {
        "incident": str(row + 1),
        "recorded_on": day,
        "relationships": tie,
        "behaviours": behaviours,
        "circumstances": circumstances,
        "victim_age": str(lowest),
        "victim_age_highest": str(highest),
        "perpetrator_age": None if draws.below(30) == 0 else str(adult),
        "victim": f"V{pair + 1}",
        "perpetrator": f"P{pair + 1}",
    }


def _event(draws: _Draws, row: int, rows: int) -> dict[str, str | None]:
    people = max(rows // 3, 1)
    # A few are recorded often: the lower number of two is drawn more.
    person = min(draws.below(people), draws.below(people), draws.below(people))
    return {
        "incident_id": f"I{row + 1}",
        "perpetrator_id": f"P{person + 1}",
        "victim_id": f"V{person + 1}" if draws.below(3) else f"V{draws.below(rows) + 1}",
        "role": draws.of(((8, "suspect"), (2, "offender"))),
        "date_from": None if draws.below(60) == 0 else str(_day(draws, row, rows)),
        "status": draws.of(((92, "open"), (5, "no_crime"), (3, "cancelled"))),
        "is_da": str(int(draws.below(12) > 0)),
    }


def _form(draws: _Draws, row: int, rows: int) -> dict[str, str | None]:
    answers = {item.name: draws.of(_ANSWERS) or None for item in dash.Item}
    grade = draws.of(((3, "DASH:HIGH"), (4, "DASH:MEDIUM"), (2, "DASH:STANDARD"), (1, "")))
    told = "made up" if grade and draws.below(10) else None
    return {"form": str(row + 1), **answers, "grade": grade or None, "rationale": told}

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Where one person's score comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from .. import _check
from .._native import c
from .._value import Value, html_table, shown
from ._references import Reference, References
from ._words import ContributionKind, Flag, Result


@dataclass(frozen=True, slots=True, repr=False)
class ContributionIncident(Value):
    """One incident behind a contribution.

    Attributes
    ----------
    incident_id : int or str
    date : datetime.date or None
    gravity : int
        Thousandths of a day it adds; 0 where the contribution is not gravity.
    victim_id : int or str or None
        Where the contribution is about victims, who it was.
    """

    incident_id: Reference
    date: dt.date | None
    gravity: int
    victim_id: Reference | None


@dataclass(frozen=True, slots=True, repr=False)
class Contribution(Value):
    """One contribution to a score, or one test or flag beside it.

    Attributes
    ----------
    kind : ContributionKind
    about : str or Flag or None
        The name of the threshold, or the flag.
    text : str
        What it is, a sentence.
    change : str
        What would change it, a sentence; empty where nothing is to be said.
    rule : str
        Such as "R12": the rules are in docs/guide/serial.md.
    value, value_high : int or None
        What was measured: days, incidents, thousandths of a day, victims; and with incidents that
        have no day. None: there is nothing to measure.
    bound : int
        Lowest value of the band it falls in, or the number needed.
    points, weight, total : int
        The totals of all contributions sum up to the total of the person.
    result : Result
        Of a test; NOT_STATED else.
    incidents : tuple of ContributionIncident
        By day and reference; undated ones first.
    """

    kind: ContributionKind
    about: str | Flag | None
    text: str
    change: str
    rule: str
    value: int | None
    value_high: int | None
    bound: int
    points: int
    weight: int
    total: int
    result: Result
    incidents: tuple[ContributionIncident, ...]

    def __str__(self) -> str:
        return f"{self.text} {self.change}".strip()


@dataclass(frozen=True, slots=True, repr=False)
class ScoreExplanation(Value):
    """Why one person has the score, the thresholds and the flags they have.

    The sentences are ours, and hold no name.

    Attributes
    ----------
    person_id : int or str
    contributions : tuple of Contribution
        The four components, SERIAL, the thresholds, flags, advice, and what a score does not say.
    """

    person_id: Reference
    contributions: tuple[Contribution, ...]

    @property
    def total(self) -> int:
        """The points of all contributions."""
        return sum(one.total for one in self.contributions)

    def __str__(self) -> str:
        return "\n".join(
            f"{one.kind.name.lower()} ({one.rule}): {one}" for one in self.contributions
        )

    def _repr_html_(self) -> str:
        return html_table(
            ("", "points", "", "rule", "incidents"),
            (
                (
                    str(one.about or one.kind).lower(),
                    f"{one.points} x {one.weight} = {one.total}" if one.weight else "",
                    str(one),
                    one.rule,
                    ", ".join(
                        shown(i.incident_id) + (f" ({i.date})" if i.date else "")
                        for i in one.incidents
                    ),
                )
                for one in self.contributions
            ),
        )


def explanation_of(
    made: Any,
    person: Reference,
    people: References,
    incidents: References,
    thresholds: tuple[str, ...],
) -> ScoreExplanation:
    """What an explanation of the library says."""
    found = (c.score_explanation_at(made, i) for i in range(c.score_explanation_count(made)))
    return ScoreExplanation(
        person, tuple(_contribution(one, people, incidents, thresholds) for one in found)
    )


def _contribution(
    found: Any, people: References, incidents: References, thresholds: tuple[str, ...]
) -> Contribution:
    kind = ContributionKind(found.kind)
    about: str | Flag | None = None
    if kind is ContributionKind.THRESHOLD:
        about = thresholds[found.index]
    elif kind is ContributionKind.FLAG:
        about = Flag(found.index)
    return Contribution(
        kind,
        about,
        found.text,
        found.change or "",
        found.rule,
        _measured(found.value),
        _measured(found.value_high),
        found.bound,
        found.points,
        found.weight,
        found.total,
        Result(found.result),
        tuple(_incident(found.behind(i), people, incidents) for i in range(found.incident_count)),
    )


def _incident(found: Any, people: References, incidents: References) -> ContributionIncident:
    return ContributionIncident(
        incidents.of(found.incident_id),
        _check.of_days(found.date),
        found.gravity,
        people.of(found.victim_id) if found.victim_id else None,
    )


def _measured(value: int) -> int | None:
    return None if value == -(2**63) else value

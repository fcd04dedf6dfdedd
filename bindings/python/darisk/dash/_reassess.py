# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""When an assessment has to be made again."""

from __future__ import annotations

import array
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .. import _check, _provision
from .._check import Moment
from .._native import c
from .._provision import Provision
from .._stated import Stated, StatedLike
from .._table import Table, listed
from .._value import Value
from .._vocabulary import Word, of_bits, word


class Trigger(Word):
    """What calls for another assessment."""

    BAIL_RELEASE_AFTER_REMAND = 1
    CHANGE_MEDICATION = 2
    CHANGE_ACCOMMODATION = 3
    CHANGE_RELATIONSHIP = 4
    CHANGE_DRINK_DRUGS = 5
    NEW_INCIDENT = 6
    QUIET_REPEAT_VICTIM = 7


class Duty(Word):
    """What is to be done."""

    TELL_VICTIM = 1
    REASSESS = 2
    REVIEW_SAFETY_PLAN = 3
    REVIEW_QUIET = 4


class Standing(Word):
    """How a trigger, or one duty of it, stands."""

    CLEAR = 1
    OPEN = 2
    CANNOT_TELL = 3


@dataclass(frozen=True, slots=True, repr=False)
class TriggerRecord(Value):
    """What the library says of one trigger.

    Attributes
    ----------
    trigger : Trigger
    duties : tuple of Duty
    says, ask : str
        One sentence, and what to do.
    provision : Provision
    """

    trigger: Trigger
    duties: tuple[Duty, ...]
    says: str
    ask: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the trigger, such as "NEW_INCIDENT"."""
        return self.trigger.key


@dataclass(frozen=True, slots=True, repr=False)
class BailDuties(Value):
    """How the three duties after a release on bail stand.

    Attributes
    ----------
    trigger : Standing
        OPEN while one of the three is not CLEAR.
    tell_victim, reassess, review_safety_plan : Standing
    """

    trigger: Standing
    tell_victim: Standing
    reassess: Standing
    review_safety_plan: Standing


@dataclass(frozen=True, slots=True, repr=False)
class QuietPolicy(Value):
    """When a repeat victim counts as quiet. The numbers are ours.

    Attributes
    ----------
    quiet_months : int
        Without an incident, 1 to 120.
    counted_months : int
        Looked back from the last incident, 1 to 120.
    incidents : int
        In that time, 1 to 1000.
    """

    quiet_months: int = 3
    counted_months: int = 12
    incidents: int = 2


def after_bail_release(
    *,
    held_for_remand: StatedLike,
    released_on_bail: StatedLike,
    released: Moment,
    victim_told: Iterable[Moment] = (),
    assessments: Iterable[Moment] = (),
    plan_reviews: Iterable[Moment] = (),
) -> BailDuties:
    """What is due after somebody held overnight for a remand hearing was let go on bail.

    Each duty is closed by a record of its own that is later than the release.

    Parameters
    ----------
    held_for_remand, released_on_bail
        Where either is no, nothing is due; where it is unknown, nothing can be told.
    released
        When; may be missing.
    victim_told, assessments, plan_reviews
        The moments of the records that can close a duty, in any order; None for one of which the
        time is not known.
    """
    given = c.dash_bail_release()
    given.held_for_remand = Stated.of(held_for_remand, "held_for_remand").value
    given.released_on_bail = Stated.of(released_on_bail, "released_on_bail").value
    _check.put_moment(given.released, _check.moment(released, "released"))
    kept = [
        _lend(given.victim_told, victim_told, "victim_told"),
        _lend(given.assessments, assessments, "assessments"),
        _lend(given.plan_reviews, plan_reviews, "plan_reviews"),
    ]
    out = c.dash_bail_duties()
    c.dash_after_bail_release(given, out)
    del kept  # lent until here
    return BailDuties(
        Standing(out.trigger),
        Standing(out.tell_victim),
        Standing(out.reassess),
        Standing(out.review_safety_plan),
    )


def after_event(
    trigger: Trigger | str,
    *,
    reported: StatedLike,
    at: Moment,
    assessments: Iterable[Moment] = (),
) -> Standing:
    """How a change of circumstances, or a new incident, stands: closed by a later assessment.

    Parameters
    ----------
    trigger
        CHANGE_MEDICATION to NEW_INCIDENT.
    reported
        Whether it is; no is CLEAR.
    at
        When it was; may be missing.
    assessments
        Of the same victim.

    Examples
    --------
    >>> import datetime as dt
    >>> from darisk import dash
    >>> day = dt.date(2024, 3, 10)
    >>> dash.after_event("NEW_INCIDENT", reported=True, at=day, assessments=[dt.date(2024, 3, 11)])
    Standing.CLEAR
    """
    asked = word(Trigger, trigger, "trigger")
    stated = Stated.of(reported, "reported")
    made = c.dash_moments()
    kept = _lend(made, assessments, "assessments")
    moment = _check.make_moment(_check.moment(at, "at"))
    standing = c.dash_after_event(asked.value, stated.value, moment, made)
    del kept  # lent until here
    return Standing(standing)


def quiet_victim(
    as_of: dt.date,
    incidents: Iterable[dt.date | None],
    reviews: Iterable[dt.date | None] = (),
    *,
    policy: QuietPolicy | None = None,
) -> Standing:
    """Whether a repeat victim has gone quiet. What lies after the as-of day is ignored.

    Parameters
    ----------
    as_of
        The day the question is asked for.
    incidents
        One day an incident of this victim; None for one without a date.
    reviews
        Days on which the quiet was reviewed.
    policy
        None for the defaults.
    """
    settings = c.dash_quiet_policy()
    if policy is not None and not isinstance(policy, QuietPolicy):
        raise TypeError(f"policy: expected a QuietPolicy or None, not {type(policy).__name__}")
    for name in ("quiet_months", "counted_months", "incidents"):
        value = getattr(policy or QuietPolicy(), name)
        setattr(settings, name, _check.whole(value, f"policy.{name}", 0, 2**31 - 1))
    day = _check.days_of(_check.day(as_of, "as_of"))
    happened, happened_days = _days(incidents, "incidents")
    reviewed, reviewed_days = _days(reviews, "reviews")
    standing = c.dash_quiet_victim(settings, day, happened, reviewed)
    del happened_days, reviewed_days  # lent until here
    return Standing(standing)


def _lend(to: Any, moments: object, name: str) -> Any:
    if isinstance(moments, (str, dt.date)) or not isinstance(moments, Iterable):
        raise TypeError(f"{name}: expected several moments, not {type(moments).__name__}")
    found = [_check.moment(one, f"{name}[{i}]") for i, one in enumerate(moments)]
    made = c.moment_array(len(found) or 1)
    for i, one in enumerate(found):
        made[i] = _check.make_moment(one)
    to.moments, to.count = made.cast(), len(found)
    return made


def _days(days: object, name: str) -> tuple[Any, array.array[int]]:
    if isinstance(days, (str, dt.date)) or not isinstance(days, Iterable):
        raise TypeError(f"{name}: expected several days, not {type(days).__name__}")
    memory = array.array(
        "i", (_check.days_of(_check.optional_day(d, f"{name}[{i}]")) for i, d in enumerate(days))
    )
    made = c.dash_days()
    if memory:
        made.days, made.count = memory, len(memory)
    return made, memory


def _load() -> Iterator[TriggerRecord]:
    for found in listed(c.dash_trigger_count, c.dash_trigger_at):
        yield TriggerRecord(
            Trigger(found.trigger),
            of_bits(Duty, found.duties),
            found.says,
            found.ask,
            _provision.of(found.provision),
        )


triggers = Table("triggers of another assessment", ("key", "duties", "says"), _load)

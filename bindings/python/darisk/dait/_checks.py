# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What the background checks of a case come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Union, overload

from .. import _check
from .._check import Moment
from .._columns import (
    U8,
    U16,
    U32,
    Columns,
    OnRefused,
    Results,
    check_choice,
    check_on_refused,
    read,
    sets_of,
    words_of,
)
from .._native import c
from .._value import Value
from .._vocabulary import of_bits, word
from ._policy import Policy, handle_of
from ._words import Check, Marker, Notification, Outcome, State

#: States by check.
States = Mapping[Union[Check, str], Union[State, str]]

#: The columns of checks, by name: a column of states for each check.
INPUT = {check.name: words_of(U8, State) for check in Check}

#: The columns of results, by name.
OUTPUT = {
    "outcome": words_of(U16, Outcome),
    "notifications": sets_of(U32, Notification),
    "reasons": sets_of(U32, Check),
    "outstanding": sets_of(U32, Check),
    "markers": sets_of(U32, Marker),
}


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Checks(Value):
    """What is known of each check of one case. A check that is not named is NOT_DONE.

    Parameters
    ----------
    states
        The state of each check, by word or key.
    earlier_at
        When the earlier assessment was made; only where EARLIER_ASSESSMENT is FOUND.
    earlier_by
        Who made it, the host's reference. What it came to is no input.

    Examples
    --------
    >>> Checks({"HISTORY_PAIR": "FOUND"})
    Checks(states=((Check.HISTORY_PAIR, State.FOUND),))
    """

    states: tuple[tuple[Check, State], ...]
    earlier_at: Moment
    earlier_by: int | None

    def __init__(
        self,
        states: States | None = None,
        *,
        earlier_at: Moment = None,
        earlier_by: int | None = None,
    ) -> None:
        if states is not None and not isinstance(states, Mapping):
            raise TypeError(
                f"states: expected a mapping of checks to states, not {type(states).__name__}"
            )
        found = {
            word(Check, key, "states"): word(State, value, f"states: {key}")
            for key, value in (states or {}).items()
        }
        ordered = tuple(sorted(found.items(), key=lambda item: item[0].value))
        object.__setattr__(self, "states", ordered)
        object.__setattr__(self, "earlier_at", _check.moment(earlier_at, "earlier_at"))
        object.__setattr__(self, "earlier_by", _check.reference(earlier_by, "earlier_by"))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (dict(self.states), self.earlier_at, self.earlier_by)


def _rebuild(states: States, earlier_at: Moment, earlier_by: int | None) -> Checks:
    return Checks(states, earlier_at=earlier_at, earlier_by=earlier_by)


@dataclass(frozen=True, slots=True, repr=False)
class Assessment(Value):
    """What the checks of one case come to, for the people who decide whom to send and warn.

    It is no assessment of the victim, no part of one and no input to one. The officers attending
    are given a `Briefing`, which has no place for it.

    Attributes
    ----------
    outcome : Outcome
        Who must be told.
    reasons : tuple of Check
        The checks that led to it.
    outstanding : tuple of Check
        Required and not made, whatever the outcome.
    found, unavailable : tuple of Check
    markers : tuple of Marker
    notifications : tuple of Notification
        Who must be told; see `Log`.
    rules_version : int
    """

    outcome: Outcome
    reasons: tuple[Check, ...]
    outstanding: tuple[Check, ...]
    found: tuple[Check, ...]
    unavailable: tuple[Check, ...]
    markers: tuple[Marker, ...]
    notifications: tuple[Notification, ...]
    rules_version: int


@dataclass(frozen=True, slots=True, repr=False)
class Briefing(Value):
    """What the officers attending are given: facts and markers, never the outcome.

    Attributes
    ----------
    states : tuple of (Check, State)
        Every check.
    found : tuple of Check
    markers : tuple of Marker
    warn_of_firearms : bool
    earlier_at : date, datetime or None
        When an earlier assessment was made.
    earlier_by : int or None
        By whom.
    """

    states: tuple[tuple[Check, State], ...]
    found: tuple[Check, ...]
    markers: tuple[Marker, ...]
    warn_of_firearms: bool
    earlier_at: Moment
    earlier_by: int | None


class Assessments(Results):
    """What the checks of many cases come to, one row each."""

    __slots__ = ()

    #: Every column there can be.
    ALL = tuple(OUTPUT)


@overload
def assess(checks: Checks, /, *, policy: Policy | None = None) -> Assessment: ...


@overload
def assess(
    checks: Columns,
    /,
    *,
    policy: Policy | None = None,
    columns: Iterable[str] = ("notifications", "reasons", "outstanding", "markers"),
    on_refused: OnRefused = "raise",
) -> Assessments: ...


def assess(
    checks: Checks | Columns,
    /,
    *,
    policy: Policy | None = None,
    columns: Iterable[str] = ("notifications", "reasons", "outstanding", "markers"),
    on_refused: OnRefused = "raise",
) -> Assessment | Assessments:
    """Say who must be told what the checks show, for one case or many.

    Parameters
    ----------
    checks
        `Checks` of one case, or columns of many: a column of states for each check, by its key.
    policy
        A force's table; None for the table of the library.
    columns
        For many: the columns of the result besides `outcome`.
    on_refused
        For many: "raise", or "keep" the other rows and tell.

    Examples
    --------
    >>> from darisk import dait
    >>> dait.assess(dait.Checks({"CERTIFICATE_SUSPECT": "FOUND"})).outcome
    Outcome.ALERT_CONTROL
    >>> dait.assess({"CERTIFICATE_SUSPECT": ["FOUND", None]}).words("outcome")
    [Outcome.ALERT_CONTROL, Outcome.CHECKS_OPEN]
    """
    if isinstance(checks, Checks):
        return _assess_one(checks, policy)
    wanted = check_choice(columns, OUTPUT, "outcome")
    keep = check_on_refused(on_refused)
    handle = handle_of(policy)
    found, rows = read(checks, INPUT)
    given = c.dait_columns()
    for name, column in found.items():
        column.lend(given.state(Check[name].value))
    results = Assessments(rows, wanted, OUTPUT)
    out = c.dait_assessment_columns()
    results.lend(out)
    report = c.dait_report()
    c.dait_assess_columns(given, handle, rows, out, report)
    results.settle(report, c.dait_check_text(report.check), keep)
    return results


def brief(checks: Checks, /, *, policy: Policy | None = None) -> Briefing:
    """Say what the officers attending are given: not the outcome, nor who else is told.

    Parameters
    ----------
    checks
        What is known of each check.
    policy
        A force's table, for which checks are required; None for that of the library.
    """
    out = c.dait_briefing()
    c.dait_brief(_native(checks), handle_of(policy), out)
    firearms = Notification.WARN_CREW_FIREARMS in of_bits(Notification, out.notifications)
    return Briefing(
        tuple((check, State(out.state(check.value))) for check in Check),
        of_bits(Check, out.found),
        of_bits(Marker, out.markers),
        firearms,
        _check.of_moment(out.earlier_at),
        out.earlier_by or None,
    )


def _assess_one(checks: Checks, policy: Policy | None) -> Assessment:
    out = c.dait_assessment()
    c.dait_assess(_native(checks), handle_of(policy), out)
    return Assessment(
        Outcome(out.outcome.code),
        of_bits(Check, out.reasons),
        of_bits(Check, out.outstanding),
        of_bits(Check, out.found),
        of_bits(Check, out.unavailable),
        of_bits(Marker, out.markers),
        of_bits(Notification, out.notifications),
        out.rules_version,
    )


def _native(checks: object) -> Any:
    if not isinstance(checks, Checks):
        raise TypeError(f"checks: expected dait.Checks, not {type(checks).__name__}")
    out = c.dait_checks()
    for check, state in checks.states:
        out.set_state(check.value, state.value)
    _check.put_moment(out.earlier_at, checks.earlier_at)
    out.earlier_by = checks.earlier_by or 0
    return out

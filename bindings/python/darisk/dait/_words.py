# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The words of the background checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import _provision
from .._native import c
from .._provision import Provision
from .._stated import Stated
from .._table import Table, listed
from .._value import Value
from .._vocabulary import Word


class Check(Word):
    """One background check."""

    HISTORY_VICTIM = 1
    HISTORY_SUSPECT = 2
    HISTORY_PAIR = 3
    HISTORY_ADDRESS = 4
    EARLIER_ASSESSMENT = 5
    EARLIER_VICTIMS = 6
    MARAC_12_MONTHS = 7
    CERTIFICATE_VICTIM = 8
    CERTIFICATE_SUSPECT = 9
    CERTIFICATE_ADDRESS = 10
    ORDER_IN_FORCE = 11
    POLICE_BAIL = 12
    COURT_BAIL = 13
    NATIONAL_COMPUTER = 14
    WEAPON_MARKER = 15
    CHILDREN_OR_DEPENDENT_ADULTS = 16
    DRINK_DRUGS = 17
    COMMUNICATION_NEEDS = 18
    PARTNER_RECORDS = 19
    CHILD_PLAN = 20
    SUICIDE_MARKER = 21


class State(Word):
    """How far a check has come; NOTHING_RECORDED is not the same as no history."""

    NOT_DONE = 1
    NOTHING_RECORDED = 2
    FOUND = 3
    UNAVAILABLE = 4


class Telling(Word):
    """Who is told, each with those before."""

    CREW = 1
    CONTROL = 2
    INSPECTOR = 3


class Outcome(Word):
    """Who must be told. It says nothing of how grave a case is, and is no grade of any kind.

    Examples
    --------
    >>> str(Outcome.BRIEF_CREW)
    'DAIT:BRIEF_CREW'
    """

    CHECKS_OPEN = 201
    BRIEF_CREW = 202
    ALERT_CONTROL = 203
    ALERT_INSPECTOR = 204

    def __str__(self) -> str:
        return f"DAIT:{self.name}"


class Marker(Word):
    """A fact that a check found, or one of three about the checks as a whole."""

    NOTHING_RECORDED = 1
    CHECK_UNAVAILABLE = 2
    CHECK_NOT_DONE = 3
    REPEAT_VICTIM = 4
    HISTORY_SUSPECT = 5
    REPEAT_DYAD = 6
    HISTORY_ADDRESS = 7
    EARLIER_ASSESSMENT = 8
    EARLIER_VICTIMS = 9
    MARAC_WITHIN_12M = 10
    CERTIFICATE_HELD = 11
    CERTIFICATE_ADDRESS = 12
    ORDER_IN_FORCE = 13
    POLICE_BAIL = 14
    COURT_BAIL = 15
    NATIONAL_COMPUTER = 16
    WEAPON_MARKER = 17
    CHILDREN_OR_DEPENDENT_ADULTS = 18
    DRINK_DRUGS = 19
    COMMUNICATION_NEEDS = 20
    PARTNER_RECORDS = 21
    CHILD_PLAN = 22
    SUICIDE_MARKER = 23


class Notification(Word):
    """Somebody who must be told, or something that must be set going."""

    TELL_CONTROL_SUPERVISOR = 1
    TELL_DUTY_INSPECTOR = 2
    WARN_CREW_FIREARMS = 3
    REVIEW_CERTIFICATE = 4


@dataclass(frozen=True, slots=True, repr=False)
class Rule(Value):
    """What a table says of one check.

    Attributes
    ----------
    required : Stated
        Yes or no: whether it must be finished.
    found, unavailable : Telling
        Who is told where it is FOUND, and where it is UNAVAILABLE.
    """

    required: Stated
    found: Telling
    unavailable: Telling


@dataclass(frozen=True, slots=True, repr=False)
class CheckRecord(Value):
    """What the library says of one check: a row of its table, which as a whole is ours.

    Attributes
    ----------
    check : Check
    marker : Marker
        What is shown where it is FOUND.
    rule : Rule
    says : str
        What is looked up.
    provision : Provision
    """

    check: Check
    marker: Marker
    rule: Rule
    says: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the check, such as "HISTORY_PAIR"."""
        return self.check.key


@dataclass(frozen=True, slots=True, repr=False)
class OutcomeRecord(Value):
    """What the library says of one outcome.

    Attributes
    ----------
    outcome : Outcome
    says : str
    provision : Provision
    """

    outcome: Outcome
    says: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the outcome, such as "DAIT:BRIEF_CREW"."""
        return self.outcome.key


@dataclass(frozen=True, slots=True, repr=False)
class MarkerRecord(Value):
    """What the library says of one marker.

    Attributes
    ----------
    marker : Marker
    says : str
    provision : Provision
    """

    marker: Marker
    says: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the marker, such as "REPEAT_DYAD"."""
        return self.marker.key


@dataclass(frozen=True, slots=True, repr=False)
class NotificationRecord(Value):
    """What the library says of one notification.

    Attributes
    ----------
    notification : Notification
    says : str
    provision : Provision
    """

    notification: Notification
    says: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the notification, such as "TELL_DUTY_INSPECTOR"."""
        return self.notification.key


def rule_of(found: Any) -> Rule:
    """A rule of the library."""
    return Rule(
        Stated(found.required),
        Telling(found.found),
        Telling(found.unavailable),
    )


def _load_checks() -> Iterator[CheckRecord]:
    for found in listed(c.dait_check_count, c.dait_check_at):
        yield CheckRecord(
            Check(found.check),
            Marker(found.marker),
            rule_of(found.rule),
            found.says,
            _provision.of(found.provision),
        )


def _load_outcomes() -> Iterator[OutcomeRecord]:
    for found in listed(c.dait_outcome_count, c.dait_outcome_at):
        yield OutcomeRecord(Outcome(found.outcome.code), found.says, _provision.of(found.provision))


def _load_markers() -> Iterator[MarkerRecord]:
    for found in listed(c.dait_marker_count, c.dait_marker_at):
        yield MarkerRecord(Marker(found.marker), found.says, _provision.of(found.provision))


def _load_notifications() -> Iterator[NotificationRecord]:
    for found in listed(c.dait_notification_count, c.dait_notification_at):
        yield NotificationRecord(
            Notification(found.notification), found.says, _provision.of(found.provision)
        )


checks = Table("background checks", ("key", "says", "rule"), _load_checks)
outcomes = Table("DAIT outcomes", ("key", "says"), _load_outcomes)
markers = Table("DAIT markers", ("key", "says"), _load_markers)
notifications = Table("DAIT notifications", ("key", "says"), _load_notifications)
provisions = _provision.table("DAIT provisions", c.dait_provision_count, c.dait_provision_at)

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The words of the response to a call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import _provision
from .._native import c
from .._provision import Provision
from .._table import Table, listed
from .._value import Value
from .._vocabulary import Word


class Grade(Word):
    """How fast to go. The lesser number is the faster grade; it is no grade of an assessment.

    Examples
    --------
    >>> str(Grade.PRIORITY)
    'RESP:PRIORITY'
    """

    EMERGENCY = 301
    PRIORITY = 302
    SCHEDULED = 303
    RESOLUTION_WITHOUT_DEPLOYMENT = 304

    def __str__(self) -> str:
        return f"RESP:{self.name}"


class Role(Word):
    """The role of the person who authorises a longer wait; only a SUPERVISOR may."""

    SUPERVISOR = 1
    CALL_TAKER = 2
    OTHER = 3


class Ground(Word):
    """The ground of a longer wait; what is no ground is there to be recorded, and refused."""

    VICTIM_NOT_AVAILABLE = 1
    VICTIM_ASKED_LATER = 2
    NO_UNIT = 3
    OTHER = 4


class Support(Word):
    """Where the word that there is no current threat comes from."""

    FROM_CALLER = 1
    FROM_VICTIM = 2
    INTELLIGENCE = 3
    INFORMATION_RECEIVED = 4


class Certificate(Word):
    """What the certificates for firearms and shotguns call for. No grade changes by it."""

    NONE = 1
    CANNOT_TELL = 2
    TELL_AND_WARN = 3


class Delay(Word):
    """Whether a call that waits is due for a review of its delay."""

    NOT_DUE = 1
    NOT_CONFIGURED = 2
    DUE = 3
    CANNOT_TELL = 4


class Finding(Word):
    """One thing found in a request or a review."""

    DANGER_NOW = 1
    DANGER_NOT_KNOWN = 2
    NO_DEPLOYMENT = 3
    CALL_CUT_OFF = 4
    CUT_OFF_NOT_KNOWN = 5
    AUTHORISATION_MISSING = 6
    NOT_SUPERVISOR = 7
    AUTHORISER_MISSING = 8
    GROUND_MISSING = 9
    GROUND_NOT_ACCEPTED = 10
    SUPPORT_MISSING = 11
    SOURCE_MISSING = 12
    CURRENT_THREAT = 13
    THREAT_NOT_KNOWN = 14
    TIME_MISSING = 15
    NO_IMMEDIATE_DANGER = 20
    FASTER_AS_ASKED = 21
    LATER_AUTHORISED = 22
    AGREED_TIME_OUT_OF_ORDER = 23
    STATION_NOT_NORMAL = 30
    VIDEO_MAY_BE_OFFERED = 31
    CERTIFICATE_HELD = 32
    CERTIFICATE_NOT_KNOWN = 33
    DELAY_REVIEW_DUE = 40
    DELAY_REVIEW_NOT_CONFIGURED = 41
    DELAY_REVIEW_CANNOT_TELL = 42
    TARGET_NOT_CONFIGURED = 43
    TIMES_OUT_OF_ORDER = 44


class Duty(Word):
    """A duty to grade again. Each stands alone."""

    CALL_CUT_OFF = 1
    ATTENDANCE_LATE = 2
    THREAT_CHANGED = 3
    DELAY_NOT_JUSTIFIED = 4
    AGREED_TIME_PASSED = 5


class FindingRole(Word):
    """What a finding does for its reader."""

    REASON = 1
    MISSING = 2
    DUTY = 3
    NOTE = 4


@dataclass(frozen=True, slots=True, repr=False)
class FindingRecord(Value):
    """What the library says of one finding.

    Attributes
    ----------
    finding : Finding
    role : FindingRole
    says, ask : str
        One sentence, and what to ask or to record next.
    provision : Provision
    """

    finding: Finding
    role: FindingRole
    says: str
    ask: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the finding, such as "GROUND_NOT_ACCEPTED"."""
        return self.finding.key


@dataclass(frozen=True, slots=True, repr=False)
class DutyRecord(Value):
    """What the library says of one duty.

    Attributes
    ----------
    duty : Duty
    urgent : bool
    says, ask : str
        For when it is due, and for when it cannot be told.
    provision : Provision
    """

    duty: Duty
    urgent: bool
    says: str
    ask: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the duty, such as "ATTENDANCE_LATE"."""
        return self.duty.key


def _load_findings() -> Iterator[FindingRecord]:
    for found in listed(c.response_finding_count, c.response_finding_at):
        yield FindingRecord(
            Finding(found.finding),
            FindingRole(found.role),
            found.says,
            found.ask,
            _provision.of(found.provision),
        )


def _load_duties() -> Iterator[DutyRecord]:
    for found in listed(c.response_duty_count, c.response_duty_at):
        yield DutyRecord(
            Duty(found.duty), found.urgent, found.says, found.ask, _provision.of(found.provision)
        )


findings = Table("response findings", ("key", "role", "says"), _load_findings)
duties = Table("response duties", ("key", "says"), _load_duties)
provisions = _provision.table(
    "response provisions", c.response_provision_count, c.response_provision_at
)

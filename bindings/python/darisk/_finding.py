# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What the library found in a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ._native import c
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word, of_number


class Finding(Word):
    """One reason, doubt or duty. A finding is never an error."""

    NOT_YET_IN_FORCE = 1
    NO_LONGER_IN_FORCE = 2
    START_NOT_ESTABLISHED = 3
    DAY_NOT_GIVEN = 4
    DEFINITION_NOT_CHOSEN = 5
    VICTIM_UNDER_AGE = 8
    PERPETRATOR_UNDER_AGE = 9
    VICTIM_AGE_UNKNOWN = 10
    PERPETRATOR_AGE_UNKNOWN = 11
    CHILD_IS_ADULT = 12
    RESPONSIBLE_FOR_CHILD = 13
    RESPONSIBILITY_OPEN = 14
    CHILD_PROTECTION = 15
    BIRTH_WITHOUT_DAY = 16
    TIE_QUALIFIES = 20
    TIE_EXCLUDED = 21
    TIE_UNKNOWN = 22
    TIE_UNCERTAIN = 23
    LIVING_TOGETHER_UNKNOWN = 24
    NOT_LIVING_TOGETHER = 25
    HOUSEHOLD_UNKNOWN = 26
    NO_SHARED_HOUSEHOLD = 27
    DURATION_UNKNOWN = 28
    DURATION_NOT_SIGNIFICANT = 29
    PARENTAL_RESPONSIBILITY_UNKNOWN = 30
    LIMB_NOT_YET_LAW = 31
    SETTLED_BY_POLICY = 32
    ASK_EVER_INTIMATE = 33
    ADULT_SAFEGUARDING = 34
    CHECK_PERSON_AIMED_AT = 35
    BEHAVIOUR_QUALIFIES = 40
    NO_ABUSE_STATED = 41
    NOTHING_RECORDED = 42
    BEHAVIOUR_OPEN = 43
    BEHAVIOUR_OUTSIDE = 44
    NOT_REPEATED = 45
    REPETITION_UNKNOWN = 46
    THROUGH_THIRD_PERSON = 47
    UNDERLYING_NOT_ABUSE = 48
    UNDERLYING_OPEN = 49
    NOT_EXPOSED = 50
    EXPOSURE_UNKNOWN = 51
    BEHAVIOUR_NOT_TESTED = 52
    KEEP_MARKER = 53
    CONTRADICTORY_FACTS = 56
    LIMBS_NOT_TESTED = 57


class Part(Word):
    """The part of a definition a finding is about."""

    IN_FORCE = 1
    AGE = 2
    RELATIONSHIP = 3
    BEHAVIOUR = 4


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
    part : Part or None
        None: it is about the whole case.
    role : FindingRole
    says : str
        One sentence.
    ask : str
        What to ask next, or empty.
    """

    finding: Finding
    part: Part | None
    role: FindingRole
    says: str
    ask: str

    @property
    def key(self) -> str:
        """The key of the finding, such as "TIE_UNKNOWN"."""
        return self.finding.key


def _load() -> Iterator[FindingRecord]:
    for found in listed(c.finding_count, c.finding_at):
        yield FindingRecord(
            Finding(found.finding),
            of_number(Part, found.part),
            FindingRole(found.role),
            found.says,
            found.ask,
        )


findings = Table("findings", ("key", "part", "role", "says"), _load)

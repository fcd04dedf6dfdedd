# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""How fast must we go? The grade of the response to a call, and what is due while it waits.

It is asked for calls that are dealt with as domestic abuse, and takes no classification and nothing
of any assessment. Target times are the force's; none is built in.
"""

from ._decide import Authorisation, Decision, Decisions, Request, decide
from ._review import Progress, Review, Targets, review
from ._words import (
    Certificate,
    Delay,
    Duty,
    DutyRecord,
    Finding,
    FindingRecord,
    FindingRole,
    Grade,
    Ground,
    Role,
    Support,
    duties,
    findings,
    provisions,
)

__all__ = [
    "Authorisation",
    "Certificate",
    "Decision",
    "Decisions",
    "Delay",
    "Duty",
    "DutyRecord",
    "Finding",
    "FindingRecord",
    "FindingRole",
    "Grade",
    "Ground",
    "Progress",
    "Request",
    "Review",
    "Role",
    "Support",
    "Targets",
    "decide",
    "duties",
    "findings",
    "provisions",
    "review",
]

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The background checks before anybody arrives, and who must be told what they show.

An outcome says who must be told, never how grave a case is. It is no assessment of the victim and
no input to one: nothing of this module is taken by `darisk.dash`, and nothing of that one here.
"""

from .._stated import Stated
from ._checks import Assessment, Assessments, Briefing, Checks, assess, brief
from ._log import Log, Told
from ._policy import Policy
from ._words import (
    Check,
    CheckRecord,
    Marker,
    MarkerRecord,
    Notification,
    NotificationRecord,
    Outcome,
    OutcomeRecord,
    Rule,
    State,
    Telling,
    checks,
    markers,
    notifications,
    outcomes,
    provisions,
)

__all__ = [
    "Assessment",
    "Assessments",
    "Briefing",
    "Check",
    "CheckRecord",
    "Checks",
    "Log",
    "Marker",
    "MarkerRecord",
    "Notification",
    "NotificationRecord",
    "Outcome",
    "OutcomeRecord",
    "Policy",
    "Rule",
    "State",
    "Stated",
    "Telling",
    "Told",
    "assess",
    "brief",
    "checks",
    "markers",
    "notifications",
    "outcomes",
    "provisions",
]

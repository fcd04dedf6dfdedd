# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Who is recorded again and again: perpetrators counted, scored and ranked under a named policy.

It says whom to look at first, and on what evidence; it decides about nobody. A low score, or none,
is no sign of low risk. Every measure is of what was reported, and people who are policed more are
recorded more. The rules are in docs/guide/serial.md.
"""

from ._cohort import Cohort, score
from ._explanation import Contribution, ContributionIncident, ScoreExplanation
from ._gravity import Gravity
from ._listing import Pair, Pairs, QuietVictim, QuietVictims
from ._person import Person, Summary, Threshold
from ._policy import Policy, Preset, presets
from ._ranking import Ranking
from ._references import Reference
from ._words import (
    ContributionKind,
    EventRole,
    EventStatus,
    Flag,
    PresetKind,
    Result,
    provisions,
)

__all__ = [
    "Cohort",
    "Contribution",
    "ContributionIncident",
    "ContributionKind",
    "EventRole",
    "EventStatus",
    "Flag",
    "Gravity",
    "Pair",
    "Pairs",
    "Person",
    "Policy",
    "Preset",
    "PresetKind",
    "QuietVictim",
    "QuietVictims",
    "Ranking",
    "Reference",
    "Result",
    "ScoreExplanation",
    "Summary",
    "Threshold",
    "presets",
    "provisions",
    "score",
]

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The words of perpetrators: roles, statuses, results, flags."""

from __future__ import annotations

from .. import _provision
from .._native import c
from .._vocabulary import OrderedWord, Word


class EventRole(Word):
    """What a record says of the person accused; a row with OTHER, a witness say, is ignored."""

    SUSPECT = 1
    OFFENDER = 2
    OTHER = 3


class EventStatus(Word):
    """How a record stands; a case that is finished is OPEN, too."""

    OPEN = 1
    CANCELLED = 2
    NO_CRIME = 3


class Result(OrderedWord):
    """Whether a threshold is reached. INDETERMINATE: it depends on incidents without a day.

    NOT_STATED: the policy has no threshold.
    """

    NOT_STATED = 0
    NOT_MET = 1
    INDETERMINATE = 2
    MET = 3


class Flag(Word):
    """What is to be known about a person's rows (rule R19); the value is its bit."""

    COUNTER = 1
    DUAL = 2
    UNDATED = 4
    FUTURE = 8
    UNMAPPED = 16
    CONNECTION_UNKNOWN = 32
    SELF_LINK = 64
    MERGED = 128
    CANCELLED = 256


class PresetKind(Word):
    """Whom a preset is about: a perpetrator, or a perpetrator and a victim."""

    PERSON = 1
    PAIR = 2


class ContributionKind(Word):
    """What a contribution to a score is about; from SERIAL on, none has points."""

    RECENCY = 1
    FREQUENCY = 2
    GRAVITY = 3
    VICTIMS = 4
    SERIAL = 5
    THRESHOLD = 6
    FLAG = 7
    ADVICE = 8
    LIMITS = 9


def flags_of(bits: int) -> tuple[Flag, ...]:
    """The flags of a person, in the order of their bits."""
    return tuple(flag for flag in Flag if bits & flag.value)


provisions = _provision.table(
    "provisions of serial", c.serial_provision_count, c.serial_provision_at
)

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The stated circumstances on which some definitions turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ._native import c
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word


class Circumstance(Word):
    """One circumstance: answered yes, no or unknown, and unknown is never read as no."""

    LIVING_TOGETHER = 1
    HOUSEHOLD_EVER = 2
    SIGNIFICANT_DURATION = 3
    REPEATED = 4
    RESPONSIBLE = 5
    EXPOSED = 6
    UNDERLYING = 7
    PARENTAL_RESPONSIBILITY = 8


@dataclass(frozen=True, slots=True, repr=False)
class CircumstanceRecord(Value):
    """What the library says of one circumstance.

    Attributes
    ----------
    circumstance : Circumstance
    question : str
        What to ask to settle it.
    """

    circumstance: Circumstance
    question: str

    @property
    def key(self) -> str:
        """The key of the circumstance, such as "REPEATED"."""
        return self.circumstance.key


def _load() -> Iterator[CircumstanceRecord]:
    for found in listed(c.circumstance_count, c.circumstance_at):
        yield CircumstanceRecord(Circumstance(found.circumstance), found.question)


circumstances = Table("circumstances", ("key", "question"), _load)

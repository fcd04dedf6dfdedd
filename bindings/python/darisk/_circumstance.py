# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The stated circumstances on which some definitions turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ._native import c
from ._stated import Stated
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word, word


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


_ANSWERS = {"yes": Stated.YES, "no": Stated.NO, "unknown": Stated.UNKNOWN}


def circumstances_of(text: str, where: str) -> int:
    """What a text such as "REPEATED=no+EXPOSED=yes" says, as columns hold it."""
    bits = 0
    for part in text.split("+"):
        key, sign, answer = part.partition("=")
        one = word(Circumstance, key, where)
        if not sign or answer not in _ANSWERS:
            raise ValueError(f"{where}: expected {key}=yes or {key}=no, not {part!r:.60}")
        bits |= int(_ANSWERS[answer].value) << 2 * (int(one.value) - 1)
    return bits


circumstances = Table("circumstances", ("key", "question"), _load)

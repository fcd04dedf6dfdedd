# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What was done, and two statements about the record itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ._native import c
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word


class Behaviour(Word):
    """One type of behaviour. None says how bad it was, whether it is a crime, or where it happened.

    NO_ABUSE and NONE_RECORDED are statements about the record; no behaviour at all means that
    nothing is recorded, never that nothing was done.
    """

    PHYSICAL = 1
    SEXUAL = 2
    VIOLENT = 3
    THREATENING = 4
    CONTROLLING = 5
    COERCIVE = 6
    FINANCIAL = 7
    ECONOMIC = 8
    PSYCHOLOGICAL = 9
    EMOTIONAL = 10
    OTHER_ABUSE = 11
    VERBAL = 12
    STALKING_HARASSMENT = 13
    HBA = 14
    FGM = 15
    FORCED_MARRIAGE = 16
    PROPERTY_DAMAGE = 17
    VIA_THIRD_PARTY = 18
    TECH_FACILITATED = 19
    NO_ABUSE = 20
    NONE_RECORDED = 21


@dataclass(frozen=True, slots=True, repr=False)
class BehaviourRecord(Value):
    """What the library says of one behaviour.

    Attributes
    ----------
    behaviour : Behaviour
    label : str
        Plain words.
    """

    behaviour: Behaviour
    label: str

    @property
    def key(self) -> str:
        """The key of the behaviour, such as "ECONOMIC"."""
        return self.behaviour.key


def _load() -> Iterator[BehaviourRecord]:
    for found in listed(c.behaviour_count, c.behaviour_at):
        yield BehaviourRecord(Behaviour(found.behaviour), found.label)


behaviours = Table("behaviours", ("key", "label"), _load)

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The facts about one pair in one direction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Union

from . import _check
from ._behaviour import Behaviour
from ._circumstance import Circumstance
from ._native import c
from ._relationship import Relationship
from ._stated import Stated, StatedLike
from ._value import Value
from ._vocabulary import to_bits, words

#: An age in completed years, or its lowest and highest.
Age = Union[int, tuple[int, int]]

Relationships = Union[Relationship, str, Iterable[Union[Relationship, str]]]
Behaviours = Union[Behaviour, str, Iterable[Union[Behaviour, str]]]


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Facts(Value):
    """What the definitions turn on, about one pair in one direction, and nothing else.

    There is no place for risk, history, the time since a separation, the place, whether it is a
    crime, consent or sex: none of them may matter. What is not given is unknown, never no.

    Parameters
    ----------
    relationships
        Every tie between the two, as words or keys; none means that nothing is known.
    behaviours
        Every behaviour; none means that nothing is recorded.
    living_together
        The two lived together at the time of the conduct.
    household_ever
        They live or ever lived in one household.
    significant_duration
        The intimate relationship is or was of significant duration.
    repeated
        The behaviour happened more than once, or went on.
    responsible
        The perpetrator has responsibility for the victim as a child.
    exposed
        The child saw, heard or felt the effects of the abuse.
    underlying
        What the child was exposed to is domestic abuse of an adult.
    parental_responsibility
        One of the two adults has parental responsibility for the child.
    recorded_on
        The day the report was recorded.
    conduct_on
        The day of the conduct; of the death, for a homicide review.
    victim_age, perpetrator_age
        In completed years on the day of the behaviour: an age, or (lowest, highest).
    victim_born, perpetrator_born
        Instead of an age.
    victim, perpetrator
        The host's references, to refuse a pair of one person.

    Examples
    --------
    >>> Facts(relationships="EX_SPOUSE", victim_age=52, living_together=False)
    Facts(relationships={Relationship.EX_SPOUSE}, living_together=Stated.NO, victim_age=(52, 52))
    """

    relationships: frozenset[Relationship]
    behaviours: frozenset[Behaviour]
    living_together: Stated
    household_ever: Stated
    significant_duration: Stated
    repeated: Stated
    responsible: Stated
    exposed: Stated
    underlying: Stated
    parental_responsibility: Stated
    recorded_on: dt.date | None
    conduct_on: dt.date | None
    victim_age: tuple[int, int] | None
    perpetrator_age: tuple[int, int] | None
    victim_born: dt.date | None
    perpetrator_born: dt.date | None
    victim: int | None
    perpetrator: int | None

    def __init__(
        self,
        *,
        relationships: Relationships | None = None,
        behaviours: Behaviours | None = None,
        living_together: StatedLike = None,
        household_ever: StatedLike = None,
        significant_duration: StatedLike = None,
        repeated: StatedLike = None,
        responsible: StatedLike = None,
        exposed: StatedLike = None,
        underlying: StatedLike = None,
        parental_responsibility: StatedLike = None,
        recorded_on: dt.date | None = None,
        conduct_on: dt.date | None = None,
        victim_age: Age | None = None,
        perpetrator_age: Age | None = None,
        victim_born: dt.date | None = None,
        perpetrator_born: dt.date | None = None,
        victim: int | None = None,
        perpetrator: int | None = None,
    ) -> None:
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        put("relationships", words(Relationship, relationships, "relationships"))
        put("behaviours", words(Behaviour, behaviours, "behaviours"))
        put("living_together", Stated.of(living_together, "living_together"))
        put("household_ever", Stated.of(household_ever, "household_ever"))
        put("significant_duration", Stated.of(significant_duration, "significant_duration"))
        put("repeated", Stated.of(repeated, "repeated"))
        put("responsible", Stated.of(responsible, "responsible"))
        put("exposed", Stated.of(exposed, "exposed"))
        put("underlying", Stated.of(underlying, "underlying"))
        put(
            "parental_responsibility",
            Stated.of(parental_responsibility, "parental_responsibility"),
        )
        put("recorded_on", _check.optional_day(recorded_on, "recorded_on"))
        put("conduct_on", _check.optional_day(conduct_on, "conduct_on"))
        put("victim_age", _check.age(victim_age, "victim_age"))
        put("perpetrator_age", _check.age(perpetrator_age, "perpetrator_age"))
        put("victim_born", _check.optional_day(victim_born, "victim_born"))
        put("perpetrator_born", _check.optional_day(perpetrator_born, "perpetrator_born"))
        put("victim", _check.reference(victim, "victim"))
        put("perpetrator", _check.reference(perpetrator, "perpetrator"))


_CIRCUMSTANCES = tuple((one.name.lower(), 2 * (one.value - 1)) for one in Circumstance)
_DAYS = {
    "recorded_on": int(c.GIVEN_RECORDED_ON),
    "conduct_on": int(c.GIVEN_CONDUCT_ON),
    "victim_born": int(c.GIVEN_VICTIM_BORN),
    "perpetrator_born": int(c.GIVEN_PERPETRATOR_BORN),
}
_AGES = {
    "victim_age": int(c.GIVEN_VICTIM_AGE),
    "perpetrator_age": int(c.GIVEN_PERPETRATOR_AGE),
}


def native(facts: Facts) -> Any:
    """The facts as the library takes them."""
    out = c.facts()
    given = 0
    out.relationships = to_bits(facts.relationships)
    out.behaviours = to_bits(facts.behaviours)
    out.circumstances = circumstance_bits(facts)
    for name, bit in _DAYS.items():
        day: dt.date | None = getattr(facts, name)
        if day is not None:
            setattr(out, name, _check.days_of(day))
            given |= bit
    for name, bit in _AGES.items():
        age: tuple[int, int] | None = getattr(facts, name)
        if age is not None:
            ends = getattr(out, name)
            ends.lowest, ends.highest = age
            given |= bit
    out.given = given
    out.victim = facts.victim or 0
    out.perpetrator = facts.perpetrator or 0
    return out


def circumstance_bits(facts: Facts) -> int:
    """Circumstances as the library and its columns hold them: two bits each."""
    bits = 0
    for name, shift in _CIRCUMSTANCES:
        answer: Stated = getattr(facts, name)
        if answer is not Stated.UNKNOWN:
            bits |= int(answer.value) << shift
    return bits

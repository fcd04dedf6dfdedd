# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What is known around the answers of an assessment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .. import _check
from .._check import Moment
from .._native import c
from .._stated import Stated, StatedLike
from .._value import Value
from .._vocabulary import Word, number, of_bits, of_number, optional, to_bits, words
from ._words import Item, Items


class State(Word):
    """How far the form has come. COMPLETED and REFUSED are closed forms."""

    IN_PROGRESS = 1
    COMPLETED = 2
    REFUSED = 3
    NOT_COMPLETED = 4


class NotCompleted(Word):
    """Why a form was not completed."""

    VICTIM_NOT_SEEN = 1
    VICTIM_DECLINED = 2
    UNSAFE_TO_ASK = 3
    NO_INTERPRETER = 4
    LEFT_OUT_BY_POLICY = 5
    OTHER = 6


_STATED = (
    "sdash_done",
    "sdash_reason",
    "hba_done",
    "hba_reason",
    "hba_disclosed",
    "stalking_twice",
    "extremely_frightened",
    "indicators_addressed",
    "child_lives_there",
    "child_present",
    "children_listed",
    "notification_made",
    "referral_made",
    "counter_allegation",
    "linked_graded",
    "recorded_elsewhere",
)
_REFERENCES = (
    "assessment",
    "replaces",
    "victim",
    "perpetrator",
    "linked_victim",
    "linked_perpetrator",
)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Circumstances(Value):
    """What is known around the answers. What is not given is unknown.

    Parameters
    ----------
    assessment, replaces, victim, perpetrator
        The host's references: this assessment, the one it corrects, and the two people.
    linked_victim, linked_perpetrator
        Who is who in the linked assessment.
    state
        How far the form has come.
    not_completed
        Why it was not completed.
    incident
        The first moment of the incident.
    victim_age
        On the day of the assessment: an age, or (lowest, highest).
    flagged
        The force's own high-risk items, even none; None where it has no list.
    sdash_done, hba_done
        Every question of the stalking set, or of that on so-called honour-based abuse, has a state.
    sdash_reason, hba_reason
        A reason is recorded why the set was left out.
    hba_disclosed
        So-called honour-based abuse was disclosed.
    stalking_twice
        Two or more incidents of stalking or harassment.
    extremely_frightened
        A fact of its own: item 2 is not it.
    indicators_addressed
        The rationale says why the grade is not higher.
    child_lives_there, child_present, children_listed
        About children.
    notification_made, referral_made
        No: it is recorded that none was made.
    counter_allegation
        The other party says that they are the victim.
    linked_graded
        The linked assessment has a grade of its own.
    recorded_elsewhere
        It is stated where the assessment is, if not here.
    """

    assessment: int | None
    replaces: int | None
    victim: int | None
    perpetrator: int | None
    linked_victim: int | None
    linked_perpetrator: int | None
    state: State | None
    not_completed: NotCompleted | None
    incident: Moment
    victim_age: tuple[int, int] | None
    flagged: frozenset[Item] | None
    sdash_done: Stated
    sdash_reason: Stated
    hba_done: Stated
    hba_reason: Stated
    hba_disclosed: Stated
    stalking_twice: Stated
    extremely_frightened: Stated
    indicators_addressed: Stated
    child_lives_there: Stated
    child_present: Stated
    children_listed: Stated
    notification_made: Stated
    referral_made: Stated
    counter_allegation: Stated
    linked_graded: Stated
    recorded_elsewhere: Stated

    def __init__(
        self,
        *,
        assessment: int | None = None,
        replaces: int | None = None,
        victim: int | None = None,
        perpetrator: int | None = None,
        linked_victim: int | None = None,
        linked_perpetrator: int | None = None,
        state: State | str | None = None,
        not_completed: NotCompleted | str | None = None,
        incident: Moment = None,
        victim_age: int | tuple[int, int] | None = None,
        flagged: Items | None = None,
        sdash_done: StatedLike = None,
        sdash_reason: StatedLike = None,
        hba_done: StatedLike = None,
        hba_reason: StatedLike = None,
        hba_disclosed: StatedLike = None,
        stalking_twice: StatedLike = None,
        extremely_frightened: StatedLike = None,
        indicators_addressed: StatedLike = None,
        child_lives_there: StatedLike = None,
        child_present: StatedLike = None,
        children_listed: StatedLike = None,
        notification_made: StatedLike = None,
        referral_made: StatedLike = None,
        counter_allegation: StatedLike = None,
        linked_graded: StatedLike = None,
        recorded_elsewhere: StatedLike = None,
    ) -> None:
        given = dict(locals())
        made: dict[str, object] = {
            "state": optional(State, state, "state"),
            "not_completed": optional(NotCompleted, not_completed, "not_completed"),
            "incident": _check.moment(incident, "incident"),
            "victim_age": _check.age(victim_age, "victim_age"),
            "flagged": None if flagged is None else words(Item, flagged, "flagged"),
        }
        made.update({name: _check.reference(given[name], name) for name in _REFERENCES})
        made.update({name: Stated.of(given[name], name) for name in _STATED})
        for name, value in made.items():
            object.__setattr__(self, name, value)


def native_circumstances(found: object) -> Any:
    """Circumstances as the library takes them."""
    if not isinstance(found, Circumstances):
        raise TypeError(f"circumstances: expected Circumstances, not {type(found).__name__}")
    out = c.dash_circumstances()
    for name in _REFERENCES:
        setattr(out, name, getattr(found, name) or 0)
    for name in _STATED:
        setattr(out, name, getattr(found, name).value)
    out.state = number(found.state)
    out.not_completed = number(found.not_completed)
    _check.put_moment(out.incident, found.incident)
    if found.victim_age is not None:
        out.given |= c.DASH_GIVEN_VICTIM_AGE
        out.victim_age_lowest, out.victim_age_highest = found.victim_age
    if found.flagged is not None:
        out.given |= c.DASH_GIVEN_FLAGGED
        out.flagged = to_bits(found.flagged)
    return out


def of_circumstances(found: Any) -> Circumstances:
    """What circumstances of the library say."""
    known: dict[str, Any] = {name: getattr(found, name) or None for name in _REFERENCES}
    known.update({name: Stated(getattr(found, name)) for name in _STATED})
    age = (found.victim_age_lowest, found.victim_age_highest)
    return Circumstances(
        state=of_number(State, found.state),
        not_completed=of_number(NotCompleted, found.not_completed),
        incident=_check.of_moment(found.incident),
        victim_age=age if found.given & c.DASH_GIVEN_VICTIM_AGE else None,
        flagged=of_bits(Item, found.flagged) if found.given & c.DASH_GIVEN_FLAGGED else None,
        **known,
    )

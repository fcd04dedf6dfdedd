# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What is due on a call that waits."""

from __future__ import annotations

from dataclasses import dataclass

from .. import _check
from .._check import Moment
from .._native import c
from .._stated import Stated, StatedLike
from .._value import Value
from .._vocabulary import of_bits, word
from ._words import Delay, Duty, Finding, Grade

_MINUTES_LAST = 2**32 - 1


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Targets(Value):
    """What a force has set, in minutes. Nothing is set by default.

    Parameters
    ----------
    emergency, priority, scheduled, resolution_without_deployment
        From the call to the attendance, for each grade.
    delay_review
        The most between two reviews of a call that waits.
    """

    emergency: int | None
    priority: int | None
    scheduled: int | None
    resolution_without_deployment: int | None
    delay_review: int | None

    def __init__(
        self,
        *,
        emergency: int | None = None,
        priority: int | None = None,
        scheduled: int | None = None,
        resolution_without_deployment: int | None = None,
        delay_review: int | None = None,
    ) -> None:
        given = {
            "emergency": emergency,
            "priority": priority,
            "scheduled": scheduled,
            "resolution_without_deployment": resolution_without_deployment,
            "delay_review": delay_review,
        }
        for name, value in given.items():
            minutes = None if value is None else _check.whole(value, name, 1, _MINUTES_LAST)
            object.__setattr__(self, name, minutes)


_FACTS = (
    "allocated",
    "attended",
    "call_cut_off",
    "threat_changed",
    "delay_reviewed",
    "delay_justified",
)
_MOMENTS = ("now", "received", "reviewed", "agreed")


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Progress(Value):
    """Where a graded call stands.

    Parameters
    ----------
    grade
        The grade in effect.
    now
        The moment the question is asked for; no clock is read.
    received
        When the call was received.
    allocated
        Somebody is sent.
    attended
        Somebody has been there.
    call_cut_off
        The call broke off before the facts were taken.
    threat_changed
        A threat has come up since the grading.
    delay_reviewed, reviewed
        The delay has been reviewed at least once, and when it was last.
    delay_justified
        The last review found the delay justified.
    agreed
        When attendance was agreed for.
    """

    grade: Grade
    now: Moment
    received: Moment
    allocated: Stated
    attended: Stated
    call_cut_off: Stated
    threat_changed: Stated
    delay_reviewed: Stated
    delay_justified: Stated
    reviewed: Moment
    agreed: Moment

    def __init__(
        self,
        grade: Grade | str,
        *,
        now: Moment = None,
        received: Moment = None,
        allocated: StatedLike = None,
        attended: StatedLike = None,
        call_cut_off: StatedLike = None,
        threat_changed: StatedLike = None,
        delay_reviewed: StatedLike = None,
        delay_justified: StatedLike = None,
        reviewed: Moment = None,
        agreed: Moment = None,
    ) -> None:
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        put("grade", word(Grade, grade, "grade"))
        put("now", _check.moment(now, "now"))
        put("received", _check.moment(received, "received"))
        put("allocated", Stated.of(allocated, "allocated"))
        put("attended", Stated.of(attended, "attended"))
        put("call_cut_off", Stated.of(call_cut_off, "call_cut_off"))
        put("threat_changed", Stated.of(threat_changed, "threat_changed"))
        put("delay_reviewed", Stated.of(delay_reviewed, "delay_reviewed"))
        put("delay_justified", Stated.of(delay_justified, "delay_justified"))
        put("reviewed", _check.moment(reviewed, "reviewed"))
        put("agreed", _check.moment(agreed, "agreed"))


@dataclass(frozen=True, slots=True, repr=False)
class Review(Value):
    """What is due on a call that waits.

    Attributes
    ----------
    delay : Delay
    due : tuple of Duty
        The duties to grade again whose facts are stated.
    cannot_tell : tuple of Duty
        Those whose facts are not known well enough.
    findings : tuple of Finding
    rules_version : int
    """

    delay: Delay
    due: tuple[Duty, ...]
    cannot_tell: tuple[Duty, ...]
    findings: tuple[Finding, ...]
    rules_version: int


def review(progress: Progress, /, *, targets: Targets | None = None) -> Review:
    """Say what is due on a call that waits, at a moment the caller gives.

    A minute that is not known may be any of its day, and a moment that is missing may be any: where
    that leaves it open, the answer is that it cannot be told.

    Parameters
    ----------
    progress
        Where the call stands.
    targets
        What the force has set; None for nothing.

    Examples
    --------
    >>> import datetime as dt
    >>> from darisk import response
    >>> noon = dt.datetime(2024, 3, 1, 12, 0)
    >>> waiting = response.Progress("RESP:PRIORITY", now=noon, received=dt.datetime(2024, 3, 1, 11),
    ...     allocated=False, attended=False, call_cut_off=False, threat_changed=True,
    ...     delay_reviewed=False)
    >>> response.review(waiting, targets=response.Targets(priority=60, delay_review=30)).due
    (Duty.THREAT_CHANGED,)
    """
    if not isinstance(progress, Progress):
        raise TypeError(f"progress: expected a Progress, not {type(progress).__name__}")
    if targets is not None and not isinstance(targets, Targets):
        raise TypeError(f"targets: expected Targets or None, not {type(targets).__name__}")
    given = c.response_progress()
    given.grade.code = progress.grade.value
    for name in _FACTS:
        setattr(given, name, getattr(progress, name).value)
    for name in _MOMENTS:
        _check.put_moment(getattr(given, name), getattr(progress, name))
    out = c.response_review_result()
    c.response_review(_native(targets), given, out)
    return Review(
        Delay(out.delay),
        of_bits(Duty, out.due),
        of_bits(Duty, out.cannot_tell),
        of_bits(Finding, out.findings),
        out.rules_version,
    )


def _native(targets: Targets | None) -> object:
    if targets is None:
        return None
    out: object = c.response_targets()
    for name in Targets.__dataclass_fields__:
        setattr(out, name, getattr(targets, name) or 0)
    return out

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The criteria for referring a case to a MARAC, each by itself.

Any one of them is enough for a referral; none of them is a grade, and there is no value for all of
them together. What a criterion came to is a `darisk.dash.Criterion`: met, not met, or not to be
ruled out. The counts are local, so a force's policy is an argument, and so is the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from . import _check, _provision, dash
from ._native import c
from ._provision import Provision
from ._stated import Stated, StatedLike
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word, a, word

_UINT_LAST = 2**32 - 1
_INT_LAST = 2**31 - 1


class Criterion(Word):
    """One criterion for a referral; HBV in some areas only."""

    PROFESSIONAL_JUDGEMENT = 1
    VISIBLE_HIGH_RISK = 2
    POTENTIAL_ESCALATION = 3
    REPEAT = 4
    HBV = 5


class Scope(Word):
    """Whose incidents an escalation counts."""

    VICTIM = 1
    PAIR = 2


class Version(Word):
    """Which published text of "repeat" is meant: A is the older, B any instance of abuse."""

    A = 1
    B = 2


class AnchorKind(Word):
    """What the months of a repeat are counted from."""

    REFERRAL = 1
    MEETING = 2


class Preset(Word):
    """Published local values for an escalation."""

    DEFAULT = 1
    CALLOUTS = 2
    KINGSTON = 3


@dataclass(frozen=True, slots=True, repr=False)
class CriterionRecord(Value):
    """What the library says of one criterion.

    Attributes
    ----------
    criterion : Criterion
    says, ask : str
        When it is met, and what to ask where it cannot be ruled out.
    provision : Provision
    """

    criterion: Criterion
    says: str
    ask: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the criterion, such as "REPEAT"."""
        return self.criterion.key


@dataclass(frozen=True, slots=True, repr=False)
class EscalationPolicy(Value):
    """What a force takes for an escalation.

    Attributes
    ----------
    reports, crimes : int
        Incidents, and incidents recorded as crime, from which it is met; 0: not used.
    scope : Scope
    rising : bool
        The incidents must also be rising.
    months : int
        Of the window that ends on the day asked for: even, 2 to 120.
    """

    reports: int = 3
    crimes: int = 0
    scope: Scope = Scope.VICTIM
    rising: bool = False
    months: int = 12

    @classmethod
    def preset(cls, preset: Preset | str) -> EscalationPolicy:
        """Published values.

        Examples
        --------
        >>> EscalationPolicy.preset("DEFAULT") == EscalationPolicy()
        True
        """
        out = c.marac_escalation_policy()
        c.marac_escalation_preset(word(Preset, preset, "preset").value, out)
        return cls(out.reports, out.crimes, Scope(out.scope), out.rising != 0, out.months)


@dataclass(frozen=True, slots=True, repr=False)
class Report(Value):
    """One incident reported to the police.

    Attributes
    ----------
    incident : int
        The host's reference; once in a call.
    reported_on : datetime.date or None
    same_victim, same_perpetrator, crime : Stated, bool or None
        Recorded as a crime, or as several.
    """

    incident: int
    reported_on: dt.date | None
    same_victim: StatedLike = None
    same_perpetrator: StatedLike = None
    crime: StatedLike = None


@dataclass(frozen=True, slots=True, repr=False)
class Escalation(Value):
    """What the incidents come to. A lower count is certain; an upper has in it what may belong.

    Attributes
    ----------
    result, count, rising : darisk.dash.Criterion
        The whole; by number; more in the later half of the window.
    reports_lower, reports_upper, crimes_lower, crimes_upper : int
    earlier, later : int
        Certain incidents in each half.
    ignored, undated : int
        Rows after the day asked for, and without a day that may belong.
    """

    result: dash.Criterion
    count: dash.Criterion
    rising: dash.Criterion
    reports_lower: int
    reports_upper: int
    crimes_lower: int
    crimes_upper: int
    earlier: int
    later: int
    ignored: int
    undated: int


@dataclass(frozen=True, slots=True, repr=False)
class RepeatPolicy(Value):
    """What a force takes for a repeat. The defaults are ours.

    Attributes
    ----------
    version : Version
    anchor : AnchorKind
    months : int
        1 to 120.
    """

    version: Version = Version.B
    anchor: AnchorKind = AnchorKind.REFERRAL
    months: int = 12


@dataclass(frozen=True, slots=True, repr=False)
class Anchor(Value):
    """A referral or a meeting about this victim and this perpetrator.

    Attributes
    ----------
    kind : AnchorKind
    day : datetime.date or None
    """

    kind: AnchorKind
    day: dt.date | None


@dataclass(frozen=True, slots=True, repr=False)
class Event(Value):
    """Something that happened, and may be a repeat.

    Attributes
    ----------
    incident : int
        The host's reference; once in a call.
    day : datetime.date or None
    same_victim, same_perpetrator, abuse, criminal : Stated, bool or None
        An instance of abuse; one that would be criminal if reported.
    """

    incident: int
    day: dt.date | None
    same_victim: StatedLike = None
    same_perpetrator: StatedLike = None
    abuse: StatedLike = None
    criminal: StatedLike = None


@dataclass(frozen=True, slots=True, repr=False)
class Repeat(Value):
    """What the events come to.

    Attributes
    ----------
    result : darisk.dash.Criterion
    anchor : datetime.date or None
        The last one counted from; None where there is none or it is open.
    met, open, ignored : int
        Events that are a repeat, that may be, and what lies after the day asked for.
    """

    result: dash.Criterion
    anchor: dt.date | None
    met: int
    open: int
    ignored: int


def stated(fact: StatedLike, /) -> dash.Criterion:
    """A criterion that is a fact stated by somebody, such as a professional's concern.

    Examples
    --------
    >>> stated(None)
    Criterion.OPEN
    """
    return dash.Criterion(c.marac_stated(Stated.of(fact, "fact").value))


def visible(ric_yes: int, ric_unknown: int, *, threshold: int = 14) -> dash.Criterion:
    """Visible high risk: do so many yes answers of the 24 items reach a threshold?

    Parameters
    ----------
    ric_yes, ric_unknown
        As in `darisk.dash.Tally`.
    threshold
        1 to 24.
    """
    return dash.Criterion(
        c.marac_visible(
            _check.whole(ric_yes, "ric_yes", 0, _UINT_LAST),
            _check.whole(ric_unknown, "ric_unknown", 0, _UINT_LAST),
            _check.whole(threshold, "threshold", 0, _UINT_LAST),
        )
    )


def escalates(
    reports: Iterable[Report], as_of: dt.date, *, policy: EscalationPolicy | None = None
) -> Escalation:
    """Whether incidents reported within some months escalate.

    Parameters
    ----------
    reports
        The incidents of one victim, the one now assessed among them.
    as_of
        The day the question is asked for.
    policy
        What the force takes for an escalation; None for 3 reports in 12 months.

    Examples
    --------
    >>> days = [dt.date(2024, 2, 1), dt.date(2024, 4, 1), dt.date(2024, 6, 1)]
    >>> reports = [Report(i + 1, day, same_victim=True) for i, day in enumerate(days)]
    >>> escalates(reports, dt.date(2024, 6, 30)).result
    Criterion.MET
    """
    given = _of_kind(policy, EscalationPolicy, "policy") or EscalationPolicy()
    settings = c.marac_escalation_policy()
    settings.reports = _check.whole(given.reports, "policy.reports", 0, _UINT_LAST)
    settings.crimes = _check.whole(given.crimes, "policy.crimes", 0, _UINT_LAST)
    settings.scope = word(Scope, given.scope, "policy.scope").value
    settings.rising = 1 if _check.flag(given.rising, "policy.rising") else 0
    settings.months = _check.whole(given.months, "policy.months", 0, _INT_LAST)
    found = _listed(reports, Report, "reports")
    rows = c.marac_report_array(len(found) or 1)
    for i, one in enumerate(found):
        rows[i] = _report(one, f"reports[{i}]")
    out = c.marac_escalation()
    day = _check.days_of(_check.day(as_of, "as_of"))
    c.marac_escalates(settings, day, rows.cast(), len(found), out)
    return Escalation(
        dash.Criterion(out.result),
        dash.Criterion(out.count),
        dash.Criterion(out.rising),
        out.reports_lower,
        out.reports_upper,
        out.crimes_lower,
        out.crimes_upper,
        out.earlier,
        out.later,
        out.ignored,
        out.undated,
    )


def repeats(
    events: Iterable[Event],
    as_of: dt.date,
    *,
    anchors: Iterable[Anchor],
    searched: StatedLike,
    policy: RepeatPolicy | None = None,
) -> Repeat:
    """Whether something that happened since the last referral, or meeting, is a repeat.

    Parameters
    ----------
    events
        What happened.
    as_of
        The day the question is asked for.
    anchors
        Referrals and meetings of this victim and perpetrator.
    searched
        Whether the history of referrals was searched; unless it was, nothing is ruled out.
    policy
        What the force takes for a repeat; None for the defaults.
    """
    given = _of_kind(policy, RepeatPolicy, "policy") or RepeatPolicy()
    settings = c.marac_repeat_policy()
    settings.version = word(Version, given.version, "policy.version").value
    settings.anchor = word(AnchorKind, given.anchor, "policy.anchor").value
    settings.months = _check.whole(given.months, "policy.months", 0, _INT_LAST)
    held = _listed(anchors, Anchor, "anchors")
    happened = _listed(events, Event, "events")
    anchor_rows = c.marac_anchor_array(len(held) or 1)
    for i, anchor in enumerate(held):
        anchor_rows[i] = _anchor(anchor, f"anchors[{i}]")
    event_rows = c.marac_event_array(len(happened) or 1)
    for i, event in enumerate(happened):
        event_rows[i] = _event(event, f"events[{i}]")
    out = c.marac_repeat()
    c.marac_repeats(
        settings,
        _check.days_of(_check.day(as_of, "as_of")),
        anchor_rows.cast(),
        len(held),
        Stated.of(searched, "searched").value,
        event_rows.cast(),
        len(happened),
        out,
    )
    return Repeat(
        dash.Criterion(out.result), _check.of_days(out.anchor), out.met, out.open, out.ignored
    )


V = TypeVar("V")


def _of_kind(value: object, kind: type[V], name: str) -> V | None:
    if value is None or isinstance(value, kind):
        return value
    raise TypeError(f"{name}: expected {a(kind)}, not {type(value).__name__}")


def _listed(values: object, kind: type[V], name: str) -> list[V]:
    if not isinstance(values, Iterable):
        raise TypeError(f"{name}: expected several {kind.__name__}, not {type(values).__name__}")
    made = []
    for i, value in enumerate(values):
        if not isinstance(value, kind):
            raise TypeError(f"{name}[{i}]: expected {a(kind)}, not {type(value).__name__}")
        made.append(value)
    return made


def _report(one: Report, name: str) -> Any:
    out = c.marac_report()
    out.incident = _check.person(one.incident, f"{name}.incident")
    out.reported_on = _check.days_of(_check.optional_day(one.reported_on, f"{name}.reported_on"))
    for field in ("same_victim", "same_perpetrator", "crime"):
        setattr(out, field, Stated.of(getattr(one, field), f"{name}.{field}").value)
    return out


def _anchor(one: Anchor, name: str) -> Any:
    out = c.marac_anchor()
    out.kind = word(AnchorKind, one.kind, f"{name}.kind").value
    out.day = _check.days_of(_check.optional_day(one.day, f"{name}.day"))
    return out


def _event(one: Event, name: str) -> Any:
    out = c.marac_event()
    out.incident = _check.person(one.incident, f"{name}.incident")
    out.day = _check.days_of(_check.optional_day(one.day, f"{name}.day"))
    for field in ("same_victim", "same_perpetrator", "abuse", "criminal"):
        setattr(out, field, Stated.of(getattr(one, field), f"{name}.{field}").value)
    return out


def _load() -> Iterator[CriterionRecord]:
    for found in listed(c.marac_criterion_count, c.marac_criterion_at):
        yield CriterionRecord(
            Criterion(found.criterion), found.says, found.ask, _provision.of(found.provision)
        )


criteria = Table("MARAC criteria", ("key", "says"), _load)

__all__ = [
    "Anchor",
    "AnchorKind",
    "Criterion",
    "CriterionRecord",
    "Escalation",
    "EscalationPolicy",
    "Event",
    "Preset",
    "Repeat",
    "RepeatPolicy",
    "Report",
    "Scope",
    "Version",
    "criteria",
    "escalates",
    "repeats",
    "stated",
    "visible",
]

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The grade of a call, with every refusal of a longer wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, overload

from .. import _check, _provision
from .._check import Moment
from .._columns import (
    DATE,
    U8,
    U16,
    U64,
    Columns,
    OnRefused,
    Results,
    check_choice,
    check_on_refused,
    read,
    sets_of,
    words_of,
)
from .._native import c
from .._provision import Provision
from .._stated import Stated, StatedLike
from .._value import Value
from .._vocabulary import number, of_bits, optional
from ._words import Certificate, Finding, Grade, Ground, Role, Support

_STATED = words_of(U8, Stated)

#: The columns of requests, by name.
INPUT = {
    "requested": words_of(U16, Grade),
    "danger": _STATED,
    "call_cut_off": _STATED,
    "station_appointment": _STATED,
    "suspect_absent": _STATED,
    "victim_safe": _STATED,
    "victim_willing": _STATED,
    "victim_certificate": _STATED,
    "perpetrator_certificate": _STATED,
    "role": words_of(U8, Role),
    "ground": words_of(U8, Ground),
    "support": words_of(U8, Support),
    "no_current_threat": _STATED,
    "authoriser": U64,
    "source": U64,
    "given_on": DATE,
    "given_minute": U16,
    "agreed_on": DATE,
    "agreed_minute": U16,
}

#: The columns of results, by name.
OUTPUT = {
    "grade": words_of(U16, Grade),
    "initial": words_of(U16, Grade),
    "video_may_be_offered": _STATED,
    "certificate": words_of(U8, Certificate),
    "refusals": sets_of(U64, Finding),
    "findings": sets_of(U64, Finding),
}


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Authorisation(Value):
    """Who authorised a longer wait, why, and on what.

    Parameters
    ----------
    role, ground, support
        By word or key; None where it is missing.
    no_current_threat
        The support suggests that there is none.
    authoriser
        The host's reference to the person.
    source
        The host's reference to where the support is.
    given_at
        When it was authorised; the day is enough.
    agreed
        When attendance was agreed for; may be missing.
    """

    role: Role | None
    ground: Ground | None
    support: Support | None
    no_current_threat: Stated
    authoriser: int | None
    source: int | None
    given_at: Moment
    agreed: Moment

    def __init__(
        self,
        *,
        role: Role | str | None = None,
        ground: Ground | str | None = None,
        support: Support | str | None = None,
        no_current_threat: StatedLike = None,
        authoriser: int | None = None,
        source: int | None = None,
        given_at: Moment = None,
        agreed: Moment = None,
    ) -> None:
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        put("role", optional(Role, role, "role"))
        put("ground", optional(Ground, ground, "ground"))
        put("support", optional(Support, support, "support"))
        put("no_current_threat", Stated.of(no_current_threat, "no_current_threat"))
        put("authoriser", _check.reference(authoriser, "authoriser"))
        put("source", _check.reference(source, "source"))
        put("given_at", _check.moment(given_at, "given_at"))
        put("agreed", _check.moment(agreed, "agreed"))


_FACTS = (
    "danger",
    "call_cut_off",
    "station_appointment",
    "suspect_absent",
    "victim_safe",
    "victim_willing",
    "victim_certificate",
    "perpetrator_certificate",
)


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Request(Value):
    """What is stated of a call that is dealt with as domestic abuse.

    Parameters
    ----------
    requested
        The grade asked for; None for that of the rules.
    danger
        An immediate danger to life or property.
    call_cut_off
        The call broke off before the facts were taken.
    station_appointment
        The caller was asked to come to a station.
    suspect_absent, victim_safe, victim_willing
        What a video call would need; willing to speak to an officer by video.
    victim_certificate, perpetrator_certificate
        Holds one for a firearm or a shotgun.
    authorisation
        Of a longer wait.

    Examples
    --------
    >>> Request(danger=False).danger
    Stated.NO
    """

    requested: Grade | None
    danger: Stated
    call_cut_off: Stated
    station_appointment: Stated
    suspect_absent: Stated
    victim_safe: Stated
    victim_willing: Stated
    victim_certificate: Stated
    perpetrator_certificate: Stated
    authorisation: Authorisation | None

    def __init__(
        self,
        *,
        requested: Grade | str | None = None,
        danger: StatedLike = None,
        call_cut_off: StatedLike = None,
        station_appointment: StatedLike = None,
        suspect_absent: StatedLike = None,
        victim_safe: StatedLike = None,
        victim_willing: StatedLike = None,
        victim_certificate: StatedLike = None,
        perpetrator_certificate: StatedLike = None,
        authorisation: Authorisation | None = None,
    ) -> None:
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        if authorisation is not None and not isinstance(authorisation, Authorisation):
            raise TypeError(
                f"authorisation: expected an Authorisation, not {type(authorisation).__name__}"
            )
        put("requested", optional(Grade, requested, "requested"))
        put("danger", Stated.of(danger, "danger"))
        put("call_cut_off", Stated.of(call_cut_off, "call_cut_off"))
        put("station_appointment", Stated.of(station_appointment, "station_appointment"))
        put("suspect_absent", Stated.of(suspect_absent, "suspect_absent"))
        put("victim_safe", Stated.of(victim_safe, "victim_safe"))
        put("victim_willing", Stated.of(victim_willing, "victim_willing"))
        put("victim_certificate", Stated.of(victim_certificate, "victim_certificate"))
        put(
            "perpetrator_certificate",
            Stated.of(perpetrator_certificate, "perpetrator_certificate"),
        )
        put("authorisation", authorisation)


@dataclass(frozen=True, slots=True, repr=False)
class Decision(Value):
    """The grade of one call.

    Attributes
    ----------
    grade : Grade
        The grade given; never RESOLUTION_WITHOUT_DEPLOYMENT.
    initial : Grade
        EMERGENCY or PRIORITY: what the danger alone gives.
    video_may_be_offered : Stated
        Yes or no; it is no grade and replaces no visit.
    certificate : Certificate
    refusals : tuple of Finding
        All that refused the grade asked for.
    findings : tuple of Finding
        Everything found, the refusals among it.
    provision : Provision
        What the grade given rests on.
    rules_version : int
    """

    grade: Grade
    initial: Grade
    video_may_be_offered: Stated
    certificate: Certificate
    refusals: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    provision: Provision
    rules_version: int


class Decisions(Results):
    """The grades of many calls, one row each."""

    __slots__ = ()

    #: Every column there can be.
    ALL = tuple(OUTPUT)


@overload
def decide(request: Request, /) -> Decision: ...


@overload
def decide(
    request: Columns,
    /,
    *,
    columns: Iterable[str] = ("initial", "refusals", "findings"),
    on_refused: OnRefused = "raise",
) -> Decisions: ...


def decide(
    request: Request | Columns,
    /,
    *,
    columns: Iterable[str] = ("initial", "refusals", "findings"),
    on_refused: OnRefused = "raise",
) -> Decision | Decisions:
    """Grade one call, or many.

    A grade asked for is given where it is as fast as that of the rules, or faster. SCHEDULED is
    given only by a complete authorisation; anything missing refuses it, and every refusal is named.

    Parameters
    ----------
    request
        A `Request`, or columns of many with the same names; an authorisation is the columns `role`,
        `ground`, `support`, `no_current_threat`, `authoriser`, `source`, `given_on`,
        `given_minute`, `agreed_on` and `agreed_minute`.
    columns
        For many: the columns of the result besides `grade`.
    on_refused
        For many: "raise", or "keep" the other rows and tell.

    Examples
    --------
    >>> from darisk import response
    >>> response.decide(response.Request(danger=False, requested="RESP:SCHEDULED")).refusals
    (Finding.CUT_OFF_NOT_KNOWN, Finding.AUTHORISATION_MISSING)
    >>> response.decide({"danger": [True, False, None]}).words("grade")
    [Grade.EMERGENCY, Grade.PRIORITY, Grade.EMERGENCY]
    """
    if isinstance(request, Request):
        return _decide_one(request)
    wanted = check_choice(columns, OUTPUT, "grade")
    keep = check_on_refused(on_refused)
    found, rows = read(request, INPUT)
    given = c.response_request_columns()
    for name, column in found.items():
        column.lend(getattr(given, name))
    results = Decisions(rows, wanted, OUTPUT)
    out = c.response_decision_columns()
    results.lend(out)
    report = c.columns_report()
    c.response_decide_columns(given, rows, out, report)
    results.settle(report, report.column, keep)
    return results


def _decide_one(request: Request) -> Decision:
    out = c.response_decision()
    c.response_decide(_native(request), out)
    return Decision(
        Grade(out.grade.code),
        Grade(out.initial.code),
        Stated(out.video_may_be_offered),
        Certificate(out.certificate),
        of_bits(Finding, out.refusals),
        of_bits(Finding, out.findings),
        _provision.of(out.provision),
        out.rules_version,
    )


def _native(request: Request) -> Any:
    out = c.response_request()
    out.requested.code = number(request.requested)
    for name in _FACTS:
        setattr(out, name, getattr(request, name).value)
    given = request.authorisation
    if given is not None:
        to = out.authorisation
        to.role = number(given.role)
        to.ground = number(given.ground)
        to.support = number(given.support)
        to.no_current_threat = given.no_current_threat.value
        to.authoriser = given.authoriser or 0
        to.source = given.source or 0
        _check.put_moment(to.given_at, given.given_at)
        _check.put_moment(to.agreed, given.agreed)
    return out

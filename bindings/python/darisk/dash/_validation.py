# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What is missing, doubtful or still to be done in an assessment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Union

from .. import _check, _provision
from .._native import c
from .._provision import Provision
from .._stated import Stated, StatedLike
from .._table import Table, listed
from .._value import Value
from .._vocabulary import Word, of_number, word
from ._circumstances import Circumstances, native_circumstances
from ._record import LinkState, Record, native_record
from ._words import Answers, Instrument, Item, answer_bytes


class Finding(Word):
    """One finding. The hundreds of its value are the number of the rule."""

    ITEM_BLANK = 101
    DETAIL_MISSING = 201
    GATE_YES = 301
    GATE_NOT_MARKED = 302
    GATE_OPEN = 303
    NOT_GATED = 304
    SDASH_MISSING = 401
    HBA_MISSING = 402
    GRADE_MISSING = 501
    RATIONALE_MISSING = 502
    COUNT_ABOVE_GRADE = 701
    FLAGGED_ITEM_AT_STANDARD = 702
    REVIEWER_IS_ASSESSOR = 801
    REASON_MISSING = 802
    DECISION_MISMATCH = 803
    REVIEWER_NOT_TRAINED = 804
    CRU_REVIEW_MISSING = 901
    CRU_MEASURES_MISSING = 902
    ENTRY_MISSING = 1001
    DOUBT_NOT_RECORDED = 1002
    ENTRANT_NOT_TRAINED = 1003
    DOUBT_UNANSWERED = 1004
    ASSESSED_BEFORE_INCIDENT = 1101
    RECORD_OUT_OF_ORDER = 1102
    CRU_BEFORE_SUPERVISION = 1103
    MANY_UNKNOWN = 1201
    ALL_REFUSED_STATE = 1301
    REFUSED_BUT_ANSWERED = 1302
    SEARCH_NOT_RECORDED = 1401
    SEARCH_NOT_MADE = 1402
    SEARCH_TIME_MISSING = 1403
    MODE_MISSING = 1501
    NO_CONTACT_COMPLETED = 1502
    COUNTER_NOT_LINKED = 1601
    COUNTER_UNRESOLVED = 1602
    LINKED_NOT_GRADED = 1603
    LINKED_ROLES = 1604
    CHILDREN_NOT_LISTED = 1701
    NOTIFICATION_NOT_RECORDED = 1702
    REFERRAL_NOT_RECORDED = 1703
    VICTIM_UNDER_13 = 1801
    VICTIM_UNDER_16 = 1802
    REASON_NOT_COMPLETED_MISSING = 1901
    RECORDED_WHERE_MISSING = 1902


class Severity(Word):
    """What a finding asks for."""

    INVALID = 1
    WARN = 2
    TASK = 3
    QUALITY = 4


class Certainty(Word):
    """How sure a finding is; one that cannot tell never makes a form invalid."""

    FIRES = 1
    CANNOT_TELL = 2


#: Whether there are words beside an answer, by item; None where nothing is known.
Details = Mapping[Union[Item, str], StatedLike]


@dataclass(frozen=True, slots=True, repr=False)
class FindingRecord(Value):
    """What the library says of one finding.

    Attributes
    ----------
    finding : Finding
    severity : Severity
    rule : int
        1 to 19.
    says, ask : str
        One sentence, and what to ask or to do next.
    provision : Provision
    """

    finding: Finding
    severity: Severity
    rule: int
    says: str
    ask: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the finding, such as "GATE_YES"."""
        return self.finding.key


@dataclass(frozen=True, slots=True, repr=False)
class Found(Value):
    """One finding in one assessment.

    Attributes
    ----------
    finding : Finding
    certainty : Certainty
    severity : Severity
    rule : int
    item : Item or None
        The item it is about.
    record : int or None
        The place of the record it is about, from 1.
    """

    finding: Finding
    certainty: Certainty
    severity: Severity
    rule: int
    item: Item | None
    record: int | None


@dataclass(frozen=True, slots=True, repr=False)
class ValidationPolicy(Value):
    """What a force may set. Nothing of it makes a grade.

    Attributes
    ----------
    medium_from, high_from : int
        Yes answers on the checklist of 24 from which MEDIUM and HIGH are suggested.
    unknown_limit : int
        Per cent of the items that may be unknown.
    """

    medium_from: int = 10
    high_from: int = 14
    unknown_limit: int = 25


@dataclass(frozen=True, slots=True, repr=False)
class View(Value):
    """An assessment laid open, as `Assessment.view` gives it or as it was kept elsewhere.

    It may hold what no `Assessment` would have taken.

    Attributes
    ----------
    instrument : Instrument
    answers : mapping of Item to Answer
        An item that is not named is blank.
    details : mapping of Item to Stated, or None
        Are there words? None: nothing is known.
    circumstances : Circumstances
    records : tuple of Record
        In their order.
    link : LinkState
        How the link stands now.
    """

    instrument: Instrument | str
    answers: Answers = field(default_factory=dict)
    details: Details | None = None
    circumstances: Circumstances = field(default_factory=Circumstances)
    records: tuple[Record, ...] = ()
    link: LinkState | str = LinkState.NONE


def validate(view: View, /, *, policy: ValidationPolicy | None = None) -> tuple[Found, ...]:
    """Find what there is to find, in the order of the findings.

    No rule sets or lowers a grade: where the answers suggest more than the grade, a person is asked
    for the reason.

    Parameters
    ----------
    view
        The assessment.
    policy
        What the force has set; None for the defaults.

    Examples
    --------
    >>> from darisk import dash
    >>> found = dash.validate(dash.View("ric-24"))
    >>> found[0].finding, found[0].certainty, found[0].item
    (Finding.ITEM_BLANK, Certainty.CANNOT_TELL, Item.INJURY_NOW)
    """
    if not isinstance(view, View):
        raise TypeError(f"view: expected a View, not {type(view).__name__}")
    given = c.dash_view()
    given.instrument = word(Instrument, view.instrument, "view.instrument").value
    answers = answer_bytes(view.answers, "view.answers")
    details = _details(view.details)
    around = native_circumstances(view.circumstances)
    records, lent = _records(view.records)
    given.answers, given.details = answers, details
    given.lend_circumstances(around)
    if view.records:
        given.records, given.record_count = records.cast(), len(view.records)
    given.link = word(LinkState, view.link, "view.link").value
    settings = _policy(policy)
    count = c.dash_validate(given, settings, None, 0)
    out = c.dash_found_array(count or 1)
    count = c.dash_validate(given, settings, out.cast(), count)
    del answers, details, around, records, lent  # lent until here
    return tuple(_found(out[i]) for i in range(count))


def _found(one: Any) -> Found:
    return Found(
        Finding(one.finding),
        Certainty(one.certainty),
        Severity(one.severity),
        one.rule,
        of_number(Item, one.item),
        one.record or None,
    )


def _details(details: object) -> bytes | None:
    if details is None:
        return None
    if not isinstance(details, Mapping):
        raise TypeError(
            f"view.details: expected a mapping of items, or None, not {type(details).__name__}"
        )
    made = bytearray(int(c.DASH_ITEM_LAST))
    for key, value in details.items():
        place = word(Item, key, "view.details").value - 1
        made[place] = Stated.of(value, f"view.details: {key}").value
    return bytes(made)


def _records(records: object) -> tuple[Any, list[bytes | None]]:
    if not isinstance(records, tuple):
        raise TypeError(f"view.records: expected a tuple, not {type(records).__name__}")
    made = c.dash_record_array(len(records) or 1)
    lent = []
    for i, record in enumerate(records):
        one, text = native_record(record, f"view.records[{i}]")
        made[i] = one
        lent.append(text)
    return made, lent


def _policy(policy: object) -> Any:
    if policy is None:
        policy = ValidationPolicy()
    if not isinstance(policy, ValidationPolicy):
        raise TypeError(f"policy: expected a ValidationPolicy, not {type(policy).__name__}")
    out = c.dash_validation_policy()
    for name in ("medium_from", "high_from", "unknown_limit"):
        setattr(out, name, _check.whole(getattr(policy, name), f"policy.{name}", 0, 2**32 - 1))
    return out


def _load() -> Iterator[FindingRecord]:
    for found in listed(c.dash_finding_count, c.dash_finding_at):
        yield FindingRecord(
            Finding(found.finding),
            Severity(found.severity),
            found.rule,
            found.says,
            found.ask,
            _provision.of(found.provision),
        )


findings = Table("DASH findings", ("key", "rule", "severity", "says"), _load)

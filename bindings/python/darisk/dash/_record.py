# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""One DASH assessment as it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import _check
from .._check import Moment
from .._handle import Handle
from .._native import c
from .._stated import Stated, StatedLike
from .._value import Value
from .._vocabulary import Word, number, of_number, optional, word
from ._circumstances import Circumstances, native_circumstances, of_circumstances
from ._words import Answer, Grade, Instrument, Item

if TYPE_CHECKING:
    from ._validation import Found, ValidationPolicy, View


class Mode(Word):
    """How the assessor met the victim."""

    FACE_TO_FACE = 1
    VIDEO = 2
    PHONE = 3
    NO_CONTACT = 4


class Source(Word):
    """Who or what the answers come from."""

    VICTIM = 1
    OFFICER = 2
    RECORDS = 3
    OTHER_PROFESSIONAL = 4


class Search(Word):
    """Whether the databases were searched; UNKNOWN is stated, None is that nobody said."""

    NO = 1
    YES = 2
    UNKNOWN = 3


class ReviewKind(Word):
    """Who reviews; CRU is the central referral unit."""

    SUPERVISOR = 1
    CRU = 2


class Decision(Word):
    """What a review says of the grade that stood before it."""

    AGREED = 1
    RAISED = 2
    LOWERED = 3


class LinkState(Word):
    """How an assessment stands to that of the other party, where both say they are the victim."""

    NONE = 0
    UNRESOLVED = 1
    RESOLVED = 2


class Resolution(Word):
    """How such a pair was resolved."""

    THIS_STANDS = 1
    OTHER_STANDS = 2
    BOTH_STAND = 3


class RecordKind(Word):
    """What kind of record a row of the list is."""

    JUDGEMENT = 1
    REVIEW = 2
    ENTRY = 3


@dataclass(frozen=True, slots=True, repr=False)
class Record(Value):
    """A judgement, a review or a data entry. What is not of its kind is None or unknown.

    Attributes
    ----------
    kind : RecordKind
    review : ReviewKind or None
    decision : Decision or None
    grade : Grade or None
        Judged, or resulting from the review.
    person : int or None
        Assessor, reviewer or entrant.
    at, searched_at : date, datetime or None
    mode : Mode or None
    source : Source or None
    search : Search or None
    dait_seen_before, dash_trained, measures_recorded, doubt_raised : Stated
    text : str or None
        Rationale or reason.
    """

    kind: RecordKind
    review: ReviewKind | None = None
    decision: Decision | None = None
    grade: Grade | None = None
    person: int | None = None
    at: Moment = None
    searched_at: Moment = None
    mode: Mode | None = None
    source: Source | None = None
    search: Search | None = None
    dait_seen_before: Stated = Stated.UNKNOWN
    dash_trained: Stated = Stated.UNKNOWN
    measures_recorded: Stated = Stated.UNKNOWN
    doubt_raised: Stated = Stated.UNKNOWN
    text: str | None = None


_RECORD_WORDS: dict[str, type[Word]] = {
    "review": ReviewKind,
    "decision": Decision,
    "mode": Mode,
    "source": Source,
    "search": Search,
}
_RECORD_STATED = ("dait_seen_before", "dash_trained", "measures_recorded", "doubt_raised")


def of_record(found: Any) -> Record:
    """What a record of the library says."""
    known: dict[str, Any] = {
        name: of_number(kind, getattr(found, name)) for name, kind in _RECORD_WORDS.items()
    }
    known.update({name: Stated(getattr(found, name)) for name in _RECORD_STATED})
    return Record(
        kind=RecordKind(found.kind),
        grade=of_number(Grade, found.grade.code),
        person=found.person or None,
        at=_check.of_moment(found.at),
        searched_at=_check.of_moment(found.searched_at),
        text=found.text,
        **known,
    )


def native_record(found: object, name: str) -> tuple[Any, bytes | None]:
    """A record as the library reads it, and the text it was lent."""
    if not isinstance(found, Record):
        raise TypeError(f"{name}: expected a Record, not {type(found).__name__}")
    out = c.dash_record()
    out.kind = word(RecordKind, found.kind, f"{name}.kind").value
    for field, kind in _RECORD_WORDS.items():
        setattr(out, field, number(optional(kind, getattr(found, field), f"{name}.{field}")))
    for field in _RECORD_STATED:
        setattr(out, field, Stated.of(getattr(found, field), f"{name}.{field}").value)
    out.grade.code = number(optional(Grade, found.grade, f"{name}.grade"))
    out.person = _check.reference(found.person, f"{name}.person") or 0
    _check.put_moment(out.at, _check.moment(found.at, f"{name}.at"))
    _check.put_moment(out.searched_at, _check.moment(found.searched_at, f"{name}.searched_at"))
    text = None if found.text is None else _check.utf8(found.text, f"{name}.text")
    if text is not None:
        out.lend(text)
    return out, text


@dataclass(frozen=True, slots=True, repr=False)
class Link(Value):
    """One step of the link to the other party's assessment.

    Attributes
    ----------
    state : LinkState
    assessment : int
        The other assessment.
    resolution : Resolution or None
    person : int or None
    at : date, datetime or None
    reason : str or None
    """

    state: LinkState
    assessment: int
    resolution: Resolution | None
    person: int | None
    at: Moment
    reason: str | None


class Assessment(Handle):
    """One assessment: the answers, what is known around them, and what people judged.

    It only grows. A grade is what a named person recorded with a reason; a change is a review, and
    the first grade stays. Once there is a grade the answers are frozen. Nothing here makes a grade
    out of answers.

    Parameters
    ----------
    instrument
        Which form.

    Examples
    --------
    >>> import datetime as dt
    >>> from darisk import dash
    >>> with dash.Assessment("dash-2009") as assessment:
    ...     assessment.set_answer("STRANGULATION", "YES")
    ...     assessment.record_grade("DASH:HIGH", assessor=5, at=dt.datetime(2024, 2, 3, 9, 0),
    ...         mode="FACE_TO_FACE", search="NO", rationale="strangled twice this week")
    ...     assessment.grade, len(assessment.records)
    (Grade.HIGH, 1)
    """

    __slots__ = ("_instrument",)

    def __init__(self, instrument: Instrument | str) -> None:
        self._instrument = word(Instrument, instrument, "instrument")
        super().__init__(c.dash_new(self._instrument.value))

    @property
    def instrument(self) -> Instrument:
        """Which form it is."""
        return self._instrument

    def set_answer(self, item: Item | str, answer: Answer | str) -> None:
        """Set, change or (BLANK) take back the answer to one item."""
        asked, given = word(Item, item, "item"), word(Answer, answer, "answer")
        c.dash_set_answer(self._open(), asked.value, given.value)

    def set_detail(self, item: Item | str, stated: StatedLike) -> None:
        """Say whether there are words beside the answer to one item. The words are the host's."""
        asked = word(Item, item, "item")
        c.dash_set_detail(self._open(), asked.value, Stated.of(stated, "stated").value)

    def set_circumstances(self, circumstances: Circumstances) -> None:
        """Replace what is known around the answers, as a whole. It may change after the grade."""
        c.dash_set_circumstances(self._open(), native_circumstances(circumstances))

    def record_grade(
        self,
        grade: Grade | str,
        *,
        assessor: int,
        at: Moment,
        mode: Mode | str,
        rationale: str,
        search: Search | str | None = None,
        searched_at: Moment = None,
        source: Source | str | None = None,
        dait_seen_before: StatedLike = None,
    ) -> None:
        """Record the grade the assessor judged. There is one: a change is a review.

        Parameters
        ----------
        grade
            As judged.
        assessor
            Who, the host's reference.
        at
            When; the day at least.
        mode
            How the assessor met the victim.
        rationale
            Why; up to 8192 bytes of UTF-8.
        search, searched_at
            Whether the databases were searched, and when.
        source
            Who or what the answers come from.
        dait_seen_before
            Had the assessor seen the outcome of the background checks?
        """
        given = c.dash_judgement()
        given.grade.code = word(Grade, grade, "grade").value
        given.assessor = _check.person(assessor, "assessor")
        _check.put_moment(given.at, _check.moment(at, "at"))
        given.mode = word(Mode, mode, "mode").value
        given.source = number(optional(Source, source, "source"))
        given.search = number(optional(Search, search, "search"))
        _check.put_moment(given.searched_at, _check.moment(searched_at, "searched_at"))
        given.dait_seen_before = Stated.of(dait_seen_before, "dait_seen_before").value
        lent = _check.utf8(rationale, "rationale")
        given.lend(lent)
        c.dash_record_grade(self._open(), given)

    def record_review(
        self,
        kind: ReviewKind | str,
        decision: Decision | str,
        grade: Grade | str,
        *,
        reviewer: int,
        reason: str,
        at: Moment = None,
        dash_trained: StatedLike = None,
        measures_recorded: StatedLike = None,
    ) -> None:
        """Record a review of the grade in effect, by anybody but the assessor.

        Parameters
        ----------
        kind
            Who reviews.
        decision
            What it says of the grade that stood before it.
        grade
            The grade that results, also where it is the same.
        reviewer
            Who, the host's reference.
        reason
            Needed where the grade is agreed, too.
        at
            When; None where the order is not known.
        dash_trained
            Was the reviewer?
        measures_recorded
            Safety measures; by the central unit only.
        """
        given = c.dash_review()
        given.kind = word(ReviewKind, kind, "kind").value
        given.decision = word(Decision, decision, "decision").value
        given.grade.code = word(Grade, grade, "grade").value
        given.reviewer = _check.person(reviewer, "reviewer")
        _check.put_moment(given.at, _check.moment(at, "at"))
        given.dash_trained = Stated.of(dash_trained, "dash_trained").value
        given.measures_recorded = Stated.of(measures_recorded, "measures_recorded").value
        lent = _check.utf8(reason, "reason")
        given.lend(lent)
        c.dash_record_review(self._open(), given)

    def record_entry(
        self,
        *,
        entrant: int,
        at: Moment = None,
        doubt_raised: StatedLike = None,
        dash_trained: StatedLike = None,
    ) -> None:
        """Record that the form was keyed in, and whether a doubt was raised."""
        given = c.dash_entry()
        given.entrant = _check.person(entrant, "entrant")
        _check.put_moment(given.at, _check.moment(at, "at"))
        given.doubt_raised = Stated.of(doubt_raised, "doubt_raised").value
        given.dash_trained = Stated.of(dash_trained, "dash_trained").value
        c.dash_record_entry(self._open(), given)

    def record_link(
        self,
        state: LinkState | str,
        *,
        assessment: int,
        person: int | None = None,
        at: Moment = None,
        resolution: Resolution | str | None = None,
        reason: str = "",
    ) -> None:
        """Record a step of the link to the other party's assessment.

        Parameters
        ----------
        state
            UNRESOLVED for the first step and for a re-opening, else RESOLVED.
        assessment
            The other assessment, the same in every step.
        person, at, reason
            Who, when and why; may be left out in the first step only.
        resolution
            With RESOLVED, and only there.
        """
        given = c.dash_link()
        given.state = word(LinkState, state, "state").value
        given.assessment = _check.person(assessment, "assessment")
        given.person = _check.reference(person, "person") or 0
        _check.put_moment(given.at, _check.moment(at, "at"))
        given.resolution = number(optional(Resolution, resolution, "resolution"))
        lent = _check.utf8(reason, "reason")
        given.lend(lent)
        c.dash_record_link(self._open(), given)

    @property
    def grade(self) -> Grade | None:
        """The grade of the last judgement or review; None while there is none."""
        return of_number(Grade, c.dash_grade_in_effect(self._open()).code)

    @property
    def records(self) -> tuple[Record, ...]:
        """Judgements, reviews and entries, in their order."""
        held = self._open()
        count = c.dash_record_count(held)
        return tuple(of_record(c.dash_record_at(held, i)) for i in range(count))

    @property
    def links(self) -> tuple[Link, ...]:
        """The steps the link has taken."""
        held = self._open()
        found = (c.dash_link_at(held, i) for i in range(c.dash_link_count(held)))
        return tuple(
            Link(
                LinkState(one.state),
                one.assessment,
                of_number(Resolution, one.resolution),
                one.person or None,
                _check.of_moment(one.at),
                one.text,
            )
            for one in found
        )

    def view(self) -> View:
        """The assessment laid open, as a value."""
        from ._validation import View

        held = self._open()
        out = c.dash_view()
        c.dash_view_of(held, out)
        return View(
            self._instrument,
            {item: Answer(out.answer(item.value)) for item in Item if out.answer(item.value)},
            {item: Stated(out.detail(item.value)) for item in Item if out.detail(item.value)},
            of_circumstances(out.circumstances),
            self.records,
            LinkState(out.link),
        )

    def validate(self, *, policy: ValidationPolicy | None = None) -> tuple[Found, ...]:
        """Find what is missing, doubtful or still to be done; as `validate` of its view."""
        from ._validation import validate

        return validate(self.view(), policy=policy)

    def __repr__(self) -> str:
        if self.closed:
            return "Assessment(closed)"
        return f"Assessment({str(self._instrument)!r}, grade={self.grade!r})"

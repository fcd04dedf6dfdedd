# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The words of DASH: its instruments, items, answers and grades."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Union

from .. import _check, _provision
from .._native import c
from .._provision import Provision
from .._table import Table, listed
from .._value import Value
from .._vocabulary import OrderedWord, Word, of_bits, of_number, word


class Grade(OrderedWord):
    """What a named person judged after meeting the victim: STANDARD < MEDIUM < HIGH.

    No function makes one out of answers, and none turns a background check or a response grade
    into one.

    Examples
    --------
    >>> str(Grade.HIGH)
    'DASH:HIGH'
    """

    STANDARD = 101
    MEDIUM = 102
    HIGH = 103

    def __str__(self) -> str:
        return f"DASH:{self.name}"


class Instrument(Word):
    """A version of an instrument; the wording of its questions belongs to its owner."""

    DASH_2009 = 1
    RIC_24 = 2

    def __str__(self) -> str:
        return self.name.lower().replace("_", "-")


class Item(Word):
    """One item, by its number on the police form of 27."""

    INJURY_NOW = 1
    FRIGHTENED = 2
    FEAR_OF_WHAT = 3
    ISOLATED = 4
    VICTIM_DISTRESS = 5
    SEPARATION_12M = 6
    CHILD_CONTACT = 7
    STALKING = 8
    PREGNANCY_18M = 9
    DEPENDANTS_HOME = 10
    CHILD_HURT = 11
    CHILD_THREAT = 12
    MORE_OFTEN = 13
    GETTING_WORSE = 14
    CONTROL_JEALOUSY = 15
    WEAPON_USED = 16
    THREAT_TO_KILL = 17
    STRANGULATION = 18
    SEXUAL_ABUSE = 19
    OTHER_THREATENER = 20
    HURT_OTHERS = 21
    ANIMAL_HARM = 22
    FINANCIAL = 23
    ABUSER_SUBST_MH_12M = 24
    ABUSER_SUICIDE = 25
    ORDER_BREACH = 26
    POLICE_HISTORY = 27


class Answer(Word):
    """The answer to one item. Only YES and NO are answers to the question."""

    BLANK = 0
    YES = 1
    NO = 2
    DONT_KNOW = 3
    REFUSED = 4
    NOT_ASKED = 5
    NOT_APPLICABLE = 6


class Criterion(OrderedWord):
    """What can be said of a criterion: NOT_MET < OPEN < MET; OPEN cannot be ruled out."""

    NOT_MET = 1
    OPEN = 2
    MET = 3


class Section(Word):
    """The part of the form an item stands in."""

    CURRENT = 1
    CHILDREN = 2
    HISTORY = 3
    ABUSER = 4


class Subset(Word):
    """A set of further questions that some answers call for."""

    SDASH = 1
    HBA = 2


class Mask(Word):
    """A published list of high-risk items. None is ever a default."""

    PLYMOUTH = 1
    OFFICERS_CORE = 2


#: Answers by item: an item that is not named is blank.
Answers = Mapping[Union[Item, str], Union[Answer, str]]
Items = Union[Item, str, Iterable[Union[Item, str]]]


@dataclass(frozen=True, slots=True, repr=False)
class InstrumentRecord(Value):
    """What the library says of one instrument.

    Attributes
    ----------
    instrument : Instrument
    items : tuple of Item
        What it asks.
    threshold : int or None
        Yes answers from which it is visibly high risk.
    threshold_from : datetime.date or None
        The first day of that threshold, where established.
    threshold_verified, items_verified : bool
        False: from knowledge; show it so.
    version, title, owner, licence : str
    provision : Provision
    """

    instrument: Instrument
    items: tuple[Item, ...]
    threshold: int | None
    threshold_from: dt.date | None
    threshold_verified: bool
    items_verified: bool
    version: str
    title: str
    owner: str
    licence: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the instrument, such as "dash-2009"."""
        return self.instrument.key


@dataclass(frozen=True, slots=True, repr=False)
class ItemRecord(Value):
    """What the library says of one item: a topic of ours, not the question.

    Attributes
    ----------
    item : Item
    section : Section
    ric_number : int or None
        Its number on the checklist of 24.
    look_back_months : int or None
        How far back the officer asks; never tested.
    look_back_verified, ric_verified, verified : bool
        What was checked against the form.
    needs_detail : bool
        A yes wants words beside it; the words are the host's.
    several : bool
        One of several options makes it a yes.
    topic, detail : str
        What it is about, and what to note beside a yes.
    """

    item: Item
    section: Section
    ric_number: int | None
    look_back_months: int | None
    look_back_verified: bool
    ric_verified: bool
    verified: bool
    needs_detail: bool
    several: bool
    topic: str
    detail: str

    @property
    def key(self) -> str:
        """The key of the item, such as "STRANGULATION"."""
        return self.item.key


@dataclass(frozen=True, slots=True, repr=False)
class Question(Value):
    """One question of a set of further questions.

    Attributes
    ----------
    number : int
    key, topic, only_if : str
        A key, what it is about, and whom it is for.
    """

    number: int
    key: str
    topic: str
    only_if: str


@dataclass(frozen=True, slots=True, repr=False)
class SubsetRecord(Value):
    """What the library says of one set of further questions.

    Attributes
    ----------
    subset : Subset
    whole : int
        Questions the set has; where it is not complete, `questions` has fewer.
    complete : bool
    title, edition, opens : str
        What it is, which text it follows, and what calls for it.
    questions : tuple of Question
    provision : Provision
    """

    subset: Subset
    whole: int
    complete: bool
    title: str
    edition: str
    opens: str
    questions: tuple[Question, ...]
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the set, such as "SDASH"."""
        return self.subset.key


@dataclass(frozen=True, slots=True, repr=False)
class MaskRecord(Value):
    """One published list of high-risk items.

    Attributes
    ----------
    mask : Mask
    items : tuple of Item
    says : str
    provision : Provision
    """

    mask: Mask
    items: tuple[Item, ...]
    says: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the list, such as "OFFICERS_CORE"."""
        return self.mask.key


def _load_instruments() -> Iterator[InstrumentRecord]:
    for found in listed(c.instrument_count, c.instrument_at):
        yield InstrumentRecord(
            Instrument(found.instrument),
            of_bits(Item, found.items),
            found.threshold or None,
            _check.of_days(found.threshold_from),
            found.threshold_verified,
            found.items_verified,
            found.version,
            found.title,
            found.owner,
            found.licence,
            _provision.of(found.provision),
        )


def _load_items() -> Iterator[ItemRecord]:
    for found in listed(c.dash_item_count, c.dash_item_at):
        section = of_number(Section, found.section)
        assert section is not None
        yield ItemRecord(
            Item(found.item),
            section,
            found.ric_number or None,
            found.look_back_months or None,
            found.look_back_verified,
            found.ric_verified,
            found.verified,
            found.needs_detail,
            found.several,
            found.topic,
            found.detail,
        )


def _load_subsets() -> Iterator[SubsetRecord]:
    for found in listed(c.dash_subset_count, c.dash_subset_at):
        questions = (c.dash_question_at(found.subset, i) for i in range(found.count))
        yield SubsetRecord(
            Subset(found.subset),
            found.whole,
            found.complete,
            found.title,
            found.edition,
            found.opens,
            tuple(Question(one.number, one.key, one.topic, one.only_if) for one in questions),
            _provision.of(found.provision),
        )


def _load_masks() -> Iterator[MaskRecord]:
    for found in listed(c.dash_mask_count, c.dash_mask_at):
        yield MaskRecord(
            Mask(found.mask),
            of_bits(Item, found.items),
            found.says,
            _provision.of(found.provision),
        )


instruments = Table("instruments", ("key", "title", "owner", "threshold"), _load_instruments)
items = Table("DASH items", ("key", "section", "ric_number", "topic"), _load_items)
subsets = Table("sets of further questions", ("key", "title", "opens"), _load_subsets)
masks = Table("published lists of high-risk items", ("key", "says", "items"), _load_masks)
provisions = _provision.table("DASH provisions", c.dash_provision_count, c.dash_provision_at)


def answer_bytes(answers: object, name: str) -> bytes:
    """A form as the library takes it: one byte for each of the 27 items."""
    last = int(c.DASH_ITEM_LAST)
    if isinstance(answers, (bytes, bytearray)):
        if len(answers) != last:
            raise ValueError(
                f"{name}: expected {last} bytes, one for each item, not {len(answers)}"
            )
        return bytes(answers)
    if not isinstance(answers, Mapping):
        raise TypeError(
            f"{name}: expected a mapping of items to answers, or {last} bytes, "
            f"not {type(answers).__name__}"
        )
    made = bytearray(last)
    for key, value in answers.items():
        made[word(Item, key, name).value - 1] = word(Answer, value, f"{name}: {key}").value
    return bytes(made)

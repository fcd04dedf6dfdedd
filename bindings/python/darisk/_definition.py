# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The definitions of domestic abuse, with their dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import _check, _provision
from ._native import c
from ._provision import Provision
from ._relationship import Relationship
from ._table import Table, listed
from ._value import Value
from ._vocabulary import OrderedWord, Word, word

if TYPE_CHECKING:
    from ._policy import DefinitionPolicy


class Definition(Word):
    """One definition. They disagree by design: each question names the one it means."""

    ACPO_PRE2013 = 1
    XGOV_2013 = 2
    DAA_2021 = 3
    DAA_S3_CHILD = 4
    SCA76_2015 = 5
    SCA76_2023 = 6
    FLA_ASSOC = 7
    DVPN_2014 = 8
    DAPN_2024 = 9
    WAL_2015 = 10
    SCO_PROTOCOL = 11
    SCO_2018 = 12
    CPS_FLAG = 13
    DHR_2004 = 14


class Jurisdiction(Word):
    """Whose law, or whose police recording."""

    ENGLAND_AND_WALES = 1
    SCOTLAND = 2
    NORTHERN_IRELAND = 3
    WALES = 4


class Outcome(OrderedWord):
    """What the library concludes: EXCLUDED < REVIEW < QUALIFIES.

    REVIEW means: treat it as domestic abuse until a person has decided.

    Examples
    --------
    >>> Outcome.REVIEW < Outcome.QUALIFIES
    True
    >>> str(Outcome.REVIEW)
    'DEFINITION:REVIEW'
    """

    EXCLUDED = 1
    REVIEW = 2
    QUALIFIES = 3

    def __str__(self) -> str:
        return f"DEFINITION:{self.name}"


class Cell(Word):
    """What one definition says of one kind of tie."""

    EXCLUDED = 1
    REVIEW = 2
    QUALIFIES = 3
    IF_LIVING_TOGETHER = 4
    LIVING_TOGETHER_OR_REVIEW = 5
    IF_HOUSEHOLD = 6
    IF_SIGNIFICANT_DURATION = 7
    IF_PARENTAL_RESPONSIBILITY = 8


class DayBasis(Word):
    """Which day picks the text of a definition."""

    RECORDED = 1
    CONDUCT = 2


@dataclass(frozen=True, slots=True, repr=False)
class DefinitionRecord(Value):
    """What the library says of one definition.

    Attributes
    ----------
    definition : Definition
    jurisdiction : Jurisdiction
    basis : DayBasis
        Which day picks the text.
    first_day, last_day : datetime.date or None
        Both inclusive; None for the last day: still in force.
    first_day_established : bool
        False: known as a year only; an earlier day gives REVIEW.
    title : str
    not_tested : str
        What a person must still consider, or empty.
    provision : Provision
    """

    definition: Definition
    jurisdiction: Jurisdiction
    basis: DayBasis
    first_day: dt.date | None
    last_day: dt.date | None
    first_day_established: bool
    title: str
    not_tested: str
    provision: Provision

    @property
    def key(self) -> str:
        """The key of the definition, such as "DAA_2021"."""
        return self.definition.key

    def cell(
        self, relationship: Relationship | str, *, policy: DefinitionPolicy | None = None
    ) -> Cell:
        """What this definition says of one kind of tie, with a force's settings.

        Examples
        --------
        >>> definitions["DAA_2021"].cell("HOUSEMATE")
        Cell.EXCLUDED
        >>> definitions["FLA_ASSOC"].cell("HOUSEMATE")
        Cell.QUALIFIES
        """
        kind = word(Relationship, relationship, "relationship")
        return Cell(c.definition_cell(self.definition.value, kind.value, handle_of(policy)))

    def limb(self, relationship: Relationship | str) -> Provision:
        """The limb under which a kind of tie is judged."""
        kind = word(Relationship, relationship, "relationship")
        return _provision.of(c.definition_limb(self.definition.value, kind.value))


def _load() -> Iterator[DefinitionRecord]:
    for found in listed(c.definition_count, c.definition_at):
        yield DefinitionRecord(
            Definition(found.definition),
            Jurisdiction(found.jurisdiction),
            DayBasis(found.basis),
            _check.of_days(found.first_day),
            _check.of_days(found.last_day),
            found.first_day_established,
            found.title,
            found.not_tested,
            _provision.of(found.provision),
        )


definitions = Table(
    "definitions", ("key", "jurisdiction", "first_day", "last_day", "title", "provision"), _load
)


def handle_of(policy: DefinitionPolicy | None) -> object:
    """The handle of a policy; None for the defaults."""
    from ._policy import DefinitionPolicy

    if policy is None:
        return None
    if not isinstance(policy, DefinitionPolicy):
        raise TypeError(f"policy: expected a DefinitionPolicy or None, not {type(policy).__name__}")
    return policy._handle


def definition_in_force(
    jurisdiction: Jurisdiction | str,
    recorded_on: dt.date,
    *,
    policy: DefinitionPolicy | None = None,
) -> Definition:
    """The definition by which the police of a jurisdiction flag a report recorded on a day.

    Parameters
    ----------
    jurisdiction
        Whose police.
    recorded_on
        The day of the record.
    policy
        For its switch day.

    Raises
    ------
    DariskError
        NO_DEFINITION for Northern Ireland, until it is built.

    Examples
    --------
    >>> definition_in_force("ENGLAND_AND_WALES", dt.date(2015, 6, 1))
    Definition.XGOV_2013
    """
    place = word(Jurisdiction, jurisdiction, "jurisdiction")
    day = _check.days_of(_check.day(recorded_on, "recorded_on"))
    return Definition(c.definition_in_force(place.value, day, handle_of(policy)))

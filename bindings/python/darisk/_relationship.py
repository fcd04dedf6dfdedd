# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The kinds of tie between two people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ._native import c
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word


class Relationship(Word):
    """One kind of tie. A pair has a set of them: a carer who is also a daughter has both."""

    SPOUSE = 1
    CIVIL_PARTNER = 2
    SPOUSE_SEPARATED = 3
    EX_SPOUSE = 4
    EX_CIVIL_PARTNER = 5
    COHAB_PARTNER = 6
    EX_COHAB_PARTNER = 7
    BF_GF = 8
    EX_BF_GF = 9
    ENGAGED = 10
    EX_ENGAGED = 11
    CP_AGREEMENT = 12
    AFFAIR = 13
    CASUAL_REPEAT = 14
    ONE_NIGHT_STAND = 15
    DATE_MET = 16
    APP_NEVER_MET = 17
    CO_PARENT = 18
    PR_SHARED = 19
    PARENT_CHILD = 20
    SIBLING = 21
    HALF_SIBLING = 22
    STEP_SIBLING = 23
    STEP_PARENT_CHILD = 24
    PARENTS_COHAB_PARTNER = 25
    PARENTS_PARTNER_APART = 26
    PARENT_IN_LAW = 27
    CHILD_IN_LAW = 28
    SIBLING_IN_LAW = 29
    EX_IN_LAW = 30
    COHAB_IN_LAW = 31
    PARTNERS_RELATIVE_APART = 32
    GRANDPARENT_CHILD = 33
    STEP_GRANDPARENT = 34
    GREAT_GRANDPARENT = 35
    AUNT_UNCLE = 36
    NIECE_NEPHEW = 37
    STEP_AUNT_NEPHEW = 38
    FIRST_COUSIN = 39
    REMOTE_KIN = 40
    ADOPTIVE_KIN = 41
    BIRTH_KIN_AFTER_ADOPTION = 42
    FOSTER_KIN = 43
    GUARDIAN_WARD = 44
    CARER_UNPAID = 45
    CARER_PAID = 46
    HOUSEMATE = 47
    LANDLORD_LODGER = 48
    FRIEND = 49
    NEIGHBOUR = 50
    COLLEAGUE = 51
    ACQUAINTANCE = 52
    EMPLOYER = 53
    BUSINESS = 54
    RIVAL = 55
    SEX_WORK_CLIENT = 56
    TRUST_POSITION = 57
    STRANGER = 58
    NONE = 59
    UNKNOWN = 60
    REFUSED = 61


class RelationshipGroup(Word):
    """What sort of tie a kind is, for counting and for menus. No outcome depends on it."""

    INTIMATE = 1
    FAMILY = 2
    OTHER = 3


@dataclass(frozen=True, slots=True, repr=False)
class RelationshipRecord(Value):
    """What the library says of one kind of tie.

    Attributes
    ----------
    relationship : Relationship
    group : RelationshipGroup
    label : str
        Plain words.
    victim_role, perpetrator_role : str
        What the one is to the other; empty where direction says nothing.
    """

    relationship: Relationship
    group: RelationshipGroup
    label: str
    victim_role: str
    perpetrator_role: str

    @property
    def key(self) -> str:
        """The key of the kind, such as "EX_SPOUSE"."""
        return self.relationship.key


def _load() -> Iterator[RelationshipRecord]:
    for found in listed(c.relationship_count, c.relationship_at):
        yield RelationshipRecord(
            Relationship(found.relationship),
            RelationshipGroup(found.group),
            found.label,
            found.victim_role,
            found.perpetrator_role,
        )


relationships = Table("relationships", ("key", "group", "label"), _load)

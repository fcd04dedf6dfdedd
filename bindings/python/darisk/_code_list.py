# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Other people's code lists for the tie, mapped to our kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ._native import c
from ._relationship import Relationship
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word, of_bits, word


class CodeList(Word):
    """A list of codes kept by somebody else: FBI NIBRS, the FBI homicide report, UK police."""

    NIBRS = 1
    SHR = 2
    PTPR = 3


class CodeMapping(Word):
    """How a code maps to our kinds; AMBIGUOUS maps to UNKNOWN, never to a guess."""

    EXACT = 1
    SEVERAL = 2
    AMBIGUOUS = 3
    NO_VICTIM = 4


class CodeDirection(Word):
    """Whose role a code names."""

    VICTIM = 1
    MUTUAL = 2
    NOT_TOLD = 3


@dataclass(frozen=True, slots=True, repr=False)
class Code(Value):
    """One code of a list.

    Attributes
    ----------
    list : CodeList
    key : str
        The code as the list writes it.
    mapping : CodeMapping
    direction : CodeDirection
    relationships : frozenset of Relationship
        Empty only where there is no human victim: set such a row aside.
    label : str
        What it stands for, in our words.
    note : str
        What gets lost, or empty.
    """

    list: CodeList
    key: str
    mapping: CodeMapping
    direction: CodeDirection
    relationships: frozenset[Relationship]
    label: str
    note: str


def _loader(code_list: CodeList) -> Table[Code]:
    def load() -> Iterator[Code]:
        for found in listed(c.code_count, c.code_at, code_list.value):
            yield Code(
                CodeList(found.list),
                found.text,
                CodeMapping(found.mapping),
                CodeDirection(found.direction),
                frozenset(of_bits(Relationship, found.relationships)),
                found.label,
                found.note,
            )

    return Table(f"codes of {code_list}", ("key", "label", "mapping", "relationships"), load)


_lists = {one: _loader(one) for one in CodeList}


def codes(code_list: CodeList | str) -> Table[Code]:
    """The codes of one list.

    The same letters mean different things in different lists, so a lookup always names its list,
    and a code the list does not have is a KeyError, never a guess.

    Examples
    --------
    >>> codes("NIBRS")["XS"].relationships
    frozenset({Relationship.EX_SPOUSE})
    >>> codes("SHR")["SS"].label == codes("NIBRS")["SS"].label
    False
    """
    return _lists[word(CodeList, code_list, "code_list")]

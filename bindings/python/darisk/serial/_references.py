# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""References to people, incidents and groups: numbers as they are, texts by their numbers.

The number of a text depends on the text alone: rows may come in any order and in any pieces, and
cohorts that were filled apart may be merged. The texts are kept, to give them back and to see two
that come to one number, which is refused.
"""

from __future__ import annotations

import array
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Union

from .. import _check, _columns
from .._arrow import TextColumn
from .._columns import U64, Column
from .._texts import Texts

#: The host's reference to somebody or something: a number but 0, or a text that is not empty.
Reference = Union[int, str]

#: What references are of: whom a cohort is asked about, and by what.
PEOPLE, INCIDENTS, GROUPS = "people", "incidents", "groups"


class Taken:
    """References that a call brings along, and whether they are texts.

    `texts` is None as long as no reference was read.
    """

    __slots__ = ("known", "own", "texts", "what")

    def __init__(self, what: str) -> None:
        self.what = what
        self.texts: bool | None = None
        self.known = Texts()
        self.own = True

    def settle(self, texts: bool, where: str) -> None:
        """Numbers and texts do not mix: 7 and "7" would be two people."""
        if self.texts is not None and self.texts is not texts:
            raise TypeError(
                f"{where}: expected {_named(self.texts)}, as the other {self.what} are, "
                f"not {_named(texts)}"
            )
        self.texts = texts

    def column(self, values: object, name: str) -> Column:
        """A column of references; a missing one is 0."""
        held = values if isinstance(values, TextColumn) else TextColumn.of(values, name)
        if held is not None:
            found = held.numbers(self.known)
            if any(found.values):
                self.settle(True, name)
            return found
        values, listed = texts_of(values, name)
        if listed is not None:
            self.settle(True, name)
            return Column(name, self.known.add_column(listed, name))
        found = _columns.column(values, U64, name)
        if any(found.values) and any(map(found.at, range(len(found)))):
            self.settle(False, name)
        return found

    def one(self, value: object, name: str) -> int:
        """One reference, which must be there."""
        if isinstance(value, str):
            self.settle(True, name)
            if value == "":
                raise ValueError(f"{name}: expected a text that is not empty")
            return self.known.add(value, name)
        number = _check.person(value, name)
        self.settle(False, name)
        return number


class References:
    """What a cohort knows of its references."""

    __slots__ = ("known", "texts", "what")

    def __init__(self, what: str) -> None:
        self.what = what
        self.texts: bool | None = None
        self.known = Texts()

    def check(self, taken: Taken) -> None:
        """Whether a call's references go with those that are here."""
        self._settle(taken)
        self.known.check(taken.known, self.what)

    def take(self, taken: Taken) -> State:
        """Keeps a call's references, and gives what `back` wants where the call fails."""
        before = self.texts, self.known, len(self.known)
        self._settle(taken)
        if taken.own and not before[2]:
            self.known = taken.known
        else:
            self.known.merge(taken.known, self.what)
        if taken.texts is not None:
            self.texts = taken.texts
        return before

    def back(self, before: State) -> None:
        """Gives up what was taken last."""
        self.texts, self.known, count = before
        self.known.truncate(count)

    def _settle(self, taken: Taken) -> None:
        if None not in (self.texts, taken.texts) and self.texts is not taken.texts:
            raise TypeError(
                f"{self.what}: expected {_named(bool(self.texts))}, as those of the cohort are, "
                f"not {_named(bool(taken.texts))}"
            )

    def as_taken(self) -> Taken:
        """All of them, to be given to another cohort while this one stays as it is."""
        taken = Taken(self.what)
        taken.texts, taken.known, taken.own = self.texts, self.known, False
        return taken

    def number(self, reference: Reference, name: str) -> int:
        """What the library has for one; nobody is added by being asked for."""
        taken = Taken(self.what)
        number = taken.one(reference, name)
        self.check(taken)
        return number

    def of(self, number: int) -> Reference:
        """The reference that a number stands for."""
        if not self.texts:
            return number
        text = self.known.text(number)
        if text is None:
            raise KeyError(number)
        return text

    def column(self, numbers: memoryview) -> Any:
        """The references of a column of numbers: texts as a list, or the numbers."""
        return self.known.texts(numbers) if self.texts else numbers


#: Whether references were texts, the texts, and how many.
State = tuple[Union[bool, None], Texts, int]


def _named(texts: bool) -> str:
    return "texts" if texts else "numbers"


def texts_of(values: object, name: str) -> tuple[object, Sequence[object] | None]:
    """Whatever holds a column, and its cells where they are texts and missing ones."""
    values = _columns.plain(values, name)
    if isinstance(
        values, (memoryview, array.array, str, bytes, bytearray, int, float, Mapping, Set)
    ):
        return values, None
    dtype = getattr(getattr(values, "dtype", None), "kind", "OUT")
    if dtype not in "OUT":
        return values, None
    listed: Sequence[object]
    if hasattr(values, "tolist"):
        listed = values.tolist()
    elif isinstance(values, (list, tuple)):
        listed = values
    elif isinstance(values, Iterable):
        listed = list(values)
    else:
        return values, None
    if not isinstance(listed, (list, tuple)):
        return values, None
    types = set(map(type, listed))
    if not any(issubclass(one, str) for one in types):
        return listed, None
    if not all(issubclass(one, (str, type(None))) for one in types):
        _refuse_mixed(listed, name)
    return values, listed


def _refuse_mixed(values: Sequence[object], name: str) -> None:
    for row, value in enumerate(values):
        missing = value is None or type(value).__name__ in ("NAType", "NaTType")
        missing = missing or (isinstance(value, float) and value != value)
        if not isinstance(value, str) and not missing:
            raise TypeError(
                f"{name}: row {row}: expected a text or None, as in other rows, "
                f"not {type(value).__name__} {value!r:.60}"
            )

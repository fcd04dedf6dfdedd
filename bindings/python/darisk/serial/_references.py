# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""References to people, incidents and groups: numbers as they are, texts by a number of theirs.

The number of a text is the first eight bytes of its BLAKE2b digest. It depends on the text alone:
rows may come in any order and in any pieces, and cohorts that were filled apart may be merged,
without a table that all of them share. That two texts come to one number is seen and refused; for
ten million texts the chance of it is one in 300,000.
"""

from __future__ import annotations

import array
import functools
import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Union

from .. import _check, _columns
from .._columns import U64, Column

#: The host's reference to somebody or something: a number but 0, or a text that is not empty.
Reference = Union[int, str]

_digest = functools.partial(hashlib.blake2b, digest_size=8)

#: What references are of: whom a cohort is asked about, and by what.
PEOPLE, INCIDENTS, GROUPS = "people", "incidents", "groups"


@dataclass
class Taken:
    """References that a call brings along: the texts by number, and whether they are texts.

    `texts` is None as long as no reference was read.
    """

    what: str
    texts: bool | None = None
    known: dict[int, str] = field(default_factory=dict)

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
        values, listed = texts_of(values, name)
        if listed is None:
            found = _columns.column(values, U64, name)
            if any(found.values) and any(map(found.at, range(len(found)))):
                self.settle(False, name)
            return found
        self.settle(True, name)
        return Column(name, memoryview(self._numbers(listed, name)))

    def one(self, value: object, name: str) -> int:
        """One reference, which must be there."""
        if isinstance(value, str):
            self.settle(True, name)
            if value == "":
                raise ValueError(f"{name}: expected a text that is not empty")
            found: int = self._numbers([value], name)[0]
            return found
        number = _check.person(value, name)
        self.settle(False, name)
        return number

    def _numbers(self, values: Sequence[object], name: str) -> array.array[int]:
        texts = [one if isinstance(one, str) else "" for one in values]
        if "\0" in "".join(texts):
            row = next(row for row, one in enumerate(texts) if "\0" in one)
            raise ValueError(f"{name}: row {row}: expected a text without a NUL")
        found = _hashed(texts, name)
        kept = list(map(self.known.setdefault, found, texts))
        if kept != texts:
            one, other = next(pair for pair in zip(kept, texts) if pair[0] != pair[1])
            raise _same(one, other, name)
        if 0 in self.known:
            raise _same("", self.known.pop(0), name)
        if self.known.pop(_NOBODY, None) is not None:
            found = array.array("Q", (0 if one == _NOBODY else one for one in found))
        return found


class References:
    """What a cohort knows of its references; it only grows."""

    __slots__ = ("known", "texts", "what")

    def __init__(self, what: str) -> None:
        self.what = what
        self.texts: bool | None = None
        self.known: dict[int, str] = {}

    def check(self, taken: Taken) -> None:
        """Whether a call's references go with those that are here."""
        if self.texts is None or taken.texts is None:
            return
        if self.texts is not taken.texts:
            raise TypeError(
                f"{self.what}: expected {_named(self.texts)}, as those of the cohort are, "
                f"not {_named(taken.texts)}"
            )
        for number in self.known.keys() & taken.known.keys():
            if self.known[number] != taken.known[number]:
                raise _same(self.known[number], taken.known[number], self.what)

    def take(self, taken: Taken) -> None:
        """Keeps a call's references, which were checked."""
        if taken.texts is not None:
            self.texts = taken.texts
        if self.known:
            self.known.update(taken.known)
        else:
            self.known = taken.known

    def as_taken(self) -> Taken:
        """A copy of all of them, to be given to another cohort."""
        return Taken(self.what, self.texts, dict(self.known))

    def number(self, reference: Reference, name: str) -> int:
        """What the library has for one; nobody is added by being asked for."""
        taken = Taken(self.what)
        number = taken.one(reference, name)
        self.check(taken)
        return number

    def of(self, number: int) -> Reference:
        """The reference that a number stands for."""
        return self.known[number] if self.texts else number

    def column(self, numbers: memoryview) -> Any:
        """The references of a column of numbers: texts as a list, or the numbers."""
        if not self.texts:
            return numbers
        return list(map(self.known.__getitem__, numbers))


def _named(texts: bool) -> str:
    return "texts" if texts else "numbers"


def _same(one: str, other: str, name: str) -> ValueError:
    return ValueError(
        f"{name}: {one!r} and {other!r} come to the same number: "
        "expected texts that do not; write one of them in another way, everywhere"
    )


def _hashed(texts: Sequence[str], name: str) -> array.array[int]:
    found = array.array("Q")
    try:
        found.frombytes(b"".join([_digest(one).digest() for one in map(str.encode, texts)]))
    except UnicodeEncodeError as error:
        row = texts.index(error.object)
        raise ValueError(f"{name}: row {row}: expected text, but {error.reason}") from None
    if sys.byteorder == "big":
        found.byteswap()
    return found


# The number of the empty text, which is a missing one.
(_NOBODY,) = _hashed([""], "")


def texts_of(values: object, name: str) -> tuple[object, Sequence[object] | None]:
    """Whatever holds a column, and its cells where they are texts and missing ones."""
    values = _columns.plain(values)
    if isinstance(values, (memoryview, array.array, str, bytes, bytearray, int, float, Mapping)):
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

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Vocabularies: the words of the library as enumerations, and sets of them as bits."""

from __future__ import annotations

import difflib
import enum
import functools
from collections.abc import Iterable
from typing import TypeVar


class Word(enum.Enum):
    """One word of a vocabulary.

    Words of different vocabularies are never equal, and none is a number. The value is the number
    the library and its columns use.
    """

    @property
    def key(self) -> str:
        """The word as text, with the prefix of its vocabulary where it has one."""
        return str(self)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class OrderedWord(Word):
    """A word of a vocabulary whose order is part of its meaning."""

    def __lt__(self, other: object) -> bool:
        if isinstance(other, OrderedWord) and type(other) is type(self):
            return bool(self.value < other.value)
        return NotImplemented

    def __gt__(self, other: object) -> bool:
        if isinstance(other, OrderedWord) and type(other) is type(self):
            return bool(self.value > other.value)
        return NotImplemented

    def __le__(self, other: object) -> bool:
        if isinstance(other, OrderedWord) and type(other) is type(self):
            return bool(self.value <= other.value)
        return NotImplemented

    def __ge__(self, other: object) -> bool:
        if isinstance(other, OrderedWord) and type(other) is type(self):
            return bool(self.value >= other.value)
        return NotImplemented


W = TypeVar("W", bound=Word)


def word(kind: type[W], value: object, name: str) -> W:
    """The word that an argument is, or whose key it is; numbers are refused."""
    if isinstance(value, kind):
        return value
    if isinstance(value, str):
        return _by_key(kind, value, name)
    raise TypeError(f"{name}: expected {a(kind)} or its key, not {_is(value)}")


def optional(kind: type[W], value: object, name: str) -> W | None:
    """As word(), and None for None."""
    return None if value is None else word(kind, value, name)


def words(kind: type[W], values: object, name: str) -> frozenset[W]:
    """The words that an argument holds: one, several, or None for none."""
    if values is None:
        return frozenset()
    if isinstance(values, (Word, str)):
        return frozenset((word(kind, values, name),))
    if not isinstance(values, Iterable):
        raise TypeError(f"{name}: expected {a(kind)}, its key, or several, not {_is(values)}")
    return frozenset(word(kind, value, name) for value in values)


def number(value: Word | None) -> int:
    """What the library calls a word by; 0 for None."""
    return 0 if value is None else int(value.value)


def of_number(kind: type[W], value: int) -> W | None:
    """The word that the library calls by a number; None for 0, which is "not set"."""
    return None if value == 0 else kind(value)


def to_bits(values: Iterable[Word]) -> int:
    """A set as the library holds it: bit `value - 1` for each word."""
    bits = 0
    for value in values:
        bits |= 1 << (int(value.value) - 1)
    return bits


@functools.lru_cache(maxsize=4096)
def of_bits(kind: type[W], bits: int) -> tuple[W, ...]:
    """The words of a set, in the order of their values."""
    return tuple(kind(i + 1) for i in range(bits.bit_length()) if bits >> i & 1)


def a(kind: type) -> str:
    """The name of a class with its article."""
    return ("an " if kind.__name__[0] in "AEIO" else "a ") + kind.__name__


_keys: dict[type[Word], dict[str, Word]] = {}


def _by_key(kind: type[W], text: str, name: str) -> W:
    keys = _keys.get(kind)
    if keys is None:
        keys = _keys.setdefault(kind, {str(one): one for one in kind})
    found = keys.get(text)
    if isinstance(found, kind):
        return found
    if len(keys) <= 8:
        expected = "expected one of " + ", ".join(keys)
    else:
        near = difflib.get_close_matches(text.upper(), keys, n=3)
        expected = f"expected one of the {len(keys)} keys of {kind.__name__}"
        if near:
            expected += ", such as " + ", ".join(near)
    raise ValueError(f"{name}: {text!r} is no key: {expected}")


def _is(value: object) -> str:
    kind = type(value).__name__
    return kind if isinstance(value, (type(None), type)) else f"{kind} {value!r:.60}"

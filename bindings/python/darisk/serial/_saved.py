# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The saved form of a cohort with its texts.

Where no reference is a text it is what the library saves, to the byte. Else the texts are put
before that: a magic line, the SHA-256 of the texts, and for people, incidents and groups in this
order one byte that says what they are, how many texts there are and of how many bytes, the length
of each, and the texts one after the other. Numbers are little-endian. The numbers of the texts are
not saved: they follow from them.
"""

from __future__ import annotations

import array
import hashlib
import struct
import sys
from collections.abc import Mapping

from ._references import GROUPS, INCIDENTS, PEOPLE, References, Taken

_MAGIC = b"darisk cohort with texts 1\n"
_DIGEST = 32
_HEAD = struct.Struct("<BQQ")
_NONE, _NUMBERS, _TEXTS = 0, 1, 2
_ORDER = (PEOPLE, INCIDENTS, GROUPS)


def joined(memory: bytes | bytearray, references: Mapping[str, References]) -> bytes:
    """What is saved: the texts, where there are any, and the bytes of the library."""
    if not any(references[what].texts for what in _ORDER):
        return bytes(memory)
    parts: list[bytes | bytearray] = []
    for what in _ORDER:
        one = references[what]
        kind = _NONE if one.texts is None else _TEXTS if one.texts else _NUMBERS
        texts = sorted(one.known.every())
        encoded = [text.encode() for text in texts]
        lengths = array.array("I", map(len, encoded))
        if sys.byteorder == "big":
            lengths.byteswap()
        held = b"".join(encoded)
        parts += [_HEAD.pack(kind, len(texts), len(held)), lengths.tobytes(), held]
    texts_held = b"".join(parts)
    return _MAGIC + _digest(texts_held) + texts_held + memory


def _digest(texts: bytes) -> bytes:
    return hashlib.sha256(texts).digest()


def parted(saved: bytes) -> tuple[bytes, dict[str, References] | None]:
    """The bytes of the library, and the texts before them; ValueError for what is neither."""
    if not saved.startswith(_MAGIC):
        return saved, None
    references = {}
    first = at = len(_MAGIC) + _DIGEST
    for what in _ORDER:
        references[what], at = _read(saved, at, what)
    if saved[first - _DIGEST : first] != _digest(saved[first:at]):
        raise ValueError("texts that were changed")
    return saved[at:], references


def _read(saved: bytes, at: int, what: str) -> tuple[References, int]:
    kind, count, size = _HEAD.unpack_from(saved, at)
    at += _HEAD.size
    end = at + 4 * count + size
    if end > len(saved) or kind > _TEXTS or (count > 0) > (kind == _TEXTS):
        raise ValueError("no texts of a cohort")
    lengths = array.array("I", saved[at : at + 4 * count])
    if sys.byteorder == "big":
        lengths.byteswap()
    if sum(lengths) != size:
        raise ValueError("texts of other lengths")
    at += 4 * count
    texts = []
    for length in lengths:
        texts.append(saved[at : at + length].decode())
        at += length
    if "" in texts or len(set(texts)) != count:
        raise ValueError("a text twice, or an empty one")
    found = References(what)
    found.texts = None if kind == _NONE else kind == _TEXTS
    taken = Taken(what)
    taken.column(texts, what)
    found.known = taken.known
    return found, at

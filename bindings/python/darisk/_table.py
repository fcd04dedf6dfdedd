# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Tables of records: what the library says of its words, to be looked at and looked up."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from ._value import html_table, shown
from ._vocabulary import Word

_WIDTH = 60


class Record(Protocol):
    """What is in a table."""

    @property
    def key(self) -> str:
        """What it is looked up by."""


R = TypeVar("R", bound=Record)


class Table(Collection[R], Generic[R]):
    """Records in the order of the library, by place, by key or by word.

    Examples
    --------
    >>> import darisk
    >>> darisk.relationships["EX_SPOUSE"].label
    'former spouse, divorced, however long ago'
    >>> len(darisk.definitions)
    14
    >>> "NO_SUCH" in darisk.definitions
    False
    """

    __slots__ = ("_columns", "_load", "_records", "title")

    def __init__(
        self, title: str, columns: tuple[str, ...], load: Callable[[], Iterable[R]]
    ) -> None:
        self.title = title
        self._columns = columns
        self._load = load
        self._records: dict[str, R] | None = None

    def __getitem__(self, key: int | str | Word) -> R:
        """The record at a place, of a key, or of a word.

        Raises
        ------
        IndexError, KeyError, TypeError
            Where there is none.
        """
        if isinstance(key, int) and not isinstance(key, bool):
            return list(self._all().values())[key]
        if not isinstance(key, (str, Word)):
            raise TypeError(f"{self.title}: expected a key or a place, not {type(key).__name__}")
        found = self.get(key)
        if found is not None:
            return found
        near = difflib.get_close_matches(str(key).upper(), self._all(), n=3)
        hint = ": such as " + ", ".join(near) if near else ""
        raise KeyError(f"{self.title}: {str(key)!r} is no key{hint}")

    def get(self, key: str | Word) -> R | None:
        """The record of a key or word; None where there is none."""
        found = self._all().get(str(key))
        if found is None or not isinstance(key, Word):
            return found
        return found if _first(found) is key else None

    def keys(self) -> tuple[str, ...]:
        """Every key, in order."""
        return tuple(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[R]:
        return iter(self._all().values())

    def __contains__(self, key: object) -> bool:
        if isinstance(key, (str, Word)):
            return self.get(key) is not None
        return any(key == record for record in self)

    def __repr__(self) -> str:
        rows = [self._columns, *self._rows()]
        widths = [min(_WIDTH, max(len(row[i]) for row in rows)) for i in range(len(self._columns))]
        lines = [f"{self.title}: {len(self)}"]
        for row in rows:
            cells = (_cut(cell).ljust(width) for cell, width in zip(row, widths))
            lines.append("  ".join(cells).rstrip())
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return html_table(self._columns, self._rows())

    def _rows(self) -> list[tuple[str, ...]]:
        return [
            tuple(shown(getattr(record, column)) for column in self._columns) for record in self
        ]

    def _all(self) -> dict[str, R]:
        if self._records is None:
            self._records = {record.key: record for record in self._load()}
        return self._records


def _first(record: object) -> object:
    """What a record is about; another vocabulary may have a word of the same key."""
    names = getattr(record, "__dataclass_fields__", {})
    return getattr(record, next(iter(names)), None) if names else None


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 3] + "..."


def listed(count: Callable[..., int], at: Callable[..., Any], *of: object) -> Iterator[Any]:
    """The records of the library that have a count and a place."""
    for place in range(count(*of)):
        yield at(*of, place)

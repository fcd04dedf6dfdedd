# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Texts that refer to somebody or something, by the numbers that the library gives them.

The number of a text follows from the text alone, and is the same in every language (reference.h).
That two texts come to one number is seen here, and refused.
"""

from __future__ import annotations

import array
import threading
from collections.abc import Sequence
from typing import Any

from ._errors import DariskError, Status
from ._native import c


class Texts:
    """Some texts. Threads may share them.

    Attributes
    ----------
    held : object
        The dictionary of the library; for who has these texts for themselves.
    """

    __slots__ = ("_lock", "held")

    def __init__(self) -> None:
        self.held: Any = c.arrow_dictionary_new()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        with self._lock:
            return int(c.arrow_dictionary_count(self.held))

    def add(self, text: str, where: str) -> int:
        """The number of a text; 0 for the empty one."""
        try:
            with self._lock:
                return int(c.arrow_dictionary_add(self.held, text.encode()))
        except UnicodeEncodeError as error:
            raise _no_text(where, error) from None
        except DariskError as error:
            raise self._told(error, text, where) from None

    def add_column(self, values: Sequence[object], name: str) -> memoryview:
        """The numbers of texts; 0 for what is none. Some are added where one is refused."""
        numbers = array.array("Q", bytes(8 * len(values)))
        try:
            with self._lock:
                fault = self.held.add_column(values, numbers)
        except UnicodeEncodeError as error:
            row = next(row for row, one in enumerate(values) if one is error.object)
            raise _no_text(f"{name}: row {row}", error) from None
        if fault is not None:
            row, status = fault
            raise self._told(DariskError(status), str(values[row]), f"{name}: row {row}")
        return memoryview(numbers)

    def text(self, number: int) -> str | None:
        """The text of a number."""
        with self._lock:
            found: str | None = self.held.text_of(number)
            return found

    def texts(self, numbers: memoryview) -> list[str | None]:
        """The text of each number of a column."""
        with self._lock:
            found: list[str | None] = self.held.texts(numbers)
            return found

    def every(self) -> list[str]:
        """All texts, in the order in which they came."""
        with self._lock:
            found: list[str] = self.held.every()
            return found

    def check(self, other: Texts, name: str) -> None:
        """Refuses others of which one comes to the number of another here."""
        with self._lock, other._lock:
            place = self.held.clash(other.held)
            text = other.held.text_at(place)
        if text is not None:
            here = self.text(number_of(text, name))
            raise same(str(here), text, name)

    def merge(self, other: Texts, name: str) -> None:
        """Adds all texts of others, or none."""
        self.check(other, name)
        with self._lock, other._lock:
            c.arrow_dictionary_merge(self.held, other.held)

    def truncate(self, count: int) -> None:
        """Takes out the last texts, until so many are left."""
        with self._lock:
            c.arrow_dictionary_truncate(self.held, count)

    def _told(self, error: DariskError, text: str, where: str) -> DariskError:
        if error.status is Status.ERROR_REFERENCE_SAME:
            return same(str(self.text(number_of(text, where))), text, where)
        return refused(error, where)


def number_of(text: str, where: str) -> int:
    """The number of a text that is not kept."""
    try:
        return int(c.reference_of_text(text.encode()))
    except UnicodeEncodeError as error:
        raise _no_text(where, error) from None
    except DariskError as error:
        raise refused(error, where) from None


def refused(error: DariskError, where: str) -> DariskError:
    """What the library says of a text, in the terms of the user."""
    if error.status is Status.ERROR_REFERENCE_TEXT:
        return DariskError(error.status, f"{where}: expected a text without a NUL")
    return DariskError(error.status or -1, f"{where}: {error}")


def same(one: str, other: str, where: str) -> DariskError:
    """Two texts of one number."""
    return DariskError(
        Status.ERROR_REFERENCE_SAME,
        f"{where}: {one!r} and {other!r} come to the same number: "
        "expected texts that do not; write one of them in another way, everywhere",
    )


def _no_text(where: str, error: UnicodeEncodeError) -> ValueError:
    return ValueError(f"{where}: expected text, but {error.reason}")

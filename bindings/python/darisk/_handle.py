# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Handles: what holds something of the library that changes."""

from __future__ import annotations

from types import TracebackType
from typing import Any, NoReturn, TypeVar

Self = TypeVar("Self", bound="Handle")


class Handle:
    """Something that is recorded into, and closed.

    A call made after `close` raises ValueError. Nothing is freed under a call that still runs: it
    holds what it works on. Threads may share one; each call is done before the next begins. It is
    neither copied nor pickled, since two of one record would not know of each other.
    """

    __slots__ = ("__weakref__", "_held")

    _held: Any

    def __init__(self, held: Any) -> None:
        self._held = held

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._held is None

    def close(self) -> None:
        """Lets go of what is held. Closing twice does nothing."""
        self._held = None

    def __enter__(self: Self) -> Self:
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> Any:
        held = getattr(self, "_held", None)
        if held is None:
            raise ValueError(f"the {type(self).__name__} is closed: expected an open one")
        return held

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} cannot be copied or pickled: it is one record")

    def __copy__(self) -> NoReturn:
        self.__reduce_ex__(0)

    def __deepcopy__(self, memo: object) -> NoReturn:
        self.__reduce_ex__(0)

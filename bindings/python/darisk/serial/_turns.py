# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Whose turn it is with something that many threads may read, and one at a time may change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Many readers, or one writer; who comes in between waits. A writer that waits goes first."""

    __slots__ = ("_change", "_readers", "_waiting", "_writer")

    def __init__(self) -> None:
        self._change = threading.Condition(threading.Lock())
        self._readers: list[int] = []
        self._writer: int | None = None
        self._waiting = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Beside other readers."""
        me = threading.get_ident()
        with self._change:
            self._refuse_within(me)
            while self._writer is not None or self._waiting > 0:
                self._change.wait()
            self._readers.append(me)
        try:
            yield
        finally:
            with self._change:
                self._readers.remove(me)
                self._change.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Alone."""
        me = threading.get_ident()
        with self._change:
            self._refuse_within(me)
            self._waiting += 1
            try:
                while self._writer is not None or self._readers:
                    self._change.wait()
                self._writer = me
            finally:
                self._waiting -= 1
                self._change.notify_all()
        try:
            yield
        finally:
            with self._change:
                self._writer = None
                self._change.notify_all()

    @contextmanager
    def ending(self, told: str) -> Iterator[None]:
        """Alone, and at once: RuntimeError where anybody is at it."""
        with self._change:
            if self._writer is not None or self._readers:
                raise RuntimeError(told)
            yield

    def _refuse_within(self, me: int) -> None:
        if self._writer == me or me in self._readers:
            raise RuntimeError("expected no call from within another call of the same thread")

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Who was told what the background checks of one case show, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Union

from .. import _check
from .._check import Moment
from .._handle import Handle
from .._native import c
from .._value import Value
from .._vocabulary import of_bits, to_bits, word, words
from ._words import Notification

Notifications = Union[Notification, str, Iterable[Union[Notification, str]]]


@dataclass(frozen=True, slots=True, repr=False)
class Told(Value):
    """That somebody was told.

    Attributes
    ----------
    notification : Notification
    at : date or datetime
    person : int
        Who was told, the host's reference.
    """

    notification: Notification
    at: Moment
    person: int


class Log(Handle):
    """The record of one case: it is only ever added to, and changes no outcome.

    Examples
    --------
    >>> import datetime as dt
    >>> with Log() as log:
    ...     log.add("TELL_DUTY_INSPECTOR", at=dt.datetime(2024, 3, 1, 22, 5), person=7)
    ...     log.due(["TELL_CONTROL_SUPERVISOR", "TELL_DUTY_INSPECTOR"])
    (Notification.TELL_CONTROL_SUPERVISOR,)
    """

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(c.dait_log_new())

    def add(self, notification: Notification | str, *, at: Moment, person: int) -> None:
        """Record that somebody was told.

        Parameters
        ----------
        notification
            What.
        at
            When; the day at least.
        person
            Who was told, the host's reference.
        """
        told = c.dait_told()
        told.notification = word(Notification, notification, "notification").value
        _check.put_moment(told.at, _check.moment(at, "at"))
        told.person = _check.person(person, "person")
        c.dait_log_add(self._open(), told)

    @property
    def records(self) -> tuple[Told, ...]:
        """Every record, in the order in which they were added."""
        held = self._open()
        found = (c.dait_log_at(held, i) for i in range(c.dait_log_count(held)))
        return tuple(
            Told(Notification(one.notification), _check.of_moment(one.at), one.person)
            for one in found
        )

    def due(self, notifications: Notifications) -> tuple[Notification, ...]:
        """Of these notifications, those for which nobody is recorded as told.

        Parameters
        ----------
        notifications
            As in `Assessment.notifications`.
        """
        asked = to_bits(words(Notification, notifications, "notifications"))
        return of_bits(Notification, c.dait_log_due(self._open(), asked))

    def __len__(self) -> int:
        return int(c.dait_log_count(self._open()))

    def __repr__(self) -> str:
        return "Log(closed)" if self.closed else f"Log({len(self)} records)"

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Checks of arguments. Each names the argument and what was expected."""

from __future__ import annotations

import datetime as dt
import operator
from typing import Any, Union

from ._native import c

#: A day, or a day and a minute in UK civil time, or None for a moment that is missing.
Moment = Union[dt.date, dt.datetime, None]

_EPOCH = dt.date(1970, 1, 1).toordinal()
_REFERENCE_LAST = 2**64 - 1


def whole(value: object, name: str, low: int, high: int) -> int:
    """A whole number in a range; NumPy's too, but no bool and no float."""
    if isinstance(value, bool):
        raise TypeError(f"{name}: expected a whole number, not bool {value}")
    try:
        found = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"{name}: expected a whole number, not {_is(value)}") from None
    if not low <= found <= high:
        raise ValueError(f"{name}: expected a whole number from {low} to {high}, not {found}")
    return found


def reference(value: object, name: str) -> int | None:
    """The host's reference to a person or a thing; None or 0 where it is not given."""
    return None if value is None else whole(value, name, 0, _REFERENCE_LAST) or None


def person(value: object, name: str) -> int:
    """A reference that must be there. That 0 is none is for the library to say."""
    return whole(value, name, 0, _REFERENCE_LAST)


def text(value: object, name: str) -> str:
    """Text that C can hold."""
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected a str, not {_is(value)}")
    if "\0" in value:
        raise ValueError(
            f"{name}: expected a text without a NUL, which is at {value.index(chr(0))}"
        )
    return value


def utf8(value: object, name: str) -> bytes:
    """Text as the library takes it."""
    try:
        return text(value, name).encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{name}: expected text, but {error.reason} at {error.start}") from None


def flag(value: object, name: str) -> bool:
    """Yes or no, where unknown is no answer."""
    if not isinstance(value, bool):
        raise TypeError(f"{name}: expected True or False, not {_is(value)}")
    return value


def day(value: object, name: str) -> dt.date:
    """A civil day. A moment is refused: the time of day is the caller's to drop."""
    value = _plain(value)
    if isinstance(value, dt.datetime):
        raise TypeError(
            f"{name}: expected a datetime.date, not a moment: "
            "drop the time of day in UK civil time first"
        )
    if not isinstance(value, dt.date):
        raise TypeError(f"{name}: expected a datetime.date, not {_is(value)}")
    return value


def optional_day(value: object, name: str) -> dt.date | None:
    """As day(), and None for None."""
    return None if value is None else day(value, name)


def days_of(value: dt.date | None) -> int:
    """A date as the library counts it; its unknown for None."""
    return int(c.DATE_UNKNOWN) if value is None else value.toordinal() - _EPOCH


def of_days(days: int) -> dt.date | None:
    """The date the library counts so; None for its unknown."""
    return None if days == c.DATE_UNKNOWN else dt.date.fromordinal(days + _EPOCH)


def moment(value: object, name: str) -> Moment:
    """A day, a day with a minute, or None. Seconds are dropped; a zone is refused."""
    value = _plain(value)
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            raise ValueError(
                f"{name}: expected a datetime without a zone, in UK civil time, not {value}"
            )
        return dt.datetime(value.year, value.month, value.day, value.hour, value.minute)
    if value is None or isinstance(value, dt.date):
        return value
    raise TypeError(
        f"{name}: expected a datetime.date, a datetime.datetime or None, not {_is(value)}"
    )


def put_moment(to: Any, value: Moment) -> None:
    """Fills a moment of the library in."""
    given = c.MOMENT_MISSING
    day_count = minute = 0
    if value is not None:
        given = c.MOMENT_DAY
        day_count = value.toordinal() - _EPOCH
    if isinstance(value, dt.datetime):
        given = c.MOMENT_MINUTE
        minute = value.hour * 60 + value.minute
    to.given, to.day, to.minute = given, day_count, minute


def make_moment(value: Moment) -> Any:
    """A moment of the library."""
    made = c.moment()
    put_moment(made, value)
    return made


def of_moment(found: Any) -> Moment:
    """What a moment of the library says."""
    given: int = found.given
    if given == c.MOMENT_MISSING:
        return None
    day_found = dt.date.fromordinal(found.day + _EPOCH)
    if given == c.MOMENT_DAY:
        return day_found
    minute: int = found.minute
    return dt.datetime.combine(day_found, dt.time(minute // 60, minute % 60))


def age(value: object, name: str) -> tuple[int, int] | None:
    """An age in completed years, or the two ends of a range; None where it is not known."""
    if value is None:
        return None
    last = int(c.AGE_LAST)
    if isinstance(value, tuple):
        if len(value) != 2:
            raise ValueError(f"{name}: expected an age or (lowest, highest), not {value!r}")
        ends = whole(value[0], name, 0, last), whole(value[1], name, 0, last)
        if ends[0] > ends[1]:
            raise ValueError(f"{name}: expected the lowest age first, not {value!r}")
        return ends
    years = whole(value, name, 0, last)
    return years, years


def _plain(value: object) -> object:
    """NumPy's dates as Python's; what counts finer than a microsecond stays, and is refused."""
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        return value.item()
    return value


def _is(value: object) -> str:
    return "None" if value is None else f"{type(value).__name__} {value!r:.60}"

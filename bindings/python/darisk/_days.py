# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Days of a column, of whatever holds them.

One rule for all, which is that of the library for Arrow: a day is a day; a moment is one where it
is the start of a day; any other time of day, and any time zone, is refused. Which day it is in UK
civil time is for the caller to say, and nothing is cut off or moved here.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

from . import _check
from ._native import c

#: What is expected of each row.
DAY = "the start of a day from 0001-01-01 to 9999-12-31"

_FIRST, _LAST = (_check.days_of(one) for one in (dt.date.min, dt.date.max))
_UNKNOWN = int(c.DATE_UNKNOWN)

# How many of a unit of NumPy a day has. Years, months and weeks are no days; finer ones than these
# reach no further than a few hours.
_PER_DAY = {"D": 1, "h": 24, "m": 1440, "s": 86_400, "ms": 86_400 * 10**3, "us": 86_400 * 10**6,
            "ns": 86_400 * 10**9, "ps": 86_400 * 10**12}  # fmt: skip

_EPOCH = dt.datetime(1970, 1, 1)


def refuse_zone(values: object, name: str) -> None:
    """Refuses a column of moments in a time zone, of pandas or polars."""
    dtype = getattr(values, "dtype", None)
    if getattr(dtype, "tz", None) is not None or getattr(dtype, "time_zone", None) is not None:
        raise TypeError(f"{name}: expected days without a time zone, not {dtype}")


def days_of_numpy(values: Any, name: str) -> memoryview:
    """A column of NumPy's dates as the library counts them; its unknown for those that are none."""
    numpy: Any = sys.modules["numpy"]
    if isinstance(values, numpy.ma.MaskedArray):
        values = values.filled(numpy.datetime64("NaT"))
    if values.ndim != 1:
        raise TypeError(f"{name}: expected one dimension (days), not {values.ndim}")
    days, wrong = _counted(values, name)
    if wrong.any():
        row = int(wrong.argmax())
        raise ValueError(f"{name}: row {row}: expected {DAY}, not {values[row]}")
    return memoryview(days)


def _counted(values: Any, where: str) -> tuple[Any, Any]:
    """The days of an array, and which of its values are no day."""
    numpy: Any = sys.modules["numpy"]
    missing = numpy.isnat(values)
    unit, count = numpy.datetime_data(values.dtype)
    if unit == "generic" and missing.all():  # which has no unit, and nothing in it
        unit = "D"
    per_day, rest = divmod(_PER_DAY.get(unit, 0), count)
    if per_day == 0 or rest:
        raise TypeError(f"{where}: expected days or moments, not {values.dtype}")
    moments = values.astype(values.dtype.newbyteorder("=")).view("i8")
    days = moments // per_day
    wrong = (days < _FIRST) | (days > _LAST) | (days * per_day != moments)
    return numpy.where(missing, _UNKNOWN, days).astype("i4"), wrong & ~missing


def day_of(value: Any, where: str) -> int | None:
    """One day of a sequence, as the library counts it; None for one that is missing."""
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            raise ValueError(f"{where}: expected a day without a time zone, not {value}")
        # Those of pandas count finer than Python does.
        wrong = value.time() != dt.time() or getattr(value, "nanosecond", 0) != 0
    elif isinstance(value, dt.date):
        return _check.days_of(value)
    else:
        days, wrong = _counted(value.reshape(1), where)
        if days[0] == _UNKNOWN:
            return None
    if wrong:
        raise ValueError(f"{where}: expected {DAY}, not {value}")
    return _check.days_of(value) if isinstance(value, dt.date) else int(days[0])


def is_day(value: object) -> bool:
    """Whether it is a date or a moment, of Python, pandas or NumPy."""
    if isinstance(value, dt.date):
        return True
    return type(value).__module__ == "numpy" and type(value).__name__ == "datetime64"


def shown(found: str, form: str) -> str:
    """A moment that Arrow has as a number, to be read."""
    digits = {"tdm": 3, "tss": 0, "tsm": 3, "tsu": 6, "tsn": 9}.get(form[:3])
    if digits is None:
        return found
    seconds, rest = divmod(int(found), 10**digits)
    try:
        text = str(_EPOCH + dt.timedelta(seconds=seconds))
    except OverflowError:
        return found
    return f"{text}.{rest:0{digits}}" if rest else text

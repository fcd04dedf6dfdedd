# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The golden cases that C, Python and Java run alike, and how their cells are read."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from darisk import Stated

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "cases"

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The rows of one file, such as "definition/rules"."""
    with (FOLDER / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def params(*names: str) -> list[object]:
    """The rows of files as parameters of a test, each called by its case."""
    return [pytest.param(row, id=row["case"]) for name in names for row in rows(name)]


def date(text: str) -> dt.date | None:
    """YYYY-MM-DD, or None for an empty cell."""
    return dt.date.fromisoformat(text) if text else None


def moment(text: str) -> dt.date | None:
    """A day, a day with its minute, or None for an empty cell or "missing"."""
    if text in ("", "missing"):
        return None
    if len(text) == 10:
        return dt.date.fromisoformat(text)
    return dt.datetime.fromisoformat(text)


def stated(text: str) -> Stated:
    """yes, no, unknown, their first letters, or nothing."""
    words = {"": Stated.UNKNOWN, "u": Stated.UNKNOWN, "y": Stated.YES, "n": Stated.NO}
    return words[text[:1]]


def keys(text: str) -> list[str]:
    """Keys joined by +."""
    return text.split("+") if text else []


def pairs(text: str, separator: str = "+") -> Iterator[tuple[str, str]]:
    """Keys with a value each, such as "HISTORY_PAIR=FOUND+DRINK_DRUGS=NOT_DONE"."""
    for part in filter(None, text.split(separator)):
        key, _, value = part.partition("=")
        yield key, value


def number(text: str) -> int | None:
    """A whole number, or None for an empty cell."""
    return int(text) if text else None

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Cells of files as facts. Each different text of a column is read once, whatever the type of the
column; a row with one that cannot be is rejected, with the reason."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from .._columns import EXACT_LAST
from .._data import near_names
from ._failure import Failure, usage
from ._files import File


@dataclass(frozen=True)
class Rejected:
    """Why a row was not taken."""

    column: str
    reason: str
    cell: str


@dataclass
class Rows:
    """The rows of a file, their columns by our names, and those that were rejected."""

    file: File
    headings: dict[str, str]
    rejected: dict[int, Rejected] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row, told in self.file.wrong.items():
            self.rejected[row] = Rejected("", told, "")

    def has(self, name: str) -> bool:
        """Whether the file has a column."""
        return name in self.headings

    def column(
        self, name: str, read: Callable[[str], Any], kind: pl.DataType | type[pl.DataType]
    ) -> pl.Series:
        """One column, each text read by a function that refuses by ValueError."""
        heading = self.headings[name]
        held = self.file.frame[heading]
        if held.dtype.is_nested() or held.dtype == pl.Binary:
            raise Failure(
                f"{self.file.name}: {heading}: expected text or numbers, not {held.dtype}"
            )
        for row in _unsure(held).arg_true():
            told = f"expected a whole number that a {held.dtype} is sure to be"
            self.reject(row, Rejected(heading, told, str(held[row])))
        texts = _texts(held).replace("", None)
        known: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for text in texts.unique().drop_nulls():
            try:
                known[text] = read(text)
            except ValueError as error:
                wrong[text] = str(error)
        if wrong:
            for row in texts.is_in(list(wrong)).fill_null(False).arg_true():
                text = texts[row]
                self.reject(row, Rejected(heading, wrong[text], text))
        values = list(known.values())
        return texts.replace_strict(
            list(known), pl.Series(values, dtype=kind), default=None, return_dtype=kind
        ).alias(name)

    def required(self, name: str, column: pl.Series) -> None:
        """Rejects the rows that have nothing in a column."""
        heading = self.headings[name]
        for row in column.is_null().arg_true():
            self.reject(row, Rejected(heading, "expected a value", ""))

    def reject(self, row: int, told: Rejected) -> None:
        """Rejects a row; the first reason stays."""
        self.rejected.setdefault(row, told)

    def kept(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows of a frame that were not rejected."""
        if not self.rejected:
            return frame
        lost = pl.Series(list(self.rejected), dtype=pl.UInt32)
        places = pl.Series(range(frame.height), dtype=pl.UInt32)
        return frame.filter(~places.is_in(lost.implode()))

    def places(self) -> list[int]:
        """The rows that were not rejected."""
        return [row for row in range(self.file.frame.height) if row not in self.rejected]

    def rejects(self) -> pl.DataFrame:
        """The rejected rows, each with its number in the file, from 1, and the reason."""
        rows = sorted(self.rejected)
        told = pl.DataFrame(
            {
                "rejected_row": [row + 1 for row in rows],
                "rejected_column": [self.rejected[row].column for row in rows],
                "rejected_reason": [self.rejected[row].reason for row in rows],
            },
            schema={
                "rejected_row": pl.UInt32,
                "rejected_column": pl.String,
                "rejected_reason": pl.String,
            },
        )
        taken = [name for name in told.columns if name in self.file.frame.columns]
        return told.hstack(self.file.frame[rows].drop(taken))


def columns_of(
    given: Any, file: File, names: Iterable[str], needed: Iterable[str] = ()
) -> dict[str, str]:
    """Which heading of a file each of our columns has."""
    names = list(names)
    mapped = {**_from_toml(given.columns_file, names), **_from_options(given.column, names)}
    for name, heading in mapped.items():
        if heading not in file.frame.columns:
            found = ", ".join(file.frame.columns)
            raise usage(f"{name}={heading}: {file.name} has no such column: found {found}")
    own = {name: name for name in names if name in file.frame.columns}
    headings = {**own, **mapped}
    tell_near(file, names, headings, " (see --column)")
    for name in needed:
        if name not in headings:
            found = ", ".join(file.frame.columns)
            raise usage(
                f"{file.name}: expected a column {name} (see --column): "
                f"found {found}{_separated(file)}"
            )
    if not headings:
        raise usage(
            f"{file.name}: expected one of the columns {', '.join(names)} (see --column): "
            f"found {', '.join(file.frame.columns)}{_separated(file)}"
        )
    return headings


def tell_near(file: File, names: Iterable[str], headings: Mapping[str, str], how: str = "") -> None:
    """Says which columns are not read, and look like ours: what is in them is left out."""
    others = [one for one in file.frame.columns if one not in headings.values()]
    for heading, name in near_names(others, [one for one in names if one not in headings]):
        told = f"{file.name}: the column {heading!r} is not read: expected {name}{how}"
        print(told, file=sys.stderr)


def _from_options(options: Iterable[str], names: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for option in options:
        name, sign, heading = option.partition("=")
        if not sign or not heading:
            raise usage(f"--column {option}: expected NAME=HEADING")
        _check_name(name, names, f"--column {option}")
        found[name] = heading
    return found


def _separated(file: File) -> str:
    """What may be wrong with a file of one column."""
    if file.frame.width == 1:
        for sign in (";", "\t", "|"):
            if sign in file.frame.columns[0]:
                return f": fields are separated by commas, not by {sign!r}"
    return ""


def _from_toml(path: str | None, names: list[str]) -> dict[str, str]:
    import tomllib

    if path is None:
        return {}
    try:
        with open(path, "rb") as file:
            held = tomllib.load(file)
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise usage(f"{path}: {error}") from None
    columns = held.get("columns")
    if not isinstance(columns, Mapping):
        raise usage(f'{path}: expected [columns], then lines such as relationship = "REL"')
    for name, heading in columns.items():
        _check_name(name, names, path)
        if not isinstance(heading, str):
            raise usage(f"{path}: {name}: expected a heading in quotes, not {heading!r}")
    return dict(columns)


def _check_name(name: str, names: list[str], where: str) -> None:
    if name not in names:
        raise usage(f"{where}: {name!r} is no column: expected one of {', '.join(names)}")


def _unsure(held: pl.Series) -> pl.Series:
    """Which floats are so great that each may be the rounding of another number."""
    if not held.dtype.is_float():
        return pl.zeros(len(held), dtype=pl.Boolean, eager=True)
    last = EXACT_LAST["f" if held.dtype == pl.Float32 else "d"]
    return (held.fill_nan(None).abs() > last).fill_null(False)


def _texts(held: pl.Series) -> pl.Series:
    """Cells as texts. What had a gap once is 7.0, and means 7."""
    if not held.dtype.is_float():
        return held.cast(pl.String)
    held = held.fill_nan(None)
    whole = (held.floor() == held) & ~_unsure(held)
    numbers = held.cast(pl.Int64, strict=False).cast(pl.String)
    return numbers.zip_with(whole.fill_null(False), held.cast(pl.String))


def day(text: str) -> dt.date:
    """A day; a moment only where it is the start of one."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?", text)
    if found is None:
        raise ValueError("expected a day, YYYY-MM-DD")
    try:
        return dt.date.fromisoformat(found[1])
    except ValueError:
        raise ValueError("there is no such day") from None


def age(text: str) -> int:
    """An age in years."""
    found = re.fullmatch(r"(\d{1,3})(?:\.0+)?", text)
    if found is None or int(found[1]) > 130:
        raise ValueError("expected an age in years from 0 to 130, such as 40")
    return int(found[1])


def ages(text: str) -> tuple[int, int]:
    """An age in years, or a range of ages."""
    found = re.fullmatch(r"(\d{1,3})(?:\.0+)?(?:-(\d{1,3}))?", text)
    if found is None:
        raise ValueError("expected an age in years, such as 40, or a range, such as 16-17")
    lowest = int(found[1])
    highest = int(found[2]) if found[2] else lowest
    if not lowest <= highest <= 130:
        raise ValueError("expected ages from 0 to 130, the lowest first")
    return lowest, highest


def flag(text: str) -> bool:
    """Yes or no."""
    found = {"1": True, "0": False, "yes": True, "no": False, "true": True, "false": False}
    if text.lower() not in found:
        raise ValueError("expected 1 or 0, yes or no, true or false")
    return found[text.lower()]


def grade(text: str) -> int:
    """A grade of the host's own."""
    if re.fullmatch(r"\d{1,3}", text) is None or int(text) > 255:
        raise ValueError("expected a whole number from 0 to 255")
    return int(text)


def same(text: str) -> str:
    """Text as it is."""
    if "\0" in text:
        raise ValueError("expected a text without a NUL")
    return text


def reference(text: str) -> str:
    """A reference that must be there. 0 is none: rows that have it are not of one incident."""
    if text == "0":
        raise ValueError("expected a number but 0, or a text")
    return same(text)

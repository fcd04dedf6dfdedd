# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""A table of how grave offences are, which the user brings."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Union

from .. import _check
from .._errors import DariskError
from .._native import c
from .._value import Value

#: Days as decimal text, or as a number that is exact.
Weight = Union[str, int, Decimal]

_OFFENCE_LAST = 2**32 - 1


@dataclass(frozen=True, init=False, repr=False)
class Gravity(Value):
    """Codes of offences and their weights in days, with the edition and source of the table.

    The package ships no weights. Codes are compared byte for byte, and one that is not in the table
    is never guessed. A value: it never changes, so threads may share it, and it pickles.

    Parameters
    ----------
    edition
        Which table this is.
    source
        Where it is from.
    rows
        Codes and their weights: a mapping, or pairs. "NONCRIME" is the weight of an incident
        without an offence. Weights are text such as "7.5", or exact numbers; a float is none.

    Attributes
    ----------
    edition, source : str
    digest : str
        The SHA-256 of what the table says, as 64 digits.

    Raises
    ------
    DariskError
        For a row that no table has: five digits of which the first is not 0 are what a spreadsheet
        made of a code, and are refused. The message names the row.

    Examples
    --------
    >>> table = Gravity("EXAMPLE 1", "made up", {"8N": "7.5", "105A": 1})
    >>> len(table), table.weight("8N"), table.weight("X")
    (2, 7500, None)
    """

    edition: str
    source: str
    digest: str
    _handle: Any = field(repr=False, compare=False)

    def __init__(
        self,
        edition: str,
        source: str,
        rows: Mapping[str, Weight] | Iterable[tuple[str, Weight]],
    ) -> None:
        if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
            raise TypeError(
                f"rows: expected a mapping of codes to weights, or pairs, not {type(rows).__name__}"
            )
        listed = list(rows.items() if isinstance(rows, Mapping) else rows)
        for i, pair in enumerate(listed):
            if not isinstance(pair, tuple) or len(pair) != 2:
                raise TypeError(f"rows[{i}]: expected a code and a weight, not {pair!r:.60}")
        self._make(edition, source, listed, [f"rows[{i}]" for i in range(len(listed))])

    def _make(
        self, edition: str, source: str, rows: list[tuple[str, Weight]], where: list[str]
    ) -> None:
        kept = [
            (_check.utf8(code, f"{place}: code"), _weight(weight, f"{place}: weight"))
            for (code, weight), place in zip(rows, where)
        ]
        lent = c.gravity_row_array(len(kept))
        for i, (code, weight) in enumerate(kept):
            row = c.gravity_row()
            row.lend_code(code)
            row.lend_weight(weight)
            lent[i] = row
        report = c.gravity_report()
        edition, source = _check.text(edition, "edition"), _check.text(source, "source")
        try:
            handle = c.gravity_new(edition, source, lent.cast(), len(kept), report)
        except DariskError as error:
            raise _refused(error, report, rows, where) from None
        for name, value in (
            ("edition", edition),
            ("source", source),
            ("digest", c.gravity_digest(handle)),
            ("_handle", handle),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def from_csv(
        cls,
        path: str | os.PathLike[str],
        *,
        edition: str,
        source: str | None = None,
        code: str = "code",
        weight: str = "weight",
    ) -> Gravity:
        """Read a table from a CSV file in UTF-8, every cell of it as text.

        The weights that the Office for National Statistics publishes for its Crime Severity Score
        come as a spreadsheet: save the sheet of weights as CSV with one heading line, a column of
        offence codes and one of weights, the codes formatted as text before anything is opened.
        What a spreadsheet took for a date is refused, and the line named.

        Parameters
        ----------
        path
            The file. The first line names the columns; others than the two are left alone.
        edition
            Which table this is, such as "ONS CSS 2020-12".
        source
            Where it is from; the name of the file unless given.
        code, weight
            The names of the two columns.
        """
        found = Path(os.fspath(path))
        rows: list[tuple[str, Weight]] = []
        where: list[str] = []
        with found.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, strict=True)
            try:
                for line, *cells in _cells(reader, found.name, (code, weight)):
                    rows.append((cells[0], cells[1]))
                    where.append(line)
            except UnicodeDecodeError as error:
                told = f"the byte 0x{error.object[error.start]:02x}"
                raise ValueError(f"{found.name}: expected UTF-8, found {told}") from None
            except csv.Error as error:
                raise ValueError(f"{found.name}: line {reader.line_num}: {error}") from None
        made = cls.__new__(cls)
        made._make(edition, found.name if source is None else source, rows, where)
        return made

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code but NONCRIME, in the order of their handles."""
        first: int = c.OFFENCE_FIRST
        return tuple(c.gravity_code(self._handle, first + i) for i in range(len(self)))

    def offence(self, code: str) -> int:
        """The handle of a code, for a column of events.

        It is good for this table alone: 0 for "", which is no crime, and 1 for a code that the
        table does not have.
        """
        return int(c.gravity_offence(self._handle, _check.text(code, "code")))

    def code(self, offence: int) -> str | None:
        """The code of a handle; None for 0, 1 and any that the table did not give."""
        handle = _check.whole(offence, "offence", 0, _OFFENCE_LAST)
        found: str | None = c.gravity_code(self._handle, handle)
        return found

    def weight(self, offence: str | int) -> int | None:
        """The weight of a code, or a handle, in thousandths of a day; None where there is none."""
        if isinstance(offence, str):
            handle = self.offence(offence)
        else:
            handle = _check.whole(offence, "offence", 0, _OFFENCE_LAST)
        if handle != 0 and c.gravity_code(self._handle, handle) is None:
            return None
        return int(c.gravity_weight(self._handle, handle))

    def __len__(self) -> int:
        return int(c.gravity_count(self._handle))

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and c.gravity_code(self._handle, self.offence(code)) == code

    def __reduce__(self) -> tuple[object, ...]:
        rows = [(code, _days(self.weight(code) or 0)) for code in self.codes]
        rows.append(("NONCRIME", _days(self.weight("") or 0)))
        return Gravity, (self.edition, self.source, rows)


def _cells(reader: Any, file: str, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Where each row of a CSV stands, and its cells of some columns.

    A row with more fields than headings has its cells in the wrong columns: 7,5 is two of them.
    """
    heads = reader.fieldnames or ()
    found = ", ".join(heads) or "nothing"
    for name in names:
        if name not in heads:
            raise ValueError(f"{file}: expected a column {name}, found {found}")
        if heads.count(name) > 1:
            raise ValueError(f"{file}: expected one column {name}, found {found}")
    for row in reader:
        where = f"{file}: line {reader.line_num}"
        if None in row:
            count = len(heads) + len(row[None])
            raise ValueError(f"{where}: expected {len(heads)} fields, found {count}")
        yield (where, *(row[name] or "" for name in names))


def _days(thousandths: int) -> str:
    return f"{thousandths // 1000}.{thousandths % 1000:03}"


def _weight(value: object, where: str) -> bytes:
    if isinstance(value, str):
        return _check.utf8(value, where)
    if isinstance(value, Decimal):
        return format(value, "f").encode()
    if isinstance(value, float):
        raise TypeError(f"{where}: expected text, a whole number or a Decimal, not float {value!r}")
    return str(_check.whole(value, where, 0, 2**63 - 1)).encode()


def _refused(
    error: DariskError, report: Any, rows: list[tuple[str, Weight]], where: list[str]
) -> DariskError:
    message = report.message or str(error)
    if error.status is None or report.row >= len(rows):
        return error if error.status is None else DariskError(error.status, message)
    code, weight = rows[report.row]
    told = f"{where[report.row]}: code {code!r}, weight {str(weight)!r}: {message}"
    if report.other_row < len(rows):
        told += f" (and {where[report.other_row]})"
    return DariskError(error.status, told)


def handle_of(gravity: Gravity | None, name: str = "gravity") -> Any:
    """What the library takes; None where there is no table."""
    if gravity is None:
        return None
    if not isinstance(gravity, Gravity):
        raise TypeError(f"{name}: expected a Gravity or None, not {type(gravity).__name__}")
    return gravity._handle

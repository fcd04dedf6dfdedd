# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Where a rule comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import _check
from ._native import c
from ._table import Table, listed
from ._value import Value
from ._vocabulary import Word


class ProvisionKind(Word):
    """What stands behind a provision; a READING is our own, where the sources leave it open."""

    LAW = 1
    GUIDANCE = 2
    READING = 3


@dataclass(frozen=True, slots=True, repr=False)
class Provision(Value):
    """Where a rule comes from, and what it says in our own words; no legal advice.

    Attributes
    ----------
    key : str
        Such as "DAA_2021/S2_1_E"; kept for ever.
    instrument, locator : str
        Such as "Domestic Abuse Act 2021" and "s.2(1)(e)".
    says : str
        In our own words.
    first_day, last_day : datetime.date or None
        In force, both inclusive. None: not established, and still in force.
    kind : ProvisionKind
        Law, guidance, or a reading of ours.
    verified : bool
        False: from knowledge, not checked against the text. Show it so.
    """

    key: str
    instrument: str
    locator: str
    says: str
    first_day: dt.date | None
    last_day: dt.date | None
    kind: ProvisionKind
    verified: bool

    def __str__(self) -> str:
        place = f"{self.instrument} {self.locator}".strip()
        return place if self.verified else place + " (not verified)"

    def __repr__(self) -> str:
        return f"Provision({self.key!r})"


_known: dict[str, Provision] = {}


def of(found: Any) -> Provision:
    """A provision of the library; each is made once."""
    key: str = found.key
    if key not in _known:
        _known[key] = Provision(
            key,
            found.instrument,
            found.locator,
            found.says,
            _check.of_days(found._from),
            _check.of_days(found.to),
            ProvisionKind(found.kind),
            found.verified,
        )
    return _known[key]


def optional(found: Any) -> Provision | None:
    """As of(), and None for None."""
    return None if found is None else of(found)


def table(title: str, count: Any, at: Any) -> Table[Provision]:
    """The provisions of one module."""

    def load() -> Iterator[Provision]:
        return map(of, listed(count, at))

    return Table(title, ("key", "instrument", "locator", "says"), load)


provisions = table("provisions", c.provision_count, c.provision_at)

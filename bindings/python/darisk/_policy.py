# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What a force may settle for itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Union

from . import _check, _provision
from ._definition import Cell, Definition, Outcome
from ._native import c
from ._provision import Provision
from ._relationship import Relationship
from ._table import Table, listed
from ._value import Value
from ._vocabulary import word

#: Cells by definition and kind of tie.
Cells = Mapping[tuple[Union[Definition, str], Union[Relationship, str]], Union[Outcome, str]]


@dataclass(frozen=True, init=False, repr=False)
class DefinitionPolicy(Value):
    """A force's settings. A value: it never changes, so threads may share it, and it pickles.

    Parameters
    ----------
    switch_day
        From when the force records under the Act of 2021: 2021-07-05 or later.
    cells
        The uncertain cells it has settled (`darisk.settable_cells`), by definition and kind.

    Raises
    ------
    DariskError
        For a cell that may not be settled, or a setting that would turn a QUALIFIES into an
        EXCLUDED.

    Examples
    --------
    >>> policy = DefinitionPolicy(cells={("DAA_2021", "ONE_NIGHT_STAND"): "DEFINITION:REVIEW"})
    >>> from darisk import definitions
    >>> definitions["DAA_2021"].cell("ONE_NIGHT_STAND", policy=policy)
    Cell.REVIEW
    """

    switch_day: dt.date
    cells: tuple[tuple[Definition, Relationship, Outcome], ...]
    _handle: Any = field(repr=False, compare=False)

    def __init__(self, *, switch_day: dt.date | None = None, cells: Cells | None = None) -> None:
        handle = c.definition_policy_new()
        if switch_day is not None:
            day = _check.day(switch_day, "switch_day")
            c.definition_policy_set_switch_day(handle, _check.days_of(day))
        settled = tuple(_read(cells))
        for definition, relationship, outcome in settled:
            c.definition_policy_set_cell(
                handle, definition.value, relationship.value, outcome.value
            )
        object.__setattr__(
            self, "switch_day", _check.of_days(c.definition_policy_switch_day(handle))
        )
        object.__setattr__(self, "cells", settled)
        object.__setattr__(self, "_handle", handle)

    def __reduce__(self) -> tuple[object, ...]:
        cells = {(definition, kind): outcome for definition, kind, outcome in self.cells}
        return _rebuild, (self.switch_day, cells)


def _rebuild(switch_day: dt.date, cells: Cells) -> DefinitionPolicy:
    return DefinitionPolicy(switch_day=switch_day, cells=cells)


def _read(cells: Cells | None) -> Iterator[tuple[Definition, Relationship, Outcome]]:
    if cells is None:
        return
    if not isinstance(cells, Mapping):
        raise TypeError(
            "cells: expected a mapping of (definition, relationship) to an outcome, "
            f"not {type(cells).__name__}"
        )
    for place, outcome in cells.items():
        if not isinstance(place, tuple) or len(place) != 2:
            raise TypeError(f"cells: expected keys (definition, relationship), not {place!r}")
        yield (
            word(Definition, place[0], "cells"),
            word(Relationship, place[1], "cells"),
            word(Outcome, outcome, "cells"),
        )


@dataclass(frozen=True, slots=True, repr=False)
class SettableCell(Value):
    """One cell that a force may settle.

    Attributes
    ----------
    definition : Definition
        Whose column it is; others that share the column follow.
    relationship : Relationship
    preset : Cell
        What the library says unless it is settled.
    reason : str
        Why it is uncertain, in our words.
    provision : Provision
        Where the doubt comes from.
    """

    definition: Definition
    relationship: Relationship
    preset: Cell
    reason: str
    provision: Provision

    @property
    def key(self) -> str:
        """Both keys, such as "DAA_2021/ONE_NIGHT_STAND"."""
        return f"{self.definition}/{self.relationship}"


def _load() -> Iterator[SettableCell]:
    for found in listed(c.settable_cell_count, c.settable_cell_at):
        yield SettableCell(
            Definition(found.definition),
            Relationship(found.relationship),
            Cell(found.preset),
            found.reason,
            _provision.of(found.provision),
        )


settable_cells = Table("settable cells", ("key", "preset", "reason"), _load)

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Is this domestic abuse, under the definition in force that day, and why?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from . import _check, _provision
from ._behaviour import Behaviour
from ._circumstance import Circumstance
from ._columns import (
    DATE,
    U8,
    U32,
    U64,
    Column,
    Columns,
    OnRefused,
    Results,
    check_choice,
    check_on_refused,
    read,
    sets_of,
    words_of,
)
from ._definition import Definition, Jurisdiction, Outcome, handle_of
from ._facts import Facts, native
from ._finding import Finding, Part
from ._native import c
from ._policy import DefinitionPolicy
from ._provision import Provision
from ._relationship import Relationship
from ._stated import Stated
from ._value import Value
from ._vocabulary import of_bits, of_number, optional

if TYPE_CHECKING:
    from ._explanation import Explanation

#: The columns of facts, by name.
INPUT = {
    "relationship": words_of(U8, Relationship),
    "relationships": sets_of(U64, Relationship),
    "behaviours": sets_of(U32, Behaviour),
    "circumstances": U32,
    "victim_age": U8,
    "victim_age_highest": U8,
    "perpetrator_age": U8,
    "perpetrator_age_highest": U8,
    "recorded_on": DATE,
    "conduct_on": DATE,
    "victim_born": DATE,
    "perpetrator_born": DATE,
    "victim": U64,
    "perpetrator": U64,
}

#: The columns of results, by name.
OUTPUT = {
    "outcome": words_of(U8, Outcome),
    "definition": words_of(U8, Definition),
    "in_force": words_of(U8, Outcome),
    "age": words_of(U8, Outcome),
    "relationship": words_of(U8, Outcome),
    "behaviour": words_of(U8, Outcome),
    "decided_by": words_of(U8, Part),
    "tie": words_of(U8, Relationship),
    "findings": sets_of(U64, Finding),
}


@dataclass(frozen=True, slots=True, repr=False)
class Classification(Value):
    """The result for one pair. All four parts are there, whatever the others say.

    Attributes
    ----------
    outcome : Outcome
        The least of the four parts.
    definition : Definition or None
        What was applied; None where no day chose one.
    in_force, age, relationship, behaviour : Outcome
        The four parts.
    decided_by : Part
        The first part that stands at the outcome.
    parts_at_outcome : tuple of Part
        Every part that does.
    tie : Relationship or None
        The first tie with the best outcome.
    ties : tuple of Relationship
        Every tie with the best outcome.
    findings : tuple of Finding
    limb : Provision or None
        The limb the deciding tie falls under.
    provision : Provision
        What the deciding part rests on.
    rules_version : int
        The rule set that gave this result.
    """

    outcome: Outcome
    definition: Definition | None
    in_force: Outcome
    age: Outcome
    relationship: Outcome
    behaviour: Outcome
    decided_by: Part
    parts_at_outcome: tuple[Part, ...]
    tie: Relationship | None
    ties: tuple[Relationship, ...]
    findings: tuple[Finding, ...]
    limb: Provision | None
    provision: Provision
    rules_version: int

    def explain(self) -> Explanation:
        """The result in sentences; as `darisk.explain`."""
        from ._explanation import explain

        return explain(self)

    def _repr_html_(self) -> str:
        return Value._repr_html_(self) + self.explain()._repr_html_()


class Classifications(Results):
    """The results of many pairs, one row each.

    A row can be asked for by itself, as a case with its reasons: the facts are kept, so do not
    change the memory they were given in.
    """

    __slots__ = ("_ask", "_facts")

    #: Every column there can be.
    ALL = tuple(OUTPUT)

    _facts: dict[str, Column]
    _ask: tuple[Definition | None, Jurisdiction | None, DefinitionPolicy | None]

    def facts(self, row: int) -> Facts:
        """The facts of one row, as one case."""
        row = _check.whole(row, "row", 0, len(self) - 1)
        found = {name: column.at(row) for name, column in self._facts.items()}
        return _facts_of(found)

    def row(self, row: int) -> Classification:
        """The result of one row with all its reasons.

        Raises
        ------
        DariskError
            Where the row was refused.
        """
        definition, jurisdiction, policy = self._ask
        return _classify_one(self.facts(row), definition, jurisdiction, policy)

    def explain(self, row: int) -> Explanation:
        """The result of one row in sentences."""
        return self.row(row).explain()


@overload
def classify(
    facts: Facts,
    /,
    *,
    definition: Definition | str | None = None,
    jurisdiction: Jurisdiction | str | None = None,
    policy: DefinitionPolicy | None = None,
) -> Classification: ...


@overload
def classify(
    facts: Columns,
    /,
    *,
    definition: Definition | str | None = None,
    jurisdiction: Jurisdiction | str | None = None,
    policy: DefinitionPolicy | None = None,
    columns: Iterable[str] = (),
    on_refused: OnRefused = "raise",
) -> Classifications: ...


def classify(
    facts: Facts | Columns,
    /,
    *,
    definition: Definition | str | None = None,
    jurisdiction: Jurisdiction | str | None = None,
    policy: DefinitionPolicy | None = None,
    columns: Iterable[str] = (),
    on_refused: OnRefused = "raise",
) -> Classification | Classifications:
    """Classify one pair, or many.

    Parameters
    ----------
    facts
        `Facts` of one pair, or columns of many: a mapping of names to buffers or sequences, or a
        frame. The columns are `relationship` or `relationships`, `behaviours`, `circumstances`,
        `victim_age` and `perpetrator_age` (each with `..._highest`), `recorded_on`, `conduct_on`,
        `victim_born`, `perpetrator_born`, `victim`, `perpetrator`; one that is not given is
        unknown for every row. Sets are bits, `1 << word.value - 1`.
    definition
        The definition that is asked. There is no question without one.
    jurisdiction
        Instead: the definition by which its police flag a report recorded that day.
    policy
        A force's settings; None for the defaults.
    columns
        For many: the columns of the result besides `outcome`, of `Classifications.ALL`. The outcome
        alone is found many times faster; the reasons of one row are in `Classifications.row`.
    on_refused
        For many, where a row holds a fact that cannot be: "raise", or "keep" the others and tell
        (see `Results.refused`).

    Returns
    -------
    Classification or Classifications
        For one pair, or for many.

    Raises
    ------
    DariskError
        For a fact that cannot be. What is missing or doubtful is no error but a finding.

    Examples
    --------
    >>> import darisk
    >>> case = darisk.Facts(relationships="EX_SPOUSE", behaviours="VERBAL",
    ...                     victim_age=52, perpetrator_age=55)
    >>> result = darisk.classify(case, definition="DAA_2021")
    >>> result.outcome, str(result.limb)
    (Outcome.QUALIFIES, 'Domestic Abuse Act 2021 s.2(1)(a)')

    >>> many = {"relationship": ["EX_SPOUSE", "HOUSEMATE", None], "behaviours": ["VERBAL"] * 3,
    ...         "victim_age": [52, 20, 31], "perpetrator_age": [55, 20, 30]}
    >>> results = darisk.classify(many, definition="DAA_2021")
    >>> results.words("outcome")
    [Outcome.QUALIFIES, Outcome.EXCLUDED, Outcome.REVIEW]
    >>> results.row(1).tie
    Relationship.HOUSEMATE
    """
    one = optional(Definition, definition, "definition")
    place = optional(Jurisdiction, jurisdiction, "jurisdiction")
    if (one is None) == (place is None):
        raise TypeError(
            "expected either definition or jurisdiction: "
            "no question is asked without the definition it means"
        )
    if isinstance(facts, Facts):
        return _classify_one(facts, one, place, policy)
    wanted = check_choice(columns, OUTPUT, "outcome")
    return _classify_many(facts, one, place, policy, wanted, check_on_refused(on_refused))


def _classify_one(
    facts: Facts,
    definition: Definition | None,
    jurisdiction: Jurisdiction | None,
    policy: DefinitionPolicy | None,
) -> Classification:
    out = c.classification()
    handle = handle_of(policy)
    if definition is not None:
        c.classify(definition.value, handle, native(facts), out)
    else:
        assert jurisdiction is not None
        c.classify_in_force(jurisdiction.value, handle, native(facts), out)
    return Classification(
        Outcome(out.outcome),
        of_number(Definition, out.definition),
        Outcome(out.in_force),
        Outcome(out.age),
        Outcome(out.relationship),
        Outcome(out.behaviour),
        Part(out.decided_by),
        of_bits(Part, out.parts_at_outcome),
        of_number(Relationship, out.tie),
        of_bits(Relationship, out.ties),
        of_bits(Finding, out.findings),
        _provision.optional(out.limb),
        _provision.of(out.provision),
        out.rules_version,
    )


def _classify_many(
    data: object,
    definition: Definition | None,
    jurisdiction: Jurisdiction | None,
    policy: DefinitionPolicy | None,
    wanted: tuple[str, ...],
    on_refused: OnRefused,
) -> Classifications:
    handle = handle_of(policy)
    facts, rows = read(data, INPUT)
    given = c.facts_columns()
    for name, column in facts.items():
        column.lend(getattr(given, name))
    results = Classifications(rows, wanted, OUTPUT)
    results._facts = facts
    results._ask = (definition, jurisdiction, policy)
    out = c.classification_columns()
    results.lend(out)
    report = c.columns_report()
    if definition is not None:
        c.classify_columns(definition.value, handle, given, rows, out, report)
    else:
        assert jurisdiction is not None
        c.classify_columns_in_force(jurisdiction.value, handle, given, rows, out, report)
    results.settle(report, report.column, on_refused)
    return results


def _facts_of(found: dict[str, int | None]) -> Facts:
    """The facts of one row of columns."""
    known: dict[str, Any] = {}
    ties = found.get("relationships") or 0
    if found.get("relationship"):
        ties = 1 << (found["relationship"] or 1) - 1
    known["relationships"] = of_bits(Relationship, ties)
    known["behaviours"] = of_bits(Behaviour, found.get("behaviours") or 0)
    stated = found.get("circumstances") or 0
    for one in Circumstance:
        known[one.name.lower()] = Stated(stated >> 2 * (one.value - 1) & 3)
    for name in ("recorded_on", "conduct_on", "victim_born", "perpetrator_born"):
        day = found.get(name)
        known[name] = None if day is None else _check.of_days(day)
    for name in ("victim_age", "perpetrator_age"):
        known[name] = _age_of(found, name)
    for name in ("victim", "perpetrator"):
        known[name] = found.get(name)
    return Facts(**known)


def _age_of(found: dict[str, int | None], name: str) -> tuple[int, int] | None:
    def known(column: str) -> int | None:
        age = found.get(column)
        return None if age == c.AGE_UNKNOWN else age

    lowest = known(name)
    if f"{name}_highest" not in found:
        return None if lowest is None else (lowest, lowest)
    highest = known(f"{name}_highest")
    if lowest is None and highest is None:
        return None
    last = int(c.AGE_LAST)
    return (0 if lowest is None else lowest, last if highest is None else highest)

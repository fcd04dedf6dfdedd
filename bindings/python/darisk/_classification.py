# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Is this domestic abuse, under the definition in force that day, and why?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, overload

from . import _check, _provision
from ._behaviour import Behaviour
from ._circumstance import Circumstance, circumstances_of
from ._code_list import NO_VICTIM, CodeList, code_reader
from ._columns import DATE, REFERENCE, U8, U32, U64, Kind, parsed_of, sets_of, words_of
from ._data import Columns, Data, open_data
from ._definition import Definition, Jurisdiction, Outcome, handle_of
from ._errors import DariskError, Status
from ._facts import Facts, native
from ._finding import Finding, Part
from ._native import c
from ._policy import DefinitionPolicy
from ._provision import Provision
from ._relationship import Relationship
from ._results import OnRefused, Progress, Results, check_choice, check_on_refused, check_progress
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
    "circumstances": parsed_of(U32, "circumstances", circumstances_of),
    "victim_age": U8,
    "victim_age_highest": U8,
    "perpetrator_age": U8,
    "perpetrator_age_highest": U8,
    "recorded_on": DATE,
    "conduct_on": DATE,
    "victim_born": DATE,
    "perpetrator_born": DATE,
    "victim": REFERENCE,
    "perpetrator": REFERENCE,
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

    __slots__ = ("_ask", "_coded")

    #: Every column there can be.
    ALL = tuple(OUTPUT)

    _data: Data
    _coded: CodeList | None
    _ask: tuple[Definition | None, Jurisdiction | None, DefinitionPolicy | None]

    def facts(self, row: int) -> Facts:
        """The facts of one row, as one case."""
        row = _check.whole(row, "row", 0, len(self) - 1)
        aside = self._set_aside(row)
        if aside:
            raise DariskError(Status.ERROR_RELATIONSHIP, aside)
        return _facts_of(
            {_target(name, self._coded): one for name, one in self._data.at(row).items()}
        )

    def _set_aside(self, row: int) -> str:
        """Why there is nothing to classify in a row; "" where there is."""
        for name, value in self._data.at(row).items():
            if self._coded is not None and value == NO_VICTIM and name.startswith("relationship"):
                return f"{name}: row {row}: {_ASIDE}"
        return ""

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
    codes: CodeList | str | None = None,
    columns: Iterable[str] = (),
    on_refused: OnRefused = "raise",
    progress: Progress | None = None,
) -> Classifications: ...


def classify(
    facts: Facts | Columns,
    /,
    *,
    definition: Definition | str | None = None,
    jurisdiction: Jurisdiction | str | None = None,
    policy: DefinitionPolicy | None = None,
    codes: CodeList | str | None = None,
    columns: Iterable[str] = (),
    on_refused: OnRefused = "raise",
    progress: Progress | None = None,
) -> Classification | Classifications:
    """Classify one pair, or many.

    Parameters
    ----------
    facts
        `Facts` of one pair, or columns of many: a frame of polars, pandas, pyarrow or DuckDB or
        whatever else hands out Arrow batches, a mapping of names to buffers or sequences, or a
        NumPy array of records. The columns are `relationship` or `relationships`, `behaviours`,
        `circumstances`, `victim_age` and `perpetrator_age` (each with `..._highest`),
        `recorded_on`, `conduct_on`, `victim_born`, `perpetrator_born`, `victim`, `perpetrator`; one
        that is not given is
        unknown for every row. Words are their numbers or keys; sets are bits,
        `1 << word.value - 1`, or keys joined by "+"; circumstances are texts such as
        "REPEATED=no+EXPOSED=yes". References are numbers or texts.
    definition
        The definition that is asked. There is no question without one.
    jurisdiction
        Instead: the definition by which its police flag a report recorded that day.
    policy
        A force's settings; None for the defaults.
    codes
        For many, where `relationship` holds the codes of somebody else's list. A row whose code
        says that there is no human victim is refused: set it aside.
    columns
        For many: the columns of the result besides `outcome`, of `Classifications.ALL`. The outcome
        alone is found many times faster; the reasons of one row are in `Classifications.row`.
    on_refused
        For many, where a row holds a fact that cannot be: "raise", or "keep" the others and tell
        (see `Results.refused`).
    progress
        For many: called now and then with the rows done and all of them.

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

    >>> many = {"relationship": ["XS", "RU"], "behaviours": ["VERBAL", "PHYSICAL+SEXUAL"],
    ...         "victim_age": [52, 20], "perpetrator_age": [55, 20]}
    >>> darisk.classify(many, definition="DAA_2021", codes="NIBRS").words("outcome")
    [Outcome.QUALIFIES, Outcome.REVIEW]
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
    keep = check_on_refused(on_refused)
    check_progress(progress)
    coded = optional(CodeList, codes, "codes")
    data = open_data(facts, INPUT if coded is None else _coded_input(coded))
    if coded is not None and {"relationship", "relationships"} <= data.names:
        raise ValueError("relationship: expected one column of codes, not relationships as well")
    results = Classifications(data.rows, wanted, OUTPUT, data)
    results._coded = coded
    results._ask = (one, place, policy)
    _classify_many(results, keep, progress)
    return results


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


_ASIDE = "the code says that there is no human victim: set the row aside"


def _coded_input(code_list: CodeList) -> dict[str, Kind]:
    coded = parsed_of(U64, f"codes of {code_list}", code_reader(code_list), Relationship)
    coded = replace(coded, name=f"codes of {code_list}", coded=True)
    return {**INPUT, "relationship": coded, "relationships": coded}


def _target(name: str, coded: CodeList | None) -> str:
    """The column of the library; a code may mean several ties."""
    return "relationships" if coded is not None and name == "relationship" else name


def _classify_many(
    results: Classifications, on_refused: OnRefused, progress: Progress | None
) -> None:
    definition, jurisdiction, policy = results._ask
    handle = handle_of(policy)
    for part in results._data.pieces():
        given = c.facts_columns()
        for name, column in part.columns.items():
            column.lend(getattr(given, _target(name, results._coded)))
        out = c.classification_columns()
        results.lend(out, part)
        report = c.columns_report()
        try:
            if definition is not None:
                c.classify_columns(definition.value, handle, given, part.rows, out, report)
            else:
                assert jurisdiction is not None
                place = jurisdiction.value
                c.classify_columns_in_force(place, handle, given, part.rows, out, report)
        except DariskError as error:
            raise _with_columns(error, report.column) from None
        results.settle(report, report.column, on_refused, part.start, results._set_aside)
        if progress is not None:
            progress(part.start + part.rows, len(results))


# What a column says in another way.
_OTHER_WAY = {
    "relationships": "relationship",
    "victim_born": "victim_age",
    "perpetrator_born": "perpetrator_age",
}


def _with_columns(error: DariskError, column: str | None) -> DariskError:
    """What is wrong with the columns as a whole, in words that name both of them."""
    if error.status is not Status.ERROR_COLUMNS or column is None:
        return error
    other = _OTHER_WAY.get(column)
    if other is not None:
        return DariskError(error.status, f"expected {other} or {column}, not both")
    lowest = column.removesuffix("_highest")
    told = f"{column}: expected {lowest} as well, the lowest of each range"
    return DariskError(error.status, told)


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

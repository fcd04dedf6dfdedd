# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The golden cases of the definitions, one by one, as columns, and as a row of columns."""

from __future__ import annotations

import cases
import darisk
import pytest
from darisk import Circumstance, Definition, DefinitionPolicy, Facts
from darisk._facts import circumstance_bits


def age(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    lowest, _, highest = text.partition("-")
    return int(lowest), int(highest or lowest)


def facts(row: cases.Row) -> Facts:
    return Facts(
        relationships=cases.keys(row["relationships"]),
        behaviours=cases.keys(row["behaviours"]),
        recorded_on=cases.date(row["recorded_on"]),
        conduct_on=cases.date(row["conduct_on"]),
        victim_age=age(row["victim_age"]),
        perpetrator_age=age(row["perpetrator_age"]),
        **{
            key.lower(): cases.stated(value)
            for key, value in cases.pairs(row["circumstances"])
            if Circumstance[key]
        },
    )


FILES = ("definition/worked_examples", "definition/rules")


@pytest.mark.parametrize("row", cases.params(*FILES))
def test_case(row: cases.Row) -> None:
    result = darisk.classify(facts(row), definition=row["definition"])
    assert str(result.outcome) == row["expect"]
    assert str(result.decided_by) == row["decided_by"]
    assert str(result.tie or "NONE_SET") == row["tie"]
    assert result.definition is Definition[row["definition"]]
    parts = (result.in_force, result.age, result.relationship, result.behaviour)
    assert result.outcome is min(parts)
    assert result.rules_version == darisk.rules_version
    sentences = result.explain().sentences
    assert sentences[0].role is darisk.SentenceRole.OUTCOME
    assert {one.finding for one in sentences if one.finding} <= set(result.findings)


def columns(rows: list[cases.Row]) -> dict[str, list[object]]:
    found = [facts(row) for row in rows]
    return {
        "relationships": [one.relationships for one in found],
        "behaviours": [one.behaviours for one in found],
        "circumstances": [circumstance_bits(one) for one in found],
        "recorded_on": [one.recorded_on for one in found],
        "conduct_on": [one.conduct_on for one in found],
        "victim_age": [one.victim_age and one.victim_age[0] for one in found],
        "victim_age_highest": [one.victim_age and one.victim_age[1] for one in found],
        "perpetrator_age": [one.perpetrator_age and one.perpetrator_age[0] for one in found],
        "perpetrator_age_highest": [
            one.perpetrator_age and one.perpetrator_age[1] for one in found
        ],
    }


@pytest.mark.parametrize("definition", Definition)
def test_columns(definition: Definition) -> None:
    """Every case of a definition at once gives what each gives by itself, and can be looked at."""
    rows = [row for file in FILES for row in cases.rows(file)]
    rows = [row for row in rows if row["definition"] == definition.key]
    results = darisk.classify(
        columns(rows),
        definition=definition,
        columns=darisk.Classifications.ALL,
    )
    for i, row in enumerate(rows):
        one = darisk.classify(facts(row), definition=definition)
        assert str(results.words("outcome")[i]) == row["expect"]
        for name in ("in_force", "age", "relationship", "behaviour", "decided_by", "tie"):
            assert results.words(name)[i] is getattr(one, name)
        assert results.words("findings")[i] == one.findings
        assert results.facts(i) == facts(row)
        assert results.row(i) == one


@pytest.mark.parametrize("row", cases.params("definition/northern_ireland"))
def test_northern_ireland(row: cases.Row) -> None:
    """Not built: the key is refused. The facts can be read."""
    with pytest.raises(ValueError, match=r"definition: .* is no key"):
        darisk.classify(facts(row), definition=row["definition"])


@pytest.mark.parametrize("row", cases.params("definition/in_force"))
def test_in_force(row: cases.Row) -> None:
    day = cases.date(row["recorded_on"])
    try:
        policy = DefinitionPolicy(switch_day=cases.date(row["switch_day"]))
        if day is None:
            with pytest.raises(TypeError, match="recorded_on: expected a datetime"):
                darisk.definition_in_force(row["jurisdiction"], day, policy=policy)  # type: ignore[arg-type]
            return
        found = darisk.definition_in_force(row["jurisdiction"], day, policy=policy)
    except darisk.DariskError as error:
        assert error.status is not None
        assert f"DARISK_{error.status}" == row["expect_status"]
        return
    assert row["expect_status"] == "DARISK_OK"
    assert str(found) == row["expect_definition"]

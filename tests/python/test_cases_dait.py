# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The golden cases of the background checks."""

from __future__ import annotations

import datetime as dt

import cases
import pytest
from darisk import DariskError, Stated, dait


def rule(required: str, found: str, unavailable: str) -> dait.Rule:
    return dait.Rule(Stated[required or "UNKNOWN"], dait.Telling[found], dait.Telling[unavailable])


def policy(row: cases.Row) -> dait.Policy | None:
    if not row["table"]:
        return None
    return dait.Policy({key: rule(*value.split("/")) for key, value in cases.pairs(row["table"])})


def states(row: cases.Row) -> dict[str, str]:
    return dict.fromkeys((one.name for one in dait.Check), row["others"]) | dict(
        cases.pairs(row["states"])
    )


@pytest.mark.parametrize("row", cases.params("dait/dait_checks", "dait/dait_rules"))
def test_case(row: cases.Row) -> None:
    checks = dait.Checks(states(row))
    found = dait.assess(checks, policy=policy(row))
    assert str(found.outcome) == row["expect"]
    for name in ("reasons", "outstanding", "markers", "notifications"):
        assert {str(one) for one in getattr(found, name)} == set(cases.keys(row[name])), name

    many = dait.assess({key: [value] for key, value in states(row).items()}, policy=policy(row))
    assert many.words("outcome") == [found.outcome]
    for name in ("reasons", "outstanding", "markers", "notifications"):
        assert many.words(name) == [getattr(found, name)], name

    briefing = dait.brief(checks, policy=policy(row))
    assert briefing.markers == found.markers
    assert dict(briefing.states) == dict(checks.states)
    warned = dait.Notification.WARN_CREW_FIREARMS in found.notifications
    assert briefing.warn_of_firearms is warned


@pytest.mark.parametrize("row", cases.params("dait/dait_tables"))
def test_table(row: cases.Row) -> None:
    if not (row["found"] and row["unavailable"]):
        with pytest.raises(KeyError):
            rule(row["required"], row["found"], row["unavailable"])
        return
    given = rule(row["required"], row["found"], row["unavailable"])
    if row["expect_status"] == "DARISK_OK":
        assert dait.Policy({row["check"]: given}).rule(row["check"]) == given
        return
    with pytest.raises(DariskError) as caught:
        dait.Policy({row["check"]: given})
    assert f"DARISK_{caught.value.status}" == row["expect_status"]


@pytest.mark.parametrize("row", cases.params("dait/dait_told"))
def test_told(row: cases.Row) -> None:
    with dait.Log() as log:
        for person, key in enumerate(cases.keys(row["told"]), 1):
            log.add(key, at=dt.date(2024, 10, 4), person=person)
        assert [str(one.notification) for one in log.records] == cases.keys(row["told"])
        assert {str(one) for one in log.due(cases.keys(row["due"]))} == set(
            cases.keys(row["expect_due"])
        )

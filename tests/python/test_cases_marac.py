# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The golden cases of the criteria for a MARAC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import cases
import pytest
from darisk import DariskError, marac

KINDS = {"R": marac.AnchorKind.REFERRAL, "M": marac.AnchorKind.MEETING}


def day(text: str) -> dt.date | None:
    return None if text in ("?", "-") else dt.date.fromisoformat(text)


def incident(fields: list[str], place: int, at: int) -> int:
    """The reference of a row: what follows its last field, or else its place."""
    return int(fields[at]) if len(fields) > at else place + 1


def outcome(row: cases.Row, ask: Callable[[], object]) -> object:
    """What a call comes to; None where it is refused as the case says."""
    try:
        found = ask()
    except DariskError as error:
        assert f"DARISK_{error.status}" == row["status"]
        return None
    except (TypeError, ValueError):
        # What C refuses as a date or a number, Python cannot say in the first place.
        assert row["status"] != "DARISK_OK"
        return None
    assert row["status"] == "DARISK_OK"
    return found


@pytest.mark.parametrize("row", cases.params("dash/marac_escalation"))
def test_escalation(row: cases.Row) -> None:
    def ask() -> marac.Escalation:
        reports = []
        for place, text in enumerate(row["rows"].split()):
            on, *fields = text.split("/")
            stated = map(cases.stated, fields[:3])
            reports.append(marac.Report(incident(fields, place, 3), day(on), *stated))
        policy = marac.EscalationPolicy(
            reports=int(row["reports"]),
            crimes=int(row["crimes"]),
            scope=marac.Scope[row["scope"]],
            rising=row["rising"] == "1",
            months=int(row["months"]),
        )
        return marac.escalates(reports, day(row["as_of"]), policy=policy)  # type: ignore[arg-type]

    found = outcome(row, ask)
    if not isinstance(found, marac.Escalation):
        return
    assert str(found.result) == row["result"]
    assert str(found.count) == row["count"]
    assert str(found.rising) == row["rising_is"]
    for name in (
        "reports_lower",
        "reports_upper",
        "crimes_lower",
        "crimes_upper",
        "ignored",
        "undated",
    ):
        assert getattr(found, name) == int(row[name]), name


@pytest.mark.parametrize("row", cases.params("dash/marac_repeat"))
def test_repeat(row: cases.Row) -> None:
    def ask() -> marac.Repeat:
        anchors = []
        for text in row["anchors"].split():
            kind, _, on = text.partition(":")
            anchors.append(marac.Anchor(KINDS[kind], day(on)))
        events = []
        for place, text in enumerate(row["events"].split()):
            on, *fields = text.split("/")
            stated = map(cases.stated, fields[:4])
            events.append(marac.Event(incident(fields, place, 4), day(on), *stated))
        policy = marac.RepeatPolicy(
            marac.Version[row["version"]], marac.AnchorKind[row["anchor"]], int(row["months"])
        )
        return marac.repeats(
            events,
            day(row["as_of"]),  # type: ignore[arg-type]
            anchors=anchors,
            searched=cases.stated(row["searched"]),
            policy=policy,
        )

    found = outcome(row, ask)
    if not isinstance(found, marac.Repeat):
        return
    assert str(found.result) == row["result"]
    assert (found.anchor.isoformat() if found.anchor else "-") == row["last"]
    assert [found.met, found.open, found.ignored] == [
        int(row["met"]),
        int(row["open"]),
        int(row["ignored"]),
    ]

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The golden cases of the response to a call."""

from __future__ import annotations

import datetime as dt

import cases
import pytest
from darisk import response

FACTS = (
    "danger",
    "call_cut_off",
    "station_appointment",
    "suspect_absent",
    "victim_safe",
    "victim_willing",
    "victim_certificate",
    "perpetrator_certificate",
)


def request_of(row: cases.Row) -> response.Request:
    authorisation = response.Authorisation(
        role=row["role"] or None,
        ground=row["ground"] or None,
        support=row["support"] or None,
        no_current_threat=cases.stated(row["no_current_threat"]),
        authoriser=cases.number(row["authoriser"]),
        source=cases.number(row["source"]),
        given_at=cases.moment(row["given_at"]),
        agreed=cases.moment(row["agreed"]),
    )
    return response.Request(
        requested=row["requested"] or None,
        authorisation=authorisation,
        **{name: cases.stated(row[name]) for name in FACTS},
    )


def one_day(found: dt.date) -> dt.date:
    return found.date() if isinstance(found, dt.datetime) else found


def minute(found: dt.date | None) -> int | None:
    return found.hour * 60 + found.minute if isinstance(found, dt.datetime) else 65535


def columns_of(rows: list[cases.Row]) -> dict[str, list[object]]:
    columns: dict[str, list[object]] = {
        name: [cases.stated(row[name]) for row in rows] for name in (*FACTS, "no_current_threat")
    }
    for name in ("requested", "role", "ground", "support"):
        columns[name] = [row[name] or None for row in rows]
    for name in ("authoriser", "source"):
        columns[name] = [cases.number(row[name]) for row in rows]
    for name, cell in (("given", "given_at"), ("agreed", "agreed")):
        moments = [cases.moment(row[cell]) for row in rows]
        columns[f"{name}_on"] = [None if one is None else one_day(one) for one in moments]
        columns[f"{name}_minute"] = [minute(one) for one in moments]
    return columns


def names(found: tuple[response.Finding, ...]) -> set[str]:
    return {str(one) for one in found}


@pytest.mark.parametrize("row", cases.params("response/decide"))
def test_decide(row: cases.Row) -> None:
    found = response.decide(request_of(row))
    assert str(found.grade) == row["expect"]
    assert str(found.initial) == row["initial"]
    assert names(found.refusals) == set(cases.keys(row["refusals"]))
    assert names(found.findings) - names(found.refusals) == set(cases.keys(row["found"]))
    assert set(found.refusals) <= set(found.findings)
    assert found.video_may_be_offered is cases.stated(row["video"])
    assert str(found.certificate) == row["certificate"]


def test_decide_columns() -> None:
    """All cases at once give what each gives by itself."""
    rows = cases.rows("response/decide")
    many = response.decide(columns_of(rows), columns=tuple(response.Decisions.ALL))
    for i, row in enumerate(rows):
        one = response.decide(request_of(row))
        for name in response.Decisions.ALL:
            assert many.words(name)[i] == getattr(one, name), (row["case"], name)


@pytest.mark.parametrize("row", cases.params("response/review"))
def test_review(row: cases.Row) -> None:
    progress = response.Progress(
        row["grade"],
        now=cases.moment(row["now"]),
        received=cases.moment(row["received"]),
        reviewed=cases.moment(row["reviewed"]),
        agreed=cases.moment(row["agreed"]),
        **{
            name: cases.stated(row[name])
            for name in (
                "allocated",
                "attended",
                "call_cut_off",
                "threat_changed",
                "delay_reviewed",
                "delay_justified",
            )
        },
    )
    minutes = cases.number(row["target"]) or None
    grade = response.Grade["_".join(row["grade"].split(":")[1:])]
    targets = response.Targets(
        delay_review=cases.number(row["interval"]) or None, **{grade.name.lower(): minutes}
    )
    found = response.review(progress, targets=targets)
    assert str(found.delay) == row["delay"]
    assert {str(one) for one in found.due} == set(cases.keys(row["due"]))
    assert {str(one) for one in found.cannot_tell} == set(cases.keys(row["cannot_tell"]))
    assert names(found.findings) == set(cases.keys(row["findings"]))

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Misuse gives an exception, which names the argument and what was expected; never a crash."""

from __future__ import annotations

import array
import copy
import datetime as dt
import os
import pickle
import threading
from collections.abc import Callable
from typing import Any

import darisk
import numpy as np
import pytest
from darisk import (
    DariskError,
    DefinitionPolicy,
    Facts,
    Outcome,
    Status,
    audit,
    dait,
    dash,
    marac,
    response,
)

DAY = dt.date(2024, 3, 1)
NOW = dt.datetime(2024, 3, 1, 9, 0)


def graded() -> dash.Assessment:
    made = dash.Assessment("dash-2009")
    made.set_answer("ISOLATED", "YES")
    made.record_grade("DASH:HIGH", assessor=5, at=NOW, mode="PHONE", rationale="why")
    return made


def many(**columns: object) -> object:
    return darisk.classify(columns, definition="DAA_2021")


def report(**changes: Any) -> marac.Report:
    return marac.Report(**{"incident": 1, "reported_on": DAY, **changes})


# What is called, the exception, and words of its message: the argument, and what was expected.
WRONG: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    # None
    "none.facts": (lambda: darisk.classify(None, definition="DAA_2021"), TypeError, "data: expected a mapping"),
    "none.definition": (lambda: darisk.classify(Facts()), TypeError, "either definition or jurisdiction"),
    "none.explain": (lambda: darisk.explain(None), TypeError, "classification: expected a Classification"),
    "none.day": (lambda: darisk.definition_in_force("SCOTLAND", None), TypeError, "recorded_on: expected a datetime.date, not None"),
    "none.checks": (lambda: dait.brief(None), TypeError, "checks: expected dait.Checks"),
    "none.assess": (lambda: dait.assess(None), TypeError, "data: expected a mapping"),
    "none.notification": (lambda: dait.Log().add(None, at=DAY, person=1), TypeError, "notification: expected a Notification"),
    "none.instrument": (lambda: dash.Assessment(None), TypeError, "instrument: expected an Instrument"),
    "none.answers": (lambda: dash.tally(None, "ric-24"), TypeError, "answers: expected a mapping"),
    "none.forms": (lambda: dash.tally_rows(None, "ric-24"), TypeError, "forms: expected a buffer"),
    "none.view": (lambda: dash.validate(None), TypeError, "view: expected a View"),
    "none.circumstances": (lambda: graded().set_circumstances(None), TypeError, "circumstances: expected Circumstances"),
    "none.request": (lambda: response.decide(None), TypeError, "data: expected a mapping"),
    "none.progress": (lambda: response.review(None), TypeError, "progress: expected a Progress"),
    "none.cases": (lambda: audit.count(None, "CONCORDANCE"), TypeError, "data: expected a mapping"),
    "none.kind": (lambda: audit.count({"closed": [True]}, None), TypeError, "kind: expected a Kind"),
    "none.reports": (lambda: marac.escalates(None, DAY), TypeError, "reports: expected several Report"),
    "none.report": (lambda: marac.escalates([None], DAY), TypeError, r"reports\[0\]: expected a Report"),
    "none.codes": (lambda: darisk.codes(None), TypeError, "code_list: expected a CodeList"),
    # Enumerator 99, numbers for words, words of other vocabularies
    "99.definition": (lambda: darisk.classify(Facts(), definition=99), TypeError, "definition: expected a Definition or its key, not int 99"),
    "99.relationship": (lambda: Facts(relationships=99), TypeError, "relationships: expected a Relationship"),
    "99.behaviours": (lambda: Facts(behaviours=[99]), TypeError, "behaviours: expected a Behaviour"),
    "99.stated": (lambda: Facts(repeated=99), TypeError, "repeated: expected True, False, None"),
    "99.column": (lambda: many(relationship=[1, 99]), DariskError, "relationship: row 1: "),
    "99.dait": (lambda: dait.assess({"HISTORY_PAIR": array.array("B", [99])}), DariskError, "HISTORY_PAIR: row 0"),
    "99.response": (lambda: response.decide({"danger": array.array("B", [99])}), DariskError, "danger: row 0"),
    "99.audit": (lambda: audit.count({"closed": [2], "first_grade": [99]}, "CONCORDANCE"), DariskError, "first_grade: row 0"),
    "99.grade": (lambda: response.Request(requested=103), TypeError, "requested: expected a Grade"),
    "other.grade": (lambda: response.Request(requested=dash.Grade.HIGH), TypeError, "requested: expected a Grade"),
    "other.outcome": (lambda: dait.Log().due(Outcome.REVIEW), TypeError, "notifications: expected a Notification"),
    "other.text": (lambda: response.Request(requested="DASH:HIGH"), ValueError, "requested: 'DASH:HIGH' is no key: expected one of RESP:EMERGENCY"),
    "near.text": (lambda: Facts(relationships="EX_SPOUS"), ValueError, "relationships: 'EX_SPOUS' is no key: .* EX_SPOUSE"),
    # NUL, bytes, surrogates
    "nul.key": (lambda: darisk.classify(Facts(), definition="DAA_2021\0X"), ValueError, "definition: "),
    "nul.rationale": (lambda: dash.Assessment("ric-24").record_grade("DASH:HIGH", assessor=1, at=NOW, mode="PHONE", rationale="a\0b"), ValueError, "rationale: expected a text without a NUL"),
    "bytes.reason": (lambda: graded().record_review("CRU", "AGREED", "DASH:HIGH", reviewer=2, reason=b"x"), TypeError, "reason: expected a str"),
    "surrogate.reason": (lambda: graded().record_review("CRU", "AGREED", "DASH:HIGH", reviewer=2, reason="\udcff"), ValueError, "reason: expected text"),
    "bytes.key": (lambda: Facts(relationships=b"SPOUSE"), TypeError, "relationships: expected a Relationship"),
    # NaN and floats
    "nan.age": (lambda: Facts(victim_age=float("nan")), TypeError, "victim_age: expected a whole number, not float nan"),
    "float.age": (lambda: Facts(victim_age=30.5), TypeError, "victim_age: expected a whole number"),
    "bool.age": (lambda: Facts(victim_age=True), TypeError, "victim_age: expected a whole number, not bool"),
    "float.column": (lambda: many(victim_age=[30.5]), ValueError, "victim_age: row 0: expected uint8, not 30.5"),
    "inf.column": (lambda: many(victim_age=[float("inf")]), ValueError, "victim_age: row 0"),
    "nan.threshold": (lambda: dash.tally({}, "ric-24", threshold=float("nan")), TypeError, "threshold: expected a whole number"),
    # Ranges
    "range.age": (lambda: Facts(victim_age=131), ValueError, "victim_age: expected a whole number from 0 to 130, not 131"),
    "range.ages": (lambda: Facts(victim_age=(40, 30)), ValueError, "victim_age: expected the lowest age first"),
    "range.reference": (lambda: Facts(victim=2**64), ValueError, "victim: expected a whole number from 0 to"),
    "range.negative": (lambda: Facts(victim=-1), ValueError, "victim: expected a whole number"),
    "range.threshold": (lambda: dash.tally({}, "ric-24", threshold=25), DariskError, "threshold"),
    "range.int": (lambda: dash.tally({}, "ric-24", threshold=2**40), ValueError, "threshold: expected a whole number"),
    "range.column": (lambda: many(victim_age=[256]), ValueError, "victim_age: row 0: expected uint8, not 256"),
    "range.minus": (lambda: many(victim_age=np.array([-1])), ValueError, "victim_age: row 0: expected uint8, not -1"),
    "range.least": (lambda: audit.count({"closed": [True]}, "CONCORDANCE", least_shown=-1), ValueError, "least_shown: expected"),
    "same.person": (lambda: darisk.classify(Facts(victim=1, perpetrator=1), definition="DAA_2021"), DariskError, "person"),
    "age.and.birth": (lambda: darisk.classify(Facts(victim_age=30, victim_born=DAY), definition="DAA_2021"), DariskError, "age"),
    # Dates and moments
    "moment.for.day": (lambda: Facts(recorded_on=NOW), TypeError, "recorded_on: expected a datetime.date, not a moment"),
    "text.for.day": (lambda: Facts(recorded_on="2024-03-01"), TypeError, "recorded_on: expected a datetime.date, not str"),
    "zone": (lambda: response.Progress("RESP:PRIORITY", now=NOW.replace(tzinfo=dt.UTC)), ValueError, "now: expected a datetime without a zone"),
    "number.for.moment": (lambda: dait.Log().add("TELL_DUTY_INSPECTOR", at=5, person=1), TypeError, "at: expected a datetime.date"),
    "fine.moment": (lambda: Facts(recorded_on=np.datetime64("2024-03-01T10:00:00", "ns")), TypeError, "recorded_on: expected a datetime.date"),
    "switch.day": (lambda: DefinitionPolicy(switch_day=dt.date(2020, 1, 1)), DariskError, "2021-07-05"),
    "one.moment": (lambda: dash.after_event("NEW_INCIDENT", reported=True, at=DAY, assessments=DAY), TypeError, "assessments: expected several moments"),
    "one.day": (lambda: dash.quiet_victim(DAY, DAY), TypeError, "incidents: expected several days"),
    # Columns
    "column.text": (lambda: many(relationship="SPOUSE"), TypeError, "relationship: expected a column"),
    "column.number": (lambda: many(relationship=5), TypeError, "relationship: expected a column"),
    "column.name": (lambda: many(victim_ages=[5]), ValueError, "'victim_ages' is no column: .*did you mean victim_age"),
    "column.none": (lambda: many(), ValueError, "data: expected at least one column"),
    "column.rows": (lambda: many(relationship=[1, 2], victim_age=[30]), ValueError, "victim_age: expected 2 rows, as in relationship, not 1"),
    "column.both": (lambda: many(relationship=[1], relationships=[1]), DariskError, "expected relationship or relationships, not both"),
    "column.born": (lambda: many(victim_age=[3], victim_born=[dt.date(2000, 1, 1)]), DariskError, "expected victim_age or victim_born, not both"),
    "column.highest": (lambda: many(victim_age_highest=[30]), DariskError, "victim_age_highest: expected victim_age as well"),
    "column.complex": (lambda: many(victim_age=np.array([1j])), TypeError, "victim_age: expected uint8"),
    "column.big": (lambda: many(victim_age=np.array([30], dtype=">i4")), TypeError, "victim_age: expected uint8, not a buffer of format '>i'"),
    "column.2d": (lambda: many(victim_age=np.zeros((2, 2), np.uint8)), TypeError, "victim_age: expected one dimension"),
    "column.dates": (lambda: many(victim_age=np.array(["2024-01-01"], "datetime64[D]")), TypeError, "victim_age: expected uint8, not dates"),
    "column.objects": (lambda: many(victim_age=np.array([object()])), TypeError, "victim_age: row 0: expected uint8, not object"),
    "column.structs": (lambda: many(victim_age=np.zeros(2, "u1,u1")), TypeError, "victim_age: expected uint8"),
    "column.bools": (lambda: many(victim_age=[True]), TypeError, "victim_age: row 0: expected"),
    "column.keys": (lambda: many(relationship=["SPOUSE", "SPOUSE+X"]), ValueError, r"relationship: row 1: expected one key, not 'SPOUSE\+X'"),
    "column.key": (lambda: many(relationship=["SPOUSE", "X"]), ValueError, "relationship: row 1: 'X' is no key"),
    "column.set": (lambda: many(victim_age={30, 31}), TypeError, "victim_age: expected a column"),
    "column.mapping": (lambda: many(victim_age={0: 30}), TypeError, r"victim_age: expected a column \(uint8\), not dict"),
    "column.0d": (lambda: many(victim_age=np.array(3)), TypeError, r"victim_age: expected one dimension \(uint8\), not 0"),
    "column.0d.object": (lambda: many(victim_age=np.array(3, object)), TypeError, "victim_age: expected one dimension"),
    "column.0d.masked": (lambda: many(victim_age=np.ma.array(3)), TypeError, "victim_age: expected one dimension"),
    "column.2d.masked": (lambda: many(victim_age=np.ma.array([[3]])), TypeError, "victim_age: expected one dimension"),
    "column.bytes": (lambda: many(relationship=np.array([b"SPOUSE"])), TypeError, "relationship: expected uint8 of Relationship"),
    "progress": (lambda: darisk.classify({"victim_age": [3]}, definition="DAA_2021", progress=5), TypeError, "progress: expected something to call, not int"),
    "column.wanted": (lambda: darisk.classify({"victim_age": [3]}, definition="DAA_2021", columns=["x"]), ValueError, "columns: 'x' is none"),
    "column.wanted.text": (lambda: darisk.classify({"victim_age": [3]}, definition="DAA_2021", columns="tie"), TypeError, "columns: expected names"),
    "column.refused": (lambda: darisk.classify({"victim_age": [3]}, definition="DAA_2021", on_refused="ignore"), ValueError, "on_refused: expected 'raise' or 'keep'"),
    "forms.width": (lambda: dash.tally_rows(np.zeros((2, 26), np.uint8), "ric-24"), ValueError, "forms: expected rows of 27, not of 26"),
    "forms.length": (lambda: dash.tally_rows(bytes(28), "ric-24"), ValueError, "forms: expected 27 bytes a form"),
    "forms.type": (lambda: dash.tally_rows(np.zeros((2, 27), np.int32), "ric-24"), TypeError, "forms: expected uint8"),
    "form.length": (lambda: dash.tally(bytes(26), "ric-24"), ValueError, "answers: expected 27 bytes"),
    # Policies and the rest
    "policy": (lambda: darisk.classify(Facts(), definition="DAA_2021", policy=dait.Policy()), TypeError, "policy: expected a DefinitionPolicy"),
    "policy.dait": (lambda: dait.assess(dait.Checks(), policy=DefinitionPolicy()), TypeError, "policy: expected a dait.Policy"),
    "policy.cells": (lambda: DefinitionPolicy(cells=[("DAA_2021", "SPOUSE")]), TypeError, "cells: expected a mapping"),
    "policy.key": (lambda: DefinitionPolicy(cells={"DAA_2021": "DEFINITION:REVIEW"}), TypeError, "cells: expected keys"),
    "policy.narrows": (lambda: DefinitionPolicy(cells={("DAA_2021", "SPOUSE"): "DEFINITION:EXCLUDED"}), DariskError, "QUALIFIES"),
    "policy.rule": (lambda: dait.Policy({"HISTORY_PAIR": 3}), TypeError, "rules: expected a Rule"),
    "policy.validation": (lambda: dash.validate(dash.View("ric-24"), policy=5), TypeError, "policy: expected a ValidationPolicy"),
    "policy.marac": (lambda: marac.escalates([], DAY, policy=marac.RepeatPolicy()), TypeError, "policy: expected an EscalationPolicy"),
    "policy.months": (lambda: marac.escalates([], DAY, policy=marac.EscalationPolicy(months=3)), DariskError, "months"),
    "policy.rising": (lambda: marac.escalates([], DAY, policy=marac.EscalationPolicy(rising=None)), TypeError, "policy.rising: expected True or False"),
    "targets": (lambda: response.review(response.Progress("RESP:PRIORITY"), targets=5), TypeError, "targets: expected Targets"),
    "authorisation": (lambda: response.Request(authorisation=5), TypeError, "authorisation: expected an Authorisation"),
    "incident": (lambda: marac.escalates([report(incident="x")], DAY), TypeError, r"reports\[0\].incident: expected a whole number"),
    "incident.stated": (lambda: marac.escalates([report(crime=2)], DAY), TypeError, r"reports\[0\].crime: expected True, False, None"),
    "states": (lambda: dait.Checks(["HISTORY_PAIR"]), TypeError, "states: expected a mapping"),
    "record": (lambda: dash.validate(dash.View("ric-24", records=[1])), TypeError, "view.records: expected a tuple"),
    "record.kind": (lambda: dash.validate(dash.View("ric-24", records=(1,))), TypeError, r"view.records\[0\]: expected a Record"),
    "table.key": (lambda: darisk.definitions["DAA"], KeyError, "definitions: 'DAA' is no key"),
    "table.none": (lambda: darisk.definitions[None], TypeError, "definitions: expected a key or a place"),
    "table.place": (lambda: darisk.definitions[99], IndexError, "list index out of range"),
    "row": (lambda: many(victim_age=[3]).row(1), ValueError, "row: expected a whole number from 0 to 0"),
    "results.name": (lambda: many(victim_age=[3])["x"], KeyError, "'x' is no column"),
    "results.number": (lambda: many(victim_age=[3])[0], TypeError, "expected the name of a column"),
    "frozen.review": (lambda: graded().record_review("SUPERVISOR", "AGREED", "DASH:HIGH", reviewer=5, reason="x"), DariskError, "review"),
    "frozen.answers": (lambda: graded().set_answer("ISOLATED", "NO"), DariskError, "grade"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_refused(name: str) -> None:
    ask, kind, message = WRONG[name]
    with pytest.raises(kind, match=message) as caught:
        ask()
    assert type(caught.value) is kind
    if isinstance(caught.value, DariskError):
        assert isinstance(caught.value.status, Status)


def test_numpy_scalars_are_taken() -> None:
    """Waits for a number of NumPy that is refused, or read as another."""
    for kind in (np.int8, np.uint8, np.int32, np.int64, np.uint64):
        assert Facts(victim_age=kind(30), victim=kind(7)) == Facts(victim_age=30, victim=7)
    assert Facts(repeated=np.bool_(True), exposed=np.bool_(False)) == Facts(
        repeated=True, exposed=False
    )
    assert Facts(recorded_on=np.datetime64("2024-03-01")) == Facts(recorded_on=DAY)
    assert dash.tally({}, np.str_("ric-24")).ric_unknown == 24


def test_rows_kept() -> None:
    results = darisk.classify(
        {"victim_age": [30, 200, 31], "perpetrator_age": [30, 30, 30]},
        definition="DAA_2021",
        on_refused="keep",
    )
    assert (results.refused, results.first_refused) == (1, 1)
    assert results.reason.startswith("victim_age: row 1: ")
    assert results.words("outcome")[1] is None
    assert results.words("outcome")[0] is Outcome.REVIEW
    with pytest.raises(ValueError, match="victim_age"):
        results.row(1)


# ---- Handles ----

USES: list[Callable[[Any], object]] = [
    lambda a: a.set_answer("ISOLATED", "YES"),
    lambda a: a.set_detail("ISOLATED", True),
    lambda a: a.set_circumstances(dash.Circumstances()),
    lambda a: a.record_grade("DASH:HIGH", assessor=1, at=NOW, mode="PHONE", rationale="x"),
    lambda a: a.record_review("CRU", "AGREED", "DASH:HIGH", reviewer=2, reason="x"),
    lambda a: a.record_entry(entrant=3),
    lambda a: a.record_link("UNRESOLVED", assessment=9),
    lambda a: a.records,
    lambda a: a.links,
    lambda a: a.grade,
    lambda a: a.view(),
    lambda a: a.validate(),
    lambda a: a.__enter__(),
]


@pytest.mark.parametrize("use", USES)
def test_closed_assessment(use: Callable[[Any], object]) -> None:
    made = graded()
    made.close()
    made.close()
    assert made.closed
    assert repr(made) == "Assessment(closed)"
    with pytest.raises(ValueError, match="the Assessment is closed"):
        use(made)


LOG_USES: list[Callable[[Any], object]] = [
    lambda log: log.add("TELL_DUTY_INSPECTOR", at=DAY, person=1),
    lambda log: log.records,
    lambda log: log.due("TELL_DUTY_INSPECTOR"),
    len,
]


@pytest.mark.parametrize("use", LOG_USES)
def test_closed_log(use: Callable[[Any], object]) -> None:
    with dait.Log() as log:
        pass
    with pytest.raises(ValueError, match="the Log is closed"):
        use(log)


@pytest.mark.parametrize("make", [graded, dait.Log])
@pytest.mark.parametrize("take", [pickle.dumps, copy.copy, copy.deepcopy])
def test_handles_are_not_copied(make: Callable[[], Any], take: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="cannot be copied or pickled"):
        take(make())


def test_a_handle_that_was_not_made_is_closed() -> None:
    made = dash.Assessment.__new__(dash.Assessment)
    with pytest.raises(ValueError, match="closed"):
        made.records  # noqa: B018


def test_what_was_read_outlives_the_handle() -> None:
    with graded() as made:
        records, view = made.records, made.view()
    del made
    assert records[0].text == "why"
    assert view.records == records


def test_eight_threads_share_a_handle() -> None:
    """Waits for a call that works on what another has freed, or loses a record."""
    log = dait.Log()
    refused = []

    def work(person: int) -> None:
        for _ in range(300):
            try:
                log.add("TELL_DUTY_INSPECTOR", at=NOW, person=person)
                log.due("TELL_DUTY_INSPECTOR")
                len(log)
            except ValueError as error:
                refused.append(str(error))
                return

    threads = [threading.Thread(target=work, args=(i + 1,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(log) == 2400
    assert refused == []

    threads = [threading.Thread(target=work, args=(i + 1,)) for i in range(8)]
    for thread in threads:
        thread.start()
    log.close()
    for thread in threads:
        thread.join()
    assert all("closed" in message for message in refused)


def test_a_policy_is_let_go_while_others_use_it() -> None:
    """The columns are classified without the lock of the interpreter."""
    columns = {
        "relationship": np.full(200_000, 15, np.uint8),
        "victim_age": np.full(200_000, 30, np.uint8),
        "perpetrator_age": np.full(200_000, 30, np.uint8),
        "behaviours": np.full(200_000, 1, np.uint32),
    }
    found: list[set[int]] = []

    def work() -> None:
        policy = DefinitionPolicy(cells={("DAA_2021", "ONE_NIGHT_STAND"): "DEFINITION:REVIEW"})
        for _ in range(5):
            results = darisk.classify(columns, definition="DAA_2021", policy=policy)
            found.append(set(results["outcome"]))
            policy = copy.copy(policy)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [{Outcome.REVIEW.value}] * 40


def test_what_is_lent_is_freed() -> None:
    """Waits for circumstances that a view takes over and never frees."""
    c = darisk._native.c
    view, around = c.dash_view(), c.dash_circumstances()
    view.lend_circumstances(around)
    assert around.thisown
    with pytest.raises(AttributeError):
        view.circumstances = around


@pytest.mark.skipif(
    "libasan" in os.environ.get("LD_PRELOAD", ""),
    reason="the sanitizer keeps what is freed, to see it used",
)
def test_handles_are_freed() -> None:
    """Waits for a handle that stays: memory does not grow with their number."""
    import resource

    def use(times: int) -> int:
        for _ in range(times):
            with graded() as made:
                made.validate()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    use(200)
    before = use(1)
    after = use(1000)
    assert after - before < 4000, "kilobytes"

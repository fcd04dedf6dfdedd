# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Whatever is done to the records of a case, in whatever order, they hold what a model holds; those
of histories are in test_serial_order.py."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import Any

import pytest
from darisk import DariskError, Status, dait, dash
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

NOW = dt.datetime(2024, 3, 1, 9, 0)
ASKED = dash.instruments["ric-24"].items

items = st.sampled_from(ASKED)
answers = st.sampled_from(dash.Answer)
grades = st.sampled_from(dash.Grade)
people = st.integers(1, 3)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=9)


class Assessments(RuleBasedStateMachine):
    """Assessments, each with its answers, records, assessor and grade."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        self.all: list[dict[str, Any]] = []

    @initialize(target=made)
    def first(self) -> dict[str, Any]:
        self.all.append(
            {"held": dash.Assessment("ric-24"), "answers": {}, "records": [], "assessor": 0}
        )
        return self.all[-1]

    @precondition(lambda self: len(self.all) == 1)
    @rule(target=made)
    def another(self) -> dict[str, Any]:
        return self.first()

    def refused(self, one: dict[str, Any], call: Any, *statuses: Status) -> bool:
        """Whether the handle is closed, or the call is one that must be refused."""
        if one["held"].closed:
            with pytest.raises(ValueError, match="the Assessment is closed"):
                call()
            return True
        if not statuses:
            return False
        with pytest.raises(DariskError) as caught:
            call()
        assert caught.value.status in statuses
        return True

    @rule(one=made, item=items, answer=answers)
    def answer(self, one: dict[str, Any], item: dash.Item, answer: dash.Answer) -> None:
        def call() -> None:
            one["held"].set_answer(item, answer)

        if not self.refused(one, call, *([Status.ERROR_DASH_FROZEN] if one["assessor"] else [])):
            call()
            one["answers"][item] = answer

    @rule(one=made, grade=grades, assessor=people, text=texts)
    def judge(self, one: dict[str, Any], grade: dash.Grade, assessor: int, text: str) -> None:
        def call() -> None:
            one["held"].record_grade(grade, assessor=assessor, at=NOW, mode="PHONE", rationale=text)

        wrong = []
        if one["assessor"]:
            wrong = [Status.ERROR_DASH_ALREADY_GRADED]
        elif set(one["answers"].values()) <= {dash.Answer.BLANK}:
            wrong = [Status.ERROR_DASH_NO_ANSWERS]
        if not self.refused(one, call, *wrong):
            call()
            one["assessor"] = assessor
            one["records"].append((grade, assessor, text))

    @rule(one=made, reviewer=people, text=texts)
    def review(self, one: dict[str, Any], reviewer: int, text: str) -> None:
        grade = one["records"][-1][0] if one["records"] else dash.Grade.HIGH

        def call() -> None:
            one["held"].record_review("CRU", "AGREED", grade, reviewer=reviewer, reason=text)

        wrong = []
        if not one["assessor"]:
            wrong = [Status.ERROR_DASH_NOT_GRADED]
        elif reviewer == one["assessor"]:
            wrong = [Status.ERROR_DASH_REVIEWER_IS_ASSESSOR]
        if not self.refused(one, call, *wrong):
            call()
            one["records"].append((grade, reviewer, text))

    @rule(one=made)
    def copied(self, one: dict[str, Any]) -> None:
        for take in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError, match="cannot be copied or pickled"):
                take(one["held"])

    @rule(one=made, sure=st.integers(0, 4))
    def close(self, one: dict[str, Any], sure: int) -> None:
        if sure == 0:
            one["held"].close()
            assert one["held"].closed

    @invariant()
    def read(self) -> None:
        for one in self.all:
            held: dash.Assessment = one["held"]
            if self.refused(one, held.view):
                continue
            view = held.view()
            answers = {item: answer for item, answer in view.answers.items() if answer.value}
            assert answers == {item: one["answers"][item] for item in answers}
            assert len(answers) == sum(answer.value > 0 for answer in one["answers"].values())
            assert [(each.grade, each.person, each.text) for each in held.records] == one["records"]
            assert held.grade is (one["records"][-1][0] if one["records"] else None)
            assert pickle.loads(pickle.dumps(view)) == view
            assert held.validate() == dash.validate(view)


class Logs(RuleBasedStateMachine):
    """The record of who was told; a refused call adds nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.held = dait.Log()
        self.told: list[dait.Told] = []

    @rule(what=st.sampled_from(dait.Notification), person=st.integers(0, 2**64), day=st.booleans())
    def add(self, what: dait.Notification, person: int, day: bool) -> None:
        at = NOW.date() if day else NOW
        if self.held.closed or not 1 <= person < 2**64:
            with pytest.raises(ValueError, match=r"closed|person"):
                self.held.add(what, at=at, person=person)
            return
        self.held.add(what, at=at, person=person)
        self.told.append(dait.Told(what, at, person))

    @rule(asked=st.lists(st.sampled_from(dait.Notification)))
    def due(self, asked: list[dait.Notification]) -> None:
        if self.held.closed:
            return
        told = {one.notification for one in self.told}
        assert set(self.held.due(asked)) == set(asked) - told

    @rule(sure=st.integers(0, 9))
    def close(self, sure: int) -> None:
        if sure == 0:
            self.held.close()

    @invariant()
    def records(self) -> None:
        if self.held.closed:
            with pytest.raises(ValueError, match="the Log is closed"):
                len(self.held)
            return
        assert self.held.records == tuple(self.told)
        assert len(self.held) == len(self.told)


TestAssessments = Assessments.TestCase
TestLogs = Logs.TestCase
TestAssessments.settings = settings(max_examples=40, stateful_step_count=25)
TestLogs.settings = TestAssessments.settings

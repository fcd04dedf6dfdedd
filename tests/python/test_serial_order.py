# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Cohorts whatever the calls and their order: what is asked comes out the same."""

from __future__ import annotations

import pickle
import random
from typing import Any

import pytest
from darisk import DariskError, Status, serial
from histories import (
    DAY,
    POLICY,
    TABLE,
    Event,
    answers,
    columns_of,
    event,
    events,
    named,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)


class Model:
    """What is counted, in plain Python: rows, who is listed, and incidents in the look-back."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.parents: dict[int, int] = {}

    def person(self, reference: int) -> int:
        while reference in self.parents:
            reference = self.parents[reference]
        return reference

    def counted(self) -> dict[int, set[int]]:
        """The incidents of everybody listed."""
        found: dict[int, set[int]] = {}
        for one in self.events:
            if one["role"] == "other" or not one["is_da"] or not one["perpetrator_id"]:
                continue
            who, victim = self.person(one["perpetrator_id"]), one["victim_id"]
            incidents = found.setdefault(who, set())
            usual = one["status"] == "open" and (not victim or self.person(victim) != who)
            if usual and one["date_from"] is not None and one["date_from"] <= DAY:
                incidents.add(one["incident_id"])
        return found


class Cohorts(RuleBasedStateMachine):
    """Whatever is done to cohorts, in whatever order, they count as the model does."""

    cohorts = Bundle("cohorts")
    texts = False

    def __init__(self) -> None:
        super().__init__()
        self.models: dict[int, Model] = {}
        self.held: list[serial.Cohort] = []

    def keep(self, cohort: serial.Cohort, model: Model) -> int:
        self.held.append(cohort)
        self.models[len(self.held) - 1] = model
        return len(self.held) - 1

    def name(self, number: int) -> Any:
        return f"p{number}" if self.texts else number

    def given(self, events: list[Event]) -> dict[str, list[Any]]:
        return columns_of(named(events) if self.texts else events)

    @initialize(target=cohorts)
    def first(self) -> int:
        return self.keep(serial.Cohort(TABLE), Model())

    @rule(target=cohorts)
    def another(self) -> int:
        return self.keep(serial.Cohort(TABLE, threads=2), Model())

    @rule(at=cohorts, events=events)
    def add(self, at: int, events: list[Event]) -> None:
        if self.held[at].closed:
            with pytest.raises(ValueError, match="closed"):
                self.held[at].add(self.given(events))
            return
        self.held[at].add(self.given(events))
        self.models[at].events += events

    @rule(at=cohorts, events=events, bad=event)
    def add_refused(self, at: int, events: list[Event], bad: Event) -> None:
        if self.held[at].closed:
            return
        columns = self.given([*events, bad])
        columns["incident_id"][-1] = None
        with pytest.raises(DariskError, match=f"incident_id: row {len(events)}: ") as caught:
            self.held[at].add(columns)
        assert caught.value.status is Status.ERROR_EVENT_INCIDENT

    @rule(at=cohorts, child=st.integers(1, 9), parent=st.integers(1, 9))
    def alias(self, at: int, child: int, parent: int) -> None:
        if self.held[at].closed:
            return
        model = self.models[at]
        other = child != parent and model.parents.get(child, parent) != parent
        circle = child != parent and model.person(parent) == child
        try:
            self.held[at].alias({self.name(child): self.name(parent)})
        except DariskError as error:
            assert error.status in (Status.ERROR_COHORT_ALIAS, Status.ERROR_COHORT_CYCLE)
            assert other or circle
        else:
            assert not other
            assert not circle
            if child != parent:
                model.parents[child] = parent

    @rule(into=cohorts, other=cohorts)
    def merge(self, into: int, other: int) -> None:
        if self.held[into].closed or self.held[other].closed:
            return
        a, b = self.models[into], self.models[other]
        joined = {**b.parents, **a.parents}
        fits = all(b.parents[one] == joined[one] for one in b.parents) and not circular(joined)
        try:
            self.held[into].merge(self.held[other])
        except DariskError as error:
            assert error.status in (Status.ERROR_COHORT_ALIAS, Status.ERROR_COHORT_CYCLE)
            assert not fits
            return
        assert fits
        if into != other:
            a.events = a.events + b.events
            a.parents = joined

    @rule(target=cohorts, at=cohorts)
    def load(self, at: int) -> int:
        model = Model()
        if self.held[at].closed:
            return self.keep(serial.Cohort(TABLE), model)
        saved = self.held[at].save()
        model.events, model.parents = list(self.models[at].events), dict(self.models[at].parents)
        return self.keep(serial.Cohort.load(saved, TABLE), model)

    @rule(target=cohorts, at=cohorts)
    def pickled(self, at: int) -> int:
        model = Model()
        if self.held[at].closed:
            return self.keep(serial.Cohort(TABLE), model)
        model.events, model.parents = list(self.models[at].events), dict(self.models[at].parents)
        return self.keep(pickle.loads(pickle.dumps(self.held[at])), model)

    @precondition(lambda self: len(self.held) > 2)
    @rule(at=cohorts)
    def close(self, at: int) -> None:
        self.held[at].close()

    @rule(at=cohorts)
    def rank(self, at: int) -> None:
        if self.held[at].closed:
            with pytest.raises(ValueError, match="closed"):
                self.held[at].rank(POLICY, DAY)
            return
        counted = self.models[at].counted()
        ranking = self.held[at].rank(POLICY, DAY)
        found = {one.person_id: one for one in ranking.top(len(ranking))}
        assert {who: one.incidents for who, one in found.items()} == {
            self.name(who): len(incidents) for who, incidents in counted.items()
        }
        assert ranking.summary.listed == len(ranking) == len(counted)
        totals = [one.total for one in found.values() if one.scored]
        assert totals == sorted(totals, reverse=True)
        for who, one in found.items():
            assert ranking.person(who) == one
            assert ranking.explain(who).total == (one.total or 0)

    @invariant()
    def rows(self) -> None:
        for cohort, model in zip(self.held, self.models.values()):
            if not cohort.closed:
                assert len(cohort) == len(model.events)


def circular(parents: dict[int, int]) -> bool:
    for start in parents:
        seen, at = {start}, parents[start]
        while at in parents and at not in seen:
            seen.add(at)
            at = parents[at]
        if at in seen:
            return True
    return False


class CohortsOfTexts(Cohorts):
    """The same with texts."""

    texts = True


TestCohorts = Cohorts.TestCase

TestCohortsOfTexts = CohortsOfTexts.TestCase

TestCohorts.settings = settings(max_examples=25, stateful_step_count=20)

TestCohortsOfTexts.settings = TestCohorts.settings


@settings(max_examples=40)
@given(events=events, seed=st.integers(0, 9), texts=st.booleans())
def test_order_and_pieces_mean_nothing(events: list[Event], seed: int, texts: bool) -> None:
    """Waits for a reference whose number depends on what came before it."""
    events = named(events) if texts else events
    whole = serial.Cohort(TABLE)
    whole.add(columns_of(events))
    mixed = random.Random(seed).sample(events, len(events))
    parts = [serial.Cohort(TABLE) for _ in range(3)]
    for i, one in enumerate(mixed):
        parts[i % 3].add(columns_of([one]))
    merged = serial.Cohort(TABLE)
    for part in parts:
        merged.merge(pickle.loads(pickle.dumps(part)))
    assert answers(merged) == answers(whole)
    assert (merged.rank(POLICY, DAY).to_columns()["total"].tolist()) == [
        serial._person.NO_POINTS if one.total is None else one.total for one in answers(whole)[1]
    ]

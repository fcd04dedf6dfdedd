# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Values: frozen, equal where they say the same, pickled, and shown well."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import pickle
from html.parser import HTMLParser
from typing import Any

import darisk
import pytest
from darisk import Facts, Stated, audit, dait, dash, marac, response

NOW = dt.datetime(2024, 3, 1, 9, 0)


def view() -> dash.View:
    with dash.Assessment("dash-2009") as made:
        made.set_answer("STALKING", "YES")
        made.set_detail("STALKING", True)
        made.set_circumstances(dash.Circumstances(victim_age=(15, 17), flagged=[], victim=4))
        made.record_grade("DASH:HIGH", assessor=5, at=NOW, mode="PHONE", rationale="größer")
        made.record_link("UNRESOLVED", assessment=3)
        return made.view()


FACTS = Facts(relationships={"EX_SPOUSE", "CO_PARENT"}, behaviours="VERBAL", exposed=False)
RESULT = darisk.classify(FACTS, definition="DAA_2021")
CHECKS = dait.Checks({"EARLIER_ASSESSMENT": "FOUND"}, earlier_at=NOW, earlier_by=3)
CLOSED = {"closed": [True] * 9, "first_grade": ["DASH:HIGH"] * 9, "later_event": [True] * 9}
VALUES: list[Any] = [
    FACTS,
    RESULT,
    RESULT.explain(),
    RESULT.provision,
    darisk.definitions[0],
    darisk.relationships[0],
    darisk.DefinitionPolicy(cells={("DAA_2021", "DATE_MET"): "DEFINITION:QUALIFIES"}),
    CHECKS,
    dait.assess(CHECKS),
    dait.brief(CHECKS),
    dait.Policy({"HISTORY_PAIR": dait.Rule(Stated.NO, dait.Telling.CREW, dait.Telling.CREW)}),
    dait.checks[0],
    view(),
    dash.validate(view())[0],
    dash.tally({"STALKING": "YES"}, "ric-24", high_risk="STALKING"),
    response.Request(danger=True, authorisation=response.Authorisation(role="SUPERVISOR")),
    response.decide(response.Request()),
    response.Targets(priority=60),
    marac.EscalationPolicy.preset("KINGSTON"),
    audit.count(CLOSED, "LATER_EVENT"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
class TestValue:
    def test_pickled_and_copied(self, value: Any) -> None:
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert again == value
            assert type(again) is type(value)

    def test_frozen(self, value: Any) -> None:
        name = dataclasses.fields(value)[0].name
        with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
            setattr(value, name, None)

    def test_shown(self, value: Any) -> None:
        assert repr(value).startswith(f"{type(value).__name__}(")
        assert "0x" not in repr(value)
        assert "Swig" not in repr(value)

    def test_shown_in_a_notebook(self, value: Any) -> None:
        check_html(value._repr_html_())


class Balanced(HTMLParser):
    """Waits for a tag that is left open, or text that was not escaped."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check_html(text: str) -> None:
    parser = Balanced()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    assert parser.seen <= {"table", "thead", "tbody", "tr", "td", "th"}
    assert "td" in parser.seen


TABLES = [
    darisk.behaviours,
    darisk.circumstances,
    darisk.codes("NIBRS"),
    darisk.codes("PTPR"),
    darisk.codes("SHR"),
    darisk.definitions,
    darisk.findings,
    darisk.provisions,
    darisk.relationships,
    darisk.settable_cells,
    dait.checks,
    dait.markers,
    dait.notifications,
    dait.outcomes,
    dait.provisions,
    dash.findings,
    dash.instruments,
    dash.items,
    dash.masks,
    dash.provisions,
    dash.subsets,
    dash.triggers,
    marac.criteria,
    response.duties,
    response.findings,
    response.provisions,
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
def test_table(table: darisk.Table[Any]) -> None:
    assert len(table) == len(list(table)) == len(table.keys()) > 0
    assert table[0] is next(iter(table))
    for record in table:
        assert table[record.key] is record
        assert record.key in table
        assert record in table
    assert table.get("no such key") is None
    assert len(repr(table).splitlines()) == len(table) + 2
    check_html(table._repr_html_())


def test_a_table_knows_words_from_keys() -> None:
    """REPEAT_VICTIM and the like are words of one vocabulary only."""
    assert dait.checks[dait.Check.HISTORY_PAIR].key == "HISTORY_PAIR"
    assert dait.Marker.HISTORY_ADDRESS not in dait.checks
    assert dait.Check.HISTORY_ADDRESS in dait.checks


def test_text_is_escaped() -> None:
    shown = dash.Record(dash.RecordKind.REVIEW, text="<b>&</b>")
    check_html(shown._repr_html_())
    assert "&lt;b&gt;&amp;" in shown._repr_html_()


def test_circumstances_come_back() -> None:
    """Waits for a fact that gets lost on the way into the library and out."""
    given: dict[str, Any] = {
        "assessment": 1,
        "replaces": 2,
        "victim": 3,
        "perpetrator": 4,
        "linked_victim": 5,
        "linked_perpetrator": 6,
        "state": "REFUSED",
        "not_completed": "OTHER",
        "incident": NOW,
        "victim_age": (15, 17),
        "flagged": ["STALKING", "ISOLATED"],
    }
    names = [field.name for field in dataclasses.fields(dash.Circumstances)]
    for i, name in enumerate(name for name in names if name not in given):
        given[name] = i % 2 == 0
    circumstances = dash.Circumstances(**given)
    with dash.Assessment("dash-2009") as made:
        made.set_circumstances(circumstances)
        assert made.view().circumstances == circumstances
    assert len(names) == len(given)


def test_a_changed_fact() -> None:
    assert dataclasses.replace(FACTS, victim_age=40).victim_age == (40, 40)
    assert dataclasses.replace(FACTS, victim_age=40).exposed is Stated.NO


def test_unknown_has_no_truth() -> None:
    """Waits for `if fact` that reads unknown as no."""
    for word in Stated:
        with pytest.raises(TypeError, match="never no"):
            bool(word)


def test_what_explains_must_be_a_result() -> None:
    forged = dataclasses.replace(RESULT, outcome=darisk.Outcome.EXCLUDED)
    with pytest.raises(darisk.DariskError) as caught:
        darisk.explain(forged)
    assert caught.value.status is darisk.Status.ERROR_OUTCOME


def test_share_hidden() -> None:
    table = audit.count(CLOSED, "LATER_EVENT", least_shown=20)
    assert None in {cell for line in table.cells for cell in line}
    assert "hidden" in str(table)
    assert audit.Share(1, 3, False).percent == 33
    assert audit.Share(0, 0, True).percent is None


def test_error_pickles() -> None:
    error = darisk.DariskError(darisk.Status.ERROR_TEXT, "tie: no key")
    again = pickle.loads(pickle.dumps(error))
    assert (again.status, str(again)) == (error.status, str(error))
    assert darisk.DariskError(9999).status is None

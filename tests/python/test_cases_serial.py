# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The golden cases of serial perpetrators: persons, lists, totals, victims, pairs, refusals."""

from __future__ import annotations

import collections
import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import cases
import pytest
from darisk import DariskError, Status, serial

DAY = dt.date(2014, 5, 31)

EVENTS = (
    "incident_id",
    "perpetrator_id",
    "victim_id",
    "role",
    "date_from",
    "date_to",
    "status",
    "is_da",
    "offence_codes",
    "connection_group",
    "grade",
)


def by_case(name: str) -> dict[str, list[cases.Row]]:
    found: dict[str, list[cases.Row]] = collections.defaultdict(list)
    for row in cases.rows(f"serial/{name}"):
        found[row["case"]].append(row)
    return found


TABLES = {
    name: by_case(name)
    for name in (
        "aliases",
        "cases",
        "events",
        "facts",
        "listed",
        "pairs",
        "persons",
        "referrals",
        "reviews",
        "totals",
        "victims",
    )
}


def gravity(edition: str) -> serial.Gravity:
    rows = [
        (row["code"], row["weight"])
        for row in cases.rows("serial/gravity")
        if row["edition"] == edition
    ]
    return serial.Gravity(edition, "made up", rows)


GRAVITIES = {name: gravity(name) for name in {r["edition"] for r in cases.rows("serial/gravity")}}


def policy(text: str, edition: str | None = None) -> serial.Policy:
    if text.startswith("preset:"):
        return serial.Policy.preset(text.removeprefix("preset:"), gravity_edition=edition)
    return serial.Policy.from_text("\n".join(text.split(" / ")) + "\n")


# How a case's references are given: as its numbers, or as texts of any kind.
Name = Callable[[str], Any]


def whole(text: str) -> int | None:
    return int(text) if text else None


def text_of(text: str) -> str | None:
    return f"ref {text}" if text not in ("", "0") else None


def day_of(text: str) -> dt.date | int | None:
    """A day, or a number of days since 1970 for what is none."""
    if text.lstrip("-").isdigit():
        return int(text)
    return cases.date(text)


def columns_of(rows: list[cases.Row], name: Name = whole) -> dict[str, list[Any]]:
    """Events; a row for each code."""
    spread = [
        {**row, "offence": code}
        for row in rows
        for code in [one for one in row["offence_codes"].split(";") if one] or [""]
    ]

    def cells(column: str, read: Callable[[str], Any]) -> list[Any]:
        return [read(row[column]) for row in spread]

    def word(text: str) -> Any:
        return int(text) if text.isdigit() else text

    found = {one: cells(one, name) for one in ("incident_id", "perpetrator_id", "victim_id")}
    found |= {one: cells(one, word) for one in ("role", "status")}
    found |= {one: cells(one, day_of) for one in ("date_from", "date_to")}
    found |= {"is_da": cells("is_da", int), "offence": cells("offence", str)}
    found |= {"connection_group": cells("connection_group", name)}
    return found | {"grade": cells("grade", lambda cell: int(cell or 0))}


def people_of(rows: list[cases.Row], name: Name = whole) -> dict[str, list[Any]]:
    """Facts, referrals or reviews."""
    columns: dict[str, list[Any]] = {}
    for column in rows[0].keys() - {"case"}:
        read = name if column.endswith("_id") else day_of if column == "date" else int
        columns[column] = [read(row[column]) for row in rows]
    return columns


class World:
    """One case, filled in."""

    def __init__(self, key: str, name: Name = whole) -> None:
        (self.row,) = TABLES["cases"][key]
        self.key = key
        self.name = name
        self.gravity = GRAVITIES[self.row["gravity"]]
        self.policy = policy(self.row["policy"], self.row["gravity"])
        self.as_of = cases.date(self.row["as_of"])
        self.cohort = serial.Cohort(self.gravity)
        events = TABLES["events"][key]
        if events:
            self.cohort.add(columns_of(events, name))
        for row in TABLES["aliases"][key]:
            self.cohort.alias([(name(row["child"]), name(row["parent"]))])

    def people(self, table: str) -> dict[str, list[Any]] | None:
        rows = TABLES[table][self.key]
        return people_of(rows, self.name) if rows else None

    def rank(self) -> serial.Ranking:
        return self.cohort.rank(self.policy, self.as_of, self.people("facts"))

    def answers(self) -> bool:
        """Whether it can be ranked; a case that cannot is in refused.csv."""
        return self.key not in REFUSED_SCORES


REFUSED = cases.rows("serial/refused")
REFUSED_SCORES = {
    row["case"] for row in REFUSED if row["what"] == "score" and row["why"] != "accepted"
}


def written(value: object) -> str:
    """A value as the tables have it."""
    if value is None or value is serial.Result.NOT_STATED:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    return str(value)


def cell(person: serial.Person, column: str) -> str:
    if column == "advice":
        return "CONSIDER_PROGRAMME" if person.advice else ""
    if hasattr(person, column):
        return written(getattr(person, column))
    name, _, part = column.rpartition("_")
    (found,) = (one for one in person.tests if one.name == name)
    return written(getattr(found, part))


def check_ranking(world: World) -> None:
    ranking = world.rank()
    for row in TABLES["persons"][world.key]:
        person = ranking.person(world.name(row["person_id"]))
        is_id = row["column"] == "person_id"
        value = written(world.name(row["value"])) if is_id else row["value"]
        assert cell(person, row["column"]) == value, (row["person_id"], row["column"])
    everybody = [person.person_id for person in ranking.top(len(ranking))]
    listed = [world.name(row["person_id"]) for row in TABLES["listed"][world.key]]
    if listed and world.name is whole:
        assert everybody == listed
    elif listed:  # equals may be in another order
        assert sorted(everybody) == sorted(listed)
    names = {"rows": "rows", "listed": "listed", "scored": "scored", "selected": "selected"}
    for row in TABLES["totals"][world.key]:
        column = names.get(row["column"], f"rows_{row['column']}")
        assert getattr(ranking.summary, column) == int(row["value"]), column


def check_lists(world: World) -> None:
    victims = world.cohort.quiet_victims(world.as_of, world.people("reviews"))
    quiet = {one.victim_id: one for one in victims}
    for row in TABLES["victims"][world.key]:
        found = quiet.get(world.name(row["victim_id"]))
        assert (found is not None) == (row["listed"] == "1")
        for column in row.keys() - {"case", "victim_id", "listed"} if found else ():
            assert written(getattr(found, column)) == row[column], column
    pairs = world.cohort.pairs(world.as_of, world.people("referrals"))
    by_both = {(one.person_id, one.victim_id): one for one in pairs}
    for row in TABLES["pairs"][world.key]:
        found_pair = by_both[world.name(row["perpetrator"]), world.name(row["victim"])]
        name = row["column"].removeprefix("marac-").replace("-", "_")
        assert written(getattr(found_pair, name)) == row["value"], row["column"]


@pytest.mark.parametrize("key", TABLES["cases"])
def test_case(key: str) -> None:
    world = World(key)
    if world.answers():
        check_ranking(world)
    check_lists(world)


# Which incident of a day counts goes by its reference, and texts are in another order.
BY_REFERENCE = ("R7.pair_per_day", "R7.pair_per_day_chain")


@pytest.mark.parametrize("key", [key for key in TABLES["cases"] if key not in BY_REFERENCE])
def test_case_of_texts(key: str) -> None:
    """The same people by texts: waits for a reference that is not restored, or is another's."""
    world = World(key, text_of)
    if world.answers():
        check_ranking(world)
    check_lists(world)


@pytest.mark.parametrize("key", [key for key in TABLES["cases"] if key not in REFUSED_SCORES])
def test_case_explained(key: str) -> None:
    """The contributions to everybody's score sum up to it."""
    world = World(key, text_of)
    ranking = world.rank()
    for person in ranking.top(5):
        explanation = ranking.explain(person.person_id)
        assert explanation.total == (person.total or 0)
        assert explanation.contributions[-1].kind is serial.ContributionKind.LIMITS
        flags = {
            one.about for one in explanation.contributions if isinstance(one.about, serial.Flag)
        }
        assert flags == set(person.flags)


def plain(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Rows that belong to no case."""
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ["incident_id"])}
    columns |= {"role": ["suspect"] * len(rows), "status": ["open"] * len(rows)}
    return columns | {"is_da": [True] * len(rows)}


@pytest.mark.parametrize("row", cases.rows("serial/windows"))
def test_window(row: cases.Row) -> None:
    rules = policy(f"policy t / look_back {row['n']} {row['unit']}")
    start, as_of = cases.date(row["start"]), cases.date(row["as_of"])
    assert start is not None
    events = [
        {"incident_id": 1, "perpetrator_id": 1, "date_from": start},
        {"incident_id": 2, "perpetrator_id": 2, "date_from": start + dt.timedelta(1)},
    ]
    ranking = serial.score(plain(events), rules, as_of)
    assert ranking.summary.look_back_start == start
    assert [ranking.person(i).incidents for i in (1, 2)] == [0, 1]


@pytest.mark.parametrize("row", cases.rows("serial/halflife"))
def test_half_life(row: cases.Row) -> None:
    table = GRAVITIES["EXAMPLE 1"]
    rules = policy(f"policy t / look_back unlimited / half_life {row['half_life']}")
    day = DAY - dt.timedelta(int(row["days"]))
    events = [{"incident_id": 1, "perpetrator_id": 1, "date_from": day, "offence": "POW31"}]
    found = serial.score(plain(events), rules, DAY, gravity=table).person(1)
    assert found.gravity == int(row["weight"])


@pytest.mark.parametrize("row", cases.rows("serial/shares"))
def test_share(row: cases.Row) -> None:
    rules = policy(
        "policy t / look_back unlimited / score quantiles 4096 / "
        f"cohort top_bp {row['basis_points']}"
    )
    numbers = range(1, int(row["scored"]) + 1)
    events = [
        {"incident_id": i, "perpetrator_id": i, "date_from": DAY - dt.timedelta(i)} for i in numbers
    ]
    summary = serial.score(plain(events), rules, DAY).summary
    assert (summary.scored, summary.selected) == (int(row["scored"]), int(row["first"]))


def test_quantiles() -> None:
    for key, rows in by_case("quantiles").items():
        persons, expected, events = itertools.count(1), {}, []
        for row in rows:
            for who in itertools.islice(persons, int(row["persons"])):
                expected[who] = int(row["score"])
                events += [
                    {"incident_id": who * 100 + n, "perpetrator_id": who, "date_from": DAY}
                    for n in range(int(row["value"]))
                ]
        rules = policy(f"policy t / score quantiles {rows[0]['quantiles']}")
        columns = serial.score(plain(events), rules, DAY).to_columns(
            ["person_id", "points_frequency"], "row"
        )
        found = zip(columns["person_id"].tolist(), columns["points_frequency"].tolist())
        assert dict(found) == expected, key


# What a reason is as a status; None where the argument is refused before the library is asked.
REASONS: dict[tuple[str, str], Status | None] = {
    ("policy", "line"): Status.ERROR_SERIAL_POLICY_LINE,
    ("policy", "number"): Status.ERROR_SERIAL_POLICY_VALUE,
    ("policy", "range"): Status.ERROR_SERIAL_POLICY_VALUE,
    ("policy", "word"): Status.ERROR_SERIAL_POLICY_VALUE,
    ("policy", "name"): Status.ERROR_SERIAL_POLICY_VALUE,
    ("policy", "band_order"): Status.ERROR_SERIAL_POLICY_BANDS,
    ("policy", "band_points"): Status.ERROR_SERIAL_POLICY_BANDS,
    ("policy", "overflow"): Status.ERROR_SERIAL_POLICY_OVERFLOW,
    ("policy", "needs_score"): Status.ERROR_SERIAL_POLICY_COHORT,
    ("preset", "preset"): Status.ERROR_SERIAL_PRESET,
    ("preset", "edition"): Status.ERROR_GRAVITY_EDITION,
    ("gravity", "duplicate_weight"): Status.ERROR_GRAVITY_DUPLICATE,
    ("gravity", "weight"): Status.ERROR_GRAVITY_WEIGHT,
    ("gravity", "spreadsheet_date"): Status.ERROR_GRAVITY_CODE,
    ("alias", "two_parents"): Status.ERROR_COHORT_ALIAS,
    ("alias", "id"): Status.ERROR_COHORT_ALIAS,
    ("alias", "cycle"): Status.ERROR_COHORT_CYCLE,
    ("events", "incident"): Status.ERROR_EVENT_INCIDENT,
    ("events", "role"): Status.ERROR_EVENT_ROLE,
    ("events", "status"): Status.ERROR_EVENT_STATUS,
    ("events", "is_da"): Status.ERROR_EVENT_DA,
    ("events", "date"): Status.ERROR_EVENT_DATE,
    ("events", "no_such_day"): None,
    ("events", "date_text"): None,
    ("events", "offence"): Status.ERROR_GRAVITY_CODE,
    ("facts", "id"): Status.ERROR_RANKING_PERSON,
    ("referrals", "id"): Status.ERROR_RANKING_PERSON,
    ("referrals", "date"): Status.ERROR_DATE,
    ("reviews", "id"): Status.ERROR_RANKING_PERSON,
    ("reviews", "date"): Status.ERROR_DATE,
    ("as_of", "date"): None,
    ("score", "overflow"): Status.ERROR_RANKING_SUM,
    ("score", "edition"): Status.ERROR_GRAVITY_EDITION,
}


def rows_of(text: str, columns: tuple[str, ...]) -> list[cases.Row]:
    return [dict(zip(columns, text.split(","), strict=True))]


def attempt(cohort: serial.Cohort, key: str, what: str, text: str) -> None:
    rules = policy("policy t")
    if what == "policy":
        policy(text)
    elif what == "preset":
        serial.Policy.preset(text)
    elif what == "gravity":
        rows = [(code, weight) for code, _, weight in (r.partition("=") for r in text.split(";"))]
        serial.Gravity("EXAMPLE 1", "made up", rows)
    elif what == "alias":
        pairs = (line.partition(">") for line in text.split(";"))
        cohort.alias([(int(child), int(parent)) for child, _, parent in pairs])
    elif what == "events":
        cohort.add(columns_of(rows_of(text, EVENTS)))
    elif what == "facts":
        facts = rows_of(text, ("person_id", "on_programme", "unsuitable"))
        cohort.rank(rules, DAY, people_of(facts))
    elif what == "referrals":
        rows = rows_of(text, ("perpetrator_id", "victim_id", "date"))
        cohort.pairs(DAY, people_of(rows))
    elif what == "reviews":
        cohort.quiet_victims(DAY, people_of(rows_of(text, ("victim_id", "date"))))
    elif what == "as_of":
        as_of = day_of(text)
        cohort.quiet_victims(as_of)  # type: ignore[arg-type]
        cohort.pairs(as_of)  # type: ignore[arg-type]
        cohort.rank(rules, as_of)  # type: ignore[arg-type]
    else:
        World(key).rank()


@pytest.mark.parametrize("row", [pytest.param(row, id=row["case"]) for row in REFUSED])
def test_refused(row: cases.Row) -> None:
    cohort = serial.Cohort(GRAVITIES["EXAMPLE 1"])
    cohort.add(plain([{"incident_id": 100, "perpetrator_id": 100, "date_from": DAY}]))
    if row["why"] == "accepted":
        attempt(cohort, row["case"], row["what"], row["text"])
    else:
        status = REASONS[row["what"], row["why"]]
        with pytest.raises((ValueError, TypeError)) as caught:
            attempt(cohort, row["case"], row["what"], row["text"])
        assert getattr(caught.value, "status", None) is status
        if status is Status.ERROR_RANKING_SUM and row["text"]:
            assert str(caught.value).startswith(f"person {row['text']}: ")
        assert isinstance(caught.value, DariskError) == (status is not None)
    found = cohort.rank(policy("policy t"), DAY).person(100)
    assert found.incidents == 1

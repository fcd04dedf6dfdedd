# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Explanations, saved cohorts, gravity tables and policies."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import itertools
import pickle
from pathlib import Path

import cases
import numpy as np
import pytest
from darisk import DariskError, Status, serial
from histories import (
    DAY,
    POLICY,
    SOMEBODY,
    TABLE,
    columns_of,
    named,
    plain,
)
from hypothesis import given, settings
from hypothesis import strategies as st


def test_explanation() -> None:
    events = named(
        [
            {
                "incident_id": i,
                "perpetrator_id": 7,
                "victim_id": i,
                "role": "suspect",
                "date_from": DAY - dt.timedelta(i),
                "status": "open",
                "is_da": True,
                "offence": "B",
            }
            for i in (1, 2)
        ]
    )
    ranking = serial.score(columns_of(events), POLICY, DAY, gravity=TABLE)
    found = ranking.explain("p7")
    by_kind = {one.kind: one for one in found.contributions}
    gravity = by_kind[serial.ContributionKind.GRAVITY]
    assert [(one.incident_id, one.gravity) for one in gravity.incidents] == [
        ("i2", 2500),
        ("i1", 2500),
    ]
    victims = by_kind[serial.ContributionKind.VICTIMS]
    assert {one.victim_id for one in victims.incidents} == {"p1", "p2"}
    assert by_kind[serial.ContributionKind.THRESHOLD].about == "often"
    assert "recency" in str(found)
    assert "<table>" in found._repr_html_()
    assert "i2" in found._repr_html_()


def test_columns_and_persons_agree() -> None:
    rng = np.random.default_rng(5)
    columns = plain(400, victim_id=rng.integers(0, 50, 400), offence=rng.integers(0, 4, 400))
    columns["perpetrator_id"] = rng.integers(0, 40, 400)
    columns["date_from"] = rng.integers(19_000, 20_000, 400).astype(np.int32)
    ranking = serial.score(columns, POLICY, DAY, gravity=TABLE)
    found = ranking.to_columns()
    assert found["person_id"].dtype == np.uint64
    everybody = ranking.top(10**9)
    for i, person in enumerate(everybody):
        assert found["person_id"][i] == person.person_id
        assert found["total"][i] == (-(2**63) if person.total is None else person.total)
        assert found["often_low"][i] == person.tests[0].low
        assert serial.Result(found["serial"][i].item()) is person.serial
    few = ranking.to_columns(["rank", "often_result"], first=3)
    assert list(few) == ["rank", "often_result"]
    assert few["rank"].tolist() == [person.rank for person in everybody[:3]]
    by_row = ranking.to_columns(["person_id"], "row")["person_id"]
    assert sorted(by_row.tolist()) == sorted(person.person_id for person in everybody)
    assert ranking.frame().keys() == found.keys()


def test_pairs_and_victims_as_columns() -> None:
    events = named(
        [
            {
                "incident_id": i,
                "perpetrator_id": 1 + i % 3,
                "victim_id": 4 + i % 2,
                "role": "suspect",
                "date_from": dt.date(2023, 6, 1),
                "status": "open",
                "is_da": True,
                "offence": "",
            }
            for i in range(1, 13)
        ]
    )
    cohort = serial.Cohort()
    cohort.add(columns_of(events))
    pairs = cohort.pairs(DAY, {"perpetrator_id": ["p1"], "victim_id": ["p4"], "date": [DAY]})
    assert [(one.person_id, one.victim_id) for one in pairs] == sorted(
        itertools.product(["p1", "p2", "p3"], ["p4", "p5"])
    )
    columns = pairs.to_columns()
    for i, one in enumerate(pairs):
        assert columns["person_id"][i] == one.person_id
        assert columns["incidents_low"][i] == one.incidents_low
    victims = cohort.quiet_victims(DAY, quiet_months=8)
    assert [one.victim_id for one in victims[:]] == ["p4", "p5"]
    assert victims.to_columns()["days_quiet"].tolist() == [victims[0].days_quiet] * 2
    assert "p4" in victims._repr_html_()
    assert cohort.quiet_victims(DAY, {"victim_id": ["p4"], "date": [DAY]})[0].victim_id == "p5"


def test_the_ends_of_references() -> None:
    last = 2**64 - 1
    columns = plain(1, perpetrator_id=[last], victim_id=[0])
    columns["incident_id"] = [last]
    cohort = serial.Cohort()
    cohort.add(columns)
    person = cohort.rank(POLICY, DAY).person(last)
    assert (person.person_id, person.no_victim) == (last, 1)
    cohort.alias({last: 1})
    assert cohort.person(last) == 1
    assert cohort.rank(POLICY, DAY).person(1).incidents == 1


def test_saved_numbers_are_those_of_the_library() -> None:
    cohort = serial.Cohort(TABLE)
    cohort.add(plain(4))
    saved = cohort.save()
    assert not saved.startswith(b"darisk cohort with texts")
    loaded = serial.Cohort.load(saved, TABLE)
    with pytest.raises(TypeError, match="people: expected numbers, as those of the cohort are"):
        loaded.add(SOMEBODY)
    empty = serial.Cohort.load(serial.Cohort(TABLE).save(), TABLE)
    empty.add({**SOMEBODY, "incident_id": ["I5"]})
    with pytest.raises(TypeError, match="people: expected texts"):
        empty.rank(POLICY, DAY).person(5)


@functools.cache
def saved_texts() -> bytes:
    cohort = serial.Cohort()
    cohort.add({**SOMEBODY, "victim_id": ["V1"], "connection_group": ["g"]})
    cohort.alias({"P0": "P1"})
    return cohort.save()


@settings(max_examples=200)
@given(place=st.integers(0, 10**6), value=st.integers(0, 255), cut=st.booleans())
def test_forged_bytes(place: int, value: int, cut: bool) -> None:
    """Bytes that were changed are refused, or taken for what they say."""
    forged = bytearray(saved_texts())
    place %= len(forged)
    if cut:
        del forged[place:]
    else:
        forged[place] = value
    try:
        loaded = serial.Cohort.load(forged)
    except DariskError as error:
        assert error.status is Status.ERROR_COHORT_BYTES
        return
    with contextlib.suppress(DariskError):
        loaded.rank(POLICY, DAY).top(9)


def test_gravity(tmp_path: Path) -> None:
    file = tmp_path / "weights.csv"
    file.write_text("\ufeffoffence,kind,days\n8N,x,7.5\n105A,y,826.19006143\nNONCRIME,,0.1\n")
    table = serial.Gravity.from_csv(file, edition="E 1", code="offence", weight="days")
    assert (len(table), table.source, table.codes) == (2, "weights.csv", ("105A", "8N"))
    assert (table.weight("105A"), table.weight(""), table.weight("ZZ")) == (826_190, 100, None)
    assert table.code(table.offence("8N")) == "8N"
    assert (table.code(0), table.code(1), table.code(99), table.weight(99)) == (None,) * 4
    assert "8N" in table
    assert "8n" not in table
    other = pickle.loads(pickle.dumps(table))
    assert other == table
    assert other.digest == table.digest
    assert hash(other) == hash(table)
    file.write_text("code,weight\n8N,1\n42005,2\n")
    with pytest.raises(DariskError, match=r"weights.csv: line 3: code '42005'") as caught:
        serial.Gravity.from_csv(file, edition="E 1")
    assert caught.value.status is Status.ERROR_GRAVITY_CODE
    file.write_text("code,weight\n8N,1\n\n9N,7,5\n")
    with pytest.raises(ValueError, match=r"weights.csv: line 4: expected 2 fields, found 3"):
        serial.Gravity.from_csv(file, edition="E 1")
    file.write_text("code,weight,weight\n8N,1,2\n")
    with pytest.raises(ValueError, match=r"weights.csv: expected one column weight, found code"):
        serial.Gravity.from_csv(file, edition="E 1")
    file.write_text("code,weight\n8N,1\n9N,3\n8N,2\n")
    with pytest.raises(DariskError, match=r"line 4: .*and weights.csv: line 2"):
        serial.Gravity.from_csv(file, edition="E 1")


def test_the_published_weights() -> None:
    """The table of 2020, where the real records are."""
    file = cases.ROOT.parent / "shared" / "data" / "ons_severity_2020.csv"
    if not file.exists():
        pytest.skip(f"{file} is not there")
    table = serial.Gravity.from_csv(file, edition="ONS CSS 2020-12")
    assert len(table) > 100
    assert all(table.weight(code) for code in table.codes)


def test_policy() -> None:
    policy = serial.Policy.from_text("# ours\npolicy mine\nlook_back 12 months\n")
    assert serial.Policy.from_text(policy.text) == policy == pickle.loads(pickle.dumps(policy))
    assert str(policy) == policy.text
    assert len(policy.digest) == 64
    with pytest.raises(DariskError, match=r"line 2, column 11 \(look_back\): ") as caught:
        serial.Policy.from_text("policy mine\nlook_back never\n")
    assert caught.value.status is Status.ERROR_SERIAL_POLICY_VALUE
    presets = serial.presets()
    assert {one.mark for one in presets} == {"published", "ours"}
    for one in presets:
        if one.kind is serial.PresetKind.PERSON:
            edition = "E 1" if one.needs_gravity else None
            made = serial.Policy.preset(one.key, gravity_edition=edition)
            assert made.id == one.key
            assert made.gravity_edition == edition
        else:
            with pytest.raises(DariskError, match="is no preset of persons: expected "):
                serial.Policy.preset(one.key)
    assert "<table>" in presets._repr_html_()

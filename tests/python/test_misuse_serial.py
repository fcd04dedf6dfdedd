# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Misuse of histories gives an exception, which names the argument, column or row."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from darisk import DariskError, Status, dash, response, serial
from darisk.serial import Cohort, Gravity, Policy
from histories import relation

DAY = dt.date(2024, 3, 1)
POLICY = Policy.from_text("policy t\n")
TABLE = Gravity("E 1", "made up", {"A": "1"})


def events(**changes: Any) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "incident_id": [1, 2],
        "perpetrator_id": [7, 7],
        "victim_id": [8, 9],
        "role": ["suspect", "suspect"],
        "status": ["open", "open"],
        "is_da": [True, True],
        "date_from": [DAY, DAY],
    }
    return {name: value for name, value in {**columns, **changes}.items() if value is not ...}


def added(**changes: Any) -> Cohort:
    cohort = Cohort(TABLE)
    cohort.add(events(**changes))
    return cohort


def ranked() -> serial.Ranking:
    return added().rank(POLICY, DAY)


NOON = dt.datetime(2024, 3, 1, 12)
BIG = np.array([1, 2], ">u8")

# What is called, the exception, and words of its message: the argument, and what was expected.
WRONG: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    # Gravity tables
    "gravity.none": (lambda: Gravity("E", "s", None), TypeError, "rows: expected a mapping"),
    "gravity.text": (lambda: Gravity("E", "s", "A=1"), TypeError, "rows: expected a mapping"),
    "gravity.pair": (lambda: Gravity("E", "s", [("A",)]), TypeError, r"rows\[0\]: expected a code"),
    "gravity.float": (lambda: Gravity("E", "s", {"A": 0.1}), TypeError, r"rows\[0\]: weight: expected text, a whole number or a Decimal"),
    "gravity.minus": (lambda: Gravity("E", "s", {"A": Decimal(-1)}), DariskError, r"rows\[0\]: code 'A', weight '-1'"),
    "gravity.word": (lambda: Gravity("E", "s", {"A": "1", "B": "one"}), DariskError, r"rows\[1\]: code 'B'"),
    "gravity.nul": (lambda: Gravity("E", "s", {"A\0B": "1"}), ValueError, r"rows\[0\]: code: expected a text without a NUL"),
    "gravity.edition": (lambda: Gravity("none", "s", {}), DariskError, "edition"),
    "gravity.edition.none": (lambda: Gravity(None, "s", {}), TypeError, "edition: expected a str"),
    "gravity.date": (lambda: Gravity("E", "s", {"43831": "1"}), DariskError, r"rows\[0\]: code '43831'"),
    "gravity.twice": (lambda: Gravity("E", "s", [("A", "1"), ("A", "2")]), DariskError, r"rows\[1\].*and rows\[0\]"),
    "gravity.offence": (lambda: TABLE.offence(5), TypeError, "code: expected a str"),
    "gravity.noncrime": (lambda: TABLE.offence("NONCRIME"), DariskError, "code"),
    "gravity.handle": (lambda: TABLE.code(2**32), ValueError, "offence: expected a whole number"),
    "gravity.file": (lambda: Gravity.from_csv("/dev/null", edition="E"), ValueError, "null: expected a column code, found nothing"),
    # Policies
    "policy.made": (lambda: Policy(), TypeError, "made by Policy.from_text"),
    "policy.none": (lambda: Policy.from_text(None), TypeError, "text: expected a str, not None"),
    "policy.nul": (lambda: Policy.from_text("policy t\0\n"), ValueError, "text: expected a text without a NUL"),
    "policy.empty": (lambda: Policy.from_text(""), DariskError, "policy"),
    "policy.key": (lambda: Policy.from_text("policy t\nlookback 3 months\n"), DariskError, "line 2"),
    "policy.preset": (lambda: Policy.preset("essex"), DariskError, "id: 'essex' is no preset of persons: expected essex-2014"),
    "policy.pair": (lambda: Policy.preset("marac-repeat"), DariskError, "id: 'marac-repeat' is no preset of persons"),
    "policy.edition": (lambda: Policy.preset("libdarisk-ref-1"), DariskError, "gravity_edition: libdarisk-ref-1 weighs offences: expected a gravity table"),
    "policy.other": (lambda: added().rank("policy t", DAY), TypeError, "policy: expected a serial.Policy, not str"),
    "policy.table": (lambda: added().rank(Policy.from_text("policy t\ngravity_edition E 2\n"), DAY), DariskError, "policy: expected one for the gravity table 'E 1' of the cohort, not for 'E 2'"),
    # Cohorts
    "cohort.gravity": (lambda: Cohort("E 1"), TypeError, "gravity: expected a Gravity or None"),
    "cohort.threads": (lambda: Cohort(threads=65), ValueError, "threads: expected a whole number from 1 to 64"),
    "cohort.threads.none": (lambda: Cohort(threads=None), TypeError, "threads: expected a whole number"),
    "cohort.bytes": (lambda: Cohort.load(b"no cohort"), DariskError, "bytes"),
    "cohort.bytes.none": (lambda: Cohort.load(None), TypeError, "saved: expected bytes"),
    "cohort.bytes.table": (lambda: Cohort.load(added().save()), DariskError, "gravity"),
    "merge.none": (lambda: added().merge(None), TypeError, "other: expected a Cohort"),
    "merge.table": (lambda: added().merge(Cohort()), DariskError, "gravity"),
    "merge.texts": (lambda: added().merge(added(perpetrator_id=["a", "b"], victim_id=...)), TypeError, "people: expected numbers, as those of the cohort are"),
    "alias.text": (lambda: added().alias("1"), TypeError, "aliases: expected a mapping"),
    "alias.pair": (lambda: added().alias([(1, 2, 3)]), TypeError, r"aliases\[0\]: expected a child and a parent"),
    "alias.mixed": (lambda: added().alias({"a": "b"}), TypeError, "people: expected numbers"),
    "alias.within": (lambda: Cohort().alias({"a": 1}), TypeError, r"aliases\[0\]: parent: expected texts, as the other people are"),
    "alias.none": (lambda: added().alias({1: None}), TypeError, r"aliases\[0\]: parent: expected a whole number, not None"),
    "alias.zero": (lambda: added().alias({1: 2, 0: 1}), DariskError, r"aliases\[1\]: 0 is 1: "),
    "alias.range": (lambda: added().alias({2**64: 1}), ValueError, r"aliases\[0\]: child: expected a whole number"),
    "alias.empty": (lambda: Cohort().alias({"": "a"}), ValueError, r"aliases\[0\]: child: expected a text that is not empty"),
    # Events
    "events.none": (lambda: Cohort().add(None), TypeError, "data: expected a mapping"),
    "events.name": (lambda: added(perp_id=[1, 2]), ValueError, "'perp_id' is no column"),
    "events.needed": (lambda: added(is_da=...), ValueError, "is_da: expected a column, which may not be missing"),
    "events.rows": (lambda: added(victim_id=[8]), ValueError, "victim_id: expected 2 rows"),
    "events.progress": (lambda: Cohort().add(events(), progress=5), TypeError, "progress: expected something to call"),
    "id.zero": (lambda: added(incident_id=[1, 0]), DariskError, "incident_id: row 1: "),
    "id.missing": (lambda: added(incident_id=[None, 1]), DariskError, "incident_id: row 0: "),
    "id.empty": (lambda: added(incident_id=["I1", ""]), DariskError, "incident_id: row 1: "),
    "id.minus": (lambda: added(perpetrator_id=[1, -1]), ValueError, "perpetrator_id: row 1: expected uint64, not -1"),
    "id.minus.array": (lambda: added(perpetrator_id=np.array([1, -1])), ValueError, "perpetrator_id: row 1: expected uint64, not -1"),
    "id.over": (lambda: added(perpetrator_id=[1, 2**64]), ValueError, "perpetrator_id: row 1: expected uint64"),
    "id.float": (lambda: added(perpetrator_id=[1.0, 2.5]), ValueError, "perpetrator_id: row 1: expected uint64, not 2.5"),
    "id.float.array": (lambda: added(perpetrator_id=np.array([1.0, 2.5])), ValueError, "perpetrator_id: row 1: expected uint64, not 2.5"),
    # What may be the rounding of another number: from 2**53 on, and from 2**24 on in four bytes.
    "id.float.far": (lambda: added(perpetrator_id=np.array([1.0, 2.0**54])), ValueError, "perpetrator_id: row 1: expected uint64"),
    "id.float.first": (lambda: added(perpetrator_id=np.array([1.0, 2.0**53])), ValueError, "perpetrator_id: row 1: expected uint64"),
    "id.float.list": (lambda: added(perpetrator_id=[1.0, 2.0**53]), ValueError, "perpetrator_id: row 1: expected uint64"),
    "id.float32": (lambda: added(perpetrator_id=np.array([1, 2**24 + 1], np.float32)), ValueError, "perpetrator_id: row 1: expected uint64, not 16777216.0 of float32"),
    "id.bool": (lambda: added(perpetrator_id=[True, False]), TypeError, "perpetrator_id: row 0: expected uint64"),
    "id.big": (lambda: added(perpetrator_id=BIG), TypeError, "perpetrator_id: expected uint64, not a buffer of format '>Q'"),
    "id.bytes": (lambda: added(perpetrator_id=[b"a", b"b"]), TypeError, "perpetrator_id: row 0: expected uint64, not bytes"),
    "id.2d": (lambda: added(perpetrator_id=np.ones((2, 2), np.uint64)), TypeError, "perpetrator_id: expected one dimension"),
    "id.mixed": (lambda: added(perpetrator_id=["a", 1]), TypeError, "perpetrator_id: row 1: expected a text or None, as in other rows, not int 1"),
    "id.both": (lambda: added(perpetrator_id=["a", "b"]), TypeError, "victim_id: expected texts, as the other people are, not numbers"),
    "id.nul": (lambda: added(perpetrator_id=["a", "b\0"], victim_id=...), DariskError, "perpetrator_id: row 1: expected a text without a NUL"),
    "id.surrogate": (lambda: added(perpetrator_id=["a", "\udcff"], victim_id=...), ValueError, "perpetrator_id: row 1: expected text"),
    "99.role": (lambda: added(role=[1, 99]), DariskError, "role: row 1: "),
    "99.status": (lambda: added(status=np.array([99, 1], np.uint8)), DariskError, "status: row 0: "),
    "99.is_da": (lambda: added(is_da=[1, 2]), DariskError, "is_da: row 1: "),
    "99.offence": (lambda: added(offence=[0, 99]), DariskError, "offence: row 1: "),
    "role.word": (lambda: added(role=["suspect", "Suspekt"]), ValueError, "role: row 1: 'Suspekt' is no key: expected one of SUSPECT"),
    "role.other": (lambda: added(role=[next(iter(response.Role))] * 2), TypeError, "role: row 0: expected an EventRole"),
    "role.grade": (lambda: added(role=[serial.EventRole.SUSPECT, dash.Grade.HIGH]), TypeError, "role: row 1: expected an EventRole"),
    "role.missing": (lambda: added(role=["suspect", None]), DariskError, "role: row 1: "),
    "is_da.text": (lambda: added(is_da=["yes", "no"]), TypeError, "is_da: row 0: expected True or False, not str 'yes'"),
    "is_da.missing": (lambda: added(is_da=[True, None]), DariskError, "is_da: row 1: "),
    "date.text": (lambda: added(date_from=["2024-03-01", None]), TypeError, "date_from: row 0: expected a date, or int32 days since 1970-01-01"),
    "date.far": (lambda: added(date_from=[0, 2**31]), ValueError, "date_from: row 1: "),
    "date.outside": (lambda: added(date_from=[0, 2_932_897]), DariskError, "date_from: row 1: "),
    "date.array": (lambda: added(date_from=np.array(["2024-03-01", "9999999-01-01"], "datetime64[D]")), ValueError, "date_from: row 1: expected the start of a day"),
    "offence.noncrime": (lambda: added(offence=["A", "NONCRIME"]), DariskError, "offence: row 1: code 'NONCRIME'"),
    "offence.nul": (lambda: added(offence=["A", "B\0"]), ValueError, "offence: row 1: expected a code without a NUL"),
    "offence.mixed": (lambda: added(offence=["A", 2]), TypeError, "offence: row 1: expected a text or None"),
    "grade.over": (lambda: added(grade=[0, 256]), ValueError, "grade: row 1: expected uint8, not 256"),
    # Questions
    "rank.day": (lambda: added().rank(POLICY, None), TypeError, "as_of: expected a datetime.date, not None"),
    "rank.moment": (lambda: added().rank(POLICY, dt.datetime(2024, 3, 1)), TypeError, "as_of: expected a datetime.date, not a moment"),
    "rank.people": (lambda: added().rank(POLICY, DAY, [7]), TypeError, "people: data: expected a mapping"),
    "rank.people.id": (lambda: added().rank(POLICY, DAY, {"unsuitable": [True]}), ValueError, "people: person_id: expected a column"),
    "rank.people.zero": (lambda: added().rank(POLICY, DAY, {"person_id": [7, 0]}), DariskError, "people: person_id: row 1: "),
    "rank.people.flag": (lambda: added().rank(POLICY, DAY, {"person_id": [7], "unsuitable": [9]}), DariskError, "people: unsuitable: row 0: "),
    "rank.people.texts": (lambda: added().rank(POLICY, DAY, {"person_id": ["7"]}), TypeError, "people: expected numbers"),
    "victims.months": (lambda: added().quiet_victims(DAY, quiet_months=0), ValueError, "quiet_months: expected a whole number from 1 to 120"),
    "victims.counted": (lambda: added().quiet_victims(DAY, counted_months=121), ValueError, "counted_months: expected"),
    "victims.reviews": (lambda: added().quiet_victims(DAY, {"victim_id": [8], "date": [DAY]}, quiet_months="3"), TypeError, "quiet_months"),
    "victims.column": (lambda: added().quiet_victims(DAY, {"victim": [8]}), ValueError, "reviews: 'victim' is no column: .*did you mean victim_id"),
    "pairs.referrals": (lambda: added().pairs(DAY, {"victim_id": [8]}), ValueError, "referrals: perpetrator_id: expected a column"),
    "victims.days": (lambda: added().quiet_victims(DAY, pl.DataFrame({"victim_id": [8], "reviewed": [DAY]})), ValueError, "reviews: date: expected a column"),
    "pairs.days": (lambda: added().pairs(DAY, pa.table({"perpetrator_id": [7], "victim_id": [8]})), ValueError, "referrals: date: expected a column"),
    "victims.moment": (lambda: added().quiet_victims(DAY, pa.table({"victim_id": [8], "date": [NOON]})), DariskError, "reviews: date: row 0: expected the start of a day"),
    "people.float": (lambda: added().rank(POLICY, DAY, pa.table({"person_id": [1.5]})), DariskError, "people: person_id: expected uint64, not float64"),
    "victims.nobody": (lambda: added().quiet_victims(DAY, {"victim_id": [8, 0], "date": [DAY, DAY]}), DariskError, "reviews: victim_id: row 1: "),
    "pairs.nobody": (lambda: added().pairs(DAY, {"perpetrator_id": [7], "victim_id": [0], "date": [DAY]}), DariskError, "referrals: victim_id: row 0: "),
    "pairs.kind": (lambda: added().pairs(DAY).frame("R"), ValueError, "kind: expected one of pandas, polars, pyarrow, duckdb"),
    "pairs.place": (lambda: added().pairs(DAY)[99], IndexError, "index out of range"),
    # Rankings
    "ranking.top": (lambda: ranked().top(-1), ValueError, "k: expected a whole number"),
    "ranking.top.none": (lambda: ranked().top(None), TypeError, "k: expected a whole number, not None"),
    "ranking.person": (lambda: ranked().person(5), KeyError, "person_id: nobody listed is 5"),
    "ranking.person.text": (lambda: ranked().person("P5"), TypeError, "people: expected numbers"),
    "ranking.person.none": (lambda: ranked().person(None), TypeError, "person_id: expected a whole number, not None"),
    "ranking.explain": (lambda: ranked().explain(5), KeyError, "person_id: nobody listed is 5"),
    "ranking.columns": (lambda: ranked().to_columns(["score"]), ValueError, "columns: 'score' is none: expected person_id"),
    "ranking.columns.text": (lambda: ranked().to_columns("rank"), TypeError, "columns: expected names of columns"),
    "ranking.order": (lambda: ranked().to_columns(order="rank"), ValueError, "order: expected 'list' or 'row'"),
    "ranking.first": (lambda: ranked().frame(first=-1), ValueError, "first: expected a whole number"),
    "ranking.pickle": (lambda: pickle.dumps(ranked()), TypeError, "a Ranking cannot be copied or pickled"),
    "score.policy": (lambda: serial.score(events(), None, DAY), TypeError, "policy: expected a serial.Policy"),
    "score.preset": (lambda: serial.score(events(), "essex", DAY), DariskError, "id: 'essex' is no preset"),
    "score.gravity": (lambda: serial.score(events(), "acpo-serial", DAY, gravity="E"), TypeError, "gravity: expected a Gravity"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_refused(name: str) -> None:
    ask, kind, message = WRONG[name]
    with pytest.raises(kind, match=message) as caught:
        ask()
    assert type(caught.value) is kind
    if isinstance(caught.value, DariskError):
        assert isinstance(caught.value.status, Status)


@pytest.mark.parametrize(
    "make",
    [
        pl.DataFrame,
        pd.DataFrame,
        pa.table,
        relation,
        lambda columns: pa.table(columns).to_reader(),
        lambda columns: pd.DataFrame(columns).to_records(index=False),
    ],
)
def test_offence_codes(make: Any) -> None:
    """Waits for offences that are left out unsaid, as other columns of a frame are."""
    columns = events(offence_codes=["A;B", "A"], date_from=...)
    with pytest.raises(ValueError, match="offence_codes: expected offence, one code a row"):
        Cohort(TABLE).add(make(columns))
    Cohort(TABLE).add(make(events(offence_codes=["A;B", "A"], offence=["A", "A"], date_from=...)))


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, pa.table, relation, dict])
def test_refused_of_every_frame(make: Callable[[Any], Any]) -> None:
    """Waits for two people who become one, since their texts are the same up to a NUL; for numbers
    of people that are True."""
    texts = {"perpetrator_id": ["a\0b", "a\0c"], "victim_id": ["x", "y"]}
    wrong: list[tuple[dict[str, Any], str]] = [
        (texts, "perpetrator_id: row 0: expected a text without a NUL"),
        ({"incident_id": [True, True]}, "incident_id: .*expected uint64, not bool"),
        ({"role": [True, True]}, "role: .*expected uint8 of EventRole, not bool"),
        ({"role": ["suspect", "x"]}, "role: row 1: 'x' is no key: expected one of SUSPECT"),
        ({"victim_id": ["x", "y"]}, "victim_id: expected numbers, as the other people are"),
        ({"grade": [1, 256]}, "grade: row 1: expected .*, not '?256"),
        ({"is_da": [1, 2]}, "is_da: row 1: "),
    ]
    for changes, told in wrong:
        with pytest.raises((ValueError, TypeError), match=told):
            Cohort(TABLE).add(make(events(**changes)))


def test_a_column_twice() -> None:
    """Waits for one of two columns of a name being taken, or for words about NumPy."""
    table = pa.table(events())
    twice = pa.Table.from_arrays([*table.columns, table["victim_id"]], [*events(), "victim_id"])
    for frame in (twice, pd.concat([table.to_pandas(), table.to_pandas()[["victim_id"]]], axis=1)):
        with pytest.raises(ValueError, match="victim_id: expected one column of th"):
            Cohort(TABLE).add(frame)


USES: list[Callable[[Cohort], object]] = [
    lambda cohort: cohort.add(events()),
    lambda cohort: cohort.alias({1: 2}),
    lambda cohort: cohort.merge(Cohort()),
    lambda cohort: Cohort().merge(cohort),
    lambda cohort: cohort.merge(cohort),
    lambda cohort: cohort.save(),
    lambda cohort: cohort.person(1),
    len,
    lambda cohort: cohort.reversed_rows,
    lambda cohort: cohort.rank(POLICY, DAY),
    lambda cohort: cohort.quiet_victims(DAY),
    lambda cohort: cohort.pairs(DAY),
    lambda cohort: cohort.__enter__(),
    pickle.dumps,
]


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("made", [True, False])
def test_closed_cohort(use: Callable[[Cohort], object], made: bool) -> None:
    cohort = Cohort() if made else Cohort.__new__(Cohort)
    cohort.close()
    assert cohort.closed
    assert repr(cohort) == "Cohort(closed)"
    with pytest.raises(ValueError, match="the Cohort is closed"):
        use(cohort)


RANKING_USES: list[Callable[[serial.Ranking], object]] = [
    lambda ranking: ranking.summary,
    lambda ranking: ranking.policy,
    lambda ranking: ranking.top(1),
    lambda ranking: ranking.person(7),
    lambda ranking: ranking.explain(7),
    lambda ranking: ranking.to_columns(),
    lambda ranking: ranking.frame(),
    len,
]


@pytest.mark.parametrize("use", RANKING_USES)
def test_closed_ranking(use: Callable[[serial.Ranking], object]) -> None:
    with ranked() as ranking:
        pass
    assert repr(ranking) == "Ranking(closed)"
    with pytest.raises(ValueError, match="the Ranking is closed"):
        use(ranking)


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, pa.table])
def test_a_name_that_is_nearly_ours(make: Any) -> None:
    """Waits for victims who are left out unsaid."""
    frame = make(events(Victim_ID=[8, 9], victim_id=...))
    with pytest.warns(UserWarning, match="the column 'Victim_ID' is not read: expected victim_id"):
        Cohort(TABLE).add(frame)


def test_refused_calls_change_nothing() -> None:
    """Not what references are, either: numbers may follow texts that were refused."""
    cohort = Cohort(TABLE)
    saved = cohort.save()
    with pytest.raises(DariskError):
        cohort.add(events(perpetrator_id=["a", "b"], victim_id=..., role=[1, 99]))
    with pytest.raises(DariskError):
        cohort.alias([("a", "b"), ("a", "c")])
    assert cohort.save() == saved
    cohort.add(events())
    with pytest.raises(DariskError):
        cohort.add(events(role=[1, 99]))
    assert len(cohort) == 2


def test_integers_of_128_bits() -> None:
    """Polars makes them of long numbers. Waits for a message that names no column."""
    wide = pl.Series([7, 2**70], dtype=pl.Int128)
    for columns in (events(perpetrator_id=wide), pl.DataFrame(events(perpetrator_id=wide))):
        with pytest.raises(TypeError, match=r"perpetrator_id: .*128"):
            Cohort(TABLE).add(columns)


def test_zero_rows() -> None:
    cohort = Cohort()
    cohort.add({name: [] for name in events()})
    cohort.add({name: np.array([], np.uint8) for name in events()})
    cohort.alias({})
    ranking = cohort.rank(POLICY, DAY, {"person_id": []})
    assert (len(cohort), len(ranking), ranking.top(5)) == (0, 0, [])
    assert ranking.to_columns()["total"].shape == (0,)
    assert list(cohort.pairs(DAY, {"perpetrator_id": [], "victim_id": [], "date": []})) == []
    assert list(cohort.quiet_victims(DAY)) == []
    cohort.add(events(perpetrator_id=["a", "b"], victim_id=[None, None]))


def test_numpy_scalars_are_taken() -> None:
    cohort = added()
    assert cohort.rank(POLICY, np.datetime64("2024-03-01")).person(np.uint64(7)).incidents == 2
    assert cohort.person(np.int32(7)) == 7
    assert len(cohort.rank(POLICY, DAY).top(np.int64(1))) == 1

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The command line: every subcommand, its exit codes, what it rejects, and its examples."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import cases
import darisk
import pandas as pd
import polars as pl
import pytest
from darisk import _cli
from darisk._classification import OUTPUT
from darisk._cli import _arguments

DONE, FAILED, USAGE, REJECTED = 0, 1, 2, 3
ENGLAND = ("--jurisdiction", "ENGLAND_AND_WALES")
DAY = ("--policy", "northumbria-serial", "--as-of", "2024-12-31")


class Ran:
    """What a run came to."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Ran:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = _cli.main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
    held = out.buffer
    assert isinstance(held, io.BytesIO)
    return Ran(code, held.getvalue().decode(), err.getvalue())


def incidents(folder: Path, *lines: str, name: str = "incidents.csv") -> str:
    head = "incident,recorded_on,relationship,behaviours,victim_age,perpetrator_age,victim,note"
    (folder / name).write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return name


GOOD = "1,2024-03-01,EX_SPOUSE,VERBAL,52,55,V1,a"
OTHER = "2,2024-03-01,HOUSEMATE,PHYSICAL+SEXUAL,20,20,V2,Ωmega — „x“"


def test_classify(here: Path) -> None:
    file = incidents(here, GOOD, OTHER, "3,,,,,,,")
    found = run("classify", file, "--definition", "daa_2021")
    assert found.code == DONE
    assert [row["outcome"] for row in found.rows] == [
        "DEFINITION:QUALIFIES", "DEFINITION:EXCLUDED", "DEFINITION:REVIEW",
    ]  # fmt: skip
    assert found.rows[1]["note"] == "Ωmega — „x“"
    assert found.rows[0]["decided_by"] == "IN_FORCE"
    assert "3 rows, 0 rejected" in found.err
    assert "DEFINITION:QUALIFIES" in found.err


@pytest.mark.parametrize("end", ["csv", "parquet", "jsonl", "csv.gz"])
def test_formats(here: Path, end: str) -> None:
    """The same rows of each format give the same answers, in each format."""
    file = incidents(here, GOOD, OTHER)
    frame = pl.read_csv(file, try_parse_dates=True)
    given = f"given.{end}"
    if end == "csv.gz":
        (here / given).write_bytes(gzip.compress((here / file).read_bytes()))
    else:
        {"csv": frame.write_csv, "parquet": frame.write_parquet, "jsonl": frame.write_ndjson}[end](
            given
        )
    for out in ("out.csv", "out.parquet", "out.jsonl"):
        found = run("classify", given, *ENGLAND, "--out", out, "--json")
        assert (found.code, found.json["taken"]) == (DONE, 2)
        read = {"csv": pl.read_csv, "parquet": pl.read_parquet, "jsonl": pl.read_ndjson}
        answers = read[out.partition(".")[2]](out)
        assert answers["outcome"].cast(pl.String).to_list() == [
            "DEFINITION:QUALIFIES", "DEFINITION:EXCLUDED",
        ]  # fmt: skip
        assert answers.columns[:8] == frame.columns


BAD = {
    "word": (
        "3,2024-03-01,EX_SPOUS,VERBAL,52,55,V1,",
        "relationship",
        "'EX_SPOUS' is no key.*EX_SPOUSE",
    ),
    "set": ("3,2024-03-01,SPOUSE,VERBAL+X,52,55,V1,", "behaviours", "'X' is no key"),
    "day": ("3,2024-02-30,SPOUSE,VERBAL,52,55,V1,", "recorded_on", "there is no such day"),
    "form": ("3,01/02/2024,SPOUSE,VERBAL,52,55,V1,", "recorded_on", "expected a day, YYYY-MM-DD"),
    "time": ("3,2024-02-03 10:00,SPOUSE,VERBAL,52,55,V1,", "recorded_on", "expected a day"),
    "age": ("3,2024-02-03,SPOUSE,VERBAL,131,55,V1,", "victim_age", "ages from 0 to 130"),
    "minus": ("3,2024-02-03,SPOUSE,VERBAL,-1,55,V1,", "victim_age", "expected an age in years"),
    "range": ("3,2024-02-03,SPOUSE,VERBAL,17-16,55,V1,", "victim_age", "the lowest first"),
    "short": ("3,2024-02-03,SPOUSE,VERBAL,17", "", "expected 8 fields, found 5"),
    "long": ("3,2024-02-03,SPOUSE,VERBAL,17,20,V1,a,b", "", "expected 8 fields, found 9"),
}


@pytest.mark.parametrize("name", BAD)
def test_rejected(here: Path, name: str) -> None:
    """One bad row is told apart with its reason, and the others are answered."""
    line, column, reason = BAD[name]
    file = incidents(here, GOOD, line, "", OTHER)
    found = run("classify", file, *ENGLAND, "--rejected", "rejected.csv")
    assert found.code == REJECTED
    assert [row["incident"] for row in found.rows] == ["1", "2"]
    (row,) = pl.read_csv("rejected.csv", infer_schema=False).to_dicts()
    assert (row["rejected_row"], row["incident"]) == ("2", "3")
    assert (row["rejected_column"] or "") == column
    assert re.search(reason, row["rejected_reason"]), row["rejected_reason"]
    told = run("classify", file, *ENGLAND)
    assert "rejected: row 2" in told.err


def test_rejected_by_the_library(here: Path) -> None:
    """What only the kernel sees is rejected with its reason, too."""
    (here / "a.csv").write_text(
        "victim,perpetrator,conduct_on,victim_born\nx,x,,\n"
        "a,b,2024-01-01,2024-06-01\na,b,2024-01-01,1990-01-01\n"
    )
    found = run("classify", "a.csv", "--definition", "DAA_2021", "--rejected", "r.jsonl")
    assert (found.code, len(found.rows)) == (REJECTED, 1)
    reasons = pl.read_ndjson("r.jsonl")["rejected_reason"].to_list()
    assert "person" in reasons[0]
    assert "born" in reasons[1]
    (here / "b.csv").write_text("victim_age,victim_born\n3,2000-01-01\n")
    both = run("classify", "b.csv", "--definition", "DAA_2021")
    told = "b.csv: expected victim_age or victim_born, not both"
    assert (both.code, told in both.err) == (FAILED, True)


def test_every_row_is_rejected(here: Path) -> None:
    file = incidents(here, "1,x,,,,,,", "2,y,,,,,,")
    found = run(
        "classify", file, *ENGLAND, "--json", "--out", "o.parquet", "--rejected", "r.parquet"
    )
    assert (found.code, found.json["taken"], found.json["rejected"]) == (REJECTED, 0, 2)
    assert pl.read_parquet("o.parquet").height == 0
    assert pl.read_parquet("r.parquet").height == 2


def test_blank_lines(here: Path) -> None:
    """Waits for rows that are numbered as if the blank lines before them were rows."""
    lines = [GOOD, "", "2,2024-03-01,SPOUSE", ""] * 15_000
    found = run("classify", incidents(here, *lines), *ENGLAND, "--json", "--rejected", "r.csv")
    assert (found.json["taken"], found.json["rejected"]) == (15_000, 15_000)
    rows = pl.read_csv("r.csv")["rejected_row"]
    assert rows.to_list() == list(range(2, 30_001, 2))


def test_no_rows(here: Path) -> None:
    found = run("classify", incidents(here), *ENGLAND)
    assert (found.code, found.rows) == (DONE, [])
    assert found.out.startswith("incident,recorded_on")


def test_ages_as_ranges(here: Path) -> None:
    file = incidents(
        here, "1,2024-03-01,SPOUSE,VERBAL,15-16,40,,", "2,2024-03-01,SPOUSE,VERBAL,16,40,,"
    )
    found = run("classify", file, *ENGLAND, "--answers", "age")
    assert [row["age"] for row in found.rows] == ["DEFINITION:REVIEW", "DEFINITION:QUALIFIES"]


def test_columns_by_option_and_by_file(here: Path) -> None:
    (here / "x.csv").write_text("REL,Alter,outcome\nSPOUSE,40,mine\n")
    (here / "m.toml").write_text('[columns]\nrelationship = "REL"\nvictim_age = "REL"\n')
    found = run(
        "classify", "x.csv", *ENGLAND, "--columns-file", "m.toml", "--column", "victim_age=Alter"
    )
    assert found.code == DONE
    assert found.rows[0]["outcome"] == "mine"
    assert found.rows[0]["darisk_outcome"] == "DEFINITION:REVIEW"


def test_headings_that_are_nearly_ours(here: Path) -> None:
    """Waits for columns that are left out unsaid, since a heading has a capital or a blank."""
    (here / "a.csv").write_text("relationship,Behaviours,Victim age,note\nSPOUSE,VERBAL,40,x\n")
    found = run("classify", "a.csv", *ENGLAND)
    assert found.code == DONE
    assert (
        "a.csv: the column 'Behaviours' is not read: expected behaviours (see --column)"
        in found.err
    )
    assert "the column 'Victim age' is not read: expected victim_age" in found.err
    assert found.err.count("is not read") == 2
    mapped = ("--column", "behaviours=Behaviours", "--column", "victim_age=Victim age")
    assert "is not read" not in run("classify", "a.csv", *ENGLAND, *mapped).err
    (here / "e.csv").write_text(
        "incident_id,role,status,is_da,perpetrator_id\n1,suspect,open,1,5\n"
    )
    (here / "p.csv").write_text("person_id,On programme\n5,yes\n")
    told = "p.csv: the column 'On programme' is not read: expected on_programme\n"
    assert told in run("rank", "e.csv", *DAY, "--people", "p.csv").err


def test_codes_of_others(here: Path) -> None:
    (here / "n.csv").write_text("VictimWas,id\nXS,1\nRU,2\nQQ,3\n,4\n")
    arguments = ("classify", "n.csv", "--definition", "DAA_2021", "--codes", "nibrs")
    found = run(*arguments, "--column", "relationship=VictimWas", "--rejected", "r.csv")
    assert found.code == REJECTED
    assert [row["tie"] for row in found.rows] == ["EX_SPOUSE", "UNKNOWN", "UNKNOWN"]
    assert "'QQ' is no code of NIBRS" in (here / "r.csv").read_text()


def test_a_code_without_a_victim(here: Path) -> None:
    codes = [
        one for kind in darisk.CodeList for one in darisk.codes(kind)
        if one.mapping is darisk.CodeMapping.NO_VICTIM
    ]  # fmt: skip
    (here / "n.csv").write_text(f"relationship\n{codes[0].key}\n")
    found = run("classify", "n.csv", *ENGLAND, "--codes", str(codes[0].list))
    assert found.code == REJECTED
    assert "no human victim: set the row aside" in found.err


def test_as_the_library_says(here: Path) -> None:
    """The worked examples come to what they are expected to, by the command line."""
    path = str(cases.FOLDER / "definition" / "worked_examples.csv")
    for definition in ("DAA_2021", "XGOV_2013"):
        found = run("classify", path, "--definition", definition, "--answers", "definition")
        assert found.code == DONE
        asked = [row for row in found.rows if row["definition"] == definition]
        assert asked
        for row in asked:
            assert row["outcome"] == row["expect"], row["case"]


def test_rank(here: Path) -> None:
    assert run("generate", "events", "--out", "e.csv", "--rows", "400").code == DONE
    found = run("rank", "e.csv", *DAY, "--answers", "person_id,incidents,selected", "--selected")
    assert found.code == DONE
    assert found.rows
    assert {row["selected"] for row in found.rows} == {"true"}
    assert list(found.rows[0]) == ["person_id", "incidents", "selected"]
    few = run("rank", "e.csv", *DAY, "--selected", "--top", "2", "--answers", "person_id")
    assert [row["person_id"] for row in few.rows] == [row["person_id"] for row in found.rows[:2]]
    summary = run("rank", "e.csv", *DAY, "--json").json
    assert (summary["selected"], summary["scored"]) == (len(found.rows), 0)
    assert "the order of the list means nothing" in few.err
    (here / "policy.txt").write_text("policy mine\nscore bands\n")
    scored = run("rank", "e.csv", "--policy", "policy.txt", "--as-of", "2024-12-31", "--top", "2")
    assert "means nothing" not in scored.err
    assert [row["rank"] for row in scored.rows] in (["1", "1"], ["1", "2"])
    assert re.fullmatch("[0-9a-f]{64}", summary["policy_digest"])


def test_rank_as_the_library(here: Path) -> None:
    import datetime as dt

    from darisk import serial

    run("generate", "events", "--out", "e.parquet", "--rows", "300", "--seed", "7")
    run("rank", "e.parquet", *DAY, "--out", "r.parquet")
    frame = pl.read_parquet("e.parquet").drop("source").with_columns(
        pl.col("date_from").str.to_date(), pl.col("is_da") == "1",
        pl.col("role").str.to_uppercase(), pl.col("status").str.to_uppercase(),
    )  # fmt: skip
    ranking = serial.score(frame, "northumbria-serial", dt.date(2024, 12, 31))
    assert pl.read_parquet("r.parquet").equals(ranking.frame())


def test_rank_with_gravity_and_people(here: Path) -> None:
    (here / "g.csv").write_text("code,weight\nA,10.5\nB,200\n")
    (here / "e.csv").write_text(
        "incident_id,perpetrator_id,victim_id,role,date_from,status,is_da,offence\n"
        "1,P1,V1,suspect,2024-02-01,open,1,A\n2,P2,V2,SUSPECT,2024-03-01,open,yes,B\n"
    )
    (here / "p.csv").write_text("person_id,on_programme\nP1,1\n")
    (here / "policy.txt").write_text("policy mine\nscore gravity\n")
    found = run(
        "rank", "e.csv", "--policy", "policy.txt", "--as-of", "2024-12-31",
        "--gravity", "g.csv", "--edition", "made up", "--people", "p.csv",
    )  # fmt: skip
    assert found.code == DONE, found.err
    assert [row["person_id"] for row in found.rows] == ["P2", "P1"]


def test_references_with_gaps_are_numbers(here: Path) -> None:
    """Waits for 7.0, which a column with a gap has for 7, and which is nobody else."""
    one = {"role": "suspect", "status": "open", "is_da": True, "date_from": "2024-03-01"}
    rows = [
        {"incident_id": 1, "perpetrator_id": 7.0, "victim_id": 8, **one},
        {"incident_id": 2, "perpetrator_id": None, "victim_id": 7, **one},
        {"incident_id": 3, "perpetrator_id": 8.0, "victim_id": 7, **one},
    ]
    pl.DataFrame(rows).write_parquet("events.parquet")
    asked = ("events.parquet", "--policy", "northumbria-serial", "--as-of", "2024-12-31")
    ran = run("rank", *asked, "--answers", "person_id,incidents,flags")
    assert ran.code == 0, ran.err
    assert {row["person_id"] for row in ran.rows} == {"7", "8"}
    assert all("COUNTER" in row["flags"] for row in ran.rows)
    for person in ("99999999999999999999999", "0", "9", "x"):
        ran = run("explain", *asked, "--person", person)
        assert ran.code == 1
        assert ran.err.startswith(f"darisk explain: --person {person}: ")


@pytest.mark.parametrize(("kind", "last"), [(pl.Float32, 2**24 - 1), (pl.Float64, 2**53 - 1)])
def test_references_that_may_be_rounded(here: Path, kind: Any, last: int) -> None:
    """Waits for two people of whom a float makes one; on the limit and above."""
    one = {"role": "suspect", "status": "open", "is_da": True, "date_from": "2024-03-01"}
    rows = [{"incident_id": n, "perpetrator_id": None, "victim_id": 8, **one} for n in (1, 2, 3)]
    people = pl.Series("perpetrator_id", [last, last + 1, None], dtype=pl.Float64).cast(kind)
    pl.DataFrame(rows).with_columns(people).write_parquet("events.parquet")
    asked = ("events.parquet", "--policy", "northumbria-serial", "--as-of", "2024-12-31")
    ran = run("rank", *asked, "--rejected", "rejected.csv", "--answers", "person_id")
    assert [row["person_id"] for row in ran.rows] == [str(last)], ran.err
    (told,) = pl.read_csv("rejected.csv").rows(named=True)
    assert (told["rejected_row"], told["rejected_column"]) == (2, "perpetrator_id")
    assert told["rejected_reason"] == f"expected a whole number that a {kind()} is sure to be"


def test_rank_people_recorded_twice(here: Path) -> None:
    head = "incident_id,perpetrator_id,victim_id,role,date_from,status,is_da,offence_codes"
    lines = [
        "1,7,8,suspect,2024-02-01,open,1,A;B",
        "2,70,8,suspect,2024-02-02,open,1,",
        "3,0,9,other,,open,1,",
    ]
    (here / "e.csv").write_text("\n".join([head, *lines, ""]))
    (here / "a.csv").write_text("child,parent\n70,7\n")
    (here / "g.csv").write_text("code,weight\nA,10\nB,20\n")
    (here / "p.txt").write_text("policy mine\nscore gravity\n")
    arguments = (
        "rank",
        "e.csv",
        "--policy",
        "p.txt",
        "--as-of",
        "2024-12-31",
        "--aliases",
        "a.csv",
    )
    found = run(*arguments, "--gravity", "g.csv", "--edition", "made up")
    assert [(row["person_id"], row["incidents"]) for row in found.rows] == [("7", "2")], found.err
    assert found.rows[0]["gravity"] == "20000", "the gravest of an incident"
    (here / "a.csv").write_text("child,parent\n70,x\n")
    texts = run(*arguments, "--gravity", "g.csv", "--edition", "made up")
    assert sorted(row["person_id"] for row in texts.rows) == ["7", "x"]
    (here / "a.csv").write_text("child,parent\n70,\n")
    wrong = run(*arguments)
    assert (wrong.code, "a.csv: row 1: parent: expected a value" in wrong.err) == (FAILED, True)
    (here / "a.csv").write_text("child\n70\n")
    wrong = run(*arguments)
    assert (wrong.code, "a.csv: expected a column parent" in wrong.err) == (USAGE, True)
    (here / "a.csv").write_text("child,parent\n7,70\n70,7\n")
    wrong = run(*arguments)
    assert (wrong.code, "own parent" in wrong.err) == (FAILED, True)
    assert "a.csv: row 1: 7 is 70: " in wrong.err
    (here / "a.csv").write_text("child,parent\n70,7\n7,0\n")
    wrong = run(*arguments)
    assert (wrong.code, "a.csv: row 2: parent: expected a number but 0" in wrong.err) == (
        FAILED,
        True,
    )


RANK_WRONG = {
    "role": ("1,P1,V1,thief,2024-02-01,open,1", "role", "'THIEF' is no key"),
    "flag": ("1,P1,V1,suspect,2024-02-01,open,2", "is_da", "expected 1 or 0"),
    "status": ("1,P1,V1,suspect,2024-02-01,,1", "status", "expected a value"),
    "incident": (",P1,V1,suspect,2024-02-01,open,1", "incident_id", "expected a value"),
    "incident.none": (
        "0,P1,V1,suspect,2024-02-01,open,1",
        "incident_id",
        "expected a number but 0",
    ),
    "day": ("1,P1,V1,suspect,2024-13-01,open,1", "date_from", "there is no such day"),
    "grade": ("1,P1,V1,suspect,2024-02-01,open,1,256", "grade", "a whole number from 0 to 255"),
    "grade.minus": ("1,P1,V1,suspect,2024-02-01,open,1,-1", "grade", "a whole number from 0"),
    "NUL": ("1,P\0,V1,suspect,2024-02-01,open,1", "perpetrator_id", "a text without a NUL"),
}


@pytest.mark.parametrize("name", RANK_WRONG)
def test_rank_rejects(here: Path, name: str) -> None:
    line, column, reason = RANK_WRONG[name]
    head = "incident_id,perpetrator_id,victim_id,role,date_from,status,is_da,grade"
    line = line if line.count(",") == head.count(",") else f"{line},"
    (here / "e.csv").write_text(f"{head}\n{line}\n2,P2,V2,suspect,2024-02-01,open,1,255\n")
    found = run("rank", "e.csv", *DAY, "--rejected", "r.csv")
    assert (found.code, len(found.rows)) == (REJECTED, 1)
    (row,) = pl.read_csv("r.csv", infer_schema=False).to_dicts()
    assert row["rejected_column"] == column
    assert reason in row["rejected_reason"]


def test_explain(here: Path) -> None:
    file = incidents(here, OTHER, "x,y,,,,,,", GOOD)
    found = run("explain", file, "--definition", "DAA_2021", "--row", "3")
    assert found.code == DONE
    row, outcome, *_ = found.out.splitlines()
    assert row.startswith("row 3: relationship EX_SPOUSE, behaviours VERBAL, victim_age 52, ")
    assert outcome.startswith("outcome: This is within the definition")
    told = run("explain", file, "--definition", "DAA_2021", "--row", "3", "--json").json
    assert told["outcome"] == "DEFINITION:QUALIFIES"
    assert told["sentences"][0]["role"] == "OUTCOME"
    wrong = run("explain", file, "--definition", "DAA_2021", "--row", "2")
    assert (wrong.code, "recorded_on 'y'" in wrong.err) == (FAILED, True)
    for row in ("0", "4", "-1"):
        assert run("explain", file, "--definition", "DAA_2021", f"--row={row}").code == USAGE


def test_explain_a_person(here: Path) -> None:
    run("generate", "events", "--out", "e.csv")
    found = run("explain", "e.csv", *DAY, "--person", "P1")
    assert found.code == DONE
    assert found.out.startswith("person P1: no score, by northumbria-serial as of 2024-12-31\n")
    assert "serial (" in found.out
    (here / "policy.txt").write_text("policy mine\nscore bands\n")
    scored = ("--policy", "policy.txt", "--as-of", "2024-12-31")
    first = run("rank", "e.csv", *scored, "--top", "1").rows[0]
    found = run("explain", "e.csv", *scored, "--person", first["person_id"])
    assert f": rank 1, total {first['total']}, by mine as of" in found.out
    told = run("explain", "e.csv", *DAY, "--person", "P1", "--json").json
    assert told["person"] == "P1"
    assert any(one["kind"] == "SERIAL" for one in told["contributions"])
    nobody = run("explain", "e.csv", *DAY, "--person", "nobody")
    assert (nobody.code, "nobody listed" in nobody.err) == (FAILED, True)


def test_dash_check(here: Path) -> None:
    (here / "f.csv").write_text(
        "form,STALKING,STRANGULATION,grade,rationale\n"
        "1,YES,NO,DASH:HIGH,because\n2,YES,,DASH:STANDARD,\n3,PERHAPS,NO,,\n4,,,RESP:PRIORITY,\n"
    )
    arguments = ("dash-check", "f.csv", "--instrument", "ric-24", "--high-risk", "STALKING")
    found = run(*arguments, "--rejected", "r.csv")
    assert (found.code, [row["ric_yes"] for row in found.rows]) == (REJECTED, ["1", "1"])
    assert "RATIONALE_MISSING" in found.rows[1]["findings"]
    assert "RATIONALE_MISSING" not in found.rows[0]["findings"]
    assert "FLAGGED" not in found.rows[0]["findings"]
    assert found.rows[0]["high_risk_yes"] == "STALKING"
    reasons = pl.read_csv("r.csv")["rejected_reason"].to_list()
    assert "'PERHAPS' is no key" in reasons[0]
    assert "'RESP:PRIORITY' is no key" in reasons[1]
    (here / "g.csv").write_text("DEPENDANTS_HOME,STALKING\nYES,NO\n")
    other = run("dash-check", "g.csv", "--instrument", "ric-24")
    assert (other.code, "ric-24 does not ask this" in other.err) == (REJECTED, True)


@pytest.mark.parametrize("what", ["incidents", "events", "forms"])
def test_generate(here: Path, what: str) -> None:
    """The same seed gives the same rows; each says that it is made up, and so does the screen."""
    one, two = run("generate", what, "--seed", "5"), run("generate", what, "--seed", "5")
    other = run("generate", what, "--seed", "6")
    assert one.out == two.out != other.out
    assert {row["source"] for row in one.rows} == {"made up, seed 5"}
    assert "nobody in them exists" in one.err
    assert len(one.rows) == 1000
    assert run("generate", what, "--rows", "0").rows == []
    assert run("generate", what, "--rows", "-1").code == USAGE


def test_what_is_generated_is_taken(here: Path) -> None:
    for what in ("incidents", "events", "forms"):
        run("generate", what, "--out", f"{what}.csv", "--seed", "3")
    assert run("classify", "incidents.csv", *ENGLAND).code == DONE
    assert run("rank", "events.csv", *DAY).code == DONE
    assert run("dash-check", "forms.csv", "--instrument", "dash-2009").code == DONE


def test_what_is_generated_is_a_frame(here: Path) -> None:
    """A file that the command line takes is read into a frame that the package takes."""
    run("generate", "incidents", "--out", "incidents.csv")
    told = run("classify", "incidents.csv", *ENGLAND, "--json", "--out", "answers.csv").json
    for frame in (
        pl.read_csv("incidents.csv", try_parse_dates=True),
        pd.read_csv("incidents.csv", parse_dates=["recorded_on"]),
    ):
        results = darisk.classify(frame, jurisdiction="ENGLAND_AND_WALES")
        found = {str(outcome): count for outcome, count in results.counts("outcome").items()}
        assert found == {name: count for name, count in told["outcomes"].items() if count}


def test_ages_in_two_columns(here: Path) -> None:
    head = "relationship,behaviours,victim_age,victim_age_highest,perpetrator_age\n"
    rows = ["16,17,30", "15,16,30", "15,15,30", "40,,30", "16-17,17,30", "40,131,30"]
    text = head + "".join(f"SPOUSE,VERBAL,{row}\n" for row in rows)
    (here / "a.csv").write_text(text)
    found = run("classify", "a.csv", "--definition", "DAA_2021", "--rejected", "r.csv")
    outcomes = [row["outcome"].partition(":")[2] for row in found.rows]
    assert outcomes == ["QUALIFIES", "REVIEW", "EXCLUDED", "QUALIFIES"]
    rejects = csv.DictReader(io.StringIO((here / "r.csv").read_text()))
    assert [row["rejected_column"] for row in rejects] == ["victim_age", "victim_age_highest"]


def test_codes_and_version() -> None:
    assert "nibrs" in run("codes").out
    assert run("codes", "--json").json["relationships"] == len(darisk.relationships)
    assert run("codes", "NIBRS").out.startswith("codes of NIBRS: ")
    found = run("codes", "relationships", "--json").json
    assert [one["key"] for one in found] == list(darisk.relationships.keys())
    wrong = run("codes", "klingon")
    assert (wrong.code, "expected one of nibrs, shr" in wrong.err) == (USAGE, True)
    assert run("version").out.startswith(f"darisk {darisk.__version__}, rules ")
    assert run("version", "--json").json["rules_version"] == darisk.rules_version


FAILING: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing": ((), USAGE, "required: COMMAND"),
    "command": (("clasify",), USAGE, "invalid choice"),
    "question": (("classify", "a.csv"), USAGE, "--definition --jurisdiction is required"),
    "both": (("classify", "a.csv", "--definition", "DAA_2021", *ENGLAND), USAGE, "not allowed with"),
    "definition": (("classify", "a.csv", "--definition", "DAA_2022"), USAGE, "'DAA_2022' is no key"),
    "codes": (("classify", "a.csv", *ENGLAND, "--codes", "abc"), USAGE, "--codes: 'ABC' is no key"),
    "answers": (("classify", "a.csv", *ENGLAND, "--answers", "risk"), USAGE, "--answers risk: expected some of outcome"),
    "absent": (("classify", "b.csv", *ENGLAND), FAILED, "b.csv: No such file"),
    "folder": (("classify", "d.csv", *ENGLAND), FAILED, "d.csv: Is a directory"),
    "kind": (("classify", "a.xlsx", *ENGLAND), USAGE, "expected a file that ends in .csv"),
    "out.kind": (("classify", "a.csv", *ENGLAND, "--out", "a.xlsx"), USAGE, "expected a file that ends in .csv, .parquet"),
    "out.folder": (("classify", "a.csv", *ENGLAND, "--out", "no/a.csv"), FAILED, "there is no such folder"),
    "out.self": (("classify", "a.csv", *ENGLAND, "--out", "a.csv"), USAGE, "not used for something else"),
    "out.twice": (("classify", "a.csv", *ENGLAND, "--out", "o.csv", "--rejected", "o.csv"), USAGE, "not used for something else"),
    "out.again": (("classify", "a.csv", *ENGLAND, "--out", "./a.csv"), USAGE, "not used for something else"),
    "out.link": (("classify", "a.csv", *ENGLAND, "--rejected", "link.csv"), USAGE, "not used for something else"),
    "out.people": (("rank", "e.csv", *DAY, "--people", "a.csv", "--out", "./a.csv"), USAGE, "a.csv: expected a file that is not used"),
    "out.gravity": (("rank", "e.csv", *DAY, "--gravity", "a.csv", "--edition", "x", "--out", "a.csv"), USAGE, "a.csv: expected a file that is not used"),
    "names": (("classify", "names.csv", *ENGLAND), FAILED, "names.csv: .* 'darisk_outcome': expected one of these names to be free"),
    "highest": (("classify", "highest.csv", *ENGLAND), FAILED, "highest.csv: victim_age_highest: expected victim_age as well"),
    "semicolons": (("classify", "semicolons.csv", *ENGLAND), USAGE, "separated by commas, not by ';'"),
    "tabs": (("rank", "tabs.csv", *DAY), USAGE, r"separated by commas, not by '\\t'"),
    "column": (("classify", "a.csv", *ENGLAND, "--column", "relation=x"), USAGE, "'relation' is no column"),
    "column.sign": (("classify", "a.csv", *ENGLAND, "--column", "relationship"), USAGE, "expected NAME=HEADING"),
    "heading": (("classify", "a.csv", *ENGLAND, "--column", "relationship=x"), USAGE, "no such column: found relationship, x y"),
    "toml": (("classify", "a.csv", *ENGLAND, "--columns-file", "bad.toml"), USAGE, "bad.toml: "),
    "toml.none": (("classify", "a.csv", *ENGLAND, "--columns-file", "none.toml"), FAILED, "No such file"),
    "toml.empty": (("classify", "a.csv", *ENGLAND, "--columns-file", "empty.toml"), USAGE, "expected .columns."),
    "toml.number": (("classify", "a.csv", *ENGLAND, "--columns-file", "number.toml"), USAGE, "expected a heading in quotes"),
    "unknown": (("classify", "other.csv", *ENGLAND), USAGE, "expected one of the columns relationship"),
    "two": (("classify", "two.csv", *ENGLAND), USAGE, "relationship or relationships, not both"),
    "empty": (("classify", "empty.csv", *ENGLAND), FAILED, "expected a line of headings"),
    "twice": (("classify", "twice.csv", *ENGLAND), FAILED, "the heading 'x' is there twice"),
    "bytes": (("classify", "bytes.csv", *ENGLAND), FAILED, "expected UTF-8, found the byte 0xff in line 2"),
    "quote": (("classify", "quote.csv", *ENGLAND), FAILED, "cannot be read"),
    "parquet": (("classify", "bad.parquet", *ENGLAND), FAILED, "cannot be read"),
    "lines": (("classify", "bad.jsonl", *ENGLAND), FAILED, "cannot be read"),
    "zip": (("classify", "bad.csv.gz", *ENGLAND), FAILED, "bad.csv.gz: "),
    "zip.broken": (("classify", "broken.csv.gz", *ENGLAND), FAILED, "broken.csv.gz: cannot be read"),
    "lines.none": (("classify", "none.jsonl", *ENGLAND), FAILED, "expected a JSON object a line, found nothing"),
    "nested": (("classify", "nested.jsonl", *ENGLAND), FAILED, "expected text or numbers, not List"),
    "policy": (("rank", "e.csv", "--policy", "x", "--as-of", "2024-01-01"), USAGE, "the presets are essex-2014-phase1, northumbria-serial, acpo-serial, v100-like, libdarisk-ref-1$"),
    "policy.weighs": (("rank", "e.csv", "--policy", "libdarisk-ref-1", "--as-of", "2024-01-01"), USAGE, "expected --gravity"),
    "policy.text": (("rank", "e.csv", "--policy", "bad.toml", "--as-of", "2024-01-01"), USAGE, "line"),
    "as-of": (("rank", "e.csv", "--policy", "northumbria-serial", "--as-of", "x"), USAGE, "--as-of x: expected a day"),
    "needed": (("rank", "a.csv", *DAY), USAGE, "expected a column incident_id"),
    "edition": (("rank", "e.csv", *DAY, "--gravity", "a.csv"), USAGE, "expected --edition as well"),
    "gravity": (("rank", "e.csv", *DAY, "--edition", "x"), USAGE, "expected --gravity"),
    "gravity.none": (("rank", "e.csv", *DAY, "--gravity", "q.csv", "--edition", "x"), FAILED, "No such file"),
    "gravity.columns": (("rank", "e.csv", *DAY, "--gravity", "a.csv", "--edition", "x"), FAILED, "expected a column code"),
    "gravity.fields": (("rank", "e.csv", *DAY, "--gravity", "comma.csv", "--edition", "x"), FAILED, "comma.csv: line 2: expected 2 fields, found 3"),
    "gravity.quote": (("rank", "e.csv", *DAY, "--gravity", "open.csv", "--edition", "x"), FAILED, "open.csv: line .: unexpected end"),
    "gravity.bytes": (("rank", "e.csv", *DAY, "--gravity", "bytes.csv", "--edition", "x"), FAILED, "bytes.csv: expected UTF-8, found the byte 0xff"),
    "top": (("rank", "e.csv", *DAY, "--top", "0"), USAGE, "--top: expected 1 or more"),
    "rank.answers": (("rank", "e.csv", *DAY, "--answers", "risk"), USAGE, "--answers: columns: 'risk' is none"),
    "explain": (("explain", "a.csv", "--row", "1"), USAGE, "expected --definition or --jurisdiction"),
    "explain.person": (("explain", "e.csv", "--person", "1"), USAGE, "expected --policy and --as-of"),
    "explain.both": (("explain", "e.csv", "--person", "1", "--row", "1"), USAGE, "not allowed with"),
    "explain.digits": (("explain", "e.csv", *DAY, "--person", "\u0665"), FAILED, "--person .: .*expected numbers"),
    "explain.policy": (("explain", "a.csv", *ENGLAND, "--row", "1", "--policy", "x"), USAGE, "--policy is of the other"),
    "explain.codes": (("explain", "e.csv", *DAY, "--person", "1", "--codes", "shr"), USAGE, "--codes is of the other"),
    "instrument": (("dash-check", "f.csv", "--instrument", "dash"), USAGE, "'dash' is no key"),
    "item": (("dash-check", "f.csv", "--instrument", "ric-24", "--high-risk", "X"), USAGE, "'X' is no key"),
    "threshold": (("dash-check", "f.csv", "--instrument", "ric-24", "--threshold", "99"), USAGE, "--threshold 99: .* from 1 to 24"),
    "threshold.minus": (("dash-check", "f.csv", "--instrument", "ric-24", "--threshold", "-1"), USAGE, "--threshold -1: expected a whole number"),
    "shell": (("--print-completion", "fish"), USAGE, "invalid choice"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILING)
def test_failing(here: Path, name: str) -> None:
    """Nothing ends in a traceback, and each sentence says what was expected."""
    arguments, code, told = FAILING[name]
    texts = {
        "a.csv": "relationship,x y\nSPOUSE,1\n", "bad.toml": "= 1\n", "empty.toml": "",
        "number.toml": "[columns]\nrelationship = 1\n", "other.csv": "x\n1\n",
        "two.csv": "relationship,relationships\nSPOUSE,SPOUSE\n", "empty.csv": "",
        "twice.csv": "x,x\n1,2\n", "quote.csv": 'relationship\n"SPOUSE\n', "bad.parquet": "PAR1",
        "bad.jsonl": "{", "bad.csv.gz": "x", "nested.jsonl": '{"relationship": ["SPOUSE"]}\n',
        "e.csv": "incident_id,role,status,is_da,perpetrator_id\n1,suspect,open,1,5\n",
        "f.csv": "STALKING\nYES\n", "names.csv": "relationship,outcome,darisk_outcome\nSPOUSE,1,2\n",
        "highest.csv": "victim_age_highest\n3\n", "semicolons.csv": "relationship;age\nSPOUSE;3\n",
        "tabs.csv": "incident_id\trole\n1\tsuspect\n", "none.jsonl": "",
        "comma.csv": "code,weight\n8N,7,5\n", "open.csv": 'code,weight\n"8N,7\n',
    }  # fmt: skip
    for file, text in texts.items():
        (here / file).write_text(text, encoding="utf-8")
    (here / "bytes.csv").write_bytes(b"relationship\nSPOUSE\xff\n")
    (here / "broken.csv.gz").write_bytes(gzip.compress(bytes(99))[:10] + b"\xff" * 99)
    (here / "link.csv").symlink_to("a.csv")
    (here / "d.csv").mkdir()
    before = sorted(path.name for path in here.iterdir())
    found = run(*arguments)
    assert found.code == code, (found.out, found.err)
    assert re.search(told, found.err), found.err
    assert "Traceback" not in found.err
    assert found.out == ""
    assert sorted(path.name for path in here.iterdir()) == before, "and nothing is written"


def darisk_process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "darisk", *arguments],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        **options,
    )


def test_a_closed_pipe(here: Path) -> None:
    """Who reads may have seen enough: no traceback."""
    incidents(here, GOOD)
    for arguments in (("classify", "incidents.csv", *ENGLAND), ("codes", "ptpr"), ("version",)):
        read, write = os.pipe()
        os.close(read)
        found = subprocess.run(
            [sys.executable, "-m", "darisk", *arguments],
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        os.close(write)
        assert (found.returncode, found.stderr) == (FAILED, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="expected a device that is full")
def test_a_full_disk(here: Path) -> None:
    """Waits for a traceback, or for an exit code that says that all was written."""
    incidents(here, GOOD)
    for arguments in (
        ("classify", "incidents.csv", *ENGLAND),
        ("classify", "incidents.csv", *ENGLAND, "--json"),
        ("version",),
        ("--print-completion", "bash"),
    ):
        with open("/dev/full", "wb") as full:
            found = subprocess.run(
                [sys.executable, "-m", "darisk", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert found.returncode == FAILED
        assert found.stderr.startswith("darisk: standard output: "), found.stderr
        assert "Traceback" not in found.stderr
        assert "Exception" not in found.stderr


@pytest.mark.parametrize(
    ("file", "number", "told"),
    [
        ("-", 0, "standard input: it is closed"),
        ("incidents.csv", 1, "standard output: it is closed"),
    ],
)
def test_closed_streams(here: Path, file: str, number: int, told: str) -> None:
    """Waits for a traceback where nobody opened what is read or written, as under some services."""
    incidents(here, GOOD)
    found = darisk_process("classify", file, *ENGLAND, preexec_fn=lambda: os.close(number))
    assert found.returncode == FAILED
    assert told in found.stderr
    assert "Traceback" not in found.stderr


def test_standard_input(here: Path) -> None:
    text = "relationship,note\nEX_SPOUSE,naïve\n"
    found = darisk_process("classify", "-", "--definition", "DAA_2021", input=text)
    assert found.returncode == DONE, found.stderr
    assert "naïve,DEFINITION:REVIEW" in found.stdout
    assert "\r" not in found.stderr, "progress is for terminals"


def test_unicode_where_the_locale_has_none(here: Path) -> None:
    incidents(here, OTHER)
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    found = darisk_process("classify", "incidents.csv", *ENGLAND, env=environment)
    assert found.returncode == DONE
    assert "Ωmega — „x“" in found.stdout


def test_without_polars(here: Path) -> None:
    """The words need no other package; the files say which one they need."""
    code = (
        "import sys; sys.modules['polars'] = None; from darisk._cli import main; "
        "sys.exit(main(sys.argv[1:]))"
    )
    for words in (["codes", "nibrs"], ["version"]):
        subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True)
    ended = subprocess.run(
        [sys.executable, "-c", code, "classify", "x.csv", *ENGLAND],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == FAILED
    assert "polars is not installed: pip install 'darisk[cli]'" in ended.stderr


def test_progress_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from darisk._cli import _report

    assert _report.progress_of("added") is None
    seen = io.StringIO()
    monkeypatch.setattr(seen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", seen)
    tell = _report.progress_of("added")
    assert tell is not None
    tell(5, 10)
    tell(10, 10)
    assert seen.getvalue() == "\radded 5 of 10 rows\radded 10 of 10 rows\n"


def test_interrupted(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    incidents(here, GOOD)
    monkeypatch.setattr(darisk, "classify", stop)
    found = run("classify", "incidents.csv", *ENGLAND)
    assert (found.code, found.err.strip()) == (130, "darisk: interrupted")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(shell: str) -> None:
    found = run("--print-completion", shell)
    assert found.code == DONE
    for command in ("classify", "rank", "explain", "dash-check", "generate", "codes", "version"):
        assert command in found.out
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=found.out, text=True, check=True)


def commands(epilog: str) -> list[list[str]]:
    text = epilog.replace("\\\n", " ")
    return [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("  darisk ")]


def test_the_answers_in_the_help() -> None:
    told = re.findall("^answers: (.*)$", _arguments._CLASSIFY, re.MULTILINE)
    assert told == [", ".join(OUTPUT)]


def test_examples_of_the_help(here: Path) -> None:
    """Every example runs, in the order of the help, beginning with none of the files."""
    top = commands(_arguments._TOP)
    assert len(top) == 5
    for example in top:
        assert run(*example).code == DONE, example
    (here / "nibrs.csv").write_text("VictimWas\nXS\n")
    (here / "weights.csv").write_text("code,weight\nA,1\n")
    (here / "policy.txt").write_text("policy mine\n")
    for epilog in (
        _arguments._DASH, _arguments._GENERATE, _arguments._CLASSIFY, _arguments._RANK,
        _arguments._EXPLAIN, _arguments._WORDS,
    ):  # fmt: skip
        assert commands(epilog)
        for example in commands(epilog):
            assert run(*example).code == DONE, example


def test_the_help_has_everything() -> None:
    for arguments in ((), ("classify",), ("rank",), ("explain",), ("dash-check",), ("generate",)):
        found = run(*arguments, "--help")
        assert found.code == DONE
        assert "examples" in found.out
        assert "3 some rows were rejected" in found.out
    for name in _cli_names():
        assert name in run("classify", "--help").out


def _cli_names() -> tuple[str, ...]:
    from darisk._cli._classify import NAMES

    return NAMES


def test_the_entry_point() -> None:
    """What `pip install` makes a program of."""
    page = cases.ROOT / "pyproject.toml"
    if not page.exists():
        pytest.skip("there is no pyproject.toml beside the tests")
    found = tomllib.loads(page.read_text(encoding="utf-8"))["project"]
    assert found["scripts"] == {"darisk": "darisk._cli:main"}
    assert found["dependencies"] == []
    assert any(one.startswith("polars") for one in found["optional-dependencies"]["cli"])

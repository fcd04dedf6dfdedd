# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Every kind of frame gives what its rows give one by one, and comes back as what it was."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable
from typing import Any

import darisk
import duckdb
import frames
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from darisk import Outcome, Relationship, _columns, _pandas, audit, dait, dash, response

KINDS = sorted(frames.MAKE)


@pytest.mark.parametrize("kind", KINDS)
def test_same_values(kind: str) -> None:
    results = darisk.classify(frames.MAKE[kind](), definition="DAA_2021")
    assert results.words("outcome") == frames.outcomes()
    for row in range(frames.COUNT):
        expected = frames.facts(row)
        found = results.facts(row)
        for name in ("relationships", "behaviours", "victim_age", "recorded_on", "repeated"):
            assert getattr(found, name) == getattr(expected, name), (row, name)
        assert results.row(row).outcome is frames.outcomes()[row]


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_that_was_given(kind: str) -> None:
    given = frames.MAKE[kind]()
    frame = darisk.classify(given, definition="DAA_2021", columns=["findings", "tie"]).frame()
    assert type(frame) is type(given)
    found = frames.listed(frame)
    expected = frames.listed(frames.MAKE[kind]())
    assert list(found) == [*expected, "outcome", "findings", "tie"]
    for name, values in expected.items():
        assert found[name] == values, name
    assert found["outcome"] == list(map(str, frames.outcomes()))
    assert found["tie"] == ["EX_SPOUSE", "HOUSEMATE", "UNKNOWN", "SIBLING", "UNKNOWN"]
    assert found["findings"][0].startswith("TIE_QUALIFIES+")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pyarrow.RecordBatchReader"])
def test_every_package_reads_every_answer(kind: str) -> None:
    results = darisk.classify(frames.MAKE[kind](), definition="DAA_2021", columns=["findings"])
    tables = {
        "pyarrow": pa.table(results),
        "polars": pl.DataFrame(results),
        "pandas": pd.DataFrame.from_arrow(results),
        "duckdb": duckdb.sql("SELECT * FROM results"),
    }
    pa.table(results).validate(full=True)
    expected = [str(one) for one in frames.outcomes()]
    for reader, table in tables.items():
        found = frames.listed(table)
        found.pop("__index_level_0__", None)  # pandas hands its index out, too
        assert list(found) == [*frames.ROWS, "outcome", "findings"], reader
        assert found["outcome"] == expected, reader
        assert found["urn"] == frames.ROWS["urn"], reader


@pytest.mark.parametrize("kind", KINDS)
def test_full_validation(kind: str) -> None:
    wanted = darisk.Classifications.ALL
    results = darisk.classify(frames.MAKE[kind](), definition="DAA_2021", columns=wanted)
    assert frames.validate(results) == frames.COUNT
    assert frames.validate(results) == frames.COUNT, "it can be read again"


def test_the_caller_has_the_frame_as_it_was() -> None:
    for kind in ("polars", "pandas", "pyarrow.Table"):
        given = frames.MAKE[kind]()
        before = frames.listed(given)
        darisk.classify(given, definition="DAA_2021").frame()
        assert frames.listed(given) == before


def test_pandas_keeps_its_index_and_types() -> None:
    given = frames.pandas_frame()
    frame = darisk.classify(given, definition="DAA_2021").frame()
    assert frame.index.tolist() == [10, 20, 30, 40, 50]
    assert frame.dtypes[:-1].equals(given.dtypes)
    assert frame["outcome"].cat.categories.tolist() == [str(one) for one in Outcome]


def test_metadata_is_passed_on() -> None:
    frame = darisk.classify(frames.arrow_table(), definition="DAA_2021").frame()
    assert frame.schema.metadata == {b"force": b"made up"}
    results = darisk.classify(frames.arrow_table(), definition="DAA_2021")
    assert pa.schema(results).metadata == {b"force": b"made up"}
    enum = pl.DataFrame({"victim_age": [1], "x": pl.Series(["a"], dtype=pl.Enum(["a", "b"]))})
    results = darisk.classify(enum, definition="DAA_2021")
    assert pl.DataFrame(results)["x"].dtype == enum["x"].dtype


def test_numpy_records() -> None:
    given = np.array(
        [(4, 52, 55, "2024-03-01", 1.5), (47, 20, 20, "NaT", 2.5)],
        dtype=[
            ("relationship", "u1"), ("victim_age", "u1"), ("perpetrator_age", "i8"),
            ("recorded_on", "datetime64[D]"), ("other", "f8"),
        ],
    )  # fmt: skip
    results = darisk.classify(given, definition="DAA_2021", columns=["findings"])
    frame = results.frame()
    assert frame.dtype.names == (*given.dtype.names, "outcome", "findings")
    assert frame["other"].tolist() == [1.5, 2.5]
    assert frame["outcome"].tolist() == [one.value for one in results.words("outcome")]
    assert results.facts(0).recorded_on == dt.date(2024, 3, 1)
    assert results.facts(1).recorded_on is None


def test_answers_of_records_and_mappings_are_frames() -> None:
    """Of what hands out no batches, the answers alone."""
    for source in (np.array([(4,)], [("victim_age", "u1")]), {"victim_age": [4]}):
        results = darisk.classify(source, definition="DAA_2021")
        assert pl.DataFrame(results).columns == pa.table(results).column_names == ["outcome"]


def test_answers_are_not_pickled() -> None:
    results = darisk.classify({"victim_age": [4]}, definition="DAA_2021")
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="Classifications cannot be copied or pickled"):
            take(results)


def test_types_of_pandas() -> None:
    """Categories and numbers that may be missing go through Arrow; what Arrow has not, by value."""
    frame = pd.DataFrame(
        {
            "relationship": pd.Categorical(["SPOUSE", None, "SIBLING"]),
            "victim_age": pd.Categorical([40, 41, None]),
            "perpetrator_age": pd.arrays.SparseArray([50, 0, 51]),
        }
    )
    results = darisk.classify(frame, definition="DAA_2021")
    assert [results.facts(i).relationships for i in range(3)] == [
        {Relationship.SPOUSE}, frozenset(), {Relationship.SIBLING},
    ]  # fmt: skip
    assert [results.facts(i).victim_age for i in range(3)] == [(40, 40), (41, 41), None]
    assert [results.facts(i).perpetrator_age for i in range(3)] == [(50, 50), (0, 0), (51, 51)]
    assert _pandas._others(frame, dict.fromkeys(frame, _columns.U8)) == [
        "relationship", "victim_age",
    ]  # fmt: skip


def test_mapping() -> None:
    given = {"victim_age": np.array([52, 20], np.uint8), "perpetrator_age": [55, 20]}
    frame = darisk.classify(given, definition="DAA_2021").frame()
    assert frame["victim_age"] is given["victim_age"]
    assert list(frame["outcome"]) == [2, 2]


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow.Table", "duckdb"])
def test_a_name_that_is_taken(kind: str) -> None:
    """An answer never stands in for a column of the caller's."""
    once = darisk.classify(frames.MAKE[kind](), definition="DAA_2021").frame()
    twice = darisk.classify(once, definition="SCO_2018", columns=["relationship"]).frame()
    found = frames.listed(twice)
    assert found["relationship"] == frames.ROWS["relationship"]
    assert found["outcome"] == [str(one) for one in frames.outcomes()]
    assert found["darisk_outcome"] == [str(one) for one in frames.outcomes("SCO_2018")]
    assert set(found["darisk_relationship"]) <= {str(one) for one in Outcome}
    with pytest.raises(ValueError, match="'darisk_outcome': expected one of these names"):
        darisk.classify(twice, definition="SCO_2018").frame()


@pytest.mark.parametrize("kind", KINDS)
def test_refused_rows_are_missing(kind: str) -> None:
    table = frames.arrow_table().set_column(
        7, "victim", pa.array(["P1", "V1", "V3", "V3", None], pa.string())
    )
    given = {
        "polars": lambda: pl.DataFrame(table),
        "pandas": table.to_pandas,
        "duckdb": lambda: frames.relation(table),
        "pyarrow.Table": lambda: table,
        "pyarrow.RecordBatch": lambda: table.combine_chunks().to_batches()[0],
        "pyarrow.RecordBatchReader": lambda: table.to_reader(max_chunksize=3),
    }[kind]()
    results = darisk.classify(given, definition="DAA_2021", on_refused="keep")
    assert (results.refused, results.first_refused) == (3, 0)
    outcome = frames.listed(results.frame())["outcome"]
    assert [one is None for one in outcome] == [True, True, False, True, False]
    with pytest.raises(darisk.DariskError, match="perpetrator: row 0: "):
        darisk.classify(
            {"victim": ["a"], "perpetrator": ["a"]}, definition="DAA_2021", on_refused="raise"
        )


@pytest.mark.parametrize("kind", KINDS)
def test_codes(kind: str) -> None:
    """Codes of a list mean what the list says; a code without a human victim is set aside."""
    table = pa.table({"relationship": ["XS", "RU", "", None, "VO"], "note": list("abcde")})
    given = {
        "polars": lambda: pl.DataFrame(table),
        "pandas": table.to_pandas,
        "duckdb": lambda: frames.relation(table),
        "pyarrow.Table": lambda: table,
        "pyarrow.RecordBatch": lambda: table.combine_chunks().to_batches()[0],
        "pyarrow.RecordBatchReader": lambda: table.to_reader(max_chunksize=2),
    }[kind]()
    results = darisk.classify(given, definition="DAA_2021", codes="NIBRS", on_refused="keep")
    known = darisk.codes("NIBRS")
    assert results.facts(0).relationships == {Relationship.EX_SPOUSE}
    assert results.facts(1).relationships == known["RU"].relationships
    assert results.facts(2).relationships == results.facts(3).relationships == frozenset()


@pytest.mark.parametrize(
    "make",
    [
        dict,
        pl.DataFrame,
        pa.table,
        pd.DataFrame,
        lambda columns: frames.relation(pa.table(columns)),
        lambda columns: pd.DataFrame(columns, dtype="Int64"),
        lambda columns: {name: np.array(column, float) for name, column in columns.items()},
    ],
)
def test_codes_that_are_numbers(make: Callable[[Any], Any]) -> None:
    """Waits for codes of one's own, 1 and 2, that are taken for ties of this library."""
    with pytest.raises(TypeError, match=r"relationship: .*expected codes of NIBRS as text, not"):
        darisk.classify(make({"relationship": [1, 2]}), definition="DAA_2021", codes="NIBRS")


def test_a_code_without_a_victim() -> None:
    (code, *_) = [
        one for one in darisk.codes("PTPR") if one.mapping is darisk.CodeMapping.NO_VICTIM
    ] + [one for one in darisk.codes("NIBRS") if one.mapping is darisk.CodeMapping.NO_VICTIM]
    frame = pl.DataFrame({"relationship": [next(iter(darisk.codes(code.list))).key, code.key]})
    results = darisk.classify(frame, definition="DAA_2021", codes=code.list, on_refused="keep")
    assert results.refused == 1
    with pytest.raises(darisk.DariskError, match=r"row 1: the code says .* no human victim"):
        results.row(1)
    with pytest.raises(darisk.DariskError, match=r"row 1: the code says .* no human victim"):
        darisk.classify(frame, definition="DAA_2021", codes=code.list)


@pytest.mark.parametrize("make", [pl.DataFrame, pa.table, pd.DataFrame])
def test_names_that_are_nearly_ours(make: Callable[[Any], Any]) -> None:
    """Waits for columns that are left out unsaid, since a name has a capital or a blank."""
    columns = {"relationship": ["SPOUSE"], "Behaviours": ["VERBAL"], "victim-age": [40], "x": [1]}
    for name, ours in (("Behaviours", "behaviours"), ("victim-age", "victim_age")):
        told = f"the column '{name}' is not read: expected {ours}"
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            results = darisk.classify(make(columns), definition="DAA_2021")
        assert told in [str(one.message) for one in caught]
        assert len(caught) == 2
        assert results.counts("outcome") == {darisk.Outcome.REVIEW: 1}
    own = {**columns, "behaviours": ["VERBAL"], "victim_age": [40]}
    darisk.classify(make(own), definition="DAA_2021")
    darisk.classify(make({**own, 5: [1]} if make is pd.DataFrame else own), definition="DAA_2021")


def test_the_other_modules_take_frames() -> None:
    """Response, DAIT, DASH and audit read the same frames."""
    frame = pl.DataFrame({"danger": [True, None, False], "ref": [1, 2, 3]})
    decided = response.decide(frame).frame()
    assert decided["ref"].to_list() == [1, 2, 3]
    assert decided["grade"].to_list() == ["RESP:EMERGENCY", "RESP:EMERGENCY", "RESP:PRIORITY"]
    checks = pa.table({"CERTIFICATE_SUSPECT": ["FOUND", None]})
    assert dait.assess(checks).frame()["outcome"].to_pylist() == [
        "DAIT:ALERT_CONTROL", "DAIT:CHECKS_OPEN",
    ]  # fmt: skip
    forms = pd.DataFrame({"STALKING": ["YES", "NO", None]})
    assert dash.tally_columns(forms, "ric-24").frame()["ric_yes"].tolist() == [1, 0, 0]
    tallies = dash.tally_columns(pa.Table.from_pandas(forms), "ric-24", high_risk="STALKING")
    assert pa.table(tallies)["ric_yes"].to_pylist() == [1, 0, 0]
    assert pa.table(tallies)["high_risk_yes"].to_pylist() == ["STALKING", None, None]
    assert frames.validate(tallies) == 3
    cases = pa.table(
        {
            "closed": pa.chunked_array([[True], [], [True, True]]),
            "dait_outcome": pa.chunked_array([["DAIT:BRIEF_CREW"], [], ["DAIT:BRIEF_CREW", None]]),
            "first_grade": pa.chunked_array([["DASH:HIGH", "DASH:MEDIUM"], ["DASH:HIGH"]]),
        }
    )
    table = audit.count(cases, "CONCORDANCE", least_shown=0)
    whole = audit.count(cases.combine_chunks(), "CONCORDANCE", least_shown=0)
    assert table == whole
    row = table.rows.index("DAIT:BRIEF_CREW")
    assert table.cells[row][table.columns.index("DASH:HIGH")] == 1


def test_an_answer_is_a_frame() -> None:
    """What was answered can be asked again, by this module and others."""
    results = darisk.classify(frames.polars_frame(), definition="DAA_2021")
    again = darisk.classify(results, definition="DAA_2021")
    assert again.words("outcome") == results.words("outcome")
    assert pl.DataFrame(again).columns[-2:] == ["outcome", "darisk_outcome"]


def test_no_package_is_imported_for_nothing() -> None:
    """A frame of one package does not import another."""
    code = (
        "import sys, polars, darisk; "
        "darisk.classify(polars.DataFrame({'victim_age': [1]}), definition='DAA_2021').frame(); "
        "print(*sorted(sys.modules.keys() & {'pandas', 'pyarrow', 'duckdb', 'numpy'}))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


def test_pandas_without_pyarrow() -> None:
    """What pandas cannot hand out without pyarrow is read value by value."""
    code = (
        "import sys; sys.modules['pyarrow'] = None; import pandas, darisk; "
        "frame = pandas.DataFrame({'relationship': ['SPOUSE', None], 'victim_age': [1.0, None]}); "
        "frame['behaviours'] = frame['relationship'].map({'SPOUSE': 'VERBAL'}); "
        "made = darisk.classify(frame, definition='DAA_2021', columns=['tie']).frame(); "
        "print(made['tie'].tolist())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "['SPOUSE', 'UNKNOWN']"


def test_progress() -> None:
    told: list[tuple[int, int]] = []
    table = pa.table({"victim_age": pa.chunked_array([[1, 2], [], [3]], pa.uint8())})
    darisk.classify(
        table, definition="DAA_2021", progress=lambda done, rows: told.append((done, rows))
    )
    assert told == [(2, 3), (2, 3), (3, 3)]
    with pytest.raises(KeyboardInterrupt):
        darisk.classify(table, definition="DAA_2021", progress=interrupt)


def interrupt(done: int, rows: int) -> Any:
    raise KeyboardInterrupt

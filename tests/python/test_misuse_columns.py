# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Every module refuses the same columns in the same words, and takes the same ones."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import darisk
import numpy as np
import pytest
from darisk import DariskError, audit, dait, dash, response, serial

DAY = dt.date(2024, 3, 1)
NOBODY = {"incident_id": [1, 2], "perpetrator_id": [7, 7], "status": [1, 1], "is_da": [1, 1]}


def score(data: Any, rows: int = 2) -> list[Any]:
    if isinstance(data, dict):
        data = {**{name: values[:rows] for name, values in NOBODY.items()}, **data}
    cohort = serial.Cohort()
    cohort.add(data)
    return [len(cohort), len(cohort.rank(serial.Policy.preset("acpo-serial"), DAY))]


#: What is asked, and a column of words of it; the answer as something to compare.
ASK: dict[str, tuple[str, Callable[..., Any]]] = {
    "classify": (
        "relationship",
        lambda data: list(darisk.classify(data, definition="DAA_2021")["outcome"]),
    ),
    "dash": ("STALKING", lambda data: list(dash.tally_columns(data, "ric-24")["yes"])),
    "dait": ("HISTORY_PAIR", lambda data: list(dait.assess(data)["outcome"])),
    "response": ("danger", lambda data: list(response.decide(data)["grade"])),
    "serial": ("role", score),
    "audit": ("closed", lambda data: audit.count(data, "CONCORDANCE", least_shown=0)),
}

WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "float": (lambda: np.array([1.0, 1.5]), "row 1: expected uint8 of .*, not 1.5"),
    "complex": (lambda: np.array([1j, 2]), "expected uint8 of .*, not a buffer of format 'Zd'"),
    "bytes": (lambda: np.array([b"a", b"b"]), "expected uint8 of .*"),
    "durations": (lambda: np.array([1, 2], "m8[s]"), "row 0: expected uint8 of .*, not time"),
    "dates": (lambda: np.array([1, 2], "M8[D]"), "expected uint8 of .*, not dates"),
    "big-endian": (lambda: np.array([1, 2], ">u2"), "expected uint8 of .*, not a buffer of .*>H"),
    "two dimensions": (lambda: np.ones((2, 2), np.uint8), "expected one dimension .*, not 2"),
    "no dimension": (lambda: np.array(1, np.uint8), "expected one dimension .*, not 0"),
    "scalar": (lambda: np.uint8(1), "expected one dimension .*, not 0"),
    "number": (lambda: 1, "expected a column .*, not int"),
    "text": (lambda: "YES", "expected a column .*, not str"),
    "set": (lambda: {1, 2}, "expected a column .*, not set"),
    "objects": (lambda: [1, object()], "row 1: expected uint8 of .*, not object"),
    "NUL": (lambda: ["YES\0", "NO"], r"row 0: .*'YES\\x00' is no key"),
    "NUL in NumPy": (lambda: np.array(["YES\0X", "NO"]), r"row 0: .*'YES\\x00X' is no key"),
    "surrogate": (lambda: ["\udcff", "NO"], "row 0: .* is no key"),
    "over": (lambda: [1, 256], "row 1: expected uint8 of .*, not 256"),
    "minus": (lambda: np.array([1, -1]), "row 1: expected uint8 of .*, not -1"),
}  # fmt: skip

SAME: dict[str, Callable[[Any], object]] = {
    "read-only": lambda held: memoryview(held.tobytes()),
    "frozen": lambda held: held.copy().view() if held.setflags(write=False) else held,
    "gap": lambda held: np.repeat(held, 3)[::3],
    "backwards": lambda held: held[::-1].copy()[::-1],
    "scalars": list,
    "wide scalars": lambda held: [np.int64(one) for one in held],
    "wide": lambda held: held.astype(np.int64),
    "floats": lambda held: held.astype(np.float64),
    "byte": lambda held: held.astype(np.int8),
    "objects": lambda held: held.astype(object),
}


@pytest.mark.parametrize("module", ASK)
@pytest.mark.parametrize("wrong", WRONG)
def test_refused(module: str, wrong: str) -> None:
    """The message names the column, what was expected, and the row where there is one."""
    name, ask = ASK[module]
    make, told = WRONG[wrong]
    with pytest.raises((TypeError, ValueError), match=f"^{name}: {told}"):
        ask({name: make()})


@pytest.mark.parametrize("module", ASK)
def test_no_data(module: str) -> None:
    name, ask = ASK[module]
    for data in (None, 5, "text", [1, 2]):
        with pytest.raises(TypeError, match=r"^data: expected a mapping of names"):
            ask(data)
    with pytest.raises(ValueError, match="is no column: expected "):
        ask({name: [1, 2], "no_such": [1, 2]})
    with pytest.raises(ValueError, match="expected"):
        ask({name: None})


@pytest.mark.parametrize("module", ASK)
def test_a_word_that_is_none(module: str) -> None:
    """Of a form, it is counted and told; everywhere else it is refused."""
    name, ask = ASK[module]
    if module == "dash":
        found = dash.tally_columns({name: [1, 99]}, "ric-24")
        assert (found.bad_cells, found.first_bad_row, str(found.first_bad_item)) == (1, 1, name)
        return
    with pytest.raises(DariskError, match=f"^{name}: row 1: "):
        ask({name: np.array([1, 99], np.uint8)})


@pytest.mark.parametrize("module", ASK)
@pytest.mark.parametrize("same", SAME)
def test_taken(module: str, same: str) -> None:
    """Memory that is read-only or in pieces, and numbers of NumPy, give what a list gives."""
    name, ask = ASK[module]
    assert ask({name: SAME[same](np.array([1, 2], np.uint8))}) == ask({name: [1, 2]})


@pytest.mark.parametrize("module", ASK)
def test_zero_rows(module: str) -> None:
    name, ask = ASK[module]
    expected = ask({name: []}) if module != "serial" else ask({name: []}, 0)
    for empty in (np.array([], np.uint8), bytearray(), np.array([], object), np.array([], float)):
        assert (ask({name: empty}) if module != "serial" else ask({name: empty}, 0)) == expected


@pytest.mark.parametrize("module", ASK)
def test_eight_threads(module: str) -> None:
    """One column, read by all of them at once."""
    name, ask = ASK[module]
    held = {name: np.array([1, 2], np.uint8)}
    expected = ask(held)
    wrong: list[object] = []

    def work() -> None:
        for _ in range(20):
            found = ask(held)
            if found != expected:
                wrong.append(found)

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not wrong

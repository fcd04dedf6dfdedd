# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What the answers of a form add up to: counts with bounds, and no grade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Union

from .. import _check
from .._columns import U8, U32, Columns, Results, check_choice, read, sets_of, words_of
from .._native import c
from .._stated import Stated
from .._value import Value
from .._vocabulary import of_bits, of_number, to_bits, word, words
from ._words import Answer, Answers, Criterion, Instrument, Item, Items, answer_bytes

_ITEMS = int(c.DASH_ITEM_LAST)

#: The columns of answers, by name: one for each item.
INPUT = {item.name: words_of(U8, Answer) for item in Item}

#: The columns of results, by name.
OUTPUT = {
    "yes": U8,
    "unknown": U8,
    "ric_yes": U8,
    "ric_unknown": U8,
    "threshold": words_of(U8, Criterion),
    "high_risk_yes": sets_of(U32, Item),
    "high_risk_unknown": sets_of(U32, Item),
}


@dataclass(frozen=True, slots=True, repr=False)
class Tally(Value):
    """What one form adds up to. Counts are facts and no grade.

    Every count comes twice: `yes` is the least it can be, `yes` and `unknown` together the most.

    Attributes
    ----------
    yes, unknown : int
        Over the items of the instrument.
    ric_yes, ric_unknown : int
        Over the 24 items of the checklist.
    threshold : Criterion
        MET: `ric_yes` reaches it; OPEN: only with the unknown.
    yes_items, unknown_items : tuple of Item
    high_risk_yes, high_risk_unknown : tuple of Item, or None
        Of the items the force says are high risk; None where it says nothing.
    sdash_trigger, hba_trigger : Stated
        Whether the answers call for the further questions; other facts may, too.
    bad_cells : int
        Bytes that are no answer; they count as unknown.
    first_bad_item : Item or None
    """

    yes: int
    unknown: int
    ric_yes: int
    ric_unknown: int
    threshold: Criterion
    yes_items: tuple[Item, ...]
    unknown_items: tuple[Item, ...]
    high_risk_yes: tuple[Item, ...] | None
    high_risk_unknown: tuple[Item, ...] | None
    sdash_trigger: Stated
    hba_trigger: Stated
    bad_cells: int
    first_bad_item: Item | None


class Tallies(Results):
    """What many forms add up to, one row each.

    Attributes
    ----------
    bad_cells : int
        Cells that are no answer of the instrument; they count as unknown.
    first_bad_row : int or None
    first_bad_item : Item or None
    """

    __slots__ = ("bad_cells", "first_bad_item", "first_bad_row")

    #: Every column there can be.
    ALL = tuple(OUTPUT)

    bad_cells: int
    first_bad_row: int | None
    first_bad_item: Item | None


def tally(
    answers: Union[Answers, bytes],
    instrument: Instrument | str,
    /,
    *,
    threshold: int | None = None,
    high_risk: Items | None = None,
) -> Tally:
    """Add up one form.

    Parameters
    ----------
    answers
        By item; or 27 bytes as a column would hold them.
    instrument
        Which form.
    threshold
        Yes answers of the 24 items; None for the published one.
    high_risk
        The items the force says are high risk; None where it says nothing.

    Examples
    --------
    >>> from darisk import dash
    >>> found = dash.tally({"STRANGULATION": "YES", "STALKING": "DONT_KNOW"}, "ric-24")
    >>> found.ric_yes, found.ric_unknown, found.threshold
    (1, 23, Criterion.OPEN)
    """
    policy = _policy(instrument, threshold, high_risk)
    out = c.dash_facts()
    c.dash_tally(policy, answer_bytes(answers, "answers"), out)
    supplied = out.high_risk_supplied != 0
    return Tally(
        out.yes,
        out.unknown,
        out.ric_yes,
        out.ric_unknown,
        Criterion(out.threshold),
        of_bits(Item, out.yes_items),
        of_bits(Item, out.unknown_items),
        of_bits(Item, out.high_risk_yes) if supplied else None,
        of_bits(Item, out.high_risk_unknown) if supplied else None,
        Stated(out.sdash_trigger),
        Stated(out.hba_trigger),
        out.bad_cells,
        of_number(Item, out.first_bad_item),
    )


_COUNTS = ("yes", "unknown", "ric_yes", "ric_unknown", "threshold")


def tally_columns(
    answers: Columns,
    instrument: Instrument | str,
    /,
    *,
    threshold: int | None = None,
    high_risk: Items | None = None,
    columns: Iterable[str] | None = None,
) -> Tallies:
    """Add up many forms, given as a column of answers for each item.

    Parameters
    ----------
    answers
        Columns by the key of the item; one that is not given is blank.
    instrument, threshold, high_risk
        As in `tally`.
    columns
        The columns of the result; None for the counts, and the high-risk items where given.

    Examples
    --------
    >>> from darisk import dash
    >>> forms = {"STALKING": ["YES", "NO", None], "ISOLATED": ["YES", "YES", "NO"]}
    >>> list(dash.tally_columns(forms, "ric-24")["ric_yes"])
    [2, 1, 0]
    """
    policy = _policy(instrument, threshold, high_risk)
    found, rows = read(answers, INPUT)
    given = c.dash_answer_columns()
    for name, column in found.items():
        column.lend(given.item(Item[name].value))
    results, out, report = _results(rows, columns, high_risk)
    c.dash_tally_columns(policy, given, rows, out, report)
    return _told(results, report)


def tally_rows(
    forms: object,
    instrument: Instrument | str,
    /,
    *,
    threshold: int | None = None,
    high_risk: Items | None = None,
    columns: Iterable[str] | None = None,
) -> Tallies:
    """Add up many forms, given one after the other: 27 bytes each.

    Parameters
    ----------
    forms
        A buffer of bytes, of one dimension or of rows of 27.
    instrument, threshold, high_risk, columns
        As in `tally_columns`.
    """
    policy = _policy(instrument, threshold, high_risk)
    memory = _forms(forms)
    given = c.dash_answer_rows()
    given.set(memory)
    given.stride = _ITEMS
    rows = len(memory) // _ITEMS
    results, out, report = _results(rows, columns, high_risk)
    c.dash_tally_rows(policy, given, rows, out, report)
    return _told(results, report)


def _forms(forms: object) -> memoryview:
    try:
        memory = memoryview(forms)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"forms: expected a buffer of bytes, not {type(forms).__name__}") from None
    if memory.itemsize != 1 or memory.format not in ("B", "@B", "<B", "=B"):
        raise TypeError(f"forms: expected uint8, not a buffer of format {memory.format!r}")
    if memory.ndim == 2 and memory.shape is not None and memory.shape[1] != _ITEMS:
        raise ValueError(f"forms: expected rows of {_ITEMS}, not of {memory.shape[1]}")
    if memory.ndim not in (1, 2) or memory.nbytes % _ITEMS != 0:
        raise ValueError(f"forms: expected {_ITEMS} bytes a form, not {memory.nbytes} bytes")
    flat = memory if memory.c_contiguous else memoryview(memory.tobytes())
    return flat.cast("B") if flat.ndim == 1 or flat.nbytes else memoryview(b"")


def _policy(instrument: object, threshold: int | None, high_risk: Items | None) -> Any:
    policy = c.dash_tally_policy()
    c.dash_tally_policy_default(word(Instrument, instrument, "instrument").value, policy)
    if threshold is not None:
        policy.threshold = _check.whole(threshold, "threshold", 0, 2**32 - 1)
    if high_risk is not None:
        policy.high_risk_supplied = 1
        policy.high_risk = to_bits(words(Item, high_risk, "high_risk"))
    return policy


def _results(
    rows: int, columns: Iterable[str] | None, high_risk: Items | None
) -> tuple[Tallies, Any, Any]:
    if columns is None:
        wanted = tuple(OUTPUT) if high_risk is not None else _COUNTS
    else:
        wanted = check_choice(columns, OUTPUT, "yes")
    results = Tallies(rows, wanted, OUTPUT)
    out = c.dash_facts_columns()
    results.lend(out)
    return results, out, c.dash_tally_report()


def _told(results: Tallies, report: Any) -> Tallies:
    results.bad_cells = int(report.bad_cells)
    results.first_bad_row = int(report.first_row) if report.bad_cells else None
    results.first_bad_item = of_number(Item, report.first_item)
    return results

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""`darisk explain`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import darisk

from ._cells import Rows
from ._classify import facts_of, question
from ._failure import DONE, Failure, usage
from ._rank import ranking_of

_OF_ROW = ("definition", "jurisdiction", "codes")
_OF_PERSON = ("policy", "as_of", "gravity", "edition", "people", "aliases")


def explain(given: Any) -> int:
    """Say why: of a row, or of a person in a ranking."""
    if given.row is not None:
        _refuse(given, "--row", _OF_PERSON, "--definition or --jurisdiction, and no policy")
        return _row(given)
    _refuse(given, "--person", _OF_ROW, "--policy and --as-of, and no definition")
    return _person(given)


def _refuse(given: Any, what: str, names: Iterable[str], expected: str) -> None:
    """Refuses options of the other question, which would mean nothing here."""
    for name in names:
        if getattr(given, name) is not None:
            raise usage(f"{what}: expected {expected}: --{name.replace('_', '-')} is of the other")


def _row(given: Any) -> int:
    asked = question(given)
    rows, facts = facts_of(given)
    count = rows.file.frame.height
    if not 1 <= given.row <= count:
        raise usage(f"--row {given.row}: expected a row from 1 to {count}")
    told = rows.rejected.get(given.row - 1)
    if told is not None:
        raise Failure(f"row {given.row}: {told.column} {told.cell!r:.60}: {told.reason}")
    results = darisk.classify(facts, **asked, on_refused="keep")
    try:
        found = results.row(rows.places().index(given.row - 1))
    except ValueError as error:
        raise Failure(f"row {given.row}: {error}") from None
    explanation = darisk.explain(found)
    if not given.json:
        print(f"row {given.row}: {_facts_shown(rows, given.row - 1)}")
        print(explanation)
        return DONE
    told_json = {
        "row": given.row,
        "outcome": str(found.outcome),
        "definition": None if found.definition is None else str(found.definition),
        "findings": [str(one) for one in found.findings],
        "sentences": [
            {"role": str(one.role), "text": one.text, "rests_on": str(one.provision)}
            for one in explanation.sentences
        ],
    }
    print(json.dumps(told_json, ensure_ascii=False, indent=2))
    return DONE


def _facts_shown(rows: Rows, row: int) -> str:
    """What the file says of a row, of the columns that are facts."""
    cells = {name: rows.file.frame[heading][row] for name, heading in rows.headings.items()}
    return ", ".join(f"{name} {cell}" for name, cell in cells.items() if cell not in (None, ""))


def _person(given: Any) -> int:
    tables, ranking = ranking_of(given)
    reference = tables.person(given.person)
    try:
        found = ranking.explain(reference)
        person = ranking.person(reference)
    except KeyError:
        raise Failure(f"--person {given.person}: nobody listed has that reference") from None
    except (TypeError, ValueError) as error:
        raise Failure(f"--person {given.person}: {error}") from None
    if not given.json:
        place = "no score" if person.rank is None else f"rank {person.rank}, total {person.total}"
        print(f"person {given.person}: {place}, by {ranking.policy.id} as of {given.as_of}")
        print(found)
        return DONE
    told = {
        "person": given.person,
        "policy": ranking.policy.id,
        "policy_digest": ranking.policy.digest,
        "as_of": given.as_of,
        "rank": person.rank,
        "total": person.total,
        "contributions": [
            {"kind": str(one.kind), "rule": one.rule, "points": one.total, "text": str(one)}
            for one in found.contributions
        ],
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return DONE

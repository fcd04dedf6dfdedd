# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""`darisk codes` and `darisk version`."""

from __future__ import annotations

import json
import platform
from typing import Any

import darisk
from darisk import dash, serial

from .._table import Table
from .._value import shown
from ._failure import DONE, usage


def _tables() -> dict[str, Table[Any]]:
    lists = {str(one).lower(): darisk.codes(one) for one in darisk.CodeList}
    return {
        **lists,
        "definitions": darisk.definitions,
        "relationships": darisk.relationships,
        "behaviours": darisk.behaviours,
        "circumstances": darisk.circumstances,
        "findings": darisk.findings,
        "items": dash.items,
        "policies": serial.presets(),
    }


def codes(given: Any) -> int:
    """Show a code list or a vocabulary."""
    tables = _tables()
    if given.list is None:
        counts = {name: len(table) for name, table in tables.items()}
        if given.json:
            print(json.dumps(counts, indent=2))
        else:
            for name, count in counts.items():
                print(f"{name:<14}{count:>5}  {tables[name].title}")
        return DONE
    table = tables.get(given.list.lower())
    if table is None:
        raise usage(f"{given.list}: expected one of {', '.join(tables)}")
    if given.json:
        columns = table.columns
        rows = [{name: shown(getattr(one, name)) for name in columns} for one in table]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print(table)
    return DONE


def version(given: Any) -> int:
    """Show the versions."""
    found = {
        "darisk": darisk.__version__,
        "rules_version": darisk.rules_version,
        "python": platform.python_version(),
    }
    if given.json:
        print(json.dumps(found, indent=2))
    else:
        print(f"darisk {found['darisk']}, rules {found['rules_version']}, Python {found['python']}")
    return DONE

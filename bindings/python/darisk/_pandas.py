# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Frames of pandas, of which some columns are NumPy's and some are not.

NumPy's columns are read where they are. The others (text, categories, columns with a type of their
own) go through Arrow where pandas can, which wants pyarrow; else one value after the other.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._arrow import Batches, is_stream
from ._columns import Column, Kind, People, column

Rows = tuple[int, dict[str, Column]]


def is_pandas(data: object) -> bool:
    """Whether it is a frame of pandas."""
    pandas: Any = sys.modules.get("pandas")
    return pandas is not None and isinstance(data, pandas.DataFrame)


def read_pandas(frame: Any, kinds: Mapping[str, Kind]) -> Iterator[Rows]:
    """The rows of each part of a frame, and their columns of some kinds, all of which it has."""
    refuse_twice(frame, kinds)
    others = _others(frame, kinds)
    held = _batches(frame[others]) if others else None
    if held is None:
        others = []
    people = People()
    plain = {
        name: column(frame[name], kind, name, people)
        for name, kind in kinds.items()
        if name not in others
    }
    if held is None:
        yield len(frame), plain
        return
    start = 0
    for rows, columns in held.read({name: kinds[name] for name in others}, people):
        cut = {name: one.part(start, start + rows) for name, one in plain.items()}
        yield rows, {**cut, **columns}
        start += rows


def refuse_twice(frame: Any, names: Iterable[str]) -> None:
    """Refuses a frame that has a column of ours twice."""
    held = frame.columns.tolist()
    for name in names:
        if held.count(name) > 1:
            raise ValueError(f"{name}: expected one column of that name")


def _others(frame: Any, kinds: Mapping[str, Kind]) -> list[str]:
    """The columns that are not NumPy's. References are read in one way, to have one numbering."""
    found = [name for name in kinds if _is_arrow(frame[name].dtype)]
    references = {name for name, kind in kinds.items() if kind.reference}
    if references <= set(found):
        return found
    return [name for name in found if name not in references]


def _is_arrow(dtype: Any) -> bool:
    """Whether Arrow has such a column as it is: not where pandas has a type of its own, but for
    categories. Periods would be handed out as the numbers they are held as, and no column of ours
    is of floats."""
    if hasattr(dtype, "categories"):
        return bool(dtype.categories.dtype.kind != "f")
    return not (hasattr(dtype, "isnative") or hasattr(dtype, "subtype") or dtype.kind == "f")


def _batches(frame: Any) -> Batches | None:
    if not is_stream(frame):
        return None
    try:
        return Batches(frame)
    except ImportError:
        return None

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What the values of the package have in common: how they are shown."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Iterable, Iterator

from ._stated import Stated
from ._vocabulary import Word


class Value:
    """A frozen value. What is not stated in it is left out where it is shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={shown_code(value)}" for name, value in _stated_fields(self))
        return f"{type(self).__name__}({fields})"

    def _repr_html_(self) -> str:
        rows = [(name, shown(value)) for name, value in _stated_fields(self)]
        return html_table((type(self).__name__, ""), rows)


def _stated_fields(value: object) -> Iterator[tuple[str, object]]:
    for field in dataclasses.fields(value):  # type: ignore[arg-type]
        if not field.repr:
            continue
        found = getattr(value, field.name)
        if found is None or found is Stated.UNKNOWN or found == "":
            continue
        if isinstance(found, (frozenset, tuple, dict)) and not found:
            continue
        yield field.name, found


def shown_code(value: object) -> str:
    """A value as code; sets in the order of their words."""
    if isinstance(value, frozenset):
        return "{" + ", ".join(map(shown_code, sorted(value, key=_place))) + "}"
    if isinstance(value, tuple) and type(value) is tuple:
        return "(" + ", ".join(map(shown_code, value)) + ("," if len(value) == 1 else "") + ")"
    return repr(value)


def shown(value: object) -> str:
    """A value as text for people."""
    if value is None:
        return ""
    if isinstance(value, frozenset):
        return ", ".join(shown(one) for one in sorted(value, key=_place))
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _place(value: object) -> tuple[int, str]:
    return (value.value if isinstance(value, Word) else 0, str(value))


def html_table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table for a notebook."""
    head = "".join(f"<th>{html.escape(text)}</th>" for text in headings)
    body = "".join(
        "<tr>"
        + "".join(f"<td style='text-align:left'>{html.escape(cell)}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

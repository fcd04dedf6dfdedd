# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The people of a cohort on one day, under one policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from .. import _check
from .._columns import Kind, zeros
from .._errors import DariskError, Status
from .._handle import Handle
from .._native import c
from .._value import html_table, shown
from . import _frame
from ._explanation import ScoreExplanation
from ._frame import Exporter, Field
from ._listing import DAY, RESULT, lent_to, memory_of
from ._person import NO_DAYS, NO_POINTS, Person, Summary, person_of, summary_of
from ._policy import Policy
from ._references import Reference, References

if TYPE_CHECKING:
    from ._cohort import Cohort

Order = Literal["list", "row"]

_COUNT = Field("I")
_POINTS = Field("q", missing=NO_POINTS)
_FLAG = Field("B", "flag")

#: The columns of a ranking but those of thresholds, which are NAME_low, NAME_high and NAME_result.
FIELDS = {
    "person_id": Field("Q", "reference"),
    "rank": Field("I", missing=0),
    "total": _POINTS,
    "points_recency": _POINTS,
    "points_frequency": _POINTS,
    "points_gravity": _POINTS,
    "points_victims": _POINTS,
    "scored": _FLAG,
    "selected": _FLAG,
    "advice": _FLAG,
    "incidents": _COUNT,
    "crimes": _COUNT,
    "victims": _COUNT,
    "gravity": Field("q"),
    "gravity_partial": _FLAG,
    "last_date": DAY,
    "recency_days": Field("i", missing=NO_DAYS),
    "peak": _COUNT,
    "undated": _COUNT,
    "future": _COUNT,
    "cancelled": _COUNT,
    "self_link": _COUNT,
    "unmapped": _COUNT,
    "no_victim": _COUNT,
    "serial_low": _COUNT,
    "serial_high": _COUNT,
    "serial": RESULT,
    "thresholds": RESULT,
    "flags": Field("H", "flags"),
}

_THRESHOLD = {"low": _COUNT, "high": _COUNT, "result": RESULT}

_SHOWN = 10
_SHOWN_FIELDS = ("rank", "person_id", "total", "incidents", "victims", "serial", "flags")


class Ranking(Handle, Exporter):
    """Whom to look at first, and on what evidence; it decides about nobody.

    A low score, or none, is no sign of low risk: many of the gravest cases had no record before.
    Made by `Cohort.rank` or `score`. It hands out Arrow, every column in the order of the list, so
    that `polars.DataFrame(ranking)` and the like are frames. It stays as it is when the cohort
    changes or is closed, but `explain` wants the cohort as it was.
    """

    __slots__ = ("_cohort", "_people", "_policy", "_tool")

    def __init__(
        self, held: Any, cohort: Cohort, policy: Policy, people: References, tool: str | None
    ) -> None:
        super().__init__(held)
        self._cohort = cohort
        self._policy = policy
        self._people = people
        self._tool = tool

    @property
    def policy(self) -> Policy:
        """The policy it was made under."""
        self._open()
        return self._policy

    @property
    def summary(self) -> Summary:
        """What it was made from, and how much there is in it."""
        return summary_of(self._open(), self._policy.thresholds)

    def __len__(self) -> int:
        """How many people are listed."""
        return int(c.ranking_count(self._open()))

    def top(self, k: int) -> list[Person]:
        """The first of the list, at most so many.

        The scored come by total, then gravity, recency, frequency and victims; after them all
        others. The order of equals is the same everywhere, and means nothing.

        Parameters
        ----------
        k
            How many; asking for few is much faster than asking for all.
        """
        held = self._open()
        wanted = min(_check.whole(k, "k", 0, 2**64 - 1), len(self))
        return [
            person_of(held, row, self._people.of, self._policy.thresholds)
            for row in self._places(held, wanted)
        ]

    def person(self, person_id: Reference) -> Person:
        """One person.

        Parameters
        ----------
        person_id
            Not of somebody merged into another: see `Cohort.person`.

        Raises
        ------
        KeyError
            Where nobody of that reference is listed.
        """
        held = self._open()
        row = self._row(held, person_id)
        return person_of(held, row, self._people.of, self._policy.thresholds)

    def explain(self, person_id: Reference) -> ScoreExplanation:
        """Where one person's score comes from, incident by incident.

        Raises
        ------
        DariskError
            Where the cohort is not what the ranking was made from.
        KeyError
            Where nobody of that reference is listed.
        """
        held = self._open()
        self._row(held, person_id)
        return self._cohort._explain(held, self._policy, person_id)

    def to_columns(
        self,
        columns: Iterable[str] | None = None,
        order: Order = "list",
        *,
        first: int | None = None,
    ) -> dict[str, Any]:
        """The people as columns of the numbers of the library.

        Parameters
        ----------
        columns
            Names of columns, which are those of `Person`; of a threshold NAME_low, NAME_high and
            NAME_result. None for all.
        order
            "list" for that of `top`; "row" for one that is always the same and faster to have.
        first
            How many people; None for all.

        Returns
        -------
        dict
            Buffers, as NumPy arrays where there is NumPy. Points that are not there are -2**63,
            days and dates that are not there -2**31, a rank that is not there 0; dates are days
            since 1970-01-01, results and flags the numbers of their words. References that are
            texts are a list.
        """
        return _frame.buffers(self._columns(columns, order, first)[0])

    def frame(
        self,
        columns: Iterable[str] | None = None,
        order: Order = "list",
        *,
        first: int | None = None,
        kind: str | None = None,
    ) -> Any:
        """The people as a frame of the kind that the cohort was filled from.

        What is missing is missing there; words and flags are text. Of pyarrow it is a table, of
        DuckDB a relation.

        Parameters
        ----------
        columns, order, first
            As for `to_columns`.
        kind
            "pandas", "polars", "pyarrow" or "duckdb"; None for that of the cohort, and what
            `to_columns` gives where it was filled from none of them.
        """
        tool = self._tool if kind is None else _frame.check_tool(kind)
        found, fields = self._columns(columns, order, first)
        return _frame.frame(tool, found, fields)

    def _exported(self) -> tuple[dict[str, Any], dict[str, Field]]:
        return self._columns(None, "list", None)

    def _columns(
        self, columns: Iterable[str] | None, order: object, first: int | None
    ) -> tuple[dict[str, Any], dict[str, Field]]:
        held = self._open()
        if order not in ("list", "row"):
            raise ValueError(f"order: expected 'list' or 'row', not {order!r:.60}")
        count = len(self)
        if first is not None:
            count = min(count, _check.whole(first, "first", 0, 2**64 - 1))
        fields = self._fields(columns)
        found: dict[str, Any] = memory_of(fields, count)
        rows = self._places(held, count) if order == "list" else None
        out = lent_to(c.ranked_columns(), {name: found[name] for name in fields if name in FIELDS})
        c.ranking_columns(held, rows, 0, count, out)
        for i, name in enumerate(self._policy.thresholds):
            lent = [found.get(f"{name}_{part}") for part in _THRESHOLD]
            if any(one is not None for one in lent):
                c.ranking_threshold_columns(held, rows, 0, count, i, *lent)
        if "person_id" in found:
            found["person_id"] = self._people.column(found["person_id"])
        return found, fields

    def _fields(self, columns: Iterable[str] | None) -> dict[str, Field]:
        known = dict(FIELDS)
        for name in self._policy.thresholds:
            known.update((f"{name}_{part}", field) for part, field in _THRESHOLD.items())
        if columns is None:
            return known
        if isinstance(columns, str) or not isinstance(columns, Iterable):
            raise TypeError(f"columns: expected names of columns, not {type(columns).__name__}")
        wanted = list(dict.fromkeys(columns))
        for name in wanted:
            if name not in known:
                raise ValueError(f"columns: {name!r} is none: expected {', '.join(known)}")
        return {name: known[name] for name in wanted}

    def _places(self, held: Any, count: int) -> memoryview:
        rows = zeros(count, Kind("rows", "I", 0, 0))
        c.ranking_list(held, rows, count)
        return rows

    def _row(self, held: Any, person_id: Reference) -> int:
        number = self._people.number(person_id, "person_id")
        try:
            return int(c.ranking_find(held, number))
        except DariskError as error:
            if error.status is not Status.ERROR_INDEX:
                raise
            raise KeyError(
                f"person_id: nobody listed is {person_id!r}: "
                "who is recorded under several references is found under the one of Cohort.person"
            ) from None

    def __repr__(self) -> str:
        if self.closed:
            return "Ranking(closed)"
        told = self.summary
        return (
            f"Ranking({told.policy_id!r}, {told.as_of}: {told.listed} listed, "
            f"{told.scored} scored, {told.selected} selected)"
        )

    def _repr_html_(self) -> str:
        rows = (
            [shown(getattr(person, name)) for name in _SHOWN_FIELDS] for person in self.top(_SHOWN)
        )
        return f"<p>{self!r}</p>" + html_table(_SHOWN_FIELDS, rows)

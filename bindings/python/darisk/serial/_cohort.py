# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Histories: who is recorded as having done what to whom, and on which day."""

from __future__ import annotations

import array
import datetime as dt
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Union

from .. import _check
from .._data import Columns
from .._errors import DariskError, Status
from .._handle import Handle
from .._native import c
from .._results import Progress, check_progress
from . import _frame, _saved
from ._events import PEOPLE_COLUMNS, REFERRALS, REVIEWS, Rows, read_events, read_people, refused
from ._explanation import ScoreExplanation, explanation_of
from ._gravity import Gravity, handle_of
from ._listing import PAIR_FIELDS, VICTIM_FIELDS, Pairs, QuietVictims, lent_to, memory_of
from ._policy import Policy, policy_of
from ._ranking import Ranking
from ._references import GROUPS, INCIDENTS, PEOPLE, Reference, References, Taken
from ._turns import Turns

#: Who is another: children and their parents.
Aliases = Union[Mapping[Reference, Reference], Iterable[tuple[Reference, Reference]]]

#: So many rows are added at once; in between others may run, and the call may be stopped.
CHUNK = 1_000_000


class Cohort(Handle):
    """The histories of many people.

    Rows come in any order and in any pieces; what is asked comes out the same. A row is a record,
    and no finding of guilt. Nothing here holds a name or a trait of a person: references, days and
    codes only.

    Threads may share one: reading calls run beside each other, and one that changes it waits its
    turn. It pickles, by what `save` gives.

    Parameters
    ----------
    gravity
        The table whose offences the rows carry.
    threads
        How many threads a call may use, 1 to 64. Results do not depend on it.

    Examples
    --------
    >>> import datetime as dt
    >>> with Cohort() as cohort:
    ...     cohort.add({"incident_id": ["I1", "I2"], "perpetrator_id": ["P7", "P7"],
    ...                 "victim_id": ["V1", "V2"], "role": ["suspect", "suspect"],
    ...                 "date_from": [dt.date(2024, 1, 5), dt.date(2024, 2, 9)],
    ...                 "status": ["open", "open"], "is_da": [True, True]})
    ...     ranking = cohort.rank(Policy.preset("northumbria-serial"), dt.date(2024, 3, 1))
    >>> ranking.top(1)[0].person_id, ranking.top(1)[0].serial
    ('P7', Result.MET)
    """

    __slots__ = ("_gravity", "_references", "_threads", "_tool", "_turns")

    def __init__(self, gravity: Gravity | None = None, *, threads: int = 1) -> None:
        options = _options(threads)
        self._prepare(c.cohort_new(handle_of(gravity), options), gravity, int(options.max_threads))

    def _prepare(self, held: Any, gravity: Gravity | None, threads: int) -> None:
        super().__init__(held)
        self._gravity = gravity
        self._threads = threads
        self._turns = Turns()
        self._references = {what: References(what) for what in (PEOPLE, INCIDENTS, GROUPS)}
        self._tool: str | None = None

    @property
    def gravity(self) -> Gravity | None:
        """The table it was made with."""
        return self._gravity

    def add(self, events: Columns, *, progress: Progress | None = None) -> None:
        """Add rows: all of them, or none.

        One row is one incident, one person accused, one person harmed and one offence; the same row
        sent twice counts once. Every count is a count of distinct incidents.

        Parameters
        ----------
        events
            Columns: a mapping of names to buffers or sequences, or a frame, whose other columns are
            left alone. `incident_id`, `role` (an EventRole), `status` (an EventStatus) and `is_da`
            (True or False) may not be missing; `perpetrator_id`, `victim_id`, `date_from`,
            `date_to`, `offence`, `connection_group` and `grade` may. References are numbers but 0,
            or texts; of people all the one or all the other. Offences are codes as text, or handles
            of the gravity table; a missing one is no crime. Words may be keys, in small letters
            too. A text stands for a number that follows from it alone: what goes by the order of
            references, such as which of a day's incidents counts under `one_per_pair_per_day`, is
            the same for the same texts, and not in their order.
        progress
            Called with how many rows are added and of how many, from time to time. What it raises
            stops the call, as Ctrl-C does, and no row was added then.

        Raises
        ------
        DariskError, ValueError, TypeError
            For a row that cannot be. The message names the column and the row, from 0.
        """
        self._open()
        check_progress(progress)
        rows = read_events(events, self._gravity)
        if rows.count <= CHUNK:
            with self._writing() as held, self._taking(rows.references, _frame.tool_of(events)):
                _add(held, rows, 0, rows.count)
        else:
            # Into a cohort of their own first, so that none is left behind of a call that stops.
            own = c.cohort_new(handle_of(self._gravity), _options(self._threads))
            for first in range(0, rows.count, CHUNK):
                if progress is not None and first > 0:
                    progress(first, rows.count)
                _add(own, rows, first, min(first + CHUNK, rows.count))
            with self._writing() as held, self._taking(rows.references, _frame.tool_of(events)):
                c.cohort_merge(held, own)
        if progress is not None:
            progress(rows.count, rows.count)

    def alias(self, aliases: Aliases) -> None:
        """Say that people recorded under several references are one person.

        The child is the parent, and whatever the parent is; for perpetrators, victims and every
        other list of people, and for rows added before as well as after. All of them, or none.

        Parameters
        ----------
        aliases
            A mapping of children to their parents, or pairs.

        Raises
        ------
        DariskError
            For a child with another parent, or somebody who would be their own parent through
            others.
        """
        self._open()
        pairs = _pairs(aliases)
        taken = Taken(PEOPLE)
        child, parent = array.array("Q"), array.array("Q")
        for i, (one, other) in enumerate(pairs):
            child.append(taken.one(one, f"aliases[{i}]: child"))
            parent.append(taken.one(other, f"aliases[{i}]: parent"))
        report = c.columns_report()
        with self._writing() as held, self._taking({PEOPLE: taken}, None):
            try:
                c.cohort_alias(held, child, parent, len(child), report)
            except DariskError as error:
                if error.status is None or report.first_row >= len(pairs):
                    raise
                one, other = pairs[report.first_row]
                told = f"aliases[{report.first_row}]: {one!r} is {other!r}: {error}"
                raise DariskError(error.status, told) from None

    def merge(self, other: Cohort) -> None:
        """Add what another cohort holds, its rows and its aliases.

        Parameters
        ----------
        other
            Of the same gravity table; it stays as it is.
        """
        if not isinstance(other, Cohort):
            raise TypeError(f"other: expected a Cohort, not {type(other).__name__}")
        if other is self:
            self._open()
            return
        # Always in the same order, so that two that merge each other do not wait for each other.
        if id(self) < id(other):
            with self._writing() as into, other._reading() as held:
                self._merge(into, other, held)
        else:
            with other._reading() as held, self._writing() as into:
                self._merge(into, other, held)

    def _merge(self, into: Any, other: Cohort, held: Any) -> None:
        references = {what: one.as_taken() for what, one in other._references.items()}
        with self._taking(references, other._tool):
            c.cohort_merge(into, held)

    def save(self) -> bytes:
        """Everything it holds, to be loaded on any machine by this release or a later one.

        The gravity table is not in it. Where references are texts, the texts are; where all are
        numbers, C and other languages load the bytes, too. They are not encrypted.
        """
        with self._reading() as held:
            memory = bytearray(c.cohort_saved_size(held))
            c.cohort_save(held, memory)
            return _saved.joined(memory, self._references)

    @classmethod
    def load(
        cls,
        saved: bytes | bytearray | memoryview,
        gravity: Gravity | None = None,
        *,
        threads: int = 1,
    ) -> Cohort:
        """A cohort from what `save` gave. The bytes are checked to the last.

        Parameters
        ----------
        saved
            The bytes.
        gravity
            The table that the cohort had.
        threads
            As for `Cohort`.
        """
        if not isinstance(saved, (bytes, bytearray, memoryview)):
            raise TypeError(f"saved: expected bytes, not {type(saved).__name__}")
        options = _options(threads)
        try:
            memory, references = _saved.parted(bytes(saved))
        except (ValueError, struct.error):
            raise DariskError(Status.ERROR_COHORT_BYTES) from None
        held = c.cohort_load(memory, handle_of(gravity), options)
        made = cls.__new__(cls)
        made._prepare(held, gravity, int(options.max_threads))
        if references is not None:
            made._references = references
        elif len(memory) != c.cohort_saved_size(c.cohort_new(handle_of(gravity), None)):
            made._references[PEOPLE].texts = made._references[INCIDENTS].texts = False
        return made

    def person(self, reference: Reference) -> Reference:
        """Who a reference stands for: its parent's parent and so on, or itself."""
        with self._reading() as held:
            number = self._references[PEOPLE].number(reference, "reference")
            found = int(c.cohort_person(held, number))
            return reference if found == number else self._references[PEOPLE].of(found)

    def __len__(self) -> int:
        """How many rows were added, those that are ignored among them."""
        with self._reading() as held:
            return int(c.cohort_rows(held))

    @property
    def reversed_rows(self) -> tuple[int, ...]:
        """The rows that end before they begin, and were taken as undated.

        By their numbers, from 0, in the order in which rows were added.
        """
        with self._reading() as held:
            count = c.cohort_reversed_count(held)
            return tuple(c.cohort_reversed_at(held, i) for i in range(count))

    def rank(self, policy: Policy, as_of: dt.date, people: Columns | None = None) -> Ranking:
        """Rank the people on a day.

        Parameters
        ----------
        policy
            By what rules.
        as_of
            The day asked for; what is later is not looked at, only counted.
        people
            What the host knows of people, as columns: `person_id`, `on_programme` and `unsuitable`
            (True or False; missing is no).

        Raises
        ------
        DariskError
            Where the policy is for another edition of the gravity table, a row of `people` is about
            nobody, or a sum is too great.
        """
        rules = policy_of(policy)
        day = _check.days_of(_check.day(as_of, "as_of"))
        known = read_people(people, PEOPLE_COLUMNS, "people")
        given = None if people is None else known.lend(c.person_columns())
        report = c.columns_report()
        too_much = array.array("Q", [0])
        with self._reading() as held:
            self._check(known.references)
            try:
                found = c.ranking_new(
                    held, rules._handle, day, given, known.count, report, too_much
                )
            except DariskError as error:
                raise self._unranked(refused(error, report, "people"), rules, too_much[0]) from None
            return Ranking(found, self, rules, self._references[PEOPLE], self._tool)

    def _unranked(self, error: DariskError, policy: Policy, too_much: int) -> DariskError:
        if error.status is Status.ERROR_GRAVITY_EDITION:
            own = None if self._gravity is None else self._gravity.edition
            told = f"policy: expected one for the gravity table {own!r} of the cohort"
            return DariskError(error.status, f"{told}, not for {policy.gravity_edition!r}")
        if error.status is Status.ERROR_RANKING_SUM:
            who = self._references[PEOPLE].of(too_much)
            return DariskError(error.status, f"person {who!r}: {error}")
        return error

    def quiet_victims(
        self,
        as_of: dt.date,
        reviews: Columns | None = None,
        *,
        quiet_months: int = 3,
        counted_months: int = 12,
    ) -> QuietVictims:
        """Repeat victims from whom nothing was heard for some months (rule R14).

        Silence is no sign of safety. All incidents of a victim count, whoever is accused. No
        published standard says after how long: the defaults are ours.

        Parameters
        ----------
        as_of
            The day asked for.
        reviews
            Days on which somebody looked at why, as columns: `victim_id` and `date`. A review after
            the last incident closes the case.
        quiet_months
            Without an incident, 1 to 120.
        counted_months
            Looked back from the last incident, 1 to 120.
        """
        day = _check.days_of(_check.day(as_of, "as_of"))
        known = read_people(reviews, REVIEWS, "reviews")
        given = None if reviews is None else known.lend(c.review_columns())
        options = c.quiet_options()
        options.quiet_months = _check.whole(quiet_months, "quiet_months", 1, 120)
        options.counted_months = _check.whole(counted_months, "counted_months", 1, 120)
        with self._reading() as held:
            self._check(known.references)
            report = c.columns_report()
            try:
                found = c.quiet_victims_new(held, options, day, given, known.count, report)
            except DariskError as error:
                raise refused(error, report, "reviews") from None
            count = c.quiet_victims_count(found)
            columns = memory_of(VICTIM_FIELDS, count)
            c.quiet_victims_columns(found, 0, count, lent_to(c.quiet_victim_columns(), columns))
            return QuietVictims(columns, self._references[PEOPLE], self._tool)

    def pairs(self, as_of: dt.date, referrals: Columns | None = None) -> Pairs:
        """Every perpetrator and victim, and what the last twelve months say of two MARAC criteria.

        Parameters
        ----------
        as_of
            The day asked for.
        referrals
            Referrals to a MARAC, as columns: `perpetrator_id`, `victim_id` and `date`.
        """
        day = _check.days_of(_check.day(as_of, "as_of"))
        known = read_people(referrals, REFERRALS, "referrals")
        given = None if referrals is None else known.lend(c.referral_columns())
        with self._reading() as held:
            self._check(known.references)
            report = c.columns_report()
            try:
                found = c.pairs_new(held, day, given, known.count, report)
            except DariskError as error:
                raise refused(error, report, "referrals") from None
            count = c.pairs_count(found)
            columns = memory_of(PAIR_FIELDS, count)
            c.pairs_columns(found, 0, count, lent_to(c.pair_columns(), columns))
            return Pairs(columns, self._references[PEOPLE], self._tool)

    def close(self) -> None:
        """Let go of what is held. Closing twice does nothing.

        Raises
        ------
        RuntimeError
            While another thread uses it.
        """
        if self.closed:
            return
        told = "the Cohort is in use: expected no call to be running when it is closed"
        with self._turns.ending(told):
            super().close()

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return getattr(self, "_held", None) is None

    def _explain(self, ranking: Any, policy: Policy, person_id: Reference) -> ScoreExplanation:
        with self._reading() as held:
            number = self._references[PEOPLE].number(person_id, "person_id")
            made = c.score_explanation_new(ranking, held, number)
            return explanation_of(
                made,
                person_id,
                self._references[PEOPLE],
                self._references[INCIDENTS],
                policy.thresholds,
            )

    def _check(self, references: Mapping[str, Taken]) -> None:
        for what, taken in references.items():
            self._references[what].check(taken)

    @contextmanager
    def _taking(self, references: Mapping[str, Taken], tool: str | None) -> Iterator[None]:
        """Takes references for what is done within; where it fails, none."""
        taken = []
        try:
            for what, one in references.items():
                taken.append((what, self._references[what].take(one)))
            yield
        except BaseException:
            for what, before in taken:
                self._references[what].back(before)
            raise
        self._tool = tool or self._tool

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        self._open()
        with self._turns.reading():
            yield self._open()

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        self._open()
        with self._turns.writing():
            yield self._open()

    def __repr__(self) -> str:
        return "Cohort(closed)" if self.closed else f"Cohort({len(self)} rows)"

    def __reduce_ex__(self, protocol: object) -> tuple[object, ...]:  # type: ignore[override]
        self._open()
        return _load, (self.save(), self._gravity, self._threads)

    def __copy__(self) -> Cohort:  # type: ignore[override]
        self._open()
        return _load(self.save(), self._gravity, self._threads)

    def __deepcopy__(self, memo: object) -> Cohort:  # type: ignore[override]
        return self.__copy__()


def _load(saved: bytes, gravity: Gravity | None, threads: int) -> Cohort:
    return Cohort.load(saved, gravity, threads=threads)


def _options(threads: object) -> Any:
    options = c.cohort_options()
    options.max_threads = _check.whole(threads, "threads", 1, 64)
    return options


def _add(held: Any, rows: Rows, first: int, last: int) -> None:
    report = c.columns_report()
    given = rows.lend(c.event_columns(), first, last)
    try:
        c.cohort_add(held, given, last - first, report)
    except DariskError as error:
        raise refused(error, report, first=first) from None


def _pairs(aliases: object) -> list[tuple[Any, Any]]:
    if isinstance(aliases, Mapping):
        return list(aliases.items())
    if isinstance(aliases, (str, bytes)) or not isinstance(aliases, Iterable):
        raise TypeError(
            "aliases: expected a mapping of children to parents, or pairs, "
            f"not {type(aliases).__name__}"
        )
    pairs = list(aliases)
    for i, pair in enumerate(pairs):
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise TypeError(f"aliases[{i}]: expected a child and a parent, not {pair!r:.60}")
    return pairs


def score(
    frame: Columns,
    policy: Policy | str,
    as_of: dt.date,
    *,
    gravity: Gravity | None = None,
    people: Columns | None = None,
    threads: int = 1,
    progress: Progress | None = None,
) -> Ranking:
    """Rank the people of some events: the whole way in one call.

    Parameters
    ----------
    frame
        Events, as for `Cohort.add`.
    policy
        A policy, or the id of a preset, which is then tied to the edition of `gravity`.
    as_of
        The day asked for.
    gravity
        The table of how grave offences are.
    people
        What the host knows of people, as for `Cohort.rank`.
    threads
        How many threads may be used.
    progress
        As for `Cohort.add`.

    Examples
    --------
    >>> import datetime as dt
    >>> day = dt.date(2024, 2, 1)
    >>> ranking = score({"incident_id": [1, 2], "perpetrator_id": [7, 7], "victim_id": [8, 9],
    ...                  "role": ["SUSPECT"] * 2, "date_from": [day, day],
    ...                  "status": ["OPEN"] * 2, "is_da": [True, True]},
    ...                 "northumbria-serial", dt.date(2024, 3, 1))
    >>> ranking.person(7).incidents, ranking.summary.selected
    (2, 1)
    """
    if isinstance(policy, str):
        handle_of(gravity)
        edition = None if gravity is None else gravity.edition
        policy = Policy.preset(policy, gravity_edition=edition)
    cohort = Cohort(gravity, threads=threads)
    policy_of(policy)
    _check.day(as_of, "as_of")
    cohort.add(frame, progress=progress)
    return cohort.rank(policy, as_of, people)

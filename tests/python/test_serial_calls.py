# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Long calls, calls from several threads, and cohorts that are closed, copied or gone."""

from __future__ import annotations

import copy
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from darisk import DariskError, Status, serial
from darisk.serial import _cohort
from histories import (
    DAY,
    POLICY,
    TABLE,
    answers,
    plain,
)


def test_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """In pieces or at once: the same, and told how far it is."""
    monkeypatch.setattr(_cohort, "CHUNK", 1000)
    columns = plain(2500, date_to=np.full(2500, 19_699, np.int32))
    told: list[tuple[int, int]] = []
    cohort = serial.Cohort()
    cohort.add(plain(10, date_to=np.full(10, 19_699, np.int32)))
    cohort.add(columns, progress=lambda done, rows: told.append((done, rows)))
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]
    assert cohort.reversed_rows == tuple(range(2510))
    monkeypatch.setattr(_cohort, "CHUNK", 10**6)
    other = serial.Cohort()
    other.add(plain(10, date_to=np.full(10, 19_699, np.int32)))
    other.add(columns)
    assert answers(cohort) == answers(other)
    assert cohort.save() == other.save()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ZeroDivisionError])
def test_stopped(monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    """A call that is stopped, or meets a row at fault later on, has added nothing."""
    monkeypatch.setattr(_cohort, "CHUNK", 100)

    def progress(done: int, rows: int) -> None:
        assert rows == 350
        if done == 200:
            raise stop

    cohort = serial.Cohort()
    cohort.add(plain(3))
    with pytest.raises(stop):
        cohort.add(plain(350), progress=progress)
    columns = plain(350)
    columns["role"][301] = 99
    with pytest.raises(DariskError, match="role: row 301: "):
        cohort.add(columns)
    assert len(cohort) == 3
    cohort.add(plain(350))
    assert len(cohort) == 353


def test_progress_may_ask() -> None:
    """Waits for a lock that is held while the caller is told."""
    cohort = serial.Cohort()
    seen: list[int] = []
    cohort.add(plain(3), progress=lambda done, rows: seen.append(len(cohort)))
    assert seen == [3]


def test_eight_threads() -> None:
    """They add to and ask one cohort; nothing is lost, and the answer is that of one thread."""
    cohort = serial.Cohort(threads=2)
    start = threading.Barrier(8)

    def work(part: int) -> int:
        start.wait()
        for i in range(10):
            columns = plain(2000)
            columns["incident_id"] = columns["incident_id"] + np.uint64(20_000 * part + 2000 * i)
            cohort.add(columns)
            assert len(cohort.rank(POLICY, DAY)) == 1000
            cohort.quiet_victims(DAY)
            cohort.save()
        return part

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(work, range(8))) == list(range(8))
    assert len(cohort) == 160_000
    assert cohort.rank(POLICY, DAY).person(1).incidents == 160


def test_merging_each_other() -> None:
    """Waits for two that wait for each other for ever."""
    a, b = serial.Cohort(), serial.Cohort()
    a.add(plain(10))
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(x.merge, y) for x, y in [(a, b), (b, a)] * 2]:
            done.result(timeout=30)
    assert len(b) > 0


def test_closed_while_in_use() -> None:
    """The handle is held by the call that runs; what comes after finds it closed."""
    cohort = serial.Cohort()
    within, go_on = threading.Event(), threading.Event()

    def use() -> None:
        with cohort._reading():
            within.set()
            go_on.wait(30)

    thread = threading.Thread(target=use)
    thread.start()
    within.wait(30)
    with pytest.raises(RuntimeError, match="the Cohort is in use"):
        cohort.close()
    assert not cohort.closed
    go_on.set()
    thread.join()
    cohort.close()
    cohort.close()
    with pytest.raises(ValueError, match="the Cohort is closed"):
        cohort.add(plain(1))


def test_a_call_within_a_call() -> None:
    cohort = serial.Cohort()
    with cohort._writing(), pytest.raises(RuntimeError, match="within another call"):
        len(cohort)
    with cohort._reading(), pytest.raises(RuntimeError, match="within another call"):
        cohort.add(plain(1))
    cohort.add(plain(1))


def test_others_run_meanwhile() -> None:
    """Waits for a call that keeps the lock of the interpreter."""
    cohort = serial.Cohort()
    cohort.add(plain(1_000_000))
    ticks = 0
    stop = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.wait(0.0005):
            ticks += 1

    thread = threading.Thread(target=tick)
    thread.start()
    for _ in range(3):
        cohort.rank(POLICY, DAY)
    stop.set()
    thread.join()
    assert ticks > 20


def test_copies_are_apart() -> None:
    cohort = serial.Cohort(TABLE)
    cohort.add(plain(4))
    other = copy.deepcopy(cohort)
    other.add(plain(4))
    assert (len(cohort), len(other)) == (4, 8)
    assert other.gravity == TABLE


def test_what_was_asked_outlives_the_cohort() -> None:
    with serial.Cohort() as cohort:
        cohort.add(plain(4))
        ranking = cohort.rank(POLICY, DAY)
        pairs = cohort.pairs(DAY)
    assert ranking.top(9)[0] == ranking.person(1)
    assert len(pairs) == 0
    with pytest.raises(ValueError, match="the Cohort is closed"):
        ranking.explain(1)


def test_explained_from_another_cohort() -> None:
    cohort = serial.Cohort()
    cohort.add(plain(4))
    ranking = cohort.rank(POLICY, DAY)
    cohort.add(plain(4, incident_id=np.arange(11, 15, dtype=np.uint64)))
    with pytest.raises(DariskError) as caught:
        ranking.explain(1)
    assert caught.value.status is Status.ERROR_RANKING_STALE

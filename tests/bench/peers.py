# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What the peers share: the threads, the columns, the law, timing, and the check of the outcome.

    python peer_NAME.py JOB FOLDER RUNS

One thread, or as many as BENCH_THREADS says: the job's name in the results then ends with them.
FOLDER holds the columns that bench_classify generated, the outcomes that the library gave, and
law.json. Each peer has several variants, as several competent users would write them; all are
timed and all must give the library's outcomes byte for byte. A variant's first run is not timed.

A job "python_JOB" is JOB for the table of job "python": from frames, and of the variants those few
that are fastest in JOB.
"""

import os

THREADS = int(os.environ.get("BENCH_THREADS", "1"))

# Before the libraries are loaded: they read these once.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS"):
    os.environ[_name] = str(THREADS)

import gc
import json
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import serial_job

AGE_UNKNOWN = 255
DATE_UNKNOWN = -2**31
REFUSED, EXCLUDED, REVIEW, QUALIFIES = 0, 1, 2, 3

_BEHAVIOURS = (
    "PHYSICAL SEXUAL VIOLENT THREATENING CONTROLLING COERCIVE FINANCIAL ECONOMIC PSYCHOLOGICAL "
    "EMOTIONAL OTHER_ABUSE VERBAL STALKING_HARASSMENT HBA FGM FORCED_MARRIAGE PROPERTY_DAMAGE "
    "VIA_THIRD_PARTY TECH_FACILITATED NO_ABUSE NONE_RECORDED"
).split()


def behaviours(*keys):
    """A set of behaviours as its number."""
    return sum(1 << _BEHAVIOURS.index(key) for key in keys)


NO_ABUSE = behaviours("NO_ABUSE")

# Any of these behaviours qualifies; the adults' definition of before 2013 has a closed list.
OPEN_LIST = behaviours(*_BEHAVIOURS[:19]) & ~behaviours("VIA_THIRD_PARTY")
ADULT_LIST = behaviours(
    "PHYSICAL", "SEXUAL", "VIOLENT", "THREATENING", "FINANCIAL", "PSYCHOLOGICAL", "EMOTIONAL",
    "VERBAL", "STALKING_HARASSMENT", "PROPERTY_DAMAGE")

# Every age floor, in the order of the definitions.
FLOORS = (18, 16, 16)


@dataclass(frozen=True)
class Limits:
    """What a row may hold. Any other value refuses it: its outcome is 0. Where no more is
    amiss than that the day is not known the outcome is REVIEW: no definition can be chosen."""

    relationship_last: int
    age_last: int  # or AGE_UNKNOWN
    behaviours_all: int
    date_first: int
    date_last: int  # or DATE_UNKNOWN


@dataclass(frozen=True)
class Law:
    """What the library prints of the law. Definition 0, 1, 2: before 2013, 2013, 2021."""

    limits: Limits
    established: int  # first day from which the first definition is known to be in force
    day_2013: int
    day_2021: int
    cells: np.ndarray  # uint8, definition by kind of tie: 1, 2 or 3; kind 0 is not known

    def mask(self, definition, least):
        """The kinds whose cell is at least that, one bit a kind."""
        return sum(1 << kind for kind, cell in enumerate(self.cells[definition].tolist())
                   if cell >= least)


@dataclass(frozen=True)
class Columns:
    relationship: np.ndarray
    victim_age: np.ndarray
    perpetrator_age: np.ndarray
    behaviours: np.ndarray
    recorded_on: np.ndarray

    def part(self, rows):
        return Columns(*(column[rows] for column in vars(self).values()))


def read_law(folder):
    told = json.loads((folder / "law.json").read_text(encoding="utf-8"))
    days = [definition["first_day"] for definition in told["definitions"]]
    cells = np.array([definition["cells"] for definition in told["definitions"]], dtype=np.uint8)
    return Law(Limits(**told["limits"]), *days, cells)


def read_columns(folder):
    return Columns(
        np.fromfile(folder / "relationship.u8", dtype=np.uint8),
        np.fromfile(folder / "victim_age.u8", dtype=np.uint8),
        np.fromfile(folder / "perpetrator_age.u8", dtype=np.uint8),
        np.fromfile(folder / "behaviours.u32", dtype=np.uint32),
        np.fromfile(folder / "recorded_on.i32", dtype=np.int32))


def same(outcome, expected):
    """Whether the results are those of the library: one column, several, or persons."""
    if isinstance(expected, serial_job.Answers):
        return not expected.difference(serial_job.Answers.of(*outcome))
    if not isinstance(expected, tuple):
        outcome, expected = (outcome,), (expected,)
    return len(outcome) == len(expected) and all(
        np.array_equal(np.asarray(one), other) for one, other in zip(outcome, expected))


def label(job):
    return job if THREADS == 1 else f"{job}_{THREADS}"


def print_time(job, peer, name, seconds):
    print("time", label(job), peer, name, f"{statistics.median(seconds):.9f}",
          f"{min(seconds):.9f}", len(seconds), "-", sep="\t", flush=True)


def print_memory(job, peer, rows, who=resource.RUSAGE_SELF):
    peak = resource.getrusage(who).ru_maxrss * 1024
    print("memory", label(job), peer, f"{peak / rows:.2f}", "-", "-", sep="\t")


# A variant that takes seconds, and at its first run half as long again as the peer's best, is not run
# again: its one time stands in the results.
LONG, HOPELESS = 1.0, 1.5
_best_first = float("inf")


def time_variant(job, peer, name, run, expected, runs):
    """`run()` gives the results as something np.asarray takes; giving them is timed, taking
    them is not."""
    global _best_first
    seconds = []
    for number in range(runs + 1):
        gc.collect()
        start = time.perf_counter()
        outcome = run()
        seconds.append(time.perf_counter() - start)
        if number == 0 and not same(outcome, expected):
            sys.exit(f"bench: {peer} {name}: results are not those of the library")
        del outcome
        _best_first = min(_best_first, seconds[0])
        if seconds[0] > LONG and seconds[0] > HOPELESS * _best_first:
            break
    print_time(job, peer, name, seconds[1:] or seconds)


# Items of a form, and what the job "tally" takes as high-risk (bench_tally.c has the same number).
ITEMS = 27
HIGH_RISK = 0x01278397
OFF_CHECKLIST = (9, 10, 11)  # from 0: not among the 24
GATE, GATED = 9, (10, 11)
YES, NO, NOT_APPLICABLE = 1, 2, 6
THRESHOLD = 14


def read_answers(folder):
    """The 27 columns of answers."""
    return np.fromfile(folder / "answers.columns", dtype=np.uint8).reshape(ITEMS, -1)


def read_outcome(folder):
    return np.fromfile(folder / "outcome.u8", dtype=np.uint8)


def read_tally(folder):
    """High-risk items answered yes, counts of yes and of unknown, criterion."""
    found = np.fromfile(folder / "tally", dtype=np.uint8)
    rows = len(found) // 7
    return (found[:4 * rows].view(np.uint32), found[4 * rows:5 * rows],
            found[5 * rows:6 * rows], found[6 * rows:])


# What gives the library's results of each job.
RESULTS = {"classify": read_outcome, "tally_columns": read_tally,
           "serial": serial_job.read_answers}


def only(variants, *names):
    """The variants whose name has one of these in it."""
    return ((name, run) for name, run in variants if any(one in name for one in names))


def main(peer, jobs):
    """`jobs` gives for each job a function of the folder that yields the variants: pairs of a name
    and a function to time. What it does before its first yield is not timed."""
    if len(sys.argv) != 4 or sys.argv[1] not in jobs:
        sys.exit(f"usage: python {sys.argv[0]} {'|'.join(jobs)} FOLDER RUNS")
    job, folder, runs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    expected = RESULTS[job.removeprefix("python_")](folder)
    for name, run in jobs[job](folder):
        time_variant(job, peer, name, run, expected, runs)
    print_memory(job, peer, len(expected[0] if isinstance(expected, tuple) else expected))

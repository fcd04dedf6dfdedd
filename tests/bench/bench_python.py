# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Jobs "python_classify" and "python_serial": the package `darisk` on frames of polars, beside the
C calls that a host in C would write (bench_python.c).

    python bench_python.py JOB FOLDER RUNS LIBRARY

FOLDER is one of bench_classify or of bench_serial_data; LIBRARY is bench_python.c as it was built.
Both sides are called in turns within this process. C is given the very columns that the package
lends to its own call, on the same memory, and asks for memory in the same way. Prints the lines of
bench.h, with the kind of frame, and one of these names:

    c         the C calls                     encoding  the package, as far as it reads words
    python    the package, from the frame     encoded   the package, from columns that were read
"""

import ctypes
import datetime
import gc
import statistics
import sys
import time
from pathlib import Path

import peers  # first: it tells the libraries of how many threads
import serial_job

import darisk
import numpy as np
import polars as pl
from darisk import _classification, _data, serial
from darisk.serial import _events

AS_OF = datetime.date(1970, 1, 1) + datetime.timedelta(serial_job.AS_OF)

# In the order of the enumerations of bench_python.c.
FACTS = ("relationship", "behaviours", "victim_age", "perpetrator_age", "recorded_on")
EVENTS = ("incident_id", "perpetrator_id", "victim_id", "date_from", "date_to", "offence", "role",
          "status", "is_da")

# What is asked of a ranking in both; the library's names.
ASKED = ("person_id", "incidents", "recency_days", "gravity", "victims", "peak", "total", "rank",
         "scored")
TOP = serial_job.TOP

NUMBERS, NULLS, WORDS = "numbers", "numbers, unknown is missing", "with words"
FEW_RUNS = 3  # at most, of frames with words


class Given(ctypes.Structure):
    _fields_ = [("values", ctypes.c_void_p), ("validity", ctypes.c_void_p),
                ("offset", ctypes.c_size_t)]


def address(memory):
    return None if memory is None else np.frombuffer(memory, dtype=np.uint8).ctypes.data


def lent(columns, names):
    """The package's columns, as C takes them."""
    given = (Given * len(names))()
    for one, name in zip(given, names):
        column = columns[name]
        one.values = address(column.values)
        one.validity = address(column.validity)
        one.offset = column.offset
    return given


def in_turns(runs, sides):
    """Seconds of each side; the first round, in which pages are touched for the first time, is not
    counted."""
    seconds = {name: [] for name in sides}
    for number in range(runs + 1):
        for name, run in sides.items():
            gc.collect()
            start = time.perf_counter()
            run()
            if number > 0:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def print_times(job, kind, seconds):
    for name, all_of in seconds.items():
        print("time", job, name, kind, f"{statistics.median(all_of):.9f}", f"{min(all_of):.9f}",
              len(all_of), "-", sep="\t", flush=True)


def wrong(job, kind):
    sys.exit(f"bench: {job}, {kind}: the package's answers are not those of C")


# Facts.


def known(name, missing):
    """What is not known as a null."""
    return pl.when(pl.col(name) != missing).then(pl.col(name)).alias(name)


def fact_frames(folder):
    """The columns of job "classify" as numbers; with what is unknown missing; and the latter with
    words and sets as text. What no word says is unknown there."""
    numbers = pl.DataFrame(vars(peers.read_columns(folder)))
    missing = numbers.with_columns(
        known("victim_age", peers.AGE_UNKNOWN), known("perpetrator_age", peers.AGE_UNKNOWN),
        known("recorded_on", peers.DATE_UNKNOWN).cast(pl.Date))
    yield NUMBERS, numbers.with_columns(pl.col("recorded_on").cast(pl.Date))
    yield NULLS, missing
    kinds = {one.value: str(one) for one in darisk.Relationship}
    sets = missing["behaviours"].unique().to_list()
    words = pl.col("relationship").replace_strict(kinds, default=None, return_dtype=pl.String)
    every = peers.read_law(folder).limits.behaviours_all
    texts = {one: set_text(one) if one <= every else None for one in sets}
    yield WORDS, missing.with_columns(words, pl.col("behaviours").replace_strict(
        texts, return_dtype=pl.String))


def set_text(behaviours):
    """The keys of a set, joined; nothing for an empty one."""
    return "+".join(
        str(one) for one in darisk.Behaviour if behaviours >> one.value - 1 & 1) or None


def classify(folder, runs, library):
    job = "python_classify"
    expected, few = peers.read_outcome(folder), min(runs, FEW_RUNS)
    rows = len(expected)
    print("data", job, rows, "as job classify", sep="\t")

    for kind, frame in fact_frames(folder):
        def package(given=frame):
            return darisk.classify(given, jurisdiction="ENGLAND_AND_WALES", on_refused="keep")

        def read(frame=frame):
            return _data.open_data(frame, _classification.INPUT)

        data = read()
        (part,) = data.parts
        given = lent(part.columns, FACTS)

        def call(given=given, copy=None):
            library.bench_python_classify(given, rows, copy)

        outcome = np.empty(rows, dtype=np.uint8)
        call(copy=outcome.ctypes.data)
        if not np.array_equal(package().to_numpy()["outcome"], outcome) or (
                kind != WORDS and not np.array_equal(outcome, expected)):
            wrong(job, kind)
        sides = {"c": call, "python": package}
        if kind == WORDS:
            sides.update(encoding=read, encoded=lambda package=package, part=part: (
                package(part.columns)))
        print_times(job, kind, in_turns(few if kind == WORDS else runs, sides))
    peers.print_memory(job, "python", rows)


# Events.


def event_frames(folder, rows):
    """The columns of job "serial" as numbers and dates; with what is not known missing; and the
    latter with words and codes as text."""
    names = {"incident": "incident_id", "perpetrator": "perpetrator_id", "victim": "victim_id"}
    numbers = pl.DataFrame(rows).rename(names)
    yield NUMBERS, numbers.with_columns(pl.col("date_from", "date_to").cast(pl.Date))
    missing = numbers.with_columns(
        known("victim_id", 0), pl.col("is_da").cast(pl.Boolean),
        *(known(name, serial_job.MISSING).cast(pl.Date) for name in ("date_from", "date_to")))
    yield NULLS, missing
    codes = [None, "", *code_texts(folder)]

    def words(name, vocabulary):
        return pl.col(name).replace_strict(
            [int(one.value) for one in vocabulary], [str(one).lower() for one in vocabulary],
            return_dtype=pl.String)

    yield WORDS, missing.with_columns(
        words("role", serial.EventRole), words("status", serial.EventStatus),
        pl.col("offence").replace_strict(range(len(codes)), codes, return_dtype=pl.String))


def code_texts(folder):
    weights = serial_job.read_weights(folder)
    return [f"B{handle:03}" for handle in range(2, len(weights))]


def gravity_of(folder):
    """The table of bench_gravity.c."""
    weights = serial_job.read_weights(folder)[2:].tolist()
    texts = [f"{weight // 1000}.{weight % 1000:03}" for weight in weights]
    return serial.Gravity("BENCH 1", "made up for timing", dict(zip(code_texts(folder), texts)))


def answers_of(ranking):
    """Everybody in the order of rows, and the first hundred in that of the ranking."""
    return (ranking.to_columns(ASKED, order="row"),
            ranking.to_columns(["person_id"], first=TOP)["person_id"])


def check_answers(job, kind, ranking, expected):
    found, top = answers_of(ranking)
    scored = found["scored"] != 0
    names = {"person": "person_id"}
    columns = {name: found[names.get(name, name)][scored] for name in serial_job.ANSWERS}
    if expected.difference(serial_job.Answers.of(columns, top, len(expected))):
        wrong(job, kind)


def score_all(folder, runs, library):
    job = "python_serial"
    rows = serial_job.read_rows(folder)
    expected, few = serial_job.read_answers(folder), min(runs, FEW_RUNS)
    gravity = gravity_of(folder)
    made = library.bench_python_serial_new(str(folder).encode())
    count = len(expected)
    print("data", job, count, "as job serial", sep="\t")

    for kind, frame in event_frames(folder, rows):
        def package(given=frame):
            return serial.score(given, "libdarisk-ref-1", AS_OF, gravity=gravity)

        def read(frame=frame):
            return _events.read_events(frame, gravity)

        held = read()
        given = lent(held.columns, EVENTS)

        def call(answers, given=given):
            library.bench_python_serial(made, given, count, answers)

        check_answers(job, kind, package(), expected)
        sides = {"c": lambda call=call: call(0), "python": package}
        if kind == WORDS:
            sides.update(encoding=read, encoded=lambda package=package, held=held: (
                package(held.columns)))
        print_times(job, kind, in_turns(few if kind == WORDS else runs, sides))
        if kind == NUMBERS:
            print_times(job, kind + ", with columns", in_turns(runs, {
                "c": lambda call=call: call(1),
                "python": lambda package=package: answers_of(package())}))
    peers.print_memory(job, "python", count)


def load(path):
    library = ctypes.CDLL(path)
    pointer = ctypes.c_void_p
    library.bench_python_classify.argtypes = [pointer, ctypes.c_size_t, pointer]
    library.bench_python_serial_new.argtypes = [ctypes.c_char_p]
    library.bench_python_serial_new.restype = pointer
    library.bench_python_serial.argtypes = [pointer, pointer, ctypes.c_size_t, ctypes.c_int]
    return library


JOBS = {"python_classify": classify, "python_serial": score_all}

if __name__ == "__main__":
    if len(sys.argv) != 5 or sys.argv[1] not in JOBS:
        sys.exit(f"usage: python bench_python.py {'|'.join(JOBS)} FOLDER RUNS LIBRARY")
    JOBS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]), load(sys.argv[4]))

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""NumPy's side of the benchmark. Chunks that stay in the second cache are what pays here."""

import numpy as np

import peers
import serial_numpy
from peers import ADULT_LIST, AGE_UNKNOWN, DATE_UNKNOWN, NO_ABUSE, OPEN_LIST, REFUSED, REVIEW

CHUNKS = (16384, 32768, 65536, 131072)
TALLY_CHUNKS = (16384, 65536, 131072, 524288)


least, greatest = np.minimum.reduce, np.maximum.reduce


def put_odd(columns, limits, first_day, spare, out):
    """Puts right the rows that cannot be and those of an unknown day. They are rare, so each column
    is only asked for its greatest value, and searched where that tells of such a row. The least of
    the days comes as `first_day`."""
    refused = []
    if greatest(columns.relationship) > limits.relationship_last:
        refused.append(columns.relationship > limits.relationship_last)
    for age in (columns.victim_age, columns.perpetrator_age):
        np.add(age, 1, out=spare)  # unknown is 0
        if greatest(spare) > limits.age_last + 1:
            refused.append(spare > limits.age_last + 1)
    if greatest(columns.behaviours) > limits.behaviours_all:
        refused.append(columns.behaviours > limits.behaviours_all)
    if greatest(columns.recorded_on) > limits.date_last:
        refused.append(columns.recorded_on > limits.date_last)
    if first_day < limits.date_first:
        early = np.flatnonzero(columns.recorded_on < limits.date_first)
        known = columns.recorded_on[early] != DATE_UNKNOWN
        out[early] = np.where(known, np.uint8(REFUSED), np.uint8(REVIEW))
    for rows in refused:
        out[np.flatnonzero(rows)] = REFUSED


def plain(columns, law, cells):
    """Whole columns, np.select and np.where: how most people write it."""
    definition = np.select(
        [columns.recorded_on < law.day_2013, columns.recorded_on < law.day_2021],
        [np.uint8(0), np.uint8(1)], np.uint8(2))
    in_force = np.where(columns.recorded_on < law.established, np.uint8(2), np.uint8(3))
    floor = np.array(peers.FLOORS, dtype=np.uint8)[definition]
    below = (columns.victim_age < floor) | (columns.perpetrator_age < floor)
    unknown = (columns.victim_age == AGE_UNKNOWN) | (columns.perpetrator_age == AGE_UNKNOWN)
    age = np.select([below, unknown], [np.uint8(1), np.uint8(2)], np.uint8(3))
    relationship = cells[definition, columns.relationship]
    lists = np.array([ADULT_LIST, OPEN_LIST, OPEN_LIST], dtype=np.uint32)[definition]
    behaviour = np.select(
        [columns.behaviours & lists != 0, columns.behaviours == NO_ABUSE],
        [np.uint8(3), np.uint8(1)], np.uint8(2))
    out = np.minimum(np.minimum(in_force, age), np.minimum(relationship, behaviour))
    put_odd(columns, law.limits, least(columns.recorded_on), np.empty_like(out), out)
    return out


class Chunked:
    """The same by chunks with scratch memory that is used again: no pass leaves the cache.

    Comparisons give bytes of 0 and 1, so outcomes are sums of them. The cells of the three
    definitions lie in one table of 256 bytes, looked up by NumPy's `take` or by Python's own
    `bytes.translate`.
    """

    def __init__(self, columns, law, size, translate):
        self.columns, self.law, self.size, self.translate = columns, law, size, translate
        table = np.full(256, REVIEW, dtype=np.uint8)
        for definition in range(3):
            table[64 * definition:64 * definition + law.cells.shape[1]] = law.cells[definition]
        self.table, self.table_bytes = table, table.tobytes()
        self.flags = np.empty((4, size), dtype=bool)
        self.bytes = np.empty((3, size), dtype=np.uint8)
        self.words = np.empty(size, dtype=np.uint32)

    def run(self, out):
        for start in range(0, len(out), self.size):
            self.chunk(slice(start, min(start + self.size, len(out))), out)
        return out

    def chunk(self, rows, out):
        columns, law = self.columns.part(rows), self.law
        count = rows.stop - rows.start
        from_2013, one, two, three = self.flags[:, :count]
        key, part, floor = self.bytes[:, :count]
        words, out = self.words[:count], out[rows]
        days, sets = columns.recorded_on, columns.behaviours

        np.greater_equal(days, law.day_2013, out=from_2013)
        np.greater_equal(days, law.day_2021, out=one)
        np.add(from_2013.view(np.uint8), one.view(np.uint8), out=key)
        np.left_shift(key, 6, out=key)
        np.bitwise_or(key, columns.relationship, out=key)  # a kind that is none: put right below
        if self.translate:
            cells = np.frombuffer(key.tobytes().translate(self.table_bytes), dtype=np.uint8)
        else:
            cells = np.take(self.table, key, out=floor, mode="wrap")

        # behaviour: 1 for a statement of no abuse alone, 3 for a listed type, else 2
        np.bitwise_and(sets, OPEN_LIST, out=words)
        np.not_equal(words, 0, out=one)
        np.bitwise_and(sets, ADULT_LIST, out=words)
        np.not_equal(words, 0, out=two)
        np.logical_or(two, from_2013, out=two)
        np.logical_and(one, two, out=one)
        np.not_equal(sets, NO_ABUSE, out=two)
        np.add(one.view(np.uint8), two.view(np.uint8), out=part)
        np.add(part, 1, out=part)
        np.minimum(cells, part, out=out)

        # in force: only where the chunk has so early a day at all
        first_day = least(days)
        if first_day < law.established:
            np.greater_equal(days, law.established, out=one)
            np.add(one.view(np.uint8), 2, out=part)
            np.minimum(out, part, out=out)

        # age: 1 where one is below the floor, else 2 where one is unknown, else 3
        victims, perpetrators = columns.victim_age, columns.perpetrator_age
        np.left_shift(from_2013.view(np.uint8), 1, out=floor)
        np.subtract(18, floor, out=floor)
        np.minimum(victims, perpetrators, out=part)
        np.greater_equal(part, floor, out=two)
        np.maximum(victims, perpetrators, out=part)
        np.not_equal(part, AGE_UNKNOWN, out=three)
        np.logical_and(two, three, out=three)
        np.add(two.view(np.uint8), three.view(np.uint8), out=part)
        np.add(part, 1, out=part)
        np.minimum(out, part, out=out)

        put_odd(columns, law.limits, first_day, part, out)


def classify(folder):
    columns, law = peers.read_columns(folder), peers.read_law(folder)
    rows = len(columns.relationship)
    cells = np.full((3, 256), REVIEW, dtype=np.uint8)  # an entry for every byte
    cells[:, :law.cells.shape[1]] = law.cells
    yield "whole columns", lambda: plain(columns, law, cells)
    warm = np.zeros(rows, dtype=np.uint8)
    for size in CHUNKS:
        for translate in (False, True):
            chunked = Chunked(columns, law, size, translate)
            name = f"{'NumPy and bytes.translate' if translate else 'take'}, chunks of {size}"
            yield name, lambda chunked=chunked: chunked.run(np.empty(rows, dtype=np.uint8))
            yield name + ", warm output", lambda chunked=chunked: chunked.run(warm)


def plain_tally(answers):
    """Whole columns, sums of comparisons: how most people write it."""
    yes_at, no_at = answers == peers.YES, answers == peers.NO
    for item in peers.GATED:
        no_at[item] |= no_at[peers.GATE] & (answers[item] == peers.NOT_APPLICABLE)
    open_at = ~(yes_at | no_at)
    yes, unknown = yes_at.sum(axis=0, dtype=np.uint8), open_at.sum(axis=0, dtype=np.uint8)
    off = list(peers.OFF_CHECKLIST)
    ric_yes = yes - yes_at[off].sum(axis=0, dtype=np.uint8)
    ric_most = ric_yes + unknown - open_at[off].sum(axis=0, dtype=np.uint8)
    items = np.zeros(len(yes), dtype=np.uint32)
    for item in range(peers.ITEMS):
        if peers.HIGH_RISK >> item & 1:
            items |= yes_at[item].astype(np.uint32) << np.uint32(item)
    criterion = (np.uint8(1) + (ric_most >= peers.THRESHOLD).view(np.uint8)
                 + (ric_yes >= peers.THRESHOLD).view(np.uint8))
    return items, yes, unknown, criterion


class ChunkedTally:
    """The same by chunks with scratch memory that is used again. High-risk items are gathered
    eight to a byte, and the bytes written into the words."""

    def __init__(self, answers, size):
        self.answers, self.size = answers, size
        self.flags = np.empty((2, size), dtype=bool)
        self.bytes = np.empty((5, size), dtype=np.uint8)

    def run(self, items, yes, unknown, criterion):
        for start in range(0, len(yes), self.size):
            rows = slice(start, min(start + self.size, len(yes)))
            self.chunk(rows, items[rows], yes[rows], unknown[rows], criterion[rows])
        return items, yes, unknown, criterion

    def chunk(self, rows, items, yes, unknown, criterion):
        count = len(yes)
        flag, other = self.flags[:, :count]
        ric_yes, ric_no, off_yes, off_no, plane = self.bytes[:, :count]
        self.bytes[:4, :count] = 0
        planes = items.view(np.uint8).reshape(count, 4)
        closed = self.answers[peers.GATE, rows] == peers.NO
        for top in range(24, -1, -8):
            plane[:] = 0
            for item in range(min(top + 8, peers.ITEMS) - 1, top - 1, -1):
                answers = self.answers[item, rows]
                to_yes, to_no = ((off_yes, off_no) if item in peers.OFF_CHECKLIST
                                 else (ric_yes, ric_no))
                np.equal(answers, peers.YES, out=flag)
                np.add(to_yes, flag.view(np.uint8), out=to_yes)
                np.equal(answers, peers.NO, out=other)
                np.add(to_no, other.view(np.uint8), out=to_no)
                if item in peers.GATED:
                    np.equal(answers, peers.NOT_APPLICABLE, out=other)
                    np.logical_and(other, closed, out=other)
                    np.add(to_no, other.view(np.uint8), out=to_no)
                if peers.HIGH_RISK >> item & 1:
                    np.left_shift(flag.view(np.uint8), item - top, out=other.view(np.uint8))
                    np.bitwise_or(plane, other.view(np.uint8), out=plane)
            planes[:, top // 8] = plane
        np.add(ric_yes, off_yes, out=yes)
        np.add(ric_no, off_no, out=unknown)
        np.add(unknown, yes, out=unknown)
        np.subtract(peers.ITEMS, unknown, out=unknown)
        np.greater_equal(ric_yes, peers.THRESHOLD, out=flag)
        np.less_equal(ric_no, 24 - peers.THRESHOLD, out=other)  # what may still be a yes
        np.add(flag.view(np.uint8), other.view(np.uint8), out=criterion)
        np.add(criterion, 1, out=criterion)


def tally(folder):
    answers = peers.read_answers(folder)
    rows = answers.shape[1]

    def fresh():
        return (np.empty(rows, np.uint32), *(np.empty(rows, np.uint8) for _ in range(3)))

    yield "whole columns", lambda: plain_tally(answers)
    warm = tuple(np.zeros_like(one) for one in fresh())
    for size in TALLY_CHUNKS:
        chunked = ChunkedTally(answers, size)
        name = f"chunks of {size}"
        yield name, lambda chunked=chunked: chunked.run(*fresh())
        yield name + ", warm output", lambda chunked=chunked: chunked.run(*warm)


def classify_fresh(folder):
    """Few of the variants of "classify", and none that has an output already."""
    few = peers.only(classify(folder), "whole columns", "chunks of 65536", "chunks of 131072")
    return ((name, run) for name, run in few if "warm" not in name)


def serial(folder):
    return serial_numpy.variants(folder, peers.THREADS)


if __name__ == "__main__":
    peers.main("numpy", {
        "classify": classify, "tally_columns": tally, "serial": serial,
        "python_classify": classify_fresh,
        "python_serial": lambda folder: peers.only(serial(folder), " parts")})

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""polars' side of the benchmark: expressions, by the three engines and by chunks."""

import peers
import serial_polars
from peers import ADULT_LIST, AGE_UNKNOWN, DATE_UNKNOWN, FLOORS, NO_ABUSE, OPEN_LIST

import numpy as np
import polars as pl

U8 = pl.UInt8


def u8(value):
    return pl.lit(value, dtype=U8)


def u32(value):
    return pl.lit(value, dtype=pl.UInt32)


def by_cases(law):
    """when / then / otherwise, as the rules are told."""
    day, sets = pl.col("recorded_on"), pl.col("behaviours")
    victim, perpetrator = pl.col("victim_age"), pl.col("perpetrator_age")
    adults = day < law.day_2013
    in_force = pl.when(day < law.established).then(u8(2)).otherwise(u8(3))
    floor = pl.when(adults).then(u8(FLOORS[0])).otherwise(u8(FLOORS[1]))
    age = (pl.when((victim < floor) | (perpetrator < floor)).then(u8(1))
           .when((victim == AGE_UNKNOWN) | (perpetrator == AGE_UNKNOWN)).then(u8(2))
           .otherwise(u8(3)))
    listed = pl.when(adults).then(u32(ADULT_LIST)).otherwise(u32(OPEN_LIST))
    behaviour = (pl.when((sets & listed) != 0).then(u8(3)).when(sets == NO_ABUSE).then(u8(1))
                 .otherwise(u8(2)))
    return pl.min_horizontal(in_force, age, pl.col("cell"), behaviour).alias("outcome")


def cell(law):
    """What the definition of the day says of the kind of tie: one gather for all of them."""
    table = np.full(256, peers.REVIEW, dtype=np.uint8)
    for definition in range(3):
        table[64 * definition:64 * definition + law.cells.shape[1]] = law.cells[definition]
    day = pl.col("recorded_on")
    base = (pl.when(day < law.day_2013).then(u8(0)).when(day < law.day_2021).then(u8(64))
            .otherwise(u8(128)))
    # the sum is a byte and wraps, so a kind that is none finds an entry too
    return pl.lit(pl.Series(table)).gather(base + pl.col("relationship"))


def by_conditions(law):
    """The outcome asked from the least: is any part excluded, else any in review?"""
    day, sets = pl.col("recorded_on"), pl.col("behaviours")
    victim, perpetrator = pl.col("victim_age"), pl.col("perpetrator_age")
    adults = day < law.day_2013
    floor = pl.when(adults).then(u8(FLOORS[0])).otherwise(u8(FLOORS[1]))
    listed = pl.when(adults).then(u32(ADULT_LIST)).otherwise(u32(OPEN_LIST))
    excluded = ((victim < floor) | (perpetrator < floor) | (sets == NO_ABUSE)
                | (pl.col("cell") == peers.EXCLUDED))
    review = ((victim == AGE_UNKNOWN) | (perpetrator == AGE_UNKNOWN) | (day < law.established)
              | ((sets & listed) == 0) | (pl.col("cell") == peers.REVIEW))
    return (pl.when(excluded).then(u8(1)).when(review).then(u8(2)).otherwise(u8(3))
            .alias("outcome"))


def by_sums(law):
    """Comparisons as bytes of 0 and 1, added up."""
    day, sets = pl.col("recorded_on"), pl.col("behaviours")
    victim, perpetrator = pl.col("victim_age"), pl.col("perpetrator_age")
    later = day >= law.day_2013
    floor = u8(FLOORS[0]) - later.cast(U8) * u8(FLOORS[0] - FLOORS[1])
    enough = (victim >= floor) & (perpetrator >= floor)
    known = (victim != AGE_UNKNOWN) & (perpetrator != AGE_UNKNOWN)
    age = enough.cast(U8) + (enough & known).cast(U8) + u8(1)
    listed = ((sets & ADULT_LIST) != 0) | (later & ((sets & OPEN_LIST) != 0))
    behaviour = listed.cast(U8) + (sets != NO_ABUSE).cast(U8) + u8(1)
    in_force = (day >= law.established).cast(U8) + u8(2)
    return pl.min_horizontal(in_force, age, pl.col("cell"), behaviour).alias("outcome")


def is_odd(limits):
    """Whether a row cannot be or its day is not known."""
    odd = ~pl.col("recorded_on").is_between(limits.date_first, limits.date_last)
    return odd | is_fault(limits)


def is_fault(limits):
    """Whether a row has a value that cannot be, its day left aside."""
    first, last = u8(limits.age_last + 1), u8(AGE_UNKNOWN - 1)
    return ((pl.col("relationship") > limits.relationship_last)
            | (pl.col("behaviours") > limits.behaviours_all)
            | pl.col("victim_age").is_between(first, last)
            | pl.col("perpetrator_age").is_between(first, last))


def of_odd(limits):
    """The outcome of such a row."""
    refused = is_fault(limits) | (pl.col("recorded_on") != DATE_UNKNOWN)
    return pl.when(refused).then(u8(peers.REFUSED)).otherwise(u8(peers.REVIEW))


class Query:
    """One way to write the rules; the rows that are odd are told apart within the query or, as
    they are rare, put right afterwards."""

    def __init__(self, law, outcome, after):
        self.cell, self.limits, self.after = cell(law).alias("cell"), law.limits, after
        self.outcome = outcome
        if not after:
            self.outcome = (pl.when(is_odd(law.limits)).then(of_odd(law.limits))
                            .otherwise(outcome).alias("outcome"))

    def of(self, frame, engine):
        query = frame.lazy().with_columns(self.cell).select(self.outcome)
        outcomes = query.collect(engine=engine)["outcome"]
        if self.after:
            rows = frame.select(is_odd(self.limits).arg_true()).to_series()
            if len(rows) > 0:
                odd = frame[rows].select(of_odd(self.limits)).to_series()
                outcomes.scatter(rows, odd)
        return outcomes

    def of_slices(self, frame, size):
        return pl.concat([self.of(part, "in-memory") for part in frame.iter_slices(size)])


def classify(folder):
    columns, law = peers.read_columns(folder), peers.read_law(folder)
    frame = pl.DataFrame(vars(columns))
    for name, make in (("cases", by_cases), ("conditions", by_conditions), ("sums", by_sums)):
        for after in (False, True):
            query = Query(law, make(law), after)
            label = f"{name}, odd rows {'afterwards' if after else 'within'}"
            for engine in ("in-memory", "streaming"):
                yield f"{label}, {engine}", lambda query=query, engine=engine: (
                    query.of(frame, engine))
            for size in (65536, 262144):
                yield f"{label}, slices of {size}", lambda query=query, size=size: (
                    query.of_slices(frame, size))


def by_flags():
    """Each item's yes and no as bytes of 0 and 1."""
    yes, no = [], []
    for item in range(peers.ITEMS):
        answer = pl.col(f"q{item}")
        is_no = answer == peers.NO
        if item in peers.GATED:
            closed = pl.col(f"q{peers.GATE}") == peers.NO
            is_no = is_no | (closed & (answer == peers.NOT_APPLICABLE))
        yes.append((answer == peers.YES).cast(U8))
        no.append(is_no.cast(U8))
    return yes, no


def added(terms):
    """A sum that keeps to bytes; sum_horizontal widens them."""
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


def tally_terms():
    yes, no = by_flags()
    on = [item for item in range(peers.ITEMS) if item not in peers.OFF_CHECKLIST]
    items = [yes[item].cast(pl.UInt32) * u32(1 << item) for item in range(peers.ITEMS)
             if peers.HIGH_RISK >> item & 1]
    all_yes = added(yes)
    ric_yes, ric_no = added([yes[item] for item in on]), added([no[item] for item in on])
    criterion = (u8(1) + (ric_yes >= peers.THRESHOLD).cast(U8)
                 + (ric_no <= 24 - peers.THRESHOLD).cast(U8))
    return [added(items).alias("items"), all_yes.alias("yes"),
            (u8(peers.ITEMS) - all_yes - added(no)).alias("unknown"), criterion.alias("criterion")]


def tally(folder):
    answers = peers.read_answers(folder)
    frame = pl.DataFrame({f"q{item}": answers[item] for item in range(peers.ITEMS)})
    terms = tally_terms()

    def columns(found):
        return tuple(found[name] for name in ("items", "yes", "unknown", "criterion"))

    def sliced(size):
        return columns(pl.concat([part.select(terms) for part in frame.iter_slices(size)]))

    for engine in ("in-memory", "streaming"):
        yield engine, lambda engine=engine: columns(
            frame.lazy().select(terms).collect(engine=engine))
    for size in (16384, 65536, 262144):
        yield f"slices of {size}", lambda size=size: sliced(size)


def serial(folder):
    return serial_polars.variants(folder, peers.THREADS)


if __name__ == "__main__":
    peers.main("polars", {
        "classify": classify, "tally_columns": tally, "serial": serial,
        "python_classify": lambda folder: peers.only(
            classify(folder), "conditions, odd rows within", "sums, odd rows within"),
        "python_serial": lambda folder: peers.only(
            serial(folder), "few, victims counted", "inside, windows searched")})

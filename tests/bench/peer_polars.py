# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""polars' side of the benchmark: expressions, by the three engines and by chunks."""

import peers
from peers import ADULT_LIST, AGE_UNKNOWN, FLOORS, NO_ABUSE, OPEN_LIST

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
    width = law.cells.shape[1]
    day = pl.col("recorded_on")
    base = (pl.when(day < law.day_2013).then(u8(0)).when(day < law.day_2021).then(u8(width))
            .otherwise(u8(2 * width)))
    return pl.lit(pl.Series(law.cells.ravel())).gather(base + pl.col("relationship"))


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


def classify(folder):
    columns, law = peers.read_columns(folder), peers.read_law(folder)
    frame = pl.DataFrame({
        "relationship": columns.relationship, "victim_age": columns.victim_age,
        "perpetrator_age": columns.perpetrator_age, "behaviours": columns.behaviours,
        "recorded_on": columns.recorded_on})

    def query(of, outcome):
        return of.with_columns(cell(law).alias("cell")).select(outcome)

    def sliced(outcome, size):
        return pl.concat([query(part, outcome) for part in frame.iter_slices(size)])["outcome"]

    for name, make in (("cases", by_cases), ("conditions", by_conditions), ("sums", by_sums)):
        outcome = make(law)
        whole = query(frame.lazy(), outcome)
        for engine in ("in-memory", "streaming"):
            yield f"{name}, {engine}", lambda whole=whole, engine=engine: (
                whole.collect(engine=engine)["outcome"])
        for size in (65536, 262144):
            yield f"{name}, slices of {size}", lambda outcome=outcome, size=size: (
                sliced(outcome, size))


if __name__ == "__main__":
    peers.main("polars", {"classify": classify})

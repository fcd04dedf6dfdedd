# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""polars' side of job "serial". Variants: how rows become incidents ("all" groups every counted
row, "inside" only those of the look-back and those that share an incident with one, "few" of these
only the incidents of several rows), how the windows are counted, and the engine."""

import numpy as np
import polars as pl

import serial_job as job

PAIR = ["perpetrator", "incident"]


def counted(frame, weights):
    day = (pl.when(pl.col("date_to") == job.MISSING).then(pl.col("date_from"))
           .when(pl.col("date_to") >= pl.col("date_from")).then(pl.col("date_to"))
           .otherwise(pl.lit(job.MISSING, dtype=pl.Int32)))
    return (frame.lazy()
            .filter(pl.col("role") != job.ROLE_OTHER, pl.col("is_da") != 0,
                    pl.col("status") == job.STATUS_OPEN, pl.col("perpetrator") != 0,
                    pl.col("perpetrator") != pl.col("victim"))
            .select("perpetrator", "incident", "victim", day.alias("day"), "offence")
            .filter(pl.col("day") <= job.AS_OF)
            .with_columns(pl.lit(weights).gather(pl.col("offence")).alias("weight"))
            .drop("offence"))


def incidents_of_all(rows, engine):
    """The incidents of the look-back, and their rows."""
    rows = rows.collect(engine=engine)
    found = (rows.lazy().group_by(PAIR).agg(pl.col("day").max(), pl.col("weight").max())
             .filter(pl.col("day") > job.START).collect(engine=engine))
    return found, rows.lazy().join(found.lazy().select(PAIR), on=PAIR, how="semi")


def incidents_inside(rows, engine):
    """A row outside matters only if it shares its incident with a row inside."""
    inside = rows.filter(pl.col("day") > job.START).collect(engine=engine)
    met = (rows.filter(pl.col("day") <= job.START)
           .join(inside.lazy().select(PAIR), on=PAIR, how="semi").collect(engine=engine))
    rows = pl.concat([inside, met])
    found = rows.lazy().group_by(PAIR).agg(pl.col("day").max(), pl.col("weight").max())
    return found.collect(engine=engine), rows.lazy()


def incidents_few(rows, engine):
    """Most incidents have one row, so only those whose id is met again are grouped."""
    inside = rows.filter(pl.col("day") > job.START).collect(engine=engine)
    met = (rows.filter(pl.col("day") <= job.START)
           .join(inside.lazy().select("incident"), on="incident", how="semi")
           .collect(engine=engine))
    again = inside["incident"].is_duplicated() | inside["incident"].is_in(met["incident"].implode())
    alone, few = inside.filter(~again), pl.concat([inside.filter(again), met])
    grouped = (few.lazy().group_by(PAIR).agg(pl.col("day").max(), pl.col("weight").max())
               .filter(pl.col("day") > job.START).collect(engine=engine))
    few = few.lazy().join(grouped.lazy().select(PAIR), on=PAIR, how="semi")
    found = pl.concat([alone.select(grouped.columns), grouped])
    return found, pl.concat([alone.lazy(), few])


def peaks_by_rolling(found, engine):
    """Windows of three months as polars itself has them."""
    return (found.lazy().select("perpetrator", pl.col("day").cast(pl.Date).alias("date"))
            .sort("perpetrator", "date")
            .rolling("date", period="3mo", closed="right", group_by="perpetrator")
            .agg(pl.len().alias("peak"))
            .group_by("perpetrator").agg(pl.col("peak").max())).collect(engine=engine)


def window_start():
    return pl.lit(pl.Series(job.PEAK_STARTS)).gather(pl.col("day") - job.START) + job.START


def peaks_by_asof(found, engine):
    """The last row before each window is found by an as-of join."""
    rows = (found.lazy().select("perpetrator", "day").sort("perpetrator", "day")
            .with_row_index("place").collect(engine=engine))
    first = pl.col("place").min().over("perpetrator")
    left = rows.lazy().with_columns(window_start().alias("start"), first.alias("first"))
    # each frame is in order of day within a perpetrator, not in all
    joined = left.join_asof(
        rows.lazy().rename({"place": "before"}), left_on="start", right_on="day",
        by="perpetrator", strategy="backward", check_sortedness=False)
    size = pl.col("place").cast(pl.Int64) - pl.coalesce(
        pl.col("before").cast(pl.Int64), pl.col("first").cast(pl.Int64) - 1)
    return joined.group_by("perpetrator").agg(size.max().alias("peak")).collect(engine=engine)


def peaks_by_search(found, engine):
    """Person and day as one number, and the first row of each window searched for. Those with a
    single incident need none of it."""
    repeat = (found.lazy().select("perpetrator", "day")
              .filter(pl.len().over("perpetrator") > 1).collect(engine=engine))
    persons = repeat.lazy().select("perpetrator").unique().with_row_index("number")
    persons = persons.collect(engine=engine)
    numbered = repeat.lazy().join(persons.lazy(), on="perpetrator")
    key = numbered.select((pl.col("number").cast(pl.Int64) * 1024
                           + (pl.col("day") - job.START)).alias("key")).collect(engine=engine)
    key = key["key"].sort()
    day = key & 1023
    starts = pl.Series(job.PEAK_STARTS.astype(np.int64)).gather(day)
    first = key.search_sorted(key - day + starts, side="right")
    size = pl.int_range(1, len(key) + 1, eager=True) - first.cast(pl.Int64)
    peaks = (pl.LazyFrame({"number": (key // 1024).cast(pl.UInt32), "peak": size})
             .group_by("number").agg(pl.col("peak").max()))
    return persons.lazy().join(peaks, on="number").drop("number").collect(engine=engine)


def band(column, bands, other=0):
    (_, points), *rest = bands
    expression = pl.lit(points, dtype=pl.Int64)
    for bound, points in rest:
        expression = pl.when(pl.col(column) >= bound).then(points).otherwise(expression)
    return pl.when(pl.col(column) >= bands[0][0]).then(expression).otherwise(other)


def ranked(persons, engine):
    """Ranks by the number with each total, of which there are few."""
    total = (band("recency_days", job.RECENCY) + band("incidents", job.INCIDENTS)
             + band("gravity", job.GRAVITY) + band("victims", job.VICTIMS))
    persons = persons.with_columns(total.alias("total")).collect(engine=engine)
    ranks = (persons.lazy().group_by("total").agg(pl.len()).sort("total", descending=True)
             .select("total", (pl.col("len").cum_sum() - pl.col("len") + 1).alias("rank")))
    persons = persons.lazy().join(ranks, on="total", how="left").collect(engine=engine)
    top = (persons.lazy().filter(pl.col("rank") <= job.TOP)
           .sort("total", "gravity", "recency_days", "incidents", "victims", "perpetrator",
                 descending=[True, True, False, True, True, False]).head(job.TOP)
           .select("perpetrator").collect(engine=engine))
    return persons.rename({"perpetrator": "person"}), top["perpetrator"]


def victims_unique(rows, engine):
    return (rows.filter(pl.col("victim") != 0).select("perpetrator", "victim").unique()
            .group_by("perpetrator").agg(pl.len().alias("victims"))).collect(engine=engine)


def victims_counted(rows, engine):
    return (rows.filter(pl.col("victim") != 0).group_by("perpetrator")
            .agg(pl.col("victim").n_unique().alias("victims"))).collect(engine=engine)


def answer(frame, weights, incidents, victims, peaks, engine):
    found, rows = incidents(counted(frame, weights), engine)
    persons = found.lazy().group_by("perpetrator").agg(
        pl.len().alias("incidents"), (job.AS_OF - pl.col("day").max()).alias("recency_days"),
        pl.col("weight").sum().alias("gravity"))
    for more in (victims(rows, engine), peaks(found, engine)):
        persons = persons.join(more.lazy(), on="perpetrator", how="left")
    persons = persons.with_columns(pl.col("victims").fill_null(0), pl.col("peak").fill_null(1))
    return *ranked(persons, engine), frame.height


def variants(folder, threads):
    del threads  # told by POLARS_MAX_THREADS
    frame = pl.DataFrame(job.read_rows(folder))
    weights = pl.Series(job.read_weights(folder))

    def variant(*how):
        return lambda: answer(frame, weights, *how)

    for engine in ("streaming", "in-memory"):
        for name, victims in (("counted", victims_counted), ("unique", victims_unique)):
            yield f"few, victims {name}, windows searched, {engine}", variant(
                incidents_few, victims, peaks_by_search, engine)
        for name, peaks in (("rolling", peaks_by_rolling), ("as-of join", peaks_by_asof),
                            ("searched", peaks_by_search)):
            yield f"inside, windows {name}, {engine}", variant(
                incidents_inside, victims_unique, peaks, engine)
        yield f"all, windows searched, {engine}", variant(
            incidents_of_all, victims_unique, peaks_by_search, engine)

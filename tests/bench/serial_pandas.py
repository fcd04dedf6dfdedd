# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""pandas' side of job "serial": frames, groups and hash tables by pandas, with NumPy where a pandas
user would turn to it. Variants: how the windows are counted. One thread, as pandas has no more."""

import numpy as np
import pandas as pd

import serial_job as job
import serial_numpy

PAIR = ["perpetrator", "incident"]


def counted_rows(frame, weights):
    day = serial_numpy.event_days(frame)
    keep = ((frame["role"] != job.ROLE_OTHER) & (frame["is_da"] != 0)
            & (frame["status"] == job.STATUS_OPEN) & (frame["perpetrator"] != 0)
            & (frame["perpetrator"] != frame["victim"]) & (day <= job.AS_OF))
    rows = frame.loc[keep, ["perpetrator", "incident", "victim"]]
    rows["day"] = day[keep.to_numpy()]
    rows["weight"] = weights[frame["offence"].to_numpy()[keep.to_numpy()]]
    return rows


def incidents_few(rows):
    """The incidents of the look-back, and their rows; only those whose id is met again are
    grouped."""
    is_inside = rows["day"] > job.START
    inside, others = rows[is_inside], rows[~is_inside]
    met = others[others["incident"].isin(inside["incident"])]
    again = (inside["incident"].duplicated(keep=False)
             | inside["incident"].isin(met["incident"]))
    alone, few = inside[~again], pd.concat([inside[again], met])
    grouped = few.groupby(PAIR, sort=False, as_index=False).agg(
        day=("day", "max"), weight=("weight", "max"))
    grouped = grouped[grouped["day"] > job.START]
    few = few.merge(grouped[PAIR], on=PAIR)
    names = ["perpetrator", "day", "weight"]
    return pd.concat([alone[names], grouped[names]]), pd.concat([alone, few])


def peaks_by_search(group, day):
    """Person and day as one number, and the first row of each window searched for."""
    key = group * 1024 + day
    key.sort()
    starts = serial_numpy.group_starts(key >> 10)
    return serial_numpy.peaks_by_search(key >> 10, key & 1023, starts)


def peaks_by_asof(group, day):
    """The last row before each window by an as-of join."""
    frame = pd.DataFrame({"key": group * 1024 + day}).sort_values("key", ignore_index=True)
    frame["place"] = np.arange(1, len(frame) + 1)
    day = frame["key"] % 1024
    group = frame["key"] // 1024
    wanted = pd.DataFrame({"key": frame["key"] - day + job.PEAK_STARTS[day], "group": group,
                           "place": frame["place"]})
    before = pd.merge_asof(wanted, frame, on="key", suffixes=("", "_before"))
    size = before["place"] - before["place_before"].fillna(0).astype(np.int64)
    return size.groupby(before["group"]).max().to_numpy()


def answer(frame, weights, peaks):
    found, rows = incidents_few(counted_rows(frame, weights))
    group, ids = pd.factorize(found["perpetrator"])
    by_group = found.groupby(group)
    last = by_group["day"].max()
    pairs = rows.loc[rows["victim"] != 0, ["perpetrator", "victim"]].drop_duplicates()
    victims = pairs["perpetrator"].value_counts(sort=False).reindex(ids, fill_value=0)
    persons = {
        "person": np.asarray(ids), "incidents": by_group.size().to_numpy(),
        "recency_days": job.AS_OF - last.to_numpy(),
        "gravity": by_group["weight"].sum().to_numpy(), "victims": victims.to_numpy(),
        "peak": peaks(group.astype(np.int64), found["day"].to_numpy() - job.START)}
    return serial_numpy.ranked(persons, len(frame))


def variants(folder, threads):
    del threads
    frame = pd.DataFrame(job.read_rows(folder))
    weights = job.read_weights(folder)
    yield "windows searched", lambda: answer(frame, weights, peaks_by_search)
    yield "windows by as-of join", lambda: answer(frame, weights, peaks_by_asof)

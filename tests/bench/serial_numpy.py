# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""NumPy's side of job "serial".

"lexsort" sorts the counted rows by person and incident, as most people would. "packed" sorts single
64-bit numbers, for which NumPy has a much faster sort: the upper bits of what is sorted by, with
the place of the row below. Where upper bits of two ids are alike, which is rare, the ids are sorted
whole.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

import serial_job as job

U64 = np.uint64


def band(values, bands):
    bounds, points = np.array(bands, dtype=np.int64).T
    return np.concatenate(([0], points))[np.searchsorted(bounds, values, side="right")]


def ranked(found, rows):
    """Points, ranks and the first 100 of {person, incidents, recency_days, ...}."""
    total = (band(found["recency_days"], job.RECENCY) + band(found["incidents"], job.INCIDENTS)
             + band(found["gravity"], job.GRAVITY) + band(found["victims"], job.VICTIMS))
    count = np.bincount(total, minlength=job.TOTAL_MOST + 1)
    above = np.cumsum(count[::-1])[::-1] - count
    rank = (above + 1)[total]
    first = np.flatnonzero(rank <= job.TOP)
    part = {name: one[first] for name, one in found.items()}
    order = np.lexsort((part["person"], -part["victims"].astype(np.int64),
                        -part["incidents"].astype(np.int64), part["recency_days"],
                        -part["gravity"], -total[first]))[:job.TOP]
    return {**found, "total": total, "rank": rank}, part["person"][order], rows


def event_days(given):
    """Days since the start of the look-back; missing is far below 0, also where `to` is before
    `from`."""
    start, end = given["date_from"], given["date_to"]
    day = np.where(end == job.MISSING, start,
                   np.where(end >= start, end, np.int32(job.MISSING)))
    return day


def counted_rows(given, day):
    return ((given["role"] != job.ROLE_OTHER) & (given["is_da"] != 0)
            & (given["status"] == job.STATUS_OPEN) & (given["perpetrator"] != 0)
            & (given["perpetrator"] != given["victim"]) & (day <= job.AS_OF))


def group_starts(*columns):
    """Where, in rows sorted by these, the first row of each group stands."""
    new = np.empty(len(columns[0]), dtype=bool)
    new[:1] = True
    np.not_equal(columns[0][1:], columns[0][:-1], out=new[1:])
    for column in columns[1:]:
        new[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(new)


def peaks_by_search(group, day, starts):
    """Days sorted within groups; the window's first row is searched for."""
    key = group.astype(np.int64) * 1024 + day
    first = np.searchsorted(key, key - day + job.PEAK_STARTS[day], side="right")
    return np.maximum.reduceat(np.arange(1, len(key) + 1) - first, starts)


def peaks_by_shift(group, day, starts):
    """Looks back 1 row, 2 rows, 3 rows, for the rows whose window reaches so far; the first rows of
    the few long windows are searched for."""
    key = group.astype(np.int64) * 1024 + day
    least = key - day + job.PEAK_STARTS[day]
    peak = np.ones(len(starts), dtype=np.int64)
    rows = np.arange(len(key))
    for back in range(1, 5):
        rows = rows[np.searchsorted(rows, back):]
        rows = rows[key[rows - back] > least[rows]]
        peak[group[rows]] = back + 1
    if len(rows):
        first = np.searchsorted(key, least[rows], side="right")
        starts = group_starts(group[rows])
        peak[group[rows[starts]]] = np.maximum.reduceat(rows + 1 - first, starts)
    return peak


def group_numbers(starts, count):
    number = np.zeros(count, dtype=np.int32)
    number[starts[1:]] = 1
    return np.cumsum(number, dtype=np.int32)


def by_lexsort(given, weights, peaks):
    day = event_days(given)
    rows = np.flatnonzero(counted_rows(given, day))
    person, incident = given["perpetrator"][rows], given["incident"][rows]
    order = np.lexsort((incident, person))
    rows, person, incident = rows[order], person[order], incident[order]
    starts = group_starts(person, incident)
    last = np.maximum.reduceat(day[rows], starts)
    weight = np.maximum.reduceat(weights[given["offence"][rows]], starts)
    inside = last > job.START

    # victims: of all rows of those incidents
    kept = np.repeat(inside, np.diff(starts, append=len(rows)))
    victim, whose = given["victim"][rows[kept]], person[kept]
    known = victim != 0
    victim, whose = victim[known], whose[known]
    order = np.lexsort((victim, whose))
    victim, whose = victim[order], whose[order]
    whose = whose[group_starts(whose, victim)]

    person, last, weight = person[starts][inside], last[inside], weight[inside]
    order = np.lexsort((last, person))
    person, last, weight = person[order], last[order], weight[order]
    starts = group_starts(person)
    ends = np.append(starts[1:], len(person))
    persons = person[starts]
    return ranked({
        "person": persons, "incidents": ends - starts, "recency_days": job.AS_OF - last[ends - 1],
        "gravity": np.add.reduceat(weight, starts),
        "victims": (np.searchsorted(whose, persons, side="right")
                    - np.searchsorted(whose, persons)),
        "peak": peaks(group_numbers(starts, len(person)), last - job.START, starts),
    }, len(day))


# The faster way.

def sort_packed(ids):
    """The order that puts equal ids together."""
    bits = U64(max(len(ids) - 1, 1).bit_length())
    mask = (U64(1) << bits) - U64(1)
    packed = ids & ~mask
    packed |= np.arange(len(ids), dtype=U64)
    packed.sort()
    order = (packed & mask).view(np.int64)
    packed >>= bits
    found = ids[order]
    if np.any((packed[1:] == packed[:-1]) & (found[1:] != found[:-1])):
        order = np.argsort(ids)
        found = ids[order]
    return order, found


def join_incidents(given, weights, day, rows, others):
    """`rows` are counted and in the look-back, `others` counted and not. Gives the rows that stand
    for an incident each, their days and weights, and further rows whose victims count."""
    incident, person = given["incident"], given["perpetrator"]
    place = U64(64 - min(max(8 * len(rows), 2).bit_length(), 26))
    hashes = (incident[rows] * U64(0x9E3779B97F4A7C15)) >> place
    owner = np.full(1 << int(U64(64) - place), -1, dtype=np.int32)
    numbers = np.arange(len(rows), dtype=np.int32)
    owner[hashes] = numbers
    owners = owner[hashes]
    again = np.flatnonzero(owners != numbers)
    outside = owner[(incident[others] * U64(0x9E3779B97F4A7C15)) >> place]
    met = np.flatnonzero(outside >= 0)
    # the few that may share an incident: sort them out in full
    inside = np.unique(np.concatenate((again, owners[again], outside[met])))
    few = np.concatenate((rows[inside], others[met]))
    number = np.concatenate((inside, np.full(len(met), -1, dtype=np.int64)))
    order = np.lexsort((~day[few], incident[few], person[few]))
    few, number = few[order], number[order]
    starts = group_starts(person[few], incident[few])
    weight = np.maximum.reduceat(weights[given["offence"][few]], starts)
    first = number[starts] >= 0  # the latest row comes first; not in the look-back: none is
    inside_group = np.repeat(first, np.diff(starts, append=len(few)))
    dropped = np.ones(len(few), dtype=bool)
    dropped[starts] = False
    further = few[dropped & inside_group]
    all_weights = weights[given["offence"][rows]]
    all_weights[number[starts[first]]] = weight[first]
    keep = np.ones(len(rows), dtype=bool)
    keep[number[dropped & (number >= 0)]] = False
    return rows[keep], all_weights[keep], further


def count_victims(group, victim, groups):
    """Distinct victims of each group."""
    known = victim != 0
    group, victim = group[known].astype(U64), victim[known]
    low = max(len(victim) - 1, 1).bit_length()
    high = 64 - max(groups - 1, 1).bit_length()
    mask = (U64(1) << U64(low)) - U64(1)
    key = (victim * U64(0x9E3779B97F4A7C15)) >> U64(64 - high)
    key &= ~mask
    key |= group << U64(high)
    key |= np.arange(len(victim), dtype=U64)
    key.sort()
    victim = victim[(key & mask).view(np.int64)]
    key >>= U64(low)
    same = key[1:] == key[:-1]
    other = victim[1:] != victim[:-1]
    odd = np.flatnonzero(same & other)
    new = np.concatenate(([True], ~same))
    counts = np.bincount((key[new] >> U64(high - low)).astype(np.int64), minlength=groups)
    if len(odd):  # several victims under one key: count those keys in full
        keys = np.unique(key[odd])
        at = np.searchsorted(key, keys)
        lengths = np.searchsorted(key, keys, side="right") - at
        for one, start, length in zip(keys, at, lengths):
            counts[one >> U64(high - low)] += len(np.unique(victim[start:start + length])) - 1
    return counts


def of_part(given, weights, day, rows, others, peaks):
    """All but the ranking, of rows that have whole persons."""
    rows, weight, further = join_incidents(given, weights, day, rows, others)
    count = len(rows)
    order, person = sort_packed(given["perpetrator"][rows])
    starts = group_starts(person)
    group = group_numbers(starts, count)
    persons = person[starts]
    key = (group.astype(np.int64) << 10) + (day[rows] - job.START)[order]
    key.sort()
    days = (key & 1023).astype(np.int32)
    ends = np.append(starts[1:], count)

    whose, victim = group, given["victim"][rows[order]]
    if len(further):
        more = given["perpetrator"][further]
        by_id = np.argsort(persons)
        more = by_id[np.searchsorted(persons, more, sorter=by_id)].astype(np.int32)
        whose = np.concatenate((whose, more))
        victim = np.concatenate((victim, given["victim"][further]))
    return {
        "person": persons, "incidents": ends - starts,
        "recency_days": job.DAYS - days[ends - 1],
        "gravity": np.add.reduceat(weight[order], starts),
        "victims": count_victims(whose, victim, len(persons)),
        "peak": peaks(group, days, starts),
    }


def split(given, day):
    counted = counted_rows(given, day)
    inside = day > job.START
    return np.flatnonzero(counted & inside), np.flatnonzero(counted & ~inside)


def by_packed(given, weights, peaks):
    day = event_days(given)
    return ranked(of_part(given, weights, day, *split(given, day), peaks), len(day))


def scatter(given, parts):
    """The counted rows of some rows, part by part, and where the parts start. Part: some upper bits
    of the perpetrator, after these are mixed."""
    day = event_days(given)
    rows = np.flatnonzero(counted_rows(given, day))
    part = given["perpetrator"][rows] * U64(0x9E3779B97F4A7C15)
    part >>= U64(64 - (parts - 1).bit_length())
    part = part.astype(np.uint8)
    rows = rows[np.argsort(part, kind="stable")]  # of bytes: a radix sort
    moved = {name: given[name][rows] for name in ("perpetrator", "incident", "victim", "offence")}
    starts = np.concatenate(([0], np.cumsum(np.bincount(part, minlength=parts))))
    return {**moved, "day": day[rows]}, starts


def by_parts(given, weights, peaks, parts, threads):
    """First moves the rows so that each part, with whole persons, fits the cache. NumPy lets other
    threads work while it is inside a function of its own."""
    count, size = len(given["role"]), 262144

    def chunk(first):
        return scatter({name: one[first:first + size] for name, one in given.items()}, parts)

    with ThreadPoolExecutor(threads) as pool:
        each = pool.map if threads > 1 else map
        chunks = list(each(chunk, range(0, count, size)))

        def one(number):
            part = {name: np.concatenate([moved[name][starts[number]:starts[number + 1]]
                                          for moved, starts in chunks])
                    for name in chunks[0][0]}
            day = part["day"]
            inside = day > job.START
            return of_part(part, weights, day, np.flatnonzero(inside), np.flatnonzero(~inside),
                           peaks)

        found = list(each(one, range(parts)))
    return ranked({name: np.concatenate([part[name] for part in found]) for name in found[0]},
                  count)


def variants(folder, threads):
    given, weights = job.read_rows(folder), job.read_weights(folder)
    for parts in (64, 16):
        yield f"packed sorts, {parts} parts", lambda parts=parts: by_parts(
            given, weights, peaks_by_shift, parts, threads)
    if threads == 1:
        yield "packed sorts, windows searched", lambda: by_packed(given, weights, peaks_by_search)
        yield "packed sorts, windows shifted", lambda: by_packed(given, weights, peaks_by_shift)
        yield "lexsort, windows searched", lambda: by_lexsort(given, weights, peaks_by_search)

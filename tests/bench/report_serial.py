# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The tables and targets of job "serial", which has more lines than report.py's other jobs:

    serial          unsorted rows, one thread        serial_small   a tenth of the rows
    serial_2        the same rows, two threads       serial_large   three times the rows
    serial_sorted   the same rows by perpetrator     serial_soak    a night's rows onto saved ones

All but serial_soak count the library's time of kind "fresh", in which it asks for all its memory,
as the peers do; other kinds are shown, and what it takes to touch the rows. The peers have serial
and serial_2. A peer without threads, or one that is faster without, stands in serial_2 with its
time on one thread.
"""

from dataclasses import dataclass

PEERS = ("numpy", "polars", "duckdb", "pandas", "datatable")
COUNTED = "fresh"
ROW_BYTES = 39  # of the input columns

LEAST_FASTER = {"serial": 8, "serial_2": 12}
MOST_MEMORY = 2.5  # times the input columns
LEAST_SORTED = 5  # times as fast as unsorted
MOST_GROWTH = 1.5  # of the time a row, from each number of rows to the next
SIZES = ("serial_small", "serial", "serial_large")
JOBS = ("serial", "serial_2", "serial_sorted", "serial_small", "serial_large", "serial_soak")


@dataclass(frozen=True)
class Best:
    """The fastest variant of a peer, and of how many."""

    peer: str
    variant: str
    count: int
    median: float
    least: float


class Serial:
    def __init__(self, data, times, memories):
        self.data = {name: data[name] for name in JOBS}
        self.times = [one for one in times if one.job in JOBS]
        self.memories = [one for one in memories if one.job in JOBS]

    def library(self, job, kind=COUNTED):
        return next(one for one in self.times
                    if (one.job, one.name, one.kind) == (job, "library", kind))

    def per_row(self, job):
        return self.library(job).median / self.data[job].rows

    def best(self, job):
        """Each peer's best, the fastest first."""
        found = []
        for peer in PEERS:
            mine = [one for one in self.times if one.name == peer and one.job in ("serial", job)]
            one = min(mine, key=lambda one: one.median)
            found.append(Best(peer, one.kind, len(mine), one.median, one.least))
        return sorted(found, key=lambda one: one.median)

    def row(self, job, label, one, ahead):
        rows = self.data[job].rows
        return (f"| {job} | {label} | {one.median / rows * 1e9:.1f} | "
                f"{one.least / rows * 1e9:.1f} | {ahead} |")

    def rows_of_times(self):
        for job in JOBS[:-1]:
            peers = self.best(job) if job in LEAST_FASTER else []
            for one in self.times:
                if one.job == job and one.name in ("touch", "library"):
                    ahead = f"{peers[0].median / one.median:.1f}" if peers else "-"
                    name = "touch" if one.name == "touch" else "**libdarisk**"
                    yield self.row(job, f"{name}, {one.kind}", one, ahead)
            for one in peers:
                yield self.row(job, f"{one.peer}, best of {one.count}: {one.variant}", one,
                               f"{peers[0].median / one.median:.1f}")

    def table(self):
        lines = []
        for one in self.data.values():
            lines += [f"Job {one.job}: {one.rows:,} rows; {one.odd}.", ""]
        lines += ["| job | what | ns/row, median | ns/row, least | best peer's time / this |",
                  "| --- | --- | ---: | ---: | ---: |", *self.rows_of_times(), "",
                  "| night's rows | milliseconds, median | least |", "| --- | ---: | ---: |"]
        lines += [f"| {one.kind} | {one.median * 1e3:.1f} | {one.least * 1e3:.1f} |"
                  for one in self.times if one.job == "serial_soak"]
        lines += ["", "| job | process | peak memory, bytes/row | times the input columns |",
                  "| --- | --- | ---: | ---: |"]
        lines += [f"| {one.job} | {one.name.replace('library', '**libdarisk**')} | "
                  f"{one.peak:.1f} | {one.peak / ROW_BYTES:.1f} |" for one in self.memories]
        return "\n".join(lines)

    def missed(self):
        for job, least in LEAST_FASTER.items():
            peer = self.best(job)[0]
            faster = peer.median / self.library(job).median
            if faster < least:
                yield (f"{job}: {faster:.1f} times as fast as the best peer ({peer.peer}, "
                       f"{peer.variant}), and the target is at least {least}")
        for one in self.memories:
            if one.name == "library" and one.peak > MOST_MEMORY * ROW_BYTES:
                yield (f"{one.job}: {one.peak / ROW_BYTES:.2f} times the memory of the input "
                       f"columns, and the target is at most {MOST_MEMORY}")
        faster = self.per_row("serial") / self.per_row("serial_sorted")
        if faster < LEAST_SORTED:
            yield (f"serial_sorted: {faster:.1f} times as fast as unsorted, "
                   f"and the target is at least {LEAST_SORTED}")
        for small, large in zip(SIZES, SIZES[1:]):
            growth = self.per_row(large) / self.per_row(small)
            if growth > MOST_GROWTH:
                yield (f"{large}: {growth:.2f} times the time a row of {small}, "
                       f"and the target is at most {MOST_GROWTH}")

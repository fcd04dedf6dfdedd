# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Makes the table of script/bench from the lines that the benchmarks printed (see bench.h), and
says whether the targets are met: it ends with 1 where one is missed.

    python report.py RESULTS MACHINE [GUIDE]

GUIDE is a page with two marker lines for each table, between which it is written: one table for the
jobs that have a touch, one for the job "serial" and one for "python". A table is made where its
jobs were run.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import report_python
import report_serial

TOUCHED = "bench"  # what the marker lines begin with; and those of other jobs, with their name
PEERS = ("numpy", "polars", "duckdb")
HUGE = ", huge pages"


@dataclass(frozen=True)
class Target:
    """What the issue asks for, of the library with a warm output and common pages."""

    most_touches: float
    least_faster: float
    peers: str = ""  # the job whose peers it is put beside, if they are not its own


# Every job but those of report_serial.py and report_python.py. RESULTS must tell of each, and how
# many rows it had.
# Forms come as columns or one after the other: the peers have what suits them, which is columns.
TARGETS = {
    "classify": Target(most_touches=2, least_faster=10),
    "tally_columns": Target(most_touches=2.5, least_faster=3),
    "tally_rows": Target(most_touches=1.5, least_faster=7, peers="tally_columns"),
}


@dataclass(frozen=True)
class Data:
    job: str
    rows: int
    odd: str


@dataclass(frozen=True)
class Time:
    job: str
    name: str
    kind: str
    median: float
    least: float


@dataclass(frozen=True)
class Memory:
    job: str
    name: str
    peak: float
    allocations: str
    growth: str


def read(path):
    data, times, memories = {}, [], []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        sort, *fields = line.split("\t")
        if sort == "data":
            data[fields[0]] = Data(fields[0], int(fields[1]), fields[2])
        elif sort == "time":
            times.append(Time(*fields[:3], float(fields[3]), float(fields[4])))
        elif sort == "memory":
            memories.append(Memory(fields[0], fields[1], float(fields[2]), *fields[3:5]))
        else:
            sys.exit(f"bench: not a line of results: {line}")
    return data, times, memories


class Job:
    def __init__(self, data, times, memories):
        self.name, self.rows, self.odd = data.job, data.rows, data.odd
        peers = TARGETS[self.name].peers or self.name
        self.times = [one for one in times if one.job == self.name]
        self.memories = {one.name: one for one in memories if one.job == self.name}
        self.all_peers = [one for one in times if one.job == peers and one.name in PEERS]
        self.best = {peer: min((one for one in self.all_peers if one.name == peer),
                               key=lambda one: one.median) for peer in PEERS}
        self.best_peer = min(self.best.values(), key=lambda one: one.median)

    def find(self, name, kind):
        return next(one for one in self.times if (one.name, one.kind) == (name, kind))

    def touch(self, kind, pages):
        """The faster of the touch loops, so the harder yardstick."""
        return min((one for one in self.times if one.name.startswith("touch")
                    and one.name.endswith(HUGE) == bool(pages) and one.kind == kind),
                   key=lambda one: one.median)

    def row(self, label, one, touch):
        return (f"| {self.name} | {label} | {one.median / self.rows * 1e9:.2f} | "
                f"{one.least / self.rows * 1e9:.2f} | {one.median / touch.median:.2f} | "
                f"{self.best_peer.median / one.median:.1f} |")

    def rows_of_table(self):
        for pages in ("", HUGE):
            for kind in ("warm", "fresh"):
                touch = self.touch(kind, pages)
                label = f"{kind} output{pages}"
                yield self.row(f"touch, {label}", touch, touch)
                library = self.find("library" + pages, kind)
                yield self.row(f"**libdarisk**, {label}", library, touch)
        touch = self.touch("warm", "")
        for peer, one in sorted(self.best.items(), key=lambda item: item[1].median):
            count = sum(other.name == peer for other in self.all_peers)
            yield self.row(f"{peer}, best of {count}: {one.kind}", one, touch)

    def rows_of_memory(self):
        for name, one in self.memories.items():
            label = name.replace("library", "**libdarisk**")
            yield (f"| {self.name} | {label} | {one.peak:.1f} | {one.allocations} | "
                   f"{one.growth} |")

    def data(self):
        return f"Job {self.name}: {self.rows:,} rows; {self.odd}."

    def bound(self):
        """The most that any target of speed against the peers can ask for on this machine."""
        times = self.best_peer.median / self.touch("warm", "").median
        return (f"Job {self.name}: no loop over these columns could be more than {times:.1f} times "
                f"as fast as the best peer, since the touch is no faster.")

    def missed(self):
        target, library = TARGETS[self.name], self.find("library", "warm")
        touches = library.median / self.touch("warm", "").median
        faster = self.best_peer.median / library.median
        if touches > target.most_touches:
            yield (f"{self.name}: {touches:.2f} times the touch loop, "
                   f"and the target is at most {target.most_touches:g}")
        if faster < target.least_faster:
            yield (f"{self.name}: {faster:.1f} times as fast as the best peer "
                   f"({self.best_peer.name}, {self.best_peer.kind}), "
                   f"and the target is at least {target.least_faster:g}")
        for name, one in self.memories.items():
            if name.startswith("library") and (one.allocations, one.growth) != ("0", "0"):
                yield (f"{self.name}: the call made {one.allocations} allocations and grew by "
                       f"{one.growth} bytes, and the target is none")


def table(jobs, machine):
    lines = [f"One core, where no threads are named; {machine}.", ""]
    for job in jobs:
        lines += [job.data(), ""]
    lines += ["| job | what | ns/row, median | ns/row, least | times the touch | "
              "best peer's time / this |",
              "| --- | --- | ---: | ---: | ---: | ---: |"]
    for job in jobs:
        lines += job.rows_of_table()
    for job in jobs:
        lines += ["", job.bound()]
    lines += ["", "| job | process | peak memory, bytes/row | allocations in the call | "
              "growth in the call, bytes |",
              "| --- | --- | ---: | ---: | ---: |"]
    for job in jobs:
        lines += job.rows_of_memory()
    return "\n".join(lines)


def write(guide, marker, text):
    begin, end = f"<!-- {marker}:begin -->", f"<!-- {marker}:end -->"
    before, found, rest = Path(guide).read_text(encoding="utf-8").partition(begin)
    _, last, after = rest.partition(end)
    if not (found and last):
        sys.exit(f"bench: {guide} lacks its markers")
    Path(guide).write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: python report.py RESULTS MACHINE [GUIDE]")
    data, times, memories = read(sys.argv[1])
    jobs = [Job(data[name], times, memories) for name in TARGETS if name in data]
    tables = {TOUCHED: table(jobs, sys.argv[2])} if jobs else {}
    for name, module, kind in (("serial", report_serial, report_serial.Serial),
                               ("python", report_python, report_python.Python)):
        if module.JOBS[0] in data:
            jobs.append(kind(data, times, memories))
            tables[f"{TOUCHED} {name}"] = f"{sys.argv[2]}.\n\n{jobs[-1].table()}"
    print("\n\n".join(tables.values()))
    for marker, text in tables.items() if len(sys.argv) == 4 else ():
        write(sys.argv[3], marker, text)
    missed = [line for job in jobs for line in job.missed()]
    print()
    for line in missed:
        print(f"MISSED  {line}")
    if missed:
        sys.exit(1)
    print("all targets met")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The tables and targets of job "python": what the package costs on top of the C calls, from frames
of polars, beside the same analyses by others. Its two jobs are python_classify and python_serial.
"""

from dataclasses import dataclass

JOBS = ("python_classify", "python_serial")
CALLS = {"python_classify": "darisk.classify", "python_serial": "darisk.serial.score"}
PEERS = ("numpy", "polars", "duckdb", "pandas")
MOST_C = 1.3  # times the C calls, and the encoding of strings besides


@dataclass(frozen=True)
class Line:
    """One kind of frame: seconds of the C calls, of the package, and where the frame has strings
    of reading these and of the package without that."""

    job: str
    kind: str
    c: float
    python: float
    encoding: float
    encoded: float

    @property
    def ratio(self):
        return self.encoded / self.c


class Python:
    def __init__(self, data, times, memories):
        self.data = {name: data[name] for name in JOBS}
        self.times = [one for one in times if one.job in JOBS]
        self.memories = [one for one in memories if one.job in JOBS]
        self.lines = [self.line(one) for one in self.times if one.name == "python"]

    def line(self, python):
        found = {one.name: one.median for one in self.times
                 if (one.job, one.kind) == (python.job, python.kind)}
        return Line(python.job, python.kind, found["c"], python.median, found.get("encoding", 0),
                    found.get("encoded", python.median))

    def answered(self, job):
        """The line that gives what the peers give: of several, the last that has them."""
        mine = [one for one in self.lines if one.job == job]
        return next((one for one in mine if one.kind.endswith("with columns")), mine[0])

    def per_row(self, job, seconds):
        return f"{seconds / self.data[job].rows * 1e9:.1f}"

    def rows_of_costs(self):
        for one in self.lines:
            per_row = [self.per_row(one.job, seconds) for seconds in (one.c, one.python)]
            encoding = self.per_row(one.job, one.encoding) if one.encoding else "-"
            met = "met" if one.ratio <= MOST_C else "missed"
            yield (f"| {CALLS[one.job]} | {one.kind} | {' | '.join(per_row)} | {encoding} | "
                   f"{one.ratio:.2f} | {MOST_C} | {met} |")

    def rows_of_peers(self):
        for job in JOBS:
            own = self.answered(job)
            yield (f"| {job} | **{CALLS[job]}**, {own.kind} | {self.per_row(job, own.python)} | "
                   f"1.0 |")
            found = []
            for peer in PEERS:
                mine = [one for one in self.times if (one.job, one.name) == (job, peer)]
                found.append((min(mine, key=lambda one: one.median), len(mine)))
            for one, count in sorted(found, key=lambda pair: pair[0].median):
                yield (f"| {job} | {one.name}, best of {count}: {one.kind} | "
                       f"{self.per_row(job, one.median)} | {one.median / own.python:.1f} |")

    def table(self):
        lines = []
        for one in self.data.values():
            lines += [f"Job {one.job}: {one.rows:,} rows, {one.odd}.", ""]
        lines += ["| call | frame | C, ns/row | Python, ns/row | of it strings | the rest / C | "
                  "at most | target |", "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
                  *self.rows_of_costs(), "",
                  "| job | what | ns/row, median | its time / ours |",
                  "| --- | --- | ---: | ---: |", *self.rows_of_peers(), "",
                  "| job | process | peak memory, bytes/row |", "| --- | --- | ---: |"]
        lines += [f"| {one.job} | {one.name.replace('python', '**darisk**, every frame')} | "
                  f"{one.peak:.1f} |" for one in self.memories]
        return "\n".join(lines)

    def missed(self):
        for one in self.lines:
            if one.ratio > MOST_C:
                yield (f"{one.job}: {one.kind}: {one.ratio:.2f} times the C calls, "
                       f"and the target is at most {MOST_C}")

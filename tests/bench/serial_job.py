# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Job "serial" as the peers share it: the columns, the policy libdarisk-ref-1, and the check.

The job is one whole function. From rows of (incident, perpetrator, victim, offence) to, for each
perpetrator with a counted incident dated in the 24 months to the as-of day: incidents, days since
the last one, gravity (the gravest offence of each incident, added up), victims, the most incidents
in any 3 months, the points, the rank; and the first 100 in the order of the ranking. A row counts
if its perpetrator is a suspect or an offender and not the victim, if it is domestic abuse, is not
cancelled and is not after the as-of day. An incident is as recent as its last counted row; victims
and offences come from all its counted rows, those out of the 24 months too.
"""

import datetime
import sys
from dataclasses import dataclass

import numpy as np

MISSING = -2**31
ROLE_OTHER, STATUS_OPEN = 3, 1
AS_OF = 19996  # 2024-09-30
START = 19265  # 2022-09-30, the last day that is too early
DAYS = AS_OF - START
TOP = 100

# Lower bounds and points of libdarisk-ref-1; gravity in thousandths of a day.
RECENCY = ((0, 25), (29, 20), (92, 15), (183, 8), (366, 3))
INCIDENTS = ((1, 3), (2, 8), (3, 13), (5, 19), (8, 25))
GRAVITY = ((0, 0), (1000, 5), (10000, 10), (100000, 15), (365000, 20), (1825000, 25))
VICTIMS = ((1, 0), (2, 12), (3, 18), (4, 25))
TOTAL_MOST = 100

COLUMNS = {
    "incident": np.uint64, "perpetrator": np.uint64, "victim": np.uint64, "role": np.uint8,
    "date_from": np.int32, "date_to": np.int32, "status": np.uint8, "is_da": np.uint8,
    "offence": np.uint32}

# What is answered of each person, and how the library writes it down: a file a column.
ANSWERS = {
    "person": np.uint64, "incidents": np.uint32, "recency_days": np.int32, "gravity": np.int64,
    "victims": np.uint32, "peak": np.uint32, "total": np.int64, "rank": np.uint32}

_SUFFIXES = {np.uint64: "u64", np.uint32: "u32", np.uint8: "u8", np.int64: "i64", np.int32: "i32"}


def file_of(name, sort):
    return f"{name}.{_SUFFIXES[sort]}"


def read_rows(folder):
    """The columns by name."""
    return {name: np.fromfile(folder / file_of(name, sort), dtype=sort)
            for name, sort in COLUMNS.items()}


def read_weights(folder):
    """Thousandths of a day by handle; what is no crime or has no weight counts 0."""
    return np.fromfile(folder / "weights.i64", dtype=np.int64)


def _months_before(day, months):
    date = datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
    year, month = divmod(date.year * 12 + date.month - 1 - months, 12)
    for last in range(date.day, 0, -1):  # to the end of a shorter month
        try:
            return (datetime.date(year, month + 1, last) - datetime.date(1970, 1, 1)).days
        except ValueError:
            continue
    raise ValueError(day)


# For each day of the look-back, counted from its start: the last day that is too early for the
# 3 months that end there. No less than 0, which is before any incident.
PEAK_STARTS = np.array(
    [max(_months_before(START + day, 3) - START, 0) for day in range(DAYS + 1)], dtype=np.int32)


@dataclass
class Answers:
    """All persons, by id, and the ids of the first of the ranking, in order."""

    columns: dict
    top: np.ndarray
    rows: int

    def __len__(self):
        return self.rows

    @staticmethod
    def of(columns, top, rows):
        """From columns in any order."""
        made = {name: np.asarray(columns[name]).astype(sort) for name, sort in ANSWERS.items()}
        order = np.argsort(made["person"], kind="stable")
        return Answers({name: one[order] for name, one in made.items()},
                       np.asarray(top).astype(np.uint64), rows)

    def difference(self, other):
        """The first column that is another one, or nothing."""
        for name, one in self.columns.items():
            if not np.array_equal(one, other.columns[name]):
                return name
        return "" if np.array_equal(self.top, other.top) else "top"


def read_answers(folder):
    """What the library gave, in the folder "answers"."""
    rows = int((folder / "n.txt").read_text(encoding="ascii"))
    place = folder / "answers"
    if not place.is_dir():
        sys.exit(f"bench: {place} is not there: the library runs before the peers")
    columns = {name: np.fromfile(place / file_of(name, sort), dtype=sort)
               for name, sort in ANSWERS.items()}
    return Answers.of(columns, np.fromfile(place / "top.u64", dtype=np.uint64), rows)


def points_expression(column, bands, other):
    """SQL, by nested cases from the top band."""
    cases = " ".join(f"WHEN {column} >= {bound} THEN {points}"
                     for bound, points in reversed(bands))
    return f"CASE {cases} ELSE {other} END"

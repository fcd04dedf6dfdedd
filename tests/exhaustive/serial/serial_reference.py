#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The rules of serial perpetrators, written a second time: serial_reference.sql and its driver.

    serial_reference.py WORLD POLICY AS_OF OUT

reads a folder of CSV files and a policy text, runs the rules in SQLite and writes persons.csv,
victims.csv and pairs.csv. The other hand: written from the rules alone. Here is only what is not
SQL: parsing, the months of the calendar, sums of 128 bits and the writing. --self-test works
through the small cases of serial_reference_cases.py.
"""

import argparse
import collections
import csv
import datetime
import math
import pathlib
import re
import sqlite3
import sys
import time

import serial_policy
from serial_policy import INT64_MAX, Refused

EVENT_COLUMNS = ["incident_id", "perpetrator_id", "victim_id", "role", "date_from", "date_to",
                 "status", "is_da", "offence_codes", "connection_group", "grade"]
OFFSET = 719163  # day 0 is 1970-01-01; datetime counts from the day before 0001-01-01
BEFORE_ALL = -2**40  # the start of an unlimited window
WORDS = (None, "NOT_MET", "INDETERMINATE", "MET")
HERE = pathlib.Path(__file__).resolve().parent


# ---------------------------------------------------------------- days

def day_number(text):
    """None for an empty text."""
    if not text:
        return None
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        raise Refused(f"not a date: {text!r}")
    try:
        return datetime.date.fromisoformat(text).toordinal() - OFFSET
    except ValueError as error:
        raise Refused(f"not a date: {text!r}") from error


def day_text(number):
    return datetime.date.fromordinal(number + OFFSET).isoformat()


def months_before(number, months):
    """R4. Early days are moved by 400 years, for there the calendar repeats and datetime ends."""
    shift = 146097 if number + OFFSET < 146097 else 0
    day = datetime.date.fromordinal(number + OFFSET + shift)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, min(day.day, last)).toordinal() - OFFSET - shift
        except ValueError:
            continue
    raise AssertionError(number)


def start(number, window):
    """The day just outside the window that ends on the day."""
    unit, length = window
    if unit == "unlimited":
        return BEFORE_ALL
    return months_before(number, length) if unit == "months" else number - length


# ---------------------------------------------------------------- half-life

def decay_table():
    """T[j] = 2^31 * 2^(-j/1024), rounded. The root is exact: ten nested integer square roots of
    2^1024 times as much, and j > 0 is never a half."""
    table = []
    for j in range(1024):
        twice = 2**(32 * 1024 - j)
        for _ in range(10):
            twice = math.isqrt(twice)
        table.append((twice + 1) // 2)
    return table


DECAY = decay_table()


def decay(age, half_life):
    k, j = age // half_life, age % half_life * 1024 // half_life
    return 0 if k >= 32 else DECAY[j] >> k


class Decayed:
    def __init__(self):
        self.total = 0

    def step(self, weight, age, half_life):
        self.total += weight * decay(age, half_life)

    def finalize(self):
        if self.total >> 31 > INT64_MAX:
            raise Refused("gravity above int64")
        return self.total >> 31


# ---------------------------------------------------------------- reading a world

def identity(text):
    """An id as SQLite can hold and order it; None for a missing one."""
    if text and not re.fullmatch("[0-9]{1,20}", text, re.ASCII):
        raise Refused(f"not an id: {text!r}")
    number = int(text or 0)
    if number >= 2**64:
        raise Refused(f"an id above 64 bits: {text}")
    return number - 2**63 if number else None


def rows_of(folder, name, columns, parse):
    """What `parse` makes of each row of a file of the world; no file, no rows."""
    path = folder / name
    if not path.exists():
        return
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        if next(reader, None) != columns:
            raise Refused(f"{name}: the columns are not {','.join(columns)}")
        for row in reader:
            if len(row) != len(columns):
                raise Refused(f"{name}, line {reader.line_num}: {len(row)} columns")
            try:
                parsed = parse(*row)
            except Refused as error:
                raise Refused(f"{name}, line {reader.line_num}: {error}") from error
            yield parsed


def thousandths(text):
    """Decimal text to thousandths, halves to even."""
    match = re.fullmatch(r"([0-9]+)(?:\.([0-9]+))?", text, re.ASCII)
    if not match:
        raise Refused(f"not a weight: {text!r}")
    digits = (match[2] or "").ljust(3, "0")
    number, rest = int(match[1] + digits[:3]), digits[3:]
    half = "5".ljust(len(rest), "0")
    number += rest > half or (rest == half and number % 2 == 1)
    if number > INT64_MAX:
        raise Refused(f"a weight above int64: {text}")
    return number


def gravity_table(folder):
    table = {}

    def parse(code, weight):
        if re.fullmatch("[1-9][0-9]{4}", code, re.ASCII):
            raise Refused(f"a code that may be a date of a spreadsheet: {code}")
        number = thousandths(weight)
        if table.setdefault(code, number) != number:
            raise Refused(f"a code with two weights: {code}")

    list(rows_of(folder, "gravity.csv", ["code", "weight"], parse))
    return table


def links(folder):
    parents = {}

    def parse(child, parent):
        child, parent = identity(child), identity(parent)
        if child is None or parent is None:
            raise Refused("an alias of id 0")
        if child != parent and parents.setdefault(child, parent) != parent:
            raise Refused("an id with two parents")

    list(rows_of(folder, "aliases.csv", ["child", "parent"], parse))
    return parents.items()


def flag(text):
    return ("0", "1").index(serial_policy.word(text, ("0", "1")))


class World:
    """Counts what it reads, for the report."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.gravity = gravity_table(self.folder)
        self.offences = {}
        self.days = {"": None}
        self.rows = self.ignored = self.nobody = self.reversed = 0

    def day(self, text):
        if text not in self.days:
            self.days[text] = day_number(text)
        return self.days[text]

    def event(self, incident, accused, harmed, role, first, last, status, is_da, codes, group,
              grade):
        """One row for each offence of a row; one row if it has none."""
        incident = identity(incident)
        if incident is None:
            raise Refused("an event without an incident")
        accused, first, last = identity(accused), self.day(first), self.day(last)
        codes = [code for code in codes.split(";") if code]
        if "NONCRIME" in codes:
            raise Refused("NONCRIME is not the code of an event")
        fixed = (incident, accused, identity(harmed),
                 serial_policy.word(role, ("suspect", "offender", "other")), first, last,
                 serial_policy.word(status, ("open", "cancelled", "no_crime")), flag(is_da),
                 identity(group), serial_policy.whole(grade or "0", 0, 255))
        self.rows += 1
        self.ignored += role == "other" or is_da == "0"
        self.nobody += accused is None
        self.reversed += first is not None and last is not None and last < first
        return [(*fixed, code and self.offences.setdefault(code, len(self.offences) + 1))
                for code in codes or [None]]

    def events(self):
        for rows in rows_of(self.folder, "events.csv", EVENT_COLUMNS, self.event):
            yield from rows

    def facts(self):
        return rows_of(self.folder, "facts.csv", ["person_id", "on_programme", "unsuitable"],
                       lambda person, *marks: (identity(person), *map(flag, marks)))

    def referrals(self):
        return rows_of(self.folder, "referrals.csv", ["perpetrator_id", "victim_id", "date"],
                       lambda *row: (identity(row[0]), identity(row[1]), self.day(row[2])))

    def reviews(self):
        return rows_of(self.folder, "reviews.csv", ["victim_id", "date"],
                       lambda harmed, day: (identity(harmed), self.day(day)))


# ---------------------------------------------------------------- filling the tables

TABLES = """
CREATE TABLE event (incident, perpetrator, victim, role, day_from, day_to, status, is_da,
                    connection, grade, offence);
CREATE TABLE offence (offence INTEGER PRIMARY KEY, weight);
CREATE TABLE link (child PRIMARY KEY, parent) WITHOUT ROWID;
CREATE TABLE fact (person, on_programme, unsuitable);
CREATE TABLE referral (perpetrator, victim, day);
CREATE TABLE review (victim, day);
CREATE TABLE setting (as_of, look_back, quiet_since, year_before, noncrime, thresholds, score,
                      quantiles, sum_all, half_life, one_per_day, exclude_dual, qualify, cohort,
                      cohort_value);
CREATE TABLE wanted (n PRIMARY KEY, measure, start, least) WITHOUT ROWID;
CREATE TABLE span (day INTEGER PRIMARY KEY, year_start);
CREATE TABLE slide (n, day, start, PRIMARY KEY (n, day)) WITHOUT ROWID;
CREATE TABLE band (component, bound, points, PRIMARY KEY (component, bound)) WITHOUT ROWID;
CREATE TABLE weight (component PRIMARY KEY, weight) WITHOUT ROWID;
"""


def insert(database, table, rows):
    rows = iter(rows)
    for row in rows:
        into = f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"
        database.execute(into, row)
        database.executemany(into, rows)


def fill(database, world, policy, as_of):
    database.executescript(TABLES)
    insert(database, "event", world.events())
    insert(database, "offence", [(handle, world.gravity.get(code))
                                 for code, handle in world.offences.items()])
    insert(database, "link", links(world.folder))
    insert(database, "fact", world.facts())
    insert(database, "referral", world.referrals())
    insert(database, "review", world.reviews())
    look_back = start(as_of, policy.look_back)
    insert(database, "setting", [(
        as_of, look_back, months_before(as_of, 3), months_before(as_of, 12),
        world.gravity.get("NONCRIME", 0), policy.rule, policy.score, policy.quantiles,
        policy.sum_all, policy.half_life, policy.one_per_day, policy.exclude_dual, policy.qualify,
        policy.cohort, policy.cohort_value)])
    columns = [(-1 - place, measure, look_back, 1) for place, measure
               in enumerate(("incidents", "crimes", "victims", "peak"))]
    serial = (0, "victims", start(as_of, policy.serial_window), policy.serial_victims)
    # R6: the window of a threshold on a peak is the one that slides, inside the look-back (4.9).
    insert(database, "wanted", [*columns, serial, *(
        (place, measure, look_back if measure == "peak" else start(as_of, window), least)
        for place, (_, measure, least, window) in enumerate(policy.thresholds, 1))])
    slides = {-4: policy.peak_window, **{
        place: window for place, (_, measure, _, window) in enumerate(policy.thresholds, 1)
        if measure == "peak"}}
    days = set(world.days.values()) - {None}
    insert(database, "span", [(day, months_before(day, 12)) for day in days])
    insert(database, "slide", [(n, day, start(day, window))
                               for n, window in slides.items() for day in days])
    insert(database, "band", [(component, *row) for component, rows in policy.bands.items()
                              for row in rows])
    insert(database, "weight", policy.weight.items())


# ---------------------------------------------------------------- writing the answers

IDS, DATES = ("person_id", "victim_id"), ("last_date",)
RESULTS = ("serial", "thresholds", "quiet", "marac-repeat", "marac-escalation-5-3",
           "marac-escalation-3")


def shown(column, value):
    if value is None:
        return ""
    if column in IDS:
        return str(value + 2**63)
    if column in DATES:
        return day_text(value)
    if column in RESULTS or column.endswith("_result"):
        return WORDS[value]
    return str(value)


def write(database, view, out, extra=None, count=None):
    """extra: further columns before `thresholds`, by person."""
    cursor = database.execute(f"SELECT * FROM {view}")
    names = [column[0] for column in cursor.description]
    at = names.index("thresholds") if extra else 0
    before = extra[0] if extra else []
    with open(out / f"{view}.csv", "w", encoding="utf-8", newline="") as file:
        columns = names[:at] + before + names[at:]
        file.write(",".join(columns) + "\n")
        for row in cursor:
            values = row[:at] + (extra[1][row[0]] if extra else ()) + row[at:]
            texts = list(map(shown, columns, values))
            file.write(",".join(texts) + "\n")
            count.take(view, columns, texts)


def threshold_columns(database, policy):
    """The names, and for each person the values, of the columns of the thresholds."""
    names = [f"{one[0]}_{kind}" for one in policy.thresholds for kind in ("low", "high", "result")]
    values = collections.defaultdict(tuple)
    for person, *row in database.execute(
            "SELECT p, low, high, result FROM answer WHERE n > 0 ORDER BY p, n"):
        values[person] += tuple(row)
    return names, values


class Count:
    """How often each result and flag occurs, to see that a world reaches every branch."""

    PLAIN = ("scored", "gravity_partial", "selected", "advice", "quiet", "serial", "thresholds",
             "marac-repeat", "marac-escalation-5-3", "marac-escalation-3")
    SOME = ("undated", "future", "cancelled", "self_link", "unmapped", "no_victim", "crimes",
            "gravity", "peak", "last_grade")

    def __init__(self):
        self.found, self.rows = collections.Counter(), collections.Counter()

    def take(self, view, columns, texts):
        self.rows[view] += 1
        for column, text in zip(columns, texts):
            if column in self.PLAIN or column.endswith("_result"):
                self.found[f"{view} {column} {text or '(none)'}"] += 1
            elif column in self.SOME and view != "pairs" and text != "0":
                self.found[f"{view} {column} > 0"] += 1
            elif column == "flags":
                for one in text.split("|"):
                    self.found[f"{view} flag {one or '(none)'}"] += 1

    def report(self):
        for view, rows in self.rows.items():
            print(f"{rows:9} {view}")
        for what, often in sorted(self.found.items()):
            print(f"{often:9} {what}")


def run(folder, policy_text, as_of, out):
    """Answers WORLD, writes into OUT; the world and the counts."""
    policy = serial_policy.read(policy_text)
    day = day_number(as_of)
    if day is None:
        raise Refused("no as-of day")
    world, count = World(folder), Count()
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(":memory:") as database:
        database.create_aggregate("decayed", 3, Decayed)
        fill(database, world, policy, day)
        if not policy.thresholds:
            database.execute("UPDATE setting SET thresholds = NULL")
        database.executescript((HERE / "serial_reference.sql").read_text(encoding="utf-8"))
        extra = threshold_columns(database, policy)
        write(database, "persons", out, extra, count)
        write(database, "victims", out, None, count)
        write(database, "pairs", out, None, count)
    return world, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="WORLD POLICY AS_OF OUT")
    parser.add_argument("--count", action="store_true", help="how often each result occurs")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        import serial_reference_cases
        return serial_reference_cases.check(run)
    if len(arguments.paths) != 4:
        parser.error("WORLD POLICY AS_OF OUT, or --self-test")
    folder, policy, as_of, out = arguments.paths
    begun = time.monotonic()
    try:
        text = pathlib.Path(policy).read_bytes().decode("utf-8")
        world, count = run(folder, text, as_of, out)
    except (Refused, sqlite3.Error) as error:
        print(f"serial_reference: refused: {error}", file=sys.stderr)
        return 1
    print(f"serial_reference: {world.rows} rows ({world.ignored} ignored, {world.nobody} without a "
          f"perpetrator, {world.reversed} to < from), {time.monotonic() - begun:.1f} s")
    if arguments.count:
        count.report()
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The MARAC criteria of escalation and repeat, written a second time.

The other hand: written from the documents of the field alone. It enumerates short lists of rows
over few days and states, and works out by counting what each list comes to. With --folder PATH it
writes marac_reference.h (the days, states and policies) and two files of expected bytes, in the
order in which exhaustive_marac goes through the same lists; --self-test checks itself.

An open fact is not reasoned about here but tried out: every way of settling it is counted, and a
criterion is met if it is met every way, not met if it is met no way, and open otherwise. That is a
test of the library's bounds as well. Exceptions, where the documents give a formula that is not
of that kind, say so.
"""

import argparse
import calendar
import datetime
import functools
import itertools
import struct
import sys

NOT_MET, OPEN, MET = 1, 2, 3
UNKNOWN, NO, YES = 0, 1, 2
EPOCH = datetime.date(1970, 1, 1)
NO_DAY = -2**31


def number(day):
    return NO_DAY if day is None else (day - EPOCH).days


@functools.cache
def months_before(day, months):
    """The same day of the month so many months earlier, or the last day of that month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1,
                         min(day.day, calendar.monthrange(year, month + 1)[1]))


def ways(*facts):
    """Every way of settling facts that may be unknown, as True and False."""
    return itertools.product(*[(False, True) if fact == UNKNOWN else (fact == YES,)
                               for fact in facts])


def settled(results):
    results = set(results)
    return MET if results == {True} else NOT_MET if results == {False} else OPEN


# ---------------------------------------------------------------- escalation

class Escalation:
    """reports, crimes: the thresholds, 0 where not used; scope: "V" or "P"."""

    def __init__(self, reports, crimes, scope, rising, months):
        self.reports, self.crimes, self.scope = reports, crimes, scope
        self.rising, self.months = rising, months

    def places(self, as_of, day):
        """Where a row may stand: "e" and "l" are the halves of the window, "-" is outside."""
        if day is None:
            return "el-"
        if not months_before(as_of, self.months) < day <= as_of:
            return "-"
        return "l" if day > months_before(as_of, self.months // 2) else "e"

    def work_out(self, as_of, rows):
        ignored = [row for row in rows if row[0] is not None and row[0] > as_of]
        rows = [row for row in rows if row not in ignored]
        options = []
        for day, victim, perpetrator, crime in rows:
            matches = {v and (p or self.scope == "V") for v, p in ways(victim, perpetrator)}
            crimes = {c for c, in ways(crime)}
            options.append([(m, place, c) for m in matches for place in self.places(as_of, day)
                            for c in crimes])
        reports, crimes, rising = set(), set(), set()
        # How many certain rows stand in each half, and how many rows without a day may.
        for world in itertools.product(*options):
            counted = [(place, c) for m, place, c in world if m and place != "-"]
            reports.add(len(counted))
            crimes.add(sum(c for _, c in counted))
            early = sum(place == "e" for place, _ in counted)
            rising.add(len(counted) - early > early)
        used = []
        if self.reports:
            used.append(self.level(reports, self.reports))
        if self.crimes:
            used.append(self.level(crimes, self.crimes))
        count = max(used)
        rise = settled(rising)
        result = min(count, rise) if self.rising else count
        certain = [(next(iter(option))[1]) for option in options
                   if len({m for m, _, _ in option}) == 1 and option[0][0]
                   and len({p for _, p, _ in option}) == 1]
        undated = sum(row[0] is None and any(m for m, _, _ in option)
                      for row, option in zip(rows, options))
        return (result, count, rise, min(reports), max(reports), min(crimes), max(crimes),
                certain.count("e"), certain.count("l"), len(ignored), undated)

    @staticmethod
    def level(counts, threshold):
        return settled(count >= threshold for count in range(min(counts), max(counts) + 1))


AS_OF = datetime.date(2024, 8, 31)  # the day where half a year back is clamped: 29 February


def escalation_days(months):
    start, half = months_before(AS_OF, months), months_before(AS_OF, months // 2)
    one = datetime.timedelta(days=1)
    return [start, start + one, half, half + one, AS_OF, AS_OF + one, None]


ESCALATIONS = [
    Escalation(1, 0, "V", 0, 12), Escalation(2, 0, "V", 1, 12), Escalation(3, 0, "V", 0, 12),
    Escalation(2, 0, "P", 0, 12), Escalation(0, 2, "V", 1, 12), Escalation(3, 2, "V", 1, 12),
    Escalation(2, 1, "P", 1, 6), Escalation(1, 1, "V", 0, 120),
]


def escalation_states(months):
    """Every state of one row that can differ: match and crime by day; the perpetrator is only
    stated where the victim is, and the other way about."""
    pairs = [(YES, YES), (YES, NO), (YES, UNKNOWN), (NO, YES), (UNKNOWN, YES), (UNKNOWN, NO)]
    return [(day, victim, perpetrator, crime) for day in escalation_days(months)
            for victim, perpetrator in pairs for crime in (UNKNOWN, NO, YES)]


def few_escalation_states(months):
    """Fewer of them, for longer lists."""
    start, second, half, later, last, _, none = escalation_days(months)
    return [(day, victim, YES, crime) for day in (second, half, later, none)
            for victim in (YES, UNKNOWN) for crime in (NO, YES)]


# ---------------------------------------------------------------- repeat

class Repeat:
    """version: "A" or "B"; anchor: "R" or "M"."""

    def __init__(self, version, anchor, months):
        self.version, self.anchor, self.months = version, anchor, months

    @functools.cache
    def is_repeat(self, victim, perpetrator, abuse, criminal):
        """Whether the event is of the kind, by every way of settling what is open."""
        return settled(v and p and (c or (a and self.version == "B"))
                       for v, p, a, c in ways(victim, perpetrator, abuse, criminal))

    def in_time(self, as_of, last, known, day):
        """As printed: a table and not a count, for it says what to do where an order is open."""
        if not known:
            return OPEN
        if last is None:
            return NOT_MET
        if day is None or day == last:
            return OPEN
        if day < last:
            return NOT_MET
        return MET if months_before(day, self.months) < last else NOT_MET

    def history(self, as_of, anchors, searched):
        """The last anchor, whether it is known to be the last, and how many are ignored."""
        mine = [day for kind, day in anchors if kind == self.anchor]
        known = searched == YES and None not in mine
        dated = [day for day in mine if day is not None]
        past = [day for day in dated if day <= as_of]
        return (max(past) if past else None), known, len(dated) - len(past)

    def judge(self, as_of, last, known, event):
        """What one event comes to; None where it is ignored."""
        if event[0] is not None and event[0] > as_of:
            return None
        return min(self.is_repeat(*event[1:]), self.in_time(as_of, last, known, event[0]))

    @staticmethod
    def result(history, judged):
        last, known, ignored = history
        return (max((one for one in judged if one), default=NOT_MET),
                number(last if known else None), judged.count(MET), judged.count(OPEN),
                ignored + judged.count(None))

    def work_out(self, as_of, anchors, searched, events):
        history = self.history(as_of, anchors, searched)
        return self.result(history, [self.judge(as_of, *history[:2], event) for event in events])


REPEATS = [Repeat(version, anchor, months) for version in "AB" for anchor in "RM"
           for months in (12, 1)]

REPEAT_AS_OF = datetime.date(2025, 4, 30)
FIRST, SECOND = datetime.date(2024, 1, 31), datetime.date(2024, 2, 29)

_ANCHOR_DAYS = [FIRST, SECOND, REPEAT_AS_OF + datetime.timedelta(days=1), None]
_EVENT_DAYS = [datetime.date(2024, 1, 30), FIRST, datetime.date(2024, 2, 1), SECOND,
               datetime.date(2024, 3, 1), datetime.date(2024, 3, 29), datetime.date(2024, 3, 30),
               datetime.date(2025, 1, 30), datetime.date(2025, 1, 31), datetime.date(2025, 2, 28),
               datetime.date(2025, 3, 1), REPEAT_AS_OF,
               REPEAT_AS_OF + datetime.timedelta(days=1), None]
_STATED = (UNKNOWN, NO, YES)

ANCHORS = [(kind, day) for kind in "RM" for day in _ANCHOR_DAYS]
EVENTS = [(day, victim, perpetrator, abuse, criminal) for day in _EVENT_DAYS
          for victim, perpetrator, abuse, criminal in itertools.product(_STATED, repeat=4)]
FEW_EVENTS = [(day, YES, perpetrator, YES, UNKNOWN)
              for day in (FIRST, datetime.date(2024, 2, 1), SECOND, datetime.date(2024, 3, 1),
                          datetime.date(2025, 3, 1), None) for perpetrator in (YES, UNKNOWN)]


# ---------------------------------------------------------------- the lists, in order

def lists(states, least, most):
    """Lists of places in `states`, each place not before the one before it."""
    for length in range(least, most + 1):
        yield from itertools.combinations_with_replacement(range(len(states)), length)


def escalations():
    for policy in ESCALATIONS:
        for states, least, most in ((escalation_states(policy.months), 0, 2),
                                    (few_escalation_states(policy.months), 3, 4)):
            for places in lists(states, least, most):
                yield policy.work_out(AS_OF, [states[place] for place in places])


def repeats():
    for policy in REPEATS:
        for states, least, most in ((EVENTS, 0, 1), (FEW_EVENTS, 2, 3)):
            events = list(lists(states, least, most))
            for anchors in lists(ANCHORS, 0, 2):
                for searched in _STATED:
                    history = policy.history(REPEAT_AS_OF, [ANCHORS[place] for place in anchors],
                                             searched)
                    judged = [policy.judge(REPEAT_AS_OF, *history[:2], one) for one in states]
                    for places in events:
                        yield policy.result(history, [judged[place] for place in places])


# ---------------------------------------------------------------- writing

def header():
    lines = ["/* Written by marac_reference.py; not part of the repository. */",
             f"#define ESCALATION_AS_OF {number(AS_OF)}", f"#define REPEAT_AS_OF {number(REPEAT_AS_OF)}"]

    def table(kind, name, rows):
        lines.append(f"static const {kind} {name}[] = {{")
        lines.extend("    {" + ", ".join(str(item) for item in row) + "}," for row in rows)
        lines.append("};")

    def shown(day):
        return "DARISK_DATE_UNKNOWN" if day is None else number(day)

    table("struct escalation", "ESCALATIONS",
          [(one.reports, one.crimes, 1 if one.scope == "V" else 2, one.rising, one.months,
            f"ROWS_{one.months}, FEW_ROWS_{one.months}") for one in ESCALATIONS])
    before = len(lines)
    for months in sorted({one.months for one in ESCALATIONS}):
        for name, states in ((f"ROWS_{months}", escalation_states(months)),
                             (f"FEW_ROWS_{months}", few_escalation_states(months))):
            table("struct row", name, [(shown(row[0]), *row[1:]) for row in states])
    lines[3:] = lines[before:] + lines[3:before]
    lines.append(f"#define ROWS {len(escalation_states(12))}")
    lines.append(f"#define FEW_ROWS {len(few_escalation_states(12))}")
    table("struct repeat", "REPEATS",
          [(1 if one.version == "A" else 2, 1 if one.anchor == "R" else 2, one.months)
           for one in REPEATS])
    table("struct anchor", "ANCHORS",
          [(1 if kind == "R" else 2, shown(day)) for kind, day in ANCHORS])
    table("struct event", "EVENTS", [(shown(event[0]), *event[1:]) for event in EVENTS])
    table("struct event", "FEW_EVENTS", [(shown(event[0]), *event[1:]) for event in FEW_EVENTS])
    return "\n".join(lines) + "\n"


def write(folder):
    with open(f"{folder}/marac_reference.h", "w", encoding="utf-8") as file:
        file.write(header())
    for name, layout, results in (("escalation", "<11B", escalations()),
                                  ("repeat", "<BiBBB", repeats())):
        pack = struct.Struct(layout).pack
        with open(f"{folder}/marac_{name}.bin", "wb") as file:
            file.writelines(pack(*result) for result in results)


def self_test():
    day = datetime.date
    assert months_before(day(2024, 8, 31), 6) == day(2024, 2, 29)
    assert months_before(day(2024, 2, 29), 12) == day(2023, 2, 28)
    assert months_before(day(2024, 1, 31), 1) == day(2023, 12, 31)
    three = Escalation(3, 0, "V", 0, 12)
    rows = [(day(2024, 8, 1), YES, YES, NO)] * 2
    assert three.work_out(AS_OF, rows)[0] == NOT_MET
    assert three.work_out(AS_OF, rows + [(None, YES, YES, NO)])[0] == OPEN
    assert three.work_out(AS_OF, rows + [(day(2024, 7, 1), YES, NO, NO)])[0] == MET
    newer, older = Repeat("B", "R", 12), Repeat("A", "R", 12)
    event = (day(2024, 3, 1), YES, YES, YES, NO)
    anchors = [("R", FIRST)]
    assert newer.work_out(REPEAT_AS_OF, anchors, YES, [event])[0] == MET
    assert older.work_out(REPEAT_AS_OF, anchors, YES, [event])[0] == NOT_MET
    assert newer.work_out(REPEAT_AS_OF, anchors, UNKNOWN, [event])[0] == OPEN
    assert newer.work_out(REPEAT_AS_OF, [], YES, [event])[0] == NOT_MET
    assert newer.work_out(REPEAT_AS_OF, anchors, YES,
                          [(day(2025, 1, 31), YES, YES, YES, NO)])[0] == NOT_MET
    print("marac_reference: as the documents say")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
    if arguments.folder:
        write(arguments.folder)
    return 0 if arguments.self_test or arguments.folder else 2


if __name__ == "__main__":
    sys.exit(main())

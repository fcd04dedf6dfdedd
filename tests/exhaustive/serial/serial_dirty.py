#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""A world of serial perpetrators with every kind of dirt, from a seed.

    serial_dirty.py OUT [--perpetrators 100000] [--seed 1] [--as-of 2014-05-31]

It is made to reach every branch of the rules, not to look like a force: the days crowd on the
limits of the windows, and missing, contradictory and repeated rows are far too many. The codes and
weights are invented. Nobody here exists. No code has a comma, so that no reader needs quotes.
"""

import argparse
import bisect
import collections
import pathlib
import sys

from serial_reference import EVENT_COLUMNS, day_number, day_text, months_before

MASK = 2**64 - 1
EDGES = [1, 2, 2**31, 2**32, 2**53, 2**53 + 1, 2**63 - 1, 2**63, 2**63 + 1, MASK - 1, MASK]

# Halves in the fourth decimal go to even; X1 stands twice with one weight; the last code is as
# another but for a blank. NONCRIME weighs something.
WEIGHTS = [("X1", "1"), ("X2", "13.5105"), ("X3", "5.3965"), ("X4", "189.15388"), ("X5", "36.098"),
           ("X6", "2034.7425"), ("X7", "0.0005"), ("X8", "0"), ("X9A", "459.07"), ("x9a", "2.25"),
           ("001/01", "7973.393"), ("00806", "10.5"), ("008/06", "99.999"), ("Y Z", "365"),
           ("X1", "1.0000"), ("X10", "1825"), ("X11", "99.9995"), ("NONCRIME", "0.125"),
           ("X1 ", "3")]
UNMAPPED = ["43831", "ZZ", "X1  ", "x1", "008/6", "noncrime"]


class Random:
    """SplitMix64: one multiplication and shift after another over a counter."""

    def __init__(self, seed):
        self.state = seed & MASK

    @staticmethod
    def mix(word):
        word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9 & MASK
        word = (word ^ word >> 27) * 0x94D049BB133111EB & MASK
        return word ^ word >> 31

    def word(self):
        self.state = self.state + 0x9E3779B97F4A7C15 & MASK
        return self.mix(self.state)

    def below(self, limit):
        return self.word() % limit

    def chance(self, percent):
        return self.word() % 1000 < percent * 10

    def pick(self, things):
        return things[self.word() % len(things)]


class Ids:
    """Ids over the whole of 64 bits, each once; the first few are the edges of the range."""

    def __init__(self, salt):
        self.salt, self.given = salt, []

    def number(self, place):
        while len(self.given) <= place:
            at = len(self.given)
            one = EDGES[at] if at < len(EDGES) else Random.mix(at * 2654435761 + self.salt & MASK)
            # mix() gives each word once; only the edges and 0 could come twice.
            self.given.append(one if at < len(EDGES) or one not in (0, *EDGES) else one ^ 0x5A5A)
        return self.given[place]


class Days:
    """Days, many of them on, before and after the limits of the windows that policies use."""

    def __init__(self, random, as_of):
        self.random, self.as_of = random, as_of
        limits = [months_before(as_of, months) for months in (1, 2, 3, 6, 12, 15, 24, 36)]
        limits += [as_of - days for days in (0, 7, 28, 29, 91, 92, 183, 365, 366, 730)]
        self.limits = [limit + move for limit in limits for move in (0, 1)]
        self.future = [as_of + move for move in (1, 2, 30, 400)] + [day_number("9999-12-31")]
        first = months_before(as_of, 30)
        # The last days of months and those beside them, where windows of months are clamped.
        self.ends = [day for day in range(first, as_of + 1)
                     if day_text(day)[8:] in ("01", "28", "29", "30", "31")]

    def past(self):
        kind = self.random.below(100)
        if kind < 25:
            return self.random.pick(self.limits)
        if kind < 45:
            return self.random.pick(self.ends)
        if kind < 65:
            return self.as_of - self.random.below(100)
        if kind < 90:
            return self.as_of - self.random.below(800)
        if kind < 99:
            return self.as_of - self.random.below(4000)
        return self.as_of - self.random.below(700000)


def text(day):
    return "" if day is None else day_text(day)


FIRST_DAY, LAST_DAY = day_number("0001-01-01"), day_number("9999-12-31")


def possible(day):
    return day is None or FIRST_DAY <= day <= LAST_DAY


class Dirt:
    def __init__(self, seed, perpetrators, as_of):
        self.random, self.n = Random(seed), perpetrators
        self.people, self.incidents = Ids(seed * 2 + 1), Ids(seed * 2 + 2)
        self.days = Days(self.random, as_of)
        self.as_of = as_of
        self.rows, self.made = [], collections.Counter()
        self.next_incident = 0
        self.acts = []  # (perpetrator, victim, day), for referrals and reviews
        self.old = []  # (incident, day, victims), to be met again by others
        # From 1 to 400 incidents; most persons have few.
        self.often = ([1] * 400 + [2] * 240 + [3] * 110 + [4] * 70 + [5] * 50 + [6] * 35
                      + list(range(7, 20)) * 5 + [30, 40, 60, 80] * 2)

    def one(self, kind, percent):
        """Whether a kind of dirt falls, counted."""
        falls = self.random.chance(percent)
        self.made[kind] += falls
        return falls

    # ------------------------------------------------------------ one row

    def dates(self, day):
        """date_from and date_to whose event date is the day, most often."""
        if day is None:
            return "", ""
        if self.one("to < from", 3):
            return text(day), text(max(day - 1 - self.random.below(40), FIRST_DAY))
        kind = self.random.below(10)
        if kind < 3:
            self.made["only from"] += 1
            return text(day), ""
        if kind < 6:
            return "", text(day)
        return text(max(day - self.random.below(30), FIRST_DAY)), text(day)

    def codes(self):
        if self.random.chance(45):
            return ""
        codes = [self.random.pick(WEIGHTS)[0] for _ in range(1 + self.random.below(2))]
        codes = [code for code in codes if code != "NONCRIME"] or ["X2"]
        if self.one("unmapped code", 5):
            codes.append(self.random.pick(UNMAPPED))
            codes = codes[self.random.below(2) * (len(codes) - 1):]
        if self.one("codes joined", 30 if len(codes) > 1 else 0) or self.one("empty piece", 1):
            codes.insert(self.random.below(len(codes) + 1), "")
        return ";".join(codes)

    def row(self, incident, accused, harmed, day, group):
        if self.one("undated row", 2):
            day = None
        role = "suspect" if self.random.below(3) else "offender"
        if self.one("role other", 2):
            role = "other"
        status = "open"
        if self.one("cancelled or no crime", 5):
            status = "cancelled" if self.random.below(2) else "no_crime"
        is_da = "0" if self.one("not domestic abuse", 2) else "1"
        grade = "" if self.random.below(2) else str(self.random.pick((0, 1, 2, 3, 255)))
        row = [str(self.incidents.number(incident)),
               "" if accused is None else str(self.people.number(accused)),
               "" if harmed is None else str(self.people.number(harmed)), role, *self.dates(day),
               status, is_da, self.codes(), group, grade]
        self.rows.append(row)
        if self.one("row twice", 2):
            self.rows.append(list(row))
        if self.one("row again with another code", 4):
            self.rows.append(row[:8] + [self.codes()] + row[9:])

    # ------------------------------------------------------------ one person

    def circle(self, person):
        """The victims of a person: some of their own, a few that others harm, some perpetrators."""
        own = [self.n + person * 3 + place for place in range(1 + self.random.below(3))]
        if self.random.chance(20):
            own.append(person ^ 1)  # who may accuse back
        if self.random.chance(10):
            own.append(self.random.below(self.n))
        if self.random.chance(20):
            own.append(self.n + self.random.below(self.n * 3))
        return own

    def group(self, grouped, harmed):
        """Most persons have no groups at all; the others, mostly one for each victim."""
        if not grouped:
            return ""
        if harmed is None or self.one("conflicting group", 6):
            return str(self.random.pick((1, 5, 2**63, MASK, 1 + self.random.below(20))))
        place = harmed % 7
        return "" if place < 3 else str((1, 2**63, MASK - 1, 4)[place - 3])

    def day_of(self, before):
        kind = self.random.below(100)
        if kind < 5:
            self.made["undated incident"] += 1
            return None
        if kind < 8:
            self.made["future incident"] += 1
            return self.random.pick(self.days.future)
        if kind < 25 and before is not None:
            return before
        return self.days.past()

    def happen(self, person, circle, grouped, day):
        incident, day, victims = self.which(person, circle, day)
        for harmed in victims:
            # Rows of one incident may have days of their own.
            own = self.days.past() if self.one("row with a day of its own", 4) else day
            self.row(incident, person, harmed, own, self.group(grouped, harmed))
            if harmed is not None and day is not None and self.random.chance(6):
                self.acts.append((person, harmed, day))
            if harmed is not None and harmed < self.n and harmed != person \
                    and self.one("dual", 30):
                self.row(incident, harmed, person, own, self.group(grouped, person))
        if self.one("self-link", 1.5):
            self.row(incident, person, person, day, "")
        if self.one("row without a perpetrator", 3):
            self.row(incident, None, self.random.pick(circle), day, "")
        if self.random.chance(20):
            self.old.append((incident, day, victims))
        return day

    def which(self, person, circle, day):
        """A new incident, or one in which another is accused already."""
        if self.old and self.one("several suspects", 8):
            incident, day, victims = self.random.pick(self.old[-50:])
            return incident, day, [self.random.pick(victims)] if self.random.below(2) else victims
        incident, self.next_incident = self.next_incident, self.next_incident + 1
        victims = [self.random.pick(circle)]
        if self.one("several victims", 12):
            victims += [self.random.pick(circle), self.random.pick(circle)]
        if self.one("no victim", 6):
            victims[0] = None
        return incident, day, victims

    def live(self, person):
        circle, grouped, day = self.circle(person), self.random.chance(40), None
        often = self.random.pick(self.often)
        if self.random.below(4000) == 0:
            often = 100 + self.random.below(300)
        quiet = self.random.chance(12)  # nothing in the last three months
        for _ in range(often):
            day = self.day_of(day)
            if quiet and day is not None and day > self.days.limits[4]:
                day = self.random.pick(self.days.limits[4:5] + self.days.limits[6:12])
            day = self.happen(person, circle, grouped, day)

    # ------------------------------------------------------------ beside the events

    def aliases(self):
        """Chains, merged victims, ids without rows, and persons merged with their own victims."""
        parents, pairs = {}, []

        def climb(one):
            while one in parents:
                one = parents[one]
            return one

        def link(child, parent, kind):
            if child not in parents and climb(parent) != child and child != parent:
                parents[child] = parent
                pairs.append((child, parent))
                self.made[kind] += 1

        for _ in range(self.n // 25):
            link(self.random.below(self.n), self.random.below(self.n), "merged person")
            link(self.n + self.random.below(self.n * 3), self.n + self.random.below(self.n * 3),
                 "merged victim")
        for _ in range(self.n // 100 + 1):
            person = self.random.below(self.n)
            if self.random.below(2):
                link(self.n + person * 3, person, "victim merged into the person")
            else:
                link(person, self.n + person * 3, "person merged into the victim")
            link(self.n * 5 + self.random.below(self.n), self.random.below(self.n),
                 "alias without rows")
            link(self.random.below(self.n), self.n * 6 + self.random.below(self.n),
                 "root without rows")
        for _ in range(self.n // 500 + 1):  # long chains
            chain = [self.random.below(self.n * 4) for _ in range(8)]
            for child, parent in zip(chain, chain[1:]):
                link(child, parent, "chain")
        for _ in range(self.n // 200 + 1):
            pairs.append(self.random.pick(pairs))
            one = self.random.below(self.n)
            pairs.append((one, one))
        return [[str(self.people.number(one)) for one in pair] for pair in pairs]

    def facts(self):
        found = []
        for _ in range(self.n // 4):
            found.append([str(self.people.number(self.random.below(self.n * 2))),
                          str(self.random.below(2)), str(self.random.below(3) // 2)])
        return found

    def referrals(self):
        """Many exactly 12 months before an incident of the pair, or on its day."""
        found = []
        for person, harmed, day in self.acts:
            moved = self.random.pick((day, day, day - 1, day + 1, day - 100, None, self.as_of,
                                      self.as_of + 1, *(months_before(day, 12) + move
                                                        for move in (-1, 0, 1, 2))))
            if moved is None and self.random.below(3):
                moved = day - 30
            if possible(moved):
                found.append([str(self.people.number(person)), str(self.people.number(harmed)),
                              text(moved)])
                self.made["undated referral"] += moved is None
        return found

    def reviews(self):
        found = []
        for _, harmed, day in self.acts[::3]:
            moved = self.random.pick((day, day + 1, self.as_of, self.as_of + 1, None, day - 1,
                                      day + 200))
            if possible(moved):
                found.append([str(self.people.number(harmed)), text(moved)])
        return found

    def shuffle(self, rows):
        for place in range(len(rows) - 1, 0, -1):
            other = self.random.below(place + 1)
            rows[place], rows[other] = rows[other], rows[place]


def save(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        file.writelines(",".join(row) + "\n" for row in rows)
    print(f"{len(rows):9} rows of {path.name}")


def shape(rows):
    """How many rows a person has: the tail."""
    often = sorted(collections.Counter(row[1] for row in rows if row[1]).values())
    print(f"{len(often):9} ids of perpetrators; rows of one: median {often[len(often) // 2]}, "
          f"9 in 10 below {often[len(often) * 9 // 10]}, most {often[-1]}; "
          f"{len(often) - bisect.bisect(often, 100)} above 100")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--perpetrators", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as-of", default="2014-05-31", help="not before 1930")
    arguments = parser.parse_args()
    dirt = Dirt(arguments.seed, arguments.perpetrators, day_number(arguments.as_of))
    for person in range(dirt.n):
        dirt.live(person)
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    aliases, facts = dirt.aliases(), dirt.facts()
    referrals, reviews = dirt.referrals(), dirt.reviews()
    for rows in (dirt.rows, aliases, facts, referrals, reviews):
        dirt.shuffle(rows)
    save(out / "events.csv", EVENT_COLUMNS, dirt.rows)
    save(out / "aliases.csv", ["child", "parent"], aliases)
    save(out / "facts.csv", ["person_id", "on_programme", "unsuitable"], facts)
    save(out / "referrals.csv", ["perpetrator_id", "victim_id", "date"], referrals)
    save(out / "reviews.csv", ["victim_id", "date"], reviews)
    save(out / "gravity.csv", ["code", "weight"], WEIGHTS)
    shape(dirt.rows)
    for kind, often in sorted(dirt.made.items()):
        print(f"{often:9} {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The background checks and whom they tell, written a second time.

This is the other hand: it was written from the documents of the field alone, before the library. It
keeps to their words (tellings, widest, required) where the library works with sets of bits, and
shares no table with it. Run with --cases PATH it writes every case with what must come out of it,
for exhaustive_dait; run with --self-test it checks itself.

The table as a whole is ours. A force may set its own.
"""

import argparse
import itertools
import random

NOT_STATED, NOT_DONE, NOTHING, FOUND, UNAVAILABLE = range(5)
CREW, CONTROL, INSPECTOR = "crew", "control", "inspector"
WIDENS = [CREW, CONTROL, INSPECTOR]

# row, marker where it has a name of its own, required, FOUND tells, UNAVAILABLE tells
TABLE = """
HISTORY_VICTIM                REPEAT_VICTIM     yes  crew       crew
HISTORY_SUSPECT               =                 yes  crew       crew
HISTORY_PAIR                  REPEAT_DYAD       yes  crew       crew
HISTORY_ADDRESS               =                 yes  crew       crew
EARLIER_ASSESSMENT            =                 yes  crew       crew
EARLIER_VICTIMS               =                 yes  crew       crew
MARAC_12_MONTHS               MARAC_WITHIN_12M  yes  inspector  control
CERTIFICATE_VICTIM            CERTIFICATE_HELD  yes  control    control
CERTIFICATE_SUSPECT           CERTIFICATE_HELD  yes  control    control
CERTIFICATE_ADDRESS           =                 yes  control    control
ORDER_IN_FORCE                =                 yes  control    control
POLICE_BAIL                   =                 yes  control    control
COURT_BAIL                    =                 yes  control    control
NATIONAL_COMPUTER             =                 yes  crew       crew
WEAPON_MARKER                 =                 yes  control    control
CHILDREN_OR_DEPENDENT_ADULTS  =                 yes  crew       crew
DRINK_DRUGS                   =                 yes  crew       crew
COMMUNICATION_NEEDS           =                 yes  crew       crew
PARTNER_RECORDS               =                 no   crew       crew
CHILD_PLAN                    =                 no   crew       crew
SUICIDE_MARKER                =                 no   crew       crew
"""


class Rule:
    """What one row of a table says."""

    def __init__(self, required, found, unavailable):
        self.required, self.found, self.unavailable = required, found, unavailable


CHECKS, MARKER_OF, DEFAULT = [], [], []
for line in TABLE.split("\n"):
    if line:
        check, marker, required, found, unavailable = line.split()
        CHECKS.append(check)
        MARKER_OF.append(check if marker == "=" else marker)
        DEFAULT.append(Rule(required == "yes", found, unavailable))

CERTIFICATES = [CHECKS.index("CERTIFICATE_" + of) for of in ("VICTIM", "SUSPECT", "ADDRESS")]
OF_A_PARTY = CERTIFICATES[:2]
OF_THE_SUSPECT = CERTIFICATES[1]
GENERAL = ["NOTHING_RECORDED", "CHECK_UNAVAILABLE", "CHECK_NOT_DONE"]
MARKERS = GENERAL + list(dict.fromkeys(MARKER_OF))
NOTIFICATIONS = ["TELL_CONTROL_SUPERVISOR", "TELL_DUTY_INSPECTOR", "WARN_CREW_FIREARMS",
                 "REVIEW_CERTIFICATE"]
OUTCOMES = ["CHECKS_OPEN", "BRIEF_CREW", "ALERT_CONTROL", "ALERT_INSPECTOR"]


def wider(one, other):
    return WIDENS.index(one) > WIDENS.index(other)


def may_be_set(row, rule):
    """Whether a force may write this rule into its table."""
    if wider(rule.unavailable, CONTROL):
        return False
    if wider(CONTROL, rule.found) and wider(rule.unavailable, rule.found):
        return False
    return not (row in OF_A_PARTY and wider(CONTROL, rule.found))


def assess(states, table):
    """What the checks come to: outcome, reasons, outstanding, markers, notifications."""
    told, outstanding, found = {}, [], []
    for row, state in enumerate(states):
        if state == FOUND:
            told[row] = table[row].found
            found.append(row)
        elif state == UNAVAILABLE:
            told[row] = table[row].unavailable
        elif state in (NOT_STATED, NOT_DONE) and table[row].required:
            outstanding.append(row)
    widest = CREW
    for telling in told.values():
        if wider(telling, widest):
            widest = telling
    if widest == INSPECTOR:
        outcome = "ALERT_INSPECTOR"
    elif widest == CONTROL:
        outcome = "ALERT_CONTROL"
    elif outstanding:
        outcome = "CHECKS_OPEN"
    else:
        outcome = "BRIEF_CREW"
    if outcome == "CHECKS_OPEN":
        reasons = outstanding
    elif outcome == "BRIEF_CREW":
        reasons = list(told)
    else:
        reasons = [row for row in told if told[row] == widest]
    markers = {MARKER_OF[row] for row in found}
    if UNAVAILABLE in states:
        markers.add("CHECK_UNAVAILABLE")
    if outstanding:
        markers.add("CHECK_NOT_DONE")
    if not found and not outstanding and NOTHING in states:
        markers.add("NOTHING_RECORDED")
    notifications = set()
    if outcome in ("ALERT_CONTROL", "ALERT_INSPECTOR"):
        notifications.add("TELL_CONTROL_SUPERVISOR")
    if outcome == "ALERT_INSPECTOR":
        notifications.add("TELL_DUTY_INSPECTOR")
    if any(row in found for row in CERTIFICATES):
        notifications.add("WARN_CREW_FIREARMS")
    if OF_THE_SUSPECT in found:
        notifications.add("REVIEW_CERTIFICATE")
    return outcome, reasons, outstanding, markers, notifications


# ---------------------------------------------------------------- the cases
def pairs(states, rests, holding=None):
    """All states of every pair of rows (of every pair that holds one row, where given), the others
    all in each of some states.

    With NOTHING_RECORDED that is enough for the outcome: it is the greatest of one value a row,
    and the greatest of many is always that of two. What the other results add row by row shows in
    pairs too; the other rests are for the markers about the checks as a whole."""
    for one, other in itertools.combinations(range(len(CHECKS)), 2):
        if holding is not None and holding not in (one, other):
            continue
        for rest in rests:
            for first, second in itertools.product(states, repeat=2):
                case = [rest] * len(CHECKS)
                case[one], case[other] = first, second
                yield case


def rules():
    for required, found, unavailable in itertools.product((True, False), WIDENS, WIDENS):
        yield Rule(required, found, unavailable)


def drawn(rng):
    """One case drawn by lot, now with many states of one kind, now with few."""
    weights = [1, 1 + 8 * rng.randrange(3), 1 + 20 * rng.randrange(3), rng.randrange(4), rng.randrange(4)]
    return rng.choices(range(5), weights=weights, k=len(CHECKS))


class Writer:
    """Cases as lines: T a table that starts from ours again, S and R a rule set or refused, C a
    case. Sets are hexadecimal, bit 0 the first name of the N lines above or the first row."""

    def __init__(self, file):
        self.file, self.table, self.cases, self.settings = file, list(DEFAULT), 0, 0
        for name in OUTCOMES:
            print("N outcome", name, file=file)
        for name in CHECKS:
            print("N check", name, file=file)
        for name in MARKERS:
            print("N marker", name, file=file)
        for name in NOTIFICATIONS:
            print("N notification", name, file=file)

    def begin(self):
        self.table = list(DEFAULT)
        print("T", file=self.file)

    def set(self, row, rule):
        taken = may_be_set(row, rule)
        if taken:
            self.table[row] = rule
        print("S" if taken else "R", row, int(rule.required), WIDENS.index(rule.found),
              WIDENS.index(rule.unavailable), file=self.file)
        self.settings += 1
        return taken

    def case(self, states):
        outcome, reasons, outstanding, markers, notifications = assess(states, self.table)
        sets = (sum(1 << row for row in reasons), sum(1 << row for row in outstanding),
                sum(1 << MARKERS.index(name) for name in markers),
                sum(1 << NOTIFICATIONS.index(name) for name in notifications))
        print("C", "".join(map(str, states)), OUTCOMES.index(outcome),
              " ".join("%x" % one for one in sets), file=self.file)
        self.cases += 1


def write(path):
    with open(path, "w", encoding="ascii") as file:
        writer = Writer(file)
        writer.begin()
        for case in pairs(range(5), (NOTHING, NOT_DONE, UNAVAILABLE, FOUND)):
            writer.case(case)
        rng = random.Random(2014)
        for _ in range(20000):
            writer.case(drawn(rng))
        for row in range(len(CHECKS)):
            for rule in rules():
                writer.begin()
                if writer.set(row, rule):
                    for case in pairs((NOT_DONE, NOTHING, FOUND, UNAVAILABLE), (NOTHING, NOT_DONE), row):
                        writer.case(case)
        for _ in range(300):
            writer.begin()
            for row in range(len(CHECKS)):
                writer.set(row, rng.choice(list(rules())))
            for _ in range(50):
                writer.case(drawn(rng))
        print("E", writer.cases, writer.settings, file=file)


def self_test():
    def outcome(**stated):
        states = [NOTHING] * len(CHECKS)
        for name, state in stated.items():
            states[CHECKS.index(name)] = state
        return assess(states, DEFAULT)

    assert len(CHECKS) == 21 and len(MARKERS) == 23
    assert outcome() == ("BRIEF_CREW", [], [], {"NOTHING_RECORDED"}, set())
    assert outcome(CERTIFICATE_SUSPECT=FOUND, HISTORY_PAIR=NOT_DONE) == (
        "ALERT_CONTROL", [8], [2], {"CERTIFICATE_HELD", "CHECK_NOT_DONE"},
        {"TELL_CONTROL_SUPERVISOR", "WARN_CREW_FIREARMS", "REVIEW_CERTIFICATE"})
    assert outcome(MARAC_12_MONTHS=FOUND)[0] == "ALERT_INSPECTOR"
    assert outcome(MARAC_12_MONTHS=UNAVAILABLE)[0] == "ALERT_CONTROL"
    assert outcome(CHILD_PLAN=NOT_DONE)[0] == "BRIEF_CREW"
    assert outcome(DRINK_DRUGS=NOT_DONE)[0] == "CHECKS_OPEN"
    assert sum(may_be_set(0, rule) for rule in rules()) == 10
    assert sum(may_be_set(7, rule) for rule in rules()) == 8
    assert all(may_be_set(row, rule) for row, rule in enumerate(DEFAULT))
    print("dait_reference: %d checks, %d markers, self-test passed" % (len(CHECKS), len(MARKERS)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", metavar="PATH")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
    if arguments.cases:
        write(arguments.cases)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The response rules as data, written a second time.

This is the other hand: it was written from the documents of the field alone, before the library's
own rules. It shares no table with them. Run with --tables PATH and --header PATH it writes the
expected answer to every request, and to reviews on a small clock, for exhaustive_response.c; run
with --self-test it checks itself against answers worked out by hand.
"""

import argparse
import itertools
import struct
import sys

# ---------------------------------------------------------------- what may be stated
UNKNOWN, NO, YES = "unknown", "no", "yes"
STATED = [UNKNOWN, NO, YES]
ASKED = [None, "EMERGENCY", "PRIORITY", "SCHEDULED", "RESOLUTION_WITHOUT_DEPLOYMENT"]
SPEED = {grade: speed for speed, grade in enumerate(ASKED[1:])}
ROLES = [None, "SUPERVISOR", "CALL_TAKER", "OTHER"]
GROUNDS = [None, "VICTIM_NOT_AVAILABLE", "VICTIM_ASKED_LATER", "NO_UNIT", "OTHER"]
GROUNDS_ACCEPTED = {"VICTIM_NOT_AVAILABLE", "VICTIM_ASKED_LATER"}
SUPPORTS = [None, "FROM_CALLER", "FROM_VICTIM", "INTELLIGENCE", "INFORMATION_RECEIVED"]
GIVEN = [False, True]  # a reference: 0 or not
TIMES = [None, "day", "minute"]  # when it was authorised
AGREED = [None, "day", "earlier", "later"]  # the same day; a minute before or after the other

# ---------------------------------------------------------------- the refusals, in their order
REFUSALS = """DANGER_NOW DANGER_NOT_KNOWN NO_DEPLOYMENT CALL_CUT_OFF CUT_OFF_NOT_KNOWN
    AUTHORISATION_MISSING NOT_SUPERVISOR AUTHORISER_MISSING GROUND_MISSING GROUND_NOT_ACCEPTED
    SUPPORT_MISSING SOURCE_MISSING CURRENT_THREAT THREAT_NOT_KNOWN TIME_MISSING""".split()
# What else is found, in the order of the bits of the tables.
OTHERS = """NO_IMMEDIATE_DANGER FASTER_AS_ASKED LATER_AUTHORISED AGREED_TIME_OUT_OF_ORDER
    DANGER_NOW DANGER_NOT_KNOWN""".split()

INITIAL = {YES: "EMERGENCY", UNKNOWN: "EMERGENCY", NO: "PRIORITY"}
DANGER_REFUSES = {YES: {"DANGER_NOW"}, UNKNOWN: {"DANGER_NOT_KNOWN"}, NO: set()}
DANGER_FOUND = {YES: "DANGER_NOW", UNKNOWN: "DANGER_NOT_KNOWN", NO: "NO_IMMEDIATE_DANGER"}
CUT_OFF_REFUSES = {YES: {"CALL_CUT_OFF"}, UNKNOWN: {"CUT_OFF_NOT_KNOWN"}, NO: set()}
THREAT_REFUSES = {NO: {"CURRENT_THREAT"}, UNKNOWN: {"THREAT_NOT_KNOWN"}, YES: set()}


def refused_by_authorisation(role, authoriser, ground, support, source, no_threat, time, agreed):
    stated = [role, ground, support, time, agreed]
    if not authoriser and not source and no_threat == UNKNOWN and stated == [None] * 5:
        return {"AUTHORISATION_MISSING"}
    found = set(THREAT_REFUSES[no_threat])
    if role != "SUPERVISOR":
        found.add("NOT_SUPERVISOR")
    if not authoriser:
        found.add("AUTHORISER_MISSING")
    if ground is None:
        found.add("GROUND_MISSING")
    elif ground not in GROUNDS_ACCEPTED:
        found.add("GROUND_NOT_ACCEPTED")
    if support is None:
        found.add("SUPPORT_MISSING")
    if not source:
        found.add("SOURCE_MISSING")
    if time is None:
        found.add("TIME_MISSING")
    return found


def decide(asked, danger, cut_off, authorisation_refuses):
    """The grade of R1 and R2, the grade given, the refusals, and what else is found."""
    initial = INITIAL[danger]
    refused, others = set(), {DANGER_FOUND[danger]}
    if asked is not None and SPEED[asked] > SPEED[initial]:
        refused |= DANGER_REFUSES[danger]
        if asked != "PRIORITY":
            refused |= CUT_OFF_REFUSES[cut_off] | authorisation_refuses
        if asked == "RESOLUTION_WITHOUT_DEPLOYMENT":
            refused.add("NO_DEPLOYMENT")
        if not refused:
            others.add("LATER_AUTHORISED")
    elif asked is not None and SPEED[asked] < SPEED[initial]:
        others.add("FASTER_AS_ASKED")
    grade = initial if asked is None or refused else asked
    return initial, grade, refused, others


def requests():
    """Every request that decides a grade, the last field fastest."""
    authorisations = list(itertools.product(ROLES, GIVEN, GROUNDS, SUPPORTS, GIVEN, STATED, TIMES, AGREED))
    refuses = [refused_by_authorisation(*one) for one in authorisations]
    for asked, danger, cut_off in itertools.product(ASKED, STATED, STATED):
        answers = {}
        for one, by_authorisation in zip(authorisations, refuses):
            out_of_order = one[6] == "minute" and one[7] == "earlier"
            key = (frozenset(by_authorisation), out_of_order)
            if key not in answers:
                initial, grade, refused, others = decide(asked, danger, cut_off, by_authorisation)
                if out_of_order:
                    others = others | {"AGREED_TIME_OUT_OF_ORDER"}
                answers[key] = initial, grade, refused, others
            yield answers[key]


def bits(names, table):
    return sum(1 << table.index(name) for name in names)


# ---------------------------------------------------------------- beside the grade
def both_or(one, other):
    return YES if YES in (one, other) else UNKNOWN if UNKNOWN in (one, other) else NO


CERTIFICATE = {NO: "NONE", UNKNOWN: "CANNOT_TELL", YES: "TELL_AND_WARN"}
CERTIFICATE_NUMBER = {"NONE": 1, "CANNOT_TELL": 2, "TELL_AND_WARN": 3}


def video(grade, absent, safe, willing):
    return grade == "PRIORITY" and (absent, safe, willing) == (YES, YES, YES)


# ---------------------------------------------------------------- reviews on a small clock
# A moment is missing, a day, or a minute of a day. An unknown minute may be any of its day and a
# missing moment any at all; an answer holds if it holds for every such clock. Each answer changes
# at most once as a moment moves, so the first and the last clock stand for all of them.
DAY = 1440
MINUTES = [None, 0, 1, DAY - 1]
MOMENTS = [None] + [(day, minute) for day in (0, 1) for minute in MINUTES]
FIRST, LAST = -10**9, 10**9
LENGTHS = [0, 1, 2, DAY - 1, DAY, DAY + 1]  # minutes of a target or interval; 0 is none set


def clocks(moment):
    if moment is None:
        return [FIRST, LAST]
    day, minute = moment
    return [day * DAY + m for m in ([0, DAY - 1] if minute is None else [minute])]


def agreed_by_all(answers):
    answers = set(answers)
    return UNKNOWN if len(answers) > 1 else YES if answers == {True} else NO


def delay_review(allocated, interval, now, received, reviewed, last):
    """`reviewed` says whether there was a review, `last` when."""
    if allocated == YES:
        return "NOT_DUE"
    if interval == 0:
        return "NOT_CONFIGURED"
    answers = []
    for n, r in itertools.product(clocks(now), clocks(received)):
        if reviewed != YES:
            answers.append(n - r >= interval)
        if reviewed != NO:
            answers += [n - max(r, x) >= interval for x in clocks(last)]
    return {YES: "DUE", NO: "NOT_DUE", UNKNOWN: "CANNOT_TELL"}[agreed_by_all(answers)]


def all_hold(*parts):
    return NO if NO in parts else UNKNOWN if UNKNOWN in parts else YES


OPPOSITE = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}


def attendance_late(attended, target, now, received):
    late = agreed_by_all(n - r > target for n, r in itertools.product(clocks(now), clocks(received)))
    return all_hold(OPPOSITE[attended], YES if target else NO, late)


def is_later(one, other):
    """By day; on one day by minute, and not to be told if either minute is not known."""
    if one is None or other is None:
        return UNKNOWN
    if one[0] == other[0] and None in (one[1], other[1]):
        return UNKNOWN
    return YES if (one[0], one[1] or 0) > (other[0], other[1] or 0) else NO


def agreed_time_passed(attended, now, agreed):
    return all_hold(OPPOSITE[attended], YES if agreed else NO, is_later(now, agreed))


def delay_not_justified(reviewed, justified):
    return all_hold(reviewed, OPPOSITE[justified])


def out_of_order(now, received, last):
    return YES in (is_later(received, now), is_later(last, now), is_later(received, last))


DELAY_NUMBER = {"NOT_DUE": 1, "NOT_CONFIGURED": 2, "DUE": 3, "CANNOT_TELL": 4}
# Whether there was a review, and when: a moment goes with a stated review only.
REVIEWS = [(UNKNOWN, None), (NO, None)] + [(YES, moment) for moment in MOMENTS]


def delays():
    for allocated, interval, now, received, (reviewed, last) in itertools.product(
            STATED, LENGTHS, MOMENTS, MOMENTS, REVIEWS):
        yield (DELAY_NUMBER[delay_review(allocated, interval, now, received, reviewed, last)]
               | out_of_order(now, received, last) << 4)


def duties():
    for attended, target, now, received, agreed in itertools.product(
            STATED, LENGTHS, MOMENTS, MOMENTS, MOMENTS):
        yield (STATED.index(attendance_late(attended, target, now, received))
               | STATED.index(agreed_time_passed(attended, now, agreed)) << 2)


# ---------------------------------------------------------------- written out, and checked
def write_tables(path):
    with open(path, "wb") as file:
        for initial, grade, refused, others in requests():
            file.write(struct.pack("<HBBI", bits(refused, REFUSALS), ASKED.index(initial),
                                   ASKED.index(grade), bits(others, OTHERS)))
        file.write(bytes(delays()))
        file.write(bytes(duties()))


def c_array(kind, name, values):
    return f"static const {kind} {name}[] = {{{', '.join(values)}}};\n"


def write_header(path):
    quoted = lambda names: [f'"{name}"' for name in names]
    moments = ["{0, 0, 0}" if m is None else f"{{{1 if m[1] is None else 2}, {m[0]}, {m[1] or 0}}}"
               for m in MOMENTS]
    with open(path, "w", encoding="utf-8") as file:
        file.write("/* Written by response_reference.py. */\n")
        file.write(c_array("char *const", "reference_refusals", quoted(REFUSALS)))
        file.write(c_array("char *const", "reference_others", quoted(OTHERS)))
        file.write(c_array("uint8_t", "reference_certificate",
                           [str(CERTIFICATE_NUMBER[CERTIFICATE[both_or(a, b)]])
                            for a in STATED for b in STATED]))
        file.write(c_array("uint8_t", "reference_video",
                           [str(int(video(*one))) for one in
                            itertools.product(ASKED, STATED, STATED, STATED)]))
        file.write(c_array("uint8_t", "reference_not_justified",
                           [str(STATED.index(delay_not_justified(a, b)))
                            for a in STATED for b in STATED]))
        file.write(c_array("uint32_t", "reference_lengths", map(str, LENGTHS)))
        file.write(c_array("int32_t", "reference_moments[][3]".removesuffix("[]"), moments)
                   .replace("[][3][]", "[][3]"))


def self_test():
    complete = ("SUPERVISOR", True, "VICTIM_ASKED_LATER", "FROM_VICTIM", True, YES, "minute", None)
    nothing = (None, False, None, None, False, UNKNOWN, None, None)
    assert refused_by_authorisation(*complete) == set()
    assert refused_by_authorisation(*nothing) == {"AUTHORISATION_MISSING"}
    assert decide("SCHEDULED", NO, NO, set())[1:3] == ("SCHEDULED", set())
    assert decide("SCHEDULED", UNKNOWN, NO, set())[1:3] == ("EMERGENCY", {"DANGER_NOT_KNOWN"})
    assert decide("PRIORITY", YES, YES, {"X"})[1:3] == ("EMERGENCY", {"DANGER_NOW"})
    assert decide("PRIORITY", NO, YES, {"X"})[1:3] == ("PRIORITY", set())
    assert decide("EMERGENCY", NO, UNKNOWN, {"X"})[1:3] == ("EMERGENCY", set())
    assert decide("RESOLUTION_WITHOUT_DEPLOYMENT", NO, NO, set())[1:3] == ("PRIORITY", {"NO_DEPLOYMENT"})
    assert delay_review(NO, 30, (0, 30), (0, 0), NO, None) == "DUE"
    assert delay_review(NO, 30, (0, 29), (0, 0), NO, None) == "NOT_DUE"
    assert delay_review(NO, 30, (0, None), (0, 0), NO, None) == "CANNOT_TELL"
    assert delay_review(NO, 30, (1, None), (0, 0), NO, None) == "DUE"
    assert delay_review(NO, 30, (0, 40), (0, 0), UNKNOWN, None) == "CANNOT_TELL"
    assert delay_review(YES, 30, None, None, UNKNOWN, None) == "NOT_DUE"
    assert attendance_late(NO, 15, (0, 15), (0, 0)) == NO
    assert attendance_late(NO, 15, (0, 16), (0, 0)) == YES
    assert attendance_late(UNKNOWN, 15, (0, 16), (0, 0)) == UNKNOWN
    assert agreed_time_passed(NO, (0, 5), (0, 5)) == NO
    assert agreed_time_passed(NO, (0, None), (0, DAY - 1)) == UNKNOWN
    assert agreed_time_passed(NO, (1, None), (0, DAY - 1)) == YES
    print("reference: its answers worked out by hand hold")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables")
    parser.add_argument("--header")
    parser.add_argument("--self-test", action="store_true")
    given = parser.parse_args()
    if given.tables:
        write_tables(given.tables)
    if given.header:
        write_header(given.header)
    if given.self_test:
        self_test()
    return 0


if __name__ == "__main__":
    sys.exit(main())

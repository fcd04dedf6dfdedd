# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Small cases for the reference of serial perpetrators, with answers worked out by hand.

An event is written `INCIDENT: PERPETRATOR->VICTIM DAY CODES WORDS`: DAY is a date, `from..to`, or
`-`; CODES as in a world, or `-`; WORDS are a status, a role, `nonda`, `gN` a group, `gradeN`. Id 0
is nobody. The year 2014 may be left out.
"""

import csv
import pathlib
import re
import tempfile

import serial_policy
import serial_reference

A = "2014-05-31"
REF_1 = "policy libdarisk-ref-1\nscore bands\n"
COUNT = "policy count\n"


def day(text):
    return f"2014-{text}" if len(text) == 5 else text


def event(text):
    incident, who, when, codes, *words = text.split()
    accused, harmed = who.split("->")
    first, last = when.split("..") if ".." in when else ("", when.strip("-"))
    row = {"role": "suspect", "status": "open", "is_da": "1", "group": "", "grade": ""}
    for word in words:
        number = re.fullmatch("(g|grade)([0-9]+)", word)
        if number:
            row["group" if number[1] == "g" else "grade"] = number[2]
        elif word == "nonda":
            row["is_da"] = "0"
        else:
            row["role" if word in ("suspect", "offender", "other") else "status"] = word
    return [incident.rstrip(":"), accused, harmed, row["role"], day(first), day(last),
            row["status"], row["is_da"], codes if codes != "-" else "", row["group"], row["grade"]]


FILES = {"aliases": ["child", "parent"], "facts": ["person_id", "on_programme", "unsuitable"],
         "referrals": ["perpetrator_id", "victim_id", "date"], "reviews": ["victim_id", "date"],
         "gravity": ["code", "weight"]}
WEIGHTS = [["X", "1"], ["Y", "5.000"]]


class Answers:
    def __init__(self, run, policy, events, as_of=A, **files):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            files = {"gravity": WEIGHTS, **files}
            self.save(place / "events.csv", serial_reference.EVENT_COLUMNS, map(event, events))
            for name, rows in files.items():
                self.save(place / f"{name}.csv", FILES[name], rows)
            run(place, policy, as_of, place / "out")
            self.order = [row["person_id"] for row in self.load(place / "out" / "persons.csv")]
            self.person = self.keyed(place / "out" / "persons.csv", 1)
            self.victim = self.keyed(place / "out" / "victims.csv", 1)
            self.pair = self.keyed(place / "out" / "pairs.csv", 2)

    @staticmethod
    def save(path, columns, rows):
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([columns, *rows])

    @staticmethod
    def load(path):
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def keyed(self, path, width):
        return {" ".join(list(row.values())[:width]): row for row in self.load(path)}


def same(row, **expected):
    found = {column: row[column] for column in expected}
    wanted = {column: str(value) for column, value in expected.items()}
    assert found == wanted, f"{found} where {wanted} is expected"


def refused(action, *arguments, **named):
    try:
        action(*arguments, **named)
    except (serial_policy.Refused, serial_reference.sqlite3.Error):
        return
    raise AssertionError(f"not refused: {arguments}")


# ---------------------------------------------------------------- errata, section 11

def worked_rows(run):
    one = Answers(run, REF_1, ["1: 1->2 05-01 X", "1: 1->3 05-20 -", "1: 1->3 06-20 -",
                               "1: 1->2 - -", "1: 1->4 05-25 Y no_crime"]).person["1"]
    same(one, incidents=1, recency_days=11, last_date="2014-05-20", gravity=1000, victims=2,
         undated=0, future=1, cancelled=1, flags="FUTURE|CONNECTION_UNKNOWN|CANCELLED",
         points_recency=25, points_frequency=3, points_gravity=5, points_victims=12, total=45,
         rank=1, scored=1, gravity_partial=0, serial="MET", thresholds="", advice="")
    one = Answers(run, REF_1, ["1: 1->2 05-02..05-01 -"]).person["1"]
    same(one, incidents=0, undated=1, scored=0, total="", rank="", last_date="", recency_days="",
         points_recency="", gravity=0, victims=0, serial_high=1, flags="UNDATED|CONNECTION_UNKNOWN")
    one = Answers(run, REF_1, ["1: 1->2 05-01 X;Z", "2: 1->2 05-01 Z"]).person["1"]
    same(one, gravity=1000, gravity_partial=1, unmapped=2, crimes=2, incidents=2)


def worked_victims(run):
    events = ["1: 1->2 2012-01-01 - g7", "2: 1->3 05-01 - g7", "3: 1->2 05-02 -"]
    same(Answers(run, REF_1, events).person["1"], victims=1, serial="NOT_MET", serial_low=1,
         serial_high=1, flags="")
    same(Answers(run, REF_1, events + ["4: 1->5 - -"]).person["1"], serial="INDETERMINATE",
         serial_low=1, serial_high=2, flags="UNDATED")


def worked_duals(run):
    events = ["1: 1->2 05-01 -", "1: 2->1 05-01 -", "2: 3->1 04-01 -", "3: 1->3 2010-01-01 -"]
    flags = "COUNTER|DUAL|CONNECTION_UNKNOWN"
    answers = Answers(run, REF_1, events)
    same(answers.person["1"], flags=flags, incidents=1, scored=1)
    same(answers.person["2"], flags=flags)
    same(answers.person["3"], flags="CONNECTION_UNKNOWN")
    answers = Answers(run, REF_1 + "exclude_dual yes\n", events)
    same(answers.person["1"], flags=flags, incidents=0, scored=0, serial_low=0, victims=0)
    same(answers.person["2"], flags="COUNTER|DUAL", incidents=0)
    same(answers.pair["1 2"], incidents_low=1)


def worked_alias_and_days(run):
    one = Answers(run, REF_1, ["1: 1->2 05-01 -", "2: 1->3 05-01 -"], aliases=[["3", "1"]])
    same(one.person["1"], incidents=1, self_link=1, victims=1,
         flags="CONNECTION_UNKNOWN|SELF_LINK")
    events = ["1: 1->2 05-01 X", "2: 1->2 05-01 Y", "2: 1->3 05-01 -", "3: 1->3 05-01 -",
              "4: 1->0 05-01 -"]
    once = "policy once\none_per_pair_per_day yes\n"
    more = "threshold same same_victim at_least 2 in 24 months\n"
    answers = Answers(run, once + more, events)
    same(answers.person["1"], incidents=3, crimes=2, gravity=6000, victims=2, no_victim=1, peak=3,
         same_low=1, same_high=1, same_result="NOT_MET")
    same(answers.pair["1 2"], incidents_low=2, crimes_low=2)
    same(Answers(run, COUNT + more, events).person["1"], same_low=2, incidents=4)


# ---------------------------------------------------------------- section 8, test vectors

def vectors_of_days(_):
    for as_of, months, expected in (
            ("2014-05-28", 3, "2014-02-28"), ("2014-05-29", 3, "2014-02-28"),
            ("2014-05-30", 3, "2014-02-28"), ("2014-05-31", 3, "2014-02-28"),
            ("2014-06-30", 3, "2014-03-30"), ("2014-03-31", 3, "2013-12-31"),
            ("2016-05-31", 3, "2016-02-29"), ("2016-02-29", 12, "2015-02-28")):
        number = serial_reference.day_number(as_of)
        assert serial_reference.months_before(number, months) == \
            serial_reference.day_number(expected), as_of
    number = serial_reference.day_number
    assert number("2014-05-31") == 16221 and number("2000-02-29") == 11016
    # 31 March of the year 0 is 306 days before 0001-01-31; 29 February was there in that leap year.
    assert number("0001-01-31") - serial_reference.months_before(number("0001-01-31"), 10) == 306
    assert number("0001-03-31") - serial_reference.months_before(number("0001-03-31"), 13) == 396


def vectors_of_thresholds(run):
    policy = COUNT + "threshold five incidents at_least 5 in 3 months\n"
    events = ["1: 1->2 02-28 -", "2: 1->2 03-01 -", "3: 1->2 04-01 -", "4: 1->2 05-01 -",
              "5: 1->2 05-31 -"]
    for more, low, high, result in (
            ([], 4, 4, "NOT_MET"), (["6: 1->2 - -"], 4, 5, "INDETERMINATE"),
            (["6: 1->2 03-01 -"], 5, 5, "MET")):
        same(Answers(run, policy, events + more).person["1"], five_low=low, five_high=high,
             five_result=result, thresholds=result)


def vectors_of_scores(run):
    table = serial_reference.DECAY
    assert (table[0], table[1], table[512], table[1023]) == (
        2147483648, 2146030505, 1518500250, 1074468888)
    assert [serial_reference.decay(age, 182) for age in (0, 28, 91, 182, 365)] == [
        2147483648, 1930971450, 1518500250, 1073741824, 535056939]
    rounded = {"189.15388": 189154, "13.51054": 13511, "5.39670": 5397, "0.0005": 0,
               "0.0015": 2, "0.00051": 1, "0.2": 200, "18.75": 18750,
               "9223372036854775.807": 2**63 - 1}
    for text, number in rounded.items():
        assert serial_reference.thousandths(text) == number, text
    for text in ("-1", "1e3", "", ".5", "1.", "9223372036854775.8075"):
        refused(serial_reference.thousandths, text)
    # 76, 14, 6 and 4 persons with 1, 2, 3 and 5 incidents, in five bins.
    often = [1] * 76 + [2] * 14 + [3] * 6 + [5] * 4
    events = [f"{person * 10 + one}: {person}->1000 05-01 -"
              for person, count in enumerate(often, 1) for one in range(count)]
    found = Answers(run, "policy fifths\nscore quantiles 5\n", events).person
    points = [int(found[str(person)]["points_frequency"]) for person in range(1, 101)]
    assert points == [1] * 76 + [4] * 14 + [5] * 6 + [5] * 4


def vectors_of_cohorts(run):
    events = ["1: 1->9 05-01 Y", "2: 2->9 05-01 X", "3: 3->9 05-30 X", "4: 4->9 05-31 -",
              "5: 5->9 2010-01-01 Y", "6: 6->9 07-01 -"]
    answers = Answers(run, "policy top\nscore gravity\ncohort top_k 2\n", events,
                      facts=[["2", "0", "0"], ["3", "0", "1"], ["7", "1", "0"], ["1", "0", "0"]],
                      aliases=[["7", "1"]])
    found = [(row["rank"], row["selected"], row["advice"])
             for row in (answers.person[str(person)] for person in range(1, 7))]
    assert found == [("1", "1", ""), ("2", "1", "CONSIDER_PROGRAMME"), ("2", "1", ""),
                     ("4", "0", ""), ("", "0", ""), ("", "0", "")]
    assert answers.order == ["1", "3", "2", "4", "5", "6"]
    same(answers.person["1"], total=5000, points_gravity=5000, points_recency=0)
    policy = "policy share\nscore gravity\ncohort top_bp 400\n"
    for persons, chosen in ((1000, 40), (1001, 41), (3, 1), (0, 0)):
        weights = [[f"C{person}", str(person)] for person in range(persons)]
        events = [f"{person + 1}: {person + 1}->{2**64 - 1} 05-01 C{person}"
                  for person in range(persons)]
        found = Answers(run, policy, events, gravity=weights).person.values()
        assert sum(row["selected"] == "1" for row in found) == chosen, persons


# ---------------------------------------------------------------- the rest

def gravity(run):
    events = ["1: 1->2 05-31 X;Y;X", "1: 1->3 05-31 Y", "1: 1->0 05-31 Y", "2: 1->2 2014-05-31 -",
              "2: 1->3 05-31 -"]
    weights = WEIGHTS + [["NONCRIME", "0.25"], ["Y", "5"]]
    same(Answers(run, COUNT, events, gravity=weights).person["1"], gravity=5250)
    # X and Y with 2, Y with 3, Y with nobody, and one incident that is no crime.
    same(Answers(run, COUNT + "gravity_incident sum_all\n", events, gravity=weights).person["1"],
         gravity=16250)
    # 7 * 1518500250 / 2^31 is 4.95: the sum is cut, not rounded. Two of them are 9.89.
    seven = [["S", "0.007"]]
    halved = COUNT + "half_life 182\n"
    same(Answers(run, halved, ["1: 1->2 03-01 S"], gravity=seven).person["1"], gravity=4)
    same(Answers(run, halved, ["1: 1->2 03-01 S", "2: 1->2 03-01 S"], gravity=seven).person["1"],
         gravity=9)
    most = [["M", "9223372036854775.807"]]
    same(Answers(run, COUNT, ["1: 1->2 05-01 M"], gravity=most).person["1"], gravity=2**63 - 1)
    both = ["1: 1->2 05-31 M", "2: 1->2 05-31 M"]
    refused(Answers, run, COUNT, both, gravity=most)
    refused(Answers, run, halved, both, gravity=most)
    refused(Answers, run, COUNT, ["1: 1->2 05-01 NONCRIME"], gravity=weights)
    refused(Answers, run, COUNT, [], gravity=[["X", "1"], ["X", "1.0005"], ["X", "1.0006"]])
    refused(Answers, run, COUNT, [], gravity=[["43831", "1"]])


def classes(run):
    rows = Answers(run, COUNT, [
        "1: 1->2 05-01 - other", "2: 3->2 05-01 - nonda", "3: 4->4 06-20 - no_crime",
        "4: 4->4 06-20 -", "5: 4->5 06-01 - offender", "6: 4->5 05-31 - offender"]).person
    assert list(rows) == ["4"]
    same(rows["4"], cancelled=1, self_link=1, future=1, incidents=1, recency_days=0)
    # The root has no row of its own, the chain has two steps; a merged victim is not MERGED.
    big = 2**64 - 1
    answers = Answers(run, COUNT, ["1: 5->7 05-01 -", f"1: {big}->7 05-01 -", "2: 9->5 05-01 -"],
                      aliases=[["5", "6"], ["6", str(big)], ["5", "6"], ["8", "8"]])
    assert answers.order == ["9", str(big)]
    same(answers.person[str(big)], incidents=1, flags="CONNECTION_UNKNOWN|MERGED")
    same(answers.person["9"], flags="CONNECTION_UNKNOWN")
    assert list(answers.pair) == [f"9 {big}", f"{big} 7"]
    for aliases in ([["1", "2"], ["2", "1"]], [["1", "2"], ["1", "3"]], [["0", "1"]],
                    [["1", "2"], ["2", "3"], ["3", "2"]]):
        refused(Answers, run, COUNT, [], aliases=aliases)


def peaks(run):
    # The window that ends on 28 February starts after 28 November; that of 1 March, after 1
    # December, and that of 31 May, after 28 February. A threshold on a peak looks back as far.
    events = ["1: 1->2 02-28 -", "2: 1->2 03-01 -", "3: 1->2 05-31 -", "4: 1->2 - -",
              "5: 1->2 2013-12-01 -", "6: 1->2 2013-11-29 -", "7: 1->2 2012-05-31 -"]
    policy = COUNT + "threshold peak peak at_least 4 in 3 months\n"
    same(Answers(run, policy, events).person["1"], peak=3, peak_low=3, peak_high=4,
         peak_result="INDETERMINATE", undated=1, incidents=5)
    events[5] = "6: 1->2 2013-11-28 -"
    same(Answers(run, policy, events).person["1"], peak=2)
    same(Answers(run, COUNT + "peak_window 1 days\n", events).person["1"], peak=1)
    same(Answers(run, COUNT, ["1: 1->2 - -", "2: 1->2 - -"]).person["1"], peak=0, undated=2)


def combinations(run):
    lines = ("threshold a incidents at_least 2 in 10 days\n"
             "threshold b crimes at_least 1 in unlimited\n"
             "threshold c victims at_least 3 in 1 months\n")
    events = ["1: 1->2 05-21 -", "2: 1->3 05-22 -", "3: 1->4 - X", "4: 1->2 04-30 -"]
    for rule in ("all", "any"):
        same(Answers(run, f"{COUNT}thresholds {rule}\n{lines}", events).person["1"],
             a_low=1, a_high=2, a_result="INDETERMINATE", b_low=0, b_high=1,
             b_result="INDETERMINATE", c_low=2, c_high=3, c_result="INDETERMINATE",
             thresholds="INDETERMINATE")
    four = lines.replace("victims at_least 3", "victims at_least 4")
    for rule, result in (("all", "NOT_MET"), ("any", "INDETERMINATE")):
        same(Answers(run, f"{COUNT}thresholds {rule}\n{four}", events).person["1"],
             c_result="NOT_MET", thresholds=result)
    more = events + ["5: 1->2 05-31 -"]
    for rule, result in (("all", "INDETERMINATE"), ("any", "MET")):
        qualify = f"{REF_1}thresholds {rule}\nqualify yes\ncohort met\n{lines}"
        same(Answers(run, qualify, more).person["1"], a_result="MET", thresholds=result,
             scored=int(result == "MET"), selected=int(result == "MET"))


def quiet_victims(run):
    events = ["1: 1->2 02-28 - grade2", "2: 0->2 2013-03-01 - grade3", "2: 3->2 - - grade9"]
    same(Answers(run, COUNT, events).victim["2"], quiet="MET", incidents=2, undated=0,
         last_date="2014-02-28", days_quiet=92, last_grade=2)
    # The first day outside of the 12 months; a call a day later; a review after L, and on L.
    assert not Answers(run, COUNT, [events[0], "2: 0->2 2013-02-28 -"]).victim
    assert not Answers(run, COUNT, events + ["3: 1->2 03-01 -"]).victim
    assert not Answers(run, COUNT, events, reviews=[["2", "2014-03-01"]]).victim
    for review in ("2014-02-28", "2014-06-01", ""):
        assert Answers(run, COUNT, events, reviews=[["2", review]]).victim
    undated = Answers(run, COUNT, ["1: 0->2 - - grade3", "2: 0->2 - -"],
                      reviews=[["2", "2014-03-01"]])
    same(undated.victim["2"], quiet="INDETERMINATE", incidents=0, undated=2, last_date="",
         days_quiet="", last_grade=0)
    assert not undated.person and not undated.pair


def pairs(run):
    events = ["1: 1->2 2013-06-01 X", "2: 1->2 2013-05-31 X", "3: 1->2 05-01 X;Y",
              "4: 1->2 05-02 -", "4: 1->3 - X"]
    row = Answers(run, COUNT, events).pair["1 2"]
    same(row, incidents_low=3, incidents_high=3, crimes_low=3, crimes_high=3,
         **{"marac-repeat": "NOT_MET", "marac-escalation-5-3": "MET", "marac-escalation-3": "MET"})
    row = Answers(run, COUNT, events[:1] + ["3: 1->2 - X", "5: 1->2 - X"]).pair["1 2"]
    same(row, incidents_low=1, incidents_high=3, crimes_low=1, crimes_high=3,
         **{"marac-escalation-5-3": "INDETERMINATE", "marac-escalation-3": "INDETERMINATE"})
    for event_day, referrals, result in (
            ("05-31", ["2013-05-31"], "NOT_MET"), ("05-31", ["2013-06-01"], "MET"),
            ("05-31", ["2014-05-31"], "INDETERMINATE"), ("05-30", ["2014-05-31"], "NOT_MET"),
            ("05-30", ["2014-06-01"], "NOT_MET"), ("05-31", ["2013-06-01", "2013-05-31"], "MET"),
            ("-", ["2010-01-01"], "INDETERMINATE"), ("-", [], "NOT_MET"),
            ("05-31", ["2013-06-01", ""], "INDETERMINATE"), ("2010-01-01", [""], "INDETERMINATE")):
        found = Answers(run, COUNT, [f"1: 1->2 {event_day} -"],
                        referrals=[["4", "2", one] for one in referrals], aliases=[["4", "1"]])
        same(found.pair["1 2"], **{"marac-repeat": result})


def policies(_):
    for text in ("", "look_back 3 months\n", "policy A\n", "policy a\npolicy a\n", "policy a\nx 1\n",
                 "policy a\nlook_back 0 months\n", "policy a\nlook_back 1201 months\n",
                 "policy a\nlook_back 36601 days\n", "policy a\npeak_window unlimited\n",
                 "policy a\nserial_victims 0\n", "policy a\ncohort top_k 0\n",
                 "policy a\ncohort top_k 1\n", "policy a\nscore bands\ncohort top_bp 10001\n",
                 "policy a\nscore quantiles 0\n", "policy a\nscore bands 5\n",
                 "policy a\nband recency 0 1\nband recency 5 2\n",
                 "policy a\nband victims 1 1\nband victims 1 2\n",
                 "policy a\nband victims 1 2\nband victims 2 1\n",
                 "policy a\nweight gravity 400000000000000000\n", "policy  a\n",
                 "policy a\nthreshold t peak at_least 0 in 3 months\n"):
        refused(serial_policy.read, text)
    folder = pathlib.Path(__file__).resolve().parent / "policies"
    for path in folder.glob("*.txt"):
        policy = serial_policy.read(path.read_text(encoding="utf-8"))
        assert policy.name == path.stem, path


def check(run):
    cases = [worked_rows, worked_victims, worked_duals, worked_alias_and_days, vectors_of_days,
             vectors_of_thresholds, vectors_of_scores, vectors_of_cohorts, gravity, classes, peaks,
             combinations, quiet_victims, pairs, policies]
    for case in cases:
        case(run)
    print(f"serial_reference: {len(cases)} groups of cases as the rules say")
    return 0

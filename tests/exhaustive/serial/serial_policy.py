# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The policy text, read a second time: one `KEY VALUE...` a line; anything odd is refused."""

import re

MEASURES = ("incidents", "crimes", "victims", "same_victim", "peak")
COMPONENTS = ("recency", "frequency", "gravity", "victims")
INT64_MAX = 2**63 - 1

# Lower bound and points; gravity in thousandths of a day.
REFERENCE_BANDS = {
    "recency": [(0, 25), (29, 20), (92, 15), (183, 8), (366, 3)],
    "frequency": [(1, 3), (2, 8), (3, 13), (5, 19), (8, 25)],
    "gravity": [(0, 0), (1000, 5), (10000, 10), (100000, 15), (365000, 20), (1825000, 25)],
    "victims": [(1, 0), (2, 12), (3, 18), (4, 25)],
}


class Refused(Exception):
    """The input is not what the rules allow."""


def whole(text, least=0, most=INT64_MAX):
    if not re.fullmatch("[0-9]{1,20}", text) or not least <= int(text) <= most:
        raise Refused(f"not a number from {least} to {most}: {text!r}")
    return int(text)


def word(text, allowed):
    if text not in allowed:
        raise Refused(f"not one of {', '.join(allowed)}: {text!r}")
    return text


def name(text, letters, most):
    if not re.fullmatch(f"[{letters}]{{1,{most}}}", text):
        raise Refused(f"not a name: {text!r}")
    return text


def window(words, unlimited=True):
    """("months", n), ("days", n) or ("unlimited", 0)."""
    if words == ["unlimited"] and unlimited:
        return "unlimited", 0
    if len(words) != 2:
        raise Refused(f"not a window: {' '.join(words)!r}")
    unit = word(words[1], ("months", "days"))
    return unit, whole(words[0], 1, 1200 if unit == "months" else 36600)


class Policy:
    """The defaults; read() puts what a text says over them."""

    def __init__(self):
        self.name = None
        self.look_back = ("months", 24)
        self.serial_window = ("months", 36)
        self.serial_victims = 2
        self.peak_window = ("months", 3)
        self.thresholds = []  # (name, measure, k, window)
        self.rule = "all"
        self.score, self.quantiles = "none", 5
        self.weight = dict.fromkeys(COMPONENTS, 1)
        self.bands = dict(REFERENCE_BANDS)
        self.sum_all = self.one_per_day = self.exclude_dual = self.qualify = False
        self.half_life = 0
        self.cohort, self.cohort_value = "none", 0
        self.edition = None

    def take_threshold(self, words):
        if len(words) < 6 or words[2] != "at_least" or words[4] != "in":
            raise Refused("not `threshold NAME MEASURE at_least K in WINDOW`")
        called = name(words[0], "a-z0-9_", 32)
        if len(self.thresholds) == 8 or called in [one[0] for one in self.thresholds]:
            raise Refused(f"one threshold too many: {called}")
        self.thresholds.append((called, word(words[1], MEASURES), whole(words[3], 1),
                                window(words[5:])))

    def take_score(self, words):
        if words[0] == "quantiles" and len(words) == 2:
            self.quantiles = whole(words[1], 1)
        elif len(words) != 1 or words[0] == "quantiles":
            raise Refused("not a score")
        self.score = word(words[0], ("none", "bands", "quantiles", "gravity"))

    def take_cohort(self, words):
        ranges = {"top_k": (1, INT64_MAX), "top_bp": (0, 10000), "total_at_least": (0, INT64_MAX)}
        self.cohort = word(words[0], ("none", "met", *ranges))
        if len(words) != (2 if self.cohort in ranges else 1):
            raise Refused("not a cohort")
        if self.cohort in ranges:
            self.cohort_value = whole(words[1], *ranges[self.cohort])

    def take(self, key, words, given):
        one = words[0]
        if key == "threshold":
            self.take_threshold(words)
        elif key == "band":
            given.setdefault(word(one, COMPONENTS), []).append(words[1:])
        elif key.startswith("weight "):
            self.weight[word(key.split()[1], COMPONENTS)] = whole(one)
        elif key in ("look_back", "serial_window"):
            setattr(self, key, window(words))
        elif key == "peak_window":
            self.peak_window = window(words, unlimited=False)
        elif key == "score":
            self.take_score(words)
        elif key == "cohort":
            self.take_cohort(words)
        elif key == "gravity_edition":
            self.edition = None if words == ["none"] else " ".join(words)
        elif len(words) != 1:
            raise Refused(f"one word is wanted: {key}")
        elif key == "policy":
            self.name = name(one, "a-z0-9-", 64)
        elif key == "serial_victims":
            self.serial_victims = whole(one, 1)
        elif key == "thresholds":
            self.rule = word(one, ("all", "any"))
        elif key == "gravity_incident":
            self.sum_all = word(one, ("max", "sum_all")) == "sum_all"
        elif key == "half_life":
            self.half_life = whole(one)
        elif key in ("one_per_pair_per_day", "exclude_dual", "qualify"):
            short = "one_per_day" if key == "one_per_pair_per_day" else key
            setattr(self, short, word(one, ("yes", "no")) == "yes")
        else:
            raise Refused(f"no such key: {key}")

    def take_bands(self, given):
        for component, rows in given.items():
            if rows == [["none"]]:
                self.bands[component] = []
            elif all(len(row) == 2 for row in rows):
                self.bands[component] = [(whole(bound), whole(points)) for bound, points in rows]
            else:
                raise Refused(f"not bands: {component}")

    def check(self):
        if self.name is None:
            raise Refused("a policy without a name")
        greatest = 0
        for component, rows in self.bands.items():
            bounds, points = [row[0] for row in rows], [row[1] for row in rows]
            if bounds != sorted(set(bounds)):
                raise Refused(f"bounds that do not rise: {component}")
            if points != sorted(points, reverse=component == "recency"):
                raise Refused(f"points against the rule: {component}")
            most = self.quantiles if self.score == "quantiles" else max(points, default=0)
            greatest += most * self.weight[component]
        if greatest > INT64_MAX:
            raise Refused("points that do not fit")
        if self.score == "none" and self.cohort not in ("none", "met"):
            raise Refused("a cohort by rank or total without a score")


def read(text):
    policy, seen, given = Policy(), set(), {}
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        key, *words = line.split(" ")
        if not words or "" in words:
            raise Refused(f"words are separated by one blank: {line!r}")
        if key == "weight":
            key, words = f"weight {words[0]}", words[1:]
        if key not in ("threshold", "band"):
            if key in seen or not words:
                raise Refused(f"twice, or without a value: {key}")
            seen.add(key)
        policy.take(key, words, given)
    policy.take_bands(given)
    policy.check()
    return policy

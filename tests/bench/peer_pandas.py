# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""pandas' side of the benchmark: jobs "serial" and "python_classify"."""

import numpy as np
import pandas as pd

import peers
import serial_pandas
from peers import ADULT_LIST, AGE_UNKNOWN, DATE_UNKNOWN, FLOORS, NO_ABUSE, OPEN_LIST


def refused(frame, limits):
    """Whether a row has a value that cannot be, an unknown day being none."""
    def bad_age(name):
        return frame[name].between(limits.age_last + 1, AGE_UNKNOWN - 1)

    day = frame["recorded_on"]
    return ((frame["relationship"] > limits.relationship_last)
            | (frame["behaviours"] > limits.behaviours_all)
            | bad_age("victim_age") | bad_age("perpetrator_age")
            | (~day.between(limits.date_first, limits.date_last) & (day != DATE_UNKNOWN)))


def by_select(frame, law):
    """Conditions on whole columns, the kinds of tie looked up in a table."""
    day, sets = frame["recorded_on"], frame["behaviours"]
    victim, perpetrator = frame["victim_age"], frame["perpetrator_age"]
    adults = day < law.day_2013
    floor = np.where(adults, np.uint8(FLOORS[0]), np.uint8(FLOORS[1]))
    listed = np.where(adults, np.uint32(ADULT_LIST), np.uint32(OPEN_LIST))
    definition = (day >= law.day_2013).to_numpy().view(np.uint8) + (
        day >= law.day_2021).to_numpy().view(np.uint8)
    kind = np.minimum(frame["relationship"].to_numpy(), law.limits.relationship_last)
    cell = law.cells[definition, kind]
    excluded = ((victim < floor) | (perpetrator < floor) | (sets == NO_ABUSE)
                | (cell == peers.EXCLUDED))
    review = ((victim == AGE_UNKNOWN) | (perpetrator == AGE_UNKNOWN) | (day < law.established)
              | ((sets & listed) == 0) | (cell == peers.REVIEW))
    return np.select([refused(frame, law.limits), day == DATE_UNKNOWN, excluded, review],
                     [np.uint8(peers.REFUSED), np.uint8(peers.REVIEW), np.uint8(peers.EXCLUDED),
                      np.uint8(peers.REVIEW)], np.uint8(peers.QUALIFIES))


def by_definition(frame, law):
    """The rows of each definition by themselves."""
    outcome = pd.Series(peers.QUALIFIES, index=frame.index, dtype=np.uint8)
    number = np.searchsorted([law.day_2013, law.day_2021], frame["recorded_on"], side="right")
    for definition, rows in frame.groupby(number, sort=False):
        cells = law.cells[definition]
        listed = ADULT_LIST if definition == 0 else OPEN_LIST
        ages = rows[["victim_age", "perpetrator_age"]]
        review = ((ages == AGE_UNKNOWN).any(axis=1) | ((rows["behaviours"] & listed) == 0)
                  | (rows["recorded_on"] < law.established)
                  | rows["relationship"].isin(np.flatnonzero(cells == peers.REVIEW)))
        excluded = ((ages < FLOORS[definition]).any(axis=1) | (rows["behaviours"] == NO_ABUSE)
                    | rows["relationship"].isin(np.flatnonzero(cells == peers.EXCLUDED)))
        outcome[review.index[review]] = peers.REVIEW
        outcome[excluded.index[excluded]] = peers.EXCLUDED
    outcome[frame["recorded_on"] == DATE_UNKNOWN] = peers.REVIEW
    outcome[refused(frame, law.limits)] = peers.REFUSED
    return outcome


def classify(folder):
    frame, law = pd.DataFrame(vars(peers.read_columns(folder))), peers.read_law(folder)
    yield "conditions on whole columns", lambda: by_select(frame, law)
    yield "by definition", lambda: by_definition(frame, law)


def serial(folder):
    return serial_pandas.variants(folder, peers.THREADS)


if __name__ == "__main__":
    peers.main("pandas", {
        "serial": serial, "python_classify": classify, "python_serial": serial})

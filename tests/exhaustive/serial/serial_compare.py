#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Compares the answers of two programs cell by cell: serial_compare.py EXPECTED FOUND

Rows are matched by their ids, so that one row too many is one difference; that they stand in the
same order is compared too. Ends with 1 if anything differs, or if there is nothing to compare.
"""

import argparse
import collections
import csv
import pathlib
import sys

FILES = {"persons.csv": 1, "victims.csv": 1, "pairs.csv": 2}  # and how many columns name the row


class Table:
    def __init__(self, path, width):
        raw = path.read_bytes()
        self.odd = [] if raw.endswith(b"\n") else ["no line end at the end"]
        if b"\r" in raw or b'"' in raw:
            self.odd.append("a quote or a carriage return")
        reader = csv.reader(raw.decode("utf-8").split("\n")[:-1])
        self.columns = next(reader, [])
        self.rows, self.order = {}, []
        for row in reader:
            key = tuple(row[:width])
            if key in self.rows:
                self.odd.append(f"row {','.join(key)} twice")
            if len(row) != len(self.columns):
                self.odd.append(f"row {','.join(key)} has {len(row)} columns")
            self.rows[key] = row
            self.order.append(key)


class Comparison:
    def __init__(self, most):
        self.most, self.differences, self.rows, self.cells = most, 0, 0, 0
        self.by_column = collections.Counter()

    def differ(self, column, text):
        self.differences += 1
        self.by_column[column] += 1
        if self.differences <= self.most:
            print(text)

    def compare(self, name, expected, found):
        for side, table in (("expected", expected), ("found", found)):
            for odd in table.odd:
                self.differ(f"{name} (form)", f"{name}, {side}: {odd}")
        if expected.columns != found.columns:
            self.differ(f"{name} (columns)", f"{name}: columns {','.join(found.columns)}\n"
                        f"    where {','.join(expected.columns)} are expected")
        for key in [key for key in found.order if key not in expected.rows]:
            self.differ(f"{name} (rows)", f"{name}: row {','.join(key)} is not expected")
        for place, key in enumerate(expected.order):
            if key not in found.rows:
                self.differ(f"{name} (rows)", f"{name}: row {','.join(key)} is missing")
                continue
            self.compare_row(name, place, key, expected, found)
        if expected.rows.keys() == found.rows.keys() and expected.order != found.order:
            place = next(place for place, pair in enumerate(zip(expected.order, found.order))
                         if pair[0] != pair[1])
            self.differ(f"{name} (order)", f"{name}, line {place + 2}: row "
                        f"{','.join(found.order[place])} where {','.join(expected.order[place])} "
                        "is expected; the rows are in another order")

    def compare_row(self, name, place, key, expected, found):
        one, other = expected.rows[key], found.rows[key]
        self.rows += 1
        self.cells += min(len(one), len(other))
        if one == other:
            return
        for column, wanted, got in zip(expected.columns, one, other):
            if wanted != got:
                self.differ(f"{name} {column}", f"{name}, line {place + 2}, row {','.join(key)}, "
                            f"{column}: {got!r} where {wanted!r} is expected")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("expected", type=pathlib.Path)
    parser.add_argument("found", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=20, help="differences to print")
    arguments = parser.parse_args()
    comparison = Comparison(arguments.most)
    for name, width in FILES.items():
        try:
            tables = [Table(folder / name, width)
                      for folder in (arguments.expected, arguments.found)]
        except OSError as error:
            comparison.differ(f"{name} (file)", f"{name}: {error}")
            continue
        before = comparison.rows, comparison.cells
        comparison.compare(name, *tables)
        print(f"{name}: {comparison.rows - before[0]} rows, {comparison.cells - before[1]} cells "
              "compared")
    for column, often in comparison.by_column.most_common():
        print(f"{often:9} differences: {column}")
    if not comparison.cells:
        print("nothing was compared")
    print(f"{comparison.differences} differences")
    return 1 if comparison.differences or not comparison.cells else 0


if __name__ == "__main__":
    sys.exit(main())

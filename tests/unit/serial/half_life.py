#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Writes lib/serial/half_life.inc, or compares it: round half to even of 2^31 * 2^(-j / 1024) for
j from 0 to 1023. Integers only: a value x is rounded down by the root of a power of two, and up
where x lies above the half. No x but the first is rational, so no half is ever met.

    half_life.py ROOT [--write]    the project's folder
"""

import math
import pathlib
import sys

STEPS = 1024
WHOLE_BITS = 31


def root_1024(number):
    """The integer part of the 1024th root: ten square roots, each rounded down."""
    for _ in range(10):
        number = math.isqrt(number)
    return number


def step(j):
    # 2x to the power of 1024 is 2^(1024 * 32 - j); its root rounded down says on which half x lies.
    twice = root_1024(1 << (STEPS * (WHOLE_BITS + 1) - j))
    return twice // 2 if j == 0 else (twice + 1) // 2


def main():
    values = [step(j) for j in range(STEPS)]
    assert values[0] == 1 << WHOLE_BITS and values[1] == 2146030505
    assert values[512] == 1518500250 and values[1023] == 1074468888
    for j, value in enumerate(values[1:], 1):
        exact = 1 << (STEPS * (WHOLE_BITS + 1) - j)
        assert (2 * value - 1) ** STEPS < exact < (2 * value + 1) ** STEPS, j
    lines = ["/* 2^31 * 2^(-j / 1024) for j from 0, rounded half to even. Written by\n * tests/unit/serial/half_life.py. */"]
    for start in range(0, STEPS, 7):
        lines.append("    " + " ".join(f"{value}u," for value in values[start : start + 7]))
    text = "\n".join(lines) + "\n"
    path = pathlib.Path(sys.argv[1]) / "lib/serial/half_life.inc"
    if sys.argv[2:] == ["--write"]:
        path.write_text(text)
    elif path.read_text() != text:
        sys.exit(f"{path} is not what half_life.py writes")


main()

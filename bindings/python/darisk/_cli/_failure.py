# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""How the command line ends."""

from __future__ import annotations

DONE, FAILED, USAGE, REJECTED, INTERRUPTED = 0, 1, 2, 3, 130


class Failure(Exception):
    """What ends it, in a sentence for the user."""

    def __init__(self, told: str, code: int = FAILED) -> None:
        super().__init__(told)
        self.code = code


def usage(told: str) -> Failure:
    """Something that the user has to write in another way."""
    return Failure(told, USAGE)

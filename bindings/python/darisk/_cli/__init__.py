# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""The command line: `darisk`, or `python -m darisk`.

Exit codes: 0 every row was taken; 1 it failed; 2 wrong usage; 3 some rows were rejected; 130 it was
interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ._arguments import parser_of
from ._failure import FAILED, INTERRUPTED, Failure


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say, and give the exit code."""
    try:
        given = parser_of().parse_args(arguments)
        code: int = given.run(given)
        if sys.stdout is not None:  # as it is where nobody opened it
            sys.stdout.flush()
        return code
    except Failure as failure:
        print(f"darisk {given.command}: {failure}", file=sys.stderr)
        return failure.code
    except BrokenPipeError:
        # Who reads has seen enough. What Python still holds back must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        # What is read or written by name has failed before, with its name.
        print(f"darisk: standard output: {error.strerror or error}", file=sys.stderr)
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("darisk: interrupted", file=sys.stderr)
        return INTERRUPTED

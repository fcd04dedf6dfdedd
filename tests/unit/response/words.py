#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""No string literal of the response module holds a word of another vocabulary, in any part of a
word. The API test looks at every string that can be handed out; this looks at every string there
is, whether anything hands it out or not.

    words.py PROJECT_ROOT
"""

import pathlib
import re
import sys

FOREIGN = "high medium standard low checks open brief crew alert control inspector".split()
TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|^[ \t]*#[ \t]*include[^\n]*|"(?:[^"\\\n]|\\.)*"', re.S | re.M)


def literals(text):
    return [token for token in TOKEN.findall(text) if token.startswith('"')]


def main():
    # what must be found, and what must not
    assert literals('#include "low.h"\n/* "low" */ x = "a\\"b"; // "low"\n') == ['"a\\"b"']
    root = pathlib.Path(sys.argv[1])
    files = sorted((root / "lib/response").iterdir()) + [root / "include/darisk/response.h"]
    found, wrong = 0, 0
    for file in files:
        for literal in literals(file.read_text(encoding="utf-8")):
            found += 1
            for word in FOREIGN:
                if word in literal.lower():
                    print(f"{file.relative_to(root)}: {word} in {literal}")
                    wrong += 1
    print(f"{found} strings in {len(files)} files, {wrong} with a foreign word")
    return 1 if wrong or found < 100 else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Reads every string literal, and every key made of a name, in lib/dait and the headers of the
background checks, and fails on a word that belongs to another vocabulary, or that comforts.

    strings.py ROOT    the project's folder
"""

import pathlib
import re
import sys

FORBIDDEN = set("""risk high medium standard low emergency priority scheduled resolution deployment
    immediate grade red amber green level tier gold silver bronze nil safe""".split())
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
ENUMERATOR = re.compile(r"\bDARISK_(?:ERROR_)?DAIT_[A-Z0-9_]+")
ROW = re.compile(r"^(?:CHECK|MARKER|PROVISION)\(([A-Z0-9_]+)", re.M)


def forbidden(text):
    return sorted(FORBIDDEN & set(re.split("[^a-z]+", text.lower())))


def texts_of(source):
    """What a program can show: the literals, and the names that become keys."""
    code = re.sub(r"/\*.*?\*/", " ", source, flags=re.S)
    code = re.sub(r"^[ \t]*#[ \t]*include.*$", "", code, flags=re.M)
    return LITERAL.findall(code) + ENUMERATOR.findall(code) + ROW.findall(code)


def main():
    root = pathlib.Path(sys.argv[1])
    files = sorted((root / "lib/dait").iterdir()) + sorted((root / "include/darisk").glob("dait*.h"))
    found, read = [], 0
    for file in files:
        for text in texts_of(file.read_text(encoding="utf-8")):
            read += 1
            found += ["%s: %s in: %s" % (file.name, word, text) for word in forbidden(text)]
    assert forbidden('A_High9 "LEVEL') == ["high", "level"] and not forbidden("darisk safely lower")
    assert texts_of('/* "no" */ x("yes\\"");') == ['yes\\"'], "the reader of strings"
    print("\n".join(found + ["%d files, %d texts, %d with such a word" % (len(files), read, len(found))]))
    return 1 if found or read < 200 else 0


if __name__ == "__main__":
    sys.exit(main())

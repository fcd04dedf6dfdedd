# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# What the tests of the ABI share. Each sources it first, and then stands in the project's root.
set -euo pipefail
export LC_ALL=C
here=tests/abi
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

failures=0
fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# The last line of every test: what it checked, or how much of it failed.
finish() {
    if [ "$failures" -gt 0 ]; then
        echo "$failures failed"
        exit 1
    fi
    printf '%s\n' "$*"
}

# Two lists hold the same lines, in any order. NAME FILE NAME FILE.
same_lines() {
    local line
    while read -r line; do
        fail "in $1 but not in $3: $line"
    done < <(comm -23 <(sort -u "$2") <(sort -u "$4"))
    while read -r line; do
        fail "in $3 but not in $1: $line"
    done < <(comm -13 <(sort -u "$2") <(sort -u "$4"))
}

# A list that a check goes through must hold something, or the check could not fail. NAME FILE.
not_empty() {
    [ -s "$2" ] || fail "nothing found: $1"
}

# The public headers after the preprocessor: no comments, macros replaced. CC.
public_text() {
    printf '#include "darisk.h"\n' | "$1" -std=c11 -E -P -Iinclude -x c -
}

# Every macro of the public headers, as #define lines. CC.
public_macros() {
    printf '#include "darisk.h"\n' | "$1" -std=c11 -E -dM -Iinclude -x c - |
        grep -E '^#define DARISK_' | sort
}

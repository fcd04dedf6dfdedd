#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Every public function has a documentation comment right above it, and the comment says since
# when. Waits for a function that is declared and left unexplained.
set -euo pipefail
cd "$(dirname "$0")/../.."
awk '
    /\/\*\*/ { since = 0; comment = 1; ended = 0 }
    comment && /@since [0-9]+\.[0-9]+/ { since = 1 }
    /\*\// { if (comment) { comment = 0; ended = NR } }
    /^DARISK_API/ {
        count++
        if (ended != NR - 1 || !since) {
            printf "%s:%d: no comment with @since right above: %s\n", FILENAME, FNR, $0
            bad++
        }
    }
    END {
        printf "%d public functions, %d without their comment\n", count, bad
        exit bad > 0 || count == 0
    }' include/darisk/*.h

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Adds what a new header or function brings to symbols.txt, values.tsv and sizes.c. What has been
# promised stays: the scripts refuse to change it. Look at the difference before committing it.
#
#   write.sh [COMPILER]
set -euo pipefail
cd "$(dirname "$0")"
./symbols.sh --write
./values.sh "${1:-cc}" --write
./sizes.sh "${1:-cc}" --write

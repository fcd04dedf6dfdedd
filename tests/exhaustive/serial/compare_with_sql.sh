#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Compares the library with the SQL reference under one policy, over a world of made-up people.
#
#   compare_with_sql.sh SERIAL_TABLES FOLDER POLICY PERPETRATORS CHUNK THREADS
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tables=$1 folder=$2/$(basename "$3" .txt) policy=$3 perpetrators=$4 chunk=$5 threads=$6
as_of=2014-05-31

rm -rf "$folder"
mkdir -p "$folder"/{world,sql,library}
python3 "$here/serial_dirty.py" "$folder/world" --perpetrators "$perpetrators" --as-of $as_of \
    >"$folder/dirt.txt"
"$tables" "$folder/world" "$policy" $as_of "$folder/library" "$chunk" "$threads"
python3 "$here/serial_reference.py" "$folder/world" "$policy" $as_of "$folder/sql"
python3 "$here/serial_compare.py" "$folder/sql" "$folder/library"

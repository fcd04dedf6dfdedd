#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Runs rms on real records that nobody in this project wrote.
#   test_rms_real_records.sh RMS GENERATE_YEAR FOLDER      exit code 77: the folder is not there
set -euo pipefail
rms=$1 generate_year=$2 data=$3
if [ ! -d "$data" ]; then
    echo "skipped: no real records in $data"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

# try FILE CODES ROWS
try() {
    local code=0 database=$folder/$2.db
    gzip -dc "$data/$1" >"$folder/$2.csv"
    "$rms" --codes "$2" --database "$database" "$folder/$2.csv" >"$folder/$2.txt" || code=$?
    expect "$1: exit code" "$code" 0
    is "$database" "SELECT count(*) FROM classification" "$3"
    is "$database" "SELECT count(*) FROM rejected" 0
    grep -q "a demonstration" <(tr -s ' \n' ' ' <"$folder/$2.txt") ||
        expect "$1: says that it is a demonstration" no yes
}

expect() {
    [ "$2" = "$3" ] && return
    echo "FAILED: $1: \"$2\", expected \"$3\"" >&2
    failures=$((failures + 1))
}

is() {
    expect "$2" "$(sqlite3 -batch -init /dev/null "$1" "$2")" "$3"
}

from="FROM classification c JOIN incident i USING (id) JOIN source s USING (id)"
adults="i.victim_age_lowest >= 16 AND i.perpetrator_age_lowest >= 16"

try nibrs_vt_2020.csv.gz nibrs 322
try shr_even_years.csv.gz shr 28721

# What the description of the data says that tests can assert.
is "$folder/shr.db" "SELECT count(*) $from WHERE s.behaviours = 'PHYSICAL' AND $adults
    AND s.relationships IN ('WI','HU','XW','XH','GF','BF','SO','DA','BR','SI','MO','FA','IL','CW','CH')
    AND c.outcome <> 'DEFINITION:QUALIFIES'" 0
is "$folder/shr.db" "SELECT count(*) $from WHERE s.relationships IN ('ST','AQ','FR','NE','EE','ER','OK')
    AND c.outcome <> 'DEFINITION:EXCLUDED'" 0
is "$folder/shr.db" "SELECT count(*) $from WHERE s.behaviours = 'PHYSICAL' AND $adults
    AND s.relationships IN ('OF','UN') AND c.outcome <> 'DEFINITION:REVIEW'" 0
is "$folder/shr.db" "SELECT count(*) $from WHERE (i.victim_age_lowest IS NULL
    OR i.perpetrator_age_lowest IS NULL) AND c.outcome = 'DEFINITION:QUALIFIES'" 0
is "$folder/nibrs.db" "SELECT count(*) $from WHERE s.behaviours LIKE '%PHYSICAL%' AND $adults
    AND s.relationships IN ('SE','CS','BG','XR','XS','SB','PA','CH','SP','SC')
    AND c.outcome <> 'DEFINITION:QUALIFIES'" 0
is "$folder/nibrs.db" "SELECT count(*) $from WHERE s.relationships IN ('RU','OF','CF','VO') AND $adults
    AND c.outcome <> 'DEFINITION:REVIEW'" 0

code=0
"$rms" --codes shr --database "$folder/x.db" "$folder/nibrs.csv" >/dev/null 2>"$folder/err" || code=$?
expect "homicide codes on the other extract: exit code" "$code" 1

# The weights of the Office for National Statistics, for a made-up year with codes that police use.
# They have none for coercive control.
code=0
"$generate_year" --seed 3 --incidents 3000 --home-office-codes >"$folder/year.csv" 2>/dev/null
"$rms" --database "$folder/ons.db" --gravity "$data/ons_severity_2020.csv" \
    --gravity-edition "ONS, December 2020" --gravity-source ons "$folder/year.csv" >"$folder/ons.txt" || code=$?
expect "ONS weights: exit code" "$code" 0
is "$folder/ons.db" "SELECT codes FROM gravity_table" 128
is "$folder/ons.db" "SELECT group_concat(weight) FROM (SELECT weight FROM gravity
    WHERE code IN ('105A', '58A', '8N') ORDER BY weight)" 5397,13511,189154
is "$folder/ons.db" "SELECT count(*) FROM gravity WHERE code = '1, 4.1/2/10'" 1
is "$folder/ons.db" "WITH RECURSIVE piece (code, rest) AS (SELECT '', offence_codes || ';' FROM event
    WHERE offence_codes IS NOT NULL UNION ALL SELECT substr(rest, 1, instr(rest, ';') - 1),
    substr(rest, instr(rest, ';') + 1) FROM piece WHERE rest <> '')
    SELECT group_concat(DISTINCT code) FROM piece WHERE code <> '' AND code NOT IN (SELECT code FROM gravity)" 8U
is "$folder/ons.db" "SELECT count(*) > 20 FROM perpetrator WHERE policy = 'libdarisk-ref-1' AND gravity_partial" 1
is "$folder/ons.db" "SELECT count(*) FROM perpetrator WHERE total <> points_recency + points_frequency
    + points_gravity + points_victims" 0
grep -q "Source: Office for National Statistics licensed under the Open Government Licence v.3.0" \
    <(tr -s ' \n' ' ' <"$folder/ons.txt") || expect "ONS weights: names their source" no yes
# The other records name nobody, so nobody is ranked.
is "$folder/nibrs.db" "SELECT count(*) FROM perpetrator" 0
is "$folder/shr.db" "SELECT count(*) FROM perpetrator" 0

[ "$failures" -eq 0 ] || exit 1
echo "rms: real records as expected"

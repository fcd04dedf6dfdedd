#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Runs rank_perpetrators on good and bad files, and on one cohort with its trait dealt anew.
#   test_rank_perpetrators.sh RANK_PERPETRATORS GENERATE_COHORT
set -euo pipefail
rank=$(realpath "$1") generate=$(realpath "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
failures=0

fail() {
    echo "FAILED: $name: $1" >&2
    sed 's/^/    /' err >&2
    failures=$((failures + 1))
}

# run NAME EXPECTED_EXIT [OPTION...]: ranks in.csv
run() {
    name=$1
    local expected=$2 code=0
    shift 2
    "$rank" --policy libdarisk-ref-1 --gravity gravity.csv --edition "made up" --as-of 2014-05-31 \
        "$@" in.csv >out 2>err || code=$?
    [ "$code" -eq "$expected" ] || fail "exit code $code, expected $expected"
}

says() {
    grep -qF -- "$1" "${2:-err}" || fail "does not say \"$1\""
}

header=incident_id,perpetrator_id,victim_id,role,date_from,status,is_da,offence_codes
file() {
    printf '%s\n' "$header" '1,1,2,suspect,2014-05-01,open,1,X' "$@" >in.csv
}
printf 'code,weight\nX,10\nY,400.0005\n' >gravity.csv

# --- what is right --------------------------------------------------------------------------------
file '2,1,3,suspect,2014-05-31,open,1,X;Y' '3,1,2,offender,,open,1,' '4,5,1,suspect,2014-05-20,open,1,Z'
run "three people" 0
says "   1        1     65 =    25 +         8 +      20 +      12" out
says "400.000 days" out
says "A low score, or none, is no sign of low risk" out
says "CONSIDER_PROGRAMME for nobody shown" out
awk '!/^rank/ && !/\|/ && length > 100 { exit 1 }' out || fail "a line is longer than 100 columns"

printf 'policy first\nscore bands\ncohort top_k 1\n' >first.txt
name="a policy of one's own"
"$rank" --policy first.txt --as-of 2014-05-31 --gravity gravity.csv --edition x in.csv >out 2>err || fail "failed"
says "CONSIDER_PROGRAMME for, among those shown: 1" out
printf 'person_id,on_programme,unsuitable\n1,1,0\n' >people.csv
"$rank" --policy first.txt --as-of 2014-05-31 --people people.csv in.csv >out 2>err || fail "failed"
says "CONSIDER_PROGRAMME for nobody shown" out
says "gravity: no table" out

printf 'child,parent\n5,1\n' >aliases.csv
run "two references of one person" 0 --aliases aliases.csv
says "SELF_LINK" out
! grep -q '^ *[0-9-]*  *5  ' out || fail "a merged reference is listed"

name="a preset without a score"
printf '%s\n' "$header" '11,1,2,suspect,2014-05-31,open,1,' '12,1,2,suspect,2014-05-30,open,1,' \
    '13,1,2,suspect,2014-05-02,open,1,' '14,1,2,suspect,2014-03-01,open,1,' \
    '15,1,2,suspect,2014-02-28,open,1,' >in.csv
"$rank" --policy essex-2014-phase1 --as-of 2014-05-31 in.csv >out 2>err || fail "failed"
says "1 people, 0 scored, 0 selected" out
sed -i 's/2014-02-28/2014-03-01/' in.csv
"$rank" --policy essex-2014-phase1 --as-of 2014-05-31 in.csv >out 2>err || fail "failed"
says "1 people, 0 scored, 1 selected" out

# --- what is wrong --------------------------------------------------------------------------------
# bad NAME ROW COLUMN REASON
bad() {
    file "$2"
    run "$1" 1
    says "in.csv: row 2, column $3: "
    says "$4"
    [ ! -s out ] || fail "ranked all the same"
}
bad "no incident" '0,1,2,suspect,2014-05-01,open,1,X' incident_id 'not 0'
bad "a reference that is no number" '2,x,2,suspect,2014-05-01,open,1,X' perpetrator_id 'no number'
bad "a reference of 21 digits" '2,100000000000000000000,2,suspect,2014-05-01,open,1,' perpetrator_id 'too great'
bad "a negative reference" '2,1,-2,suspect,2014-05-01,open,1,X' victim_id 'no number'
bad "no such role" '2,1,2,Suspect,2014-05-01,open,1,X' role 'none of suspect, offender, other'
bad "no role" '2,1,2,,2014-05-01,open,1,X' role 'none of'
bad "no such day" '2,1,2,suspect,2014-02-29,open,1,X' date_from 'no day'
bad "no such status" '2,1,2,suspect,2014-05-01,closed,1,X' status 'none of open, cancelled, no_crime'
bad "2 is neither" '2,1,2,suspect,2014-05-01,open,2,X' is_da 'too great'
bad "NONCRIME is no code" '2,1,2,suspect,2014-05-01,open,1,NONCRIME' offence_codes 'leave it empty'
bad "a control character" $'2,1,2,sus\e[2Jpect,2014-05-01,open,1,X' role 'sus?[2Jpect'

file '2,1,2,suspect'
run "too few fields" 1
says "in.csv: line 3: expected 8 columns but found 4"
printf 'incident_id,perpetrator_id,role,date_from,is_da\n' >in.csv
run "a column is missing" 1
says "the column status is missing"
: >in.csv
run "an empty file" 1
rm in.csv
run "no file" 1
says "in.csv: No such file"
file
printf 'code,weight\nX,10\nX,11\n' >gravity.csv
run "a code with two weights" 1
says "gravity.csv: row 2, column weight"
printf 'code,weight\nX,10\n43831,11\n' >gravity.csv
run "a code that a spreadsheet made a date of" 1
says "gravity.csv: row 2, column code"
printf 'code,weight\nX,10\n' >gravity.csv
printf 'child,parent\n1,2\n2,1\n' >aliases.csv
run "an alias cycle" 1 --aliases aliases.csv
says "aliases.csv: "
printf 'policy x\nscore bands\nlook_back 0 months\n' >first.txt
run "a policy with a look-back of zero" 1 --policy first.txt
says "first.txt: line 3, column "
printf 'policy x\nscore bands\ngravity_edition another\n' >first.txt
run "a policy for another table" 1 --policy first.txt
run "no such day" 2 --as-of 2014-02-30
run "no such option" 2 --colour red

# --- a trait of people ----------------------------------------------------------------------------
# answers NAME: what is said of the events in world/
answers() {
    "$rank" --policy libdarisk-ref-1 --gravity gravity.csv --edition "made up" --as-of 2014-05-31 \
        --top 1000 --aliases world/aliases.csv --people world/facts.csv world/events.csv >"$1" 2>err ||
        fail "failed"
}
mkdir world
name="the trait of people changes nothing"
"$generate" --seed 5 --perpetrators 2000 --dirty world >/dev/null
cp world/gravity.csv gravity.csv
answers without
[ "$(grep -c ' = ' without)" -gt 200 ] || fail "too few are scored"
"$generate" --seed 5 --perpetrators 2000 --dirty --trait 1 world >/dev/null
head -n 1 world/events.csv | grep -q ',trait$' || fail "the file has no trait"
answers first
"$generate" --seed 5 --perpetrators 2000 --dirty --trait 2 world >/dev/null
answers second
awk -F, -v OFS=, 'NR == 1 { print; next } { was = $NF; $NF = last == "" ? "b" : last; last = was } 1' \
    world/events.csv >moved.csv
! cmp -s moved.csv world/events.csv || fail "the column was not moved"
mv moved.csv world/events.csv
answers third
for one in first second third; do cmp -s without $one || fail "other answers: $one"; done

[ "$failures" -eq 0 ] || exit 1
echo "rank_perpetrators: all as expected"

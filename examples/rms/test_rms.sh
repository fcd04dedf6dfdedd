#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Runs rms on good and bad files and looks at exit code, message and tables.
#   test_rms.sh RMS GENERATE_YEAR CASES
set -euo pipefail
rms=$(realpath "$1") generate_year=$(realpath "$2") cases=$(realpath "$3")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
failures=0

fail() {
    echo "FAILED: $name: $1" >&2
    sed 's/^/    /' err >&2
    failures=$((failures + 1))
}

# run NAME EXPECTED_EXIT [OPTION...]: imports in.csv into out.db
run() {
    name=$1
    local expected=$2 code=0
    shift 2
    rm -f out.db
    "$rms" --database out.db "$@" in.csv >out 2>err || code=$?
    [ "$code" -eq "$expected" ] || fail "exit code $code, expected $expected"
    [ -z "$(find . -maxdepth 1 -name '*-import-*')" ] || fail "left its folder behind"
}

# is SQL EXPECTED
is() {
    local got
    got=$(sqlite3 -batch -init /dev/null out.db "$1" 2>&1) || true
    [ "$got" = "$2" ] || fail "$1 gives \"$got\", expected \"$2\""
}

says() {
    grep -qF -- "$1" "${2:-err}" || fail "does not say \"$1\""
}

header=incident,recorded_on,conduct_on,victim,perpetrator,victim_age,perpetrator_age,relationships,behaviours,note
good='1,2022-03-01,2022-03-01,11,12,40,38,SPOUSE,PHYSICAL,a'
good2='2,2022-03-02,2022-03-02,13,14,30,31,NEIGHBOUR,PHYSICAL,b'
file() {
    printf '%s\n' "$header" "$@" >in.csv
}
rejected='SELECT line, column_name, reason FROM rejected ORDER BY line'
kept='SELECT group_concat(incident) FROM (SELECT incident FROM incident ORDER BY id)'

# --- good files -----------------------------------------------------------------------------------
file "$good" "$good2"
run "two good rows" 0
is "$kept" 1,2
is "SELECT outcome, definition, tie, decided_by FROM classification ORDER BY id" \
    "DEFINITION:QUALIFIES|DAA_2021|SPOUSE|IN_FORCE
DEFINITION:EXCLUDED|DAA_2021|NEIGHBOUR|RELATIONSHIP"
is "SELECT limb, provision FROM classification ORDER BY id" "DAA_2021/S2_1_A|DAA_2021/COMMENCEMENT
DAA_2021/S2|DAA_2021/S2"
is "SELECT count(*) FROM classification LEFT JOIN provision ON key = provision WHERE key IS NULL" 0
is "SELECT count(*) FROM finding LEFT JOIN provision ON key = provision WHERE key IS NULL" 0
says "REVIEW means: treat it as domestic abuse until a person has decided" out
awk 'length > 100 { exit 1 }' out || fail "a line of the report is longer than 100 columns"

run "a database that exists is kept" 0
cp out.db before.db
name="a database that exists is not overwritten"
"$rms" --database out.db in.csv >out 2>err && fail "overwrote it"
says "exists already"
cmp -s out.db before.db || fail "changed it"

printf '\xef\xbb\xbf%s\r\n%s\r\n%s\r\n' "$header" "$good" "$good2" >in.csv
run "byte order mark and CRLF" 0
is "$kept" 1,2
is "SELECT behaviour FROM behaviour GROUP BY 1" PHYSICAL

file '1,2022-03-01,,,,40,38,"SPOUSE","PHYSICAL","he said ""no"", twice
and again"' "$good2" '3,2022-03-02,,,,x,31,FRIEND,PHYSICAL,c'
run "quotes, and a line end inside a field" 3
is "$kept" 1,2
is "SELECT line FROM rejected" 5

{ echo "$header" | tr a-z A-Z && echo "$good"; } >in.csv
run "names of columns in capitals" 0
is "$kept" 1

printf 'Day,Tie,What\n2022-03-01,SPOUSE,PHYSICAL\n' >in.csv
run "columns named by the user" 0 --column recorded_on=Day --column relationships=tie \
    --column behaviours=What
is "SELECT outcome FROM classification" "DEFINITION:REVIEW"

printf 'recorded_on,relationships,behaviours,row,line,id,rowid\n2022-03-01,SPOUSE,PHYSICAL,7,7,7,7\n' >in.csv
run "columns named as SQLite's own" 0
is "SELECT id, line, incident FROM incident" "1|2|1"

file
run "header only" 0
is "SELECT count(*) FROM incident" 0

# --- the shape of the file ------------------------------------------------------------------------
: >in.csv
run "empty file" 1
says "is empty"
[ ! -e out.db ] || fail "left a database behind"

rm -f in.csv
run "no file" 1
says "cannot read in.csv"

printf 'incident,recorded_on,behaviours,other\n1,2022-03-01,PHYSICAL,x\n' >in.csv
run "missing column" 1
says "column relationships is missing"
says "the file has: incident, recorded_on, behaviours, other"

printf 'incident,relationships,behaviours\n1,SPOUSE,PHYSICAL\n' >in.csv
run "no day and no definition" 1
says "column recorded_on is missing and no --definition is named"
run "no day, but a definition" 0 --definition daa-2021
is "SELECT definition FROM classification" DAA_2021

printf 'recorded_on,relationships,behaviours,Behaviours\n2022-03-01,SPOUSE,PHYSICAL,VERBAL\n' >in.csv
run "a column twice" 1
says "is there twice"

printf 'recorded_on,relationships,behaviours,victim_age,victim_born\n2022-03-01,SPOUSE,PHYSICAL,,\n' >in.csv
run "age and birth" 1
says "an age and a birth column"
run "age and birth, one left out" 0 --column victim_age=

printf '%s\n' "${header//,/;}" "${good//,/;}" >in.csv
run "semicolons" 1
says "column relationships is missing"

printf '%s\n' "$header" "$good" | iconv -t UTF-16LE >in.csv
run "UTF-16" 1
says "line 1"

file "$good" '2,2022-03-02,SPOUSE' "$good2,extra,extra" '4,2022-03-02,,,,30,31,FRIEND,PHYSICAL,d'
run "too few and too many fields" 3
is "$kept" 1,4
is "$rejected" "3||10 fields expected, 3 found
4||10 fields expected, 12 found"
is "SELECT line FROM incident WHERE incident = '4'" 5
says "10 fields expected, 12 found" out

file "$good" '' "$good2" ''
run "blank lines are no rows" 0
is "$kept" 1,2
is "SELECT line FROM incident WHERE incident = '2'" 4

file "$good" '3,2022-03-02,,,,30,31,FRIEND,PHYSICAL,"never closed' "$good2" \
    '4,2022-03-02,,,,30,31,FRIEND,PHYSICAL,d'
run "a quote never closed does not swallow the rest" 3
is "$kept" 1,2,4
is "$rejected" "3||a quote is opened and never closed"

file "$good" '3,2022-03-02,,,,30,31,FRIEND,PHYSICAL,"swallows' "$good2" \
    '4,2022-03-02,,,,30,31,FRIEND,PHYSICAL,"closes here"' '5,2022-03-02,,,,30' \
    '6,2022-03-02,,,,30,31,FRIEND,PHYSICAL,"x"y' '7,2022-03-02,,,,30,31,FRIEND,PHYSICAL,f'
run "a quote closed by that of another row" 3
is "$kept" 1,2,4,7
is "SELECT group_concat(line) FROM (SELECT line FROM rejected ORDER BY line)" 3,6,7

printf '%s\n%s\n%s\0%s\n%s\n' "$header" "$good" '3,2022-03-02,,,,30,31,FRI' 'END,PHYSICAL,' "$good2" >in.csv
run "a NUL byte" 3
is "$kept" 1,2
is "SELECT line FROM rejected" 3

{
    echo "$header" && echo "$good" && printf '3,2022-03-02,,,,30,31,FRIEND,PHYSICAL,'
    head -c 10485760 /dev/zero | tr '\0' x
    echo && echo "$good2"
} >in.csv
run "10 MB in one field" 3
is "$kept" 1,2
is "$rejected" "3|note|10485760 bytes in one field; at most 65536 are taken"

# --- what stands in the fields --------------------------------------------------------------------
# each ROW COLUMN REASON: that row is rejected, the good ones around it are kept
each() {
    file "$good" "$2" "$good2"
    run "$1" 3
    is "$kept" 1,2
    is "SELECT line, column_name FROM rejected" "3|$3"
    is "SELECT count(*) FROM rejected WHERE reason LIKE '%$4%'" 1
}
each "unknown tie" '3,2022-03-02,,,,30,31,COUSIN,PHYSICAL,' relationships 'key'
each "unknown behaviour" '3,2022-03-02,,,,30,31,FRIEND,PHYSICAL+HITTING,' behaviours 'key'
each "a key in small letters" '3,2022-03-02,,,,30,31,friend,PHYSICAL,' relationships 'key'
each "impossible day" '3,2023-02-29,,,,30,31,FRIEND,PHYSICAL,' recorded_on 'day'
each "another way to write a day" '3,01/03/2022,,,,30,31,FRIEND,PHYSICAL,' recorded_on 'YYYY-MM-DD'
each "age 131" '3,2022-03-02,,,,131,31,FRIEND,PHYSICAL,' victim_age '130'
each "age 255, which is no unknown" '3,2022-03-02,,,,30,255,FRIEND,PHYSICAL,' perpetrator_age '130'
each "an age of twenty digits" '3,2022-03-02,,,,18446744073709551656,30,FRIEND,PHYSICAL,' victim_age 130
each "a negative age" '3,2022-03-02,,,,-1,30,FRIEND,PHYSICAL,' victim_age 130
each "a range upside down" '3,2022-03-02,,,,17-16,30,FRIEND,PHYSICAL,' victim_age 130
each "victim and perpetrator the same" '3,2022-03-02,,77,77,30,31,FRIEND,PHYSICAL,' victim 'equal'

file '1,2022-03-01,,,,130,0,SPOUSE,PHYSICAL,' '2,2024-02-29,,,,16-17,,SPOUSE,PHYSICAL,'
run "on the limit: age 130, a leap day, a range" 0
is "SELECT victim_age_lowest, victim_age_highest FROM incident WHERE id = 2" "16|17"

born=recorded_on,conduct_on,victim_born,perpetrator_born,relationships,behaviours
printf '%s\n' $born 2022-03-01,2022-03-01,2006-03-01,2006-03-02,BF_GF,PHYSICAL \
    2022-03-01,2022-03-01,2022-03-02,1980-01-01,PARENT_CHILD,PHYSICAL \
    2022-03-01,2022-03-01,1990-03-02,1880-01-01,PARENT_CHILD,PHYSICAL \
    2022-03-01,2022-03-01,2006-03-01,2006-03-01,BF_GF,PHYSICAL >in.csv
run "births: on the birthday, a day short, after the incident, 142 years before" 3
is "SELECT id, outcome, victim_age_lowest, perpetrator_age_lowest FROM incident JOIN classification USING (id)" \
    "1|DEFINITION:EXCLUDED|16|15
4|DEFINITION:QUALIFIES|16|16"
is "SELECT line, column_name FROM rejected ORDER BY line" "3|victim_born
4|perpetrator_born"

file '=HYPERLINK("x"),2022-03-01,,,,40,38,SPOUSE,PHYSICAL,' $'\e[2J,2022-03-01,,,,40,38,UNKNOWN,PHYSICAL,'
run "control characters do not reach the terminal" 0
! grep -q $'\e' out || fail "printed an escape character"

mkdir -p "a 'b\" \$(touch here);|c"
cp in.csv "a 'b\" \$(touch here);|c/| touch there.csv"
name="a file name with quotes and pipes"
"$rms" --quiet --database "a 'b\" \$(touch here);|c/out.db" "a 'b\" \$(touch here);|c/| touch there.csv" \
    >out 2>err || fail "did not read it"
[ ! -s out ] || fail "--quiet printed a report"
[ ! -e here ] && [ ! -e there.csv ] || fail "ran a part of the name"

# --- code lists -----------------------------------------------------------------------------------
file '1,2022-03-01,,,,40,38,SS,PHYSICAL,' '2,2022-03-01,,,,40,38,VO+SE,PHYSICAL,' \
    '3,2022-03-01,,,,40,38,VO,PHYSICAL,' '4,2022-03-01,,,,40,38,QQ,PHYSICAL,'
run "NIBRS codes" 3 --codes nibrs
is "SELECT i.id, tie, outcome, source_ties FROM incident i JOIN classification USING (id)" \
    "1|STEP_SIBLING|DEFINITION:REVIEW|SS
2|SPOUSE|DEFINITION:QUALIFIES|VO+SE
3|UNKNOWN|DEFINITION:REVIEW|VO"
is "SELECT line, column_name FROM rejected" "5|relationships"
sed -i '3,$d' in.csv
run "the same letters in the homicide list" 0 --codes shr
is "SELECT tie, outcome FROM classification" "STEP_PARENT_CHILD|DEFINITION:QUALIFIES"
file '1,2022-03-01,,,,40,38,PTPR_0009,PHYSICAL,' '2,2022-03-01,,,,40,38,PTPR_0039,PHYSICAL,'
run "no human victim" 3 --codes ptpr
is "SELECT line, column_name FROM rejected" "2|relationships"
is "$kept" 2

# --- usage ----------------------------------------------------------------------------------------
run "unknown option" 2 --colour
run "unknown code list" 2 --codes icd
run "unknown definition" 2 --definition ni-2021
run "Northern Ireland is not built" 1 --jurisdiction northern-ireland
name="no sqlite3 program"
rm -f out.db
code=0
PATH=/nonexistent "$rms" --database out.db in.csv >out 2>err || code=$?
[ "$code" -eq 1 ] || fail "exit code $code, expected 1"
says "sqlite3, which reads the CSV, is not installed"

# --- the demonstrations ---------------------------------------------------------------------------
cp "$cases/worked_examples.csv" in.csv
run "worked examples" 0
is "SELECT count(*) > 150 FROM source JOIN classification USING (id) WHERE expect = outcome" 1
is "SELECT count(*) FROM source JOIN classification USING (id) WHERE expect IS NOT outcome" 0
says "0 different" out
sed -i '0,/DEFINITION:QUALIFIES/s//DEFINITION:EXCLUDED/' in.csv
run "a wrong expectation is shown" 0
says "1 different" out
cp "$cases/northern_ireland.csv" in.csv
run "what is not built is refused" 3
is "SELECT count(*) FROM incident" 0

"$generate_year" --seed 7 --incidents 2000 >in.csv 2>err
run "a made-up year" 0
is "SELECT group_concat(definition) FROM (SELECT DISTINCT definition FROM classification ORDER BY 1)" \
    DAA_2021,XGOV_2013
is "SELECT count(*) FROM local_rule" 30
is "SELECT count(*) FROM local_rule WHERE missing_column IS NOT NULL" 0
is "SELECT count(*) FROM thrown_away JOIN classification USING (id) WHERE outcome = 'DEFINITION:EXCLUDED'" 0
is "SELECT qualifies_lost FROM local_rule WHERE rule = 'X29'" 0
lines=$(wc -l <out)
[ "$lines" -le 180 ] || fail "the report has $lines lines"
cp out.db first.db
run "the same year again" 0
is "ATTACH 'first.db' AS f; SELECT count(*) FROM (SELECT * FROM classification EXCEPT SELECT * FROM f.classification)" 0

# --- calls, background checks, forms and reviews --------------------------------------------------
# assessed NAME EXPECTED_EXIT [OPTION...]: imports in.csv with assess.csv into out.db
assessed() {
    local named=$1 expected=$2
    shift 2
    run "$named" "$expected" --assessments assess.csv "$@"
}

columns=incident,victim,received,danger,call_cut_off,attended,checks,told,told_at,form,answers
columns=$columns,grade,assessor,graded_at,mode,rationale,supervisor_decision,supervisor_grade
columns=$columns,supervisor,supervised_at,supervisor_reason,closed
call='2022-03-01 10:00,no,no,no'
checks='OTHERS=NOTHING_RECORDED+CERTIFICATE_SUSPECT=FOUND+COURT_BAIL=NOT_DONE'
told='TELL_CONTROL_SUPERVISOR=31,2022-03-01 10:05'
answers='OTHERS=NO+FRIGHTENED=YES+STALKING=YES+ANIMAL_HARM=DONT_KNOW'
judged='DASH:MEDIUM,21,2022-03-01 12:00,FACE_TO_FACE,said so'
raised='RAISED,DASH:HIGH,22,2022-03-02 09:00,thinks more'
row="1,11,$call,$checks,$told,COMPLETED,$answers,$judged,$raised,no"
row2="2,,$call,$checks,$told,COMPLETED,$answers,$judged,,,,,,yes"
assess_file() {
    printf '%s\n' "$columns" "$@" >assess.csv
}
taken='SELECT group_concat(id) FROM (SELECT id FROM assessment ORDER BY id)'
file "$good" "$good2"

assess_file "$row" "$row2"
assessed "two assessments" 0
is "$taken" 1,2
is "SELECT outcome, CERTIFICATE_SUSPECT, COURT_BAIL, HISTORY_PAIR FROM background_check WHERE id = 1" \
    "DAIT:ALERT_CONTROL|FOUND|NOT_DONE|NOTHING_RECORDED"
is "SELECT looked_up FROM outstanding WHERE id = 1" COURT_BAIL
is "SELECT notification, due FROM telling WHERE id = 1 ORDER BY 1" "REVIEW_CERTIFICATE|1
TELL_CONTROL_SUPERVISOR|0
WARN_CREW_FIREARMS|1"
is "SELECT yes, unknown, ric_yes, threshold, STALKING, INJURY_NOW FROM dash_form WHERE id = 1" \
    "2|1|2|NOT_MET|YES|NO"
is "SELECT grade, in_effect FROM judgement ORDER BY id" "DASH:MEDIUM|DASH:HIGH
DASH:MEDIUM|DASH:MEDIUM"
is "SELECT id, kind, decision, reviewer FROM review" "1|SUPERVISOR|RAISED|22"
is "SELECT id FROM dash_finding WHERE finding = 'CRU_REVIEW_MISSING' ORDER BY id" "1
2"
is "SELECT given, delay_review, duties FROM response WHERE id = 1" "RESP:PRIORITY|DUE|ATTENDANCE_LATE"
says "DASH:HIGH: no review by the central unit (such as incident 1)" out
says "No measure of agreement is given" <(tr -s ' \n' ' ' <out)
says hidden <(grep '^DAIT:ALERT_CONTROL' out)
awk 'length > 100 { exit 1 }' out || fail "a line of the report is longer than 100 columns"
assessed "the target of an hour is not passed on the day before" 0 --as-of 2022-02-28
is "SELECT duties FROM response WHERE id = 1" ""

# each_assessment NAME ROW COLUMN REASON: that row is rejected, the one before it is kept
each_assessment() {
    assess_file "$row" "$2"
    assessed "$1" 3
    is "$taken" 1
    is "SELECT count(*) FROM incident" 2
    is "SELECT line, column_name, file FROM rejected" "3|$3|assess.csv"
    is "SELECT count(*) FROM rejected WHERE reason LIKE '%$4%'" 1
    says "(assessments)" out
}
each_assessment "unknown item" "${row2/FRIGHTENED=/FRIGHTENING=}" answers 'no such item'
each_assessment "item 28" "${row2/FRIGHTENED=/28=}" answers 'no such item'
each_assessment "an answer outside the six" "${row2/STALKING=YES/STALKING=MAYBE}" answers 'no such answer'
each_assessment "an item without an answer" "${row2/STALKING=YES/STALKING}" answers 'no such answer'
each_assessment "who must be told, in place of the grade" "${row2/DASH:MEDIUM/DAIT:BRIEF_CREW}" grade text
each_assessment "how fast to go, in place of the grade" "${row2/DASH:MEDIUM/RESP:PRIORITY}" grade text
each_assessment "a grade without its vocabulary" "${row2/DASH:MEDIUM/MEDIUM}" grade text
each_assessment "an item answered twice" "${row2/STALKING=YES/STALKING=YES+STALKING=NO}" answers twice
each_assessment "a check made twice" "${row2/COURT_BAIL=/CERTIFICATE_SUSPECT=}" checks twice
each_assessment "unknown check" "${row2/COURT_BAIL/STREET_BAIL}" checks 'no such check'
each_assessment "an answer in place of a state" "${row2/=NOT_DONE/=NOT_ASKED}" checks 'no such state'
each_assessment "nobody of that name is told" "${row2/TELL_CONTROL_SUPERVISOR/TELL_EVERYBODY}" told 'nobody'
each_assessment "a grade before any answer" "${row2/$answers/}" answers answer
each_assessment "a grade without a reason" "${row2/said so/}" rationale blanks
each_assessment "a grade by nobody" "${row2/,21,/,,}" assessor 'must not be 0'
other=${row/#1,11/2,13}
each_assessment "a review by the assessor" "${other/,22,/,21,}" supervisor 'another person'
each_assessment "a review before the grade" "${other/2022-03-02/2022-02-02}" supervisor_decision earlier
each_assessment "a review without a reason" "${other/thinks more/}" supervisor_reason blanks
each_assessment "raised to the grade it had" "${other/DASH:HIGH/DASH:MEDIUM}" supervisor_decision 'decision says'
each_assessment "a review without its decision" "${other/RAISED/}" supervisor_decision 'decision'
each_assessment "24 o'clock" "${row2/12:00/24:00}" graded_at 'moment'
each_assessment "no such incident" "${row2/#2/9}" incident 'no such incident'
each_assessment "another victim" "${row2/#2,/2,11}" incident 'no such incident'
each_assessment "assessed twice" "$row" incident 'earlier row'
each_assessment "too few fields" "2,13" '' 'fields expected'

# missing COLUMN: the file without it is listed and left, the incidents stay
missing() {
    printf '%s\n' "${columns/$1/other}" "$row" >assess.csv
    assessed "assessments without the column $1" 3
    is "$taken" ""
    is "SELECT count(*) FROM classification" 2
    is "SELECT line, column_name, file FROM rejected" "1|$1|assess.csv"
    is "SELECT reason LIKE '%missing%other%' FROM rejected" 1
}
missing answers
missing checks

rm assess.csv
assessed "no file of assessments" 1
says "cannot read assess.csv"
assess_file
assessed "no assessment in the file" 0
is "$taken" ""
run "no such day" 2 --as-of 2022-02-30

"$generate_year" --seed 7 --incidents 2000 --assessments assess.csv >in.csv 2>err
[ "$(cksum <assess.csv)" = "295587864 1039671" ] || { name="the same bytes everywhere" && fail "$(cksum <assess.csv)"; }
assessed "a made-up year with its assessments" 0
is "SELECT count(*) = (SELECT count(*) FROM assessment_source) FROM assessment" 1
lines=$(wc -l <out)
[ "$lines" -le 230 ] || fail "the report has $lines lines"
is "SELECT count(*) > 0 FROM quiet_victim WHERE last_grade LIKE 'DASH:%'" 1

# --- the histories of people ----------------------------------------------------------------------
history=incident,recorded_on,conduct_on,victim,perpetrator,relationships,behaviours,victim_age
history=$history,perpetrator_age,offence_codes,status,marac_referred_on,reviewed_on,programme
# happened INCIDENT DAY VICTIM PERPETRATOR REST: a row; REST is from offence_codes on
happened() {
    echo "$1,2022-05-31,$2,$3,$4,SPOUSE,PHYSICAL,40,38,$5"
}
five() {
    echo "$history"
    for day in 05-31 05-02 04-01 "$1" "$2"; do happened "i$day" "${day:+2022-$day}" b a ,,,,; done
}
met="SELECT thresholds, incidents, undated, advice FROM perpetrator WHERE policy = 'essex-2014-phase1'"

five 03-02 03-01 >in.csv
run "five incidents in three months" 0
is "$met" "MET|5|0|CONSIDER_PROGRAMME"
is "SELECT total, points_recency + points_frequency + points_gravity + points_victims FROM perpetrator
    WHERE policy = 'rms-without-gravity'" "44|44"
is "SELECT reference FROM person JOIN perpetrator ON id = person WHERE rank = 1" a
is "SELECT sum(total), max(says LIKE '%no sign of low risk%') FROM contribution
    WHERE policy = 'rms-without-gravity'" "44|1"
is "SELECT i.incident FROM contribution_incident c JOIN incident i ON i.id = c.incident
    JOIN contribution p USING (policy, person, number) WHERE kind = 'RECENCY' AND policy LIKE 'rms%'" i05-31
says "Gravity is left out" out
five 03-02 02-28 >in.csv
run "the last day of February is three months before the end of May" 0
is "$met" "NOT_MET|4|0|"
five 03-02 '' >in.csv
run "a day that is missing is not guessed" 0
is "$met" "INDETERMINATE|4|1|"
five 03-02 03-01 | sed '$s/,,,,$/,cancelled,,,/' >in.csv
run "a cancelled incident does not count" 0
is "$met" "NOT_MET|4|0|"
five 03-02 03-01 | sed '$s/SPOUSE/NEIGHBOUR/' >in.csv
run "what is no domestic abuse does not count" 0
is "$met" "NOT_MET|4|0|"
five 03-02 03-01 | sed '$s/SPOUSE/UNKNOWN/' >in.csv
run "what stands at REVIEW counts" 0
is "$met" "MET|5|0|CONSIDER_PROGRAMME"
for word in on unsuitable; do
    five 03-02 03-01 | sed "2s/,,,,\$/,,,,$word/" >in.csv
    run "programme: $word" 0
    is "$met" "MET|5|0|"
done
five 03-02 03-01 >in.csv
run "another day" 0 --as-of 2022-05-30
is "$met" "NOT_MET|4|0|"
is "SELECT flags FROM perpetrator WHERE policy LIKE 'essex%'" "FUTURE|CONNECTION_UNKNOWN"

{ echo "$history" && happened 1 2022-01-10 b a ,,,, && happened 2 2022-02-28 b c ,,,,; } >in.csv
run "a repeat victim who fell quiet, whoever was accused" 0
is "SELECT reference, quiet, incidents, days_quiet FROM quiet_victim JOIN person ON id = victim" "b|MET|2|92"
sed -i '$s/,,,,$/,,,2022-03-15,/' in.csv
run "somebody has looked" 0
is "SELECT count(*) FROM quiet_victim" 0
sed -i '$s/2022-03-15/2022-02-28/' in.csv
run "somebody looked on the day itself, before it was quiet" 0
is "SELECT count(*) FROM quiet_victim" 1
{ echo "$history" && happened 1 2022-01-10 b a ,,2022-01-12,, && happened 2 2022-02-28 b a ,,,,; } >in.csv
run "an incident after a referral" 0
is "SELECT marac_repeat, marac_escalation_5_3, marac_escalation_3, incidents_low FROM pair" "MET|NOT_MET|NOT_MET|2"
sed -i '2s/2022-01-12/2022-02-28/' in.csv
run "on the day of the referral" 0
is "SELECT marac_repeat FROM pair" INDETERMINATE

# each_history NAME REST COLUMN REASON: that row is rejected by all steps
each_history() {
    { echo "$history" && happened 1 2022-01-10 b a ,,,, && happened 2 2022-01-11 b a "$2"; } >in.csv
    run "$1" 3
    is "SELECT line, column_name FROM rejected" "3|$3"
    is "SELECT count(*) FROM rejected WHERE reason LIKE '%$4%'" 1
    is "SELECT count(*) FROM event" 1
}
each_history "a status we do not know" ,closed,,, status '--column status='
each_history "no such day of a referral" ,,2022-02-30,, marac_referred_on day
each_history "no such day of a review" ,,,yesterday, reviewed_on 'YYYY-MM-DD'
each_history "a programme we do not know" ,,,,yes programme 'on or unsuitable'
each_history "NONCRIME is no offence" 'A;NONCRIME,,,,' offence_codes ''
run "a column left out" 0 --column offence_codes=

printf 'code,offence,category,weight\nA,x,made up,0.0005\n"1, 2",x,made up,400\n' >gravity.csv
graded() {
    local named=$1 expected=$2
    shift 2
    run "$named" "$expected" --gravity gravity.csv --gravity-edition "made up" "$@"
}
{ echo "$history" && happened 1 2022-05-01 b a '"1, 2;A",,,,' && happened 2 2022-05-02 b a Z,,,,; } >in.csv
graded "a table of gravity" 0
is "SELECT gravity, gravity_partial, points_gravity, flags FROM perpetrator WHERE policy = 'libdarisk-ref-1'" \
    "400000|1|20|UNMAPPED|CONNECTION_UNKNOWN"
is "SELECT * FROM gravity ORDER BY 1" "1, 2|400000
A|0"
is "SELECT edition, source, codes, length(digest) FROM gravity_table" "made up|source not given|2|64"
is "SELECT gravity_edition FROM serial_policy" "made up
made up"
graded "its source" 0 --gravity-source ons
says "Source: Office for National Statistics licensed under the Open Government Licence v.3.0" \
    <(tr -s ' \n' ' ' <out)
printf 'policy other\nscore bands\ncohort top_k 1\ngravity_edition another\n' >policy.txt
graded "a policy for another table" 1 --policy policy.txt
says "edition"
[ ! -e out.db ] || fail "left a database behind"
sed -i '$d' policy.txt
graded "a policy of one's own" 0 --policy policy.txt --policy v100-like
is "SELECT id, scored, selected FROM serial_policy ORDER BY place" "other|1|1
v100-like|1|1"
printf 'policy other\nlook_back 0 months\n' >policy.txt
graded "a look-back of zero" 1 --policy policy.txt
says "policy policy.txt: line 2, column "
run "a preset that needs a table" 1 --policy libdarisk-ref-1
says "without --gravity"
run "no such policy" 1 --policy nowhere.txt
run "an edition without a table" 2 --gravity-edition x
run "a table without its edition" 2 --gravity gravity.csv
# wrong_table NAME REASON ROW...: no such table is taken, and nothing else either
wrong_table() {
    local named=$1 reason=$2
    shift 2
    printf '%s\n' code,weight "$@" >gravity.csv
    graded "$named" 1
    says "gravity.csv: $reason"
    [ ! -e out.db ] || fail "left a database behind"
}
wrong_table "a code with two weights" "line 4, column weight" A,1 B,2 A,3
wrong_table "a code that a spreadsheet made a date of" "line 3, column code" A,1 43831,2
wrong_table "a weight with a comma" "line 2 is no row" A,1,5
wrong_table "a negative weight" "line 2, column weight" A,-1
wrong_table "no weight" "line 3, column weight" A,1 B,
printf 'code,points\nA,1\n' >gravity.csv
graded "no column of weights" 1
says "gravity.csv: column weight is missing; the file has: code, points"

name="traits of people change nothing"
"$generate_year" --seed 7 --incidents 2000 >in.csv 2>err
run "$name" 0
sqlite3 out.db "SELECT * FROM perpetrator; SELECT * FROM quiet_victim; SELECT * FROM pair" >with
awk -F, -v OFS=, 'NR > 1 { was = $23; $23 = last == "" ? "M" : last; last = was; $24 = "F" } 1' in.csv >moved.csv
! cmp -s moved.csv in.csv || fail "the columns were not moved"
mv moved.csv in.csv
run "$name" 0
sqlite3 out.db "SELECT * FROM perpetrator; SELECT * FROM quiet_victim; SELECT * FROM pair" >without
cmp -s with without || fail "other answers"
is "SELECT count(*) FROM perpetrator WHERE total <> points_recency + points_frequency + points_gravity
    + points_victims" 0
is "SELECT count(*) > 300 FROM perpetrator WHERE total > 0" 1

[ "$failures" -eq 0 ] || exit 1
echo "rms: all as expected"

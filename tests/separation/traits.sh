#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# No protected trait of a person is anywhere an input: no field, parameter, variable or function is
# named after one, in the public headers, in the library, and in what its results depend on
# (deps.txt).
#
# Said by name, because the law or the form asks it, and not hidden: the age of the two parties,
# which the definitions turn on and which one rule of the record of DASH reads, and neither the
# checks, nor the response, nor the audit; being married or a civil partner, as one of the ties;
# pregnancy, as one of the 27 answers of the form. Three more names hold such a word and are no trait
# of anybody: a tie, an answer and a note on what counts as a marriage.
#
#   traits.sh
. "$(dirname "$0")/common.sh"

traits='sex|gender|male|female|man|men|woman|women|ethnic|ethnicity|race|racial|religion|religious'
traits+='|belief|faith|disability|disabilities|disabled|orientation|gay|lesbian|bisexual|homosexual'
traits+='|heterosexual|nationality|national_origin|citizen|citizenship|immigrant|immigration'
traits+='|language|skin|colour|trans|transgender|caste|pregnancy|pregnant|maternity'
age='age|ages|born|birth|births'
# Enumerators and rows of tables that may hold such a word.
known='^(DARISK_RELATIONSHIP_)?SEX_WORK_CLIENT$|^(DARISK_PROVISION_ID_)?(READING_)?SEX_WORK$'
known+='|^(DARISK_PROVISION_ID_)?READING_RELIGIOUS_MARRIAGE$|^(DARISK_DASH_ITEM_)?PREGNANCY_18M$'

# "file:line:name" of each name in code that has one of some words as a part. WORDS < code
named() {
    grep -oE '^[^:]*:[0-9]+:|\b[A-Za-z_][A-Za-z0-9_]*' |
        awk '/:$/ { place = $0; next } { print place $0 }' |
        grep -iE ":[0-9]+:([a-z0-9_]*_)?($1)(_[a-z0-9_]*)?\$" || true
}

# It finds what is there, and not what only looks like it.
printf 'f.h:1:    darisk_stated victim_sex; uint8_t ethnicity_code\nf.h:2: sexual_abuse essex trace\n' |
    named "$traits" | cut -d : -f 3 | paste -sd ' ' >"$scratch/control"
[ "$(cat "$scratch/control")" = "victim_sex ethnicity_code" ] || fail "the finder of names"

find lib include/darisk -name '*.[ch]' -o -name '*.inc' | sort >"$scratch/files"
xargs awk -f tests/abi/code_only.awk <"$scratch/files" >"$scratch/code"
not_empty code "$scratch/code"

named "$traits" <"$scratch/code" >"$scratch/traits"
used=0
while IFS=: read -r file line name; do
    used=$((used + 1))
    [[ $name =~ $known ]] || fail "$file:$line is named after a trait: $name"
done <"$scratch/traits"
[ "$used" -gt 0 ] || fail "not even the names that are known were found"

while read -r file; do
    module_of "$file"
    [[ " dait response audit " != *" $REPLY "* ]] || echo "$file"
done <"$scratch/files" >"$scratch/ageless"
awk -F : 'NR == FNR { own[$0] = 1; next } $1 in own' "$scratch/ageless" "$scratch/code" |
    named "$age" >"$scratch/ages"
not_empty "files of the checks, the response and the audit" "$scratch/ageless"
while read -r line; do
    fail "an age, where none is asked: $line"
done <"$scratch/ages"
named "$age" <"$scratch/code" >"$scratch/ages"
not_empty "the ages that are known" "$scratch/ages"

sed 's/^/deps.txt:1:/' $here/deps.txt | named "$traits" >"$scratch/depends"
not_empty deps.txt $here/deps.txt
while read -r line; do
    fail "a result depends on a trait: $line"
done <"$scratch/depends"

finish "$(wc -l <"$scratch/files") files, $(named '[a-z0-9]+' <"$scratch/code" | cut -d : -f 3 | sort -u | wc -l)" \
    "names: none after a protected trait but $used uses of those known; $(wc -l <$here/deps.txt) lines of deps.txt: none"

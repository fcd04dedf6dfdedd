#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Every enumerator and every macro with a number has the value that is committed in values.tsv:
# programs compiled against an older header hold the number, not the name. Lines may only be
# added; the highest values (_LAST) and the full sets (_ALL) may grow with them. The release and
# the rule set (version.h) are no part of the ABI. A value that is a struct has no number: its code
# has one.
#
#   values.sh COMPILER           compares
#   values.sh COMPILER --write   adds what is new; refuses where a line would change or go
. "$(dirname "$0")/common.sh"
compiler=$1 mode=${2:-}
committed=$here/values.tsv
may_grow='_(LAST|ALL)$'

# "enumeration name" in the order of the headers.
public_text "$compiler" | grep -v '^#' | tr '\n' ' ' | sed 's/[,;{}]/&\n/g' | awk '
    /typedef enum/ { enumeration = $3; next }
    /^ *enum *\{/ { enumeration = "enum"; next }
    enumeration == "" { next }
    /^ *DARISK_[A-Z0-9_]+ *=/ { print enumeration, $1; next }
    /^ *DARISK_/ { print "no value is written for", $1 > "/dev/stderr" }
    /;/ { enumeration = "" }
' >"$scratch/names" 2>"$scratch/without"
not_empty enumerators "$scratch/names"
while read -r line; do
    fail "$line"
done <"$scratch/without"

public_macros "$compiler" | grep -vE '^#define (DARISK_VERSION_|DARISK_RULES_VERSION)' |
    awk 'NF > 2 && $2 !~ /\(/ && $3 !~ /^("|__attribute__|extern|\{|\(?\(darisk_)/ { print "#define", $2 }' \
        >>"$scratch/names"

{
    cat <<'C'
#include <stdio.h>
#include "darisk.h"
static void print(const char *kind, const char *name, int below_0, unsigned long long value) {
    printf(below_0 ? "%s\t%s\t%lld\n" : "%s\t%s\t%llu\n", kind, name, value);
}
int main(void) {
C
    awk '{ printf "    print(\"%s\", \"%s\", (%s) < 0, (unsigned long long)(%s));\n", $1, $2, $2, $2 }' \
        "$scratch/names"
    echo '}'
} >"$scratch/values.c"
"$compiler" -std=c11 -w -Iinclude "$scratch/values.c" -o "$scratch/values"
"$scratch/values" >"$scratch/values.tsv"

# A number taken twice in one enumeration is a mistake.
twice=$(grep -v '^#' "$scratch/values.tsv" | cut -f 1,3 | sort | uniq -d)
[ -z "$twice" ] || fail "one value for two names: $twice"

if [ "$mode" = --write ]; then
    gone=$(awk -F '\t' -v may_grow="$may_grow" '
        NR == FNR { now[$1 FS $2] = $3; next }
        !(($1 FS $2) in now) { print $2, "is gone" }
        $2 !~ may_grow && now[$1 FS $2] != $3 { print $2, "was", $3 }
        $2 ~ may_grow && now[$1 FS $2] + 0 < $3 + 0 { print $2, "was", $3 }
    ' "$scratch/values.tsv" <(cat $committed 2>/dev/null || true))
    if [ -n "$gone" ]; then
        fail "not written: $gone"
        finish
    fi
    cp "$scratch/values.tsv" $committed
fi

same_lines values.tsv $committed "the headers" "$scratch/values.tsv"
finish "$(wc -l <$committed) values, as committed"

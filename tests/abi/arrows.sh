#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Which folder of lib/ may include which: arrows point one way, to lib/base. Which headers of the
# C library it uses: none with a clock, a file, a locale or mathematics. And no floating point:
# outcomes are the same to the bit on every machine.
#
#   arrows.sh
. "$(dirname "$0")/common.sh"

# What a folder may include: folders of lib/, and the nouns of include/darisk/ it may know.
# lib/base knows nothing of abuse, police or law; lib/model knows no definition, and none of the
# modules that share its criteria.
base_nouns='allocator|column|date|export|moment|reference|stated|status|version'
model_nouns="$base_nouns|behaviour|circumstance|code_list|relationship"
dash_nouns="$base_nouns|dash|dash_record|dash_reassess|dash_tally|dash_validation|marac|moment|provision|stated"
criteria='count|quiet|repeat'
serial_nouns='cohort|gravity|pair|provision|quiet_victim|ranking|score_explanation|serial_policy'
declare -A may=(
    [base]="^(base/[a-z0-9_]+|darisk/($base_nouns))\$"
    [model]="^((base|model)/[a-z0-9_]+|darisk/($model_nouns))\$"
    [response]="^((base|response)/[a-z0-9_]+|darisk/(column|date|export|moment|provision|response|stated|status|version))\$"
    [dash]="^((base|dash)/[a-z0-9_]+|model/($criteria)|darisk/($dash_nouns))\$"
    [dait]="^((base|dait)/[a-z0-9_]+|darisk/($base_nouns|moment|stated|provision|dait[a-z_]*))\$"
    [serial]="^((base|serial)/[a-z0-9_]+|model/($criteria)|darisk/($base_nouns|$serial_nouns))\$"
    [arrow]="^((base|arrow)/[a-z0-9_]+|darisk/($base_nouns|arrow))\$"
    [audit]="^((base|audit)/[a-z0-9_]+|darisk/($base_nouns|audit|dash|dait|dait_words))\$"
    [definition]="^((base|model|definition)/[a-z0-9_]+|darisk/[a-z_]+)\$"
)
libc='^(stdbool|stddef|stdint|stdlib|string)$'
# The wide loop is written for one family of processors.
libc_plain='^(stdbool|stddef|stdint|stdlib|string|immintrin)$'

# "file name" of each include: quoted names into one list, the others into another.
grep -rnE --include='*.[ch]' --include='*.inc' '^[ \t]*#[ \t]*include' lib include >"$scratch/includes"
sed -nE 's/^([^:]*):.*include[ \t]*"([^"]*)".*/\1 \2/p' "$scratch/includes" >"$scratch/ours"
sed -nE 's/^([^:]*):.*include[ \t]*<([^>]*)>.*/\1 \2/p' "$scratch/includes" >"$scratch/theirs"
not_empty "includes of our own headers" "$scratch/ours"
not_empty "includes of the C library" "$scratch/theirs"
[ "$(cat "$scratch/ours" "$scratch/theirs" | wc -l)" -eq "$(wc -l <"$scratch/includes")" ] ||
    fail "an include that is neither quoted nor in angle brackets"

while read -r file name; do
    folder=$(cut -d / -f 2 <<<"$file")
    [[ $file == include/* ]] && pattern='^darisk/[a-z_]+$' || pattern=${may[$folder]:-}
    if [ -z "$pattern" ]; then
        fail "lib/$folder: say in arrows.sh what it may include"
    elif ! [[ ${name%.*} =~ $pattern ]]; then
        fail "$file may not include $name"
    fi
done <"$scratch/ours"

# Threads and large pages are each the business of one file.
while read -r file name; do
    pattern=$libc
    [[ $file != lib/base/threads.h || $name != pthread.h ]] || continue
    [[ $file != lib/base/allocator.c || $name != sys/mman.h ]] || continue
    [[ $file != lib/definition/plain_* && $file != lib/dash/tally_wide.* ]] || pattern=$libc_plain
    [[ ${name%.h} =~ $pattern ]] || fail "$file may not include <$name>"
done <"$scratch/theirs"

# Comments and literals may speak of doubles; the code may not.
find lib include -name '*.[ch]' -o -name '*.inc' | sort >"$scratch/files"
xargs awk -f $here/code_only.awk <"$scratch/files" >"$scratch/code"
not_empty "code without its comments" "$scratch/code"
while read -r line; do
    fail "floating point: $line"
done < <(grep -wE '[^:]*:[0-9]+:.*\b(float|double|_Complex|_Decimal(32|64|128)|([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+[eE]-?[0-9]+)[fFlL]?)\b' "$scratch/code")

finish "$(wc -l <"$scratch/includes") includes: the arrows point one way;" \
    "$(wc -l <"$scratch/files") files: no floating point"

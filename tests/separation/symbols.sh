#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# DASH, the background checks and the response are built apart. No object file needs a name that
# another of them defines, none includes a header of another, at whatever distance, and none
# speaks of another in its code: not one name of theirs stands in it. The same holds towards the
# definitions, on both sides. Only the audit may use two of them.
#
#   symbols.sh COMPILER OBJECT...    the objects the libraries are made of
. "$(dirname "$0")/common.sh"
compiler=$1
shift

# What each object needs and defines, as "name module"; local names are nobody else's.
for object in "$@"; do
    module_of "$object"
    [ "$REPLY" != unknown ] || fail "say in common.sh which module $object belongs to"
    echo "$object: $REPLY"
done >"$scratch/objects"
nm -g -A "$@" | awk -v to="$scratch" '
    FNR == NR { module[$1] = $2; next }
    { sub(/:.*/, ":", $1) }
    NF == 3 && $2 ~ /^[Uwv]$/ { print $3, module[$1] >(to "/needed") }
    NF == 3 && $2 !~ /^[Uwv]$/ { print $3, module[$1] >(to "/defined") }
' "$scratch/objects" -
not_empty "names needed" "$scratch/needed"
not_empty "names defined" "$scratch/defined"
join <(sort -u "$scratch/needed") <(sort -u "$scratch/defined") >"$scratch/uses"
for module in $apart; do
    for source in lib/"$module"/*.c; do
        grep -q "/$module/${source##*/}\.o: $module\$" "$scratch/objects" ||
            fail "$source is in none of the objects"
    done
    # Names of the ground they stand on show that uses can be seen.
    grep -q " $module base\$" "$scratch/uses" ||
        fail "$module needs nothing of lib/base: are these its objects?"
done

while read -r name user owner; do
    may_know "$user" "$owner" || fail "$user needs $name of $owner"
done <"$scratch/uses"
while read -r name; do
    fail "defined in two modules: $name"
done < <(sort -u "$scratch/defined" | cut -d ' ' -f 1 | uniq -d)

# "file included", at every distance, as the preprocessor finds them.
closure() { # FILE...
    "$compiler" -std=c11 -MM -Iinclude -Ilib "$@" | sed -e ':a' -e '/\\$/N; s/\\\n//; ta' |
        sed 's/^[^:]*: *//' | awk '{ for (i = 2; i <= NF; i++) print $1, $i }'
}
find lib include/darisk -name '*.[ch]' | sort >"$scratch/files"
mapfile -t files <"$scratch/files"
closure "${files[@]}" >"$scratch/closure"
not_empty "includes" "$scratch/closure"
declare -A belongs
while read -r file; do
    module_of "$file"
    belongs[$file]=$REPLY
    [ "$REPLY" != unknown ] || fail "say in common.sh which module $file belongs to"
done < <(cat "$scratch/files" && find lib -name '*.inc')
while read -r file included; do
    may_know "${belongs[$file]:-}" "${belongs[$included]:-}" || fail "$file includes $included"
done <"$scratch/closure"

# The names of the others, in code without comments and literals. Whether the outcome of the checks
# had been seen is a fact about a judgement, and the one word that DASH has of them.
find lib include/darisk -name '*.[ch]' -o -name '*.inc' | sort >"$scratch/files"
xargs awk -f tests/abi/code_only.awk <"$scratch/files" >"$scratch/code"
for name in $apart; do
    while read -r file; do
        [ "${belongs[$file]}" != "$name" ] || echo "$file"
    done <"$scratch/files" >"$scratch/own"
    others=$(tr ' ' '\n' <<<"$apart audit definition classification" | grep -vx "$name" | paste -sd '|')
    awk -F : 'NR == FNR { own[$0] = 1; next } $1 in own' "$scratch/own" "$scratch/code" |
        tee -a "$scratch/read" |
        grep -vE '^[^:]*:[0-9]+:[ \t]*#[ \t]*include' | sed 's/dait_seen_before//g' |
        grep -iE ":[0-9]+:(.*[^a-z])?($others)([^a-z]|\$)" >"$scratch/named" || true
    while read -r line; do
        fail "the name of another: $line"
    done <"$scratch/named"
done
not_empty "lines of code" "$scratch/read"

# words.c asks every parser of keys that there is. A date and a code of a list are no keys.
grep -ohE 'darisk_[a-z_0-9]+_from_text\(' include/darisk/*.h | sort -u |
    sed -E 's/^darisk_//; s/_from_text\($//' | grep -vxE 'date|code' >"$scratch/parsers"
not_empty parsers "$scratch/parsers"
while read -r name; do
    grep -qE "X\($name\)|darisk_${name}_from_text\(" $here/words.c ||
        fail "words.c leaves out darisk_${name}_from_text"
done <"$scratch/parsers"

finish "$# objects: $(wc -l <"$scratch/uses") uses of names, none of another module's;" \
    "$(wc -l <"$scratch/closure") includes at every distance; $(wc -l <"$scratch/read") lines of the three without the name of another"

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

# What each object needs and defines, as "module name"; local names are nobody else's.
for object in "$@"; do
    module=$(module_of "$object")
    [ "$module" != unknown ] || fail "say in common.sh which module $object belongs to"
    echo "$module" "$(basename "$(dirname "$object")")/$(basename "$object" .o)"
    nm -g "$object" | awk -v module="$module" -v to="$scratch" '
        NF == 2 && $1 ~ /^[Uwv]$/ { print $2, module >>(to "/needed") }
        NF == 3 { print $3, module >>(to "/defined") }'
done >"$scratch/objects"
not_empty "objects" "$scratch/objects"
not_empty "names needed" "$scratch/needed"
not_empty "names defined" "$scratch/defined"
for module in $apart; do
    for source in lib/"$module"/*.c; do
        grep -qx "$module $module/$(basename "$source")" "$scratch/objects" ||
            fail "$source is in none of the objects"
    done
    # Names of the ground they stand on show that uses can be seen.
    join <(sort -u "$scratch/needed") <(sort -u "$scratch/defined") | grep -q " $module base\$" ||
        fail "$module needs nothing of lib/base: are these its objects?"
done

join <(sort -u "$scratch/needed") <(sort -u "$scratch/defined") >"$scratch/uses"
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
xargs -a "$scratch/files" -x bash -c ':' || fail "too many files"
closure $(cat "$scratch/files") >"$scratch/closure"
not_empty "includes" "$scratch/closure"
declare -A module
while read -r file; do
    module[$file]=$(module_of "$file")
    [ "${module[$file]}" != unknown ] || fail "say in common.sh which module $file belongs to"
done < <(cat "$scratch/files" && find lib -name '*.inc')
while read -r file included; do
    may_know "${module[$file]:-}" "${module[$included]:-}" || fail "$file includes $included"
done <"$scratch/closure"

# The names of the others, in code without comments and literals. Whether the outcome of the checks
# had been seen is a fact about a judgement, and the one word that DASH has of them.
find lib include/darisk -name '*.[ch]' -o -name '*.inc' | sort >"$scratch/files"
xargs awk -f tests/abi/code_only.awk <"$scratch/files" >"$scratch/code"
words=0
for name in $apart; do
    others=$(tr ' ' '\n' <<<"$apart marac audit definition" | grep -vx "$name" | paste -sd '|')
    [ "$name" != dash ] || others=${others/marac|/}
    while IFS=: read -r file line code; do
        [ "${module[$file]}" = "$name" ] || continue
        words=$((words + 1))
        [[ $code =~ ^[[:space:]]*#[[:space:]]*include ]] && continue
        code=${code//dait_seen_before/}
        [[ ${code,,} =~ (^|[^a-z])($others)([^a-z]|$) ]] && fail "$file:$line names another: $code"
    done <"$scratch/code"
done

finish "$# objects: $(wc -l <"$scratch/uses") names used across files of modules that may;" \
    "$(wc -l <"$scratch/closure") includes at every distance; $words lines of code of the three"

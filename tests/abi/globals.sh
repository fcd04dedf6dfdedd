#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# The library holds no state: no object has memory that could be written after loading. Tables of
# constants that hold pointers are in .data.rel.ro, which the loader fills in and then locks. From
# outside the objects take what undefined.txt allows, and so neither clock, file nor environment.
#
#   globals.sh STATIC_LIBRARY [SHARED_LIBRARY]
. "$(dirname "$0")/common.sh"
static=$1 shared=${2:-}

# Sections of the members that are writable and hold something: "member section bytes".
readelf -SW "$static" | awk '
    /^File:/ { sub(/.*\(/, ""); sub(/\).*/, ""); member = $0; members[member] = 1 }
    {
        sub(/^ *\[ *[0-9]+\] */, "")
        # name, type, address, offset, size, entry size, flags
        if (NF >= 10 && $7 ~ /W/ && $5 !~ /^0+$/ && $1 !~ /^\.data\.rel\.ro/)
            print member, $1, "0x" $5
    }
    END { for (m in members) count++; print count > "/dev/stderr" }
' >"$scratch/writable" 2>"$scratch/members"
members=$(cat "$scratch/members")
[ "$members" -gt 10 ] || fail "only $members objects found in $static"
while read -r line; do
    fail "writable memory: $line"
done <"$scratch/writable"

# A common symbol belongs to no section until it is linked.
while read -r line; do
    fail "common symbol: $line"
done < <(nm "$static" 2>/dev/null | awk '$2 == "C" { print $3 }')

sed -E 's/[ \t]*#.*//; /^$/d' $here/undefined.txt | sort >"$scratch/allowed"
nm -u "$static" 2>/dev/null | awk 'NF == 2 { print $2 }' | sort -u >"$scratch/undefined"
nm --defined-only "$static" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u >"$scratch/defined"
comm -23 "$scratch/undefined" "$scratch/defined" >"$scratch/outside"
not_empty "undefined symbols" "$scratch/outside"
[ -z "$shared" ] || nm -D -u "$shared" | awk '{ sub(/@.*/, "", $2); print $2 }' >>"$scratch/outside"
while read -r name; do
    fail "taken from outside: $name"
done < <(sort -u "$scratch/outside" | comm -23 - "$scratch/allowed")

finish "$members objects: no writable memory; from outside only" \
    "$(grep -v '^_' "$scratch/outside" | sort -u | tr '\n' ' ')"

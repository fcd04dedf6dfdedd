#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# What the libraries show: the shared library, its version script, the public headers and the
# committed list name the same functions, each in the node of the release that brought it. The
# static library, which has no version script, defines no global name outside darisk_.
#
# symbols.txt may only grow: a line that goes, or moves to another node, breaks those who have
# linked with it.
#
#   symbols.sh COMPILER STATIC_LIBRARY [SHARED_LIBRARY]    compares
#   symbols.sh --write                                     adds what lib/darisk.map has more
. "$(dirname "$0")/common.sh"

# "name node" for each name a version script makes global.
awk '
    { sub(/\/\*.*\*\//, "") }
    /^[A-Z0-9_.]+ *\{/ { node = $1 }
    /^\}/ { is_global = 0 }
    /global:/ { is_global = 1; next }
    /local:/ { is_global = 0; next }
    is_global && /;/ { sub(/;.*/, ""); print $1, node }
' lib/darisk.map >"$scratch/map"
not_empty "names in lib/darisk.map" "$scratch/map"

if [ "${1:-}" = --write ]; then
    gone=$(comm -23 $here/symbols.txt <(sort "$scratch/map"))
    [ -z "$gone" ] || fail "not written, for these would go: $gone"
    [ -n "$gone" ] || sort "$scratch/map" >$here/symbols.txt
    finish "$(wc -l <$here/symbols.txt) functions written to symbols.txt"
    exit
fi
compiler=$1 static=$2 shared=${3:-}

# Each function declared in the headers; one that lacks DARISK_API is told apart.
public_text "$compiler" | grep -v '^#' | tr '\n' ' ' | tr ';{}' '\n\n\n' |
    grep -E '(^|[ *])darisk_[a-z0-9_]+ *\(' | grep -v '^ *typedef' >"$scratch/declarations"
while read -r declaration; do
    name=$(grep -oE 'darisk_[a-z0-9_]+ *\(' <<<"$declaration" | sed -n 1p | tr -d ' (')
    echo "$name" >>"$scratch/headers"
    grep -qF 'visibility("default")' <<<"$declaration" || fail "$name has no DARISK_API"
done <"$scratch/declarations"
not_empty "functions in the headers" "$scratch/headers"

same_lines "symbols.txt" $here/symbols.txt lib/darisk.map "$scratch/map"
cut -d ' ' -f 1 "$scratch/map" >"$scratch/map_names"
same_lines lib/darisk.map "$scratch/map_names" "the public headers" "$scratch/headers"

if [ -n "$shared" ]; then
    # The nodes themselves are absolute symbols (A).
    nm -D --defined-only "$shared" | awk '$2 != "A" { sub(/@@?/, " ", $3); print $3 }' \
        >"$scratch/shared"
    same_lines symbols.txt $here/symbols.txt "the shared library" "$scratch/shared"
fi

nm -g --defined-only "$static" | awk 'NF == 3 { print $3 }' >"$scratch/static"
not_empty "names in the static library" "$scratch/static"
grep -v '^darisk_' "$scratch/static" >"$scratch/foreign" || true
while read -r name; do
    fail "the static library defines $name"
done <"$scratch/foreign"
comm -23 "$scratch/map_names" <(sort "$scratch/static") >"$scratch/absent"
while read -r name; do
    fail "the static library lacks $name"
done <"$scratch/absent"

finish "$(wc -l <$here/symbols.txt) functions, the same in symbols.txt, lib/darisk.map, the headers" \
    "${shared:+and the shared library}; $(wc -l <"$scratch/static") global names in the static one"

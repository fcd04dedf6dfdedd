#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# sizes.c, which writes down the layout of every public struct, still compiles, and no struct,
# member or scalar type of the public headers is missing from it.
#
#   sizes.sh COMPILER
. "$(dirname "$0")/common.sh"
compiler=$1

for standard in c11 c17; do
    "$compiler" -std=$standard -Wall -Wextra -Werror -Iinclude -fsyntax-only $here/sizes.c \
        2>"$scratch/log" || { fail "a size or an offset changed" && head -n 20 "$scratch/log"; }
done

public_text "$compiler" | grep -v '^#' | tr '\n' ' ' | sed 's/[;{}]/&\n/g' >"$scratch/text"

awk -f $here/members.awk "$scratch/text" >"$scratch/members"
not_empty members "$scratch/members"
sed -nE 's/^MEMBER\(([a-z0-9_]+), ([a-z0-9_]+), .*/\1 \2/p' $here/sizes.c >"$scratch/written"
same_lines "the headers" "$scratch/members" sizes.c "$scratch/written"

# Structs, enumerations and names of numbers; not the handles, which have no size to their users.
{
    cut -d ' ' -f 1 "$scratch/members" | sort -u
    sed -nE 's/.*typedef enum ([a-z0-9_]+) .*/\1/p; s/.*typedef u?int[0-9]+_t (darisk_[a-z0-9_]+);/\1/p' \
        "$scratch/text"
} >"$scratch/types"
sed -nE 's/^SIZE\(([a-z0-9_]+), .*/\1/p' $here/sizes.c >"$scratch/written"
same_lines "the headers" "$scratch/types" sizes.c "$scratch/written"

finish "$(wc -l <"$scratch/types") types and $(wc -l <"$scratch/members") members lie as committed"

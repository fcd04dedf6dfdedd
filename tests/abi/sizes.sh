#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# sizes.c, which writes down the layout of every public struct, still compiles, and no struct,
# member or scalar type of the public headers is missing from it.
#
#   sizes.sh COMPILER            compares
#   sizes.sh COMPILER --write    adds the types that are missing; what is there stays as it is
. "$(dirname "$0")/common.sh"
compiler=$1 mode=${2:-}

for standard in c11 c17; do
    "$compiler" -std=$standard -Wall -Wextra -Werror -Iinclude -fsyntax-only $here/sizes.c \
        2>"$scratch/log" || { fail "a size or an offset changed" && head -n 20 "$scratch/log"; }
done

public_text "$compiler" | grep -v '^#' | tr '\n' ' ' | sed 's/[;{}]/&\n/g' >"$scratch/text"

awk -f $here/members.awk "$scratch/text" >"$scratch/members"
not_empty members "$scratch/members"
# Structs, enumerations and names of numbers; not the handles, which have no size to their users.
{
    cut -d ' ' -f 1 "$scratch/members" | sort -u
    sed -nE 's/.*typedef enum ([a-z0-9_]+) .*/\1/p; s/.*typedef u?int[0-9]+_t (darisk_[a-z0-9_]+);/\1/p' \
        "$scratch/text"
} >"$scratch/types"

written() { # SIZE or MEMBER: what sizes.c has, as the lists above
    sed -nE "s/^$1\(([a-z0-9_]+(, [a-z0-9_]+)?)(, [0-9]+)+\);/\1/p" $here/sizes.c | tr -d ,
}

lines_for() { # TYPES...: their lines for sizes.c, by a program
    local type
    echo '#include <stdio.h>'
    echo '#include "darisk.h"'
    echo 'int main(void) {'
    for type in "$@"; do
        printf 'printf("SIZE(%s, %%zu);\\n", sizeof(%s));\n' $type $type
        awk -v type="$type" '$1 == type {
            printf "printf(\"MEMBER(%s, %s, %%zu, %%zu);\\n\", ", $1, $2
            printf "offsetof(%s, %s), sizeof(((%s *)NULL)->%s));\n", $1, $2, $1, $2
        }' "$scratch/members"
        echo 'puts("");'
    done
    echo '}'
}

if [ "$mode" = --write ]; then
    written SIZE | sort >"$scratch/written"
    lines_for $(sort "$scratch/types" | comm -23 - "$scratch/written") >"$scratch/lines.c"
    "$compiler" -std=c11 -Iinclude "$scratch/lines.c" -o "$scratch/lines"
    "$scratch/lines" >"$scratch/lines.txt"
    awk -v lines="$scratch/lines.txt" '
        /clang-format on/ { while ((getline line <lines) > 0) print line }
        { print }
    ' $here/sizes.c >"$scratch/sizes.c"
    cp "$scratch/sizes.c" $here/sizes.c
fi

written MEMBER >"$scratch/written"
same_lines "the headers" "$scratch/members" sizes.c "$scratch/written"
written SIZE >"$scratch/written"
same_lines "the headers" "$scratch/types" sizes.c "$scratch/written"

finish "$(wc -l <"$scratch/types") types and $(wc -l <"$scratch/members") members lie as committed"

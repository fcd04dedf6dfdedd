#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# No function takes 16 KiB of stack, and none takes an amount known only when it runs: the library
# is called from threads with small stacks. The largest is the block of the plain columns, a few
# KiB on purpose, so that it stays in the cache.
#
#   stack.sh COMPILER [DEFINITION...]    definitions as the build has them, such as -DX
. "$(dirname "$0")/common.sh"
compiler=$1
shift
bound=16384

flags=(-std=c11 -g -fPIC -fvisibility=hidden -fstack-usage -Iinclude -Ilib "$@")
sources=$(find lib -name '*.c')
for level in O0 O3; do
    for source in $sources; do
        "$compiler" "${flags[@]}" -$level -c "$source" \
            -o "$scratch/$level-${source//\//-}.o"
    done
done

# "place:function<tab>bytes<tab>kind"
cat "$scratch"/*.su >"$scratch/usage"
functions=$(wc -l <"$scratch/usage")
[ "$functions" -gt 200 ] || fail "only $functions functions found"
while IFS=$'\t' read -r function bytes kind; do
    fail "$function takes $bytes bytes ($kind)"
done < <(awk -F '\t' -v bound=$bound '$2 >= bound || $3 == "dynamic"' "$scratch/usage")

sort -t $'\t' -k 2,2nr "$scratch/usage" | sed -n 1,4p
finish "$functions functions of $(wc -w <<<"$sources") sources at -O0 and -O3: all below $bound bytes"

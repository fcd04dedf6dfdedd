#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Each public header compiles by itself, without a warning, as C and as C++ of several standards,
# with gcc and with clang; so do all macros when they are used. A compiler that is absent is a
# failure, not a skip: script/setup installs them.
#
#   headers.sh
. "$(dirname "$0")/common.sh"

both=(-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Werror)
c=(-x c -Wstrict-prototypes -Wc++-compat)
cxx=(-x c++ -Wold-style-cast)

headers=(darisk.h $(cd include && ls darisk/*.h))

# One file a header. It is included twice, and what comes first shows what it forgot to include.
sources=()
for header in "${headers[@]}"; do
    source=$scratch/$(basename "$header").c
    printf '#include "%s"\n#include "%s"\ntypedef int nothing_else;\n' "$header" "$header" >"$source"
    sources+=("$source")
done
sources+=("$here/use_macros.c")

for header in "${headers[@]:1}"; do
    grep -qF "#include \"$header\"" include/darisk.h || fail "darisk.h leaves out $header"
done

compiled=0
compile() { # COMPILER STANDARD FLAGS...
    local compiler=$1 standard=$2
    shift 2
    if ! command -v "$compiler" >/dev/null; then
        fail "$compiler is absent"
        return
    fi
    if "$compiler" "-std=$standard" "${both[@]}" "$@" -Iinclude -fsyntax-only "${sources[@]}" \
        >"$scratch/log" 2>&1; then
        compiled=$((compiled + ${#sources[@]}))
    else
        fail "$compiler -std=$standard"
        head -n 12 "$scratch/log"
    fi
}

for standard in c11 c17 c2x; do
    compile gcc $standard "${c[@]}"
    compile clang $standard "${c[@]}"
done
for standard in c++11 c++17 c++20; do
    compile g++ $standard "${cxx[@]}"
    compile clang++ $standard "${cxx[@]}"
done

# A macro with parameters that use_macros.c forgets is not checked at all.
public_macros gcc >"$scratch/macros"
sed -nE 's/^#define (DARISK_[A-Z0-9_]+)\(.*/\1/p' "$scratch/macros" >"$scratch/functions"
not_empty "macros with parameters" "$scratch/functions"
while read -r macro; do
    grep -q "$macro(" $here/use_macros.c || fail "$here/use_macros.c does not use $macro"
done <"$scratch/functions"

finish "${#headers[@]} headers and $(wc -l <"$scratch/functions") macros: $compiled compilations, no warning"

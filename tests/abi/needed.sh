#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# What the loader has to do for the shared library: find the C library and nothing else, map no
# memory that can be both written and run, rewrite no code.
#
#   needed.sh SHARED_LIBRARY
. "$(dirname "$0")/common.sh"
shared=$1
readelf -dW "$shared" >"$scratch/dynamic"
readelf -lW "$shared" >"$scratch/segments"

value() { # TAG: what stands in brackets, one a line
    sed -nE "s/.*\\($1\\).*\\[(.*)\\]\$/\\1/p" "$scratch/dynamic"
}

needed=$(value NEEDED)
# libc.so.6 of glibc; libc.so or libc.musl-*.so.1 of musl.
[[ $needed =~ ^libc\.[a-z0-9._-]+$ ]] || fail "needs more than libc: ${needed//$'\n'/ }"

soname=$(value SONAME)
[ "$soname" = libdarisk.so.0 ] || fail "the SONAME is '$soname'"
for tag in TEXTREL RPATH RUNPATH; do
    ! grep -q "$tag" "$scratch/dynamic" || fail "has a $tag entry"
done

stack=$(awk '$1 == "GNU_STACK" { print $(NF - 1) }' "$scratch/segments")
[ "$stack" = RW ] || fail "the stack is '$stack', not RW"
grep -q GNU_RELRO "$scratch/segments" || fail "the tables with pointers are not locked (no RELRO)"
! grep -qE '^ +LOAD.* RWE ' "$scratch/segments" || fail "a segment can be written and run"

finish "$soname needs $needed only; stack $stack, relocated tables locked, no text relocations"

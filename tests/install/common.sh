# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# What both tests of installing share. They stand in a scratch folder, outside the project, and
# `project` is where it is. CC, CXX and CMAKE_GENERATOR come from ctest, or are the defaults.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)

# What a caller's shell may hold must not decide what is tested.
unset CFLAGS CXXFLAGS LDFLAGS CPATH LIBRARY_PATH LD_LIBRARY_PATH CMAKE_PREFIX_PATH \
    PKG_CONFIG_PATH PKG_CONFIG_LIBDIR DESTDIR
export CC=${CC:-gcc}
if [ -z "${CXX:-}" ]; then
    case $("$CC" --version) in
    *clang*) CXX=clang++ ;;
    *) CXX=g++ ;;
    esac
fi
export CXX CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

failures=0
fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

finish() {
    if [ "$failures" -gt 0 ]; then
        echo "$failures failed"
        exit 1
    fi
    printf '%s\n' "$*"
}

# A command whose output matters only where it fails. What follows would make no sense then.
quietly() {
    if ! "$@" >"$scratch/log" 2>&1; then
        tail -n 40 "$scratch/log"
        echo "FAILED: $*"
        exit 1
    fi
}

part() { # MAJOR, MINOR or PATCH
    sed -nE "s/^#define DARISK_VERSION_$1 ([0-9]+)\$/\\1/p" "$project/include/darisk/version.h"
}
version=$(part MAJOR).$(part MINOR).$(part PATCH)

runs=0
runs_right() { # WHAT PROGRAM
    local said
    said=$("$2" 2>&1) || true
    if [ "$said" != "$version DAA_2021 DEFINITION:QUALIFIES" ]; then
        fail "$1: printed '$said'"
    fi
    runs=$((runs + 1))
}

links() { # WHAT PROGRAM shared|static: how it is linked with the library
    local needs=static
    ! readelf -dW "$2" | grep -qF 'Shared library: [libdarisk.so.' || needs=shared
    [ "$needs" = "$3" ] || fail "$1: is linked with the $needs library, not the $3 one"
}

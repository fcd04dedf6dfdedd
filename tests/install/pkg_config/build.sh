#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# An outside project that finds the installed library with pkg-config, and builds by hand.
# PKG_CONFIG_PATH, CC and CXX come from the caller.
#
#   build.sh           with the shared library, where there is one
#   build.sh static    with nothing shared at all
set -euo pipefail
cd "$(dirname "$0")"

pkg-config --atleast-version=0.1 libdarisk
if [ "${1:-}" = static ]; then
    flags=(-static $(pkg-config --static --cflags libdarisk))
    libs=($(pkg-config --static --libs libdarisk))
    suffix=_static
else
    flags=($(pkg-config --cflags libdarisk))
    libs=($(pkg-config --libs libdarisk))
    suffix=
fi
"$CC" -std=c11 main.c "${flags[@]}" "${libs[@]}" -o "c$suffix"
"$CXX" -std=c++11 main.cpp "${flags[@]}" "${libs[@]}" -o "cxx$suffix"

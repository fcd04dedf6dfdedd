#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Builds and runs an outside project that takes the library in with add_subdirectory, from a path
# with a blank in it: shared, static, and without saying which. The library may bring its own
# targets along and nothing else: no tests, no examples, no SQLite, no CMocka, no flags of ours.
#
#   add_subdirectory.sh
. "$(dirname "$0")/common.sh"

source="$scratch/a copy of the source"
mkdir "$source"
# All of it, so that the tests and examples could be dragged in.
(cd "$project" && tar -cf - --exclude=./build --exclude=./.git .) | tar -xf - -C "$source"
cp -r "$here/add_subdirectory" outside
cp "$here"/main.* outside
echo 'int own(void); int own(void) { return 0; }' >outside/own.c

# Flags that the program needs to be compiled and to find the headers; any other is ours.
foreign_flags() { # SOURCE-FILE
    sed -nE "/\"command\": .*\\/outside\\/$1\"/s/.*\"command\": \"(.*)\",/\\1/p" build/compile_commands.json |
        tr -s ' ' '\n' | grep '^-' | grep -vE '^-(I.*|isystem|o|c|std=gnu[0-9+]+)$' || true
}

check() { # WHAT shared|static CMAKE-ARGUMENTS...
    local what=$1 kind=$2 file flags expected
    shift 2
    rm -f build/CMakeCache.txt
    # Whoever looks for these packages fails: they are turned off.
    quietly cmake -S outside -B build "-DDARISK_SOURCE=$source" \
        -DCMAKE_DISABLE_FIND_PACKAGE_SQLite3=ON -DCMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON \
        -DCMAKE_DISABLE_FIND_PACKAGE_Python3=ON "$@"
    quietly cmake --build build

    expected='darisk_build darisk_objects darisk_static'
    [ "$kind" = static ] || expected="darisk $expected"
    [ "$(sort build/targets | xargs)" = "$expected" ] ||
        fail "$what: brought the targets $(sort build/targets | xargs)"
    ctest --test-dir build -N 2>/dev/null | grep -qx 'Total Tests: 0' || fail "$what: brought tests"
    for file in main.c main.cpp; do
        grep -q "/outside/$file" build/compile_commands.json || fail "$what: $file is not compiled"
        flags=$(foreign_flags $file)
        [ -z "$flags" ] || fail "$what: $file is compiled with ${flags//$'\n'/ }"
    done
    ! grep -q -e -Werror build/compile_commands.json || fail "$what: warnings are errors"
    rm -rf installed
    quietly cmake --install build --prefix installed
    [ ! -e installed ] || fail "$what: installs $(find installed -type f | xargs)"

    runs_right "$what, C" build/outside_c
    links "$what, C" build/outside_c "$kind"
    runs_right "$what, C++" build/outside_cxx
    links "$what, C++" build/outside_cxx "$kind"
    runs_right "$what, darisk_static" build/outside_static
    links "$what, darisk_static" build/outside_static static
}

check 'BUILD_SHARED_LIBS=ON' shared -DBUILD_SHARED_LIBS=ON
check 'BUILD_SHARED_LIBS=OFF' static -DBUILD_SHARED_LIBS=OFF

# Where the outside project says nothing its own libraries are static, as CMake has it: an option
# of ours may not change them. Ours follows.
check 'BUILD_SHARED_LIBS not set' static
[ "$(cat build/own_type)" = STATIC_LIBRARY ] ||
    fail "BUILD_SHARED_LIBS not set: the project's own library became a $(cat build/own_type)"

finish "3 outside builds in '$(basename "$source")': only our targets, no flags of ours; $runs programs ran ($CC, $CXX)"

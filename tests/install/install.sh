#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Installs the library as users get it, compares the tree with files.txt, then builds and runs
# outside projects against it: with find_package and with pkg-config, in C and in C++, shared and
# static. Once into a prefix given only when it is installed, once with a library folder that is
# absolute, once without the shared library.
#
#   install.sh
. "$(dirname "$0")/common.sh"

install_into() { # PREFIX CMAKE-ARGUMENTS...
    local prefix=$1
    shift
    # A preset would build the tests as well.
    quietly cmake -S "$project" -B build -DCMAKE_BUILD_TYPE=RelWithDebInfo -DDARISK_WERROR=ON \
        -DDARISK_BUILD_TESTS=OFF -DDARISK_BUILD_EXAMPLES=OFF "$@"
    quietly cmake --build build
    quietly cmake --install build --prefix "$prefix"
}

# The committed list with the numbers of this release.
expected_files() {
    sed -E "s/^#.*//; /^\$/d; s/\\.MINOR\\.PATCH/.$(part MINOR).$(part PATCH)/" "$here/files.txt" | sort
}

compare_files() { # WHAT EXPECTED FOUND
    diff "$2" "$3" >difference || {
        fail "$1: files missing (<) or new (>)"
        cat difference
    }
}

find_package() { # WHAT PREFIX LANGUAGE shared|static: with what darisk::darisk is linked
    rm -rf find_package
    cp -r "$here/find_package" "$here"/main.* .
    mv main.* find_package
    quietly cmake -S find_package -B find_package/build "-DCMAKE_PREFIX_PATH=$2" "-DLANGUAGE=$3"
    quietly cmake --build find_package/build
    runs_right "$1, find_package, $3" find_package/build/outside
    links "$1, find_package, $3" find_package/build/outside "$4"
    runs_right "$1, find_package, $3, static" find_package/build/outside_static
    links "$1, find_package, $3, static" find_package/build/outside_static static
}

pkg_config() { # WHAT LIBRARY-FOLDER shared|static
    local language
    rm -rf pkg_config
    cp -r "$here/pkg_config" "$here"/main.* .
    mv main.* pkg_config
    export PKG_CONFIG_PATH=$2/pkgconfig
    [ "$(pkg-config --modversion libdarisk)" = "$version" ] ||
        fail "$1, pkg-config: the version is $(pkg-config --modversion libdarisk)"
    [ "$(pkg-config --static --libs-only-l libdarisk | xargs)" = -ldarisk ] ||
        fail "$1, pkg-config: links $(pkg-config --static --libs-only-l libdarisk)"
    quietly bash pkg_config/build.sh
    quietly bash pkg_config/build.sh static
    for language in c cxx; do
        LD_LIBRARY_PATH=$2 runs_right "$1, pkg-config, $language" pkg_config/$language
        links "$1, pkg-config, $language" pkg_config/$language "$3"
        runs_right "$1, pkg-config --static, $language" pkg_config/${language}_static
        links "$1, pkg-config --static, $language" pkg_config/${language}_static static
    done
    unset PKG_CONFIG_PATH
}

expected_files >expected

install_into "$scratch/prefix" -DCMAKE_INSTALL_PREFIX=/not/this/one -DCMAKE_INSTALL_LIBDIR=lib
(cd prefix && find . ! -type d | cut -c 3- | sort) >found
compare_files prefix expected found
! grep -rqF -e "$project" -e /not/this/one prefix ||
    fail "an installed file names the folder of the source, or another prefix"
! grep -rqIF "$scratch/build" prefix || fail "an installed text names the folder of the build"
pkg_config prefix "$scratch/prefix/lib" shared
# CMake's package finds its files from where it stands, so the tree may be moved.
mv prefix 'moved prefix'
find_package 'moved prefix' "$scratch/moved prefix" C shared
find_package 'moved prefix' "$scratch/moved prefix" CXX shared

libdir=$scratch/libraries/lib
install_into "$scratch/absolute" "-DCMAKE_INSTALL_PREFIX=$scratch/absolute" \
    "-DCMAKE_INSTALL_LIBDIR=$libdir"
{
    (cd absolute && find . ! -type d | cut -c 3-)
    (cd "$libdir" && find . ! -type d | sed 's/^\./lib/')
} | sort >found
compare_files 'absolute library folder' expected found
pkg_config 'absolute library folder' "$libdir" shared
find_package 'absolute library folder' "$scratch/libraries" C shared

install_into "$scratch/static" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF
(cd static && find . ! -type d | cut -c 3- | sort) >found
compare_files 'static only' <(grep -v '/libdarisk\.so' expected) found
pkg_config 'static only' "$scratch/static/lib" static
find_package 'static only' "$scratch/static" CXX static

finish "3 installations of $(wc -l <expected) files, as committed; $runs outside programs ran ($CC, $CXX)"

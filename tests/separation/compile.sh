#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Programs that put a value of one vocabulary in the place of another do not compile: with gcc and
# with clang, as C and as C++, without any warning flag. Each has a twin that differs in that value
# only, and compiles.
#
# The programs are made of a table of vocabularies and a list of ways. A program is one function on
# one line; those of one language are compiled together, and each must get an error on its own
# line. A compiler that is absent is a failure, not a skip: script/setup installs them.
#
# What no compiler refuses is not claimed. A number in braces, or the member `code` by itself, is a
# number like any other: words.c shows what refuses it when it is read. In C, the outcome of a
# definition is an enumeration and takes any number, and a pointer to the wrong struct is only
# warned of; in C++ neither compiles.
#
#   compile.sh
. "$(dirname "$0")/common.sh"

# Type of a value; a code; a struct and its member that holds such a value.
vocabularies=(
    "darisk_dash_grade DARISK_DASH_HIGH darisk_dash_judgement grade"
    "darisk_dait_outcome DARISK_DAIT_BRIEF_CREW darisk_dait_assessment outcome"
    "darisk_response_grade DARISK_RESPONSE_PRIORITY darisk_response_request requested"
    "darisk_outcome DARISK_OUTCOME_REVIEW darisk_classification outcome"
)
enumeration=darisk_outcome
put=(assign begin pass return member choose)
compare=(equal less)

programs=0
program() { # WAY TYPE STRUCT MEMBER GIVEN VALUE [LEFT]: VALUE, of the argument GIVEN, in place of TYPE
    local type=$2 struct=$3 member=$4 given=$5 value=$6 left=${7:-a} name=p$((++programs))
    case $1 in
    assign) echo "void $name($type a, $given) { a = $value; (void)a; }" ;;
    begin) echo "void $name($given) { $type a = $value; (void)a; }" ;;
    pass) echo "void $name($given) { (void)${type}_text($value); }" ;;
    return) echo "$type $name($given) { return $value; }" ;;
    member) echo "void $name($struct *s, $given) { s->$member = $value; }" ;;
    choose) echo "void $name(int c, $type a, $given) { $type d = c ? a : $value; (void)d; }" ;;
    equal) echo "int $name($type a, $given) { return $left == $value; }" ;;
    less) echo "int $name($type a, $given) { return $left < $value; }" ;;
    braces) echo "void $name($given) { $type a = {$value}; (void)a; }" ;;
    point) echo "void $name($given) { (void)${type}_from_text(\"\", $value); }" ;;
    esac
}

wrong() { # LANGUAGE
    local type code struct member from number rest way
    for entry in "${vocabularies[@]}"; do
        read -r type code struct member <<<"$entry"
        for other in "${vocabularies[@]}"; do
            read -r from number rest <<<"$other"
            # A value of another vocabulary.
            if [ "$from" != "$type" ]; then
                for way in "${put[@]}" "${compare[@]}"; do
                    program "$way" "$type" "$struct" "$member" "$from b" b
                done
                [ "$type" = $enumeration ] || [ "$from" = $enumeration ] ||
                    program braces "$type" "$struct" "$member" "$from b" b
                [ "$1" = c ] || program point "$type" "$struct" "$member" "$from *b" b
            fi
            # A code of any vocabulary, of its own as well: a code is not a value.
            if [ "$type" != $enumeration ]; then
                for way in "${put[@]}" "${compare[@]}"; do
                    program "$way" "$type" "$struct" "$member" "int none" "$number"
                done
            elif [ "$from" != "$type" ] && [ "$1" = cxx ]; then
                for way in "${put[@]}"; do
                    program "$way" "$type" "$struct" "$member" "int none" "$number"
                done
            fi
        done
    done
}

right() { # The twins: the same ways, with a value of the vocabulary itself.
    local type code struct member way
    for entry in "${vocabularies[@]}"; do
        read -r type code struct member <<<"$entry"
        for way in "${put[@]}"; do
            program "$way" "$type" "$struct" "$member" "$type b" b
        done
        program point "$type" "$struct" "$member" "$type *b" b
        program braces "$type" "$struct" "$member" "int none" "$code"
        for way in "${compare[@]}"; do
            if [ "$type" = $enumeration ]; then
                program "$way" "$type" "$struct" "$member" "$type b" b
                program "$way" "$type" "$struct" "$member" "int none" "$code"
            else
                program "$way" "$type" "$struct" "$member" "$type b" b.code a.code
                program "$way" "$type" "$struct" "$member" "int none" "$code" a.code
            fi
        done
    done
}

for language in c cxx; do
    { echo '#include "darisk.h"' && wrong $language; } >"$scratch/wrong.$language"
    { echo '#include "darisk.h"' && right; } >"$scratch/right.$language"
done

# The lines of a file that get an error of their own, by number; then the exit code.
refused_lines() { # COMPILER STANDARD LANGUAGE FILE
    local language=$3 limit=-fmax-errors=0 code=0
    [ "$3" = c ] || language=c++
    [[ $1 != clang* ]] || limit=-ferror-limit=0
    "$1" "-std=$2" -x $language $limit -Iinclude -fsyntax-only "$4" >"$scratch/log" 2>&1 || code=$?
    sed -nE "s|^$4:([0-9]+):[0-9]+: error: .*|\1|p" "$scratch/log" | sort -nu
    echo "exit $code"
}

refused=0 compiled=0 runs=0
check() { # COMPILER STANDARD LANGUAGE
    local wrong=$scratch/wrong.$3 right=$scratch/right.$3 count
    if ! command -v "$1" >/dev/null; then
        fail "$1 is absent"
        return
    fi
    refused_lines "$1" "$2" "$3" "$wrong" >"$scratch/refused"
    [ "$(tail -n 1 "$scratch/refused")" != "exit 0" ] || fail "$1 -std=$2 compiles $wrong"
    while read -r count; do
        fail "$1 -std=$2 compiles: $(sed -n "${count}p" "$wrong")"
    done < <(comm -13 <(sed '$d' "$scratch/refused" | sort) <(seq 2 "$(wc -l <"$wrong")" | sort))
    refused=$((refused + $(wc -l <"$scratch/refused") - 1))

    refused_lines "$1" "$2" "$3" "$right" >"$scratch/refused"
    if [ "$(cat "$scratch/refused")" != "exit 0" ]; then
        fail "$1 -std=$2 refuses a twin"
        head -n 12 "$scratch/log"
    fi
    compiled=$((compiled + $(wc -l <"$right") - 1))
    runs=$((runs + 2))
}

for compiler in gcc clang; do
    check $compiler c11 c
    check $compiler c2x c
done
for compiler in g++ clang++; do
    check $compiler c++17 cxx
    check $compiler c++20 cxx
done

in_c=$(($(wc -l <"$scratch/wrong.c") - 1)) in_cxx=$(($(wc -l <"$scratch/wrong.cxx") - 1))
[ "$refused" -eq $((runs / 4 * (in_c + in_cxx))) ] || fail "$refused refusals in $runs runs"
finish "$in_c programs in C and $in_cxx in C++ that mix vocabularies: each refused by both compilers" \
    "in two standards ($refused refusals); $compiled twins compiled"

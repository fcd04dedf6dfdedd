#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# Programs that put a value of one vocabulary in the place of another do not compile: with gcc and
# with clang, as C and as C++, without any warning flag. Each has a twin that differs in that value
# only, and compiles.
#
# The programs are made from two tables, of vocabularies and of ways. A program is one function on
# one line; those of one language are compiled together, and each must get an error on its own
# line. A compiler that is absent is a failure, not a skip: script/setup installs them.
#
# What no compiler refuses is not claimed here: a number in braces, or the member `code` by itself,
# is a number. words.c shows what refuses those when they are read. In C, an enumeration (the
# outcome of a definition) takes any number, and a pointer to a wrong struct is a warning.
#
#   compile.sh
. "$(dirname "$0")/common.sh"

# Name, type, code, member of a struct that holds one, function that takes one, function that
# gives one through a pointer.
vocabularies=(
    "dash darisk_dash_grade DARISK_DASH_HIGH darisk_dash_judgement.grade"
    "dait darisk_dait_outcome DARISK_DAIT_BRIEF_CREW darisk_dait_assessment.outcome"
    "response darisk_response_grade DARISK_RESPONSE_PRIORITY darisk_response_request.requested"
    "definition darisk_outcome DARISK_OUTCOME_REVIEW darisk_classification.outcome"
)
# A number that is of no vocabulary in particular.
number=103

# Ways to put B, a value or a code, in the place of a value of type T. @A is a value of type T that
# may be compared as it stands, TAKE and FROM the functions of T, S and M its struct and member.
ways=(
    'assign  { T a = x; a = B; (void)a; }'
    'begin   { T a = B; (void)a; }'
    'pass    { (void)x; (void)TAKE(B); }'
    'member  { S s; (void)x; s.M = B; (void)s; }'
)
compared=(
    'equal   { return (void)(@A == B); }'
    'less    { return (void)(@A < B); }'
)

header='#include "darisk.h"'
fill() { # TEXT VOCABULARY B: the text of a way, with the names of the vocabulary put in
    local name type code member text=$1
    read -r name type code member <<<"$2"
    text=${text//@A/x}
    text=${text//TAKE/${type}_text}
    text=${text//FROM/${type}_from_text}
    text=$(sed -E "s/\bS\b/${member%.*}/; s/\bM\b/${member#*.}/; s/\bT\b/$type/g" <<<"$text")
    echo "${text//B/$3}"
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file definition_expect.h
 * What the reference expects of one row. The tables come from definition_reference.py; here they
 * are only looked up and put together. Nothing of the library is asked but the names of types. */
#ifndef DEFINITION_EXPECT_H
#define DEFINITION_EXPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk.h"

/** Statements of all eight circumstances, and of the four that a tie can turn on. */
#define EXPECT_CIRCUMSTANCES     6561
#define EXPECT_TIE_CIRCUMSTANCES 81

/** The facts of one row. An age of 255 is unknown; where births are set they are passed instead
 * of the ages, which then say what the births should come to. */
typedef struct expect_row {
    uint64_t relationships;
    uint32_t behaviours;
    uint32_t circumstances;
    darisk_date recorded_on;
    darisk_date conduct_on;
    darisk_date victim_born;
    darisk_date perpetrator_born;
    uint8_t victim_lowest;
    uint8_t victim_highest;
    uint8_t perpetrator_lowest;
    uint8_t perpetrator_highest;
} expect_row;

/** What is expected of it. All 0 where the row must be refused. */
typedef struct expect_result {
    uint64_t ties;
    uint32_t parts;
    uint8_t outcome;
    uint8_t definition;
    uint8_t in_force;
    uint8_t age;
    uint8_t relationship;
    uint8_t behaviour;
    uint8_t decided_by;
    uint8_t tie;
    bool victim_refused;
    bool perpetrator_refused;
} expect_result;

/** One cell that may be settled. */
typedef struct expect_settable {
    uint32_t owner;
    uint32_t kind;
    uint32_t preset;
    uint32_t outcomes; /**< bit outcome: it is taken */
    uint32_t reach;    /**< bit definition: it follows */
} expect_settable;

/** The table of ties with what a force has settled, and its switch day. */
typedef struct expect_settings {
    darisk_date switch_day;
    uint8_t cell[DARISK_DEFINITION_LAST + 1][3][DARISK_RELATIONSHIP_LAST + 1];
    uint64_t qualifies[DARISK_DEFINITION_LAST + 1][3][EXPECT_TIE_CIRCUMSTANCES];
    uint64_t review[DARISK_DEFINITION_LAST + 1][3][EXPECT_TIE_CIRCUMSTANCES];
    uint32_t type_qualifies[DARISK_DEFINITION_LAST + 1];
    uint32_t type_review[DARISK_DEFINITION_LAST + 1];
} expect_settings;

/** The settings without any policy. */
void expect_defaults(expect_settings *settings);
/** Settles one cell by its row; expect_prepare() must follow. */
void expect_settle(expect_settings *settings, size_t row, uint8_t outcome);
/** Works out the sets of kinds for each circumstance, and of codes, after a change of cells. */
void expect_prepare(expect_settings *settings);

size_t expect_settable_count(void);
expect_settable expect_settable_at(size_t row);
/** The row that settles this cell by the name of its owner, or -1. */
int expect_settled_by(int definition, int kind);

/** The first kind of a set that is not empty. */
uint8_t expect_first_kind(uint64_t ties);

/** The cell of the present text, as a darisk_cell. */
uint8_t expect_cell(const expect_settings *settings, int definition, int kind);

void expect_classify(const expect_settings *settings, int definition, const expect_row *row,
                     expect_result *out);

/** The definition by which a force flags a report; 0 where none is built. */
int expect_flag(const expect_settings *settings, darisk_jurisdiction jurisdiction, darisk_date day);

/** First and last day of a definition; INT32_MIN for no last day. */
darisk_date expect_first_day(const expect_settings *settings, int definition);
darisk_date expect_last_day(const expect_settings *settings, int definition);
/** Whether an earlier day than the first is doubtful (and not plainly outside). */
bool expect_start_doubtful(int definition);
/** 1: day of the record, 2: day of the conduct. */
int expect_basis(int definition);
/** The two days on which the text of the column of associated persons changed. */
darisk_date expect_regime_day(int which);

/** Born, on, and completed years or -1; false past the last case. */
bool expect_birth_case(size_t index, darisk_date *born, darisk_date *on, int *age);

/** Keys in the order of the documents; NULL past the last. */
const char *expect_definition_key(size_t index);
const char *expect_kind_key(size_t index);
const char *expect_behaviour_key(size_t index);
const char *expect_circumstance_key(size_t index);

#endif

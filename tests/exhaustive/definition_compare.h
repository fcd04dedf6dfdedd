/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file definition_compare.h
 * Gathers rows into blocks, asks the library in every way it can be asked, and compares each
 * field of each answer with the reference. */
#ifndef DEFINITION_COMPARE_H
#define DEFINITION_COMPARE_H

#include "definition_expect.h"

/** Rows a block. */
#define COMPARE_BLOCK 2048
/** How the rows of the coming blocks are put to the library. */
typedef struct compare_shape {
    bool ranges;        /**< the columns of the highest ages are given */
    bool births;        /**< births are given instead of ages */
    bool recorded;      /**< the column of the day of the record is given */
    bool conduct;       /**< the column of the day of the conduct is given */
    bool kinds;         /**< no set has two ties: ask by the column of kinds as well */
    bool validity;      /**< ask again with validity bitmaps over rubbish where unknown */
    unsigned one_every; /**< ask the one-case call for every so manieth row; 0: for none */
    unsigned
        quick; /**< of so many blocks one is asked in every way, the others for the parts; 0: all */
    darisk_jurisdiction jurisdiction; /**< set: ask by jurisdiction instead of by definition */
} compare_shape;

typedef struct compare compare;

compare *compare_new(void);
/** Prints the last line; returns the exit code. */
int compare_finish(compare *c);

/** Begins a section, which is one line of the output; ends the one before. */
void compare_section(compare *c, const char *name);
/** Sets the definition and the shape of the rows to come. */
void compare_start(compare *c, int definition, compare_shape shape);
/** Puts one row into the block. */
void compare_row(compare *c, const expect_row *row);
/** Asks for what is in the block. To be called before the settings or the policy change. */
void compare_flush(compare *c);

/** The settings of the reference and the policy that says the same; the caller owns the policy. */
expect_settings *compare_settings(compare *c);
void compare_use_policy(compare *c, darisk_definition_policy *policy);

/** One case of its own: counts it, and prints the message where it does not hold. */
void compare_check(compare *c, bool holds, const char *message, ...)
    __attribute__((format(printf, 3, 4)));

#endif

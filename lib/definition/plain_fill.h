/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns with missing values, made plain for plain.h: some rows at a time are copied, and what is
 * missing there becomes the value that means unknown. */
#ifndef DARISK_PLAIN_FILL_H
#define DARISK_PLAIN_FILL_H

#include "definition/plain.h"
#include "definition/plain_block.h"

/* So few rows at a time that they fit on the stack of a small thread. */
#define DARISK_PLAIN_FILLED (DARISK_PLAIN_BLOCK / 2)

/* Room for so many rows of the columns with missing values. */
struct darisk_plain_filled {
    uint8_t kind[DARISK_PLAIN_FILLED];
    uint8_t victim_age[DARISK_PLAIN_FILLED];
    uint8_t perpetrator_age[DARISK_PLAIN_FILLED];
    uint32_t behaviours[DARISK_PLAIN_FILLED];
    darisk_date day[DARISK_PLAIN_FILLED];
};

/* Whether any of the columns may have missing values. */
bool darisk_plain_has_nulls(const darisk_facts_columns *facts, const darisk_column_date *day);

/* What is plain for `count` rows from `row` on, at most DARISK_PLAIN_FILLED, with those as the
 * first; it lasts as long as `filled` is left alone. */
struct darisk_plain darisk_plain_fill(const struct darisk_plain *plain, size_t row, size_t count,
                                      struct darisk_plain_filled *filled);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns with missing values, made plain for plain.h: a block at a time is copied, and what is
 * missing there becomes the value that means unknown. */
#ifndef DARISK_PLAIN_FILL_H
#define DARISK_PLAIN_FILL_H

#include "definition/plain.h"
#include "definition/plain_block.h"

/* Room for one block of the columns with missing values. */
struct darisk_plain_filled {
    uint8_t kind[DARISK_PLAIN_BLOCK];
    uint8_t victim_age[DARISK_PLAIN_BLOCK];
    uint8_t perpetrator_age[DARISK_PLAIN_BLOCK];
    uint32_t behaviours[DARISK_PLAIN_BLOCK];
    darisk_date day[DARISK_PLAIN_BLOCK];
};

/* Whether any of the columns may have missing values. */
bool darisk_plain_has_nulls(const darisk_facts_columns *facts, const darisk_column_date *day);

/* What is plain for `count` rows from `row` on, at most a block, with those as the first; it lasts
 * as long as `filled` is left alone. */
struct darisk_plain darisk_plain_fill(const struct darisk_plain *plain, size_t row, size_t count,
                                      struct darisk_plain_filled *filled);

#endif

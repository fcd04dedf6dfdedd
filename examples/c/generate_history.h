/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the made-up year holds for the histories of people: offence codes, how the record stands,
 * referrals, reviews and programmes. */
#ifndef GENERATE_HISTORY_H
#define GENERATE_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include <darisk.h>

struct history_row {
    const char *behaviours;
    uint32_t perpetrator;
    uint32_t prior; /* reports of the two before */
    darisk_date recorded_on;
    darisk_date last_day; /* of the year */
    bool crime;
    bool domestic;
};

struct history {
    uint64_t state; /* of the random numbers; not those of the year, whose bytes stay */
    bool home_office;
};

/* The names of the columns, and the cells of one row, each after a comma. */
extern const char history_columns[];
void history_begin(struct history *history, uint64_t seed, bool home_office);
void history_print(struct history *history, const struct history_row *row);

#endif

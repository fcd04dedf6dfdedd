/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What was assessed in the made-up year: one row for each pair of a domestic report. */
#ifndef GENERATE_ASSESSMENTS_H
#define GENERATE_ASSESSMENTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <darisk.h>

struct assessed_report {
    uint64_t incident;
    uint32_t victim;
    uint32_t prior;
    darisk_date recorded_on;
    darisk_date last_day; /* of the year: what came in last is not finished */
};

struct assessments {
    FILE *file;
    uint64_t state; /* of the random numbers; not those of the year, whose bytes stay */
    size_t active[DARISK_DASH_HIGH - DARISK_DASH_STANDARD + 1];
    size_t graded[DARISK_DASH_HIGH - DARISK_DASH_STANDARD + 1];
};

void assessments_begin(struct assessments *assessments, FILE *file, uint64_t seed);
void assessments_row(struct assessments *assessments, const struct assessed_report *report);

/* Says on stderr what of it rests on anything. */
void assessments_say(const struct assessments *assessments);

#endif

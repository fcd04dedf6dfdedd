/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The fast loop for plain columns: one kind, two ages, behaviours and a day a row, no
 * circumstances, and only the outcome wanted. Values may be missing.
 *
 * Without circumstances an outcome depends on the day only through a few spans of days, on a
 * party's age only through a floor, and on the tie only through a table. An outcome is coded so
 * that the least of several is a bitwise AND (EXCLUDED 00, REVIEW 01, QUALIFIES 11), and one byte
 * holds the codes for all spans, two bits each. So a row is a few ANDs, without a branch. */
#ifndef DARISK_PLAIN_H
#define DARISK_PLAIN_H

#include <stddef.h>

#include "darisk/classification.h"
#include "definition/plan.h"

#define DARISK_PLAIN_SPANS 4

/* One way of testing ages and behaviours, and the spans (two bits each) in which it holds. */
struct darisk_plain_test {
    uint32_t behaviours_in;
    uint8_t victim_floor;
    uint8_t perpetrator_floor;
    uint8_t spans;
};

struct darisk_plain {
    /* The columns; NULL where they are not given. */
    const uint8_t *kind;
    const uint8_t *victim_age;
    const uint8_t *perpetrator_age;
    const uint32_t *behaviours;
    const darisk_date *day;
    /* Where values may be missing: the facts, and which of their columns is the day. Else NULL. */
    const darisk_facts_columns *with_nulls;
    const darisk_column_date *day_column;

    darisk_date cuts[DARISK_PLAIN_SPANS - 1]; /* the first day of each span but the first */
    uint8_t unknown_day;                      /* the span of an unknown day; 0: not settled here */
    uint8_t in_force;                         /* by span */
    uint8_t kinds[64];                        /* by span; entry 0 is not known */
    struct darisk_plain_test tests[2];
    uint32_t behaviours_open; /* behaviours that go to review at least */
    uint8_t not_tested;       /* spans in which behaviour is not tested */
};

/* Makes ready for the loop; false where the columns or the plan are not plain. */
bool darisk_plain_prepare(const struct darisk_plan *plan, const darisk_facts_columns *facts,
                          const darisk_classification_columns *out, struct darisk_plain *plain);

/* Writes the outcome of each row, or 0 for a row that is not settled here: a fact of it cannot be,
 * or no day chose its definition. Returns how many those are. */
size_t darisk_plain_run(const struct darisk_plain *plain, size_t rows, uint8_t *outcome);

#endif

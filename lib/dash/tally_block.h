/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The tally of one block of forms, small enough to stay in the cache: the loop that every
 * processor can run. Internal. */
#ifndef DARISK_DASH_TALLY_BLOCK_H
#define DARISK_DASH_TALLY_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/dash.h"
#include "dash/tally_form.h"

#define DARISK_TALLY_BLOCK 256

/* What is the same for all forms. */
struct darisk_tally_plan {
    darisk_dash_items items; /* of the instrument */
    uint32_t count;          /* how many they are */
    uint32_t threshold;
    darisk_dash_items high_risk; /* 0 where none are supplied */
};

/* A block of answers as columns. None is NULL; those that the instrument does not ask are blank. */
struct darisk_tally_view {
    const uint8_t *answers[DARISK_TALLY_ITEMS];
};

/* Where the facts of a block go. None is NULL. */
struct darisk_tally_put {
    uint8_t *yes;
    uint8_t *unknown;
    uint8_t *ric_yes;
    uint8_t *ric_unknown;
    uint8_t *threshold;
    darisk_dash_items *high_risk_yes;
    darisk_dash_items *high_risk_unknown;
};

/* The same, some forms further on. */
struct darisk_tally_view darisk_tally_view_from(const struct darisk_tally_view *view, size_t row);
struct darisk_tally_put darisk_tally_put_from(const struct darisk_tally_put *put, size_t row);

/* Tallies at most a block of forms. Returns whether every byte is an answer. */
bool darisk_tally_block(const struct darisk_tally_plan *plan, const struct darisk_tally_view *view,
                        size_t count, const struct darisk_tally_put *put);

#endif

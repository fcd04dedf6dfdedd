/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dual.h
 * The rows that EXCLUDE_DUAL takes away: those of two people against each other in one incident
 * (errata 7.5). Internal. */
#ifndef DARISK_SERIAL_DUAL_H
#define DARISK_SERIAL_DUAL_H

#include "serial/counter.h"

struct darisk_serial_part;

struct darisk_serial_dual {
    struct darisk_serial_claims claims;
    uint64_t *order; /* by person, victim and incident */
    size_t count;
};

/* Finds them in a whole cohort, whatever the day. `part` is room to work in. */
darisk_status darisk_serial_dual_find(const struct darisk_serial_view *view,
                                      struct darisk_serial_part *part, darisk_date as_of,
                                      struct darisk_serial_dual *out);
void darisk_serial_dual_free(const struct darisk_serial_view *view,
                             struct darisk_serial_dual *dual);

/* Whether a counted row is one of them. */
bool darisk_serial_is_dual(const struct darisk_serial_dual *dual,
                           const struct darisk_serial_row *row);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What a table of gravity holds. */
#ifndef DARISK_SERIAL_GRAVITY_INTERNAL_H
#define DARISK_SERIAL_GRAVITY_INTERNAL_H

#include <stdbool.h>

#include "darisk/gravity.h"

/* One block of memory: what the pointers point to lies behind the struct. */
struct darisk_gravity {
    darisk_allocator allocator;
    size_t size;        /* of the block */
    size_t count;       /* codes */
    const char **codes; /* count of them, in byte order: code i has the handle i + 2 */
    int64_t *weights;   /* by handle, count + 2 of them: NONCRIME, 0 for unmapped, then codes */
    char *edition;
    char *source;
    char digest[DARISK_DIGEST_TEXT_SIZE];
};

/* Whether an offence column may hold the handle with this table; NULL has the two reserved. */
bool darisk_gravity_has(const darisk_gravity *gravity, uint32_t offence);

/* The weight of a handle of which darisk_gravity_has() is true; 0 without a table. */
int64_t darisk_gravity_weight_of(const darisk_gravity *gravity, uint32_t offence);

/* The same table in memory of another allocator. */
darisk_status darisk_gravity_copy(const darisk_gravity *gravity, const darisk_allocator *allocator,
                                  darisk_gravity **out);

#endif

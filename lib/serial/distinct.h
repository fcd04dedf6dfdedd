/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file distinct.h
 * Which of some references are the same: a table from each to its number. Internal. */
#ifndef DARISK_SERIAL_DISTINCT_H
#define DARISK_SERIAL_DISTINCT_H

#include <stddef.h>
#include <string.h>

#include "serial/row.h"

struct darisk_serial_table {
    uint32_t *places; /* numbers; UINT32_MAX where free */
    size_t last;      /* a power of two of places, less one */
};

/* Places for so many references: a power of two, twice as many or more. */
static inline size_t darisk_serial_table_places(size_t count) {
    size_t places = 16;
    while (places < 2 * count)
        places *= 2;
    return places;
}

/* An empty table for so many references, in memory for darisk_serial_table_places() of at least as
 * many. */
static inline struct darisk_serial_table darisk_serial_table_new(uint32_t *memory, size_t count) {
    const struct darisk_serial_table table = {memory, darisk_serial_table_places(count) - 1};
    memset(memory, 0xff, (table.last + 1) * sizeof *memory);
    return table;
}

/* Where to look for a reference first; those of different people may be the same. */
static inline size_t darisk_serial_table_place(const struct darisk_serial_table *table,
                                               uint64_t reference, uint32_t person) {
    const uint64_t mixed = darisk_serial_spread(reference + person * UINT64_C(0x9fb21c651e98df25));
    return (size_t)(mixed >> 20) & table->last;
}

#endif

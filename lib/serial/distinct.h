/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file distinct.h
 * Which of some references are the same. Internal. */
#ifndef DARISK_SERIAL_DISTINCT_H
#define DARISK_SERIAL_DISTINCT_H

#include <string.h>

#include "serial/row.h"

/* So few are compared one by one. */
#define DARISK_SERIAL_DISTINCT_FEW 8

/* Places for the table of darisk_serial_distinct(): a power of two above twice the references. */
static inline size_t darisk_serial_distinct_places(size_t count) {
    size_t places = 4 * DARISK_SERIAL_DISTINCT_FEW;
    while (places < 2 * count)
        places *= 2;
    return places;
}

static inline size_t darisk_serial_distinct_few(const uint64_t *first, size_t stride, size_t count,
                                                uint32_t *number, uint64_t *distinct) {
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        const uint64_t reference = first[i * stride];
        size_t at = 0;
        while (at < known && distinct[at] != reference)
            at++;
        distinct[at] = reference;
        known += at == known;
        number[i] = (uint32_t)at;
    }
    return known;
}

/* Numbers references by their first appearance: number[i] is that of reference i, distinct[j] the
 * reference with number j. References are `stride` apart. Returns how many are distinct.
 * `table` has room for darisk_serial_distinct_places(count); all of it is written first. */
static inline size_t darisk_serial_distinct(const uint64_t *first, size_t stride, size_t count,
                                            uint32_t *number, uint64_t *distinct, uint32_t *table) {
    if (count <= DARISK_SERIAL_DISTINCT_FEW)
        return darisk_serial_distinct_few(first, stride, count, number, distinct);
    const size_t last = darisk_serial_distinct_places(count) - 1;
    size_t known = 0;
    memset(table, 0xff, (last + 1) * sizeof *table);
    for (size_t i = 0; i < count; i++) {
        const uint64_t reference = first[i * stride];
        size_t at = (size_t)(darisk_serial_spread(reference) >> 12) & last;
        while (table[at] != UINT32_MAX && distinct[table[at]] != reference)
            at = (at + 1) & last;
        if (table[at] == UINT32_MAX) {
            table[at] = (uint32_t)known;
            distinct[known++] = reference;
        }
        number[i] = table[at];
    }
    return known;
}

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file sort.h
 * Sorting. Internal. */
#ifndef DARISK_SERIAL_SORT_H
#define DARISK_SERIAL_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/date.h"

/* Whether the thing with number a comes before the one with number b. No two are equal. */
typedef bool darisk_serial_before(const void *context, uint64_t a, uint64_t b);

/* Sorts numbers by what they stand for: in place, without recursion, in time n log n whatever the
 * order. */
void darisk_serial_sort(uint64_t *numbers, size_t count, darisk_serial_before *before,
                        const void *context);

/* Sorts dates; `spare` has room for as many. */
void darisk_serial_sort_dates(darisk_date *dates, size_t count, darisk_date *spare);

/* Sorts numbers by their value; `spare` has room for as many. */
void darisk_serial_sort_values(uint64_t *values, size_t count, uint64_t *spare);

#endif

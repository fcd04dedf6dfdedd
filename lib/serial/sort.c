/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/sort.h"

#include <string.h>

/* A heap with the last of all on top; the thing at `at` may be out of place. */
static void sink(uint64_t *numbers, size_t at, size_t count, darisk_serial_before *before,
                 const void *context) {
    const uint64_t moved = numbers[at];
    for (;;) {
        size_t next = 2 * at + 1;
        if (next >= count)
            break;
        if (next + 1 < count && before(context, numbers[next], numbers[next + 1]))
            next++;
        if (!before(context, moved, numbers[next]))
            break;
        numbers[at] = numbers[next];
        at = next;
    }
    numbers[at] = moved;
}

void darisk_serial_sort(uint64_t *numbers, size_t count, darisk_serial_before *before,
                        const void *context) {
    for (size_t i = count / 2; i-- > 0;)
        sink(numbers, i, count, before, context);
    for (size_t last = count; last-- > 1;) {
        const uint64_t top = numbers[0];
        numbers[0] = numbers[last];
        numbers[last] = top;
        sink(numbers, 0, last, before, context);
    }
}

#define FEW        48
#define DIGIT_BITS 11
#define DIGITS     (1U << DIGIT_BITS)

static void sort_few_dates(darisk_date *dates, size_t count) {
    for (size_t i = 1; i < count; i++) {
        const darisk_date date = dates[i];
        size_t at = i;
        for (; at > 0 && dates[at - 1] > date; at--)
            dates[at] = dates[at - 1];
        dates[at] = date;
    }
}

/* By one digit of the day, counted from the first of the calendar. */
static void sort_date_digit(const darisk_date *from, darisk_date *to, size_t count,
                            unsigned shift) {
    uint32_t next[DIGITS] = {0};
    uint32_t sum = 0;
    for (size_t i = 0; i < count; i++)
        next[(uint32_t)(from[i] - DARISK_DATE_FIRST) >> shift & (DIGITS - 1)]++;
    for (size_t d = 0; d < DIGITS; d++) {
        const uint32_t here = next[d];
        next[d] = sum;
        sum += here;
    }
    for (size_t i = 0; i < count; i++)
        to[next[(uint32_t)(from[i] - DARISK_DATE_FIRST) >> shift & (DIGITS - 1)]++] = from[i];
}

void darisk_serial_sort_dates(darisk_date *dates, size_t count, darisk_date *spare) {
    if (count <= FEW) {
        sort_few_dates(dates, count);
        return;
    }
    sort_date_digit(dates, spare, count, 0);
    sort_date_digit(spare, dates, count, DIGIT_BITS);
}

static void sort_value_digit(const uint64_t *from, uint64_t *to, size_t count, unsigned shift) {
    size_t next[256] = {0};
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        next[from[i] >> shift & 255]++;
    for (size_t d = 0; d < 256; d++) {
        const size_t here = next[d];
        next[d] = sum;
        sum += here;
    }
    for (size_t i = 0; i < count; i++)
        to[next[from[i] >> shift & 255]++] = from[i];
}

void darisk_serial_sort_values(uint64_t *values, size_t count, uint64_t *spare) {
    for (unsigned shift = 0; shift < 64; shift += 16) {
        sort_value_digit(values, spare, count, shift);
        sort_value_digit(spare, values, count, shift + 8);
    }
}

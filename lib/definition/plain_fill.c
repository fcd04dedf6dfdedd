/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Each loop is one simple step over a few rows, so that the compiler can vectorise it. */
#include "definition/plain_fill.h"

#include "base/column_read.h"

static bool has_nulls(const void *values, const uint8_t *validity) {
    return values != NULL && validity != NULL;
}

bool darisk_plain_has_nulls(const darisk_facts_columns *facts, const darisk_column_date *day) {
    return has_nulls(facts->relationship.values, facts->relationship.validity) ||
           has_nulls(facts->behaviours.values, facts->behaviours.validity) ||
           has_nulls(facts->victim_age.values, facts->victim_age.validity) ||
           has_nulls(facts->perpetrator_age.values, facts->perpetrator_age.validity) ||
           has_nulls(day->values, day->validity);
}

/* A byte for each bit from one on: not 0 where the bit is set. */
static void spread(const uint8_t *validity, size_t first, size_t count, uint8_t *restrict has) {
    static const uint8_t bit[8] = {1, 2, 4, 8, 16, 32, 64, 128};
    size_t i = 0;
    for (; i < count && (first + i) % 8 != 0; i++)
        has[i] = darisk_validity_bit(validity, first + i);
    for (; count - i >= 8; i += 8) {
        const uint8_t bits = validity[(first + i) / 8];
        for (size_t j = 0; j < 8; j++)
            has[i + j] = bits & bit[j];
    }
    for (; i < count; i++)
        has[i] = darisk_validity_bit(validity, first + i);
}

static const uint8_t *fill_u8(const darisk_column_u8 *column, size_t row, size_t count,
                              uint8_t unknown, uint8_t *restrict out) {
    uint8_t has[DARISK_PLAIN_FILLED];
    if (column->values == NULL || column->validity == NULL)
        return column->values == NULL ? NULL : column->values + row;
    const uint8_t *from = column->values + row;
    spread(column->validity, column->validity_offset + row, count, has);
    for (size_t i = 0; i < count; i++) {
        const uint8_t value = from[i];
        out[i] = has[i] != 0 ? value : unknown;
    }
    return out;
}

static const uint32_t *fill_u32(const darisk_column_u32 *column, size_t row, size_t count,
                                uint32_t *restrict out) {
    uint8_t has[DARISK_PLAIN_FILLED];
    if (column->values == NULL || column->validity == NULL)
        return column->values == NULL ? NULL : column->values + row;
    const uint32_t *from = column->values + row;
    spread(column->validity, column->validity_offset + row, count, has);
    for (size_t i = 0; i < count; i++) {
        const uint32_t value = from[i];
        out[i] = has[i] != 0 ? value : 0;
    }
    return out;
}

static const darisk_date *fill_days(const darisk_column_date *column, size_t row, size_t count,
                                    darisk_date *restrict out) {
    uint8_t has[DARISK_PLAIN_FILLED];
    if (column->values == NULL || column->validity == NULL)
        return column->values == NULL ? NULL : column->values + row;
    const darisk_date *from = column->values + row;
    spread(column->validity, column->validity_offset + row, count, has);
    for (size_t i = 0; i < count; i++) {
        const darisk_date value = from[i];
        out[i] = has[i] != 0 ? value : DARISK_DATE_UNKNOWN;
    }
    return out;
}

struct darisk_plain darisk_plain_fill(const struct darisk_plain *plain, size_t row, size_t count,
                                      struct darisk_plain_filled *filled) {
    const darisk_facts_columns *facts = plain->with_nulls;
    struct darisk_plain part = *plain;
    part.with_nulls = NULL;
    part.kind =
        fill_u8(&facts->relationship, row, count, DARISK_RELATIONSHIP_NOT_SET, filled->kind);
    part.victim_age =
        fill_u8(&facts->victim_age, row, count, DARISK_AGE_UNKNOWN, filled->victim_age);
    part.perpetrator_age =
        fill_u8(&facts->perpetrator_age, row, count, DARISK_AGE_UNKNOWN, filled->perpetrator_age);
    part.behaviours = fill_u32(&facts->behaviours, row, count, filled->behaviours);
    part.day = fill_days(plain->day_column, row, count, filled->day);
    return part;
}

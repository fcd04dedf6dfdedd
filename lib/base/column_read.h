/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file column_read.h
 * One value of a column, with its validity bit. In a header, since it is read row by row; the
 * loops that take whole blocks of a column without a bitmap do not come here. Internal. */
#ifndef DARISK_BASE_COLUMN_READ_H
#define DARISK_BASE_COLUMN_READ_H

#include "darisk/column.h"

/* The bit of a row; the caller adds any offset. */
static inline bool darisk_validity_bit(const uint8_t *validity, size_t row) {
    return (validity[row / 8] >> (row % 8) & 1) != 0;
}

static inline bool darisk_column_has(const void *values, const uint8_t *validity, size_t offset,
                                     size_t row) {
    return values != NULL && (validity == NULL || darisk_validity_bit(validity, offset + row));
}

/* Whether a row of a column of any type has a value. */
#define DARISK_COLUMN_HAS(column, row)                                                             \
    darisk_column_has((column).values, (column).validity, (column).validity_offset, row)

/* The value of a row; 0 where there is none. */
static inline uint8_t darisk_column_u8_at(const darisk_column_u8 *column, size_t row) {
    return DARISK_COLUMN_HAS(*column, row) ? column->values[row] : 0;
}

static inline uint16_t darisk_column_u16_at(const darisk_column_u16 *column, size_t row) {
    return DARISK_COLUMN_HAS(*column, row) ? column->values[row] : 0;
}

static inline uint32_t darisk_column_u32_at(const darisk_column_u32 *column, size_t row) {
    return DARISK_COLUMN_HAS(*column, row) ? column->values[row] : 0;
}

static inline uint64_t darisk_column_u64_at(const darisk_column_u64 *column, size_t row) {
    return DARISK_COLUMN_HAS(*column, row) ? column->values[row] : 0;
}

/* The date of a row; DARISK_DATE_UNKNOWN where there is none. */
static inline darisk_date darisk_column_date_at(const darisk_column_date *column, size_t row) {
    return DARISK_COLUMN_HAS(*column, row) ? column->values[row] : DARISK_DATE_UNKNOWN;
}

#endif

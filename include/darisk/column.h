/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file column.h
 * Columns: plain values with an optional validity bitmap, as Apache Arrow lays them out.
 *
 * A column with `values` NULL is not given: every row of it is unknown. A column that is given
 * has `length` values, at least as many as the rows asked for, and no more where a call wants
 * columns of equal length. `validity`, where given, has one bit a row, least significant first,
 * from bit `validity_offset` on: 1 says the value is there, 0 says it is unknown, whatever stands
 * in `values`. NULL says that every value is there. The library reads columns, and keeps none. */
#ifndef DARISK_COLUMN_H
#define DARISK_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/status.h"

/** A column of 8-bit values. @since 0.1 */
typedef struct darisk_column_u8 {
    const uint8_t *values;
    const uint8_t *validity;
    size_t validity_offset;
    size_t length;
} darisk_column_u8;

/** A column of 16-bit values. @since 0.1 */
typedef struct darisk_column_u16 {
    const uint16_t *values;
    const uint8_t *validity;
    size_t validity_offset;
    size_t length;
} darisk_column_u16;

/** A column of 32-bit values. @since 0.1 */
typedef struct darisk_column_u32 {
    const uint32_t *values;
    const uint8_t *validity;
    size_t validity_offset;
    size_t length;
} darisk_column_u32;

/** A column of 64-bit values. @since 0.1 */
typedef struct darisk_column_u64 {
    const uint64_t *values;
    const uint8_t *validity;
    size_t validity_offset;
    size_t length;
} darisk_column_u64;

/** A column of dates. #DARISK_DATE_UNKNOWN is unknown as well as a validity bit of 0. @since 0.1 */
typedef struct darisk_column_date {
    const darisk_date *values;
    const uint8_t *validity;
    size_t validity_offset;
    size_t length;
} darisk_column_date;

/** What happened in a column call. @since 0.1 */
typedef struct darisk_columns_report {
    uint32_t struct_size;       /**< sizeof(darisk_columns_report), set by the caller */
    darisk_status first_status; /**< why the first refused row was refused; #DARISK_OK if none was */
    size_t refused;             /**< how many rows were refused */
    size_t first_row;           /**< the first of them, from 0 */
    const char *column;         /**< the column at fault, such as "victim_age", or NULL; of two equal
                                     references "perpetrator", of a range its first column */
} darisk_columns_report;

DARISK_BEGIN_DECLS

/** Bytes a validity bitmap needs for so many rows. @since 0.1 */
DARISK_API size_t darisk_validity_size(size_t rows);

/** Whether the value of a row is there.
 * @param validity  the bitmap; NULL says that every value is there
 * @param row       counted from bit 0; the caller adds any offset, and answers for the bounds
 * @since 0.1 */
DARISK_API bool darisk_validity_get(const uint8_t *validity, size_t row);

/** Marks the value of a row as there or as unknown.
 * @return #DARISK_OK, or #DARISK_ERROR_NULL for a NULL bitmap.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_validity_set(uint8_t *validity, size_t row,
                                                             bool valid);

/** How many of the first rows have their value; all of them where validity is NULL. @since 0.1 */
DARISK_API size_t darisk_validity_count(const uint8_t *validity, size_t rows);

DARISK_END_DECLS

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file read.h
 * One column of a batch, in the type that was asked for. Internal. */
#ifndef DARISK_ARROW_READ_H
#define DARISK_ARROW_READ_H

#include "arrow/batch.h"
#include "arrow/view.h"
#include "arrow/words.h"

enum darisk_arrow_target {
    DARISK_ARROW_TARGET_NUMBER,
    DARISK_ARROW_TARGET_DATE,
    DARISK_ARROW_TARGET_ID
};

/* What a caller asked for. */
struct darisk_arrow_wanted {
    enum darisk_arrow_target target;
    uint8_t width; /* bytes a value */
    const darisk_arrow_words *words;
    darisk_arrow_dictionary *ids;
};

/* A column of any type. */
struct darisk_arrow_raw {
    const void *values;
    const uint8_t *validity;
    size_t offset;
    size_t rows;
};

/* A column on its way. */
struct darisk_arrow_reading {
    darisk_arrow_batch *batch;
    const struct darisk_arrow_wanted *wanted;
    struct darisk_arrow_lexicon lexicon;
    struct darisk_arrow_view view;    /* the rows; of a dictionary-encoded column, its indices */
    struct darisk_arrow_view entries; /* of a dictionary-encoded column, its values */
    darisk_arrow_report *fault;
};

/* Reads a column. Memory that is taken from the batch is left there, also on failure. */
DARISK_MUST_USE darisk_status darisk_arrow_read(darisk_arrow_batch *batch, const char *name,
                                                const struct darisk_arrow_wanted *wanted,
                                                struct darisk_arrow_raw *out,
                                                darisk_arrow_report *fault);

/* The steps of it: plain numbers, timestamps and identifiers, block by block; and everything else,
 * cell by cell. */
DARISK_MUST_USE darisk_status darisk_arrow_read_numbers(struct darisk_arrow_reading *reading,
                                                        struct darisk_arrow_raw *out);
DARISK_MUST_USE darisk_status darisk_arrow_read_days(struct darisk_arrow_reading *reading,
                                                     struct darisk_arrow_raw *out);
DARISK_MUST_USE darisk_status darisk_arrow_read_ids(struct darisk_arrow_reading *reading,
                                                    struct darisk_arrow_raw *out);
DARISK_MUST_USE darisk_status darisk_arrow_read_cells(struct darisk_arrow_reading *reading,
                                                      bool is_dictionary,
                                                      struct darisk_arrow_raw *out);

/* The bits that no value of a width has; of 8 bytes, the sign of a number that has one. */
static inline uint64_t darisk_arrow_outside(uint8_t width, bool is_signed) {
    if (width == 8)
        return is_signed ? UINT64_C(1) << 63 : 0;
    return ~((UINT64_C(1) << 8 * width) - 1);
}

/* The day of a timestamp; DARISK_DATE_UNKNOWN where it is not the start of one of the calendar. */
darisk_date darisk_arrow_day(int64_t units, int64_t per_day);

/* Says that the timestamp of a row is no day. */
DARISK_MUST_USE darisk_status darisk_arrow_no_day(const struct darisk_arrow_reading *reading,
                                                  size_t row, uint64_t bits);

/* Says that the number of a row does not fit. */
DARISK_MUST_USE darisk_status darisk_arrow_no_fit(const struct darisk_arrow_reading *reading,
                                                  size_t row, uint64_t bits, bool is_signed);

#endif

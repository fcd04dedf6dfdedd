/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file view.h
 * The buffers of one array, checked as far as the interface lets them be. Internal. */
#ifndef DARISK_ARROW_VIEW_H
#define DARISK_ARROW_VIEW_H

#include "arrow/schema.h"

/* The rows of an array, or of some of it. */
struct darisk_arrow_view {
    struct darisk_arrow_type type;
    size_t first; /* the element of the buffers that is row 0 */
    size_t rows;
    const uint8_t *validity;   /* a bit an element; NULL says that every row is there */
    const uint8_t *values;     /* values, offsets or views; NULL only where there are no rows */
    const uint8_t *bytes;      /* what offsets point into */
    const void *const *blocks; /* what views point into */
    const uint8_t *block_sizes;
    size_t block_count;
};

/* Checks what an array of any type must have: it is not released, and its length, its offset and
 * its count of nulls can be. */
DARISK_MUST_USE darisk_status darisk_arrow_array_check(const struct ArrowArray *array,
                                                       darisk_arrow_report *fault);

/* Looks at `rows` rows of an array, from one on. Offsets of text never decrease then; views are
 * not looked at here, but when their texts are asked for.
 *
 * DARISK_OK; as darisk_arrow_array_check(); DARISK_ERROR_ARROW_ARRAY, DARISK_ERROR_ARROW_BUFFER or
 * DARISK_ERROR_ARROW_OFFSETS, and then the fault says more. */
DARISK_MUST_USE darisk_status darisk_arrow_view_take(const struct ArrowArray *array,
                                                     const struct darisk_arrow_type *type,
                                                     bool has_dictionary, size_t from, size_t rows,
                                                     struct darisk_arrow_view *out,
                                                     darisk_arrow_report *fault);

/* Whether each of some bits is set. */
bool darisk_arrow_all_set(const uint8_t *bits, size_t first, size_t count);

/* Whether a row is there. */
static inline bool darisk_arrow_is_there(const struct darisk_arrow_view *view, size_t row) {
    return view->validity == NULL || darisk_validity_get(view->validity, view->first + row);
}

/* The text of a row that is there. DARISK_OK or DARISK_ERROR_ARROW_OFFSETS. */
DARISK_MUST_USE darisk_status darisk_arrow_view_text(const struct darisk_arrow_view *view,
                                                     size_t row, const char **text, size_t *length,
                                                     darisk_arrow_report *fault);

/* Loads the numbers of some rows, those that are null included: with their sign, as 64 bits. */
void darisk_arrow_load(const struct darisk_arrow_view *view, size_t row, size_t count,
                       uint64_t *out);

/* Stores numbers in so many bytes each, 1, 2, 4 or 8; what does not fit is cut off. */
void darisk_arrow_store(void *to, size_t row, uint8_t width, const uint64_t *from, size_t count);

#endif

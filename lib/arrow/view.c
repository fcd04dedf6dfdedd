/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/view.h"

#include <string.h>

#include "arrow/report.h"

/* So few elements that neither their bytes nor their bits overflow a size. */
#define ELEMENTS_LAST ((uint64_t)(SIZE_MAX / 64 < INT64_MAX / 64 ? SIZE_MAX / 64 : INT64_MAX / 64))

/* A fault of the array as a whole, with the number at fault. */
static darisk_status wrong(darisk_arrow_report *fault, darisk_status status, const char *expected,
                           int64_t found) {
    (void)darisk_arrow_fault(fault, status, DARISK_ARROW_NO_ROW, expected);
    darisk_arrow_fault_number(fault, (uint64_t)found, true);
    return status;
}

static darisk_status missing(darisk_arrow_report *fault, const char *expected) {
    return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_BUFFER, DARISK_ARROW_NO_ROW, expected);
}

darisk_status darisk_arrow_array_check(const struct ArrowArray *array, darisk_arrow_report *fault) {
    if (array == NULL)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_ARRAY, DARISK_ARROW_NO_ROW,
                                  "an array for each column");
    if (array->release == NULL)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_RELEASED, DARISK_ARROW_NO_ROW,
                                  "an array that is not released");
    if (array->length < 0)
        return wrong(fault, DARISK_ERROR_ARROW_LENGTH, "a length of 0 or more", array->length);
    if (array->offset < 0)
        return wrong(fault, DARISK_ERROR_ARROW_LENGTH, "an offset of 0 or more", array->offset);
    if ((uint64_t)array->offset + (uint64_t)array->length > ELEMENTS_LAST)
        return wrong(fault, DARISK_ERROR_ARROW_LENGTH, "a length that memory can hold",
                     array->length);
    if (array->null_count < -1 || array->null_count > array->length)
        return wrong(fault, DARISK_ERROR_ARROW_NULLS, "a count of nulls from -1 to the length",
                     array->null_count);
    return DARISK_OK;
}

/* How many buffers an array of a layout has; of views, the least. */
static int64_t buffers_of(enum darisk_arrow_layout layout) {
    switch (layout) {
    case DARISK_ARROW_LAYOUT_VALUES:
        return 2;
    case DARISK_ARROW_LAYOUT_TEXT_32:
    case DARISK_ARROW_LAYOUT_TEXT_64:
    case DARISK_ARROW_LAYOUT_VIEWS:
        return 3;
    default:
        return 0;
    }
}

/* Of nulls some producers hand out an empty bitmap, which is none of the interface's; it is not
 * looked at. */
static int64_t most_buffers_of(enum darisk_arrow_layout layout) {
    return layout == DARISK_ARROW_LAYOUT_VIEWS  ? INT32_MAX
           : layout == DARISK_ARROW_LAYOUT_NULL ? 1
                                                : buffers_of(layout);
}

static darisk_status check_shape(const struct ArrowArray *array,
                                 const struct darisk_arrow_type *type, bool has_dictionary,
                                 darisk_arrow_report *fault) {
    const int64_t buffers = buffers_of(type->layout);
    if (array->n_buffers < buffers || array->n_buffers > most_buffers_of(type->layout))
        return wrong(fault, DARISK_ERROR_ARROW_ARRAY, "as many buffers as the type has",
                     array->n_buffers);
    if (array->n_children != 0)
        return wrong(fault, DARISK_ERROR_ARROW_ARRAY, "no children", array->n_children);
    if ((array->dictionary != NULL) != has_dictionary)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_ARRAY, DARISK_ARROW_NO_ROW,
                                  has_dictionary ? "a dictionary" : "no dictionary");
    if (buffers > 0 && array->buffers == NULL)
        return missing(fault, "a list of buffers");
    return DARISK_OK;
}

bool darisk_arrow_all_set(const uint8_t *bits, size_t first, size_t count) {
    size_t i = first;
    const size_t end = first + count;
    for (; i < end && i % 8 != 0; i++)
        if (!darisk_validity_get(bits, i))
            return false;
    unsigned all = 0xff;
    for (; end - i >= 8; i += 8)
        all &= bits[i / 8];
    for (; i < end; i++)
        all &= darisk_validity_get(bits, i) ? 0xffu : 0u;
    return all == 0xff;
}

static int64_t offset_at(const struct darisk_arrow_view *view, size_t row) {
    if (view->type.layout == DARISK_ARROW_LAYOUT_TEXT_32) {
        int32_t offset;
        memcpy(&offset, view->values + (view->first + row) * sizeof offset, sizeof offset);
        return offset;
    }
    int64_t offset;
    memcpy(&offset, view->values + (view->first + row) * sizeof offset, sizeof offset);
    return offset;
}

/* Every text begins where the one before it ended or later, and none before the bytes. */
static darisk_status check_offsets(const struct darisk_arrow_view *view,
                                   darisk_arrow_report *fault) {
    if (view->rows == 0)
        return DARISK_OK;
    const int64_t first = offset_at(view, 0);
    int64_t last = first;
    size_t row = 0;
    for (; row < view->rows && last >= 0; row++) {
        const int64_t next = offset_at(view, row + 1);
        if (next < last)
            break;
        last = next;
    }
    if (row < view->rows || (uint64_t)last > SIZE_MAX)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_OFFSETS, row,
                                  "offsets of text that never decrease, from 0 on");
    if (last > first && view->bytes == NULL)
        return missing(fault, "a buffer of text");
    return DARISK_OK;
}

static darisk_status take_buffers(const struct ArrowArray *array, struct darisk_arrow_view *view,
                                  darisk_arrow_report *fault) {
    const enum darisk_arrow_layout layout = view->type.layout;
    if (layout == DARISK_ARROW_LAYOUT_NULL)
        return DARISK_OK;
    const void *const *buffers = array->buffers;
    if (buffers[0] == NULL && array->null_count > 0)
        return wrong(fault, DARISK_ERROR_ARROW_NULLS, "a bitmap of validity where there are nulls",
                     array->null_count);
    if (buffers[1] == NULL && array->length > 0)
        return missing(fault, "a buffer of values");
    view->values = buffers[1];
    if (buffers[0] != NULL && view->rows > 0 &&
        !darisk_arrow_all_set(buffers[0], view->first, view->rows))
        view->validity = buffers[0];
    if (layout == DARISK_ARROW_LAYOUT_TEXT_32 || layout == DARISK_ARROW_LAYOUT_TEXT_64) {
        view->bytes = buffers[2];
        return check_offsets(view, fault);
    }
    if (layout == DARISK_ARROW_LAYOUT_VIEWS) {
        view->blocks = buffers + 2;
        view->block_count = (size_t)array->n_buffers - 3;
        view->block_sizes = buffers[array->n_buffers - 1];
        if (view->block_sizes == NULL && view->block_count > 0)
            return missing(fault, "the sizes of the buffers of text");
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_view_take(const struct ArrowArray *array,
                                     const struct darisk_arrow_type *type, bool has_dictionary,
                                     size_t from, size_t rows, struct darisk_arrow_view *out,
                                     darisk_arrow_report *fault) {
    darisk_status status = darisk_arrow_array_check(array, fault);
    if (status != DARISK_OK)
        return status;
    if (from > (uint64_t)array->length || rows > (uint64_t)array->length - from)
        return wrong(fault, DARISK_ERROR_ARROW_LENGTH, "as many rows as the batch has",
                     array->length);
    status = check_shape(array, type, has_dictionary, fault);
    if (status != DARISK_OK)
        return status;
    *out = (struct darisk_arrow_view){
        .type = *type, .first = from + (size_t)array->offset, .rows = rows};
    return take_buffers(array, out, fault);
}

/* A text that lies in one of the blocks of a view. */
static bool block_text(const struct darisk_arrow_view *view, const uint8_t *cell, size_t length,
                       const char **text) {
    int32_t block, offset;
    int64_t size;
    memcpy(&block, cell + 8, sizeof block);
    memcpy(&offset, cell + 12, sizeof offset);
    if (block < 0 || (size_t)block >= view->block_count || offset < 0)
        return false;
    memcpy(&size, view->block_sizes + (size_t)block * sizeof size, sizeof size);
    if (size < 0 || (uint64_t)offset + length > (uint64_t)size || view->blocks[block] == NULL)
        return false;
    *text = (const char *)view->blocks[block] + offset;
    return true;
}

darisk_status darisk_arrow_view_text(const struct darisk_arrow_view *view, size_t row,
                                     const char **text, size_t *length,
                                     darisk_arrow_report *fault) {
    if (view->type.layout != DARISK_ARROW_LAYOUT_VIEWS) {
        const int64_t start = offset_at(view, row);
        *length = (size_t)(offset_at(view, row + 1) - start);
        *text = *length == 0 ? "" : (const char *)view->bytes + start;
        return DARISK_OK;
    }
    const uint8_t *cell = view->values + (view->first + row) * 16;
    int32_t bytes;
    memcpy(&bytes, cell, sizeof bytes);
    if (bytes >= 0) {
        *length = (size_t)bytes;
        *text = (const char *)cell + 4;
        if (bytes <= 12 || block_text(view, cell, *length, text))
            return DARISK_OK;
    }
    return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_OFFSETS, row,
                              "views of text within their buffers");
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/read.h"

#include <string.h>

#include "arrow/report.h"

#define BLOCK 256

static const uint64_t no_rows = 0;

/* Whether a column of this kind can be read as it is wanted, and what could. */
static bool can_be_read(const struct darisk_arrow_wanted *wanted, darisk_arrow_kind kind,
                        const char **expected) {
    if (kind == DARISK_ARROW_KIND_NULL)
        return true;
    switch (wanted->target) {
    case DARISK_ARROW_TARGET_ID:
        *expected = "text (u, U or vu)";
        return kind == DARISK_ARROW_KIND_TEXT;
    case DARISK_ARROW_TARGET_DATE:
        *expected = "days (tdD), or a date64 or timestamp without a time zone";
        return kind == DARISK_ARROW_KIND_DATE || kind == DARISK_ARROW_KIND_TIMESTAMP;
    default:
        *expected = wanted->words == NULL ? "integers or booleans" : "integers, booleans or text";
        return (kind >= DARISK_ARROW_KIND_U8 && kind <= DARISK_ARROW_KIND_BOOL) ||
               (kind == DARISK_ARROW_KIND_TEXT && wanted->words != NULL);
    }
}

static darisk_status wrong_type(const struct darisk_arrow_columns *columns, size_t index,
                                const char *expected, darisk_arrow_report *fault) {
    const char *format = darisk_arrow_text_at(columns, columns->column[index].format);
    (void)darisk_arrow_fault(fault, DARISK_ERROR_ARROW_TYPE, DARISK_ARROW_NO_ROW, expected);
    darisk_arrow_fault_text(fault, format, strlen(format));
    return DARISK_ERROR_ARROW_TYPE;
}

/* Looks at the arrays of a column. */
static darisk_status take_views(struct darisk_arrow_reading *reading, size_t index) {
    const darisk_arrow_batch *batch = reading->batch;
    const struct darisk_arrow_column *column = &batch->columns->column[index];
    const bool is_dictionary = darisk_arrow_is_dictionary(column);
    const struct ArrowArray *array =
        batch->columns->is_struct ? batch->array.children[index] : &batch->array;
    darisk_status status =
        darisk_arrow_view_take(array, is_dictionary ? &column->index : &column->type, is_dictionary,
                               batch->from, batch->rows, &reading->view, reading->fault);
    if (status != DARISK_OK || !is_dictionary)
        return status;
    const struct ArrowArray *entries = array->dictionary;
    const size_t count = entries->length < 0 ? 0 : (size_t)entries->length;
    status = darisk_arrow_view_take(entries, &column->type, false, 0, count, &reading->entries,
                                    reading->fault);
    if (status != DARISK_OK)
        reading->fault->row = DARISK_ARROW_NO_ROW; /* an entry is at fault, and no row */
    return status;
}

darisk_status darisk_arrow_no_fit(const struct darisk_arrow_reading *reading, size_t row,
                                  uint64_t bits, bool is_signed) {
    static const char *const expected[] = {"0 to 255", "0 to 65535", "", "0 to 4294967295",
                                           "",         "",           "", "0 or more"};
    (void)darisk_arrow_fault(reading->fault, DARISK_ERROR_ARROW_VALUE, row,
                             expected[reading->wanted->width - 1]);
    darisk_arrow_fault_number(reading->fault, bits, is_signed);
    return DARISK_ERROR_ARROW_VALUE;
}

/* The first of some numbers that does not fit and is not null; `count` where there is none. */
static size_t first_outside(const struct darisk_arrow_view *view, size_t row,
                            const uint64_t *numbers, size_t count, uint64_t outside) {
    for (size_t i = 0; i < count; i++)
        if ((numbers[i] & outside) != 0 && darisk_arrow_is_there(view, row + i))
            return i;
    return count;
}

/* Goes through the numbers of a view: refuses what does not fit, and stores the others where there
 * is somewhere to. */
static darisk_status go_through(const struct darisk_arrow_reading *reading, uint64_t outside,
                                void *to) {
    const struct darisk_arrow_view *view = &reading->view;
    uint64_t numbers[BLOCK];
    for (size_t row = 0; row < view->rows; row += BLOCK) {
        const size_t count = view->rows - row < BLOCK ? view->rows - row : BLOCK;
        uint64_t any = 0;
        darisk_arrow_load(view, row, count, numbers);
        for (size_t i = 0; i < count; i++)
            any |= numbers[i];
        const size_t bad =
            (any & outside) == 0 ? count : first_outside(view, row, numbers, count, outside);
        if (bad < count)
            return darisk_arrow_no_fit(reading, row + bad, numbers[bad], view->type.is_signed);
        if (to != NULL)
            darisk_arrow_store(to, row, reading->wanted->width, numbers, count);
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_read_numbers(struct darisk_arrow_reading *reading,
                                        struct darisk_arrow_raw *out) {
    const struct darisk_arrow_view *view = &reading->view;
    const uint8_t width = reading->wanted->width;
    const bool is_date = reading->wanted->target == DARISK_ARROW_TARGET_DATE;
    const uint64_t outside = is_date ? 0 : darisk_arrow_outside(width, view->type.is_signed);
    *out = (struct darisk_arrow_raw){&no_rows, view->validity, view->first, view->rows};
    if (view->rows == 0)
        return DARISK_OK;
    const uint8_t *first = view->values + view->first * view->type.width;
    if (view->type.width == width && (uintptr_t)first % width == 0) {
        out->values = first; /* as it is: nothing is copied, and looked at only for its sign */
        return is_date || !view->type.is_signed ? DARISK_OK : go_through(reading, outside, NULL);
    }
    void *values = darisk_arrow_batch_memory(reading->batch, view->rows, width);
    if (values == NULL)
        return DARISK_ERROR_MEMORY;
    out->values = values;
    return go_through(reading, outside, values);
}

/* Reads a column that is known to be of a kind that can be. */
static darisk_status read_kind(struct darisk_arrow_reading *reading, darisk_arrow_kind kind,
                               bool is_dictionary, struct darisk_arrow_raw *out) {
    const struct darisk_arrow_wanted *wanted = reading->wanted;
    if (kind == DARISK_ARROW_KIND_NULL) {
        *out = (struct darisk_arrow_raw){.rows = reading->view.rows};
        return DARISK_OK;
    }
    if (is_dictionary || (kind == DARISK_ARROW_KIND_BOOL && wanted->words != NULL))
        return darisk_arrow_read_cells(reading, is_dictionary, out);
    if (kind == DARISK_ARROW_KIND_TEXT)
        return wanted->target == DARISK_ARROW_TARGET_ID
                   ? darisk_arrow_read_ids(reading, out)
                   : darisk_arrow_read_cells(reading, false, out);
    if (kind == DARISK_ARROW_KIND_TIMESTAMP)
        return darisk_arrow_read_days(reading, out);
    return darisk_arrow_read_numbers(reading, out);
}

darisk_status darisk_arrow_read(darisk_arrow_batch *batch, const char *name,
                                const struct darisk_arrow_wanted *wanted,
                                struct darisk_arrow_raw *out, darisk_arrow_report *fault) {
    struct darisk_arrow_reading reading = {.batch = batch, .wanted = wanted, .fault = fault};
    const char *expected = "";
    size_t index = 0;
    darisk_status status = darisk_arrow_columns_find(batch->columns, name, &index, fault);
    if (status != DARISK_OK)
        return status;
    const struct darisk_arrow_column *column = &batch->columns->column[index];
    if (!can_be_read(wanted, column->type.kind, &expected))
        return wrong_type(batch->columns, index, expected, fault);
    status = take_views(&reading, index);
    if (status != DARISK_OK)
        return status;
    const darisk_arrow_kind kind = column->type.kind;
    const bool has_words = kind == DARISK_ARROW_KIND_TEXT || kind == DARISK_ARROW_KIND_BOOL;
    status = darisk_arrow_lexicon_read(has_words ? wanted->words : NULL,
                                       ~darisk_arrow_outside(wanted->width, false), &batch->memory,
                                       &reading.lexicon, fault);
    if (status == DARISK_OK)
        status = read_kind(&reading, kind, darisk_arrow_is_dictionary(column), out);
    darisk_arrow_lexicon_free(&reading.lexicon);
    return status;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns that are read cell by cell: text, words, timestamps, and whatever has a dictionary. */
#include <string.h>

#include "arrow/dictionary.h"
#include "arrow/memory.h"
#include "arrow/read.h"
#include "arrow/report.h"

#define BLOCK 256

/* What is known of an entry of a dictionary besides its status. */
#define NOT_READ UINT16_MAX
#define IS_NULL  (UINT16_MAX - 1)

/* The entries of a dictionary, each read when a row first needs it: so one that no row needs is
 * neither refused nor given a number. */
struct entries {
    uint64_t *values;
    uint16_t *states;
};

static darisk_status no_word(const struct darisk_arrow_reading *reading, size_t row,
                             const char *text, size_t length) {
    (void)darisk_arrow_fault(reading->fault, DARISK_ERROR_ARROW_WORD, row,
                             "a word of the vocabulary");
    darisk_arrow_fault_text(reading->fault, text, length);
    return DARISK_ERROR_ARROW_WORD;
}

static darisk_status id_cell(const struct darisk_arrow_reading *reading, size_t row,
                             const char *text, size_t length, uint64_t *out) {
    darisk_arrow_dictionary *dictionary = reading->wanted->ids;
    const darisk_status status = darisk_arrow_dictionary_add(dictionary, text, length, out);
    return status == DARISK_OK ? status
                               : darisk_arrow_dictionary_fault(dictionary, status, row, text,
                                                               length, reading->fault);
}

static darisk_status text_cell(const struct darisk_arrow_reading *reading,
                               const struct darisk_arrow_view *view, size_t row, uint64_t *out) {
    const char *text;
    size_t length;
    const darisk_status status = darisk_arrow_view_text(view, row, &text, &length, reading->fault);
    if (status != DARISK_OK)
        return status;
    if (reading->wanted->target == DARISK_ARROW_TARGET_ID)
        return id_cell(reading, row, text, length, out);
    if (darisk_arrow_lexicon_find(&reading->lexicon, text, length, out))
        return DARISK_OK;
    return no_word(reading, row, text, length);
}

static darisk_status day_cell(const struct darisk_arrow_reading *reading,
                              const struct darisk_arrow_view *view, size_t row, uint64_t bits,
                              uint64_t *out) {
    int64_t units;
    memcpy(&units, &bits, sizeof units);
    const darisk_date day = darisk_arrow_day(units, view->type.per_day);
    *out = (uint64_t)day;
    return day == DARISK_DATE_UNKNOWN ? darisk_arrow_no_day(reading, row, bits) : DARISK_OK;
}

/* A cell that is there. */
static darisk_status cell(const struct darisk_arrow_reading *reading,
                          const struct darisk_arrow_view *view, size_t row, uint64_t *out) {
    const darisk_arrow_kind kind = view->type.kind;
    if (kind == DARISK_ARROW_KIND_TEXT)
        return text_cell(reading, view, row, out);
    darisk_arrow_load(view, row, 1, out);
    if (kind == DARISK_ARROW_KIND_TIMESTAMP)
        return day_cell(reading, view, row, *out, out);
    if (kind == DARISK_ARROW_KIND_DATE)
        return DARISK_OK;
    if (kind == DARISK_ARROW_KIND_BOOL && reading->wanted->words != NULL) {
        const char *text = *out == 0 ? "false" : "true";
        return darisk_arrow_lexicon_find(&reading->lexicon, text, strlen(text), out)
                   ? DARISK_OK
                   : no_word(reading, row, text, strlen(text));
    }
    if ((*out & darisk_arrow_outside(reading->wanted->width, view->type.is_signed)) != 0)
        return darisk_arrow_no_fit(reading, row, *out, view->type.is_signed);
    return DARISK_OK;
}

/* A row of a dictionary-encoded column that is there, whose index stands in `out`; its entry may
 * still be null. */
static darisk_status entry_cell(const struct darisk_arrow_reading *reading,
                                const struct entries *entries, size_t row, uint64_t *out,
                                bool *is_null) {
    const struct darisk_arrow_view *view = &reading->entries;
    const uint64_t index = *out;
    if (index >= view->rows) {
        (void)darisk_arrow_fault(reading->fault, DARISK_ERROR_ARROW_INDEX, row,
                                 "an index of the dictionary");
        darisk_arrow_fault_number(reading->fault, index, reading->view.type.is_signed);
        return DARISK_ERROR_ARROW_INDEX;
    }
    uint16_t *state = &entries->states[index];
    if (*state == NOT_READ && !darisk_arrow_is_there(view, (size_t)index))
        *state = IS_NULL;
    if (*state == NOT_READ) {
        const darisk_status status = cell(reading, view, (size_t)index, &entries->values[index]);
        if (status != DARISK_OK) {
            reading->fault->row = row; /* and not the entry */
            return status;
        }
        *state = 0;
    }
    *is_null = *state == IS_NULL;
    *out = entries->values[index];
    return DARISK_OK;
}

/* Reads every row. `nulls` is a bitmap of our own, where entries can be null; or NULL. */
static darisk_status fill(const struct darisk_arrow_reading *reading, const struct entries *entries,
                          void *values, uint8_t *nulls) {
    const struct darisk_arrow_view *view = &reading->view;
    uint64_t numbers[BLOCK];
    darisk_status status = DARISK_OK;
    for (size_t row = 0; row < view->rows; row += BLOCK) {
        const size_t count = view->rows - row < BLOCK ? view->rows - row : BLOCK;
        if (entries != NULL)
            darisk_arrow_load(view, row, count, numbers);
        for (size_t i = 0; i < count && status == DARISK_OK; i++) {
            bool is_null = !darisk_arrow_is_there(view, row + i);
            if (is_null)
                numbers[i] = 0;
            else
                status = entries == NULL
                             ? cell(reading, view, row + i, &numbers[i])
                             : entry_cell(reading, entries, row + i, &numbers[i], &is_null);
            if (nulls != NULL && !is_null)
                nulls[(row + i) / 8] |= (uint8_t)(1u << (row + i) % 8);
        }
        if (status != DARISK_OK)
            return status;
        darisk_arrow_store(values, row, reading->wanted->width, numbers, count);
    }
    return DARISK_OK;
}

static darisk_status fill_from_entries(const struct darisk_arrow_reading *reading, void *values,
                                       uint8_t *nulls) {
    const darisk_allocator *memory = &reading->batch->memory;
    const size_t count = reading->entries.rows;
    struct entries entries = {darisk_arrow_allocate(memory, count, sizeof *entries.values),
                              darisk_arrow_allocate(memory, count, sizeof *entries.states)};
    darisk_status status = DARISK_ERROR_MEMORY;
    if (entries.values != NULL && entries.states != NULL) {
        memset(entries.states, 0xff, count * sizeof *entries.states);
        status = fill(reading, &entries, values, nulls);
    }
    darisk_arrow_release(memory, entries.values, count, sizeof *entries.values);
    darisk_arrow_release(memory, entries.states, count, sizeof *entries.states);
    return status;
}

darisk_status darisk_arrow_read_cells(struct darisk_arrow_reading *reading, bool is_dictionary,
                                      struct darisk_arrow_raw *out) {
    const struct darisk_arrow_view *view = &reading->view;
    void *values = darisk_arrow_batch_memory(reading->batch, view->rows, reading->wanted->width);
    if (values == NULL)
        return DARISK_ERROR_MEMORY;
    *out = (struct darisk_arrow_raw){values, view->validity, view->first, view->rows};
    if (!is_dictionary)
        return fill(reading, NULL, values, NULL);
    uint8_t *nulls = NULL;
    if (reading->entries.validity != NULL) {
        nulls = darisk_arrow_batch_memory(reading->batch, darisk_validity_size(view->rows), 1);
        if (nulls == NULL)
            return DARISK_ERROR_MEMORY;
        memset(nulls, 0, darisk_validity_size(view->rows));
        out->validity = nulls;
        out->offset = 0;
    }
    return fill_from_entries(reading, values, nulls);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/batch.h"

#include "arrow/dictionary.h"
#include "arrow/memory.h"
#include "arrow/read.h"
#include "arrow/report.h"

void *darisk_arrow_batch_memory(darisk_arrow_batch *batch, size_t count, size_t size) {
    if (count > SIZE_MAX / 4 / size)
        return NULL;
    const size_t words = count * size / sizeof(uint64_t) + 1;
    struct darisk_arrow_block *block;
    const size_t all = sizeof *block / sizeof(uint64_t) + words;
    block = darisk_arrow_allocate_raw(&batch->memory, all, sizeof(uint64_t));
    if (block == NULL)
        return NULL;
    block->before = batch->blocks;
    block->count = all;
    batch->blocks = block;
    return block->words;
}

void darisk_arrow_batch_forget(darisk_arrow_batch *batch, const struct darisk_arrow_block *keep) {
    while (batch->blocks != keep) {
        struct darisk_arrow_block *block = batch->blocks;
        batch->blocks = block->before;
        darisk_arrow_release(&batch->memory, block, block->count, sizeof(uint64_t));
    }
}

void darisk_arrow_batch_free(darisk_arrow_batch *batch) {
    if (batch == NULL)
        return;
    const darisk_allocator memory = batch->memory;
    darisk_arrow_batch_forget(batch, NULL);
    if (batch->array.release != NULL)
        batch->array.release(&batch->array);
    darisk_arrow_columns_free(batch->columns, &memory);
    darisk_arrow_release(&memory, batch, 1, sizeof *batch);
}

size_t darisk_arrow_batch_rows(const darisk_arrow_batch *batch) {
    return batch == NULL ? 0 : batch->rows;
}

/* What every question for a column has in common. */
static darisk_status ask(darisk_arrow_batch *batch, const char *name,
                         const struct darisk_arrow_wanted *wanted, struct darisk_arrow_raw *raw,
                         const void *out, darisk_arrow_report *report) {
    darisk_arrow_report fault = {.status = DARISK_OK};
    if (batch == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_arrow_report_is_writable(report))
        return DARISK_ERROR_STRUCT_SIZE;
    const struct darisk_arrow_block *before = batch->blocks;
    const darisk_status status = darisk_arrow_read(batch, name, wanted, raw, &fault);
    if (status != DARISK_OK)
        darisk_arrow_batch_forget(batch, before);
    return darisk_arrow_tell(report, &fault, status, name == NULL ? "" : name);
}

#define NUMBERS(bits)                                                                              \
    darisk_status darisk_arrow_batch_u##bits(                                                      \
        darisk_arrow_batch *batch, const char *name, const darisk_arrow_words *words,              \
        darisk_column_u##bits *out, darisk_arrow_report *report) {                                 \
        const struct darisk_arrow_wanted wanted = {DARISK_ARROW_TARGET_NUMBER, bits / 8, words,    \
                                                   NULL};                                          \
        struct darisk_arrow_raw raw;                                                               \
        const darisk_status status = ask(batch, name, &wanted, &raw, out, report);                 \
        if (status == DARISK_OK)                                                                   \
            *out = (darisk_column_u##bits){raw.values, raw.validity, raw.offset, raw.rows};        \
        return status;                                                                             \
    }
NUMBERS(8)
NUMBERS(16)
NUMBERS(32)
NUMBERS(64)

darisk_status darisk_arrow_batch_date(darisk_arrow_batch *batch, const char *name,
                                      darisk_column_date *out, darisk_arrow_report *report) {
    const struct darisk_arrow_wanted wanted = {DARISK_ARROW_TARGET_DATE, sizeof(darisk_date), NULL,
                                               NULL};
    struct darisk_arrow_raw raw;
    const darisk_status status = ask(batch, name, &wanted, &raw, out, report);
    if (status == DARISK_OK)
        *out = (darisk_column_date){raw.values, raw.validity, raw.offset, raw.rows};
    return status;
}

darisk_status darisk_arrow_batch_ids(darisk_arrow_batch *batch, const char *name,
                                     darisk_arrow_dictionary *dictionary, darisk_column_u64 *out,
                                     darisk_arrow_report *report) {
    const struct darisk_arrow_wanted wanted = {DARISK_ARROW_TARGET_ID, sizeof(uint64_t), NULL,
                                               dictionary};
    struct darisk_arrow_raw raw;
    if (dictionary == NULL)
        return DARISK_ERROR_NULL;
    const size_t before = darisk_arrow_dictionary_count(dictionary);
    const darisk_status status = ask(batch, name, &wanted, &raw, out, report);
    if (status == DARISK_OK)
        *out = (darisk_column_u64){raw.values, raw.validity, raw.offset, raw.rows};
    else
        darisk_arrow_dictionary_truncate(dictionary, before);
    return status;
}

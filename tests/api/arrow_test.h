/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the tests of arrow.h share: arrays made by hand, that count how often they are released, and
 * an allocator that counts and fails. */
#ifndef DARISK_TESTS_ARROW_TEST_H
#define DARISK_TESTS_ARROW_TEST_H

#include <stdlib.h>

#include "api_test.h"

enum { CHILDREN = 6 };

/* A table, or one column, with all its parts; a test changes what it wants to be wrong. */
typedef struct table {
    struct ArrowSchema schema, columns[CHILDREN], values[CHILDREN];
    struct ArrowSchema *schema_list[CHILDREN];
    struct ArrowArray array, arrays[CHILDREN], entries[CHILDREN];
    struct ArrowArray *array_list[CHILDREN];
    const void *none[1];
    const void *buffers[CHILDREN][5], *entry_buffers[CHILDREN][5];
    int schemas_released, arrays_released;
} table;

static void schema_done(struct ArrowSchema *schema) {
    ++*(int *)schema->private_data;
    schema->release = NULL;
}

static void array_done(struct ArrowArray *array) {
    ++*(int *)array->private_data;
    array->release = NULL;
}

/* A child is released by its parent, and never by whoever reads it. */
static void schema_part_done(struct ArrowSchema *schema) {
    (void)schema;
    fail_msg("the child of a schema was released");
}

static void array_part_done(struct ArrowArray *array) {
    (void)array;
    fail_msg("a child was released");
}

static inline void new_table(table *t, int64_t rows) {
    memset(t, 0, sizeof *t);
    t->schema = (struct ArrowSchema){.format = "+s",
                                     .name = "",
                                     .children = t->schema_list,
                                     .release = schema_done,
                                     .private_data = &t->schemas_released};
    t->array = (struct ArrowArray){.length = rows,
                                   .n_buffers = 1,
                                   .buffers = t->none,
                                   .children = t->array_list,
                                   .release = array_done,
                                   .private_data = &t->arrays_released};
}

/* Adds a column; its validity is the first buffer. Returns its place. */
static inline size_t add_column(table *t, const char *name, const char *format,
                                const uint8_t *validity, const void *values, const void *bytes) {
    const size_t i = (size_t)t->schema.n_children++;
    t->array.n_children++;
    t->columns[i] =
        (struct ArrowSchema){.format = format, .name = name, .release = schema_part_done};
    t->schema_list[i] = &t->columns[i];
    t->buffers[i][0] = validity;
    t->buffers[i][1] = values;
    t->buffers[i][2] = bytes;
    t->arrays[i] = (struct ArrowArray){.length = t->array.length + t->array.offset,
                                       .null_count = validity == NULL ? 0 : -1,
                                       .n_buffers = bytes == NULL ? 2 : 3,
                                       .buffers = t->buffers[i],
                                       .release = array_part_done};
    t->array_list[i] = &t->arrays[i];
    return i;
}

/* Gives a column a dictionary of so many entries. */
static inline void add_entries(table *t, size_t i, const char *format, int64_t count,
                               const uint8_t *validity, const void *values, const void *bytes) {
    t->values[i] = (struct ArrowSchema){.format = format, .release = schema_part_done};
    t->columns[i].dictionary = &t->values[i];
    t->entry_buffers[i][0] = validity;
    t->entry_buffers[i][1] = values;
    t->entry_buffers[i][2] = bytes;
    t->entries[i] = (struct ArrowArray){.length = count,
                                        .null_count = -1,
                                        .n_buffers = bytes == NULL ? 2 : 3,
                                        .buffers = t->entry_buffers[i],
                                        .release = array_part_done};
    t->arrays[i].dictionary = &t->entries[i];
}

static inline darisk_arrow_report new_report(void) {
    darisk_arrow_report report;
    memset(&report, 0xa5, sizeof report);
    report.struct_size = sizeof report;
    return report;
}

/* Hands a table over, and gives its only batch, or the status of what refused it. */
static inline darisk_status read_table(table *t, const darisk_allocator *allocator,
                                       darisk_arrow_batch **batch, darisk_arrow_report *report) {
    darisk_arrow_reader *reader = NULL;
    *batch = NULL;
    darisk_status status =
        darisk_arrow_reader_new_array(&t->schema, &t->array, allocator, &reader, report);
    if (status != DARISK_OK)
        return status;
    status = darisk_arrow_reader_next(reader, batch, report);
    darisk_arrow_reader_free(reader);
    return status;
}

/* The batch of a table that nothing is wrong with. */
static inline darisk_arrow_batch *batch_of(table *t) {
    darisk_arrow_batch *batch = NULL;
    assert_int_equal(read_table(t, NULL, &batch, NULL), DARISK_OK);
    assert_non_null(batch);
    return batch;
}

/* What a counting allocator counts. */
typedef struct counted {
    size_t calls, fail_at, live, bytes;
    size_t largest; /* more than this is never there; 0 for no bound */
} counted;

static void *counted_allocate(void *context, size_t size) {
    counted *c = context;
    if (size == 0)
        abort();
    if (++c->calls == c->fail_at || (c->largest != 0 && size > c->largest))
        return NULL;
    void *memory = malloc(size);
    if (memory == NULL)
        return NULL;
    memset(memory, 0xdb, size);
    c->live++;
    c->bytes += size;
    return memory;
}

static void counted_release(void *context, void *memory, size_t size) {
    counted *c = context;
    if (memory == NULL || c->live == 0 || c->bytes < size)
        abort();
    memset(memory, 0xdd, size); /* with another size than before, a sanitizer sees it */
    c->live--;
    c->bytes -= size;
    free(memory);
}

static inline darisk_allocator counting(counted *c) {
    return (darisk_allocator){.struct_size = sizeof(darisk_allocator),
                              .context = c,
                              .allocate = counted_allocate,
                              .release = counted_release};
}

/* Whether a row of a column is there, whatever its type. */
#define IS_THERE(column, row)                                                                      \
    ((column).values != NULL &&                                                                    \
     darisk_validity_get((column).validity, (column).validity_offset + (row)))

#endif

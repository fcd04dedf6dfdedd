/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/writer.h"

#include <string.h>

#include "arrow/memory.h"
#include "base/allocator.h"
#include "base/size.h"
#include "base/text.h"

/* So few rows that neither their bytes nor their bits overflow a size or a length. */
#define ROWS_LAST (SIZE_MAX / 64)

/* Formats and widths of the kinds that have values; a width of 0 is bits. */
static const struct {
    const char *format;
    size_t width;
} KINDS[] = {
    [DARISK_ARROW_KIND_U8] = {"C", 1},   [DARISK_ARROW_KIND_U16] = {"S", 2},
    [DARISK_ARROW_KIND_U32] = {"I", 4},  [DARISK_ARROW_KIND_U64] = {"L", 8},
    [DARISK_ARROW_KIND_I8] = {"c", 1},   [DARISK_ARROW_KIND_I16] = {"s", 2},
    [DARISK_ARROW_KIND_I32] = {"i", 4},  [DARISK_ARROW_KIND_I64] = {"l", 8},
    [DARISK_ARROW_KIND_BOOL] = {"b", 0}, [DARISK_ARROW_KIND_DATE] = {"tdD", 4},
};

darisk_status darisk_arrow_writer_new(size_t rows, const darisk_allocator *allocator,
                                      darisk_arrow_writer **out) {
    darisk_allocator memory;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    const darisk_status status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    if (rows > ROWS_LAST)
        return DARISK_ERROR_ARROW_LENGTH;
    darisk_arrow_writer *writer = darisk_arrow_allocate(&memory, 1, sizeof *writer);
    if (writer == NULL)
        return DARISK_ERROR_MEMORY;
    writer->memory = memory;
    writer->rows = rows;
    *out = writer;
    return DARISK_OK;
}

void darisk_arrow_writer_free(darisk_arrow_writer *writer) {
    if (writer == NULL)
        return;
    const darisk_allocator memory = writer->memory;
    for (size_t i = 0; i < writer->count; i++)
        if (writer->arrays[i].release != NULL)
            writer->arrays[i].release(&writer->arrays[i]);
    darisk_arrow_specs_free(&memory, writer->specs, writer->count, writer->spec_room);
    darisk_arrow_release(&memory, writer->arrays, writer->array_room, sizeof *writer->arrays);
    darisk_arrow_release(&memory, writer, 1, sizeof *writer);
}

darisk_status darisk_arrow_writer_check(const darisk_arrow_writer *writer, const char *name) {
    if (writer == NULL || name == NULL)
        return DARISK_ERROR_NULL;
    if (writer->is_exported)
        return DARISK_ERROR_ARROW_EXPORTED;
    for (size_t i = 0; i < writer->count; i++)
        if (darisk_text_same(writer->specs[i].name, name))
            return DARISK_ERROR_ARROW_COLUMN_TWICE;
    return DARISK_OK;
}

/* Makes room for one more column, and copies its name; NULL where there is no memory. */
static char *make_room(darisk_arrow_writer *writer, const char *name) {
    void *specs = writer->specs, *arrays = writer->arrays;
    darisk_status status = darisk_arrow_grow(&writer->memory, &specs, &writer->spec_room,
                                             writer->count, sizeof *writer->specs);
    writer->specs = specs;
    if (status == DARISK_OK)
        status = darisk_arrow_grow(&writer->memory, &arrays, &writer->array_room, writer->count,
                                   sizeof *writer->arrays);
    writer->arrays = arrays;
    if (status != DARISK_OK)
        return NULL;
    char *copy = darisk_arrow_allocate(&writer->memory, strlen(name) + 1, 1);
    if (copy != NULL)
        memcpy(copy, name, strlen(name));
    return copy;
}

darisk_status darisk_arrow_writer_append(darisk_arrow_writer *writer, const char *name,
                                         const char *format, const char *values, bool nullable,
                                         struct ArrowArray *array) {
    char *copy = make_room(writer, name);
    if (copy == NULL) {
        array->release(array);
        return DARISK_ERROR_MEMORY;
    }
    writer->specs[writer->count] = (struct darisk_arrow_spec){copy, format, values, nullable};
    writer->arrays[writer->count++] = *array;
    return DARISK_OK;
}

darisk_status darisk_arrow_writer_add(darisk_arrow_writer *writer, const char *name,
                                      darisk_arrow_kind kind, bool nullable,
                                      darisk_arrow_buffers *out) {
    struct ArrowArray array;
    darisk_status status = darisk_arrow_writer_check(writer, name);
    if (status != DARISK_OK)
        return status;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (kind < DARISK_ARROW_KIND_U8 || kind > DARISK_ARROW_KIND_DATE)
        return DARISK_ERROR_ARROW_KIND;
    const size_t rows = writer->rows, bits = darisk_validity_size(rows);
    const size_t bytes = KINDS[kind].width == 0 ? bits : rows * KINDS[kind].width;
    /* Buffers without rows are there all the same: not every reader takes their absence. */
    const size_t sizes[3] = {nullable ? bits + (bits == 0) : 0, bytes + (bytes == 0), 0};
    status = darisk_arrow_leaf(&writer->memory, rows, 2, sizes, &array);
    if (status != DARISK_OK)
        return status;
    uint8_t *validity = (uint8_t *)(uintptr_t)array.buffers[0];
    void *values = (void *)(uintptr_t)array.buffers[1];
    status = darisk_arrow_writer_append(writer, name, KINDS[kind].format, NULL, nullable, &array);
    if (status != DARISK_OK)
        return status;
    if (validity != NULL)
        memset(validity, 0xff, bits);
    out->values = values;
    out->validity = validity;
    out->unused = 0;
    return DARISK_OK;
}

void darisk_arrow_writer_move(darisk_arrow_writer *writer, struct ArrowArray *to) {
    for (size_t i = 0; i < writer->count; i++) {
        struct ArrowArray *array = &writer->arrays[i];
        const uint8_t *validity = array->buffers[0];
        array->null_count = array->length - (int64_t)darisk_validity_count(validity, writer->rows);
        *to->children[i] = *array;
        array->release = NULL;
    }
    writer->is_exported = true;
}

darisk_status darisk_arrow_writer_export(darisk_arrow_writer *writer, struct ArrowSchema *schema,
                                         struct ArrowArray *array) {
    struct ArrowArray made;
    if (writer == NULL || schema == NULL || array == NULL)
        return DARISK_ERROR_NULL;
    if (writer->is_exported)
        return DARISK_ERROR_ARROW_EXPORTED;
    darisk_status status = darisk_arrow_struct(&writer->memory, writer->rows, writer->count, &made);
    if (status != DARISK_OK)
        return status;
    status = darisk_arrow_schema(&writer->memory, writer->specs, writer->count, schema);
    if (status != DARISK_OK) {
        made.release(&made);
        return status;
    }
    darisk_arrow_writer_move(writer, &made);
    *array = made;
    return DARISK_OK;
}

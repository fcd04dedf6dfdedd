/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/schema.h"

#include <string.h>

#include "arrow/memory.h"
#include "arrow/report.h"
#include "base/text.h"

/* No table has more columns; a greater number was never meant. */
#define COLUMNS_LAST 65535

#define DAY INT64_C(86400)

struct format {
    const char *format;
    struct darisk_arrow_type type;
};

#define NUMBER(kind, width, is_signed)                                                             \
    { DARISK_ARROW_KIND_##kind, DARISK_ARROW_LAYOUT_VALUES, width, is_signed, 0 }
#define TIMESTAMP(per_day)                                                                         \
    { DARISK_ARROW_KIND_TIMESTAMP, DARISK_ARROW_LAYOUT_VALUES, 8, true, per_day }
#define TEXT(layout)                                                                               \
    { DARISK_ARROW_KIND_TEXT, DARISK_ARROW_LAYOUT_##layout, 0, false, 0 }

/* A timestamp with a time zone has the zone after the colon, and is not among them. */
static const struct format FORMATS[] = {
    {"C", NUMBER(U8, 1, false)},
    {"S", NUMBER(U16, 2, false)},
    {"I", NUMBER(U32, 4, false)},
    {"L", NUMBER(U64, 8, false)},
    {"c", NUMBER(I8, 1, true)},
    {"s", NUMBER(I16, 2, true)},
    {"i", NUMBER(I32, 4, true)},
    {"l", NUMBER(I64, 8, true)},
    {"b", NUMBER(BOOL, 0, false)},
    {"tdD", NUMBER(DATE, 4, true)},
    {"tdm", TIMESTAMP(DAY * 1000)},
    {"tss:", TIMESTAMP(DAY)},
    {"tsm:", TIMESTAMP(DAY * 1000)},
    {"tsu:", TIMESTAMP(DAY * 1000000)},
    {"tsn:", TIMESTAMP(DAY * 1000000000)},
    {"u", TEXT(TEXT_32)},
    {"U", TEXT(TEXT_64)},
    {"vu", TEXT(VIEWS)},
    {"n", {DARISK_ARROW_KIND_NULL, DARISK_ARROW_LAYOUT_NULL, 0, false, 0}},
};

struct darisk_arrow_type darisk_arrow_type_of(const char *format) {
    static const struct darisk_arrow_type none = {DARISK_ARROW_KIND_NOT_SET,
                                                  DARISK_ARROW_LAYOUT_NONE, 0, false, 0};
    for (size_t i = 0; i < sizeof FORMATS / sizeof FORMATS[0]; i++)
        if (strcmp(format, FORMATS[i].format) == 0)
            return FORMATS[i].type;
    return none;
}

static const char *name_of(const struct ArrowSchema *schema) {
    return schema->name == NULL ? "" : schema->name;
}

/* The format of the values: where there is a dictionary, of those. */
static const char *format_of(const struct ArrowSchema *schema) {
    return schema->dictionary == NULL ? schema->format : schema->dictionary->format;
}

static darisk_status check_node(const struct ArrowSchema *schema, darisk_arrow_report *fault) {
    if (schema == NULL || schema->format == NULL)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_SCHEMA, DARISK_ARROW_NO_ROW,
                                  "a schema with a format");
    if (schema->release == NULL)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_RELEASED, DARISK_ARROW_NO_ROW,
                                  "a schema that is not released");
    if (schema->n_children < 0 || schema->n_children > COLUMNS_LAST ||
        (schema->n_children > 0 && schema->children == NULL)) {
        (void)darisk_arrow_fault(fault, DARISK_ERROR_ARROW_SCHEMA, DARISK_ARROW_NO_ROW,
                                 "0 to 65535 children");
        darisk_arrow_fault_number(fault, (uint64_t)schema->n_children, true);
        return DARISK_ERROR_ARROW_SCHEMA;
    }
    return DARISK_OK;
}

/* Checks one column. What lies below a column that is not read is not looked at. */
static darisk_status check_column(const struct ArrowSchema *schema, darisk_arrow_report *fault) {
    darisk_status status = check_node(schema, fault);
    if (status == DARISK_OK && schema->dictionary != NULL)
        status = check_node(schema->dictionary, fault);
    return status;
}

/* The bytes a column's texts take, each with its NUL. */
static size_t text_bytes(const struct ArrowSchema *schema) {
    return strlen(name_of(schema)) + 1 + strlen(format_of(schema)) + 1;
}

/* Returns where the next text begins. */
static size_t put_text(struct darisk_arrow_columns *columns, size_t start, const char *text) {
    const size_t bytes = strlen(text) + 1;
    memcpy((char *)columns + start, text, bytes);
    return start + bytes;
}

/* Whether an array of this type can be the numbers of a dictionary. */
static bool is_index(const struct darisk_arrow_type *type) {
    return type->kind >= DARISK_ARROW_KIND_U8 && type->kind <= DARISK_ARROW_KIND_I64;
}

static size_t put_column(struct darisk_arrow_columns *columns, size_t index, size_t next,
                         const struct ArrowSchema *schema) {
    struct darisk_arrow_column *column = &columns->column[index];
    column->type = darisk_arrow_type_of(format_of(schema));
    if (schema->dictionary != NULL) {
        column->index = darisk_arrow_type_of(schema->format);
        /* A dictionary of dictionaries, or one without numbers, is not read. */
        if (schema->dictionary->dictionary != NULL || !is_index(&column->index)) {
            column->index.layout = DARISK_ARROW_LAYOUT_NONE;
            column->type = darisk_arrow_type_of("");
        }
    }
    column->name = next;
    column->format = put_text(columns, next, name_of(schema));
    return put_text(columns, column->format, format_of(schema));
}

darisk_status darisk_arrow_columns_read(const struct ArrowSchema *schema,
                                        const darisk_allocator *memory,
                                        struct darisk_arrow_columns **out,
                                        darisk_arrow_report *fault) {
    darisk_status status = check_column(schema, fault);
    if (status != DARISK_OK)
        return status;
    const bool is_struct = strcmp(schema->format, "+s") == 0 && schema->dictionary == NULL;
    const size_t count = is_struct ? (size_t)schema->n_children : 1;
    size_t bytes = sizeof(struct darisk_arrow_columns) + count * sizeof(struct darisk_arrow_column);
    for (size_t i = 0; i < count; i++) {
        const struct ArrowSchema *column = is_struct ? schema->children[i] : schema;
        status = check_column(column, fault);
        if (status != DARISK_OK)
            return status;
        bytes += text_bytes(column);
    }
    struct darisk_arrow_columns *columns = darisk_arrow_allocate(memory, bytes, 1);
    if (columns == NULL)
        return DARISK_ERROR_MEMORY;
    *columns =
        (struct darisk_arrow_columns){.bytes = bytes, .count = count, .is_struct = is_struct};
    size_t next = sizeof *columns + count * sizeof columns->column[0];
    for (size_t i = 0; i < count; i++)
        next = put_column(columns, i, next, is_struct ? schema->children[i] : schema);
    *out = columns;
    return DARISK_OK;
}

struct darisk_arrow_columns *darisk_arrow_columns_copy(const struct darisk_arrow_columns *columns,
                                                       const darisk_allocator *memory) {
    struct darisk_arrow_columns *copy = darisk_arrow_allocate(memory, columns->bytes, 1);
    if (copy != NULL)
        memcpy(copy, columns, columns->bytes);
    return copy;
}

void darisk_arrow_columns_free(struct darisk_arrow_columns *columns,
                               const darisk_allocator *memory) {
    if (columns != NULL)
        darisk_arrow_release(memory, columns, columns->bytes, 1);
}

darisk_status darisk_arrow_columns_find(const struct darisk_arrow_columns *columns,
                                        const char *name, size_t *index,
                                        darisk_arrow_report *fault) {
    size_t found = 0;
    for (size_t i = 0; i < columns->count; i++)
        if (name == NULL ||
            darisk_text_same(name, darisk_arrow_text_at(columns, columns->column[i].name))) {
            *index = i;
            found++;
        }
    if (found == 1)
        return DARISK_OK;
    if (found == 0)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_NO_COLUMN, DARISK_ARROW_NO_ROW,
                                  "a column of this name");
    return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_COLUMN_TWICE, DARISK_ARROW_NO_ROW,
                              "one column of this name");
}

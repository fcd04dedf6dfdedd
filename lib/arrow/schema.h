/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file schema.h
 * What a schema says of its columns, copied out of it. Internal. */
#ifndef DARISK_ARROW_SCHEMA_H
#define DARISK_ARROW_SCHEMA_H

#include "darisk/arrow.h"

/* How the buffers of an array lie. */
enum darisk_arrow_layout {
    DARISK_ARROW_LAYOUT_NONE,    /* not read */
    DARISK_ARROW_LAYOUT_NULL,    /* no buffers */
    DARISK_ARROW_LAYOUT_VALUES,  /* values of one width; a width of 0 is bits */
    DARISK_ARROW_LAYOUT_TEXT_32, /* offsets of 32 bits, and bytes */
    DARISK_ARROW_LAYOUT_TEXT_64, /* offsets of 64 bits, and bytes */
    DARISK_ARROW_LAYOUT_VIEWS    /* views of 16 bytes, buffers of bytes, and their sizes */
};

/* The type of an array. */
struct darisk_arrow_type {
    darisk_arrow_kind kind;
    enum darisk_arrow_layout layout;
    uint8_t width; /* bytes a value; 0 for bits and for what has no values */
    bool is_signed;
    int64_t per_day; /* of a timestamp: how many of its units a day has */
};

/* A column. Its texts are told by where they begin in the block of the columns, so that the block
 * can be copied. */
struct darisk_arrow_column {
    struct darisk_arrow_type type;  /* of a dictionary-encoded column, its values */
    struct darisk_arrow_type index; /* of a dictionary-encoded column; else of layout NONE */
    size_t name;
    size_t format;
};

/* The columns of a source: one block of memory, without pointers. */
struct darisk_arrow_columns {
    size_t bytes;
    size_t count;
    bool is_struct; /* the columns are children of a struct; else the array is the one column */
    struct darisk_arrow_column column[];
};

/* Whether a column is dictionary-encoded. */
static inline bool darisk_arrow_is_dictionary(const struct darisk_arrow_column *column) {
    return column->index.layout != DARISK_ARROW_LAYOUT_NONE;
}

/* A text of a column. */
static inline const char *darisk_arrow_text_at(const struct darisk_arrow_columns *columns,
                                               size_t start) {
    return (const char *)columns + start;
}

/* The type a format stands for; of layout NONE where this release does not read it. */
struct darisk_arrow_type darisk_arrow_type_of(const char *format);

/* Reads a schema, which stays the caller's. DARISK_OK, DARISK_ERROR_MEMORY,
 * DARISK_ERROR_ARROW_RELEASED or DARISK_ERROR_ARROW_SCHEMA; then `fault` says more. */
DARISK_MUST_USE darisk_status darisk_arrow_columns_read(const struct ArrowSchema *schema,
                                                        const darisk_allocator *memory,
                                                        struct darisk_arrow_columns **out,
                                                        darisk_arrow_report *fault);

/* A copy, or NULL where there is no memory. */
struct darisk_arrow_columns *darisk_arrow_columns_copy(const struct darisk_arrow_columns *columns,
                                                       const darisk_allocator *memory);

void darisk_arrow_columns_free(struct darisk_arrow_columns *columns,
                               const darisk_allocator *memory);

/* The column of a name; of NULL the only one. Fills in the fault where there is none. */
DARISK_MUST_USE darisk_status darisk_arrow_columns_find(const struct darisk_arrow_columns *columns,
                                                        const char *name, size_t *index,
                                                        darisk_arrow_report *fault);

#endif

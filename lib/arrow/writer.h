/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file writer.h
 * A writer from the inside. Internal. */
#ifndef DARISK_ARROW_WRITER_H
#define DARISK_ARROW_WRITER_H

#include "arrow/export.h"

struct darisk_arrow_writer {
    darisk_allocator memory;
    size_t rows;
    bool is_exported;
    size_t count;
    struct darisk_arrow_spec *specs;
    size_t spec_room;
    struct ArrowArray *arrays;
    size_t array_room;
};

/* Whether a column of a name can be added. */
DARISK_MUST_USE darisk_status darisk_arrow_writer_check(const darisk_arrow_writer *writer,
                                                        const char *name);

/* Adds a column that is made, and takes the array over; it is released where that fails. */
DARISK_MUST_USE darisk_status darisk_arrow_writer_append(darisk_arrow_writer *writer,
                                                         const char *name, const char *format,
                                                         const char *values, bool nullable,
                                                         struct ArrowArray *array);

/* Moves the columns of a writer into a struct that has room for them. */
void darisk_arrow_writer_move(darisk_arrow_writer *writer, struct ArrowArray *to);

#endif

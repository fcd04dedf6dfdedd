/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file export.h
 * Arrays and schemas of our own making. Internal.
 *
 * Whoever gets one may move any part of it elsewhere and release the parts in any order, so each
 * part has memory of its own, and a copy of the allocator. */
#ifndef DARISK_ARROW_EXPORT_H
#define DARISK_ARROW_EXPORT_H

#include "darisk/arrow.h"

/* The type of a column that is made. */
struct darisk_arrow_spec {
    char *name;
    const char *format; /* a constant */
    const char *values; /* that of the dictionary, where there is one; else NULL */
    bool nullable;
};

/* An array without children, with up to three buffers of these sizes in bytes, all cleared. A size
 * of 0 leaves the buffer out. DARISK_OK or DARISK_ERROR_MEMORY. */
DARISK_MUST_USE darisk_status darisk_arrow_leaf(const darisk_allocator *memory, size_t rows,
                                                int64_t buffers, const size_t sizes[3],
                                                struct ArrowArray *out);

/* Gives a leaf a dictionary, which is moved. */
void darisk_arrow_leaf_set_dictionary(struct ArrowArray *leaf, struct ArrowArray *dictionary);

/* A struct with room for so many children, which are all released. */
DARISK_MUST_USE darisk_status darisk_arrow_struct(const darisk_allocator *memory, size_t rows,
                                                  size_t children, struct ArrowArray *out);

/* The schema of a struct of such columns. */
DARISK_MUST_USE darisk_status darisk_arrow_schema(const darisk_allocator *memory,
                                                  const struct darisk_arrow_spec *specs,
                                                  size_t count, struct ArrowSchema *out);

/* Frees the names of columns, and the list of `room`. */
void darisk_arrow_specs_free(const darisk_allocator *memory, struct darisk_arrow_spec *specs,
                             size_t count, size_t room);

#endif

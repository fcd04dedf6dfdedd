/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file allocator.h
 * Where handles get their memory. Functions that take no handle allocate nothing. */
#ifndef DARISK_ALLOCATOR_H
#define DARISK_ALLOCATOR_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/export.h"

/** The caller's memory functions. A function `_new` that takes a NULL allocator uses malloc and
 * free; one that takes an allocator copies this struct, so the struct may go out of scope, but
 * what `context` points to must outlive the handle. Both functions must be set, and neither may
 * call the library. An allocation that returns NULL gives #DARISK_ERROR_MEMORY and leaves every
 * handle as it was. @since 0.1 */
typedef struct darisk_allocator {
    uint32_t struct_size; /**< sizeof(darisk_allocator) */
    void *context;        /**< handed to both functions; may be NULL */
    /** Returns `size` bytes (never 0) aligned for any type, or NULL. */
    void *(*allocate)(void *context, size_t size);
    /** Takes back what allocate returned, with its size; never called with NULL. */
    void (*release)(void *context, void *memory, size_t size);
} darisk_allocator;

#endif

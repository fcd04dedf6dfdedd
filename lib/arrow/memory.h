/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file memory.h
 * Memory of a caller's allocator, by count and size. Internal. */
#ifndef DARISK_ARROW_MEMORY_H
#define DARISK_ARROW_MEMORY_H

#include <stddef.h>

#include "darisk/allocator.h"
#include "darisk/status.h"

/* Cleared memory for so many things of a size; NULL where there is none, and where the product
 * is no size. A count of 0 gives memory, too. */
void *darisk_arrow_allocate(const darisk_allocator *memory, size_t count, size_t size);

/* The same, not cleared. */
void *darisk_arrow_allocate_raw(const darisk_allocator *memory, size_t count, size_t size);

/* Gives back what darisk_arrow_allocate() gave. NULL does nothing. */
void darisk_arrow_release(const darisk_allocator *memory, const void *block, size_t count,
                          size_t size);

/* Makes room for one more row in a growing array of `count`. DARISK_OK or DARISK_ERROR_MEMORY, and
 * then nothing has changed. */
DARISK_MUST_USE darisk_status darisk_arrow_grow(const darisk_allocator *memory, void **rows,
                                                size_t *room, size_t count, size_t size);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/memory.h"

#include <stdint.h>
#include <string.h>

#define ROOM_FIRST 8

/* The allocator is never asked for 0 bytes. */
static size_t bytes_of(size_t count, size_t size) {
    return count == 0 ? size : count * size;
}

void *darisk_arrow_allocate_raw(const darisk_allocator *memory, size_t count, size_t size) {
    return count > SIZE_MAX / 2 / size ? NULL
                                       : memory->allocate(memory->context, bytes_of(count, size));
}

void *darisk_arrow_allocate(const darisk_allocator *memory, size_t count, size_t size) {
    void *block = darisk_arrow_allocate_raw(memory, count, size);
    if (block != NULL)
        memset(block, 0, bytes_of(count, size));
    return block;
}

void darisk_arrow_release(const darisk_allocator *memory, const void *block, size_t count,
                          size_t size) {
    if (block != NULL)
        memory->release(memory->context, (void *)(uintptr_t)block, bytes_of(count, size));
}

darisk_status darisk_arrow_grow(const darisk_allocator *memory, void **rows, size_t *room,
                                size_t count, size_t size) {
    if (count < *room)
        return DARISK_OK;
    const size_t wanted = count == 0 ? ROOM_FIRST : 2 * count;
    void *grown = darisk_arrow_allocate(memory, wanted, size);
    if (grown == NULL)
        return DARISK_ERROR_MEMORY;
    if (*rows != NULL)
        memcpy(grown, *rows, count * size);
    darisk_arrow_release(memory, *rows, *room, size);
    *rows = grown;
    *room = wanted;
    return DARISK_OK;
}

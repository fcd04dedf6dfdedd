/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/allocator.h"

#include <stdlib.h>

#include "base/size.h"

static void *allocate_from_malloc(void *context, size_t size) {
    (void)context;
    return malloc(size);
}

static void release_to_free(void *context, void *memory, size_t size) {
    (void)context;
    (void)size;
    free(memory);
}

static const darisk_allocator FROM_MALLOC = {
    .struct_size = sizeof(darisk_allocator),
    .context = NULL,
    .allocate = allocate_from_malloc,
    .release = release_to_free,
};

darisk_status darisk_allocator_take(const darisk_allocator *given, darisk_allocator *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (given == NULL) {
        *out = FROM_MALLOC;
        return DARISK_OK;
    }
    if (!darisk_struct_is_readable(given, sizeof *given))
        return DARISK_ERROR_STRUCT_SIZE;
    if (given->allocate == NULL || given->release == NULL)
        return DARISK_ERROR_ALLOCATOR;
    *out = *given;
    out->struct_size = sizeof *out;
    return DARISK_OK;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <string.h>

#include "serial/gravity.h"

/* A table is one block, so what points into it points as far into the copy. */
static void *moved(const void *old, const darisk_gravity *from, darisk_gravity *to) {
    return (char *)to + ((const char *)old - (const char *)from);
}

darisk_status darisk_gravity_copy(const darisk_gravity *gravity, const darisk_allocator *allocator,
                                  darisk_gravity **out) {
    darisk_gravity *copy = allocator->allocate(allocator->context, gravity->size);
    if (copy == NULL)
        return DARISK_ERROR_MEMORY;
    memcpy(copy, gravity, gravity->size);
    copy->allocator = *allocator;
    copy->codes = moved(gravity->codes, gravity, copy);
    copy->weights = moved(gravity->weights, gravity, copy);
    copy->edition = moved(gravity->edition, gravity, copy);
    copy->source = moved(gravity->source, gravity, copy);
    for (size_t i = 0; i < copy->count; i++)
        copy->codes[i] = moved(gravity->codes[i], gravity, copy);
    *out = copy;
    return DARISK_OK;
}

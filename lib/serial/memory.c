/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The memory of a cohort and of what is made from it. */
#include <string.h>

#include "serial/cohort.h"

void *darisk_cohort_allocate(const darisk_allocator *allocator, size_t count, size_t size) {
    if (count == 0 || count > SIZE_MAX / size)
        return NULL;
    return allocator->allocate(allocator->context, count * size);
}

void darisk_cohort_release(const darisk_allocator *allocator, void *memory, size_t count,
                           size_t size) {
    if (memory != NULL)
        allocator->release(allocator->context, memory, count * size);
}

darisk_status darisk_cohort_grow(const darisk_allocator *allocator, void **array, size_t *room,
                                 size_t count, size_t more, size_t size) {
    if (more <= *room - count)
        return DARISK_OK;
    if (more > SIZE_MAX / 2 - count)
        return DARISK_ERROR_MEMORY;
    const size_t wanted = count + more > 2 * count ? count + more : 2 * count;
    void *grown = darisk_cohort_allocate(allocator, wanted, size);
    if (grown == NULL)
        return DARISK_ERROR_MEMORY;
    if (count > 0)
        memcpy(grown, *array, count * size);
    darisk_cohort_release(allocator, *array, *room, size);
    *array = grown;
    *room = wanted;
    return DARISK_OK;
}

darisk_status darisk_cohort_put_in_order(const darisk_allocator *allocator, void **array,
                                         size_t *room, size_t count, size_t size,
                                         darisk_serial_before *before) {
    if (count == 0)
        return DARISK_OK;
    uint64_t *order = darisk_cohort_allocate(allocator, count, sizeof *order);
    unsigned char *sorted = darisk_cohort_allocate(allocator, count, size);
    if (order == NULL || sorted == NULL) {
        darisk_cohort_release(allocator, order, count, sizeof *order);
        darisk_cohort_release(allocator, sorted, count, size);
        return DARISK_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    darisk_serial_sort(order, count, before, *array);
    for (size_t i = 0; i < count; i++)
        memcpy(sorted + i * size, (const unsigned char *)*array + (size_t)order[i] * size, size);
    darisk_cohort_release(allocator, order, count, sizeof *order);
    darisk_cohort_release(allocator, *array, *room, size);
    *array = sorted;
    *room = count;
    return DARISK_OK;
}

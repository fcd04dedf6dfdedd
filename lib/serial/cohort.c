/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/cohort.h"

#include "base/allocator.h"
#include "base/size.h"
#include "base/text.h"
#include "base/threads.h"
#include "serial/gravity.h"

static const darisk_cohort_options DEFAULT = DARISK_COHORT_OPTIONS_DEFAULT;

darisk_status darisk_cohort_new(const darisk_gravity *gravity, const darisk_cohort_options *options,
                                const darisk_allocator *allocator, darisk_cohort **out) {
    darisk_allocator memory;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (options != NULL && !darisk_struct_is_readable(options, sizeof *options))
        return DARISK_ERROR_STRUCT_SIZE;
    options = options != NULL ? options : &DEFAULT;
    if (options->max_threads < 1 || options->max_threads > DARISK_THREADS_LAST)
        return DARISK_ERROR_COHORT_THREADS;
    darisk_status status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    darisk_cohort *cohort = darisk_cohort_allocate(&memory, 1, sizeof *cohort);
    if (cohort == NULL)
        return DARISK_ERROR_MEMORY;
    *cohort = (darisk_cohort){.allocator = memory, .threads = options->max_threads};
    if (gravity != NULL)
        status = darisk_gravity_copy(gravity, &memory, &cohort->gravity);
    if (status != DARISK_OK) {
        darisk_cohort_free(cohort);
        return status;
    }
    *out = cohort;
    return DARISK_OK;
}

void darisk_cohort_free(darisk_cohort *cohort) {
    if (cohort == NULL)
        return;
    const darisk_allocator memory = cohort->allocator;
    for (size_t i = 0; i < cohort->slab_count; i++)
        darisk_serial_slab_free(&memory, &cohort->slabs[i]);
    darisk_cohort_release(&memory, cohort->slabs, cohort->slab_room, sizeof *cohort->slabs);
    darisk_serial_slab_free(&memory, &cohort->tail);
    darisk_serial_aliases_free(&memory, &cohort->aliases);
    darisk_cohort_release(&memory, cohort->reversed, cohort->reversed_room,
                          sizeof *cohort->reversed);
    darisk_gravity_free(cohort->gravity);
    darisk_cohort_release(&memory, cohort, 1, sizeof *cohort);
}

uint64_t darisk_cohort_rows(const darisk_cohort *cohort) {
    return cohort == NULL ? 0 : cohort->rows;
}

size_t darisk_cohort_reversed_count(const darisk_cohort *cohort) {
    return cohort == NULL ? 0 : cohort->reversed_count;
}

uint64_t darisk_cohort_reversed_at(const darisk_cohort *cohort, size_t index) {
    return cohort == NULL || index >= cohort->reversed_count ? UINT64_MAX : cohort->reversed[index];
}

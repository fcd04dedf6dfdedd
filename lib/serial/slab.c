/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The rows of a cohort in memory. */
#include <string.h>

#include "serial/cohort.h"

darisk_status darisk_serial_slab_new(const darisk_allocator *allocator, size_t rows, bool groups,
                                     bool parted, struct darisk_serial_slab *out) {
    struct darisk_serial_slab slab = {.room = rows};
    slab.rows = darisk_cohort_allocate(allocator, rows, sizeof *slab.rows);
    if (groups)
        slab.groups = darisk_cohort_allocate(allocator, rows, sizeof *slab.groups);
    if (parted)
        slab.start = darisk_cohort_allocate(allocator, DARISK_SERIAL_PARTS + 1, sizeof *slab.start);
    if ((rows > 0 && slab.rows == NULL) || (rows > 0 && groups && slab.groups == NULL) ||
        (parted && slab.start == NULL)) {
        darisk_serial_slab_free(allocator, &slab);
        return DARISK_ERROR_MEMORY;
    }
    *out = slab;
    return DARISK_OK;
}

void darisk_serial_slab_free(const darisk_allocator *allocator, struct darisk_serial_slab *slab) {
    darisk_cohort_release(allocator, slab->rows, slab->room, sizeof *slab->rows);
    darisk_cohort_release(allocator, slab->groups, slab->room, sizeof *slab->groups);
    darisk_cohort_release(allocator, slab->start, DARISK_SERIAL_PARTS + 1, sizeof *slab->start);
    *slab = (struct darisk_serial_slab){.room = 0};
}

void darisk_serial_slab_lay_out(struct darisk_serial_slab *slab) {
    uint32_t sum = 0;
    for (uint32_t p = 0; p < DARISK_SERIAL_PARTS; p++)
        slab->start[p] = sum += slab->start[p];
    slab->start[DARISK_SERIAL_PARTS] = sum;
    slab->count = sum;
}

void darisk_serial_slab_fill(struct darisk_serial_slab *slab, const struct darisk_serial_row *rows,
                             const uint64_t *groups, size_t count) {
    memset(slab->start, 0, DARISK_SERIAL_PARTS * sizeof *slab->start);
    for (size_t i = 0; i < count; i++)
        slab->start[darisk_serial_part_of(&rows[i])]++;
    darisk_serial_slab_lay_out(slab);
    /* The last first, so that the rows of a part keep their order. */
    for (size_t i = count; i-- > 0;) {
        const uint32_t at = --slab->start[darisk_serial_part_of(&rows[i])];
        slab->rows[at] = rows[i];
        if (slab->groups != NULL)
            slab->groups[at] = groups != NULL ? groups[i] : 0;
    }
}

darisk_status darisk_cohort_slab_room(darisk_cohort *cohort, size_t more) {
    void *slabs = cohort->slabs;
    const darisk_status status =
        darisk_cohort_grow(&cohort->allocator, &slabs, &cohort->slab_room, cohort->slab_count, more,
                           sizeof *cohort->slabs);
    cohort->slabs = slabs;
    return status;
}

/* The rows of the tail become a slab; the tail keeps its memory. */
static darisk_status put_tail_away(darisk_cohort *cohort) {
    struct darisk_serial_slab *tail = &cohort->tail, slab;
    darisk_status status = darisk_cohort_slab_room(cohort, 1);
    if (status == DARISK_OK)
        status = darisk_serial_slab_new(&cohort->allocator, tail->count, tail->groups != NULL, true,
                                        &slab);
    if (status != DARISK_OK)
        return status;
    darisk_serial_slab_fill(&slab, tail->rows, tail->groups, tail->count);
    cohort->slabs[cohort->slab_count++] = slab;
    tail->count = 0;
    return DARISK_OK;
}

darisk_status darisk_cohort_tail_room(darisk_cohort *cohort, size_t rows, bool groups) {
    struct darisk_serial_slab *tail = &cohort->tail, grown;
    if (tail->count > 0 && rows > DARISK_SERIAL_TAIL_LAST - tail->count) {
        const darisk_status status = put_tail_away(cohort);
        if (status != DARISK_OK)
            return status;
    }
    if (rows <= tail->room - tail->count && (!groups || tail->groups != NULL))
        return DARISK_OK;
    size_t room = tail->count + rows > 2 * tail->count ? tail->count + rows : 2 * tail->count;
    room = room < tail->room ? tail->room : room;
    const darisk_status status = darisk_serial_slab_new(
        &cohort->allocator, room, groups || tail->groups != NULL, false, &grown);
    if (status != DARISK_OK)
        return status;
    if (tail->count > 0)
        memcpy(grown.rows, tail->rows, tail->count * sizeof *grown.rows);
    for (size_t i = 0; grown.groups != NULL && i < tail->count; i++)
        grown.groups[i] = tail->groups != NULL ? tail->groups[i] : 0;
    grown.count = tail->count;
    darisk_serial_slab_free(&cohort->allocator, tail);
    *tail = grown;
    return DARISK_OK;
}

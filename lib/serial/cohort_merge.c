/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <string.h>

#include "base/text.h"
#include "serial/cohort.h"
#include "serial/gravity.h"

/* What a merge will put into a cohort, made before anything is changed. */
struct incoming {
    struct darisk_serial_slab *slabs; /* copies of those of the other cohort */
    size_t slab_count;
};

static bool same_gravity(const darisk_gravity *a, const darisk_gravity *b) {
    if (a == NULL || b == NULL)
        return a == b;
    return darisk_text_same(a->digest, b->digest);
}

static darisk_status copy_slab(const darisk_allocator *memory,
                               const struct darisk_serial_slab *slab,
                               struct darisk_serial_slab *out) {
    const darisk_status status =
        darisk_serial_slab_new(memory, slab->count, slab->groups != NULL, true, out);
    if (status != DARISK_OK)
        return status;
    if (slab->count > 0)
        memcpy(out->rows, slab->rows, slab->count * sizeof *out->rows);
    if (slab->groups != NULL && slab->count > 0)
        memcpy(out->groups, slab->groups, slab->count * sizeof *out->groups);
    memcpy(out->start, slab->start, (DARISK_SERIAL_PARTS + 1) * sizeof *out->start);
    out->count = slab->count;
    return DARISK_OK;
}

static void free_incoming(const darisk_allocator *memory, struct incoming *incoming, size_t room) {
    for (size_t i = 0; i < incoming->slab_count; i++)
        darisk_serial_slab_free(memory, &incoming->slabs[i]);
    darisk_cohort_release(memory, incoming->slabs, room, sizeof *incoming->slabs);
}

static darisk_status copy_slabs(darisk_cohort *into, const darisk_cohort *from,
                                struct incoming *out) {
    struct incoming incoming = {.slab_count = 0};
    darisk_status status = DARISK_OK;
    if (from->slab_count > 0) {
        incoming.slabs =
            darisk_cohort_allocate(&into->allocator, from->slab_count, sizeof *incoming.slabs);
        if (incoming.slabs == NULL)
            return DARISK_ERROR_MEMORY;
    }
    for (size_t i = 0; i < from->slab_count && status == DARISK_OK; i++) {
        status = copy_slab(&into->allocator, &from->slabs[i], &incoming.slabs[i]);
        incoming.slab_count += status == DARISK_OK;
    }
    if (status != DARISK_OK)
        free_incoming(&into->allocator, &incoming, from->slab_count);
    else
        *out = incoming;
    return status;
}

/* Room for everything there is besides the slabs. */
static darisk_status make_room(darisk_cohort *into, const darisk_cohort *from) {
    void *reversed = into->reversed;
    darisk_status status =
        darisk_cohort_grow(&into->allocator, &reversed, &into->reversed_room, into->reversed_count,
                           from->reversed_count, sizeof *into->reversed);
    into->reversed = reversed;
    if (status == DARISK_OK)
        status = darisk_cohort_tail_room(into, from->tail.count, from->tail.groups != NULL);
    if (status == DARISK_OK)
        status = darisk_cohort_slab_room(into, from->slab_count);
    return status;
}

static void put(darisk_cohort *into, const darisk_cohort *from, const struct incoming *incoming) {
    struct darisk_serial_slab *tail = &into->tail;
    for (size_t i = 0; i < incoming->slab_count; i++)
        into->slabs[into->slab_count++] = incoming->slabs[i];
    if (from->tail.count > 0)
        memcpy(tail->rows + tail->count, from->tail.rows, from->tail.count * sizeof *tail->rows);
    for (size_t i = 0; tail->groups != NULL && i < from->tail.count; i++)
        tail->groups[tail->count + i] = from->tail.groups != NULL ? from->tail.groups[i] : 0;
    tail->count += from->tail.count;
    for (size_t i = 0; i < from->reversed_count; i++)
        into->reversed[into->reversed_count++] = into->rows + from->reversed[i];
    into->rows += from->rows;
    into->ignored += from->ignored;
    into->no_perpetrator += from->no_perpetrator;
    into->kept += from->kept;
}

/* The aliases of the other, as two columns. */
static darisk_status add_aliases(darisk_cohort *into, const darisk_cohort *from) {
    const struct darisk_serial_aliases *aliases = &from->aliases;
    size_t count = 0, line;
    if (aliases->count == 0)
        return DARISK_OK;
    uint64_t *pairs = darisk_cohort_allocate(&into->allocator, aliases->count, 2 * sizeof *pairs);
    if (pairs == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < aliases->room; i++)
        if (aliases->places[i].child != 0) {
            pairs[count] = aliases->places[i].child;
            pairs[aliases->count + count++] = aliases->places[i].parent;
        }
    const darisk_status status = darisk_serial_aliases_add(&into->allocator, &into->aliases, pairs,
                                                           pairs + count, count, &line);
    darisk_cohort_release(&into->allocator, pairs, aliases->count, 2 * sizeof *pairs);
    return status;
}

darisk_status darisk_cohort_merge(darisk_cohort *into, const darisk_cohort *from) {
    struct incoming incoming;
    if (into == NULL || from == NULL)
        return DARISK_ERROR_NULL;
    if (into == from) /* every row is there already */
        return DARISK_OK;
    if (!same_gravity(into->gravity, from->gravity))
        return DARISK_ERROR_COHORT_GRAVITY;
    if (from->kept > DARISK_SERIAL_ROWS_LAST - into->kept ||
        from->rows > UINT64_MAX - 1 - into->rows)
        return DARISK_ERROR_COHORT_ROWS;
    darisk_status status = copy_slabs(into, from, &incoming);
    if (status != DARISK_OK)
        return status;
    status = make_room(into, from);
    if (status == DARISK_OK)
        status =
            add_aliases(into, from); /* the last that can fail, and it changes all or nothing */
    if (status != DARISK_OK) {
        free_incoming(&into->allocator, &incoming, from->slab_count);
        return status;
    }
    put(into, from, &incoming);
    darisk_cohort_release(&into->allocator, incoming.slabs, from->slab_count,
                          sizeof *incoming.slabs);
    return DARISK_OK;
}

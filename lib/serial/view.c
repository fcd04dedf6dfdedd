/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/view.h"

#include <string.h>

/* A copy of the aliases in which every parent is the end of its line. Each line is walked to an end
 * that is known, and then once more to write it down, so that all of it is linear. */
static darisk_status copy_roots(const darisk_cohort *cohort, struct darisk_serial_aliases *out) {
    const struct darisk_serial_aliases *from = &cohort->aliases;
    if (from->count == 0)
        return DARISK_OK;
    *out = *from;
    out->places = darisk_cohort_allocate(&cohort->allocator, from->room, sizeof *out->places);
    if (out->places == NULL) {
        *out = (struct darisk_serial_aliases){.room = 0};
        return DARISK_ERROR_MEMORY;
    }
    memcpy(out->places, from->places, from->room * sizeof *out->places);
    for (size_t i = 0; i < out->room; i++)
        if (out->places[i].child != 0)
            darisk_serial_aliases_shorten(out, &out->places[i]);
    return DARISK_OK;
}

static darisk_status part_tail(const darisk_cohort *cohort, struct darisk_serial_slab *out) {
    const struct darisk_serial_slab *tail = &cohort->tail;
    if (tail->count == 0)
        return DARISK_OK;
    const darisk_status status =
        darisk_serial_slab_new(&cohort->allocator, tail->count, tail->groups != NULL, true, out);
    if (status == DARISK_OK)
        darisk_serial_slab_fill(out, tail->rows, tail->groups, tail->count);
    return status;
}

/* How many rows are a child's, in all slabs; copies of them where there is room for any. */
static size_t moved_rows(const struct darisk_serial_view *view, struct darisk_serial_row *rows,
                         uint64_t *groups) {
    size_t count = 0;
    for (size_t s = 0; s < darisk_serial_view_slabs(view); s++) {
        const struct darisk_serial_slab *slab = darisk_serial_view_slab(view, s);
        if (slab == &view->moved)
            continue;
        for (size_t i = 0; i < slab->count; i++) {
            const uint64_t root = darisk_serial_view_root(view, slab->rows[i].person);
            if (root == slab->rows[i].person)
                continue;
            if (rows != NULL) {
                rows[count] = slab->rows[i];
                rows[count].person = root;
                rows[count].flags |= DARISK_SERIAL_ROW_MERGED;
                if (groups != NULL)
                    groups[count] = slab->groups != NULL ? slab->groups[i] : 0;
            }
            count++;
        }
    }
    return count;
}

static darisk_status move_rows(struct darisk_serial_view *view) {
    const darisk_allocator *allocator = &view->cohort->allocator;
    struct darisk_serial_slab rows = {.count = 0};
    const size_t count = view->roots.count == 0 ? 0 : moved_rows(view, NULL, NULL);
    if (count == 0)
        return DARISK_OK;
    darisk_status status = darisk_serial_slab_new(allocator, count, view->groups, false, &rows);
    if (status == DARISK_OK)
        status = darisk_serial_slab_new(allocator, count, view->groups, true, &view->moved);
    if (status == DARISK_OK) {
        moved_rows(view, rows.rows, rows.groups);
        darisk_serial_slab_fill(&view->moved, rows.rows, rows.groups, count);
    }
    darisk_serial_slab_free(allocator, &rows);
    return status;
}

static bool has_groups(const darisk_cohort *cohort) {
    bool groups = cohort->tail.groups != NULL;
    for (size_t i = 0; i < cohort->slab_count; i++)
        groups |= cohort->slabs[i].groups != NULL;
    return groups;
}

darisk_status darisk_serial_view_open(const darisk_cohort *cohort, struct darisk_serial_view *out) {
    *out = (struct darisk_serial_view){.cohort = cohort, .groups = has_groups(cohort)};
    darisk_status status = copy_roots(cohort, &out->roots);
    if (status == DARISK_OK)
        status = part_tail(cohort, &out->tail);
    if (status == DARISK_OK)
        status = move_rows(out);
    if (status != DARISK_OK)
        darisk_serial_view_close(out);
    return status;
}

void darisk_serial_view_close(struct darisk_serial_view *view) {
    const darisk_allocator *allocator = &view->cohort->allocator;
    darisk_serial_aliases_free(allocator, &view->roots);
    darisk_serial_slab_free(allocator, &view->tail);
    darisk_serial_slab_free(allocator, &view->moved);
}

size_t darisk_serial_view_slabs(const struct darisk_serial_view *view) {
    return view->cohort->slab_count + 2;
}

const struct darisk_serial_slab *darisk_serial_view_slab(const struct darisk_serial_view *view,
                                                         size_t index) {
    const size_t slabs = view->cohort->slab_count;
    return index < slabs    ? &view->cohort->slabs[index]
           : index == slabs ? &view->tail
                            : &view->moved;
}

size_t darisk_serial_view_room(const struct darisk_serial_view *view, uint32_t part) {
    size_t rows = 0;
    for (size_t s = 0; s < darisk_serial_view_slabs(view); s++) {
        const struct darisk_serial_slab *slab = darisk_serial_view_slab(view, s);
        if (slab->count > 0)
            rows += slab->start[part + 1] - slab->start[part];
    }
    return rows;
}

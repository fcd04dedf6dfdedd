/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file view.h
 * A cohort as a question sees it: every row under the person it is about. Internal. */
#ifndef DARISK_SERIAL_VIEW_H
#define DARISK_SERIAL_VIEW_H

#include "serial/cohort.h"

struct darisk_serial_view {
    const darisk_cohort *cohort;
    struct darisk_serial_aliases roots; /* from each child to who it stands for */
    struct darisk_serial_slab tail;     /* the tail of the cohort, parted */
    struct darisk_serial_slab moved;    /* rows of children, under the person they stand for */
    bool groups;                        /* some row has a group */
};

/* Memory is the cohort's. DARISK_OK or DARISK_ERROR_MEMORY. */
darisk_status darisk_serial_view_open(const darisk_cohort *cohort, struct darisk_serial_view *out);
void darisk_serial_view_close(struct darisk_serial_view *view);

/* Rows of a part, those of nobody and those moved elsewhere among them: a part needs room for
 * no more. */
size_t darisk_serial_view_room(const struct darisk_serial_view *view, uint32_t part);

/* How many slabs a view has, and one of them. A row of a slab other than `moved` that accuses a
 * child is one that was moved. */
size_t darisk_serial_view_slabs(const struct darisk_serial_view *view);
const struct darisk_serial_slab *darisk_serial_view_slab(const struct darisk_serial_view *view,
                                                         size_t index);

/* Who a reference stands for. */
static inline uint64_t darisk_serial_view_root(const struct darisk_serial_view *view,
                                               uint64_t reference) {
    return view->roots.count == 0 ? reference : darisk_serial_root(&view->roots, reference);
}

#endif

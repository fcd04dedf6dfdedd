/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file cohort.h
 * What a cohort holds. Internal. */
#ifndef DARISK_SERIAL_COHORT_INTERNAL_H
#define DARISK_SERIAL_COHORT_INTERNAL_H

#include <stdbool.h>

#include "darisk/cohort.h"
#include "serial/row.h"
#include "serial/sort.h"

/* No more rows than their numbers can be written in 32 bits. */
#define DARISK_SERIAL_ROWS_LAST (UINT32_MAX - 1)

/* So many rows are gathered before they are parted. */
#define DARISK_SERIAL_TAIL_LAST (UINT32_C(1) << 16)

/* Rows, parted: those of part p are rows[start[p]] to rows[start[p + 1] - 1]. It never changes once
 * it is filled. The tail of a cohort is not parted, and has no starts. */
struct darisk_serial_slab {
    struct darisk_serial_row *rows;
    uint64_t *groups; /* one a row; NULL where no row has a group */
    uint32_t *start;  /* DARISK_SERIAL_PARTS + 1 */
    size_t count;
    size_t room;
};

/* One line of the aliases; child is 0 in a place that is free. */
struct darisk_serial_alias {
    uint64_t child;
    uint64_t parent;
    uint64_t mark; /* by whom it was last seen: see cohort_alias.c */
};

struct darisk_serial_aliases {
    struct darisk_serial_alias *places; /* a power of two of them; NULL where there are none */
    size_t room;
    size_t count;
    uint64_t mark;
};

struct darisk_cohort {
    darisk_allocator allocator;
    uint32_t threads;
    darisk_gravity *gravity; /* a copy; NULL where there is no table */
    struct darisk_serial_slab *slabs;
    size_t slab_count;
    size_t slab_room;
    struct darisk_serial_slab tail;
    struct darisk_serial_aliases aliases;
    uint64_t *reversed; /* numbers of rows that end before they begin */
    size_t reversed_count;
    size_t reversed_room;
    uint64_t rows; /* added, those that are ignored among them */
    uint64_t ignored;
    uint64_t no_perpetrator;
    uint64_t kept; /* rows in the slabs and the tail */
};

/* Memory for `count` things of a size; NULL where there is none, or none was asked for. */
void *darisk_cohort_allocate(const darisk_allocator *allocator, size_t count, size_t size);

/* Takes such memory back; NULL is nothing. */
void darisk_cohort_release(const darisk_allocator *allocator, void *memory, size_t count,
                           size_t size);

/* Room for more things at the end of an array: `count` there are, `more` are to come. On failure
 * the array is as it was. */
darisk_status darisk_cohort_grow(const darisk_allocator *allocator, void **array, size_t *room,
                                 size_t count, size_t more, size_t size);

/* Sorts an array into memory of its own size. `before` gets the array and two places in it. On
 * failure the array is as it was. */
darisk_status darisk_cohort_put_in_order(const darisk_allocator *allocator, void **array,
                                         size_t *room, size_t count, size_t size,
                                         darisk_serial_before *before);

/* Slabs. A parted slab of so many rows, with room for groups where asked for. */
darisk_status darisk_serial_slab_new(const darisk_allocator *allocator, size_t rows, bool groups,
                                     bool parted, struct darisk_serial_slab *out);
void darisk_serial_slab_free(const darisk_allocator *allocator, struct darisk_serial_slab *slab);

/* From how many rows each part has, in `start`, to where each ends: as its rows are put there, the
 * last first, `start` becomes where it begins. The slab then has all of them. */
void darisk_serial_slab_lay_out(struct darisk_serial_slab *slab);

/* Parts rows into a slab made for them. */
void darisk_serial_slab_fill(struct darisk_serial_slab *slab, const struct darisk_serial_row *rows,
                             const uint64_t *groups, size_t count);

/* Rows to the end of the tail, where they will fit, and a tail that would not hold them put away
 * as a slab first. Memory first: then it cannot fail. */
darisk_status darisk_cohort_tail_room(darisk_cohort *cohort, size_t rows, bool groups);

/* A place for one more slab. */
darisk_status darisk_cohort_slab_room(darisk_cohort *cohort, size_t more);

/* Who stands for a reference. */
uint64_t darisk_serial_root(const struct darisk_serial_aliases *aliases, uint64_t reference);

/* Aliases: adds pairs, all or none. `line` is set to the pair at fault. */
darisk_status darisk_serial_aliases_add(const darisk_allocator *allocator,
                                        struct darisk_serial_aliases *aliases,
                                        const uint64_t *child, const uint64_t *parent, size_t count,
                                        size_t *line);

/* Makes who stands for a child, and for everybody on the line above it, its parent. */
void darisk_serial_aliases_shorten(struct darisk_serial_aliases *aliases,
                                   struct darisk_serial_alias *line);
void darisk_serial_aliases_free(const darisk_allocator *allocator,
                                struct darisk_serial_aliases *aliases);

#endif

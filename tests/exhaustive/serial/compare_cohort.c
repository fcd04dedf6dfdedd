/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The rows of a batch, brought to the library in one of several ways. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "model_part.h"

/* An odd number and its inverse: worlds lie far apart, and are found again. */
static const uint32_t SCATTER = 2654435761u, GATHER = 244002641u;

uint64_t compare_reference(size_t world, uint64_t id) {
    return id == 0 ? 0 : (uint64_t)((uint32_t)(world + 1) * SCATTER) << 32 | id;
}

size_t compare_world_of(uint64_t reference) {
    return (size_t)((uint32_t)(reference >> 32) * GATHER) - 1;
}

uint64_t compare_id_of(uint64_t reference) {
    return reference & UINT32_MAX;
}

typedef struct columns {
    uint64_t incident[COMPARE_ROWS], perpetrator[COMPARE_ROWS], victim[COMPARE_ROWS];
    uint64_t group[COMPARE_ROWS];
    int32_t from[COMPARE_ROWS], to[COMPARE_ROWS];
    uint32_t offence[COMPARE_ROWS];
    uint8_t role[COMPARE_ROWS], status[COMPARE_ROWS], is_da[COMPARE_ROWS], grade[COMPARE_ROWS];
    /* Where the way asks for it, missing values have a bit of 0 and junk in their place. */
    uint8_t has_victim[COMPARE_ROWS / 8], has_from[COMPARE_ROWS / 8], has_offence[COMPARE_ROWS / 8];
    size_t count;
} columns;

/* How a batch is brought. */
typedef struct way {
    size_t piece;     /* rows of one call */
    bool backwards;   /* the last row first */
    bool twice;       /* every row again */
    bool merged;      /* every other piece to a second cohort */
    bool saved;       /* saved and loaded after the first half */
    bool validity;    /* bitmaps say what is missing */
    bool alias_first; /* aliases before rows */
    uint32_t threads;
} way;

static const way WAYS[] = {
    {.piece = COMPARE_ROWS, .threads = 1},
    {.piece = 7, .backwards = true, .threads = 1},
    {.piece = 1000, .merged = true, .validity = true, .threads = 1},
    {.piece = 501, .twice = true, .alias_first = true, .threads = 2},
    {.piece = 64, .saved = true, .threads = 1},
    {.piece = COMPARE_ROWS, .backwards = true, .validity = true, .alias_first = true, .threads = 3},
    {.piece = 97, .merged = true, .saved = true, .threads = 1},
};

static void set_bit(uint8_t *bits, size_t at, bool set) {
    if (set)
        bits[at / 8] = (uint8_t)(bits[at / 8] | 1u << at % 8);
}

static void mark_missing(columns *to, size_t at) {
    set_bit(to->has_victim, at, to->victim[at] != 0);
    set_bit(to->has_from, at, to->from[at] != MODEL_NO_DATE);
    set_bit(to->has_offence, at, to->offence[at] != DARISK_OFFENCE_NOT_A_CRIME);
    if (to->victim[at] == 0)
        to->victim[at] = UINT64_MAX;
    if (to->from[at] == MODEL_NO_DATE)
        to->from[at] = INT32_MAX;
    if (to->offence[at] == DARISK_OFFENCE_NOT_A_CRIME)
        to->offence[at] = UINT32_MAX;
}

static void fill(const comparer *from, const darisk_gravity *gravity, const way *how, columns *to) {
    memset(to, 0, sizeof *to);
    to->count = from->batch.row_count;
    size_t world = 0;
    for (size_t i = 0; i < to->count; i++) {
        while (world + 1 < from->batch.world_count && from->batch.kept[world + 1].rows <= i)
            world++;
        const model_row *row = &from->batch.rows[i];
        const size_t at = how->backwards ? to->count - 1 - i : i;
        to->incident[at] =
            from->batch_number % 2 == 0 ? row->incident : compare_reference(world, row->incident);
        to->perpetrator[at] = compare_reference(world, row->perpetrator);
        to->victim[at] = compare_reference(world, row->victim);
        to->group[at] = row->group;
        to->from[at] = row->from;
        to->to[at] = row->to;
        to->role[at] = row->role;
        to->status[at] = row->status;
        to->is_da[at] = row->is_da;
        to->grade[at] = row->grade;
        compare_must(darisk_gravity_offence(gravity, compare_code(row->code), &to->offence[at]),
                     "darisk_gravity_offence");
        if (how->validity)
            mark_missing(to, at);
    }
}

static void add(darisk_cohort *cohort, const columns *from, bool validity, size_t first,
                size_t count) {
    const uint8_t *none = NULL;
    const darisk_event_columns events = {
        .struct_size = sizeof events,
        .incident_id = {&from->incident[first], NULL, 0, count},
        .perpetrator_id = {&from->perpetrator[first], NULL, 0, count},
        .victim_id = {&from->victim[first], validity ? from->has_victim : none, first, count},
        .role = {&from->role[first], NULL, 0, count},
        .date_from = {&from->from[first], validity ? from->has_from : none, first, count},
        .date_to = {&from->to[first], NULL, 0, count},
        .status = {&from->status[first], NULL, 0, count},
        .is_da = {&from->is_da[first], NULL, 0, count},
        .offence = {&from->offence[first], validity ? from->has_offence : none, first, count},
        .connection_group = {&from->group[first], NULL, 0, count},
        .grade = {&from->grade[first], NULL, 0, count}};
    compare_must(darisk_cohort_add(cohort, &events, count, NULL), "darisk_cohort_add");
}

static void add_aliases(darisk_cohort *cohort, const compare_batch *batch) {
    for (size_t world = 0; world < batch->world_count; world++) {
        const compare_kept *kept = &batch->kept[world];
        uint64_t child[MODEL_IDS], parent[MODEL_IDS];
        for (size_t i = 0; i < kept->world.alias_count; i++) {
            child[i] = compare_reference(world, batch->aliases[kept->aliases + i].child);
            parent[i] = compare_reference(world, batch->aliases[kept->aliases + i].parent);
        }
        if (kept->world.alias_count > 0)
            compare_must(darisk_cohort_alias(cohort, child, parent, kept->world.alias_count, NULL),
                         "darisk_cohort_alias");
    }
}

static darisk_cohort *saved_and_loaded(darisk_cohort *cohort, const darisk_gravity *gravity,
                                       const darisk_cohort_options *options) {
    size_t size = 0;
    compare_must(darisk_cohort_saved_size(cohort, &size), "darisk_cohort_saved_size");
    void *bytes = malloc(size);
    if (bytes == NULL)
        abort();
    compare_must(darisk_cohort_save(cohort, bytes, size), "darisk_cohort_save");
    darisk_cohort_free(cohort);
    compare_must(darisk_cohort_load(bytes, size, gravity, options, NULL, &cohort),
                 "darisk_cohort_load");
    free(bytes);
    return cohort;
}

darisk_cohort *compare_cohort_new(comparer *to, const darisk_gravity *gravity) {
    static columns rows;
    const way *how = &WAYS[to->batch_number % (sizeof WAYS / sizeof WAYS[0])];
    const darisk_cohort_options options = {sizeof options, how->threads};
    darisk_cohort *cohorts[2] = {NULL, NULL};
    to->doubled = how->twice;
    fill(to, gravity, how, &rows);
    for (size_t i = 0; i <= how->merged; i++)
        compare_must(darisk_cohort_new(gravity, &options, NULL, &cohorts[i]), "darisk_cohort_new");
    if (how->alias_first)
        add_aliases(cohorts[0], &to->batch);
    bool halved = !how->saved;
    size_t piece = 0;
    for (size_t again = 0; again <= how->twice; again++)
        for (size_t i = 0; i < rows.count; i += how->piece, piece++) {
            const size_t left = rows.count - i;
            add(cohorts[how->merged && piece % 2 == 1], &rows, how->validity, i,
                left < how->piece ? left : how->piece);
            if (!halved && i >= rows.count / 2) {
                cohorts[0] = saved_and_loaded(cohorts[0], gravity, &options);
                halved = true;
            }
        }
    if (!how->alias_first)
        add_aliases(cohorts[how->merged], &to->batch);
    if (how->merged) {
        compare_must(darisk_cohort_merge(cohorts[0], cohorts[1]), "darisk_cohort_merge");
        darisk_cohort_free(cohorts[1]);
    }
    return cohorts[0];
}

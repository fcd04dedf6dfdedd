/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A made-up world for tests of whole cohorts: the same in every run, with few people of many rows,
 * many of few, and something of everything that makes records dirty. */
#ifndef DARISK_TESTS_COHORT_WORLD_H
#define DARISK_TESTS_COHORT_WORLD_H

#include "cohort_test.h"

#define WORLD_SAID 300 /* aliases, and lines of each list of what the host says */

typedef struct world {
    event *rows;
    size_t count;
    uint64_t child[WORLD_SAID], parent[WORLD_SAID];
    uint64_t people[WORLD_SAID], reviewed[WORLD_SAID], referred[WORLD_SAID],
        referred_victim[WORLD_SAID];
    uint8_t on_programme[WORLD_SAID], unsuitable[WORLD_SAID];
    darisk_date reviewed_on[WORLD_SAID], referred_on[WORLD_SAID];
} world;

static inline uint32_t below(uint64_t *random, uint32_t end) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % end;
}

/* True in so many of a hundred. */
static inline bool chance(uint64_t *random, uint32_t of_hundred) {
    return below(random, 100) < of_hundred;
}

/* Small numbers far more often than great ones. */
static inline uint64_t somebody(uint64_t *random, size_t rows) {
    const uint32_t last = (uint32_t)(rows / 4 + 60);
    return 1 + below(random, chance(random, 50) ? 1 + below(random, last) : last);
}

static inline darisk_date some_day(uint64_t *random) {
    return chance(random, 4)   ? NO_DAY
           : chance(random, 2) ? AS_OF + 1 + (darisk_date)below(random, 30)
                               : AS_OF - (darisk_date)below(random, 1100);
}

static inline event some_row(uint64_t *random, size_t rows) {
    static const uint32_t OFFENCES[] = {NO_CRIME, NO_CRIME, NO_CRIME, X, X, Y, UNMAPPED};
    event row = {.incident = 1 + below(random, (uint32_t)rows),
                 .person = chance(random, 3) ? 0 : somebody(random, rows),
                 .victim = chance(random, 5) ? 0 : somebody(random, rows),
                 .group = chance(random, 20) ? 1 + below(random, 40) : 0,
                 .from = some_day(random),
                 .to = NO_DAY,
                 .offence = OFFENCES[below(random, LENGTH(OFFENCES))],
                 .role =
                     (uint8_t)(chance(random, 3) ? DARISK_EVENT_ROLE_OTHER : 1 + below(random, 2)),
                 .status = (uint8_t)(chance(random, 6) ? 2 + below(random, 2) : 1),
                 .is_da = chance(random, 97),
                 .grade = (uint8_t)(chance(random, 50) ? below(random, 4) : 0)};
    if (chance(random, 30))
        row.to = row.from == NO_DAY ? some_day(random) : row.from + (int32_t)below(random, 21) - 2;
    return row;
}

static inline void fill_rows(world *w, uint64_t *random) {
    for (size_t i = 0; i < w->count; i++) {
        event *row = &w->rows[i];
        *row = some_row(random, w->count);
        if (i > 0 && chance(random, 25)) { /* of the same incident */
            row->incident = w->rows[i - 1].incident;
            row->from = w->rows[i - 1].from;
        }
        if (i > 0 && chance(random, 40)) /* of the same pair */
            row->person = w->rows[i - 1].person;
        if (i > 0 && chance(random, 40))
            row->victim = w->rows[i - 1].victim;
        if (i > 0 && chance(random, 5)) { /* the other way round */
            row->person = w->rows[i - 1].victim;
            row->victim = w->rows[i - 1].person;
        }
    }
}

static inline void fill_said(world *w, uint64_t *random) {
    for (size_t i = 0; i < WORLD_SAID; i++) {
        const event *row = &w->rows[below(random, (uint32_t)w->count)];
        w->child[i] = 20 + 2 * i; /* each once */
        w->parent[i] = 1 + below(random, (uint32_t)w->child[i] - 1);
        w->people[i] = somebody(random, w->count);
        w->on_programme[i] = chance(random, 30);
        w->unsuitable[i] = chance(random, 10);
        w->reviewed[i] = row->victim == 0 ? 1 : row->victim;
        w->reviewed_on[i] = chance(random, 10) ? NO_DAY : AS_OF + 20 - (int32_t)below(random, 400);
        w->referred[i] = row->person == 0 ? 1 : row->person;
        w->referred_victim[i] = row->victim == 0 ? 2 : row->victim;
        w->referred_on[i] = chance(random, 10) ? NO_DAY : AS_OF + 20 - (int32_t)below(random, 500);
    }
}

static inline world new_world(size_t rows, uint64_t seed) {
    world w = {.rows = room_for(rows, sizeof(event)), .count = rows};
    fill_rows(&w, &seed);
    fill_said(&w, &seed);
    return w;
}

static inline void free_world(world *w) {
    free(w->rows);
}

static inline said said_in(const world *w) {
    return (said){
        .people = w->people,
        .on_programme = w->on_programme,
        .unsuitable = w->unsuitable,
        .people_count = WORLD_SAID,
        .reviewed = w->reviewed,
        .reviewed_on = w->reviewed_on,
        .review_count = WORLD_SAID,
        .referred = w->referred,
        .referred_victim = w->referred_victim,
        .referred_on = w->referred_on,
        .referral_count = WORLD_SAID,
    };
}

static inline void add_aliases(darisk_cohort *cohort, const world *w) {
    assert_int_equal(darisk_cohort_alias(cohort, w->child, w->parent, WORLD_SAID, NULL), DARISK_OK);
}

static inline darisk_cohort *cohort_of(const world *w) {
    darisk_cohort *cohort = new_cohort();
    add_rows(cohort, w->rows, w->count);
    add_aliases(cohort, w);
    return cohort;
}

#endif

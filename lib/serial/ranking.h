/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file ranking.h
 * What a ranking holds, and the steps it is made in. Internal. */
#ifndef DARISK_SERIAL_RANKING_INTERNAL_H
#define DARISK_SERIAL_RANKING_INTERNAL_H

#include "darisk/ranking.h"
#include "serial/person.h"
#include "serial/view.h"

/* Some people in one piece of memory, each followed by what the policy asks for besides. The first
 * piece has room for the fewest, and each for twice as many as the one before, up to the most. */
#define DARISK_SERIAL_CHUNK_FIRST 64
#define DARISK_SERIAL_CHUNK_LAST  65536

struct darisk_serial_chunk {
    unsigned char *people;
    size_t room;
    size_t count;
    size_t first; /* row of the first */
};

/* From the least of some values to the most. */
struct darisk_serial_range {
    int64_t least;
    int64_t most;
};

#define DARISK_SERIAL_NO_RANGE ((struct darisk_serial_range){INT64_MAX, INT64_MIN})

static inline void darisk_serial_range_take(struct darisk_serial_range *range, int64_t value) {
    range->least = value < range->least ? value : range->least;
    range->most = value > range->most ? value : range->most;
}

struct darisk_ranking {
    darisk_allocator allocator;
    struct darisk_serial_rules rules;
    char policy_digest[DARISK_DIGEST_TEXT_SIZE];
    bool has_gravity;
    char gravity_edition[DARISK_GRAVITY_TEXT_LAST + 1];
    char gravity_digest[DARISK_DIGEST_TEXT_SIZE];
    darisk_date as_of;
    darisk_date look_back;
    darisk_date serial;
    darisk_date thresholds[DARISK_SERIAL_THRESHOLDS_LAST];
    uint64_t rows;
    uint64_t ignored;
    uint64_t no_perpetrator;
    uint64_t reversed;
    size_t stride; /* bytes from one person to the next */
    struct darisk_serial_chunk *chunks;
    size_t chunk_count;
    size_t chunk_room;
    size_t count;
    size_t scored;
    struct darisk_serial_range totals; /* of those scored */
    size_t selected;
    uint32_t part_first[DARISK_SERIAL_PARTS + 1]; /* rows of the people of a part */
};

/* Some people, one after the other, whatever chunk they are in. */
struct darisk_serial_walk {
    const struct darisk_ranking *ranking;
    size_t chunk;
    size_t at;
};

/* The next person of a walk, which starts as {ranking, 0, 0}; NULL after the last. */
static inline struct darisk_serial_person *darisk_serial_next(struct darisk_serial_walk *walk) {
    while (walk->chunk < walk->ranking->chunk_count) {
        const struct darisk_serial_chunk *chunk = &walk->ranking->chunks[walk->chunk];
        if (walk->at < chunk->count)
            return (void *)(chunk->people + walk->ranking->stride * walk->at++);
        walk->chunk++;
        walk->at = 0;
    }
    return NULL;
}

/* The person in a row below the count. */
struct darisk_serial_person *darisk_ranking_row(const darisk_ranking *ranking, size_t row);

/* The person of a reference and their row, or NULL. */
struct darisk_serial_person *darisk_ranking_search(const darisk_ranking *ranking,
                                                   uint64_t person_id, size_t *row);

/* The R15 scores of a person; only where the policy scores by quantiles. */
static inline uint32_t *darisk_serial_bins_of(const darisk_ranking *ranking,
                                              struct darisk_serial_person *person) {
    return (uint32_t *)(void *)(darisk_serial_bounds_of(person) + ranking->rules.threshold_count);
}

/* The value of a component. */
int64_t darisk_serial_value(const darisk_ranking *ranking,
                            const struct darisk_serial_person *person,
                            enum darisk_serial_component component);

/* The band of a component that a value falls in; NULL below the lowest. */
const struct darisk_serial_band *darisk_serial_band_of(const struct darisk_serial_bands *bands,
                                                       int64_t value);

/* Points x weight of a component of a scored person (rules R13 and R15). */
int64_t darisk_serial_points(const darisk_ranking *ranking, struct darisk_serial_person *person,
                             enum darisk_serial_component component);

/* The total of a scored person; by quantiles it is only known when everybody is, and 0 before. */
int64_t darisk_serial_total(const struct darisk_serial_rules *rules, darisk_date as_of,
                            const struct darisk_serial_person *person);

/* Ranks and selects the people of a ranking that is otherwise filled. */
darisk_status darisk_serial_score_all(darisk_ranking *ranking);

/* Takes the advice (rule R20) back, where the host knows better. */
void darisk_serial_advise(darisk_ranking *ranking, const struct darisk_serial_view *view,
                          const darisk_person_columns *people, size_t rows);

/* Whether what the host says of people can be read; if not, `done` names the row and column. */
darisk_status darisk_serial_people_check(const darisk_person_columns *people, size_t rows,
                                         darisk_columns_report *done);

#endif

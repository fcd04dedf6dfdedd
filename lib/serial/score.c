/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Points, totals, ranks and who is selected (rules R13 to R17). */
#include <string.h>

#include "serial/cohort.h"
#include "serial/ranking.h"
#include "serial/sort.h"

size_t darisk_serial_stride(const struct darisk_serial_rules *rules) {
    size_t stride = sizeof(struct darisk_serial_person) +
                    rules->threshold_count * sizeof(struct darisk_serial_bounds);
    if (rules->score == DARISK_SERIAL_SCORE_QUANTILES)
        stride += DARISK_SERIAL_COMPONENTS * sizeof(uint32_t);
    return (stride + 7) / 8 * 8;
}

int64_t darisk_serial_value(const darisk_ranking *ranking,
                            const struct darisk_serial_person *person,
                            enum darisk_serial_component component) {
    switch (component) {
    case DARISK_SERIAL_RECENCY:
        return ranking->as_of - person->last;
    case DARISK_SERIAL_FREQUENCY:
        return person->incidents;
    case DARISK_SERIAL_GRAVITY:
        return person->gravity;
    case DARISK_SERIAL_VICTIMS:
    default:
        return person->victims;
    }
}

const struct darisk_serial_band *darisk_serial_band_of(const struct darisk_serial_bands *bands,
                                                       int64_t value) {
    /* All of the few, without a jump: where a value falls nobody can foresee. */
    const struct darisk_serial_band *band = NULL;
    for (size_t i = 0; i < bands->count; i++)
        band = bands->at[i].bound <= value ? &bands->at[i] : band;
    return band;
}

static int64_t band_points(const struct darisk_serial_rules *rules,
                           enum darisk_serial_component component, int64_t value) {
    const struct darisk_serial_band *band = darisk_serial_band_of(&rules->bands[component], value);
    return band == NULL ? 0 : band->points * rules->weights[component];
}

int64_t darisk_serial_points(const darisk_ranking *ranking, struct darisk_serial_person *person,
                             enum darisk_serial_component component) {
    const struct darisk_serial_rules *rules = &ranking->rules;
    switch (rules->score) {
    case DARISK_SERIAL_SCORE_BANDS:
        return band_points(rules, component, darisk_serial_value(ranking, person, component));
    case DARISK_SERIAL_SCORE_QUANTILES:
        return darisk_serial_bins_of(ranking, person)[component] * rules->weights[component];
    case DARISK_SERIAL_SCORE_GRAVITY:
        return component == DARISK_SERIAL_GRAVITY ? person->gravity : 0;
    case DARISK_SERIAL_SCORE_NONE:
    default:
        return 0;
    }
}

/* A policy whose greatest total would not fit is refused when it is read. */
int64_t darisk_serial_total(const struct darisk_serial_rules *rules, darisk_date as_of,
                            const struct darisk_serial_person *person) {
    if (rules->score != DARISK_SERIAL_SCORE_BANDS)
        return rules->score == DARISK_SERIAL_SCORE_GRAVITY ? person->gravity : 0;
    return band_points(rules, DARISK_SERIAL_RECENCY, as_of - person->last) +
           band_points(rules, DARISK_SERIAL_FREQUENCY, person->incidents) +
           band_points(rules, DARISK_SERIAL_GRAVITY, person->gravity) +
           band_points(rules, DARISK_SERIAL_VICTIMS, person->victims);
}

/* Values of which the order is that of the numbers; a scored person has no negative value but the
 * recency of R15, which enters negated. */
static uint64_t key_of(int64_t value) {
    return (uint64_t)value ^ UINT64_C(1) << 63;
}

/* How many of the sorted keys are less. */
static size_t count_less(const uint64_t *keys, size_t count, uint64_t key) {
    size_t low = 0;
    while (count > 0) {
        const size_t half = count / 2;
        if (keys[low + half] < key) {
            low += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return low;
}

static int64_t directed(const darisk_ranking *ranking, const struct darisk_serial_person *person,
                        enum darisk_serial_component component) {
    const int64_t value = darisk_serial_value(ranking, person, component);
    return component == DARISK_SERIAL_RECENCY ? -value : value;
}

/* The scores of one component by quantiles: 1 + floor(Q x how many are less / n). */
static void bin_component(darisk_ranking *ranking, enum darisk_serial_component component,
                          uint64_t *keys, uint64_t *spare) {
    struct darisk_serial_walk walk = {ranking, 0, 0};
    struct darisk_serial_person *person;
    size_t count = 0;
    while ((person = darisk_serial_next(&walk)) != NULL)
        if (person->marks & DARISK_SERIAL_PERSON_SCORED)
            keys[count++] = key_of(directed(ranking, person, component));
    darisk_serial_sort_values(keys, count, spare);
    walk = (struct darisk_serial_walk){ranking, 0, 0};
    while ((person = darisk_serial_next(&walk)) != NULL)
        if (person->marks & DARISK_SERIAL_PERSON_SCORED) {
            const size_t less =
                count_less(keys, count, key_of(directed(ranking, person, component)));
            darisk_serial_bins_of(ranking, person)[component] =
                (uint32_t)(1 + (uint64_t)ranking->rules.quantiles * less / count);
        }
}

/* The totals by quantiles: those of other scores are known when a person is measured. */
static void sum_bins(darisk_ranking *ranking) {
    struct darisk_serial_walk walk = {ranking, 0, 0};
    struct darisk_serial_person *person;
    while ((person = darisk_serial_next(&walk)) != NULL)
        if (person->marks & DARISK_SERIAL_PERSON_SCORED) {
            for (int c = 0; c < DARISK_SERIAL_COMPONENTS; c++)
                person->total +=
                    darisk_serial_points(ranking, person, (enum darisk_serial_component)c);
            darisk_serial_range_take(&ranking->totals, person->total);
        }
}

static bool selects(const darisk_ranking *ranking, const struct darisk_serial_person *person) {
    const struct darisk_serial_rules *rules = &ranking->rules;
    const bool scored = (person->marks & DARISK_SERIAL_PERSON_SCORED) != 0;
    switch (rules->cohort) {
    case DARISK_SERIAL_COHORT_MET:
        return person->thresholds == DARISK_SERIAL_MET;
    case DARISK_SERIAL_COHORT_TOP_K:
        return scored && person->rank <= rules->cohort_value;
    case DARISK_SERIAL_COHORT_TOP_BP:
        return scored &&
               person->rank <= ((int64_t)ranking->scored * rules->cohort_value + 9999) / 10000;
    case DARISK_SERIAL_COHORT_TOTAL_AT_LEAST:
        return scored && person->total >= rules->cohort_value;
    case DARISK_SERIAL_COHORT_NONE:
    default:
        return false;
    }
}

/* The rank of everybody who has one, and who is selected; whoever is, is advised on, unless the
 * host knows better. */
static void settle(darisk_ranking *ranking, struct darisk_serial_person *person, uint64_t rank) {
    person->rank = (uint32_t)rank;
    if (!selects(ranking, person))
        return;
    person->marks |= DARISK_SERIAL_PERSON_SELECTED | DARISK_SERIAL_PERSON_ADVICE;
    ranking->selected++;
}

/* Totals that are close together are counted, one counter each. */
#define CLOSE (UINT32_C(1) << 16)

static void rank_close(darisk_ranking *ranking, uint64_t *counts, int64_t least, uint64_t range) {
    struct darisk_serial_walk walk = {ranking, 0, 0};
    struct darisk_serial_person *person;
    uint64_t above = 0;
    memset(counts, 0, (size_t)(range + 1) * sizeof *counts);
    while ((person = darisk_serial_next(&walk)) != NULL)
        if (person->marks & DARISK_SERIAL_PERSON_SCORED)
            counts[person->total - least]++;
    for (uint64_t i = range + 1; i-- > 0;) {
        const uint64_t here = counts[i];
        counts[i] = above + 1;
        above += here;
    }
    walk = (struct darisk_serial_walk){ranking, 0, 0};
    while ((person = darisk_serial_next(&walk)) != NULL)
        settle(ranking, person,
               person->marks & DARISK_SERIAL_PERSON_SCORED ? counts[person->total - least] : 0);
}

static void rank_apart(darisk_ranking *ranking, uint64_t *keys, uint64_t *spare) {
    struct darisk_serial_walk walk = {ranking, 0, 0};
    struct darisk_serial_person *person;
    size_t count = 0;
    while ((person = darisk_serial_next(&walk)) != NULL)
        if (person->marks & DARISK_SERIAL_PERSON_SCORED)
            keys[count++] = ~key_of(person->total);
    darisk_serial_sort_values(keys, count, spare);
    walk = (struct darisk_serial_walk){ranking, 0, 0};
    while ((person = darisk_serial_next(&walk)) != NULL)
        settle(ranking, person,
               person->marks & DARISK_SERIAL_PERSON_SCORED
                   ? 1 + count_less(keys, count, ~key_of(person->total))
                   : 0);
}

/* With room for two keys a scored person, which quantiles and totals far apart need. */
static void score(darisk_ranking *ranking, uint64_t *keys, uint64_t *spare) {
    if (ranking->rules.score == DARISK_SERIAL_SCORE_QUANTILES) {
        for (int c = 0; c < DARISK_SERIAL_COMPONENTS; c++)
            bin_component(ranking, (enum darisk_serial_component)c, keys, spare);
        ranking->totals = DARISK_SERIAL_NO_RANGE;
        sum_bins(ranking);
    }
    const uint64_t range = (uint64_t)ranking->totals.most - (uint64_t)ranking->totals.least;
    if (range < CLOSE)
        rank_close(ranking, keys, ranking->totals.least, range);
    else
        rank_apart(ranking, keys, spare);
}

static void settle_unscored(darisk_ranking *ranking) {
    struct darisk_serial_walk walk = {ranking, 0, 0};
    struct darisk_serial_person *person;
    while ((person = darisk_serial_next(&walk)) != NULL)
        settle(ranking, person, 0);
}

darisk_status darisk_serial_score_all(darisk_ranking *ranking) {
    if (ranking->scored == 0) {
        settle_unscored(ranking);
        return DARISK_OK;
    }
    const size_t room = ranking->scored < CLOSE ? CLOSE : ranking->scored;
    uint64_t *keys = darisk_cohort_allocate(&ranking->allocator, room, 2 * sizeof *keys);
    if (keys == NULL)
        return DARISK_ERROR_MEMORY;
    score(ranking, keys, keys + room);
    darisk_cohort_release(&ranking->allocator, keys, room, 2 * sizeof *keys);
    return DARISK_OK;
}

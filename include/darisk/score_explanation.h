/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file score_explanation.h
 * Where one person's score comes from: each contribution with its incidents, days and rule, and
 * what would have to be otherwise for it to change. The sentences are ours, and hold no name and no
 * reference of a person.
 *
 * Days on which something ends by itself are exact, as long as nothing is recorded until then and
 * the policy stays: each incident counts as it does on the day asked for, and the windows move. */
#ifndef DARISK_SCORE_EXPLANATION_H
#define DARISK_SCORE_EXPLANATION_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/cohort.h"
#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/ranking.h"
#include "darisk/status.h"

/** Why one person has the score, the thresholds and the flags they have: a handle. @since 0.1 */
typedef struct darisk_score_explanation darisk_score_explanation;

/** What a contribution is about. Values are never reused. @since 0.1 */
typedef enum darisk_contribution_kind {
    DARISK_CONTRIBUTION_NOT_SET = 0,
    DARISK_CONTRIBUTION_RECENCY = 1,
    DARISK_CONTRIBUTION_FREQUENCY = 2,
    DARISK_CONTRIBUTION_GRAVITY = 3,
    DARISK_CONTRIBUTION_VICTIMS = 4,
    DARISK_CONTRIBUTION_SERIAL = 5,    /**< no points: the SERIAL test */
    DARISK_CONTRIBUTION_THRESHOLD = 6, /**< no points: a threshold of the policy */
    DARISK_CONTRIBUTION_FLAG = 7,      /**< no points: a flag */
    DARISK_CONTRIBUTION_ADVICE = 8,    /**< no points: whether the policy selects the person, and
                                            whether to consider a programme; left out where the
                                            policy selects nobody */
    DARISK_CONTRIBUTION_LIMITS = 9     /**< no points: what a score does not say; always the last */
} darisk_contribution_kind;

/** One incident behind a contribution. @since 0.1 */
typedef struct darisk_contribution_incident {
    uint64_t incident_id;
    int64_t gravity; /**< thousandths of a day it adds; 0 where the contribution is not gravity. By
                          a half-life each is rounded down, and they may sum up to less */
    uint64_t victim_id; /**< where the contribution is about victims, who it was: an incident is
                             there once for each; else 0 */
    darisk_date date;   /**< unknown where it has none */
    uint32_t unused;    /**< 0 */
} darisk_contribution_incident;

/** One contribution, owned by the explanation; fields may be added at the end. @since 0.1 */
typedef struct darisk_contribution {
    darisk_contribution_kind kind;
    uint32_t index;     /**< of the threshold in the policy, or the flag; else 0 */
    int64_t value;      /**< what was measured: days, incidents, thousandths of a day, victims;
                             INT64_MIN for the recency of nobody's incident; 1 for advice given */
    int64_t value_high; /**< of a count, with incidents that have no day; else the same */
    int64_t bound;      /**< lowest value of the band it falls in, 0 below the lowest; for points by
                             quantiles, how many people have a lesser value (a longer recency); or
                             the number needed */
    int64_t points;     /**< of that band or quantile; 0 where there is no score */
    int64_t weight;     /**< of the component; by a score of gravity 1 for gravity and 0 else */
    int64_t total;      /**< points x weight: the contributions sum up to the total */
    darisk_serial_result result; /**< of a test; of advice, MET where the policy selects the person,
                                      and else NOT_MET; NOT_STATED else */
    const char *rule;   /**< such as "R12" or "R10;7.1": the rules are in docs/guide/serial.md */
    const char *text;   /**< a sentence */
    const char *change; /**< what would change it, a sentence; NULL where nothing is to be said */
    const darisk_contribution_incident *incidents; /**< those behind it, and behind value_high: by
                                                        day, reference and victim; undated first;
                                                        NULL where there are none */
    size_t incident_count;
} darisk_contribution;

DARISK_BEGIN_DECLS

/** Explains one person of a ranking. Their rows are counted again and compared with the ranking.
 * Allocates with the cohort's allocator; the explanation stays when the ranking and the cohort are
 * freed.
 * @param ranking    made from this cohort, as it is now
 * @param cohort     the histories
 * @param person_id  as in the ranking
 * @param out        the caller's, to be given to darisk_score_explanation_free(); untouched on
 * failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_MEMORY; #DARISK_ERROR_INDEX where the
 *         ranking has no such person; #DARISK_ERROR_RANKING_STALE where the cohort does not give
 *         what the ranking says of them, or has another gravity table.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_score_explanation_new(const darisk_ranking *ranking, const darisk_cohort *cohort,
                             uint64_t person_id, darisk_score_explanation **out);

/** Frees an explanation and what it owns. NULL does nothing. @since 0.1 */
DARISK_API void darisk_score_explanation_free(darisk_score_explanation *explanation);

/** How many contributions there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_score_explanation_count(const darisk_score_explanation *explanation);

/** One contribution, from 0: first the four components, then SERIAL, thresholds, flags that are
 * set, advice and limits. NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_contribution *
darisk_score_explanation_at(const darisk_score_explanation *explanation, size_t index);

/** The key of a kind, such as "RECENCY"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_contribution_kind_text(darisk_contribution_kind kind);

DARISK_END_DECLS

#endif

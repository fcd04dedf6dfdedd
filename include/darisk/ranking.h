/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file ranking.h
 * The people of a cohort on one day, under one policy: what is recorded of each, the points it
 * comes to, and the rank.
 *
 * A ranking says whom to look at first, and on what evidence. It decides about nobody. A low score,
 * or none, is no sign of low risk: many of the gravest cases had no record before. Every measure is
 * of what was reported, and people who are policed more are recorded more.
 *
 * Every total is the plain sum of the points beside it; where those come from, incident by
 * incident, is in score_explanation.h. */
#ifndef DARISK_RANKING_H
#define DARISK_RANKING_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/cohort.h"
#include "darisk/column.h"
#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/serial_policy.h"
#include "darisk/status.h"

/** The people of a cohort under a policy: a handle. It stays when the cohort changes or is freed.
 * @since 0.1 */
typedef struct darisk_ranking darisk_ranking;

/** Whether a threshold is reached. INDETERMINATE: it depends on incidents without a day. The order
 * is NOT_MET < INDETERMINATE < MET. @since 0.1 */
typedef enum darisk_serial_result {
    DARISK_SERIAL_NOT_STATED = 0, /**< the policy has no threshold */
    DARISK_SERIAL_NOT_MET = 1,
    DARISK_SERIAL_INDETERMINATE = 2,
    DARISK_SERIAL_MET = 3
} darisk_serial_result;

/** What is to be known about a person's rows: one bit each. Rule R19. @since 0.1 */
typedef enum darisk_serial_flag {
    DARISK_SERIAL_FLAG_COUNTER = 1, /**< somebody harmed is recorded as having harmed this person */
    DARISK_SERIAL_FLAG_DUAL = 2,    /**< in the same incident */
    DARISK_SERIAL_FLAG_UNDATED = 4,
    DARISK_SERIAL_FLAG_FUTURE = 8,              /**< rows after the day asked for */
    DARISK_SERIAL_FLAG_UNMAPPED = 16,           /**< codes the gravity table does not have */
    DARISK_SERIAL_FLAG_CONNECTION_UNKNOWN = 32, /**< no victim has a connection group */
    DARISK_SERIAL_FLAG_SELF_LINK = 64,          /**< rows with the same person on both sides */
    DARISK_SERIAL_FLAG_MERGED = 128,            /**< recorded under another reference, too */
    DARISK_SERIAL_FLAG_CANCELLED = 256
} darisk_serial_flag;

/** One person. Counts are of distinct incidents, and where nothing else is said of those counted
 * and dated in the look-back. Fields may be added at the end. @since 0.1 */
typedef struct darisk_ranked_person {
    uint32_t struct_size; /**< sizeof(darisk_ranked_person), set by the caller */
    uint32_t rank;        /**< 1 and on, the same for equal totals; 0 where not scored */
    uint64_t person_id;
    int64_t gravity;        /**< thousandths of a day */
    int64_t points_recency; /**< points x weight; INT64_MIN where not scored; so the three below */
    int64_t points_frequency;
    int64_t points_gravity;
    int64_t points_victims;
    int64_t total;         /**< the sum of the four; INT64_MIN where not scored */
    darisk_date last_date; /**< of the latest incident; unknown where there is none */
    int32_t recency_days;  /**< from that day to the day asked for; INT32_MIN where none */
    uint32_t incidents;
    uint32_t crimes;      /**< incidents with an offence */
    uint32_t victims;     /**< distinct; a connection group counts once */
    uint32_t peak;        /**< most incidents in one window of the policy's length */
    uint32_t undated;     /**< counted incidents without a day, ever */
    uint32_t future;      /**< incidents with a row after the day asked for, ever */
    uint32_t cancelled;   /**< incidents with a row cancelled or found no crime, ever */
    uint32_t self_link;   /**< incidents with a row with the same person on both sides, ever */
    uint32_t unmapped;    /**< incidents with a code the table does not have */
    uint32_t no_victim;   /**< incidents with a row without a victim */
    uint32_t serial_low;  /**< victims in the window of SERIAL: certain */
    uint32_t serial_high; /**< and with those of undated incidents */
    uint16_t flags;       /**< darisk_serial_flag, several */
    uint8_t scored;
    uint8_t gravity_partial; /**< 1 where codes are unmapped: the gravity is at least this */
    uint8_t serial;          /**< darisk_serial_result */
    uint8_t thresholds;      /**< darisk_serial_result: those of the policy together */
    uint8_t selected;        /**< 1 where the cohort rule of the policy selects the person */
    uint8_t advice;          /**< 1: consider a programme (rule R20) */
} darisk_ranked_person;

/** One threshold of a policy for one person. @since 0.1 */
typedef struct darisk_ranked_threshold {
    uint32_t struct_size; /**< sizeof(darisk_ranked_threshold), set by the caller */
    uint32_t low;         /**< certain */
    uint32_t high;        /**< and with incidents that have no day */
    darisk_serial_result result;
} darisk_ranked_threshold;

/** Columns to be filled from a ranking: those that are not NULL, each with room for the rows asked
 * for. The names are those of #darisk_ranked_person. @since 0.1 */
typedef struct darisk_ranked_columns {
    uint32_t struct_size; /**< sizeof(darisk_ranked_columns) */
    uint64_t *person_id;
    uint8_t *scored;
    uint32_t *incidents;
    uint32_t *crimes;
    uint32_t *victims;
    int64_t *gravity;
    uint8_t *gravity_partial;
    darisk_date *last_date;
    int32_t *recency_days;
    uint32_t *peak;
    uint32_t *undated;
    uint32_t *future;
    uint32_t *cancelled;
    uint32_t *self_link;
    uint32_t *unmapped;
    uint32_t *no_victim;
    uint32_t *serial_low;
    uint32_t *serial_high;
    uint8_t *serial;
    uint8_t *thresholds;
    uint16_t *flags;
    int64_t *points_recency;
    int64_t *points_frequency;
    int64_t *points_gravity;
    int64_t *points_victims;
    int64_t *total;
    uint32_t *rank;
    uint8_t *selected;
    uint8_t *advice;
} darisk_ranked_columns;

/** What the host knows of people, as columns of equal length: several rows about one person are
 * taken together, and a person without a row is neither. @since 0.1 */
typedef struct darisk_person_columns {
    uint32_t struct_size;          /**< sizeof(darisk_person_columns) */
    darisk_column_u64 person_id;   /**< any but 0; may not be missing */
    darisk_column_u8 on_programme; /**< 1 or 0; missing is 0 */
    darisk_column_u8 unsuitable; /**< 1 or 0: found unsuitable for one by somebody; missing is 0 */
} darisk_person_columns;

/** What a ranking was made from, and how much there is in it. Texts are owned by the ranking.
 * @since 0.1 */
typedef struct darisk_ranking_summary {
    uint32_t struct_size;        /**< sizeof(darisk_ranking_summary), set by the caller */
    uint32_t rules_version;      /**< darisk_rules_version() */
    const char *policy_id;       /**< see serial_policy.h */
    const char *policy_digest;   /**< 64 hexadecimal digits */
    const char *gravity_edition; /**< NULL where the cohort has no table */
    const char *gravity_digest;  /**< the same */
    darisk_date as_of;           /**< the day asked for; it is the last of every window */
    darisk_date
        look_back_start;      /**< the day before the first of the look-back; unknown: no limit */
    darisk_date serial_start; /**< the same of the window of SERIAL */
    uint32_t thresholds;      /**< how many the policy has */
    uint64_t rows;            /**< rows of the cohort */
    uint64_t rows_ignored;    /**< role other, or not domestic abuse */
    uint64_t rows_no_perpetrator; /**< not ignored, and nobody accused */
    uint64_t rows_reversed;       /**< ended before they began */
    size_t listed;                /**< people with a row that is not ignored */
    size_t scored;
    size_t selected;
} darisk_ranking_summary;

DARISK_BEGIN_DECLS

/** The key of a result, such as "INDETERMINATE"; NULL for a value that is none, and for NOT_STATED
 * "". @since 0.1 */
DARISK_API const char *darisk_serial_result_text(darisk_serial_result result);

/** The key of one flag, such as "DUAL"; NULL for a value that is not just one. @since 0.1 */
DARISK_API const char *darisk_serial_flag_text(darisk_serial_flag flag);

/** Ranks the people of a cohort. Allocates with the cohort's allocator.
 * @param as_of        what is later is not looked at, only counted
 * @param people       what the host knows; NULL where nothing is known
 * @param people_rows  rows of `people`
 * @param report       says which row and column of `people` is at fault; may be NULL; set once the
 *                     other arguments are sound
 * @param person       where a sum is too great: whose, the least reference of them. May be NULL;
 *                     else untouched
 * @param out          the caller's, to be given to darisk_ranking_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_LENGTH for a
 *         column of another length; #DARISK_ERROR_COLUMNS where people are not named;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_DATE; #DARISK_ERROR_GRAVITY_EDITION where the policy
 *         is for another edition; #DARISK_ERROR_RANKING_PERSON for a row of `people`;
 *         #DARISK_ERROR_RANKING_SUM where a gravity, a total or a count cannot be held.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_ranking_new(const darisk_cohort *cohort, const darisk_serial_policy *policy,
                   darisk_date as_of, const darisk_person_columns *people, size_t people_rows,
                   darisk_columns_report *report, uint64_t *person, darisk_ranking **out);

/** Frees a ranking. NULL does nothing. @since 0.1 */
DARISK_API void darisk_ranking_free(darisk_ranking *ranking);

/** Fills in the summary.
 * @return #DARISK_OK, #DARISK_ERROR_NULL or #DARISK_ERROR_STRUCT_SIZE. @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_ranking_summarise(const darisk_ranking *ranking,
                                                                  darisk_ranking_summary *out);

/** The excluded first day of the window of a threshold; unknown where it has no limit, or there is
 * no such threshold. @since 0.1 */
DARISK_API darisk_date darisk_ranking_threshold_start(const darisk_ranking *ranking, size_t index);

/** How many people are in it; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_ranking_count(const darisk_ranking *ranking);

/** The place of the people in the list: the scored by total, then gravity, recency, frequency,
 * victims and reference; then all others by reference. The order among equal totals is there so
 * that lists are the same everywhere; it means nothing. Allocates nothing; asking for the first few
 * is much faster than asking for all.
 * @param rows   filled with numbers of rows for the calls below, the first in the list first
 * @param count  how many are wanted; the same as darisk_ranking_count() for all
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_LENGTH where there are not so many.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_ranking_list(const darisk_ranking *ranking,
                                                             uint32_t *rows, size_t count);

/** The row of a person.
 * @param person_id  of a person, not of one merged into another: see darisk_cohort_person()
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_INDEX where there is no such person.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_ranking_find(const darisk_ranking *ranking,
                                                             uint64_t person_id, size_t *row);

/** One person.
 * @param row  below the count; rows are in no particular order, but always in the same
 * @param out  `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_ranking_person(const darisk_ranking *ranking,
                                                               size_t row,
                                                               darisk_ranked_person *out);

/** One threshold of one person.
 * @param row    below the count
 * @param index  of the threshold in the policy, from 0
 * @param out    `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_ranking_threshold(const darisk_ranking *ranking,
                                                                  size_t row, size_t index,
                                                                  darisk_ranked_threshold *out);

/** Columns of several people.
 * @param rows     numbers of rows, as from darisk_ranking_list(); NULL for rows `first` and on
 * @param first    where in `rows`, or in the ranking, to begin
 * @param count    how many people
 * @param columns  to be filled; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_ranking_columns(const darisk_ranking *ranking, const uint32_t *rows, size_t first,
                       size_t count, const darisk_ranked_columns *columns);

/** Columns of one threshold of several people; each may be NULL.
 * @param rows, first, count  as for darisk_ranking_columns()
 * @param index               of the threshold in the policy, from 0
 * @param low                 certain
 * @param high                and with incidents that have no day
 * @param result              darisk_serial_result
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_ranking_threshold_columns(
    const darisk_ranking *ranking, const uint32_t *rows, size_t first, size_t count, size_t index,
    uint32_t *low, uint32_t *high, uint8_t *result);

DARISK_END_DECLS

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file pair.h
 * One perpetrator and one victim: how often in twelve months, and what that says of two MARAC
 * criteria, repeat and potential escalation, each by itself.
 *
 * The criteria are those of marac.h, for whole cohorts: any one of them is enough for a referral,
 * none is a grade. Whether incidents grow graver is left to people. */
#ifndef DARISK_PAIR_H
#define DARISK_PAIR_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/cohort.h"
#include "darisk/column.h"
#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/ranking.h"
#include "darisk/status.h"

/** The pairs of a cohort: a handle. It stays when the cohort changes or is freed. @since 0.1 */
typedef struct darisk_pairs darisk_pairs;

/** Referrals to a MARAC, as columns of equal length. @since 0.1 */
typedef struct darisk_referral_columns {
    uint32_t struct_size;             /**< sizeof(darisk_referral_columns) */
    darisk_column_u64 perpetrator_id; /**< any but 0; may not be missing */
    darisk_column_u64 victim_id;      /**< any but 0; may not be missing */
    darisk_column_date date;          /**< missing: then a repeat is INDETERMINATE */
} darisk_referral_columns;

/** One pair with a counted row. @since 0.1 */
typedef struct darisk_pair {
    uint32_t struct_size;   /**< sizeof(darisk_pair), set by the caller */
    uint32_t incidents_low; /**< incidents in twelve months: certain */
    uint64_t person_id;
    uint64_t victim_id;
    uint32_t incidents_high; /**< and with those without a day */
    uint32_t crimes_low;     /**< those of them with an offence: certain */
    uint32_t crimes_high;    /**< and with those without a day */
    uint8_t repeat; /**< darisk_serial_result of preset marac-repeat: any incident within twelve
                       months after the last referral */
    uint8_t escalation_5_3; /**< of marac-escalation-5-3: 5 incidents or 3 crimes */
    uint8_t escalation_3;   /**< of marac-escalation-3: 3 incidents */
    uint8_t unused;         /**< 0 */
} darisk_pair;

/** Columns to be filled from a list: those that are not NULL, each with room for the rows asked
 * for. The names are those of #darisk_pair. @since 0.1 */
typedef struct darisk_pair_columns {
    uint32_t struct_size; /**< sizeof(darisk_pair_columns) */
    uint64_t *person_id;
    uint64_t *victim_id;
    uint32_t *incidents_low;
    uint32_t *incidents_high;
    uint32_t *crimes_low;
    uint32_t *crimes_high;
    uint8_t *repeat;
    uint8_t *escalation_5_3;
    uint8_t *escalation_3;
} darisk_pair_columns;

DARISK_BEGIN_DECLS

/** The pairs on a day, by the references of the two. Allocates with the cohort's allocator.
 * @param as_of          what is later is not looked at
 * @param referrals      NULL where there are none
 * @param referral_rows  rows of `referrals`
 * @param report         says which row and column of `referrals` is at fault; of a column of
 *                       another length the row is the first that it lacks, or has too many.
 *                       `refused` is then the number of all rows. May be NULL; set once the other
 *                       arguments are sound
 * @param out            the caller's, to be given to darisk_pairs_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL, also for rows without `referrals`;
 *         #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_LENGTH for a column of another length;
 *         #DARISK_ERROR_COLUMNS where people are not named; #DARISK_ERROR_MEMORY;
 *         #DARISK_ERROR_DATE for the day asked for, or the day of a referral;
 *         #DARISK_ERROR_RANKING_PERSON for a referral of nobody.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_pairs_new(
    const darisk_cohort *cohort, darisk_date as_of, const darisk_referral_columns *referrals,
    size_t referral_rows, darisk_columns_report *report, darisk_pairs **out);

/** Frees a list. NULL does nothing. @since 0.1 */
DARISK_API void darisk_pairs_free(darisk_pairs *pairs);

/** How many there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_pairs_count(const darisk_pairs *pairs);

/** One of them.
 * @param index  below the count, by reference of perpetrator and victim
 * @param out    `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_pairs_at(const darisk_pairs *pairs, size_t index,
                                                         darisk_pair *out);

/** Columns of several of them.
 * @param first    where to begin, from 0 on; may be their number where none are asked for
 * @param count    how many, `first` with them; may be 0
 * @param columns  to be filled; none overlaps another; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INDEX where
 *         there are not so many.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_pairs_columns(const darisk_pairs *pairs,
                                                              size_t first, size_t count,
                                                              const darisk_pair_columns *columns);

DARISK_END_DECLS

#endif

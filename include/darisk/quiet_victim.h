/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file quiet_victim.h
 * Repeat victims from whom nothing was heard for some months (rule R14): people to look at again,
 * since silence is no sign of safety.
 *
 * The inspectorate found in 2014 that repeat victims were not looked at again once they stopped
 * calling. No published standard says after how long; the months are arguments, and the defaults
 * are ours. */
#ifndef DARISK_QUIET_VICTIM_H
#define DARISK_QUIET_VICTIM_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/cohort.h"
#include "darisk/column.h"
#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/ranking.h"
#include "darisk/status.h"

/** The quiet repeat victims of a cohort: a handle. It stays when the cohort changes or is freed.
 * @since 0.1 */
typedef struct darisk_quiet_victims darisk_quiet_victims;

/** When a repeat victim counts as quiet. @since 0.1 */
typedef struct darisk_quiet_options {
    uint32_t struct_size;   /**< sizeof(darisk_quiet_options) */
    int32_t quiet_months;   /**< without an incident, 1 to 120; default 3 */
    int32_t counted_months; /**< looked back from the last incident, 1 to 120; default 12 */
} darisk_quiet_options;

/** The defaults. @since 0.1 */
#define DARISK_QUIET_OPTIONS_DEFAULT                                                               \
    { sizeof(darisk_quiet_options), 3, 12 }

/** Days on which somebody looked at why a victim was quiet, as columns of equal length.
 * @since 0.1 */
typedef struct darisk_review_columns {
    uint32_t struct_size;        /**< sizeof(darisk_review_columns) */
    darisk_column_u64 victim_id; /**< any but 0; may not be missing */
    darisk_column_date date;     /**< a missing day closes nothing */
} darisk_review_columns;

/** One victim with two incidents or more. @since 0.1 */
typedef struct darisk_quiet_victim {
    uint32_t struct_size; /**< sizeof(darisk_quiet_victim), set by the caller */
    uint32_t incidents;   /**< in the months that end on the last day; 0 where no day is known */
    uint64_t victim_id;
    uint32_t undated;      /**< incidents without a day */
    darisk_date last_date; /**< of the latest incident; unknown where no day is known */
    int32_t days_quiet;    /**< since then; INT32_MIN where no day is known */
    uint8_t last_grade;    /**< the host's own, of the latest row with one; else 0 */
    uint8_t quiet;         /**< darisk_serial_result: MET, or INDETERMINATE where an undated
                                incident may be a call since */
    uint16_t unused;       /**< 0 */
} darisk_quiet_victim;

/** Columns to be filled from a list: those that are not NULL, each with room for the rows asked
 * for. The names are those of #darisk_quiet_victim. @since 0.1 */
typedef struct darisk_quiet_victim_columns {
    uint32_t struct_size; /**< sizeof(darisk_quiet_victim_columns) */
    uint64_t *victim_id;
    uint32_t *incidents;
    uint32_t *undated;
    darisk_date *last_date;
    int32_t *days_quiet;
    uint8_t *last_grade;
    uint8_t *quiet;
} darisk_quiet_victim_columns;

DARISK_BEGIN_DECLS

/** The quiet repeat victims on a day, by reference. All incidents of a victim count, whoever is
 * accused, and where nobody is. Allocates with the cohort's allocator.
 * @param options      NULL for the defaults
 * @param as_of        what is later is not looked at
 * @param reviews      NULL where there are none. A review after the last incident closes the case
 * @param review_rows  rows of `reviews`
 * @param report       says which row and column of `reviews` is at fault; of a column of another
 *                     length the row is the first that it lacks, or has too many. `refused` is then
 *                     the number of all rows. May be NULL; set once the other arguments are sound
 * @param out          the caller's, to be given to darisk_quiet_victims_free(); untouched on
 *                     failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL, also for rows without `reviews`;
 *         #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_LENGTH for a column of another length;
 *         #DARISK_ERROR_COLUMNS where people are not named; #DARISK_ERROR_MEMORY;
 *         #DARISK_ERROR_DATE for the day asked for, or the day of a review; #DARISK_ERROR_MONTHS
 *         for the options; #DARISK_ERROR_RANKING_PERSON for a review of nobody.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_quiet_victims_new(
    const darisk_cohort *cohort, const darisk_quiet_options *options, darisk_date as_of,
    const darisk_review_columns *reviews, size_t review_rows, darisk_columns_report *report,
    darisk_quiet_victims **out);

/** Frees a list. NULL does nothing. @since 0.1 */
DARISK_API void darisk_quiet_victims_free(darisk_quiet_victims *victims);

/** How many there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_quiet_victims_count(const darisk_quiet_victims *victims);

/** One of them.
 * @param index  below the count, by reference
 * @param out    `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_quiet_victims_at(
    const darisk_quiet_victims *victims, size_t index, darisk_quiet_victim *out);

/** Columns of several of them.
 * @param first    where to begin, from 0 on; may be their number where none are asked for
 * @param count    how many, `first` with them; may be 0
 * @param columns  to be filled; none overlaps another; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INDEX where
 *         there are not so many.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_quiet_victims_columns(const darisk_quiet_victims *victims, size_t first, size_t count,
                             const darisk_quiet_victim_columns *columns);

DARISK_END_DECLS

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dait.h
 * The background checks before anybody arrives, and who must be told what they show.
 *
 * The result says who must be told, never how grave a case is: it is made by people who have not
 * been there, from records that may be missing. It is no assessment of the victim, no part of one
 * and no input to one: the officers who meet the victim assess independently, and so are given
 * the facts without the result (darisk_dait_brief()). That nothing is recorded never means that
 * nothing happened. Nothing is added up or counted: what is found is a fact, not a weight. */
#ifndef DARISK_DAIT_H
#define DARISK_DAIT_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/column.h"
#include "darisk/dait_words.h"
#include "darisk/export.h"
#include "darisk/moment.h"
#include "darisk/status.h"

/** The columns and states of one case have this much room, so that a later release can add
 * checks. @since 0.1 */
#define DARISK_DAIT_CHECK_ROOM 32

/** What is known of each check of one case. Cleared memory, with its size, says that no check has
 * been made. @since 0.1 */
typedef struct darisk_dait_checks {
    uint32_t struct_size; /**< sizeof(darisk_dait_checks) */
    /** A #darisk_dait_state at the place of each #darisk_dait_check; 0 reads as NOT_DONE. Places
     * that are no check of this release, 0 among them, must be 0. */
    uint8_t states[DARISK_DAIT_CHECK_ROOM];
    darisk_moment earlier_at; /**< when the earlier assessment was made; may be missing */
    uint64_t earlier_by; /**< who made it, the host's opaque reference; 0 = not given. Both only
                              where EARLIER_ASSESSMENT is FOUND. What it came to is no input. */
} darisk_dait_checks;

/** What the checks of one case come to. For the people who decide whom to send and warn; the
 * officers attending are given darisk_dait_briefing. @since 0.1 */
typedef struct darisk_dait_assessment {
    uint32_t struct_size;   /**< sizeof(darisk_dait_assessment), set by the caller */
    uint32_t rules_version; /**< the rule set that gave this result */
    darisk_dait_outcome outcome;
    darisk_dait_check_set reasons;     /**< the checks that led to the outcome */
    darisk_dait_check_set outstanding; /**< required and not made, whatever the outcome */
    darisk_dait_check_set found;
    darisk_dait_check_set unavailable;
    darisk_dait_markers markers;
    darisk_dait_notifications notifications; /**< who must be told; see dait_log.h */
} darisk_dait_assessment;

/** What the officers attending are given: facts and markers. It has no place for the outcome, nor
 * for who else is told. @since 0.1 */
typedef struct darisk_dait_briefing {
    uint32_t struct_size;                   /**< sizeof(darisk_dait_briefing), set by the caller */
    uint8_t states[DARISK_DAIT_CHECK_ROOM]; /**< as given, NOT_DONE for 0; places that are no check
                                                 hold 0 */
    darisk_dait_check_set found;
    darisk_dait_markers markers;             /**< of what is found, and the three general ones */
    darisk_dait_notifications notifications; /**< WARN_CREW_FIREARMS or nothing */
    darisk_moment earlier_at;                /**< of the earlier assessment, as given */
    uint32_t unused;                         /**< 0 */
    uint64_t earlier_by;
} darisk_dait_briefing;

/** The checks of many cases as columns (column.h), each at the place of its #darisk_dait_check. A
 * column that is not given is NOT_DONE for every row, and so is an unknown value. Places that are
 * no check of this release must be left 0. @since 0.1 */
typedef struct darisk_dait_columns {
    uint32_t struct_size; /**< sizeof(darisk_dait_columns) */
    uint32_t unused;      /**< must be 0 */
    darisk_column_u8 states[DARISK_DAIT_CHECK_ROOM];
} darisk_dait_columns;

/** Where the results of many cases go. `outcome` is required; each other column may be NULL and
 * is then not computed. Each given column has room for the rows asked for and overlaps no input.
 * @since 0.1 */
typedef struct darisk_dait_assessment_columns {
    uint32_t struct_size; /**< sizeof(darisk_dait_assessment_columns) */
    uint32_t unused;      /**< must be 0 */
    uint16_t *outcome;    /**< the code of the outcome; 0 for a row that was refused */
    darisk_dait_notifications *notifications;
    darisk_dait_check_set *reasons;
    darisk_dait_check_set *outstanding;
    darisk_dait_markers *markers;
} darisk_dait_assessment_columns;

/** What happened in a column call. @since 0.1 */
typedef struct darisk_dait_report {
    uint32_t struct_size; /**< sizeof(darisk_dait_report), set by the caller */
    darisk_status
        first_status;        /**< why the first refused row was refused; #DARISK_OK if none was */
    size_t refused;          /**< how many rows were refused */
    size_t first_row;        /**< the first of them, from 0 */
    darisk_dait_check check; /**< the column at fault, or not set */
    uint32_t unused;         /**< 0 */
} darisk_dait_report;

/** A force's table (dait_policy.h). */
typedef struct darisk_dait_policy darisk_dait_policy;

DARISK_BEGIN_DECLS

/** What the checks of one case come to.
 *
 * The outcome is the widest telling of all checks that are FOUND or UNAVAILABLE. Where that is a
 * supervisor or the inspector it stands even while checks are open: what is known does not wait.
 * Otherwise it is CHECKS_OPEN while a required check is not made, and BRIEF_CREW after that. The
 * reasons are the checks whose telling is the outcome; for BRIEF_CREW those FOUND or UNAVAILABLE,
 * for CHECKS_OPEN those outstanding.
 * @param policy  a force's table; NULL for the table of the library, which is ours
 * @param out     `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DAIT_CHECK;
 *         #DARISK_ERROR_DAIT_STATE; #DARISK_ERROR_DAIT_EARLIER.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_assess(const darisk_dait_checks *checks,
                                                            const darisk_dait_policy *policy,
                                                            darisk_dait_assessment *out);

/** What the officers attending are given of the checks of one case: each state, what is found,
 * the markers, whether to warn them of firearms, and of an earlier assessment that one exists,
 * when and by whom it was made. Not the outcome, nor anything from which whom to tell is read: of
 * a force's table it takes only which checks are required, for the markers CHECK_NOT_DONE and
 * NOTHING_RECORDED.
 * @param policy  NULL for the table of the library
 * @param out     `struct_size` set by the caller; untouched on failure
 * @return as darisk_dait_assess().
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_brief(const darisk_dait_checks *checks,
                                                           const darisk_dait_policy *policy,
                                                           darisk_dait_briefing *out);

/** What the checks of many cases come to. Allocates nothing, and gives each row exactly what
 * darisk_dait_assess() gives it. A row with a value that is no state is refused: every output of
 * the row is 0, and the other rows are done all the same.
 * @param rows    how many; 0 does nothing
 * @param report  may be NULL; where given, filled in whatever the status but #DARISK_ERROR_NULL
 *                and #DARISK_ERROR_STRUCT_SIZE
 * @return #DARISK_OK; #DARISK_ROWS_REFUSED where at least one row was refused (the outputs are
 *         written); #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DAIT_CHECK for a
 *         column that is no check; #DARISK_ERROR_LENGTH for a column shorter than `rows`.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_assess_columns(
    const darisk_dait_columns *checks, const darisk_dait_policy *policy, size_t rows,
    const darisk_dait_assessment_columns *out, darisk_dait_report *report);

DARISK_END_DECLS

#endif

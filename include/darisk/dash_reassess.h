/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dash_reassess.h
 * When an assessment has to be made again. Pure functions of dated events: no clock, no grade,
 * and nothing is decided about a person. A duty is open until a record that is certainly later
 * than its trigger closes it. */
#ifndef DARISK_DASH_REASSESS_H
#define DARISK_DASH_REASSESS_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/moment.h"
#include "darisk/provision.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** What calls for another assessment. Values are never reused. @since 0.1 */
typedef enum darisk_dash_trigger {
    DARISK_DASH_TRIGGER_NOT_SET = 0,
    DARISK_DASH_TRIGGER_BAIL_RELEASE_AFTER_REMAND = 1,
    DARISK_DASH_TRIGGER_CHANGE_MEDICATION = 2,
    DARISK_DASH_TRIGGER_CHANGE_ACCOMMODATION = 3,
    DARISK_DASH_TRIGGER_CHANGE_RELATIONSHIP = 4,
    DARISK_DASH_TRIGGER_CHANGE_DRINK_DRUGS = 5,
    DARISK_DASH_TRIGGER_NEW_INCIDENT = 6,
    DARISK_DASH_TRIGGER_QUIET_REPEAT_VICTIM = 7
} darisk_dash_trigger;

/** What is to be done. @since 0.1 */
typedef enum darisk_dash_duty {
    DARISK_DASH_DUTY_NOT_SET = 0,
    DARISK_DASH_DUTY_TELL_VICTIM = 1,
    DARISK_DASH_DUTY_REASSESS = 2,
    DARISK_DASH_DUTY_REVIEW_SAFETY_PLAN = 3,
    DARISK_DASH_DUTY_REVIEW_QUIET = 4 /**< look at why there were no more calls */
} darisk_dash_duty;

/** The set that holds just this duty. @since 0.1 */
#define DARISK_DASH_DUTY_BIT(duty) (UINT32_C(1) << ((duty)-1))

/** How a trigger, or one duty of it, stands. @since 0.1 */
typedef enum darisk_dash_standing {
    DARISK_DASH_STANDING_NOT_SET = 0,
    DARISK_DASH_STANDING_CLEAR = 1,
    DARISK_DASH_STANDING_OPEN = 2,
    DARISK_DASH_STANDING_CANNOT_TELL = 3
} darisk_dash_standing;

/** What the library says of one trigger. A const record owned by the library; fields may be added
 * at the end. @since 0.1 */
typedef struct darisk_dash_trigger_record {
    darisk_dash_trigger trigger;
    uint32_t duties;  /**< #DARISK_DASH_DUTY_BIT of each */
    const char *key;  /**< such as "NEW_INCIDENT" */
    const char *says; /**< one sentence */
    const char *ask;  /**< what to do */
    const darisk_provision *provision;
} darisk_dash_trigger_record;

/** The moments of the records that can close a duty, in any order; a missing moment is a record
 * of which the time is not known. @since 0.1 */
typedef struct darisk_dash_moments {
    const darisk_moment *moments; /**< may be NULL where there is none */
    size_t count;
} darisk_dash_moments;

/** A suspect kept overnight for a remand hearing and let go on bail. @since 0.1 */
typedef struct darisk_dash_bail_release {
    uint32_t struct_size; /**< sizeof(darisk_dash_bail_release) */
    darisk_stated held_for_remand;
    darisk_stated released_on_bail;
    darisk_moment released; /**< may be missing */
    darisk_dash_moments victim_told;
    darisk_dash_moments assessments;
    darisk_dash_moments plan_reviews;
} darisk_dash_bail_release;

/** How the three duties after such a release stand. @since 0.1 */
typedef struct darisk_dash_bail_duties {
    uint32_t struct_size;         /**< sizeof(darisk_dash_bail_duties), set by the caller */
    darisk_dash_standing trigger; /**< OPEN while one of the three is not CLEAR */
    darisk_dash_standing tell_victim;
    darisk_dash_standing reassess;
    darisk_dash_standing review_safety_plan;
} darisk_dash_bail_duties;

/** When a repeat victim counts as quiet. The numbers are ours; no published standard was found.
 * @since 0.1 */
typedef struct darisk_dash_quiet_policy {
    uint32_t struct_size;   /**< sizeof(darisk_dash_quiet_policy) */
    int32_t quiet_months;   /**< without an incident, 1 to 120; default 3 */
    int32_t counted_months; /**< looked back from the last incident, 1 to 120; default 12 */
    uint32_t incidents;     /**< in that time, 1 to 1000; default 2 */
} darisk_dash_quiet_policy;

/** The defaults. @since 0.1 */
#define DARISK_DASH_QUIET_POLICY_DEFAULT                                                           \
    { sizeof(darisk_dash_quiet_policy), 3, 12, 2 }

/** Days of events, in any order; #DARISK_DATE_UNKNOWN for one without a date. @since 0.1 */
typedef struct darisk_dash_days {
    const darisk_date *days; /**< may be NULL where there is none */
    size_t count;
} darisk_dash_days;

DARISK_BEGIN_DECLS

/** How many triggers there are. @since 0.1 */
DARISK_API size_t darisk_dash_trigger_count(void);

/** One trigger by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_dash_trigger_record *darisk_dash_trigger_at(size_t index);

/** The record of one trigger; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dash_trigger_record *darisk_dash_trigger_find(darisk_dash_trigger trigger);

/** The key of a trigger, such as "NEW_INCIDENT"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dash_trigger_text(darisk_dash_trigger trigger);

/** The trigger whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_trigger_from_text(const char *text,
                                                                       darisk_dash_trigger *out);

/** The key of a standing, such as "CANNOT_TELL"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dash_standing_text(darisk_dash_standing standing);

/** Release on bail of somebody held overnight for a remand hearing: the victim is told, the
 * assessment made again, the safety plan reviewed. Each is closed by a record of its own that is
 * later than the release. Where either fact is no, nothing is due; where it is unknown, nothing
 * can be told.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DASH_VALUE for
 *         a value out of range or a moment that is none. `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_after_bail_release(
    const darisk_dash_bail_release *release, darisk_dash_bail_duties *out);

/** A change of circumstances, or a new incident, at any grade: closed by a later assessment.
 * @param trigger      CHANGE_MEDICATION to NEW_INCIDENT
 * @param reported     whether it is; no is CLEAR
 * @param at           when it was; may be missing
 * @param assessments  of the same victim
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DASH_VALUE for another trigger, a value out
 *         of range, or a moment that is none. `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_dash_after_event(darisk_dash_trigger trigger, darisk_stated reported, darisk_moment at,
                        const darisk_dash_moments *assessments, darisk_dash_standing *out);

/** A repeat victim who has gone quiet. What lies after the as-of day is ignored.
 * @param policy     NULL for the defaults
 * @param incidents  one row an incident of this victim
 * @param reviews    days on which the quiet was reviewed; one without a date closes nothing, and
 *                   leaves open what it might have closed as CANNOT_TELL
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DASH_POLICY;
 *         #DARISK_ERROR_DATE for a day that is neither valid nor unknown; #DARISK_ERROR_MONTHS
 *         where a window would begin before the calendar. `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_quiet_victim(
    const darisk_dash_quiet_policy *policy, darisk_date as_of, const darisk_dash_days *incidents,
    const darisk_dash_days *reviews, darisk_dash_standing *out);

DARISK_END_DECLS

#endif

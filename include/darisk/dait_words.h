/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dait_words.h
 * The words of the background checks: checks, states, tellings, outcomes, markers and
 * notifications.
 *
 * No text here is a word of another vocabulary: an outcome is named by who must be told, never by
 * how bad it is, so that nobody takes it for what the officers find when they meet the victim. */
#ifndef DARISK_DAIT_WORDS_H
#define DARISK_DAIT_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/export.h"
#include "darisk/provision.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** One background check. Values are never reused. @since 0.1 */
typedef enum darisk_dait_check {
    DARISK_DAIT_CHECK_NOT_SET = 0,
    DARISK_DAIT_CHECK_HISTORY_VICTIM = 1,
    DARISK_DAIT_CHECK_HISTORY_SUSPECT = 2,
    DARISK_DAIT_CHECK_HISTORY_PAIR = 3,
    DARISK_DAIT_CHECK_HISTORY_ADDRESS = 4,
    DARISK_DAIT_CHECK_EARLIER_ASSESSMENT = 5, /**< that one exists; not what it came to */
    DARISK_DAIT_CHECK_EARLIER_VICTIMS = 6,
    DARISK_DAIT_CHECK_MARAC_12_MONTHS = 7,
    DARISK_DAIT_CHECK_CERTIFICATE_VICTIM = 8, /**< a firearm or shotgun certificate */
    DARISK_DAIT_CHECK_CERTIFICATE_SUSPECT = 9,
    DARISK_DAIT_CHECK_CERTIFICATE_ADDRESS = 10,
    DARISK_DAIT_CHECK_ORDER_IN_FORCE = 11,
    DARISK_DAIT_CHECK_POLICE_BAIL = 12, /**< not the same thing as bail from a court */
    DARISK_DAIT_CHECK_COURT_BAIL = 13,
    DARISK_DAIT_CHECK_NATIONAL_COMPUTER = 14,
    DARISK_DAIT_CHECK_WEAPON_MARKER = 15,
    DARISK_DAIT_CHECK_CHILDREN_OR_DEPENDENT_ADULTS = 16,
    DARISK_DAIT_CHECK_DRINK_DRUGS = 17,
    DARISK_DAIT_CHECK_COMMUNICATION_NEEDS = 18,
    DARISK_DAIT_CHECK_PARTNER_RECORDS = 19,
    DARISK_DAIT_CHECK_CHILD_PLAN = 20,
    DARISK_DAIT_CHECK_SUICIDE_MARKER = 21
} darisk_dait_check;

/** The highest check this release knows. @since 0.1 */
#define DARISK_DAIT_CHECK_LAST 21

/** A set of checks: bit `check - 1` for each. @since 0.1 */
typedef uint32_t darisk_dait_check_set;

/** The set that holds just this check (a constant expression; check from 1). @since 0.1 */
#define DARISK_DAIT_CHECK_BIT(check) (UINT32_C(1) << ((check)-1))

/** Every check. @since 0.1 */
#define DARISK_DAIT_CHECKS_ALL ((UINT32_C(1) << DARISK_DAIT_CHECK_LAST) - 1)

/** How far a check has come. Wherever a state is read, 0 reads as NOT_DONE. @since 0.1 */
typedef enum darisk_dait_state {
    DARISK_DAIT_STATE_NOT_SET = 0,
    DARISK_DAIT_STATE_NOT_DONE = 1,
    DARISK_DAIT_STATE_NOTHING_RECORDED = 2, /**< looked up, no record: not the same as no history */
    DARISK_DAIT_STATE_FOUND = 3,
    DARISK_DAIT_STATE_UNAVAILABLE = 4 /**< asked for, and cannot be had: finished, and unknown */
} darisk_dait_state;

/** The highest state this release knows. @since 0.1 */
#define DARISK_DAIT_STATE_LAST 4

/** Who is told, each with those before. @since 0.1 */
typedef enum darisk_dait_telling {
    DARISK_DAIT_TELLING_NOT_SET = 0,
    DARISK_DAIT_TELLING_CREW = 1,     /**< the officers attending */
    DARISK_DAIT_TELLING_CONTROL = 2,  /**< and a supervisor in the control room */
    DARISK_DAIT_TELLING_INSPECTOR = 3 /**< and the duty inspector */
} darisk_dait_telling;

/** The highest telling this release knows. @since 0.1 */
#define DARISK_DAIT_TELLING_LAST 3

/** What an outcome is called by number. 201 to 204 are no number of another vocabulary.
 * @since 0.1 */
typedef enum darisk_dait_code {
    DARISK_DAIT_NOT_SET = 0,
    DARISK_DAIT_CHECKS_OPEN = 201,
    DARISK_DAIT_BRIEF_CREW = 202,
    DARISK_DAIT_ALERT_CONTROL = 203,
    DARISK_DAIT_ALERT_INSPECTOR = 204
} darisk_dait_code;

/** Who must be told. A struct, so that neither a number nor a value of another vocabulary can be
 * put in its place. Cleared memory is "not set". As text: "DAIT:BRIEF_CREW". @since 0.1 */
typedef struct darisk_dait_outcome {
    int32_t code; /**< DARISK_DAIT_CHECKS_OPEN to DARISK_DAIT_ALERT_INSPECTOR, or 0 */
} darisk_dait_outcome;

/* clang-format off */
#ifdef __cplusplus
#define DARISK_DAIT_OUTCOME_NOT_SET         (darisk_dait_outcome{DARISK_DAIT_NOT_SET})
#define DARISK_DAIT_OUTCOME_CHECKS_OPEN     (darisk_dait_outcome{DARISK_DAIT_CHECKS_OPEN})
#define DARISK_DAIT_OUTCOME_BRIEF_CREW      (darisk_dait_outcome{DARISK_DAIT_BRIEF_CREW})
#define DARISK_DAIT_OUTCOME_ALERT_CONTROL   (darisk_dait_outcome{DARISK_DAIT_ALERT_CONTROL})
#define DARISK_DAIT_OUTCOME_ALERT_INSPECTOR (darisk_dait_outcome{DARISK_DAIT_ALERT_INSPECTOR})
#else
/** The outcomes as values. @since 0.1 */
#define DARISK_DAIT_OUTCOME_NOT_SET         ((darisk_dait_outcome){DARISK_DAIT_NOT_SET})
#define DARISK_DAIT_OUTCOME_CHECKS_OPEN     ((darisk_dait_outcome){DARISK_DAIT_CHECKS_OPEN})
#define DARISK_DAIT_OUTCOME_BRIEF_CREW      ((darisk_dait_outcome){DARISK_DAIT_BRIEF_CREW})
#define DARISK_DAIT_OUTCOME_ALERT_CONTROL   ((darisk_dait_outcome){DARISK_DAIT_ALERT_CONTROL})
#define DARISK_DAIT_OUTCOME_ALERT_INSPECTOR ((darisk_dait_outcome){DARISK_DAIT_ALERT_INSPECTOR})
#endif
/* clang-format on */

/** One marker: a fact that a check found, or one of three about the checks as a whole. The two
 * certificates of the parties share a marker; a check without a name of its own for what it
 * finds lends it its key. Values are never reused. @since 0.1 */
typedef enum darisk_dait_marker {
    DARISK_DAIT_MARKER_NOT_SET = 0,
    /** No check found anything, at least one found that nothing is recorded, and no required one
     * is outstanding. Not the same as no history. */
    DARISK_DAIT_MARKER_NOTHING_RECORDED = 1,
    DARISK_DAIT_MARKER_CHECK_UNAVAILABLE = 2, /**< at least one check is UNAVAILABLE */
    DARISK_DAIT_MARKER_CHECK_NOT_DONE = 3,    /**< at least one required check is not made */
    DARISK_DAIT_MARKER_REPEAT_VICTIM = 4,
    DARISK_DAIT_MARKER_HISTORY_SUSPECT = 5,
    DARISK_DAIT_MARKER_REPEAT_DYAD = 6,
    DARISK_DAIT_MARKER_HISTORY_ADDRESS = 7,
    DARISK_DAIT_MARKER_EARLIER_ASSESSMENT = 8,
    DARISK_DAIT_MARKER_EARLIER_VICTIMS = 9,
    DARISK_DAIT_MARKER_MARAC_WITHIN_12M = 10,
    DARISK_DAIT_MARKER_CERTIFICATE_HELD = 11,
    DARISK_DAIT_MARKER_CERTIFICATE_ADDRESS = 12,
    DARISK_DAIT_MARKER_ORDER_IN_FORCE = 13,
    DARISK_DAIT_MARKER_POLICE_BAIL = 14,
    DARISK_DAIT_MARKER_COURT_BAIL = 15,
    DARISK_DAIT_MARKER_NATIONAL_COMPUTER = 16,
    DARISK_DAIT_MARKER_WEAPON_MARKER = 17,
    DARISK_DAIT_MARKER_CHILDREN_OR_DEPENDENT_ADULTS = 18,
    DARISK_DAIT_MARKER_DRINK_DRUGS = 19,
    DARISK_DAIT_MARKER_COMMUNICATION_NEEDS = 20,
    DARISK_DAIT_MARKER_PARTNER_RECORDS = 21,
    DARISK_DAIT_MARKER_CHILD_PLAN = 22,
    DARISK_DAIT_MARKER_SUICIDE_MARKER = 23
} darisk_dait_marker;

/** The highest marker this release knows. @since 0.1 */
#define DARISK_DAIT_MARKER_LAST 23

/** A set of markers: bit `marker - 1` for each. @since 0.1 */
typedef uint32_t darisk_dait_markers;

/** The set that holds just this marker (a constant expression; marker from 1). @since 0.1 */
#define DARISK_DAIT_MARKER_BIT(marker) (UINT32_C(1) << ((marker)-1))

/** Somebody who must be told, or something that must be set going. Values are never reused.
 * @since 0.1 */
typedef enum darisk_dait_notification {
    DARISK_DAIT_NOTIFICATION_NOT_SET = 0,
    DARISK_DAIT_NOTIFICATION_TELL_CONTROL_SUPERVISOR = 1,
    DARISK_DAIT_NOTIFICATION_TELL_DUTY_INSPECTOR = 2,
    DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS = 3, /**< a certificate was found, on any check */
    DARISK_DAIT_NOTIFICATION_REVIEW_CERTIFICATE = 4  /**< the suspect's, found */
} darisk_dait_notification;

/** The highest notification this release knows. @since 0.1 */
#define DARISK_DAIT_NOTIFICATION_LAST 4

/** A set of notifications: bit `notification - 1` for each. @since 0.1 */
typedef uint32_t darisk_dait_notifications;

/** The set that holds just this notification (a constant expression; from 1). @since 0.1 */
#define DARISK_DAIT_NOTIFICATION_BIT(notification) (UINT32_C(1) << ((notification)-1))

/** What a table says of one check. @since 0.1 */
typedef struct darisk_dait_rule {
    darisk_stated required;          /**< yes or no: whether it must be finished */
    darisk_dait_telling found;       /**< who is told where it is FOUND */
    darisk_dait_telling unavailable; /**< who is told where it is UNAVAILABLE */
} darisk_dait_rule;

/** One check. A const record owned by the library; fields may be added at the end. @since 0.1 */
typedef struct darisk_dait_check_record {
    darisk_dait_check check;
    darisk_dait_marker marker; /**< what is shown where it is FOUND */
    darisk_dait_rule rule;     /**< of the library's table, which as a whole is ours */
    const char *key;           /**< such as "HISTORY_PAIR" */
    const char *says;          /**< what is looked up, in our own words */
    /** What carries this row of the table; `verified` false: from knowledge, show it so. */
    const darisk_provision *provision;
} darisk_dait_check_record;

/** One state. A const record owned by the library. @since 0.1 */
typedef struct darisk_dait_state_record {
    darisk_dait_state state;
    const char *key;  /**< such as "NOTHING_RECORDED" */
    const char *says; /**< one sentence */
} darisk_dait_state_record;

/** One telling. A const record owned by the library. @since 0.1 */
typedef struct darisk_dait_telling_record {
    darisk_dait_telling telling;
    const char *key;  /**< such as "CONTROL" */
    const char *says; /**< one sentence */
} darisk_dait_telling_record;

/** One outcome. A const record owned by the library. @since 0.1 */
typedef struct darisk_dait_outcome_record {
    darisk_dait_outcome outcome;
    const char *key;  /**< with its prefix: "DAIT:BRIEF_CREW" */
    const char *says; /**< one sentence */
    const darisk_provision *provision;
} darisk_dait_outcome_record;

/** One marker. A const record owned by the library. @since 0.1 */
typedef struct darisk_dait_marker_record {
    darisk_dait_marker marker;
    const char *key;  /**< such as "REPEAT_DYAD" */
    const char *says; /**< a fact */
    const darisk_provision *provision;
} darisk_dait_marker_record;

/** One notification. A const record owned by the library. @since 0.1 */
typedef struct darisk_dait_notification_record {
    darisk_dait_notification notification;
    const char *key;  /**< such as "TELL_DUTY_INSPECTOR" */
    const char *says; /**< one sentence */
    const darisk_provision *provision;
} darisk_dait_notification_record;

DARISK_BEGIN_DECLS

/** How many checks there are; they come in the order of the table. @since 0.1 */
DARISK_API size_t darisk_dait_check_count(void);

/** One check by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_dait_check_record *darisk_dait_check_at(size_t index);

/** The record of one check; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dait_check_record *darisk_dait_check_find(darisk_dait_check check);

/** The key of a check, such as "HISTORY_PAIR"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dait_check_text(darisk_dait_check check);

/** The check whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_check_from_text(const char *text,
                                                                     darisk_dait_check *out);

/** How many states there are. @since 0.1 */
DARISK_API size_t darisk_dait_state_count(void);

/** One state by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_dait_state_record *darisk_dait_state_at(size_t index);

/** The record of one state; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dait_state_record *darisk_dait_state_find(darisk_dait_state state);

/** The key of a state, such as "NOTHING_RECORDED"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dait_state_text(darisk_dait_state state);

/** The state whose key is exactly this text. @return as darisk_dait_check_from_text().
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_state_from_text(const char *text,
                                                                     darisk_dait_state *out);

/** How many tellings there are. @since 0.1 */
DARISK_API size_t darisk_dait_telling_count(void);

/** One telling by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_dait_telling_record *darisk_dait_telling_at(size_t index);

/** The record of one telling; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dait_telling_record *darisk_dait_telling_find(darisk_dait_telling telling);

/** The key of a telling, such as "CONTROL"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dait_telling_text(darisk_dait_telling telling);

/** The telling whose key is exactly this text. @return as darisk_dait_check_from_text().
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_telling_from_text(const char *text,
                                                                       darisk_dait_telling *out);

/** How many outcomes there are. @since 0.1 */
DARISK_API size_t darisk_dait_outcome_count(void);

/** One outcome by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_dait_outcome_record *darisk_dait_outcome_at(size_t index);

/** The record of one outcome; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dait_outcome_record *darisk_dait_outcome_find(darisk_dait_outcome outcome);

/** An outcome as text, with the prefix of its vocabulary: "DAIT:ALERT_CONTROL"; NULL for a value
 * that is none. @since 0.1 */
DARISK_API const char *darisk_dait_outcome_text(darisk_dait_outcome outcome);

/** The outcome whose text, with its prefix, is exactly this. A text of another vocabulary is
 * refused. @return as darisk_dait_check_from_text().
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_outcome_from_text(const char *text,
                                                                       darisk_dait_outcome *out);

/** How many markers there are. @since 0.1 */
DARISK_API size_t darisk_dait_marker_count(void);

/** One marker by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_dait_marker_record *darisk_dait_marker_at(size_t index);

/** The record of one marker; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dait_marker_record *darisk_dait_marker_find(darisk_dait_marker marker);

/** The key of a marker, such as "REPEAT_DYAD"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dait_marker_text(darisk_dait_marker marker);

/** The marker whose key is exactly this text. @return as darisk_dait_check_from_text().
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_marker_from_text(const char *text,
                                                                      darisk_dait_marker *out);

/** How many notifications there are. @since 0.1 */
DARISK_API size_t darisk_dait_notification_count(void);

/** One notification by its place, from 0; NULL where the index is not below the count.
 * @since 0.1 */
DARISK_API const darisk_dait_notification_record *darisk_dait_notification_at(size_t index);

/** The record of one notification; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dait_notification_record *
darisk_dait_notification_find(darisk_dait_notification notification);

/** The key of a notification, such as "TELL_DUTY_INSPECTOR"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_dait_notification_text(darisk_dait_notification notification);

/** The notification whose key is exactly this text. @return as darisk_dait_check_from_text().
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_dait_notification_from_text(const char *text, darisk_dait_notification *out);

/** How many provisions stand behind the background checks. They are not among those of
 * provision.h, which are those of the definitions. @since 0.1 */
DARISK_API size_t darisk_dait_provision_count(void);

/** One provision by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_provision *darisk_dait_provision_at(size_t index);

/** The provision with this key, such as "DAIT/READING/TABLE"; NULL where there is none, or for
 * NULL. @since 0.1 */
DARISK_API const darisk_provision *darisk_dait_provision_find(const char *key);

DARISK_END_DECLS

#endif

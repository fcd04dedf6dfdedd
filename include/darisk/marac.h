/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file marac.h
 * The criteria for referring a case to a MARAC, each by itself: met, not met, or not to be ruled
 * out.
 *
 * Any one of them is enough for a referral, and none of them is a grade; there is no value for all
 * of them together. The counts are local: a force's policy is an argument, and so is the day on
 * which the question is asked. Whether an incident is about the same victim and perpetrator is the
 * host's to say. Cancelled incidents and those found to be no crime are not passed. */
#ifndef DARISK_MARAC_H
#define DARISK_MARAC_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/dash.h"
#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/provision.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** One criterion. Values are never reused. @since 0.1 */
typedef enum darisk_marac_criterion {
    DARISK_MARAC_CRITERION_NOT_SET = 0,
    DARISK_MARAC_CRITERION_PROFESSIONAL_JUDGEMENT = 1,
    DARISK_MARAC_CRITERION_VISIBLE_HIGH_RISK = 2,
    DARISK_MARAC_CRITERION_POTENTIAL_ESCALATION = 3,
    DARISK_MARAC_CRITERION_REPEAT = 4,
    DARISK_MARAC_CRITERION_HBV = 5 /**< in some areas only */
} darisk_marac_criterion;

/** What the library says of one criterion. A const record owned by the library; fields may be
 * added at the end. @since 0.1 */
typedef struct darisk_marac_criterion_record {
    darisk_marac_criterion criterion;
    const char *key;  /**< such as "POTENTIAL_ESCALATION" */
    const char *says; /**< when it is met, in our words */
    const char *ask;  /**< what to ask where it cannot be ruled out */
    const darisk_provision *provision;
} darisk_marac_criterion_record;

/** Whose incidents an escalation counts. @since 0.1 */
typedef enum darisk_marac_scope {
    DARISK_MARAC_SCOPE_NOT_SET = 0,
    DARISK_MARAC_SCOPE_VICTIM = 1, /**< those of the same victim, whoever did it */
    DARISK_MARAC_SCOPE_PAIR = 2    /**< those of the same victim by the same perpetrator */
} darisk_marac_scope;

/** Which published text of "repeat" is meant. @since 0.1 */
typedef enum darisk_marac_version {
    DARISK_MARAC_VERSION_NOT_SET = 0,
    DARISK_MARAC_VERSION_A = 1, /**< the older: conduct that would be criminal if reported */
    DARISK_MARAC_VERSION_B = 2  /**< the newer: any instance of abuse */
} darisk_marac_version;

/** What the months of a repeat are counted from. @since 0.1 */
typedef enum darisk_marac_anchor_kind {
    DARISK_MARAC_ANCHOR_NOT_SET = 0,
    DARISK_MARAC_ANCHOR_REFERRAL = 1,
    DARISK_MARAC_ANCHOR_MEETING = 2
} darisk_marac_anchor_kind;

/** Published local values for an escalation. @since 0.1 */
typedef enum darisk_marac_preset {
    DARISK_MARAC_PRESET_NOT_SET = 0,
    DARISK_MARAC_PRESET_DEFAULT = 1,  /**< 3 reports about the victim */
    DARISK_MARAC_PRESET_CALLOUTS = 2, /**< 5 call-outs to the same pair */
    DARISK_MARAC_PRESET_KINGSTON = 3  /**< 5 incidents or 3 crimes about the victim, and rising */
} darisk_marac_preset;

/** What a force takes for an escalation. @since 0.1 */
typedef struct darisk_marac_escalation_policy {
    uint32_t struct_size; /**< sizeof(darisk_marac_escalation_policy) */
    uint32_t reports;     /**< incidents from which it is met; 0 = not used */
    uint32_t crimes;      /**< incidents recorded as crime from which it is met; 0 = not used; not both 0 */
    darisk_marac_scope scope;
    uint32_t rising; /**< 1 where the incidents must also be rising, else 0 */
    int32_t months;  /**< of the window that ends on the day asked for: even, 2 to 120 */
} darisk_marac_escalation_policy;

/** One incident reported to the police. @since 0.1 */
typedef struct darisk_marac_report {
    uint64_t incident;       /**< the host's reference; not 0, and once in a call */
    darisk_date reported_on; /**< the day of the report or call-out; unknown where not known */
    darisk_stated same_victim;
    darisk_stated same_perpetrator;
    darisk_stated crime; /**< recorded as a crime, or as several */
} darisk_marac_report;

/** What the incidents come to. A lower count is certain; an upper count has in it what may
 * belong. @since 0.1 */
typedef struct darisk_marac_escalation {
    uint32_t struct_size;    /**< sizeof(darisk_marac_escalation), set by the caller */
    darisk_criterion result; /**< the count; where rising is required, the lesser of the two */
    darisk_criterion count;  /**< by number: reports or crimes */
    darisk_criterion rising; /**< more in the later half of the window; told whether required or not */
    size_t reports_lower;
    size_t reports_upper;
    size_t crimes_lower;
    size_t crimes_upper;
    size_t earlier; /**< certain incidents in the earlier half */
    size_t later;   /**< certain incidents in the later half */
    size_t ignored; /**< rows after the day asked for */
    size_t undated; /**< rows without a day that may belong */
} darisk_marac_escalation;

/** What a force takes for a repeat. @since 0.1 */
typedef struct darisk_marac_repeat_policy {
    uint32_t struct_size; /**< sizeof(darisk_marac_repeat_policy) */
    darisk_marac_version version;
    darisk_marac_anchor_kind anchor;
    int32_t months; /**< 1 to 120 */
} darisk_marac_repeat_policy;

/** A referral or a meeting about this victim and this perpetrator, or these. @since 0.1 */
typedef struct darisk_marac_anchor {
    darisk_marac_anchor_kind kind;
    darisk_date day; /**< unknown where not known */
} darisk_marac_anchor;

/** Something that happened, and may be a repeat. @since 0.1 */
typedef struct darisk_marac_event {
    uint64_t incident; /**< the host's reference; not 0, and once in a call */
    darisk_date day;   /**< unknown where not known */
    darisk_stated same_victim;
    darisk_stated same_perpetrator;
    darisk_stated abuse;    /**< an instance of abuse */
    darisk_stated criminal; /**< one that would be criminal if reported */
} darisk_marac_event;

/** What the events come to. @since 0.1 */
typedef struct darisk_marac_repeat {
    uint32_t struct_size; /**< sizeof(darisk_marac_repeat), set by the caller */
    darisk_criterion result;
    darisk_date anchor; /**< the last one counted from; unknown where there is none or it is open */
    uint32_t unused;    /**< 0 */
    size_t met;         /**< events that are a repeat */
    size_t open;        /**< events that may be */
    size_t ignored;     /**< events and anchors after the day asked for */
} darisk_marac_repeat;

DARISK_BEGIN_DECLS

/** How many criteria there are: 5. @since 0.1 */
DARISK_API size_t darisk_marac_criterion_count(void);

/** One criterion by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_marac_criterion_record *darisk_marac_criterion_at(size_t index);

/** The record of one criterion; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_marac_criterion_record *darisk_marac_criterion_find(
    darisk_marac_criterion criterion);

/** A criterion that is a fact stated by somebody: the concern of a named professional, and where
 * an area refers every such case, so-called honour-based violence disclosed. Yes is MET, no is
 * NOT_MET, unknown is OPEN. No answer on a form sets either.
 * @return #DARISK_OK, #DARISK_ERROR_NULL or #DARISK_ERROR_MARAC_STATED; `out` is untouched on
 *         failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_marac_stated(darisk_stated stated,
                                                             darisk_criterion *out);

/** Visible high risk: whether so many yes answers of the 24 items, and so many more that may be,
 * reach a threshold (dash_tally.h gives the same for a form).
 * @param threshold  1 to 24
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DASH_THRESHOLD; #DARISK_ERROR_ANSWER where
 *         the two are more than 24 together. `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_marac_visible(uint32_t ric_yes,
                                                              uint32_t ric_unknown,
                                                              uint32_t threshold,
                                                              darisk_criterion *out);

/** Fills in published values.
 * @param out  `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_STRUCT_SIZE or #DARISK_ERROR_MARAC_POLICY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_marac_escalation_preset(
    darisk_marac_preset preset, darisk_marac_escalation_policy *out);

/** Whether incidents reported within some months escalate. The incident now assessed counts where
 * it is passed. A window of months ends on `as_of` and leaves out its own first day; its halves
 * meet without a gap. Rising means that more certain incidents fall in the later half than can
 * fall in the earlier; that reading is ours, since no source says what rising is.
 *
 * Allocates nothing. Every two rows are compared, so it is meant for the incidents of one victim.
 * @param reports  may be NULL where `count` is 0
 * @param out      `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DATE;
 *         #DARISK_ERROR_MONTHS where the window leaves the calendar; #DARISK_ERROR_MARAC_POLICY,
 *         #DARISK_ERROR_MARAC_MONTHS; for a row #DARISK_ERROR_MARAC_INCIDENT,
 *         #DARISK_ERROR_MARAC_DAY, #DARISK_ERROR_MARAC_STATED or #DARISK_ERROR_MARAC_REPEATED.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_marac_escalates(
    const darisk_marac_escalation_policy *policy, darisk_date as_of,
    const darisk_marac_report *reports, size_t count, darisk_marac_escalation *out);

/** Fills in the default: version B, from the last referral, 12 months. The defaults are ours.
 * @param out  `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL or #DARISK_ERROR_STRUCT_SIZE.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_marac_repeat_default(darisk_marac_repeat_policy *out);

/** Whether something that happened since the last referral, or meeting, is a repeat. It must
 * be after that day, not on it (then it is open), and within the months: the day of the month
 * they end on is out, and a case of that day is a new referral.
 *
 * Allocates nothing. Every two events are compared.
 * @param anchors   of this victim and perpetrator; those of the other kind are not looked at. May
 *                  be NULL where their count is 0
 * @param searched  whether the history of referrals was searched; unless it was, nothing is ruled
 *                  out by their absence, and none of those given is taken for the last
 * @param events    may be NULL where their count is 0
 * @param out       `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DATE;
 *         #DARISK_ERROR_MONTHS where the months before an event leave the calendar;
 *         #DARISK_ERROR_MARAC_POLICY, #DARISK_ERROR_MARAC_MONTHS; for a row
 *         #DARISK_ERROR_MARAC_ANCHOR, #DARISK_ERROR_MARAC_INCIDENT, #DARISK_ERROR_MARAC_DAY,
 *         #DARISK_ERROR_MARAC_STATED or #DARISK_ERROR_MARAC_REPEATED.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_marac_repeats(
    const darisk_marac_repeat_policy *policy, darisk_date as_of,
    const darisk_marac_anchor *anchors, size_t anchor_count, darisk_stated searched,
    const darisk_marac_event *events, size_t event_count, darisk_marac_repeat *out);

DARISK_END_DECLS

#endif

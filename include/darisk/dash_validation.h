/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dash_validation.h
 * What is missing, doubtful or still to be done in a DASH assessment: rules V1 to V19.
 *
 * The rules read the record as it stands, so also one that was imported. Each either fires, cannot
 * tell, or says nothing. A rule that cannot tell never makes a form invalid. No rule sets or lowers
 * a grade: where the answers suggest more than the grade, a person is asked for the reason (V6 and
 * V7). V20 is not built: it would need the text of other forms. */
#ifndef DARISK_DASH_VALIDATION_H
#define DARISK_DASH_VALIDATION_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/dash.h"
#include "darisk/dash_record.h"
#include "darisk/export.h"
#include "darisk/provision.h"
#include "darisk/status.h"

/** One finding, in the order in which they are listed. The hundreds are the number of the rule.
 * Values are never reused. @since 0.1 */
typedef enum darisk_dash_finding {
    DARISK_DASH_FINDING_NOT_SET = 0,
    DARISK_DASH_FINDING_ITEM_BLANK = 101,
    DARISK_DASH_FINDING_DETAIL_MISSING = 201,
    DARISK_DASH_FINDING_GATE_YES = 301,
    DARISK_DASH_FINDING_GATE_NOT_MARKED = 302,
    DARISK_DASH_FINDING_GATE_OPEN = 303,
    DARISK_DASH_FINDING_NOT_GATED = 304,
    DARISK_DASH_FINDING_SDASH_MISSING = 401,
    DARISK_DASH_FINDING_HBA_MISSING = 402,
    DARISK_DASH_FINDING_GRADE_MISSING = 501,
    DARISK_DASH_FINDING_RATIONALE_MISSING = 502,
    DARISK_DASH_FINDING_COUNT_ABOVE_GRADE = 701,
    DARISK_DASH_FINDING_FLAGGED_ITEM_AT_STANDARD = 702,
    DARISK_DASH_FINDING_REVIEWER_IS_ASSESSOR = 801,
    DARISK_DASH_FINDING_REASON_MISSING = 802,
    DARISK_DASH_FINDING_DECISION_MISMATCH = 803,
    DARISK_DASH_FINDING_REVIEWER_NOT_TRAINED = 804,
    DARISK_DASH_FINDING_CRU_REVIEW_MISSING = 901,
    DARISK_DASH_FINDING_CRU_MEASURES_MISSING = 902,
    DARISK_DASH_FINDING_ENTRY_MISSING = 1001,
    DARISK_DASH_FINDING_DOUBT_NOT_RECORDED = 1002,
    DARISK_DASH_FINDING_ENTRANT_NOT_TRAINED = 1003,
    DARISK_DASH_FINDING_DOUBT_UNANSWERED = 1004,
    DARISK_DASH_FINDING_ASSESSED_BEFORE_INCIDENT = 1101,
    DARISK_DASH_FINDING_RECORD_OUT_OF_ORDER = 1102,
    DARISK_DASH_FINDING_CRU_BEFORE_SUPERVISION = 1103,
    DARISK_DASH_FINDING_MANY_UNKNOWN = 1201,
    DARISK_DASH_FINDING_ALL_REFUSED_STATE = 1301,
    DARISK_DASH_FINDING_REFUSED_BUT_ANSWERED = 1302,
    DARISK_DASH_FINDING_SEARCH_NOT_RECORDED = 1401,
    DARISK_DASH_FINDING_SEARCH_NOT_MADE = 1402,
    DARISK_DASH_FINDING_SEARCH_TIME_MISSING = 1403,
    DARISK_DASH_FINDING_MODE_MISSING = 1501,
    DARISK_DASH_FINDING_NO_CONTACT_COMPLETED = 1502,
    DARISK_DASH_FINDING_COUNTER_NOT_LINKED = 1601,
    DARISK_DASH_FINDING_COUNTER_UNRESOLVED = 1602,
    DARISK_DASH_FINDING_LINKED_NOT_GRADED = 1603,
    DARISK_DASH_FINDING_LINKED_ROLES = 1604,
    DARISK_DASH_FINDING_CHILDREN_NOT_LISTED = 1701,
    DARISK_DASH_FINDING_NOTIFICATION_NOT_RECORDED = 1702,
    DARISK_DASH_FINDING_REFERRAL_NOT_RECORDED = 1703,
    DARISK_DASH_FINDING_VICTIM_UNDER_13 = 1801,
    DARISK_DASH_FINDING_VICTIM_UNDER_16 = 1802,
    DARISK_DASH_FINDING_REASON_NOT_COMPLETED_MISSING = 1901,
    DARISK_DASH_FINDING_RECORDED_WHERE_MISSING = 1902
} darisk_dash_finding;

/** What a finding asks for. @since 0.1 */
typedef enum darisk_dash_severity {
    DARISK_DASH_SEVERITY_NOT_SET = 0,
    DARISK_DASH_SEVERITY_INVALID = 1, /**< the record cannot stand like this */
    DARISK_DASH_SEVERITY_WARN = 2,    /**< a person should look at it */
    DARISK_DASH_SEVERITY_TASK = 3,    /**< something is still to be done or recorded */
    DARISK_DASH_SEVERITY_QUALITY = 4  /**< a note on how well the form was filled in */
} darisk_dash_severity;

/** How sure a finding is. @since 0.1 */
typedef enum darisk_dash_certainty {
    DARISK_DASH_CERTAINTY_NOT_SET = 0,
    DARISK_DASH_CERTAINTY_FIRES = 1,
    DARISK_DASH_CERTAINTY_CANNOT_TELL = 2 /**< a fact is unknown; never invalid by itself */
} darisk_dash_certainty;

/** What the library says of one finding. A const record owned by the library; fields may be added
 * at the end. @since 0.1 */
typedef struct darisk_dash_finding_record {
    darisk_dash_finding finding;
    darisk_dash_severity severity;
    int32_t rule;     /**< 1 to 19 */
    const char *key;  /**< such as "GATE_YES" */
    const char *says; /**< one sentence */
    const char *ask;  /**< what to ask or to do next */
    const darisk_provision *provision;
} darisk_dash_finding_record;

/** One finding in one assessment. A frozen value. @since 0.1 */
typedef struct darisk_dash_found {
    darisk_dash_finding finding;
    darisk_dash_certainty certainty;
    darisk_dash_severity severity;
    int32_t rule;
    darisk_dash_item item; /**< the item it is about, or not set */
    uint32_t record;       /**< the place of the record it is about, from 1; 0 = none */
} darisk_dash_found;

/** What a force may set. @since 0.1 */
typedef struct darisk_dash_validation_policy {
    uint32_t struct_size; /**< sizeof(darisk_dash_validation_policy) */
    uint32_t medium_from; /**< yes answers on the checklist of 24 from which MEDIUM is suggested */
    uint32_t high_from;   /**< the same for HIGH; 1 <= medium_from <= high_from <= 24 */
    uint32_t unknown_limit; /**< percent of the items that may be unknown, 0 to 100 */
} darisk_dash_validation_policy;

/** The defaults: 10 and 14, which some areas publish, and 25, which is ours. @since 0.1 */
#define DARISK_DASH_VALIDATION_POLICY_DEFAULT                                                      \
    { sizeof(darisk_dash_validation_policy), 10, 14, 25 }

DARISK_BEGIN_DECLS

/** Finds what there is to find, in the order of the enumeration, and within one finding by item or
 * record. Allocates nothing.
 * @param policy    NULL for the defaults
 * @param found     room for `capacity` findings; may be NULL where that is 0
 * @param count     how many there are; where it is above `capacity`, the first `capacity` were
 *                  written and the rest was not
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE;
 *         #DARISK_ERROR_INSTRUMENT; #DARISK_ERROR_ANSWER; #DARISK_ERROR_DASH_ITEM where
 *         an item is answered that the instrument does not ask; #DARISK_ERROR_DASH_AGE;
 *         #DARISK_ERROR_DASH_VALUE for a value out of range anywhere else in the view;
 *         #DARISK_ERROR_DASH_POLICY. `found` and `count` are untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_dash_validate(const darisk_dash_view *view, const darisk_dash_validation_policy *policy,
                     darisk_dash_found *found, size_t capacity, size_t *count);

/** How many findings there are. @since 0.1 */
DARISK_API size_t darisk_dash_finding_count(void);

/** One finding by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_dash_finding_record *darisk_dash_finding_at(size_t index);

/** The record of one finding; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dash_finding_record *darisk_dash_finding_find(darisk_dash_finding finding);

/** The key of a finding, such as "GATE_YES"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dash_finding_text(darisk_dash_finding finding);

/** The finding whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_finding_from_text(const char *text,
                                                                       darisk_dash_finding *out);

/** The key of a severity, such as "INVALID"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dash_severity_text(darisk_dash_severity severity);

DARISK_END_DECLS

#endif

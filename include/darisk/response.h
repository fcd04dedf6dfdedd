/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file response.h
 * How fast must we go? The grade of the response to a call, and what is due while it waits.
 *
 * It is called for calls that are dealt with as domestic abuse, and asks nobody why: it takes no
 * classification and nothing of any assessment. It gives the grade that the rules give or that
 * was asked for, says what refused a longer wait, and changes no grade by itself. Target times are
 * the force's; none is built in. */
#ifndef DARISK_RESPONSE_H
#define DARISK_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/column.h"
#include "darisk/export.h"
#include "darisk/moment.h"
#include "darisk/provision.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** A response grade. A struct, so that no value of another vocabulary can be assigned to it,
 * compared with it or passed for it. Cleared memory is none; each call that reads one refuses a
 * code that is no grade. @since 0.1 */
typedef struct darisk_response_grade {
    int32_t code;
} darisk_response_grade;

/** The codes, as columns and databases hold them; the lesser code is the faster grade. 0 is none.
 * @since 0.1 */
enum {
    DARISK_RESPONSE_EMERGENCY = 301,
    DARISK_RESPONSE_PRIORITY = 302,
    DARISK_RESPONSE_SCHEDULED = 303,
    DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT = 304
};

/* The values. */
#ifdef __cplusplus
#define DARISK_RESPONSE_GRADE_NOT_SET   (darisk_response_grade{0})
#define DARISK_RESPONSE_GRADE_EMERGENCY (darisk_response_grade{DARISK_RESPONSE_EMERGENCY})
#define DARISK_RESPONSE_GRADE_PRIORITY  (darisk_response_grade{DARISK_RESPONSE_PRIORITY})
#define DARISK_RESPONSE_GRADE_SCHEDULED (darisk_response_grade{DARISK_RESPONSE_SCHEDULED})
#define DARISK_RESPONSE_GRADE_RESOLUTION_WITHOUT_DEPLOYMENT                                        \
    (darisk_response_grade{DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT})
#else
#define DARISK_RESPONSE_GRADE_NOT_SET   ((darisk_response_grade){0})
#define DARISK_RESPONSE_GRADE_EMERGENCY ((darisk_response_grade){DARISK_RESPONSE_EMERGENCY})
#define DARISK_RESPONSE_GRADE_PRIORITY  ((darisk_response_grade){DARISK_RESPONSE_PRIORITY})
#define DARISK_RESPONSE_GRADE_SCHEDULED ((darisk_response_grade){DARISK_RESPONSE_SCHEDULED})
#define DARISK_RESPONSE_GRADE_RESOLUTION_WITHOUT_DEPLOYMENT                                        \
    ((darisk_response_grade){DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT})
#endif

/** The role of the person who authorises a longer wait. @since 0.1 */
typedef enum darisk_response_role {
    DARISK_RESPONSE_ROLE_NOT_SET = 0,
    DARISK_RESPONSE_ROLE_SUPERVISOR = 1, /**< the only role that may */
    DARISK_RESPONSE_ROLE_CALL_TAKER = 2,
    DARISK_RESPONSE_ROLE_OTHER = 3
} darisk_response_role;

/** The ground of a longer wait. The first two can be accepted. The others are there so that what
 * was said can be recorded, and refused. @since 0.1 */
typedef enum darisk_response_ground {
    DARISK_RESPONSE_GROUND_NOT_SET = 0,
    DARISK_RESPONSE_GROUND_VICTIM_NOT_AVAILABLE = 1,
    DARISK_RESPONSE_GROUND_VICTIM_ASKED_LATER = 2,
    DARISK_RESPONSE_GROUND_NO_UNIT = 3, /**< nobody free to send: never a ground */
    DARISK_RESPONSE_GROUND_OTHER = 4
} darisk_response_ground;

/** Where the word that there is no current threat comes from. One is enough. @since 0.1 */
typedef enum darisk_response_support {
    DARISK_RESPONSE_SUPPORT_NOT_SET = 0,
    DARISK_RESPONSE_SUPPORT_FROM_CALLER = 1,
    DARISK_RESPONSE_SUPPORT_FROM_VICTIM = 2,
    DARISK_RESPONSE_SUPPORT_INTELLIGENCE = 3,
    DARISK_RESPONSE_SUPPORT_INFORMATION_RECEIVED = 4
} darisk_response_support;

/** What the certificates for firearms and shotguns call for. No grade changes by it. @since 0.1 */
typedef enum darisk_response_certificate {
    DARISK_RESPONSE_CERTIFICATE_NOT_SET = 0,
    DARISK_RESPONSE_CERTIFICATE_NONE = 1,         /**< neither of the two holds one */
    DARISK_RESPONSE_CERTIFICATE_CANNOT_TELL = 2,  /**< not known of one, and the other holds none */
    DARISK_RESPONSE_CERTIFICATE_TELL_AND_WARN = 3 /**< tell the supervisor, warn the officers */
} darisk_response_certificate;

/** Whether a call that waits is due for a review of its delay. @since 0.1 */
typedef enum darisk_response_delay {
    DARISK_RESPONSE_DELAY_NOT_SET = 0,
    DARISK_RESPONSE_DELAY_NOT_DUE = 1,
    DARISK_RESPONSE_DELAY_NOT_CONFIGURED = 2, /**< the force set no interval */
    DARISK_RESPONSE_DELAY_DUE = 3,
    DARISK_RESPONSE_DELAY_CANNOT_TELL = 4 /**< the moments given do not settle it */
} darisk_response_delay;

/** One thing found in a request or a review. 1 to 15 can refuse a request, in this order; the
 * first two are also found where they only explain the grade. Values are never reused.
 * @since 0.1 */
typedef enum darisk_response_finding {
    DARISK_RESPONSE_FINDING_NOT_SET = 0,

    DARISK_RESPONSE_FINDING_DANGER_NOW = 1,
    DARISK_RESPONSE_FINDING_DANGER_NOT_KNOWN = 2,
    DARISK_RESPONSE_FINDING_NO_DEPLOYMENT = 3,
    DARISK_RESPONSE_FINDING_CALL_CUT_OFF = 4,
    DARISK_RESPONSE_FINDING_CUT_OFF_NOT_KNOWN = 5,
    DARISK_RESPONSE_FINDING_AUTHORISATION_MISSING = 6,
    DARISK_RESPONSE_FINDING_NOT_SUPERVISOR = 7,
    DARISK_RESPONSE_FINDING_AUTHORISER_MISSING = 8,
    DARISK_RESPONSE_FINDING_GROUND_MISSING = 9,
    DARISK_RESPONSE_FINDING_GROUND_NOT_ACCEPTED = 10,
    DARISK_RESPONSE_FINDING_SUPPORT_MISSING = 11,
    DARISK_RESPONSE_FINDING_SOURCE_MISSING = 12,
    DARISK_RESPONSE_FINDING_CURRENT_THREAT = 13,
    DARISK_RESPONSE_FINDING_THREAT_NOT_KNOWN = 14,
    DARISK_RESPONSE_FINDING_TIME_MISSING = 15,

    DARISK_RESPONSE_FINDING_NO_IMMEDIATE_DANGER = 20,
    DARISK_RESPONSE_FINDING_FASTER_AS_ASKED = 21,
    DARISK_RESPONSE_FINDING_LATER_AUTHORISED = 22,
    DARISK_RESPONSE_FINDING_AGREED_TIME_OUT_OF_ORDER = 23,

    DARISK_RESPONSE_FINDING_STATION_NOT_NORMAL = 30,
    DARISK_RESPONSE_FINDING_VIDEO_MAY_BE_OFFERED = 31,
    DARISK_RESPONSE_FINDING_CERTIFICATE_HELD = 32,
    DARISK_RESPONSE_FINDING_CERTIFICATE_NOT_KNOWN = 33,

    DARISK_RESPONSE_FINDING_DELAY_REVIEW_DUE = 40,
    DARISK_RESPONSE_FINDING_DELAY_REVIEW_NOT_CONFIGURED = 41,
    DARISK_RESPONSE_FINDING_DELAY_REVIEW_CANNOT_TELL = 42,
    DARISK_RESPONSE_FINDING_TARGET_NOT_CONFIGURED = 43,
    DARISK_RESPONSE_FINDING_TIMES_OUT_OF_ORDER = 44
} darisk_response_finding;

/** The highest finding this release knows; values between may be unused. @since 0.1 */
#define DARISK_RESPONSE_FINDING_LAST 44
/** The highest finding that can refuse a request. @since 0.1 */
#define DARISK_RESPONSE_REFUSAL_LAST 15

/** A set of findings: bit `finding - 1` for each. @since 0.1 */
typedef uint64_t darisk_response_findings;

/** The set that holds just this finding (a constant expression). @since 0.1 */
#define DARISK_RESPONSE_FINDING_BIT(finding) (UINT64_C(1) << ((finding)-1))

/** A duty to grade again. Each stands alone. @since 0.1 */
typedef enum darisk_response_duty {
    DARISK_RESPONSE_DUTY_NOT_SET = 0,
    DARISK_RESPONSE_DUTY_CALL_CUT_OFF = 1, /**< urgent */
    DARISK_RESPONSE_DUTY_ATTENDANCE_LATE = 2,
    DARISK_RESPONSE_DUTY_THREAT_CHANGED = 3,
    DARISK_RESPONSE_DUTY_DELAY_NOT_JUSTIFIED = 4,
    DARISK_RESPONSE_DUTY_AGREED_TIME_PASSED = 5
} darisk_response_duty;

/** The highest duty this release knows. @since 0.1 */
#define DARISK_RESPONSE_DUTY_LAST 5

/** A set of duties: bit `duty - 1` for each. @since 0.1 */
typedef uint32_t darisk_response_duties;

/** The set that holds just this duty (a constant expression). @since 0.1 */
#define DARISK_RESPONSE_DUTY_BIT(duty) (UINT32_C(1) << ((duty)-1))

/** What a finding does for its reader. @since 0.1 */
typedef enum darisk_response_finding_role {
    DARISK_RESPONSE_FINDING_ROLE_NOT_SET = 0,
    DARISK_RESPONSE_FINDING_ROLE_REASON = 1,  /**< why the grade is what it is */
    DARISK_RESPONSE_FINDING_ROLE_MISSING = 2, /**< what is not known or not recorded */
    DARISK_RESPONSE_FINDING_ROLE_DUTY = 3,    /**< what a person should do besides */
    DARISK_RESPONSE_FINDING_ROLE_NOTE = 4     /**< what a person may want to know */
} darisk_response_finding_role;

/** What the library says of one finding. A record owned by the library; fields may be added at
 * the end. @since 0.1 */
typedef struct darisk_response_finding_record {
    darisk_response_finding finding;
    darisk_response_finding_role role;
    const char *key;  /**< such as "GROUND_NOT_ACCEPTED" */
    const char *says; /**< one sentence */
    const char *ask;  /**< what to ask or to record next, or "" */
    const darisk_provision *provision; /**< what it rests on; never NULL */
} darisk_response_finding_record;

/** What the library says of one duty. A record owned by the library; fields may be added at the
 * end. @since 0.1 */
typedef struct darisk_response_duty_record {
    darisk_response_duty duty;
    bool urgent;
    const char *key;  /**< such as "ATTENDANCE_LATE" */
    const char *says; /**< one sentence, for when it is due */
    const char *ask;  /**< what to ask for when it cannot be told */
    const darisk_provision *provision; /**< what it rests on; never NULL */
} darisk_response_duty_record;

/** Who authorised a longer wait, why, and on what. One in which nothing is filled in is missing.
 * @since 0.1 */
typedef struct darisk_response_authorisation {
    darisk_response_role role;
    darisk_response_ground ground;
    darisk_response_support support;
    darisk_stated no_current_threat; /**< the support suggests that there is none */
    uint64_t authoriser; /**< the host's reference to the person; 0 = missing */
    uint64_t source;     /**< the host's reference to where the support is; 0 = missing */
    darisk_moment given_at; /**< when it was authorised; the day is enough */
    darisk_moment agreed;   /**< when attendance was agreed for; may be missing */
} darisk_response_authorisation;

/** What is stated of a call. Cleared memory, but for struct_size, states nothing, and gives
 * EMERGENCY. @since 0.1 */
typedef struct darisk_response_request {
    uint32_t struct_size; /**< sizeof(darisk_response_request) */
    darisk_response_grade requested;   /**< the grade asked for; none = that of the rules */
    darisk_stated danger;              /**< an immediate danger to life or property */
    darisk_stated call_cut_off;        /**< the call broke off before the facts were taken */
    darisk_stated station_appointment; /**< the caller was asked to come to a station */
    darisk_stated suspect_absent;
    darisk_stated victim_safe;
    darisk_stated victim_willing;      /**< to speak to an officer by video */
    darisk_stated victim_certificate;  /**< the victim holds one for a firearm or a shotgun */
    darisk_stated perpetrator_certificate;
    darisk_response_authorisation authorisation;
} darisk_response_request;

/** The grade of one call. @since 0.1 */
typedef struct darisk_response_decision {
    uint32_t struct_size;   /**< sizeof(darisk_response_decision), set by the caller */
    uint32_t rules_version; /**< the rule set that gave this result */
    darisk_response_grade grade;   /**< the grade given; never RESOLUTION_WITHOUT_DEPLOYMENT */
    darisk_response_grade initial; /**< EMERGENCY or PRIORITY: what the danger alone gives */
    darisk_stated video_may_be_offered; /**< yes or no; it is no grade and replaces no visit */
    darisk_response_certificate certificate;
    darisk_response_findings refusals; /**< all that refused the grade asked for */
    darisk_response_findings findings; /**< everything found, the refusals among it */
    const darisk_provision *provision; /**< what the grade given rests on; never NULL */
} darisk_response_decision;

/** What a force has set, in minutes. 0 is not set, and nothing is set by default. @since 0.1 */
typedef struct darisk_response_targets {
    uint32_t struct_size; /**< sizeof(darisk_response_targets) */
    uint32_t emergency;   /**< from the call to the attendance, for each grade */
    uint32_t priority;
    uint32_t scheduled;
    uint32_t resolution_without_deployment;
    uint32_t delay_review; /**< the most between two reviews of a call that waits */
} darisk_response_targets;

/** Where a graded call stands. A review has a moment and an answer only where `delay_reviewed` is
 * yes. @since 0.1 */
typedef struct darisk_response_progress {
    uint32_t struct_size;        /**< sizeof(darisk_response_progress) */
    darisk_response_grade grade; /**< the grade in effect */
    darisk_stated allocated;     /**< somebody is sent */
    darisk_stated attended;      /**< somebody has been there */
    darisk_stated call_cut_off;
    darisk_stated threat_changed; /**< a threat has come up since the grading */
    darisk_stated delay_reviewed; /**< the delay has been reviewed at least once */
    darisk_stated delay_justified; /**< the last review found the delay justified */
    darisk_moment now;             /**< the moment the question is asked for; no clock is read */
    darisk_moment received;        /**< when the call was received */
    darisk_moment reviewed;        /**< when the delay was last reviewed */
    darisk_moment agreed;          /**< when attendance was agreed for; missing = nothing agreed */
} darisk_response_progress;

/** What is due on a call that waits. @since 0.1 */
typedef struct darisk_response_review_result {
    uint32_t struct_size;   /**< sizeof(darisk_response_review_result), set by the caller */
    uint32_t rules_version; /**< the rule set that gave this result */
    darisk_response_delay delay;
    darisk_response_duties due;         /**< the duties to grade again whose facts are stated */
    darisk_response_duties cannot_tell; /**< those whose facts are not known well enough */
    uint32_t unused;                    /**< 0 */
    darisk_response_findings findings;
} darisk_response_review_result;

/** The requests of many calls as columns (column.h); a column that is not given is unknown for
 * every row. A minute of #DARISK_RESPONSE_MINUTE_UNKNOWN is unknown; a minute without its day is
 * refused. @since 0.1 */
typedef struct darisk_response_request_columns {
    uint32_t struct_size; /**< sizeof(darisk_response_request_columns) */
    uint32_t unused;      /**< must be 0 */
    darisk_column_u16 requested;
    darisk_column_u8 danger;
    darisk_column_u8 call_cut_off;
    darisk_column_u8 station_appointment;
    darisk_column_u8 suspect_absent;
    darisk_column_u8 victim_safe;
    darisk_column_u8 victim_willing;
    darisk_column_u8 victim_certificate;
    darisk_column_u8 perpetrator_certificate;
    darisk_column_u8 role;
    darisk_column_u8 ground;
    darisk_column_u8 support;
    darisk_column_u8 no_current_threat;
    darisk_column_u64 authoriser;
    darisk_column_u64 source;
    darisk_column_date given_on;
    darisk_column_u16 given_minute;
    darisk_column_date agreed_on;
    darisk_column_u16 agreed_minute;
} darisk_response_request_columns;

/** A minute not known, in a column of minutes. @since 0.1 */
#define DARISK_RESPONSE_MINUTE_UNKNOWN 65535

/** Where the grades of many calls go. `grade` is required; each other column may be NULL and is
 * then not written. Each given column has room for the rows asked for and overlaps no input.
 * @since 0.1 */
typedef struct darisk_response_decision_columns {
    uint32_t struct_size; /**< sizeof(darisk_response_decision_columns) */
    uint32_t unused;      /**< must be 0 */
    uint16_t *grade;      /**< the code of the grade given; 0 for a row that was refused */
    uint16_t *initial;    /**< the code of what the danger alone gives */
    uint8_t *video_may_be_offered; /**< #darisk_stated */
    uint8_t *certificate;          /**< #darisk_response_certificate */
    darisk_response_findings *refusals;
    darisk_response_findings *findings;
} darisk_response_decision_columns;

DARISK_BEGIN_DECLS

/** Whether this is one of the four grades. None (0) is not. @since 0.1 */
DARISK_API bool darisk_response_grade_is_valid(darisk_response_grade grade);

/** The grade with this code, as read from a column or a database.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_RESPONSE_GRADE for a code that is none of
 *         the four, those of other vocabularies among them. `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_grade_from_code(int32_t code, darisk_response_grade *out);

/** A grade as text, with the prefix of its vocabulary: "RESP:PRIORITY"; NULL for a value that is
 * none. @since 0.1 */
DARISK_API const char *darisk_response_grade_text(darisk_response_grade grade);

/** The grade whose text, with its prefix, is exactly this.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_grade_from_text(const char *text, darisk_response_grade *out);

/** The key of a role, such as "SUPERVISOR"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_response_role_text(darisk_response_role role);

/** The role whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_role_from_text(const char *text, darisk_response_role *out);

/** The key of a ground, such as "VICTIM_ASKED_LATER"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_response_ground_text(darisk_response_ground ground);

/** The ground whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_ground_from_text(const char *text, darisk_response_ground *out);

/** The key of a support, such as "FROM_VICTIM"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_response_support_text(darisk_response_support support);

/** The support whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_support_from_text(const char *text, darisk_response_support *out);

/** The key of what the certificates call for, such as "TELL_AND_WARN"; NULL for a value that is
 * none. @since 0.1 */
DARISK_API const char *darisk_response_certificate_text(darisk_response_certificate certificate);

/** The key of the state of the delay review, such as "DUE"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_response_delay_text(darisk_response_delay delay);

/** How many findings there are. @since 0.1 */
DARISK_API size_t darisk_response_finding_count(void);

/** One finding by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_response_finding_record *darisk_response_finding_at(size_t index);

/** The record of one finding; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_response_finding_record *
darisk_response_finding_find(darisk_response_finding finding);

/** The key of a finding, such as "CURRENT_THREAT"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_response_finding_text(darisk_response_finding finding);

/** The finding whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_finding_from_text(const char *text, darisk_response_finding *out);

/** How many duties there are. @since 0.1 */
DARISK_API size_t darisk_response_duty_count(void);

/** One duty by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_response_duty_record *darisk_response_duty_at(size_t index);

/** The record of one duty; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_response_duty_record *
darisk_response_duty_find(darisk_response_duty duty);

/** The key of a duty, such as "THREAT_CHANGED"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_response_duty_text(darisk_response_duty duty);

/** The duty whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_duty_from_text(const char *text, darisk_response_duty *out);

/** How many provisions stand behind the findings and duties of this module. @since 0.1 */
DARISK_API size_t darisk_response_provision_count(void);

/** One of them by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_provision *darisk_response_provision_at(size_t index);

/** The one with this key, such as "RESPONSE/R3"; NULL where there is none, or for NULL.
 * @since 0.1 */
DARISK_API const darisk_provision *darisk_response_provision_find(const char *key);

/** Grades one call.
 *
 * A grade asked for is given where it is as fast as that of the rules, or faster. SCHEDULED is
 * given only by a complete authorisation; anything missing refuses it. Where anything refuses the
 * grade asked for, that of the rules is given, and every refusal is named.
 * @param out  `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_RESPONSE_GRADE;
 *         #DARISK_ERROR_RESPONSE_STATED; #DARISK_ERROR_RESPONSE_ROLE;
 *         #DARISK_ERROR_RESPONSE_GROUND; #DARISK_ERROR_RESPONSE_SUPPORT;
 *         #DARISK_ERROR_RESPONSE_MOMENT. What is unknown or missing in the case is no error but a
 *         finding.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_response_decide(
    const darisk_response_request *request, darisk_response_decision *out);

/** Grades many calls. Allocates nothing, and gives each row exactly what
 * darisk_response_decide() gives it. A row with a value that cannot be is refused: every output of
 * the row is 0, and the other rows are graded all the same.
 * @param rows    how many; 0 does nothing
 * @param report  may be NULL; where given, filled in whatever the status but #DARISK_ERROR_NULL
 *                and #DARISK_ERROR_STRUCT_SIZE
 * @return #DARISK_OK; #DARISK_ROWS_REFUSED where at least one row was refused (the outputs are
 *         written); #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_LENGTH for a
 *         column shorter than `rows`.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_response_decide_columns(
    const darisk_response_request_columns *requests, size_t rows,
    const darisk_response_decision_columns *out, darisk_columns_report *report);

/** Says what is due on a call that waits, at a moment the caller gives.
 *
 * Minutes are counted between moments. A minute that is not known may be any of its day, and a
 * moment that is missing may be any: where that leaves it open, the answer is that it cannot be
 * told. A delay review is due when the interval is reached; attendance is late when the target is
 * passed, not when it is reached.
 * @param targets  what the force has set; NULL for nothing
 * @param out      `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_RESPONSE_GRADE
 *         where the grade is none of the four; #DARISK_ERROR_RESPONSE_STATED;
 *         #DARISK_ERROR_RESPONSE_MOMENT; #DARISK_ERROR_RESPONSE_REVIEW.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_response_review(const darisk_response_targets *targets,
                       const darisk_response_progress *progress, darisk_response_review_result *out);

DARISK_END_DECLS

#endif

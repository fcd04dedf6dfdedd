/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file status.h
 * What a call returns when it could not do what it was asked.
 *
 * A status is about the call: a bad argument, no memory. What is missing or doubtful in a
 * case is never a status: it is a finding in the result (finding.h), and the call succeeded. */
#ifndef DARISK_STATUS_H
#define DARISK_STATUS_H

#include "darisk/export.h"

/** The status of a call. 0 is success; values are never reused; a value this release does not
 * know is a failure. Unless a function says otherwise, its outputs are untouched on failure.
 * @since 0.1 */
typedef enum darisk_status {
    DARISK_OK = 0, /**< done */
    /** A column call did its work, but refused some rows: see its report. */
    DARISK_ROWS_REFUSED = 1,

    DARISK_ERROR_NULL = 10,         /**< a required pointer is NULL */
    DARISK_ERROR_STRUCT_SIZE = 11,  /**< struct_size is too small or above 4096, or a field this release does not know is set */
    DARISK_ERROR_MEMORY = 12,       /**< the allocator returned NULL */
    DARISK_ERROR_TEXT = 13,         /**< the text is no key of this vocabulary */
    DARISK_ERROR_LENGTH = 14,       /**< a column or list is shorter than what is asked for, or, where columns must be of equal length, longer */
    DARISK_ERROR_ALLOCATOR = 15,    /**< an allocator lacks one of its functions */
    DARISK_ERROR_INDEX = 16,        /**< an index is not below the count */
    DARISK_ERROR_COLUMNS = 17,      /**< two columns exclude each other, one lacks the other it belongs to, or one that must be given is not */

    DARISK_ERROR_DATE = 20,         /**< a date outside 0001-01-01 to 9999-12-31, or no such day */
    DARISK_ERROR_DATE_TEXT = 21,    /**< a text that is not YYYY-MM-DD */
    DARISK_ERROR_MONTHS = 22,       /**< adding the months leaves the calendar, or months of quiet are outside 1 to 120 */
    DARISK_ERROR_BORN_LATER = 23,   /**< the birth is later than the day the age is asked for */
    DARISK_ERROR_AGE_OVER = 24,     /**< the age is over 130 completed years */

    DARISK_ERROR_DEFINITION = 30,   /**< a value that is no definition of this release */
    DARISK_ERROR_JURISDICTION = 31, /**< a value that is no jurisdiction */
    DARISK_ERROR_NO_DEFINITION = 32, /**< no definition is built for that jurisdiction */
    DARISK_ERROR_RELATIONSHIP = 33, /**< a value that is no kind, or a set with a bit outside the kinds */
    DARISK_ERROR_BEHAVIOUR = 34,    /**< a value that is no behaviour, or a set with a bit outside them */
    DARISK_ERROR_CIRCUMSTANCE = 35, /**< a value that is no circumstance, or an answer that is not unknown, no or yes */
    DARISK_ERROR_CODE_LIST = 36,    /**< a value that is no code list */
    DARISK_ERROR_OUTCOME = 37,      /**< a value that is no outcome */

    DARISK_ERROR_GIVEN = 40,            /**< a fact is filled in whose bit in `given` is not set, or an unknown bit is */
    DARISK_ERROR_VICTIM_AGE = 41,       /**< victim's age: 0 to 130, lowest not above highest */
    DARISK_ERROR_PERPETRATOR_AGE = 42,  /**< perpetrator's age: 0 to 130, lowest not above highest */
    DARISK_ERROR_RECORDED_ON = 43,      /**< day of the record: no valid date */
    DARISK_ERROR_CONDUCT_ON = 44,       /**< day of the conduct: no valid date */
    DARISK_ERROR_VICTIM_BORN = 45,      /**< victim's birth: no valid date, after the conduct, or an age over 130 on it */
    DARISK_ERROR_PERPETRATOR_BORN = 46, /**< perpetrator's birth: the same */
    DARISK_ERROR_AGE_AND_BIRTH = 47,    /**< an age and a birth date are both given for one person */
    DARISK_ERROR_SAME_PERSON = 48,      /**< victim and perpetrator have the same reference */

    DARISK_ERROR_POLICY_CELL = 60,      /**< a force may not settle this cell */
    DARISK_ERROR_POLICY_NARROWS = 61,   /**< the setting would turn a QUALIFIES into an EXCLUDED */
    DARISK_ERROR_POLICY_SWITCH_DAY = 62, /**< the switch day is no date from 2021-07-05 on */

    DARISK_ERROR_INSTRUMENT = 100,     /**< a value that is no instrument */
    DARISK_ERROR_DASH_ITEM = 101,      /**< a value that is no item, or an item the instrument does not ask */
    DARISK_ERROR_ANSWER = 102,         /**< a value that is no answer */
    DARISK_ERROR_DASH_THRESHOLD = 103, /**< a threshold outside 1 to 24 */
    DARISK_ERROR_DASH_HIGH_RISK = 104, /**< high-risk items outside the instrument, or asked for and not supplied */
    DARISK_ERROR_DASH_STRIDE = 105,    /**< forms closer together than 27 bytes */
    DARISK_ERROR_MARAC_POLICY = 110,   /**< a value of a policy is out of its range */
    DARISK_ERROR_MARAC_MONTHS = 111,   /**< months of a policy out of range, or odd for an escalation */
    DARISK_ERROR_MARAC_STATED = 112,   /**< a stated fact that is not unknown, no or yes */
    DARISK_ERROR_MARAC_DAY = 113,      /**< the day of a row is neither valid nor unknown */
    DARISK_ERROR_MARAC_INCIDENT = 114, /**< a row without the reference of its incident */
    DARISK_ERROR_MARAC_REPEATED = 115, /**< one incident in two rows */
    DARISK_ERROR_MARAC_ANCHOR = 116,   /**< a value that is neither referral nor meeting */

    DARISK_ERROR_DASH_VALUE = 118,                /**< a value of a record that is out of range, or that must be given and is not */
    DARISK_ERROR_DASH_ALREADY_GRADED = 119,       /**< there is a grade: a change is a review */
    DARISK_ERROR_DASH_NOT_GRADED = 120,           /**< there is no grade yet to review or to key in */
    DARISK_ERROR_DASH_NO_ANSWERS = 121,           /**< every answer is blank */
    DARISK_ERROR_DASH_PERSON_MISSING = 122,       /**< the reference of the person is 0 */
    DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR = 123, /**< nobody reviews an assessment of their own */
    DARISK_ERROR_DASH_TEXT_LENGTH = 124,          /**< a rationale or reason of more than 8192 bytes */
    DARISK_ERROR_DASH_TEXT_UTF8 = 125,            /**< one that is not UTF-8, or has a NUL in it */
    DARISK_ERROR_DASH_TEXT_BLANK = 126,           /**< one that is empty, or has only blanks */
    DARISK_ERROR_DASH_OUT_OF_ORDER = 127,         /**< a record that is earlier than one in the list */
    DARISK_ERROR_DASH_DECISION_MISMATCH = 128,    /**< the review does not do what it says to the grade in effect */
    DARISK_ERROR_DASH_FROZEN = 129,               /**< answers and roles do not change once there is a grade */
    DARISK_ERROR_DASH_LINK = 130,                 /**< no such step can follow in a link, or not to that assessment */
    DARISK_ERROR_DASH_AGE = 131,                  /**< victim's age: 0 to 130, lowest not above highest */
    DARISK_ERROR_DASH_POLICY = 132,               /**< a value of a policy is out of its range */
    DARISK_ERROR_DASH_FREED = 133,                /**< the handle was freed; told by debug builds only */

    DARISK_ERROR_DAIT_CHECK = 140,        /**< a value that is no check, or a state or column given for one */
    DARISK_ERROR_DAIT_STATE = 141,        /**< a value that is no state of a check */
    DARISK_ERROR_DAIT_NOTIFICATION = 142, /**< a value that is no notification, or a set with a bit outside them */
    DARISK_ERROR_DAIT_EARLIER = 143,      /**< the moment of the earlier assessment is none, or it is described though not FOUND */
    DARISK_ERROR_DAIT_RULE = 144,         /**< a rule needs yes or no, and two tellings */
    DARISK_ERROR_DAIT_UNAVAILABLE = 145,  /**< UNAVAILABLE may not be told so widely */
    DARISK_ERROR_DAIT_CERTIFICATE = 146,  /**< a party's certificate must be told to the control room */
    DARISK_ERROR_DAIT_PERSON = 147,       /**< the reference of the person told is missing */
    DARISK_ERROR_DAIT_MOMENT = 148,       /**< the moment of the telling is missing or none */

    DARISK_ERROR_RESPONSE_GRADE = 160,   /**< a code that is no response grade */
    DARISK_ERROR_RESPONSE_STATED = 161,  /**< an answer that is not unknown, no or yes */
    DARISK_ERROR_RESPONSE_ROLE = 162,    /**< a value that is no role */
    DARISK_ERROR_RESPONSE_GROUND = 163,  /**< a value that is no ground */
    DARISK_ERROR_RESPONSE_SUPPORT = 164, /**< a value that is no support */
    DARISK_ERROR_RESPONSE_MOMENT = 165,  /**< a moment that is none */
    DARISK_ERROR_RESPONSE_REVIEW = 166,   /**< a moment or answer of a delay review that is not stated */

    DARISK_ERROR_AUDIT_KIND = 180,   /**< a value that is no kind of table, or a table of another kind */
    DARISK_ERROR_AUDIT_CODE = 181,   /**< a code in a column that is none of its vocabulary */
    DARISK_ERROR_AUDIT_STATED = 182, /**< a value in a column that is not unknown, no or yes */
    DARISK_ERROR_AUDIT_SHARE = 183,  /**< a part above its whole, or a whole of 0 or above 2^56 */

    DARISK_ERROR_SERIAL_POLICY_LINE = 200,     /**< a line that is no line of a policy, or one too many or missing */
    DARISK_ERROR_SERIAL_POLICY_VALUE = 201,    /**< a word or number that its key does not take */
    DARISK_ERROR_SERIAL_POLICY_BANDS = 202,    /**< bounds that do not increase, or points that go the wrong way */
    DARISK_ERROR_SERIAL_POLICY_OVERFLOW = 203, /**< the greatest total of a policy does not fit 64 bits */
    DARISK_ERROR_SERIAL_POLICY_COHORT = 204,   /**< a cohort by score in a policy without one */
    DARISK_ERROR_SERIAL_PRESET = 205,          /**< an id that is no preset of persons */
    DARISK_ERROR_GRAVITY_CODE = 206,           /**< a code that a table, or an event, cannot have; or too many codes */
    DARISK_ERROR_GRAVITY_WEIGHT = 207,         /**< a weight that is not decimal digits, or is too great */
    DARISK_ERROR_GRAVITY_DUPLICATE = 208,      /**< one code with two weights */
    DARISK_ERROR_GRAVITY_EDITION = 209,        /**< an edition or source that is none, or another edition than the policy's */

    DARISK_ERROR_EVENT_INCIDENT = 210, /**< a row without the reference of its incident */
    DARISK_ERROR_EVENT_ROLE = 211,     /**< a value in a column that is no role */
    DARISK_ERROR_EVENT_DATE = 212,     /**< a day outside 0001-01-01 to 9999-12-31 */
    DARISK_ERROR_EVENT_STATUS = 213,   /**< a value in a column that is no status of a record */
    DARISK_ERROR_EVENT_DA = 214,       /**< a value in a column that is neither 0 nor 1 */
    DARISK_ERROR_EVENT_OFFENCE = 215,  /**< a handle that the gravity table did not give */

    DARISK_ERROR_ARROW_RELEASED = 220,     /**< an Arrow struct that was released or moved before */
    DARISK_ERROR_ARROW_SCHEMA = 221,       /**< a schema without a format, or with children that cannot be */
    DARISK_ERROR_ARROW_ARRAY = 222,        /**< an array that does not fit its schema */
    DARISK_ERROR_ARROW_LENGTH = 223,       /**< a length or an offset that cannot be */
    DARISK_ERROR_ARROW_BUFFER = 224,       /**< a buffer that must be there and is NULL */
    DARISK_ERROR_ARROW_NULLS = 225,        /**< a count of nulls that cannot be, or a struct with nulls */
    DARISK_ERROR_ARROW_OFFSETS = 226,      /**< a text that does not lie within its buffer */
    DARISK_ERROR_ARROW_INDEX = 227,        /**< an index outside its dictionary */
    DARISK_ERROR_ARROW_STREAM = 228,       /**< the stream failed: see the report for its message */
    DARISK_ERROR_ARROW_NO_COLUMN = 229,    /**< no column has this name */
    DARISK_ERROR_ARROW_COLUMN_TWICE = 230, /**< more than one column has this name */
    DARISK_ERROR_ARROW_TYPE = 231,         /**< the type of a column is none that is read so */
    DARISK_ERROR_ARROW_VALUE = 232,        /**< a number that does not fit */
    DARISK_ERROR_ARROW_DAY = 233,          /**< a time that is not the start of a day of the calendar */
    DARISK_ERROR_ARROW_WORD = 234,         /**< a text that is no word, or a code without one */
    DARISK_ERROR_ARROW_WORDS = 235,        /**< words that are no vocabulary */
    DARISK_ERROR_ARROW_KIND = 236,         /**< a kind that no column is made of */
    DARISK_ERROR_ARROW_TEXT_SIZE = 237,    /**< a column of text of 2 GiB or more */
    DARISK_ERROR_ARROW_BATCHES = 238,      /**< writers that are not the batches of one stream */
    DARISK_ERROR_ARROW_EXPORTED = 239,     /**< the writer was exported before */

    DARISK_ERROR_COHORT_THREADS = 250, /**< threads outside 1 to 64 */
    DARISK_ERROR_COHORT_ROWS = 251,    /**< more rows than a cohort can hold: 4,294,967,294 */
    DARISK_ERROR_COHORT_ALIAS = 252,   /**< a person of reference 0, or with two parents */
    DARISK_ERROR_COHORT_CYCLE = 253,   /**< a person who would be their own parent through others */
    DARISK_ERROR_COHORT_GRAVITY = 254, /**< another gravity table, or edition, than the cohort's */
    DARISK_ERROR_COHORT_BYTES = 255,   /**< bytes that are no saved cohort */
    DARISK_ERROR_RANKING_PERSON = 260, /**< a row about people: without a person, or with a value that is none */
    DARISK_ERROR_RANKING_SUM = 261,    /**< a sum or count of a person is too great to be held */
    DARISK_ERROR_RANKING_STALE = 262,  /**< the cohort is not what the ranking was made from */

    DARISK_ERROR_REFERENCE_TEXT = 270, /**< a text that is not UTF-8, or has a NUL in it */
    DARISK_ERROR_REFERENCE_SAME = 271  /**< a text that comes to the number of another, or to 0 */
} darisk_status;

DARISK_BEGIN_DECLS

/** The name of a status, such as "DARISK_ERROR_NULL", for logs and for tests.
 * @return a string owned by the library, or NULL for a value that is no status.
 * @since 0.1 */
DARISK_API const char *darisk_status_text(darisk_status status);

/** What a status means, in one sentence that names the argument and what was expected.
 * @return a string owned by the library; for a value that is no status, a sentence that says so.
 * @since 0.1 */
DARISK_API const char *darisk_status_message(darisk_status status);

DARISK_END_DECLS

#endif

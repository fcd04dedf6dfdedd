/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dash_record.h
 * One DASH assessment as it was made: the answers, what is known around them, and what people
 * judged, in the order in which they recorded it.
 *
 * It only grows. A grade is what a named person recorded with a reason; a supervisor's other
 * opinion is a further record and the first grade stays. Once there is a grade the answers are
 * frozen: a correction is a new assessment that names the one it replaces. Nothing here, and
 * nothing in the library, makes a grade out of answers.
 *
 * A call that is refused changes nothing. What is missing or doubtful in a record is no refusal:
 * dash_validation.h finds it. */
#ifndef DARISK_DASH_RECORD_H
#define DARISK_DASH_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/allocator.h"
#include "darisk/dash.h"
#include "darisk/export.h"
#include "darisk/moment.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** How far the form has come. COMPLETED and REFUSED are closed forms. @since 0.1 */
typedef enum darisk_dash_state {
    DARISK_DASH_STATE_NOT_SET = 0,
    DARISK_DASH_STATE_IN_PROGRESS = 1,
    DARISK_DASH_STATE_COMPLETED = 2,
    DARISK_DASH_STATE_REFUSED = 3,      /**< the victim did not want to answer; still graded */
    DARISK_DASH_STATE_NOT_COMPLETED = 4 /**< left out, for a reason that is recorded */
} darisk_dash_state;

/** Why a form was not completed. @since 0.1 */
typedef enum darisk_dash_not_completed {
    DARISK_DASH_NOT_COMPLETED_NOT_SET = 0,
    DARISK_DASH_NOT_COMPLETED_VICTIM_NOT_SEEN = 1,
    DARISK_DASH_NOT_COMPLETED_VICTIM_DECLINED = 2,
    DARISK_DASH_NOT_COMPLETED_UNSAFE_TO_ASK = 3,
    DARISK_DASH_NOT_COMPLETED_NO_INTERPRETER = 4,
    DARISK_DASH_NOT_COMPLETED_LEFT_OUT_BY_POLICY = 5,
    DARISK_DASH_NOT_COMPLETED_OTHER = 6
} darisk_dash_not_completed;

/** How the assessor met the victim. @since 0.1 */
typedef enum darisk_dash_mode {
    DARISK_DASH_MODE_NOT_SET = 0,
    DARISK_DASH_MODE_FACE_TO_FACE = 1,
    DARISK_DASH_MODE_VIDEO = 2,
    DARISK_DASH_MODE_PHONE = 3,
    DARISK_DASH_MODE_NO_CONTACT = 4
} darisk_dash_mode;

/** Who or what the answers come from. @since 0.1 */
typedef enum darisk_dash_source {
    DARISK_DASH_SOURCE_NOT_SET = 0,
    DARISK_DASH_SOURCE_VICTIM = 1,
    DARISK_DASH_SOURCE_OFFICER = 2,
    DARISK_DASH_SOURCE_RECORDS = 3,
    DARISK_DASH_SOURCE_OTHER_PROFESSIONAL = 4
} darisk_dash_source;

/** Whether the databases were searched. The one fact here that tells "nobody said" (0) from "it
 * was said that it is not known". @since 0.1 */
typedef enum darisk_dash_search {
    DARISK_DASH_SEARCH_NOT_SET = 0,
    DARISK_DASH_SEARCH_NO = 1,
    DARISK_DASH_SEARCH_YES = 2,
    DARISK_DASH_SEARCH_UNKNOWN = 3
} darisk_dash_search;

/** Who reviews. @since 0.1 */
typedef enum darisk_dash_review_kind {
    DARISK_DASH_REVIEW_NOT_SET = 0,
    DARISK_DASH_REVIEW_SUPERVISOR = 1,
    DARISK_DASH_REVIEW_CRU = 2 /**< the central referral unit */
} darisk_dash_review_kind;

/** What a review says of the grade that stood before it. @since 0.1 */
typedef enum darisk_dash_decision {
    DARISK_DASH_DECISION_NOT_SET = 0,
    DARISK_DASH_DECISION_AGREED = 1,
    DARISK_DASH_DECISION_RAISED = 2,
    DARISK_DASH_DECISION_LOWERED = 3
} darisk_dash_decision;

/** How an assessment stands to that of the other party, where both say they are the victim.
 * @since 0.1 */
typedef enum darisk_dash_link_state {
    DARISK_DASH_LINK_NONE = 0,
    DARISK_DASH_LINK_UNRESOLVED = 1,
    DARISK_DASH_LINK_RESOLVED = 2
} darisk_dash_link_state;

/** How such a pair was resolved. @since 0.1 */
typedef enum darisk_dash_resolution {
    DARISK_DASH_RESOLUTION_NOT_SET = 0,
    DARISK_DASH_RESOLUTION_THIS_STANDS = 1,
    DARISK_DASH_RESOLUTION_OTHER_STANDS = 2,
    DARISK_DASH_RESOLUTION_BOTH_STAND = 3
} darisk_dash_resolution;

/** What kind of record a row of the list is. @since 0.1 */
typedef enum darisk_dash_record_kind {
    DARISK_DASH_RECORD_NOT_SET = 0,
    DARISK_DASH_RECORD_JUDGEMENT = 1,
    DARISK_DASH_RECORD_REVIEW = 2,
    DARISK_DASH_RECORD_ENTRY = 3
} darisk_dash_record_kind;

/** Which facts of the circumstances are given. A fact whose bit is not set is unknown and must be
 * left 0. @since 0.1 */
typedef enum darisk_dash_given {
    DARISK_DASH_GIVEN_VICTIM_AGE = 1,
    DARISK_DASH_GIVEN_FLAGGED = 2 /**< the force has a list of high-risk items, even an empty one */
} darisk_dash_given;

/** The most bytes a rationale or a reason may have, without a final NUL. @since 0.1 */
#define DARISK_DASH_TEXT_LAST 8192

/** What is known around the answers. Cleared memory, with its size, states nothing. References
 * are the host's opaque numbers; 0 is "missing". @since 0.1 */
typedef struct darisk_dash_circumstances {
    uint32_t struct_size; /**< sizeof(darisk_dash_circumstances) */
    uint32_t given;       /**< #darisk_dash_given bits */
    uint64_t assessment;  /**< this assessment */
    uint64_t replaces;    /**< the one it corrects; 0 = none */
    uint64_t victim;
    uint64_t perpetrator;
    uint64_t linked_victim;      /**< who is the victim of the linked assessment */
    uint64_t linked_perpetrator; /**< who is the perpetrator of it */
    darisk_dash_state state;
    darisk_moment incident;     /**< the first moment of the incident */
    int32_t victim_age_lowest;  /**< on the day of the assessment, in completed years, inclusive */
    int32_t victim_age_highest; /**< inclusive; equal to the lowest where the age is known */
    darisk_dash_items flagged;  /**< the force's own high-risk items */
    darisk_stated sdash_done;   /**< every question of the stalking set has a state */
    darisk_stated sdash_reason; /**< a reason is recorded why the stalking set was left out */
    darisk_stated hba_done;     /**< the same for the set on so-called honour-based abuse */
    darisk_stated hba_reason;
    darisk_stated hba_disclosed;
    darisk_stated stalking_twice;       /**< two or more incidents of stalking or harassment */
    darisk_stated extremely_frightened; /**< a fact of its own: item 2 is not it */
    darisk_stated indicators_addressed; /**< the rationale says why the grade is not higher */
    darisk_stated child_lives_there;
    darisk_stated child_present;
    darisk_stated children_listed;
    darisk_stated notification_made;  /**< no: it is recorded that none was made */
    darisk_stated referral_made;      /**< to social services; no: recorded that none was made */
    darisk_stated counter_allegation; /**< the other party says that they are the victim */
    darisk_stated linked_graded;      /**< the linked assessment has a grade of its own */
    darisk_stated recorded_elsewhere; /**< it is stated where the assessment is, if not here */
    darisk_dash_not_completed not_completed;
} darisk_dash_circumstances;

/** What the assessor judged. @since 0.1 */
typedef struct darisk_dash_judgement {
    uint32_t struct_size; /**< sizeof(darisk_dash_judgement) */
    darisk_dash_grade grade;
    uint64_t assessor; /**< not 0 */
    darisk_moment at;  /**< the day at least */
    darisk_dash_mode mode;
    darisk_dash_source source; /**< may be left 0 */
    darisk_dash_search search;
    darisk_moment searched_at;      /**< only with a search; may be missing */
    darisk_stated dait_seen_before; /**< had the assessor seen the outcome of the checks? */
    const char *rationale;          /**< UTF-8; see darisk_dash_record_grade() */
    size_t rationale_length;        /**< bytes, without a final NUL */
} darisk_dash_judgement;

/** What a reviewer decided. @since 0.1 */
typedef struct darisk_dash_review {
    uint32_t struct_size; /**< sizeof(darisk_dash_review) */
    darisk_dash_review_kind kind;
    darisk_dash_decision decision;
    darisk_dash_grade grade; /**< the grade that results, also where it is the same */
    uint64_t reviewer;       /**< not 0 */
    darisk_moment at;        /**< may be missing; then the order is not known */
    darisk_stated dash_trained;
    darisk_stated measures_recorded; /**< safety measures; by the central unit only */
    uint32_t unused;                 /**< must be 0 */
    const char *reason;              /**< needed where the grade is agreed, too */
    size_t reason_length;
} darisk_dash_review;

/** Who keyed the form in, and whether they raised a doubt. @since 0.1 */
typedef struct darisk_dash_entry {
    uint32_t struct_size; /**< sizeof(darisk_dash_entry) */
    darisk_stated doubt_raised;
    uint64_t entrant; /**< not 0 */
    darisk_moment at; /**< may be missing */
    darisk_stated dash_trained;
} darisk_dash_entry;

/** One step in the life of a link between the assessments of a counter-allegation: the new link,
 * which is UNRESOLVED; a resolution; a re-opening, which is UNRESOLVED again. @since 0.1 */
typedef struct darisk_dash_link {
    uint32_t struct_size; /**< sizeof(darisk_dash_link) */
    darisk_dash_link_state state;
    uint64_t assessment;               /**< the other assessment, the same in every step; not 0 */
    uint64_t person;                   /**< who; may be 0 in the first step only */
    darisk_moment at;                  /**< may be missing in the first step only */
    darisk_dash_resolution resolution; /**< with RESOLVED, and only there */
    const char *reason;                /**< may be empty in the first step only */
    size_t reason_length;
} darisk_dash_link;

/** One row of the list: a judgement, a review or a data entry. What is not of its kind is 0.
 * A frozen value. @since 0.1 */
typedef struct darisk_dash_record {
    darisk_dash_record_kind kind;
    darisk_dash_review_kind review;
    darisk_dash_decision decision;
    darisk_dash_grade grade; /**< judged, or resulting from the review */
    uint64_t person;         /**< assessor, reviewer or entrant */
    darisk_moment at;
    darisk_moment searched_at;
    darisk_dash_mode mode;
    darisk_dash_source source;
    darisk_dash_search search;
    darisk_stated dait_seen_before;
    darisk_stated dash_trained;
    darisk_stated measures_recorded;
    darisk_stated doubt_raised;
    uint32_t unused;  /**< 0 */
    const char *text; /**< rationale or reason, NUL-terminated; NULL where there is none */
} darisk_dash_record;

/** One step of the link, as recorded. A frozen value. @since 0.1 */
typedef struct darisk_dash_link_record {
    darisk_dash_link_state state;
    darisk_dash_resolution resolution;
    uint64_t assessment;
    uint64_t person;
    darisk_moment at;
    uint32_t unused;  /**< 0 */
    const char *text; /**< the reason, NUL-terminated; NULL where there is none */
} darisk_dash_link_record;

/** An assessment laid open: what the rules of dash_validation.h read. darisk_dash_view_of() fills
 * it from a handle; a host fills it itself for records from elsewhere, which may hold what no
 * handle would have taken. Everything it points to is borrowed. @since 0.1 */
typedef struct darisk_dash_view {
    uint32_t struct_size; /**< sizeof(darisk_dash_view), set by the caller */
    darisk_instrument instrument;
    const uint8_t *answers; /**< #darisk_answer, #DARISK_DASH_ITEM_LAST of them, by item number */
    const uint8_t *details; /**< #darisk_stated, as many: are there words? NULL = unknown */
    const darisk_dash_circumstances *circumstances;
    const darisk_dash_record *records; /**< in their order; may be NULL where there is none */
    size_t record_count;
    darisk_dash_link_state link; /**< how the link stands now */
    uint32_t unused;             /**< must be 0 */
} darisk_dash_view;

/** One assessment. A handle is used by one thread at a time. A handle that was freed must not be
 * passed to any function: a debug build of the library (NDEBUG not defined) tells with
 * #DARISK_ERROR_DASH_FREED, or with 0 and NULL, where the memory can still be read; another build
 * does not look. @since 0.1 */
typedef struct darisk_dash darisk_dash;

DARISK_BEGIN_DECLS

/** The key of how far a form has come, such as "COMPLETED"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_dash_state_text(darisk_dash_state state);

/** How far a form has come, from exactly its key.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_state_from_text(const char *text,
                                                                     darisk_dash_state *out);

/** The key of how the victim was met, such as "FACE_TO_FACE"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_dash_mode_text(darisk_dash_mode mode);

/** How the victim was met, from exactly its key.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_mode_from_text(const char *text,
                                                                    darisk_dash_mode *out);

/** The key of whether the databases were searched, such as "UNKNOWN"; NULL for a value that is
 * none.
 * @since 0.1 */
DARISK_API const char *darisk_dash_search_text(darisk_dash_search search);

/** Whether the databases were searched, from exactly its key.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_search_from_text(const char *text,
                                                                      darisk_dash_search *out);

/** The key of what a review says of the grade, such as "RAISED"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_dash_decision_text(darisk_dash_decision decision);

/** What a review says of the grade, from exactly its key.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_decision_from_text(const char *text,
                                                                        darisk_dash_decision *out);

/** A new assessment: all answers blank, nothing stated, nothing recorded.
 * @param allocator  NULL for malloc and free
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_INSTRUMENT; #DARISK_ERROR_STRUCT_SIZE
 *         or #DARISK_ERROR_ALLOCATOR for the allocator; #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_new(darisk_instrument instrument,
                                                         const darisk_allocator *allocator,
                                                         darisk_dash **out);

/** Frees an assessment and all it lent. NULL does nothing. @since 0.1 */
DARISK_API void darisk_dash_free(darisk_dash *dash);

/** Sets, changes or (#DARISK_ANSWER_BLANK) takes back the answer to one item.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DASH_FROZEN once there is a grade;
 *         #DARISK_ERROR_DASH_ITEM for an item the instrument does not ask;
 *         #DARISK_ERROR_ANSWER.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_set_answer(darisk_dash *dash,
                                                                darisk_dash_item item,
                                                                darisk_answer answer);

/** Says whether there are words beside the answer to one item. The words are the host's. They
 * belong to the answer and are frozen with it (our reading).
 * @return as darisk_dash_set_answer(); #DARISK_ERROR_DASH_VALUE for a value that is not unknown,
 *         no or yes.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_set_detail(darisk_dash *dash,
                                                                darisk_dash_item item,
                                                                darisk_stated stated);

/** Replaces what is known around the answers, as a whole. It may change after the grade: that a
 * child was listed, or the linked assessment graded, is often known later. Only victim,
 * perpetrator, assessment and replaces, once given, stay as they are when there is a grade or a
 * link.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DASH_AGE unless
 *         0 <= lowest <= highest <= 130, or both 0 where no age is given; #DARISK_ERROR_DASH_VALUE
 *         for any other value out of range, a bit that is no item of the instrument, flagged items
 *         that are not given, and an assessment that replaces itself; #DARISK_ERROR_DASH_FROZEN
 *         for another victim, perpetrator, assessment or replaces after a grade or a link.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_dash_set_circumstances(darisk_dash *dash, const darisk_dash_circumstances *circumstances);

/** Records the grade the assessor judged. There is one: a change is a review.
 *
 * The text is copied. It has 1 to #DARISK_DASH_TEXT_LAST bytes of UTF-8 without a NUL and is not
 * only blanks (space, tab, carriage return, line feed). It may be NULL where its length is 0.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; else the first that applies:
 *         #DARISK_ERROR_DASH_ALREADY_GRADED; #DARISK_ERROR_DASH_VALUE for a value out of range or
 *         left out; #DARISK_ERROR_DASH_NO_ANSWERS while every answer is blank;
 *         #DARISK_ERROR_DASH_PERSON_MISSING; #DARISK_ERROR_DASH_TEXT_LENGTH,
 *         #DARISK_ERROR_DASH_TEXT_UTF8, #DARISK_ERROR_DASH_TEXT_BLANK; #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_dash_record_grade(darisk_dash *dash, const darisk_dash_judgement *judgement);

/** Records a review of the grade in effect, by anybody but the assessor.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; else the first that applies:
 *         #DARISK_ERROR_DASH_NOT_GRADED; #DARISK_ERROR_DASH_VALUE;
 *         #DARISK_ERROR_DASH_PERSON_MISSING; #DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR; those of the
 *         text; #DARISK_ERROR_DASH_OUT_OF_ORDER where it is certainly earlier than a record in the
 *         list; #DARISK_ERROR_DASH_DECISION_MISMATCH where AGREED comes with another grade, RAISED
 *         with none above, or LOWERED with none below; #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_dash_record_review(darisk_dash *dash, const darisk_dash_review *review);

/** Records that the form was keyed in.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; else the first that applies:
 *         #DARISK_ERROR_DASH_NOT_GRADED; #DARISK_ERROR_DASH_VALUE;
 *         #DARISK_ERROR_DASH_PERSON_MISSING; #DARISK_ERROR_DASH_OUT_OF_ORDER;
 *         #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_record_entry(darisk_dash *dash,
                                                                  const darisk_dash_entry *entry);

/** Records a step of the link to the other party's assessment. It changes no role and no grade of
 * either. A grade is not needed for it; the list of links has an order of its own.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; else the first that applies:
 *         #DARISK_ERROR_DASH_VALUE; #DARISK_ERROR_DASH_LINK where no such step can follow, or where
 *         it names no other assessment or another one; #DARISK_ERROR_DASH_PERSON_MISSING; those of
 *         the text; #DARISK_ERROR_DASH_OUT_OF_ORDER; #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_record_link(darisk_dash *dash,
                                                                 const darisk_dash_link *step);

/** How many judgements, reviews and entries there are. @since 0.1 */
DARISK_API size_t darisk_dash_record_count(const darisk_dash *dash);

/** One of them by its place, from 0; NULL where there is none. The record may move when another
 * is added; what it says never changes, and its text stays where it is until the handle is freed.
 * @since 0.1 */
DARISK_API const darisk_dash_record *darisk_dash_record_at(const darisk_dash *dash, size_t index);

/** How many steps the link has taken. @since 0.1 */
DARISK_API size_t darisk_dash_link_count(const darisk_dash *dash);

/** One of them by its place, from 0; NULL where there is none. As darisk_dash_record_at().
 * @since 0.1 */
DARISK_API const darisk_dash_link_record *darisk_dash_link_at(const darisk_dash *dash,
                                                              size_t index);

/** The grade of the last judgement or review; not set while there is none. @since 0.1 */
DARISK_API darisk_dash_grade darisk_dash_grade_in_effect(const darisk_dash *dash);

/** Lays the assessment open. What the view points to is lent until the handle changes.
 * @param out  `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_view_of(const darisk_dash *dash,
                                                             darisk_dash_view *out);

DARISK_END_DECLS

#endif

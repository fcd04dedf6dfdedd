/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dash.h
 * The words of DASH: its instruments, items, answers and grades.
 *
 * A DASH grade is what a named person judged after meeting the victim. No function of this
 * library makes one out of answers, and none turns a background check or a response grade into
 * one: the three vocabularies are different types, with different numbers and different texts.
 *
 * The wording of the instruments belongs to their owners and is not here: an item has a key and a
 * topic of our own, and a force supplies the question, and which items it treats as high risk. */
#ifndef DARISK_DASH_H
#define DARISK_DASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/provision.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** A version of an instrument. Values are never reused. @since 0.1 */
typedef enum darisk_instrument {
    DARISK_INSTRUMENT_NOT_SET = 0,
    DARISK_INSTRUMENT_DASH_2009 = 1, /**< the police form of 2009, 27 items; "dash-2009" */
    DARISK_INSTRUMENT_RIC_24 = 2     /**< the checklist used for MARAC, 24 items; "ric-24" */
} darisk_instrument;

/** The highest instrument this release knows. @since 0.1 */
#define DARISK_INSTRUMENT_LAST 2

/** One item, by its number on the police form. The checklist of 24 leaves out DEPENDANTS_HOME,
 * CHILD_HURT and CHILD_THREAT and shares the rest. @since 0.1 */
typedef enum darisk_dash_item {
    DARISK_DASH_ITEM_NOT_SET = 0,
    DARISK_DASH_ITEM_INJURY_NOW = 1,
    DARISK_DASH_ITEM_FRIGHTENED = 2,
    DARISK_DASH_ITEM_FEAR_OF_WHAT = 3,
    DARISK_DASH_ITEM_ISOLATED = 4,
    DARISK_DASH_ITEM_VICTIM_DISTRESS = 5,
    DARISK_DASH_ITEM_SEPARATION_12M = 6,
    DARISK_DASH_ITEM_CHILD_CONTACT = 7,
    DARISK_DASH_ITEM_STALKING = 8,
    DARISK_DASH_ITEM_PREGNANCY_18M = 9,
    DARISK_DASH_ITEM_DEPENDANTS_HOME = 10,
    DARISK_DASH_ITEM_CHILD_HURT = 11,
    DARISK_DASH_ITEM_CHILD_THREAT = 12,
    DARISK_DASH_ITEM_MORE_OFTEN = 13,
    DARISK_DASH_ITEM_GETTING_WORSE = 14,
    DARISK_DASH_ITEM_CONTROL_JEALOUSY = 15,
    DARISK_DASH_ITEM_WEAPON_USED = 16,
    DARISK_DASH_ITEM_THREAT_TO_KILL = 17,
    DARISK_DASH_ITEM_STRANGULATION = 18,
    DARISK_DASH_ITEM_SEXUAL_ABUSE = 19,
    DARISK_DASH_ITEM_OTHER_THREATENER = 20,
    DARISK_DASH_ITEM_HURT_OTHERS = 21,
    DARISK_DASH_ITEM_ANIMAL_HARM = 22,
    DARISK_DASH_ITEM_FINANCIAL = 23,
    DARISK_DASH_ITEM_ABUSER_SUBST_MH_12M = 24,
    DARISK_DASH_ITEM_ABUSER_SUICIDE = 25,
    DARISK_DASH_ITEM_ORDER_BREACH = 26,
    DARISK_DASH_ITEM_POLICE_HISTORY = 27
} darisk_dash_item;

/** The highest item this release knows, and how many a row of answers has. @since 0.1 */
#define DARISK_DASH_ITEM_LAST 27

/** A set of items: bit `item - 1` for each. @since 0.1 */
typedef uint32_t darisk_dash_items;

/** The set that holds just this item (a constant expression; item from 1 to 27). @since 0.1 */
#define DARISK_DASH_ITEM_BIT(item) (UINT32_C(1) << ((item)-1))

/** Every item of the police form. @since 0.1 */
#define DARISK_DASH_ITEMS_ALL ((UINT32_C(1) << DARISK_DASH_ITEM_LAST) - 1)

/** Every item of the checklist of 24: all but 10, 11 and 12. @since 0.1 */
#define DARISK_DASH_ITEMS_RIC (DARISK_DASH_ITEMS_ALL & ~(UINT32_C(7) << 9))

/** The answer to one item. Only YES and NO are answers to the question; the next four say why
 * there is none, and blank is not even that. @since 0.1 */
typedef enum darisk_answer {
    DARISK_ANSWER_BLANK = 0,
    DARISK_ANSWER_YES = 1,
    DARISK_ANSWER_NO = 2,
    DARISK_ANSWER_DONT_KNOW = 3,     /**< asked; the victim does not know */
    DARISK_ANSWER_REFUSED = 4,       /**< asked; the victim did not want to say */
    DARISK_ANSWER_NOT_ASKED = 5,     /**< left out, for a reason the host keeps */
    DARISK_ANSWER_NOT_APPLICABLE = 6 /**< closed by the gate of item 10, and only there */
} darisk_answer;

/** The highest answer this release knows. @since 0.1 */
#define DARISK_ANSWER_LAST 6

/** What a recorded DASH grade is called by number. 101 to 103 are no number of another
 * vocabulary. @since 0.1 */
enum {
    DARISK_DASH_NOT_SET = 0,
    DARISK_DASH_STANDARD = 101, /**< no present sign that serious harm is likely */
    DARISK_DASH_MEDIUM = 102,   /**< signs of serious harm; unlikely unless circumstances change */
    DARISK_DASH_HIGH = 103      /**< signs of serious harm, which could happen at any time */
};

/** A DASH grade: a judgement that somebody recorded. A struct, so that neither a number nor a
 * value of another vocabulary can be put in its place. Cleared memory is "not set".
 * @since 0.1 */
typedef struct darisk_dash_grade {
    int32_t code; /**< DARISK_DASH_STANDARD to DARISK_DASH_HIGH, or 0 */
} darisk_dash_grade;

#ifdef __cplusplus
#define DARISK_DASH_GRADE_NOT_SET                                                                  \
    darisk_dash_grade {                                                                            \
        DARISK_DASH_NOT_SET                                                                        \
    }
#define DARISK_DASH_GRADE_STANDARD                                                                 \
    darisk_dash_grade {                                                                            \
        DARISK_DASH_STANDARD                                                                       \
    }
#define DARISK_DASH_GRADE_MEDIUM                                                                   \
    darisk_dash_grade {                                                                            \
        DARISK_DASH_MEDIUM                                                                         \
    }
#define DARISK_DASH_GRADE_HIGH                                                                     \
    darisk_dash_grade {                                                                            \
        DARISK_DASH_HIGH                                                                           \
    }
#else
/** The grades as values. @since 0.1 */
#define DARISK_DASH_GRADE_NOT_SET  ((darisk_dash_grade){DARISK_DASH_NOT_SET})
#define DARISK_DASH_GRADE_STANDARD ((darisk_dash_grade){DARISK_DASH_STANDARD})
#define DARISK_DASH_GRADE_MEDIUM   ((darisk_dash_grade){DARISK_DASH_MEDIUM})
#define DARISK_DASH_GRADE_HIGH     ((darisk_dash_grade){DARISK_DASH_HIGH})
#endif

/** What can be said of a criterion. OPEN means that it cannot be ruled out: an unknown is never
 * read as no. The order is NOT_MET < OPEN < MET. @since 0.1 */
typedef enum darisk_criterion {
    DARISK_CRITERION_NOT_SET = 0,
    DARISK_CRITERION_NOT_MET = 1,
    DARISK_CRITERION_OPEN = 2,
    DARISK_CRITERION_MET = 3
} darisk_criterion;

/** The part of the form an item stands in. @since 0.1 */
typedef enum darisk_dash_section {
    DARISK_DASH_SECTION_NOT_SET = 0,
    DARISK_DASH_SECTION_CURRENT = 1,  /**< the situation now */
    DARISK_DASH_SECTION_CHILDREN = 2, /**< children and dependants */
    DARISK_DASH_SECTION_HISTORY = 3,  /**< the violence so far */
    DARISK_DASH_SECTION_ABUSER = 4    /**< the person who does it */
} darisk_dash_section;

/** A set of further questions that some answers call for. @since 0.1 */
typedef enum darisk_dash_subset {
    DARISK_DASH_SUBSET_NOT_SET = 0,
    DARISK_DASH_SUBSET_SDASH = 1, /**< stalking: 11 questions */
    DARISK_DASH_SUBSET_HBA = 2    /**< so-called honour-based abuse: 3 of 10 prompts are verified */
} darisk_dash_subset;

/** A published list of high-risk items, by name. None is ever a default. @since 0.1 */
typedef enum darisk_dash_mask {
    DARISK_DASH_MASK_NOT_SET = 0,
    DARISK_DASH_MASK_PLYMOUTH = 1, /**< a local list; "L" in our notes */
    DARISK_DASH_MASK_OFFICERS_CORE =
        2 /**< what officers asked by researchers held to be core; "O" */
} darisk_dash_mask;

/** One instrument. A const record owned by the library, as are those below; fields may be added
 * at the end. @since 0.1 */
typedef struct darisk_instrument_record {
    darisk_instrument instrument;
    darisk_dash_items items; /**< what it asks */
    uint32_t threshold;      /**< yes answers from which it is visibly high risk; 0 = it has none */
    darisk_date
        threshold_from; /**< the first day of that threshold; unknown where not established */
    bool threshold_verified;
    bool items_verified; /**< false: the list, or its numbering, is from knowledge; show it so */
    const char *key;     /**< such as "dash-2009" */
    const char *version; /**< such as "2009" */
    const char *title;
    const char *owner;
    const char *licence; /**< what its owner's terms leave us and a force, in our words */
    const darisk_provision *provision;
} darisk_instrument_record;

/** One item. @since 0.1 */
typedef struct darisk_dash_item_record {
    darisk_dash_item item;
    darisk_dash_section section;
    uint8_t ric_number;       /**< its number on the checklist of 24; 0 = not on it */
    uint8_t look_back_months; /**< how far back the officer asks; 0 = no limit. Never tested */
    bool look_back_verified;  /**< false also where there is no limit */
    bool
        ric_verified; /**< whether the number on the checklist was checked; false in this release */
    bool verified;    /**< whether place and content on the police form were checked */
    bool needs_detail;  /**< a yes wants words beside it; the words are the host's */
    bool several;       /**< one of several options makes it a yes; the options are the host's */
    const char *key;    /**< such as "STRANGULATION" */
    const char *topic;  /**< what it is about, in our words: not the question */
    const char *detail; /**< what to note beside a yes, or "" */
} darisk_dash_item_record;

/** One set of further questions. @since 0.1 */
typedef struct darisk_dash_subset_record {
    darisk_dash_subset subset;
    uint32_t count;  /**< questions in this release */
    uint32_t whole;  /**< questions the set has */
    bool complete;   /**< false: the rest could not be verified and is left out */
    const char *key; /**< such as "SDASH" */
    const char *title;
    const char *edition; /**< which text it follows */
    const char *opens;   /**< what calls for it, in our words */
    const darisk_provision *provision;
} darisk_dash_subset_record;

/** One question of such a set. @since 0.1 */
typedef struct darisk_dash_question_record {
    darisk_dash_subset subset;
    uint32_t number; /**< from 1 */
    const char *key; /**< such as "LOITERING" */
    const char *topic;
    const char *only_if; /**< whom it is for, or "" */
} darisk_dash_question_record;

/** One published list of high-risk items. @since 0.1 */
typedef struct darisk_dash_mask_record {
    darisk_dash_mask mask;
    darisk_dash_items items;
    const char *key; /**< such as "OFFICERS_CORE" */
    const char *says;
    const darisk_provision *provision;
} darisk_dash_mask_record;

DARISK_BEGIN_DECLS

/** How many instruments there are. @since 0.1 */
DARISK_API size_t darisk_instrument_count(void);

/** One instrument by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_instrument_record *darisk_instrument_at(size_t index);

/** The record of one instrument; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_instrument_record *darisk_instrument_find(darisk_instrument instrument);

/** The key of an instrument, such as "dash-2009"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_instrument_text(darisk_instrument instrument);

/** The instrument whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_instrument_from_text(const char *text,
                                                                     darisk_instrument *out);

/** How many items there are: 27. @since 0.1 */
DARISK_API size_t darisk_dash_item_count(void);

/** One item by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_dash_item_record *darisk_dash_item_at(size_t index);

/** The record of one item; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dash_item_record *darisk_dash_item_find(darisk_dash_item item);

/** The key of an item, such as "STRANGULATION"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dash_item_text(darisk_dash_item item);

/** The item whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_item_from_text(const char *text,
                                                                    darisk_dash_item *out);

/** Whether an instrument asks an item; false where either value is none. @since 0.1 */
DARISK_API bool darisk_instrument_asks(darisk_instrument instrument, darisk_dash_item item);

/** The key of an answer, such as "DONT_KNOW"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_answer_text(darisk_answer answer);

/** The answer whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_answer_from_text(const char *text,
                                                                 darisk_answer *out);

/** Whether this is one of the three grades; "not set" is none. @since 0.1 */
DARISK_API bool darisk_dash_grade_is_valid(darisk_dash_grade grade);

/** A grade as text, with the prefix of its vocabulary: "DASH:HIGH"; NULL for a value that is
 * none. @since 0.1 */
DARISK_API const char *darisk_dash_grade_text(darisk_dash_grade grade);

/** The grade whose text, with its prefix, is exactly this.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_grade_from_text(const char *text,
                                                                     darisk_dash_grade *out);

/** The key of what a criterion came to, such as "OPEN"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_criterion_text(darisk_criterion criterion);

/** What a criterion came to, from exactly its key.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_criterion_from_text(const char *text,
                                                                    darisk_criterion *out);

/** The key of a section, such as "HISTORY"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_dash_section_text(darisk_dash_section section);

/** How many sets of further questions there are. @since 0.1 */
DARISK_API size_t darisk_dash_subset_count(void);

/** One set by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_dash_subset_record *darisk_dash_subset_at(size_t index);

/** The record of one set; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dash_subset_record *darisk_dash_subset_find(darisk_dash_subset subset);

/** One question of a set by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_dash_question_record *darisk_dash_question_at(darisk_dash_subset subset,
                                                                      size_t index);

/** How many published lists of high-risk items there are. @since 0.1 */
DARISK_API size_t darisk_dash_mask_count(void);

/** One list by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_dash_mask_record *darisk_dash_mask_at(size_t index);

/** The record of one list; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_dash_mask_record *darisk_dash_mask_find(darisk_dash_mask mask);

/** How many sources the records and findings of DASH and MARAC rest on. @since 0.1 */
DARISK_API size_t darisk_dash_provision_count(void);

/** One source by its place, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_provision *darisk_dash_provision_at(size_t index);

/** The source with this key, such as "DASH/THRESHOLD"; NULL where there is none, or for NULL.
 * @since 0.1 */
DARISK_API const darisk_provision *darisk_dash_provision_find(const char *key);

DARISK_END_DECLS

#endif

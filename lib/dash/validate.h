/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file validate.h
 * What the rules share: the assessment they read, and the list they write to. Internal. */
#ifndef DARISK_DASH_VALIDATE_H
#define DARISK_DASH_VALIDATE_H

#include <stdbool.h>

#include "darisk/dash_tally.h"
#include "darisk/dash_validation.h"

/* A rule's answer: fires, cannot tell, or nothing (not set). */
typedef darisk_dash_certainty darisk_verdict;
#define DARISK_NOTHING     DARISK_DASH_CERTAINTY_NOT_SET
#define DARISK_FIRES       DARISK_DASH_CERTAINTY_FIRES
#define DARISK_CANNOT_TELL DARISK_DASH_CERTAINTY_CANNOT_TELL

/* One validation. */
struct darisk_validation {
    const darisk_dash_view *view;
    const darisk_dash_circumstances *around;
    const darisk_dash_validation_policy *policy;
    darisk_dash_facts facts;             /* what the answers add up to */
    const darisk_dash_record *judgement; /* the first one, or NULL */
    darisk_dash_grade grade;             /* in effect, or not set */
    darisk_dash_found *found;
    size_t capacity;
    size_t count;
};

/* Lists a finding, unless the verdict is that there is nothing. Item and record may be 0. */
void darisk_validation_tell(struct darisk_validation *to, darisk_dash_finding finding,
                            darisk_verdict verdict, uint32_t item, size_t record);

/* DARISK_OK, or the status of what in the view cannot be read. */
darisk_status darisk_validation_view_status(const darisk_dash_view *view);

/* The answer to an item. */
static inline darisk_answer darisk_validation_answer(const struct darisk_validation *of,
                                                     uint32_t item) {
    return (darisk_answer)of->view->answers[item - 1];
}

/* Whether the instrument asks an item. */
static inline bool darisk_validation_asks(const struct darisk_validation *of, uint32_t item) {
    return darisk_instrument_asks(of->view->instrument, (darisk_dash_item)item);
}

/* What an answer says of the question: a yes, a no, or neither. */
static inline darisk_stated darisk_validation_stated(darisk_answer answer) {
    return answer == DARISK_ANSWER_YES  ? DARISK_STATED_YES
           : answer == DARISK_ANSWER_NO ? DARISK_STATED_NO
                                        : DARISK_STATED_UNKNOWN;
}

/* Yes wins, else unknown. */
static inline darisk_stated darisk_validation_or(darisk_stated a, darisk_stated b) {
    if (a == DARISK_STATED_YES || b == DARISK_STATED_YES)
        return DARISK_STATED_YES;
    return a == DARISK_STATED_NO && b == DARISK_STATED_NO ? DARISK_STATED_NO
                                                          : DARISK_STATED_UNKNOWN;
}

/* Fires on a yes, cannot tell on unknown. */
static inline darisk_verdict darisk_validation_if_yes(darisk_stated stated) {
    return stated == DARISK_STATED_YES  ? DARISK_FIRES
           : stated == DARISK_STATED_NO ? DARISK_NOTHING
                                        : DARISK_CANNOT_TELL;
}

/* Fires on a no, cannot tell on unknown. */
static inline darisk_verdict darisk_validation_if_no(darisk_stated stated) {
    return stated == DARISK_STATED_NO    ? DARISK_FIRES
           : stated == DARISK_STATED_YES ? DARISK_NOTHING
                                         : DARISK_CANNOT_TELL;
}

/* Fires on a closed form, cannot tell where no state is stated. */
darisk_verdict darisk_validation_if_closed(const struct darisk_validation *of);

/* The rules, each by its number. V6 has no function: that no grade comes out of answers is shown
 * by there being no function for it. */
void darisk_validate_v01(struct darisk_validation *of);
void darisk_validate_v02(struct darisk_validation *of);
void darisk_validate_v03(struct darisk_validation *of);
void darisk_validate_v04(struct darisk_validation *of);
void darisk_validate_v05(struct darisk_validation *of);
void darisk_validate_v07(struct darisk_validation *of);
void darisk_validate_v08(struct darisk_validation *of);
void darisk_validate_v09(struct darisk_validation *of);
void darisk_validate_v10(struct darisk_validation *of);
void darisk_validate_v11(struct darisk_validation *of);
void darisk_validate_v12(struct darisk_validation *of);
void darisk_validate_v13(struct darisk_validation *of);
void darisk_validate_v14(struct darisk_validation *of);
void darisk_validate_v15(struct darisk_validation *of);
void darisk_validate_v16(struct darisk_validation *of);
void darisk_validate_v17(struct darisk_validation *of);
void darisk_validate_v18(struct darisk_validation *of);
void darisk_validate_v19(struct darisk_validation *of);

#endif

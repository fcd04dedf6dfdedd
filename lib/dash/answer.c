/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/dash.h"

static const char *const answers[] = {
    [DARISK_ANSWER_BLANK] = "BLANK",
    [DARISK_ANSWER_YES] = "YES",
    [DARISK_ANSWER_NO] = "NO",
    [DARISK_ANSWER_DONT_KNOW] = "DONT_KNOW",
    [DARISK_ANSWER_REFUSED] = "REFUSED",
    [DARISK_ANSWER_NOT_ASKED] = "NOT_ASKED",
    [DARISK_ANSWER_NOT_APPLICABLE] = "NOT_APPLICABLE",
};

static const char *const criteria[] = {
    [DARISK_CRITERION_NOT_SET] = NULL,
    [DARISK_CRITERION_NOT_MET] = "NOT_MET",
    [DARISK_CRITERION_OPEN] = "OPEN",
    [DARISK_CRITERION_MET] = "MET",
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

_Static_assert(COUNT(answers) == DARISK_ANSWER_LAST + 1, "one key for each answer");

const char *darisk_answer_text(darisk_answer answer) {
    return darisk_text_at((size_t)answer, answers, COUNT(answers));
}

darisk_status darisk_answer_from_text(const char *text, darisk_answer *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, answers, COUNT(answers));
    if (place == COUNT(answers))
        return DARISK_ERROR_TEXT;
    *out = (darisk_answer)place;
    return DARISK_OK;
}

const char *darisk_criterion_text(darisk_criterion criterion) {
    return darisk_text_at((size_t)criterion, criteria, COUNT(criteria));
}

darisk_status darisk_criterion_from_text(const char *text, darisk_criterion *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, criteria, COUNT(criteria));
    if (place == COUNT(criteria))
        return DARISK_ERROR_TEXT;
    *out = (darisk_criterion)place;
    return DARISK_OK;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The list of judgement, reviews and entries. It only grows: a row is written once, behind the
 * last, and after every test and allocation. */
#include <string.h>

#include "base/size.h"
#include "dash/record.h"
#include "dash/text.h"

/* The order of the refusals is documented, and is that of the lines below. */

/* A text without bytes may be NULL; one with bytes may not. */
static bool is_text(const char *text, size_t length) {
    return text != NULL || length == 0;
}

/* Whether the moment is certainly earlier than a record in the list. */
static bool out_of_order(const darisk_dash *dash, darisk_moment at) {
    for (size_t i = 0; i < dash->record_count; i++)
        if (darisk_moment_is_later(dash->records[i].at, at) == DARISK_STATED_YES)
            return true;
    return false;
}

static bool has_answer(const darisk_dash *dash) {
    for (size_t i = 0; i < DARISK_DASH_ITEM_LAST; i++)
        if (dash->answers[i] != DARISK_ANSWER_BLANK)
            return true;
    return false;
}

/* Appends a row with a copy of the text, if there is one. */
static darisk_status append(darisk_dash *dash, const darisk_dash_record *row, const char *text,
                            size_t length) {
    char *copy = NULL;
    void *rows = dash->records;
    if (length > 0) {
        copy = darisk_dash_copy_text(dash, text, length);
        if (copy == NULL)
            return DARISK_ERROR_MEMORY;
    }
    const darisk_status status = darisk_dash_grow(dash, &rows, &dash->record_room,
                                                  dash->record_count, sizeof *dash->records);
    dash->records = rows;
    if (status != DARISK_OK) {
        darisk_dash_release_text(dash, copy);
        return status;
    }
    dash->records[dash->record_count] = *row;
    dash->records[dash->record_count].text = copy;
    dash->record_count++;
    return DARISK_OK;
}

static bool judgement_in_range(const darisk_dash_judgement *judgement) {
    return darisk_dash_grade_is_valid(judgement->grade) && darisk_moment_is_valid(judgement->at) &&
           judgement->at.given != DARISK_MOMENT_MISSING &&
           judgement->mode != DARISK_DASH_MODE_NOT_SET &&
           (uint32_t)judgement->mode <= DARISK_DASH_MODE_NO_CONTACT &&
           (uint32_t)judgement->source <= DARISK_DASH_SOURCE_OTHER_PROFESSIONAL &&
           (uint32_t)judgement->search <= DARISK_DASH_SEARCH_UNKNOWN &&
           darisk_moment_is_valid(judgement->searched_at) &&
           (judgement->search == DARISK_DASH_SEARCH_YES ||
            judgement->searched_at.given == DARISK_MOMENT_MISSING) &&
           darisk_dash_is_stated(judgement->dait_seen_before);
}

static darisk_status judgement_status(const darisk_dash *dash,
                                      const darisk_dash_judgement *judgement) {
    if (darisk_dash_is_graded(dash))
        return DARISK_ERROR_DASH_ALREADY_GRADED;
    if (!judgement_in_range(judgement))
        return DARISK_ERROR_DASH_VALUE;
    if (!has_answer(dash))
        return DARISK_ERROR_DASH_NO_ANSWERS;
    if (judgement->assessor == 0)
        return DARISK_ERROR_DASH_PERSON_MISSING;
    return darisk_dash_text_status(judgement->rationale, judgement->rationale_length);
}

darisk_status darisk_dash_record_grade(darisk_dash *dash, const darisk_dash_judgement *judgement) {
    if (dash == NULL || judgement == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(judgement, sizeof *judgement))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!is_text(judgement->rationale, judgement->rationale_length))
        return DARISK_ERROR_NULL;
    if (!darisk_dash_is_alive(dash))
        return DARISK_ERROR_DASH_FREED;
    const darisk_status status = judgement_status(dash, judgement);
    if (status != DARISK_OK)
        return status;
    const darisk_dash_record row = {
        .kind = DARISK_DASH_RECORD_JUDGEMENT,
        .grade = judgement->grade,
        .person = judgement->assessor,
        .at = judgement->at,
        .searched_at = judgement->searched_at,
        .mode = judgement->mode,
        .source = judgement->source,
        .search = judgement->search,
        .dait_seen_before = judgement->dait_seen_before,
    };
    return append(dash, &row, judgement->rationale, judgement->rationale_length);
}

static bool review_in_range(const darisk_dash_review *review) {
    return (review->kind == DARISK_DASH_REVIEW_SUPERVISOR ||
            review->kind == DARISK_DASH_REVIEW_CRU) &&
           review->decision != DARISK_DASH_DECISION_NOT_SET &&
           (uint32_t)review->decision <= DARISK_DASH_DECISION_LOWERED &&
           darisk_dash_grade_is_valid(review->grade) && darisk_moment_is_valid(review->at) &&
           darisk_dash_is_stated(review->dash_trained) &&
           darisk_dash_is_stated(review->measures_recorded) &&
           (review->kind == DARISK_DASH_REVIEW_CRU ||
            review->measures_recorded == DARISK_STATED_UNKNOWN);
}

static darisk_status review_status(const darisk_dash *dash, const darisk_dash_review *review) {
    if (!darisk_dash_is_graded(dash))
        return DARISK_ERROR_DASH_NOT_GRADED;
    if (!review_in_range(review))
        return DARISK_ERROR_DASH_VALUE;
    if (review->reviewer == 0)
        return DARISK_ERROR_DASH_PERSON_MISSING;
    if (review->reviewer == dash->records[0].person)
        return DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR;
    const darisk_status text = darisk_dash_text_status(review->reason, review->reason_length);
    if (text != DARISK_OK)
        return text;
    if (out_of_order(dash, review->at))
        return DARISK_ERROR_DASH_OUT_OF_ORDER;
    return darisk_dash_decision_fits(review->decision, darisk_dash_grade_in_effect(dash),
                                     review->grade)
               ? DARISK_OK
               : DARISK_ERROR_DASH_DECISION_MISMATCH;
}

darisk_status darisk_dash_record_review(darisk_dash *dash, const darisk_dash_review *review) {
    if (dash == NULL || review == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(review, sizeof *review) || review->unused != 0)
        return DARISK_ERROR_STRUCT_SIZE;
    if (!is_text(review->reason, review->reason_length))
        return DARISK_ERROR_NULL;
    if (!darisk_dash_is_alive(dash))
        return DARISK_ERROR_DASH_FREED;
    const darisk_status status = review_status(dash, review);
    if (status != DARISK_OK)
        return status;
    const darisk_dash_record row = {
        .kind = DARISK_DASH_RECORD_REVIEW,
        .review = review->kind,
        .decision = review->decision,
        .grade = review->grade,
        .person = review->reviewer,
        .at = review->at,
        .dash_trained = review->dash_trained,
        .measures_recorded = review->measures_recorded,
    };
    return append(dash, &row, review->reason, review->reason_length);
}

static darisk_status entry_status(const darisk_dash *dash, const darisk_dash_entry *entry) {
    if (!darisk_dash_is_graded(dash))
        return DARISK_ERROR_DASH_NOT_GRADED;
    if (!darisk_dash_is_stated(entry->doubt_raised) ||
        !darisk_dash_is_stated(entry->dash_trained) || !darisk_moment_is_valid(entry->at))
        return DARISK_ERROR_DASH_VALUE;
    if (entry->entrant == 0)
        return DARISK_ERROR_DASH_PERSON_MISSING;
    return out_of_order(dash, entry->at) ? DARISK_ERROR_DASH_OUT_OF_ORDER : DARISK_OK;
}

darisk_status darisk_dash_record_entry(darisk_dash *dash, const darisk_dash_entry *entry) {
    if (dash == NULL || entry == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(entry, sizeof *entry))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!darisk_dash_is_alive(dash))
        return DARISK_ERROR_DASH_FREED;
    const darisk_status status = entry_status(dash, entry);
    if (status != DARISK_OK)
        return status;
    const darisk_dash_record row = {
        .kind = DARISK_DASH_RECORD_ENTRY,
        .person = entry->entrant,
        .at = entry->at,
        .dash_trained = entry->dash_trained,
        .doubt_raised = entry->doubt_raised,
    };
    return append(dash, &row, NULL, 0);
}

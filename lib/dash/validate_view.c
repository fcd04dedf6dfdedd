/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What in a view cannot be read. It is more patient than a handle: a record without a text, a
 * person, a mode or a moment is a finding, not a refusal. */
#include "base/size.h"
#include "dash/record.h"
#include "dash/validate.h"

static darisk_status answers_status(const darisk_dash_view *view) {
    for (size_t i = 0; i < DARISK_DASH_ITEM_LAST; i++) {
        if (view->answers[i] > DARISK_ANSWER_LAST)
            return DARISK_ERROR_ANSWER;
        if (view->answers[i] != DARISK_ANSWER_BLANK &&
            !darisk_instrument_asks(view->instrument, (darisk_dash_item)(i + 1)))
            return DARISK_ERROR_DASH_ITEM;
    }
    for (size_t i = 0; view->details != NULL && i < DARISK_DASH_ITEM_LAST; i++)
        if (view->details[i] > DARISK_STATED_YES)
            return DARISK_ERROR_DASH_VALUE;
    return DARISK_OK;
}

static bool values_in_range(const darisk_dash_record *record) {
    return (uint32_t)record->mode <= DARISK_DASH_MODE_NO_CONTACT &&
           (uint32_t)record->source <= DARISK_DASH_SOURCE_OTHER_PROFESSIONAL &&
           (uint32_t)record->search <= DARISK_DASH_SEARCH_UNKNOWN &&
           darisk_dash_is_stated(record->dait_seen_before) &&
           darisk_dash_is_stated(record->dash_trained) &&
           darisk_dash_is_stated(record->measures_recorded) &&
           darisk_dash_is_stated(record->doubt_raised) && darisk_moment_is_valid(record->at) &&
           darisk_moment_is_valid(record->searched_at) && record->unused == 0;
}

/* Whether kind, decision and grade go together. */
static bool is_of_its_kind(const darisk_dash_record *record) {
    switch (record->kind) {
    case DARISK_DASH_RECORD_JUDGEMENT:
        return record->review == DARISK_DASH_REVIEW_NOT_SET &&
               record->decision == DARISK_DASH_DECISION_NOT_SET &&
               darisk_dash_grade_is_valid(record->grade);
    case DARISK_DASH_RECORD_REVIEW:
        return (record->review == DARISK_DASH_REVIEW_SUPERVISOR ||
                record->review == DARISK_DASH_REVIEW_CRU) &&
               record->decision != DARISK_DASH_DECISION_NOT_SET &&
               (uint32_t)record->decision <= DARISK_DASH_DECISION_LOWERED &&
               darisk_dash_grade_is_valid(record->grade);
    case DARISK_DASH_RECORD_ENTRY:
        return record->review == DARISK_DASH_REVIEW_NOT_SET &&
               record->decision == DARISK_DASH_DECISION_NOT_SET &&
               record->grade.code == DARISK_DASH_NOT_SET;
    case DARISK_DASH_RECORD_NOT_SET:
    default:
        return false;
    }
}

darisk_status darisk_validation_view_status(const darisk_dash_view *view) {
    if (!darisk_struct_is_readable(view, sizeof *view) || view->unused != 0)
        return DARISK_ERROR_STRUCT_SIZE;
    if (view->answers == NULL || view->circumstances == NULL ||
        (view->records == NULL && view->record_count > 0))
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(view->circumstances, sizeof *view->circumstances))
        return DARISK_ERROR_STRUCT_SIZE;
    if (darisk_instrument_find(view->instrument) == NULL)
        return DARISK_ERROR_INSTRUMENT;
    darisk_status status = answers_status(view);
    if (status == DARISK_OK)
        status = darisk_dash_circumstances_status(view->circumstances, view->instrument);
    if (status != DARISK_OK)
        return status;
    for (size_t i = 0; i < view->record_count; i++)
        if (!values_in_range(&view->records[i]) || !is_of_its_kind(&view->records[i]))
            return DARISK_ERROR_DASH_VALUE;
    return (uint32_t)view->link <= DARISK_DASH_LINK_RESOLVED ? DARISK_OK : DARISK_ERROR_DASH_VALUE;
}

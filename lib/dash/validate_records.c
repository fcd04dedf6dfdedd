/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The rules about grade, reviews and entries: V5 and V7 to V11. None of them makes a grade. */
#include <string.h>

#include "dash/record.h"
#include "dash/text.h"
#include "dash/validate.h"

#define FINDING(name) DARISK_DASH_FINDING_##name
#define NONE          SIZE_MAX

static bool is_blank(const char *text) {
    return text == NULL || darisk_dash_is_blank((const uint8_t *)text, strlen(text));
}

static const darisk_dash_record *record(const struct darisk_validation *of, size_t index) {
    return &of->view->records[index];
}

static bool is_review(const darisk_dash_record *row, darisk_dash_review_kind kind) {
    return row->kind == DARISK_DASH_RECORD_REVIEW && row->review == kind;
}

/* V5: a closed form has a grade, and a grade a reason. */
void darisk_validate_v05(struct darisk_validation *of) {
    if (of->judgement == NULL)
        darisk_validation_tell(of, FINDING(GRADE_MISSING), darisk_validation_if_closed(of), 0, 0);
    else if (is_blank(of->judgement->text))
        darisk_validation_tell(of, FINDING(RATIONALE_MISSING), DARISK_FIRES, 0, 0);
}

/* What some areas publish for a count of yes answers. It is held against a grade that a person
 * recorded, to ask for the reason, and goes nowhere else. */
static int32_t suggested(const darisk_dash_validation_policy *policy, uint32_t yes) {
    return yes >= policy->high_from     ? DARISK_DASH_HIGH
           : yes >= policy->medium_from ? DARISK_DASH_MEDIUM
                                        : DARISK_DASH_STANDARD;
}

static darisk_verdict flagged_at_standard(const struct darisk_validation *of) {
    if ((of->around->given & DARISK_DASH_GIVEN_FLAGGED) == 0 ||
        of->grade.code != DARISK_DASH_STANDARD)
        return DARISK_NOTHING;
    if ((of->around->flagged & of->facts.yes_items) != 0)
        return DARISK_FIRES;
    return (of->around->flagged & of->facts.unknown_items) != 0 ? DARISK_CANNOT_TELL
                                                                : DARISK_NOTHING;
}

/* V7: where count or flagged items suggest more than the grade, the reason is recorded. */
void darisk_validate_v07(struct darisk_validation *of) {
    if (of->grade.code == DARISK_DASH_NOT_SET ||
        of->around->indicators_addressed == DARISK_STATED_YES)
        return;
    const uint32_t least = of->facts.ric_yes;
    const uint32_t most = least + of->facts.ric_unknown;
    darisk_validation_tell(of, FINDING(COUNT_ABOVE_GRADE),
                           suggested(of->policy, least) > of->grade.code  ? DARISK_FIRES
                           : suggested(of->policy, most) > of->grade.code ? DARISK_CANNOT_TELL
                                                                          : DARISK_NOTHING,
                           0, 0);
    darisk_validation_tell(of, FINDING(FLAGGED_ITEM_AT_STANDARD), flagged_at_standard(of), 0, 0);
}

static darisk_verdict same_person(const struct darisk_validation *of, size_t index) {
    const uint64_t assessor = of->judgement == NULL ? 0 : of->judgement->person;
    const uint64_t reviewer = record(of, index)->person;
    if (assessor == 0 || reviewer == 0)
        return DARISK_CANNOT_TELL;
    return assessor == reviewer ? DARISK_FIRES : DARISK_NOTHING;
}

static darisk_verdict no_reason(const struct darisk_validation *of, size_t index) {
    return is_blank(record(of, index)->text) ? DARISK_FIRES : DARISK_NOTHING;
}

/* A review before any grade is held against none: V5 tells that the grade is missing. */
static darisk_verdict mismatch(const struct darisk_validation *of, size_t index) {
    const darisk_dash_grade before = darisk_dash_grade_after(of->view->records, index);
    if (before.code == DARISK_DASH_NOT_SET)
        return DARISK_NOTHING;
    return darisk_dash_decision_fits(record(of, index)->decision, before, record(of, index)->grade)
               ? DARISK_NOTHING
               : DARISK_FIRES;
}

static darisk_verdict not_trained(const struct darisk_validation *of, size_t index) {
    return darisk_validation_if_no(record(of, index)->dash_trained);
}

static void tell_reviews(struct darisk_validation *of, darisk_dash_finding finding,
                         darisk_verdict (*test)(const struct darisk_validation *, size_t)) {
    for (size_t i = 0; i < of->view->record_count; i++)
        if (record(of, i)->kind == DARISK_DASH_RECORD_REVIEW)
            darisk_validation_tell(of, finding, test(of, i), 0, i + 1);
}

/* V8: a review is by somebody else, trained, with a reason, and says what it does. */
void darisk_validate_v08(struct darisk_validation *of) {
    tell_reviews(of, FINDING(REVIEWER_IS_ASSESSOR), same_person);
    tell_reviews(of, FINDING(REASON_MISSING), no_reason);
    tell_reviews(of, FINDING(DECISION_MISMATCH), mismatch);
    tell_reviews(of, FINDING(REVIEWER_NOT_TRAINED), not_trained);
}

/* Whether this record set MEDIUM or HIGH, where agreeing sets nothing. */
static bool sets_medium_or_high(const darisk_dash_record *row) {
    return darisk_dash_sets_grade(row) && row->decision != DARISK_DASH_DECISION_AGREED &&
           (row->grade.code == DARISK_DASH_MEDIUM || row->grade.code == DARISK_DASH_HIGH);
}

/* V9: the central unit reviews every grade that was medium or high, and records measures. */
void darisk_validate_v09(struct darisk_validation *of) {
    size_t set = NONE;
    size_t unit = NONE;
    for (size_t i = 0; i < of->view->record_count; i++) {
        if (sets_medium_or_high(record(of, i)))
            set = i;
        if (is_review(record(of, i), DARISK_DASH_REVIEW_CRU))
            unit = i;
    }
    if (set != NONE && (unit == NONE || unit < set))
        darisk_validation_tell(of, FINDING(CRU_REVIEW_MISSING), DARISK_FIRES, 0, 0);
    else if (unit != NONE)
        darisk_validation_tell(of, FINDING(CRU_MEASURES_MISSING),
                               darisk_validation_if_no(record(of, unit)->measures_recorded), 0,
                               unit + 1);
}

/* The last data entry, and with `doubt` the last that raised one. */
static size_t last_entry(const struct darisk_validation *of, bool doubt) {
    for (size_t i = of->view->record_count; i > 0; i--)
        if (record(of, i - 1)->kind == DARISK_DASH_RECORD_ENTRY &&
            (!doubt || record(of, i - 1)->doubt_raised == DARISK_STATED_YES))
            return i - 1;
    return NONE;
}

static bool supervised_after(const struct darisk_validation *of, size_t index) {
    for (size_t i = index + 1; i < of->view->record_count; i++)
        if (is_review(record(of, i), DARISK_DASH_REVIEW_SUPERVISOR))
            return true;
    return false;
}

/* V10: who keyed the form in, trained or not, and what became of a doubt. */
void darisk_validate_v10(struct darisk_validation *of) {
    const size_t last = last_entry(of, false);
    const size_t doubt = last_entry(of, true);
    if (last == NONE) {
        if (of->grade.code == DARISK_DASH_STANDARD)
            darisk_validation_tell(of, FINDING(ENTRY_MISSING), DARISK_FIRES, 0, 0);
        return;
    }
    if (record(of, last)->doubt_raised == DARISK_STATED_UNKNOWN)
        darisk_validation_tell(of, FINDING(DOUBT_NOT_RECORDED), DARISK_FIRES, 0, last + 1);
    darisk_validation_tell(of, FINDING(ENTRANT_NOT_TRAINED), not_trained(of, last), 0, last + 1);
    if (doubt != NONE && !supervised_after(of, doubt))
        darisk_validation_tell(of, FINDING(DOUBT_UNANSWERED), DARISK_FIRES, 0, doubt + 1);
}

static darisk_verdict is_later(darisk_moment moment, darisk_moment than) {
    return darisk_validation_if_yes(darisk_moment_is_later(moment, than));
}

static const darisk_dash_record *first_review(const struct darisk_validation *of,
                                              darisk_dash_review_kind kind) {
    for (size_t i = 0; i < of->view->record_count; i++)
        if (is_review(record(of, i), kind))
            return record(of, i);
    return NULL;
}

/* V11: incident, assessment, supervision, central unit, in this order; and the list in its own. */
void darisk_validate_v11(struct darisk_validation *of) {
    const darisk_dash_record *supervisor = first_review(of, DARISK_DASH_REVIEW_SUPERVISOR);
    const darisk_dash_record *unit = first_review(of, DARISK_DASH_REVIEW_CRU);
    if (of->judgement != NULL)
        darisk_validation_tell(of, FINDING(ASSESSED_BEFORE_INCIDENT),
                               is_later(of->around->incident, of->judgement->at), 0, 0);
    for (size_t i = 1; i < of->view->record_count; i++)
        darisk_validation_tell(of, FINDING(RECORD_OUT_OF_ORDER),
                               is_later(record(of, i - 1)->at, record(of, i)->at), 0, i + 1);
    if (supervisor != NULL && unit != NULL)
        darisk_validation_tell(of, FINDING(CRU_BEFORE_SUPERVISION),
                               is_later(supervisor->at, unit->at), 0, 0);
}

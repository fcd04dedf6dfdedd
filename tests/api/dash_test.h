/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the tests of DASH records share: calls that are good as they stand, to be spoilt in one
 * place each. */
#ifndef DARISK_TESTS_DASH_TEST_H
#define DARISK_TESTS_DASH_TEST_H

#include "api_test.h"

static inline darisk_moment moment(int32_t on, int32_t minute) {
    const darisk_moment at = {DARISK_MOMENT_MINUTE, on, minute};
    return at;
}

static inline darisk_dash_judgement good_judgement(void) {
    darisk_dash_judgement judgement;
    memset(&judgement, 0, sizeof judgement);
    judgement.struct_size = sizeof judgement;
    judgement.grade = DARISK_DASH_GRADE_MEDIUM;
    judgement.assessor = 5;
    judgement.at = moment(100, 540);
    judgement.mode = DARISK_DASH_MODE_FACE_TO_FACE;
    judgement.source = DARISK_DASH_SOURCE_VICTIM;
    judgement.search = DARISK_DASH_SEARCH_YES;
    judgement.searched_at = moment(100, 500);
    judgement.dait_seen_before = DARISK_STATED_NO;
    judgement.rationale = "as judged at the scene";
    judgement.rationale_length = strlen(judgement.rationale);
    return judgement;
}

static inline darisk_dash_review good_review(void) {
    darisk_dash_review review;
    memset(&review, 0, sizeof review);
    review.struct_size = sizeof review;
    review.kind = DARISK_DASH_REVIEW_CRU;
    review.decision = DARISK_DASH_DECISION_RAISED;
    review.grade = DARISK_DASH_GRADE_HIGH;
    review.reviewer = 6;
    review.at = moment(101, 600);
    review.dash_trained = DARISK_STATED_YES;
    review.measures_recorded = DARISK_STATED_YES;
    review.reason = "a weapon was found later";
    review.reason_length = strlen(review.reason);
    return review;
}

static inline darisk_dash_entry good_entry(void) {
    darisk_dash_entry entry;
    memset(&entry, 0, sizeof entry);
    entry.struct_size = sizeof entry;
    entry.doubt_raised = DARISK_STATED_NO;
    entry.entrant = 7;
    entry.at = moment(102, 600);
    entry.dash_trained = DARISK_STATED_YES;
    return entry;
}

static inline darisk_dash_link good_link(void) {
    darisk_dash_link step;
    memset(&step, 0, sizeof step);
    step.struct_size = sizeof step;
    step.state = DARISK_DASH_LINK_UNRESOLVED;
    step.assessment = 99;
    step.person = 6;
    step.at = moment(101, 0);
    step.reason = "both say they are the victim";
    step.reason_length = strlen(step.reason);
    return step;
}

static inline darisk_dash_link good_resolution(void) {
    darisk_dash_link step = good_link();
    step.state = DARISK_DASH_LINK_RESOLVED;
    step.resolution = DARISK_DASH_RESOLUTION_THIS_STANDS;
    step.at = moment(103, 0);
    return step;
}

static inline darisk_dash_circumstances good_circumstances(void) {
    darisk_dash_circumstances around;
    memset(&around, 0, sizeof around);
    around.struct_size = sizeof around;
    around.given = DARISK_DASH_GIVEN_VICTIM_AGE | DARISK_DASH_GIVEN_FLAGGED;
    around.assessment = 1;
    around.replaces = 2;
    around.state = DARISK_DASH_STATE_COMPLETED;
    around.incident = moment(100, 400);
    around.victim_age_lowest = 30;
    around.victim_age_highest = 34;
    around.flagged = DARISK_DASH_ITEM_BIT(DARISK_DASH_ITEM_STRANGULATION);
    around.child_present = DARISK_STATED_YES;
    return around;
}

/* A form with one answer. */
static inline darisk_dash *answered(const darisk_allocator *allocator) {
    darisk_dash *dash = NULL;
    if (darisk_dash_new(DARISK_INSTRUMENT_DASH_2009, allocator, &dash) != DARISK_OK)
        return NULL;
    assert_int_equal(darisk_dash_set_answer(dash, DARISK_DASH_ITEM_STALKING, DARISK_ANSWER_YES),
                     DARISK_OK);
    return dash;
}

/* And with a grade. */
static inline darisk_dash *graded(void) {
    const darisk_dash_judgement judgement = good_judgement();
    darisk_dash *dash = answered(NULL);
    assert_non_null(dash);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    return dash;
}

static inline darisk_dash_view view_of(const darisk_dash *dash) {
    darisk_dash_view view;
    memset(&view, 0, sizeof view);
    view.struct_size = sizeof view;
    assert_int_equal(darisk_dash_view_of(dash, &view), DARISK_OK);
    return view;
}

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Reviews and entries behind a judgement: what they take, and that a refusal changes nothing. */
#include "dash_picture.h"

/* Waits for a review that overwrites the first grade, or comes out otherwise than put in. */
static void test_review(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const darisk_dash_record first = *darisk_dash_record_at(dash, 0);
    const darisk_dash_review review = good_review();
    assert_int_equal(darisk_dash_record_review(dash, &review), DARISK_OK);
    assert_memory_equal(darisk_dash_record_at(dash, 0), &first, sizeof first);
    const darisk_dash_record *record = darisk_dash_record_at(dash, 1);
    assert_int_equal(record->kind, DARISK_DASH_RECORD_REVIEW);
    assert_int_equal(record->review, DARISK_DASH_REVIEW_CRU);
    assert_int_equal(record->decision, DARISK_DASH_DECISION_RAISED);
    assert_int_equal(record->grade.code, DARISK_DASH_HIGH);
    assert_int_equal(record->person, 6);
    assert_memory_equal(&record->at, &review.at, sizeof record->at);
    assert_int_equal(record->dash_trained, DARISK_STATED_YES);
    assert_int_equal(record->measures_recorded, DARISK_STATED_YES);
    assert_string_equal(record->text, review.reason);
    assert_int_equal(record->mode, 0);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_HIGH);
    darisk_dash_free(dash);
}

/* Waits for a value let in that is none, and for a review that changes anything though refused:
 * without a reason, by the assessor, earlier than the grade. */
static void test_review_refused(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const picture before = take_picture(dash);
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_review bad = good_review();                                                    \
        bad.field = value;                                                                         \
        assert_int_equal(darisk_dash_record_review(dash, &bad), status);                           \
        assert_unchanged(dash, &before);                                                           \
    } while (0)
    REFUSED(struct_size, 4, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(unused, 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(kind, DARISK_DASH_REVIEW_NOT_SET, DARISK_ERROR_DASH_VALUE);
    REFUSED(kind, (darisk_dash_review_kind)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(kind, DARISK_DASH_REVIEW_SUPERVISOR, DARISK_ERROR_DASH_VALUE); /* it has measures */
    REFUSED(decision, DARISK_DASH_DECISION_NOT_SET, DARISK_ERROR_DASH_VALUE);
    REFUSED(decision, (darisk_dash_decision)4, DARISK_ERROR_DASH_VALUE);
    REFUSED(grade.code, 303, DARISK_ERROR_DASH_VALUE);
    REFUSED(grade.code, 0, DARISK_ERROR_DASH_VALUE);
    REFUSED(at, moment(101, 1440), DARISK_ERROR_DASH_VALUE);
    REFUSED(dash_trained, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(measures_recorded, (darisk_stated)-1, DARISK_ERROR_DASH_VALUE);
    REFUSED(reviewer, 0, DARISK_ERROR_DASH_PERSON_MISSING);
    REFUSED(reviewer, 5, DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR);
    REFUSED(reason, NULL, DARISK_ERROR_NULL);
    REFUSED(reason_length, 0, DARISK_ERROR_DASH_TEXT_BLANK);
    REFUSED(reason, " \t \r \n                      ", DARISK_ERROR_DASH_TEXT_BLANK);
    REFUSED(reason, "\xc3( an invalid start of it", DARISK_ERROR_DASH_TEXT_UTF8);
    REFUSED(reason_length, DARISK_DASH_TEXT_LAST + 1, DARISK_ERROR_DASH_TEXT_LENGTH);
    REFUSED(at, moment(100, 539), DARISK_ERROR_DASH_OUT_OF_ORDER);
    REFUSED(at, moment(99, 600), DARISK_ERROR_DASH_OUT_OF_ORDER);
    REFUSED(decision, DARISK_DASH_DECISION_AGREED, DARISK_ERROR_DASH_DECISION_MISMATCH);
    REFUSED(grade, DARISK_DASH_GRADE_STANDARD, DARISK_ERROR_DASH_DECISION_MISMATCH);
#undef REFUSED
    const darisk_dash_review good = good_review();
    assert_int_equal(darisk_dash_record_review(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_review(NULL, &good), DARISK_ERROR_NULL);
    darisk_dash *ungraded = answered(NULL);
    assert_int_equal(darisk_dash_record_review(ungraded, &good), DARISK_ERROR_DASH_NOT_GRADED);
    darisk_dash_free(ungraded);
    darisk_dash_free(dash);
}

/* Waits for an entry that comes out otherwise, or is taken with a value that is none. */
static void test_entry(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const darisk_dash_entry good = good_entry();
    const picture before = take_picture(dash);
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_entry bad = good;                                                              \
        bad.field = value;                                                                         \
        assert_int_equal(darisk_dash_record_entry(dash, &bad), status);                            \
        assert_unchanged(dash, &before);                                                           \
    } while (0)
    REFUSED(struct_size, 5000, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(doubt_raised, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(dash_trained, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(at, moment(DARISK_DATE_LAST + 1, 0), DARISK_ERROR_DASH_VALUE);
    REFUSED(entrant, 0, DARISK_ERROR_DASH_PERSON_MISSING);
    REFUSED(at, moment(99, 0), DARISK_ERROR_DASH_OUT_OF_ORDER);
#undef REFUSED
    assert_int_equal(darisk_dash_record_entry(dash, &good), DARISK_OK);
    const darisk_dash_record *record = darisk_dash_record_at(dash, 1);
    assert_int_equal(record->kind, DARISK_DASH_RECORD_ENTRY);
    assert_int_equal(record->person, 7);
    assert_int_equal(record->doubt_raised, DARISK_STATED_NO);
    assert_int_equal(record->dash_trained, DARISK_STATED_YES);
    assert_int_equal(record->grade.code, DARISK_DASH_NOT_SET);
    assert_null(record->text);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_MEDIUM);
    assert_int_equal(darisk_dash_record_entry(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_entry(NULL, &good), DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_review),
        cmocka_unit_test(test_review_refused),
        cmocka_unit_test(test_entry),
    };
    return cmocka_run_group_tests_name("dash review", tests, NULL, NULL);
}

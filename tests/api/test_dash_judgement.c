/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The judgement of a form: what it takes, and that a refusal changes nothing. */
#include "dash_picture.h"

/* Waits for a judgement that comes out otherwise than it was put in. */
static void test_judgement(void **state) {
    (void)state;
    char words[] = "as judged at the scene";
    darisk_dash_judgement judgement = good_judgement();
    darisk_dash *dash = answered(NULL);
    judgement.rationale = words;
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    memset(words, '?', sizeof words - 1); /* it was copied */
    const darisk_dash_record *record = darisk_dash_record_at(dash, 0);
    assert_int_equal(record->kind, DARISK_DASH_RECORD_JUDGEMENT);
    assert_int_equal(record->grade.code, DARISK_DASH_MEDIUM);
    assert_int_equal(record->person, 5);
    assert_memory_equal(&record->at, &judgement.at, sizeof record->at);
    assert_memory_equal(&record->searched_at, &judgement.searched_at, sizeof record->at);
    assert_int_equal(record->mode, DARISK_DASH_MODE_FACE_TO_FACE);
    assert_int_equal(record->source, DARISK_DASH_SOURCE_VICTIM);
    assert_int_equal(record->search, DARISK_DASH_SEARCH_YES);
    assert_int_equal(record->dait_seen_before, DARISK_STATED_NO);
    assert_string_equal(record->text, "as judged at the scene");
    assert_null(darisk_dash_record_at(dash, 1));
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_MEDIUM);
    darisk_dash_free(dash);
}

static void refuse_judgement(const darisk_dash_judgement *judgement, darisk_status expected) {
    darisk_dash *dash = answered(NULL);
    const picture before = take_picture(dash);
    assert_int_equal(darisk_dash_record_grade(dash, judgement), expected);
    assert_unchanged(dash, &before);
    darisk_dash_free(dash);
}

/* Waits for a value let in that is none: the grades of the other vocabularies first. */
static void test_judgement_refused(void **state) {
    (void)state;
    static const int32_t NO_GRADES[] = {0, 1, 2, 3, 100, 104, 201, 204, 301, 304, -1, INT32_MIN};
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_judgement bad = good_judgement();                                              \
        bad.field = value;                                                                         \
        refuse_judgement(&bad, status);                                                            \
    } while (0)
    for (size_t i = 0; i < LENGTH(NO_GRADES); i++)
        REFUSED(grade.code, NO_GRADES[i], DARISK_ERROR_DASH_VALUE);
    REFUSED(struct_size, sizeof(darisk_dash_judgement) - 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(mode, (darisk_dash_mode)5, DARISK_ERROR_DASH_VALUE);
    REFUSED(mode, DARISK_DASH_MODE_NOT_SET, DARISK_ERROR_DASH_VALUE);
    REFUSED(source, (darisk_dash_source)5, DARISK_ERROR_DASH_VALUE);
    REFUSED(search, (darisk_dash_search)4, DARISK_ERROR_DASH_VALUE);
    REFUSED(search, DARISK_DASH_SEARCH_UNKNOWN, DARISK_ERROR_DASH_VALUE);
    REFUSED(searched_at, moment(100, -1), DARISK_ERROR_DASH_VALUE);
    REFUSED(at, moment(DARISK_DATE_UNKNOWN, 0), DARISK_ERROR_DASH_VALUE);
    REFUSED(at.given, DARISK_MOMENT_MISSING, DARISK_ERROR_DASH_VALUE);
    REFUSED(dait_seen_before, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(assessor, 0, DARISK_ERROR_DASH_PERSON_MISSING);
    REFUSED(rationale, NULL, DARISK_ERROR_NULL);
    REFUSED(rationale_length, 0, DARISK_ERROR_DASH_TEXT_BLANK);
    REFUSED(rationale, "\xff\xfe invalid bytes, so long", DARISK_ERROR_DASH_TEXT_UTF8);
#undef REFUSED
    static char longest[DARISK_DASH_TEXT_LAST + 1];
    memset(longest, 'x', sizeof longest);
    darisk_dash_judgement judgement = good_judgement();
    judgement.rationale = longest;
    judgement.rationale_length = sizeof longest;
    refuse_judgement(&judgement, DARISK_ERROR_DASH_TEXT_LENGTH);
    judgement.rationale_length = SIZE_MAX;
    refuse_judgement(&judgement, DARISK_ERROR_DASH_TEXT_LENGTH);
    judgement.rationale_length = DARISK_DASH_TEXT_LAST;
    darisk_dash *dash = answered(NULL);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    assert_int_equal(strlen(darisk_dash_record_at(dash, 0)->text), DARISK_DASH_TEXT_LAST);
    assert_int_equal(darisk_dash_record_grade(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_grade(NULL, &judgement), DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_judgement),
        cmocka_unit_test(test_judgement_refused),
    };
    return cmocka_run_group_tests_name("dash judgement", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The handle of an assessment: its answers, and what can be asked of it. Its judgements, reviews,
 * entries, links and circumstances have tests of their own. The order of refusals is in
 * tests/cases/dash/record.csv, and that nothing recorded ever changes in
 * tests/exhaustive/exhaustive_dash_record.c. */
#include "dash_picture.h"

/* Waits for a new form on which anything is set. */
static void test_new(void **state) {
    (void)state;
    darisk_dash *dash = NULL;
    for (int i = 1; i <= DARISK_INSTRUMENT_LAST; i++) {
        assert_int_equal(darisk_dash_new((darisk_instrument)i, NULL, &dash), DARISK_OK);
        picture nothing;
        memset(&nothing, 0, sizeof nothing);
        nothing.around.struct_size = sizeof nothing.around;
        assert_unchanged(dash, &nothing);
        assert_int_equal(view_of(dash).instrument, i);
        assert_null(darisk_dash_record_at(dash, 0));
        assert_null(darisk_dash_link_at(dash, 0));
        darisk_dash_free(dash);
    }
    darisk_dash *untouched = (darisk_dash *)&dash;
    static const int NONE[] = {0, -1, DARISK_INSTRUMENT_LAST + 1, 99, INT_MAX, INT_MIN};
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(darisk_dash_new((darisk_instrument)NONE[i], NULL, &untouched),
                         DARISK_ERROR_INSTRUMENT);
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, NULL, NULL), DARISK_ERROR_NULL);
    darisk_allocator lacking = {.struct_size = sizeof lacking};
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, &lacking, &untouched),
                     DARISK_ERROR_ALLOCATOR);
    lacking.struct_size = 0;
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, &lacking, &untouched),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_ptr_equal(untouched, &dash);
    darisk_dash_free(NULL);
}

/* Waits for an answer in another item's place, and for one that cannot be taken back. */
static void test_answers(void **state) {
    (void)state;
    for (int instrument = 1; instrument <= DARISK_INSTRUMENT_LAST; instrument++) {
        darisk_dash *dash = NULL;
        assert_int_equal(darisk_dash_new((darisk_instrument)instrument, NULL, &dash), DARISK_OK);
        for (int item = -1; item <= DARISK_DASH_ITEM_LAST + 1; item++) {
            const bool asked =
                item >= 1 && item <= DARISK_DASH_ITEM_LAST &&
                (instrument == DARISK_INSTRUMENT_DASH_2009 || item < 10 || item > 12);
            for (int answer = -1; answer <= DARISK_ANSWER_LAST + 1; answer++) {
                const picture before = take_picture(dash);
                const darisk_status status =
                    darisk_dash_set_answer(dash, (darisk_dash_item)item, (darisk_answer)answer);
                if (!asked || answer < 0 || answer > DARISK_ANSWER_LAST) {
                    assert_int_equal(status, asked ? DARISK_ERROR_ANSWER : DARISK_ERROR_DASH_ITEM);
                    assert_unchanged(dash, &before);
                    continue;
                }
                picture expected = before;
                expected.answers[item - 1] = (uint8_t)answer;
                assert_int_equal(status, DARISK_OK);
                assert_unchanged(dash, &expected);
            }
            if (asked)
                assert_int_equal(
                    darisk_dash_set_answer(dash, (darisk_dash_item)item, DARISK_ANSWER_BLANK),
                    DARISK_OK);
        }
        darisk_dash_free(dash);
    }
    assert_int_equal(darisk_dash_set_answer(NULL, DARISK_DASH_ITEM_STALKING, DARISK_ANSWER_YES),
                     DARISK_ERROR_NULL);
}

/* Waits for words that are no answer beside an item, and for those of another item. */
static void test_details(void **state) {
    (void)state;
    darisk_dash *dash = answered(NULL);
    for (int stated = -1; stated <= 3; stated++) {
        picture expected = take_picture(dash);
        const bool known = stated >= 0 && stated <= 2;
        if (known)
            expected.details[17] = (uint8_t)stated;
        assert_int_equal(
            darisk_dash_set_detail(dash, DARISK_DASH_ITEM_STRANGULATION, (darisk_stated)stated),
            known ? DARISK_OK : DARISK_ERROR_DASH_VALUE);
        assert_unchanged(dash, &expected);
    }
    assert_int_equal(darisk_dash_set_detail(dash, (darisk_dash_item)28, DARISK_STATED_YES),
                     DARISK_ERROR_DASH_ITEM);
    assert_int_equal(darisk_dash_set_detail(NULL, (darisk_dash_item)1, DARISK_STATED_YES),
                     DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

/* Waits for an answer or its words that change once somebody has judged by them. */
static void test_frozen(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const picture before = take_picture(dash);
    for (int item = 0; item <= DARISK_DASH_ITEM_LAST; item++) {
        assert_int_equal(darisk_dash_set_answer(dash, (darisk_dash_item)item, DARISK_ANSWER_NO),
                         DARISK_ERROR_DASH_FROZEN);
        assert_int_equal(darisk_dash_set_detail(dash, (darisk_dash_item)item, DARISK_STATED_YES),
                         DARISK_ERROR_DASH_FROZEN);
    }
    assert_unchanged(dash, &before);
    darisk_dash_circumstances around = good_circumstances();
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
    darisk_dash_free(dash);
}

/* Waits for a NULL that is followed, and for an index compared with <=. */
static void test_queries(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    darisk_dash_view view = {.struct_size = sizeof view};
    assert_int_equal(darisk_dash_record_count(NULL), 0);
    assert_int_equal(darisk_dash_link_count(NULL), 0);
    assert_null(darisk_dash_record_at(NULL, 0));
    assert_null(darisk_dash_link_at(NULL, 0));
    assert_int_equal(darisk_dash_grade_in_effect(NULL).code, DARISK_DASH_NOT_SET);
    assert_null(darisk_dash_record_at(dash, 1));
    assert_null(darisk_dash_record_at(dash, SIZE_MAX));
    assert_int_equal(darisk_dash_view_of(NULL, &view), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_view_of(dash, NULL), DARISK_ERROR_NULL);
    view.struct_size = 8;
    assert_int_equal(darisk_dash_view_of(dash, &view), DARISK_ERROR_STRUCT_SIZE);
    assert_null(view.answers);
    darisk_dash_free(dash);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),     cmocka_unit_test(test_answers),
        cmocka_unit_test(test_details), cmocka_unit_test(test_frozen),
        cmocka_unit_test(test_queries),
    };
    return cmocka_run_group_tests_name("dash record", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Quiet victims and pairs. */
#include "test_model.h"

static int32_t on(int32_t year, int32_t month, int32_t day) {
    return model_day(year, month, day);
}

static void test_quiet(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(2014, 2, 28), NONE)->grade = 2;
    model_row *second = write_row(&w, 2, 0, 2, on(2013, 3, 1), NONE);
    write_row(&w, 3, 1, 2, on(2014, 6, 1), NONE);
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 1);
    assert_int_equal(w.answer.victims[0].id, 2);
    assert_int_equal(w.answer.victims[0].quiet, MODEL_MET);
    assert_int_equal(w.answer.victims[0].incidents, 2);
    assert_int_equal(w.answer.victims[0].days_quiet, 92);
    assert_int_equal(w.answer.victims[0].last_grade, 2);
    second->from = on(2013, 2, 28);
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 0);
    second->from = MODEL_NO_DATE;
    second->grade = 3;
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 1);
    assert_int_equal(w.answer.victims[0].quiet, MODEL_INDETERMINATE);
    assert_int_equal(w.answer.victims[0].incidents, 1);
    assert_int_equal(w.answer.victims[0].undated, 1);
    assert_int_equal(w.answer.victims[0].last_grade, 2);
    /* A call within three months. */
    w.rows[0].from = on(2014, 3, 1);
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 0);
}

static void test_reviewed(void **state) {
    model_review reviews[] = {{2, MODEL_NO_DATE}, {2, on(2014, 1, 5)}, {3, on(2014, 2, 1)}};
    written w;
    (void)state;
    write_new(&w);
    w.world.reviews = reviews;
    w.world.review_count = LENGTH(reviews);
    write_row(&w, 1, 1, 2, on(2014, 1, 5), NONE);
    write_row(&w, 2, 1, 2, on(2014, 1, 5), NONE);
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 1);
    reviews[1].day = on(2014, 6, 1);
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 1);
    reviews[1].day = on(2014, 5, 31);
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 0);
    reviews[1].day = on(2014, 1, 6);
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 0);
    /* Nothing dated: no review closes it. */
    w.rows[0].from = w.rows[1].from = MODEL_NO_DATE;
    write_ask(&w);
    assert_int_equal(w.answer.victim_count, 1);
    assert_int_equal(w.answer.victims[0].quiet, MODEL_INDETERMINATE);
    assert_int_equal(w.answer.victims[0].incidents, 0);
    assert_int_equal(w.answer.victims[0].last_date, MODEL_NO_DATE);
}

static void test_pairs(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(2014, 5, 31), NONE);
    /* The crime is against another, but it is the same incident. */
    write_row(&w, 1, 1, 3, on(2014, 5, 31), X);
    write_row(&w, 2, 1, 2, on(2013, 6, 1), Z);
    model_row *third = write_row(&w, 3, 1, 2, on(2013, 5, 31), X);
    write_ask(&w);
    const model_pair *pair = write_pair(&w, 1, 2);
    assert_int_equal(pair->incidents.low, 2);
    assert_int_equal(pair->incidents.high, 2);
    assert_int_equal(pair->crimes.low, 2);
    assert_int_equal(pair->escalation_3, MODEL_NOT_MET);
    assert_int_equal(pair->escalation_5_3, MODEL_NOT_MET);
    assert_int_equal(write_pair(&w, 1, 3)->crimes.low, 1);
    third->from = MODEL_NO_DATE;
    write_ask(&w);
    pair = write_pair(&w, 1, 2);
    assert_int_equal(pair->escalation_3, MODEL_INDETERMINATE);
    assert_int_equal(pair->escalation_5_3, MODEL_INDETERMINATE);
    third->from = on(2014, 1, 1);
    write_ask(&w);
    pair = write_pair(&w, 1, 2);
    assert_int_equal(pair->escalation_3, MODEL_MET);
    assert_int_equal(pair->escalation_5_3, MODEL_MET);
    assert_int_equal(w.answer.pair_count, 2);
}

static void expect_repeat(int32_t day, model_referral *referrals, size_t count,
                          model_result expected) {
    written w;
    write_new(&w);
    w.world.referrals = referrals;
    w.world.referral_count = count;
    write_row(&w, 1, 1, 2, day, NONE);
    write_ask(&w);
    assert_int_equal(write_pair(&w, 1, 2)->repeat, expected);
}

static void test_repeat(void **state) {
    model_referral referrals[] = {
        {1, 2, on(2013, 5, 30)}, {2, 1, on(2014, 5, 1)}, {1, 2, on(2014, 6, 1)}};
    (void)state;
    expect_repeat(on(2014, 5, 30), referrals, 3, MODEL_NOT_MET);
    expect_repeat(on(2014, 5, 29), referrals, 3, MODEL_MET);
    expect_repeat(on(2013, 5, 31), referrals, 3, MODEL_MET);
    expect_repeat(on(2013, 5, 30), referrals, 3, MODEL_INDETERMINATE);
    expect_repeat(on(2013, 5, 29), referrals, 3, MODEL_NOT_MET);
    expect_repeat(MODEL_NO_DATE, referrals, 3, MODEL_INDETERMINATE);
    expect_repeat(MODEL_NO_DATE, referrals, 0, MODEL_NOT_MET);
    expect_repeat(MODEL_NO_DATE, &referrals[1], 2, MODEL_NOT_MET);
    referrals[2].day = on(2014, 5, 31);
    expect_repeat(on(2014, 5, 29), referrals, 3, MODEL_NOT_MET);
    referrals[2].day = MODEL_NO_DATE;
    expect_repeat(on(2014, 5, 29), referrals, 3, MODEL_INDETERMINATE);
}

int test_lists(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quiet),
        cmocka_unit_test(test_reviewed),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_repeat),
    };
    return cmocka_run_group_tests_name("lists", tests, NULL, NULL);
}

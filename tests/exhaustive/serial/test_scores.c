/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Gravity, points, ranks and cohorts. */
#include "test_model.h"

static int32_t on(int32_t month, int32_t day) {
    return model_day(2014, month, day);
}

static void expect_gravity(written *w, int64_t gravity) {
    write_ask(w);
    assert_true(write_person(w, 1)->gravity == gravity);
}

static void test_gravity(void **state) {
    written w;
    (void)state;
    write_new(&w);
    w.setting.non_crime = 10;
    model_policy *policy = &w.setting.policy;
    write_row(&w, 1, 1, 2, on(5, 31), X);
    write_row(&w, 1, 1, 2, on(5, 31), Y);
    write_row(&w, 1, 1, 3, on(5, 31), Y);
    write_row(&w, 1, 1, 3, on(5, 31), NONE);
    write_row(&w, 1, 1, 0, on(5, 31), Y);
    write_row(&w, 1, 1, 0, on(5, 31), Y);
    write_row(&w, 2, 1, 2, on(5, 31) - 182, NONE);
    write_row(&w, 2, 1, 3, on(5, 31) - 182, NONE);
    write_row(&w, 3, 1, 3, on(5, 31) - 182, Z);
    write_row(&w, 1, 4, 3, on(5, 31), X);
    expect_gravity(&w, 5000 + 10);
    policy->sum_all = true;
    expect_gravity(&w, 16000 + 10);
    policy->half_life = 182;
    expect_gravity(&w, 16000 + 5);
    policy->half_life = 91;
    /* 16000 + 2.5, floored once */
    expect_gravity(&w, 16002);
    policy->sum_all = false;
    expect_gravity(&w, 5002);
}

/* Waits for a sum that wraps. */
static void test_overflow(void **state) {
    written w;
    (void)state;
    write_new(&w);
    w.setting.weights[0] = INT64_MAX;
    write_row(&w, 1, 1, 2, on(5, 1), X);
    expect_gravity(&w, INT64_MAX);
    w.setting.weights[1] = 1;
    write_row(&w, 2, 1, 2, on(5, 1), Y);
    model_ask(&w.world, &w.answer);
    assert_int_equal(w.answer.overflow, 1);
    w.setting.policy.half_life = 1;
    /* Thirty days: 2^-30 of 2^63. */
    expect_gravity(&w, INT64_C(1) << 33);
    w.setting.policy.half_life = 0;
    w.setting.policy.score = MODEL_SCORE_NONE;
    model_ask(&w.world, &w.answer);
    assert_int_equal(w.answer.overflow, 1);
}

/* 76, 14, 6 and 4 people in the rules; here in the ratio of ten people: 1, 2, 3 and 5 incidents. */
static void test_quantiles(void **state) {
    static const uint32_t incidents[10] = {1, 1, 1, 1, 1, 1, 1, 2, 3, 5};
    static const int64_t points[10] = {1, 1, 1, 1, 1, 1, 1, 4, 5, 5};
    written w;
    (void)state;
    write_new(&w);
    w.setting.policy.score = MODEL_SCORE_QUANTILES;
    w.setting.policy.weights[MODEL_FREQUENCY] = 3;
    uint64_t incident = 0;
    for (uint64_t person = 1; person <= 10; person++)
        for (uint32_t i = 0; i < incidents[person - 1]; i++)
            write_row(&w, ++incident, person, 20, on(5, (int32_t)person), NONE);
    write_row(&w, ++incident, 11, 20, model_day(2001, 1, 1), NONE);
    write_ask(&w);
    for (uint64_t person = 1; person <= 10; person++) {
        const model_person *one = write_person(&w, person);
        assert_true(one->points[MODEL_FREQUENCY] == 3 * points[person - 1]);
        /* The later the last day, the more: person 1 has the longest time since. */
        assert_true(one->points[MODEL_RECENCY] == 1 + 5 * ((int64_t)person - 1) / 10);
        assert_true(one->points[MODEL_GRAVITY] == 1 && one->points[MODEL_PEOPLE] == 1);
    }
    assert_false(write_person(&w, 11)->scored);
    assert_int_equal(w.answer.scored, 10);
}

/* Waits for 1, 2, 2, 3, and for ties cut at the edge. */
static void test_ranks(void **state) {
    static const model_fact facts[] = {{3, 0, 0}, {9, 1, 0}, {2, 0, 1}};
    static const model_alias aliases[] = {{9, 3}};
    written w;
    (void)state;
    write_new(&w);
    model_policy *policy = &w.setting.policy;
    w.world.facts = facts;
    w.world.fact_count = LENGTH(facts);
    w.world.aliases = aliases;
    w.world.alias_count = LENGTH(aliases);
    write_row(&w, 1, 1, 20, on(5, 1), X);
    write_row(&w, 2, 2, 20, on(5, 2), NONE);
    write_row(&w, 3, 3, 20, on(5, 1), NONE);
    write_row(&w, 4, 4, 20, on(1, 1), NONE);
    write_row(&w, 5, 5, 20, MODEL_NO_DATE, NONE);
    policy->cohort = MODEL_COHORT_TOP_K;
    policy->cohort_value = 2;
    write_ask(&w);
    static const uint64_t order[5] = {1, 2, 3, 4, 5};
    static const uint32_t ranks[5] = {1, 2, 2, 4, 0};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(w.answer.persons[i].id, order[i]);
        assert_int_equal(w.answer.persons[i].rank, ranks[i]);
        assert_int_equal(w.answer.persons[i].selected, i < 3);
        assert_int_equal(w.answer.persons[i].advice, i == 0);
    }
    assert_int_equal(w.answer.selected, 3);
    policy->cohort = MODEL_COHORT_TOP_BP;
    policy->cohort_value = 2500;
    write_ask(&w);
    assert_int_equal(w.answer.selected, 1);
    policy->cohort_value = 2501;
    write_ask(&w);
    assert_int_equal(w.answer.selected, 3);
    policy->cohort = MODEL_COHORT_TOTAL;
    policy->cohort_value = 20 + 3;
    write_ask(&w);
    assert_int_equal(w.answer.selected, 3);
    policy->cohort_value++;
    write_ask(&w);
    assert_int_equal(w.answer.selected, 1);
}

static void test_gravity_score(void **state) {
    written w;
    (void)state;
    write_new(&w);
    model_policy *policy = &w.setting.policy;
    policy->score = MODEL_SCORE_GRAVITY;
    policy->qualify = true;
    policy->cohort = MODEL_COHORT_MET;
    write_row(&w, 1, 1, 2, on(5, 1), Y);
    write_row(&w, 2, 1, 2, MODEL_NO_DATE, Y);
    write_expect(&w, (model_threshold){"crimes", MODEL_CRIMES, 2, {MODEL_DAYS, 365}}, 1, 2,
                 MODEL_INDETERMINATE);
    assert_false(write_person(&w, 1)->scored);
    assert_false(write_person(&w, 1)->selected);
    write_row(&w, 3, 1, 2, on(5, 1), X);
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_true(person->scored && person->selected);
    assert_int_equal(person->total, 6000);
    assert_int_equal(person->points[MODEL_GRAVITY], 6000);
    assert_int_equal(person->points[MODEL_RECENCY], 0);
}

int test_scores(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gravity),       cmocka_unit_test(test_overflow),
        cmocka_unit_test(test_quantiles),     cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_gravity_score),
    };
    return cmocka_run_group_tests_name("scores", tests, NULL, NULL);
}

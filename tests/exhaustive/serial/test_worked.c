/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The small worked cases of the readings, section 11, one test a line. */
#include "test_model.h"

static int32_t on(int32_t month, int32_t day) {
    return model_day(2014, month, day);
}

static void test_one_incident(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 1), X);
    write_row(&w, 1, 1, 3, on(5, 20), NONE);
    write_row(&w, 1, 1, 3, on(6, 20), NONE);
    write_row(&w, 1, 1, 2, MODEL_NO_DATE, NONE);
    write_row(&w, 1, 1, 4, on(5, 25), Y)->status = MODEL_NO_CRIME;
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_int_equal(person->incidents, 1);
    assert_int_equal(person->recency_days, 11);
    assert_int_equal(person->gravity, 1000);
    assert_int_equal(person->victims, 2);
    assert_int_equal(person->undated, 0);
    assert_int_equal(person->future, 1);
    assert_int_equal(person->cancelled, 1);
    assert_int_equal(person->flags,
                     MODEL_FLAG_FUTURE | MODEL_FLAG_CANCELLED | MODEL_FLAG_CONNECTION_UNKNOWN);
    /* 25 + 3 + 5 + 12 */
    assert_int_equal(person->total, 45);
    assert_int_equal(person->rank, 1);
}

static void test_reversed(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 2), NONE)->to = on(5, 1);
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_int_equal(person->incidents, 0);
    assert_int_equal(person->undated, 1);
    assert_false(person->scored);
    assert_true(person->total == MODEL_NO_TOTAL && person->points[0] == MODEL_NO_TOTAL);
    assert_int_equal(person->last_date, MODEL_NO_DATE);
    assert_int_equal(person->recency_days, INT32_MIN);
    assert_int_equal(w.answer.reversed_rows, 1);
}

static void test_unmapped(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 1), X);
    write_row(&w, 1, 1, 2, on(5, 1), Z);
    write_row(&w, 2, 1, 2, on(5, 1), Z);
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_int_equal(person->gravity, 1000);
    assert_true(person->gravity_partial);
    assert_int_equal(person->unmapped, 2);
    assert_int_equal(person->crimes, 2);
    assert_true((person->flags & MODEL_FLAG_UNMAPPED) != 0);
}

static void test_groups(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, model_day(2012, 1, 1), NONE)->group = 7;
    write_row(&w, 2, 1, 3, on(5, 1), NONE)->group = 7;
    write_row(&w, 3, 1, 2, on(5, 2), NONE);
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_int_equal(person->victims, 1);
    assert_int_equal(person->serial.low, 1);
    assert_int_equal(person->serial.high, 1);
    assert_int_equal(person->serial.result, MODEL_NOT_MET);
    assert_int_equal(person->flags, 0);
    write_row(&w, 4, 1, 5, MODEL_NO_DATE, NONE);
    write_ask(&w);
    person = write_person(&w, 1);
    assert_int_equal(person->victims, 1);
    assert_int_equal(person->serial.low, 1);
    assert_int_equal(person->serial.high, 2);
    assert_int_equal(person->serial.result, MODEL_INDETERMINATE);
    assert_int_equal(person->flags, MODEL_FLAG_UNDATED);
}

static void test_dual(void **state) {
    const uint16_t flags = MODEL_FLAG_COUNTER | MODEL_FLAG_DUAL | MODEL_FLAG_CONNECTION_UNKNOWN;
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 1), NONE);
    write_row(&w, 1, 2, 1, on(5, 1), NONE);
    write_row(&w, 2, 3, 1, on(4, 1), NONE);
    write_row(&w, 3, 1, 3, model_day(2010, 1, 1), NONE);
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->flags, flags);
    assert_int_equal(write_person(&w, 1)->incidents, 1);
    assert_int_equal(write_person(&w, 2)->flags, flags);
    assert_int_equal(write_person(&w, 3)->flags, MODEL_FLAG_CONNECTION_UNKNOWN);
    w.setting.policy.exclude_dual = true;
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_int_equal(person->flags, flags);
    assert_int_equal(person->incidents, 0);
    assert_false(person->scored);
    /* Nothing is left of person 2 but the flags. */
    assert_int_equal(write_person(&w, 2)->flags, MODEL_FLAG_COUNTER | MODEL_FLAG_DUAL);
    assert_int_equal(w.answer.pair_count, 4);
}

static void test_alias(void **state) {
    static const model_alias aliases[] = {{3, 1}};
    written w;
    (void)state;
    write_new(&w);
    w.world.aliases = aliases;
    w.world.alias_count = LENGTH(aliases);
    write_row(&w, 1, 1, 2, on(5, 1), NONE);
    write_row(&w, 2, 1, 3, on(5, 1), NONE);
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_int_equal(person->incidents, 1);
    assert_int_equal(person->self_link, 1);
    assert_int_equal(person->victims, 1);
    assert_int_equal(person->flags, MODEL_FLAG_SELF_LINK | MODEL_FLAG_CONNECTION_UNKNOWN);
}

static void test_one_per_pair_per_day(void **state) {
    written w;
    (void)state;
    write_new(&w);
    w.setting.policy.one_per_pair_per_day = true;
    write_row(&w, 1, 1, 2, on(5, 1), X);
    write_row(&w, 2, 1, 2, on(5, 1), Y);
    write_row(&w, 2, 1, 3, on(5, 1), NONE);
    write_row(&w, 3, 1, 3, on(5, 1), NONE);
    write_row(&w, 4, 1, 0, on(5, 1), NONE);
    write_ask(&w);
    const model_person *person = write_person(&w, 1);
    assert_int_equal(person->incidents, 3);
    assert_int_equal(person->crimes, 2);
    assert_int_equal(person->gravity, 6000);
    assert_int_equal(person->victims, 2);
    assert_int_equal(person->no_victim, 1);
    assert_int_equal(person->peak, 3);
    /* Victim 3 has incidents 2 and 3, on one day. */
    write_expect(&w, (model_threshold){"same", MODEL_SAME_VICTIM, 2, {MODEL_MONTHS, 1}}, 1, 1,
                 MODEL_NOT_MET);
    write_row(&w, 5, 1, 3, MODEL_NO_DATE, NONE);
    write_row(&w, 6, 1, 3, MODEL_NO_DATE, NONE);
    write_expect(&w, (model_threshold){"same", MODEL_SAME_VICTIM, 2, {MODEL_MONTHS, 1}}, 1, 3,
                 MODEL_INDETERMINATE);
    /* Of the crimes alone, incident 2 is one even where 1 is none. */
    w.rows[0].code = NONE;
    write_expect(&w, (model_threshold){"crimes", MODEL_CRIMES, 1, {MODEL_MONTHS, 1}}, 1, 1,
                 MODEL_MET);
}

int test_worked(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_incident),
        cmocka_unit_test(test_reversed),
        cmocka_unit_test(test_unmapped),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_dual),
        cmocka_unit_test(test_alias),
        cmocka_unit_test(test_one_per_pair_per_day),
    };
    return cmocka_run_group_tests_name("worked cases", tests, NULL, NULL);
}

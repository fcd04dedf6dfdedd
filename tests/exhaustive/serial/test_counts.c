/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Which rows count, and thresholds below, on and above. */
#include "test_model.h"

static int32_t on(int32_t month, int32_t day) {
    return model_day(2014, month, day);
}

/* The last vector of section 8. */
static void test_essex(void **state) {
    const model_threshold essex = {"frequency", MODEL_INCIDENTS, 5, {MODEL_MONTHS, 3}};
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(2, 28), NONE);
    write_row(&w, 2, 1, 2, on(3, 1), NONE);
    write_row(&w, 3, 1, 2, on(4, 1), NONE);
    write_row(&w, 4, 1, 2, on(5, 1), NONE);
    write_row(&w, 5, 1, 2, on(5, 31), NONE);
    write_expect(&w, essex, 4, 4, MODEL_NOT_MET);
    model_row *sixth = write_row(&w, 6, 1, 2, MODEL_NO_DATE, NONE);
    write_expect(&w, essex, 4, 5, MODEL_INDETERMINATE);
    sixth->from = on(3, 1);
    write_expect(&w, essex, 5, 5, MODEL_MET);
    /* The same incident again is the same. */
    sixth->incident = 2;
    write_expect(&w, essex, 4, 4, MODEL_NOT_MET);
    /* At the peak there are five, from 28 February to 1 May, whatever the look-back ends with. */
    sixth->incident = 6;
    sixth->from = on(2, 28);
    write_expect(&w, (model_threshold){"burst", MODEL_PEAK, 5, {MODEL_MONTHS, 3}}, 5, 5, MODEL_MET);
    write_expect(&w, (model_threshold){"burst", MODEL_PEAK, 4, {MODEL_DAYS, 32}}, 3, 3,
                 MODEL_NOT_MET);
}

/* Waits for a class taken out of turn. Each row is incident 1, against 2, on 1 May. */
static void test_classes(void **state) {
    written w;
    (void)state;
    write_new(&w);
    model_row *row = write_row(&w, 1, 1, 2, on(5, 1), NONE);
    row->role = MODEL_OTHER;
    row->status = MODEL_CANCELLED;
    write_ask(&w);
    assert_int_equal(w.answer.person_count, 0);
    assert_int_equal(w.answer.ignored_rows, 1);
    row->role = MODEL_OFFENDER;
    row->victim = 1;
    row->from = on(6, 1);
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->cancelled, 1);
    assert_int_equal(write_person(&w, 1)->self_link, 0);
    assert_int_equal(write_person(&w, 1)->future, 0);
    row->status = MODEL_OPEN;
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->self_link, 1);
    assert_int_equal(write_person(&w, 1)->future, 0);
    row->victim = 2;
    row->from = on(5, 1);
    row->to = on(6, 1);
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->future, 1);
    assert_int_equal(write_person(&w, 1)->undated, 0);
    row->perpetrator = 0;
    write_ask(&w);
    assert_int_equal(w.answer.person_count, 0);
    assert_int_equal(w.answer.rows_without_perpetrator, 1);
    row->is_da = 0;
    write_ask(&w);
    assert_int_equal(w.answer.rows_without_perpetrator, 0);
}

/* Waits for victims of undated incidents that are counted twice, or a group that is. */
static void test_victims(void **state) {
    const model_threshold victims = {"victims", MODEL_VICTIMS, 3, {MODEL_MONTHS, 3}};
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 1), NONE);
    write_row(&w, 1, 1, 0, on(5, 1), NONE)->group = 9;
    write_row(&w, 2, 1, 3, MODEL_NO_DATE, NONE)->group = 8;
    write_row(&w, 3, 1, 2, MODEL_NO_DATE, NONE)->group = 9;
    write_expect(&w, victims, 1, 2, MODEL_NOT_MET);
    write_row(&w, 4, 1, 4, on(5, 1), NONE);
    write_expect(&w, victims, 2, 3, MODEL_INDETERMINATE);
    /* Victim 3 has groups 8 and 9, and 8 is the smaller; then 4 is in 8, too. */
    write_row(&w, 5, 1, 3, model_day(2001, 1, 1), NONE)->group = 9;
    write_expect(&w, victims, 2, 3, MODEL_INDETERMINATE);
    write_row(&w, 6, 1, 4, model_day(2001, 1, 1), NONE)->group = 8;
    write_expect(&w, victims, 2, 2, MODEL_NOT_MET);
    /* Another perpetrator's knowledge is not this one's. */
    write_row(&w, 6, 7, 2, on(5, 1), NONE)->group = 8;
    write_expect(&w, victims, 2, 2, MODEL_NOT_MET);
}

static void test_same_victim(void **state) {
    const model_threshold same = {"same", MODEL_SAME_VICTIM, 2, {MODEL_MONTHS, 3}};
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 1), NONE)->group = 9;
    write_row(&w, 2, 1, 3, on(5, 1), NONE)->group = 9;
    write_row(&w, 3, 1, 0, on(5, 1), NONE);
    write_row(&w, 4, 1, 0, on(5, 1), NONE);
    write_expect(&w, same, 1, 1, MODEL_NOT_MET);
    write_row(&w, 5, 1, 4, MODEL_NO_DATE, NONE);
    write_expect(&w, same, 1, 1, MODEL_NOT_MET);
    write_row(&w, 6, 1, 3, MODEL_NO_DATE, NONE);
    write_expect(&w, same, 1, 2, MODEL_INDETERMINATE);
    write_row(&w, 7, 1, 2, on(3, 1), NONE);
    write_expect(&w, same, 2, 2, MODEL_MET);
}

/* Waits for all that takes the greatest, and any that takes the least. */
static void test_combined(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 1), NONE);
    write_row(&w, 2, 1, 3, MODEL_NO_DATE, NONE);
    model_policy *policy = &w.setting.policy;
    policy->threshold_count = 2;
    policy->thresholds[0] = (model_threshold){"a", MODEL_INCIDENTS, 1, {MODEL_MONTHS, 3}};
    policy->thresholds[1] = (model_threshold){"b", MODEL_VICTIMS, 2, {MODEL_UNLIMITED, 0}};
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->combined, MODEL_INDETERMINATE);
    policy->any = true;
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->combined, MODEL_MET);
    policy->any = false;
    policy->thresholds[1].least = 3;
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->combined, MODEL_NOT_MET);
    policy->threshold_count = 0;
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->combined, MODEL_NOT_STATED);
}

/* Waits for an incident dated by somebody else's row. */
static void test_counter(void **state) {
    written w;
    (void)state;
    write_new(&w);
    write_row(&w, 1, 1, 2, on(5, 1), NONE);
    model_row *back = write_row(&w, 1, 2, 1, MODEL_NO_DATE, NONE);
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->flags & 3, 0);
    write_row(&w, 1, 2, 3, on(5, 1), NONE);
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->flags & 3, MODEL_FLAG_COUNTER | MODEL_FLAG_DUAL);
    back->incident = 2;
    back->from = model_day(2012, 5, 31);
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->flags & 3, 0);
    back->from++;
    write_ask(&w);
    assert_int_equal(write_person(&w, 1)->flags & 3, MODEL_FLAG_COUNTER);
    assert_int_equal(write_person(&w, 2)->flags & 3, MODEL_FLAG_COUNTER);
}

int test_counts(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_essex),    cmocka_unit_test(test_classes),
        cmocka_unit_test(test_victims),  cmocka_unit_test(test_same_victim),
        cmocka_unit_test(test_combined), cmocka_unit_test(test_counter),
    };
    return cmocka_run_group_tests_name("counts", tests, NULL, NULL);
}

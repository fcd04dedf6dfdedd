/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The vectors of section 8: days, windows, and the weights of the half-life. */
#include <math.h>

#include "test_model.h"

static void test_days(void **state) {
    (void)state;
    assert_int_equal(model_day(1970, 1, 1), 0);
    assert_int_equal(model_day(1969, 12, 31), -1);
    assert_int_equal(model_day(2014, 5, 31), 16221);
    assert_int_equal(model_day(2000, 2, 29), 11016);
    assert_int_equal(model_day(1900, 3, 1) - model_day(1900, 2, 28), 1);
    assert_int_equal(model_day(1, 1, 1), -719162);
    assert_int_equal(model_day(0, 2, 29), -719162 - 307);
    assert_int_equal(model_day(9999, 12, 31), 2932896);
}

/* Waits for months that run over, and for ends of months that stick. */
static void test_months(void **state) {
    static const struct {
        int32_t from[3], months, to[3], days;
    } vectors[] = {
        {{2014, 5, 28}, 3, {2014, 2, 28}, 89},    {{2014, 5, 29}, 3, {2014, 2, 28}, 90},
        {{2014, 5, 30}, 3, {2014, 2, 28}, 91},    {{2014, 5, 31}, 3, {2014, 2, 28}, 92},
        {{2014, 6, 30}, 3, {2014, 3, 30}, 92},    {{2014, 3, 31}, 3, {2013, 12, 31}, 90},
        {{2016, 5, 31}, 3, {2016, 2, 29}, 92},    {{2016, 2, 29}, 12, {2015, 2, 28}, 366},
        {{2014, 5, 31}, 36, {2011, 5, 31}, 1096}, {{2014, 1, 15}, 1, {2013, 12, 15}, 31},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(vectors); i++) {
        const int32_t *from = vectors[i].from, *to = vectors[i].to;
        const int32_t end = model_day(from[0], from[1], from[2]);
        const int32_t start = model_day(to[0], to[1], to[2]);
        assert_int_equal(model_add_months(end, -vectors[i].months), start);
        assert_int_equal(end - start, vectors[i].days);
        const model_window window = {MODEL_MONTHS, vectors[i].months};
        assert_false(model_in_window(window, end, start));
        assert_true(model_in_window(window, end, start + 1));
        assert_true(model_in_window(window, end, end));
        assert_false(model_in_window(window, end, end + 1));
    }
    assert_int_equal(model_add_months(model_day(2014, 11, 30), 3), model_day(2015, 2, 28));
    assert_int_equal(model_add_months(model_day(1, 3, 30), -1201), model_day(-99, 2, 28));
}

/* Waits for a window of days with one too many, and for a missing day taken as an old one. */
static void test_day_window(void **state) {
    const model_window days = {MODEL_DAYS, 91}, ever = {MODEL_UNLIMITED, 0};
    const int32_t end = model_day(2014, 5, 31);
    (void)state;
    assert_false(model_in_window(days, end, end - 91));
    assert_true(model_in_window(days, end, end - 90));
    assert_true(model_in_window(ever, end, model_day(1, 1, 1)));
    assert_false(model_in_window(ever, end, end + 1));
    assert_false(model_in_window(ever, end, MODEL_NO_DATE));
}

static void test_half_life(void **state) {
    (void)state;
    assert_int_equal(model_half_life_weight(0, 1024), 2147483648u);
    assert_int_equal(model_half_life_weight(1, 1024), 2146030505u);
    assert_int_equal(model_half_life_weight(512, 1024), 1518500250u);
    assert_int_equal(model_half_life_weight(1023, 1024), 1074468888u);
    assert_int_equal(model_half_life_weight(28, 182), 1930971450u);
    assert_int_equal(model_half_life_weight(91, 182), 1518500250u);
    assert_int_equal(model_half_life_weight(182, 182), 1073741824u);
    assert_int_equal(model_half_life_weight(365, 182), 535056939u);
    assert_int_equal(model_half_life_weight(31, 1), 1u);
    assert_int_equal(model_half_life_weight(32, 1), 0u);
    /* Rounding to even is never asked for, and no value is so near a half that it might be wrong.
     */
    for (int j = 1; j < 1024; j++) {
        const long double exact = exp2l(31.0L - (long double)j / 1024.0L);
        assert_true(fabsl(exact - floorl(exact) - 0.5L) > 1e-5L);
    }
}

int test_windows(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_day_window),
        cmocka_unit_test(test_half_life),
    };
    return cmocka_run_group_tests_name("windows", tests, NULL, NULL);
}

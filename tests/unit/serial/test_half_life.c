/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What is left of a weight after some days. half_life.py checks the table itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "darisk/date.h"
#include "serial/half_life.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

#define WHOLE 2147483648u

/* Waits for a wrong place in the table, or a shift too many: the numbers of the rules. */
static void test_numbers_of_the_rules(void **state) {
    static const struct {
        int32_t days;
        uint32_t left;
    } CASES[] = {
        {0, WHOLE}, {28, 1930971450u}, {91, 1518500250u}, {182, 1073741824u}, {365, 535056939u},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(CASES); i++)
        assert_int_equal(darisk_half_life_weight(CASES[i].days, 182), CASES[i].left);
    assert_int_equal(darisk_half_life_weight(1, 1024), 2146030505u);
    assert_int_equal(darisk_half_life_weight(512, 1024), 1518500250u);
    assert_int_equal(darisk_half_life_weight(1023, 1024), 1074468888u);
}

/* Waits for a weight that rises with the days, that is above the whole, or that is not half after
 * a half-life. */
static void test_it_falls(void **state) {
    static const int32_t HALF_LIVES[] = {1, 2, 7, 182, 365, 1024, 1025, 36600, INT32_MAX};
    (void)state;
    for (size_t h = 0; h < LENGTH(HALF_LIVES); h++) {
        const int32_t half_life = HALF_LIVES[h];
        uint32_t last = WHOLE;
        for (int32_t days = 0; days < 5000; days++) {
            const uint32_t left = darisk_half_life_weight(days, half_life);
            assert_true(left <= last);
            if (days % half_life == 0 && days / half_life < 32)
                assert_int_equal(left, WHOLE >> (days / half_life));
            last = left;
        }
    }
}

/* Waits for a shift by 32 or more, which is undefined: below, on and above. */
static void test_it_ends(void **state) {
    (void)state;
    assert_int_equal(darisk_half_life_weight(31, 1), 1);
    assert_int_equal(darisk_half_life_weight(32, 1), 0);
    assert_int_equal(darisk_half_life_weight(33, 1), 0);
    assert_int_equal(darisk_half_life_weight(DARISK_DATE_LAST - DARISK_DATE_FIRST, 1), 0);
    assert_int_equal(darisk_half_life_weight(INT32_MAX, 1), 0);
    assert_int_equal(darisk_half_life_weight(INT32_MAX, INT32_MAX), WHOLE / 2);
    assert_int_equal(darisk_half_life_weight(INT32_MAX - 1, INT32_MAX), 1074468888u);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_of_the_rules),
        cmocka_unit_test(test_it_falls),
        cmocka_unit_test(test_it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Sees include/ only. Waits for a missing minute that is read as midnight, and for equal moments
 * that count as later. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* CMocka wants the four above. */
#include <cmocka.h>

#include "darisk.h"

static darisk_moment at(darisk_date day, int32_t minute) {
    return (darisk_moment){DARISK_MOMENT_MINUTE, day, minute};
}

static darisk_moment on(darisk_date day) {
    return (darisk_moment){DARISK_MOMENT_DAY, day, 0};
}

static const darisk_moment missing = {DARISK_MOMENT_MISSING, 0, 0};

static void limits_of_a_moment(void **state) {
    (void)state;
    assert_true(darisk_moment_is_valid(missing));
    assert_true(darisk_moment_is_valid(at(0, 0)));
    assert_true(darisk_moment_is_valid(at(0, 1439)));
    assert_false(darisk_moment_is_valid(at(0, 1440)));
    assert_false(darisk_moment_is_valid(at(0, -1)));
    assert_true(darisk_moment_is_valid(on(DARISK_DATE_FIRST)));
    assert_false(darisk_moment_is_valid(on(DARISK_DATE_FIRST - 1)));
    assert_true(darisk_moment_is_valid(on(DARISK_DATE_LAST)));
    assert_false(darisk_moment_is_valid(on(DARISK_DATE_LAST + 1)));
    assert_false(darisk_moment_is_valid(on(DARISK_DATE_UNKNOWN)));
    /* what is filled in but not given would be lost */
    assert_false(darisk_moment_is_valid((darisk_moment){DARISK_MOMENT_MISSING, 1, 0}));
    assert_false(darisk_moment_is_valid((darisk_moment){DARISK_MOMENT_MISSING, 0, 1}));
    assert_false(darisk_moment_is_valid((darisk_moment){DARISK_MOMENT_DAY, 1, 1}));
    assert_false(darisk_moment_is_valid((darisk_moment){(darisk_moment_given)3, 1, 1}));
}

static void later_by_day_then_by_minute(void **state) {
    (void)state;
    assert_int_equal(darisk_moment_is_later(on(2), on(1)), DARISK_STATED_YES);
    assert_int_equal(darisk_moment_is_later(on(1), on(2)), DARISK_STATED_NO);
    assert_int_equal(darisk_moment_is_later(at(2, 0), at(1, 1439)), DARISK_STATED_YES);
    assert_int_equal(darisk_moment_is_later(at(1, 11), at(1, 10)), DARISK_STATED_YES);
    assert_int_equal(darisk_moment_is_later(at(1, 10), at(1, 10)), DARISK_STATED_NO);
    assert_int_equal(darisk_moment_is_later(at(1, 9), at(1, 10)), DARISK_STATED_NO);
}

static void not_known_is_not_midnight(void **state) {
    (void)state;
    assert_int_equal(darisk_moment_is_later(on(1), at(1, 0)), DARISK_STATED_UNKNOWN);
    assert_int_equal(darisk_moment_is_later(at(1, 1439), on(1)), DARISK_STATED_UNKNOWN);
    assert_int_equal(darisk_moment_is_later(on(1), on(1)), DARISK_STATED_UNKNOWN);
    assert_int_equal(darisk_moment_is_later(missing, on(1)), DARISK_STATED_UNKNOWN);
    assert_int_equal(darisk_moment_is_later(on(1), missing), DARISK_STATED_UNKNOWN);
    assert_int_equal(darisk_moment_is_later(at(1, 1440), on(0)), DARISK_STATED_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_of_a_moment),
        cmocka_unit_test(later_by_day_then_by_minute),
        cmocka_unit_test(not_known_is_not_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Minutes between moments that are not known to the minute. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "response/elapsed.h"

static const darisk_moment missing = {DARISK_MOMENT_MISSING, 0, 0};

static darisk_moment at(darisk_date day, int32_t minute) {
    return (darisk_moment){DARISK_MOMENT_MINUTE, day, minute};
}

static darisk_moment on(darisk_date day) {
    return (darisk_moment){DARISK_MOMENT_DAY, day, 0};
}

static void elapses(darisk_moment from, darisk_moment to, int64_t least, int64_t most) {
    const darisk_response_span span = darisk_response_elapsed(from, to);
    assert_true(span.least == least);
    assert_true(span.most == most);
}

/* Waits for an unknown minute read as midnight, and for the ends of two spans mixed up. */
static void test_elapsed(void **state) {
    (void)state;
    elapses(at(0, 10), at(0, 10), 0, 0);
    elapses(at(0, 10), at(0, 25), 15, 15);
    elapses(at(0, 1439), at(1, 0), 1, 1);
    elapses(at(1, 0), at(0, 1439), -1, -1);
    elapses(on(0), at(0, 100), -1339, 100);
    elapses(at(0, 100), on(0), -100, 1339);
    elapses(on(0), on(1), 1, 2879);
    elapses(on(5), on(5), -1439, 1439);
    elapses(at(-1, 0), at(0, 0), 1440, 1440);
    assert_true(darisk_response_elapsed(missing, at(DARISK_DATE_LAST, 1439)).most >
                (int64_t)UINT32_MAX);
    assert_true(darisk_response_elapsed(at(DARISK_DATE_FIRST, 0), missing).least <
                -(int64_t)UINT32_MAX);
}

/* Waits for > taken for >=. */
static void test_has_passed(void **state) {
    (void)state;
    const darisk_response_span exact = {30, 30};
    const darisk_response_span open = {29, 31};
    assert_int_equal(darisk_response_has_passed(exact, 29), DARISK_STATED_YES);
    assert_int_equal(darisk_response_has_passed(exact, 30), DARISK_STATED_YES);
    assert_int_equal(darisk_response_has_passed(exact, 31), DARISK_STATED_NO);
    assert_int_equal(darisk_response_has_passed(open, 29), DARISK_STATED_YES);
    assert_int_equal(darisk_response_has_passed(open, 30), DARISK_STATED_UNKNOWN);
    assert_int_equal(darisk_response_has_passed(open, 31), DARISK_STATED_UNKNOWN);
    assert_int_equal(darisk_response_has_passed(open, 32), DARISK_STATED_NO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elapsed),
        cmocka_unit_test(test_has_passed),
    };
    return cmocka_run_group_tests_name("elapsed", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Where the windows of a policy start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "serial/window.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static darisk_date day(const char *text) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    assert_int_equal(darisk_date_from_text(text, &date), DARISK_OK);
    return date;
}

static darisk_date start(enum darisk_serial_unit unit, int32_t count, darisk_date end) {
    return darisk_serial_window_start((struct darisk_serial_window){unit, count}, end);
}

/* Waits for a month end that runs over into the next month, or that sticks to month ends. The
 * table is that of the rules. */
static void test_months(void **state) {
    static const struct {
        const char *end;
        int32_t months;
        const char *start;
        int32_t days;
    } CASES[] = {
        {"2014-05-28", 3, "2014-02-28", 89},   {"2014-05-29", 3, "2014-02-28", 90},
        {"2014-05-30", 3, "2014-02-28", 91},   {"2014-05-31", 3, "2014-02-28", 92},
        {"2014-06-30", 3, "2014-03-30", 92},   {"2014-03-31", 3, "2013-12-31", 90},
        {"2016-05-31", 3, "2016-02-29", 92},   {"2016-02-29", 12, "2015-02-28", 366},
        {"2014-05-31", 24, "2012-05-31", 730}, {"2014-05-31", 1200, "1914-05-31", 36525},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(CASES); i++) {
        const darisk_date end = day(CASES[i].end);
        const darisk_date found = start(DARISK_SERIAL_UNIT_MONTHS, CASES[i].months, end);
        assert_int_equal(found, day(CASES[i].start));
        assert_int_equal(end - found, CASES[i].days);
    }
}

/* Waits for a window of N days that has another number of days in it. */
static void test_days(void **state) {
    const darisk_date end = day("2014-05-31");
    (void)state;
    assert_int_equal(start(DARISK_SERIAL_UNIT_DAYS, 1, end), end - 1);
    assert_int_equal(start(DARISK_SERIAL_UNIT_DAYS, 365, end), end - 365);
    assert_int_equal(start(DARISK_SERIAL_UNIT_DAYS, 36600, end), end - 36600);
}

/* Waits for the first day of the calendar left out, and for a missing date taken in. */
static void test_no_start(void **state) {
    (void)state;
    assert_int_equal(start(DARISK_SERIAL_UNIT_UNLIMITED, 0, 0), DARISK_DATE_FIRST - 1);
    assert_true(DARISK_DATE_UNKNOWN < DARISK_SERIAL_NO_START);
    assert_true(DARISK_SERIAL_NO_START < DARISK_DATE_FIRST);
}

/* Waits for a failure, or for a date that is none, where the window would begin before the
 * calendar: below, on and above. */
static void test_before_the_calendar(void **state) {
    (void)state;
    assert_int_equal(start(DARISK_SERIAL_UNIT_MONTHS, 12, day("0001-12-31")),
                     DARISK_SERIAL_NO_START);
    assert_int_equal(start(DARISK_SERIAL_UNIT_MONTHS, 12, day("0002-01-01")), DARISK_DATE_FIRST);
    assert_int_equal(start(DARISK_SERIAL_UNIT_MONTHS, 12, day("0002-01-02")),
                     DARISK_DATE_FIRST + 1);
    assert_int_equal(start(DARISK_SERIAL_UNIT_DAYS, 2, DARISK_DATE_FIRST + 1),
                     DARISK_SERIAL_NO_START);
    assert_int_equal(start(DARISK_SERIAL_UNIT_DAYS, 2, DARISK_DATE_FIRST), DARISK_SERIAL_NO_START);
    assert_int_equal(start(DARISK_SERIAL_UNIT_DAYS, 2, DARISK_DATE_FIRST + 2), DARISK_DATE_FIRST);
    assert_int_equal(start(DARISK_SERIAL_UNIT_DAYS, 36600, DARISK_DATE_FIRST),
                     DARISK_SERIAL_NO_START);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_no_start),
        cmocka_unit_test(test_before_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

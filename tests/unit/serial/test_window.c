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

/* The calendar by another hand: months one after the other, each with its first day and its length.
 */
#define FIRST_YEAR 1890
#define MONTHS     ((2400 - FIRST_YEAR) * 12)

static darisk_date month_first[MONTHS + 1];

static int32_t length_of(int32_t year, int32_t month) {
    static const int32_t DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return DAYS[month] + (month == 1 && leap);
}

static void write_months(void) {
    month_first[0] = day("1890-01-01");
    for (int32_t i = 0; i < MONTHS; i++)
        month_first[i + 1] = month_first[i] + length_of(FIRST_YEAR + i / 12, i % 12);
}

static darisk_date clamped(int32_t month, int32_t day_of_month) {
    const int32_t length = month_first[month + 1] - month_first[month];
    return month_first[month] + (day_of_month < length ? day_of_month : length - 1);
}

/* Waits for any day of the cycle of 400 years whose months do not end where they should. The shares
 * of the lengths of three months are those of the rules. */
static void test_every_day_of_the_cycle(void **state) {
    static const int32_t COUNTS[] = {1, 2, 3, 6, 9, 11, 12, 13, 24, 36, 120, 1200};
    static const size_t SHARES[] = {58, 148, 208, 587}; /* of 1000, for 89 to 92 days */
    size_t lengths[4] = {0}, days = 0;
    (void)state;
    write_months();
    for (int32_t month = (2000 - FIRST_YEAR) * 12; month < MONTHS; month++)
        for (darisk_date end = month_first[month]; end < month_first[month + 1]; end++, days++) {
            for (size_t i = 0; i < LENGTH(COUNTS); i++)
                assert_int_equal(start(DARISK_SERIAL_UNIT_MONTHS, COUNTS[i], end),
                                 clamped(month - COUNTS[i], end - month_first[month]));
            lengths[end - start(DARISK_SERIAL_UNIT_MONTHS, 3, end) - 89]++;
        }
    assert_int_equal(days, 146097);
    for (size_t i = 0; i < LENGTH(SHARES); i++)
        assert_int_equal((lengths[i] * 1000 + days / 2) / days, SHARES[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_every_day_of_the_cycle),
        cmocka_unit_test(test_no_start),
        cmocka_unit_test(test_before_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

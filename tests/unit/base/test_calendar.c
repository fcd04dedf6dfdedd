/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The arithmetic under the dates takes any 32-bit value; what is no day comes out as none. What it
 * does with days is tested through darisk/date.h and in tests/exhaustive. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/date_months.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const int32_t EDGES[] = {
    INT32_MIN, INT32_MIN + 1, -120000, -719163, -1,     0,       1,     2,        12, 13, 29, 31,
    32,        9999,          10000,   119999,  120000, 2932897, 65536, INT32_MAX};

/* Waits for an overflow, seen by UndefinedBehaviorSanitizer, and for a day made of anything. */
static void test_any_civil_day(void **state) {
    (void)state;
    int days = 0;
    for (size_t y = 0; y < LENGTH(EDGES); y++)
        for (size_t m = 0; m < LENGTH(EDGES); m++)
            for (size_t d = 0; d < LENGTH(EDGES); d++) {
                const bool has = darisk_calendar_has(EDGES[y], EDGES[m], EDGES[d]);
                const darisk_date date = darisk_calendar_date(EDGES[y], EDGES[m], EDGES[d]);
                assert_int_equal(has, date != DARISK_DATE_UNKNOWN);
                days += has;
            }
    /* the years 1, 2, 12, 13, 29, 31, 32 and 9999; months 1 and 12 with the days 1, 2, 12, 13, 29
     * and 31, month 2 with the first four: none of those years is leap but 12 and 32 */
    assert_int_equal(days, 8 * (2 * 6 + 4) + 2);
}

static void test_any_month(void **state) {
    (void)state;
    static const int32_t NONE[] = {INT32_MIN, -1, 0, 13, INT32_MAX};
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(darisk_calendar_month_length(2024, NONE[i]), 0);
    static const int32_t NO_YEAR[] = {INT32_MIN, -1, 0, 10000, INT32_MAX};
    for (size_t i = 0; i < LENGTH(NO_YEAR); i++)
        assert_int_equal(darisk_calendar_month_length(NO_YEAR[i], 2), 0);
    assert_int_equal(darisk_calendar_month_length(2024, 2), 29);
    assert_int_equal(darisk_calendar_month_length(2100, 2), 28);
}

static void test_any_date(void **state) {
    (void)state;
    static const darisk_date NONE[] = {INT32_MIN, INT32_MIN + 1, DARISK_DATE_FIRST - 1,
                                       DARISK_DATE_LAST + 1, INT32_MAX};
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        const darisk_civil civil = darisk_calendar_civil(NONE[i]);
        assert_true(civil.year == 0 && civil.month == 0 && civil.day == 0);
        assert_int_equal(darisk_date_months_from(NONE[i], 0), DARISK_DATE_UNKNOWN);
    }
    for (size_t i = 0; i < LENGTH(EDGES); i++)
        for (size_t n = 0; n < LENGTH(EDGES); n++) {
            const darisk_date reached = darisk_date_months_from(EDGES[i], EDGES[n]);
            assert_true(reached == DARISK_DATE_UNKNOWN || darisk_date_is_valid(reached));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_civil_day),
        cmocka_unit_test(test_any_month),
        cmocka_unit_test(test_any_date),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}

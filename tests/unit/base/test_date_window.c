/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Windows of calendar months (rule R4): open at the start, closed at the end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date_window.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static darisk_date day(const char *text) {
    darisk_date date = 0;
    if (darisk_date_from_text(text, &date) != DARISK_OK)
        fail_msg("no date: %s", text);
    return date;
}

static bool is_inside(darisk_date date, darisk_date end, int32_t months) {
    bool inside = false;
    assert_int_equal(darisk_date_in_months_window(date, end, months, &inside), DARISK_OK);
    return inside;
}

/* Waits for an end left out, a start taken in, and a clamp forgotten. */
static void test_the_start_is_out_and_the_end_is_in(void **state) {
    (void)state;
    static const struct {
        const char *end;
        int32_t months;
        const char *start;
    } WINDOWS[] = {
        {"2024-05-31", 3, "2024-02-29"},  {"2023-05-31", 3, "2023-02-28"},
        {"2024-05-15", 3, "2024-02-15"},  {"2024-02-29", 12, "2023-02-28"},
        {"2024-01-31", 24, "2022-01-31"}, {"2024-03-31", 1, "2024-02-29"},
        {"2024-10-01", 36, "2021-10-01"}, {"0001-02-01", 1, "0001-01-01"},
        {"9999-12-31", 12, "9998-12-31"}, {"9999-12-31", 119987, "0001-01-31"},
    };
    for (size_t i = 0; i < LENGTH(WINDOWS); i++) {
        const darisk_date start = day(WINDOWS[i].start);
        const darisk_date end = day(WINDOWS[i].end);
        const int32_t months = WINDOWS[i].months;
        assert_false(is_inside(start - 1, end, months));
        assert_false(is_inside(start, end, months));
        assert_true(is_inside(start + 1, end, months));
        assert_true(is_inside(end - 1, end, months));
        assert_true(is_inside(end, end, months));
        assert_false(is_inside(end + 1, end, months));
    }
}

static void test_no_months_hold_no_day(void **state) {
    (void)state;
    const darisk_date end = day("2024-02-29");
    for (darisk_date date = end - 2; date <= end + 2; date++)
        assert_false(is_inside(date, end, 0));
}

/* Waits for a day that two windows count, or that none does, where each window ends on the day
 * the next one starts after. */
static void test_windows_that_meet_hold_each_day_once(void **state) {
    (void)state;
    for (int32_t months = 1; months <= 13; months++)
        for (darisk_date date = day("2023-01-01"); date <= day("2024-12-31"); date++) {
            int held = 0;
            for (darisk_date end = day("2025-08-31"); end > day("2022-01-01");
                 end = darisk_date_months_from(end, -months))
                held += is_inside(date, end, months);
            assert_int_equal(held, 1);
        }
}

/* Waits for somebody who takes month ends for windows that meet: 30 June less a month is 30 May,
 * so 31 May is in that window and in the one that ends on it. The rule has it so. */
static void test_windows_of_month_ends_may_overlap(void **state) {
    (void)state;
    assert_true(is_inside(day("2023-05-31"), day("2023-05-31"), 1));
    assert_true(is_inside(day("2023-05-31"), day("2023-06-30"), 1));
}

/* Waits for an undated event counted as one long ago, or as one just now. */
static void test_what_is_no_date_is_in_no_window(void **state) {
    (void)state;
    static const darisk_date NOT[] = {DARISK_DATE_UNKNOWN, INT32_MIN + 1, DARISK_DATE_FIRST - 1,
                                      DARISK_DATE_LAST + 1, INT32_MAX};
    for (size_t i = 0; i < LENGTH(NOT); i++) {
        assert_false(is_inside(NOT[i], DARISK_DATE_LAST, 119987));
        assert_false(is_inside(NOT[i], day("0002-01-01"), 1));
    }
}

static void test_windows_that_are_refused(void **state) {
    (void)state;
    static const struct {
        darisk_date end;
        int32_t months;
        darisk_status status;
    } WINDOWS[] = {
        {DARISK_DATE_UNKNOWN, 1, DARISK_ERROR_DATE},
        {DARISK_DATE_FIRST - 1, 1, DARISK_ERROR_DATE},
        {DARISK_DATE_LAST + 1, 1, DARISK_ERROR_DATE},
        {DARISK_DATE_UNKNOWN, -1, DARISK_ERROR_DATE},
        {0, -1, DARISK_ERROR_MONTHS},
        {0, INT32_MIN, DARISK_ERROR_MONTHS},
        {0, INT32_MAX, DARISK_ERROR_MONTHS},
        {DARISK_DATE_FIRST, 1, DARISK_ERROR_MONTHS},
        {DARISK_DATE_LAST, 119988, DARISK_ERROR_MONTHS},
    };
    for (size_t i = 0; i < LENGTH(WINDOWS); i++)
        for (int untouched = 0; untouched <= 1; untouched++) {
            bool inside = untouched;
            assert_int_equal(
                darisk_date_in_months_window(0, WINDOWS[i].end, WINDOWS[i].months, &inside),
                WINDOWS[i].status);
            assert_int_equal(inside, untouched);
        }
    assert_int_equal(darisk_date_in_months_window(0, 0, 1, NULL), DARISK_ERROR_NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_start_is_out_and_the_end_is_in),
        cmocka_unit_test(test_no_months_hold_no_day),
        cmocka_unit_test(test_windows_that_meet_hold_each_day_once),
        cmocka_unit_test(test_windows_of_month_ends_may_overlap),
        cmocka_unit_test(test_what_is_no_date_is_in_no_window),
        cmocka_unit_test(test_windows_that_are_refused),
    };
    return cmocka_run_group_tests_name("date_window", tests, NULL, NULL);
}

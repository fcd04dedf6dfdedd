/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The criteria that several modules share, at their limits. That the assessments come out by them
 * as before is in tests/cases/dash and tests/exhaustive. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/quiet.h"
#include "model/repeat.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

enum { NO = DARISK_MET_NO, OPEN = DARISK_MET_OPEN, YES = DARISK_MET_YES };

static darisk_date day(const char *text) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    if (text[0] != '\0' && darisk_date_from_text(text, &date) != DARISK_OK)
        fail_msg("no date: %s", text);
    return date;
}

/* Waits for an unknown read as no, and for an order of the three other than documented. */
static void test_three_values(void **state) {
    (void)state;
    assert_int_equal(darisk_met_of(DARISK_STATED_YES), YES);
    assert_int_equal(darisk_met_of(DARISK_STATED_NO), NO);
    assert_int_equal(darisk_met_of(DARISK_STATED_UNKNOWN), OPEN);
    for (int a = NO; a <= YES; a++)
        for (int b = NO; b <= YES; b++) {
            const enum darisk_met x = (enum darisk_met)a, y = (enum darisk_met)b;
            assert_int_equal(darisk_met_all(x, y), a < b ? a : b);
            assert_int_equal(darisk_met_any(x, y), a > b ? a : b);
        }
}

/* Waits for < instead of <=, at either bound. */
static void test_counts(void **state) {
    (void)state;
    static const struct {
        size_t low, high, threshold;
        int met;
    } CASES[] = {
        {0, 0, 1, NO},   {0, 1, 1, OPEN},
        {1, 1, 1, YES},  {4, 4, 5, NO},
        {4, 5, 5, OPEN}, {5, 5, 5, YES},
        {4, 9, 5, OPEN}, {6, 9, 5, YES},
        {0, 0, 0, YES},  {SIZE_MAX - 1, SIZE_MAX, SIZE_MAX, OPEN},
    };
    for (size_t i = 0; i < LENGTH(CASES); i++)
        assert_int_equal(darisk_count_reaches(CASES[i].low, CASES[i].high, CASES[i].threshold),
                         CASES[i].met);
}

/* Waits for a referral after the day asked for that counts, for the first taken for the last, and
 * for one without a day that is forgotten. */
static void test_last_anchor(void **state) {
    (void)state;
    static const struct {
        const char *anchors[3];
        const char *last;
        bool certain;
    } CASES[] = {
        {{NULL}, "", true},
        {{"2014-05-31"}, "2014-05-31", true},
        {{"2014-06-01"}, "", true},
        {{"2014-03-01", "2013-03-01"}, "2014-03-01", true},
        {{"2013-03-01", "2014-03-01", "2014-06-01"}, "2014-03-01", true},
        {{"", "2014-03-01"}, "2014-03-01", false},
        {{"2014-03-01", ""}, "2014-03-01", false},
    };
    for (size_t i = 0; i < LENGTH(CASES); i++) {
        struct darisk_repeat_last last = {DARISK_DATE_UNKNOWN, true};
        for (size_t k = 0; k < 3 && CASES[i].anchors[k] != NULL; k++)
            last = darisk_repeat_take(last, day(CASES[i].anchors[k]), day("2014-05-31"));
        assert_int_equal(last.day, day(CASES[i].last));
        assert_int_equal(last.certain, CASES[i].certain);
    }
    const struct darisk_repeat_last unsearched = {DARISK_DATE_UNKNOWN, false};
    assert_false(darisk_repeat_take(unsearched, day("2014-03-01"), day("2014-05-31")).certain);
}

/* Waits for an anniversary taken in, for the day of the referral taken as after it, and for months
 * counted forwards from the referral, which the last day of February tells apart. */
static void test_repeat(void **state) {
    (void)state;
    static const struct {
        const char *last;
        bool certain;
        const char *on;
        int met;
    } CASES[] = {
        {"2014-01-10", true, "2014-01-09", NO},
        {"2014-01-10", true, "2014-01-10", OPEN},
        {"2014-01-10", true, "2014-01-11", YES},
        {"2014-01-10", true, "2015-01-09", YES},
        {"2014-01-10", true, "2015-01-10", NO},
        {"2014-01-10", true, "2015-01-11", NO},
        {"2014-01-10", true, "", OPEN},
        {"", true, "2014-01-10", NO},
        {"", true, "", NO},
        {"", false, "2014-01-10", OPEN},
        {"2014-01-10", false, "2014-01-09", OPEN},
        {"2023-02-28", true, "2024-02-28", NO},
        {"2023-02-28", true, "2024-02-29", NO},
        {"2024-02-29", true, "2025-02-28", YES},
        {"2024-02-29", true, "2025-03-01", NO},
        {"0001-01-01", true, "0001-06-01", OPEN},
    };
    for (size_t i = 0; i < LENGTH(CASES); i++) {
        const struct darisk_repeat_last last = {day(CASES[i].last), CASES[i].certain};
        if ((int)darisk_repeat_within(last, day(CASES[i].on), 12) != CASES[i].met)
            fail_msg("%s after %s", CASES[i].on, CASES[i].last);
    }
}

/* Waits for a call on the last day of the quiet that ends it, for a review of the day of the last
 * call that does, and for a review that ends a quiet that has no beginning. */
static void test_quiet_ended(void **state) {
    (void)state;
    static const struct {
        const char *last, *review;
        bool ended;
    } CASES[] = {
        {"2014-02-28", "", false},
        {"2014-03-01", "", true},
        {"2014-02-27", "", false},
        {"2014-02-10", "2014-02-09", false},
        {"2014-02-10", "2014-02-10", false},
        {"2014-02-10", "2014-02-11", true},
        {"", "", false},
        {"", "2014-02-11", false},
    };
    for (size_t i = 0; i < LENGTH(CASES); i++)
        assert_int_equal(
            darisk_quiet_is_ended(day(CASES[i].last), day("2014-02-28"), day(CASES[i].review)),
            CASES[i].ended);
}

/* Waits for a certain answer where an incident or a review has no day, and for a sum that wraps. */
static void test_quiet_repeats(void **state) {
    (void)state;
    static const struct {
        size_t counted, undated;
        bool review_undated;
        int met;
    } CASES[] = {
        {1, 0, false, NO},   {2, 0, false, YES},        {3, 0, false, YES},
        {0, 1, false, NO},   {1, 1, false, OPEN},       {0, 2, false, OPEN},
        {2, 1, false, OPEN}, {9, 1, false, OPEN},       {1, 0, true, NO},
        {2, 0, true, OPEN},  {1, SIZE_MAX, true, OPEN}, {SIZE_MAX, SIZE_MAX, false, OPEN},
    };
    for (size_t i = 0; i < LENGTH(CASES); i++)
        assert_int_equal(
            darisk_quiet_repeats(CASES[i].counted, CASES[i].undated, 2, CASES[i].review_undated),
            CASES[i].met);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_values), cmocka_unit_test(test_counts),
        cmocka_unit_test(test_last_anchor),  cmocka_unit_test(test_repeat),
        cmocka_unit_test(test_quiet_ended),  cmocka_unit_test(test_quiet_repeats),
    };
    return cmocka_run_group_tests_name("criteria", tests, NULL, NULL);
}

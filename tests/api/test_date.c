/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Dates at their limits: below, on and above. The whole calendar is walked in tests/exhaustive. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "darisk/date.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define UNTOUCHED     INT32_C(-77777777)

static darisk_date day(const char *text) {
    darisk_date date = UNTOUCHED;
    if (darisk_date_from_text(text, &date) != DARISK_OK)
        fail_msg("no date: %s", text);
    return date;
}

static void test_the_constants_are_the_days_they_say(void **state) {
    (void)state;
    assert_int_equal(day("1970-01-01"), 0);
    assert_int_equal(day("1969-12-31"), -1);
    assert_int_equal(day("0001-01-01"), DARISK_DATE_FIRST);
    assert_int_equal(day("9999-12-31"), DARISK_DATE_LAST);
    assert_int_equal(day("2000-03-01"), 11017);
}

/* Waits for "unknown", or one day too many, taken as a day. */
static void test_valid_is_within_the_calendar(void **state) {
    (void)state;
    static const darisk_date VALID[] = {DARISK_DATE_FIRST,    DARISK_DATE_FIRST + 1, -1, 0, 1,
                                        DARISK_DATE_LAST - 1, DARISK_DATE_LAST};
    static const darisk_date NOT[] = {DARISK_DATE_UNKNOWN, INT32_MIN + 1, DARISK_DATE_FIRST - 1,
                                      DARISK_DATE_LAST + 1, INT32_MAX};
    for (size_t i = 0; i < LENGTH(VALID); i++)
        assert_true(darisk_date_is_valid(VALID[i]));
    for (size_t i = 0; i < LENGTH(NOT); i++) {
        assert_false(darisk_date_is_valid(NOT[i]));
        int32_t year = UNTOUCHED;
        int32_t month = UNTOUCHED;
        int32_t number = UNTOUCHED;
        assert_int_equal(darisk_date_to_civil(NOT[i], &year, &month, &number), DARISK_ERROR_DATE);
        assert_true(year == UNTOUCHED && month == UNTOUCHED && number == UNTOUCHED);
        char text[DARISK_DATE_TEXT_SIZE] = "untouched";
        assert_int_equal(darisk_date_text(NOT[i], text), DARISK_ERROR_DATE);
        assert_string_equal(text, "untouched");
    }
}

static void test_civil_days_that_exist(void **state) {
    (void)state;
    static const int32_t DAYS[][3] = {
        {1, 1, 1},     {1, 12, 31},   {4, 2, 29},    {1600, 2, 29},  {1752, 9, 3},  {1900, 2, 28},
        {1970, 1, 1},  {2000, 2, 29}, {2023, 2, 28}, {2024, 2, 29},  {2024, 4, 30}, {2024, 1, 31},
        {2100, 2, 28}, {9996, 2, 29}, {9999, 1, 1},  {9999, 12, 31},
    };
    for (size_t i = 0; i < LENGTH(DAYS); i++) {
        darisk_date date = UNTOUCHED;
        assert_int_equal(darisk_date_from_civil(DAYS[i][0], DAYS[i][1], DAYS[i][2], &date),
                         DARISK_OK);
        int32_t back[3] = {UNTOUCHED, UNTOUCHED, UNTOUCHED};
        assert_int_equal(darisk_date_to_civil(date, &back[0], &back[1], &back[2]), DARISK_OK);
        assert_memory_equal(back, DAYS[i], sizeof back);
    }
}

/* Waits for a month or day that is wrapped into the next, and for arithmetic before the check. */
static void test_civil_days_that_do_not_exist(void **state) {
    (void)state;
    static const int32_t DAYS[][3] = {
        {0, 1, 1},
        {0, 12, 31},
        {-1, 1, 1},
        {10000, 1, 1},
        {INT32_MIN, 1, 1},
        {INT32_MAX, 12, 31},
        {2024, 0, 1},
        {2024, 13, 1},
        {2024, -1, 1},
        {2024, INT32_MIN, 1},
        {2024, INT32_MAX, 1},
        {2024, 1, 0},
        {2024, 1, 32},
        {2024, 1, -1},
        {2024, 1, INT32_MIN},
        {2024, 1, INT32_MAX},
        {2023, 2, 29},
        {2024, 2, 30},
        {1900, 2, 29},
        {2100, 2, 29},
        {2000, 2, 30},
        {2024, 4, 31},
        {2024, 6, 31},
        {2024, 9, 31},
        {2024, 11, 31},
        {INT32_MIN, INT32_MIN, INT32_MIN},
        {INT32_MAX, INT32_MAX, INT32_MAX},
    };
    for (size_t i = 0; i < LENGTH(DAYS); i++) {
        darisk_date date = UNTOUCHED;
        assert_int_equal(darisk_date_from_civil(DAYS[i][0], DAYS[i][1], DAYS[i][2], &date),
                         DARISK_ERROR_DATE);
        assert_int_equal(date, UNTOUCHED);
    }
}

static void test_null_is_refused_first(void **state) {
    (void)state;
    int32_t a = UNTOUCHED;
    int32_t b = UNTOUCHED;
    darisk_date date = UNTOUCHED;
    assert_int_equal(darisk_date_from_civil(2024, 1, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_from_civil(0, 0, 0, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_to_civil(0, NULL, &a, &b), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_to_civil(0, &a, NULL, &b), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_to_civil(0, &a, &b, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_to_civil(DARISK_DATE_UNKNOWN, NULL, NULL, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_from_text(NULL, &date), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_from_text("2024-01-01", NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_from_text("", NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_text(0, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_text(DARISK_DATE_UNKNOWN, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_add_months(0, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_age(0, 0, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_date_age(DARISK_DATE_UNKNOWN, 0, NULL), DARISK_ERROR_NULL);
    assert_true(a == UNTOUCHED && b == UNTOUCHED && date == UNTOUCHED);
}

/* Reads a copy that ends where the text ends, so that AddressSanitizer sees a byte too many. */
static darisk_status read_copy(const char *text, size_t size, darisk_date *out) {
    char *copy = malloc(size);
    assert_non_null(copy);
    memcpy(copy, text, size);
    const darisk_status status = darisk_date_from_text(copy, out);
    free(copy);
    return status;
}

/* Waits for a lenient reader: signs, spaces, other orders, times, other scripts. */
static void test_text_of_another_form_is_refused(void **state) {
    (void)state;
    static const char *const TEXTS[] = {
        "",
        "2",
        "2024",
        "2024-",
        "2024-01",
        "2024-01-",
        "2024-01-0",
        "2024-1-01",
        "2024-01-1",
        "24-01-01",
        "024-01-01",
        "02024-01-01",
        "10000-01-01",
        "2024-001-1",
        "2024-1-001",
        "20240101",
        "2024/01/01",
        "2024.01.01",
        "2024 01 01",
        "2024-01/01",
        "01-01-2024",
        "01/01/2024",
        "1 Jan 2024",
        "2024-Jan-1",
        "2024-W01-1",
        "2024-001",
        " 2024-01-01",
        "2024-01-01 ",
        "\t2024-01-01",
        "2024-01-01\n",
        "2024-01-01\r\n",
        "2024-01-01Z",
        "2024-01-01T00:00:00",
        "2024-01-01 00:00",
        "+024-01-01",
        "-024-01-01",
        "-2024-01-01",
        "+2024-01-01",
        "2024-+1-01",
        "2024--1-01",
        "2024- 1-01",
        "2024-01--1",
        "2024-01- 1",
        "0x24-01-01",
        "2e03-01-01",
        "2024-0O-01",
        "2024-01-0l",
        "YYYY-MM-DD",
        "unknown",
        "\xef\xbb\xbf"
        "2024-01-01",
        "2024\xe2\x80\x93"
        "01-01",
        "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa4-",
    };
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        darisk_date date = UNTOUCHED;
        if (read_copy(TEXTS[i], strlen(TEXTS[i]) + 1, &date) != DARISK_ERROR_DATE_TEXT)
            fail_msg("taken as a date: \"%s\"", TEXTS[i]);
        assert_int_equal(date, UNTOUCHED);
    }
}

/* Waits for a place that is not looked at: every byte value at every place. */
static void test_text_with_any_one_byte_changed(void **state) {
    (void)state;
    const char good[] = "1111-11-11";
    for (size_t place = 0; place < sizeof good; place++)
        for (int byte = 0; byte < 256; byte++) {
            char text[sizeof good + 1];
            memcpy(text, good, sizeof good);
            text[sizeof good] = '\0';
            text[place] = (char)byte;
            darisk_date date = UNTOUCHED;
            const darisk_status status = darisk_date_from_text(text, &date);
            const int hyphen = place == 4 || place == 7;
            const int fits = place == sizeof good - 1 ? byte == 0
                             : hyphen                 ? byte == '-'
                                                      : byte >= '0' && byte <= '9';
            assert_int_equal(status == DARISK_ERROR_DATE_TEXT, !fits);
            assert_int_equal(date == UNTOUCHED, status != DARISK_OK);
        }
}

/* Waits for a reader that goes on past the final NUL: all beginnings of a date. */
static void test_text_that_ends_early(void **state) {
    (void)state;
    const char good[] = "2024-02-29";
    for (size_t length = 0; length < sizeof good - 1; length++) {
        char text[sizeof good];
        memcpy(text, good, length);
        text[length] = '\0';
        darisk_date date = UNTOUCHED;
        assert_int_equal(read_copy(text, length + 1, &date), DARISK_ERROR_DATE_TEXT);
        assert_int_equal(date, UNTOUCHED);
    }
    darisk_date date = UNTOUCHED;
    assert_int_equal(read_copy(good, sizeof good, &date), DARISK_OK);
    assert_int_equal(date, 19782);
}

/* Waits for a form error where the form is right and only the day is not. */
static void test_text_of_a_day_that_does_not_exist(void **state) {
    (void)state;
    static const char *const TEXTS[] = {
        "0000-00-00", "0000-01-01", "2024-00-01", "2024-13-01", "2024-01-00",
        "2024-01-32", "2023-02-29", "2024-02-30", "1900-02-29", "2100-02-29",
        "2024-04-31", "9999-12-32", "9999-99-99",
    };
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        darisk_date date = UNTOUCHED;
        assert_int_equal(darisk_date_from_text(TEXTS[i], &date), DARISK_ERROR_DATE);
        assert_int_equal(date, UNTOUCHED);
    }
}

/* Waits for missing zeros, and for a byte written past the size. */
static void test_text_is_written_in_eleven_bytes(void **state) {
    (void)state;
    static const char *const TEXTS[] = {"0001-01-01", "0099-09-09", "1999-12-31", "2024-02-29",
                                        "9999-12-31"};
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        char text[DARISK_DATE_TEXT_SIZE + 1];
        memset(text, '?', sizeof text);
        assert_int_equal(darisk_date_text(day(TEXTS[i]), text), DARISK_OK);
        assert_string_equal(text, TEXTS[i]);
        assert_int_equal(text[DARISK_DATE_TEXT_SIZE], '?');
    }
}

static void test_months_are_clamped(void **state) {
    (void)state;
    static const struct {
        const char *from;
        int32_t months;
        const char *to;
    } STEPS[] = {
        {"2023-05-31", -3, "2023-02-28"},  {"2024-05-31", -3, "2024-02-29"},
        {"2024-05-29", -3, "2024-02-29"},  {"2023-05-28", -3, "2023-02-28"},
        {"2023-05-29", -3, "2023-02-28"},  {"2024-01-31", 1, "2024-02-29"},
        {"2023-01-31", 1, "2023-02-28"},   {"2023-01-31", 2, "2023-03-31"},
        {"2023-01-31", 3, "2023-04-30"},   {"2023-02-28", 1, "2023-03-28"},
        {"2023-02-28", -1, "2023-01-28"},  {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", -12, "2023-02-28"}, {"2024-02-29", 48, "2028-02-29"},
        {"2096-02-29", 48, "2100-02-28"},  {"1996-02-29", 48, "2000-02-29"},
        {"2024-12-31", 1, "2025-01-31"},   {"2024-01-01", -1, "2023-12-01"},
        {"2024-03-15", 0, "2024-03-15"},   {"2024-03-31", -1, "2024-02-29"},
        {"2024-12-15", 12, "2025-12-15"},  {"2024-01-15", -12, "2023-01-15"},
        {"2024-10-31", -24, "2022-10-31"}, {"2000-12-31", -2400, "1800-12-31"},
    };
    for (size_t i = 0; i < LENGTH(STEPS); i++) {
        darisk_date found = UNTOUCHED;
        assert_int_equal(darisk_date_add_months(day(STEPS[i].from), STEPS[i].months, &found),
                         DARISK_OK);
        if (found != day(STEPS[i].to))
            fail_msg("%s and %d months is not %s", STEPS[i].from, (int)STEPS[i].months,
                     STEPS[i].to);
    }
}

/* Waits for a sum that overflows, and for a month too many at either end. */
static void test_months_that_leave_the_calendar(void **state) {
    (void)state;
    static const struct {
        const char *from;
        int32_t months;
        int stays;
    } STEPS[] = {
        {"0001-01-01", 0, 1},         {"0001-01-31", -1, 0},        {"0001-02-01", -1, 1},
        {"0001-02-01", -2, 0},        {"0002-01-01", -12, 1},       {"0001-12-31", -12, 0},
        {"9999-12-31", 0, 1},         {"9999-12-01", 1, 0},         {"9999-11-30", 1, 1},
        {"9999-11-30", 2, 0},         {"0001-01-01", 119987, 1},    {"0001-01-01", 119988, 0},
        {"9999-12-31", -119987, 1},   {"9999-12-31", -119988, 0},   {"0001-01-01", INT32_MIN, 0},
        {"0001-01-01", INT32_MAX, 0}, {"9999-12-31", INT32_MIN, 0}, {"9999-12-31", INT32_MAX, 0},
        {"2024-02-29", INT32_MIN, 0}, {"2024-02-29", INT32_MAX, 0}, {"2024-02-29", -119999, 0},
        {"2024-02-29", 119999, 0},
    };
    for (size_t i = 0; i < LENGTH(STEPS); i++) {
        darisk_date found = UNTOUCHED;
        assert_int_equal(darisk_date_add_months(day(STEPS[i].from), STEPS[i].months, &found),
                         STEPS[i].stays ? DARISK_OK : DARISK_ERROR_MONTHS);
        assert_int_equal(found != UNTOUCHED, STEPS[i].stays);
    }
    static const darisk_date NOT[] = {DARISK_DATE_UNKNOWN, DARISK_DATE_FIRST - 1,
                                      DARISK_DATE_LAST + 1, INT32_MAX};
    for (size_t i = 0; i < LENGTH(NOT); i++) {
        darisk_date found = UNTOUCHED;
        assert_int_equal(darisk_date_add_months(NOT[i], 0, &found), DARISK_ERROR_DATE);
        assert_int_equal(darisk_date_add_months(NOT[i], INT32_MAX, &found), DARISK_ERROR_DATE);
        assert_int_equal(found, UNTOUCHED);
    }
}

/* Waits for a birthday that comes a day early or late, and for ages by 365.25. */
static void test_ages_around_birthdays(void **state) {
    (void)state;
    static const struct {
        const char *born;
        const char *on;
        int32_t years;
    } AGES[] = {
        {"2008-06-15", "2008-06-15", 0},
        {"2008-06-15", "2009-06-14", 0},
        {"2008-06-15", "2009-06-15", 1},
        {"2008-06-15", "2024-06-14", 15},
        {"2008-06-15", "2024-06-15", 16},
        {"2008-06-15", "2024-06-16", 16},
        {"2008-12-31", "2024-12-30", 15},
        {"2008-12-31", "2024-12-31", 16},
        {"2009-01-01", "2024-12-31", 15},
        {"2009-01-01", "2025-01-01", 16},
        {"2008-03-01", "2024-02-29", 15},
        {"2008-03-01", "2024-03-01", 16},
        {"2007-02-28", "2024-02-28", 17},
        {"2007-02-28", "2024-02-27", 16},
        /* born on 29 February: 29 February in leap years, 1 March in others */
        {"2008-02-29", "2009-02-28", 0},
        {"2008-02-29", "2009-03-01", 1},
        {"2008-02-29", "2024-02-28", 15},
        {"2008-02-29", "2024-02-29", 16},
        {"2008-02-29", "2026-02-28", 17},
        {"2008-02-29", "2026-03-01", 18},
        {"1896-02-29", "1900-02-28", 3},
        {"1896-02-29", "1900-03-01", 4},
        {"1996-02-29", "2000-02-28", 3},
        {"1996-02-29", "2000-02-29", 4},
        {"0001-01-01", "0001-01-01", 0},
        {"9999-12-31", "9999-12-31", 0},
        {"0001-01-01", "0131-01-01", 130},
        {"9869-12-31", "9999-12-31", 130},
    };
    for (size_t i = 0; i < LENGTH(AGES); i++) {
        int32_t years = UNTOUCHED;
        assert_int_equal(darisk_date_age(day(AGES[i].born), day(AGES[i].on), &years), DARISK_OK);
        if (years != AGES[i].years)
            fail_msg("born %s, on %s: %d years", AGES[i].born, AGES[i].on, (int)years);
    }
}

/* Waits for an age over 130, or one below 0, handed out. */
static void test_ages_that_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *born;
        const char *on;
        darisk_status status;
    } AGES[] = {
        {"1893-11-23", "2023-11-23", DARISK_OK},
        {"1893-11-23", "2024-11-22", DARISK_OK},
        {"1893-11-23", "2024-11-23", DARISK_ERROR_AGE_OVER},
        {"1892-02-29", "2023-02-28", DARISK_OK},
        {"1892-02-29", "2023-03-01", DARISK_ERROR_AGE_OVER},
        {"0001-01-01", "9999-12-31", DARISK_ERROR_AGE_OVER},
        {"2024-06-15", "2024-06-14", DARISK_ERROR_BORN_LATER},
        {"2024-06-15", "2023-12-31", DARISK_ERROR_BORN_LATER},
        {"9999-12-31", "0001-01-01", DARISK_ERROR_BORN_LATER},
    };
    for (size_t i = 0; i < LENGTH(AGES); i++) {
        int32_t years = UNTOUCHED;
        assert_int_equal(darisk_date_age(day(AGES[i].born), day(AGES[i].on), &years),
                         AGES[i].status);
        assert_int_equal(years, AGES[i].status == DARISK_OK ? 130 : UNTOUCHED);
    }
}

/* Waits for "unknown" read as a day long ago, which would make everybody too old. */
static void test_ages_of_what_is_no_date(void **state) {
    (void)state;
    static const darisk_date NOT[] = {DARISK_DATE_UNKNOWN, INT32_MIN + 1, DARISK_DATE_FIRST - 1,
                                      DARISK_DATE_LAST + 1, INT32_MAX};
    for (size_t i = 0; i < LENGTH(NOT); i++) {
        int32_t years = UNTOUCHED;
        assert_int_equal(darisk_date_age(NOT[i], 0, &years), DARISK_ERROR_DATE);
        assert_int_equal(darisk_date_age(0, NOT[i], &years), DARISK_ERROR_DATE);
        assert_int_equal(darisk_date_age(NOT[i], NOT[i], &years), DARISK_ERROR_DATE);
        assert_int_equal(years, UNTOUCHED);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_constants_are_the_days_they_say),
        cmocka_unit_test(test_valid_is_within_the_calendar),
        cmocka_unit_test(test_civil_days_that_exist),
        cmocka_unit_test(test_civil_days_that_do_not_exist),
        cmocka_unit_test(test_null_is_refused_first),
        cmocka_unit_test(test_text_of_another_form_is_refused),
        cmocka_unit_test(test_text_with_any_one_byte_changed),
        cmocka_unit_test(test_text_that_ends_early),
        cmocka_unit_test(test_text_of_a_day_that_does_not_exist),
        cmocka_unit_test(test_text_is_written_in_eleven_bytes),
        cmocka_unit_test(test_months_are_clamped),
        cmocka_unit_test(test_months_that_leave_the_calendar),
        cmocka_unit_test(test_ages_around_birthdays),
        cmocka_unit_test(test_ages_that_are_refused),
        cmocka_unit_test(test_ages_of_what_is_no_date),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}

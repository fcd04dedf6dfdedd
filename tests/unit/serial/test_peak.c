/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The most dates in one window, against counting them in every window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "serial/peak.h"
#include "serial/window.h"

enum { MOST = 7, SPAN = 6 };

static size_t counted(const darisk_date *days, const darisk_date *starts, size_t n) {
    size_t most = 0;
    for (size_t i = 0; i < n; i++) {
        size_t count = 0;
        for (size_t j = 0; j < n; j++)
            count += starts[i] < days[j] && days[j] <= days[i];
        most = count > most ? count : most;
    }
    return most;
}

static void check(const darisk_date *days, size_t n, struct darisk_serial_window window) {
    darisk_date starts[MOST];
    for (size_t i = 0; i < n; i++)
        starts[i] = darisk_serial_window_start(window, days[i]);
    assert_int_equal(darisk_serial_peak(days, starts, n), counted(days, starts, n));
}

/* Waits for a window that is closed at its start, and for a busy spell that is left before its end:
 * every sorted list of up to seven days within six, with windows of one to seven days. */
static void test_every_short_list(void **state) {
    darisk_date days[MOST] = {0};
    size_t lists = 0;
    (void)state;
    for (size_t n = 0; n <= MOST; n++) {
        for (size_t i = 0; i < n; i++)
            days[i] = 0;
        for (;;) {
            for (int32_t length = 1; length <= SPAN + 1; length++)
                check(days, n, (struct darisk_serial_window){DARISK_SERIAL_UNIT_DAYS, length});
            lists++;
            size_t last = n;
            while (last > 0 && days[last - 1] == SPAN - 1)
                last--;
            if (last == 0)
                break;
            days[last - 1]++;
            for (size_t i = last; i < n; i++)
                days[i] = days[last - 1];
        }
    }
    assert_int_equal(lists, 1716); /* 13 over 6 */
}

/* Waits for months taken as so many days: around the end of February three month ends have the same
 * start. */
static void test_months(void **state) {
    darisk_date days[MOST];
    darisk_date first;
    (void)state;
    assert_int_equal(darisk_date_from_text("2014-02-28", &first), DARISK_OK);
    const int32_t from_first[MOST] = {0, 1, 32, 62, 89, 92, 93};
    for (size_t i = 0; i < MOST; i++)
        days[i] = first + from_first[i];
    check(days, MOST, (struct darisk_serial_window){DARISK_SERIAL_UNIT_MONTHS, 3});
    /* 1 March to 31 May has five of them; 28 February is the start and out. */
    darisk_date starts[MOST];
    for (size_t i = 0; i < MOST; i++)
        starts[i] = darisk_serial_window_start(
            (struct darisk_serial_window){DARISK_SERIAL_UNIT_MONTHS, 3}, days[i]);
    assert_int_equal(darisk_serial_peak(days, starts, 6), 5);
    assert_int_equal(darisk_serial_peak(days, starts, 1), 1);
    assert_int_equal(darisk_serial_peak(NULL, NULL, 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_short_list),
        cmocka_unit_test(test_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Days of the tables of the law, against the calendar of the library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "darisk/date.h"
#include "definition/day.h"

/* Waits for an expression that no table could use. */
_Static_assert(DARISK_DAY(1970, 1, 1) == 0, "the epoch");
_Static_assert(DARISK_DAY(1969, 12, 31) == -1, "the day before");
_Static_assert(DARISK_DAY(2000, 2, 29) + 1 == DARISK_DAY(2000, 3, 1), "a leap day");
_Static_assert(DARISK_DAY(1900, 2, 28) + 1 == DARISK_DAY(1900, 3, 1), "no leap day");

/* Waits for a wrong leap year, month length or epoch, on every day there is. */
static void test_every_day(void **state) {
    (void)state;
    int32_t next = DARISK_DATE_FIRST;
    for (int32_t year = 1; year <= 9999; year++) {
        for (int32_t month = 1; month <= 12; month++) {
            for (int32_t day = 1; day <= 31; day++) {
                darisk_date expected;
                if (darisk_date_from_civil(year, month, day, &expected) != DARISK_OK)
                    continue;
                if (DARISK_DAY(year, month, day) != expected || expected != next)
                    fail_msg("%d-%02d-%02d is %d, not %d", year, month, day,
                             DARISK_DAY(year, month, day), expected);
                next++;
            }
        }
    }
    assert_int_equal(next, DARISK_DATE_LAST + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

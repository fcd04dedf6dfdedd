/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The two versions: that what runs is what was compiled against, and that text and numbers agree.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "darisk/version.h"

/* Waits for a text that was forgotten when a number went up. */
static void test_the_text_is_made_of_the_numbers(void **state) {
    (void)state;
    char expected[64];
    snprintf(expected, sizeof expected, "%d.%d.%d", DARISK_VERSION_MAJOR, DARISK_VERSION_MINOR,
             DARISK_VERSION_PATCH);
    assert_string_equal(DARISK_VERSION_TEXT, expected);
}

/* Waits for a program that runs with another library than its headers. */
static void test_what_runs_is_what_was_compiled_against(void **state) {
    (void)state;
    assert_string_equal(darisk_version_text(), DARISK_VERSION_TEXT);
    assert_int_equal(darisk_rules_version(), DARISK_RULES_VERSION);
    assert_true(darisk_rules_version() > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_text_is_made_of_the_numbers),
        cmocka_unit_test(test_what_runs_is_what_was_compiled_against),
    };
    return cmocka_run_group_tests_name("version", tests, NULL, NULL);
}

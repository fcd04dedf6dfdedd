/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The step that decides, on sets; and states as sets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dait/conclude.h"

enum { A = 1, B = 2, C = 4, D = 8 };

/* FOUND: A crew, B control, C inspector, D crew. UNAVAILABLE: B control. Required: all but D. */
static const struct darisk_dait_table TABLE = {A | B | C, B, C, B};

static const struct {
    struct darisk_dait_sets sets; /* found, unavailable, nothing */
    int32_t outcome;
    uint32_t reasons;
    uint32_t outstanding;
} CASES[] = {
    {{0, 0, 0}, DARISK_DAIT_CHECKS_OPEN, A | B | C, A | B | C},
    {{0, 0, D}, DARISK_DAIT_CHECKS_OPEN, A | B | C, A | B | C},
    {{0, 0, A | B}, DARISK_DAIT_CHECKS_OPEN, C, C},
    {{0, 0, A | B | C}, DARISK_DAIT_BRIEF_CREW, 0, 0},
    {{A, 0, B}, DARISK_DAIT_CHECKS_OPEN, C, C},
    {{A | D, 0, B | C}, DARISK_DAIT_BRIEF_CREW, A | D, 0},
    {{D, A, B | C}, DARISK_DAIT_BRIEF_CREW, A | D, 0},
    {{B, 0, 0}, DARISK_DAIT_ALERT_CONTROL, B, A | C},
    {{0, B, 0}, DARISK_DAIT_ALERT_CONTROL, B, A | C},
    {{0, C, A | B}, DARISK_DAIT_BRIEF_CREW, C, 0},
    {{C, 0, 0}, DARISK_DAIT_ALERT_INSPECTOR, C, A | B},
    {{C | A, B, 0}, DARISK_DAIT_ALERT_INSPECTOR, C, 0},
};

/* Waits for an outcome, a reason or an open check that differs from the documents. */
static void test_each_outcome(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const struct darisk_dait_conclusion got = darisk_dait_conclude(TABLE, CASES[i].sets);
        assert_int_equal(got.outcome, CASES[i].outcome);
        assert_int_equal(got.reasons, CASES[i].reasons);
        assert_int_equal(got.outstanding, CASES[i].outstanding);
    }
}

/* Waits for a set with a bit moved, dropped or of another state: each check by itself. */
static void test_set_of(void **state) {
    (void)state;
    uint8_t states[DARISK_DAIT_CHECK_LAST] = {0};
    assert_int_equal(darisk_dait_set_of(states, 0), DARISK_DAIT_CHECKS_ALL);
    assert_int_equal(darisk_dait_set_of(states, 3), 0);
    for (uint32_t i = 0; i < DARISK_DAIT_CHECK_LAST; i++) {
        states[i] = 3;
        assert_int_equal(darisk_dait_set_of(states, 3), UINT32_C(1) << i);
        assert_int_equal(darisk_dait_set_of(states, 0),
                         DARISK_DAIT_CHECKS_ALL & ~(UINT32_C(1) << i));
        states[i] = 0;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_outcome),
        cmocka_unit_test(test_set_of),
    };
    return cmocka_run_group_tests_name("conclude", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The most rows a cohort can hold. No test has memory for so many, so a cohort is told that it has
 * them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "serial/cohort.h"

static const uint64_t IDS[] = {1, 2};
static const uint8_t ONES[] = {1, 1};

static darisk_status add(darisk_cohort *cohort, size_t rows) {
    const darisk_event_columns events = {.struct_size = sizeof events,
                                         .incident_id = {IDS, NULL, 0, rows},
                                         .role = {ONES, NULL, 0, rows},
                                         .status = {ONES, NULL, 0, rows},
                                         .is_da = {ONES, NULL, 0, rows}};
    return darisk_cohort_add(cohort, &events, rows, NULL);
}

/* Waits for numbers of rows that do not fit 32 bits: one below the limit, on it and above. */
static void test_most_rows(void **state) {
    darisk_cohort *cohort = NULL, *two = NULL;
    (void)state;
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &cohort), DARISK_OK);
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &two), DARISK_OK);
    assert_int_equal(add(two, 2), DARISK_OK);
    cohort->kept = cohort->rows = UINT32_C(4294967294) - 2;
    assert_int_equal(add(cohort, 1), DARISK_OK);
    assert_int_equal(add(cohort, 2), DARISK_ERROR_COHORT_ROWS);
    assert_int_equal(darisk_cohort_merge(cohort, two), DARISK_ERROR_COHORT_ROWS);
    assert_int_equal(cohort->tail.count, 1);
    assert_int_equal(add(cohort, 1), DARISK_OK);
    assert_int_equal(darisk_cohort_rows(cohort), UINT32_C(4294967294));
    assert_int_equal(add(cohort, 1), DARISK_ERROR_COHORT_ROWS);
    assert_int_equal(darisk_cohort_rows(cohort), UINT32_C(4294967294));
    assert_int_equal(cohort->tail.count, 2);
    cohort->kept = cohort->rows -= 2;
    assert_int_equal(darisk_cohort_merge(cohort, two), DARISK_OK);
    assert_int_equal(cohort->kept, UINT32_C(4294967294));
    darisk_cohort_free(cohort);
    darisk_cohort_free(two);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_most_rows),
    };
    return cmocka_run_group_tests_name("cohort rows", tests, NULL, NULL);
}

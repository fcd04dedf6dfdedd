/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Many cases: each row gets exactly what the single call gives it. */
#include "dait_test.h"

enum { ROWS = 1000 }; /* three blocks and a part of one */

static uint8_t states[DARISK_DAIT_CHECK_LAST + 1][ROWS];
static uint8_t validity[ROWS / 8 + 3];
static uint16_t outcome[ROWS + 1];
static darisk_dait_notifications notifications[ROWS + 1];
static darisk_dait_check_set reasons[ROWS + 1];
static darisk_dait_check_set outstanding[ROWS + 1];
static darisk_dait_markers markers[ROWS + 1];

static uint32_t seed;

static uint32_t drawn(void) {
    seed = seed * 1664525u + 1013904223u;
    return seed >> 16;
}

static darisk_dait_columns columns_of_states(size_t length) {
    darisk_dait_columns columns;
    memset(&columns, 0, sizeof columns);
    columns.struct_size = sizeof columns;
    for (size_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++)
        columns.states[check] = (darisk_column_u8){.values = states[check], .length = length};
    return columns;
}

static const darisk_dait_assessment_columns ALL_OUT = {
    .struct_size = sizeof ALL_OUT,
    .outcome = outcome,
    .notifications = notifications,
    .reasons = reasons,
    .outstanding = outstanding,
    .markers = markers,
};

/* Rows of every kind: some all alike, some with a few checks that differ. */
static void fill(uint32_t from) {
    seed = from;
    for (size_t row = 0; row < ROWS; row++) {
        const uint32_t rest = drawn() % 5;
        const uint32_t differ = drawn() % 22;
        for (size_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++)
            states[check][row] = (uint8_t)(drawn() % 21 < differ ? drawn() % 5 : rest);
    }
}

static void same_as_single(const darisk_dait_checks *checks, const darisk_dait_policy *policy,
                           size_t row) {
    const darisk_dait_assessment single = assess_with(checks, policy);
    assert_int_equal(outcome[row], single.outcome.code);
    assert_int_equal(notifications[row], single.notifications);
    assert_int_equal(reasons[row], single.reasons);
    assert_int_equal(outstanding[row], single.outstanding);
    assert_int_equal(markers[row], single.markers);
}

static darisk_dait_checks row_of(size_t row) {
    darisk_dait_checks checks = {.struct_size = sizeof checks};
    for (size_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++)
        checks.states[check] = states[check][row];
    return checks;
}

/* Waits for a row that differs from the single call, under our table and under another. */
static void test_rows_are_single_cases(void **state) {
    (void)state;
    darisk_dait_policy *policy = NULL;
    assert_int_equal(darisk_dait_policy_new(NULL, &policy), DARISK_OK);
    for (uint32_t round = 0; round < 6; round++) {
        const darisk_dait_policy *with = round < 3 ? NULL : policy;
        darisk_dait_report report = {.struct_size = sizeof report};
        const darisk_dait_columns columns = columns_of_states(ROWS);
        const darisk_dait_rule rule = {round % 2 == 0 ? DARISK_STATED_YES : DARISK_STATED_NO,
                                       INSPECTOR, CONTROL};
        fill(round + 1);
        assert_int_equal(darisk_dait_policy_set(policy, (darisk_dait_check)(round + 1), rule),
                         DARISK_OK);
        outcome[ROWS] = 7;
        assert_int_equal(darisk_dait_assess_columns(&columns, with, ROWS, &ALL_OUT, &report),
                         DARISK_OK);
        assert_int_equal(outcome[ROWS], 7);
        assert_int_equal(report.refused, 0);
        assert_int_equal(report.first_status, DARISK_OK);
        for (size_t row = 0; row < ROWS; row++) {
            const darisk_dait_checks checks = row_of(row);
            same_as_single(&checks, with, row);
        }
    }
    darisk_dait_policy_free(policy);
}

/* Waits for a block counted wrongly: every number of rows around its size. */
static void test_numbers_of_rows(void **state) {
    (void)state;
    static const size_t NUMBERS[] = {0, 1, 2, 255, 256, 257, 511, 512, 513, ROWS};
    fill(99);
    for (size_t i = 0; i < LENGTH(NUMBERS); i++) {
        const darisk_dait_columns columns = columns_of_states(NUMBERS[i]);
        memset(outcome, 0, sizeof outcome);
        assert_int_equal(darisk_dait_assess_columns(&columns, NULL, NUMBERS[i], &ALL_OUT, NULL),
                         DARISK_OK);
        for (size_t row = 0; row <= ROWS; row++)
            assert_int_equal(outcome[row] != 0, row < NUMBERS[i]);
    }
}

/* Waits for a column that is not given, or a value that is not there, read as more than not done;
 * whatever stands in the value's place. */
static void test_what_is_not_there_is_not_done(void **state) {
    (void)state;
    darisk_dait_columns columns = columns_of_states(ROWS);
    fill(5);
    memset(validity, 0, sizeof validity);
    for (size_t row = 0; row < ROWS; row++) {
        const bool there = row % 3 != 0;
        assert_int_equal(darisk_validity_set(validity, row + 11, there), DARISK_OK);
        if (!there)
            states[CHECK(CERTIFICATE_SUSPECT)][row] = 250;
    }
    columns.states[CHECK(CERTIFICATE_SUSPECT)].validity = validity;
    columns.states[CHECK(CERTIFICATE_SUSPECT)].validity_offset = 11;
    columns.states[CHECK(MARAC_12_MONTHS)] = (darisk_column_u8){0};
    assert_int_equal(darisk_dait_assess_columns(&columns, NULL, ROWS, &ALL_OUT, NULL), DARISK_OK);
    for (size_t row = 0; row < ROWS; row++) {
        darisk_dait_checks checks = row_of(row);
        checks.states[CHECK(MARAC_12_MONTHS)] = NOT_DONE;
        if (row % 3 == 0)
            checks.states[CHECK(CERTIFICATE_SUSPECT)] = NOT_DONE;
        same_as_single(&checks, NULL, row);
    }
}

/* Waits for a refused row that is concluded, that takes others with it, or that is not told. */
static void test_refused_rows(void **state) {
    (void)state;
    darisk_dait_report report = {.struct_size = sizeof report};
    const darisk_dait_columns columns = columns_of_states(ROWS);
    fill(6);
    states[CHECK(DRINK_DRUGS)][300] = 128;
    states[CHECK(POLICE_BAIL)][300] = 255;
    states[CHECK(HISTORY_VICTIM)][999] = 6;
    states[CHECK(SUICIDE_MARKER)][301] = 5; /* the first value that is no state */
    assert_int_equal(darisk_dait_assess_columns(&columns, NULL, ROWS, &ALL_OUT, &report),
                     DARISK_ROWS_REFUSED);
    assert_int_equal(report.struct_size, sizeof report);
    assert_int_equal(report.refused, 3);
    assert_int_equal(report.first_row, 300);
    assert_int_equal(report.first_status, DARISK_ERROR_DAIT_STATE);
    assert_int_equal(report.check, CHECK(POLICE_BAIL));
    for (size_t row = 0; row < ROWS; row++) {
        if (row == 300 || row == 301 || row == 999) {
            assert_int_equal(outcome[row], 0);
            assert_int_equal(notifications[row] | reasons[row] | outstanding[row] | markers[row],
                             0);
        } else {
            const darisk_dait_checks checks = row_of(row);
            same_as_single(&checks, NULL, row);
        }
    }
}

/* Waits for outputs that depend on which of them are asked for. */
static void test_only_the_outcome(void **state) {
    (void)state;
    static uint16_t alone[ROWS];
    const darisk_dait_columns columns = columns_of_states(ROWS);
    const darisk_dait_assessment_columns out = {.struct_size = sizeof out, .outcome = alone};
    fill(8);
    assert_int_equal(darisk_dait_assess_columns(&columns, NULL, ROWS, &ALL_OUT, NULL), DARISK_OK);
    assert_int_equal(darisk_dait_assess_columns(&columns, NULL, ROWS, &out, NULL), DARISK_OK);
    assert_memory_equal(alone, outcome, sizeof alone);
}

/* Waits for a column read past its end, and for one at a place that is no check. */
static void test_columns_refused(void **state) {
    (void)state;
    darisk_dait_report report = {.struct_size = sizeof report};
    darisk_dait_columns columns = columns_of_states(ROWS);
    memset(outcome, 1, sizeof outcome);
    columns.states[CHECK(COURT_BAIL)].length = ROWS - 1;
    assert_int_equal(darisk_dait_assess_columns(&columns, NULL, ROWS, &ALL_OUT, &report),
                     DARISK_ERROR_LENGTH);
    assert_int_equal(report.check, CHECK(COURT_BAIL));
    assert_int_equal(report.refused, 0);
    for (size_t place = 0; place < DARISK_DAIT_CHECK_ROOM; place++) {
        if (place >= 1 && place <= DARISK_DAIT_CHECK_LAST)
            continue;
        columns = columns_of_states(ROWS);
        columns.states[place] = columns.states[1];
        assert_int_equal(darisk_dait_assess_columns(&columns, NULL, ROWS, &ALL_OUT, &report),
                         DARISK_ERROR_DAIT_CHECK);
        columns.states[place] = (darisk_column_u8){.length = 1};
        assert_int_equal(darisk_dait_assess_columns(&columns, NULL, ROWS, &ALL_OUT, NULL),
                         DARISK_ERROR_DAIT_CHECK);
    }
    for (size_t row = 0; row < ROWS; row++)
        assert_int_equal(outcome[row], 0x101);
}

/* Waits for a NULL that is followed, and a size or an unused field that is not looked at. */
static void test_arguments(void **state) {
    (void)state;
    darisk_dait_columns columns = columns_of_states(ROWS);
    darisk_dait_assessment_columns out = ALL_OUT;
    darisk_dait_report report = {.struct_size = sizeof report - 1};
#define CALL(report) darisk_dait_assess_columns(&columns, NULL, 1, &out, report)
    assert_int_equal(darisk_dait_assess_columns(NULL, NULL, 1, &out, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dait_assess_columns(&columns, NULL, 1, NULL, NULL), DARISK_ERROR_NULL);
    out.outcome = NULL;
    assert_int_equal(CALL(NULL), DARISK_ERROR_NULL);
    out = ALL_OUT;
    assert_int_equal(CALL(&report), DARISK_ERROR_STRUCT_SIZE);
    out.unused = 1;
    assert_int_equal(CALL(NULL), DARISK_ERROR_STRUCT_SIZE);
    out = ALL_OUT;
    out.struct_size--;
    assert_int_equal(CALL(NULL), DARISK_ERROR_STRUCT_SIZE);
    out = ALL_OUT;
    columns.unused = 1;
    assert_int_equal(CALL(NULL), DARISK_ERROR_STRUCT_SIZE);
    columns.unused = 0;
    columns.struct_size--;
    assert_int_equal(CALL(NULL), DARISK_ERROR_STRUCT_SIZE);
#undef CALL
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_are_single_cases),
        cmocka_unit_test(test_numbers_of_rows),
        cmocka_unit_test(test_what_is_not_there_is_not_done),
        cmocka_unit_test(test_refused_rows),
        cmocka_unit_test(test_only_the_outcome),
        cmocka_unit_test(test_columns_refused),
        cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests_name("dait_columns", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Many calls by columns: validity, rows that are refused, and columns that cannot be. That each
 * row gets what the single call gives it is enumerated in tests/exhaustive. */
#include "api_test.h"

enum { ROWS = 4 };

/* Four calls: no danger, danger, not known, and one value that the test may spoil. */
typedef struct calls {
    uint16_t requested[ROWS];
    uint8_t danger[ROWS];
    uint8_t role[ROWS];
    uint16_t grade[ROWS];
    uint16_t initial[ROWS];
    uint8_t video[ROWS];
    uint8_t certificate[ROWS];
    darisk_response_findings refusals[ROWS];
    darisk_response_findings findings[ROWS];
} calls;

static calls some_calls(void) {
    calls all = {.danger = {DARISK_STATED_NO, DARISK_STATED_YES, 0, DARISK_STATED_NO}};
    memset(all.grade, 0xff, sizeof all.grade);
    memset(all.initial, 0xff, sizeof all.initial);
    memset(all.video, 0xff, sizeof all.video);
    memset(all.certificate, 0xff, sizeof all.certificate);
    memset(all.refusals, 0xff, sizeof all.refusals);
    memset(all.findings, 0xff, sizeof all.findings);
    return all;
}

static darisk_response_request_columns columns_of(const calls *all) {
    const darisk_response_request_columns requests = {
        .struct_size = sizeof requests,
        .requested = {.values = all->requested, .length = ROWS},
        .danger = {.values = all->danger, .length = ROWS},
        .role = {.values = all->role, .length = ROWS},
    };
    return requests;
}

static darisk_response_decision_columns every_output(calls *all) {
    const darisk_response_decision_columns out = {
        .struct_size = sizeof out,
        .grade = all->grade,
        .initial = all->initial,
        .video_may_be_offered = all->video,
        .certificate = all->certificate,
        .refusals = all->refusals,
        .findings = all->findings,
    };
    return out;
}

static void test_only_the_grade(void **state) {
    (void)state;
    calls all = some_calls();
    const darisk_response_request_columns requests = columns_of(&all);
    const darisk_response_decision_columns out = {.struct_size = sizeof out, .grade = all.grade};
    assert_int_equal(darisk_response_decide_columns(&requests, ROWS, &out, NULL), DARISK_OK);
    assert_int_equal(all.grade[0], 302);
    assert_int_equal(all.grade[1], 301);
    assert_int_equal(all.grade[2], 301);
    assert_int_equal(all.grade[3], 302);
    assert_int_equal(all.initial[0], 0xffff);
}

/* Waits for a refused row that keeps a grade, or stops the others. */
static void test_a_row_refused(void **state) {
    (void)state;
    calls all = some_calls();
    const darisk_response_request_columns requests = columns_of(&all);
    const darisk_response_decision_columns out = every_output(&all);
    darisk_columns_report report = {.struct_size = sizeof report};
    all.requested[1] = 103;
    all.role[3] = 4;
    assert_int_equal(darisk_response_decide_columns(&requests, ROWS, &out, &report),
                     DARISK_ROWS_REFUSED);
    assert_int_equal(report.refused, 2);
    assert_int_equal(report.first_row, 1);
    assert_int_equal(report.first_status, DARISK_ERROR_RESPONSE_GRADE);
    assert_string_equal(report.column, "requested");
    for (size_t row = 1; row < ROWS; row += 2) {
        assert_int_equal(all.grade[row], 0);
        assert_int_equal(all.initial[row], 0);
        assert_int_equal(all.video[row], 0);
        assert_int_equal(all.certificate[row], 0);
        assert_int_equal(all.refusals[row], 0);
        assert_int_equal(all.findings[row], 0);
    }
    assert_int_equal(all.grade[0], 302);
    assert_int_equal(all.grade[2], 301);
    all.requested[1] = 0;
    assert_int_equal(darisk_response_decide_columns(&requests, ROWS, &out, &report),
                     DARISK_ROWS_REFUSED);
    assert_int_equal(report.first_status, DARISK_ERROR_RESPONSE_ROLE);
    assert_string_equal(report.column, "role");
}

/* Waits for a value read where validity says there is none, and for an offset left out. */
static void test_validity(void **state) {
    (void)state;
    calls all = some_calls();
    const uint8_t validity = 1u << 3 | 1u << 5; /* from bit 3: row 0 and row 2 */
    darisk_response_request_columns requests = columns_of(&all);
    const darisk_response_decision_columns out = every_output(&all);
    requests.danger.validity = &validity;
    requests.danger.validity_offset = 3;
    all.danger[1] = 77; /* not there, so not read */
    assert_int_equal(darisk_response_decide_columns(&requests, ROWS, &out, NULL), DARISK_OK);
    assert_int_equal(all.grade[0], 302);
    assert_int_equal(all.grade[1], 301);
    assert_int_equal(all.grade[2], 301);
    assert_int_equal(all.grade[3], 301);
}

/* Waits for a minute without a day that is dropped in silence. */
static void test_moments(void **state) {
    (void)state;
    static const darisk_date DAYS[ROWS] = {20000, DARISK_DATE_UNKNOWN, 20000, DARISK_DATE_LAST + 1};
    static const uint16_t MINUTES[ROWS] = {DARISK_RESPONSE_MINUTE_UNKNOWN, 0, 1440,
                                           DARISK_RESPONSE_MINUTE_UNKNOWN};
    calls all = some_calls();
    darisk_response_request_columns requests = columns_of(&all);
    const darisk_response_decision_columns out = every_output(&all);
    darisk_columns_report report = {.struct_size = sizeof report};
    requests.agreed_on.values = DAYS;
    requests.agreed_on.length = ROWS;
    requests.agreed_minute.values = MINUTES;
    requests.agreed_minute.length = ROWS;
    assert_int_equal(darisk_response_decide_columns(&requests, ROWS, &out, &report),
                     DARISK_ROWS_REFUSED);
    assert_int_equal(report.refused, 3);
    assert_int_equal(report.first_row, 1);
    assert_int_equal(report.first_status, DARISK_ERROR_RESPONSE_MOMENT);
    assert_string_equal(report.column, "agreed_on");
    assert_int_equal(all.grade[0], 302);
}

static void test_columns_that_cannot_be(void **state) {
    (void)state;
    calls all = some_calls();
    darisk_response_request_columns requests = columns_of(&all);
    darisk_response_decision_columns out = every_output(&all);
    darisk_columns_report report = {.struct_size = sizeof report};
    requests.role.length = ROWS - 1;
    assert_int_equal(darisk_response_decide_columns(&requests, ROWS, &out, &report),
                     DARISK_ERROR_LENGTH);
    assert_string_equal(report.column, "role");
    assert_int_equal(all.grade[0], 0xffff);
    assert_int_equal(darisk_response_decide_columns(&requests, ROWS - 1, &out, &report), DARISK_OK);
    assert_int_equal(all.grade[ROWS - 1], 0xffff);
    assert_int_equal(darisk_response_decide_columns(&requests, 0, &out, &report), DARISK_OK);
    assert_int_equal(darisk_response_decide_columns(NULL, 0, &out, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_response_decide_columns(&requests, 0, NULL, NULL), DARISK_ERROR_NULL);
    out.grade = NULL;
    assert_int_equal(darisk_response_decide_columns(&requests, 0, &out, NULL), DARISK_ERROR_NULL);
    out.grade = all.grade;
    out.unused = 1;
    assert_int_equal(darisk_response_decide_columns(&requests, 0, &out, NULL),
                     DARISK_ERROR_STRUCT_SIZE);
    out.unused = 0;
    requests.unused = 1;
    assert_int_equal(darisk_response_decide_columns(&requests, 0, &out, NULL),
                     DARISK_ERROR_STRUCT_SIZE);
    requests.unused = 0;
    report.struct_size = 1;
    assert_int_equal(darisk_response_decide_columns(&requests, 0, &out, &report),
                     DARISK_ERROR_STRUCT_SIZE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_the_grade),
        cmocka_unit_test(test_a_row_refused),
        cmocka_unit_test(test_validity),
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_columns_that_cannot_be),
    };
    return cmocka_run_group_tests_name("response_columns", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Cohorts: what is refused when one is made or rows are added, and that nothing is added then. */
#include "cohort_test.h"

static darisk_status new_with_threads(uint32_t threads) {
    const darisk_cohort_options options = {sizeof options, threads};
    static char marker;
    darisk_cohort *cohort = (darisk_cohort *)(void *)&marker;
    const darisk_status status = darisk_cohort_new(NULL, &options, NULL, &cohort);
    if (status == DARISK_OK)
        darisk_cohort_free(cohort);
    else
        assert_ptr_equal(cohort, &marker);
    return status;
}

/* Waits for a number of threads taken below 1 or above 64. */
static void test_threads(void **state) {
    (void)state;
    assert_int_equal(new_with_threads(0), DARISK_ERROR_COHORT_THREADS);
    assert_int_equal(new_with_threads(1), DARISK_OK);
    assert_int_equal(new_with_threads(2), DARISK_OK);
    assert_int_equal(new_with_threads(64), DARISK_OK);
    assert_int_equal(new_with_threads(65), DARISK_ERROR_COHORT_THREADS);
    assert_int_equal(new_with_threads(UINT32_MAX), DARISK_ERROR_COHORT_THREADS);
    const darisk_cohort_options options = DARISK_COHORT_OPTIONS_DEFAULT;
    assert_int_equal(options.max_threads, 1);
}

/* Waits for a NULL that is read, and for one that is refused though it stands for a default. */
static void test_null(void **state) {
    darisk_cohort *cohort = NULL;
    event_table c = columns_of(SMALL, 1);
    (void)state;
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &cohort), DARISK_OK);
    assert_int_equal(darisk_cohort_add(NULL, &c.events, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_add(cohort, NULL, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_rows(cohort), 0);
    assert_int_equal(darisk_cohort_rows(NULL), 0);
    assert_int_equal(darisk_cohort_reversed_count(NULL), 0);
    assert_true(darisk_cohort_reversed_at(NULL, 0) == UINT64_MAX);
    darisk_cohort_free(cohort);
    darisk_cohort_free(NULL);
    free_columns(&c);
}

/* The status of a call with a struct of another size, with or without a later byte that is set. */
typedef darisk_status sized_call(const void *longer);

static const darisk_event_columns *EVENTS;
static darisk_cohort *COHORT;

static darisk_status with_options(const void *longer) {
    darisk_cohort *cohort = NULL;
    const darisk_status status = darisk_cohort_new(NULL, longer, NULL, &cohort);
    darisk_cohort_free(cohort);
    return status;
}

static darisk_status with_events(const void *longer) {
    return darisk_cohort_add(COHORT, longer, 1, NULL);
}

static darisk_status with_report(const void *longer) {
    darisk_columns_report *report = (darisk_columns_report *)(uintptr_t)longer;
    return darisk_cohort_add(COHORT, EVENTS, 1, report);
}

static darisk_status sized(sized_call *call, const void *object, size_t known, uint32_t size,
                           size_t set_byte) {
    static _Alignas(max_align_t) unsigned char longer[8192];
    memset(longer, 0, sizeof longer);
    memcpy(longer, object, known);
    memcpy(longer, &size, sizeof size);
    if (set_byte != 0)
        longer[set_byte] = 1;
    return call(longer);
}

static void check_sizes(sized_call *call, const void *object, size_t known) {
    const uint32_t size = (uint32_t)known;
    assert_int_equal(sized(call, object, known, 0, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(sized(call, object, known, size - 1, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(sized(call, object, known, size, 0), DARISK_OK);
    assert_int_equal(sized(call, object, known, size, known), DARISK_OK);
    assert_int_equal(sized(call, object, known, size + 8, 0), DARISK_OK);
    assert_int_equal(sized(call, object, known, size + 8, known), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(sized(call, object, known, size + 8, known + 7), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(sized(call, object, known, 4096, 0), DARISK_OK);
    assert_int_equal(sized(call, object, known, 4097, 0), DARISK_ERROR_STRUCT_SIZE);
}

/* Waits for a struct read past its end, and for a later field that is ignored. */
static void test_sizes(void **state) {
    const darisk_cohort_options options = DARISK_COHORT_OPTIONS_DEFAULT;
    const darisk_columns_report report = empty_columns_report();
    event_table c = columns_of(SMALL, 1);
    (void)state;
    COHORT = new_cohort();
    EVENTS = &c.events;
    check_sizes(with_options, &options, sizeof options);
    check_sizes(with_events, &c.events, sizeof c.events);
    check_sizes(with_report, &report, sizeof report);
    assert_int_equal(darisk_cohort_rows(COHORT), 8); /* those that were taken, and no more */
    free_columns(&c);
    darisk_cohort_free(COHORT);
}

/* The length of a column by its number, and whether it is given. */
static size_t *length_of(darisk_event_columns *events, size_t column, const void ***values) {
#define AT(number, name)                                                                           \
    case number:                                                                                   \
        *values = (const void **)(void *)&events->name.values;                                     \
        return &events->name.length
    switch (column) {
        AT(0, incident_id);
        AT(1, role);
        AT(2, status);
        AT(3, is_da);
        AT(4, perpetrator_id);
        AT(5, victim_id);
        AT(6, date_from);
        AT(7, date_to);
        AT(8, offence);
        AT(9, connection_group);
        AT(10, grade);
    default:
        return NULL;
    }
#undef AT
}
static const char *const NAMES[] = {
    "incident_id", "role",      "status",  "is_da",   "perpetrator_id",
    "victim_id",   "date_from", "date_to", "offence", "connection_group",
    "grade",
};
#define COLUMNS      11
#define COLUMNS_MUST 4 /* the first of them may not be missing */

/* Waits for a column of another length that is read, shorter or longer, one by one, or is not
 * named. */
static void test_lengths(void **state) {
    darisk_cohort *cohort = small_cohort();
    (void)state;
    for (size_t column = 0; column < COLUMNS; column++)
        for (int difference = -1; difference <= 1; difference++) {
            event_table c = columns_of(SMALL, 5);
            darisk_columns_report report = empty_columns_report();
            answer before = state_of(cohort);
            const void **values;
            size_t *length = length_of(&c.events, column, &values);
            *length = (size_t)((int)*length + difference);
            if (difference != 0) {
                assert_int_equal(darisk_cohort_add(cohort, &c.events, 5, &report),
                                 DARISK_ERROR_LENGTH);
                assert_int_equal(report.first_status, DARISK_ERROR_LENGTH);
                assert_int_equal(report.refused, 5);
                assert_int_equal(report.first_row, difference < 0 ? 4 : 5);
                assert_string_equal(report.column, NAMES[column]);
            }
            is_as_before("a column of another length", cohort, &before);
            free_columns(&c);
        }
    darisk_cohort_free(cohort);
}

/* Waits for a column that may not be missing and is, for one that may and is refused, and for the
 * length of a column that is not given. */
static void test_missing_columns(void **state) {
    (void)state;
    for (size_t column = 0; column < COLUMNS; column++) {
        darisk_cohort *cohort = small_cohort();
        event_table c = columns_of(SMALL, LENGTH(SMALL));
        answer before = state_of(cohort);
        const void **values;
        *length_of(&c.events, column, &values) = 1;
        *values = NULL;
        const darisk_status status = darisk_cohort_add(cohort, &c.events, LENGTH(SMALL), NULL);
        assert_int_equal(status, column < COLUMNS_MUST ? DARISK_ERROR_COLUMNS : DARISK_OK);
        if (status != DARISK_OK)
            is_as_before("a missing column", cohort, &before);
        else
            assert_int_equal(darisk_cohort_rows(cohort), 2 * LENGTH(SMALL));
        if (status == DARISK_OK)
            free_answer(&before);
        free_columns(&c);
        darisk_cohort_free(cohort);
    }
}

/* Waits for no rows that are refused, or for columns that are read though there are none. */
static void test_no_rows(void **state) {
    darisk_cohort *cohort = small_cohort();
    const darisk_event_columns none = {.struct_size = sizeof none};
    darisk_columns_report report = empty_columns_report();
    answer before = state_of(cohort);
    (void)state;
    assert_int_equal(darisk_cohort_add(cohort, &none, 0, &report), DARISK_OK);
    assert_int_equal(report.first_status, DARISK_OK);
    assert_int_equal(report.refused, 0);
    assert_null(report.column);
    is_as_before("no rows", cohort, &before);
    darisk_cohort_free(cohort);
}

static void spoil(event *row, size_t how) {
    switch (how) {
    case 0:
        row->incident = 0;
        break;
    case 1:
        row->role = 0;
        break;
    case 2:
        row->role = 4;
        break;
    case 3:
        row->from = DARISK_DATE_FIRST - 1;
        break;
    case 4:
        row->from = DARISK_DATE_LAST + 1;
        break;
    case 5:
        row->to = DARISK_DATE_FIRST - 1;
        break;
    case 6:
        row->to = INT32_MAX;
        break;
    case 7:
        row->status = 0;
        break;
    case 8:
        row->status = 4;
        break;
    case 9:
        row->is_da = 2;
        break;
    case 10:
        row->is_da = 255;
        break;
    case 11:
        row->offence = Y + 1;
        break;
    default:
        row->offence = UINT32_MAX;
        break;
    }
}

/* By the numbers above. */
static const struct {
    darisk_status status;
    const char *column;
} FAULTS[] = {
    {DARISK_ERROR_EVENT_INCIDENT, "incident_id"},
    {DARISK_ERROR_EVENT_ROLE, "role"},
    {DARISK_ERROR_EVENT_ROLE, "role"},
    {DARISK_ERROR_EVENT_DATE, "date_from"},
    {DARISK_ERROR_EVENT_DATE, "date_from"},
    {DARISK_ERROR_EVENT_DATE, "date_to"},
    {DARISK_ERROR_EVENT_DATE, "date_to"},
    {DARISK_ERROR_EVENT_STATUS, "status"},
    {DARISK_ERROR_EVENT_STATUS, "status"},
    {DARISK_ERROR_EVENT_DA, "is_da"},
    {DARISK_ERROR_EVENT_DA, "is_da"},
    {DARISK_ERROR_EVENT_OFFENCE, "offence"},
    {DARISK_ERROR_EVENT_OFFENCE, "offence"},
};

/* Refused for this fault in this row, and nothing added. */
static void refused(darisk_cohort *cohort, const event *rows, size_t count, size_t fault,
                    size_t row) {
    darisk_columns_report report = empty_columns_report();
    answer before = state_of(cohort);
    assert_int_equal(try_rows(cohort, rows, count, &report), FAULTS[fault].status);
    assert_int_equal(report.first_status, FAULTS[fault].status);
    assert_int_equal(report.refused, count);
    assert_int_equal(report.first_row, row);
    assert_non_null(report.column);
    assert_string_equal(report.column, FAULTS[fault].column);
    is_as_before(FAULTS[fault].column, cohort, &before);
}

/* Waits for a faulty row that is added or dropped, for good rows before it that are, for a row
 * checked only where it counts, and for another row or column named. */
static void test_faulty_rows(void **state) {
    enum { MANY = 700 }; /* more than one block */
    static event rows[MANY];
    static const size_t AT[] = {0, 1, 255, 256, MANY - 1};
    darisk_cohort *cohort = small_cohort();
    (void)state;
    for (size_t fault = 0; fault < LENGTH(FAULTS); fault++)
        for (size_t i = 0; i < LENGTH(AT); i++) {
            for (size_t r = 0; r < MANY; r++)
                rows[r] = plain(100 + r, 100 + r % 50, 200 + r % 7, AS_OF - (int32_t)(r % 99));
            rows[AT[i]].role = i % 2 == 0 ? DARISK_EVENT_ROLE_OTHER : DARISK_EVENT_ROLE_SUSPECT;
            spoil(&rows[AT[i]], fault);
            if (AT[i] < MANY - 1)
                spoil(&rows[MANY - 1], (fault + 5) % LENGTH(FAULTS));
            refused(cohort, rows, MANY, fault, AT[i]);
        }
    darisk_cohort_free(cohort);
}

/* Waits for a limit that is refused. */
static void test_limits_are_taken(void **state) {
    darisk_cohort *cohort = new_cohort();
    event rows[6];
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        rows[i] = plain(1 + i, 1, 2, AS_OF);
    rows[0].incident = rows[0].person = rows[0].victim = rows[0].group = UINT64_MAX;
    rows[0].grade = 255;
    rows[1].from = DARISK_DATE_FIRST;
    rows[1].to = DARISK_DATE_LAST;
    rows[2].from = NO_DAY;
    rows[2].to = DARISK_DATE_FIRST;
    rows[3].offence = Y;
    rows[4].role = DARISK_EVENT_ROLE_OTHER;
    rows[4].status = DARISK_EVENT_STATUS_NO_CRIME;
    rows[5].is_da = 0;
    add_rows(cohort, rows, LENGTH(rows));
    assert_int_equal(darisk_cohort_rows(cohort), LENGTH(rows));
    darisk_cohort_free(cohort);
}

/* Waits for a handle of no table, or of another: without a table there are two. */
static void test_offences_without_a_table(void **state) {
    darisk_cohort *cohort = NULL;
    event row = plain(1, 1, 2, AS_OF);
    (void)state;
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &cohort), DARISK_OK);
    for (row.offence = 0; row.offence < 4; row.offence++)
        assert_int_equal(try_rows(cohort, &row, 1, NULL),
                         row.offence < 2 ? DARISK_OK : DARISK_ERROR_EVENT_OFFENCE);
    assert_int_equal(darisk_cohort_rows(cohort), 2);
    darisk_cohort_free(cohort);
}

/* Waits for a row that ends on the day it began taken as reversed, and for numbers that begin
 * anew with each call. */
static void test_reversed(void **state) {
    darisk_cohort *cohort = new_cohort();
    event rows[5];
    (void)state;
    for (int i = 0; i < 5; i++)
        rows[i] = plain(1, 1, 2, AS_OF - 10);
    rows[1].to = AS_OF - 11;
    rows[2].to = AS_OF - 10;
    rows[3].from = NO_DAY;
    rows[3].to = AS_OF - 11;
    rows[4].to = DARISK_DATE_FIRST;
    rows[4].role = DARISK_EVENT_ROLE_OTHER; /* reported all the same */
    add_rows(cohort, rows, 5);
    add_rows(cohort, rows, 2);
    assert_int_equal(darisk_cohort_reversed_count(cohort), 3);
    assert_int_equal(darisk_cohort_reversed_at(cohort, 0), 1);
    assert_int_equal(darisk_cohort_reversed_at(cohort, 1), 4);
    assert_int_equal(darisk_cohort_reversed_at(cohort, 2), 6);
    assert_true(darisk_cohort_reversed_at(cohort, 3) == UINT64_MAX);
    assert_true(darisk_cohort_reversed_at(cohort, SIZE_MAX) == UINT64_MAX);
    darisk_cohort_free(cohort);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_null),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_missing_columns),
        cmocka_unit_test(test_no_rows),
        cmocka_unit_test(test_faulty_rows),
        cmocka_unit_test(test_limits_are_taken),
        cmocka_unit_test(test_offences_without_a_table),
        cmocka_unit_test(test_reversed),
    };
    return cmocka_run_group_tests_name("cohort", tests, NULL, NULL);
}

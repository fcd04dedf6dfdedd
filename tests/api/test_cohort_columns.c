/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns with validity bitmaps say the same as columns with the missing values written out; and
 * the words for roles and statuses. */
#include "cohort_test.h"

#define ROWS 600

/* Where a column is missing, by turns: 0 for none. */
static bool is_missing(size_t column, size_t row) {
    return (row * 7 + column * 5) % 11 == column % 3;
}

static uint8_t *bitmap_of(size_t column, size_t offset, bool all) {
    uint8_t *bitmap = room_for(darisk_validity_size(offset + ROWS), 1);
    for (size_t i = 0; i < ROWS; i++)
        if (all || !is_missing(column, i))
            assert_int_equal(darisk_validity_set(bitmap, offset + i, true), DARISK_OK);
    return bitmap;
}

static void fill(event *rows, bool written_out) {
    for (size_t i = 0; i < ROWS; i++) {
        event *row = &rows[i];
        *row = plain(1 + i % 211, 1 + i % 37, 20 + i % 41, AS_OF - (int32_t)(i * 3 % 900));
        row->to = row->from + (int32_t)(i % 5) - 1;
        row->offence = (uint32_t)(i % 5 == 2 ? Y : i % 5);
        row->group = i % 13;
        row->grade = (uint8_t)(i % 6);
        if (!written_out)
            continue;
        row->person = is_missing(0, i) ? 0 : row->person;
        row->victim = is_missing(1, i) ? 0 : row->victim;
        row->from = is_missing(2, i) ? NO_DAY : row->from;
        row->to = is_missing(3, i) ? NO_DAY : row->to;
        row->offence = is_missing(4, i) ? NO_CRIME : row->offence;
        row->group = is_missing(5, i) ? 0 : row->group;
        row->grade = is_missing(6, i) ? 0 : row->grade;
    }
}

static answer answer_of_rows(const darisk_event_columns *events) {
    darisk_cohort *cohort = new_cohort();
    assert_int_equal(darisk_cohort_add(cohort, events, ROWS, NULL), DARISK_OK);
    answer a = answer_of(cohort, &SMALL_SAID);
    say(&a, (int64_t)darisk_cohort_reversed_count(cohort));
    darisk_cohort_free(cohort);
    return a;
}

/* Waits for a bitmap read from bit 0, or for a value taken though its bit says it is missing. */
static void test_bitmaps(void **state) {
    static const size_t OFFSETS[] = {0, 1, 7, 8, 13, 64, 255};
    static event rows[ROWS];
    (void)state;
    fill(rows, true);
    event_table written = columns_of(rows, ROWS);
    answer expected = answer_of_rows(&written.events);
    fill(rows, false);
    for (size_t o = 0; o < LENGTH(OFFSETS); o++) {
        event_table c = columns_of(rows, ROWS);
        uint8_t *bitmaps[11];
        size_t n = 0;
#define GIVE(name, all)                                                                            \
    do {                                                                                           \
        const size_t offset = OFFSETS[o] + n;                                                      \
        bitmaps[n] = bitmap_of(n, offset, all);                                                    \
        c.events.name.validity = bitmaps[n++];                                                     \
        c.events.name.validity_offset = offset;                                                    \
    } while (0)
        GIVE(perpetrator_id, false);
        GIVE(victim_id, false);
        GIVE(date_from, false);
        GIVE(date_to, false);
        GIVE(offence, false);
        GIVE(connection_group, false);
        GIVE(grade, false);
        GIVE(incident_id, true);
        GIVE(role, true);
        GIVE(status, true);
        GIVE(is_da, true);
#undef GIVE
        answer found = answer_of_rows(&c.events);
        answers_are_same("bitmaps", &expected, &found);
        free_answer(&found);
        for (size_t i = 0; i < n; i++)
            free(bitmaps[i]);
        free_columns(&c);
    }
    free_answer(&expected);
    free_columns(&written);
}

/* Refused, for row 301 of a column that may not be missing. */
static void missing_refused(event_table *c, const uint8_t **validity, darisk_status status,
                            const char *column) {
    darisk_cohort *cohort = small_cohort();
    darisk_columns_report report = empty_columns_report();
    answer before = state_of(cohort);
    uint8_t *bitmap = bitmap_of(0, 0, true);
    assert_int_equal(darisk_validity_set(bitmap, 301, false), DARISK_OK);
    *validity = bitmap;
    assert_int_equal(darisk_cohort_add(cohort, &c->events, ROWS, &report), status);
    *validity = NULL;
    assert_int_equal(report.first_status, status);
    assert_int_equal(report.first_row, 301);
    assert_int_equal(report.refused, ROWS);
    assert_string_equal(report.column, column);
    is_as_before(column, cohort, &before);
    free(bitmap);
    darisk_cohort_free(cohort);
}

/* Waits for a value that may not be missing, is, and is made up: "no domestic abuse", above all. */
static void test_values_that_may_not_be_missing(void **state) {
    static event rows[ROWS];
    (void)state;
    fill(rows, false);
    event_table c = columns_of(rows, ROWS);
    missing_refused(&c, &c.events.incident_id.validity, DARISK_ERROR_EVENT_INCIDENT, "incident_id");
    missing_refused(&c, &c.events.role.validity, DARISK_ERROR_EVENT_ROLE, "role");
    missing_refused(&c, &c.events.status.validity, DARISK_ERROR_EVENT_STATUS, "status");
    missing_refused(&c, &c.events.is_da.validity, DARISK_ERROR_EVENT_DA, "is_da");
    free_columns(&c);
}

/* Waits for a fault found in a value that its bit says is missing. */
static void test_missing_values_are_not_checked(void **state) {
    static event rows[ROWS];
    darisk_cohort *cohort = new_cohort();
    uint8_t *bitmap = bitmap_of(0, 0, true);
    (void)state;
    fill(rows, false);
    rows[5].from = INT32_MAX;
    rows[5].to = INT32_MIN + 1;
    rows[5].offence = UINT32_MAX;
    event_table c = columns_of(rows, ROWS);
    assert_int_equal(darisk_validity_set(bitmap, 5, false), DARISK_OK);
    c.events.date_from.validity = c.events.date_to.validity = c.events.offence.validity = bitmap;
    assert_int_equal(darisk_cohort_add(cohort, &c.events, ROWS, NULL), DARISK_OK);
    free(bitmap);
    free_columns(&c);
    darisk_cohort_free(cohort);
}

/* Waits for a key that has another number, for one read with blanks or in small letters, and for
 * a number outside that has a text. */
static void test_words(void **state) {
    static const char *const ROLES[] = {"SUSPECT", "OFFENDER", "OTHER"};
    static const char *const STATUSES[] = {"OPEN", "CANCELLED", "NO_CRIME"};
    static const char *const NONE[] = {"", "suspect", " SUSPECT", "SUSPECTS", "open", "NO CRIME"};
    (void)state;
    for (int i = 0; i < 3; i++) {
        darisk_event_role role = DARISK_EVENT_ROLE_NOT_SET;
        darisk_event_status status = DARISK_EVENT_STATUS_NOT_SET;
        assert_string_equal(darisk_event_role_text((darisk_event_role)(i + 1)), ROLES[i]);
        assert_string_equal(darisk_event_status_text((darisk_event_status)(i + 1)), STATUSES[i]);
        assert_int_equal(darisk_event_role_from_text(ROLES[i], &role), DARISK_OK);
        assert_int_equal(role, i + 1);
        assert_int_equal(darisk_event_status_from_text(STATUSES[i], &status), DARISK_OK);
        assert_int_equal(status, i + 1);
        assert_int_equal(darisk_event_role_from_text(STATUSES[i], &role), DARISK_ERROR_TEXT);
        assert_int_equal(role, i + 1);
    }
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        darisk_event_role role = DARISK_EVENT_ROLE_OTHER;
        darisk_event_status status = DARISK_EVENT_STATUS_NO_CRIME;
        assert_int_equal(darisk_event_role_from_text(NONE[i], &role), DARISK_ERROR_TEXT);
        assert_int_equal(darisk_event_status_from_text(NONE[i], &status), DARISK_ERROR_TEXT);
        assert_int_equal(role, DARISK_EVENT_ROLE_OTHER);
        assert_int_equal(status, DARISK_EVENT_STATUS_NO_CRIME);
    }
    static const int OUTSIDE[] = {0, 4, -1, 255, INT_MAX, INT_MIN};
    for (size_t i = 0; i < LENGTH(OUTSIDE); i++) {
        assert_null(darisk_event_role_text((darisk_event_role)OUTSIDE[i]));
        assert_null(darisk_event_status_text((darisk_event_status)OUTSIDE[i]));
    }
    darisk_event_role role;
    darisk_event_status status;
    assert_int_equal(darisk_event_role_from_text(NULL, &role), DARISK_ERROR_NULL);
    assert_int_equal(darisk_event_role_from_text("OTHER", NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_event_status_from_text(NULL, &status), DARISK_ERROR_NULL);
    assert_int_equal(darisk_event_status_from_text("OPEN", NULL), DARISK_ERROR_NULL);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bitmaps),
        cmocka_unit_test(test_values_that_may_not_be_missing),
        cmocka_unit_test(test_missing_values_are_not_checked),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests_name("cohort columns", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Sees include/ only. Waits for a cell in the wrong place, for a hidden count that can be had by
 * subtraction, and for a code of one vocabulary that is counted as another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* CMocka wants the four above. */
#include <cmocka.h>

#include "darisk.h"

#define ROOM 13000

/* Cases in plain arrays, all columns given. */
static struct {
    size_t count;
    uint8_t closed[ROOM], reviewed[ROOM], seen[ROOM], event[ROOM];
    uint16_t outcome[ROOM], first[ROOM], last[ROOM];
} cases;

static void add(size_t times, uint16_t outcome, uint16_t first, uint16_t last, uint8_t reviewed,
                uint8_t seen, uint8_t event) {
    for (size_t i = 0; i < times; i++) {
        size_t at = cases.count++;
        cases.closed[at] = DARISK_STATED_YES;
        cases.outcome[at] = outcome;
        cases.first[at] = first;
        cases.last[at] = last;
        cases.reviewed[at] = reviewed;
        cases.seen[at] = seen;
        cases.event[at] = event;
    }
}

static int empty(void **state) {
    (void)state;
    memset(&cases, 0, sizeof cases);
    return 0;
}

static darisk_audit_columns columns(void) {
    return (darisk_audit_columns){.struct_size = sizeof(darisk_audit_columns),
                                  .closed = {cases.closed, NULL, 0, cases.count},
                                  .dait_outcome = {cases.outcome, NULL, 0, cases.count},
                                  .first_grade = {cases.first, NULL, 0, cases.count},
                                  .last_grade = {cases.last, NULL, 0, cases.count},
                                  .reviewed = {cases.reviewed, NULL, 0, cases.count},
                                  .dait_seen_before = {cases.seen, NULL, 0, cases.count},
                                  .later_event = {cases.event, NULL, 0, cases.count}};
}

static darisk_audit_table table_of(darisk_audit_kind kind, uint64_t least) {
    const darisk_audit_columns from = columns();
    darisk_audit_table table = {.struct_size = sizeof table};
    assert_int_equal(darisk_audit_count(kind, &from, cases.count, least, &table, NULL), DARISK_OK);
    return table;
}

/* The force inspected had 621 active cases at 34, 48 and 18 per cent. The counts are inferred from
 * the shares; they are not published. */
static void essex_shares_come_back(void **state) {
    uint32_t percent;
    (void)state;
    add(112, 0, DARISK_DASH_STANDARD, 0, 0, 0, 0);
    add(298, 0, DARISK_DASH_MEDIUM, 0, 0, 0, 0);
    add(211, 0, DARISK_DASH_HIGH, 0, 0, 0, 0);
    darisk_audit_table table = table_of(DARISK_AUDIT_KIND_CONCORDANCE, DARISK_AUDIT_LEAST_SHOWN);
    const darisk_audit_cell *total = table.cells[table.rows - 1];
    assert_int_equal(total[table.columns - 1].count, 621);
    const uint32_t expected[] = {18, 48, 34};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(darisk_audit_percent(total[i].count, 621, &percent), DARISK_OK);
        assert_int_equal(percent, expected[i]);
    }
}

/* Dorset: 22 graded HIGH with a deadly event later, 45 not graded HIGH with one (how they split
 * is not published: all are put into MEDIUM), 12,279 HIGH without. */
static void dorset_table_comes_back(void **state) {
    (void)state;
    add(22, 0, DARISK_DASH_HIGH, 0, 0, 0, DARISK_STATED_YES);
    add(45, 0, DARISK_DASH_MEDIUM, 0, 0, 0, DARISK_STATED_YES);
    add(12279, 0, DARISK_DASH_HIGH, 0, 0, 0, DARISK_STATED_NO);
    darisk_audit_table table = table_of(DARISK_AUDIT_KIND_LATER_EVENT, DARISK_AUDIT_LEAST_SHOWN);
    assert_int_equal(table.rows, 5);
    assert_int_equal(table.columns, 4);
    assert_int_equal(table.cells[2][0].count, 22);
    assert_int_equal(table.cells[1][0].count, 45);
    assert_int_equal(table.cells[2][1].count, 12279);
    assert_int_equal(table.cells[4][0].count, 67);
    assert_int_equal(table.cells[2][3].count, 12301);
    for (size_t row = 0; row < table.rows; row++)
        for (size_t column = 0; column < table.columns; column++)
            assert_int_equal(table.cells[row][column].hidden, 0);
}

static void every_pair_has_its_cell(void **state) {
    static const uint16_t outcomes[] = {201, 202, 203, 204, 0}, grades[] = {101, 102, 103, 0};
    (void)state;
    for (size_t row = 0; row < 5; row++)
        for (size_t column = 0; column < 4; column++)
            add(1 + row * 4 + column, outcomes[row], grades[column], 0, 0, 0, 0);
    darisk_audit_table table = table_of(DARISK_AUDIT_KIND_CONCORDANCE, 0);
    for (size_t row = 0; row < 5; row++)
        for (size_t column = 0; column < 4; column++)
            assert_int_equal(table.cells[row][column].count, 1 + row * 4 + column);
    assert_int_equal(table.cells[5][4].count, cases.count);
    assert_string_equal(darisk_audit_row_text(DARISK_AUDIT_KIND_CONCORDANCE, 3),
                        "DAIT:ALERT_INSPECTOR");
    assert_string_equal(darisk_audit_column_text(DARISK_AUDIT_KIND_CONCORDANCE, 0),
                        "DASH:STANDARD");
    assert_null(darisk_audit_row_text(DARISK_AUDIT_KIND_CONCORDANCE, 6));
    assert_null(darisk_audit_column_text(DARISK_AUDIT_KIND_CONCORDANCE, 5));
    assert_null(darisk_audit_row_text((darisk_audit_kind)4, 0));
}

/* Raised and lowered back is unchanged; open, ungraded and unreviewed cases are left out. */
static void changes_on_review(void **state) {
    darisk_audit_share share;
    (void)state;
    add(7, 0, 101, 103, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    add(6, 0, 103, 102, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    add(8, 0, 102, 102, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    add(9, 0, 102, 103, DARISK_STATED_YES, DARISK_STATED_NO, 0);
    add(5, 0, 102, 102, DARISK_STATED_YES, DARISK_STATED_UNKNOWN, 0);
    add(3, 0, 102, 103, DARISK_STATED_NO, DARISK_STATED_YES, 0);
    add(3, 0, 102, 103, DARISK_STATED_UNKNOWN, DARISK_STATED_YES, 0);
    add(3, 0, 0, 103, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    add(3, 0, 102, 0, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    cases.closed[cases.count] = DARISK_STATED_NO;
    cases.closed[cases.count + 1] = DARISK_STATED_UNKNOWN;
    cases.count += 2;
    darisk_audit_table table = table_of(DARISK_AUDIT_KIND_CHANGED_ON_REVIEW, 0);
    assert_int_equal(table.skipped, 14);
    assert_int_equal(table.cells[0][0].count, 7);
    assert_int_equal(table.cells[0][1].count, 6);
    assert_int_equal(table.cells[0][2].count, 8);
    assert_int_equal(table.cells[1][0].count, 9);
    assert_int_equal(table.cells[2][2].count, 5);
    assert_int_equal(table.cells[3][3].count, 35);
    assert_int_equal(darisk_audit_changed(&table, 0, &share), DARISK_OK);
    assert_int_equal(share.part, 13);
    assert_int_equal(share.whole, 21);
    assert_int_equal(darisk_audit_changed(&table, 3, &share), DARISK_OK);
    assert_int_equal(share.part, 22);
    assert_int_equal(darisk_audit_changed(&table, 4, &share), DARISK_ERROR_INDEX);
    /* a part of the share is hidden */
    table = table_of(DARISK_AUDIT_KIND_CHANGED_ON_REVIEW, 7);
    assert_int_equal(table.cells[0][1].hidden, 1);
    assert_int_equal(darisk_audit_changed(&table, 0, &share), DARISK_OK);
    assert_int_equal(share.hidden, 1);
    assert_int_equal(share.part + share.whole, 0);
    table = table_of(DARISK_AUDIT_KIND_LATER_EVENT, 0);
    assert_int_equal(darisk_audit_changed(&table, 0, &share), DARISK_ERROR_AUDIT_KIND);
}

/* How many counts of a line are hidden, and whether one above 0 is shown. */
static void look_at(const darisk_audit_table *table, size_t line, size_t *hidden, size_t *shown) {
    const bool is_row = line < table->rows;
    const size_t length = is_row ? table->columns : table->rows;
    *hidden = *shown = 0;
    for (size_t i = 0; i < length; i++) {
        const darisk_audit_cell *cell =
            is_row ? &table->cells[line][i] : &table->cells[i][line - table->rows];
        *hidden += cell->hidden;
        *shown += cell->hidden == 0 && cell->count > 0;
    }
}

/* One in seven of all tables of 3 x 3 with counts from 0 to 3, least shown 3: what is small is
 * hidden, what is shown is true, no line hides just one while it shows another. */
static void nothing_hidden_can_be_subtracted(void **state) {
    static const uint16_t first[] = {102, 103, 102}, last[] = {103, 102, 102};
    size_t tables = 0;
    (void)state;
    for (uint32_t code = 0; code < 262144; code += 7) {
        darisk_audit_table plain, table;
        memset(&cases, 0, sizeof cases.closed[0]);
        cases.count = 0;
        for (uint32_t cell = 0; cell < 9; cell++)
            add(code >> (2 * cell) & 3, 0, first[cell % 3], last[cell % 3], DARISK_STATED_YES,
                (uint8_t)(DARISK_STATED_YES - cell / 3), 0);
        plain = table_of(DARISK_AUDIT_KIND_CHANGED_ON_REVIEW, 1);
        table = table_of(DARISK_AUDIT_KIND_CHANGED_ON_REVIEW, 3);
        for (size_t row = 0; row < 4; row++) {
            for (size_t column = 0; column < 4; column++) {
                const uint64_t count = plain.cells[row][column].count;
                const darisk_audit_cell *cell = &table.cells[row][column];
                assert_int_equal(plain.cells[row][column].hidden, 0);
                if (count == 1 || count == 2)
                    assert_int_equal(cell->hidden, 1);
                if (count == 0)
                    assert_int_equal(cell->hidden, 0);
                assert_int_equal(cell->count, cell->hidden ? 0 : count);
            }
        }
        for (size_t line = 0; line < 8; line++) {
            size_t hidden, shown;
            look_at(&table, line, &hidden, &shown);
            if (hidden == 1)
                assert_int_equal(shown, 0);
        }
        tables++;
    }
    print_message("%zu tables\n", tables);
}

/* By hand: 2 is hidden; in its row the 6 goes too, for it is the smallest shown; then each column
 * hides just one, and their smallest go in order. */
static void second_hiding_follows_the_order(void **state) {
    (void)state;
    add(2, 0, 102, 103, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    add(6, 0, 103, 102, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    add(9, 0, 102, 102, DARISK_STATED_YES, DARISK_STATED_YES, 0);
    add(20, 0, 102, 103, DARISK_STATED_YES, DARISK_STATED_NO, 0);
    add(30, 0, 103, 102, DARISK_STATED_YES, DARISK_STATED_NO, 0);
    add(40, 0, 102, 102, DARISK_STATED_YES, DARISK_STATED_NO, 0);
    darisk_audit_table table = table_of(DARISK_AUDIT_KIND_CHANGED_ON_REVIEW, 5);
    static const uint32_t hidden[4][4] = {{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    for (size_t row = 0; row < 4; row++)
        for (size_t column = 0; column < 4; column++)
            assert_int_equal(table.cells[row][column].hidden, hidden[row][column]);
}

static void limits_of_what_is_shown(void **state) {
    (void)state;
    add(4, 0, 101, 0, 0, 0, 0);
    assert_int_equal(table_of(DARISK_AUDIT_KIND_LATER_EVENT, 4).cells[0][2].hidden, 0);
    assert_int_equal(table_of(DARISK_AUDIT_KIND_LATER_EVENT, 5).cells[0][2].hidden, 1);
    assert_int_equal(table_of(DARISK_AUDIT_KIND_LATER_EVENT, 5).cells[4][3].hidden, 1);
    assert_int_equal(table_of(DARISK_AUDIT_KIND_LATER_EVENT, 0).cells[4][3].count, 4);
}

static void refuses(darisk_status expected, const char *column, size_t row) {
    const darisk_audit_columns from = columns();
    darisk_audit_table table, before;
    darisk_columns_report report = {.struct_size = sizeof report};
    memset(&table, 0xAB, sizeof table);
    table.struct_size = sizeof table;
    before = table;
    assert_int_equal(
        darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, cases.count, 5, &table, &report),
        expected);
    assert_memory_equal(&table, &before, sizeof table);
    assert_string_equal(report.column, column);
    assert_int_equal(report.first_row, row);
    assert_int_equal(report.first_status, expected);
}

/* A DASH code among the outcomes, a DAIT code among the grades, and numbers of neither. */
static void codes_of_the_wrong_vocabulary(void **state) {
    static const uint16_t no_outcome[] = {1, 101, 103, 200, 205, 301, 65535};
    static const uint16_t no_grade[] = {1, 100, 104, 201, 204, 302, 65535};
    (void)state;
    add(10, 201, 101, 101, 0, 0, 0);
    for (size_t i = 0; i < 7; i++) {
        cases.outcome[9] = no_outcome[i];
        refuses(DARISK_ERROR_AUDIT_CODE, "dait_outcome", 9);
        cases.outcome[9] = 201;
        cases.first[3] = no_grade[i];
        refuses(DARISK_ERROR_AUDIT_CODE, "first_grade", 3);
        cases.first[3] = 101;
        cases.last[0] = no_grade[i];
        refuses(DARISK_ERROR_AUDIT_CODE, "last_grade", 0);
        cases.last[0] = 101;
    }
    cases.closed[2] = 3;
    refuses(DARISK_ERROR_AUDIT_STATED, "closed", 2);
    cases.closed[2] = 2;
    cases.reviewed[2] = 3;
    refuses(DARISK_ERROR_AUDIT_STATED, "reviewed", 2);
    cases.reviewed[2] = 2;
    cases.seen[2] = 255;
    refuses(DARISK_ERROR_AUDIT_STATED, "dait_seen_before", 2);
    cases.seen[2] = 2;
    cases.event[2] = 3;
    refuses(DARISK_ERROR_AUDIT_STATED, "later_event", 2);
}

static void bad_arguments(void **state) {
    darisk_audit_table table = {.struct_size = sizeof table};
    darisk_columns_report report = {.struct_size = sizeof report};
    darisk_audit_share share;
    uint32_t percent = 77;
    (void)state;
    add(3, 201, 101, 101, 0, 0, 0);
    darisk_audit_columns from = columns();
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_NOT_SET, &from, 3, 5, &table, &report),
                     DARISK_ERROR_AUDIT_KIND);
    assert_int_equal(darisk_audit_count((darisk_audit_kind)4, &from, 3, 5, &table, NULL),
                     DARISK_ERROR_AUDIT_KIND);
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, NULL, 3, 5, &table, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, 3, 5, NULL, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(
        darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, 4, 5, &table, &report),
        DARISK_ERROR_LENGTH);
    assert_string_equal(report.column, "closed");
    from.unused = 1;
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, 3, 5, &table, NULL),
                     DARISK_ERROR_STRUCT_SIZE);
    from = columns();
    from.struct_size--;
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, 3, 5, &table, NULL),
                     DARISK_ERROR_STRUCT_SIZE);
    from = columns();
    table.struct_size = 0;
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, 3, 5, &table, NULL),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_audit_changed(&table, 0, &share), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_audit_changed(NULL, 0, &share), DARISK_ERROR_NULL);
    assert_int_equal(darisk_audit_percent(1, 0, &percent), DARISK_ERROR_AUDIT_SHARE);
    assert_int_equal(darisk_audit_percent(2, 1, &percent), DARISK_ERROR_AUDIT_SHARE);
    assert_int_equal(darisk_audit_percent(1, (UINT64_C(1) << 56) + 1, &percent),
                     DARISK_ERROR_AUDIT_SHARE);
    assert_int_equal(darisk_audit_percent(1, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(percent, 77);
    assert_int_equal(darisk_audit_percent(UINT64_C(1) << 56, UINT64_C(1) << 56, &percent),
                     DARISK_OK);
    assert_int_equal(percent, 100);
    assert_int_equal(darisk_audit_percent(1, 200, &percent), DARISK_OK);
    assert_int_equal(percent, 1); /* a half goes up */
    assert_int_equal(darisk_audit_percent(1, 201, &percent), DARISK_OK);
    assert_int_equal(percent, 0);
}

/* Columns that are not given are not stated: nothing is closed, so all is skipped. */
static void columns_not_given(void **state) {
    darisk_audit_columns from = {.struct_size = sizeof from};
    darisk_audit_table table = {.struct_size = sizeof table};
    (void)state;
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, 12, 5, &table, NULL),
                     DARISK_OK);
    assert_int_equal(table.skipped, 12);
    assert_int_equal(table.cells[5][4].count, 0);
    add(8, 201, 101, 101, 0, 0, 0);
    from = columns();
    const uint8_t half = 0xF0;
    from.first_grade.validity = &half;
    assert_int_equal(darisk_audit_count(DARISK_AUDIT_KIND_CONCORDANCE, &from, 8, 0, &table, NULL),
                     DARISK_OK);
    assert_int_equal(table.cells[0][0].count, 4);
    assert_int_equal(table.cells[0][3].count, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(essex_shares_come_back, empty),
        cmocka_unit_test_setup(dorset_table_comes_back, empty),
        cmocka_unit_test_setup(every_pair_has_its_cell, empty),
        cmocka_unit_test_setup(changes_on_review, empty),
        cmocka_unit_test_setup(nothing_hidden_can_be_subtracted, empty),
        cmocka_unit_test_setup(second_hiding_follows_the_order, empty),
        cmocka_unit_test_setup(limits_of_what_is_shown, empty),
        cmocka_unit_test_setup(codes_of_the_wrong_vocabulary, empty),
        cmocka_unit_test_setup(bad_arguments, empty),
        cmocka_unit_test_setup(columns_not_given, empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

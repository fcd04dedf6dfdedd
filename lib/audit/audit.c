/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "audit/table.h"
#include "base/column_read.h"
#include "base/size.h"

/* The numbers of the vocabularies follow each other, and 0 is not recorded. */
#define GRADE_FIRST   DARISK_DASH_STANDARD
#define GRADES        3
#define OUTCOME_FIRST DARISK_DAIT_CHECKS_OPEN
#define OUTCOMES      4

#define WHOLE_LAST (UINT64_C(1) << 56)

/* One case, read from its row. */
struct audit_case {
    uint32_t closed, reviewed, seen, event;    /* darisk_stated */
    uint32_t outcome, first_grade, last_grade; /* codes, 0 not recorded */
};

static void read_case(const darisk_audit_columns *from, size_t row, struct audit_case *c) {
    c->closed = darisk_column_u8_at(&from->closed, row);
    c->outcome = darisk_column_u16_at(&from->dait_outcome, row);
    c->first_grade = darisk_column_u16_at(&from->first_grade, row);
    c->last_grade = darisk_column_u16_at(&from->last_grade, row);
    c->reviewed = darisk_column_u8_at(&from->reviewed, row);
    c->seen = darisk_column_u8_at(&from->dait_seen_before, row);
    c->event = darisk_column_u8_at(&from->later_event, row);
}

static bool is_code(uint32_t code, uint32_t first, uint32_t count) {
    return code == 0 || code - first < count;
}

/* The column of a case that holds what it may not, and why; NULL where all is in order. */
static const char *wrong_column(const struct audit_case *c, darisk_status *status) {
    *status = DARISK_ERROR_AUDIT_STATED;
    if (c->closed > DARISK_STATED_YES)
        return "closed";
    if (c->reviewed > DARISK_STATED_YES)
        return "reviewed";
    if (c->seen > DARISK_STATED_YES)
        return "dait_seen_before";
    if (c->event > DARISK_STATED_YES)
        return "later_event";
    *status = DARISK_ERROR_AUDIT_CODE;
    if (!is_code(c->outcome, OUTCOME_FIRST, OUTCOMES))
        return "dait_outcome";
    if (!is_code(c->first_grade, GRADE_FIRST, GRADES))
        return "first_grade";
    if (!is_code(c->last_grade, GRADE_FIRST, GRADES))
        return "last_grade";
    *status = DARISK_OK;
    return NULL;
}

/* The line of a code in a table: its place, or the line after them where it is not recorded. */
static uint32_t line_of(uint32_t code, uint32_t first, uint32_t count) {
    return code == 0 ? count : code - first;
}

/* The line of an answer: yes, no, unknown. */
static uint32_t line_of_stated(uint32_t stated) {
    return DARISK_STATED_YES - stated;
}

/* The column of a review: raised, lowered, unchanged. */
static uint32_t line_of_change(uint32_t first, uint32_t last) {
    if (last > first)
        return 0;
    return last < first ? 1 : 2;
}

/* Where a case counts in a table; false where it is left out. */
static bool place(darisk_audit_kind kind, const struct audit_case *c, uint32_t *row,
                  uint32_t *column) {
    if (c->closed != DARISK_STATED_YES)
        return false;
    if (kind == DARISK_AUDIT_KIND_CONCORDANCE) {
        *row = line_of(c->outcome, OUTCOME_FIRST, OUTCOMES);
        *column = line_of(c->first_grade, GRADE_FIRST, GRADES);
        return true;
    }
    if (kind == DARISK_AUDIT_KIND_LATER_EVENT) {
        *row = line_of(c->first_grade, GRADE_FIRST, GRADES);
        *column = line_of_stated(c->event);
        return true;
    }
    *row = line_of_stated(c->seen);
    *column = line_of_change(c->first_grade, c->last_grade);
    return c->reviewed == DARISK_STATED_YES && c->first_grade != 0 && c->last_grade != 0;
}

static const char *too_short(const darisk_audit_columns *cases, size_t rows) {
#define COLUMN(name)                                                                               \
    if (cases->name.values != NULL && cases->name.length < rows)                                   \
        return #name;
    COLUMN(closed)
    COLUMN(dait_outcome)
    COLUMN(first_grade)
    COLUMN(last_grade)
    COLUMN(reviewed)
    COLUMN(dait_seen_before)
    COLUMN(later_event)
#undef COLUMN
    return NULL;
}

/* Counts every case; stops at the first that holds what it may not. */
static darisk_status count_cases(const darisk_audit_columns *cases, size_t rows,
                                 darisk_audit_table *table, darisk_columns_report *report) {
    for (size_t i = 0; i < rows; i++) {
        struct audit_case c;
        uint32_t row = 0, column = 0;
        read_case(cases, i, &c);
        report->column = wrong_column(&c, &report->first_status);
        if (report->column != NULL) {
            report->refused = 1;
            report->first_row = i;
            return report->first_status;
        }
        if (place(table->kind, &c, &row, &column))
            table->cells[row][column].count++;
        else
            table->skipped++;
    }
    return DARISK_OK;
}

static darisk_status check_arguments(const darisk_audit_columns *cases,
                                     const darisk_audit_table *out,
                                     const darisk_columns_report *report) {
    if (cases == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(cases, sizeof *cases) || cases->unused != 0 ||
        !darisk_struct_is_readable(out, sizeof *out) ||
        (report != NULL && !darisk_struct_is_readable(report, sizeof *report)))
        return DARISK_ERROR_STRUCT_SIZE;
    return DARISK_OK;
}

static darisk_status run(darisk_audit_kind kind, const darisk_audit_columns *cases, size_t rows,
                         darisk_audit_table *table, darisk_columns_report *report) {
    const struct darisk_audit_shape *shape = darisk_audit_shape_of(kind);
    if (shape == NULL)
        return DARISK_ERROR_AUDIT_KIND;
    report->column = too_short(cases, rows);
    if (report->column != NULL)
        return DARISK_ERROR_LENGTH;
    table->kind = kind;
    table->rows = shape->rows;
    table->columns = shape->columns;
    return count_cases(cases, rows, table, report);
}

darisk_status darisk_audit_count(darisk_audit_kind kind, const darisk_audit_columns *cases,
                                 size_t rows, uint64_t least_shown, darisk_audit_table *out,
                                 darisk_columns_report *report) {
    darisk_audit_table table = {.skipped = 0};
    darisk_columns_report done = {.first_status = DARISK_OK};
    darisk_status status = check_arguments(cases, out, report);
    if (status != DARISK_OK)
        return status;
    status = run(kind, cases, rows, &table, &done);
    if (report != NULL) {
        done.struct_size = report->struct_size;
        *report = done;
    }
    if (status != DARISK_OK)
        return status;
    darisk_audit_add_margins(&table);
    darisk_audit_hide(&table, least_shown);
    table.struct_size = out->struct_size;
    *out = table;
    return DARISK_OK;
}

const char *darisk_audit_row_text(darisk_audit_kind kind, size_t row) {
    const struct darisk_audit_shape *shape = darisk_audit_shape_of(kind);
    return shape == NULL || row >= shape->rows ? NULL : shape->row[row];
}

const char *darisk_audit_column_text(darisk_audit_kind kind, size_t column) {
    const struct darisk_audit_shape *shape = darisk_audit_shape_of(kind);
    return shape == NULL || column >= shape->columns ? NULL : shape->column[column];
}

darisk_status darisk_audit_changed(const darisk_audit_table *table, size_t row,
                                   darisk_audit_share *out) {
    const darisk_audit_cell *cells;
    if (table == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(table, sizeof *table))
        return DARISK_ERROR_STRUCT_SIZE;
    if (table->kind != DARISK_AUDIT_KIND_CHANGED_ON_REVIEW)
        return DARISK_ERROR_AUDIT_KIND;
    if (row >= darisk_audit_shape_of(table->kind)->rows)
        return DARISK_ERROR_INDEX;
    cells = table->cells[row];
    if (cells[0].hidden || cells[1].hidden || cells[3].hidden)
        *out = (darisk_audit_share){0, 0, 1, 0};
    else
        *out = (darisk_audit_share){cells[0].count + cells[1].count, cells[3].count, 0, 0};
    return DARISK_OK;
}

darisk_status darisk_audit_percent(uint64_t part, uint64_t whole, uint32_t *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (whole == 0 || whole > WHOLE_LAST || part > whole)
        return DARISK_ERROR_AUDIT_SHARE;
    *out = (uint32_t)((200 * part + whole) / (2 * whole));
    return DARISK_OK;
}

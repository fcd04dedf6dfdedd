/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Closed cases: what the background checks led to and what officers judged, side by side. Only the
 * module audit may see both, only afterwards, and nothing of it goes back into a case. */
#include <stdlib.h>
#include <string.h>

#include "print.h"
#include "rms.h"

struct cases {
    size_t rows;
    uint8_t *closed;
    uint8_t *reviewed;
    uint8_t *seen;
    uint16_t *outcome;
    uint16_t *first;
    uint16_t *last;
};

static bool cases_new(struct rms *rms, size_t rows, struct cases *out) {
    size_t room = rows == 0 ? 1 : rows;
    memset(out, 0, sizeof *out);
    out->closed = calloc(room, 1);
    out->reviewed = calloc(room, 1);
    out->seen = calloc(room, 1);
    out->outcome = calloc(room, sizeof *out->outcome);
    out->first = calloc(room, sizeof *out->first);
    out->last = calloc(room, sizeof *out->last);
    return (out->closed != NULL && out->reviewed != NULL && out->seen != NULL &&
            out->outcome != NULL && out->first != NULL && out->last != NULL) ||
           rms_fail(rms, "out of memory");
}

static void cases_free(struct cases *cases) {
    free(cases->closed);
    free(cases->reviewed);
    free(cases->seen);
    free(cases->outcome);
    free(cases->first);
    free(cases->last);
}

static uint8_t stated(const unsigned char *text) {
    return text == NULL ? DARISK_STATED_UNKNOWN
                        : (uint8_t)(text[0] == 'y' ? DARISK_STATED_YES : DARISK_STATED_NO);
}

static uint16_t grade_code(const unsigned char *text) {
    darisk_dash_grade grade = DARISK_DASH_GRADE_NOT_SET;
    return text != NULL && darisk_dash_grade_from_text((const char *)text, &grade) == DARISK_OK
               ? (uint16_t)grade.code
               : 0;
}

static uint16_t outcome_code(const unsigned char *text) {
    darisk_dait_outcome outcome = DARISK_DAIT_OUTCOME_NOT_SET;
    return text != NULL && darisk_dait_outcome_from_text((const char *)text, &outcome) == DARISK_OK
               ? (uint16_t)outcome.code
               : 0;
}

static bool cases_read(struct rms *rms, size_t room, struct cases *out) {
    sqlite3_stmt *row = NULL;
    bool any = true;
    bool done = database_prepare(rms,
                                 "SELECT closed, dait_seen_before, EXISTS (SELECT 1 FROM review r"
                                 " WHERE r.id = a.id), outcome, grade, in_effect FROM assessment a"
                                 " JOIN background_check USING (id) LEFT JOIN judgement USING (id)",
                                 &row);
    while (done && out->rows < room && (done = database_step(rms, row, &any)) && any) {
        size_t i = out->rows++;
        out->closed[i] = stated(sqlite3_column_text(row, 0));
        out->seen[i] = stated(sqlite3_column_text(row, 1));
        out->reviewed[i] =
            (uint8_t)(sqlite3_column_int(row, 2) != 0 ? DARISK_STATED_YES : DARISK_STATED_NO);
        out->outcome[i] = outcome_code(sqlite3_column_text(row, 3));
        out->first[i] = grade_code(sqlite3_column_text(row, 4));
        out->last[i] = grade_code(sqlite3_column_text(row, 5));
    }
    sqlite3_finalize(row);
    return done;
}

static void print_cell(const darisk_audit_cell *cell) {
    printf(" %14s", cell->hidden != 0 ? "hidden" : print_number((int64_t)cell->count).text);
}

/* The share of grades that a review changed, in the rows of the table it has a meaning for. */
static void print_changed(const darisk_audit_table *table, size_t row) {
    darisk_audit_share share;
    uint32_t percent = 0;
    memset(&share, 0, sizeof share);
    if (darisk_audit_changed(table, row, &share) == DARISK_OK && share.hidden == 0 &&
        darisk_audit_percent(share.part, share.whole, &percent) == DARISK_OK) {
        printf(" %8u %%", (unsigned)percent);
    }
}

static bool print_table(struct rms *rms, darisk_audit_kind kind, const char *corner,
                        const struct cases *cases) {
    size_t rows = cases->rows;
    darisk_audit_table table = {.struct_size = sizeof table};
    darisk_audit_columns columns = {.struct_size = sizeof columns,
                                    .closed = {.values = cases->closed, .length = rows},
                                    .dait_outcome = {.values = cases->outcome, .length = rows},
                                    .first_grade = {.values = cases->first, .length = rows},
                                    .last_grade = {.values = cases->last, .length = rows},
                                    .reviewed = {.values = cases->reviewed, .length = rows},
                                    .dait_seen_before = {.values = cases->seen, .length = rows}};
    darisk_status status =
        darisk_audit_count(kind, &columns, rows, DARISK_AUDIT_LEAST_SHOWN, &table, NULL);
    if (status != DARISK_OK) {
        return rms_fail(rms, "%s", darisk_status_message(status));
    }
    bool changed = kind == DARISK_AUDIT_KIND_CHANGED_ON_REVIEW;
    printf("%-24s", corner);
    for (size_t i = 0; i < table.columns; i++) {
        printf(" %14s", darisk_audit_column_text(kind, i));
    }
    puts(changed ? "    changed" : "");
    for (size_t i = 0; i < table.rows; i++) {
        printf("%-24s", darisk_audit_row_text(kind, i));
        for (size_t k = 0; k < table.columns; k++) {
            print_cell(&table.cells[i][k]);
        }
        if (changed) {
            print_changed(&table, i);
        }
        putchar('\n');
    }
    return true;
}

bool crosstable_print(struct rms *rms) {
    struct cases cases;
    int64_t rows = 0;
    char text[300];
    print_heading("Closed cases: what the background checks led to, and what officers judged");
    if (!database_number(rms, "SELECT count(*) FROM assessment", &rows)) {
        return false;
    }
    bool done =
        cases_new(rms, (size_t)rows, &cases) && cases_read(rms, (size_t)rows, &cases) &&
        print_table(rms, DARISK_AUDIT_KIND_CONCORDANCE, "outcome of the checks", &cases) &&
        print_table(rms, DARISK_AUDIT_KIND_CHANGED_ON_REVIEW, "outcome seen first?", &cases);
    cases_free(&cases);
    snprintf(text, sizeof text,
             "Counts below %d are hidden, and others that would tell them. No measure of agreement"
             " is given: an outcome says who must be told, a grade what an officer judged, so the"
             " two are not one scale, and that they agree would mean nothing.",
             DARISK_AUDIT_LEAST_SHOWN);
    print_wrapped("", text);
    return done;
}

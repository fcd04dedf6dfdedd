/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From the CSV to the table source, with SQLite doing the parsing.
 *
 * SQLite's reader goes on after a broken row, but it pads rows that are too short, cuts rows that
 * are too long, and a quote that is never closed swallows the rest of the file. So every line it
 * complains of is set aside and the rest is read again, until it has nothing to complain of. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lines.h"
#include "rms.h"
#include "shell.h"

/* A field longer than this is no code, date or key, and no honest note either. */
enum { FIELD_LIMIT = 65536 };
/* How often the file is read again. Each time at least one broken quote is got rid of. */
enum { PASSES = 200 };

struct import {
    struct rms *rms;
    const struct import_plan *plan;
    struct lines aside;
    char folder[2048];
};

static bool folder_file(const struct import *import, const char *name, char *out, size_t size) {
    int length = snprintf(out, size, "%s/%s", import->folder, name);
    return (length > 0 && (size_t)length < size) ||
           rms_fail(import->rms, "the name of the database is too long");
}

/* Beside the database, so that records are never left where others may read them. */
static bool folder_make(struct import *import) {
    const char *database = import->rms->options->database;
    int length = snprintf(import->folder, sizeof import->folder, "%s-import-XXXXXX", database);
    if (length < 0 || (size_t)length >= sizeof import->folder) {
        import->folder[0] = '\0';
        return rms_fail(import->rms, "the name of the database is too long");
    }
    if (mkdtemp(import->folder) == NULL) {
        import->folder[0] = '\0';
        return rms_fail(import->rms, "cannot make a folder beside %s: %s", database,
                        strerror(errno));
    }
    return true;
}

static void folder_remove(const struct import *import) {
    static const char *const names[] = {"lines.csv", "staging.db", "staging.db-journal",
                                        "warnings"};
    char name[4096];
    if (import->folder[0] == '\0') {
        return;
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (folder_file(import, names[i], name, sizeof name)) {
            unlink(name);
        }
    }
    rmdir(import->folder);
}

static bool copy_lines(struct import *import) {
    char name[4096];
    if (!folder_file(import, "lines.csv", name, sizeof name)) {
        return false;
    }
    FILE *from = fopen(import->rms->file, "rb");
    if (from == NULL) {
        return rms_fail(import->rms, "cannot read %s: %s", import->rms->file, strerror(errno));
    }
    FILE *to = fopen(name, "wb");
    bool copied = to != NULL && lines_copy(&import->aside, from, to);
    bool empty = to != NULL && ftell(to) == 0;
    bool closed = to != NULL && fclose(to) == 0;
    fclose(from);
    if (!copied || !closed) {
        return rms_fail(import->rms, "cannot copy the lines of %s: %s", import->rms->file,
                        strerror(errno));
    }
    if (import->aside.count > 0 && import->aside.aside[0].line == 1) {
        return rms_fail(import->rms, "line 1, which names the columns: %s",
                        import->aside.aside[0].reason);
    }
    return !empty || rms_fail(import->rms, "%s is empty", import->rms->file);
}

static bool attach(struct import *import) {
    char name[4096];
    return folder_file(import, "staging.db", name, sizeof name) &&
           database_run_owned(import->rms, sqlite3_mprintf("ATTACH %Q AS staging", name));
}

static bool detach_and_remove(struct import *import) {
    char name[4096];
    if (!folder_file(import, "staging.db", name, sizeof name)) {
        return false;
    }
    bool done = database_run(import->rms, "DETACH staging");
    unlink(name);
    return done;
}

/* Numbers the lines at which the rows begin by counting the line ends inside the fields: SQLite
 * does not tell them. Rows with a field beyond the limit are marked. */
static bool number_row(struct import *import, sqlite3_stmt *rows, sqlite3_stmt *insert,
                       int64_t copied, int64_t *ends) {
    int long_column = 0;
    int length = 0;
    *ends = copied;
    for (int i = 1; i < sqlite3_column_count(rows); i++) {
        const unsigned char *text = sqlite3_column_text(rows, i);
        int bytes = sqlite3_column_bytes(rows, i);
        for (int k = 0; k < bytes; k++) {
            *ends += text[k] == '\n';
        }
        if (bytes > FIELD_LIMIT && long_column == 0) {
            long_column = i;
            length = bytes;
        }
    }
    sqlite3_bind_int64(insert, 1, sqlite3_column_int64(rows, 0));
    sqlite3_bind_int64(insert, 2, copied);
    sqlite3_bind_int64(insert, 3, *ends);
    sqlite3_bind_text(insert, 5, long_column == 0 ? NULL : sqlite3_column_name(rows, long_column),
                      -1, SQLITE_TRANSIENT);
    sqlite3_bind_int(insert, 6, length);
    return database_done(import->rms, insert);
}

static bool number_each(struct import *import, sqlite3_stmt *rows, sqlite3_stmt *insert) {
    int64_t copied = 2;
    bool row = true;
    bool done = true;
    for (int i = 1; i < sqlite3_column_count(rows); i++) {
        for (const char *name = sqlite3_column_name(rows, i); *name != '\0'; name++) {
            copied += *name == '\n';
        }
    }
    size_t aside = 0;
    while (done && (done = database_step(import->rms, rows, &row)) && row) {
        int64_t ends = copied;
        while (aside < import->aside.count &&
               import->aside.aside[aside].line <= copied + (int64_t)aside) {
            aside++;
        }
        sqlite3_bind_int64(insert, 4, copied + (int64_t)aside);
        done = number_row(import, rows, insert, copied, &ends);
        copied = ends + 1;
    }
    return done;
}

static bool prepare_staging(struct rms *rms, sqlite3_stmt **out) {
    char *sql = sqlite3_mprintf("SELECT %s, * FROM staging.staging ORDER BY 1", rms->layout.rowid);
    bool done = sql == NULL ? rms_fail(rms, "out of memory") : database_prepare(rms, sql, out);
    sqlite3_free(sql);
    return done;
}

static bool number_rows(struct import *import) {
    struct rms *rms = import->rms;
    sqlite3_stmt *rows = NULL;
    sqlite3_stmt *insert = NULL;
    bool done =
        database_run(rms, "BEGIN; DROP TABLE IF EXISTS temp.row_line;"
                          "CREATE TEMP TABLE row_line (row INTEGER PRIMARY KEY, begins INTEGER,"
                          " ends INTEGER, line INTEGER, long_column TEXT, bytes INTEGER);"
                          "CREATE INDEX temp.row_begins ON row_line (begins)") &&
        prepare_staging(rms, &rows) &&
        database_prepare(rms, "INSERT INTO temp.row_line VALUES (?, ?, ?, ?, ?, ?)", &insert) &&
        number_each(import, rows, insert);
    sqlite3_finalize(rows);
    sqlite3_finalize(insert);
    return done && database_run(rms, "COMMIT");
}

static bool set_aside(struct import *import, int64_t line, const char *reason) {
    return lines_add(&import->aside, line, reason) || rms_fail(import->rms, "out of memory");
}

/* The row in which a quote was met inside a quoted field: its first line in the file, and whether
 * it goes over several lines, so that it may have swallowed rows that follow it. */
static bool find_row(struct import *import, int64_t met, int64_t *line, bool *swallows) {
    sqlite3_stmt *row = NULL;
    bool found = false;
    bool done = database_prepare(import->rms,
                                 "SELECT line, ends > begins FROM temp.row_line WHERE begins <= ?"
                                 " ORDER BY begins DESC LIMIT 1",
                                 &row);
    if (done) {
        sqlite3_bind_int64(row, 1, met);
        done = database_step(import->rms, row, &found);
    }
    *line = found ? sqlite3_column_int64(row, 0) : lines_original(&import->aside, met);
    *swallows = found && sqlite3_column_int(row, 1) != 0;
    sqlite3_finalize(row);
    return done;
}

/* Collects the lines to set aside. Everything after the first quote that may have swallowed rows is
 * left for the next reading, as it may have been misread. */
static bool collect(struct import *import, const struct shell_complaints *complaints,
                    struct lines *out) {
    int64_t until = complaints->unclosed > 0 ? complaints->unclosed : INT64_MAX;
    bool done = true;
    bool swallows = false;
    int64_t line = 0;
    for (size_t i = 0; done && !swallows && i < complaints->quotes.count; i++) {
        const struct line_aside *met = &complaints->quotes.aside[i];
        if (met->line > until) {
            break;
        }
        done = find_row(import, met->line, &line, &swallows) && lines_add(out, line, met->reason);
        until = swallows ? met->line : until;
    }
    for (size_t i = 0; done && i < complaints->shape.count; i++) {
        const struct line_aside *bad = &complaints->shape.aside[i];
        if (bad->line <= until) {
            done = lines_add(out, lines_original(&import->aside, bad->line), bad->reason);
        }
    }
    return done || rms_fail(import->rms, "out of memory");
}

static bool set_all_aside(struct import *import, const struct shell_complaints *complaints) {
    struct lines more;
    memset(&more, 0, sizeof more);
    bool done = number_rows(import) && collect(import, complaints, &more);
    for (size_t i = 0; done && i < more.count; i++) {
        done = set_aside(import, more.aside[i].line, more.aside[i].reason);
    }
    lines_free(&more);
    return done;
}

/* Looks at one reading of the file. *again says that it must be read once more. */
static bool judge_pass(struct import *import, const struct shell_complaints *complaints,
                       bool *again) {
    if (complaints->twice[0] != '\0' && import->plan->knows(complaints->twice)) {
        return rms_fail(import->rms, "column %s is there twice", complaints->twice);
    }
    if (!import->plan->find(import->rms)) {
        return false;
    }
    *again = complaints->shape.count + complaints->quotes.count > 0;
    return !*again || set_all_aside(import, complaints);
}

static bool read_once(struct import *import, bool *again) {
    struct shell_complaints complaints;
    memset(&complaints, 0, sizeof complaints);
    bool done = copy_lines(import) && shell_import(import->rms, import->folder) &&
                shell_read_complaints(import->rms, import->folder, &complaints) && attach(import) &&
                judge_pass(import, &complaints, again);
    shell_complaints_free(&complaints);
    return done;
}

static bool read_until_clean(struct import *import) {
    for (int pass = 0; pass < PASSES; pass++) {
        bool again = false;
        if (!read_once(import, &again)) {
            return false;
        }
        if (!again) {
            return true;
        }
        if (!detach_and_remove(import)) {
            return false;
        }
    }
    const struct line_aside *last = &import->aside.aside[import->aside.count - 1];
    return rms_fail(import->rms, "too many broken quotes; the last in line %lld",
                    (long long)last->line);
}

/* The shape of these lines is at fault; blank lines are no rows. */
static bool reject_aside(struct import *import) {
    bool done = true;
    for (size_t i = 0; done && i < import->aside.count; i++) {
        const struct line_aside *line = &import->aside.aside[i];
        if (line->text[0] != '\0') {
            (*import->plan->rows)++;
            done = database_reject(import->rms, line->line, NULL, line->text, line->reason);
        }
    }
    return done;
}

static bool reject_long(struct import *import) {
    struct rms *rms = import->rms;
    sqlite3_stmt *rows = NULL;
    bool row = false;
    bool done = database_prepare(rms,
                                 "SELECT line, long_column, bytes FROM temp.row_line"
                                 " WHERE long_column IS NOT NULL ORDER BY row",
                                 &rows);
    while (done && (done = database_step(rms, rows, &row)) && row) {
        char reason[96];
        snprintf(reason, sizeof reason, "%d bytes in one field; at most %d are taken",
                 sqlite3_column_int(rows, 2), FIELD_LIMIT);
        done = database_reject(rms, sqlite3_column_int64(rows, 0),
                               (const char *)sqlite3_column_text(rows, 1), NULL, reason);
    }
    sqlite3_finalize(rows);
    return done;
}

/* The table source: the columns we read, under our names, as text. */
static bool make_source(struct rms *rms) {
    sqlite3_str *sql = sqlite3_str_new(rms->database);
    sqlite3_str_appendf(sql,
                        "CREATE TABLE source AS SELECT l.row AS id, l.line AS line, s.*"
                        " FROM temp.row_line l JOIN (SELECT %s AS source_row",
                        rms->layout.rowid);
    for (int column = 0; column < OUR_COUNT; column++) {
        if (rms->layout.expression[column] != NULL) {
            sqlite3_str_appendf(sql, ", %s AS %s", rms->layout.expression[column],
                                layout_column((enum our_column)column));
        }
    }
    sqlite3_str_appendall(sql, " FROM staging.staging) s ON s.source_row = l.row"
                               " WHERE l.long_column IS NULL ORDER BY l.row;"
                               "CREATE UNIQUE INDEX source_id ON source (id)");
    return database_run_owned(rms, sqlite3_str_finish(sql));
}

static bool import_steps(struct import *import) {
    struct rms *rms = import->rms;
    int64_t rows = 0;
    bool done = folder_make(import) && read_until_clean(import) && number_rows(import) &&
                database_run(rms, "BEGIN") && reject_aside(import) && reject_long(import) &&
                import->plan->make(rms) && database_run(rms, "COMMIT") &&
                database_number(rms, "SELECT count(*) FROM temp.row_line", &rows) &&
                detach_and_remove(import);
    *import->plan->rows += rows;
    return done;
}

bool import_planned(struct rms *rms, const struct import_plan *plan) {
    struct import import = {.rms = rms, .plan = plan};
    rms->file = plan->file;
    bool done = import_steps(&import);
    folder_remove(&import);
    lines_free(&import.aside);
    return done;
}

bool import_file(struct rms *rms) {
    const struct import_plan plan = {rms->options->file, layout_knows, layout_find, make_source,
                                     &rms->rows};
    return import_planned(rms, &plan);
}

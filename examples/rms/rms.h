/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A small records system in one SQLite file: what its parts share.
 *
 * main.c      the order of the steps            options.c   the command line
 * import.c    CSV -> tables staging, source     lines.c     setting lines aside, line numbers
 * shell.c     SQLite's own CSV reader           layout.c    whose columns are whose
 * classify.c  source -> incident, finding ...   facts.c     the texts of one row -> facts
 * local_rules.c  what wrong rules throw away   report.c, explain.c, print.c  the report
 * assess_import.c, assess_read.c, assess.c, assess_write.c  calls, checks, forms and reviews
 * duties.c, crosstable.c  their part of the report
 * history.c, history_*.c  the histories of people, see history.h
 *
 * Every function that can fail returns false after rms_fail() has said why. */
#ifndef RMS_H
#define RMS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <darisk.h>

#include "layout.h"
#include "options.h"

struct rms {
    const struct options *options;
    sqlite3 *database;
    struct layout layout;
    int64_t rows;     /* rows read, good or bad */
    int64_t kept;     /* rows classified */
    int64_t rejected; /* rows in the table rejected, of both files */
    const char *file; /* the one now read */
    int64_t assessment_rows;
    int64_t assessed;  /* rows of it that were taken */
    darisk_moment now; /* what is due is asked for this moment: the host's, not a clock's */
    char error[1024];
};

/* Keeps the message of the first failure. Always returns false. */
bool rms_fail(struct rms *rms, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* database.c: thin helpers over SQLite, with its message on failure. */
bool database_open(struct rms *rms);
bool database_run(struct rms *rms, const char *sql);
bool database_run_owned(struct rms *rms, char *sql); /* frees sql; NULL is out of memory */
bool database_prepare(struct rms *rms, const char *sql, sqlite3_stmt **out);
bool database_step(struct rms *rms, sqlite3_stmt *statement, bool *row);
bool database_done(struct rms *rms, sqlite3_stmt *statement); /* one step, then reset */
bool database_number(struct rms *rms, const char *sql, int64_t *out);
extern const char database_schema[];
extern const char assess_schema[];

/* Lists one row of the file, or one line, as not taken. column and value may be NULL. */
bool database_reject(struct rms *rms, int64_t line, const char *column, const char *value,
                     const char *reason);

/* source.c: the rows of the table source, with NULL for the columns the file does not have. The
 * statement gives id, line and then our columns in their order; tail is the end of the query. */
struct row_text;
bool source_prepare(struct rms *rms, const char *tail, sqlite3_stmt **out);
void source_row(sqlite3_stmt *source, struct row_text *out);

/* How one file is imported. */
struct import_plan {
    const char *file;
    bool (*knows)(const char *column); /* a column that must not be there twice */
    bool (*find)(struct rms *rms);     /* looks at the columns of staging.staging */
    bool (*make)(struct rms *rms);     /* makes the table of it, with temp.row_line */
    int64_t *rows;                     /* counts rows, good or bad */
};
bool import_planned(struct rms *rms, const struct import_plan *plan);

/* The steps. */
bool import_file(struct rms *rms);
bool assess_import(struct rms *rms); /* --assessments */
bool assess_all(struct rms *rms);
bool classify_all(struct rms *rms);
bool local_rules_check(struct rms *rms);
bool history_all(struct rms *rms);   /* perpetrators, quiet victims, pairs */
bool history_print(struct rms *rms); /* their part of the report */
bool report_print(struct rms *rms);
bool explain_few(struct rms *rms);
bool duties_print(struct rms *rms);     /* of --assessments: what is still to be done */
bool crosstable_print(struct rms *rms); /* and the closed cases, small counts hidden */

#endif

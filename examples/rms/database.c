/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <stdarg.h>
#include <string.h>

#include "rms.h"

bool rms_fail(struct rms *rms, const char *format, ...) {
    if (rms->error[0] == '\0') {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(rms->error, sizeof rms->error, format, arguments);
        va_end(arguments);
    }
    return false;
}

static bool failed(struct rms *rms) {
    return rms_fail(rms, "database: %s", sqlite3_errmsg(rms->database));
}

bool database_open(struct rms *rms) {
    const char *name = rms->options->database;
    FILE *old = fopen(name, "rb");
    if (old != NULL) {
        fclose(old);
        return rms_fail(rms, "%s exists already: name another file, or delete it first", name);
    }
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(name, &rms->database, flags, NULL) != SQLITE_OK) {
        return rms_fail(rms, "cannot make %s: %s", name, sqlite3_errmsg(rms->database));
    }
    /* 64 MB of pages: the local rules look every row up again and again. */
    return database_run(rms, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY") &&
           database_run(rms, database_schema) &&
           (rms->options->assessments == NULL || database_run(rms, assess_schema));
}

bool database_run(struct rms *rms, const char *sql) {
    return sqlite3_exec(rms->database, sql, NULL, NULL, NULL) == SQLITE_OK || failed(rms);
}

bool database_run_owned(struct rms *rms, char *sql) {
    bool done = sql == NULL ? rms_fail(rms, "out of memory") : database_run(rms, sql);
    sqlite3_free(sql);
    return done;
}

bool database_prepare(struct rms *rms, const char *sql, sqlite3_stmt **out) {
    return sqlite3_prepare_v2(rms->database, sql, -1, out, NULL) == SQLITE_OK || failed(rms);
}

bool database_step(struct rms *rms, sqlite3_stmt *statement, bool *row) {
    int result = sqlite3_step(statement);
    *row = result == SQLITE_ROW;
    return result == SQLITE_ROW || result == SQLITE_DONE || failed(rms);
}

bool database_done(struct rms *rms, sqlite3_stmt *statement) {
    bool row;
    bool done = database_step(rms, statement, &row);
    return sqlite3_reset(statement) == SQLITE_OK && done;
}

bool database_number(struct rms *rms, const char *sql, int64_t *out) {
    sqlite3_stmt *statement;
    bool row = false;
    if (!database_prepare(rms, sql, &statement)) {
        return false;
    }
    bool done = database_step(rms, statement, &row);
    *out = row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return done;
}

bool database_reject(struct rms *rms, int64_t line, const char *column, const char *value,
                     const char *reason) {
    rms->rejected++;
    return database_run_owned(
        rms, sqlite3_mprintf("INSERT INTO rejected VALUES (%lld, %Q, substr(%Q, 1, 80), %Q, %Q)",
                             (long long)line, column, value, reason, rms->file));
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From the CSV of assessments to the table assessment_source. A file in which a required column is
 * missing is listed as rejected as a whole; the incidents stay. */
#include "assess.h"

static const char *const names[] = {
#define COLUMN(value, name, required) name,
#include "assess_columns.inc"
#undef COLUMN
};

static const bool required[] = {
#define COLUMN(value, name, required) required,
#include "assess_columns.inc"
#undef COLUMN
};

const char *assess_column(enum assess_column column) {
    return column == ASSESS_COUNT ? NULL : names[column];
}

static bool knows(const char *name) {
    for (int i = 0; i < ASSESS_COUNT; i++) {
        if (sqlite3_stricmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The table takes what there is; assess_make() looks for what is missing. */
static bool find(struct rms *rms) {
    bool there[ASSESS_COUNT];
    char found[600];
    return layout_match(rms, names, ASSESS_COUNT, there, found, sizeof found);
}

static bool reject_missing(struct rms *rms, const bool *there, const char *found, bool *missing) {
    char reason[700];
    bool done = true;
    *missing = false;
    for (int i = 0; done && i < ASSESS_COUNT; i++) {
        if (required[i] && !there[i]) {
            *missing = true;
            done = snprintf(reason, sizeof reason,
                            "the column is missing, so no row of the file is taken; it has: %s",
                            found) > 0 &&
                   database_reject(rms, 1, names[i], NULL, reason);
        }
    }
    return done;
}

static bool make(struct rms *rms) {
    bool there[ASSESS_COUNT];
    bool missing = false;
    char found[600];
    if (!layout_match(rms, names, ASSESS_COUNT, there, found, sizeof found) ||
        !reject_missing(rms, there, found, &missing)) {
        return false;
    }
    sqlite3_str *sql = sqlite3_str_new(rms->database);
    sqlite3_str_appendf(sql,
                        "CREATE TABLE assessment_source AS SELECT l.row AS row, l.line AS line, s.*"
                        " FROM temp.row_line l JOIN (SELECT %s AS source_row",
                        rms->layout.rowid);
    for (int i = 0; i < ASSESS_COUNT; i++) {
        if (there[i]) {
            sqlite3_str_appendf(sql, ", nullif(trim(%s), '') AS %s", names[i], names[i]);
        } else {
            sqlite3_str_appendf(sql, ", NULL AS %s", names[i]);
        }
    }
    sqlite3_str_appendf(sql,
                        " FROM staging.staging) s ON s.source_row = l.row"
                        " WHERE l.long_column IS NULL AND NOT %d ORDER BY l.row;"
                        "CREATE UNIQUE INDEX assessment_row ON assessment_source (row);"
                        "CREATE INDEX IF NOT EXISTS incident_number ON incident (incident)",
                        missing);
    return database_run_owned(rms, sqlite3_str_finish(sql));
}

bool assess_import(struct rms *rms) {
    const struct import_plan plan = {rms->options->assessments, knows, find, make,
                                     &rms->assessment_rows};
    return import_planned(rms, &plan);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From a CSV with the columns code and weight, such as code,offence,category,weight of the Office
 * for National Statistics, to a table of gravity. Codes are text and stay as they are. A table with
 * one bad row is no table: whoever is ranked by it would be ranked wrongly. */
#include <stdlib.h>
#include <string.h>

#include "history.h"

static const char *const names[] = {"code", "weight"};

static bool knows(const char *column) {
    return sqlite3_stricmp(column, names[0]) == 0 || sqlite3_stricmp(column, names[1]) == 0;
}

static bool find(struct rms *rms) {
    bool there[2];
    char found[600];
    if (!layout_match(rms, names, 2, there, found, sizeof found)) {
        return false;
    }
    return (there[0] && there[1]) || rms_fail(rms, "%s: column %s is missing; the file has: %s",
                                              rms->file, names[there[0] ? 1 : 0], found);
}

static bool make(struct rms *rms) {
    char *sql = sqlite3_mprintf("CREATE TABLE gravity_source AS SELECT l.line AS line, s.code AS"
                                " code, s.weight AS weight FROM temp.row_line l JOIN"
                                " (SELECT %s AS source_row, code, weight FROM staging.staging) s"
                                " ON s.source_row = l.row WHERE l.long_column IS NULL"
                                " ORDER BY l.row",
                                rms->layout.rowid);
    return database_run_owned(rms, sql);
}

struct rows {
    darisk_gravity_row *row;
    int64_t *line;
    size_t count;
};

static char *copy(const unsigned char *text) {
    return sqlite3_mprintf("%s", text == NULL ? "" : (const char *)text);
}

static bool read_rows(struct rms *rms, size_t room, struct rows *out) {
    sqlite3_stmt *rows = NULL;
    bool any = true;
    out->row = calloc(room + 1, sizeof *out->row);
    out->line = calloc(room + 1, sizeof *out->line);
    bool done = ((out->row != NULL && out->line != NULL) || rms_fail(rms, "out of memory")) &&
                database_prepare(rms, "SELECT line, code, weight FROM gravity_source", &rows);
    while (done && out->count < room && (done = database_step(rms, rows, &any)) && any) {
        darisk_gravity_row *row = &out->row[out->count];
        out->line[out->count++] = sqlite3_column_int64(rows, 0);
        row->code = copy(sqlite3_column_text(rows, 1));
        row->weight = copy(sqlite3_column_text(rows, 2));
        done = (row->code != NULL && row->weight != NULL) || rms_fail(rms, "out of memory");
    }
    sqlite3_finalize(rows);
    return done;
}

static void free_rows(struct rows *rows) {
    for (size_t i = 0; i < rows->count; i++) {
        sqlite3_free((void *)rows->row[i].code);
        sqlite3_free((void *)rows->row[i].weight);
    }
    free(rows->row);
    free(rows->line);
}

static bool refused(struct rms *rms, const struct rows *rows, darisk_status status,
                    const darisk_gravity_report *report) {
    const char *reason = report->message == NULL ? darisk_status_message(status) : report->message;
    return report->row < rows->count
               ? rms_fail(rms, "%s: line %lld, column %s: %s", rms->file,
                          (long long)rows->line[report->row],
                          names[status == DARISK_ERROR_GRAVITY_CODE ? 0 : 1], reason)
               : rms_fail(rms, "%s: %s", rms->file, reason);
}

static bool write_table(struct rms *rms, const darisk_gravity *gravity) {
    bool done = database_run_owned(
        rms, sqlite3_mprintf("INSERT INTO gravity_table VALUES (%Q, %Q, %Q, %lld, %Q)",
                             darisk_gravity_edition(gravity), darisk_gravity_source(gravity),
                             darisk_gravity_digest(gravity),
                             (long long)darisk_gravity_count(gravity), rms->options->gravity));
    for (uint32_t i = 0; done && i < darisk_gravity_count(gravity); i++) {
        int64_t weight = 0;
        darisk_status status = darisk_gravity_weight(gravity, DARISK_OFFENCE_FIRST + i, &weight);
        done =
            status == DARISK_OK
                ? database_run_owned(
                      rms, sqlite3_mprintf("INSERT INTO gravity VALUES (%Q, %lld)",
                                           darisk_gravity_code(gravity, DARISK_OFFENCE_FIRST + i),
                                           (long long)weight))
                : rms_fail(rms, "%s", darisk_status_message(status));
    }
    return done;
}

static bool make_gravity(struct rms *rms, darisk_gravity **out) {
    const struct options *options = rms->options;
    darisk_gravity_report report = {.struct_size = sizeof report};
    struct rows rows;
    int64_t count = 0;
    memset(&rows, 0, sizeof rows);
    bool done = database_number(rms, "SELECT count(*) FROM gravity_source", &count) &&
                read_rows(rms, (size_t)count, &rows);
    if (done) {
        darisk_status status = darisk_gravity_new(
            options->gravity_edition,
            options->gravity_source == NULL ? "source not given" : options->gravity_source,
            rows.row, rows.count, NULL, &report, out);
        done = status == DARISK_OK || refused(rms, &rows, status, &report);
    }
    free_rows(&rows);
    return done && write_table(rms, *out) && database_run(rms, "DROP TABLE gravity_source");
}

bool history_gravity(struct rms *rms, darisk_gravity **out) {
    int64_t lines = 0;
    int64_t before = rms->rejected;
    const struct import_plan plan = {rms->options->gravity, knows, find, make, &lines};
    if (!import_planned(rms, &plan)) {
        return false;
    }
    if (rms->rejected > before) {
        int64_t line = 0;
        char *sql = sqlite3_mprintf("SELECT min(line) FROM rejected WHERE file = %Q", rms->file);
        bool found = sql != NULL && database_number(rms, sql, &line);
        sqlite3_free(sql);
        return found && rms_fail(rms, "%s: line %lld is no row", rms->file, (long long)line);
    }
    return make_gravity(rms, out);
}

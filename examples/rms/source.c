/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "facts.h"
#include "rms.h"

bool source_prepare(struct rms *rms, const char *tail, sqlite3_stmt **out) {
    sqlite3_str *sql = sqlite3_str_new(rms->database);
    sqlite3_str_appendall(sql, "SELECT id, line");
    for (int column = 0; column < OUR_COUNT; column++) {
        sqlite3_str_appendf(sql, ", %s AS %s",
                            rms->layout.expression[column] == NULL
                                ? "NULL"
                                : layout_column((enum our_column)column),
                            layout_column((enum our_column)column));
    }
    sqlite3_str_appendf(sql, " FROM source%s", tail);
    char *text = sqlite3_str_finish(sql);
    bool done = text == NULL ? rms_fail(rms, "out of memory") : database_prepare(rms, text, out);
    sqlite3_free(text);
    return done;
}

void source_row(sqlite3_stmt *source, struct row_text *out) {
    for (int column = 0; column < OUR_COUNT; column++) {
        out->text[column] = (const char *)sqlite3_column_text(source, column + 2);
    }
}

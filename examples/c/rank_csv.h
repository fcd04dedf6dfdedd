/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* CSV files through SQLite: its shell reads them, so quotes and line ends inside quotes are its
 * business, and a row with too few or too many fields is not taken. */
#ifndef RANK_CSV_H
#define RANK_CSV_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include <darisk.h>

enum { CSV_COLUMNS = 12 };

struct csv_column {
    const char *name;
    bool required;
};

/* A CSV that is being read, row by row. */
struct csv {
    const char *file;
    sqlite3 *database;
    sqlite3_stmt *rows;
    const struct csv_column *columns;
    long long row; /* from 1, the heading not counted */
    unsigned bad;  /* cells that could not be read */
};

/* Imports a file and prepares its rows. Other columns are not looked at. Says what is wrong on
 * stderr. To be closed whatever it returns. */
bool csv_open(struct csv *csv, const char *file, const struct csv_column *columns, int count);
bool csv_next(struct csv *csv);
void csv_close(struct csv *csv);

/* Cells. What cannot be read is reported with row and column, and counted; the answer is then 0 or
 * unknown. */
const char *csv_text(struct csv *csv, int column); /* "" where it is missing */
uint64_t csv_number(struct csv *csv, int column, uint64_t last);
darisk_date csv_date(struct csv *csv, int column);
uint8_t csv_word(struct csv *csv, int column, const char *const words[3]); /* from 1 */
void csv_bad(struct csv *csv, int column, const char *reason);

#endif

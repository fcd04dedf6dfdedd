/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#define _POSIX_C_SOURCE 200809L
#include "rank_csv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BAD_SHOWN = 8, NAME_SIZE = 4200, EXIT_NO_PROGRAM = 127 };

static bool complain(const struct csv *csv, const char *reason) {
    fprintf(stderr, "%s: %s\n", csv->file, reason);
    return false;
}

/* The shell reads from its standard input, so that no name of a file is part of a command. */
static void run_shell(const char *file, const char *database, const char *complaints) {
    int in = open(file, O_RDONLY);
    int out = open(complaints, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (in < 0 || out < 0 || dup2(in, STDIN_FILENO) < 0 || dup2(out, STDERR_FILENO) < 0 ||
        dup2(out, STDOUT_FILENO) < 0) {
        _exit(EXIT_FAILURE);
    }
    execlp("sqlite3", "sqlite3", "-batch", "-init", "/dev/null", database,
           ".import --csv /dev/stdin csv", (char *)NULL);
    _exit(EXIT_NO_PROGRAM);
}

/* The first thing the shell says, such as a line with too few fields. */
static bool check_complaints(const struct csv *csv, const char *complaints) {
    static const char prefix[] = "/dev/stdin:";
    char text[200] = "";
    FILE *file = fopen(complaints, "r");
    bool any = file != NULL && fgets(text, sizeof text, file) != NULL;
    if (file != NULL) {
        fclose(file);
    }
    text[strcspn(text, "\r\n")] = '\0';
    const char *from = text;
    if (strncmp(text, prefix, sizeof prefix - 1) == 0) {
        from += sizeof prefix - 1;
        fprintf(stderr, "%s:%s", csv->file, from[0] == ' ' ? "" : " line ");
    } else if (any) {
        fprintf(stderr, "%s: ", csv->file);
    }
    if (any) {
        fprintf(stderr, "%s\n", from);
    }
    return !any;
}

static bool import(struct csv *csv, const char *database, const char *complaints) {
    int status = 0;
    if (access(csv->file, R_OK) != 0) {
        return complain(csv, strerror(errno));
    }
    pid_t child = fork();
    if (child < 0) {
        return complain(csv, strerror(errno));
    }
    if (child == 0) {
        run_shell(csv->file, database, complaints);
    }
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return complain(csv, strerror(errno));
        }
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NO_PROGRAM) {
        return complain(csv, "the program sqlite3, which reads it, is not installed");
    }
    return check_complaints(csv, complaints) && ((WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
                                                 complain(csv, "sqlite3 cannot read it"));
}

/* Kept in memory: the file it was imported into is removed at once. */
static bool import_to_memory(struct csv *csv) {
    const char *temporary = getenv("TMPDIR");
    char folder[NAME_SIZE - 100];
    char database[NAME_SIZE];
    char complaints[NAME_SIZE];
    snprintf(folder, sizeof folder, "%s/rank-XXXXXX", temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(folder) == NULL) {
        return complain(csv, "cannot make a folder for it");
    }
    snprintf(database, sizeof database, "%s/csv.db", folder);
    snprintf(complaints, sizeof complaints, "%s/complaints", folder);
    bool done = import(csv, database, complaints);
    if (done) {
        char *sql = sqlite3_mprintf("ATTACH %Q AS file; CREATE TABLE csv AS SELECT * FROM file.csv"
                                    " ORDER BY rowid; DETACH file",
                                    database);
        done = sqlite3_open(":memory:", &csv->database) == SQLITE_OK && sql != NULL &&
               sqlite3_exec(csv->database, sql, NULL, NULL, NULL) == SQLITE_OK;
        done = done || complain(csv, "is empty, or SQLite cannot read it");
        sqlite3_free(sql);
    }
    unlink(database);
    unlink(complaints);
    rmdir(folder);
    return done;
}

/* Whether the file has the column, in any case. */
static bool has(struct csv *csv, const char *name) {
    sqlite3_stmt *found = NULL;
    bool there = sqlite3_prepare_v2(csv->database,
                                    "SELECT 1 FROM pragma_table_info('csv') WHERE name = ?"
                                    " COLLATE NOCASE",
                                    -1, &found, NULL) == SQLITE_OK &&
                 sqlite3_bind_text(found, 1, name, -1, SQLITE_STATIC) == SQLITE_OK &&
                 sqlite3_step(found) == SQLITE_ROW;
    sqlite3_finalize(found);
    return there;
}

static bool prepare(struct csv *csv, int count) {
    bool done = true;
    sqlite3_str *sql = sqlite3_str_new(csv->database);
    for (int i = 0; i < count; i++) {
        bool there = has(csv, csv->columns[i].name);
        if (!there && csv->columns[i].required) {
            fprintf(stderr, "%s: the column %s is missing\n", csv->file, csv->columns[i].name);
            done = false;
        }
        sqlite3_str_appendf(sql, i == 0 ? "SELECT " : ", ");
        sqlite3_str_appendf(sql, there ? "\"%w\"" : "NULL", csv->columns[i].name);
    }
    sqlite3_str_appendall(sql, " FROM csv ORDER BY rowid");
    char *text = sqlite3_str_finish(sql);
    done = done && text != NULL &&
           sqlite3_prepare_v2(csv->database, text, -1, &csv->rows, NULL) == SQLITE_OK;
    sqlite3_free(text);
    return done;
}

bool csv_open(struct csv *csv, const char *file, const struct csv_column *columns, int count) {
    memset(csv, 0, sizeof *csv);
    csv->file = file;
    csv->columns = columns;
    return import_to_memory(csv) && prepare(csv, count);
}

bool csv_next(struct csv *csv) {
    csv->row++;
    return sqlite3_step(csv->rows) == SQLITE_ROW;
}

void csv_close(struct csv *csv) {
    sqlite3_finalize(csv->rows);
    sqlite3_close(csv->database);
}

const char *csv_text(struct csv *csv, int column) {
    const char *text = (const char *)sqlite3_column_text(csv->rows, column);
    return text == NULL ? "" : text;
}

/* Control characters of a file do not reach the terminal. */
void csv_bad(struct csv *csv, int column, const char *reason) {
    char shown[41];
    const char *text = csv_text(csv, column);
    size_t used = 0;
    for (; text[used] != '\0' && used + 1 < sizeof shown; used++) {
        shown[used] = text[used] < ' ' || text[used] > '~' ? '?' : text[used];
    }
    shown[used] = '\0';
    if (csv->bad++ < BAD_SHOWN) {
        fprintf(stderr, "%s: row %lld, column %s: \"%s\": %s\n", csv->file, csv->row,
                csv->columns[column].name, shown, reason);
    }
}

uint64_t csv_number(struct csv *csv, int column, uint64_t last) {
    const char *text = csv_text(csv, column);
    char *end = NULL;
    if (text[0] == '\0') {
        return 0;
    }
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    if (strspn(text, "0123456789") != strlen(text) || errno != 0 || number > last) {
        csv_bad(csv, column, "is no number, or too great");
        return 0;
    }
    return number;
}

darisk_date csv_date(struct csv *csv, int column) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    const char *text = csv_text(csv, column);
    if (text[0] != '\0' && darisk_date_from_text(text, &date) != DARISK_OK) {
        csv_bad(csv, column, "is no day such as 2014-05-31");
    }
    return date;
}

uint8_t csv_word(struct csv *csv, int column, const char *const words[3]) {
    char reason[80];
    for (uint8_t i = 0; i < 3; i++) {
        if (strcmp(csv_text(csv, column), words[i]) == 0) {
            return (uint8_t)(i + 1);
        }
    }
    snprintf(reason, sizeof reason, "is none of %s, %s, %s", words[0], words[1], words[2]);
    csv_bad(csv, column, reason);
    return 0;
}

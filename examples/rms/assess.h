/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What was done about a report: the call, the background checks, the DASH form, the reviews. The
 * three vocabularies meet in one row of a file and nowhere else: each is read, computed and written
 * by itself. */
#ifndef RMS_ASSESS_H
#define RMS_ASSESS_H

#include "rms.h"

enum assess_column {
#define COLUMN(value, name, required) ASSESS_##value,
#include "assess_columns.inc"
#undef COLUMN
    ASSESS_COUNT
};

enum { ASSESS_ROWS = 8192, ASSESS_FOUND = 96 };

/* One row of the file, read. Texts belong to the row of SQLite. */
struct assessment {
    int64_t id; /* of the pair it is about */
    int64_t row;
    darisk_response_request request;
    darisk_response_progress progress;
    uint8_t states[DARISK_DAIT_CHECK_ROOM];
    darisk_dait_told told[DARISK_DAIT_NOTIFICATION_LAST];
    size_t told_count;
    darisk_dash_state form;
    uint8_t answers[DARISK_DASH_ITEM_LAST];
    darisk_dash_judgement judgement; /* no grade: not graded */
    darisk_dash_review supervisor;   /* no kind: none */
    darisk_dash_review cru;
    darisk_dash_entry entry; /* entrant 0: none */
};

struct assess_refusal {
    enum assess_column column; /* ASSESS_COUNT: the row as a whole */
    const char *reason;
};

/* Many rows as the columns of the kernels, and the columns of their results. */
struct assess_chunk {
    size_t rows;
    struct assessment row[ASSESS_ROWS]; /* its texts are not valid here any more */
    uint8_t states[DARISK_DAIT_CHECK_ROOM][ASSESS_ROWS];
    uint8_t answers[DARISK_DASH_ITEM_LAST][ASSESS_ROWS];
    uint16_t requested[ASSESS_ROWS];
    uint8_t danger[ASSESS_ROWS];
    uint8_t call_cut_off[ASSESS_ROWS];
    uint8_t role[ASSESS_ROWS];
    uint8_t ground[ASSESS_ROWS];
    uint8_t support[ASSESS_ROWS];
    uint8_t no_current_threat[ASSESS_ROWS];
    uint64_t authoriser[ASSESS_ROWS];
    uint64_t source[ASSESS_ROWS];
    darisk_date given_on[ASSESS_ROWS];
    uint16_t given_minute[ASSESS_ROWS];
    /* results */
    uint16_t outcome[ASSESS_ROWS];
    darisk_dait_notifications notifications[ASSESS_ROWS];
    darisk_dait_check_set outstanding[ASSESS_ROWS];
    uint8_t yes[ASSESS_ROWS];
    uint8_t unknown[ASSESS_ROWS];
    uint8_t ric_yes[ASSESS_ROWS];
    uint8_t ric_unknown[ASSESS_ROWS];
    uint8_t threshold[ASSESS_ROWS];
    uint16_t given[ASSESS_ROWS];
    darisk_response_findings refusals[ASSESS_ROWS];
};

const char *assess_column(enum assess_column column);

/* Reads a row; text[column] is NULL or "" where nothing stands. */
bool assess_read(const char *const *text, struct assessment *out, struct assess_refusal *why);

/* Statements that write one row each. */
struct assess_writer {
    sqlite3_stmt *form;
    sqlite3_stmt *checks;
    sqlite3_stmt *telling;
    sqlite3_stmt *outstanding;
    sqlite3_stmt *response;
    sqlite3_stmt *finding;
    sqlite3_stmt *assessment;
    sqlite3_stmt *in_effect;
};

bool assess_writer_open(struct rms *rms, struct assess_writer *out);
void assess_writer_close(struct assess_writer *writer);

/* What the record of one form has: its findings and the grade in effect. */
bool assess_write_record(struct rms *rms, const struct assess_writer *writer,
                         const struct assessment *assessment, const darisk_dash *dash);

/* What the kernels gave for one row of the chunk. */
bool assess_write_results(struct rms *rms, const struct assess_writer *writer,
                          const struct assess_chunk *chunk, size_t row);

/* The columns of the file that need no reading, from the rows taken. */
bool assess_write_rest(struct rms *rms);

#endif

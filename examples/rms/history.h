/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The histories of people: who is recorded as having done what to whom, over all rows.
 *
 * history.c          incident, classification, source -> person, event -> a cohort of the library
 * history_gravity.c  the table of gravity, from a CSV
 * history_policy.c   the policies, and the rankings by them -> serial_policy, perpetrator ...
 * history_lists.c    -> quiet_victim, pair
 * history_print.c    their part of the report, from the tables */
#ifndef RMS_HISTORY_H
#define RMS_HISTORY_H

#include "rms.h"

/* A list of people, with something said of them; in columns, as the library takes them. */
struct history_list {
    uint64_t *first;
    uint64_t *second;
    darisk_date *day;
    size_t count;
};

struct histories {
    darisk_gravity *gravity; /* NULL: none was given */
    darisk_cohort *cohort;
    darisk_date as_of; /* unknown: no row has a day */
};

/* Reads a query that gives two numbers and a day. To be freed whatever it returns. */
bool history_list_read(struct rms *rms, const char *sql, struct history_list *out);
void history_list_free(struct history_list *list);

bool history_gravity(struct rms *rms, darisk_gravity **out);
bool history_rank(struct rms *rms, const struct histories *from);
bool history_quiet_victims(struct rms *rms, const struct histories *from);
bool history_pairs(struct rms *rms, const struct histories *from);

/* A day for SQL: its text, or NULL. */
void history_bind_date(sqlite3_stmt *statement, int place, darisk_date date);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Reads the tables of tests/cases/serial/ through SQLite and makes of them what the library takes.
 * serial.sql says what stands in them. What cannot be read fails the test. */
#ifndef DARISK_TESTS_SERIAL_CASE_H
#define DARISK_TESTS_SERIAL_CASE_H

#include <stdbool.h>

#include <darisk.h>
#include <sqlite3.h>

enum { SERIAL_ROWS_MAX = 4096, SERIAL_TEXT_SIZE = 512, SERIAL_EVENT_CELLS = 11 };

/* Some rows of a table, in the order of the file. */
typedef struct serial_table {
    char **heading;
    int rows;
    int width;
} serial_table;

/* The rows of a case; of all cases where it is NULL. */
serial_table serial_table_read(sqlite3 *database, const char *name, const char *of_case);
void serial_table_free(serial_table *table);
const char *serial_cell(const serial_table *table, int row, const char *column);
uint64_t serial_number(const char *text);

/* A day; empty is missing, and a whole number is a day counted from 1970, valid or not. */
darisk_status serial_date(const char *text, darisk_date *out);

/* Rows of a cohort, and what the host knows besides: one column each. */
typedef struct serial_events {
    size_t count;
    uint64_t incident[SERIAL_ROWS_MAX];
    uint64_t perpetrator[SERIAL_ROWS_MAX];
    uint64_t victim[SERIAL_ROWS_MAX];
    uint64_t group[SERIAL_ROWS_MAX];
    darisk_date from[SERIAL_ROWS_MAX];
    darisk_date to[SERIAL_ROWS_MAX];
    uint32_t offence[SERIAL_ROWS_MAX];
    uint8_t role[SERIAL_ROWS_MAX];
    uint8_t status[SERIAL_ROWS_MAX];
    uint8_t is_da[SERIAL_ROWS_MAX];
    uint8_t grade[SERIAL_ROWS_MAX];
} serial_events;

/* One row of events.csv without its case: as many rows as it has codes. The status says whether
 * its days and codes could be read. */
darisk_status serial_events_read(serial_events *events, const darisk_gravity *gravity,
                                 const char *const cells[SERIAL_EVENT_CELLS]);

/* An incident of which nothing matters but the day and the weight. */
void serial_events_plain(serial_events *events, uint64_t incident, uint64_t person, darisk_date day,
                         uint32_t offence);

darisk_status serial_events_add(darisk_cohort *cohort, const serial_events *events,
                                darisk_columns_report *report);

/* Referrals, reviews or what is known of people, as far as a table has these columns. */
typedef struct serial_people {
    size_t count;
    uint64_t first[SERIAL_ROWS_MAX];
    uint64_t second[SERIAL_ROWS_MAX];
    darisk_date date[SERIAL_ROWS_MAX];
    uint8_t on_programme[SERIAL_ROWS_MAX];
    uint8_t unsuitable[SERIAL_ROWS_MAX];
} serial_people;

darisk_person_columns serial_person_columns(const serial_people *people);
darisk_referral_columns serial_referral_columns(const serial_people *people);
darisk_review_columns serial_review_columns(const serial_people *people);

/* The text of a policy from that of a cell. */
char *serial_policy_lines(const char *cell);
darisk_status serial_policy_make(const char *cell, const char *edition, darisk_serial_policy **out);
darisk_gravity *serial_gravity_make(sqlite3 *database, const char *edition);

/* A cohort, and what is asked of it. */
typedef struct serial_world {
    darisk_gravity *gravity;
    darisk_serial_policy *policy;
    darisk_cohort *cohort;
    darisk_date as_of;
    serial_people people;
    serial_people referrals;
    serial_people reviews;
} serial_world;

/* Everything of one case but the answers; of row `row` of the table `cases`. */
serial_world *serial_world_read(sqlite3 *database, const serial_table *cases, int row);

/* The same without a case: a policy of the text, and these rows. */
serial_world *serial_world_plain(sqlite3 *database, const char *policy, darisk_date as_of);
void serial_world_free(serial_world *world);

darisk_status serial_world_rank(const serial_world *world, uint64_t *person, darisk_ranking **out);

/* What a table of persons has in a column of that name; false where it has none. */
bool serial_person_text(const darisk_ranking *ranking, const darisk_serial_policy *policy,
                        size_t row, const char *column, char out[SERIAL_TEXT_SIZE]);
bool serial_pair_text(const darisk_pair *pair, const char *column, char out[SERIAL_TEXT_SIZE]);
bool serial_victim_text(const darisk_quiet_victim *victim, const char *column,
                        char out[SERIAL_TEXT_SIZE]);
bool serial_total_text(const darisk_ranking_summary *summary, const char *column,
                       char out[SERIAL_TEXT_SIZE]);

/* Runs refused.csv; the number of rows that fail. */
size_t serial_refused_run(sqlite3 *database);

#endif

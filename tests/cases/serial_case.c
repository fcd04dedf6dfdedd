/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "serial_case.h"

serial_table serial_table_read(sqlite3 *database, const char *name, const char *of_case) {
    serial_table table = {NULL, 0, 0};
    char *sql =
        of_case == NULL
            ? sqlite3_mprintf("SELECT * FROM %w ORDER BY rowid", name)
            : sqlite3_mprintf("SELECT * FROM %w WHERE \"case\" = %Q ORDER BY rowid", name, of_case);
    assert_non_null(sql);
    assert_int_equal(
        sqlite3_get_table(database, sql, &table.heading, &table.rows, &table.width, NULL),
        SQLITE_OK);
    sqlite3_free(sql);
    return table;
}

void serial_table_free(serial_table *table) {
    sqlite3_free_table(table->heading);
    table->heading = NULL;
}

const char *serial_cell(const serial_table *table, int row, const char *column) {
    for (int i = 0; i < table->width; i++)
        if (strcmp(table->heading[i], column) == 0)
            return table->heading[(ptrdiff_t)(row + 1) * table->width + i];
    fail_msg("no column %s", column);
    return "";
}

uint64_t serial_number(const char *text) {
    char *end;
    const uint64_t value = strtoull(text, &end, 10);
    if (*end != '\0' || text[0] == '-')
        fail_msg("no number: \"%s\"", text);
    return value;
}

static uint8_t byte(const char *text) {
    const uint64_t value = serial_number(text);
    assert_true(value <= UINT8_MAX);
    return (uint8_t)value;
}

darisk_status serial_date(const char *text, darisk_date *out) {
    char *end;
    *out = DARISK_DATE_UNKNOWN;
    if (text[0] == '\0')
        return DARISK_OK;
    const long day = strtol(text, &end, 10);
    if (*end != '\0')
        return darisk_date_from_text(text, out);
    assert_true(day >= INT32_MIN && day <= INT32_MAX);
    *out = (darisk_date)day;
    return DARISK_OK;
}

static darisk_date date_of(const char *text) {
    darisk_date date;
    if (serial_date(text, &date) != DARISK_OK)
        fail_msg("no day: \"%s\"", text);
    return date;
}

/* The place of a word, from 1; what is no word is a number, empty is 0. */
static uint8_t word(const char *text, const char *const words[3]) {
    for (uint8_t i = 0; i < 3; i++)
        if (strcmp(text, words[i]) == 0)
            return (uint8_t)(i + 1);
    return byte(text);
}

static uint8_t role_of(const char *text) {
    static const char *const words[] = {"suspect", "offender", "other"};
    return word(text, words);
}

static uint8_t status_of(const char *text) {
    static const char *const words[] = {"open", "cancelled", "no_crime"};
    return word(text, words);
}

/* The next piece of a text of codes that is not empty; false at its end. */
static bool next_code(const char **at, char out[SERIAL_TEXT_SIZE]) {
    while (**at == ';')
        ++*at;
    const size_t length = strcspn(*at, ";");
    assert_true(length < SERIAL_TEXT_SIZE);
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length;
    return length > 0;
}

static void copy_row(serial_events *events, size_t from) {
    const size_t to = events->count++;
    assert_true(to < SERIAL_ROWS_MAX);
    events->incident[to] = events->incident[from];
    events->perpetrator[to] = events->perpetrator[from];
    events->victim[to] = events->victim[from];
    events->group[to] = events->group[from];
    events->from[to] = events->from[from];
    events->to[to] = events->to[from];
    events->role[to] = events->role[from];
    events->status[to] = events->status[from];
    events->is_da[to] = events->is_da[from];
    events->grade[to] = events->grade[from];
}

darisk_status serial_events_read(serial_events *events, const darisk_gravity *gravity,
                                 const char *const cells[SERIAL_EVENT_CELLS]) {
    const size_t row = events->count++;
    const char *codes = cells[8];
    char code[SERIAL_TEXT_SIZE];
    assert_true(row < SERIAL_ROWS_MAX);
    events->incident[row] = serial_number(cells[0]);
    events->perpetrator[row] = serial_number(cells[1]);
    events->victim[row] = serial_number(cells[2]);
    events->role[row] = role_of(cells[3]);
    events->status[row] = status_of(cells[6]);
    events->is_da[row] = byte(cells[7]);
    events->offence[row] = DARISK_OFFENCE_NOT_A_CRIME;
    events->group[row] = serial_number(cells[9]);
    events->grade[row] = byte(cells[10]);
    darisk_status status = serial_date(cells[4], &events->from[row]);
    if (status == DARISK_OK)
        status = serial_date(cells[5], &events->to[row]);
    for (size_t at = row; status == DARISK_OK && next_code(&codes, code); at = events->count) {
        if (at != row)
            copy_row(events, row);
        status = darisk_gravity_offence(gravity, code, &events->offence[at]);
    }
    return status;
}

void serial_events_plain(serial_events *events, uint64_t incident, uint64_t person, darisk_date day,
                         uint32_t offence) {
    const size_t row = events->count++;
    assert_true(row < SERIAL_ROWS_MAX);
    events->incident[row] = incident;
    events->perpetrator[row] = person;
    events->victim[row] = 0;
    events->group[row] = 0;
    events->from[row] = day;
    events->to[row] = DARISK_DATE_UNKNOWN;
    events->offence[row] = offence;
    events->role[row] = DARISK_EVENT_ROLE_SUSPECT;
    events->status[row] = DARISK_EVENT_STATUS_OPEN;
    events->is_da[row] = 1;
    events->grade[row] = 0;
}

#define COLUMN(array, rows)                                                                        \
    { .values = (array), .length = (rows) }

darisk_status serial_events_add(darisk_cohort *cohort, const serial_events *events,
                                darisk_columns_report *report) {
    const darisk_event_columns columns = {
        .struct_size = sizeof columns,
        .incident_id = COLUMN(events->incident, events->count),
        .perpetrator_id = COLUMN(events->perpetrator, events->count),
        .victim_id = COLUMN(events->victim, events->count),
        .role = COLUMN(events->role, events->count),
        .date_from = COLUMN(events->from, events->count),
        .date_to = COLUMN(events->to, events->count),
        .status = COLUMN(events->status, events->count),
        .is_da = COLUMN(events->is_da, events->count),
        .offence = COLUMN(events->offence, events->count),
        .connection_group = COLUMN(events->group, events->count),
        .grade = COLUMN(events->grade, events->count),
    };
    return darisk_cohort_add(cohort, &columns, events->count, report);
}

darisk_person_columns serial_person_columns(const serial_people *people) {
    const darisk_person_columns columns = {
        .struct_size = sizeof columns,
        .person_id = COLUMN(people->first, people->count),
        .on_programme = COLUMN(people->on_programme, people->count),
        .unsuitable = COLUMN(people->unsuitable, people->count),
    };
    return columns;
}

darisk_referral_columns serial_referral_columns(const serial_people *people) {
    const darisk_referral_columns columns = {
        .struct_size = sizeof columns,
        .perpetrator_id = COLUMN(people->first, people->count),
        .victim_id = COLUMN(people->second, people->count),
        .date = COLUMN(people->date, people->count),
    };
    return columns;
}

darisk_review_columns serial_review_columns(const serial_people *people) {
    const darisk_review_columns columns = {
        .struct_size = sizeof columns,
        .victim_id = COLUMN(people->first, people->count),
        .date = COLUMN(people->date, people->count),
    };
    return columns;
}

char *serial_policy_lines(const char *cell) {
    char *text = malloc(strlen(cell) + 2);
    assert_non_null(text);
    char *to = text;
    while (*cell != '\0') {
        const bool parted = strncmp(cell, " / ", 3) == 0;
        *to++ = parted ? '\n' : *cell;
        cell += parted ? 3 : 1;
    }
    *to++ = '\n';
    *to = '\0';
    return text;
}

darisk_status serial_policy_make(const char *cell, const char *edition,
                                 darisk_serial_policy **out) {
    static const char preset[] = "preset:";
    const size_t length = sizeof preset - 1;
    if (strncmp(cell, preset, length) == 0)
        return darisk_serial_preset_policy(cell + length, edition, NULL, out);
    char *text = serial_policy_lines(cell);
    const darisk_status status = darisk_serial_policy_read(text, strlen(text), NULL, NULL, out);
    free(text);
    return status;
}

darisk_gravity *serial_gravity_make(sqlite3 *database, const char *edition) {
    darisk_gravity_row rows[64];
    size_t count = 0;
    darisk_gravity *gravity = NULL;
    serial_table table = serial_table_read(database, "gravity", NULL);
    for (int i = 0; i < table.rows; i++) {
        if (strcmp(serial_cell(&table, i, "edition"), edition) != 0)
            continue;
        assert_true(count < sizeof rows / sizeof rows[0]);
        rows[count].code = serial_cell(&table, i, "code");
        rows[count++].weight = serial_cell(&table, i, "weight");
    }
    assert_true(count > 0);
    assert_int_equal(darisk_gravity_new(edition, "made up", rows, count, NULL, NULL, &gravity),
                     DARISK_OK);
    serial_table_free(&table);
    return gravity;
}

static void read_events(sqlite3 *database, serial_world *world, const char *key) {
    serial_events *events = calloc(1, sizeof *events);
    assert_non_null(events);
    serial_table table = serial_table_read(database, "events", key);
    for (int i = 0; i < table.rows; i++) {
        const char *const *cells =
            (const char *const *)table.heading + (ptrdiff_t)(i + 1) * table.width + 1;
        if (serial_events_read(events, world->gravity, cells) != DARISK_OK)
            fail_msg("%s: row %d of its events", key, i + 1);
    }
    assert_int_equal(serial_events_add(world->cohort, events, NULL), DARISK_OK);
    serial_table_free(&table);
    free(events);
}

static void read_aliases(sqlite3 *database, serial_world *world, const char *key) {
    serial_table table = serial_table_read(database, "aliases", key);
    for (int i = 0; i < table.rows; i++) {
        const uint64_t child = serial_number(serial_cell(&table, i, "child"));
        const uint64_t parent = serial_number(serial_cell(&table, i, "parent"));
        assert_int_equal(darisk_cohort_alias(world->cohort, &child, &parent, 1, NULL), DARISK_OK);
    }
    serial_table_free(&table);
}

static void read_people(sqlite3 *database, serial_people *people, const char *name,
                        const char *first, const char *second, const char *key) {
    serial_table table = serial_table_read(database, name, key);
    const bool dated = strcmp(name, "facts") != 0;
    assert_true(table.rows <= SERIAL_ROWS_MAX);
    people->count = (size_t)table.rows;
    for (int i = 0; i < table.rows; i++) {
        people->first[i] = serial_number(serial_cell(&table, i, first));
        if (second != NULL)
            people->second[i] = serial_number(serial_cell(&table, i, second));
        if (dated)
            people->date[i] = date_of(serial_cell(&table, i, "date"));
        else {
            people->on_programme[i] = byte(serial_cell(&table, i, "on_programme"));
            people->unsuitable[i] = byte(serial_cell(&table, i, "unsuitable"));
        }
    }
    serial_table_free(&table);
}

static serial_world *make_world(sqlite3 *database, const char *policy, const char *edition,
                                darisk_date as_of) {
    serial_world *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->as_of = as_of;
    world->gravity = serial_gravity_make(database, edition);
    if (serial_policy_make(policy, edition, &world->policy) != DARISK_OK)
        fail_msg("no policy: %s", policy);
    assert_int_equal(darisk_cohort_new(world->gravity, NULL, NULL, &world->cohort), DARISK_OK);
    return world;
}

serial_world *serial_world_read(sqlite3 *database, const serial_table *cases, int row) {
    const char *key = serial_cell(cases, row, "case");
    serial_world *world =
        make_world(database, serial_cell(cases, row, "policy"), serial_cell(cases, row, "gravity"),
                   date_of(serial_cell(cases, row, "as_of")));
    read_events(database, world, key);
    read_aliases(database, world, key);
    read_people(database, &world->people, "facts", "person_id", NULL, key);
    read_people(database, &world->referrals, "referrals", "perpetrator_id", "victim_id", key);
    read_people(database, &world->reviews, "reviews", "victim_id", NULL, key);
    return world;
}

serial_world *serial_world_plain(sqlite3 *database, const char *policy, darisk_date as_of) {
    return make_world(database, policy, "EXAMPLE 1", as_of);
}

void serial_world_free(serial_world *world) {
    darisk_cohort_free(world->cohort);
    darisk_serial_policy_free(world->policy);
    darisk_gravity_free(world->gravity);
    free(world);
}

darisk_status serial_world_rank(const serial_world *world, uint64_t *person, darisk_ranking **out) {
    const darisk_person_columns people = serial_person_columns(&world->people);
    return darisk_ranking_new(world->cohort, world->policy, world->as_of, &people,
                              world->people.count, NULL, person, out);
}

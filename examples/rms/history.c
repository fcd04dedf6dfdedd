/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From the tables to a cohort of the library, a chunk of rows at a time. What is no domestic abuse
 * is handed over as such; what stands at REVIEW counts. An event has the day of the conduct, and
 * where that is not known it has none: the day of the record does not stand in for it. */
#include "history.h"

#include <stdlib.h>
#include <string.h>

enum { EVENTS = 4096, CODE_SIZE = 256 };

static const char schema[] =
    "CREATE TABLE person (id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE);\n"
    "CREATE TABLE gravity_table (edition TEXT, source TEXT, digest TEXT, codes INTEGER, file "
    "TEXT);\n"
    "CREATE TABLE gravity (code TEXT PRIMARY KEY, weight INTEGER); -- thousandths of a day\n"
    "CREATE TABLE serial_policy (id TEXT PRIMARY KEY, place INTEGER NOT NULL, says TEXT,\n"
    "  digest TEXT NOT NULL, policy_text TEXT NOT NULL, gravity_edition TEXT, gravity_digest "
    "TEXT,\n"
    "  as_of TEXT NOT NULL, look_back_start TEXT, -- excluded; NULL: no limit\n"
    "  rules_version INTEGER NOT NULL, listed INTEGER NOT NULL, scored INTEGER NOT NULL,\n"
    "  selected INTEGER NOT NULL);\n"
    "CREATE TABLE perpetrator (policy TEXT NOT NULL REFERENCES serial_policy,\n"
    "  person INTEGER NOT NULL REFERENCES person, place INTEGER NOT NULL, -- in the list\n"
    "  rank INTEGER, total INTEGER,  -- NULL: not scored, as the four below\n"
    "  points_recency INTEGER, points_frequency INTEGER, points_gravity INTEGER,\n"
    "  points_victims INTEGER, incidents INTEGER, crimes INTEGER, victims INTEGER,\n"
    "  gravity INTEGER, gravity_partial INTEGER, last_date TEXT, peak INTEGER, undated INTEGER,\n"
    "  serial TEXT NOT NULL, thresholds TEXT, flags TEXT, selected INTEGER NOT NULL,\n"
    "  advice TEXT,                  -- CONSIDER_PROGRAMME or NULL\n"
    "  PRIMARY KEY (policy, person)) WITHOUT ROWID;\n"
    "CREATE TABLE contribution (policy TEXT NOT NULL, person INTEGER NOT NULL,\n"
    "  number INTEGER NOT NULL, kind TEXT NOT NULL, rule TEXT, points INTEGER, weight INTEGER,\n"
    "  total INTEGER, says TEXT, change TEXT,\n"
    "  PRIMARY KEY (policy, person, number)) WITHOUT ROWID;\n"
    "CREATE TABLE contribution_incident (policy TEXT NOT NULL, person INTEGER NOT NULL,\n"
    "  number INTEGER NOT NULL, place INTEGER NOT NULL,\n"
    "  incident INTEGER NOT NULL,    -- its number in the table event\n"
    "  day TEXT, victim INTEGER REFERENCES person, gravity INTEGER,\n"
    "  PRIMARY KEY (policy, person, number, place)) WITHOUT ROWID;\n"
    "CREATE TABLE quiet_victim (victim INTEGER PRIMARY KEY REFERENCES person,\n"
    "  quiet TEXT NOT NULL, incidents INTEGER, undated INTEGER, last_date TEXT,\n"
    "  days_quiet INTEGER, last_grade TEXT);\n"
    "CREATE TABLE pair (perpetrator INTEGER NOT NULL REFERENCES person,\n"
    "  victim INTEGER NOT NULL REFERENCES person, incidents_low INTEGER, incidents_high INTEGER,\n"
    "  crimes_low INTEGER, crimes_high INTEGER, marac_repeat TEXT, marac_escalation_5_3 TEXT,\n"
    "  marac_escalation_3 TEXT, PRIMARY KEY (perpetrator, victim)) WITHOUT ROWID;\n";

static const char *our(const struct rms *rms, enum our_column column) {
    return rms->layout.expression[column] == NULL ? "NULL" : layout_column(column);
}

/* References become numbers in an order that does not hang on the rows. The number of an incident
 * is that of its first row. */
static bool make_events(struct rms *rms) {
    bool graded = rms->options->assessments != NULL;
    return database_run(rms,
                        "INSERT INTO person (reference) SELECT reference FROM (SELECT victim AS"
                        " reference FROM incident UNION SELECT perpetrator FROM incident)"
                        " WHERE reference IS NOT NULL ORDER BY length(reference), reference") &&
           database_run_owned(
               rms,
               sqlite3_mprintf(
                   "CREATE TABLE event AS SELECT i.id AS id, min(i.id) OVER (PARTITION BY"
                   " i.incident) AS number, p.id AS perpetrator, v.id AS victim, i.conduct_on AS"
                   " day, c.outcome <> 'DEFINITION:EXCLUDED' AS is_da, nullif(s.status, '') AS"
                   " status, nullif(s.offence_codes, '') AS offence_codes,"
                   " nullif(s.marac_referred_on, '') AS marac_referred_on, nullif(s.reviewed_on,"
                   " '') AS reviewed_on, nullif(s.programme, '') AS programme, %s AS grade"
                   " FROM incident i JOIN classification c USING (id) JOIN (SELECT id, %s AS"
                   " status, %s AS offence_codes, %s AS marac_referred_on, %s AS reviewed_on, %s"
                   " AS programme FROM source) s USING (id) LEFT JOIN person p ON p.reference ="
                   " i.perpetrator LEFT JOIN person v ON v.reference = i.victim %s ORDER BY i.id",
                   graded ? "j.in_effect" : "NULL", our(rms, OUR_STATUS),
                   our(rms, OUR_OFFENCE_CODES), our(rms, OUR_MARAC_REFERRED_ON),
                   our(rms, OUR_REVIEWED_ON), our(rms, OUR_PROGRAMME),
                   graded ? "LEFT JOIN judgement j ON j.id = i.id" : "")) &&
           database_run(rms, "CREATE UNIQUE INDEX event_id ON event (id);"
                             "CREATE INDEX event_number ON event (number)");
}

struct events {
    uint64_t incident[EVENTS];
    uint64_t perpetrator[EVENTS];
    uint64_t victim[EVENTS];
    darisk_date day[EVENTS];
    uint32_t offence[EVENTS];
    uint8_t role[EVENTS];
    uint8_t status[EVENTS];
    uint8_t is_da[EVENTS];
    uint8_t grade[EVENTS];
    size_t count;
};

#define COLUMN(name) .name = {.values = events->name, .length = events->count}

static bool flush(struct rms *rms, struct events *events, darisk_cohort *cohort) {
    const darisk_event_columns columns = {
        .struct_size = sizeof columns,
        .incident_id = {.values = events->incident, .length = events->count},
        .perpetrator_id = {.values = events->perpetrator, .length = events->count},
        .victim_id = {.values = events->victim, .length = events->count},
        .date_from = {.values = events->day, .length = events->count},
        COLUMN(offence),
        COLUMN(role),
        COLUMN(status),
        COLUMN(is_da),
        COLUMN(grade)};
    darisk_status status =
        events->count == 0 ? DARISK_OK : darisk_cohort_add(cohort, &columns, events->count, NULL);
    events->count = 0;
    return status == DARISK_OK || rms_fail(rms, "%s", darisk_status_message(status));
}

static darisk_date read_date(const unsigned char *text) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    return text != NULL && darisk_date_from_text((const char *)text, &date) == DARISK_OK
               ? date
               : DARISK_DATE_UNKNOWN;
}

static uint8_t read_status(const unsigned char *text) {
    return (uint8_t)(text == NULL || text[0] == 'o' ? DARISK_EVENT_STATUS_OPEN
                     : text[0] == 'c'               ? DARISK_EVENT_STATUS_CANCELLED
                                                    : DARISK_EVENT_STATUS_NO_CRIME);
}

/* A graver grade is a greater number; the library hands it back and does nothing with it. */
static uint8_t read_grade(const unsigned char *text) {
    darisk_dash_grade grade = DARISK_DASH_GRADE_NOT_SET;
    return text != NULL && darisk_dash_grade_from_text((const char *)text, &grade) == DARISK_OK
               ? (uint8_t)grade.code
               : 0;
}

static bool add(struct rms *rms, struct events *events, sqlite3_stmt *row, uint32_t offence,
                darisk_cohort *cohort) {
    size_t at = events->count++;
    events->incident[at] = (uint64_t)sqlite3_column_int64(row, 0);
    events->perpetrator[at] = (uint64_t)sqlite3_column_int64(row, 1);
    events->victim[at] = (uint64_t)sqlite3_column_int64(row, 2);
    events->day[at] = read_date(sqlite3_column_text(row, 3));
    events->is_da[at] = (uint8_t)sqlite3_column_int(row, 4);
    events->status[at] = read_status(sqlite3_column_text(row, 5));
    events->grade[at] = read_grade(sqlite3_column_text(row, 7));
    events->role[at] = DARISK_EVENT_ROLE_SUSPECT;
    events->offence[at] = offence;
    return events->count < EVENTS || flush(rms, events, cohort);
}

/* One row of the library for each code; without any it is not a crime. */
static bool add_codes(struct rms *rms, struct events *events, sqlite3_stmt *row,
                      const struct histories *to) {
    const char *codes = (const char *)sqlite3_column_text(row, 6);
    bool any = false;
    bool done = true;
    for (size_t length = 0; done && codes != NULL && *codes != '\0';
         codes += length + (codes[length] == ';')) {
        char code[CODE_SIZE] = "";
        uint32_t offence = DARISK_OFFENCE_UNMAPPED; /* as is a code too long for any table */
        length = strcspn(codes, ";");
        if (length == 0) {
            continue;
        }
        if (length < sizeof code) {
            memcpy(code, codes, length);
            darisk_status status = darisk_gravity_offence(to->gravity, code, &offence);
            done = status == DARISK_OK || rms_fail(rms, "%s", darisk_status_message(status));
        }
        any = true;
        done = done && add(rms, events, row, offence, to->cohort);
    }
    return done && (any || add(rms, events, row, DARISK_OFFENCE_NOT_A_CRIME, to->cohort));
}

static bool fill(struct rms *rms, const struct histories *to) {
    sqlite3_stmt *row = NULL;
    struct events *events = calloc(1, sizeof *events);
    bool any = true;
    bool done = (events != NULL || rms_fail(rms, "out of memory")) &&
                database_prepare(rms,
                                 "SELECT number, perpetrator, victim, day, is_da, status,"
                                 " offence_codes, grade FROM event ORDER BY id",
                                 &row);
    while (done && (done = database_step(rms, row, &any)) && any) {
        done = add_codes(rms, events, row, to);
    }
    done = done && flush(rms, events, to->cohort);
    sqlite3_finalize(row);
    free(events);
    return done;
}

bool history_list_read(struct rms *rms, const char *sql, struct history_list *out) {
    sqlite3_stmt *row = NULL;
    int64_t room = 0;
    bool any = true;
    memset(out, 0, sizeof *out);
    char *count = sqlite3_mprintf("SELECT count(*) FROM (%s)", sql);
    bool done = (count != NULL || rms_fail(rms, "out of memory")) &&
                database_number(rms, count, &room) && database_prepare(rms, sql, &row);
    sqlite3_free(count);
    out->first = calloc((size_t)room + 1, sizeof *out->first);
    out->second = calloc((size_t)room + 1, sizeof *out->second);
    out->day = calloc((size_t)room + 1, sizeof *out->day);
    done = done && ((out->first != NULL && out->second != NULL && out->day != NULL) ||
                    rms_fail(rms, "out of memory"));
    while (done && (int64_t)out->count < room && (done = database_step(rms, row, &any)) && any) {
        out->first[out->count] = (uint64_t)sqlite3_column_int64(row, 0);
        out->second[out->count] = (uint64_t)sqlite3_column_int64(row, 1);
        out->day[out->count++] = read_date(sqlite3_column_text(row, 2));
    }
    sqlite3_finalize(row);
    return done;
}

void history_list_free(struct history_list *list) {
    free(list->first);
    free(list->second);
    free(list->day);
}

void history_bind_date(sqlite3_stmt *statement, int place, darisk_date date) {
    char text[DARISK_DATE_TEXT_SIZE];
    if (date != DARISK_DATE_UNKNOWN && darisk_date_text(date, text) == DARISK_OK) {
        sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(statement, place);
    }
}

static bool find_as_of(struct rms *rms, darisk_date *out) {
    sqlite3_stmt *row = NULL;
    bool any = false;
    *out = rms->options->as_of;
    if (*out != DARISK_DATE_UNKNOWN) {
        return true;
    }
    bool done =
        database_prepare(rms, "SELECT coalesce(max(recorded_on), max(conduct_on)) FROM incident",
                         &row) &&
        database_step(rms, row, &any);
    *out = any ? read_date(sqlite3_column_text(row, 0)) : DARISK_DATE_UNKNOWN;
    sqlite3_finalize(row);
    return done;
}

static bool make_cohort(struct rms *rms, struct histories *out) {
    darisk_status status = darisk_cohort_new(out->gravity, NULL, NULL, &out->cohort);
    return (status == DARISK_OK || rms_fail(rms, "%s", darisk_status_message(status))) &&
           fill(rms, out);
}

/* Without a day to ask for there is nothing to rank; without a perpetrator, nobody. */
static bool ask(struct rms *rms, struct histories *histories) {
    int64_t accused = 0;
    if (!find_as_of(rms, &histories->as_of) ||
        !database_number(rms, "SELECT count(perpetrator) FROM event", &accused)) {
        return false;
    }
    if (histories->as_of == DARISK_DATE_UNKNOWN || accused == 0) {
        return true;
    }
    return make_cohort(rms, histories) && history_rank(rms, histories) &&
           history_quiet_victims(rms, histories) && history_pairs(rms, histories);
}

bool history_all(struct rms *rms) {
    struct histories histories;
    memset(&histories, 0, sizeof histories);
    bool done = database_run(rms, schema) &&
                (rms->options->gravity == NULL || history_gravity(rms, &histories.gravity)) &&
                database_run(rms, "BEGIN") && make_events(rms) && ask(rms, &histories) &&
                database_run(rms, "COMMIT");
    darisk_cohort_free(histories.cohort);
    darisk_gravity_free(histories.gravity);
    return done;
}

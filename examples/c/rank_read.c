/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "rank_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rank_csv.h"

enum { CODE_SIZE = 256, POLICY_SIZE = 65537 };

/* Doubles at every power of two. */
static void *grow(void *memory, size_t count, size_t size) {
    if ((count & (count - 1)) != 0) {
        return memory;
    }
    void *grown = realloc(memory, (count == 0 ? 1 : 2 * count) * size);
    if (grown == NULL) {
        fputs("rank_perpetrators: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return grown;
}

static bool refused(const char *file, darisk_status status) {
    fprintf(stderr, "%s: %s\n", file, darisk_status_message(status));
    return false;
}

static bool end(struct csv *csv) {
    if (csv->bad > 0) {
        fprintf(stderr, "%s: nothing is taken, for %u cells are bad\n", csv->file, csv->bad);
    }
    return csv->bad == 0;
}

/* Gravity. */

static char *copy(const char *text) {
    char *copied = grow(NULL, 0, strlen(text) + 1);
    strcpy(copied, text);
    return copied;
}

static void say_row(const struct csv *csv, const darisk_gravity_report *report,
                    darisk_status status) {
    fprintf(stderr, "%s: ", csv->file);
    if (report->row != SIZE_MAX) {
        fprintf(stderr, "row %zu, column %s: ", report->row + 1,
                status == DARISK_ERROR_GRAVITY_CODE ? "code" : "weight");
    }
    fprintf(stderr, "%s\n",
            report->message != NULL ? report->message : darisk_status_message(status));
}

static bool make_gravity(struct csv *csv, const char *edition, darisk_gravity **out) {
    darisk_gravity_row *rows = NULL;
    size_t count = 0;
    darisk_gravity_report report = {.struct_size = sizeof report};
    while (csv_next(csv)) {
        rows = grow(rows, count, sizeof *rows);
        rows[count].code = copy(csv_text(csv, 0));
        rows[count++].weight = copy(csv_text(csv, 1));
    }
    darisk_status status = darisk_gravity_new(edition, csv->file, rows, count, NULL, &report, out);
    if (status != DARISK_OK) {
        say_row(csv, &report, status);
    }
    for (size_t i = 0; i < count; i++) {
        free((void *)rows[i].code);
        free((void *)rows[i].weight);
    }
    free(rows);
    return status == DARISK_OK;
}

bool read_gravity(const char *file, const char *edition, darisk_gravity **out) {
    static const struct csv_column columns[] = {{"code", true}, {"weight", true}};
    struct csv csv;
    bool done = csv_open(&csv, file, columns, 2) && make_gravity(&csv, edition, out);
    csv_close(&csv);
    return done;
}

/* Events. */

enum event_column {
    INCIDENT,
    PERPETRATOR,
    VICTIM,
    ROLE,
    FROM,
    TO,
    STATUS,
    IS_DA,
    CODES,
    GROUP,
    GRADE,
    EVENT_COLUMNS
};
static const struct csv_column event_columns[EVENT_COLUMNS] = {
    [INCIDENT] = {"incident_id", true}, [PERPETRATOR] = {"perpetrator_id", true},
    [VICTIM] = {"victim_id", false},    [ROLE] = {"role", true},
    [FROM] = {"date_from", false},      [TO] = {"date_to", false},
    [STATUS] = {"status", true},        [IS_DA] = {"is_da", true},
    [CODES] = {"offence_codes", false}, [GROUP] = {"connection_group", false},
    [GRADE] = {"grade", false}};
static const char *const roles[3] = {"suspect", "offender", "other"};
static const char *const states[3] = {"open", "cancelled", "no_crime"};

struct events {
    uint64_t *incident, *perpetrator, *victim, *group;
    darisk_date *from, *to;
    uint32_t *offence;
    uint8_t *role, *status, *is_da, *grade;
    size_t count;
};

#define GROW(column) events->column = grow(events->column, at, sizeof *events->column)

static void add_event(struct events *events, struct csv *csv, uint32_t offence) {
    size_t at = events->count++;
    GROW(incident), GROW(perpetrator), GROW(victim), GROW(group), GROW(from), GROW(to);
    GROW(offence), GROW(role), GROW(status), GROW(is_da), GROW(grade);
    events->incident[at] = csv_number(csv, INCIDENT, UINT64_MAX);
    if (events->incident[at] == 0) {
        csv_bad(csv, INCIDENT, "an incident has a number, and not 0");
    }
    events->perpetrator[at] = csv_number(csv, PERPETRATOR, UINT64_MAX);
    events->victim[at] = csv_number(csv, VICTIM, UINT64_MAX);
    events->group[at] = csv_number(csv, GROUP, UINT64_MAX);
    events->from[at] = csv_date(csv, FROM);
    events->to[at] = csv_date(csv, TO);
    events->role[at] = csv_word(csv, ROLE, roles);
    events->status[at] = csv_word(csv, STATUS, states);
    events->is_da[at] = (uint8_t)csv_number(csv, IS_DA, 1);
    events->grade[at] = (uint8_t)csv_number(csv, GRADE, UINT8_MAX);
    events->offence[at] = offence;
}

/* One row for each code; without any it is not a crime. */
static void add_events(struct events *events, struct csv *csv, const darisk_gravity *gravity) {
    const char *codes = csv_text(csv, CODES);
    size_t before = events->count;
    for (size_t length = 0; *codes != '\0'; codes += length + (codes[length] == ';')) {
        char code[CODE_SIZE] = "";
        uint32_t offence = DARISK_OFFENCE_UNMAPPED;
        length = strcspn(codes, ";");
        if (length > 0 && length < sizeof code) {
            memcpy(code, codes, length);
            if (darisk_gravity_offence(gravity, code, &offence) != DARISK_OK) {
                csv_bad(csv, CODES, "NONCRIME is no code of an event: leave it empty");
            }
        }
        if (length > 0) {
            add_event(events, csv, offence); /* a code too long to be in a table is unmapped */
        }
    }
    if (events->count == before) {
        add_event(events, csv, DARISK_OFFENCE_NOT_A_CRIME);
    }
}

#define COLUMN(name) .values = events->name, .length = events->count

static bool add_all(struct csv *csv, const struct events *events, darisk_cohort *cohort) {
    const darisk_event_columns columns = {.struct_size = sizeof columns,
                                          .incident_id = {COLUMN(incident)},
                                          .perpetrator_id = {COLUMN(perpetrator)},
                                          .victim_id = {COLUMN(victim)},
                                          .role = {COLUMN(role)},
                                          .date_from = {COLUMN(from)},
                                          .date_to = {COLUMN(to)},
                                          .status = {COLUMN(status)},
                                          .is_da = {COLUMN(is_da)},
                                          .offence = {COLUMN(offence)},
                                          .connection_group = {COLUMN(group)},
                                          .grade = {COLUMN(grade)}};
    darisk_status status = darisk_cohort_add(cohort, &columns, events->count, NULL);
    return status == DARISK_OK || refused(csv->file, status);
}

static void free_events(struct events *events) {
    free(events->incident);
    free(events->perpetrator);
    free(events->victim);
    free(events->group);
    free(events->from);
    free(events->to);
    free(events->offence);
    free(events->role);
    free(events->status);
    free(events->is_da);
    free(events->grade);
}

bool read_events(const char *file, const darisk_gravity *gravity, darisk_cohort *cohort) {
    struct csv csv;
    struct events events;
    memset(&events, 0, sizeof events);
    bool done = csv_open(&csv, file, event_columns, EVENT_COLUMNS);
    while (done && csv_next(&csv)) {
        add_events(&events, &csv, gravity);
    }
    done = done && end(&csv) && (events.count == 0 || add_all(&csv, &events, cohort));
    free_events(&events);
    csv_close(&csv);
    return done;
}

/* People. */

bool read_aliases(const char *file, darisk_cohort *cohort) {
    static const struct csv_column columns[] = {{"child", true}, {"parent", true}};
    struct csv csv;
    uint64_t *child = NULL;
    uint64_t *parent = NULL;
    size_t count = 0;
    bool done = csv_open(&csv, file, columns, 2);
    while (done && csv_next(&csv)) {
        child = grow(child, count, sizeof *child);
        parent = grow(parent, count, sizeof *parent);
        child[count] = csv_number(&csv, 0, UINT64_MAX);
        parent[count++] = csv_number(&csv, 1, UINT64_MAX);
    }
    done = done && end(&csv);
    if (done && count > 0) {
        darisk_columns_report report = {.struct_size = sizeof report};
        darisk_status status = darisk_cohort_alias(cohort, child, parent, count, &report);
        done = status == DARISK_OK || refused(file, status);
    }
    free(child);
    free(parent);
    csv_close(&csv);
    return done;
}

bool read_people(const char *file, struct people *out) {
    static const struct csv_column columns[] = {
        {"person_id", true}, {"on_programme", true}, {"unsuitable", true}};
    struct csv csv;
    bool done = csv_open(&csv, file, columns, 3);
    while (done && csv_next(&csv)) {
        size_t at = out->count++;
        out->id = grow(out->id, at, sizeof *out->id);
        out->on_programme = grow(out->on_programme, at, 1);
        out->unsuitable = grow(out->unsuitable, at, 1);
        out->id[at] = csv_number(&csv, 0, UINT64_MAX);
        out->on_programme[at] = (uint8_t)csv_number(&csv, 1, 1);
        out->unsuitable[at] = (uint8_t)csv_number(&csv, 2, 1);
        if (out->id[at] == 0) {
            csv_bad(&csv, 0, "is nobody");
        }
    }
    done = done && end(&csv);
    csv_close(&csv);
    return done;
}

/* A policy: a preset, or a file. */

static bool read_policy_file(const char *name, darisk_serial_policy **out) {
    darisk_serial_policy_report report = {.struct_size = sizeof report};
    FILE *file = fopen(name, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s: no preset, and no file that can be read\n", name);
        return false;
    }
    char *text = grow(NULL, 0, POLICY_SIZE);
    size_t size = fread(text, 1, POLICY_SIZE, file);
    fclose(file);
    darisk_status status = darisk_serial_policy_read(text, size, NULL, &report, out);
    free(text);
    if (status != DARISK_OK) {
        fprintf(stderr, "%s: line %zu, column %zu: %s\n", name, report.line, report.column,
                report.message != NULL ? report.message : darisk_status_message(status));
    }
    return status == DARISK_OK;
}

bool read_policy(const char *name, const char *edition, darisk_serial_policy **out) {
    const darisk_serial_preset *preset = darisk_serial_preset_find(name);
    if (preset == NULL) {
        return read_policy_file(name, out);
    }
    darisk_status status =
        darisk_serial_preset_policy(name, preset->needs_gravity ? edition : NULL, NULL, out);
    return status == DARISK_OK || refused(name, status);
}

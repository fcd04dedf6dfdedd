/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The answers of the library about a world, in the files that the SQL reference writes.
 *
 *   serial_tables WORLD POLICY AS_OF OUT [CHUNK [THREADS]]
 *
 * Rows are added CHUNK at a time, by two cohorts in turn that are merged at the end, so that the
 * answers are also those of another order; the cohort is saved and loaded on the way. Without
 * CHUNK all are added at once. The files have no quotes (errata 10.4), so a comma ends a field. */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "darisk.h"

#define FIELDS_LAST 16

static _Noreturn void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

static void must(darisk_status status, const char *what) {
    if (status != DARISK_OK)
        fail("%s: %s: %s", what, darisk_status_text(status), darisk_status_message(status));
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count + 1, size);
    if (memory == NULL)
        fail("no memory");
    return memory;
}

/* Files. */

static char *read_file(const char *folder, const char *name, size_t *size) {
    char path[4096];
    snprintf(path, sizeof path, "%s%s%s", folder, folder[0] == '\0' ? "" : "/", name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail("%s: %s", path, strerror(errno));
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *text = allocate(*size, 1);
    if (fread(text, 1, *size, file) != *size)
        fail("%s: cannot be read", path);
    fclose(file);
    return text;
}

/* A table: fields of all rows, one after the other, without the header. */
struct table {
    char *text;
    char **fields;
    size_t columns;
    size_t rows;
};

static struct table read_table(const char *world, const char *name) {
    size_t size;
    struct table table = {.text = read_file(world, name, &size), .columns = 1};
    size_t lines = 0, count = 0;
    char *at = table.text;
    for (size_t i = 0; i < size; i++)
        lines += table.text[i] == '\n';
    for (; *at != '\n'; at++)
        table.columns += *at == ',';
    table.rows = lines - 1;
    table.fields = allocate(table.rows * table.columns, sizeof *table.fields);
    at++;
    while (count < table.rows * table.columns) {
        table.fields[count++] = at;
        at += strcspn(at, ",\n");
        *at++ = '\0';
    }
    return table;
}

static const char *field(const struct table *table, size_t row, size_t column) {
    return table->fields[row * table->columns + column];
}

static uint64_t number(const char *text) {
    return text[0] == '\0' ? 0 : strtoull(text, NULL, 10);
}

static darisk_date day(const char *text) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    if (text[0] != '\0')
        must(darisk_date_from_text(text, &date), text);
    return date;
}

/* Events. */

struct events {
    size_t count;
    size_t room;
    uint64_t *id[4];  /* incident, perpetrator, victim, group */
    uint8_t *code[4]; /* role, status, DA, grade */
    darisk_date *day[2];
    uint32_t *offence;
};

static int word(const char *text, const char *const *words) {
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(text, words[i]) == 0)
            return i + 1;
    fail("\"%s\" is no word of its column", text);
}

static void put_event(struct events *events, const struct table *table, size_t row,
                      uint32_t offence) {
    static const char *const ROLES[] = {"suspect", "offender", "other", NULL};
    static const char *const STATUSES[] = {"open", "cancelled", "no_crime", NULL};
    const size_t at = events->count++;
    events->id[0][at] = number(field(table, row, 0));
    events->id[1][at] = number(field(table, row, 1));
    events->id[2][at] = number(field(table, row, 2));
    events->id[3][at] = number(field(table, row, 9));
    events->code[0][at] = (uint8_t)word(field(table, row, 3), ROLES);
    events->day[0][at] = day(field(table, row, 4));
    events->day[1][at] = day(field(table, row, 5));
    events->code[1][at] = (uint8_t)word(field(table, row, 6), STATUSES);
    events->code[2][at] = (uint8_t)number(field(table, row, 7));
    events->offence[at] = offence;
    events->code[3][at] = table->columns > 10 ? (uint8_t)number(field(table, row, 10)) : 0;
}

/* One row a code; a row without any is not a crime (errata 1.3). */
static void put_events(struct events *events, const struct table *table, size_t row,
                       const darisk_gravity *gravity) {
    char *codes = table->fields[row * table->columns + 8];
    bool any = false;
    for (char *code = codes, *next; code != NULL; code = next) {
        uint32_t offence;
        next = strchr(code, ';');
        if (next != NULL)
            *next++ = '\0';
        if (code[0] == '\0')
            continue;
        must(darisk_gravity_offence(gravity, code, &offence), code);
        put_event(events, table, row, offence);
        any = true;
    }
    if (!any)
        put_event(events, table, row, DARISK_OFFENCE_NOT_A_CRIME);
}

static struct events read_events(const char *world, const darisk_gravity *gravity) {
    const struct table table = read_table(world, "events.csv");
    struct events events = {.room = 0};
    for (size_t row = 0; row < table.rows; row++) {
        events.room++;
        for (const char *at = field(&table, row, 8); *at != '\0'; at++)
            events.room += *at == ';';
    }
    for (size_t i = 0; i < 4; i++) {
        events.id[i] = allocate(events.room, sizeof *events.id[i]);
        events.code[i] = allocate(events.room, sizeof *events.code[i]);
    }
    events.day[0] = allocate(events.room, sizeof *events.day[0]);
    events.day[1] = allocate(events.room, sizeof *events.day[1]);
    events.offence = allocate(events.room, sizeof *events.offence);
    for (size_t row = 0; row < table.rows; row++)
        put_events(&events, &table, row, gravity);
    free(table.fields);
    free(table.text);
    return events;
}

static void free_events(struct events *events) {
    for (size_t i = 0; i < 4; i++) {
        free(events->id[i]);
        free(events->code[i]);
    }
    free(events->day[0]);
    free(events->day[1]);
    free(events->offence);
}

static void add(darisk_cohort *cohort, const struct events *events, size_t first, size_t count) {
#define COLUMN(values)                                                                             \
    { (values) + first, NULL, 0, count }
    const darisk_event_columns columns = {
        .struct_size = sizeof columns,
        .incident_id = COLUMN(events->id[0]),
        .perpetrator_id = COLUMN(events->id[1]),
        .victim_id = COLUMN(events->id[2]),
        .connection_group = COLUMN(events->id[3]),
        .role = COLUMN(events->code[0]),
        .status = COLUMN(events->code[1]),
        .is_da = COLUMN(events->code[2]),
        .grade = COLUMN(events->code[3]),
        .date_from = COLUMN(events->day[0]),
        .date_to = COLUMN(events->day[1]),
        .offence = COLUMN(events->offence),
    };
#undef COLUMN
    darisk_columns_report report = {.struct_size = sizeof report};
    const darisk_status status = darisk_cohort_add(cohort, &columns, count, &report);
    if (status != DARISK_OK)
        fail("row %zu, %s: %s", first + report.first_row, report.column,
             darisk_status_message(status));
}

/* The table is of the edition that the policy names, or of one that nobody does. */
static darisk_gravity *read_gravity(const char *world, const darisk_serial_policy *policy) {
    const struct table table = read_table(world, "gravity.csv");
    darisk_gravity_row *rows = allocate(table.rows, sizeof *rows);
    darisk_gravity_report report = {.struct_size = sizeof report};
    const char *edition = darisk_serial_policy_gravity_edition(policy);
    darisk_gravity *gravity;
    for (size_t row = 0; row < table.rows; row++)
        rows[row] = (darisk_gravity_row){field(&table, row, 0), field(&table, row, 1)};
    if (darisk_gravity_new(edition == NULL ? "WORLD 1" : edition, "made up", rows, table.rows, NULL,
                           &report, &gravity) != DARISK_OK)
        fail("gravity.csv, row %zu: %s", report.row, report.message);
    free(rows);
    free(table.fields);
    free(table.text);
    return gravity;
}

static darisk_serial_policy *read_policy(const char *path) {
    size_t size;
    char *text = read_file("", path, &size);
    darisk_serial_policy_report report = {.struct_size = sizeof report};
    darisk_serial_policy *policy;
    if (darisk_serial_policy_read(text, size, NULL, &report, &policy) != DARISK_OK)
        fail("%s, line %zu: %s", path, report.line, report.message);
    free(text);
    return policy;
}

static darisk_cohort *save_and_load(darisk_cohort *cohort, const darisk_gravity *gravity,
                                    const darisk_cohort_options *options) {
    size_t size;
    darisk_cohort *loaded;
    must(darisk_cohort_saved_size(cohort, &size), "size");
    void *bytes = allocate(size, 1);
    must(darisk_cohort_save(cohort, bytes, size), "save");
    must(darisk_cohort_load(bytes, size, gravity, options, NULL, &loaded), "load");
    free(bytes);
    darisk_cohort_free(cohort);
    return loaded;
}

static darisk_cohort *read_cohort(const char *world, const darisk_gravity *gravity, size_t chunk,
                                  uint32_t threads) {
    const darisk_cohort_options options = {sizeof options, threads};
    const struct table aliases = read_table(world, "aliases.csv");
    struct events events = read_events(world, gravity);
    uint64_t *child = allocate(aliases.rows, sizeof *child);
    uint64_t *parent = allocate(aliases.rows, sizeof *parent);
    darisk_cohort *cohorts[2];
    for (size_t row = 0; row < aliases.rows; row++) {
        child[row] = number(field(&aliases, row, 0));
        parent[row] = number(field(&aliases, row, 1));
    }
    must(darisk_cohort_new(gravity, &options, NULL, &cohorts[0]), "cohort");
    must(darisk_cohort_new(gravity, &options, NULL, &cohorts[1]), "cohort");
    must(darisk_cohort_alias(cohorts[1], child, parent, aliases.rows, NULL), "aliases");
    chunk = chunk == 0 ? events.count : chunk;
    for (size_t first = 0, turn = 0; first < events.count; first += chunk, turn++)
        add(cohorts[turn % 2], &events, first,
            events.count - first < chunk ? events.count - first : chunk);
    must(darisk_cohort_merge(cohorts[0], cohorts[1]), "merge");
    darisk_cohort_free(cohorts[1]);
    free(child);
    free(parent);
    free(aliases.fields);
    free(aliases.text);
    free_events(&events);
    return save_and_load(cohorts[0], gravity, &options);
}

/* Answers. */

static FILE *create(const char *out, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", out, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        fail("%s: %s", path, strerror(errno));
    return file;
}

static void close_file(FILE *file) {
    if (ferror(file) || fclose(file) != 0)
        fail("an answer cannot be written");
}

static const char *day_text(darisk_date date) {
    static char text[DARISK_DATE_TEXT_SIZE];
    if (date == DARISK_DATE_UNKNOWN)
        return "";
    must(darisk_date_text(date, text), "a date");
    return text;
}

static void put_points(FILE *file, int64_t value) {
    if (value == INT64_MIN)
        fputs(",", file);
    else
        fprintf(file, ",%" PRId64, value);
}

static void put_person(FILE *file, const darisk_ranking *ranking, size_t row, size_t thresholds) {
    darisk_ranked_person p = {.struct_size = sizeof p};
    must(darisk_ranking_person(ranking, row, &p), "person");
    fprintf(file, "%" PRIu64 ",%u,%u,%u,%u,%" PRId64 ",%u,%s,", p.person_id, p.scored, p.incidents,
            p.crimes, p.victims, p.gravity, p.gravity_partial, day_text(p.last_date));
    if (p.recency_days != INT32_MIN)
        fprintf(file, "%d", p.recency_days);
    fprintf(file, ",%u,%u,%u,%u,%u,%u,%u,%u,%u,%s", p.peak, p.undated, p.future, p.cancelled,
            p.self_link, p.unmapped, p.no_victim, p.serial_low, p.serial_high,
            darisk_serial_result_text((darisk_serial_result)p.serial));
    for (size_t i = 0; i < thresholds; i++) {
        darisk_ranked_threshold t = {.struct_size = sizeof t};
        must(darisk_ranking_threshold(ranking, row, i, &t), "threshold");
        fprintf(file, ",%u,%u,%s", t.low, t.high, darisk_serial_result_text(t.result));
    }
    fprintf(file, ",%s,", darisk_serial_result_text((darisk_serial_result)p.thresholds));
    for (unsigned bit = 1, any = 0; bit <= DARISK_SERIAL_FLAG_CANCELLED; bit *= 2)
        if (p.flags & bit)
            fprintf(file, "%s%s", any++ ? "|" : "",
                    darisk_serial_flag_text((darisk_serial_flag)bit));
    put_points(file, p.points_recency);
    put_points(file, p.points_frequency);
    put_points(file, p.points_gravity);
    put_points(file, p.points_victims);
    put_points(file, p.total);
    if (p.rank != 0)
        fprintf(file, ",%u", p.rank);
    else
        fputs(",", file);
    fprintf(file, ",%u,%s\n", p.selected, p.advice ? "CONSIDER_PROGRAMME" : "");
}

static void write_persons(const char *out, const darisk_ranking *ranking,
                          const darisk_serial_policy *policy) {
    FILE *file = create(out, "persons.csv");
    const size_t count = darisk_ranking_count(ranking);
    const size_t thresholds = darisk_serial_policy_threshold_count(policy);
    uint32_t *rows = allocate(count, sizeof *rows);
    must(darisk_ranking_list(ranking, rows, count), "list");
    fputs("person_id,scored,incidents,crimes,victims,gravity,gravity_partial,last_date,"
          "recency_days,peak,undated,future,cancelled,self_link,unmapped,no_victim,serial_low,"
          "serial_high,serial",
          file);
    for (size_t i = 0; i < thresholds; i++) {
        const char *name = darisk_serial_policy_threshold_name(policy, i);
        fprintf(file, ",%s_low,%s_high,%s_result", name, name, name);
    }
    fputs(",thresholds,flags,points_recency,points_frequency,points_gravity,points_victims,total,"
          "rank,selected,advice\n",
          file);
    for (size_t i = 0; i < count; i++)
        put_person(file, ranking, rows[i], thresholds);
    close_file(file);
    free(rows);
}

static void write_victims(const char *world, const char *out, const darisk_cohort *cohort,
                          darisk_date as_of) {
    const struct table table = read_table(world, "reviews.csv");
    uint64_t *victim = allocate(table.rows, sizeof *victim);
    darisk_date *date = allocate(table.rows, sizeof *date);
    FILE *file = create(out, "victims.csv");
    darisk_quiet_victims *victims;
    for (size_t row = 0; row < table.rows; row++) {
        victim[row] = number(field(&table, row, 0));
        date[row] = day(field(&table, row, 1));
    }
    const darisk_review_columns reviews = {
        sizeof reviews, {victim, NULL, 0, table.rows}, {date, NULL, 0, table.rows}};
    must(darisk_quiet_victims_new(cohort, NULL, as_of, &reviews, table.rows, NULL, &victims),
         "victims");
    fputs("victim_id,quiet,incidents,undated,last_date,days_quiet,last_grade\n", file);
    for (size_t i = 0; i < darisk_quiet_victims_count(victims); i++) {
        darisk_quiet_victim v = {.struct_size = sizeof v};
        must(darisk_quiet_victims_at(victims, i, &v), "victim");
        fprintf(file, "%" PRIu64 ",%s,%u,%u,%s,", v.victim_id,
                darisk_serial_result_text((darisk_serial_result)v.quiet), v.incidents, v.undated,
                day_text(v.last_date));
        if (v.days_quiet != INT32_MIN)
            fprintf(file, "%d", v.days_quiet);
        fprintf(file, ",%u\n", v.last_grade);
    }
    close_file(file);
    darisk_quiet_victims_free(victims);
    free(victim);
    free(date);
    free(table.fields);
    free(table.text);
}

static void write_pairs(const char *world, const char *out, const darisk_cohort *cohort,
                        darisk_date as_of) {
    const struct table table = read_table(world, "referrals.csv");
    uint64_t *person = allocate(table.rows, sizeof *person);
    uint64_t *victim = allocate(table.rows, sizeof *victim);
    darisk_date *date = allocate(table.rows, sizeof *date);
    FILE *file = create(out, "pairs.csv");
    darisk_pairs *pairs;
    for (size_t row = 0; row < table.rows; row++) {
        person[row] = number(field(&table, row, 0));
        victim[row] = number(field(&table, row, 1));
        date[row] = day(field(&table, row, 2));
    }
    const darisk_referral_columns referrals = {sizeof referrals,
                                               {person, NULL, 0, table.rows},
                                               {victim, NULL, 0, table.rows},
                                               {date, NULL, 0, table.rows}};
    must(darisk_pairs_new(cohort, as_of, &referrals, table.rows, NULL, &pairs), "pairs");
    fputs("person_id,victim_id,incidents_low,incidents_high,crimes_low,crimes_high,marac-repeat,"
          "marac-escalation-5-3,marac-escalation-3\n",
          file);
    for (size_t i = 0; i < darisk_pairs_count(pairs); i++) {
        darisk_pair p = {.struct_size = sizeof p};
        must(darisk_pairs_at(pairs, i, &p), "pair");
        fprintf(file, "%" PRIu64 ",%" PRIu64 ",%u,%u,%u,%u,%s,%s,%s\n", p.person_id, p.victim_id,
                p.incidents_low, p.incidents_high, p.crimes_low, p.crimes_high,
                darisk_serial_result_text((darisk_serial_result)p.repeat),
                darisk_serial_result_text((darisk_serial_result)p.escalation_5_3),
                darisk_serial_result_text((darisk_serial_result)p.escalation_3));
    }
    close_file(file);
    darisk_pairs_free(pairs);
    free(person);
    free(victim);
    free(date);
    free(table.fields);
    free(table.text);
}

static darisk_ranking *rank(const char *world, const darisk_cohort *cohort,
                            const darisk_serial_policy *policy, darisk_date as_of) {
    const struct table table = read_table(world, "facts.csv");
    uint64_t *person = allocate(table.rows, sizeof *person);
    uint8_t *on_programme = allocate(table.rows, 1), *unsuitable = allocate(table.rows, 1);
    darisk_ranking *ranking;
    for (size_t row = 0; row < table.rows; row++) {
        person[row] = number(field(&table, row, 0));
        on_programme[row] = (uint8_t)number(field(&table, row, 1));
        unsuitable[row] = (uint8_t)number(field(&table, row, 2));
    }
    const darisk_person_columns people = {sizeof people,
                                          {person, NULL, 0, table.rows},
                                          {on_programme, NULL, 0, table.rows},
                                          {unsuitable, NULL, 0, table.rows}};
    must(darisk_ranking_new(cohort, policy, as_of, &people, table.rows, NULL, NULL, &ranking),
         "ranking");
    free(person);
    free(on_programme);
    free(unsuitable);
    free(table.fields);
    free(table.text);
    return ranking;
}

int main(int argc, char **argv) {
    if (argc < 5 || argc > 7)
        fail("usage: serial_tables WORLD POLICY AS_OF OUT [CHUNK [THREADS]]");
    const char *world = argv[1], *out = argv[4];
    const darisk_date as_of = day(argv[3]);
    darisk_serial_policy *policy = read_policy(argv[2]);
    darisk_gravity *gravity = read_gravity(world, policy);
    darisk_cohort *cohort = read_cohort(world, gravity, argc > 5 ? (size_t)number(argv[5]) : 0,
                                        argc > 6 ? (uint32_t)number(argv[6]) : 1);
    darisk_ranking *ranking = rank(world, cohort, policy, as_of);
    write_persons(out, ranking, policy);
    write_victims(world, out, cohort, as_of);
    write_pairs(world, out, cohort, as_of);
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
    darisk_serial_policy_free(policy);
    darisk_gravity_free(gravity);
    return 0;
}

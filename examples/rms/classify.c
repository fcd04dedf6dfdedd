/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From the table source to the tables incident, tie, behaviour, circumstance, classification and
 * finding: rows are read into columns, a chunk at a time, and the library classifies the chunk. */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "chunk.h"
#include "facts.h"
#include "rms.h"

/* Statements that write one row each. */
struct writer {
    sqlite3_stmt *incident;
    sqlite3_stmt *tie;
    sqlite3_stmt *behaviour;
    sqlite3_stmt *circumstance;
    sqlite3_stmt *classification;
    sqlite3_stmt *finding;
};

static bool writer_open(struct rms *rms, struct writer *out) {
    char *const *column = rms->layout.expression;
    char *incident = sqlite3_mprintf(
        "INSERT INTO incident SELECT id, line, %s, ?2, ?3, %s, %s, ?4, ?5, ?6, ?7, relationships"
        " FROM source WHERE id = ?1",
        column[OUR_INCIDENT] == NULL ? "CAST(id AS TEXT)"
                                     : "coalesce(nullif(incident, ''), CAST(id AS TEXT))",
        column[OUR_VICTIM] == NULL ? "NULL" : "nullif(victim, '')",
        column[OUR_PERPETRATOR] == NULL ? "NULL" : "nullif(perpetrator, '')");
    bool done =
        (incident != NULL || rms_fail(rms, "out of memory")) &&
        database_prepare(rms, incident, &out->incident) &&
        database_prepare(rms, "INSERT INTO tie VALUES (?, ?)", &out->tie) &&
        database_prepare(rms, "INSERT INTO behaviour VALUES (?, ?)", &out->behaviour) &&
        database_prepare(rms, "INSERT INTO circumstance VALUES (?, ?, ?)", &out->circumstance) &&
        database_prepare(rms,
                         "INSERT INTO classification VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         &out->classification) &&
        database_prepare(rms, "INSERT INTO finding VALUES (?, ?, ?)", &out->finding);
    sqlite3_free(incident);
    return done;
}

static void writer_close(struct writer *writer) {
    sqlite3_finalize(writer->incident);
    sqlite3_finalize(writer->tie);
    sqlite3_finalize(writer->behaviour);
    sqlite3_finalize(writer->circumstance);
    sqlite3_finalize(writer->classification);
    sqlite3_finalize(writer->finding);
}

/* The library owns its strings for ever, so SQLite need not copy them. NULL is NULL. */
static void bind_key(sqlite3_stmt *statement, int place, const char *key) {
    sqlite3_bind_text(statement, place, key, -1, SQLITE_STATIC);
}

static void bind_date(sqlite3_stmt *statement, int place, darisk_date date) {
    char text[DARISK_DATE_TEXT_SIZE];
    if (darisk_date_text(date, text) == DARISK_OK) {
        sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(statement, place);
    }
}

/* An age as given, or the one a birth date gives on the day of the conduct. */
static void bind_age(sqlite3_stmt *statement, int place, const struct chunk *chunk, size_t row,
                     const uint8_t *lowest, const uint8_t *highest, const darisk_date *born) {
    int32_t years = 0;
    sqlite3_bind_null(statement, place);
    sqlite3_bind_null(statement, place + 1);
    if (lowest[row] != DARISK_AGE_UNKNOWN) {
        sqlite3_bind_int(statement, place, lowest[row]);
        sqlite3_bind_int(statement, place + 1, highest[row]);
    } else if (darisk_date_age(born[row], chunk->conduct_on[row], &years) == DARISK_OK) {
        sqlite3_bind_int(statement, place, years);
        sqlite3_bind_int(statement, place + 1, years);
    }
}

static bool write_incident(struct rms *rms, const struct writer *writer, const struct chunk *chunk,
                           size_t row) {
    sqlite3_bind_int64(writer->incident, 1, chunk->id[row]);
    bind_date(writer->incident, 2, chunk->recorded_on[row]);
    bind_date(writer->incident, 3, chunk->conduct_on[row]);
    bind_age(writer->incident, 4, chunk, row, chunk->victim_age, chunk->victim_age_highest,
             chunk->victim_born);
    bind_age(writer->incident, 6, chunk, row, chunk->perpetrator_age,
             chunk->perpetrator_age_highest, chunk->perpetrator_born);
    return database_done(rms, writer->incident);
}

static bool write_set(struct rms *rms, sqlite3_stmt *statement, int64_t id, const char *key) {
    sqlite3_bind_int64(statement, 1, id);
    bind_key(statement, 2, key);
    return database_done(rms, statement);
}

static bool write_sets(struct rms *rms, const struct writer *writer, const struct chunk *chunk,
                       size_t row) {
    bool done = true;
    for (int kind = 1; done && kind <= DARISK_RELATIONSHIP_LAST; kind++) {
        if ((chunk->relationships[row] & DARISK_RELATIONSHIP_BIT(kind)) != 0) {
            done = write_set(rms, writer->tie, chunk->id[row],
                             darisk_relationship_text((darisk_relationship)kind));
        }
    }
    for (int value = 1; done && value <= DARISK_BEHAVIOUR_LAST; value++) {
        if ((chunk->behaviours[row] & DARISK_BEHAVIOUR_BIT(value)) != 0) {
            done = write_set(rms, writer->behaviour, chunk->id[row],
                             darisk_behaviour_text((darisk_behaviour)value));
        }
    }
    for (int value = 1; done && value <= DARISK_CIRCUMSTANCE_LAST; value++) {
        darisk_stated stated = DARISK_STATED_UNKNOWN;
        if (darisk_circumstances_get(chunk->circumstances[row], (darisk_circumstance)value,
                                     &stated) == DARISK_OK &&
            stated != DARISK_STATED_UNKNOWN) {
            bind_key(writer->circumstance, 3, stated == DARISK_STATED_YES ? "yes" : "no");
            done = write_set(rms, writer->circumstance, chunk->id[row],
                             darisk_circumstance_text((darisk_circumstance)value));
        }
    }
    return done;
}

static const char *provision_key(const darisk_provision *provision) {
    return provision == NULL ? NULL : provision->key;
}

static bool write_findings(struct rms *rms, const struct writer *writer, const struct chunk *chunk,
                           size_t row) {
    bool done = true;
    for (size_t i = 0; done && i < darisk_finding_count(); i++) {
        const darisk_finding_record *record = darisk_finding_at(i);
        if ((chunk->findings[row] & DARISK_FINDING_BIT(record->finding)) != 0) {
            bind_key(writer->finding, 3,
                     provision_key(darisk_finding_provision(
                         record->finding, (darisk_definition)chunk->definition[row],
                         (darisk_relationship)chunk->tie[row])));
            done = write_set(rms, writer->finding, chunk->id[row], record->key);
        }
    }
    return done;
}

static bool write_classification(struct rms *rms, const struct writer *writer,
                                 const struct chunk *chunk, size_t row) {
    sqlite3_stmt *to = writer->classification;
    darisk_definition definition = (darisk_definition)chunk->definition[row];
    darisk_part part = (darisk_part)chunk->decided_by[row];
    darisk_relationship tie = (darisk_relationship)chunk->tie[row];
    sqlite3_bind_int64(to, 1, chunk->id[row]);
    bind_key(to, 2, darisk_definition_text((darisk_definition)chunk->definition[row]));
    bind_key(to, 3, darisk_outcome_text((darisk_outcome)chunk->outcome[row]));
    bind_key(to, 4, darisk_outcome_text((darisk_outcome)chunk->in_force[row]));
    bind_key(to, 5, darisk_outcome_text((darisk_outcome)chunk->age[row]));
    bind_key(to, 6, darisk_outcome_text((darisk_outcome)chunk->relationship[row]));
    bind_key(to, 7, darisk_outcome_text((darisk_outcome)chunk->behaviour[row]));
    bind_key(to, 8, darisk_part_text((darisk_part)chunk->decided_by[row]));
    bind_key(to, 9, darisk_relationship_text((darisk_relationship)chunk->tie[row]));
    bind_key(to, 10, provision_key(darisk_definition_limb(definition, tie)));
    bind_key(to, 11, provision_key(darisk_part_provision(part, definition, tie)));
    sqlite3_bind_int64(to, 12, darisk_rules_version());
    return database_done(rms, to);
}

/* Why the columns refused a row: the single call says it. */
static darisk_status why_refused(const struct rms *rms, const struct chunk *chunk, size_t row) {
    darisk_classification result = {.struct_size = sizeof result};
    darisk_facts facts;
    chunk_facts(chunk, row, &facts);
    return chunk->named == DARISK_DEFINITION_NOT_SET
               ? darisk_classify_in_force(rms->options->jurisdiction, NULL, &facts, &result)
               : darisk_classify(chunk->named, NULL, &facts, &result);
}

static bool write_row(struct rms *rms, const struct writer *writer, const struct chunk *chunk,
                      size_t row) {
    if (chunk->outcome[row] == DARISK_OUTCOME_NOT_SET) {
        darisk_status status = why_refused(rms, chunk, row);
        return database_reject(rms, chunk->line[row], chunk_column_at_fault(status), NULL,
                               darisk_status_message(status));
    }
    rms->kept++;
    return write_incident(rms, writer, chunk, row) && write_sets(rms, writer, chunk, row) &&
           write_findings(rms, writer, chunk, row) && write_classification(rms, writer, chunk, row);
}

static void show_progress(const struct rms *rms, bool last) {
    if (!rms->options->quiet && isatty(STDERR_FILENO)) {
        fprintf(stderr, "\rclassified %lld of %lld rows%s", (long long)rms->kept,
                (long long)rms->rows, last ? "\n" : "");
    }
}

static bool flush(struct rms *rms, const struct writer *writer, struct chunk *chunk) {
    darisk_status status = chunk_classify(chunk, rms->options->jurisdiction);
    if (status != DARISK_OK && status != DARISK_ROWS_REFUSED) {
        return rms_fail(rms, "%s", darisk_status_message(status));
    }
    bool done = true;
    for (size_t row = 0; done && row < chunk->rows; row++) {
        done = write_row(rms, writer, chunk, row);
    }
    chunk->rows = 0;
    show_progress(rms, false);
    return done;
}

/* Adds one row of the table source to the chunk, which goes off when it is full or when the row
 * names another definition. */
static bool take_row(struct rms *rms, const struct writer *writer, struct chunk *chunk,
                     sqlite3_stmt *source) {
    struct row_text row;
    struct row_facts facts;
    struct refusal why = {OUR_COUNT, NULL};
    int64_t line = sqlite3_column_int64(source, 1);
    source_row(source, &row);
    if (!facts_read(&row, rms->layout.codes, &facts, &why)) {
        return database_reject(rms, line, layout_column(why.column), row.text[why.column],
                               why.reason);
    }
    darisk_definition named =
        facts.definition == DARISK_DEFINITION_NOT_SET ? rms->layout.definition : facts.definition;
    if ((chunk->rows == CHUNK_ROWS || named != chunk->named) && !flush(rms, writer, chunk)) {
        return false;
    }
    chunk->named = named;
    chunk_add(chunk, sqlite3_column_int64(source, 0), line, &facts.facts);
    return true;
}

static bool write_provision(struct rms *rms, const darisk_provision *p) {
    static const char *const kinds[] = {"", "law", "guidance", "our reading"};
    return database_run_owned(
        rms, sqlite3_mprintf("INSERT INTO provision VALUES (%Q, %Q, %Q, %Q, %Q, %d)", p->key,
                             p->instrument, p->locator, p->says,
                             p->kind >= 1 && p->kind <= 3 ? kinds[p->kind] : "", p->verified));
}

static bool write_definition(struct rms *rms, const darisk_definition_record *d) {
    char first[DARISK_DATE_TEXT_SIZE] = "";
    char last[DARISK_DATE_TEXT_SIZE] = "";
    bool dated = darisk_date_text(d->first_day, first) == DARISK_OK;
    bool ended = darisk_date_text(d->last_day, last) == DARISK_OK;
    return database_run_owned(
        rms, sqlite3_mprintf("INSERT INTO definition VALUES (%Q, %Q, %Q, %Q, %d)", d->key, d->title,
                             dated ? first : NULL, ended ? last : NULL,
                             d->basis == DARISK_DAY_BASIS_RECORDED));
}

/* The words of the library go into the database as well, so that a query can be read. */
static bool write_words(struct rms *rms) {
    bool done = true;
    for (size_t i = 0; done && i < darisk_provision_count(); i++) {
        done = write_provision(rms, darisk_provision_at(i));
    }
    for (size_t i = 0; done && i < darisk_definition_count(); i++) {
        done = write_definition(rms, darisk_definition_at(i));
    }
    for (size_t i = 0; done && i < darisk_finding_count(); i++) {
        const darisk_finding_record *f = darisk_finding_at(i);
        done = database_run_owned(
            rms, sqlite3_mprintf("INSERT INTO finding_text VALUES (%Q, %Q, %Q, %Q)", f->key,
                                 darisk_part_text(f->part), f->says, f->ask));
    }
    return done;
}

bool classify_all(struct rms *rms) {
    struct writer writer;
    sqlite3_stmt *source = NULL;
    struct chunk *chunk = calloc(1, sizeof *chunk);
    bool row = true;
    memset(&writer, 0, sizeof writer);
    bool done = (chunk != NULL || rms_fail(rms, "out of memory")) && database_run(rms, "BEGIN") &&
                write_words(rms) && writer_open(rms, &writer) &&
                source_prepare(rms, " ORDER BY definition, id", &source);
    while (done && (done = database_step(rms, source, &row)) && row) {
        done = take_row(rms, &writer, chunk, source);
    }
    done = done && flush(rms, &writer, chunk);
    sqlite3_finalize(source);
    writer_close(&writer);
    free(chunk);
    show_progress(rms, true);
    return done && database_run(rms, "COMMIT");
}

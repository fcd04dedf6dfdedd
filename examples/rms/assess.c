/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From the table assessment_source to the tables of the assessments. A row is read, its form is
 * recorded with the library, which may refuse it, and the columns go through the kernels a chunk at
 * a time: each kernel has its own columns, and none is given the result of another. */
#include "assess.h"

#include <stdlib.h>
#include <string.h>

static bool refuse(struct assess_refusal *why, enum assess_column column, const char *reason) {
    why->column = column;
    why->reason = reason;
    return false;
}

/* The column that a refusal of a record is about. */
static enum assess_column at_fault(darisk_status status, enum assess_column record,
                                   enum assess_column person, enum assess_column text) {
    switch ((int)status) {
    case DARISK_ERROR_DASH_PERSON_MISSING:
    case DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR:
        return person;
    case DARISK_ERROR_DASH_TEXT_LENGTH:
    case DARISK_ERROR_DASH_TEXT_UTF8:
    case DARISK_ERROR_DASH_TEXT_BLANK:
        return text;
    case DARISK_ERROR_DASH_NO_ANSWERS:
        return ASSESS_ANSWERS;
    case DARISK_ERROR_DASH_NOT_GRADED:
        return ASSESS_GRADE;
    default:
        return record;
    }
}

static bool record_review(darisk_dash *dash, const darisk_dash_review *review,
                          enum assess_column first, struct assess_refusal *why) {
    darisk_status status = review->kind == DARISK_DASH_REVIEW_NOT_SET
                               ? DARISK_OK
                               : darisk_dash_record_review(dash, review);
    return status == DARISK_OK || refuse(why,
                                         at_fault(status, first, (enum assess_column)(first + 2),
                                                  (enum assess_column)(first + 4)),
                                         darisk_status_message(status));
}

static bool record_entry(darisk_dash *dash, const darisk_dash_entry *entry,
                         struct assess_refusal *why) {
    darisk_status status = entry->entrant == 0 ? DARISK_OK : darisk_dash_record_entry(dash, entry);
    return status == DARISK_OK ||
           refuse(why, at_fault(status, ASSESS_ENTRANT, ASSESS_ENTRANT, ASSESS_ENTRANT),
                  darisk_status_message(status));
}

/* The list of the library is in the order of time: what was keyed in may lie before or after the
 * supervisor, who comes before the central unit in this file. */
static bool record_all(darisk_dash *dash, const struct assessment *from,
                       struct assess_refusal *why) {
    bool entry_first =
        darisk_moment_is_later(from->supervisor.at, from->entry.at) == DARISK_STATED_YES;
    bool entry_last = from->cru.kind == DARISK_DASH_REVIEW_NOT_SET ||
                      darisk_moment_is_later(from->entry.at, from->cru.at) == DARISK_STATED_YES;
    return (!entry_first || record_entry(dash, &from->entry, why)) &&
           record_review(dash, &from->supervisor, ASSESS_SUPERVISOR_DECISION, why) &&
           (entry_first || entry_last || record_entry(dash, &from->entry, why)) &&
           record_review(dash, &from->cru, ASSESS_CRU_DECISION, why) &&
           (entry_first || !entry_last || record_entry(dash, &from->entry, why));
}

static bool record_grade(darisk_dash *dash, const struct assessment *from,
                         struct assess_refusal *why) {
    darisk_status status = from->judgement.grade.code == DARISK_DASH_NOT_SET
                               ? DARISK_OK
                               : darisk_dash_record_grade(dash, &from->judgement);
    return status == DARISK_OK ||
           refuse(why, at_fault(status, ASSESS_GRADE, ASSESS_ASSESSOR, ASSESS_RATIONALE),
                  darisk_status_message(status));
}

/* The form as the library records it; what it refuses is no row of ours. */
static bool record_form(const struct assessment *from, darisk_dash *dash,
                        struct assess_refusal *why) {
    darisk_dash_circumstances around = {
        .struct_size = sizeof around, .state = from->form, .incident = from->progress.received};
    darisk_status status = darisk_dash_set_circumstances(dash, &around);
    for (int item = 1; status == DARISK_OK && item <= DARISK_DASH_ITEM_LAST; item++) {
        status = darisk_dash_set_answer(dash, (darisk_dash_item)item,
                                        (darisk_answer)from->answers[item - 1]);
    }
    if (status != DARISK_OK) {
        return refuse(why, ASSESS_ANSWERS, darisk_status_message(status));
    }
    return record_grade(dash, from, why) && record_all(dash, from, why);
}

static void chunk_add(struct assess_chunk *chunk, const struct assessment *from) {
    size_t row = chunk->rows++;
    const darisk_response_authorisation *by = &from->request.authorisation;
    chunk->row[row] = *from;
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        chunk->states[check][row] = from->states[check];
    }
    for (int item = 0; item < DARISK_DASH_ITEM_LAST; item++) {
        chunk->answers[item][row] = from->answers[item];
    }
    chunk->requested[row] = (uint16_t)from->request.requested.code;
    chunk->danger[row] = (uint8_t)from->request.danger;
    chunk->call_cut_off[row] = (uint8_t)from->request.call_cut_off;
    chunk->role[row] = (uint8_t)by->role;
    chunk->ground[row] = (uint8_t)by->ground;
    chunk->support[row] = (uint8_t)by->support;
    chunk->no_current_threat[row] = (uint8_t)by->no_current_threat;
    chunk->authoriser[row] = by->authoriser;
    chunk->source[row] = by->source;
    bool dated = by->given_at.given != DARISK_MOMENT_MISSING;
    bool timed = by->given_at.given == DARISK_MOMENT_MINUTE;
    chunk->given_on[row] = dated ? by->given_at.day : DARISK_DATE_UNKNOWN;
    chunk->given_minute[row] =
        timed ? (uint16_t)by->given_at.minute : (uint16_t)DARISK_RESPONSE_MINUTE_UNKNOWN;
}

static darisk_column_u8 bytes(const uint8_t *values, size_t rows) {
    return (darisk_column_u8){.values = values, .length = rows};
}

static darisk_status checks_of(struct assess_chunk *chunk) {
    darisk_dait_columns checks = {.struct_size = sizeof checks};
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        checks.states[check] = bytes(chunk->states[check], chunk->rows);
    }
    darisk_dait_assessment_columns out = {.struct_size = sizeof out,
                                          .outcome = chunk->outcome,
                                          .notifications = chunk->notifications,
                                          .outstanding = chunk->outstanding};
    return darisk_dait_assess_columns(&checks, NULL, chunk->rows, &out, NULL);
}

static darisk_status forms_of(struct assess_chunk *chunk) {
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy};
    darisk_dash_answer_columns answers = {.struct_size = sizeof answers};
    for (int item = 0; item < DARISK_DASH_ITEM_LAST; item++) {
        answers.answers[item] = bytes(chunk->answers[item], chunk->rows);
    }
    darisk_dash_facts_columns out = {.struct_size = sizeof out,
                                     .yes = chunk->yes,
                                     .unknown = chunk->unknown,
                                     .ric_yes = chunk->ric_yes,
                                     .ric_unknown = chunk->ric_unknown,
                                     .threshold = chunk->threshold};
    darisk_status status = darisk_dash_tally_policy_default(DARISK_INSTRUMENT_DASH_2009, &policy);
    return status != DARISK_OK
               ? status
               : darisk_dash_tally_columns(&policy, &answers, chunk->rows, &out, NULL);
}

static darisk_status calls_of(struct assess_chunk *chunk) {
    size_t rows = chunk->rows;
    darisk_response_request_columns requests = {
        .struct_size = sizeof requests,
        .requested = {.values = chunk->requested, .length = rows},
        .danger = bytes(chunk->danger, rows),
        .call_cut_off = bytes(chunk->call_cut_off, rows),
        .role = bytes(chunk->role, rows),
        .ground = bytes(chunk->ground, rows),
        .support = bytes(chunk->support, rows),
        .no_current_threat = bytes(chunk->no_current_threat, rows),
        .authoriser = {.values = chunk->authoriser, .length = rows},
        .source = {.values = chunk->source, .length = rows},
        .given_on = {.values = chunk->given_on, .length = rows},
        .given_minute = {.values = chunk->given_minute, .length = rows}};
    darisk_response_decision_columns out = {
        .struct_size = sizeof out, .grade = chunk->given, .refusals = chunk->refusals};
    return darisk_response_decide_columns(&requests, rows, &out, NULL);
}

static bool flush(struct rms *rms, const struct assess_writer *writer, struct assess_chunk *chunk) {
    darisk_status status = checks_of(chunk);
    status = status == DARISK_OK ? forms_of(chunk) : status;
    status = status == DARISK_OK ? calls_of(chunk) : status;
    if (status != DARISK_OK) {
        return rms_fail(rms, "%s", darisk_status_message(status));
    }
    bool done = true;
    for (size_t row = 0; done && row < chunk->rows; row++) {
        done = assess_write_results(rms, writer, chunk, row);
    }
    chunk->rows = 0;
    return done;
}

/* The pair that a row is about: an incident may have two, in which each accuses the other. */
static bool find_pair(struct rms *rms, sqlite3_stmt *pairs, const char *const *text,
                      struct assess_refusal *why, int64_t *id, bool *found) {
    bool row = false;
    sqlite3_bind_text(pairs, 1, text[ASSESS_INCIDENT], -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(pairs, 2, text[ASSESS_VICTIM], -1, SQLITE_TRANSIENT);
    bool done = database_step(rms, pairs, &row);
    int count = row ? sqlite3_column_int(pairs, 1) : 0;
    *id = row ? sqlite3_column_int64(pairs, 0) : 0;
    *found = count == 1 && sqlite3_column_int(pairs, 2) == 0;
    if (done && count == 0) {
        refuse(why, ASSESS_INCIDENT, "there is no such incident, or none with that victim");
    } else if (done && count > 1) {
        refuse(why, ASSESS_VICTIM, "the incident has several pairs: name the victim");
    } else if (done && !*found) {
        refuse(why, ASSESS_INCIDENT, "assessed in an earlier row");
    }
    sqlite3_reset(pairs);
    return done;
}

static bool take_form(struct rms *rms, const struct assess_writer *writer,
                      struct assess_chunk *chunk, struct assessment *assessment,
                      struct assess_refusal *why, bool *taken) {
    darisk_dash *dash = NULL;
    darisk_status status = darisk_dash_new(DARISK_INSTRUMENT_DASH_2009, NULL, &dash);
    if (status != DARISK_OK) {
        return rms_fail(rms, "%s", darisk_status_message(status));
    }
    *taken = record_form(assessment, dash, why);
    bool done = !*taken || assess_write_record(rms, writer, assessment, dash);
    darisk_dash_free(dash);
    if (done && *taken) {
        rms->assessed++;
        chunk_add(chunk, assessment);
    }
    return done;
}

static bool take_row(struct rms *rms, const struct assess_writer *writer, sqlite3_stmt *pairs,
                     struct assess_chunk *chunk, sqlite3_stmt *source) {
    const char *text[ASSESS_COUNT];
    struct assessment assessment;
    struct assess_refusal why = {ASSESS_COUNT, NULL};
    int64_t id = 0;
    bool taken = false;
    for (int i = 0; i < ASSESS_COUNT; i++) {
        text[i] = (const char *)sqlite3_column_text(source, i + 2);
    }
    bool done = find_pair(rms, pairs, text, &why, &id, &taken);
    taken = taken && assess_read(text, &assessment, &why);
    if (done && taken) {
        assessment.id = id;
        assessment.row = sqlite3_column_int64(source, 0);
        done = take_form(rms, writer, chunk, &assessment, &why, &taken);
    }
    if (done && !taken) {
        return database_reject(rms, sqlite3_column_int64(source, 1), assess_column(why.column),
                               why.column == ASSESS_COUNT ? NULL : text[why.column], why.reason);
    }
    return done && (chunk->rows < ASSESS_ROWS || flush(rms, writer, chunk));
}

static bool prepare_source(struct rms *rms, sqlite3_stmt **out) {
    sqlite3_str *sql = sqlite3_str_new(rms->database);
    sqlite3_str_appendall(sql, "SELECT row, line");
    for (int i = 0; i < ASSESS_COUNT; i++) {
        sqlite3_str_appendf(sql, ", %s", assess_column((enum assess_column)i));
    }
    sqlite3_str_appendall(sql, " FROM assessment_source ORDER BY row");
    char *text = sqlite3_str_finish(sql);
    bool done = text == NULL ? rms_fail(rms, "out of memory") : database_prepare(rms, text, out);
    sqlite3_free(text);
    return done;
}

/* The moment for which it is asked what is due: the end of a day. */
static bool find_now(struct rms *rms) {
    int64_t day = 0;
    bool named = rms->options->as_of != DARISK_DATE_UNKNOWN;
    if (!named && !database_number(rms,
                                   "SELECT max(strftime('%s', substr(received, 1, 10)) / 86400)"
                                   " FROM assessment_source",
                                   &day)) {
        return false;
    }
    rms->now.day = named ? rms->options->as_of : (darisk_date)day;
    rms->now.given = DARISK_MOMENT_MINUTE;
    rms->now.minute = 24 * 60 - 1;
    return true;
}

bool assess_all(struct rms *rms) {
    struct assess_writer writer;
    sqlite3_stmt *source = NULL;
    sqlite3_stmt *pairs = NULL;
    struct assess_chunk *chunk = calloc(1, sizeof *chunk);
    bool row = true;
    memset(&writer, 0, sizeof writer);
    bool done = (chunk != NULL || rms_fail(rms, "out of memory")) && database_run(rms, "BEGIN") &&
                find_now(rms) && assess_writer_open(rms, &writer) && prepare_source(rms, &source) &&
                database_prepare(rms,
                                 "SELECT min(id), count(*), EXISTS (SELECT 1 FROM assessment a"
                                 " WHERE a.id = i.id) FROM incident i"
                                 " WHERE incident = ?1 AND (?2 IS NULL OR victim = ?2)",
                                 &pairs);
    while (done && (done = database_step(rms, source, &row)) && row) {
        done = take_row(rms, &writer, pairs, chunk, source);
    }
    done = done && flush(rms, &writer, chunk) && assess_write_rest(rms);
    sqlite3_finalize(source);
    sqlite3_finalize(pairs);
    assess_writer_close(&writer);
    free(chunk);
    return done && database_run(rms, "COMMIT");
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Results and records of assessments -> tables. */
#include <string.h>

#include "assess.h"

/* Target times are a force's own; these are made up for the demonstration, in minutes. */
static const darisk_response_targets targets = {.struct_size = sizeof targets,
                                                .emergency = 15,
                                                .priority = 60,
                                                .scheduled = 2880,
                                                .delay_review = 60};

static void put_text(sqlite3_stmt *to, int *place, const char *text) {
    sqlite3_bind_text(to, ++*place, text, -1, SQLITE_STATIC);
}

static void put_number(sqlite3_stmt *to, int *place, int64_t number) {
    sqlite3_bind_int64(to, ++*place, number);
}

/* The two wide tables: one column a check, one column an item. */
static bool make_wide(struct rms *rms, sqlite3_stmt **checks, sqlite3_stmt **form) {
    sqlite3_str *sql = sqlite3_str_new(rms->database);
    sqlite3_str_appendall(sql, "CREATE TABLE background_check (id INTEGER PRIMARY KEY REFERENCES"
                               " assessment, outcome TEXT NOT NULL");
    for (int i = 1; i <= DARISK_DAIT_CHECK_LAST; i++) {
        sqlite3_str_appendf(sql, ", %s TEXT NOT NULL",
                            darisk_dait_check_text((darisk_dait_check)i));
    }
    sqlite3_str_appendall(sql, "); CREATE TABLE dash_form (id INTEGER PRIMARY KEY REFERENCES"
                               " assessment, state TEXT");
    for (int i = 1; i <= DARISK_DASH_ITEM_LAST; i++) {
        sqlite3_str_appendf(sql, ", %s TEXT NOT NULL", darisk_dash_item_text((darisk_dash_item)i));
    }
    sqlite3_str_appendall(sql, ", yes INTEGER NOT NULL, unknown INTEGER NOT NULL,"
                               " ric_yes INTEGER NOT NULL, ric_unknown INTEGER NOT NULL,"
                               " threshold TEXT NOT NULL)");
    char insert[256];
    char marks[2 * 40 + 1] = "";
    for (int i = 0; i < DARISK_DASH_ITEM_LAST + 6; i++) {
        memcpy(marks + 2 * i, "?,", 3);
    }
    bool done = database_run_owned(rms, sqlite3_str_finish(sql));
    snprintf(insert, sizeof insert, "INSERT INTO background_check VALUES (%.*s?)",
             2 * (DARISK_DAIT_CHECK_LAST + 1), marks);
    done = done && database_prepare(rms, insert, checks);
    snprintf(insert, sizeof insert, "INSERT INTO dash_form VALUES (%s?)", marks);
    return done && database_prepare(rms, insert, form);
}

bool assess_writer_open(struct rms *rms, struct assess_writer *out) {
    return make_wide(rms, &out->checks, &out->form) &&
           database_prepare(rms, "INSERT INTO telling VALUES (?, ?, ?)", &out->telling) &&
           database_prepare(rms, "INSERT INTO outstanding VALUES (?, ?)", &out->outstanding) &&
           database_prepare(rms,
                            "INSERT INTO response SELECT ?1, requested, ?2, received, ?3, ?4, ?5"
                            " FROM assessment_source WHERE row = ?6",
                            &out->response) &&
           database_prepare(rms, "INSERT INTO dash_finding VALUES (?, ?, ?, ?, ?, ?)",
                            &out->finding) &&
           database_prepare(rms,
                            "INSERT INTO assessment SELECT ?1, row, closed FROM assessment_source"
                            " WHERE row = ?2",
                            &out->assessment) &&
           database_prepare(rms,
                            "INSERT INTO judgement SELECT ?1, grade, ?2, assessor, graded_at,"
                            " dait_seen_before, rationale FROM assessment_source WHERE row = ?3",
                            &out->in_effect);
}

void assess_writer_close(struct assess_writer *writer) {
    sqlite3_finalize(writer->form);
    sqlite3_finalize(writer->checks);
    sqlite3_finalize(writer->telling);
    sqlite3_finalize(writer->outstanding);
    sqlite3_finalize(writer->response);
    sqlite3_finalize(writer->finding);
    sqlite3_finalize(writer->assessment);
    sqlite3_finalize(writer->in_effect);
}

/* What cannot be told is kept where something may be left undone by it. */
static bool write_findings(struct rms *rms, sqlite3_stmt *to, int64_t id, const darisk_dash *dash) {
    darisk_dash_view view = {.struct_size = sizeof view};
    darisk_dash_found found[ASSESS_FOUND];
    size_t count = 0;
    darisk_status status = darisk_dash_view_of(dash, &view);
    status = status != DARISK_OK ? status
                                 : darisk_dash_validate(&view, NULL, found, ASSESS_FOUND, &count);
    bool done = status == DARISK_OK || rms_fail(rms, "%s", darisk_status_message(status));
    for (size_t i = 0; done && i < count && i < ASSESS_FOUND; i++) {
        bool certain = found[i].certainty == DARISK_DASH_CERTAINTY_FIRES;
        int place = 0;
        if (!certain && found[i].severity != DARISK_DASH_SEVERITY_TASK) {
            continue;
        }
        put_number(to, &place, id);
        put_text(to, &place, darisk_dash_finding_text(found[i].finding));
        put_number(to, &place, found[i].rule);
        put_text(to, &place, darisk_dash_severity_text(found[i].severity));
        put_text(to, &place, darisk_dash_item_text(found[i].item));
        put_number(to, &place, certain);
        done = database_done(rms, to);
    }
    return done;
}

bool assess_write_record(struct rms *rms, const struct assess_writer *writer,
                         const struct assessment *assessment, const darisk_dash *dash) {
    int place = 0;
    put_number(writer->assessment, &place, assessment->id);
    put_number(writer->assessment, &place, assessment->row);
    bool done = database_done(rms, writer->assessment) &&
                write_findings(rms, writer->finding, assessment->id, dash);
    darisk_dash_grade in_effect = darisk_dash_grade_in_effect(dash);
    if (!done || !darisk_dash_grade_is_valid(in_effect)) {
        return done;
    }
    place = 0;
    put_number(writer->in_effect, &place, assessment->id);
    put_text(writer->in_effect, &place, darisk_dash_grade_text(in_effect));
    put_number(writer->in_effect, &place, assessment->row);
    return database_done(rms, writer->in_effect);
}

static bool write_checks(struct rms *rms, sqlite3_stmt *to, const struct assess_chunk *chunk,
                         size_t row) {
    int place = 0;
    put_number(to, &place, chunk->row[row].id);
    put_text(to, &place, darisk_dait_outcome_text((darisk_dait_outcome){chunk->outcome[row]}));
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        uint8_t state = chunk->states[check][row];
        put_text(to, &place,
                 darisk_dait_state_text(state == DARISK_DAIT_STATE_NOT_SET
                                            ? DARISK_DAIT_STATE_NOT_DONE
                                            : (darisk_dait_state)state));
    }
    return database_done(rms, to);
}

static bool write_form(struct rms *rms, sqlite3_stmt *to, const struct assess_chunk *chunk,
                       size_t row) {
    int place = 0;
    put_number(to, &place, chunk->row[row].id);
    put_text(to, &place, darisk_dash_state_text(chunk->row[row].form));
    for (int item = 0; item < DARISK_DASH_ITEM_LAST; item++) {
        put_text(to, &place, darisk_answer_text((darisk_answer)chunk->answers[item][row]));
    }
    put_number(to, &place, chunk->yes[row]);
    put_number(to, &place, chunk->unknown[row]);
    put_number(to, &place, chunk->ric_yes[row]);
    put_number(to, &place, chunk->ric_unknown[row]);
    put_text(to, &place, darisk_criterion_text((darisk_criterion)chunk->threshold[row]));
    return database_done(rms, to);
}

/* Who of those who must be told is not recorded as told: the log of the library says. */
static darisk_status find_due(const struct assessment *assessment, darisk_dait_notifications must,
                              darisk_dait_notifications *due) {
    darisk_dait_log *log = NULL;
    darisk_status status = darisk_dait_log_new(NULL, &log);
    for (size_t i = 0; status == DARISK_OK && i < assessment->told_count; i++) {
        status = darisk_dait_log_add(log, &assessment->told[i]);
    }
    status = status == DARISK_OK ? darisk_dait_log_due(log, must, due) : status;
    darisk_dait_log_free(log);
    return status;
}

static bool write_tellings(struct rms *rms, sqlite3_stmt *to, const struct assess_chunk *chunk,
                           size_t row) {
    darisk_dait_notifications must = chunk->notifications[row];
    darisk_dait_notifications due = 0;
    darisk_status status = find_due(&chunk->row[row], must, &due);
    bool done = status == DARISK_OK || rms_fail(rms, "%s", darisk_status_message(status));
    for (int n = 1; done && n <= DARISK_DAIT_NOTIFICATION_LAST; n++) {
        int place = 0;
        if ((must & DARISK_DAIT_NOTIFICATION_BIT(n)) != 0) {
            put_number(to, &place, chunk->row[row].id);
            put_text(to, &place, darisk_dait_notification_text((darisk_dait_notification)n));
            put_number(to, &place, (due & DARISK_DAIT_NOTIFICATION_BIT(n)) != 0);
            done = database_done(rms, to);
        }
    }
    return done;
}

static bool write_outstanding(struct rms *rms, sqlite3_stmt *to, const struct assess_chunk *chunk,
                              size_t row) {
    bool done = true;
    for (int check = 1; done && check <= DARISK_DAIT_CHECK_LAST; check++) {
        int place = 0;
        if ((chunk->outstanding[row] & DARISK_DAIT_CHECK_BIT(check)) != 0) {
            put_number(to, &place, chunk->row[row].id);
            put_text(to, &place, darisk_dait_check_text((darisk_dait_check)check));
            done = database_done(rms, to);
        }
    }
    return done;
}

enum { LIST_SIZE = 512 };

static void list_add(char *list, const char *key) {
    size_t used = strlen(list);
    snprintf(list + used, LIST_SIZE - used, "%s%s", used == 0 ? "" : "+", key);
}

static void list_refusals(darisk_response_findings set, char *list) {
    for (size_t i = 0; i < darisk_response_finding_count(); i++) {
        const darisk_response_finding_record *record = darisk_response_finding_at(i);
        if ((set & DARISK_RESPONSE_FINDING_BIT(record->finding)) != 0) {
            list_add(list, record->key);
        }
    }
}

static void list_duties(darisk_response_duties set, char *list) {
    for (int duty = 1; duty <= DARISK_RESPONSE_DUTY_LAST; duty++) {
        if ((set & DARISK_RESPONSE_DUTY_BIT(duty)) != 0) {
            list_add(list, darisk_response_duty_text((darisk_response_duty)duty));
        }
    }
}

/* Of a call that somebody has attended nothing is due any more. */
static darisk_status review_call(const struct rms *rms, const struct assessment *assessment,
                                 darisk_response_grade grade,
                                 darisk_response_review_result *result) {
    darisk_response_progress progress = assessment->progress;
    progress.grade = grade;
    progress.now = rms->now;
    return progress.attended == DARISK_STATED_YES
               ? DARISK_OK
               : darisk_response_review(&targets, &progress, result);
}

static bool write_call(struct rms *rms, sqlite3_stmt *to, const struct assess_chunk *chunk,
                       size_t row) {
    darisk_response_review_result review = {.struct_size = sizeof review};
    darisk_response_grade grade = DARISK_RESPONSE_GRADE_NOT_SET;
    char refusals[LIST_SIZE] = "";
    char duties[LIST_SIZE] = "";
    int place = 0;
    darisk_status status = darisk_response_grade_from_code(chunk->given[row], &grade);
    status = status == DARISK_OK ? review_call(rms, &chunk->row[row], grade, &review) : status;
    if (status != DARISK_OK) {
        return rms_fail(rms, "%s", darisk_status_message(status));
    }
    list_refusals(chunk->refusals[row], refusals);
    list_duties(review.due, duties);
    put_number(to, &place, chunk->row[row].id);
    put_text(to, &place, darisk_response_grade_text(grade));
    put_text(to, &place, refusals[0] == '\0' ? NULL : refusals);
    put_text(to, &place, darisk_response_delay_text(review.delay));
    put_text(to, &place, duties[0] == '\0' ? NULL : duties);
    put_number(to, &place, chunk->row[row].row);
    return database_done(rms, to);
}

bool assess_write_results(struct rms *rms, const struct assess_writer *writer,
                          const struct assess_chunk *chunk, size_t row) {
    return write_checks(rms, writer->checks, chunk, row) &&
           write_form(rms, writer->form, chunk, row) &&
           write_tellings(rms, writer->telling, chunk, row) &&
           write_outstanding(rms, writer->outstanding, chunk, row) &&
           write_call(rms, writer->response, chunk, row);
}

bool assess_write_rest(struct rms *rms) {
    return database_run(
        rms, "INSERT INTO review SELECT a.id, 'SUPERVISOR', supervisor_decision, supervisor_grade,"
             " supervisor, supervised_at, supervisor_reason FROM assessment a"
             " JOIN assessment_source USING (row) WHERE supervisor_decision IS NOT NULL;"
             "INSERT INTO review SELECT a.id, 'CRU', cru_decision, cru_grade, cru, cru_at,"
             " cru_reason FROM assessment a JOIN assessment_source USING (row)"
             " WHERE cru_decision IS NOT NULL;"
             "INSERT INTO data_entry SELECT a.id, entrant, entered_at, doubt_raised"
             " FROM assessment a JOIN assessment_source USING (row) WHERE entrant IS NOT NULL");
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Perpetrators by each policy. Everybody listed is written down; the first three are explained. */
#include <stdlib.h>
#include <string.h>

#include "history.h"

enum { EXPLAINED = 3 };

/* The bands of libdarisk-ref-1 but for gravity. It is ours, as those are. */
static const char without_gravity[] = "policy rms-without-gravity\n"
                                      "score bands\n"
                                      "band gravity none\n";

static bool failed(struct rms *rms, darisk_status status) {
    return status == DARISK_OK || rms_fail(rms, "%s", darisk_status_message(status));
}

static bool read_text(struct rms *rms, const char *name, const char *text, size_t size,
                      darisk_serial_policy **out) {
    darisk_serial_policy_report report = {.struct_size = sizeof report};
    darisk_status status = darisk_serial_policy_read(text, size, NULL, &report, out);
    return status == DARISK_OK ||
           rms_fail(rms, "policy %s: line %zu, column %zu: %s", name, report.line, report.column,
                    report.message == NULL ? darisk_status_message(status) : report.message);
}

static bool read_file(struct rms *rms, const char *name, darisk_serial_policy **out) {
    FILE *file = fopen(name, "rb");
    char *text = malloc(DARISK_SERIAL_POLICY_TEXT_LAST + 1);
    bool done = file != NULL || rms_fail(rms, "policy %s: no preset, and no file to read", name);
    if (done && (text != NULL || rms_fail(rms, "out of memory"))) {
        size_t size = fread(text, 1, DARISK_SERIAL_POLICY_TEXT_LAST + 1, file);
        done = read_text(rms, name, text, size, out);
    }
    free(text);
    if (file != NULL) {
        fclose(file);
    }
    return done && text != NULL;
}

static bool read_policy(struct rms *rms, const char *name, darisk_serial_policy **out) {
    const darisk_serial_preset *preset = darisk_serial_preset_find(name);
    if (preset == NULL) {
        return read_file(rms, name, out);
    }
    darisk_status status = darisk_serial_preset_policy(
        name, preset->needs_gravity ? rms->options->gravity_edition : NULL, NULL, out);
    return status == DARISK_OK ||
           rms_fail(rms, "policy %s%s: %s", name,
                    preset->needs_gravity && rms->options->gravity == NULL ? ", without --gravity"
                                                                           : "",
                    darisk_status_message(status));
}

static void bind_points(sqlite3_stmt *to, int place, int64_t points) {
    if (points == INT64_MIN) {
        sqlite3_bind_null(to, place);
    } else {
        sqlite3_bind_int64(to, place, points);
    }
}

static void bind_flags(sqlite3_stmt *to, int place, unsigned flags) {
    char text[160] = "";
    size_t used = 0;
    for (unsigned flag = 1; flag <= DARISK_SERIAL_FLAG_CANCELLED; flag <<= 1) {
        if ((flags & flag) != 0) {
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", used == 0 ? "" : "|",
                                     darisk_serial_flag_text((darisk_serial_flag)flag));
        }
    }
    sqlite3_bind_text(to, place, used == 0 ? NULL : text, -1, SQLITE_TRANSIENT);
}

static void bind_result(sqlite3_stmt *to, int place, uint8_t result) {
    const char *text = darisk_serial_result_text((darisk_serial_result)result);
    sqlite3_bind_text(to, place, text == NULL || text[0] == '\0' ? NULL : text, -1, SQLITE_STATIC);
}

static bool write_person(struct rms *rms, sqlite3_stmt *to, const char *policy, size_t place,
                         const darisk_ranked_person *person) {
    const uint32_t counts[] = {person->incidents, person->crimes, person->victims};
    sqlite3_bind_text(to, 1, policy, -1, SQLITE_STATIC);
    sqlite3_bind_int64(to, 2, (int64_t)person->person_id);
    sqlite3_bind_int64(to, 3, (int64_t)place);
    bind_points(to, 4, person->scored != 0 ? (int64_t)person->rank : INT64_MIN);
    bind_points(to, 5, person->total);
    bind_points(to, 6, person->points_recency);
    bind_points(to, 7, person->points_frequency);
    bind_points(to, 8, person->points_gravity);
    bind_points(to, 9, person->points_victims);
    for (int i = 0; i < 3; i++) {
        sqlite3_bind_int64(to, 10 + i, counts[i]);
    }
    sqlite3_bind_int64(to, 13, person->gravity);
    sqlite3_bind_int(to, 14, person->gravity_partial);
    history_bind_date(to, 15, person->last_date);
    sqlite3_bind_int64(to, 16, person->peak);
    sqlite3_bind_int64(to, 17, person->undated);
    bind_result(to, 18, person->serial);
    bind_result(to, 19, person->thresholds);
    bind_flags(to, 20, person->flags);
    sqlite3_bind_int(to, 21, person->selected);
    sqlite3_bind_text(to, 22, person->advice != 0 ? "CONSIDER_PROGRAMME" : NULL, -1, SQLITE_STATIC);
    return database_done(rms, to);
}

static bool write_people(struct rms *rms, const char *policy, const darisk_ranking *ranking) {
    sqlite3_stmt *to = NULL;
    size_t count = darisk_ranking_count(ranking);
    uint32_t *rows = calloc(count + 1, sizeof *rows);
    bool done = (rows != NULL || rms_fail(rms, "out of memory")) &&
                failed(rms, darisk_ranking_list(ranking, rows, count)) &&
                database_prepare(rms,
                                 "INSERT INTO perpetrator VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                 &to);
    for (size_t i = 0; done && i < count; i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        done = failed(rms, darisk_ranking_person(ranking, rows[i], &person)) &&
               write_person(rms, to, policy, i + 1, &person);
    }
    sqlite3_finalize(to);
    free(rows);
    return done;
}

static bool write_policy(struct rms *rms, size_t place, const darisk_serial_policy *policy,
                         const darisk_ranking *ranking) {
    sqlite3_stmt *to = NULL;
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    const darisk_serial_preset *preset = darisk_serial_preset_find(darisk_serial_policy_id(policy));
    bool done =
        failed(rms, darisk_ranking_summarise(ranking, &summary)) &&
        database_prepare(
            rms, "INSERT INTO serial_policy VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", &to);
    if (done) {
        sqlite3_bind_text(to, 1, summary.policy_id, -1, SQLITE_STATIC);
        sqlite3_bind_int64(to, 2, (int64_t)place);
        sqlite3_bind_text(to, 3, preset == NULL ? NULL : preset->says, -1, SQLITE_STATIC);
        sqlite3_bind_text(to, 4, summary.policy_digest, -1, SQLITE_STATIC);
        sqlite3_bind_text(to, 5, darisk_serial_policy_text(policy), -1, SQLITE_STATIC);
        sqlite3_bind_text(to, 6, summary.gravity_edition, -1, SQLITE_STATIC);
        sqlite3_bind_text(to, 7, summary.gravity_digest, -1, SQLITE_STATIC);
        history_bind_date(to, 8, summary.as_of);
        history_bind_date(to, 9, summary.look_back_start);
        sqlite3_bind_int64(to, 10, summary.rules_version);
        sqlite3_bind_int64(to, 11, (int64_t)summary.listed);
        sqlite3_bind_int64(to, 12, (int64_t)summary.scored);
        sqlite3_bind_int64(to, 13, (int64_t)summary.selected);
        done = database_done(rms, to);
    }
    sqlite3_finalize(to);
    return done;
}

/* The statements that write an explanation down. */
struct explainer {
    sqlite3_stmt *part;
    sqlite3_stmt *incident;
    const char *policy;
    uint64_t person;
};

static bool write_incidents(struct rms *rms, const struct explainer *to, size_t number,
                            const darisk_contribution *part) {
    bool done = true;
    for (size_t i = 0; done && i < part->incident_count; i++) {
        const darisk_contribution_incident *incident = &part->incidents[i];
        sqlite3_bind_text(to->incident, 1, to->policy, -1, SQLITE_STATIC);
        sqlite3_bind_int64(to->incident, 2, (int64_t)to->person);
        sqlite3_bind_int64(to->incident, 3, (int64_t)number);
        sqlite3_bind_int64(to->incident, 4, (int64_t)i);
        sqlite3_bind_int64(to->incident, 5, (int64_t)incident->incident_id);
        history_bind_date(to->incident, 6, incident->date);
        sqlite3_bind_int64(to->incident, 7, (int64_t)incident->victim_id);
        if (incident->victim_id == 0) {
            sqlite3_bind_null(to->incident, 7);
        }
        sqlite3_bind_int64(to->incident, 8, incident->gravity);
        done = database_done(rms, to->incident);
    }
    return done;
}

static bool write_part(struct rms *rms, const struct explainer *to, size_t number,
                       const darisk_contribution *part) {
    sqlite3_bind_text(to->part, 1, to->policy, -1, SQLITE_STATIC);
    sqlite3_bind_int64(to->part, 2, (int64_t)to->person);
    sqlite3_bind_int64(to->part, 3, (int64_t)number);
    sqlite3_bind_text(to->part, 4, darisk_contribution_kind_text(part->kind), -1, SQLITE_STATIC);
    sqlite3_bind_text(to->part, 5, part->rule, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(to->part, 6, part->points);
    sqlite3_bind_int64(to->part, 7, part->weight);
    sqlite3_bind_int64(to->part, 8, part->total);
    sqlite3_bind_text(to->part, 9, part->text, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(to->part, 10, part->change, -1, SQLITE_TRANSIENT);
    return database_done(rms, to->part) && write_incidents(rms, to, number, part);
}

static bool explain(struct rms *rms, const struct explainer *to, const darisk_ranking *ranking,
                    const darisk_cohort *cohort) {
    darisk_score_explanation *why = NULL;
    bool done = failed(rms, darisk_score_explanation_new(ranking, cohort, to->person, &why));
    for (size_t i = 0; done && i < darisk_score_explanation_count(why); i++) {
        done = write_part(rms, to, i, darisk_score_explanation_at(why, i));
    }
    darisk_score_explanation_free(why);
    return done;
}

/* The first in the list; where a policy scores nobody, the first of those it selects. */
static bool explain_first(struct rms *rms, const darisk_ranking *ranking,
                          const darisk_cohort *cohort, const char *policy) {
    struct explainer to = {.policy = policy};
    sqlite3_stmt *first = NULL;
    bool any = true;
    bool done =
        database_prepare(rms, "INSERT INTO contribution VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         &to.part) &&
        database_prepare(rms, "INSERT INTO contribution_incident VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         &to.incident) &&
        database_prepare(rms,
                         "SELECT person FROM perpetrator WHERE policy = ? AND (rank IS NOT NULL"
                         " OR selected) ORDER BY place LIMIT ?",
                         &first);
    if (done) {
        sqlite3_bind_text(first, 1, policy, -1, SQLITE_STATIC);
        sqlite3_bind_int(first, 2, EXPLAINED);
    }
    while (done && (done = database_step(rms, first, &any)) && any) {
        to.person = (uint64_t)sqlite3_column_int64(first, 0);
        done = explain(rms, &to, ranking, cohort);
    }
    sqlite3_finalize(to.part);
    sqlite3_finalize(to.incident);
    sqlite3_finalize(first);
    return done;
}

/* Whether somebody is on a programme or unsuitable for one: several rows are taken together. */
static bool rank_people(struct rms *rms, const struct histories *from,
                        const darisk_serial_policy *policy, darisk_ranking **out) {
    struct history_list list;
    bool done = history_list_read(rms,
                                  "SELECT perpetrator, programme = 'on' FROM event"
                                  " WHERE programme IS NOT NULL AND perpetrator IS NOT NULL",
                                  &list);
    uint8_t *known = calloc(2 * list.count + 1, 1);
    if (done && (known != NULL || (done = rms_fail(rms, "out of memory")))) {
        for (size_t i = 0; i < list.count; i++) {
            known[i] = (uint8_t)list.second[i];
            known[list.count + i] = (uint8_t)(list.second[i] == 0);
        }
        const darisk_person_columns people = {
            .struct_size = sizeof people,
            .person_id = {.values = list.first, .length = list.count},
            .on_programme = {.values = known, .length = list.count},
            .unsuitable = {.values = known + list.count, .length = list.count}};
        done = failed(rms, darisk_ranking_new(from->cohort, policy, from->as_of, &people,
                                              list.count, NULL, NULL, out));
    }
    free(known);
    history_list_free(&list);
    return done;
}

static bool rank(struct rms *rms, const struct histories *from, size_t place,
                 const darisk_serial_policy *policy) {
    darisk_ranking *ranking = NULL;
    const char *id = darisk_serial_policy_id(policy);
    bool done = rank_people(rms, from, policy, &ranking) &&
                write_policy(rms, place, policy, ranking) && write_people(rms, id, ranking) &&
                explain_first(rms, ranking, from->cohort, id);
    darisk_ranking_free(ranking);
    return done;
}

bool history_rank(struct rms *rms, const struct histories *from) {
    const struct options *options = rms->options;
    const char *names[] = {"essex-2014-phase1", from->gravity == NULL ? NULL : "libdarisk-ref-1"};
    size_t count = options->policies == 0 ? 2 : options->policies;
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        const char *name = options->policies == 0 ? names[i] : options->policy[i];
        darisk_serial_policy *policy = NULL;
        done = (name == NULL ? read_text(rms, "rms-without-gravity", without_gravity,
                                         sizeof without_gravity - 1, &policy)
                             : read_policy(rms, name, &policy)) &&
               rank(rms, from, i + 1, policy);
        darisk_serial_policy_free(policy);
    }
    return done;
}

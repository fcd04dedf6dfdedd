/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Repeat victims who fell quiet, and pairs for a MARAC. */
#include "history.h"

static bool failed(struct rms *rms, darisk_status status) {
    return status == DARISK_OK || rms_fail(rms, "%s", darisk_status_message(status));
}

static void bind_result(sqlite3_stmt *to, int place, uint8_t result) {
    sqlite3_bind_text(to, place, darisk_serial_result_text((darisk_serial_result)result), -1,
                      SQLITE_STATIC);
}

/* NULL where no grade was recorded. */
static const char *grade_text(uint8_t code) {
    for (int i = 0; code != 0 && i < 3; i++) {
        const darisk_dash_grade grades[] = {DARISK_DASH_GRADE_STANDARD, DARISK_DASH_GRADE_MEDIUM,
                                            DARISK_DASH_GRADE_HIGH};
        if (grades[i].code == code) {
            return darisk_dash_grade_text(grades[i]);
        }
    }
    return NULL;
}

static bool write_quiet(struct rms *rms, sqlite3_stmt *to, const darisk_quiet_victim *victim) {
    sqlite3_bind_int64(to, 1, (int64_t)victim->victim_id);
    bind_result(to, 2, victim->quiet);
    sqlite3_bind_int64(to, 3, victim->incidents);
    sqlite3_bind_int64(to, 4, victim->undated);
    history_bind_date(to, 5, victim->last_date);
    if (victim->days_quiet == INT32_MIN) {
        sqlite3_bind_null(to, 6);
    } else {
        sqlite3_bind_int(to, 6, victim->days_quiet);
    }
    sqlite3_bind_text(to, 7, grade_text(victim->last_grade), -1, SQLITE_STATIC);
    return database_done(rms, to);
}

static bool write_quiet_all(struct rms *rms, const darisk_quiet_victims *victims) {
    sqlite3_stmt *to = NULL;
    bool done = database_prepare(rms, "INSERT INTO quiet_victim VALUES (?, ?, ?, ?, ?, ?, ?)", &to);
    for (size_t i = 0; done && i < darisk_quiet_victims_count(victims); i++) {
        darisk_quiet_victim victim = {.struct_size = sizeof victim};
        done = failed(rms, darisk_quiet_victims_at(victims, i, &victim)) &&
               write_quiet(rms, to, &victim);
    }
    sqlite3_finalize(to);
    return done;
}

bool history_quiet_victims(struct rms *rms, const struct histories *from) {
    struct history_list list;
    darisk_quiet_victims *victims = NULL;
    bool done = history_list_read(rms,
                                  "SELECT victim, 0, reviewed_on FROM event"
                                  " WHERE reviewed_on IS NOT NULL AND victim IS NOT NULL",
                                  &list);
    if (done) {
        const darisk_review_columns reviews = {
            .struct_size = sizeof reviews,
            .victim_id = {.values = list.first, .length = list.count},
            .date = {.values = list.day, .length = list.count}};
        done = failed(rms, darisk_quiet_victims_new(from->cohort, NULL, from->as_of, &reviews,
                                                    list.count, NULL, &victims));
    }
    done = done && write_quiet_all(rms, victims);
    darisk_quiet_victims_free(victims);
    history_list_free(&list);
    return done;
}

static bool write_pair(struct rms *rms, sqlite3_stmt *to, const darisk_pair *pair) {
    sqlite3_bind_int64(to, 1, (int64_t)pair->person_id);
    sqlite3_bind_int64(to, 2, (int64_t)pair->victim_id);
    sqlite3_bind_int64(to, 3, pair->incidents_low);
    sqlite3_bind_int64(to, 4, pair->incidents_high);
    sqlite3_bind_int64(to, 5, pair->crimes_low);
    sqlite3_bind_int64(to, 6, pair->crimes_high);
    bind_result(to, 7, pair->repeat);
    bind_result(to, 8, pair->escalation_5_3);
    bind_result(to, 9, pair->escalation_3);
    return database_done(rms, to);
}

static bool write_pairs(struct rms *rms, const darisk_pairs *pairs) {
    sqlite3_stmt *to = NULL;
    bool done = database_prepare(rms, "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", &to);
    for (size_t i = 0; done && i < darisk_pairs_count(pairs); i++) {
        darisk_pair pair = {.struct_size = sizeof pair};
        done = failed(rms, darisk_pairs_at(pairs, i, &pair)) && write_pair(rms, to, &pair);
    }
    sqlite3_finalize(to);
    return done;
}

bool history_pairs(struct rms *rms, const struct histories *from) {
    struct history_list list;
    darisk_pairs *pairs = NULL;
    bool done =
        history_list_read(rms,
                          "SELECT perpetrator, victim, marac_referred_on FROM event WHERE"
                          " marac_referred_on IS NOT NULL AND perpetrator IS NOT NULL AND victim IS"
                          " NOT NULL",
                          &list);
    if (done) {
        const darisk_referral_columns referrals = {
            .struct_size = sizeof referrals,
            .perpetrator_id = {.values = list.first, .length = list.count},
            .victim_id = {.values = list.second, .length = list.count},
            .date = {.values = list.day, .length = list.count}};
        done = failed(
            rms, darisk_pairs_new(from->cohort, from->as_of, &referrals, list.count, NULL, &pairs));
    }
    done = done && write_pairs(rms, pairs);
    darisk_pairs_free(pairs);
    history_list_free(&list);
    return done;
}

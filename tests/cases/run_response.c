/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs the golden cases of tests/cases/response. Every row that fails is printed before the test
 * fails. Usage: run_response cases.db
 *
 * Answers are yes or no, references numbers, sets keys joined by `+`, moments `2024-03-01` or
 * `2024-03-01 10:30`; empty means not stated. A value that cannot be read is a failure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <darisk/response.h>
#include <sqlite3.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_SIZE = 1024 };

/* The row that is read, by the names of its columns, and whether anything is wrong with it. */
typedef struct row {
    char **heading;
    char **cells;
    int width;
    bool failed;
} row;

static const char *cell(row *one, const char *name) {
    for (int i = 0; i < one->width; i++)
        if (strcmp(one->heading[i], name) == 0)
            return one->cells[i] == NULL ? "" : one->cells[i];
    fail_msg("no column %s", name);
    return "";
}

static void wrong(row *one, const char *what, const char *expected, const char *got) {
    printf("%s: %s expected \"%s\" got \"%s\"\n", cell(one, "case"), what, expected, got);
    one->failed = true;
}

static void unread(row *one, const char *name) {
    wrong(one, name, "a value that can be read", cell(one, name));
}

static darisk_stated stated(row *one, const char *name) {
    const char *text = cell(one, name);
    if (strcmp(text, "yes") == 0)
        return DARISK_STATED_YES;
    if (strcmp(text, "no") == 0)
        return DARISK_STATED_NO;
    if (text[0] != '\0')
        unread(one, name);
    return DARISK_STATED_UNKNOWN;
}

static uint64_t number(row *one, const char *name) {
    const char *text = cell(one, name);
    char *end;
    const uint64_t value = strtoull(text, &end, 10);
    if (*end != '\0' || (text[0] != '\0' && value == 0))
        unread(one, name);
    return value;
}

static darisk_moment moment(row *one, const char *name) {
    const char *text = cell(one, name);
    char day[DARISK_DATE_TEXT_SIZE] = "";
    char after = '\0';
    int hour = 0;
    int minute = 0;
    darisk_moment out = {DARISK_MOMENT_MISSING, 0, 0};
    if (text[0] == '\0')
        return out;
    const int read = sscanf(text, "%10s %2d:%2d%c", day, &hour, &minute, &after);
    if ((read != 1 && read != 3) || darisk_date_from_text(day, &out.day) != DARISK_OK)
        unread(one, name);
    out.given = read == 1 ? DARISK_MOMENT_DAY : DARISK_MOMENT_MINUTE;
    out.minute = hour * 60 + minute;
    if (!darisk_moment_is_valid(out))
        unread(one, name);
    return out;
}

static darisk_response_grade grade(row *one, const char *name) {
    darisk_response_grade out = DARISK_RESPONSE_GRADE_NOT_SET;
    const char *text = cell(one, name);
    if (text[0] != '\0' && darisk_response_grade_from_text(text, &out) != DARISK_OK)
        unread(one, name);
    return out;
}

/* The value of a key; the first value, which is not set, for an empty cell. */
#define KEY(one, name, of)                                                                         \
    darisk_response_##of of = (darisk_response_##of)0;                                             \
    if (cell(one, name)[0] != '\0' &&                                                              \
        darisk_response_##of##_from_text(cell(one, name), &of) != DARISK_OK)                       \
    unread(one, name)

static void append(char text[TEXT_SIZE], const char *key) {
    const size_t length = strlen(text);
    snprintf(text + length, TEXT_SIZE - length, "%s%s", length == 0 ? "" : "+", key);
}

static const char *shown(const char *text) {
    return text == NULL ? "(none)" : text;
}

static void same_text(row *one, const char *name, const char *got) {
    if (got == NULL || strcmp(cell(one, name), got) != 0)
        wrong(one, name, cell(one, name), shown(got));
}

static void same_findings(row *one, const char *name, darisk_response_findings got) {
    char text[TEXT_SIZE] = "";
    for (int finding = 1; finding <= 64; finding++)
        if ((got & DARISK_RESPONSE_FINDING_BIT(finding)) != 0)
            append(text, shown(darisk_response_finding_text((darisk_response_finding)finding)));
    same_text(one, name, text);
}

static void same_duties(row *one, const char *name, darisk_response_duties got) {
    char text[TEXT_SIZE] = "";
    for (int duty = 1; duty <= 32; duty++)
        if ((got & DARISK_RESPONSE_DUTY_BIT(duty)) != 0)
            append(text, shown(darisk_response_duty_text((darisk_response_duty)duty)));
    same_text(one, name, text);
}

static void run_decide(row *one) {
    KEY(one, "role", role);
    KEY(one, "ground", ground);
    KEY(one, "support", support);
    const darisk_response_request request = {
        .struct_size = sizeof request,
        .requested = grade(one, "requested"),
        .danger = stated(one, "danger"),
        .call_cut_off = stated(one, "call_cut_off"),
        .station_appointment = stated(one, "station_appointment"),
        .suspect_absent = stated(one, "suspect_absent"),
        .victim_safe = stated(one, "victim_safe"),
        .victim_willing = stated(one, "victim_willing"),
        .victim_certificate = stated(one, "victim_certificate"),
        .perpetrator_certificate = stated(one, "perpetrator_certificate"),
        .authorisation =
            {
                .role = role,
                .ground = ground,
                .support = support,
                .no_current_threat = stated(one, "no_current_threat"),
                .authoriser = number(one, "authoriser"),
                .source = number(one, "source"),
                .given_at = moment(one, "given_at"),
                .agreed = moment(one, "agreed"),
            },
    };
    darisk_response_decision got = {.struct_size = sizeof got};
    if (darisk_response_decide(&request, &got) != DARISK_OK) {
        wrong(one, "status", "DARISK_OK", "another");
        return;
    }
    same_text(one, "expect", darisk_response_grade_text(got.grade));
    same_text(one, "initial", darisk_response_grade_text(got.initial));
    same_text(one, "video", got.video_may_be_offered == DARISK_STATED_YES ? "yes" : "no");
    same_text(one, "certificate", darisk_response_certificate_text(got.certificate));
    same_findings(one, "refusals", got.refusals);
    same_findings(one, "found", got.findings & ~got.refusals);
    if ((got.findings & got.refusals) != got.refusals || got.provision == NULL)
        wrong(one, "decision", "refusals among the findings, and a provision", "neither");
}

static void run_review(row *one) {
    const darisk_response_progress progress = {
        .struct_size = sizeof progress,
        .grade = grade(one, "grade"),
        .allocated = stated(one, "allocated"),
        .attended = stated(one, "attended"),
        .call_cut_off = stated(one, "call_cut_off"),
        .threat_changed = stated(one, "threat_changed"),
        .delay_reviewed = stated(one, "delay_reviewed"),
        .delay_justified = stated(one, "delay_justified"),
        .now = moment(one, "now"),
        .received = moment(one, "received"),
        .reviewed = moment(one, "reviewed"),
        .agreed = moment(one, "agreed"),
    };
    const uint32_t target = (uint32_t)number(one, "target");
    const darisk_response_targets targets = {
        .struct_size = sizeof targets,
        .emergency = progress.grade.code == DARISK_RESPONSE_EMERGENCY ? target : 0,
        .priority = progress.grade.code == DARISK_RESPONSE_PRIORITY ? target : 0,
        .scheduled = progress.grade.code == DARISK_RESPONSE_SCHEDULED ? target : 0,
        .resolution_without_deployment =
            progress.grade.code == DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT ? target : 0,
        .delay_review = (uint32_t)number(one, "interval"),
    };
    darisk_response_review_result got = {.struct_size = sizeof got};
    if (darisk_response_review(&targets, &progress, &got) != DARISK_OK) {
        wrong(one, "status", "DARISK_OK", "another");
        return;
    }
    same_text(one, "delay", darisk_response_delay_text(got.delay));
    same_duties(one, "due", got.due);
    same_duties(one, "cannot_tell", got.cannot_tell);
    same_findings(one, "findings", got.findings);
}

static void run_table(sqlite3 *database, const char *name, void (*run)(row *)) {
    char **cells = NULL;
    int rows = 0;
    int width = 0;
    size_t failed = 0;
    char *sql = sqlite3_mprintf("SELECT * FROM %w ORDER BY rowid", name);
    assert_non_null(sql);
    assert_int_equal(sqlite3_get_table(database, sql, &cells, &rows, &width, NULL), SQLITE_OK);
    sqlite3_free(sql);
    for (int i = 1; i <= rows; i++) {
        row one = {.heading = cells, .cells = cells + (ptrdiff_t)i * width, .width = width};
        run(&one);
        failed += one.failed;
    }
    printf("%s: %d rows, %zu failed\n", name, rows, failed);
    sqlite3_free_table(cells);
    assert_true(rows > 0);
    assert_int_equal(failed, 0);
}

static void test_decide(void **state) {
    run_table(*state, "response_decide", run_decide);
}

static void test_review(void **state) {
    run_table(*state, "response_review", run_review);
}

int main(int argc, char **argv) {
    sqlite3 *database = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: run_response cases.db\n");
        return EXIT_FAILURE;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "cannot open %s: %s\n", argv[1], sqlite3_errmsg(database));
        sqlite3_close(database);
        return EXIT_FAILURE;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_decide, database),
        cmocka_unit_test_prestate(test_review, database),
    };
    const int failed = cmocka_run_group_tests_name("cases.response", tests, NULL, NULL);
    sqlite3_close(database);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs the golden cases of tests/cases/dash about records, rules and re-assessment. Every row that
 * fails is printed before the test fails. Usage: run_dash_record dash_record.db */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dash_case.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

enum { FOUND_MAX = 128, MOMENTS_MAX = 8, TEXT_MAX = 4096 };

/* One table as SQLite gives it: the heading first, then the rows, cell by cell. */
typedef struct table {
    char **cells;
    size_t rows;
    size_t columns;
} table;

static table load(sqlite3 *database, const char *name) {
    table found = {NULL, 0, 0};
    char *message = NULL;
    int rows = 0;
    int columns = 0;
    char *sql = sqlite3_mprintf("SELECT * FROM %w ORDER BY rowid", name);
    assert_non_null(sql);
    if (sqlite3_get_table(database, sql, &found.cells, &rows, &columns, &message) != SQLITE_OK)
        fail_msg("%s: %s", name, message);
    sqlite3_free(sql);
    assert_true(rows > 0 && columns > 0);
    found.rows = (size_t)rows;
    found.columns = (size_t)columns;
    return found;
}

static const char *cell(const table *from, size_t row, const char *column) {
    for (size_t i = 0; i < from->columns; i++)
        if (strcmp(from->cells[i], column) == 0)
            return from->cells[(row + 1) * from->columns + i];
    fail_msg("no column %s", column);
    return "";
}

/* 1, and a line that says so, where the two texts differ; else 0. */
static size_t differs(const char *name, const char *what, const char *expected, const char *got) {
    if (strcmp(expected, got) == 0)
        return 0;
    printf("%s: %s expected [%s] got [%s]\n", name, what, expected, got);
    return 1;
}

static size_t unreadable(const char *name, const char *column, bool read) {
    if (!read)
        printf("%s: cannot read %s\n", name, column);
    return read ? 0 : 1;
}

/* ---- Rules ---- */

static size_t read_view_case(const table *from, size_t row, dash_case *out) {
    static const char *const LINKS[] = {"NONE", "UNRESOLVED", "RESOLVED"};
    const char *name = cell(from, row, "case");
    const char *details = cell(from, row, "details");
    const char *records = cell(from, row, "records");
    darisk_instrument instrument = DARISK_INSTRUMENT_NOT_SET;
    int link = 0;
    size_t wrong = unreadable(
        name, "instrument",
        darisk_instrument_from_text(cell(from, row, "instrument"), &instrument) == DARISK_OK);
    wrong += unreadable(name, "base", dash_read_base(cell(from, row, "base"), instrument, out));
    wrong += unreadable(name, "answers",
                        dash_read_answers(cell(from, row, "answers"), instrument, out->answers));
    if (strcmp(details, "NULL") == 0)
        out->has_details = false;
    else if (details[0] != '\0') {
        out->has_details = true;
        wrong += unreadable(name, "details", dash_read_details(details, out->details));
    }
    wrong += unreadable(name, "around", dash_read_around(cell(from, row, "around"), &out->around));
    if (strcmp(records, "NULL") == 0)
        out->record_count = 0;
    else if (records[0] != '\0')
        wrong += unreadable(name, "records", dash_read_records(records, out));
    wrong += unreadable(name, "link",
                        dash_read_key(cell(from, row, "link"), LINKS, LENGTH(LINKS), &link));
    out->link = (darisk_dash_link_state)link;
    return wrong +
           unreadable(name, "policy", dash_read_policy(cell(from, row, "policy"), &out->policy));
}

/* "GATE_YES=F@11 REASON_MISSING=F#2": what was found of one rule, or of all where that is 0. */
static void print_found(const darisk_dash_found *found, size_t count, int32_t rule, char *out) {
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (rule != 0 && found[i].rule != rule)
            continue;
        used += (size_t)snprintf(out + used, TEXT_MAX - used, "%s%s=%s", used > 0 ? " " : "",
                                 darisk_dash_finding_text(found[i].finding),
                                 found[i].certainty == DARISK_DASH_CERTAINTY_FIRES ? "F" : "U");
        if (found[i].item != DARISK_DASH_ITEM_NOT_SET)
            used += (size_t)snprintf(out + used, TEXT_MAX - used, "@%d", (int)found[i].item);
        if (found[i].record != 0)
            used += (size_t)snprintf(out + used, TEXT_MAX - used, "#%u", found[i].record);
        assert_true(used < TEXT_MAX - CASE_WORD_MAX);
    }
}

/* Whether the list is in the documents' order and agrees with the records of its findings. */
static size_t check_list(const char *name, const darisk_dash_found *found, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const darisk_dash_finding_record *record = darisk_dash_finding_find(found[i].finding);
        wrong += record == NULL || record->severity != found[i].severity ||
                 record->rule != found[i].rule || (int)found[i].finding / 100 != found[i].rule;
        if (i == 0)
            continue;
        const darisk_dash_found *before = &found[i - 1];
        wrong += before->finding > found[i].finding ||
                 (before->finding == found[i].finding &&
                  (before->item > found[i].item || before->record > found[i].record ||
                   (before->item == found[i].item && before->record == found[i].record)));
    }
    if (wrong != 0)
        printf("%s: the list is out of order or at odds with the records\n", name);
    return wrong;
}

static size_t check_view(const table *from, size_t row, bool *used) {
    static char text[TEXT_MAX];
    dash_case one;
    darisk_dash_found found[FOUND_MAX];
    size_t count = 0;
    size_t asked = 0;
    const char *name = cell(from, row, "case");
    if (read_view_case(from, row, &one) != 0)
        return 1;
    const darisk_dash_view view = {
        .struct_size = sizeof view,
        .instrument = one.instrument,
        .answers = one.answers,
        .details = one.has_details ? one.details : NULL,
        .circumstances = &one.around,
        .records = one.record_count == 0 ? NULL : one.records,
        .record_count = one.record_count,
        .link = one.link,
    };
    darisk_status status = darisk_dash_validate(&view, &one.policy, found, FOUND_MAX, &count);
    if (status != DARISK_OK)
        return differs(name, "status", "DARISK_OK", darisk_status_text(status));
    assert_true(count <= FOUND_MAX);
    status = darisk_dash_validate(&view, &one.policy, NULL, 0, &asked);
    print_found(found, count, (int32_t)strtol(cell(from, row, "rule"), NULL, 10), text);
    for (size_t i = 0; i < count; i++)
        used[2 * (size_t)found[i].finding + (found[i].certainty == DARISK_DASH_CERTAINTY_FIRES)] =
            true;
    return differs(name, "findings", cell(from, row, "expect"), text) +
           (status != DARISK_OK || asked != count) + check_list(name, found, count);
}

/* The codes that have no case in which they cannot tell: the documents print none. */
static const char *const NEVER_UNKNOWN[] = {"GATE_YES",
                                            "GATE_NOT_MARKED",
                                            "NOT_GATED",
                                            "RATIONALE_MISSING",
                                            "REASON_MISSING",
                                            "DECISION_MISMATCH",
                                            "CRU_REVIEW_MISSING",
                                            "ENTRY_MISSING",
                                            "DOUBT_NOT_RECORDED",
                                            "DOUBT_UNANSWERED",
                                            "REFUSED_BUT_ANSWERED",
                                            "SEARCH_NOT_RECORDED",
                                            "SEARCH_TIME_MISSING",
                                            "MODE_MISSING",
                                            "COUNTER_UNRESOLVED"};

/* Every code fires in a case, and cannot tell in another where it may be unable to. */
static size_t check_used(const bool *used) {
    size_t wrong = 0;
    for (size_t i = 0; i < darisk_dash_finding_count(); i++) {
        const darisk_dash_finding_record *record = darisk_dash_finding_at(i);
        bool never = false;
        for (size_t k = 0; k < LENGTH(NEVER_UNKNOWN); k++)
            never = never || strcmp(NEVER_UNKNOWN[k], record->key) == 0;
        const bool fires = used[2 * (size_t)record->finding + 1];
        const bool unknown = used[2 * (size_t)record->finding];
        if (fires && unknown != never)
            continue;
        printf("%s: fires %d, cannot tell %d in the cases\n", record->key, fires, unknown);
        wrong++;
    }
    return wrong;
}

/* Waits for any rule that fires, keeps silent, or cannot tell where the documents say otherwise. */
static void test_validate(void **state) {
    static bool used[2 * 2000];
    const table cases = load(*state, "validate");
    size_t failed = 0;
    for (size_t i = 0; i < cases.rows; i++)
        failed += check_view(&cases, i, used) != 0;
    failed += check_used(used);
    printf("validate: %zu rows, %zu failed\n", cases.rows, failed);
    sqlite3_free_table(cases.cells);
    assert_int_equal(failed, 0);
}

/* ---- Records ---- */

static darisk_status call(darisk_dash *dash, const char **at) {
    darisk_dash_record r;
    if (!dash_read_record(at, &r))
        fail_msg("cannot read a call: %s", *at);
    const size_t length = r.text == NULL ? 0 : strlen(r.text);
    if (r.kind == DARISK_DASH_RECORD_JUDGEMENT) {
        const darisk_dash_judgement judgement = {
            .struct_size = sizeof judgement,
            .grade = r.grade,
            .assessor = r.person,
            .at = r.at,
            .mode = r.mode,
            .source = r.source,
            .search = r.search,
            .searched_at = r.searched_at,
            .rationale = r.text,
            .rationale_length = length,
        };
        return darisk_dash_record_grade(dash, &judgement);
    }
    if (r.kind == DARISK_DASH_RECORD_REVIEW) {
        const darisk_dash_review review = {
            .struct_size = sizeof review,
            .kind = r.review,
            .decision = r.decision,
            .grade = r.grade,
            .reviewer = r.person,
            .at = r.at,
            .dash_trained = r.dash_trained,
            .measures_recorded = r.measures_recorded,
            .reason = r.text,
            .reason_length = length,
        };
        return darisk_dash_record_review(dash, &review);
    }
    const darisk_dash_entry entry = {
        .struct_size = sizeof entry,
        .doubt_raised = r.doubt_raised,
        .entrant = r.person,
        .at = r.at,
        .dash_trained = r.dash_trained,
    };
    return darisk_dash_record_entry(dash, &entry);
}

static size_t check_calls(const table *from, size_t row) {
    const char *name = cell(from, row, "case");
    const char *calls = cell(from, row, "calls");
    char statuses[TEXT_MAX] = "";
    uint8_t answers[DARISK_DASH_ITEM_LAST] = {0};
    darisk_dash *dash = NULL;
    size_t wrong = unreadable(
        name, "answers",
        dash_read_answers(cell(from, row, "answers"), DARISK_INSTRUMENT_DASH_2009, answers));
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_DASH_2009, NULL, &dash), DARISK_OK);
    for (int i = 0; i < DARISK_DASH_ITEM_LAST; i++)
        assert_int_equal(
            darisk_dash_set_answer(dash, (darisk_dash_item)(i + 1), (darisk_answer)answers[i]),
            DARISK_OK);
    do {
        const char *status = darisk_status_text(call(dash, &calls));
        const char *shorter = strncmp(status, "DARISK_ERROR_DASH_", 18) == 0 ? status + 18 : status;
        strcat(statuses, statuses[0] == '\0' ? "" : " ");
        strcat(statuses, strcmp(shorter, "DARISK_OK") == 0 ? "OK" : shorter);
    } while (dash_next_part(&calls));
    const char *grade = darisk_dash_grade_text(darisk_dash_grade_in_effect(dash));
    wrong += differs(name, "statuses", cell(from, row, "expect"), statuses);
    wrong += differs(name, "grade", cell(from, row, "grade"), grade == NULL ? "" : grade);
    wrong += (size_t)strtol(cell(from, row, "records"), NULL, 10) != darisk_dash_record_count(dash);
    darisk_dash_free(dash);
    return wrong;
}

/* Waits for a refusal that is missing, undue, or in the wrong order. */
static void test_record(void **state) {
    const table cases = load(*state, "record");
    size_t failed = 0;
    for (size_t i = 0; i < cases.rows; i++) {
        const size_t wrong = check_calls(&cases, i);
        if (wrong != 0)
            printf("%s: failed\n", cell(&cases, i, "case"));
        failed += wrong != 0;
    }
    printf("record: %zu rows, %zu failed\n", cases.rows, failed);
    sqlite3_free_table(cases.cells);
    assert_int_equal(failed, 0);
}

/* ---- Re-assessment ---- */

typedef struct moments {
    darisk_moment list[MOMENTS_MAX];
    darisk_dash_moments given;
} moments;

static bool read_moments(const char *text, moments *out) {
    dash_word word;
    out->given = (darisk_dash_moments){NULL, 0};
    while (dash_next_word(&text, &word)) {
        if (out->given.count == MOMENTS_MAX ||
            !dash_read_moment(word.key, &out->list[out->given.count]))
            return false;
        out->given.count++;
        out->given.moments = out->list;
    }
    return true;
}

static size_t check_bail(const table *from, size_t row) {
    const char *name = cell(from, row, "case");
    char got[TEXT_MAX];
    moments told, assessed, reviewed;
    darisk_dash_bail_release release = {.struct_size = sizeof release};
    darisk_dash_bail_duties duties = {.struct_size = sizeof duties};
    const bool read = dash_read_stated(cell(from, row, "held"), &release.held_for_remand) &&
                      dash_read_stated(cell(from, row, "released"), &release.released_on_bail) &&
                      dash_read_moment(cell(from, row, "at"), &release.released) &&
                      read_moments(cell(from, row, "told"), &told) &&
                      read_moments(cell(from, row, "assessed"), &assessed) &&
                      read_moments(cell(from, row, "reviewed"), &reviewed);
    if (!read)
        return unreadable(name, "the row", false);
    release.victim_told = told.given;
    release.assessments = assessed.given;
    release.plan_reviews = reviewed.given;
    const darisk_status status = darisk_dash_after_bail_release(&release, &duties);
    if (status != DARISK_OK)
        return differs(name, "status", "DARISK_OK", darisk_status_text(status));
    snprintf(got, sizeof got, "%s: %s %s %s", darisk_dash_standing_text(duties.trigger),
             darisk_dash_standing_text(duties.tell_victim),
             darisk_dash_standing_text(duties.reassess),
             darisk_dash_standing_text(duties.review_safety_plan));
    return differs(name, "duties", cell(from, row, "expect"), got);
}

static size_t check_event(const table *from, size_t row) {
    const char *name = cell(from, row, "case");
    moments assessed;
    darisk_stated reported = DARISK_STATED_UNKNOWN;
    darisk_moment at;
    darisk_dash_standing standing = DARISK_DASH_STANDING_NOT_SET;
    size_t wrong = 0;
    if (!dash_read_stated(cell(from, row, "reported"), &reported) ||
        !dash_read_moment(cell(from, row, "at"), &at) ||
        !read_moments(cell(from, row, "assessed"), &assessed))
        return unreadable(name, "the row", false);
    for (int t = DARISK_DASH_TRIGGER_CHANGE_MEDICATION; t <= DARISK_DASH_TRIGGER_NEW_INCIDENT;
         t++) {
        const darisk_status status = darisk_dash_after_event((darisk_dash_trigger)t, reported, at,
                                                             &assessed.given, &standing);
        wrong += differs(name, "status", "DARISK_OK", darisk_status_text(status));
        wrong += differs(name, darisk_dash_trigger_text((darisk_dash_trigger)t),
                         cell(from, row, "expect"), darisk_dash_standing_text(standing));
    }
    return wrong;
}

typedef struct days {
    darisk_date list[MOMENTS_MAX];
    darisk_dash_days given;
} days;

static bool read_days(const char *text, days *out) {
    dash_word word;
    out->given = (darisk_dash_days){NULL, 0};
    while (dash_next_word(&text, &word)) {
        darisk_date *to = &out->list[out->given.count];
        if (out->given.count == MOMENTS_MAX)
            return false;
        if (strcmp(word.key, "undated") == 0)
            *to = DARISK_DATE_UNKNOWN;
        else if (darisk_date_from_text(word.key, to) != DARISK_OK)
            return false;
        out->given.count++;
        out->given.days = out->list;
    }
    return true;
}

static size_t check_quiet(const table *from, size_t row) {
    const char *name = cell(from, row, "case");
    const char *numbers = cell(from, row, "policy");
    darisk_dash_quiet_policy policy = DARISK_DASH_QUIET_POLICY_DEFAULT;
    days incidents, reviews;
    darisk_date as_of = DARISK_DATE_UNKNOWN;
    darisk_dash_standing standing = DARISK_DASH_STANDING_NOT_SET;
    unsigned quiet = 0, counted = 0, least = 0;
    if (!read_days(cell(from, row, "incidents"), &incidents) ||
        !read_days(cell(from, row, "reviews"), &reviews) ||
        darisk_date_from_text(cell(from, row, "as_of"), &as_of) != DARISK_OK)
        return unreadable(name, "the row", false);
    if (sscanf(numbers, "%u %u %u", &quiet, &counted, &least) == 3) {
        policy.quiet_months = (int32_t)quiet;
        policy.counted_months = (int32_t)counted;
        policy.incidents = least;
    }
    const darisk_status status = darisk_dash_quiet_victim(
        numbers[0] == '\0' ? NULL : &policy, as_of, &incidents.given, &reviews.given, &standing);
    if (status != DARISK_OK)
        return differs(name, "status", "DARISK_OK", darisk_status_text(status));
    return differs(name, "standing", cell(from, row, "expect"),
                   darisk_dash_standing_text(standing));
}

static void run(sqlite3 *database, const char *name,
                size_t (*check)(const table *from, size_t row)) {
    const table cases = load(database, name);
    size_t failed = 0;
    for (size_t i = 0; i < cases.rows; i++)
        failed += check(&cases, i) != 0;
    printf("%s: %zu rows, %zu failed\n", name, cases.rows, failed);
    sqlite3_free_table(cases.cells);
    assert_int_equal(failed, 0);
}

static void test_bail(void **state) {
    run(*state, "reassess_bail", check_bail);
}

static void test_event(void **state) {
    run(*state, "reassess_event", check_event);
}

static void test_quiet(void **state) {
    run(*state, "reassess_quiet", check_quiet);
}

int main(int argc, char **argv) {
    sqlite3 *database = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: run_dash_record dash_record.db\n");
        return EXIT_FAILURE;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "cannot open %s: %s\n", argv[1], sqlite3_errmsg(database));
        sqlite3_close(database);
        return EXIT_FAILURE;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_validate, database),
        cmocka_unit_test_prestate(test_record, database),
        cmocka_unit_test_prestate(test_bail, database),
        cmocka_unit_test_prestate(test_event, database),
        cmocka_unit_test_prestate(test_quiet, database),
    };
    const int failed = cmocka_run_group_tests_name("cases.dash_record", tests, NULL, NULL);
    sqlite3_close(database);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

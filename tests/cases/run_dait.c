/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs the golden cases of tests/cases/dait: each as a single call, as one row of columns, and as a
 * briefing. Every row that fails is printed before the test fails. Usage: run_dait cases.db */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <darisk.h>
#include <sqlite3.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_SIZE = 64 };

/* One row: its texts are good until the next step of the statement. */
static const char *cell(sqlite3_stmt *rows, int column) {
    const char *text = (const char *)sqlite3_column_text(rows, column);
    return text == NULL ? "" : text;
}

/* Takes the next key off a text joined by +, with what stands after its = sign in `value`, which
 * may be NULL where no sign may stand. False where it is empty or too long. */
static bool take_key(const char **rest, char key[KEY_SIZE], char *value) {
    size_t length = strcspn(*rest, "+");
    const char *end = *rest + length;
    size_t named = strcspn(*rest, "+=");
    if (named == 0 || length >= KEY_SIZE || (named != length) != (value != NULL))
        return false;
    memcpy(key, *rest, named);
    key[named] = '\0';
    if (value != NULL)
        snprintf(value, KEY_SIZE, "%.*s", (int)(length - named - 1), *rest + named + 1);
    *rest = *end == '+' ? end + 1 : NULL;
    return true;
}

static const char *start(const char *text) {
    return text[0] == '\0' ? NULL : text;
}

#define READ_SET(name, type, from_text, bit)                                                       \
    static bool name(const char *text, uint32_t *out) {                                            \
        char key[KEY_SIZE];                                                                        \
        *out = 0;                                                                                  \
        for (const char *rest = start(text); rest != NULL;) {                                      \
            type value;                                                                            \
            if (!take_key(&rest, key, NULL) || from_text(key, &value) != DARISK_OK ||              \
                (*out & bit(value)) != 0)                                                          \
                return false;                                                                      \
            *out |= bit(value);                                                                    \
        }                                                                                          \
        return true;                                                                               \
    }
READ_SET(read_checks, darisk_dait_check, darisk_dait_check_from_text, DARISK_DAIT_CHECK_BIT)
READ_SET(read_markers, darisk_dait_marker, darisk_dait_marker_from_text, DARISK_DAIT_MARKER_BIT)
READ_SET(read_notifications, darisk_dait_notification, darisk_dait_notification_from_text,
         DARISK_DAIT_NOTIFICATION_BIT)

static bool read_states(const char *text, const char *others, darisk_dait_checks *out) {
    char key[KEY_SIZE];
    char value[KEY_SIZE];
    darisk_dait_state state;
    memset(out, 0, sizeof *out);
    out->struct_size = sizeof *out;
    if (darisk_dait_state_from_text(others, &state) != DARISK_OK)
        return false;
    memset(out->states + 1, (int)state, DARISK_DAIT_CHECK_LAST);
    for (const char *rest = start(text); rest != NULL;) {
        darisk_dait_check check;
        if (!take_key(&rest, key, value) || darisk_dait_check_from_text(key, &check) != DARISK_OK ||
            darisk_dait_state_from_text(value, &state) != DARISK_OK)
            return false;
        out->states[check] = (uint8_t)state;
    }
    return true;
}

/* An empty text is the value that is not set. */
static bool read_telling(const char *text, darisk_dait_telling *out) {
    *out = DARISK_DAIT_TELLING_NOT_SET;
    return text[0] == '\0' || darisk_dait_telling_from_text(text, out) == DARISK_OK;
}

static bool read_rule(const char *required, const char *found, const char *unavailable,
                      darisk_dait_rule *out) {
    out->required = DARISK_STATED_UNKNOWN;
    if (strcmp(required, "YES") == 0)
        out->required = DARISK_STATED_YES;
    else if (strcmp(required, "NO") == 0)
        out->required = DARISK_STATED_NO;
    else if (required[0] != '\0')
        return false;
    return read_telling(found, &out->found) && read_telling(unavailable, &out->unavailable);
}

/* Puts the rows of a table, such as "HISTORY_PAIR=YES/CONTROL/CREW", into a policy. */
static bool read_table(const char *text, darisk_dait_policy *policy) {
    char key[KEY_SIZE];
    char value[KEY_SIZE];
    for (const char *rest = start(text); rest != NULL;) {
        char required[8], found[16], unavailable[16];
        darisk_dait_check check;
        darisk_dait_rule rule;
        if (!take_key(&rest, key, value) || darisk_dait_check_from_text(key, &check) != DARISK_OK ||
            sscanf(value, "%7[^/]/%15[^/]/%15s", required, found, unavailable) != 3 ||
            !read_rule(required, found, unavailable, &rule) ||
            darisk_dait_policy_set(policy, check, rule) != DARISK_OK)
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ one case */

typedef struct expected {
    darisk_dait_outcome outcome;
    uint32_t reasons;
    uint32_t outstanding;
    uint32_t markers;
    uint32_t notifications;
} expected;

static size_t fails(const char *name, const char *what, bool holds) {
    if (holds)
        return 0;
    printf("%s: not so: %s\n", name, what);
    return 1;
}

static size_t check_single(const char *name, const darisk_dait_checks *checks,
                           const darisk_dait_policy *policy, const expected *want) {
    darisk_dait_assessment got = {.struct_size = sizeof got};
    size_t failed =
        fails(name, "the call succeeds", darisk_dait_assess(checks, policy, &got) == DARISK_OK);
    failed += fails(name, "outcome", got.outcome.code == want->outcome.code);
    failed += fails(name, "reasons", got.reasons == want->reasons);
    failed += fails(name, "outstanding", got.outstanding == want->outstanding);
    failed += fails(name, "markers", got.markers == want->markers);
    failed += fails(name, "notifications", got.notifications == want->notifications);
    failed += fails(name, "the rule set is stamped", got.rules_version == darisk_rules_version());
    return failed;
}

static size_t check_columns(const char *name, const darisk_dait_checks *checks,
                            const darisk_dait_policy *policy, const expected *want) {
    uint16_t outcome = 0;
    uint32_t notifications = 0, reasons = 0, outstanding = 0, markers = 0;
    const darisk_dait_assessment_columns out = {.struct_size = sizeof out,
                                                .outcome = &outcome,
                                                .notifications = &notifications,
                                                .reasons = &reasons,
                                                .outstanding = &outstanding,
                                                .markers = &markers};
    darisk_dait_columns columns;
    memset(&columns, 0, sizeof columns);
    columns.struct_size = sizeof columns;
    for (size_t i = 1; i <= DARISK_DAIT_CHECK_LAST; i++)
        columns.states[i] = (darisk_column_u8){.values = &checks->states[i], .length = 1};
    size_t failed = fails(name, "columns: the call succeeds",
                          darisk_dait_assess_columns(&columns, policy, 1, &out, NULL) == DARISK_OK);
    failed += fails(name, "columns are the single case",
                    outcome == want->outcome.code && notifications == want->notifications &&
                        reasons == want->reasons && outstanding == want->outstanding &&
                        markers == want->markers);
    return failed;
}

static size_t check_briefing(const char *name, const darisk_dait_checks *checks,
                             const darisk_dait_policy *policy, const expected *want) {
    const uint32_t warning =
        DARISK_DAIT_NOTIFICATION_BIT(DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS);
    darisk_dait_briefing got = {.struct_size = sizeof got};
    size_t failed = fails(name, "briefing: the call succeeds",
                          darisk_dait_brief(checks, policy, &got) == DARISK_OK);
    failed += fails(name, "briefing: markers", got.markers == want->markers);
    failed += fails(name, "briefing: warning, and no other notification",
                    got.notifications == (want->notifications & warning));
    failed +=
        fails(name, "briefing: states", memcmp(got.states, checks->states, sizeof got.states) == 0);
    return failed;
}

static size_t run_case(sqlite3_stmt *rows, darisk_dait_policy *policy) {
    const char *name = cell(rows, 0);
    darisk_dait_checks checks;
    expected want;
    if (!read_table(cell(rows, 1), policy) || !read_states(cell(rows, 2), cell(rows, 3), &checks) ||
        darisk_dait_outcome_from_text(cell(rows, 4), &want.outcome) != DARISK_OK ||
        !read_checks(cell(rows, 5), &want.reasons) ||
        !read_checks(cell(rows, 6), &want.outstanding) ||
        !read_markers(cell(rows, 7), &want.markers) ||
        !read_notifications(cell(rows, 8), &want.notifications))
        return fails(name, "the case can be read", false);
    return check_single(name, &checks, policy, &want) +
           check_columns(name, &checks, policy, &want) +
           check_briefing(name, &checks, policy, &want);
}

/* ------------------------------------------------------------------ tables */

typedef size_t run_row(sqlite3_stmt *rows);

static void run_table(sqlite3 *database, const char *name, const char *columns, run_row *run) {
    sqlite3_stmt *rows = NULL;
    size_t count = 0;
    size_t failed = 0;
    char *sql = sqlite3_mprintf("SELECT %s FROM %w ORDER BY rowid", columns, name);
    assert_non_null(sql);
    if (sqlite3_prepare_v2(database, sql, -1, &rows, NULL) != SQLITE_OK)
        fail_msg("%s: %s", name, sqlite3_errmsg(database));
    sqlite3_free(sql);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        failed += run(rows) != 0;
        count++;
    }
    assert_int_equal(sqlite3_finalize(rows), SQLITE_OK);
    printf("%s: %zu rows, %zu failed\n", name, count, failed);
    assert_true(count > 0);
    assert_int_equal(failed, 0);
}

static const char CASE_COLUMNS[] = "\"case\", \"table\", states, others, expect, reasons,"
                                   " outstanding, markers, notifications";

static size_t row_of_cases(sqlite3_stmt *rows) {
    darisk_dait_policy *policy = NULL;
    size_t failed;
    assert_int_equal(darisk_dait_policy_new(NULL, &policy), DARISK_OK);
    failed = run_case(rows, policy);
    darisk_dait_policy_free(policy);
    return failed;
}

static void test_checks(void **state) {
    run_table(*state, "dait_checks", CASE_COLUMNS, row_of_cases);
}

static void test_rules(void **state) {
    run_table(*state, "dait_rules", CASE_COLUMNS, row_of_cases);
}

static size_t row_of_tables(sqlite3_stmt *rows) {
    darisk_dait_policy *policy = NULL;
    darisk_dait_check check;
    darisk_dait_rule rule;
    darisk_status status;
    if (darisk_dait_check_from_text(cell(rows, 1), &check) != DARISK_OK ||
        !read_rule(cell(rows, 2), cell(rows, 3), cell(rows, 4), &rule))
        return fails(cell(rows, 0), "the case can be read", false);
    assert_int_equal(darisk_dait_policy_new(NULL, &policy), DARISK_OK);
    status = darisk_dait_policy_set(policy, check, rule);
    darisk_dait_policy_free(policy);
    return fails(cell(rows, 0), cell(rows, 5),
                 strcmp(darisk_status_text(status), cell(rows, 5)) == 0);
}

static void test_tables(void **state) {
    run_table(*state, "dait_tables",
              "\"case\", \"check\", required, found, unavailable, expect_status", row_of_tables);
}

static size_t add_told(darisk_dait_log *log, const char *name, const char *text) {
    char key[KEY_SIZE];
    uint64_t person = 1;
    for (const char *rest = start(text); rest != NULL; person++) {
        darisk_dait_told told;
        memset(&told, 0, sizeof told);
        told.struct_size = sizeof told;
        told.at = (darisk_moment){DARISK_MOMENT_DAY, 20000, 0};
        told.person = person;
        if (!take_key(&rest, key, NULL) ||
            darisk_dait_notification_from_text(key, &told.notification) != DARISK_OK ||
            darisk_dait_log_add(log, &told) != DARISK_OK)
            return fails(name, "the tellings can be recorded", false);
    }
    return 0;
}

static size_t row_of_told(sqlite3_stmt *rows) {
    const char *name = cell(rows, 0);
    darisk_dait_log *log = NULL;
    uint32_t due, want;
    uint32_t got = UINT32_MAX;
    size_t failed;
    if (!read_notifications(cell(rows, 1), &due) || !read_notifications(cell(rows, 3), &want))
        return fails(name, "the case can be read", false);
    assert_int_equal(darisk_dait_log_new(NULL, &log), DARISK_OK);
    failed = add_told(log, name, cell(rows, 2));
    failed += fails(name, "the call succeeds", darisk_dait_log_due(log, due, &got) == DARISK_OK);
    failed += fails(name, "what stays due", got == want);
    darisk_dait_log_free(log);
    return failed;
}

static void test_told(void **state) {
    run_table(*state, "dait_told", "\"case\", due, told, expect_due", row_of_told);
}

int main(int argc, char **argv) {
    sqlite3 *database = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: run_dait cases.db\n");
        return EXIT_FAILURE;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "cannot open %s: %s\n", argv[1], sqlite3_errmsg(database));
        sqlite3_close(database);
        return EXIT_FAILURE;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_checks, database),
        cmocka_unit_test_prestate(test_rules, database),
        cmocka_unit_test_prestate(test_tables, database),
        cmocka_unit_test_prestate(test_told, database),
    };
    int failed = cmocka_run_group_tests_name("cases.dait", tests, NULL, NULL);
    sqlite3_close(database);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

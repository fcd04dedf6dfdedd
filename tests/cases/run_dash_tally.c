/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs the golden cases of the tally and of the MARAC criteria. Each form of the tally goes through
 * the single call, and through both column calls at several places of a batch, so that every loop
 * of the library meets it. Usage: run_dash_tally dash_tally.db */
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

/* Rows of a batch: more than a block of the library, and no multiple of its steps. */
enum { BATCH = 301, LIST_MAX = 16, ITEMS = DARISK_DASH_ITEM_LAST };

static sqlite3 *database;

/* ---- Reading cells ---- */

static const char *cell(sqlite3_stmt *row, int column) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text == NULL ? "" : text;
}

static size_t number(sqlite3_stmt *row, int column) {
    char *end = NULL;
    const unsigned long value = strtoul(cell(row, column), &end, 10);
    if (end == cell(row, column) || *end != '\0')
        fail_msg("%s: not a number: %s", cell(row, 0), cell(row, column));
    return value;
}

static darisk_stated stated_of(char letter) {
    assert_true(letter == 'y' || letter == 'n' || letter == 'u');
    if (letter == 'y')
        return DARISK_STATED_YES;
    return letter == 'n' ? DARISK_STATED_NO : DARISK_STATED_UNKNOWN;
}

static darisk_date date_of(const char *text) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    if (strcmp(text, "?") != 0 && strcmp(text, "-") != 0)
        assert_int_equal(darisk_date_from_text(text, &date), DARISK_OK);
    return date;
}

/* Up to the next of some ends; empty at the end of the text. */
static const char *take(const char **at, const char *ends, char word[64]) {
    size_t length = strcspn(*at, ends);
    assert_true(length < 64);
    memcpy(word, *at, length);
    word[length] = '\0';
    *at += length;
    *at += **at != '\0';
    return word;
}

/* "2,4,18"; "none" and "empty" are no item. */
static darisk_dash_items items_of(const char *text) {
    darisk_dash_items items = 0;
    char word[64];
    if (strcmp(text, "none") == 0 || strcmp(text, "empty") == 0)
        return 0;
    while (*text != '\0')
        items |= DARISK_DASH_ITEM_BIT(strtoul(take(&text, ",", word), NULL, 10));
    return items;
}

/* "NO 8=YES 5=#7": one answer for all, then some others; "#7" is a byte. */
static void read_answers(const char *text, uint8_t answers[ITEMS]) {
    darisk_answer answer = DARISK_ANSWER_BLANK;
    char word[64];
    assert_int_equal(darisk_answer_from_text(take(&text, " ", word), &answer), DARISK_OK);
    memset(answers, (int)answer, ITEMS);
    while (*text != '\0') {
        const char *at = take(&text, " ", word);
        char *end = NULL;
        const unsigned long item = strtoul(at, &end, 10);
        assert_true(item >= 1 && item <= ITEMS && *end == '=');
        if (end[1] == '#') {
            answers[item - 1] = (uint8_t)strtoul(end + 2, NULL, 10);
            continue;
        }
        assert_int_equal(darisk_answer_from_text(end + 1, &answer), DARISK_OK);
        answers[item - 1] = (uint8_t)answer;
    }
}

/* ---- Comparing ---- */

static size_t differs(sqlite3_stmt *row, const char *what, size_t expected, size_t got) {
    if (expected == got)
        return 0;
    printf("%s: %s expected %zu got %zu\n", cell(row, 0), what, expected, got);
    return 1;
}

static size_t criterion_differs(sqlite3_stmt *row, const char *what, int column,
                                darisk_criterion got) {
    const char *text = darisk_criterion_text(got);
    if (text != NULL && strcmp(text, cell(row, column)) == 0)
        return 0;
    printf("%s: %s expected %s got %s\n", cell(row, 0), what, cell(row, column),
           text == NULL ? "(none)" : text);
    return 1;
}

static bool status_is(sqlite3_stmt *row, int column, darisk_status got, size_t *failed) {
    if (strcmp(cell(row, column), darisk_status_text(got)) != 0) {
        printf("%s: status expected %s got %s\n", cell(row, 0), cell(row, column),
               darisk_status_text(got));
        ++*failed;
    }
    return got == DARISK_OK;
}

static const char *word_of(darisk_stated stated) {
    if (stated == DARISK_STATED_YES)
        return "yes";
    return stated == DARISK_STATED_NO ? "no" : "unknown";
}

/* ---- The tally ---- */

enum { YES = 5, UNKNOWN, RIC_YES, RIC_UNKNOWN, CRITERION, HIGH_YES, HIGH_UNKNOWN, SDASH, HBA, BAD };
enum { FIRST_BAD = BAD + 1 };

static darisk_dash_tally_policy policy_of(sqlite3_stmt *row) {
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy};
    darisk_instrument instrument = DARISK_INSTRUMENT_NOT_SET;
    assert_int_equal(darisk_instrument_from_text(cell(row, 1), &instrument), DARISK_OK);
    assert_int_equal(darisk_dash_tally_policy_default(instrument, &policy), DARISK_OK);
    policy.threshold = (uint32_t)number(row, 3);
    policy.high_risk_supplied = strcmp(cell(row, 4), "none") != 0;
    policy.high_risk = items_of(cell(row, 4));
    return policy;
}

static size_t check_form(sqlite3_stmt *row, const darisk_dash_tally_policy *policy,
                         const uint8_t *answers) {
    darisk_dash_facts facts = {.struct_size = sizeof facts};
    size_t failed = 0;
    assert_int_equal(darisk_dash_tally(policy, answers, &facts), DARISK_OK);
    failed += differs(row, "yes", number(row, YES), facts.yes);
    failed += differs(row, "unknown", number(row, UNKNOWN), facts.unknown);
    failed += differs(row, "ric yes", number(row, RIC_YES), facts.ric_yes);
    failed += differs(row, "ric unknown", number(row, RIC_UNKNOWN), facts.ric_unknown);
    failed += criterion_differs(row, "threshold", CRITERION, facts.threshold);
    failed += differs(row, "supplied", policy->high_risk_supplied, facts.high_risk_supplied);
    failed += differs(row, "high yes", items_of(cell(row, HIGH_YES)), facts.high_risk_yes);
    failed +=
        differs(row, "high unknown", items_of(cell(row, HIGH_UNKNOWN)), facts.high_risk_unknown);
    failed +=
        differs(row, "S-DASH", 0, strcmp(cell(row, SDASH), word_of(facts.sdash_trigger)) != 0);
    failed += differs(row, "HBA", 0, strcmp(cell(row, HBA), word_of(facts.hba_trigger)) != 0);
    failed += differs(row, "bad", number(row, BAD), facts.bad_cells);
    failed += differs(row, "first bad", strtoul(cell(row, FIRST_BAD), NULL, 10),
                      (size_t)(strcmp(cell(row, FIRST_BAD), "-") == 0 ? 0 : facts.first_bad_item));
    return failed;
}

/* What a batch comes to. */
struct results {
    uint8_t bytes[5][BATCH];
    uint32_t items[2][BATCH];
    darisk_dash_tally_report report;
};

static darisk_dash_facts_columns columns_in(struct results *in, bool high_risk) {
    darisk_dash_facts_columns out = {.struct_size = sizeof out,
                                     .yes = in->bytes[0],
                                     .unknown = in->bytes[1],
                                     .ric_yes = in->bytes[2],
                                     .ric_unknown = in->bytes[3],
                                     .threshold = in->bytes[4],
                                     .high_risk_yes = high_risk ? in->items[0] : NULL,
                                     .high_risk_unknown = high_risk ? in->items[1] : NULL};
    memset(in, 0, sizeof *in);
    in->report.struct_size = sizeof in->report;
    return out;
}

static size_t check_batch(sqlite3_stmt *row, const char *what, const struct results *got,
                          const darisk_dash_facts *one) {
    const uint32_t bytes[5] = {one->yes, one->unknown, one->ric_yes, one->ric_unknown,
                               (uint32_t)one->threshold};
    size_t failed = differs(row, what, one->bad_cells * (size_t)BATCH, got->report.bad_cells);
    failed += differs(row, what, one->first_bad_item, got->report.first_item);
    failed += differs(row, what, 0, got->report.first_row);
    for (size_t i = 0; i < BATCH && failed == 0; i++) {
        for (size_t k = 0; k < 5; k++)
            failed += differs(row, what, bytes[k], got->bytes[k][i]);
        failed += differs(row, what, one->high_risk_yes, got->items[0][i]);
        failed += differs(row, what, one->high_risk_unknown, got->items[1][i]);
    }
    return failed;
}

static size_t check_batches(sqlite3_stmt *row, const darisk_dash_tally_policy *policy,
                            const uint8_t *answers) {
    static uint8_t forms[BATCH][ITEMS], columns[ITEMS][BATCH];
    static struct results got;
    darisk_dash_facts one = {.struct_size = sizeof one};
    darisk_dash_answer_rows as_rows = {
        .struct_size = sizeof as_rows, .values = forms[0], .stride = ITEMS, .length = sizeof forms};
    darisk_dash_answer_columns as_columns = {.struct_size = sizeof as_columns};
    darisk_dash_facts_columns out = columns_in(&got, policy->high_risk_supplied != 0);
    size_t failed = 0;
    for (size_t i = 0; i < BATCH; i++)
        memcpy(forms[i], answers, ITEMS);
    for (size_t item = 0; item < ITEMS; item++) {
        memset(columns[item], answers[item], BATCH);
        as_columns.answers[item] = (darisk_column_u8){.values = columns[item], .length = BATCH};
    }
    assert_int_equal(darisk_dash_tally(policy, answers, &one), DARISK_OK);
    assert_int_equal(darisk_dash_tally_rows(policy, &as_rows, BATCH, &out, &got.report), DARISK_OK);
    failed += check_batch(row, "rows", &got, &one);
    out = columns_in(&got, policy->high_risk_supplied != 0);
    assert_int_equal(darisk_dash_tally_columns(policy, &as_columns, BATCH, &out, &got.report),
                     DARISK_OK);
    return failed + check_batch(row, "columns", &got, &one);
}

static size_t check_tally(sqlite3_stmt *row) {
    const darisk_dash_tally_policy policy = policy_of(row);
    uint8_t answers[ITEMS];
    read_answers(cell(row, 2), answers);
    return check_form(row, &policy, answers) + check_batches(row, &policy, answers);
}

/* ---- MARAC ---- */

/* The reference of a row: what follows the last field, or else its place. */
static uint64_t reference(const char *field, size_t place) {
    return *field == '\0' ? place + 1 : strtoull(field, NULL, 10);
}

static size_t read_reports(const char *text, darisk_marac_report *reports) {
    size_t count = 0;
    char word[64], field[64];
    while (*text != '\0') {
        const char *at = take(&text, " ", word);
        darisk_marac_report *report = &reports[count];
        assert_true(count < LIST_MAX);
        report->reported_on = date_of(take(&at, "/", field));
        report->same_victim = stated_of(*take(&at, "/", field));
        report->same_perpetrator = stated_of(*take(&at, "/", field));
        report->crime = stated_of(*take(&at, "/", field));
        report->incident = reference(take(&at, "/", field), count);
        count++;
    }
    return count;
}

static size_t check_escalation(sqlite3_stmt *row) {
    darisk_marac_report reports[LIST_MAX];
    darisk_marac_escalation got = {.struct_size = sizeof got};
    const darisk_marac_escalation_policy policy = {
        .struct_size = sizeof policy,
        .reports = (uint32_t)number(row, 1),
        .crimes = (uint32_t)number(row, 2),
        .scope =
            strcmp(cell(row, 3), "PAIR") == 0 ? DARISK_MARAC_SCOPE_PAIR : DARISK_MARAC_SCOPE_VICTIM,
        .rising = (uint32_t)number(row, 4),
        .months = (int32_t)number(row, 5),
    };
    const size_t count = read_reports(cell(row, 7), reports);
    size_t failed = 0;
    if (!status_is(row, 8,
                   darisk_marac_escalates(&policy, date_of(cell(row, 6)), reports, count, &got),
                   &failed))
        return failed;
    failed += criterion_differs(row, "result", 9, got.result);
    failed += criterion_differs(row, "count", 10, got.count);
    failed += criterion_differs(row, "rising", 11, got.rising);
    failed += differs(row, "reports lower", number(row, 12), got.reports_lower);
    failed += differs(row, "reports upper", number(row, 13), got.reports_upper);
    failed += differs(row, "crimes lower", number(row, 14), got.crimes_lower);
    failed += differs(row, "crimes upper", number(row, 15), got.crimes_upper);
    failed += differs(row, "ignored", number(row, 16), got.ignored);
    return failed + differs(row, "undated", number(row, 17), got.undated);
}

static size_t read_anchors(const char *text, darisk_marac_anchor *anchors) {
    size_t count = 0;
    char word[64], field[64];
    while (*text != '\0') {
        const char *at = take(&text, " ", word);
        assert_true(count < LIST_MAX);
        anchors[count].kind = *take(&at, ":", field) == 'M' ? DARISK_MARAC_ANCHOR_MEETING
                                                            : DARISK_MARAC_ANCHOR_REFERRAL;
        anchors[count++].day = date_of(take(&at, ":", field));
    }
    return count;
}

static size_t read_events(const char *text, darisk_marac_event *events) {
    size_t count = 0;
    char word[64], field[64];
    while (*text != '\0') {
        const char *at = take(&text, " ", word);
        darisk_marac_event *event = &events[count];
        assert_true(count < LIST_MAX);
        event->day = date_of(take(&at, "/", field));
        event->same_victim = stated_of(*take(&at, "/", field));
        event->same_perpetrator = stated_of(*take(&at, "/", field));
        event->abuse = stated_of(*take(&at, "/", field));
        event->criminal = stated_of(*take(&at, "/", field));
        event->incident = reference(take(&at, "/", field), count);
        count++;
    }
    return count;
}

static size_t check_repeat(sqlite3_stmt *row) {
    darisk_marac_anchor anchors[LIST_MAX];
    darisk_marac_event events[LIST_MAX];
    darisk_marac_repeat got = {.struct_size = sizeof got};
    const darisk_marac_repeat_policy policy = {
        .struct_size = sizeof policy,
        .version = *cell(row, 1) == 'A' ? DARISK_MARAC_VERSION_A : DARISK_MARAC_VERSION_B,
        .anchor = strcmp(cell(row, 2), "MEETING") == 0 ? DARISK_MARAC_ANCHOR_MEETING
                                                       : DARISK_MARAC_ANCHOR_REFERRAL,
        .months = (int32_t)number(row, 3),
    };
    const size_t anchor_count = read_anchors(cell(row, 5), anchors);
    const size_t event_count = read_events(cell(row, 7), events);
    size_t failed = 0;
    if (!status_is(row, 8,
                   darisk_marac_repeats(&policy, date_of(cell(row, 4)), anchors, anchor_count,
                                        stated_of(*cell(row, 6)), events, event_count, &got),
                   &failed))
        return failed;
    failed += criterion_differs(row, "result", 9, got.result);
    failed += differs(row, "last", (size_t)date_of(cell(row, 10)), (size_t)got.anchor);
    failed += differs(row, "met", number(row, 11), got.met);
    failed += differs(row, "open", number(row, 12), got.open);
    return failed + differs(row, "ignored", number(row, 13), got.ignored);
}

/* ---- Running ---- */

static void run(const char *query, size_t least, size_t (*check)(sqlite3_stmt *)) {
    sqlite3_stmt *row = NULL;
    size_t rows = 0, failed = 0;
    assert_int_equal(sqlite3_prepare_v2(database, query, -1, &row, NULL), SQLITE_OK);
    for (; sqlite3_step(row) == SQLITE_ROW; rows++)
        failed += check(row);
    assert_int_equal(sqlite3_finalize(row), SQLITE_OK);
    printf("%zu cases\n", rows);
    assert_true(rows >= least);
    assert_int_equal(failed, 0);
}

static void test_tally(void **state) {
    (void)state;
    run("SELECT * FROM tally", 48, check_tally);
}

static void test_escalation(void **state) {
    (void)state;
    run("SELECT * FROM marac_escalation", 40, check_escalation);
}

static void test_repeat(void **state) {
    (void)state;
    run("SELECT * FROM marac_repeat", 50, check_repeat);
}

int main(int count, char **words) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tally),
        cmocka_unit_test(test_escalation),
        cmocka_unit_test(test_repeat),
    };
    int failed;
    if (count != 2 || sqlite3_open_v2(words[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        return 2;
    failed = cmocka_run_group_tests_name("dash_tally", tests, NULL, NULL);
    (void)sqlite3_close(database);
    return failed;
}

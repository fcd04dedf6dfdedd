/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs the golden cases of tests/cases/definition, one by one and as columns. Every row that
 * fails is printed before the test fails. Usage: run_definition cases.db */
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

#include "case_facts.h"

enum { ROWS_MAX = 4096 };

/* One table as SQLite gives it: the heading first, then the rows, cell by cell. */
typedef struct table {
    const char *name;
    char **cells;
    size_t rows;
    size_t columns;
} table;

/* One case, its texts borrowed from the table. */
typedef struct row {
    const char *table;
    const char *name;
    const char *expect;
    const char *decided_by;
    const char *tie;
    darisk_definition definition;
    darisk_facts facts;
} row;

/* Every case as columns, and the results. */
typedef struct batch {
    uint64_t relationships[ROWS_MAX];
    uint32_t behaviours[ROWS_MAX];
    uint32_t circumstances[ROWS_MAX];
    uint8_t victim_age[ROWS_MAX];
    uint8_t victim_age_highest[ROWS_MAX];
    uint8_t perpetrator_age[ROWS_MAX];
    uint8_t perpetrator_age_highest[ROWS_MAX];
    darisk_date recorded_on[ROWS_MAX];
    darisk_date conduct_on[ROWS_MAX];
    uint8_t outcome[ROWS_MAX];
    uint8_t definition[ROWS_MAX];
    uint8_t in_force[ROWS_MAX];
    uint8_t age[ROWS_MAX];
    uint8_t relationship[ROWS_MAX];
    uint8_t behaviour[ROWS_MAX];
    uint8_t decided_by[ROWS_MAX];
    uint8_t tie[ROWS_MAX];
    darisk_findings findings[ROWS_MAX];
} batch;

static const char *shown(const char *text) {
    return text == NULL ? "(none)" : text;
}

/* 1, and a line that says so, where the two texts differ; else 0. */
static size_t differs(const char *table_name, const char *case_name, const char *what,
                      const char *expected, const char *got) {
    if (expected != NULL && got != NULL && strcmp(expected, got) == 0)
        return 0;
    printf("%s %s: %s expected %s got %s\n", table_name, case_name, what, shown(expected),
           shown(got));
    return 1;
}

/* 1, and a line that says so, where a statement about the row does not hold; else 0. */
static size_t fails(const row *one, const char *what, bool holds) {
    if (holds)
        return 0;
    printf("%s %s: not so: %s\n", one->table, one->name, what);
    return 1;
}

static table load(sqlite3 *database, const char *name, const char *columns) {
    table found = {.name = name};
    char *message = NULL;
    int rows = 0;
    int width = 0;
    char *sql = sqlite3_mprintf("SELECT %s FROM %w ORDER BY rowid", columns, name);
    assert_non_null(sql);
    if (sqlite3_get_table(database, sql, &found.cells, &rows, &width, &message) != SQLITE_OK)
        fail_msg("%s: %s", name, shown(message));
    sqlite3_free(sql);
    assert_true(rows >= 0 && width >= 0);
    found.rows = (size_t)rows;
    found.columns = (size_t)width;
    return found;
}

static const char *cell(const table *from, size_t index, size_t column) {
    const char *text = from->cells[(index + 1) * from->columns + column];
    return text == NULL ? "" : text;
}

static const char CASE_COLUMNS[] =
    "\"case\", definition, recorded_on, conduct_on, victim_age, perpetrator_age,"
    " relationships, behaviours, circumstances, expect, decided_by, tie";

/* 0, or 1 where the facts cannot be read. The definition is left to the caller. */
static size_t read_row(const table *from, size_t index, row *out) {
    const case_facts texts = {
        .recorded_on = cell(from, index, 2),
        .conduct_on = cell(from, index, 3),
        .victim_age = cell(from, index, 4),
        .perpetrator_age = cell(from, index, 5),
        .relationships = cell(from, index, 6),
        .behaviours = cell(from, index, 7),
        .circumstances = cell(from, index, 8),
    };
    *out = (row){
        .table = from->name,
        .name = cell(from, index, 0),
        .expect = cell(from, index, 9),
        .decided_by = cell(from, index, 10),
        .tie = cell(from, index, 11),
    };
    const char *fault = case_facts_read(&texts, &out->facts);
    if (fault == NULL)
        return 0;
    printf("%s %s: cannot read %s\n", out->table, out->name, fault);
    return 1;
}

static size_t check_parts(const row *one, const darisk_classification *got) {
    const darisk_outcome parts[] = {got->in_force, got->age, got->relationship, got->behaviour};
    darisk_outcome least = DARISK_OUTCOME_QUALIFIES;
    uint32_t at_least = 0;
    size_t failed = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        failed += fails(one, "each part has an outcome", darisk_outcome_text(parts[i]) != NULL);
        if (parts[i] < least)
            least = parts[i];
    }
    for (uint32_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] == least)
            at_least |= DARISK_PART_BIT(i + 1);
    failed += fails(one, "the outcome is the least of the parts", got->outcome == least);
    failed += fails(one, "parts_at_outcome are those at it", got->parts_at_outcome == at_least);
    return failed;
}

static size_t check_single(const row *one, darisk_classification *got) {
    size_t failed = 0;
    *got = (darisk_classification){.struct_size = sizeof *got};
    darisk_status status = darisk_classify(one->definition, NULL, &one->facts, got);
    if (status != DARISK_OK)
        return differs(one->table, one->name, "status", "DARISK_OK", darisk_status_text(status));
    failed +=
        differs(one->table, one->name, "outcome", one->expect, darisk_outcome_text(got->outcome));
    failed += differs(one->table, one->name, "decided_by", one->decided_by,
                      darisk_part_text(got->decided_by));
    failed += differs(one->table, one->name, "tie", one->tie, darisk_relationship_text(got->tie));
    failed += fails(one, "the definition is the one named", got->definition == one->definition);
    failed += fails(one, "there is a provision", got->provision != NULL);
    failed += fails(one, "the rule set is stamped",
                    got->rules_version != 0 && got->rules_version == darisk_rules_version());
    return failed + check_parts(one, got);
}

static size_t check_columns(const row *one, const batch *all, size_t i,
                            const darisk_classification *single) {
    size_t failed = 0;
    failed += differs(one->table, one->name, "outcome in columns", one->expect,
                      darisk_outcome_text((darisk_outcome)all->outcome[i]));
    failed += differs(one->table, one->name, "decided_by in columns", one->decided_by,
                      darisk_part_text((darisk_part)all->decided_by[i]));
    failed += differs(one->table, one->name, "tie in columns", one->tie,
                      darisk_relationship_text((darisk_relationship)all->tie[i]));
    failed += fails(one, "columns: the definition is the one named",
                    all->definition[i] == (uint8_t)one->definition);
    failed += fails(one, "columns: the parts are those of the single call",
                    all->in_force[i] == (uint8_t)single->in_force &&
                        all->age[i] == (uint8_t)single->age &&
                        all->relationship[i] == (uint8_t)single->relationship &&
                        all->behaviour[i] == (uint8_t)single->behaviour);
    failed += fails(one, "columns: the findings are those of the single call",
                    all->findings[i] == single->findings);
    return failed;
}

static void fill(batch *all, const row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const darisk_facts *facts = &rows[i].facts;
        bool victim = (facts->given & DARISK_GIVEN_VICTIM_AGE) != 0;
        bool perpetrator = (facts->given & DARISK_GIVEN_PERPETRATOR_AGE) != 0;
        bool recorded = (facts->given & DARISK_GIVEN_RECORDED_ON) != 0;
        bool conduct = (facts->given & DARISK_GIVEN_CONDUCT_ON) != 0;
        all->relationships[i] = facts->relationships;
        all->behaviours[i] = facts->behaviours;
        all->circumstances[i] = facts->circumstances;
        all->victim_age[i] = victim ? facts->victim_age.lowest : DARISK_AGE_UNKNOWN;
        all->victim_age_highest[i] = victim ? facts->victim_age.highest : DARISK_AGE_UNKNOWN;
        all->perpetrator_age[i] = perpetrator ? facts->perpetrator_age.lowest : DARISK_AGE_UNKNOWN;
        all->perpetrator_age_highest[i] =
            perpetrator ? facts->perpetrator_age.highest : DARISK_AGE_UNKNOWN;
        all->recorded_on[i] = recorded ? facts->recorded_on : DARISK_DATE_UNKNOWN;
        all->conduct_on[i] = conduct ? facts->conduct_on : DARISK_DATE_UNKNOWN;
    }
}

/* Classifies every case under one definition: 0, or 1 where the call does not succeed. */
static size_t classify_batch(darisk_definition definition, batch *all, size_t count,
                             const row *rows) {
    const darisk_facts_columns facts = {
        .struct_size = sizeof facts,
        .relationships = {.values = all->relationships, .length = count},
        .behaviours = {.values = all->behaviours, .length = count},
        .circumstances = {.values = all->circumstances, .length = count},
        .victim_age = {.values = all->victim_age, .length = count},
        .victim_age_highest = {.values = all->victim_age_highest, .length = count},
        .perpetrator_age = {.values = all->perpetrator_age, .length = count},
        .perpetrator_age_highest = {.values = all->perpetrator_age_highest, .length = count},
        .recorded_on = {.values = all->recorded_on, .length = count},
        .conduct_on = {.values = all->conduct_on, .length = count},
    };
    const darisk_classification_columns out = {
        .struct_size = sizeof out,
        .outcome = all->outcome,
        .definition = all->definition,
        .in_force = all->in_force,
        .age = all->age,
        .relationship = all->relationship,
        .behaviour = all->behaviour,
        .decided_by = all->decided_by,
        .tie = all->tie,
        .findings = all->findings,
    };
    darisk_columns_report report = {.struct_size = sizeof report};
    darisk_status status = darisk_classify_columns(definition, NULL, &facts, count, &out, &report);
    if (status == DARISK_OK)
        return 0;
    printf("%s: the column call gave %s; refused %zu, first %s: %s in %s\n",
           shown(darisk_definition_text(definition)), shown(darisk_status_text(status)),
           report.refused, report.first_row < count ? rows[report.first_row].name : "(none)",
           shown(darisk_status_text(report.first_status)), shown(report.column));
    return 1;
}

/* All rows go through the columns of each definition; those that name it are checked. */
static size_t check_rows(const row *rows, size_t count, batch *all, size_t *checked) {
    size_t failed = 0;
    fill(all, rows, count);
    for (int value = 1; value <= DARISK_DEFINITION_LAST; value++) {
        failed += classify_batch((darisk_definition)value, all, count, rows);
        for (size_t i = 0; i < count; i++) {
            darisk_classification single;
            if (rows[i].definition != (darisk_definition)value)
                continue;
            size_t wrong = check_single(&rows[i], &single);
            wrong += check_columns(&rows[i], all, i, &single);
            failed += wrong != 0;
            (*checked)++;
        }
    }
    return failed;
}

static void run_cases(sqlite3 *database, const char *name) {
    table cases = load(database, name, CASE_COLUMNS);
    size_t failed = 0;
    size_t checked = 0;
    assert_in_range(cases.rows, 1, ROWS_MAX);
    row *rows = calloc(cases.rows, sizeof *rows);
    batch *all = calloc(1, sizeof *all);
    assert_non_null(rows);
    assert_non_null(all);
    for (size_t i = 0; i < cases.rows; i++) {
        const char *key = cell(&cases, i, 1);
        size_t wrong = read_row(&cases, i, &rows[i]);
        darisk_status status = darisk_definition_from_text(key, &rows[i].definition);
        if (status != DARISK_OK)
            wrong += differs(name, rows[i].name, "definition", "a key of the library", key);
        if (wrong != 0)
            rows[i].definition = DARISK_DEFINITION_NOT_SET;
        failed += wrong != 0;
    }
    failed += check_rows(rows, cases.rows, all, &checked);
    printf("%s: %zu rows, %zu run, %zu failed\n", name, cases.rows, checked, failed);
    free(all);
    free(rows);
    sqlite3_free_table(cases.cells);
    assert_int_equal(failed, 0);
    assert_int_equal(checked, cases.rows);
}

static void test_worked_examples(void **state) {
    run_cases(*state, "worked_examples");
}

static void test_rules(void **state) {
    run_cases(*state, "rules");
}

/* Until Northern Ireland is built its keys must be refused: nobody may get an outcome under a
 * definition whose text was not verified. The facts are read, to be right when it comes. */
static void test_northern_ireland(void **state) {
    table cases = load(*state, "northern_ireland", CASE_COLUMNS);
    size_t failed = 0;
    assert_in_range(cases.rows, 1, ROWS_MAX);
    for (size_t i = 0; i < cases.rows; i++) {
        row one;
        darisk_definition found = DARISK_DEFINITION_NOT_SET;
        size_t wrong = read_row(&cases, i, &one);
        darisk_status status = darisk_definition_from_text(cell(&cases, i, 1), &found);
        wrong += differs(one.table, one.name, "status of the key", "DARISK_ERROR_TEXT",
                         darisk_status_text(status));
        wrong += fails(&one, "the output is untouched", found == DARISK_DEFINITION_NOT_SET);
        failed += wrong != 0;
    }
    printf("northern_ireland: %zu rows, %zu failed\n", cases.rows, failed);
    sqlite3_free_table(cases.cells);
    assert_int_equal(failed, 0);
}

/* The definition in force, with a policy where the case has a switch day. A switch day that is
 * refused gives the status of that refusal. */
static darisk_status find_in_force(const char *jurisdiction_key, const char *recorded_on,
                                   const char *switch_day, darisk_definition *out) {
    darisk_jurisdiction jurisdiction = DARISK_JURISDICTION_NOT_SET;
    darisk_definition_policy *policy = NULL;
    darisk_date recorded = DARISK_DATE_UNKNOWN;
    darisk_date day = DARISK_DATE_UNKNOWN;
    darisk_status status = darisk_jurisdiction_from_text(jurisdiction_key, &jurisdiction);
    if (status == DARISK_OK && recorded_on[0] != '\0')
        status = darisk_date_from_text(recorded_on, &recorded);
    if (status == DARISK_OK && switch_day[0] != '\0') {
        status = darisk_definition_policy_new(NULL, &policy);
        if (status == DARISK_OK)
            status = darisk_date_from_text(switch_day, &day);
        if (status == DARISK_OK)
            status = darisk_definition_policy_set_switch_day(policy, day);
    }
    if (status == DARISK_OK)
        status = darisk_definition_in_force(jurisdiction, recorded, policy, out);
    darisk_definition_policy_free(policy);
    return status;
}

static void test_in_force(void **state) {
    table cases = load(*state, "in_force",
                       "\"case\", jurisdiction, recorded_on, switch_day, expect_status,"
                       " expect_definition");
    size_t failed = 0;
    assert_in_range(cases.rows, 1, ROWS_MAX);
    for (size_t i = 0; i < cases.rows; i++) {
        const char *name = cell(&cases, i, 0);
        darisk_definition found = DARISK_DEFINITION_NOT_SET;
        darisk_status status =
            find_in_force(cell(&cases, i, 1), cell(&cases, i, 2), cell(&cases, i, 3), &found);
        size_t wrong =
            differs(cases.name, name, "status", cell(&cases, i, 4), darisk_status_text(status));
        /* An empty expectation is an output left untouched, which has no key. */
        const char *key = darisk_definition_text(found);
        wrong +=
            differs(cases.name, name, "definition", cell(&cases, i, 5), key == NULL ? "" : key);
        failed += wrong != 0;
    }
    printf("in_force: %zu rows, %zu failed\n", cases.rows, failed);
    sqlite3_free_table(cases.cells);
    assert_int_equal(failed, 0);
}

int main(int argc, char **argv) {
    sqlite3 *database = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: run_definition cases.db\n");
        return EXIT_FAILURE;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "cannot open %s: %s\n", argv[1], sqlite3_errmsg(database));
        sqlite3_close(database);
        return EXIT_FAILURE;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_worked_examples, database),
        cmocka_unit_test_prestate(test_rules, database),
        cmocka_unit_test_prestate(test_northern_ireland, database),
        cmocka_unit_test_prestate(test_in_force, database),
    };
    int failed = cmocka_run_group_tests_name("cases.definition", tests, NULL, NULL);
    sqlite3_close(database);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

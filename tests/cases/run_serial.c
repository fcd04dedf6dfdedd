/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs the golden cases of tests/cases/serial. Every value that is wrong is printed before the test
 * fails. Usage: run_serial serial.db */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "serial_case.h"

/* The answers to one case, and how much of them is wrong. */
typedef struct answers {
    sqlite3 *database;
    const serial_world *world;
    const char *key;
    darisk_ranking *ranking;
    size_t compared;
    size_t failed;
} answers;

static void compare(answers *one, const char *what, const char *expected, const char *got) {
    one->compared++;
    if (strcmp(expected, got) == 0)
        return;
    one->failed++;
    printf("%s: %s expected \"%s\" got \"%s\"\n", one->key, what, expected, got);
}

static void compare_number(answers *one, const char *what, const char *expected, uint64_t number) {
    char got[SERIAL_TEXT_SIZE];
    snprintf(got, sizeof got, "%" PRIu64, number);
    compare(one, what, expected, got);
}

static void check_persons(answers *one) {
    serial_table table = serial_table_read(one->database, "persons", one->key);
    for (int i = 0; i < table.rows; i++) {
        const char *person = serial_cell(&table, i, "person_id");
        const char *column = serial_cell(&table, i, "column");
        char what[SERIAL_TEXT_SIZE];
        char got[SERIAL_TEXT_SIZE] = "(not listed)";
        size_t row;
        snprintf(what, sizeof what, "person %s %s", person, column);
        if (darisk_ranking_find(one->ranking, serial_number(person), &row) == DARISK_OK &&
            !serial_person_text(one->ranking, one->world->policy, row, column, got))
            snprintf(got, sizeof got, "(no such column)");
        compare(one, what, serial_cell(&table, i, "value"), got);
    }
    serial_table_free(&table);
}

static void check_listed(answers *one) {
    serial_table table = serial_table_read(one->database, "listed", one->key);
    uint32_t rows[SERIAL_ROWS_MAX];
    const size_t count = darisk_ranking_count(one->ranking);
    assert_true(count <= SERIAL_ROWS_MAX);
    assert_int_equal(darisk_ranking_list(one->ranking, rows, count), DARISK_OK);
    for (int i = 0; i < table.rows; i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        if ((size_t)i < count)
            assert_int_equal(darisk_ranking_person(one->ranking, rows[i], &person), DARISK_OK);
        compare_number(one, "place", serial_cell(&table, i, "person_id"), person.person_id);
    }
    if (table.rows > 0 && (size_t)table.rows != count)
        compare(one, "listed", "so many", "another number");
    serial_table_free(&table);
}

static void check_totals(answers *one) {
    serial_table table = serial_table_read(one->database, "totals", one->key);
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    assert_int_equal(darisk_ranking_summarise(one->ranking, &summary), DARISK_OK);
    for (int i = 0; i < table.rows; i++) {
        char got[SERIAL_TEXT_SIZE] = "(no such number)";
        const char *column = serial_cell(&table, i, "column");
        (void)serial_total_text(&summary, column, got);
        compare(one, column, serial_cell(&table, i, "value"), got);
    }
    serial_table_free(&table);
}

/* The victim with this reference; one without a struct size where it is not listed. */
static darisk_quiet_victim find_victim(const darisk_quiet_victims *victims, uint64_t id) {
    for (size_t i = 0; i < darisk_quiet_victims_count(victims); i++) {
        darisk_quiet_victim victim = {.struct_size = sizeof victim};
        assert_int_equal(darisk_quiet_victims_at(victims, i, &victim), DARISK_OK);
        if (victim.victim_id == id)
            return victim;
    }
    return (darisk_quiet_victim){0};
}

static void check_victim(answers *one, const serial_table *table, int row,
                         const darisk_quiet_victim *victim) {
    compare_number(one, "listed", serial_cell(table, row, "listed"), victim->struct_size != 0);
    for (int i = 1; i < table->width - 1 && victim->struct_size != 0; i++) {
        const char *column = table->heading[i];
        char got[SERIAL_TEXT_SIZE] = "(no such column)";
        (void)serial_victim_text(victim, column, got);
        compare(one, column, serial_cell(table, row, column), got);
    }
}

static void check_victims(answers *one) {
    serial_table table = serial_table_read(one->database, "victims", one->key);
    const serial_people *reviews = &one->world->reviews;
    const darisk_review_columns columns = serial_review_columns(reviews);
    darisk_quiet_victims *victims = NULL;
    assert_int_equal(darisk_quiet_victims_new(one->world->cohort, NULL, one->world->as_of, &columns,
                                              reviews->count, NULL, &victims),
                     DARISK_OK);
    for (int i = 0; i < table.rows; i++) {
        const uint64_t id = serial_number(serial_cell(&table, i, "victim_id"));
        const darisk_quiet_victim victim = find_victim(victims, id);
        check_victim(one, &table, i, &victim);
    }
    darisk_quiet_victims_free(victims);
    serial_table_free(&table);
}

static darisk_pair find_pair(const darisk_pairs *pairs, uint64_t perpetrator, uint64_t victim) {
    for (size_t i = 0; i < darisk_pairs_count(pairs); i++) {
        darisk_pair pair = {.struct_size = sizeof pair};
        assert_int_equal(darisk_pairs_at(pairs, i, &pair), DARISK_OK);
        if (pair.person_id == perpetrator && pair.victim_id == victim)
            return pair;
    }
    return (darisk_pair){0};
}

static void check_pairs(answers *one) {
    serial_table table = serial_table_read(one->database, "pairs", one->key);
    const serial_people *referrals = &one->world->referrals;
    const darisk_referral_columns columns = serial_referral_columns(referrals);
    darisk_pairs *pairs = NULL;
    assert_int_equal(darisk_pairs_new(one->world->cohort, one->world->as_of, &columns,
                                      referrals->count, NULL, &pairs),
                     DARISK_OK);
    for (int i = 0; i < table.rows; i++) {
        const char *column = serial_cell(&table, i, "column");
        char got[SERIAL_TEXT_SIZE] = "(no such pair)";
        const darisk_pair pair =
            find_pair(pairs, serial_number(serial_cell(&table, i, "perpetrator")),
                      serial_number(serial_cell(&table, i, "victim")));
        if (pair.struct_size != 0 && !serial_pair_text(&pair, column, got))
            snprintf(got, sizeof got, "(no such column)");
        compare(one, column, serial_cell(&table, i, "value"), got);
    }
    darisk_pairs_free(pairs);
    serial_table_free(&table);
}

/* One case; the number of values that are wrong. Cases without an answer are in refused.csv. */
static size_t run_case(sqlite3 *database, const serial_table *cases, int row) {
    serial_world *world = serial_world_read(database, cases, row);
    answers one = {database, world, serial_cell(cases, row, "case"), NULL, 0, 0};
    const darisk_status status = serial_world_rank(world, NULL, &one.ranking);
    if (status == DARISK_OK) {
        check_persons(&one);
        check_listed(&one);
        check_totals(&one);
    }
    check_victims(&one);
    check_pairs(&one);
    if (one.compared == 0) {
        serial_table refused = serial_table_read(database, "refused", one.key);
        compare(&one, "answers or a refusal", "some", refused.rows > 0 ? "some" : "none");
        serial_table_free(&refused);
    }
    darisk_ranking_free(one.ranking);
    serial_world_free(world);
    return one.failed;
}

static void test_cases(void **state) {
    serial_table cases = serial_table_read(*state, "cases", NULL);
    int failed = 0;
    for (int i = 0; i < cases.rows; i++)
        failed += run_case(*state, &cases, i) > 0;
    printf("cases: %d, %d failed\n", cases.rows, failed);
    assert_true(cases.rows > 0);
    serial_table_free(&cases);
    assert_int_equal(failed, 0);
}

static darisk_date date_in(const serial_table *table, int row, const char *column) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    assert_int_equal(darisk_date_from_text(serial_cell(table, row, column), &date), DARISK_OK);
    return date;
}

static darisk_ranked_person person_in(const darisk_ranking *ranking, uint64_t id) {
    darisk_ranked_person person = {.struct_size = sizeof person};
    size_t row = 0;
    assert_int_equal(darisk_ranking_find(ranking, id, &row), DARISK_OK);
    assert_int_equal(darisk_ranking_person(ranking, row, &person), DARISK_OK);
    return person;
}

/* Ranks rows that belong to no case. */
static darisk_ranking *rank_plain(serial_world *world, const serial_events *events) {
    darisk_ranking *ranking = NULL;
    assert_int_equal(serial_events_add(world->cohort, events, NULL), DARISK_OK);
    assert_int_equal(serial_world_rank(world, NULL, &ranking), DARISK_OK);
    return ranking;
}

/* Person 1 on the start of the window, person 2 on the day after. */
static bool window_is_right(sqlite3 *database, const serial_table *table, int row,
                            serial_events *events) {
    char policy[SERIAL_TEXT_SIZE];
    snprintf(policy, sizeof policy, "policy t / look_back %s %s", serial_cell(table, row, "n"),
             serial_cell(table, row, "unit"));
    const darisk_date as_of = date_in(table, row, "as_of");
    const darisk_date start = date_in(table, row, "start");
    serial_world *world = serial_world_plain(database, policy, as_of);
    events->count = 0;
    serial_events_plain(events, 1, 1, start, DARISK_OFFENCE_NOT_A_CRIME);
    serial_events_plain(events, 2, 2, start + 1, DARISK_OFFENCE_NOT_A_CRIME);
    darisk_ranking *ranking = rank_plain(world, events);
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    assert_int_equal(darisk_ranking_summarise(ranking, &summary), DARISK_OK);
    const uint32_t before = person_in(ranking, 1).incidents;
    const uint32_t after = person_in(ranking, 2).incidents;
    const bool right = summary.look_back_start == start && before == 0 && after == 1 &&
                       (uint64_t)(as_of - start) == serial_number(serial_cell(table, row, "days"));
    if (!right)
        printf("window to %s, %s %s: on the start %u, after it %u\n",
               serial_cell(table, row, "as_of"), serial_cell(table, row, "n"),
               serial_cell(table, row, "unit"), (unsigned)before, (unsigned)after);
    darisk_ranking_free(ranking);
    serial_world_free(world);
    return right;
}

static bool day_is_right(sqlite3 *database, const serial_table *table, int row,
                         serial_events *events) {
    char text[DARISK_DATE_TEXT_SIZE] = "";
    const darisk_date day = (darisk_date)strtol(serial_cell(table, row, "day"), NULL, 10);
    const bool right = date_in(table, row, "date") == day &&
                       darisk_date_text(day, text) == DARISK_OK &&
                       strcmp(text, serial_cell(table, row, "date")) == 0;
    (void)database;
    (void)events;
    if (!right)
        printf("day %s\n", serial_cell(table, row, "date"));
    return right;
}

/* A weight of 2^31 thousandths: what is left of it is what the table has. */
static bool half_life_is_right(sqlite3 *database, const serial_table *table, int row,
                               serial_events *events) {
    enum { AS_OF = 16221 };
    char policy[SERIAL_TEXT_SIZE];
    uint32_t offence;
    snprintf(policy, sizeof policy, "policy t / look_back unlimited / half_life %s",
             serial_cell(table, row, "half_life"));
    serial_world *world = serial_world_plain(database, policy, AS_OF);
    assert_int_equal(darisk_gravity_offence(world->gravity, "POW31", &offence), DARISK_OK);
    const uint64_t days = serial_number(serial_cell(table, row, "days"));
    events->count = 0;
    serial_events_plain(events, 1, 1, AS_OF - (darisk_date)days, offence);
    darisk_ranking *ranking = rank_plain(world, events);
    const int64_t got = person_in(ranking, 1).gravity;
    const bool right = got == (int64_t)serial_number(serial_cell(table, row, "weight"));
    if (!right)
        printf("half-life %s after %s days: expected %s got %" PRId64 "\n",
               serial_cell(table, row, "half_life"), serial_cell(table, row, "days"),
               serial_cell(table, row, "weight"), got);
    darisk_ranking_free(ranking);
    serial_world_free(world);
    return right;
}

/* So many scored persons, each a day apart and so each with another total. */
static bool share_is_right(sqlite3 *database, const serial_table *table, int row,
                           serial_events *events) {
    enum { AS_OF = 16221 };
    char policy[SERIAL_TEXT_SIZE];
    snprintf(policy, sizeof policy,
             "policy t / look_back unlimited / score quantiles 4096 / cohort top_bp %s",
             serial_cell(table, row, "basis_points"));
    serial_world *world = serial_world_plain(database, policy, AS_OF);
    const uint64_t scored = serial_number(serial_cell(table, row, "scored"));
    events->count = 0;
    for (uint64_t i = 1; i <= scored; i++)
        serial_events_plain(events, i, i, AS_OF - (darisk_date)i, DARISK_OFFENCE_NOT_A_CRIME);
    darisk_ranking *ranking = rank_plain(world, events);
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    assert_int_equal(darisk_ranking_summarise(ranking, &summary), DARISK_OK);
    const bool right = summary.scored == scored &&
                       summary.selected == serial_number(serial_cell(table, row, "first"));
    if (!right)
        printf("%s of 10000 of %" PRIu64 ": expected %s got %zu\n",
               serial_cell(table, row, "basis_points"), scored, serial_cell(table, row, "first"),
               summary.selected);
    darisk_ranking_free(ranking);
    serial_world_free(world);
    return right;
}

static void run_rows(sqlite3 *database, const char *name,
                     bool (*right)(sqlite3 *, const serial_table *, int, serial_events *)) {
    serial_table table = serial_table_read(database, name, NULL);
    serial_events *events = calloc(1, sizeof *events);
    assert_non_null(events);
    int failed = 0;
    for (int i = 0; i < table.rows; i++)
        failed += !right(database, &table, i, events);
    printf("%s: %d rows, %d failed\n", name, table.rows, failed);
    assert_true(table.rows > 0);
    free(events);
    serial_table_free(&table);
    assert_int_equal(failed, 0);
}

static void test_windows(void **state) {
    run_rows(*state, "windows", window_is_right);
}

static void test_days(void **state) {
    run_rows(*state, "days", day_is_right);
}

static void test_half_life(void **state) {
    run_rows(*state, "halflife", half_life_is_right);
}

static void test_shares(void **state) {
    run_rows(*state, "shares", share_is_right);
}

/* The first person of row `row`: persons are numbered from 1 through the rows of their case. */
static uint64_t first_person(const serial_table *table, int row) {
    uint64_t first = 1;
    while (row-- > 0)
        first += serial_number(serial_cell(table, row, "persons"));
    return first;
}

/* One case of quantiles.csv; how many of its persons have another score. */
static size_t run_quantiles(sqlite3 *database, const char *key, serial_events *events) {
    enum { AS_OF = 16221 };
    char policy[SERIAL_TEXT_SIZE];
    size_t failed = 0;
    serial_table table = serial_table_read(database, "quantiles", key);
    snprintf(policy, sizeof policy, "policy t / score quantiles %s",
             serial_cell(&table, 0, "quantiles"));
    serial_world *world = serial_world_plain(database, policy, AS_OF);
    events->count = 0;
    for (int i = 0; i < table.rows; i++)
        for (uint64_t p = first_person(&table, i); p < first_person(&table, i + 1); p++)
            for (uint64_t n = serial_number(serial_cell(&table, i, "value")); n > 0; n--)
                serial_events_plain(events, p * 100 + n, p, AS_OF, DARISK_OFFENCE_NOT_A_CRIME);
    darisk_ranking *ranking = rank_plain(world, events);
    for (int i = 0; i < table.rows; i++)
        for (uint64_t p = first_person(&table, i); p < first_person(&table, i + 1); p++)
            failed += person_in(ranking, p).points_frequency !=
                      (int64_t)serial_number(serial_cell(&table, i, "score"));
    if (failed > 0)
        printf("quantiles %s: %zu persons\n", key, failed);
    darisk_ranking_free(ranking);
    serial_world_free(world);
    serial_table_free(&table);
    return failed;
}

static void test_quantiles(void **state) {
    serial_table table = serial_table_read(*state, "quantiles", NULL);
    serial_events *events = calloc(1, sizeof *events);
    assert_non_null(events);
    size_t failed = 0;
    const char *last = "";
    for (int i = 0; i < table.rows; i++) {
        const char *key = serial_cell(&table, i, "case");
        if (strcmp(key, last) != 0)
            failed += run_quantiles(*state, key, events);
        last = key;
    }
    free(events);
    serial_table_free(&table);
    assert_int_equal(failed, 0);
}

static void test_refused(void **state) {
    assert_int_equal(serial_refused_run(*state), 0);
}

int main(int argc, char **argv) {
    sqlite3 *database = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: run_serial serial.db\n");
        return EXIT_FAILURE;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "cannot open %s: %s\n", argv[1], sqlite3_errmsg(database));
        sqlite3_close(database);
        return EXIT_FAILURE;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_days, database),
        cmocka_unit_test_prestate(test_windows, database),
        cmocka_unit_test_prestate(test_cases, database),
        cmocka_unit_test_prestate(test_half_life, database),
        cmocka_unit_test_prestate(test_quantiles, database),
        cmocka_unit_test_prestate(test_shares, database),
        cmocka_unit_test_prestate(test_refused, database),
    };
    const int failed = cmocka_run_group_tests_name("cases.serial", tests, NULL, NULL);
    sqlite3_close(database);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

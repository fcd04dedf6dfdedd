/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Rankings: what is refused, what is told of one, and that it stands by itself. What each measure
 * is, tests/cases shows. */
#include "cohort_test.h"

/* Refused, and nothing made or told but what is expected. */
static void refused(const darisk_cohort *cohort, const darisk_serial_policy *policy,
                    darisk_date as_of, const darisk_person_columns *people, size_t rows,
                    darisk_status status, uint64_t person) {
    static char marker;
    darisk_ranking *ranking = (darisk_ranking *)(void *)&marker;
    uint64_t told = 77;
    assert_int_equal(darisk_ranking_new(cohort, policy, as_of, people, rows, NULL, &told, &ranking),
                     status);
    assert_int_equal(told, person);
    assert_int_equal(darisk_ranking_new(cohort, policy, as_of, people, rows, NULL, NULL, &ranking),
                     status);
    assert_ptr_equal(ranking, &marker);
}

static darisk_ranking *ranked(const darisk_cohort *cohort, const char *text) {
    darisk_serial_policy *policy = new_policy(text);
    darisk_ranking *ranking = NULL;
    uint64_t person = 77;
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, NULL, 0, NULL, &person, &ranking),
                     DARISK_OK);
    assert_int_equal(person, 77);
    darisk_serial_policy_free(policy); /* the ranking has a copy */
    return ranking;
}

static void test_null(void **state) {
    darisk_cohort *cohort = small_cohort();
    darisk_serial_policy *policy = new_policy("policy a\n");
    darisk_ranking *ranking = ranked(cohort, "policy a\n");
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    darisk_ranked_person person = {.struct_size = sizeof person};
    darisk_ranked_threshold threshold = {.struct_size = sizeof threshold};
    const darisk_ranked_columns columns = {.struct_size = sizeof columns};
    uint32_t rows[1];
    size_t row;
    (void)state;
    refused(NULL, policy, AS_OF, NULL, 0, DARISK_ERROR_NULL, 77);
    refused(cohort, NULL, AS_OF, NULL, 0, DARISK_ERROR_NULL, 77);
    refused(cohort, policy, AS_OF, NULL, 1, DARISK_ERROR_NULL, 77);
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, NULL, 0, NULL, NULL, NULL),
                     DARISK_ERROR_NULL);
    darisk_ranking_free(NULL);
    assert_int_equal(darisk_ranking_count(NULL), 0);
    assert_int_equal(darisk_ranking_threshold_start(NULL, 0), NO_DAY);
    assert_int_equal(darisk_ranking_summarise(NULL, &summary), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_summarise(ranking, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_list(NULL, rows, 1), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_list(ranking, NULL, 1), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_list(ranking, NULL, 0), DARISK_OK);
    assert_int_equal(darisk_ranking_find(NULL, 1, &row), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_find(ranking, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_person(NULL, 0, &person), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_person(ranking, 0, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_threshold(NULL, 0, 0, &threshold), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_threshold(ranking, 0, 0, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_columns(NULL, NULL, 0, 0, &columns), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_columns(ranking, NULL, 0, 0, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_ranking_threshold_columns(NULL, NULL, 0, 0, 0, NULL, NULL, NULL),
                     DARISK_ERROR_NULL);
    darisk_ranking_free(ranking);
    darisk_serial_policy_free(policy);
    darisk_cohort_free(cohort);
}

/* Waits for a day that is none: below, on and above each end. The windows of the first day begin
 * before the calendar does. */
static void test_as_of(void **state) {
    static const darisk_date DAYS[] = {DARISK_DATE_FIRST, DARISK_DATE_FIRST + 1, 0,
                                       DARISK_DATE_LAST};
    static const darisk_date NO_DAYS[] = {NO_DAY, NO_DAY + 1, DARISK_DATE_FIRST - 1,
                                          DARISK_DATE_LAST + 1, INT32_MAX};
    darisk_cohort *cohort = small_cohort();
    answer before = state_of(cohort);
    (void)state;
    for (size_t p = 0; p < LENGTH(POLICIES); p++) {
        darisk_serial_policy *policy = new_policy(POLICIES[p]);
        for (size_t i = 0; i < LENGTH(NO_DAYS); i++)
            refused(cohort, policy, NO_DAYS[i], NULL, 0, DARISK_ERROR_DATE, 77);
        for (size_t i = 0; i < LENGTH(DAYS); i++) {
            darisk_ranking *ranking = NULL;
            assert_int_equal(
                darisk_ranking_new(cohort, policy, DAYS[i], NULL, 0, NULL, NULL, &ranking),
                DARISK_OK);
            assert_int_equal(darisk_ranking_count(ranking), 6);
            darisk_ranking_free(ranking);
        }
        darisk_serial_policy_free(policy);
    }
    is_as_before("other days", cohort, &before);
    darisk_cohort_free(cohort);
}

/* Waits for points given by the bounds of another table. */
static void test_editions(void **state) {
    darisk_cohort *cohort = small_cohort(), *without = new_cohort_with(NULL, 1, NULL);
    darisk_serial_policy *other = new_policy("policy a\ngravity_edition E 2\n");
    darisk_serial_policy *same = new_policy("policy a\ngravity_edition E\n");
    answer before = state_of(cohort);
    (void)state;
    refused(cohort, other, AS_OF, NULL, 0, DARISK_ERROR_GRAVITY_EDITION, 77);
    refused(without, same, AS_OF, NULL, 0, DARISK_ERROR_GRAVITY_EDITION, 77);
    darisk_ranking_free(ranked(cohort, "policy a\ngravity_edition E\n"));
    darisk_ranking_free(ranked(without, "policy a\n"));
    is_as_before("another edition", cohort, &before);
    darisk_serial_policy_free(other);
    darisk_serial_policy_free(same);
    darisk_cohort_free(cohort);
    darisk_cohort_free(without);
}

static const uint64_t PEOPLE[] = {1, 5, 99};
static const uint8_t NONE[] = {0, 0, 0};

static darisk_person_columns three_people(void) {
    return (darisk_person_columns){.struct_size = sizeof(darisk_person_columns),
                                   .person_id = {PEOPLE, NULL, 0, 3},
                                   .on_programme = {NONE, NULL, 0, 3},
                                   .unsuitable = {NONE, NULL, 0, 3}};
}

/* The same, with the row and column of what the host knows that is at fault. */
static void refused_at(const darisk_cohort *cohort, const darisk_serial_policy *policy,
                       const darisk_person_columns *people, darisk_status status, uint64_t row,
                       const char *column) {
    darisk_columns_report report = empty_columns_report();
    darisk_ranking *ranking = NULL;
    uint64_t person = 77;
    refused(cohort, policy, AS_OF, people, 3, status, 77);
    assert_int_equal(
        darisk_ranking_new(cohort, policy, AS_OF, people, 3, &report, &person, &ranking), status);
    assert_int_equal(person, 77);
    assert_null(ranking);
    assert_int_equal(report.first_status, status);
    assert_int_equal(report.refused, 3);
    assert_int_equal(report.first_row, row);
    assert_string_equal(report.column, column);
}

/* Waits for a list of people that is read past its end, or whose faults are passed over, and for a
 * report that names another row or column. */
static void test_people_refused(void **state) {
    static const uint64_t NOBODY[] = {1, 0, 0};
    static const uint8_t TWO[] = {1, 1, 2}, ALL[] = {255, 0, 0};
    static const uint8_t BITS = 5;
    darisk_cohort *cohort = small_cohort();
    darisk_serial_policy *policy = new_policy("policy a\n");
    const darisk_person_columns good = three_people();
    darisk_person_columns bad;
    (void)state;
#define REFUSED_AT(field, value, status, row, column)                                              \
    bad = good;                                                                                    \
    bad.field = (value);                                                                           \
    refused_at(cohort, policy, &bad, status, row, column)
    REFUSED_AT(person_id.length, 2, DARISK_ERROR_LENGTH, 2, "person_id");
    REFUSED_AT(person_id.length, 4, DARISK_ERROR_LENGTH, 3, "person_id");
    REFUSED_AT(on_programme.length, 2, DARISK_ERROR_LENGTH, 2, "on_programme");
    REFUSED_AT(unsuitable.length, 2, DARISK_ERROR_LENGTH, 2, "unsuitable");
    REFUSED_AT(person_id.values, NULL, DARISK_ERROR_COLUMNS, 0, "person_id");
    REFUSED_AT(person_id.values, NOBODY, DARISK_ERROR_RANKING_PERSON, 1, "person_id");
    REFUSED_AT(person_id.validity, &BITS, DARISK_ERROR_RANKING_PERSON, 1, "person_id");
    REFUSED_AT(on_programme.values, TWO, DARISK_ERROR_RANKING_PERSON, 2, "on_programme");
    REFUSED_AT(unsuitable.values, ALL, DARISK_ERROR_RANKING_PERSON, 0, "unsuitable");
    bad = good;
    bad.struct_size--;
    refused(cohort, policy, AS_OF, &bad, 3, DARISK_ERROR_STRUCT_SIZE, 77);
    bad.struct_size = 4097;
    refused(cohort, policy, AS_OF, &bad, 3, DARISK_ERROR_STRUCT_SIZE, 77);
    darisk_serial_policy_free(policy);
    darisk_cohort_free(cohort);
}

/* Waits for a report of another size that is written to, and for an old one that is left standing
 * where nothing is wrong with what the host knows. */
static void test_report(void **state) {
    darisk_cohort *cohort = small_cohort();
    darisk_serial_policy *policy = new_policy("policy a\n");
    const darisk_person_columns people = three_people();
    darisk_columns_report report = {.struct_size = sizeof report - 1, .refused = 5};
    darisk_ranking *ranking = NULL;
    (void)state;
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, &people, 3, &report, NULL, &ranking),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_null(ranking);
    assert_int_equal(report.refused, 5);
    report.struct_size = sizeof report;
    report.column = "old";
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, &people, 3, &report, NULL, &ranking),
                     DARISK_OK);
    assert_int_equal(report.first_status, DARISK_OK);
    assert_int_equal(report.refused, 0);
    assert_null(report.column);
    darisk_ranking_free(ranking);
    darisk_serial_policy_free(policy);
    darisk_cohort_free(cohort);
}

static uint8_t advice_on(const darisk_cohort *cohort, const darisk_person_columns *people,
                         size_t rows, uint64_t who) {
    darisk_serial_policy *policy = new_policy("policy a\nscore bands\ncohort top_k 100\n");
    darisk_ranked_person person = {.struct_size = sizeof person};
    darisk_ranking *ranking = NULL;
    size_t row;
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, people, rows, NULL, NULL, &ranking),
                     DARISK_OK);
    assert_int_equal(darisk_ranking_find(ranking, who, &row), DARISK_OK);
    assert_int_equal(darisk_ranking_person(ranking, row, &person), DARISK_OK);
    assert_int_equal(person.selected, 1);
    darisk_ranking_free(ranking);
    darisk_serial_policy_free(policy);
    return person.advice;
}

/* Waits for one row about a person that hides another, for a merged reference that is not
 * followed, and for a value taken though its bit says it is missing. */
static void test_people(void **state) {
    static const uint64_t WHO[] = {1, 5, 13, 1, 4242};
    static const uint8_t PROGRAMME[] = {0, 1, 0, 0, 1}, UNSUITABLE[] = {1, 0, 1, 0, 0};
    static const uint8_t NO_BITS[] = {0, 0};
    darisk_cohort *cohort = small_cohort();
    darisk_person_columns people = {.struct_size = sizeof people,
                                    .person_id = {WHO, NULL, 0, 5},
                                    .on_programme = {PROGRAMME, NULL, 0, 5},
                                    .unsuitable = {UNSUITABLE, NULL, 0, 5}};
    (void)state;
    assert_int_equal(advice_on(cohort, NULL, 0, 1), 1);
    assert_int_equal(advice_on(cohort, &people, 5, 1), 0);
    assert_int_equal(advice_on(cohort, &people, 5, 5), 0);
    assert_int_equal(advice_on(cohort, &people, 5, 16), 0); /* 13 is 16 */
    assert_int_equal(advice_on(cohort, &people, 5, 2), 1);
    people.unsuitable.validity = NO_BITS;
    people.unsuitable.validity_offset = 5;
    assert_int_equal(advice_on(cohort, &people, 5, 1), 1);
    people.on_programme = (darisk_column_u8){NULL, NULL, 0, 0};
    assert_int_equal(advice_on(cohort, &people, 5, 5), 1);
    darisk_cohort_free(cohort);
}

/* Waits for a gravity that wraps around: on the limit, above it, and which person is named. */
static void test_sums(void **state) {
    darisk_cohort *cohort = small_cohort();
    darisk_serial_policy *policy = new_policy("policy a\n");
    darisk_serial_policy *all = new_policy("policy a\ngravity_incident sum_all\n");
    event rows[4] = {plain(100, 9, 2, AS_OF), plain(101, 9, 2, AS_OF - 1),
                     plain(102, 8, 2, AS_OF - 800), plain(100, 9, 3, AS_OF)};
    (void)state;
    rows[0].offence = rows[2].offence = rows[3].offence = BIG;
    add_rows(cohort, rows, 1); /* the greatest there can be */
    darisk_ranking *ranking = ranked(cohort, "policy a\n");
    darisk_ranked_person person = {.struct_size = sizeof person};
    size_t row;
    assert_int_equal(darisk_ranking_find(ranking, 9, &row), DARISK_OK);
    assert_int_equal(darisk_ranking_person(ranking, row, &person), DARISK_OK);
    assert_true(person.gravity == INT64_MAX);
    darisk_ranking_free(ranking);
    add_rows(cohort, rows + 1, 1); /* and 500 thousandths more */
    add_rows(cohort, rows + 2, 1); /* a greater one before the look-back */
    refused(cohort, policy, AS_OF, NULL, 0, DARISK_ERROR_RANKING_SUM, 9);
    rows[0].incident = 103;
    rows[0].person = 7;
    rows[1].incident = 104;
    rows[1].person = 7;
    add_rows(cohort, rows, 2);
    refused(cohort, policy, AS_OF, NULL, 0, DARISK_ERROR_RANKING_SUM, 7);
    /* Usable still: another day, and a window without them. */
    darisk_ranking_free(ranked(cohort, "policy a\nhalf_life 1\nlook_back 1 days\n"));
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF - 40, NULL, 0, NULL, NULL, &ranking),
                     DARISK_OK);
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
    cohort = small_cohort();
    rows[0] = plain(100, 9, 2, AS_OF);
    rows[0].offence = BIG;
    add_rows(cohort, rows, 1);
    add_rows(cohort, rows + 3, 1);
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, NULL, 0, NULL, NULL, &ranking),
                     DARISK_OK);
    darisk_ranking_free(ranking);
    refused(cohort, all, AS_OF, NULL, 0, DARISK_ERROR_RANKING_SUM, 9);
    darisk_serial_policy_free(policy);
    darisk_serial_policy_free(all);
    darisk_cohort_free(cohort);
}

/* Waits for a summary of another policy, table or day, and for one that goes with the cohort. */
static void test_summary(void **state) {
    static const char TEXT[] = "policy a-1\nlook_back unlimited\nserial_window 10 days\n"
                               "threshold x incidents at_least 1 in 3 months\n"
                               "threshold y incidents at_least 1 in unlimited\n";
    darisk_serial_policy *policy = new_policy(TEXT);
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *cohort = small_cohort();
    darisk_ranking *ranking = ranked(cohort, TEXT);
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    (void)state;
    darisk_cohort_free(cohort);
    assert_int_equal(darisk_ranking_summarise(ranking, &summary), DARISK_OK);
    assert_int_equal(summary.struct_size, sizeof summary);
    assert_int_equal(summary.rules_version, darisk_rules_version());
    assert_string_equal(summary.policy_id, "a-1");
    assert_string_equal(summary.policy_digest, darisk_serial_policy_digest(policy));
    assert_string_equal(summary.gravity_edition, "E");
    assert_string_equal(summary.gravity_digest, darisk_gravity_digest(gravity));
    assert_int_equal(summary.as_of, AS_OF);
    assert_int_equal(summary.look_back_start, NO_DAY);
    assert_int_equal(summary.serial_start, AS_OF - 10);
    assert_int_equal(summary.thresholds, 2);
    assert_int_equal(summary.rows, LENGTH(SMALL));
    assert_int_equal(summary.rows_ignored, SMALL_IGNORED);
    assert_int_equal(summary.rows_no_perpetrator, 1);
    assert_int_equal(summary.rows_reversed, 1);
    assert_int_equal(summary.listed, 6);
    assert_int_equal(summary.scored, 0);
    assert_int_equal(summary.selected, 0);
    assert_int_equal(darisk_ranking_threshold_start(ranking, 0), day(2014, 2, 28));
    assert_int_equal(darisk_ranking_threshold_start(ranking, 1), NO_DAY);
    assert_int_equal(darisk_ranking_threshold_start(ranking, 2), NO_DAY);
    assert_int_equal(darisk_ranking_threshold_start(ranking, SIZE_MAX), NO_DAY);
    summary.struct_size--;
    assert_int_equal(darisk_ranking_summarise(ranking, &summary), DARISK_ERROR_STRUCT_SIZE);
    darisk_ranking_free(ranking);
    cohort = new_cohort_with(NULL, 1, NULL);
    ranking = ranked(cohort, TEXT);
    summary.struct_size++;
    assert_int_equal(darisk_ranking_summarise(ranking, &summary), DARISK_OK);
    assert_null(summary.gravity_edition);
    assert_null(summary.gravity_digest);
    assert_int_equal(summary.listed, 0);
    assert_int_equal(darisk_ranking_count(ranking), 0);
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
    darisk_gravity_free(gravity);
    darisk_serial_policy_free(policy);
}

/* Waits for a ranking that changes with the cohort it was made from, or goes with it. */
static void test_stands_by_itself(void **state) {
    watch w = {.busy = ATOMIC_FLAG_INIT};
    const darisk_allocator allocator = watched(&w);
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *cohort = new_cohort_with(gravity, 1, &allocator);
    darisk_gravity_free(gravity);
    (void)state;
    fill_small(cohort);
    darisk_ranking *ranking = ranked(cohort, POLICIES[0]);
    answer before = {NULL, 0, 0}, after = {NULL, 0, 0};
    say_ranking(&before, ranking);
    add_rows(cohort, SMALL + 8, 3);
    darisk_cohort_free(cohort);
    const size_t calls = w.calls;
    say_ranking(&after, ranking);
    assert_int_equal(w.calls, calls); /* nothing of it allocates */
    answers_are_same("a ranking after its cohort", &before, &after);
    free_answer(&before);
    free_answer(&after);
    darisk_ranking_free(ranking);
    watch_is_clean(&w);
}

/* Waits for a word that is another's, and for two flags taken for one. */
static void test_words(void **state) {
    static const char *const RESULTS[] = {"", "NOT_MET", "INDETERMINATE", "MET"};
    static const char *const FLAGS[] = {"COUNTER",   "DUAL",     "UNDATED",
                                        "FUTURE",    "UNMAPPED", "CONNECTION_UNKNOWN",
                                        "SELF_LINK", "MERGED",   "CANCELLED"};
    (void)state;
    for (int i = 0; i < 4; i++)
        assert_string_equal(darisk_serial_result_text((darisk_serial_result)i), RESULTS[i]);
    assert_null(darisk_serial_result_text((darisk_serial_result)4));
    assert_null(darisk_serial_result_text((darisk_serial_result)-1));
    for (int flag = -1; flag < 2048; flag++) {
        const char *expected = NULL;
        for (int i = 0; i < 9; i++)
            expected = flag == 1 << i ? FLAGS[i] : expected;
        const char *found = darisk_serial_flag_text((darisk_serial_flag)flag);
        if (expected == NULL)
            assert_null(found);
        else
            assert_string_equal(found, expected);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_null),     cmocka_unit_test(test_as_of),
        cmocka_unit_test(test_editions), cmocka_unit_test(test_people_refused),
        cmocka_unit_test(test_people),   cmocka_unit_test(test_sums),
        cmocka_unit_test(test_summary),  cmocka_unit_test(test_stands_by_itself),
        cmocka_unit_test(test_words),    cmocka_unit_test(test_report),
    };
    return cmocka_run_group_tests_name("ranking", tests, NULL, NULL);
}

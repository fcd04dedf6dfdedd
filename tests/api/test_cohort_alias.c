/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Aliases: who is who, what cannot be, and that a refused call leaves nobody behind. */
#include "cohort_test.h"

typedef struct pair {
    uint64_t child, parent;
} pair;

static darisk_status alias(darisk_cohort *cohort, const pair *pairs, size_t count,
                           darisk_columns_report *report) {
    uint64_t *child = room_for(count, sizeof *child), *parent = room_for(count, sizeof *parent);
    for (size_t i = 0; i < count; i++) {
        child[i] = pairs[i].child;
        parent[i] = pairs[i].parent;
    }
    const darisk_status status = darisk_cohort_alias(cohort, child, parent, count, report);
    free(child);
    free(parent);
    return status;
}

/* Taken, each pair by the whole. */
static void taken(darisk_cohort *cohort, const pair *pairs, size_t count) {
    darisk_columns_report report = empty_columns_report();
    assert_int_equal(alias(cohort, pairs, count, &report), DARISK_OK);
    assert_int_equal(report.first_status, DARISK_OK);
    assert_int_equal(report.refused, 0);
    assert_null(report.column);
}

/* Refused for one of these pairs, which is named; the cohort is as it was. */
static void refused(darisk_cohort *cohort, const pair *pairs, size_t count, darisk_status status,
                    size_t line, const char *column) {
    darisk_columns_report report = empty_columns_report();
    answer before = state_of(cohort);
    assert_int_equal(alias(cohort, pairs, count, &report), status);
    assert_int_equal(report.first_status, status);
    assert_int_equal(report.refused, count);
    assert_int_equal(report.first_row, line);
    assert_string_equal(report.column, column);
    assert_int_equal(alias(cohort, pairs, count, NULL), status);
    is_as_before("refused aliases", cohort, &before);
}

/* Waits for a chain that is followed one step only, and for a child known before its parent. */
static void test_chains(void **state) {
    static const pair PAIRS[] = {{3, 2}, {4, 3}, {2, 1}, {9, 4}};
    darisk_cohort *cohort = new_cohort();
    (void)state;
    taken(cohort, PAIRS, LENGTH(PAIRS));
    static const uint64_t ONE[] = {1, 2, 3, 4, 9};
    for (size_t i = 0; i < LENGTH(ONE); i++)
        assert_int_equal(darisk_cohort_person(cohort, ONE[i]), 1);
    assert_int_equal(darisk_cohort_person(cohort, 5), 5);
    assert_int_equal(darisk_cohort_person(cohort, 0), 0);
    assert_true(darisk_cohort_person(cohort, UINT64_MAX) == UINT64_MAX);
    assert_int_equal(darisk_cohort_person(NULL, 7), 7);
    darisk_cohort_free(cohort);
}

/* Waits for an error where nothing is said: oneself, and the same line twice. */
static void test_what_means_nothing(void **state) {
    static const pair PAIRS[] = {{3, 3}, {4, 3}, {4, 3}, {3, 3}, {3, 2}, {4, 3}, {3, 2}};
    darisk_cohort *cohort = new_cohort();
    size_t size = 0, after = 0;
    (void)state;
    taken(cohort, PAIRS, LENGTH(PAIRS));
    assert_int_equal(darisk_cohort_saved_size(cohort, &size), DARISK_OK);
    taken(cohort, PAIRS, LENGTH(PAIRS));
    taken(cohort, PAIRS, 1);
    taken(cohort, NULL, 0);
    assert_int_equal(darisk_cohort_saved_size(cohort, &after), DARISK_OK);
    assert_int_equal(size, after); /* no line is kept twice */
    assert_int_equal(darisk_cohort_person(cohort, 4), 2);
    darisk_cohort_free(cohort);
}

/* Waits for a reference of 0 that becomes somebody. */
static void test_nobody(void **state) {
    static const pair CHILD[] = {{17, 18}, {0, 1}, {18, 17}}, PARENT[] = {{17, 18}, {18, 0}};
    static const pair BOTH[] = {{0, 0}};
    darisk_cohort *cohort = small_cohort();
    (void)state;
    refused(cohort, CHILD, LENGTH(CHILD), DARISK_ERROR_COHORT_ALIAS, 1, "child");
    refused(cohort, PARENT, LENGTH(PARENT), DARISK_ERROR_COHORT_ALIAS, 1, "parent");
    refused(cohort, BOTH, LENGTH(BOTH), DARISK_ERROR_COHORT_ALIAS, 0, "child");
    darisk_cohort_free(cohort);
}

/* Waits for a last parent that wins: within a call, and in another. */
static void test_two_parents(void **state) {
    static const pair WITHIN[] = {{17, 18}, {1, 2}, {17, 19}};
    static const pair FIRST[] = {{17, 18}}, LATER[] = {{1, 2}, {17, 19}};
    darisk_cohort *cohort = small_cohort();
    (void)state;
    refused(cohort, WITHIN, LENGTH(WITHIN), DARISK_ERROR_COHORT_ALIAS, 2, "parent");
    taken(cohort, FIRST, LENGTH(FIRST));
    refused(cohort, LATER, LENGTH(LATER), DARISK_ERROR_COHORT_ALIAS, 1, "parent");
    assert_int_equal(darisk_cohort_person(cohort, 1), 1);
    /* The small world has 15 as a child of 16: the parent of a root may still be told. */
    static const pair ROOT[] = {{16, 17}}, CHILD[] = {{13, 16}};
    refused(cohort, CHILD, 1, DARISK_ERROR_COHORT_ALIAS, 0, "parent");
    taken(cohort, ROOT, 1);
    assert_int_equal(darisk_cohort_person(cohort, 13), 18);
    darisk_cohort_free(cohort);
}

/* Waits for a cycle that is followed for ever: of two, of three, with a tail, through an earlier
 * call, and for good pairs of the same call that stay. */
static void test_cycles(void **state) {
    static const pair TWO[] = {{1, 2}, {17, 18}, {2, 1}};
    static const pair THREE[] = {{17, 18}, {1, 2}, {2, 5}, {5, 1}};
    static const pair TAIL[] = {{17, 1}, {1, 2}, {2, 1}};
    static const pair EARLIER[] = {{1, 2}, {2, 5}}, CLOSES[] = {{18, 19}, {5, 1}};
    static const pair THROUGH_SMALL[] = {{16, 13}};
    darisk_cohort *cohort = small_cohort();
    (void)state;
    refused(cohort, TWO, LENGTH(TWO), DARISK_ERROR_COHORT_CYCLE, 0, "parent");
    refused(cohort, THREE, LENGTH(THREE), DARISK_ERROR_COHORT_CYCLE, 1, "parent");
    refused(cohort, TAIL, LENGTH(TAIL), DARISK_ERROR_COHORT_CYCLE, 1, "parent");
    refused(cohort, THROUGH_SMALL, 1, DARISK_ERROR_COHORT_CYCLE, 0, "parent");
    taken(cohort, EARLIER, LENGTH(EARLIER));
    refused(cohort, CLOSES, LENGTH(CLOSES), DARISK_ERROR_COHORT_CYCLE, 1, "parent");
    assert_int_equal(darisk_cohort_person(cohort, 1), 5);
    assert_int_equal(darisk_cohort_person(cohort, 18), 18);
    darisk_cohort_free(cohort);
}

/* Waits for a table that loses somebody when it grows, when a call is taken back, or where many
 * stand close together; and for a long chain that takes the square of its length. */
static void test_many(void **state) {
    enum { MANY = 20000 };
    static pair pairs[MANY + 1];
    darisk_cohort *cohort = new_cohort();
    (void)state;
    for (size_t i = 0; i < MANY; i++)
        pairs[i] = (pair){i + 2, i + 1};
    taken(cohort, pairs, MANY / 2);
    pairs[MANY] = (pair){1, MANY / 4};
    darisk_columns_report report = empty_columns_report();
    assert_int_equal(alias(cohort, pairs + MANY / 2, MANY / 2 + 1, &report),
                     DARISK_ERROR_COHORT_CYCLE);
    for (uint64_t i = 1; i <= MANY + 1; i += 97)
        assert_int_equal(darisk_cohort_person(cohort, i), i <= MANY / 2 + 1 ? 1 : i);
    taken(cohort, pairs, MANY);
    for (uint64_t i = 1; i <= MANY + 1; i += 997)
        assert_int_equal(darisk_cohort_person(cohort, i), 1);
    event row = plain(1, MANY + 1, 5000000, AS_OF);
    add_rows(cohort, &row, 1);
    answer a = answer_of(cohort, &SMALL_SAID);
    assert_int_equal(a.at[0], 1);
    assert_int_equal(a.at[3], 1); /* the person of the first of the list */
    free_answer(&a);
    darisk_cohort_free(cohort);
}

/* Waits for rows that were added before and stay under the child. */
static void test_before_and_after_rows(void **state) {
    static const pair PAIRS[] = {{5, 1}, {2, 6}, {10, 5}};
    darisk_cohort *before = new_cohort(), *after = new_cohort(), *between = new_cohort();
    (void)state;
    taken(before, PAIRS, LENGTH(PAIRS));
    add_rows(before, SMALL, LENGTH(SMALL));
    add_rows(after, SMALL, LENGTH(SMALL));
    taken(after, PAIRS, LENGTH(PAIRS));
    add_rows(between, SMALL, 5);
    taken(between, PAIRS, 2);
    add_rows(between, SMALL + 5, LENGTH(SMALL) - 5);
    taken(between, PAIRS + 2, 1);
    answer a = state_of(before), b = state_of(after), c = state_of(between);
    answers_are_same("aliases after the rows", &a, &b);
    answers_are_same("aliases between the rows", &a, &c);
    free_answer(&a);
    free_answer(&b);
    free_answer(&c);
    darisk_cohort_free(before);
    darisk_cohort_free(after);
    darisk_cohort_free(between);
}

/* Waits for a NULL that is read, and a report of another size that is written. */
static void test_null(void **state) {
    static const uint64_t CHILD[] = {17}, PARENT[] = {18};
    darisk_columns_report report = empty_columns_report();
    darisk_cohort *cohort = new_cohort();
    (void)state;
    assert_int_equal(darisk_cohort_alias(NULL, CHILD, PARENT, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_alias(cohort, NULL, PARENT, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_alias(cohort, CHILD, NULL, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_alias(cohort, NULL, NULL, 0, NULL), DARISK_OK);
    report.struct_size--;
    assert_int_equal(darisk_cohort_alias(cohort, CHILD, PARENT, 1, &report),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_string_equal(report.column, "none");
    assert_int_equal(darisk_cohort_person(cohort, 17), 17);
    darisk_cohort_free(cohort);
}

/* Waits for a call without memory that says a row was refused. */
static void test_memory_is_no_row(void **state) {
    static const uint64_t CHILD[] = {17}, PARENT[] = {18};
    watch w = {.busy = ATOMIC_FLAG_INIT};
    const darisk_allocator allocator = watched(&w);
    darisk_cohort *cohort = new_cohort_with(NULL, 1, &allocator);
    darisk_columns_report report = empty_columns_report();
    (void)state;
    w.fail_at = w.calls + 1;
    assert_int_equal(darisk_cohort_alias(cohort, CHILD, PARENT, 1, &report), DARISK_ERROR_MEMORY);
    assert_int_equal(report.first_status, DARISK_OK);
    assert_int_equal(report.refused, 0);
    assert_null(report.column);
    darisk_cohort_free(cohort);
    watch_is_clean(&w);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chains),
        cmocka_unit_test(test_what_means_nothing),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_two_parents),
        cmocka_unit_test(test_cycles),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_before_and_after_rows),
        cmocka_unit_test(test_null),
        cmocka_unit_test(test_memory_is_no_row),
    };
    return cmocka_run_group_tests_name("cohort alias", tests, NULL, NULL);
}

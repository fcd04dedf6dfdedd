/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Cohorts large enough for slabs and for threads: the answers do not depend on how many there are,
 * faults are named as one thread would name them, and memory runs out as well as before. */
#include "cohort_memory.h"

#define ROWS 10000

/* The rows of a world, several times over in one call; they count once. */
typedef struct rows {
    event *at;
    size_t count;
} rows;

static rows repeated(const world *w, size_t times) {
    rows r = {room_for(w->count * times, sizeof(event)), w->count * times};
    for (size_t i = 0; i < r.count; i++)
        r.at[i] = w->rows[i % w->count];
    return r;
}

static const uint32_t THREADS[] = {1, 2, 3, 8};

/* Waits for rows or people lost between two threads, and for an allocator that two of them call at
 * once. */
static void test_threads_agree(void **state) {
    world w = new_world(ROWS, 21);
    const said s = said_in(&w);
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *one = cohort_of(&w);
    answer expected = answer_of(one, &s);
    rows many = repeated(&w, 56); /* enough for three threads to add, and for nine to rank */
    (void)state;
    for (size_t t = 0; t < LENGTH(THREADS); t++) {
        watch memory = {.busy = ATOMIC_FLAG_INIT};
        const darisk_allocator allocator = watched(&memory);
        darisk_cohort *cohort = new_cohort_with(gravity, THREADS[t], &allocator);
        add_rows(cohort, many.at, many.count);
        add_aliases(cohort, &w);
        assert_int_equal(darisk_cohort_rows(cohort), many.count);
        for (size_t i = 1; i < darisk_cohort_reversed_count(cohort); i++)
            assert_true(darisk_cohort_reversed_at(cohort, i - 1) <
                        darisk_cohort_reversed_at(cohort, i));
        answer found = answer_of(cohort, &s);
        answers_are_same("threads", &expected, &found);
        free_answer(&found);
        darisk_cohort_free(cohort);
        watch_is_clean(&memory);
    }
    free_answer(&expected);
    free(many.at);
    darisk_cohort_free(one);
    darisk_gravity_free(gravity);
    free_world(&w);
}

/* Waits for a fault of a later thread that is told in place of the first, and for the rows of the
 * others that stay. */
static void test_faults_with_threads(void **state) {
    static const size_t AT[] = {0, 262143, 262144, 279999, 300000, 559999};
    world w = new_world(ROWS, 21);
    rows many = repeated(&w, 56);
    (void)state;
    for (size_t t = 0; t < 3; t++) {
        darisk_cohort *cohort = new_cohort_with(NULL, THREADS[t], NULL);
        for (size_t i = 0; i < many.count; i++)
            many.at[i].offence = NO_CRIME;
        for (size_t i = LENGTH(AT); i-- > 0;) {
            darisk_columns_report report = empty_columns_report();
            many.at[AT[i]].offence = X;
            assert_int_equal(try_rows(cohort, many.at, many.count, &report),
                             DARISK_ERROR_EVENT_OFFENCE);
            assert_int_equal(report.first_row, AT[i]);
            assert_int_equal(report.refused, many.count);
            assert_string_equal(report.column, "offence");
            assert_int_equal(darisk_cohort_rows(cohort), 0);
            assert_int_equal(darisk_cohort_reversed_count(cohort), 0);
        }
        darisk_cohort_free(cohort);
    }
    free(many.at);
    free_world(&w);
}

/* Waits for another person named where several threads find one each. */
static void test_sums_with_threads(void **state) {
    world w = new_world(ROWS, 23);
    rows many = repeated(&w, 50);
    darisk_gravity *gravity = new_gravity("E");
    darisk_serial_policy *policy = new_policy("policy a\n");
    (void)state;
    for (size_t i = 0; i < 400; i++) {
        event *row = &many.at[i * 997];
        *row = plain(500000 + i, 700000 + i / 2 * 13, 1, AS_OF - 5);
        row->offence = BIG;
    }
    for (size_t t = 0; t < LENGTH(THREADS); t++) {
        darisk_cohort *cohort = new_cohort_with(gravity, THREADS[t], NULL);
        darisk_ranking *ranking = NULL;
        uint64_t person = 0;
        add_rows(cohort, many.at, many.count);
        assert_int_equal(
            darisk_ranking_new(cohort, policy, AS_OF, NULL, 0, NULL, &person, &ranking),
            DARISK_ERROR_RANKING_SUM);
        assert_int_equal(person, 700000);
        assert_null(ranking);
        assert_int_equal(
            darisk_ranking_new(cohort, policy, AS_OF - 6, NULL, 0, NULL, NULL, &ranking),
            DARISK_OK);
        darisk_ranking_free(ranking);
        darisk_cohort_free(cohort);
    }
    darisk_serial_policy_free(policy);
    darisk_gravity_free(gravity);
    free(many.at);
    free_world(&w);
}

static void fill_nothing(darisk_cohort *cohort, const void *context) {
    (void)cohort;
    (void)context;
}

static void fill_rows_of(darisk_cohort *cohort, const void *context) {
    const rows *r = context;
    add_rows(cohort, r->at, r->count);
}

/* A tail that is nearly full. */
static void fill_tail(darisk_cohort *cohort, const void *context) {
    const rows *r = context;
    for (size_t i = 0; i < 3; i++)
        add_rows(cohort, r->at, 20000);
}

static darisk_status add_20000(darisk_cohort *cohort, const void *context) {
    const rows *r = context;
    return try_rows(cohort, r->at, 20000, NULL);
}

static darisk_status add_rows_of(darisk_cohort *cohort, const void *context) {
    const rows *r = context;
    return try_rows(cohort, r->at, r->count, NULL);
}

/* Both slabs and a tail, from another cohort. */
static darisk_status merge_rows_of(darisk_cohort *cohort, const void *context) {
    static const uint64_t CHILD[] = {20, 21}, PARENT[] = {21, 22};
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *from = new_cohort_with(gravity, 1, NULL);
    fill_rows_of(from, context);
    add_rows(from, SMALL, LENGTH(SMALL));
    assert_int_equal(darisk_cohort_alias(from, CHILD, PARENT, 2, NULL), DARISK_OK);
    const darisk_status status = darisk_cohort_merge(cohort, from);
    darisk_cohort_free(from);
    darisk_gravity_free(gravity);
    return status;
}

static void test_each_allocation_fails_in_turn(void **state) {
    world w = new_world(ROWS, 22);
    rows some = repeated(&w, 8), many = repeated(&w, 28);
    const failing CALLS[] = {
        {"add a slab", 1, fill_nothing, add_rows_of, &some, true},
        {"add past the tail", 1, fill_tail, add_20000, &some, true},
        {"merge slabs", 1, fill_tail, merge_rows_of, &some, true},
        {"rank with two threads", 2, fill_rows_of, call_bands, &some, false},
        {"rank with two threads and without duals", 2, fill_rows_of, call_quantiles, &some, false},
        {"add with two threads", 2, fill_nothing, add_rows_of, &many, true},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(CALLS); i++) {
        const size_t allocations = check_failing(&CALLS[i]);
        print_message("%s: %zu allocations\n", CALLS[i].name, allocations);
        assert_true(allocations > 1);
    }
    free(some.at);
    free(many.at);
    free_world(&w);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads_agree),
        cmocka_unit_test(test_faults_with_threads),
        cmocka_unit_test(test_sums_with_threads),
        cmocka_unit_test(test_each_allocation_fails_in_turn),
    };
    return cmocka_run_group_tests_name("large cohorts", tests, NULL, NULL);
}

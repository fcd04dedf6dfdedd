/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Cohorts without memory: each allocation of each call fails in its turn, and rows come until there
 * is no room for more. */
#include "cohort_memory.h"

static void fill_nothing(darisk_cohort *cohort, const void *context) {
    (void)cohort;
    (void)context;
}

static void fill_with_small(darisk_cohort *cohort, const void *context) {
    (void)context;
    fill_small(cohort);
}

static darisk_status add_small(darisk_cohort *cohort, const void *context) {
    (void)context;
    return try_rows(cohort, SMALL, LENGTH(SMALL), NULL);
}

/* Enough of them for the table to grow. */
static darisk_status alias_many(darisk_cohort *cohort, const void *context) {
    enum { MANY = 50 };
    uint64_t child[MANY], parent[MANY];
    (void)context;
    for (size_t i = 0; i < MANY; i++) {
        child[i] = 1000 + i;
        parent[i] = 1001 + i;
    }
    return darisk_cohort_alias(cohort, child, parent, MANY, NULL);
}

static darisk_status merge_context(darisk_cohort *cohort, const void *context) {
    return darisk_cohort_merge(cohort, context);
}

static void test_each_allocation_fails_in_turn(void **state) {
    darisk_cohort *other = small_cohort();
    (void)state;
    const failing CALLS[] = {
        {"add to nothing", 1, fill_nothing, add_small, NULL, true},
        {"add", 1, fill_with_small, add_small, NULL, true},
        {"alias in nothing", 1, fill_nothing, alias_many, NULL, true},
        {"alias", 1, fill_with_small, alias_many, NULL, true},
        {"merge into nothing", 1, fill_nothing, merge_context, other, true},
        {"merge", 1, fill_with_small, merge_context, other, true},
        {"bands", 1, fill_with_small, call_bands, NULL, false},
        {"quantiles", 1, fill_with_small, call_quantiles, NULL, false},
        {"harm", 1, fill_with_small, call_harm, NULL, false},
        {"harm of nobody", 1, fill_nothing, call_harm, NULL, false},
        {"quiet", 1, fill_with_small, call_quiet, NULL, false},
        {"pairs", 1, fill_with_small, call_pairs, NULL, false},
    };
    for (size_t i = 0; i < LENGTH(CALLS); i++)
        assert_true(check_failing(&CALLS[i]) > 0);
    darisk_cohort_free(other);
}

/* Waits for a cohort half made. */
static void test_new_and_load(void **state) {
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *small = small_cohort();
    size_t size, failures = 0;
    (void)state;
    assert_int_equal(darisk_cohort_saved_size(small, &size), DARISK_OK);
    unsigned char *bytes = room_for(size, 1);
    assert_int_equal(darisk_cohort_save(small, bytes, size), DARISK_OK);
    for (int loads = 0; loads < 2; loads++)
        for (size_t k = 1;; k++) {
            static char marker;
            watch w = {.busy = ATOMIC_FLAG_INIT, .fail_at = k};
            const darisk_allocator allocator = watched(&w);
            darisk_cohort *cohort = (darisk_cohort *)(void *)&marker;
            const darisk_status status =
                loads ? darisk_cohort_load(bytes, size, gravity, NULL, &allocator, &cohort)
                      : darisk_cohort_new(gravity, NULL, &allocator, &cohort);
            if (status == DARISK_OK) {
                darisk_cohort_free(cohort);
                watch_is_clean(&w);
                assert_true(w.calls < k);
                break;
            }
            assert_int_equal(status, DARISK_ERROR_MEMORY);
            assert_ptr_equal(cohort, &marker);
            watch_is_clean(&w);
            failures++;
        }
    assert_true(failures > 6);
    free(bytes);
    darisk_cohort_free(small);
    darisk_gravity_free(gravity);
}

/* Waits for rows that are lost where memory ends in the middle of a day, and for a cohort that is
 * of no use afterwards. */
static void test_more_rows_than_memory(void **state) {
    enum { PIECE = 100, PIECES = 60 };
    world made_up = new_world(PIECE * PIECES, 3);
    watch w = {.busy = ATOMIC_FLAG_INIT};
    const darisk_allocator allocator = watched(&w);
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *cohort = new_cohort_with(gravity, 1, &allocator), *free_one = new_cohort();
    size_t pieces = 0, refusals = 0;
    (void)state;
    w.budget = w.bytes + 60000;
    while (pieces < PIECES) {
        const event *rows = made_up.rows + pieces * PIECE;
        const darisk_status status = try_rows(cohort, rows, PIECE, NULL);
        if (status == DARISK_OK) {
            add_rows(free_one, rows, PIECE);
            pieces++;
            continue;
        }
        assert_int_equal(status, DARISK_ERROR_MEMORY);
        assert_int_equal(darisk_cohort_rows(cohort), pieces * PIECE);
        const size_t budget = w.budget;
        w.budget = 0;
        answer a = answer_of(free_one, &SMALL_SAID), b = answer_of(cohort, &SMALL_SAID);
        answers_are_same("without memory for more", &a, &b);
        free_answer(&a);
        free_answer(&b);
        w.budget = budget + 50000;
        refusals++;
    }
    assert_true(refusals > 3);
    darisk_cohort_free(free_one);
    darisk_cohort_free(cohort);
    darisk_gravity_free(gravity);
    free_world(&made_up);
    watch_is_clean(&w);
}

/* Waits for an allocator without a function, or of another size. */
static void test_allocators(void **state) {
    watch w = {.busy = ATOMIC_FLAG_INIT};
    darisk_allocator allocator = watched(&w);
    darisk_cohort *cohort = NULL;
    (void)state;
    allocator.allocate = NULL;
    assert_int_equal(darisk_cohort_new(NULL, NULL, &allocator, &cohort), DARISK_ERROR_ALLOCATOR);
    allocator = watched(&w);
    allocator.release = NULL;
    assert_int_equal(darisk_cohort_new(NULL, NULL, &allocator, &cohort), DARISK_ERROR_ALLOCATOR);
    allocator.struct_size--;
    assert_int_equal(darisk_cohort_new(NULL, NULL, &allocator, &cohort), DARISK_ERROR_STRUCT_SIZE);
    assert_null(cohort);
    assert_int_equal(w.calls, 0);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_allocation_fails_in_turn),
        cmocka_unit_test(test_new_and_load),
        cmocka_unit_test(test_more_rows_than_memory),
        cmocka_unit_test(test_allocators),
    };
    return cmocka_run_group_tests_name("cohort memory", tests, NULL, NULL);
}

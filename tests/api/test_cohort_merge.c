/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Merging: what two cohorts hold, in one; and what does not go together. */
#include "cohort_test.h"

static void alias_one(darisk_cohort *cohort, uint64_t child, uint64_t parent) {
    assert_int_equal(darisk_cohort_alias(cohort, &child, &parent, 1, NULL), DARISK_OK);
}

/* Refused; neither of the two is changed. */
static void refused(darisk_cohort *into, const darisk_cohort *from, darisk_status status) {
    answer a = state_of(into), b = state_of(from);
    assert_int_equal(darisk_cohort_merge(into, from), status);
    is_as_before("into", into, &a);
    is_as_before("from", from, &b);
}

/* Waits for rows, groups, aliases or counts that stay behind, wherever the small world is cut. */
static void test_as_added(void **state) {
    darisk_cohort *whole = small_cohort();
    answer expected = state_of(whole);
    (void)state;
    for (size_t cut = 0; cut <= LENGTH(SMALL); cut++) {
        darisk_cohort *into = new_cohort(), *from = new_cohort();
        add_rows(into, SMALL, cut);
        add_rows(from, SMALL + cut, LENGTH(SMALL) - cut);
        alias_one(cut % 2 == 0 ? into : from, 13, 15);
        alias_one(cut % 3 == 0 ? into : from, 15, 16);
        answer other = state_of(from);
        assert_int_equal(darisk_cohort_merge(into, from), DARISK_OK);
        is_as_before("from", from, &other);
        darisk_cohort_free(from); /* nothing of it is shared */
        answer found = state_of(into);
        answers_are_same("merged", &expected, &found);
        free_answer(&found);
        darisk_cohort_free(into);
    }
    free_answer(&expected);
    darisk_cohort_free(whole);
}

/* Waits for rows counted twice: merged with itself, with an empty one, and with a copy, whose rows
 * are the same. */
static void test_itself(void **state) {
    darisk_cohort *cohort = small_cohort(), *copy = small_cohort(), *empty = new_cohort();
    answer before = state_of(cohort);
    (void)state;
    assert_int_equal(darisk_cohort_merge(cohort, cohort), DARISK_OK);
    assert_int_equal(darisk_cohort_merge(cohort, empty), DARISK_OK);
    is_as_before("merged with itself", cohort, &before);
    answer answers = answer_of(cohort, &SMALL_SAID);
    assert_int_equal(darisk_cohort_merge(cohort, copy), DARISK_OK);
    answer after = answer_of(cohort, &SMALL_SAID);
    answers_are_same("merged with a copy", &answers, &after);
    assert_int_equal(darisk_cohort_rows(cohort), 2 * LENGTH(SMALL));
    assert_int_equal(darisk_cohort_reversed_count(cohort), 2);
    assert_int_equal(darisk_cohort_reversed_at(cohort, 0), 4);
    assert_int_equal(darisk_cohort_reversed_at(cohort, 1), LENGTH(SMALL) + 4);
    free_answer(&answers);
    free_answer(&after);
    darisk_cohort_free(cohort);
    darisk_cohort_free(copy);
    darisk_cohort_free(empty);
}

/* Waits for two tables taken for one because their edition is the same, and for the reverse. */
static void test_gravity(void **state) {
    static const darisk_gravity_row OTHER[] = {{"X", "2"}, {"Y", "5"}};
    darisk_gravity *other_weights = NULL, *other_edition = new_gravity("F");
    assert_int_equal(
        darisk_gravity_new("E", "made up", OTHER, LENGTH(OTHER), NULL, NULL, &other_weights),
        DARISK_OK);
    darisk_cohort *cohort = small_cohort(), *same = small_cohort();
    darisk_cohort *others[] = {new_cohort_with(NULL, 1, NULL),
                               new_cohort_with(other_weights, 1, NULL),
                               new_cohort_with(other_edition, 1, NULL)};
    (void)state;
    for (size_t i = 0; i < LENGTH(others); i++) {
        answer before = state_of(cohort);
        assert_int_equal(darisk_cohort_merge(cohort, others[i]), DARISK_ERROR_COHORT_GRAVITY);
        assert_int_equal(darisk_cohort_merge(others[i], cohort), DARISK_ERROR_COHORT_GRAVITY);
        is_as_before("another table", cohort, &before);
        assert_int_equal(darisk_cohort_rows(others[i]), 0);
        assert_int_equal(darisk_cohort_person(others[i], 13), 13);
        darisk_cohort_free(others[i]);
    }
    assert_int_equal(darisk_cohort_merge(cohort, same), DARISK_OK);
    darisk_cohort_free(cohort);
    darisk_cohort_free(same);
    darisk_gravity_free(other_weights);
    darisk_gravity_free(other_edition);
}

/* Waits for two parents, or a cycle through both, that is found only when somebody is looked up. */
static void test_aliases_that_do_not_go_together(void **state) {
    darisk_cohort *cohort = small_cohort(), *two = small_cohort(), *cycle = new_cohort(),
                  *long_cycle = new_cohort(), *small = new_cohort();
    (void)state;
    alias_one(two, 17, 18);
    alias_one(cohort, 17, 19);
    refused(cohort, two, DARISK_ERROR_COHORT_ALIAS);
    refused(two, cohort, DARISK_ERROR_COHORT_ALIAS);
    add_rows(cycle, SMALL, 9); /* groups, too, which the other may not have */
    alias_one(cycle, 19, 17);
    refused(cohort, cycle, DARISK_ERROR_COHORT_CYCLE);
    alias_one(long_cycle, 16, 18);
    alias_one(long_cycle, 18, 13);
    refused(cohort, long_cycle, DARISK_ERROR_COHORT_CYCLE);
    refused(long_cycle, cohort, DARISK_ERROR_COHORT_CYCLE);
    add_rows(small, SMALL, 1); /* without a group */
    alias_one(small, 17, 19);
    refused(small, cycle, DARISK_ERROR_COHORT_CYCLE);
    /* And without what contradicts, the same two go together. */
    darisk_cohort *sound = new_cohort();
    alias_one(sound, 16, 18);
    assert_int_equal(darisk_cohort_merge(cohort, sound), DARISK_OK);
    assert_int_equal(darisk_cohort_person(cohort, 13), 18);
    darisk_cohort *all[] = {cohort, two, cycle, long_cycle, small, sound};
    for (size_t i = 0; i < LENGTH(all); i++)
        darisk_cohort_free(all[i]);
}

static void test_null(void **state) {
    darisk_cohort *cohort = small_cohort();
    answer before = state_of(cohort);
    (void)state;
    assert_int_equal(darisk_cohort_merge(NULL, cohort), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_merge(cohort, NULL), DARISK_ERROR_NULL);
    is_as_before("merged with NULL", cohort, &before);
    darisk_cohort_free(cohort);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_added), cmocka_unit_test(test_itself),
        cmocka_unit_test(test_gravity),  cmocka_unit_test(test_aliases_that_do_not_go_together),
        cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests_name("cohort merge", tests, NULL, NULL);
}

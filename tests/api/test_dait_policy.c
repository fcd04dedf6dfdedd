/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A force's table: what it may set, what it may not, and that nothing else moves. */
#include "dait_test.h"

#include <stdlib.h>

static int make_policy(void **state) {
    darisk_dait_policy *policy = NULL;
    if (darisk_dait_policy_new(NULL, &policy) != DARISK_OK)
        return -1;
    *state = policy;
    return 0;
}

static int free_policy(void **state) {
    darisk_dait_policy_free(*state);
    return 0;
}

static darisk_dait_rule rule_of(const darisk_dait_policy *policy, int check) {
    darisk_dait_rule rule = {DARISK_STATED_UNKNOWN, DARISK_DAIT_TELLING_NOT_SET,
                             DARISK_DAIT_TELLING_NOT_SET};
    assert_int_equal(darisk_dait_policy_get(policy, (darisk_dait_check)check, &rule), DARISK_OK);
    return rule;
}

static void same_rule(darisk_dait_rule a, darisk_dait_rule b) {
    assert_int_equal(a.required, b.required);
    assert_int_equal(a.found, b.found);
    assert_int_equal(a.unavailable, b.unavailable);
}

/* Waits for a policy that starts with another table than the records show. */
static void test_defaults(void **state) {
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        same_rule(rule_of(NULL, check), darisk_dait_check_find((darisk_dait_check)check)->rule);
        same_rule(rule_of(*state, check), rule_of(NULL, check));
    }
}

/* What may be told: FOUND crew, control, inspector; UNAVAILABLE likewise. By hand. */
static const bool MAY[3][3] = {
    {true, false, false}, /* what is found is told to the crew */
    {true, true, false},  /* to the control room */
    {true, true, false},  /* to the inspector */
};

static bool may_be_set(int check, darisk_dait_telling found, darisk_dait_telling unavailable) {
    const bool of_a_party =
        check == CHECK(CERTIFICATE_VICTIM) || check == CHECK(CERTIFICATE_SUSPECT);
    return MAY[found - CREW][unavailable - CREW] && !(of_a_party && found == CREW);
}

/* Waits for a rule taken that must not be, refused that may be, or written in part or elsewhere:
 * all eighteen rules of all checks. */
static void test_every_rule_of_every_check(void **state) {
    darisk_dait_policy *policy = *state;
    size_t taken = 0;
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++)
        for (unsigned n = 0; n < 18; n++) {
            const darisk_dait_rule rule = {n % 2 == 0 ? DARISK_STATED_YES : DARISK_STATED_NO,
                                           (darisk_dait_telling)(1 + n / 2 % 3),
                                           (darisk_dait_telling)(1 + n / 6)};
            const darisk_dait_rule before = rule_of(policy, check);
            const bool may = may_be_set(check, rule.found, rule.unavailable);
            const darisk_status status =
                darisk_dait_policy_set(policy, (darisk_dait_check)check, rule);
            assert_int_equal(status == DARISK_OK, may);
            same_rule(rule_of(policy, check), may ? rule : before);
            for (int other = check + 1; other <= DARISK_DAIT_CHECK_LAST; other++)
                same_rule(rule_of(policy, other), rule_of(NULL, other));
            taken += may;
        }
    assert_int_equal(taken, 19 * 10 + 2 * 8);
}

/* Waits for a refusal that names the wrong reason. */
static void test_why_a_rule_is_refused(void **state) {
    static const struct {
        darisk_dait_check check;
        darisk_dait_rule rule;
        darisk_status expected;
    } CASES[] = {
        {CHECK(DRINK_DRUGS), {DARISK_STATED_YES, CREW, CONTROL}, DARISK_ERROR_DAIT_UNAVAILABLE},
        {CHECK(DRINK_DRUGS), {DARISK_STATED_YES, CREW, INSPECTOR}, DARISK_ERROR_DAIT_UNAVAILABLE},
        {CHECK(MARAC_12_MONTHS),
         {DARISK_STATED_YES, INSPECTOR, INSPECTOR},
         DARISK_ERROR_DAIT_UNAVAILABLE},
        {CHECK(CERTIFICATE_VICTIM), {DARISK_STATED_NO, CREW, CREW}, DARISK_ERROR_DAIT_CERTIFICATE},
        {CHECK(CERTIFICATE_SUSPECT),
         {DARISK_STATED_YES, CREW, CREW},
         DARISK_ERROR_DAIT_CERTIFICATE},
        {CHECK(CERTIFICATE_SUSPECT),
         {DARISK_STATED_YES, CREW, CONTROL},
         DARISK_ERROR_DAIT_UNAVAILABLE},
        {CHECK(CERTIFICATE_ADDRESS), {DARISK_STATED_YES, CREW, CREW}, DARISK_OK},
        {CHECK(CERTIFICATE_VICTIM), {DARISK_STATED_NO, CONTROL, CREW}, DARISK_OK},
        {CHECK(MARAC_12_MONTHS), {DARISK_STATED_NO, CREW, CREW}, DARISK_OK},
    };
    for (size_t i = 0; i < LENGTH(CASES); i++)
        assert_int_equal(darisk_dait_policy_set(*state, CASES[i].check, CASES[i].rule),
                         CASES[i].expected);
}

/* Waits for a value used unchecked, and for a policy changed by a refusal. */
static void test_values_refused(void **state) {
    static const int NO_CHECKS[] = {-1, 0, 22, 31, 32, 255, INT_MAX, INT_MIN};
    static const int NO_TELLINGS[] = {-1, 0, 4, 5, 255, INT_MAX, INT_MIN};
    static const int NO_STATED[] = {-1, 0, 3, 255, INT_MAX, INT_MIN};
    const darisk_dait_rule good = {DARISK_STATED_YES, CONTROL, CONTROL};
    darisk_dait_rule out = good;
    for (size_t i = 0; i < LENGTH(NO_CHECKS); i++) {
        const darisk_dait_check check = (darisk_dait_check)NO_CHECKS[i];
        assert_int_equal(darisk_dait_policy_set(*state, check, good), DARISK_ERROR_DAIT_CHECK);
        assert_int_equal(darisk_dait_policy_get(*state, check, &out), DARISK_ERROR_DAIT_CHECK);
        assert_int_equal(darisk_dait_policy_get(NULL, check, &out), DARISK_ERROR_DAIT_CHECK);
    }
    same_rule(out, good);
    for (size_t i = 0; i < LENGTH(NO_TELLINGS); i++) {
        darisk_dait_rule rule = good;
        rule.found = (darisk_dait_telling)NO_TELLINGS[i];
        assert_int_equal(darisk_dait_policy_set(*state, CHECK(COURT_BAIL), rule),
                         DARISK_ERROR_DAIT_RULE);
        rule = good;
        rule.unavailable = (darisk_dait_telling)NO_TELLINGS[i];
        assert_int_equal(darisk_dait_policy_set(*state, CHECK(COURT_BAIL), rule),
                         DARISK_ERROR_DAIT_RULE);
    }
    for (size_t i = 0; i < LENGTH(NO_STATED); i++) {
        darisk_dait_rule rule = good;
        rule.required = (darisk_stated)NO_STATED[i];
        assert_int_equal(darisk_dait_policy_set(*state, CHECK(COURT_BAIL), rule),
                         DARISK_ERROR_DAIT_RULE);
    }
    assert_int_equal(darisk_dait_policy_set(NULL, CHECK(COURT_BAIL), good), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dait_policy_get(*state, CHECK(COURT_BAIL), NULL), DARISK_ERROR_NULL);
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++)
        same_rule(rule_of(*state, check), rule_of(NULL, check));
}

/* Waits for notifications that a table can take away: they follow from the outcome and from what
 * is found. */
static void test_notifications_are_not_in_the_table(void **state) {
    const darisk_dait_rule crew = {DARISK_STATED_NO, CREW, CREW};
    const darisk_dait_rule inspector = {DARISK_STATED_NO, INSPECTOR, CREW};
    assert_int_equal(darisk_dait_policy_set(*state, CHECK(CERTIFICATE_ADDRESS), crew), DARISK_OK);
    assert_int_equal(darisk_dait_policy_set(*state, CHECK(CERTIFICATE_SUSPECT), inspector),
                     DARISK_OK);
    const darisk_dait_checks address = one_check(CHECK(CERTIFICATE_ADDRESS), IS_FOUND);
    assert_int_equal(assess_with(&address, *state).outcome.code, DARISK_DAIT_BRIEF_CREW);
    assert_int_equal(assess_with(&address, *state).notifications, NOTIFY(WARN_CREW_FIREARMS));
    const darisk_dait_checks suspect = one_check(CHECK(CERTIFICATE_SUSPECT), IS_FOUND);
    assert_int_equal(assess_with(&suspect, *state).outcome.code, DARISK_DAIT_ALERT_INSPECTOR);
    assert_int_equal(assess_with(&suspect, *state).notifications,
                     NOTIFY(TELL_CONTROL_SUPERVISOR) | NOTIFY(TELL_DUTY_INSPECTOR) |
                         NOTIFY(WARN_CREW_FIREARMS) | NOTIFY(REVIEW_CERTIFICATE));
}

/* Waits for settings shared between handles. */
static void test_policies_are_apart(void **state) {
    darisk_dait_policy *other = NULL;
    const darisk_dait_rule rule = {DARISK_STATED_NO, INSPECTOR, CONTROL};
    assert_int_equal(darisk_dait_policy_new(NULL, &other), DARISK_OK);
    assert_int_equal(darisk_dait_policy_set(other, CHECK(HISTORY_PAIR), rule), DARISK_OK);
    same_rule(rule_of(*state, CHECK(HISTORY_PAIR)), rule_of(NULL, CHECK(HISTORY_PAIR)));
    darisk_dait_policy_free(other);
}

static void *allocate_none(void *context, size_t size) {
    (void)size;
    ++*(int *)context;
    return NULL;
}

static void release_any(void *context, void *memory, size_t size) {
    (void)context;
    (void)size;
    free(memory);
}

/* Waits for a crash on NULL or without memory, and for an output written all the same. */
static void test_nothing_to_make_it_of(void **state) {
    (void)state;
    int calls = 0;
    darisk_allocator none = {sizeof none, &calls, allocate_none, release_any};
    darisk_dait_policy *policy = NULL;
    assert_int_equal(darisk_dait_policy_new(&none, &policy), DARISK_ERROR_MEMORY);
    assert_int_equal(calls, 1);
    none.release = NULL;
    assert_int_equal(darisk_dait_policy_new(&none, &policy), DARISK_ERROR_ALLOCATOR);
    none.struct_size = 1;
    assert_int_equal(darisk_dait_policy_new(&none, &policy), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_dait_policy_new(NULL, NULL), DARISK_ERROR_NULL);
    assert_null(policy);
    darisk_dait_policy_free(NULL);
}

#define WITH_POLICY(test) cmocka_unit_test_setup_teardown(test, make_policy, free_policy)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_POLICY(test_defaults),
        WITH_POLICY(test_every_rule_of_every_check),
        WITH_POLICY(test_why_a_rule_is_refused),
        WITH_POLICY(test_values_refused),
        WITH_POLICY(test_notifications_are_not_in_the_table),
        WITH_POLICY(test_policies_are_apart),
        cmocka_unit_test(test_nothing_to_make_it_of),
    };
    return cmocka_run_group_tests_name("dait_policy", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What a force may settle, and that nothing else moves. */
#include "api_test.h"

static int make_policy(void **state) {
    darisk_definition_policy *policy = NULL;
    if (darisk_definition_policy_new(NULL, &policy) != DARISK_OK)
        return -1;
    *state = policy;
    return 0;
}

static int free_policy(void **state) {
    darisk_definition_policy_free(*state);
    return 0;
}

static darisk_cell cell_of(darisk_definition definition, darisk_relationship kind,
                           const darisk_definition_policy *policy) {
    darisk_cell cell = DARISK_CELL_NOT_SET;
    assert_int_equal(darisk_definition_cell(definition, kind, policy, &cell), DARISK_OK);
    return cell;
}

static darisk_outcome part_of(darisk_definition definition, darisk_relationship kind,
                              const darisk_definition_policy *policy) {
    const darisk_facts facts = adults(DARISK_RELATIONSHIP_BIT(kind));
    return classify_with(definition, policy, &facts).relationship;
}

/* What a policy says of everything: all cells, and each kind classified under each definition. */
typedef struct picture {
    darisk_date switch_day;
    uint8_t cells[DARISK_DEFINITION_LAST + 1][DARISK_RELATIONSHIP_LAST + 1];
    darisk_classification results[DARISK_DEFINITION_LAST + 1][DARISK_RELATIONSHIP_LAST + 1];
} picture;

static void take_picture(const darisk_definition_policy *policy, picture *out) {
    memset(out, 0, sizeof *out);
    out->switch_day = darisk_definition_policy_switch_day(policy);
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++)
        for (int k = 1; k <= DARISK_RELATIONSHIP_LAST; k++) {
            const darisk_definition definition = (darisk_definition)d;
            darisk_facts facts = adults(DARISK_RELATIONSHIP_BIT(k));
            facts.given |= DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_CONDUCT_ON;
            facts.recorded_on = facts.conduct_on = day(2021, 9, 30);
            out->cells[d][k] = (uint8_t)cell_of(definition, (darisk_relationship)k, policy);
            out->results[d][k].struct_size = sizeof out->results[d][k];
            assert_int_equal(darisk_classify(definition, policy, &facts, &out->results[d][k]),
                             DARISK_OK);
        }
}

static picture before, after;

/* Waits for a policy that starts with anything set. */
static void test_defaults(void **state) {
    assert_int_equal(DARISK_DEFINITION_SWITCH_FIRST, day(2021, 7, 5));
    assert_int_equal(DARISK_DEFINITION_SWITCH_DEFAULT, day(2021, 10, 1));
    assert_int_equal(darisk_definition_policy_switch_day(NULL), day(2021, 10, 1));
    assert_int_equal(darisk_definition_policy_switch_day(*state), day(2021, 10, 1));
    take_picture(NULL, &before);
    take_picture(*state, &after);
    assert_memory_equal(&before, &after, sizeof before);
}

/* Waits for a day let in that is too early or no day, and for a good day lost to a bad one. */
static void test_switch_day(void **state) {
    darisk_definition_policy *policy = *state;
    const darisk_date refused[] = {day(2021, 7, 4),
                                   day(2013, 3, 31),
                                   0,
                                   -1,
                                   DARISK_DATE_FIRST,
                                   DARISK_DATE_FIRST - 1,
                                   DARISK_DATE_LAST + 1,
                                   DARISK_DATE_UNKNOWN,
                                   INT32_MAX};
    const darisk_date taken[] = {day(2021, 7, 5), day(2021, 7, 6), day(2021, 10, 1),
                                 day(2022, 4, 1), DARISK_DATE_LAST};
    for (size_t t = 0; t < LENGTH(taken); t++) {
        assert_int_equal(darisk_definition_policy_set_switch_day(policy, taken[t]), DARISK_OK);
        for (size_t r = 0; r < LENGTH(refused); r++)
            assert_int_equal(darisk_definition_policy_set_switch_day(policy, refused[r]),
                             DARISK_ERROR_POLICY_SWITCH_DAY);
        assert_int_equal(darisk_definition_policy_switch_day(policy), taken[t]);
    }
    assert_int_equal(darisk_definition_policy_set_switch_day(NULL, day(2022, 1, 1)),
                     DARISK_ERROR_NULL);
}

/* Waits for a gap or an overlap at the switch day: on each day one of the two applies. */
static void test_switch_day_moves_both_definitions(void **state) {
    darisk_definition_policy *policy = *state;
    const darisk_date switch_day = day(2022, 4, 1);
    assert_int_equal(darisk_definition_policy_set_switch_day(policy, switch_day), DARISK_OK);
    for (int32_t shift = -2; shift <= 2; shift++) {
        darisk_facts facts = adults(KIND(SPOUSE));
        facts.given |= DARISK_GIVEN_RECORDED_ON;
        facts.recorded_on = switch_day + shift;
        const darisk_outcome old =
            classify_with(DARISK_DEFINITION_XGOV_2013, policy, &facts).in_force;
        const darisk_outcome now =
            classify_with(DARISK_DEFINITION_DAA_2021, policy, &facts).in_force;
        assert_int_equal(old, shift < 0 ? QUALIFIES : EXCLUDED);
        assert_int_equal(now, shift < 0 ? EXCLUDED : QUALIFIES);
        assert_int_equal(classify_with(DARISK_DEFINITION_DAPN_2024, policy, &facts).in_force,
                         QUALIFIES); /* by the day of the conduct, which is not given */
    }
}

/* Waits for a switch day that also moves definitions of the Act that have days of their own. */
static void test_switch_day_moves_nothing_else(void **state) {
    darisk_definition_policy *policy = *state;
    assert_int_equal(darisk_definition_policy_set_switch_day(policy, day(2023, 1, 1)), DARISK_OK);
    take_picture(NULL, &before);
    take_picture(policy, &after);
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++)
        assert_memory_equal(before.results[d], after.results[d], sizeof before.results[d]);
}

/* The cells that may be settled, by hand from the sources. */
#define ROW(definition, kind)                                                                      \
    { DARISK_DEFINITION_##definition, DARISK_RELATIONSHIP_##kind }
static const struct {
    darisk_definition definition;
    darisk_relationship kind;
} SETTABLE[] = {
    ROW(DAA_2021, STEP_SIBLING),
    ROW(SCA76_2015, STEP_SIBLING),
    ROW(SCA76_2023, STEP_SIBLING),
    ROW(ACPO_PRE2013, GREAT_GRANDPARENT),
    ROW(XGOV_2013, GREAT_GRANDPARENT),
    ROW(DAA_2021, GREAT_GRANDPARENT),
    ROW(SCA76_2015, GREAT_GRANDPARENT),
    ROW(SCA76_2023, GREAT_GRANDPARENT),
    ROW(ACPO_PRE2013, DATE_MET),
    ROW(XGOV_2013, DATE_MET),
    ROW(DAA_2021, DATE_MET),
    ROW(SCA76_2015, DATE_MET),
    ROW(SCA76_2023, DATE_MET),
    ROW(WAL_2015, DATE_MET),
    ROW(SCO_PROTOCOL, DATE_MET),
    ROW(ACPO_PRE2013, APP_NEVER_MET),
    ROW(XGOV_2013, APP_NEVER_MET),
    ROW(DAA_2021, APP_NEVER_MET),
    ROW(SCA76_2023, APP_NEVER_MET),
    ROW(WAL_2015, APP_NEVER_MET),
    ROW(SCO_PROTOCOL, APP_NEVER_MET),
    ROW(ACPO_PRE2013, SEX_WORK_CLIENT),
    ROW(XGOV_2013, SEX_WORK_CLIENT),
    ROW(DAA_2021, SEX_WORK_CLIENT),
    ROW(SCA76_2023, SEX_WORK_CLIENT),
    ROW(WAL_2015, SEX_WORK_CLIENT),
    ROW(SCO_PROTOCOL, SEX_WORK_CLIENT),
    ROW(XGOV_2013, FIRST_COUSIN),
    ROW(DAA_2021, ONE_NIGHT_STAND),
};
#undef ROW

static bool is_settable(darisk_definition definition, darisk_relationship kind) {
    for (size_t i = 0; i < LENGTH(SETTABLE); i++)
        if (SETTABLE[i].definition == definition && SETTABLE[i].kind == kind)
            return true;
    return false;
}

/* Waits for a cell on the list that should not be, one missing, or one listed twice; and for a
 * preset that is not what the library says. */
static void test_settable_cells(void **state) {
    (void)state;
    const size_t count = darisk_settable_cell_count();
    assert_int_equal(count, LENGTH(SETTABLE));
    for (size_t i = 0; i < count; i++) {
        const darisk_settable_cell *cell = darisk_settable_cell_at(i);
        if (!is_settable(cell->definition, cell->relationship))
            fail_msg("%s, %s may not be settled", darisk_definition_text(cell->definition),
                     darisk_relationship_text(cell->relationship));
        assert_int_equal(cell->preset, cell_of(cell->definition, cell->relationship, NULL));
        assert_true(strlen(cell->reason) > 20);
        assert_int_equal(cell->provision->kind, DARISK_PROVISION_KIND_READING);
        for (size_t j = 0; j < i; j++)
            assert_false(darisk_settable_cell_at(j)->definition == cell->definition &&
                         darisk_settable_cell_at(j)->relationship == cell->relationship);
    }
    assert_null(darisk_settable_cell_at(count));
    assert_null(darisk_settable_cell_at(SIZE_MAX));
}

static darisk_cell cell_for(darisk_outcome outcome) {
    if (outcome == EXCLUDED)
        return DARISK_CELL_EXCLUDED;
    return outcome == REVIEW ? DARISK_CELL_REVIEW : DARISK_CELL_QUALIFIES;
}

/* Waits for a setting that is added to an earlier one instead of replacing it, or that is stored
 * and not applied. */
static void test_every_settable_cell_takes_each_outcome(void **state) {
    darisk_definition_policy *policy = *state;
    static const darisk_outcome ORDER[] = {QUALIFIES, EXCLUDED, REVIEW, EXCLUDED, QUALIFIES};
    for (size_t i = 0; i < LENGTH(SETTABLE); i++) {
        const darisk_definition definition = SETTABLE[i].definition;
        const darisk_relationship kind = SETTABLE[i].kind;
        for (size_t o = 0; o < LENGTH(ORDER); o++) {
            if (kind == DARISK_RELATIONSHIP_ONE_NIGHT_STAND && ORDER[o] == EXCLUDED)
                continue;
            assert_int_equal(darisk_definition_policy_set_cell(policy, definition, kind, ORDER[o]),
                             DARISK_OK);
            assert_int_equal(cell_of(definition, kind, policy), cell_for(ORDER[o]));
            assert_int_equal(part_of(definition, kind, policy), ORDER[o]);
        }
    }
}

static bool same_column(darisk_definition owner, darisk_definition other,
                        darisk_relationship kind) {
    if (owner == other)
        return true;
    if (owner == DARISK_DEFINITION_SCO_PROTOCOL)
        return other == DARISK_DEFINITION_SCO_2018;
    if (owner != DARISK_DEFINITION_DAA_2021)
        return false;
    if (other == DARISK_DEFINITION_DAA_S3_CHILD)
        return kind == DARISK_RELATIONSHIP_STEP_SIBLING ||
               kind == DARISK_RELATIONSHIP_GREAT_GRANDPARENT;
    return other == DARISK_DEFINITION_DAPN_2024 || other == DARISK_DEFINITION_CPS_FLAG;
}

/* Waits for a setting that stops short of a definition with the same column, or leaks into
 * another column or another kind. */
static void test_reach_of_each_setting(void **state) {
    (void)state;
    take_picture(NULL, &before);
    for (size_t i = 0; i < LENGTH(SETTABLE); i++) {
        const darisk_relationship kind = SETTABLE[i].kind;
        const bool one_night = kind == DARISK_RELATIONSHIP_ONE_NIGHT_STAND;
        darisk_definition_policy *policy = NULL;
        assert_int_equal(darisk_definition_policy_new(NULL, &policy), DARISK_OK);
        assert_int_equal(darisk_definition_policy_set_cell(policy, SETTABLE[i].definition, kind,
                                                           one_night ? REVIEW : QUALIFIES),
                         DARISK_OK);
        for (int d = 1; d <= DARISK_DEFINITION_LAST; d++)
            for (int k = 1; k <= DARISK_RELATIONSHIP_LAST; k++) {
                const bool reached =
                    (darisk_relationship)k == kind &&
                    same_column(SETTABLE[i].definition, (darisk_definition)d, kind);
                const darisk_cell set = one_night ? DARISK_CELL_REVIEW : DARISK_CELL_QUALIFIES;
                assert_int_equal(cell_of((darisk_definition)d, (darisk_relationship)k, policy),
                                 reached ? set : (darisk_cell)before.cells[d][k]);
            }
        darisk_definition_policy_free(policy);
    }
}

/* Waits for a setting hidden from the reader of the result, or told where it decided nothing. */
static void test_settings_are_told(void **state) {
    darisk_definition_policy *policy = *state;
    const darisk_facts step = adults(KIND(STEP_SIBLING));
    const darisk_facts both = adults(KIND(STEP_SIBLING) | KIND(SIBLING));
    const darisk_facts spouse = adults(KIND(SPOUSE));
    assert_int_equal(darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_DAA_2021,
                                                       DARISK_RELATIONSHIP_STEP_SIBLING, EXCLUDED),
                     DARISK_OK);
    assert_true(classify_with(DARISK_DEFINITION_CPS_FLAG, policy, &step).findings &
                FOUND(SETTLED_BY_POLICY));
    assert_false(classify_with(DARISK_DEFINITION_CPS_FLAG, policy, &both).findings &
                 FOUND(SETTLED_BY_POLICY));
    assert_false(classify_with(DARISK_DEFINITION_CPS_FLAG, policy, &spouse).findings &
                 FOUND(SETTLED_BY_POLICY));
    assert_false(classify(DARISK_DEFINITION_CPS_FLAG, &step).findings & FOUND(SETTLED_BY_POLICY));
}

/* Waits for a QUALIFIES turned into an EXCLUDED by any way, also where the cell is nobody's to
 * settle; for any other cell that can be moved; and for a policy changed by a refusal. */
static void test_every_other_cell_is_refused(void **state) {
    darisk_definition_policy *policy = *state;
    assert_int_equal(darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_DAA_2021,
                                                       DARISK_RELATIONSHIP_DATE_MET, QUALIFIES),
                     DARISK_OK);
    take_picture(policy, &before);
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++)
        for (int k = 1; k <= DARISK_RELATIONSHIP_LAST; k++)
            for (int o = EXCLUDED; o <= QUALIFIES; o++) {
                const darisk_definition definition = (darisk_definition)d;
                const darisk_relationship kind = (darisk_relationship)k;
                const bool narrows =
                    o == EXCLUDED && cell_of(definition, kind, NULL) == DARISK_CELL_QUALIFIES;
                if (is_settable(definition, kind) && !narrows)
                    continue;
                const darisk_status status =
                    darisk_definition_policy_set_cell(policy, definition, kind, (darisk_outcome)o);
                if (status != (narrows ? DARISK_ERROR_POLICY_NARROWS : DARISK_ERROR_POLICY_CELL))
                    fail_msg("%s, %s to %d: %s", darisk_definition_text(definition),
                             darisk_relationship_text(kind), o, darisk_status_text(status));
            }
    take_picture(policy, &after);
    assert_memory_equal(&before, &after, sizeof before);
}

/* Waits for the definitions that share a column taken as its owners. */
static void test_only_the_owner_of_a_column_settles_it(void **state) {
    darisk_definition_policy *policy = *state;
    static const darisk_definition SHARERS[] = {
        DARISK_DEFINITION_DAPN_2024, DARISK_DEFINITION_CPS_FLAG, DARISK_DEFINITION_DAA_S3_CHILD};
    for (size_t i = 0; i < LENGTH(SHARERS); i++)
        assert_int_equal(darisk_definition_policy_set_cell(
                             policy, SHARERS[i], DARISK_RELATIONSHIP_STEP_SIBLING, QUALIFIES),
                         DARISK_ERROR_POLICY_CELL);
    assert_int_equal(darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_SCO_2018,
                                                       DARISK_RELATIONSHIP_DATE_MET, QUALIFIES),
                     DARISK_ERROR_POLICY_CELL);
    assert_int_equal(darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_CPS_FLAG,
                                                       DARISK_RELATIONSHIP_ONE_NIGHT_STAND,
                                                       EXCLUDED),
                     DARISK_ERROR_POLICY_NARROWS);
    assert_int_equal(cell_of(DARISK_DEFINITION_DAA_2021, DARISK_RELATIONSHIP_STEP_SIBLING, policy),
                     DARISK_CELL_REVIEW);
}

/* Waits for a value used as an index, 0 taken as an outcome, and errors in another order. */
static void test_set_cell_refuses_values(void **state) {
    darisk_definition_policy *policy = *state;
    static const int NONE[] = {-1, 0, 62, 99, 255, INT_MAX, INT_MIN};
    static const int NO_OUTCOMES[] = {-1, 0, 4, 255, INT_MAX, INT_MIN};
    const darisk_definition daa = DARISK_DEFINITION_DAA_2021;
    const darisk_relationship step = DARISK_RELATIONSHIP_STEP_SIBLING;
    take_picture(policy, &before);
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        assert_int_equal(
            darisk_definition_policy_set_cell(policy, (darisk_definition)NONE[i], step, QUALIFIES),
            DARISK_ERROR_DEFINITION);
        assert_int_equal(
            darisk_definition_policy_set_cell(policy, daa, (darisk_relationship)NONE[i], QUALIFIES),
            DARISK_ERROR_RELATIONSHIP);
        assert_int_equal(darisk_definition_policy_set_cell(policy, (darisk_definition)NONE[i],
                                                           (darisk_relationship)NONE[i],
                                                           (darisk_outcome)-1),
                         DARISK_ERROR_DEFINITION);
    }
    assert_int_equal(
        darisk_definition_policy_set_cell(policy, (darisk_definition)15, step, QUALIFIES),
        DARISK_ERROR_DEFINITION);
    for (size_t i = 0; i < LENGTH(NO_OUTCOMES); i++)
        assert_int_equal(
            darisk_definition_policy_set_cell(policy, daa, step, (darisk_outcome)NO_OUTCOMES[i]),
            DARISK_ERROR_OUTCOME);
    assert_int_equal(darisk_definition_policy_set_cell(NULL, daa, step, QUALIFIES),
                     DARISK_ERROR_NULL);
    take_picture(policy, &after);
    assert_memory_equal(&before, &after, sizeof before);
}

/* Waits for settings that are shared between handles. */
static void test_policies_are_apart(void **state) {
    darisk_definition_policy *other = NULL;
    assert_int_equal(darisk_definition_policy_new(NULL, &other), DARISK_OK);
    assert_int_equal(darisk_definition_policy_set_cell(other, DARISK_DEFINITION_DAA_2021,
                                                       DARISK_RELATIONSHIP_STEP_SIBLING, EXCLUDED),
                     DARISK_OK);
    assert_int_equal(darisk_definition_policy_set_switch_day(other, day(2022, 1, 1)), DARISK_OK);
    take_picture(NULL, &before);
    take_picture(*state, &after);
    assert_memory_equal(&before, &after, sizeof before);
    darisk_definition_policy_free(other);
}

/* Waits for a crash on NULL, and for an output that is written without need. */
static void test_nulls(void **state) {
    (void)state;
    darisk_definition_policy_free(NULL);
    assert_int_equal(darisk_definition_policy_new(NULL, NULL), DARISK_ERROR_NULL);
}

#define WITH_POLICY(test) cmocka_unit_test_setup_teardown(test, make_policy, free_policy)

int main(void) {
    static const struct CMUnitTest tests[] = {
        WITH_POLICY(test_defaults),
        WITH_POLICY(test_switch_day),
        WITH_POLICY(test_switch_day_moves_both_definitions),
        WITH_POLICY(test_switch_day_moves_nothing_else),
        cmocka_unit_test(test_settable_cells),
        WITH_POLICY(test_every_settable_cell_takes_each_outcome),
        cmocka_unit_test(test_reach_of_each_setting),
        WITH_POLICY(test_settings_are_told),
        WITH_POLICY(test_every_other_cell_is_refused),
        WITH_POLICY(test_only_the_owner_of_a_column_settles_it),
        WITH_POLICY(test_set_cell_refuses_values),
        WITH_POLICY(test_policies_are_apart),
        cmocka_unit_test(test_nulls),
    };
    return cmocka_run_group_tests_name("definition_policy", tests, NULL, NULL);
}

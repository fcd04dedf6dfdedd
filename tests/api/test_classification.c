/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The single call: what it says of a case. What it refuses is in test_classification_refused.c. */
#include "finding_cases.h"

#define DAA           DARISK_DEFINITION_DAA_2021
#define ENGLAND_WALES DARISK_JURISDICTION_ENGLAND_AND_WALES

static darisk_outcome age_at(darisk_definition definition, darisk_date victim,
                             darisk_date perpetrator, darisk_date conduct) {
    darisk_facts facts = born(victim, perpetrator, conduct);
    facts.given |= DARISK_GIVEN_RECORDED_ON;
    facts.recorded_on = day(2022, 6, 1); /* by then everybody is old enough */
    const darisk_classification result = classify(definition, &facts);
    assert_false(result.findings & FOUND(BIRTH_WITHOUT_DAY));
    return result.age;
}

/* Waits for a birthday counted a day early or late, and for the age on the day of the record. */
static void test_age_from_births(void **state) {
    (void)state;
    const darisk_date young = day(2004, 5, 17);
    const darisk_date old = day(1980, 1, 1);
    for (int32_t year = 2019; year <= 2021; year++) {
        const darisk_outcome on = year >= 2020 ? QUALIFIES : EXCLUDED;
        const darisk_outcome eve = year >= 2021 ? QUALIFIES : EXCLUDED;
        const darisk_date birthday = day(year, 5, 17);
        assert_int_equal(age_at(DAA, young, old, birthday - 1), eve);
        assert_int_equal(age_at(DAA, young, old, birthday), on);
        assert_int_equal(age_at(DAA, young, old, birthday + 1), on);
        assert_int_equal(age_at(DAA, old, young, birthday - 1), eve);
        assert_int_equal(age_at(DAA, old, young, birthday), on);
        assert_int_equal(age_at(DAA, old, young, birthday + 1), on);
    }
}

/* Waits for 28 February taken as the birthday of a leap-day child in a common year. */
static void test_age_from_births_on_29_february(void **state) {
    (void)state;
    const darisk_date old = day(1980, 1, 1);
    const darisk_definition adults_only = DARISK_DEFINITION_ACPO_PRE2013;
    assert_int_equal(age_at(DAA, day(2004, 2, 29), old, day(2020, 2, 28)), EXCLUDED);
    assert_int_equal(age_at(DAA, day(2004, 2, 29), old, day(2020, 2, 29)), QUALIFIES);
    assert_int_equal(age_at(adults_only, day(1992, 2, 29), old, day(2010, 2, 28)), EXCLUDED);
    assert_int_equal(age_at(adults_only, day(1992, 2, 29), old, day(2010, 3, 1)), QUALIFIES);
    assert_int_equal(age_at(adults_only, old, day(1992, 2, 29), day(2010, 2, 28)), EXCLUDED);
    assert_int_equal(age_at(adults_only, old, day(1992, 2, 29), day(2010, 3, 1)), QUALIFIES);
    assert_int_equal(
        age_at(DARISK_DEFINITION_DAA_S3_CHILD, day(1992, 2, 29), old, day(2010, 2, 28)), QUALIFIES);
    assert_int_equal(age_at(DARISK_DEFINITION_DAA_S3_CHILD, day(1992, 2, 29), old, day(2010, 3, 1)),
                     EXCLUDED);
}

/* Waits for an age counted to another day where the day of the conduct is not given. */
static void test_birth_without_day_is_review(void **state) {
    (void)state;
    darisk_facts facts = born(day(2015, 1, 1), day(1980, 1, 1), 0);
    facts.given ^= DARISK_GIVEN_CONDUCT_ON | DARISK_GIVEN_RECORDED_ON;
    facts.recorded_on = day(2022, 6, 1);
    const darisk_classification result = classify(DAA, &facts);
    assert_int_equal(result.age, REVIEW);
    assert_int_equal(result.outcome, REVIEW);
    assert_int_equal(result.decided_by, DARISK_PART_AGE);
    assert_true(result.findings & FOUND(BIRTH_WITHOUT_DAY));
    assert_true(result.findings & FOUND(VICTIM_AGE_UNKNOWN));
    assert_false(result.findings & FOUND(VICTIM_UNDER_AGE));
}

/* Waits for cleared memory read as a fact: as strangers, as no abuse, as an infant, as 1970. */
static void test_cleared_memory_states_nothing(void **state) {
    (void)state;
    const darisk_facts facts = no_facts();
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++) {
        const darisk_classification result = classify((darisk_definition)d, &facts);
        assert_int_equal(result.outcome, REVIEW);
        assert_int_equal(result.in_force, QUALIFIES);
        assert_int_not_equal(result.age, EXCLUDED);
        assert_int_equal(result.relationship, REVIEW);
        assert_int_not_equal(result.behaviour, EXCLUDED);
        assert_int_equal(result.tie, DARISK_RELATIONSHIP_UNKNOWN);
        assert_true(result.findings & FOUND(DAY_NOT_GIVEN));
        assert_true(result.findings & FOUND(TIE_UNKNOWN));
        assert_false(result.findings & FOUND(CONTRADICTORY_FACTS));
    }
    static const darisk_definition WITH_AGES[] = {
        DARISK_DEFINITION_ACPO_PRE2013, DARISK_DEFINITION_XGOV_2013,  DARISK_DEFINITION_DAA_2021,
        DARISK_DEFINITION_DAA_S3_CHILD, DARISK_DEFINITION_SCA76_2015, DARISK_DEFINITION_SCA76_2023,
        DARISK_DEFINITION_DVPN_2014,    DARISK_DEFINITION_DAPN_2024,  DARISK_DEFINITION_DHR_2004};
    for (size_t i = 0; i < LENGTH(WITH_AGES); i++)
        assert_int_equal(classify(WITH_AGES[i], &facts).age, REVIEW);
}

/* Waits for each finding that is not raised where it must be, or raised on a near miss. */
static void test_findings(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH(FINDING_CASES); i++) {
        const finding_case *c = &FINDING_CASES[i];
        const darisk_classification result = classify_case(c);
        const bool raised = (result.findings & DARISK_FINDING_BIT(c->finding)) != 0;
        if (raised != c->raised)
            fail_msg("case %zu: %s is %s", i, darisk_finding_text(c->finding),
                     raised ? "raised" : "not raised");
    }
}

/* Waits for a finding without a case here, so that the table above stays whole. */
static void test_every_finding_has_its_cases(void **state) {
    (void)state;
    darisk_findings hit = 0;
    darisk_findings missed = 0;
    darisk_findings all = 0;
    for (size_t i = 0; i < LENGTH(FINDING_CASES); i++)
        *(FINDING_CASES[i].raised ? &hit : &missed) |= DARISK_FINDING_BIT(FINDING_CASES[i].finding);
    for (size_t i = 0; i < darisk_finding_count(); i++)
        all |= DARISK_FINDING_BIT(darisk_finding_at(i)->finding);
    assert_true(hit == all);
    assert_true(missed == all);
}

/* Waits for a bit without a record, and for parts that do not give the outcome. */
static void test_every_result_is_whole(void **state) {
    (void)state;
    darisk_findings all = 0;
    for (size_t i = 0; i < darisk_finding_count(); i++)
        all |= DARISK_FINDING_BIT(darisk_finding_at(i)->finding);
    for (size_t i = 0; i < LENGTH(FINDING_CASES); i++)
        for (int d = 0; d <= DARISK_DEFINITION_LAST; d++) {
            finding_case c = FINDING_CASES[i];
            c.definition = (darisk_definition)d;
            const darisk_classification r = classify_case(&c);
            const darisk_outcome parts[] = {r.in_force, r.age, r.relationship, r.behaviour};
            darisk_outcome least = QUALIFIES;
            darisk_part first = DARISK_PART_NOT_SET;
            uint32_t at = 0;
            for (size_t p = 0; p < LENGTH(parts); p++)
                least = parts[p] < least ? parts[p] : least;
            for (size_t p = LENGTH(parts); p > 0; p--)
                if (parts[p - 1] == least) {
                    at |= DARISK_PART_BIT(p);
                    first = (darisk_part)p;
                }
            assert_int_equal(r.outcome, least);
            assert_int_equal(r.decided_by, first);
            assert_int_equal(r.parts_at_outcome, at);
            assert_true((r.findings & ~all) == 0);
            assert_true((r.ties & DARISK_RELATIONSHIP_BIT(r.tie)) != 0);
            assert_true((r.ties & (DARISK_RELATIONSHIP_BIT(r.tie) - 1)) == 0);
            assert_ptr_equal(r.limb, darisk_definition_limb(r.definition, r.tie));
            assert_non_null(r.provision);
            assert_int_equal(r.rules_version, darisk_rules_version());
            assert_int_equal(r.unused, 0);
        }
}

/* Waits for a field left as it was: two calls over different garbage must give the same bytes. */
static void test_every_field_is_written(void **state) {
    (void)state;
    const darisk_facts facts = adults(KIND(EX_SPOUSE) | KIND(FRIEND));
    darisk_classification a;
    darisk_classification b;
    memset(&a, 0, sizeof a);
    memset(&b, 0xff, sizeof b);
    a.struct_size = b.struct_size = sizeof a;
    assert_int_equal(darisk_classify(DAA, NULL, &facts, &a), DARISK_OK);
    assert_int_equal(darisk_classify(DAA, NULL, &facts, &b), DARISK_OK);
    assert_memory_equal(&a, &b, sizeof a);
}

/* Waits for parts named in another order than in force, age, relationship, behaviour. */
static void test_which_part_decides(void **state) {
    (void)state;
    darisk_facts facts = adults(KIND(FRIEND));
    facts.behaviours = TYPE(NO_ABUSE);
    give_ages(&facts, 15, 40);
    facts.given |= DARISK_GIVEN_RECORDED_ON;
    facts.recorded_on = day(2021, 9, 30);
    darisk_classification result = classify(DAA, &facts);
    assert_int_equal(result.decided_by, DARISK_PART_IN_FORCE);
    assert_int_equal(result.parts_at_outcome, 15);
    assert_string_equal(result.provision->key, "DAA_2021/COMMENCEMENT");
    facts.recorded_on = day(2021, 10, 1);
    result = classify(DAA, &facts);
    assert_int_equal(result.decided_by, DARISK_PART_AGE);
    assert_int_equal(result.parts_at_outcome, 14);
    assert_string_equal(result.provision->key, "DAA_2021/S1_2_A");
    give_ages(&facts, 16, 40);
    result = classify(DAA, &facts);
    assert_int_equal(result.decided_by, DARISK_PART_RELATIONSHIP);
    assert_int_equal(result.parts_at_outcome, 12);
    assert_string_equal(result.provision->key, "DAA_2021/S2");
    facts.relationships = KIND(STEP_SIBLING);
    result = classify(DAA, &facts);
    assert_int_equal(result.decided_by, DARISK_PART_BEHAVIOUR);
    assert_int_equal(result.parts_at_outcome, 8);
    assert_string_equal(result.provision->key, "DAA_2021/S1_3");
    facts.behaviours = TYPE(PHYSICAL);
    result = classify(DAA, &facts);
    assert_int_equal(result.decided_by, DARISK_PART_RELATIONSHIP);
    assert_int_equal(result.parts_at_outcome, 4);
    assert_string_equal(result.provision->key, "DAA_2021/S2_1_G");
}

/* Waits for a tie that cancels a better one, for the last one named instead of the first, and
 * for a limb of another tie. */
static void test_which_tie_decides(void **state) {
    (void)state;
#define ROW(definition, set, stated, tie, ties, limb)                                              \
    { DARISK_DEFINITION_##definition, set, stated, DARISK_RELATIONSHIP_##tie, ties, limb }
    static const struct {
        darisk_definition definition;
        darisk_relationships set;
        darisk_circumstances stated;
        darisk_relationship tie;
        darisk_relationships ties;
        const char *limb;
    } CASES[] = {
        ROW(DAA_2021, KIND(SPOUSE), 0, SPOUSE, KIND(SPOUSE), "DAA_2021/S2_1_A"),
        ROW(DAA_2021, KIND(CO_PARENT) | KIND(EX_SPOUSE), 0, EX_SPOUSE,
            KIND(CO_PARENT) | KIND(EX_SPOUSE), "DAA_2021/S2_1_A"),
        ROW(DAA_2021, KIND(STRANGER) | KIND(SIBLING), 0, SIBLING, KIND(SIBLING), "DAA_2021/S2_1_G"),
        ROW(DAA_2021, KIND(DATE_MET) | KIND(REFUSED) | KIND(NONE), 0, DATE_MET,
            KIND(DATE_MET) | KIND(REFUSED), "DAA_2021/S2_1_E"),
        ROW(DAA_2021, KIND(FRIEND) | KIND(UNKNOWN), 0, UNKNOWN, KIND(UNKNOWN), "DAA_2021/S2"),
        ROW(DAA_2021, KIND(NEIGHBOUR) | KIND(FRIEND), 0, FRIEND, KIND(NEIGHBOUR) | KIND(FRIEND),
            "DAA_2021/S2"),
        ROW(DAA_2021, 0, 0, UNKNOWN, KIND(UNKNOWN), "DAA_2021/S2"),
        ROW(SCA76_2015, KIND(EX_SPOUSE) | KIND(BF_GF), 0, BF_GF, KIND(BF_GF), "SCA_2015/S76_2_A"),
        ROW(SCA76_2015, KIND(EX_SPOUSE) | KIND(BF_GF), IS(LIVING_TOGETHER, YES), EX_SPOUSE,
            KIND(EX_SPOUSE) | KIND(BF_GF), "SCA_2015/S76_2_B_II"),
        ROW(SCA76_2015, KIND(EX_SPOUSE) | KIND(FRIEND), IS(LIVING_TOGETHER, NO), EX_SPOUSE,
            KIND(EX_SPOUSE) | KIND(FRIEND), "SCA_2015/S76_2_B_II"),
        ROW(FLA_ASSOC, KIND(BF_GF) | KIND(HOUSEMATE), 0, HOUSEMATE, KIND(HOUSEMATE),
            "FLA_1996/S62_3_C"),
        ROW(SCO_PROTOCOL, KIND(PARENT_CHILD) | KIND(EX_BF_GF), 0, EX_BF_GF, KIND(EX_BF_GF),
            "SCO_PROTOCOL/RELATIONSHIP"),
    };
#undef ROW
    for (size_t i = 0; i < LENGTH(CASES); i++) {
        darisk_facts facts = adults(CASES[i].set);
        facts.circumstances = CASES[i].stated;
        const darisk_classification result = classify(CASES[i].definition, &facts);
        assert_int_equal(result.tie, CASES[i].tie);
        assert_true(result.ties == CASES[i].ties);
        assert_string_equal(result.limb->key, CASES[i].limb);
    }
}

/* Waits for a day that picks another definition than darisk_definition_in_force() does, or for
 * the day of the conduct taken where that of the record is wanted. */
static void test_in_force_equals_the_named_definition(void **state) {
    (void)state;
    const darisk_date days[] = {day(2003, 12, 31), day(2013, 3, 30), day(2013, 3, 31),
                                day(2021, 9, 30),  day(2021, 10, 1), day(2026, 1, 1)};
    for (int j = DARISK_JURISDICTION_ENGLAND_AND_WALES; j <= DARISK_JURISDICTION_WALES; j++)
        for (size_t i = 0; i < LENGTH(days); i++) {
            const darisk_jurisdiction where = (darisk_jurisdiction)j;
            darisk_definition definition = DARISK_DEFINITION_NOT_SET;
            darisk_classification out = {.struct_size = sizeof out};
            darisk_facts facts = adults(KIND(PARENT_CHILD));
            give_ages(&facts, 17, 40);
            facts.given |= DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_CONDUCT_ON;
            facts.recorded_on = days[i];
            facts.conduct_on = day(1999, 1, 1);
            if (where == DARISK_JURISDICTION_NORTHERN_IRELAND)
                continue;
            assert_int_equal(darisk_definition_in_force(where, days[i], NULL, &definition),
                             DARISK_OK);
            assert_int_equal(darisk_classify_in_force(where, NULL, &facts, &out), DARISK_OK);
            const darisk_classification named = classify(definition, &facts);
            assert_memory_equal(&out, &named, sizeof out);
            assert_int_equal(out.definition, definition);
        }
}

/* Waits for a guess at the definition, and for the other parts judged without one. */
static void test_in_force_without_a_day_of_record(void **state) {
    (void)state;
    darisk_facts facts = adults(KIND(STRANGER));
    facts.behaviours = TYPE(NO_ABUSE);
    facts.given |= DARISK_GIVEN_CONDUCT_ON;
    facts.conduct_on = day(2024, 1, 1);
    darisk_classification out = {.struct_size = sizeof out};
    assert_int_equal(darisk_classify_in_force(ENGLAND_WALES, NULL, &facts, &out), DARISK_OK);
    assert_int_equal(out.definition, DARISK_DEFINITION_NOT_SET);
    assert_int_equal(out.outcome, REVIEW);
    assert_int_equal(out.in_force, REVIEW);
    assert_int_equal(out.decided_by, DARISK_PART_IN_FORCE);
    assert_true(out.findings & FOUND(DEFINITION_NOT_CHOSEN));
    assert_null(out.limb);
    assert_string_equal(out.provision->key, "READING/DEFINITION_NOT_CHOSEN");
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_age_from_births),
        cmocka_unit_test(test_age_from_births_on_29_february),
        cmocka_unit_test(test_birth_without_day_is_review),
        cmocka_unit_test(test_cleared_memory_states_nothing),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_every_finding_has_its_cases),
        cmocka_unit_test(test_every_result_is_whole),
        cmocka_unit_test(test_every_field_is_written),
        cmocka_unit_test(test_which_part_decides),
        cmocka_unit_test(test_which_tie_decides),
        cmocka_unit_test(test_in_force_equals_the_named_definition),
        cmocka_unit_test(test_in_force_without_a_day_of_record),
    };
    return cmocka_run_group_tests_name("classification", tests, NULL, NULL);
}

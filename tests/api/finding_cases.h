/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* For each finding a case that raises it (HIT) and near misses that do not (MISS). What is not
 * said of a case is plain: both are 40 years old, no day is given, all circumstances unknown. */
#ifndef DARISK_TESTS_FINDING_CASES_H
#define DARISK_TESTS_FINDING_CASES_H

#include "api_test.h"

typedef struct finding_case {
    darisk_finding finding;
    bool raised;
    darisk_definition definition; /* not set: the one in force in England and Wales */
    darisk_relationships ties;
    darisk_behaviours acts;
    darisk_circumstances stated;
    darisk_age victim;      /* {0, 0}: 40 */
    darisk_age perpetrator; /* the same */
    const char *victim_born;
    const char *perpetrator_born;
    const char *recorded_on;
    const char *conduct_on;
    bool settled; /* a force excludes STEP_SIBLING under the Act of 2021 */
} finding_case;

#define AGE(years)                                                                                 \
    { years, years }
#define NO_AGE                                                                                     \
    { DARISK_AGE_UNKNOWN, DARISK_AGE_UNKNOWN }

#define CASE(f, r, d, ...)                                                                         \
    { .finding = DARISK_FINDING_##f, .raised = r, .definition = DARISK_DEFINITION_##d, __VA_ARGS__ }
#define HIT(f, d, ...)  CASE(f, true, d, __VA_ARGS__)
#define MISS(f, d, ...) CASE(f, false, d, __VA_ARGS__)

#define T(kind)     .ties = KIND(kind), .acts = TYPE(PHYSICAL)
#define T2(a, b)    .ties = KIND(a) | KIND(b), .acts = TYPE(PHYSICAL)
#define A(type)     .ties = KIND(SPOUSE), .acts = TYPE(type)
#define A2(a, b)    .ties = KIND(SPOUSE), .acts = TYPE(a) | TYPE(b)
#define CHILD       .ties = KIND(PARENT_CHILD), .victim = AGE(10)
#define ABUSED      IS(UNDERLYING, YES)
#define CONTROL     .ties = KIND(SPOUSE), .acts = TYPE(CONTROLLING)
#define CHILD_VIC   .acts = TYPE(CONTROLLING), .victim = AGE(15)
#define VICTIM(age) T(SPOUSE), .victim = age

static const finding_case FINDING_CASES[] = {
    HIT(NOT_YET_IN_FORCE, SCA76_2023, T(SPOUSE), .conduct_on = "2023-04-04"),
    MISS(NOT_YET_IN_FORCE, SCA76_2023, T(SPOUSE), .conduct_on = "2023-04-05"),
    HIT(NOT_YET_IN_FORCE, DAA_2021, T(SPOUSE), .recorded_on = "2021-09-30"),
    MISS(NOT_YET_IN_FORCE, DAA_2021, T(SPOUSE), .conduct_on = "2021-09-30"),
    MISS(NOT_YET_IN_FORCE, WAL_2015, T(SPOUSE), .conduct_on = "2014-12-31"),
    HIT(NO_LONGER_IN_FORCE, SCA76_2015, T(SPOUSE), .conduct_on = "2023-04-05"),
    MISS(NO_LONGER_IN_FORCE, SCA76_2015, T(SPOUSE), .conduct_on = "2023-04-04"),
    HIT(NO_LONGER_IN_FORCE, XGOV_2013, T(SPOUSE), .recorded_on = "2021-10-01"),
    MISS(NO_LONGER_IN_FORCE, XGOV_2013, T(SPOUSE), .recorded_on = "2021-09-30"),
    HIT(START_NOT_ESTABLISHED, WAL_2015, T(SPOUSE), .conduct_on = "2014-12-31"),
    MISS(START_NOT_ESTABLISHED, WAL_2015, T(SPOUSE), .conduct_on = "2015-01-01"),
    HIT(START_NOT_ESTABLISHED, NOT_SET, T(SPOUSE), .recorded_on = "2003-12-31"),
    MISS(START_NOT_ESTABLISHED, NOT_SET, T(SPOUSE), .recorded_on = "2004-01-01"),
    HIT(DAY_NOT_GIVEN, DAA_2021, T(SPOUSE), .conduct_on = "2024-01-01"),
    MISS(DAY_NOT_GIVEN, DAA_2021, T(SPOUSE), .recorded_on = "2024-01-01"),
    HIT(DAY_NOT_GIVEN, SCO_2018, T(SPOUSE), .recorded_on = "2024-01-01"),
    MISS(DAY_NOT_GIVEN, SCO_2018, T(SPOUSE), .conduct_on = "2024-01-01"),
    HIT(DEFINITION_NOT_CHOSEN, NOT_SET, T(SPOUSE), .conduct_on = "2024-01-01"),
    MISS(DEFINITION_NOT_CHOSEN, NOT_SET, T(SPOUSE), .recorded_on = "2024-01-01"),
    MISS(DEFINITION_NOT_CHOSEN, DAA_2021, T(SPOUSE)),

    HIT(VICTIM_UNDER_AGE, DAA_2021, VICTIM(AGE(15))),
    MISS(VICTIM_UNDER_AGE, DAA_2021, VICTIM(AGE(16))),
    HIT(VICTIM_UNDER_AGE, DAA_2021, T(SPOUSE), .victim = {14, 15}),
    MISS(VICTIM_UNDER_AGE, DAA_2021, T(SPOUSE), .victim = {15, 16}),
    HIT(VICTIM_UNDER_AGE, ACPO_PRE2013, VICTIM(AGE(17))),
    MISS(VICTIM_UNDER_AGE, ACPO_PRE2013, VICTIM(AGE(18))),
    MISS(VICTIM_UNDER_AGE, DVPN_2014, VICTIM(AGE(15))),
    HIT(PERPETRATOR_UNDER_AGE, DAPN_2024, T(SPOUSE), .perpetrator = AGE(17)),
    MISS(PERPETRATOR_UNDER_AGE, DAPN_2024, T(SPOUSE), .perpetrator = AGE(18)),
    MISS(PERPETRATOR_UNDER_AGE, DHR_2004, T(SPOUSE), .perpetrator = AGE(12)),
    HIT(VICTIM_AGE_UNKNOWN, DAA_2021, VICTIM(NO_AGE)),
    HIT(VICTIM_AGE_UNKNOWN, DAA_2021, T(SPOUSE), .victim = {15, 16}),
    MISS(VICTIM_AGE_UNKNOWN, DAA_2021, T(SPOUSE), .victim = {16, 17}),
    MISS(VICTIM_AGE_UNKNOWN, DAA_2021, T(SPOUSE), .victim = {14, 15}),
    MISS(VICTIM_AGE_UNKNOWN, SCO_PROTOCOL, VICTIM(NO_AGE)),
    HIT(VICTIM_AGE_UNKNOWN, DAA_S3_CHILD, .ties = KIND(SIBLING), .victim = {17, 18}),
    MISS(VICTIM_AGE_UNKNOWN, DAA_S3_CHILD, .ties = KIND(SIBLING), .victim = {16, 17}),
    HIT(PERPETRATOR_AGE_UNKNOWN, DVPN_2014, T(SPOUSE), .perpetrator = NO_AGE),
    HIT(PERPETRATOR_AGE_UNKNOWN, DVPN_2014, T(SPOUSE), .perpetrator = {17, 18}),
    MISS(PERPETRATOR_AGE_UNKNOWN, DVPN_2014, T(SPOUSE), .perpetrator = {18, 19}),
    MISS(PERPETRATOR_AGE_UNKNOWN, DHR_2004, T(SPOUSE), .perpetrator = NO_AGE),
    HIT(CHILD_IS_ADULT, DAA_S3_CHILD, T(SIBLING), .victim = AGE(18)),
    MISS(CHILD_IS_ADULT, DAA_S3_CHILD, T(SIBLING), .victim = AGE(17)),
    MISS(CHILD_IS_ADULT, DAA_2021, T(SIBLING), .victim = AGE(18)),
    HIT(RESPONSIBLE_FOR_CHILD, SCA76_2023, .ties = KIND(SIBLING), CHILD_VIC,
        .stated = IS(RESPONSIBLE, YES)),
    MISS(RESPONSIBLE_FOR_CHILD, SCA76_2023, .ties = KIND(SIBLING), CHILD_VIC),
    HIT(RESPONSIBLE_FOR_CHILD, SCA76_2015, .ties = KIND(PARENT_CHILD), CHILD_VIC),
    MISS(RESPONSIBLE_FOR_CHILD, SCA76_2015, .ties = KIND(PARENT_CHILD), CHILD_VIC,
         .stated = IS(RESPONSIBLE, NO)),
    MISS(RESPONSIBLE_FOR_CHILD, SCA76_2023, T(PARENT_CHILD), .victim = AGE(16)),
    HIT(RESPONSIBILITY_OPEN, SCA76_2023, .ties = KIND(SIBLING), CHILD_VIC),
    MISS(RESPONSIBILITY_OPEN, SCA76_2023, .ties = KIND(SIBLING), CHILD_VIC,
         .stated = IS(RESPONSIBLE, NO)),
    MISS(RESPONSIBILITY_OPEN, SCA76_2023, .ties = KIND(SIBLING), CHILD_VIC,
         .stated = IS(RESPONSIBLE, YES)),
    HIT(RESPONSIBILITY_OPEN, SCA76_2015, T(PARENT_CHILD), .victim = {15, 16}),
    MISS(RESPONSIBILITY_OPEN, SCA76_2015, T(PARENT_CHILD), .victim = {16, 17}),
    HIT(CHILD_PROTECTION, DAA_2021, VICTIM(AGE(15))),
    MISS(CHILD_PROTECTION, DAA_2021, VICTIM(AGE(16))),
    HIT(CHILD_PROTECTION, DAA_2021, T(SPOUSE), .perpetrator = AGE(15)),
    HIT(CHILD_PROTECTION, DAA_2021, T(SPOUSE), .victim = {14, 17}),
    MISS(CHILD_PROTECTION, DAA_2021, T(SPOUSE), .victim = {14, 18}),
    MISS(CHILD_PROTECTION, DAA_2021, VICTIM(NO_AGE)),
    MISS(CHILD_PROTECTION, SCO_PROTOCOL, VICTIM(AGE(15))),
    HIT(BIRTH_WITHOUT_DAY, DAA_2021, T(SPOUSE), .victim_born = "1990-01-01",
        .recorded_on = "2024-01-01"),
    HIT(BIRTH_WITHOUT_DAY, DAA_2021, T(SPOUSE), .perpetrator_born = "1990-01-01"),
    MISS(BIRTH_WITHOUT_DAY, DAA_2021, T(SPOUSE), .victim_born = "1990-01-01",
         .conduct_on = "2024-01-01"),
    MISS(BIRTH_WITHOUT_DAY, DAA_2021, VICTIM(NO_AGE)),

    HIT(TIE_QUALIFIES, DAA_2021, T(SPOUSE)),
    MISS(TIE_QUALIFIES, DAA_2021, T(STEP_SIBLING)),
    HIT(TIE_EXCLUDED, DAA_2021, T2(FRIEND, NEIGHBOUR)),
    MISS(TIE_EXCLUDED, DAA_2021, T2(FRIEND, UNKNOWN)),
    MISS(TIE_EXCLUDED, DAA_2021, T2(STRANGER, SPOUSE)),
    HIT(TIE_UNKNOWN, DAA_2021, .ties = 0, .acts = TYPE(PHYSICAL)),
    HIT(TIE_UNKNOWN, DAA_2021, T2(UNKNOWN, FRIEND)),
    HIT(TIE_UNKNOWN, DAA_2021, T(REFUSED)),
    MISS(TIE_UNKNOWN, DAA_2021, T2(UNKNOWN, SPOUSE)),
    MISS(TIE_UNKNOWN, DAA_2021, T(NONE)),
    HIT(TIE_UNCERTAIN, DAA_2021, T(STEP_SIBLING)),
    MISS(TIE_UNCERTAIN, DAA_2021, T2(STEP_SIBLING, SIBLING)),
    MISS(TIE_UNCERTAIN, DAA_2021, T(UNKNOWN)),
    HIT(TIE_UNCERTAIN, SCA76_2015, T(ENGAGED), .stated = IS(LIVING_TOGETHER, NO)),
    MISS(TIE_UNCERTAIN, SCA76_2015, T(ENGAGED), .stated = IS(LIVING_TOGETHER, YES)),
    HIT(LIVING_TOGETHER_UNKNOWN, SCA76_2015, T(EX_SPOUSE)),
    MISS(LIVING_TOGETHER_UNKNOWN, SCA76_2015, T(EX_SPOUSE), .stated = IS(LIVING_TOGETHER, NO)),
    MISS(LIVING_TOGETHER_UNKNOWN, SCA76_2015, T(EX_SPOUSE), .stated = IS(LIVING_TOGETHER, YES)),
    MISS(LIVING_TOGETHER_UNKNOWN, SCA76_2015, T(SPOUSE)),
    HIT(LIVING_TOGETHER_UNKNOWN, SCA76_2015, T(EX_SPOUSE), .stated = IS(HOUSEHOLD_EVER, YES)),
    HIT(NOT_LIVING_TOGETHER, SCA76_2015, T(EX_SPOUSE), .stated = IS(LIVING_TOGETHER, NO)),
    MISS(NOT_LIVING_TOGETHER, SCA76_2015, T(EX_SPOUSE)),
    MISS(NOT_LIVING_TOGETHER, SCA76_2015, T(ENGAGED), .stated = IS(LIVING_TOGETHER, NO)),
    MISS(NOT_LIVING_TOGETHER, SCA76_2023, T(EX_SPOUSE), .stated = IS(LIVING_TOGETHER, NO)),
    HIT(HOUSEHOLD_UNKNOWN, FLA_ASSOC, T(FOSTER_KIN)),
    HIT(HOUSEHOLD_UNKNOWN, FLA_ASSOC, T(FOSTER_KIN), .stated = IS(LIVING_TOGETHER, NO)),
    MISS(HOUSEHOLD_UNKNOWN, FLA_ASSOC, T(FOSTER_KIN), .stated = IS(LIVING_TOGETHER, YES)),
    HIT(NO_SHARED_HOUSEHOLD, FLA_ASSOC, T(FOSTER_KIN), .stated = IS(HOUSEHOLD_EVER, NO)),
    MISS(NO_SHARED_HOUSEHOLD, FLA_ASSOC, T(FOSTER_KIN)),
    MISS(NO_SHARED_HOUSEHOLD, FLA_ASSOC, T(FOSTER_KIN),
         .stated = IS(HOUSEHOLD_EVER, NO) | IS(LIVING_TOGETHER, YES)),
    HIT(DURATION_UNKNOWN, DVPN_2014, T(BF_GF)),
    MISS(DURATION_UNKNOWN, DVPN_2014, T(BF_GF), .stated = IS(SIGNIFICANT_DURATION, YES)),
    MISS(DURATION_UNKNOWN, DAA_2021, T(BF_GF)),
    HIT(DURATION_NOT_SIGNIFICANT, FLA_ASSOC, T(BF_GF), .stated = IS(SIGNIFICANT_DURATION, NO)),
    MISS(DURATION_NOT_SIGNIFICANT, FLA_ASSOC, T(BF_GF)),
    MISS(DURATION_NOT_SIGNIFICANT, DAA_2021, T(BF_GF), .stated = IS(SIGNIFICANT_DURATION, NO)),
    HIT(PARENTAL_RESPONSIBILITY_UNKNOWN, DAA_S3_CHILD, T(GUARDIAN_WARD)),
    MISS(PARENTAL_RESPONSIBILITY_UNKNOWN, DAA_S3_CHILD, T(GUARDIAN_WARD),
         .stated = IS(PARENTAL_RESPONSIBILITY, NO)),
    MISS(PARENTAL_RESPONSIBILITY_UNKNOWN, DAA_S3_CHILD, T(FRIEND)),
    HIT(LIMB_NOT_YET_LAW, FLA_ASSOC, T(CIVIL_PARTNER), .conduct_on = "2005-12-04"),
    MISS(LIMB_NOT_YET_LAW, FLA_ASSOC, T(CIVIL_PARTNER), .conduct_on = "2005-12-05"),
    HIT(LIMB_NOT_YET_LAW, FLA_ASSOC, T(FIRST_COUSIN), .conduct_on = "2007-06-30"),
    MISS(LIMB_NOT_YET_LAW, FLA_ASSOC, T(FIRST_COUSIN), .conduct_on = "2007-07-01"),
    MISS(LIMB_NOT_YET_LAW, FLA_ASSOC, T(FIRST_COUSIN)),
    MISS(LIMB_NOT_YET_LAW, FLA_ASSOC, T2(SPOUSE, CIVIL_PARTNER), .conduct_on = "2005-12-04"),
    HIT(SETTLED_BY_POLICY, DAA_2021, T(STEP_SIBLING), .settled = true),
    MISS(SETTLED_BY_POLICY, DAA_2021, T(STEP_SIBLING)),
    MISS(SETTLED_BY_POLICY, DAA_2021, T2(STEP_SIBLING, SPOUSE), .settled = true),
    MISS(SETTLED_BY_POLICY, SCA76_2023, T(STEP_SIBLING), .settled = true),
    HIT(ASK_EVER_INTIMATE, DAA_2021, T(HOUSEMATE)),
    MISS(ASK_EVER_INTIMATE, DAA_2021, T(LANDLORD_LODGER)),
    MISS(ASK_EVER_INTIMATE, DAA_2021, T2(HOUSEMATE, UNKNOWN)),
    MISS(ASK_EVER_INTIMATE, FLA_ASSOC, T(HOUSEMATE)),
    HIT(ADULT_SAFEGUARDING, DAA_2021, T(CARER_PAID)),
    HIT(ADULT_SAFEGUARDING, DAA_2021, T(CARER_UNPAID)),
    MISS(ADULT_SAFEGUARDING, DAA_2021, T2(CARER_PAID, SPOUSE)),
    MISS(ADULT_SAFEGUARDING, DAA_2021, T(FRIEND)),
    HIT(CHECK_PERSON_AIMED_AT, DAA_2021, T(RIVAL)),
    HIT(CHECK_PERSON_AIMED_AT, DAA_2021, T2(RIVAL, SIBLING)),
    MISS(CHECK_PERSON_AIMED_AT, DAA_2021, T(STRANGER)),

    HIT(BEHAVIOUR_QUALIFIES, XGOV_2013, A(ECONOMIC)),
    MISS(BEHAVIOUR_QUALIFIES, ACPO_PRE2013, A(ECONOMIC)),
    HIT(BEHAVIOUR_QUALIFIES, DAA_S3_CHILD, CHILD, .stated = ABUSED | IS(EXPOSED, YES)),
    MISS(BEHAVIOUR_QUALIFIES, DAA_S3_CHILD, CHILD, .stated = ABUSED),
    HIT(NO_ABUSE_STATED, DAA_2021, A(NO_ABUSE)),
    MISS(NO_ABUSE_STATED, DAA_2021, A2(NO_ABUSE, NONE_RECORDED)),
    MISS(NO_ABUSE_STATED, DVPN_2014, A2(NO_ABUSE, CONTROLLING)),
    HIT(NOTHING_RECORDED, DAA_2021, .ties = KIND(SPOUSE)),
    HIT(NOTHING_RECORDED, DAA_2021, A(NONE_RECORDED)),
    HIT(NOTHING_RECORDED, DAA_2021, A2(NO_ABUSE, NONE_RECORDED)),
    MISS(NOTHING_RECORDED, DAA_2021, A(NO_ABUSE)),
    MISS(NOTHING_RECORDED, DAA_2021, A(VIA_THIRD_PARTY)),
    HIT(BEHAVIOUR_OPEN, ACPO_PRE2013, A(ECONOMIC)),
    MISS(BEHAVIOUR_OPEN, ACPO_PRE2013, A2(ECONOMIC, FINANCIAL)),
    HIT(BEHAVIOUR_OPEN, DAA_2021, A(VIA_THIRD_PARTY)),
    HIT(BEHAVIOUR_OPEN, DVPN_2014, A(SEXUAL)),
    MISS(BEHAVIOUR_OPEN, DVPN_2014, A(CONTROLLING)),
    HIT(BEHAVIOUR_OUTSIDE, DVPN_2014, A(CONTROLLING)),
    HIT(BEHAVIOUR_OUTSIDE, DVPN_2014, A2(CONTROLLING, NO_ABUSE)),
    MISS(BEHAVIOUR_OUTSIDE, DVPN_2014, A2(CONTROLLING, THREATENING)),
    MISS(BEHAVIOUR_OUTSIDE, DVPN_2014, A(NO_ABUSE)),
    MISS(BEHAVIOUR_OUTSIDE, ACPO_PRE2013, A(CONTROLLING)),
    HIT(NOT_REPEATED, SCA76_2023, CONTROL, .stated = IS(REPEATED, NO)),
    MISS(NOT_REPEATED, SCA76_2023, CONTROL, .stated = IS(REPEATED, YES)),
    MISS(NOT_REPEATED, DAA_2021, CONTROL, .stated = IS(REPEATED, NO)),
    HIT(REPETITION_UNKNOWN, SCO_2018, A(PHYSICAL)),
    MISS(REPETITION_UNKNOWN, SCO_2018, A(PHYSICAL), .stated = IS(REPEATED, NO)),
    MISS(REPETITION_UNKNOWN, SCO_PROTOCOL, A(PHYSICAL)),
    HIT(THROUGH_THIRD_PERSON, DAA_2021, A2(PHYSICAL, VIA_THIRD_PARTY)),
    MISS(THROUGH_THIRD_PERSON, XGOV_2013, A2(PHYSICAL, VIA_THIRD_PARTY)),
    MISS(THROUGH_THIRD_PERSON, DAA_2021, A(PHYSICAL)),
    HIT(UNDERLYING_NOT_ABUSE, DAA_S3_CHILD, CHILD, .stated = IS(UNDERLYING, NO)),
    MISS(UNDERLYING_NOT_ABUSE, DAA_S3_CHILD, CHILD),
    HIT(UNDERLYING_OPEN, DAA_S3_CHILD, CHILD),
    MISS(UNDERLYING_OPEN, DAA_S3_CHILD, CHILD, .stated = ABUSED),
    MISS(UNDERLYING_OPEN, DAA_2021, T(SPOUSE)),
    HIT(NOT_EXPOSED, DAA_S3_CHILD, CHILD, .stated = ABUSED | IS(EXPOSED, NO)),
    MISS(NOT_EXPOSED, DAA_S3_CHILD, CHILD, .stated = ABUSED),
    HIT(EXPOSURE_UNKNOWN, DAA_S3_CHILD, CHILD, .stated = ABUSED),
    MISS(EXPOSURE_UNKNOWN, DAA_S3_CHILD, CHILD, .stated = IS(EXPOSED, YES)),
    HIT(BEHAVIOUR_NOT_TESTED, FLA_ASSOC, A(NO_ABUSE)),
    MISS(BEHAVIOUR_NOT_TESTED, DVPN_2014, A(NO_ABUSE)),
    HIT(KEEP_MARKER, DAA_2021, .ties = KIND(FRIEND), .acts = TYPE(HBA)),
    MISS(KEEP_MARKER, DAA_2021, A(HBA)),
    HIT(KEEP_MARKER, WAL_2015, A(FGM)),
    HIT(KEEP_MARKER, DAA_2021, .ties = KIND(FRIEND), .acts = TYPE(FORCED_MARRIAGE)),
    MISS(KEEP_MARKER, DAA_2021, .ties = KIND(FRIEND), .acts = TYPE(SEXUAL)),

    HIT(CONTRADICTORY_FACTS, DAA_2021, T(SPOUSE),
        .stated = IS(LIVING_TOGETHER, YES) | IS(HOUSEHOLD_EVER, NO)),
    MISS(CONTRADICTORY_FACTS, DAA_2021, T(SPOUSE),
         .stated = IS(LIVING_TOGETHER, NO) | IS(HOUSEHOLD_EVER, YES)),
    HIT(CONTRADICTORY_FACTS, DAA_2021, T2(STRANGER, SPOUSE)),
    HIT(CONTRADICTORY_FACTS, DAA_2021, T2(NONE, FRIEND)),
    MISS(CONTRADICTORY_FACTS, DAA_2021, T2(STRANGER, UNKNOWN)),
    HIT(CONTRADICTORY_FACTS, DAA_2021, A2(NO_ABUSE, PHYSICAL)),
    MISS(CONTRADICTORY_FACTS, DAA_2021, A2(NO_ABUSE, NONE_RECORDED)),
    HIT(CONTRADICTORY_FACTS, DAA_2021, T(SPOUSE), .recorded_on = "2024-01-01",
        .conduct_on = "2024-01-02"),
    MISS(CONTRADICTORY_FACTS, DAA_2021, T(SPOUSE), .recorded_on = "2024-01-01",
         .conduct_on = "2024-01-01"),
    HIT(LIMBS_NOT_TESTED, SCA76_2023, CONTROL, .stated = IS(REPEATED, YES)),
    HIT(LIMBS_NOT_TESTED, SCA76_2023, CONTROL),
    MISS(LIMBS_NOT_TESTED, SCA76_2023, CONTROL, .stated = IS(REPEATED, NO)),
    MISS(LIMBS_NOT_TESTED, DAA_2021, CONTROL, .stated = IS(REPEATED, YES)),
};

static inline void give_age(darisk_facts *facts, darisk_age age, uint32_t bit, darisk_age *to) {
    if (age.lowest == DARISK_AGE_UNKNOWN)
        return;
    *to = age.highest == 0 ? (darisk_age){40, 40} : age;
    facts->given |= bit;
}

static inline void give_date(darisk_facts *facts, const char *text, uint32_t bit, darisk_date *to) {
    if (text == NULL)
        return;
    if (darisk_date_from_text(text, to) != DARISK_OK)
        fail_msg("no date: %s", text);
    facts->given |= bit;
}

static inline darisk_facts facts_of_case(const finding_case *from) {
    darisk_facts facts = no_facts();
    facts.relationships = from->ties;
    facts.behaviours = from->acts;
    facts.circumstances = from->stated;
    if (from->victim_born == NULL)
        give_age(&facts, from->victim, DARISK_GIVEN_VICTIM_AGE, &facts.victim_age);
    if (from->perpetrator_born == NULL)
        give_age(&facts, from->perpetrator, DARISK_GIVEN_PERPETRATOR_AGE, &facts.perpetrator_age);
    give_date(&facts, from->victim_born, DARISK_GIVEN_VICTIM_BORN, &facts.victim_born);
    give_date(&facts, from->perpetrator_born, DARISK_GIVEN_PERPETRATOR_BORN,
              &facts.perpetrator_born);
    give_date(&facts, from->recorded_on, DARISK_GIVEN_RECORDED_ON, &facts.recorded_on);
    give_date(&facts, from->conduct_on, DARISK_GIVEN_CONDUCT_ON, &facts.conduct_on);
    return facts;
}

static inline darisk_classification classify_case(const finding_case *from) {
    const darisk_facts facts = facts_of_case(from);
    darisk_definition_policy *policy = NULL;
    darisk_classification out = {.struct_size = sizeof out};
    if (from->settled) {
        assert_int_equal(darisk_definition_policy_new(NULL, &policy), DARISK_OK);
        assert_int_equal(darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_DAA_2021,
                                                           DARISK_RELATIONSHIP_STEP_SIBLING,
                                                           EXCLUDED),
                         DARISK_OK);
    }
    const darisk_status status =
        from->definition == DARISK_DEFINITION_NOT_SET
            ? darisk_classify_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES, policy, &facts, &out)
            : darisk_classify(from->definition, policy, &facts, &out);
    darisk_definition_policy_free(policy);
    if (status != DARISK_OK)
        fail_msg("case for %s: %s", darisk_finding_text(from->finding), darisk_status_text(status));
    return out;
}

#endif

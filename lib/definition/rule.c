/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The definitions as rows: which column of the matrix, which ages, which
 * behaviours; the days are in the registry (registry.inc). New law is a new row; old rows stay. */
#include "definition/rule.h"

#include "darisk/behaviour.h"
#include "definition/day.h"
#include "definition/matrix.h"
#include "definition/policy.h"

/* The masks of one column, one bit for each kind whose cell is a given letter. */
enum { CELL_N, CELL_Y, CELL_R, CELL_L, CELL_LR, CELL_H, CELL_D, CELL_P };
#define BIT_IF(letter, v, kind)                                                                    \
    | ((CELL_##letter) == (v) ? DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##kind) : 0)
#define ACPO(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)  BIT_IF(acpo, v, k)
#define XGOV(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)  BIT_IF(xgov, v, k)
#define DAA(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)   BIT_IF(daa, v, k)
#define SCA15(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3) BIT_IF(sca15, v, k)
#define SCA23(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3) BIT_IF(sca23, v, k)
#define FLA(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)   BIT_IF(fla, v, k)
#define WAL(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)   BIT_IF(wal, v, k)
#define SCO(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)   BIT_IF(sco, v, k)
#define DHR(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)   BIT_IF(dhr, v, k)
#define S3(v, k, acpo, xgov, daa, sca15, sca23, fla, wal, sco, dhr, s3)    BIT_IF(s3, v, k)
#define RELATIONSHIPS(column)                                                                      \
    .qualifies = 0 DARISK_MATRIX(column, CELL_Y), .review = 0 DARISK_MATRIX(column, CELL_R),       \
    .living = 0 DARISK_MATRIX(column, CELL_L),                                                     \
    .living_or_review = 0 DARISK_MATRIX(column, CELL_LR),                                          \
    .household = 0 DARISK_MATRIX(column, CELL_H), .duration = 0 DARISK_MATRIX(column, CELL_D),     \
    .parental = 0 DARISK_MATRIX(column, CELL_P)

#define KIND(name) DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##name)
#define TYPE(name) DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_##name)

/* The nineteen types but the route VIA_THIRD_PARTY: an open list has no unlisted type. */
#define OPEN_LIST                                                                                  \
    (DARISK_BEHAVIOURS_ALL & ~(TYPE(VIA_THIRD_PARTY) | TYPE(NO_ABUSE) | TYPE(NONE_RECORDED)))
#define ACPO_LIST                                                                                  \
    (TYPE(PHYSICAL) | TYPE(SEXUAL) | TYPE(VIOLENT) | TYPE(THREATENING) | TYPE(FINANCIAL) |         \
     TYPE(PSYCHOLOGICAL) | TYPE(EMOTIONAL) | TYPE(VERBAL) | TYPE(STALKING_HARASSMENT) |            \
     TYPE(PROPERTY_DAMAGE))
#define WELSH_LIST                                                                                 \
    (TYPE(PHYSICAL) | TYPE(SEXUAL) | TYPE(FINANCIAL) | TYPE(PSYCHOLOGICAL) | TYPE(EMOTIONAL) |     \
     TYPE(VERBAL))
#define CONTROL            (TYPE(CONTROLLING) | TYPE(COERCIVE))
#define VIOLENCE_OR_THREAT (TYPE(PHYSICAL) | TYPE(VIOLENT) | TYPE(THREATENING))
#define NOT_VIOLENCE                                                                               \
    (CONTROL | TYPE(FINANCIAL) | TYPE(ECONOMIC) | TYPE(PSYCHOLOGICAL) | TYPE(EMOTIONAL))

static const struct darisk_rule rules[DARISK_DEFINITION_LAST + 1] = {
    [DARISK_DEFINITION_ACPO_PRE2013] = {.definition = DARISK_DEFINITION_ACPO_PRE2013,
                                        RELATIONSHIPS(ACPO),
                                        .victim_floor = 18,
                                        .perpetrator_floor = 18,
                                        .behaviours_in = ACPO_LIST,
                                        .settled_by = DARISK_COLUMN_ACPO,
                                        .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_XGOV_2013] = {.definition = DARISK_DEFINITION_XGOV_2013,
                                     RELATIONSHIPS(XGOV),
                                     .victim_floor = 16,
                                     .perpetrator_floor = 16,
                                     .behaviours_in = OPEN_LIST,
                                     .settled_by = DARISK_COLUMN_XGOV,
                                     .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_DAA_2021] = {.definition = DARISK_DEFINITION_DAA_2021,
                                    RELATIONSHIPS(DAA),
                                    .victim_floor = 16,
                                    .perpetrator_floor = 16,
                                    .behaviours_in = OPEN_LIST,
                                    .third_person = true,
                                    .settled_by = DARISK_COLUMN_DAA,
                                    .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_DAA_S3_CHILD] = {.definition = DARISK_DEFINITION_DAA_S3_CHILD,
                                        RELATIONSHIPS(S3),
                                        .age_rule = DARISK_AGE_RULE_CHILD,
                                        .behaviour_rule = DARISK_BEHAVIOUR_RULE_EXPOSED,
                                        .settled_by = DARISK_COLUMN_DAA,
                                        .settled_kinds =
                                            KIND(STEP_SIBLING) | KIND(GREAT_GRANDPARENT)},
    [DARISK_DEFINITION_SCA76_2015] = {.definition = DARISK_DEFINITION_SCA76_2015,
                                      RELATIONSHIPS(SCA15),
                                      .age_rule = DARISK_AGE_RULE_S76_3,
                                      .behaviour_rule = DARISK_BEHAVIOUR_RULE_REPEATED,
                                      .behaviours_in = CONTROL,
                                      .settled_by = DARISK_COLUMN_SCA15,
                                      .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_SCA76_2023] = {.definition = DARISK_DEFINITION_SCA76_2023,
                                      RELATIONSHIPS(SCA23),
                                      .age_rule = DARISK_AGE_RULE_S76_3,
                                      .behaviour_rule = DARISK_BEHAVIOUR_RULE_REPEATED,
                                      .behaviours_in = CONTROL,
                                      .settled_by = DARISK_COLUMN_SCA23,
                                      .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_FLA_ASSOC] = {.definition = DARISK_DEFINITION_FLA_ASSOC,
                                     RELATIONSHIPS(FLA),
                                     .late = {{KIND(CIVIL_PARTNER) | KIND(EX_CIVIL_PARTNER) |
                                                   KIND(CP_AGREEMENT),
                                               DARISK_DAY(2005, 12, 5)},
                                              {KIND(BF_GF) | KIND(EX_BF_GF) | KIND(AFFAIR) |
                                                   KIND(CASUAL_REPEAT) | KIND(FIRST_COUSIN),
                                               DARISK_DAY(2007, 7, 1)}},
                                     .behaviour_rule = DARISK_BEHAVIOUR_RULE_NOT_TESTED,
                                     .settled_by = DARISK_COLUMN_FLA,
                                     .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_DVPN_2014] = {.definition = DARISK_DEFINITION_DVPN_2014,
                                     RELATIONSHIPS(FLA),
                                     .perpetrator_floor = 18,
                                     .behaviours_in = VIOLENCE_OR_THREAT,
                                     .behaviours_out = NOT_VIOLENCE,
                                     .settled_by = DARISK_COLUMN_FLA,
                                     .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_DAPN_2024] = {.definition = DARISK_DEFINITION_DAPN_2024,
                                     RELATIONSHIPS(DAA),
                                     .victim_floor = 16,
                                     .perpetrator_floor = 18,
                                     .behaviours_in = OPEN_LIST,
                                     .third_person = true,
                                     .settled_by = DARISK_COLUMN_DAA,
                                     .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_WAL_2015] = {.definition = DARISK_DEFINITION_WAL_2015,
                                    RELATIONSHIPS(WAL),
                                    .behaviours_in = WELSH_LIST,
                                    .settled_by = DARISK_COLUMN_WAL,
                                    .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_SCO_PROTOCOL] = {.definition = DARISK_DEFINITION_SCO_PROTOCOL,
                                        RELATIONSHIPS(SCO),
                                        .behaviours_in = OPEN_LIST,
                                        .settled_by = DARISK_COLUMN_SCO,
                                        .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_SCO_2018] = {.definition = DARISK_DEFINITION_SCO_2018,
                                    RELATIONSHIPS(SCO),
                                    .behaviour_rule = DARISK_BEHAVIOUR_RULE_REPEATED,
                                    .behaviours_in = OPEN_LIST,
                                    .third_person = true,
                                    .settled_by = DARISK_COLUMN_SCO,
                                    .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_CPS_FLAG] = {.definition = DARISK_DEFINITION_CPS_FLAG,
                                    RELATIONSHIPS(DAA),
                                    .behaviours_in = OPEN_LIST,
                                    .third_person = true,
                                    .settled_by = DARISK_COLUMN_DAA,
                                    .settled_kinds = DARISK_RELATIONSHIPS_ALL},
    [DARISK_DEFINITION_DHR_2004] = {.definition = DARISK_DEFINITION_DHR_2004,
                                    RELATIONSHIPS(DHR),
                                    .victim_floor = 16,
                                    .behaviours_in = OPEN_LIST,
                                    .settled_by = DARISK_COLUMN_DHR},
};

bool darisk_definition_is_known(darisk_definition definition) {
    return (uint32_t)definition - 1 < DARISK_DEFINITION_LAST;
}

static void apply_settings(const struct darisk_settled *settled, struct darisk_rule *rule) {
    uint64_t reach = rule->settled_kinds;
    uint64_t all = (settled->qualifies | settled->review | settled->excluded) & reach;
    rule->qualifies = (rule->qualifies & ~all) | (settled->qualifies & reach);
    rule->review = (rule->review & ~all) | (settled->review & reach);
    rule->settled = all;
}

void darisk_rule_prepare(darisk_definition definition, const darisk_definition_policy *policy,
                         struct darisk_rule *rule) {
    const darisk_definition_record *record = darisk_definition_find(definition);
    *rule = rules[definition];
    rule->basis = record->basis;
    rule->first_day = record->first_day;
    rule->last_day = record->last_day;
    rule->first_day_established = record->first_day_established;
    rule->limbs_not_tested = record->not_tested[0] != '\0';
    if (policy == NULL)
        return;
    apply_settings(&policy->settled[rule->settled_by], rule);
    if (definition == DARISK_DEFINITION_XGOV_2013)
        rule->last_day = policy->switch_day - 1;
    if (definition == DARISK_DEFINITION_DAA_2021)
        rule->first_day = policy->switch_day;
}

darisk_cell darisk_rule_cell(const struct darisk_rule *rule, darisk_relationship kind) {
    uint64_t bit = DARISK_RELATIONSHIP_BIT(kind);
    if (rule->qualifies & bit)
        return DARISK_CELL_QUALIFIES;
    if (rule->review & bit)
        return DARISK_CELL_REVIEW;
    if (rule->living & bit)
        return DARISK_CELL_IF_LIVING_TOGETHER;
    if (rule->living_or_review & bit)
        return DARISK_CELL_LIVING_TOGETHER_OR_REVIEW;
    if (rule->household & bit)
        return DARISK_CELL_IF_HOUSEHOLD;
    if (rule->duration & bit)
        return DARISK_CELL_IF_SIGNIFICANT_DURATION;
    if (rule->parental & bit)
        return DARISK_CELL_IF_PARENTAL_RESPONSIBILITY;
    return DARISK_CELL_EXCLUDED;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/reasons.h"

#define FOUND(name) DARISK_FINDING_BIT(DARISK_FINDING_##name)
#define KIND(name)  DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##name)
#define TYPE(name)  DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_##name)

#define NOT_KNOWN (KIND(UNKNOWN) | KIND(REFUSED))
#define NO_TIE    (KIND(STRANGER) | KIND(NONE))
#define CARERS    (KIND(CARER_UNPAID) | KIND(CARER_PAID))
/* Ties often recorded where a closer one was not asked for. */
#define LOOSE_TIES                                                                                 \
    (KIND(HOUSEMATE) | KIND(FRIEND) | KIND(NEIGHBOUR) | KIND(COLLEAGUE) | KIND(ACQUAINTANCE) |     \
     KIND(EMPLOYER) | KIND(BUSINESS))
#define STATEMENTS (TYPE(NO_ABUSE) | TYPE(NONE_RECORDED))
#define MARKERS    (TYPE(HBA) | TYPE(FGM) | TYPE(FORCED_MARRIAGE))

#define ADULT_AGE 18

static darisk_findings reasons_in_force(const struct darisk_rule *rule, darisk_date day,
                                        uint8_t in_force) {
    if (day == DARISK_DATE_UNKNOWN)
        return FOUND(DAY_NOT_GIVEN);
    if (in_force == DARISK_OUTCOME_QUALIFIES)
        return 0;
    if (in_force == DARISK_OUTCOME_REVIEW)
        return FOUND(START_NOT_ESTABLISHED);
    return day < rule->first_day ? FOUND(NOT_YET_IN_FORCE) : FOUND(NO_LONGER_IN_FORCE);
}

static darisk_findings pick(uint8_t outcome, darisk_findings excluded, darisk_findings review) {
    if (outcome == DARISK_OUTCOME_EXCLUDED)
        return excluded;
    return outcome == DARISK_OUTCOME_REVIEW ? review : 0;
}

static darisk_findings reasons_age(const struct darisk_rule *rule, const struct darisk_case *c,
                                   uint8_t age) {
    bool child = c->victim_highest < ADULT_AGE || c->perpetrator_highest < ADULT_AGE;
    darisk_findings route =
        child && age != DARISK_OUTCOME_QUALIFIES ? FOUND(CHILD_PROTECTION) : (darisk_findings)0;
    if (rule->age_rule == DARISK_AGE_RULE_CHILD)
        return route | pick(age, FOUND(CHILD_IS_ADULT), FOUND(VICTIM_AGE_UNKNOWN));
    if (rule->age_rule == DARISK_AGE_RULE_S76_3)
        return route | pick(age, FOUND(RESPONSIBLE_FOR_CHILD), FOUND(RESPONSIBILITY_OPEN));
    return route |
           pick(darisk_part_floor(c->victim_lowest, c->victim_highest, rule->victim_floor),
                FOUND(VICTIM_UNDER_AGE), FOUND(VICTIM_AGE_UNKNOWN)) |
           pick(darisk_part_floor(c->perpetrator_lowest, c->perpetrator_highest,
                                  rule->perpetrator_floor),
                FOUND(PERPETRATOR_UNDER_AGE), FOUND(PERPETRATOR_AGE_UNKNOWN));
}

/* What a tie turns on that counts only under a circumstance. */
static darisk_findings turns_on(uint64_t ties, uint32_t stated, darisk_findings no,
                                darisk_findings unknown) {
    if (ties == 0 || stated == DARISK_STATED_YES)
        return 0;
    return stated == DARISK_STATED_NO ? no : unknown;
}

static darisk_findings reasons_circumstances(const struct darisk_rule *rule,
                                             const struct darisk_case *c) {
    uint32_t living = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER);
    uint32_t lasting = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_SIGNIFICANT_DURATION);
    uint32_t parental =
        darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY);
    uint64_t ties = c->relationships & darisk_kinds_listed(rule, c->day);
    return turns_on(ties & rule->living, living, FOUND(NOT_LIVING_TOGETHER),
                    FOUND(LIVING_TOGETHER_UNKNOWN)) |
           turns_on(ties & rule->living_or_review, living, 0, FOUND(LIVING_TOGETHER_UNKNOWN)) |
           turns_on(ties & rule->household, darisk_stated_household(c->circumstances),
                    FOUND(NO_SHARED_HOUSEHOLD), FOUND(HOUSEHOLD_UNKNOWN)) |
           turns_on(ties & rule->duration, lasting, FOUND(DURATION_NOT_SIGNIFICANT),
                    FOUND(DURATION_UNKNOWN)) |
           turns_on(ties & rule->parental, parental, 0, FOUND(PARENTAL_RESPONSIBILITY_UNKNOWN));
}

static darisk_findings reasons_excluded(uint64_t ties) {
    return FOUND(TIE_EXCLUDED) |
           ((ties & LOOSE_TIES) != 0 ? FOUND(ASK_EVER_INTIMATE) : (darisk_findings)0) |
           ((ties & CARERS) != 0 ? FOUND(ADULT_SAFEGUARDING) : (darisk_findings)0);
}

static darisk_findings reasons_relationship(const struct darisk_rule *rule,
                                            const struct darisk_case *c, struct darisk_kinds kinds,
                                            uint8_t relationship) {
    uint64_t open = rule->review | rule->living_or_review;
    uint64_t ties = darisk_ties_of(kinds, c->relationships);
    darisk_findings found = 0;
    if ((ties & rule->settled) != 0)
        found |= FOUND(SETTLED_BY_POLICY);
    if ((c->relationships & KIND(RIVAL)) != 0)
        found |= FOUND(CHECK_PERSON_AIMED_AT);
    if (relationship == DARISK_OUTCOME_QUALIFIES)
        return found | FOUND(TIE_QUALIFIES);
    found |= reasons_circumstances(rule, c);
    if ((c->relationships & ~darisk_kinds_listed(rule, c->day)) != 0)
        found |= FOUND(LIMB_NOT_YET_LAW);
    if (relationship == DARISK_OUTCOME_EXCLUDED)
        return found | reasons_excluded(c->relationships);
    if ((ties & NOT_KNOWN) != 0)
        found |= FOUND(TIE_UNKNOWN);
    if ((ties & open & ~NOT_KNOWN) != 0)
        found |= FOUND(TIE_UNCERTAIN);
    return found;
}

static darisk_findings reasons_types(uint32_t behaviours, uint8_t types) {
    if (types == DARISK_OUTCOME_QUALIFIES)
        return FOUND(BEHAVIOUR_QUALIFIES);
    if (types == DARISK_OUTCOME_EXCLUDED)
        return behaviours == TYPE(NO_ABUSE) ? FOUND(NO_ABUSE_STATED) : FOUND(BEHAVIOUR_OUTSIDE);
    return (behaviours & ~STATEMENTS) == 0 ? FOUND(NOTHING_RECORDED) : FOUND(BEHAVIOUR_OPEN);
}

static darisk_findings reasons_exposed(uint32_t circumstances) {
    uint32_t underlying = darisk_stated_of(circumstances, DARISK_CIRCUMSTANCE_UNDERLYING);
    uint32_t exposed = darisk_stated_of(circumstances, DARISK_CIRCUMSTANCE_EXPOSED);
    darisk_findings open =
        turns_on(1, underlying, FOUND(UNDERLYING_NOT_ABUSE), FOUND(UNDERLYING_OPEN)) |
        turns_on(1, exposed, FOUND(NOT_EXPOSED), FOUND(EXPOSURE_UNKNOWN));
    return open != 0 ? open : FOUND(BEHAVIOUR_QUALIFIES);
}

static darisk_findings reasons_behaviour(const struct darisk_rule *rule,
                                         const struct darisk_case *c) {
    uint32_t repeated = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_REPEATED);
    darisk_findings found = 0;
    if ((c->behaviours & TYPE(VIA_THIRD_PARTY)) != 0 && rule->third_person)
        found |= FOUND(THROUGH_THIRD_PERSON);
    if (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_NOT_TESTED)
        return found | FOUND(BEHAVIOUR_NOT_TESTED);
    if (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_EXPOSED)
        return found | reasons_exposed(c->circumstances);
    if (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_REPEATED)
        found |= turns_on(1, repeated, FOUND(NOT_REPEATED), FOUND(REPETITION_UNKNOWN));
    return found | reasons_types(c->behaviours, darisk_part_types(rule, c->behaviours));
}

darisk_findings darisk_reasons(const struct darisk_rule *rule, const struct darisk_case *c,
                               struct darisk_kinds kinds, struct darisk_parts parts) {
    uint8_t outcome = darisk_parts_outcome(parts);
    darisk_findings found =
        reasons_in_force(rule, c->day, parts.in_force) | reasons_age(rule, c, parts.age) |
        reasons_relationship(rule, c, kinds, parts.relationship) | reasons_behaviour(rule, c);
    if ((c->behaviours & MARKERS) != 0 && outcome != DARISK_OUTCOME_QUALIFIES)
        found |= FOUND(KEEP_MARKER);
    if (rule->limbs_not_tested && outcome != DARISK_OUTCOME_EXCLUDED)
        found |= FOUND(LIMBS_NOT_TESTED);
    return found;
}

darisk_findings darisk_reasons_facts(const darisk_facts *facts) {
    uint32_t living = darisk_stated_of(facts->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER);
    uint32_t household = darisk_stated_of(facts->circumstances, DARISK_CIRCUMSTANCE_HOUSEHOLD_EVER);
    uint32_t days = DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_CONDUCT_ON;
    bool apart = living == DARISK_STATED_YES && household == DARISK_STATED_NO;
    bool tied =
        (facts->relationships & NO_TIE) != 0 && (facts->relationships & ~(NO_TIE | NOT_KNOWN)) != 0;
    bool abused =
        (facts->behaviours & TYPE(NO_ABUSE)) != 0 && (facts->behaviours & ~STATEMENTS) != 0;
    bool foreseen = (facts->given & days) == days && facts->recorded_on < facts->conduct_on;
    return apart || tied || abused || foreseen ? FOUND(CONTRADICTORY_FACTS) : 0;
}

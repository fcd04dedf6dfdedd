/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/parts.h"

#define EXCLUDED  ((uint8_t)DARISK_OUTCOME_EXCLUDED)
#define REVIEW    ((uint8_t)DARISK_OUTCOME_REVIEW)
#define QUALIFIES ((uint8_t)DARISK_OUTCOME_QUALIFIES)

#define KIND(name) DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##name)
#define TYPE(name) DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_##name)

#define CHILD_AGE       18 /* Domestic Abuse Act 2021 s.3: under 18 */
#define RESPONSIBLE_AGE 16 /* Serious Crime Act 2015 s.76(3): under 16 */

uint32_t darisk_stated_of(uint32_t circumstances, uint32_t circumstance) {
    return circumstances >> (2 * (circumstance - 1)) & 3;
}

uint32_t darisk_stated_household(uint32_t circumstances) {
    if (darisk_stated_of(circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER) == DARISK_STATED_YES)
        return DARISK_STATED_YES;
    return darisk_stated_of(circumstances, DARISK_CIRCUMSTANCE_HOUSEHOLD_EVER);
}

uint32_t darisk_stated_responsible(const struct darisk_case *c) {
    uint32_t stated = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_RESPONSIBLE);
    if (stated == DARISK_STATED_UNKNOWN && (c->relationships & KIND(PARENT_CHILD)) != 0)
        return DARISK_STATED_YES;
    return stated;
}

uint8_t darisk_outcome_of(uint32_t stated) {
    if (stated == DARISK_STATED_YES)
        return QUALIFIES;
    return stated == DARISK_STATED_NO ? EXCLUDED : REVIEW;
}

uint64_t darisk_kinds_listed(const struct darisk_rule *rule, darisk_date day) {
    uint64_t listed = DARISK_RELATIONSHIPS_ALL;
    if (day == DARISK_DATE_UNKNOWN)
        return listed;
    if (day < rule->late[0].from)
        listed &= ~rule->late[0].kinds;
    if (day < rule->late[1].from)
        listed &= ~rule->late[1].kinds;
    return listed;
}

/* Adds the kinds that count only under a circumstance. */
static void add_if(uint32_t stated, uint64_t kinds, struct darisk_kinds *to) {
    if (stated == DARISK_STATED_YES)
        to->qualifies |= kinds;
    else if (stated != DARISK_STATED_NO)
        to->review |= kinds;
}

struct darisk_kinds darisk_kinds_of(const struct darisk_rule *rule, const struct darisk_case *c) {
    uint32_t living = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER);
    uint32_t lasting = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_SIGNIFICANT_DURATION);
    uint32_t parental =
        darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY);
    uint64_t listed = darisk_kinds_listed(rule, c->day);
    struct darisk_kinds kinds = {rule->qualifies, rule->review};

    add_if(living, rule->living, &kinds);
    add_if(darisk_stated_household(c->circumstances), rule->household, &kinds);
    add_if(lasting, rule->duration, &kinds);
    add_if(parental, rule->parental, &kinds);
    if (living == DARISK_STATED_YES)
        kinds.qualifies |= rule->living_or_review;
    else
        kinds.review |= rule->living_or_review;
    kinds.qualifies &= listed;
    kinds.review &= listed;
    return kinds;
}

uint8_t darisk_part_in_force(const struct darisk_rule *rule, darisk_date day) {
    if (day == DARISK_DATE_UNKNOWN)
        return QUALIFIES;
    if (day < rule->first_day)
        return rule->first_day_established ? EXCLUDED : REVIEW;
    if (rule->last_day != DARISK_DATE_UNKNOWN && day > rule->last_day)
        return EXCLUDED;
    return QUALIFIES;
}

uint8_t darisk_part_floor(uint8_t lowest, uint8_t highest, uint8_t floor) {
    if (lowest >= floor)
        return QUALIFIES;
    return highest < floor ? EXCLUDED : REVIEW;
}

static uint8_t part_child(const struct darisk_case *c) {
    if (c->victim_highest < CHILD_AGE)
        return QUALIFIES;
    return c->victim_lowest >= CHILD_AGE ? EXCLUDED : REVIEW;
}

static uint8_t part_s76_3(const struct darisk_case *c) {
    uint32_t responsible = darisk_stated_responsible(c);
    if (c->victim_lowest >= RESPONSIBLE_AGE || responsible == DARISK_STATED_NO)
        return QUALIFIES;
    if (c->victim_highest < RESPONSIBLE_AGE && responsible == DARISK_STATED_YES)
        return EXCLUDED;
    return REVIEW;
}

uint8_t darisk_part_age(const struct darisk_rule *rule, const struct darisk_case *c) {
    if (rule->age_rule == DARISK_AGE_RULE_CHILD)
        return part_child(c);
    if (rule->age_rule == DARISK_AGE_RULE_S76_3)
        return part_s76_3(c);
    return darisk_least(
        darisk_part_floor(c->victim_lowest, c->victim_highest, rule->victim_floor),
        darisk_part_floor(c->perpetrator_lowest, c->perpetrator_highest, rule->perpetrator_floor));
}

uint8_t darisk_part_ties(struct darisk_kinds kinds, uint64_t relationships) {
    if ((relationships & kinds.qualifies) != 0)
        return QUALIFIES;
    return (relationships & kinds.review) != 0 ? REVIEW : EXCLUDED;
}

uint8_t darisk_part_relationship(const struct darisk_rule *rule, const struct darisk_case *c) {
    uint32_t parental =
        darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY);
    if (rule->age_rule == DARISK_AGE_RULE_CHILD && parental == DARISK_STATED_YES)
        return QUALIFIES;
    return darisk_part_ties(darisk_kinds_of(rule, c), c->relationships);
}

uint8_t darisk_part_types(const struct darisk_rule *rule, uint32_t behaviours) {
    if ((behaviours & rule->behaviours_in) != 0)
        return QUALIFIES;
    if (behaviours == 0 || (behaviours & ~(rule->behaviours_out | TYPE(NO_ABUSE))) != 0)
        return REVIEW;
    return EXCLUDED;
}

uint8_t darisk_part_behaviour(const struct darisk_rule *rule, const struct darisk_case *c) {
    uint32_t repeated = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_REPEATED);
    uint32_t underlying = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_UNDERLYING);
    uint32_t exposed = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_EXPOSED);
    uint8_t types = darisk_part_types(rule, c->behaviours);

    if (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_NOT_TESTED)
        return QUALIFIES;
    if (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_EXPOSED)
        return darisk_least(darisk_outcome_of(underlying), darisk_outcome_of(exposed));
    if (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_REPEATED)
        return darisk_least(types, darisk_outcome_of(repeated));
    return types;
}

uint8_t darisk_least(uint8_t a, uint8_t b) {
    return a < b ? a : b;
}

uint8_t darisk_parts_outcome(struct darisk_parts parts) {
    return darisk_least(darisk_least(parts.in_force, parts.age),
                        darisk_least(parts.relationship, parts.behaviour));
}

struct darisk_parts darisk_parts_of(const struct darisk_rule *rule, const struct darisk_case *c) {
    struct darisk_parts parts;
    parts.in_force = darisk_part_in_force(rule, c->day);
    parts.age = darisk_part_age(rule, c);
    parts.relationship = darisk_part_relationship(rule, c);
    parts.behaviour = darisk_part_behaviour(rule, c);
    return parts;
}

uint8_t darisk_parts_decided_by(struct darisk_parts parts) {
    uint8_t outcome = darisk_parts_outcome(parts);
    if (parts.in_force == outcome)
        return DARISK_PART_IN_FORCE;
    if (parts.age == outcome)
        return DARISK_PART_AGE;
    return parts.relationship == outcome ? DARISK_PART_RELATIONSHIP : DARISK_PART_BEHAVIOUR;
}

uint32_t darisk_parts_at_outcome(struct darisk_parts parts) {
    uint8_t outcome = darisk_parts_outcome(parts);
    return (parts.in_force == outcome ? DARISK_PART_BIT(DARISK_PART_IN_FORCE) : 0) |
           (parts.age == outcome ? DARISK_PART_BIT(DARISK_PART_AGE) : 0) |
           (parts.relationship == outcome ? DARISK_PART_BIT(DARISK_PART_RELATIONSHIP) : 0) |
           (parts.behaviour == outcome ? DARISK_PART_BIT(DARISK_PART_BEHAVIOUR) : 0);
}

uint64_t darisk_ties_of(struct darisk_kinds kinds, uint64_t relationships) {
    uint64_t qualifying = relationships & kinds.qualifies;
    uint64_t reviewed = relationships & kinds.review;
    if (qualifying != 0)
        return qualifying;
    return reviewed != 0 ? reviewed : relationships;
}

uint8_t darisk_first_tie(uint64_t ties) {
    uint8_t tie = 1;
    while (tie < DARISK_RELATIONSHIP_LAST && (ties & DARISK_RELATIONSHIP_BIT(tie)) == 0)
        tie++;
    return tie;
}

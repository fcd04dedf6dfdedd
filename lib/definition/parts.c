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

/* For the proof only, a comment to the compiler: a number that is not 0 has a bit, its highest,
 * which is what is left when it is halved down to 1. */
/*@ ghost
    /@ requires members != 0;
       assigns \nothing;
       ensures \exists integer member; 1 <= member <= 64 && has(members, member); @/
    void some_member(uint64_t members) {
        uint64_t rest = members;
        uint64_t member = 1;
        /@ loop invariant 1 <= rest <= members;
           loop invariant 1 <= member <= 1 + members - rest;
           loop invariant rest == members >> (member - 1);
           loop assigns rest, member;
           loop variant rest; @/
        while (rest > 1) {
            rest = rest >> 1;
            member = member + 1;
        }
        /@ assert has(members, member); @/
    }
*/

/* Whether two sets have a member in common. */
/*@ assigns \nothing;
    ensures \result <==> meet(members, others); */
static bool meets(uint64_t members, uint64_t others) {
    if ((members & others) == 0)
        return false;
    //@ ghost some_member(members & others);
    return true;
}

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

/* Adds kinds that count only under a circumstance. */
/*@ assigns \nothing;
    ensures \forall integer kind; 1 <= kind <= 64 ==>
      (has(\result.qualifies, kind) <==>
       has(to.qualifies, kind) || (stated == DARISK_STATED_YES && has(kinds, kind)));
    ensures \forall integer kind; 1 <= kind <= 64 ==>
      (has(\result.review, kind) <==>
       has(to.review, kind) ||
       (stated != DARISK_STATED_YES && stated != DARISK_STATED_NO && has(kinds, kind))); */
static struct darisk_kinds add_if(struct darisk_kinds to, uint32_t stated, uint64_t kinds) {
    if (stated == DARISK_STATED_YES)
        to.qualifies |= kinds;
    else if (stated != DARISK_STATED_NO)
        to.review |= kinds;
    return to;
}

/* Adds kinds that count under a circumstance, and go to review without it. */
/*@ assigns \nothing;
    ensures \forall integer kind; 1 <= kind <= 64 ==>
      (has(\result.qualifies, kind) <==>
       has(to.qualifies, kind) || (stated == DARISK_STATED_YES && has(kinds, kind)));
    ensures \forall integer kind; 1 <= kind <= 64 ==>
      (has(\result.review, kind) <==>
       has(to.review, kind) || (stated != DARISK_STATED_YES && has(kinds, kind))); */
static struct darisk_kinds add_or_review(struct darisk_kinds to, uint32_t stated, uint64_t kinds) {
    if (stated == DARISK_STATED_YES)
        to.qualifies |= kinds;
    else
        to.review |= kinds;
    return to;
}

struct darisk_kinds darisk_kinds_of(const struct darisk_rule *rule, const struct darisk_case *c) {
    uint32_t living = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER);
    uint32_t lasting = darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_SIGNIFICANT_DURATION);
    uint32_t parental =
        darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY);
    uint64_t listed = darisk_kinds_listed(rule, c->day);
    struct darisk_kinds kinds = {rule->qualifies, rule->review};

    kinds = add_if(kinds, living, rule->living);
    kinds = add_if(kinds, darisk_stated_household(c->circumstances), rule->household);
    kinds = add_if(kinds, lasting, rule->duration);
    kinds = add_if(kinds, parental, rule->parental);
    kinds = add_or_review(kinds, living, rule->living_or_review);
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

/*@ requires \valid_read(c);
    assigns \nothing;
    behavior qualifies:
      assumes c->victim_highest < 18;
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes c->victim_highest >= 18 && c->victim_lowest >= 18;
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes c->victim_lowest < 18 <= c->victim_highest;
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
static uint8_t part_child(const struct darisk_case *c) {
    if (c->victim_highest < CHILD_AGE)
        return QUALIFIES;
    return c->victim_lowest >= CHILD_AGE ? EXCLUDED : REVIEW;
}

/*@ requires \valid_read(c);
    assigns \nothing;
    behavior qualifies:
      assumes c->victim_lowest >= 16 || not_responsible(c);
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes under(c->victim_lowest, c->victim_highest, 16) && responsible(c);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes c->victim_lowest < 16 && !not_responsible(c);
      assumes c->victim_highest >= 16 || !responsible(c);
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
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
    if (meets(relationships, kinds.qualifies))
        return QUALIFIES;
    return meets(relationships, kinds.review) ? REVIEW : EXCLUDED;
}

uint8_t darisk_part_relationship(const struct darisk_rule *rule, const struct darisk_case *c) {
    uint32_t parental =
        darisk_stated_of(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY);
    if (rule->age_rule == DARISK_AGE_RULE_CHILD && parental == DARISK_STATED_YES)
        return QUALIFIES;
    return darisk_part_ties(darisk_kinds_of(rule, c), c->relationships);
}

uint8_t darisk_part_types(const struct darisk_rule *rule, uint32_t behaviours) {
    uint32_t outside = rule->behaviours_out | TYPE(NO_ABUSE);
    if (meets(behaviours, rule->behaviours_in))
        return QUALIFIES;
    if (behaviours == 0 || meets(behaviours, ~outside))
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
    /* No bit twice: the sum is the set. */
    return (parts.in_force == outcome ? DARISK_PART_BIT(DARISK_PART_IN_FORCE) : 0) +
           (parts.age == outcome ? DARISK_PART_BIT(DARISK_PART_AGE) : 0) +
           (parts.relationship == outcome ? DARISK_PART_BIT(DARISK_PART_RELATIONSHIP) : 0) +
           (parts.behaviour == outcome ? DARISK_PART_BIT(DARISK_PART_BEHAVIOUR) : 0);
}

uint64_t darisk_ties_of(struct darisk_kinds kinds, uint64_t relationships) {
    if (meets(relationships, kinds.qualifies))
        return relationships & kinds.qualifies;
    if (meets(relationships, kinds.review))
        return relationships & kinds.review;
    return relationships;
}

uint8_t darisk_first_tie(uint64_t ties) {
    uint8_t tie = 1;
    /*@ loop invariant 1 <= tie <= DARISK_RELATIONSHIP_LAST;
        loop invariant \forall integer kind; 1 <= kind < tie ==> !has(ties, kind);
        loop assigns tie;
        loop variant DARISK_RELATIONSHIP_LAST - tie; */
    while (tie < DARISK_RELATIONSHIP_LAST && (ties >> (tie - 1) & 1) == 0)
        tie++;
    return tie;
}

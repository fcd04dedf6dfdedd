/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The four parts of a definition, each a pure function of one case, and their least. This is the
 * kernel: every call, single or by columns, with findings or without, comes down to it.
 *
 * Comments that open with an at sign are contracts in ACSL: the law written a second time, as what
 * must hold and not as steps. script/prove proves that the code agrees for every input;
 * docs/guide/proof.md says how to read them and what is taken on trust. */
#ifndef DARISK_PARTS_H
#define DARISK_PARTS_H

#include <stdint.h>

#include "darisk/behaviour.h"
#include "darisk/circumstance.h"
#include "darisk/date.h"
#include "darisk/finding.h"
#include "darisk/relationship.h"
#include "definition/rule.h"

/* One case, checked: every field is in range. An unknown age is the range 0 to 130. */
struct darisk_case {
    uint64_t relationships; /* never empty: an empty set is UNKNOWN */
    uint32_t behaviours;
    uint32_t circumstances;
    darisk_date day; /* that picks the text, by the rule's basis; may be unknown */
    uint8_t victim_lowest, victim_highest;
    uint8_t perpetrator_lowest, perpetrator_highest;
};

/* The kinds that qualify, and those that go to review, under the circumstances of a case on its
 * day. */
struct darisk_kinds {
    uint64_t qualifies;
    uint64_t review;
};

struct darisk_parts {
    uint8_t in_force;
    uint8_t age;
    uint8_t relationship;
    uint8_t behaviour;
};

/*@
  // A set of kinds, of behaviours or of parts has a member; two sets have one in common.
  predicate has(integer members, integer member) = (members & (1 << (member - 1))) != 0;
  predicate meet(integer members, integer others) =
      \exists integer member; 1 <= member <= 64 && has(members, member) && has(others, member);

  // ---- What is stated ----

  // Two bits for each circumstance, those of the first one lowest. 3 is no answer and is refused
  // before it gets here; it would be neither yes nor no.
  logic integer answer(integer circumstances, integer circumstance) =
      circumstances >> (2 * (circumstance - 1)) & 3;

  predicate yes(integer circumstances, integer circumstance) =
      answer(circumstances, circumstance) == DARISK_STATED_YES;
  predicate no(integer circumstances, integer circumstance) =
      answer(circumstances, circumstance) == DARISK_STATED_NO;
  predicate open(integer circumstances, integer circumstance) =
      !yes(circumstances, circumstance) && !no(circumstances, circumstance);

  // To live together is to live in one household.
  predicate household(integer circumstances) =
      yes(circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER) ||
      yes(circumstances, DARISK_CIRCUMSTANCE_HOUSEHOLD_EVER);
  predicate no_household(integer circumstances) =
      !yes(circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER) &&
      no(circumstances, DARISK_CIRCUMSTANCE_HOUSEHOLD_EVER);

  // A parent is presumed responsible where nothing is stated.
  predicate responsible(struct darisk_case *c) =
      yes(c->circumstances, DARISK_CIRCUMSTANCE_RESPONSIBLE) ||
      (answer(c->circumstances, DARISK_CIRCUMSTANCE_RESPONSIBLE) == DARISK_STATED_UNKNOWN &&
       has(c->relationships, DARISK_RELATIONSHIP_PARENT_CHILD));
  predicate not_responsible(struct darisk_case *c) =
      no(c->circumstances, DARISK_CIRCUMSTANCE_RESPONSIBLE);

  // ---- In force ----

  // Both ends belong to it. A day that is not known is taken as within.
  predicate in_force(struct darisk_rule *rule, integer day) =
      day == DARISK_DATE_UNKNOWN ||
      (rule->first_day <= day &&
       (rule->last_day == DARISK_DATE_UNKNOWN || day <= rule->last_day));
  predicate not_in_force(struct darisk_rule *rule, integer day) =
      day != DARISK_DATE_UNKNOWN &&
      ((day < rule->first_day && rule->first_day_established) ||
       (day >= rule->first_day && rule->last_day != DARISK_DATE_UNKNOWN &&
        day > rule->last_day));

  // ---- Age ----

  predicate floors(struct darisk_rule *rule) =
      rule->age_rule != DARISK_AGE_RULE_CHILD && rule->age_rule != DARISK_AGE_RULE_S76_3;
  predicate under(integer lowest, integer highest, integer floor) =
      lowest < floor && highest < floor;

  // Floors: both people are old enough; one of them is not. Child: the victim is under 18.
  // s.76(3): nobody commits the offence who is responsible for a victim under 16.
  predicate age_qualifies(struct darisk_rule *rule, struct darisk_case *c) =
      (floors(rule) && c->victim_lowest >= rule->victim_floor &&
       c->perpetrator_lowest >= rule->perpetrator_floor) ||
      (rule->age_rule == DARISK_AGE_RULE_CHILD && c->victim_highest < 18) ||
      (rule->age_rule == DARISK_AGE_RULE_S76_3 &&
       (c->victim_lowest >= 16 || not_responsible(c)));
  predicate age_excluded(struct darisk_rule *rule, struct darisk_case *c) =
      (floors(rule) &&
       (under(c->victim_lowest, c->victim_highest, rule->victim_floor) ||
        under(c->perpetrator_lowest, c->perpetrator_highest, rule->perpetrator_floor))) ||
      (rule->age_rule == DARISK_AGE_RULE_CHILD && c->victim_lowest >= 18 &&
       c->victim_highest >= 18) ||
      (rule->age_rule == DARISK_AGE_RULE_S76_3 &&
       under(c->victim_lowest, c->victim_highest, 16) && responsible(c));

  // ---- Relationship ----

  // In the list on the day. Where the day is not known, what came in later is in, too.
  predicate came_later(struct darisk_late_kinds *late, integer day, integer kind) =
      has(late->kinds, kind) && day != DARISK_DATE_UNKNOWN && day < late->from;
  predicate listed(struct darisk_rule *rule, integer day, integer kind) =
      has(DARISK_RELATIONSHIPS_ALL, kind) &&
      !came_later(&rule->late[0], day, kind) && !came_later(&rule->late[1], day, kind);

  predicate kind_qualifies(struct darisk_rule *rule, struct darisk_case *c, integer kind) =
      listed(rule, c->day, kind) &&
      (has(rule->qualifies, kind) ||
       (yes(c->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER) &&
        (has(rule->living, kind) || has(rule->living_or_review, kind))) ||
       (household(c->circumstances) && has(rule->household, kind)) ||
       (yes(c->circumstances, DARISK_CIRCUMSTANCE_SIGNIFICANT_DURATION) &&
        has(rule->duration, kind)) ||
       (yes(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY) &&
        has(rule->parental, kind)));
  predicate kind_reviewed(struct darisk_rule *rule, struct darisk_case *c, integer kind) =
      listed(rule, c->day, kind) &&
      (has(rule->review, kind) ||
       (open(c->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER) && has(rule->living, kind)) ||
       (!yes(c->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER) &&
        has(rule->living_or_review, kind)) ||
       (!household(c->circumstances) && !no_household(c->circumstances) &&
        has(rule->household, kind)) ||
       (open(c->circumstances, DARISK_CIRCUMSTANCE_SIGNIFICANT_DURATION) &&
        has(rule->duration, kind)) ||
       (open(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY) &&
        has(rule->parental, kind)));

  // One tie is enough. For a child, so is an adult with parental responsibility, whatever the
  // ties.
  predicate tie_qualifies(struct darisk_rule *rule, struct darisk_case *c) =
      (rule->age_rule == DARISK_AGE_RULE_CHILD &&
       yes(c->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY)) ||
      \exists integer kind; 1 <= kind <= 64 &&
      has(c->relationships, kind) && kind_qualifies(rule, c, kind);
  predicate tie_excluded(struct darisk_rule *rule, struct darisk_case *c) =
      !tie_qualifies(rule, c) &&
      \forall integer kind; 1 <= kind <= 64 && has(c->relationships, kind) ==>
      !kind_reviewed(rule, c, kind);

  // ---- Behaviour ----

  // One type of the list is enough. Excluded is a set with nothing in it but types that are
  // outside and the statement of no abuse; never the empty set.
  predicate type_in(struct darisk_rule *rule, integer behaviours) =
      meet(behaviours, rule->behaviours_in);
  predicate types_out(struct darisk_rule *rule, integer behaviours) =
      behaviours != 0 && !type_in(rule, behaviours) &&
      \forall integer type; 1 <= type <= 64 && has(behaviours, type) ==>
      has(rule->behaviours_out, type) ||
      has(DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_NO_ABUSE), type);

  predicate types_only(struct darisk_rule *rule) =
      rule->behaviour_rule != DARISK_BEHAVIOUR_RULE_NOT_TESTED &&
      rule->behaviour_rule != DARISK_BEHAVIOUR_RULE_EXPOSED &&
      rule->behaviour_rule != DARISK_BEHAVIOUR_RULE_REPEATED;

  predicate behaviour_qualifies(struct darisk_rule *rule, struct darisk_case *c) =
      rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_NOT_TESTED ||
      (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_EXPOSED &&
       yes(c->circumstances, DARISK_CIRCUMSTANCE_UNDERLYING) &&
       yes(c->circumstances, DARISK_CIRCUMSTANCE_EXPOSED)) ||
      (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_REPEATED && type_in(rule, c->behaviours) &&
       yes(c->circumstances, DARISK_CIRCUMSTANCE_REPEATED)) ||
      (types_only(rule) && type_in(rule, c->behaviours));
  predicate behaviour_excluded(struct darisk_rule *rule, struct darisk_case *c) =
      (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_EXPOSED &&
       (no(c->circumstances, DARISK_CIRCUMSTANCE_UNDERLYING) ||
        no(c->circumstances, DARISK_CIRCUMSTANCE_EXPOSED))) ||
      (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_REPEATED &&
       (types_out(rule, c->behaviours) ||
        no(c->circumstances, DARISK_CIRCUMSTANCE_REPEATED))) ||
      (types_only(rule) && types_out(rule, c->behaviours));

  // ---- The parts together ----

  logic integer least(integer a, integer b) = a <= b ? a : b;
  logic integer least_of(struct darisk_parts parts) =
      least(parts.in_force, least(parts.age, least(parts.relationship, parts.behaviour)));
*/

/* What is stated of a circumstance, from 1 to the last: unknown, no or yes. */
/*@ requires 1 <= circumstance <= DARISK_CIRCUMSTANCE_LAST;
    assigns \nothing;
    ensures \result == answer(circumstances, circumstance);
    ensures 0 <= \result <= 3; */
uint32_t darisk_stated_of(uint32_t circumstances, uint32_t circumstance);

/* What is stated of having lived in one household: living together is living in one household. */
/*@ assigns \nothing;
    ensures \result == DARISK_STATED_YES <==> household(circumstances);
    ensures \result == DARISK_STATED_NO <==> no_household(circumstances); */
uint32_t darisk_stated_household(uint32_t circumstances);

/* What is stated of responsibility for the victim: presumed yes of a parent (our reading). */
/*@ requires \valid_read(c);
    assigns \nothing;
    ensures \result == DARISK_STATED_YES <==> responsible(c);
    ensures \result == DARISK_STATED_NO <==> not_responsible(c); */
uint32_t darisk_stated_responsible(const struct darisk_case *c);

/* The outcome that a stated circumstance gives: yes qualifies, no excludes, unknown is review. */
/*@ assigns \nothing;
    behavior qualifies:
      assumes stated == DARISK_STATED_YES;
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes stated == DARISK_STATED_NO;
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes stated != DARISK_STATED_YES && stated != DARISK_STATED_NO;
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_outcome_of(uint32_t stated);

/* The kinds that are in the list on the day of the case (all of them where the day is unknown). */
/*@ requires \valid_read(rule);
    assigns \nothing;
    ensures \forall integer kind; 1 <= kind <= 64 ==>
      (has(\result, kind) <==> listed(rule, day, kind)); */
uint64_t darisk_kinds_listed(const struct darisk_rule *rule, darisk_date day);

/* The kinds that qualify or go to review in a case. A kind may be in both; qualifying is then
 * what counts. */
/*@ requires \valid_read(rule) && \valid_read(c);
    assigns \nothing;
    ensures \forall integer kind; 1 <= kind <= 64 ==>
      (has(\result.qualifies, kind) <==> kind_qualifies(rule, c, kind));
    ensures \forall integer kind; 1 <= kind <= 64 ==>
      (has(\result.review, kind) <==> kind_reviewed(rule, c, kind)); */
struct darisk_kinds darisk_kinds_of(const struct darisk_rule *rule, const struct darisk_case *c);

/* Whether the rule is in force on a day; REVIEW before a first day that is not established. */
/*@ requires \valid_read(rule);
    assigns \nothing;
    behavior qualifies:
      assumes in_force(rule, day);
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes not_in_force(rule, day);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes day != DARISK_DATE_UNKNOWN;
      assumes day < rule->first_day && !rule->first_day_established;
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_part_in_force(const struct darisk_rule *rule, darisk_date day);

/* Whether somebody with an age in a range has reached a floor. */
/*@ assigns \nothing;
    behavior qualifies:
      assumes lowest >= floor;
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes under(lowest, highest, floor);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes lowest < floor <= highest;
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_part_floor(uint8_t lowest, uint8_t highest, uint8_t floor);

/* Whether the ages are those the rule asks for. */
/*@ requires \valid_read(rule) && \valid_read(c);
    assigns \nothing;
    behavior qualifies:
      assumes age_qualifies(rule, c);
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes age_excluded(rule, c);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes !age_qualifies(rule, c) && !age_excluded(rule, c);
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_part_age(const struct darisk_rule *rule, const struct darisk_case *c);

/* The best outcome of the ties themselves. */
/*@ assigns \nothing;
    behavior qualifies:
      assumes meet(relationships, kinds.qualifies);
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior review:
      assumes !meet(relationships, kinds.qualifies) && meet(relationships, kinds.review);
      ensures \result == DARISK_OUTCOME_REVIEW;
    behavior excluded:
      assumes !meet(relationships, kinds.qualifies) && !meet(relationships, kinds.review);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_part_ties(struct darisk_kinds kinds, uint64_t relationships);

/* The outcome of the relationship: that of the ties, and for a child QUALIFIES where an adult has
 * parental responsibility, whatever the ties. */
/*@ requires \valid_read(rule) && \valid_read(c);
    assigns \nothing;
    behavior qualifies:
      assumes tie_qualifies(rule, c);
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes tie_excluded(rule, c);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes !tie_qualifies(rule, c) && !tie_excluded(rule, c);
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_part_relationship(const struct darisk_rule *rule, const struct darisk_case *c);

/* What the types of behaviour give, taken by themselves. */
/*@ requires \valid_read(rule);
    assigns \nothing;
    behavior qualifies:
      assumes type_in(rule, behaviours);
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes types_out(rule, behaviours);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes !type_in(rule, behaviours) && !types_out(rule, behaviours);
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_part_types(const struct darisk_rule *rule, uint32_t behaviours);

/* Whether the behaviour is that the rule asks for. */
/*@ requires \valid_read(rule) && \valid_read(c);
    assigns \nothing;
    behavior qualifies:
      assumes behaviour_qualifies(rule, c);
      ensures \result == DARISK_OUTCOME_QUALIFIES;
    behavior excluded:
      assumes behaviour_excluded(rule, c);
      ensures \result == DARISK_OUTCOME_EXCLUDED;
    behavior review:
      assumes !behaviour_qualifies(rule, c) && !behaviour_excluded(rule, c);
      ensures \result == DARISK_OUTCOME_REVIEW;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_part_behaviour(const struct darisk_rule *rule, const struct darisk_case *c);

/* The least of two outcomes. */
/*@ assigns \nothing;
    ensures \result <= a && \result <= b && (\result == a || \result == b); */
uint8_t darisk_least(uint8_t a, uint8_t b);

/* The outcome of a case: the least of its parts. */
/*@ assigns \nothing;
    ensures \result == least_of(parts);
    ensures \result <= parts.in_force && \result <= parts.age;
    ensures \result <= parts.relationship && \result <= parts.behaviour;
    ensures \result == parts.in_force || \result == parts.age ||
            \result == parts.relationship || \result == parts.behaviour; */
uint8_t darisk_parts_outcome(struct darisk_parts parts);

/* The four parts of a case. */
/*@ requires \valid_read(rule) && \valid_read(c);
    assigns \nothing;
    ensures \result.in_force == DARISK_OUTCOME_QUALIFIES <==> in_force(rule, c->day);
    ensures \result.in_force == DARISK_OUTCOME_EXCLUDED <==> not_in_force(rule, c->day);
    ensures \result.age == DARISK_OUTCOME_QUALIFIES <==> age_qualifies(rule, c);
    ensures \result.age == DARISK_OUTCOME_EXCLUDED <==> age_excluded(rule, c);
    ensures \result.relationship == DARISK_OUTCOME_QUALIFIES <==> tie_qualifies(rule, c);
    ensures \result.relationship == DARISK_OUTCOME_EXCLUDED <==> tie_excluded(rule, c);
    ensures \result.behaviour == DARISK_OUTCOME_QUALIFIES <==> behaviour_qualifies(rule, c);
    ensures \result.behaviour == DARISK_OUTCOME_EXCLUDED <==> behaviour_excluded(rule, c);
    ensures DARISK_OUTCOME_EXCLUDED <= \result.in_force <= DARISK_OUTCOME_QUALIFIES;
    ensures DARISK_OUTCOME_EXCLUDED <= \result.age <= DARISK_OUTCOME_QUALIFIES;
    ensures DARISK_OUTCOME_EXCLUDED <= \result.relationship <= DARISK_OUTCOME_QUALIFIES;
    ensures DARISK_OUTCOME_EXCLUDED <= \result.behaviour <= DARISK_OUTCOME_QUALIFIES; */
struct darisk_parts darisk_parts_of(const struct darisk_rule *rule, const struct darisk_case *c);

/* The first part, in order, that stands at the outcome. */
/*@ assigns \nothing;
    behavior in_force:
      assumes parts.in_force == least_of(parts);
      ensures \result == DARISK_PART_IN_FORCE;
    behavior age:
      assumes parts.age == least_of(parts) < parts.in_force;
      ensures \result == DARISK_PART_AGE;
    behavior relationship:
      assumes parts.relationship == least_of(parts);
      assumes parts.relationship < parts.in_force && parts.relationship < parts.age;
      ensures \result == DARISK_PART_RELATIONSHIP;
    behavior behaviour:
      assumes parts.behaviour < parts.in_force && parts.behaviour < parts.age;
      assumes parts.behaviour < parts.relationship;
      ensures \result == DARISK_PART_BEHAVIOUR;
    complete behaviors;
    disjoint behaviors; */
uint8_t darisk_parts_decided_by(struct darisk_parts parts);

/* Every part that stands at the outcome, as DARISK_PART_BIT bits. */
/*@ assigns \nothing;
    ensures \result == (parts.in_force == least_of(parts) ? 1 : 0) +
                       (parts.age == least_of(parts) ? 2 : 0) +
                       (parts.relationship == least_of(parts) ? 4 : 0) +
                       (parts.behaviour == least_of(parts) ? 8 : 0); */
uint32_t darisk_parts_at_outcome(struct darisk_parts parts);

/* Every tie of a case that has the best outcome of its ties. */
/*@ assigns \nothing;
    behavior qualifies:
      assumes meet(relationships, kinds.qualifies);
      ensures \forall integer kind; 1 <= kind <= 64 ==>
        (has(\result, kind) <==> has(relationships, kind) && has(kinds.qualifies, kind));
    behavior review:
      assumes !meet(relationships, kinds.qualifies) && meet(relationships, kinds.review);
      ensures \forall integer kind; 1 <= kind <= 64 ==>
        (has(\result, kind) <==> has(relationships, kind) && has(kinds.review, kind));
    behavior excluded:
      assumes !meet(relationships, kinds.qualifies) && !meet(relationships, kinds.review);
      ensures \result == relationships;
    complete behaviors;
    disjoint behaviors; */
uint64_t darisk_ties_of(struct darisk_kinds kinds, uint64_t relationships);

/* The first kind of a set that is not empty; the last there is, of a set that has none. */
/*@ assigns \nothing;
    ensures 1 <= \result <= DARISK_RELATIONSHIP_LAST;
    ensures \forall integer kind; 1 <= kind < \result ==> !has(ties, kind);
    ensures \result < DARISK_RELATIONSHIP_LAST ==> has(ties, \result);
    ensures (\exists integer kind; 1 <= kind <= DARISK_RELATIONSHIP_LAST && has(ties, kind)) ==>
      has(ties, \result); */
uint8_t darisk_first_tie(uint64_t ties);

#endif

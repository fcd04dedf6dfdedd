/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The four parts of a definition, each a pure function of one case, and their least. This is the
 * kernel: every call, single or by columns, with findings or without, comes down to it. */
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

/* What is stated of a circumstance, from 1 to the last: unknown, no or yes. */
uint32_t darisk_stated_of(uint32_t circumstances, uint32_t circumstance);

/* What is stated of having lived in one household: living together is living in one household. */
uint32_t darisk_stated_household(uint32_t circumstances);

/* What is stated of responsibility for the victim: presumed yes of a parent (our reading). */
uint32_t darisk_stated_responsible(const struct darisk_case *c);

/* The outcome that a stated circumstance gives: yes qualifies, no is excluded, unknown is review. */
uint8_t darisk_outcome_of(uint32_t stated);

/* The kinds that are in the list on the day of the case (all of them where the day is unknown). */
uint64_t darisk_kinds_listed(const struct darisk_rule *rule, darisk_date day);

/* The kinds that qualify or go to review in a case. */
struct darisk_kinds darisk_kinds_of(const struct darisk_rule *rule, const struct darisk_case *c);

uint8_t darisk_part_in_force(const struct darisk_rule *rule, darisk_date day);
uint8_t darisk_part_floor(uint8_t lowest, uint8_t highest, uint8_t floor);
uint8_t darisk_part_age(const struct darisk_rule *rule, const struct darisk_case *c);

/* The best outcome of the ties themselves. */
uint8_t darisk_part_ties(struct darisk_kinds kinds, uint64_t relationships);

/* The outcome of the relationship: that of the ties, and for a child QUALIFIES where an adult has
 * parental responsibility, whatever the ties. */
uint8_t darisk_part_relationship(const struct darisk_rule *rule, const struct darisk_case *c);

uint8_t darisk_part_types(const struct darisk_rule *rule, uint32_t behaviours);
uint8_t darisk_part_behaviour(const struct darisk_rule *rule, const struct darisk_case *c);

/* The least of two outcomes. */
uint8_t darisk_least(uint8_t a, uint8_t b);

/* The outcome of a case: the least of its parts. */
uint8_t darisk_parts_outcome(struct darisk_parts parts);

/* The four parts of a case. */
struct darisk_parts darisk_parts_of(const struct darisk_rule *rule, const struct darisk_case *c);

/* The first part, in order, that stands at the outcome. */
uint8_t darisk_parts_decided_by(struct darisk_parts parts);

/* Every part that stands at the outcome, as DARISK_PART_BIT bits. */
uint32_t darisk_parts_at_outcome(struct darisk_parts parts);

/* Every tie of a case that has the best outcome of its ties. */
uint64_t darisk_ties_of(struct darisk_kinds kinds, uint64_t relationships);

/* The first kind of a set that is not empty. */
uint8_t darisk_first_tie(uint64_t ties);

#endif

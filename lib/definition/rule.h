/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What a definition asks, ready to be applied to facts: its row of the law, with a force's
 * settings in it. */
#ifndef DARISK_RULE_H
#define DARISK_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "darisk/definition.h"

/* Columns of the matrix (matrix.h). */
enum darisk_column {
    DARISK_COLUMN_ACPO,
    DARISK_COLUMN_XGOV,
    DARISK_COLUMN_DAA,
    DARISK_COLUMN_SCA15,
    DARISK_COLUMN_SCA23,
    DARISK_COLUMN_FLA,
    DARISK_COLUMN_WAL,
    DARISK_COLUMN_SCO,
    DARISK_COLUMN_DHR,
    DARISK_COLUMN_S3,
    DARISK_COLUMN_COUNT
};

/* How a definition tests age. */
enum darisk_age_rule {
    DARISK_AGE_RULE_FLOORS, /* each party at or above a floor; a floor of 0 is no rule */
    DARISK_AGE_RULE_CHILD,  /* the victim is under 18 */
    DARISK_AGE_RULE_S76_3   /* no offence by somebody responsible for a victim under 16 */
};

/* How a definition tests behaviour. */
enum darisk_behaviour_rule {
    DARISK_BEHAVIOUR_RULE_TYPES,      /* by the types recorded */
    DARISK_BEHAVIOUR_RULE_REPEATED,   /* by the types, and it must have been repeated */
    DARISK_BEHAVIOUR_RULE_NOT_TESTED, /* it asks only about the tie */
    DARISK_BEHAVIOUR_RULE_EXPOSED     /* underlying abuse of an adult, and a child exposed to it */
};

/* Kinds that came into a list later than the definition itself: before the day they are out. */
struct darisk_late_kinds {
    uint64_t kinds;
    darisk_date from;
};

/* All masks are sets of kinds or of behaviours. A kind in none of them is excluded. */
struct darisk_rule {
    darisk_definition definition;
    darisk_day_basis basis;
    darisk_date first_day;
    darisk_date last_day; /* unknown: open */
    bool first_day_established;

    uint64_t qualifies;
    uint64_t review;
    uint64_t living;           /* if living together */
    uint64_t living_or_review; /* if living together, else review */
    uint64_t household;        /* if they live or lived in one household */
    uint64_t duration;         /* if of significant duration */
    uint64_t parental;         /* if an adult has parental responsibility */
    uint64_t settled;          /* kinds whose cell a force's policy has set */
    struct darisk_late_kinds late[2];

    enum darisk_age_rule age_rule;
    uint8_t victim_floor;
    uint8_t perpetrator_floor;

    enum darisk_behaviour_rule behaviour_rule;
    uint32_t behaviours_in;  /* types that qualify */
    uint32_t behaviours_out; /* types that are excluded; all others are review */
    bool limbs_not_tested;   /* it has tests that a person must make */
    bool third_person;       /* it provides for acts aimed at the victim through another */

    enum darisk_column settled_by; /* whose settings reach this definition ... */
    uint64_t settled_kinds;        /* ... and for which kinds */
};

/* Fills in the rule of a definition of this release under a policy (NULL: the defaults). */
void darisk_rule_prepare(darisk_definition definition, const darisk_definition_policy *policy,
                         struct darisk_rule *rule);

/* Whether a value is a definition of this release. */
bool darisk_definition_is_known(darisk_definition definition);

/* What the rule says of one kind, from 1 to the last. */
darisk_cell darisk_rule_cell(const struct darisk_rule *rule, darisk_relationship kind);

#endif

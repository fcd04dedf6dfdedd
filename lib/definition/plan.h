/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Which rule a case is put to: always the same one, or the one whose day it is. */
#ifndef DARISK_PLAN_H
#define DARISK_PLAN_H

#include <stddef.h>

#include "definition/rule.h"

/* The most definitions that ever followed each other as the flag of one jurisdiction. */
#define DARISK_PLAN_RULES 4

/* Rules in the order of their first days. Where the day of the record chooses, a rule applies
 * from its first day to the eve of the next one's, and the first rule to every day before. */
struct darisk_plan {
    bool by_day;
    size_t count;
    struct darisk_rule rules[DARISK_PLAN_RULES];
};

/* One named definition. */
darisk_status darisk_plan_named(darisk_definition definition,
                                const darisk_definition_policy *policy, struct darisk_plan *plan);

/* The definitions by which a jurisdiction flags. */
darisk_status darisk_plan_flag(darisk_jurisdiction jurisdiction,
                               const darisk_definition_policy *policy, struct darisk_plan *plan);

/* The rule for a case recorded on a day; NULL where the day must choose and is not known. */
const struct darisk_rule *darisk_plan_rule(const struct darisk_plan *plan, darisk_date recorded_on);

#endif

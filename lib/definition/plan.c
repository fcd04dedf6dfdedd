/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/plan.h"

/* Which definitions flag a report in a jurisdiction, in the order of their first days. */
static const struct {
    darisk_jurisdiction jurisdiction;
    darisk_definition definition;
} flags[] = {
    {DARISK_JURISDICTION_ENGLAND_AND_WALES, DARISK_DEFINITION_ACPO_PRE2013},
    {DARISK_JURISDICTION_ENGLAND_AND_WALES, DARISK_DEFINITION_XGOV_2013},
    {DARISK_JURISDICTION_ENGLAND_AND_WALES, DARISK_DEFINITION_DAA_2021},
    {DARISK_JURISDICTION_WALES, DARISK_DEFINITION_ACPO_PRE2013},
    {DARISK_JURISDICTION_WALES, DARISK_DEFINITION_XGOV_2013},
    {DARISK_JURISDICTION_WALES, DARISK_DEFINITION_DAA_2021},
    {DARISK_JURISDICTION_SCOTLAND, DARISK_DEFINITION_SCO_PROTOCOL},
};

darisk_status darisk_plan_named(darisk_definition definition,
                                const darisk_definition_policy *policy, struct darisk_plan *plan) {
    if (!darisk_definition_is_known(definition))
        return DARISK_ERROR_DEFINITION;
    plan->by_day = false;
    plan->count = 1;
    darisk_rule_prepare(definition, policy, &plan->rules[0]);
    return DARISK_OK;
}

darisk_status darisk_plan_flag(darisk_jurisdiction jurisdiction,
                               const darisk_definition_policy *policy, struct darisk_plan *plan) {
    if (darisk_jurisdiction_text(jurisdiction) == NULL)
        return DARISK_ERROR_JURISDICTION;
    plan->by_day = true;
    plan->count = 0;
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (flags[i].jurisdiction == jurisdiction && plan->count < DARISK_PLAN_RULES)
            darisk_rule_prepare(flags[i].definition, policy, &plan->rules[plan->count++]);
    }
    return plan->count == 0 ? DARISK_ERROR_NO_DEFINITION : DARISK_OK;
}

const struct darisk_rule *darisk_plan_rule(const struct darisk_plan *plan,
                                           darisk_date recorded_on) {
    size_t last = plan->count - 1;
    if (!plan->by_day)
        return &plan->rules[0];
    if (recorded_on == DARISK_DATE_UNKNOWN)
        return NULL;
    while (last > 0 && recorded_on < plan->rules[last].first_day)
        last--;
    return &plan->rules[last];
}

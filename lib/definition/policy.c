/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/policy.h"

#include "base/allocator.h"
#include "definition/provision_id.h"

/* The cells that a force may settle: the sources leave them open, and say so. */
static const darisk_settable_cell cells[] = {
#define SETTABLE(definition, kind, preset, why, reason)                                            \
    {DARISK_DEFINITION_##definition, DARISK_RELATIONSHIP_##kind, DARISK_CELL_##preset, reason,     \
     &darisk_provisions[DARISK_PROVISION_ID_READING_##why - 1]},
#include "definition/settable.inc"
#undef SETTABLE
};

#define COUNT (sizeof cells / sizeof cells[0])

size_t darisk_settable_cell_count(void) {
    return COUNT;
}

const darisk_settable_cell *darisk_settable_cell_at(size_t index) {
    return index < COUNT ? &cells[index] : NULL;
}

darisk_status darisk_definition_policy_new(const darisk_allocator *allocator,
                                           darisk_definition_policy **out) {
    darisk_allocator memory;
    darisk_definition_policy *policy;
    darisk_status status;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    policy = memory.allocate(memory.context, sizeof *policy);
    if (policy == NULL)
        return DARISK_ERROR_MEMORY;
    *policy = (darisk_definition_policy){.allocator = memory,
                                         .switch_day = DARISK_DEFINITION_SWITCH_DEFAULT};
    *out = policy;
    return DARISK_OK;
}

void darisk_definition_policy_free(darisk_definition_policy *policy) {
    if (policy != NULL) {
        darisk_allocator memory = policy->allocator;
        memory.release(memory.context, policy, sizeof *policy);
    }
}

darisk_status darisk_definition_policy_set_switch_day(darisk_definition_policy *policy,
                                                      darisk_date day) {
    if (policy == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_date_is_valid(day) || day < DARISK_DEFINITION_SWITCH_FIRST)
        return DARISK_ERROR_POLICY_SWITCH_DAY;
    policy->switch_day = day;
    return DARISK_OK;
}

darisk_date darisk_definition_policy_switch_day(const darisk_definition_policy *policy) {
    return policy == NULL ? DARISK_DEFINITION_SWITCH_DEFAULT : policy->switch_day;
}

static const darisk_settable_cell *find_cell(darisk_definition definition,
                                             darisk_relationship relationship) {
    for (size_t i = 0; i < COUNT; i++)
        if (cells[i].definition == definition && cells[i].relationship == relationship)
            return &cells[i];
    return NULL;
}

static void settle(struct darisk_settled *settled, uint64_t kind, darisk_outcome outcome) {
    settled->qualifies &= ~kind;
    settled->review &= ~kind;
    settled->excluded &= ~kind;
    if (outcome == DARISK_OUTCOME_QUALIFIES)
        settled->qualifies |= kind;
    else if (outcome == DARISK_OUTCOME_REVIEW)
        settled->review |= kind;
    else
        settled->excluded |= kind;
}

darisk_status darisk_definition_policy_set_cell(darisk_definition_policy *policy,
                                                darisk_definition definition,
                                                darisk_relationship relationship,
                                                darisk_outcome outcome) {
    struct darisk_rule rule;
    if (policy == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_definition_is_known(definition))
        return DARISK_ERROR_DEFINITION;
    if (darisk_relationship_find(relationship) == NULL)
        return DARISK_ERROR_RELATIONSHIP;
    if (darisk_outcome_text(outcome) == NULL)
        return DARISK_ERROR_OUTCOME;
    darisk_rule_prepare(definition, NULL, &rule);
    if (darisk_rule_cell(&rule, relationship) == DARISK_CELL_QUALIFIES &&
        outcome == DARISK_OUTCOME_EXCLUDED)
        return DARISK_ERROR_POLICY_NARROWS;
    if (find_cell(definition, relationship) == NULL)
        return DARISK_ERROR_POLICY_CELL;
    settle(&policy->settled[rule.settled_by], DARISK_RELATIONSHIP_BIT(relationship), outcome);
    return DARISK_OK;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/dait_policy.h"

#include <stdbool.h>

#include "base/allocator.h"
#include "dait/table.h"

darisk_status darisk_dait_policy_new(const darisk_allocator *allocator, darisk_dait_policy **out) {
    darisk_allocator memory;
    darisk_dait_policy *policy;
    darisk_status status;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    policy = memory.allocate(memory.context, sizeof *policy);
    if (policy == NULL)
        return DARISK_ERROR_MEMORY;
    *policy = (darisk_dait_policy){.allocator = memory, .table = darisk_dait_table_of(NULL)};
    *out = policy;
    return DARISK_OK;
}

void darisk_dait_policy_free(darisk_dait_policy *policy) {
    if (policy != NULL) {
        darisk_allocator memory = policy->allocator;
        memory.release(memory.context, policy, sizeof *policy);
    }
}

static darisk_status check_rule(darisk_dait_check check, darisk_dait_rule rule) {
    const bool crew_alone = rule.found == DARISK_DAIT_TELLING_CREW;
    if ((rule.required != DARISK_STATED_NO && rule.required != DARISK_STATED_YES) ||
        darisk_dait_telling_find(rule.found) == NULL ||
        darisk_dait_telling_find(rule.unavailable) == NULL)
        return DARISK_ERROR_DAIT_RULE;
    if (rule.unavailable == DARISK_DAIT_TELLING_INSPECTOR ||
        (crew_alone && rule.unavailable != DARISK_DAIT_TELLING_CREW))
        return DARISK_ERROR_DAIT_UNAVAILABLE;
    if (crew_alone && (check == DARISK_DAIT_CHECK_CERTIFICATE_VICTIM ||
                       check == DARISK_DAIT_CHECK_CERTIFICATE_SUSPECT))
        return DARISK_ERROR_DAIT_CERTIFICATE;
    return DARISK_OK;
}

darisk_status darisk_dait_policy_set(darisk_dait_policy *policy, darisk_dait_check check,
                                     darisk_dait_rule rule) {
    darisk_status status;
    if (policy == NULL)
        return DARISK_ERROR_NULL;
    if (darisk_dait_check_find(check) == NULL)
        return DARISK_ERROR_DAIT_CHECK;
    status = check_rule(check, rule);
    if (status == DARISK_OK)
        darisk_dait_table_put(&policy->table, check, rule);
    return status;
}

darisk_status darisk_dait_policy_get(const darisk_dait_policy *policy, darisk_dait_check check,
                                     darisk_dait_rule *out) {
    struct darisk_dait_table table;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (darisk_dait_check_find(check) == NULL)
        return DARISK_ERROR_DAIT_CHECK;
    table = darisk_dait_table_of(policy);
    *out = darisk_dait_table_rule(&table, check);
    return DARISK_OK;
}

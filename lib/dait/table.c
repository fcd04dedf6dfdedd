/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dait/table.h"

#include <stdbool.h>

static void put(uint32_t *set, uint32_t bit, bool in) {
    *set = in ? *set | bit : *set & ~bit;
}

void darisk_dait_table_put(struct darisk_dait_table *table, darisk_dait_check check,
                           darisk_dait_rule rule) {
    const uint32_t bit = DARISK_DAIT_CHECK_BIT(check);
    put(&table->required, bit, rule.required == DARISK_STATED_YES);
    put(&table->found_control, bit, rule.found == DARISK_DAIT_TELLING_CONTROL);
    put(&table->found_inspector, bit, rule.found == DARISK_DAIT_TELLING_INSPECTOR);
    put(&table->unavailable_control, bit, rule.unavailable == DARISK_DAIT_TELLING_CONTROL);
}

darisk_dait_rule darisk_dait_table_rule(const struct darisk_dait_table *table,
                                        darisk_dait_check check) {
    const uint32_t bit = DARISK_DAIT_CHECK_BIT(check);
    darisk_dait_rule rule = {DARISK_STATED_NO, DARISK_DAIT_TELLING_CREW, DARISK_DAIT_TELLING_CREW};
    if ((table->required & bit) != 0)
        rule.required = DARISK_STATED_YES;
    if ((table->found_control & bit) != 0)
        rule.found = DARISK_DAIT_TELLING_CONTROL;
    if ((table->found_inspector & bit) != 0)
        rule.found = DARISK_DAIT_TELLING_INSPECTOR;
    if ((table->unavailable_control & bit) != 0)
        rule.unavailable = DARISK_DAIT_TELLING_CONTROL;
    return rule;
}

struct darisk_dait_table darisk_dait_table_of(const darisk_dait_policy *policy) {
    struct darisk_dait_table table = {0};
    if (policy != NULL)
        return policy->table;
    for (size_t i = 0; i < DARISK_DAIT_CHECK_LAST; i++) {
        const darisk_dait_check_record *record = darisk_dait_check_at(i);
        darisk_dait_table_put(&table, record->check, record->rule);
    }
    return table;
}

darisk_dait_markers darisk_dait_markers_of(darisk_dait_check_set found) {
    darisk_dait_markers markers = 0;
    for (size_t i = 0; i < DARISK_DAIT_CHECK_LAST; i++) {
        const darisk_dait_check_record *record = darisk_dait_check_at(i);
        if ((found & DARISK_DAIT_CHECK_BIT(record->check)) != 0)
            markers |= DARISK_DAIT_MARKER_BIT(record->marker);
    }
    return markers;
}

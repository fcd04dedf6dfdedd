/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The library's table as sets, and what a policy holds. */
#ifndef DARISK_DAIT_TABLE_H
#define DARISK_DAIT_TABLE_H

#include "dait/conclude.h"
#include "darisk/allocator.h"
#include "darisk/dait.h"

struct darisk_dait_policy {
    darisk_allocator allocator;
    struct darisk_dait_table table;
};

/* The table of a policy; the library's for NULL. */
struct darisk_dait_table darisk_dait_table_of(const darisk_dait_policy *policy);

/* Puts the rule of one check, which is a check, into a table. */
void darisk_dait_table_put(struct darisk_dait_table *table, darisk_dait_check check,
                           darisk_dait_rule rule);

/* The rule of one check, which is a check. */
darisk_dait_rule darisk_dait_table_rule(const struct darisk_dait_table *table,
                                        darisk_dait_check check);

/* The markers of what is found. */
darisk_dait_markers darisk_dait_markers_of(darisk_dait_check_set found);

#endif

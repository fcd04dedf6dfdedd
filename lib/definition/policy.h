/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What a policy holds. */
#ifndef DARISK_POLICY_H
#define DARISK_POLICY_H

#include "darisk/allocator.h"
#include "darisk/definition_policy.h"
#include "definition/rule.h"

/* The kinds a force has settled in one column; a kind is in one of the sets at most. */
struct darisk_settled {
    uint64_t qualifies;
    uint64_t review;
    uint64_t excluded;
};

struct darisk_definition_policy {
    darisk_allocator allocator;
    darisk_date switch_day;
    struct darisk_settled settled[DARISK_COLUMN_COUNT];
};

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What one case comes to: the step that the single call and the columns share. */
#ifndef DARISK_CLASSIFY_H
#define DARISK_CLASSIFY_H

#include "darisk/classification.h"
#include "definition/parts.h"
#include "definition/plan.h"

struct darisk_verdict {
    darisk_definition definition;
    struct darisk_parts parts;
    uint64_t ties;
    darisk_findings findings;
};

/* Checks the facts and puts them to the plan. The verdict is written on success only. */
darisk_status darisk_verdict_reach(const struct darisk_plan *plan, const darisk_facts *facts,
                                   struct darisk_verdict *out);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Why the parts of a case stand where they stand, as findings. */
#ifndef DARISK_REASONS_H
#define DARISK_REASONS_H

#include "darisk/classification.h"
#include "definition/parts.h"

/* The findings of a case whose parts are known. */
darisk_findings darisk_reasons(const struct darisk_rule *rule, const struct darisk_case *c,
                               struct darisk_kinds kinds, struct darisk_parts parts);

/* The findings about the facts as such, whatever the definition: facts that contradict each
 * other. They change no outcome. */
darisk_findings darisk_reasons_facts(const darisk_facts *facts);

#endif

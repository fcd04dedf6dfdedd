/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From the caller's facts to a case the kernel can take: every value is checked, a fact that
 * cannot be is refused, and nothing is mended. */
#ifndef DARISK_CHECK_H
#define DARISK_CHECK_H

#include "darisk/classification.h"
#include "definition/parts.h"

/* Checks facts and makes the case, its day left unknown. `birth_without_day` is set where a birth
 * date could not be used for want of a day of the conduct, and else left alone. */
darisk_status darisk_facts_check(const darisk_facts *facts, struct darisk_case *c,
                                 bool *birth_without_day);

/* The day that picks the text under a basis; unknown where it is not given. */
darisk_date darisk_facts_day(const darisk_facts *facts, darisk_day_basis basis);

#endif

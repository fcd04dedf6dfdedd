/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the criteria share: facts in three values, and the checks of rows. Internal. */
#ifndef DARISK_DASH_MARAC_H
#define DARISK_DASH_MARAC_H

#include <stdbool.h>

#include "darisk/marac.h"

/* Yes, no or unknown. */
bool darisk_marac_is_stated(darisk_stated stated);

/* A valid date, or unknown. */
bool darisk_marac_is_day(darisk_date day);

/* Both; no wins, else unknown does. */
darisk_stated darisk_marac_both(darisk_stated a, darisk_stated b);

/* Either; yes wins, else unknown does. */
darisk_stated darisk_marac_either(darisk_stated a, darisk_stated b);

/* What a stated fact comes to as a criterion. */
darisk_criterion darisk_marac_criterion_of(darisk_stated stated);

/* Whether between a lower and an upper count lies a threshold. */
darisk_criterion darisk_marac_reaches(size_t lower, size_t upper, size_t threshold);

#endif

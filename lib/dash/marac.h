/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the criteria share: their values, and the checks of rows. Internal. */
#ifndef DARISK_DASH_MARAC_H
#define DARISK_DASH_MARAC_H

#include <stdbool.h>

#include "darisk/marac.h"
#include "model/count.h"

/* Yes, no or unknown. */
bool darisk_marac_is_stated(darisk_stated stated);

/* A valid date, or unknown. */
bool darisk_marac_is_day(darisk_date day);

/* What something came to, by the name that it has for criteria. */
darisk_criterion darisk_marac_criterion_of(enum darisk_met met);

#endif

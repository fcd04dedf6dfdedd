/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The loops of tally_block.h for processors with AVX2: 32 forms at a time in registers. Internal.
 */
#ifndef DARISK_DASH_TALLY_WIDE_H
#define DARISK_DASH_TALLY_WIDE_H

#include "dash/tally_block.h"

/* Whether this build has the loops and this processor can run them. */
bool darisk_tally_wide_can(void);

/* Tallies forms given as columns, as many as fit in whole groups, and returns how many those are.
 * Sets *bad where a byte of them is no answer, and else leaves it alone. */
size_t darisk_tally_wide_columns(const struct darisk_tally_plan *plan,
                                 const struct darisk_tally_view *view, size_t count,
                                 const struct darisk_tally_put *put, bool *bad);

/* Tallies forms given one after the other, each of which is read 5 bytes past its end: those bytes
 * must be there. Returns and sets the same; what is in items not asked counts as bad. */
size_t darisk_tally_wide_rows(const struct darisk_tally_plan *plan, const uint8_t *values,
                              size_t stride, size_t count, const struct darisk_tally_put *put,
                              bool *bad);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file quiet.h
 * Whether somebody who was a victim again and again has gone quiet, and nobody has asked why. The
 * months are the caller's: here they are days and counts. Internal. */
#ifndef DARISK_MODEL_QUIET_H
#define DARISK_MODEL_QUIET_H

#include <stdbool.h>
#include <stddef.h>

#include "darisk/date.h"
#include "model/count.h"

/* Whether a call or a review ends the quiet, so that nothing need be counted: an incident later
 * than `until`, the last day of which the quiet can be (the day asked for less the months of
 * quiet), or a review later than the last incident.
 *
 * `last` and `review` are the last of their kind on or before the day asked for,
 * DARISK_DATE_UNKNOWN where none has a day. Without a dated incident nothing is ended. */
/*@ assigns \nothing;
    ensures \result <==> last != DARISK_DATE_UNKNOWN && (last > until || review > last); */
bool darisk_quiet_is_ended(darisk_date last, darisk_date until, darisk_date review);

/* What a quiet that was not ended comes to, by the incidents in the months up to the last, and
 * those without a day: one of them may be a call since, so none of them makes it certain. Neither
 * does the count where a review without a day may have ended the quiet. */
/*@ assigns \nothing;
    ensures is_met(\result);
    ensures no: \result == DARISK_MET_NO <==> counted + undated < needed;
    ensures yes: \result == DARISK_MET_YES <==>
                 counted >= needed && undated == 0 && !review_undated; */
enum darisk_met darisk_quiet_repeats(size_t counted, size_t undated, size_t needed,
                                     bool review_undated);

#endif

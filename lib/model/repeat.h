/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file repeat.h
 * Whether something happened within the months after the last referral, or meeting. What happened,
 * and to whom, is asked elsewhere. Internal. */
#ifndef DARISK_MODEL_REPEAT_H
#define DARISK_MODEL_REPEAT_H

#include <stdbool.h>

#include "base/date_window.h"
#include "model/count.h"

/* The last anchor, as far as it is known. */
struct darisk_repeat_last {
    darisk_date day; /* DARISK_DATE_UNKNOWN where none has a day */
    bool certain;    /* the history was searched, and every anchor has its day */
};

/* The last anchor after one more was looked at. One later than the day asked for is passed over;
 * one without a day leaves none certain. The order in which they come does not matter. */
/*@ requires is_date(as_of) && (anchor == DARISK_DATE_UNKNOWN || is_date(anchor));
    requires last.day == DARISK_DATE_UNKNOWN || is_date(last.day);
    assigns \nothing;
    ensures certain: \result.certain <==> last.certain && anchor != DARISK_DATE_UNKNOWN;
    ensures later: last.day < anchor <= as_of ==> \result.day == anchor;
    ensures kept: !(last.day < anchor <= as_of) ==> \result.day == last.day; */
struct darisk_repeat_last darisk_repeat_take(struct darisk_repeat_last last, darisk_date anchor,
                                             darisk_date as_of);

/* Whether a day lies in the months after the last anchor. On the day of the anchor it is open:
 * the event may be what was referred. The months are counted backwards from the event, by the rule
 * of windows, so the day on which they end is outside. A window that would begin before the
 * calendar is open; callers that refuse such days do so before. */
/*@ requires day == DARISK_DATE_UNKNOWN || is_date(day);
    requires last.day == DARISK_DATE_UNKNOWN || is_date(last.day);
    requires months >= 1;
    assigns \nothing;
    ensures is_met(\result);
    behavior not_known:
      assumes !last.certain;
      ensures \result == DARISK_MET_OPEN;
    behavior none:
      assumes last.certain && last.day == DARISK_DATE_UNKNOWN;
      ensures \result == DARISK_MET_NO;
    behavior no_order:
      assumes last.certain && last.day != DARISK_DATE_UNKNOWN;
      assumes day == DARISK_DATE_UNKNOWN || day == last.day;
      ensures \result == DARISK_MET_OPEN;
    behavior ordered:
      assumes last.certain && last.day != DARISK_DATE_UNKNOWN;
      assumes day != DARISK_DATE_UNKNOWN && day != last.day;
      ensures reached: \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == day && stays(y, m, -months) ==>
        \result == (months_from(y, m, d, -months) < last.day < day ? DARISK_MET_YES
                                                                   : DARISK_MET_NO);
      ensures outside: \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == day && !stays(y, m, -months) ==>
        \result == DARISK_MET_OPEN;
    complete behaviors;
    disjoint behaviors; */
enum darisk_met darisk_repeat_within(struct darisk_repeat_last last, darisk_date day,
                                     int32_t months);

#endif

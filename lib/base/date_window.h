/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file date_window.h
 * Windows of calendar months (rule R4). Internal. */
#ifndef DARISK_BASE_DATE_WINDOW_H
#define DARISK_BASE_DATE_WINDOW_H

#include "base/date_months.h"
#include "darisk/status.h"

/* Whether a date lies in the window of so many calendar months that ends on the day `end`: later
 * than `end` less the months, clamped, and not later than `end`. A window of no months is empty.
 * A window and the one that ends where it starts neither overlap nor leave a hole; windows that
 * end on the last days of neighbouring months may overlap, by the clamp. A date that is unknown,
 * or otherwise not valid, lies in no window: counting what has no date is the caller's task.
 *
 * DARISK_OK; DARISK_ERROR_NULL; DARISK_ERROR_DATE where `end` is not valid; DARISK_ERROR_MONTHS
 * where the months are negative or the window would begin before the calendar. `inside` is
 * untouched on failure. */
/*@ requires inside == \null || \valid(inside);
    assigns *inside;
    behavior null:
      assumes inside == \null;
      assigns \nothing;
      ensures \result == DARISK_ERROR_NULL;
    behavior no_end:
      assumes inside != \null && !is_date(end);
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE;
    behavior negative:
      assumes inside != \null && is_date(end) && months < 0;
      assigns \nothing;
      ensures \result == DARISK_ERROR_MONTHS;
    behavior window:
      assumes inside != \null && is_date(end) && months >= 0;
      ensures reached: \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == end && stays(y, m, -months) ==>
        \result == DARISK_OK && (*inside <==> months_from(y, m, d, -months) < date <= end);
      ensures outside: \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == end && !stays(y, m, -months) ==>
        \result == DARISK_ERROR_MONTHS && *inside == \old(*inside);
    complete behaviors;
    disjoint behaviors; */
DARISK_MUST_USE darisk_status darisk_date_in_months_window(darisk_date date, darisk_date end,
                                                           int32_t months, bool *inside);

#endif

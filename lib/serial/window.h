/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file window.h
 * The window of a policy on a day (rules R4 and R5). Internal. */
#ifndef DARISK_SERIAL_WINDOW_H
#define DARISK_SERIAL_WINDOW_H

#include "base/date_months.h"

#define DARISK_SERIAL_MONTHS_LAST 1200
#define DARISK_SERIAL_DAYS_LAST   36600

enum darisk_serial_unit {
    DARISK_SERIAL_UNIT_UNLIMITED = 0,
    DARISK_SERIAL_UNIT_MONTHS = 1,
    DARISK_SERIAL_UNIT_DAYS = 2
};

/* How far a window reaches. `count` is 0 where it is unlimited. */
struct darisk_serial_window {
    enum darisk_serial_unit unit;
    int32_t count;
};

/* The start of a window that no day of the calendar lies before. A missing date is below it. */
#define DARISK_SERIAL_NO_START (DARISK_DATE_FIRST - 1)

/*@
  predicate is_serial_window(struct darisk_serial_window w) =
      w.unit == DARISK_SERIAL_UNIT_UNLIMITED ||
      (w.unit == DARISK_SERIAL_UNIT_MONTHS && 1 <= w.count <= DARISK_SERIAL_MONTHS_LAST) ||
      (w.unit == DARISK_SERIAL_UNIT_DAYS && 1 <= w.count <= DARISK_SERIAL_DAYS_LAST);
*/

/* The last day before the window that ends on `end`, so that a date lies in it where it is later
 * than that and not later than `end`. DARISK_SERIAL_NO_START where the window is unlimited, and,
 * by our reading, where it would begin before the calendar: then every date to `end` lies in it.
 * `end` must be a valid date. */
/*@ requires is_date(end) && is_serial_window(window);
    assigns \nothing;
    ensures DARISK_SERIAL_NO_START <= \result < end;
    ensures unlimited: window.unit == DARISK_SERIAL_UNIT_UNLIMITED ==>
      \result == DARISK_SERIAL_NO_START;
    ensures days: window.unit == DARISK_SERIAL_UNIT_DAYS ==>
      \result == \max(end - window.count, DARISK_SERIAL_NO_START);
    ensures months: window.unit == DARISK_SERIAL_UNIT_MONTHS ==>
      \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == end && stays(y, m, -window.count) ==>
        \result == months_from(y, m, d, -window.count);
    ensures before_calendar: window.unit == DARISK_SERIAL_UNIT_MONTHS ==>
      \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == end && !stays(y, m, -window.count) ==>
        \result == DARISK_SERIAL_NO_START; */
darisk_date darisk_serial_window_start(struct darisk_serial_window window, darisk_date end);

#endif

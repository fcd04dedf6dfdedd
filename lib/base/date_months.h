/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file date_months.h
 * Calendar months before and after a day (rule R4). Internal. */
#ifndef DARISK_BASE_DATE_MONTHS_H
#define DARISK_BASE_DATE_MONTHS_H

#include "base/calendar.h"

/*@
  // Months since January of the year 0; the calendar has those from 12 to 119999.
  logic integer month_index(integer y, integer m) = y * 12 + m - 1;

  // A day kept within its month: the last day of the month where it is later.
  logic integer clamped(integer y, integer m, integer d) =
      d <= month_length(y, m) ? d : month_length(y, m);

  // The date of a day, clamped, in the month with an index.
  logic integer in_month(integer i, integer d) =
      date_of(i / 12, i % 12 + 1, clamped(i / 12, i % 12 + 1, d));

  predicate stays(integer y, integer m, integer n) = 12 <= month_index(y, m) + n <= 119999;

  logic integer months_from(integer y, integer m, integer d, integer n) =
      in_month(month_index(y, m) + n, d);
*/

/* The date so many calendar months later, or earlier where months is negative, clamped to the last
 * day of its month; DARISK_DATE_UNKNOWN where that is outside the calendar or the date is not
 * valid. */
/*@ assigns \nothing;
    ensures reached: \forall integer y, m, d;
      is_day(y, m, d) && date_of(y, m, d) == date && stays(y, m, months) ==>
      is_date(\result) && \result == months_from(y, m, d, months);
    ensures outside: \forall integer y, m, d;
      is_day(y, m, d) && date_of(y, m, d) == date && !stays(y, m, months) ==>
      \result == DARISK_DATE_UNKNOWN;
    ensures back: is_date(date) && months < 0 ==> \result < date;
    ensures invalid: !is_date(date) ==> \result == DARISK_DATE_UNKNOWN; */
darisk_date darisk_date_months_from(darisk_date date, int32_t months);

#endif

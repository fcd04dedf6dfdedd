/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file calendar.h
 * The arithmetic of the calendar. Internal.
 *
 * Total functions: any 32-bit value may be handed in, and what has no answer gets a value that is
 * no day. Comments that open with an at sign are contracts in ACSL, which script/prove proves for
 * every input; docs/guide/proof.md says what is proved and what is taken on trust. */
#ifndef DARISK_BASE_CALENDAR_H
#define DARISK_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "darisk/date.h"

/* A civil day. Month 0 says that there is no such day. */
typedef struct darisk_civil {
    int32_t year;
    int32_t month;
    int32_t day;
} darisk_civil;

/*@
  // 1 in a leap year, 0 in a common one.
  logic integer leap_days(integer y) =
      y % 4 != 0 ? 0 : (y % 100 != 0 ? 1 : (y % 400 != 0 ? 0 : 1));

  logic integer month_length(integer y, integer m) =
      m == 2 ? 28 + leap_days(y) : (m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31);

  // Days of a year before the first of a month, and before the year after it for month 13.
  logic integer days_before(integer y, integer m) =
      m <= 1 ? 0 : (m == 2 ? 31 : leap_days(y) +
      (m == 3 ? 59 : (m == 4 ? 90 : (m == 5 ? 120 : (m == 6 ? 151 :
      (m == 7 ? 181 : (m == 8 ? 212 : (m == 9 ? 243 : (m == 10 ? 273 :
      (m == 11 ? 304 : (m == 12 ? 334 : 365)))))))))));

  // The date of 1 January. The divisions count the leap years before it.
  logic integer year_start(integer y) =
      365 * (y - 1) + (y - 1) / 4 - (y - 1) / 100 + (y - 1) / 400 + DARISK_DATE_FIRST;

  logic integer date_of(integer y, integer m, integer d) =
      year_start(y) + days_before(y, m) + d - 1;

  predicate is_day(integer y, integer m, integer d) =
      1 <= y <= 9999 && 1 <= m <= 12 && 1 <= d <= month_length(y, m);

  predicate is_date(integer date) = DARISK_DATE_FIRST <= date <= DARISK_DATE_LAST;

  predicate earlier(integer y, integer m, integer d, integer yy, integer mm, integer dd) =
      y < yy || (y == yy && (m < mm || (m == mm && d < dd)));

  // The k-th birthday of somebody born on the day y, m, d. In a common year 29 February comes
  // out as the sixtieth day, which is 1 March.
  logic integer birthday(integer y, integer m, integer d, integer k) = date_of(y + k, m, d);
*/

/* The days of a month; 0 where there is no such month. */
/*@ assigns \nothing;
    behavior month:
      assumes 1 <= year <= 9999 && 1 <= month <= 12;
      ensures \result == month_length(year, month);
      ensures 28 <= \result <= 31;
    behavior none:
      assumes !(1 <= year <= 9999 && 1 <= month <= 12);
      ensures \result == 0;
    complete behaviors;
    disjoint behaviors; */
int32_t darisk_calendar_month_length(int32_t year, int32_t month);

/* Whether there is such a day. */
/*@ assigns \nothing;
    ensures \result <==> is_day(year, month, day); */
bool darisk_calendar_has(int32_t year, int32_t month, int32_t day);

/* The date of a civil day; DARISK_DATE_UNKNOWN where there is no such day. */
/*@ assigns \nothing;
    behavior day:
      assumes is_day(year, month, day);
      ensures \result == date_of(year, month, day);
      ensures is_date(\result);
    behavior none:
      assumes !is_day(year, month, day);
      ensures \result == DARISK_DATE_UNKNOWN;
    complete behaviors;
    disjoint behaviors; */
darisk_date darisk_calendar_date(int32_t year, int32_t month, int32_t day);

/* The civil day of a date; month 0 where the date is not valid. */
/*@ assigns \nothing;
    behavior date:
      assumes is_date(date);
      ensures is_day(\result.year, \result.month, \result.day);
      ensures date_of(\result.year, \result.month, \result.day) == date;
    behavior none:
      assumes !is_date(date);
      ensures \result.year == 0 && \result.month == 0 && \result.day == 0;
    complete behaviors;
    disjoint behaviors; */
darisk_civil darisk_calendar_civil(darisk_date date);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file calendar_laws.h
 * That the definitions of calendar.h make a calendar. For the proofs only: nothing here is
 * compiled. Each lemma is itself proved by script/prove; none is assumed. Internal. */
#ifndef DARISK_BASE_CALENDAR_LAWS_H
#define DARISK_BASE_CALENDAR_LAWS_H

#include "base/calendar.h"

/*@
  // Where the count starts, passes 0 and ends.
  lemma first_day: date_of(1, 1, 1) == DARISK_DATE_FIRST;
  lemma day_zero: date_of(1970, 1, 1) == 0;
  lemma last_day: date_of(9999, 12, 31) == DARISK_DATE_LAST;

  // The day after the last of a month is the first of the next, so the calendar has no holes.
  // Within a month the next date is the next day by definition.
  lemma next_month: \forall integer y, m; 1 <= y <= 9999 && 1 <= m <= 11 ==>
      date_of(y, m + 1, 1) == date_of(y, m, month_length(y, m)) + 1;
  lemma fours: \forall integer y; y >= 1 ==> y / 4 - (y - 1) / 4 == (y % 4 == 0 ? 1 : 0);
  lemma hundreds: \forall integer y; y >= 1 ==>
      y / 100 - (y - 1) / 100 == (y % 100 == 0 ? 1 : 0);
  lemma four_hundreds: \forall integer y; y >= 1 ==>
      y / 400 - (y - 1) / 400 == (y % 400 == 0 ? 1 : 0);
  lemma next_year: \forall integer y; 1 <= y <= 9998 ==>
      date_of(y + 1, 1, 1) == date_of(y, 12, 31) + 1;

  // In a common year the birthday of somebody born on 29 February is 1 March.
  lemma born_29_february: \forall integer y, k; leap_days(y + k) == 0 ==>
      birthday(y, 2, 29, k) == date_of(y + k, 3, 1);
*/

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file calendar_order.h
 * Dates are in the order of years, months and days. For the proofs only: nothing here is compiled.
 * Each lemma is itself proved by script/prove; none is assumed. Internal.
 *
 * Kept apart from calendar_laws.h because every lemma known is one more for the provers to try. */
#ifndef DARISK_BASE_CALENDAR_ORDER_H
#define DARISK_BASE_CALENDAR_ORDER_H

#include "base/calendar.h"

/*@
  lemma order_of_months: \forall integer y, m, mm; 1 <= m < mm <= 12 ==>
      days_before(y, m) + month_length(y, m) <= days_before(y, mm);
  lemma within_year: \forall integer y, m, d; is_day(y, m, d) ==>
      year_start(y) <= date_of(y, m, d) < year_start(y) + 365 + leap_days(y);
  lemma order_of_years: \forall integer y, yy; 1 <= y < yy <= 9999 ==>
      year_start(y) + 365 + leap_days(y) <= year_start(yy);
  lemma order: \forall integer y, m, d, yy, mm, dd;
      is_day(y, m, d) && is_day(yy, mm, dd) && earlier(y, m, d, yy, mm, dd) ==>
      date_of(y, m, d) < date_of(yy, mm, dd);

  // A date is the date of one day only.
  lemma one_year: \forall integer y, m, d, yy, mm, dd;
      is_day(y, m, d) && is_day(yy, mm, dd) && date_of(y, m, d) == date_of(yy, mm, dd) ==>
      y == yy;
  lemma one_month: \forall integer y, m, d, mm, dd;
      is_day(y, m, d) && is_day(y, mm, dd) && date_of(y, m, d) == date_of(y, mm, dd) ==>
      m == mm && d == dd;
  lemma one_day: \forall integer y, m, d, yy, mm, dd;
      is_day(y, m, d) && is_day(yy, mm, dd) && date_of(y, m, d) == date_of(yy, mm, dd) ==>
      y == yy && m == mm && d == dd;
*/

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file date_months_laws.h
 * What follows from the definitions of date_months.h, as in calendar_order.h. Internal. */
#ifndef DARISK_BASE_DATE_MONTHS_LAWS_H
#define DARISK_BASE_DATE_MONTHS_LAWS_H

#include "base/calendar_order.h"
#include "base/date_months.h"

/*@
  lemma order_of_indexes: \forall integer i, j, d, dd;
      12 <= i < j <= 119999 && 1 <= d <= 31 && 1 <= dd <= 31 ==> in_month(i, d) < in_month(j, dd);
  lemma order_within: \forall integer i, d, dd;
      12 <= i <= 119999 && 1 <= d <= dd <= 31 ==> in_month(i, d) <= in_month(i, dd);

  lemma order_of_both: \forall integer i, j, d, dd;
      12 <= i <= j <= 119999 && 1 <= d <= 31 && 1 <= dd <= 31 && (i < j || d <= dd) ==>
      in_month(i, d) <= in_month(j, dd);
  lemma order_to_index: \forall integer y, m, d, yy, mm, dd;
      is_day(y, m, d) && is_day(yy, mm, dd) && earlier(y, m, d, yy, mm, dd) ==>
      d <= 31 && dd <= 31 && (month_index(y, m) < month_index(yy, mm) ||
      (month_index(y, m) == month_index(yy, mm) && d < dd));

  // Clamping never swaps two days: an earlier day leads to no later one.
  lemma months_keep_order: \forall integer y, m, d, yy, mm, dd, n;
      is_day(y, m, d) && is_day(yy, mm, dd) && earlier(y, m, d, yy, mm, dd) &&
      stays(y, m, n) && stays(yy, mm, n) ==>
      months_from(y, m, d, n) <= months_from(yy, mm, dd, n);

  // More months lead to a later day, so a longer window starts earlier.
  lemma more_months_later: \forall integer y, m, d, n, k;
      is_day(y, m, d) && n < k && stays(y, m, n) && stays(y, m, k) ==>
      months_from(y, m, d, n) < months_from(y, m, d, k);
*/

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/date_months.h"

#include "base/date_months_laws.h"

#define MONTH_FIRST 12     /* January of the year 1, in months since January of the year 0 */
#define MONTH_LAST  119999 /* December of the year 9999 */

/* The index of the month so many months from another, or 0 where the calendar does not have it. */
/*@ requires 1 <= year <= 9999 && 1 <= month <= 12;
    assigns \nothing;
    behavior stays:
      assumes stays(year, month, months);
      ensures \result == month_index(year, month) + months;
      ensures MONTH_FIRST <= \result <= MONTH_LAST;
    behavior leaves:
      assumes !stays(year, month, months);
      ensures \result == 0;
    complete behaviors;
    disjoint behaviors; */
static int32_t index_from(int32_t year, int32_t month, int32_t months) {
    if (months < -MONTH_LAST || months > MONTH_LAST)
        return 0;
    const int32_t index = year * 12 + month - 1 + months;
    return index < MONTH_FIRST || index > MONTH_LAST ? 0 : index;
}

darisk_date darisk_date_months_from(darisk_date date, int32_t months) {
    const darisk_civil from = darisk_calendar_civil(date);
    if (from.month == 0)
        return DARISK_DATE_UNKNOWN;
    /*@ assert one: \forall integer y, m, d; is_day(y, m, d) && date_of(y, m, d) == date ==>
          y == from.year && m == from.month && d == from.day; */
    const int32_t index = index_from(from.year, from.month, months);
    if (index == 0)
        return DARISK_DATE_UNKNOWN;
    const int32_t year = index / 12;
    const int32_t month = index % 12 + 1;
    const int32_t last = darisk_calendar_month_length(year, month);
    const int32_t day = from.day < last ? from.day : last;
    //@ assert clamped: day == clamped(year, month, from.day);
    //@ assert month: index == month_index(from.year, from.month) + months;
    const darisk_date reached = darisk_calendar_date(year, month, day);
    //@ assert here: in_month(month_index(from.year, from.month), from.day) == date;
    //@ assert reached: reached == in_month(index, from.day);
    return reached;
}

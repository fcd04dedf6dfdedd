/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <stddef.h>

#include "base/calendar_order.h"
#include "darisk/date.h"

/* Completed years from a day of birth to the same or a later day. That a birthday on 29 February
 * comes on 1 March in a common year needs no case of its own: it is the first day that is later. */
/*@ requires is_day(born.year, born.month, born.day);
    requires is_day(on.year, on.month, on.day);
    requires !earlier(on.year, on.month, on.day, born.year, born.month, born.day);
    assigns \nothing;
    ensures 0 <= \result <= 9998;
    ensures reached: birthday(born.year, born.month, born.day, \result)
                     <= date_of(on.year, on.month, on.day);
    ensures next: date_of(on.year, on.month, on.day)
                  < birthday(born.year, born.month, born.day, \result + 1); */
static int32_t years_between(darisk_civil born, darisk_civil on) {
    const bool reached = on.month > born.month || (on.month == born.month && on.day >= born.day);
    /*@ assert now: reached <==> date_of(on.year, born.month, born.day)
                                 <= date_of(on.year, on.month, on.day); */
    /*@ assert before: date_of(on.year - 1, born.month, born.day)
                       <= date_of(on.year, on.month, on.day); */
    /*@ assert after: date_of(on.year, on.month, on.day)
                      < date_of(on.year + 1, born.month, born.day); */
    return on.year - born.year - (reached ? 0 : 1);
}

/*@ requires years == \null || \valid(years);
    assigns *years;
    behavior null:
      assumes years == \null;
      assigns \nothing;
      ensures \result == DARISK_ERROR_NULL;
    behavior none:
      assumes years != \null && (!is_date(born) || !is_date(on));
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE;
    behavior later:
      assumes years != \null && is_date(born) && is_date(on) && born > on;
      assigns \nothing;
      ensures \result == DARISK_ERROR_BORN_LATER;
    behavior age:
      assumes years != \null && is_date(born) && is_date(on) && born <= on;
      ensures outcome: \result == DARISK_OK || \result == DARISK_ERROR_AGE_OVER;
      ensures range: \result == DARISK_OK ==> 0 <= *years <= DARISK_AGE_LAST;
      ensures years: \forall integer y, m, d; is_day(y, m, d) && date_of(y, m, d) == born &&
        \result == DARISK_OK ==> birthday(y, m, d, *years) <= on < birthday(y, m, d, *years + 1);
      ensures over: \forall integer y, m, d; is_day(y, m, d) && date_of(y, m, d) == born &&
        \result == DARISK_ERROR_AGE_OVER ==> birthday(y, m, d, DARISK_AGE_LAST + 1) <= on;
      ensures untouched: \result == DARISK_ERROR_AGE_OVER ==> *years == \old(*years);
    complete behaviors;
    disjoint behaviors; */
darisk_status darisk_date_age(darisk_date born, darisk_date on, int32_t *years) {
    if (years == NULL)
        return DARISK_ERROR_NULL;
    if (born < DARISK_DATE_FIRST || born > DARISK_DATE_LAST || on < DARISK_DATE_FIRST ||
        on > DARISK_DATE_LAST)
        return DARISK_ERROR_DATE;
    if (born > on)
        return DARISK_ERROR_BORN_LATER;
    const int32_t age = years_between(darisk_calendar_civil(born), darisk_calendar_civil(on));
    if (age > DARISK_AGE_LAST)
        return DARISK_ERROR_AGE_OVER;
    *years = age;
    return DARISK_OK;
}

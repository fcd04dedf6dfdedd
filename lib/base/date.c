/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/date.h"

#include <stddef.h>

#include "base/calendar_laws.h"
#include "base/date_months.h"

/*@ assigns \nothing;
    ensures \result <==> is_date(date); */
bool darisk_date_is_valid(darisk_date date) {
    return DARISK_DATE_FIRST <= date && date <= DARISK_DATE_LAST;
}

/*@ requires out == \null || \valid(out);
    assigns *out;
    behavior null:
      assumes out == \null;
      assigns \nothing;
      ensures \result == DARISK_ERROR_NULL;
    behavior day:
      assumes out != \null && is_day(year, month, day);
      ensures \result == DARISK_OK && *out == date_of(year, month, day) && is_date(*out);
    behavior none:
      assumes out != \null && !is_day(year, month, day);
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE;
    complete behaviors;
    disjoint behaviors; */
darisk_status darisk_date_from_civil(int32_t year, int32_t month, int32_t day, darisk_date *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    const darisk_date date = darisk_calendar_date(year, month, day);
    if (date == DARISK_DATE_UNKNOWN)
        return DARISK_ERROR_DATE;
    *out = date;
    return DARISK_OK;
}

/*@ requires year == \null || \valid(year);
    requires month == \null || \valid(month);
    requires day == \null || \valid(day);
    requires year != \null && month != \null && day != \null ==> \separated(year, month, day);
    assigns *year, *month, *day;
    behavior null:
      assumes year == \null || month == \null || day == \null;
      assigns \nothing;
      ensures \result == DARISK_ERROR_NULL;
    behavior date:
      assumes year != \null && month != \null && day != \null && is_date(date);
      ensures \result == DARISK_OK;
      ensures is_day(*year, *month, *day) && date_of(*year, *month, *day) == date;
    behavior none:
      assumes year != \null && month != \null && day != \null && !is_date(date);
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE;
    complete behaviors;
    disjoint behaviors; */
darisk_status darisk_date_to_civil(darisk_date date, int32_t *year, int32_t *month, int32_t *day) {
    if (year == NULL || month == NULL || day == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_date_is_valid(date))
        return DARISK_ERROR_DATE;
    const darisk_civil civil = darisk_calendar_civil(date);
    *year = civil.year;
    *month = civil.month;
    *day = civil.day;
    return DARISK_OK;
}

/*@ requires out == \null || \valid(out);
    assigns *out;
    behavior null:
      assumes out == \null;
      assigns \nothing;
      ensures \result == DARISK_ERROR_NULL;
    behavior none:
      assumes out != \null && !is_date(date);
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE;
    behavior date:
      assumes out != \null && is_date(date);
      ensures reached: \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == date && stays(y, m, months) ==>
        \result == DARISK_OK && *out == months_from(y, m, d, months) && is_date(*out);
      ensures outside: \forall integer y, m, d;
        is_day(y, m, d) && date_of(y, m, d) == date && !stays(y, m, months) ==>
        \result == DARISK_ERROR_MONTHS && *out == \old(*out);
    complete behaviors;
    disjoint behaviors; */
darisk_status darisk_date_add_months(darisk_date date, int32_t months, darisk_date *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_date_is_valid(date))
        return DARISK_ERROR_DATE;
    const darisk_date reached = darisk_date_months_from(date, months);
    if (reached == DARISK_DATE_UNKNOWN)
        return DARISK_ERROR_MONTHS;
    *out = reached;
    return DARISK_OK;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Days and months, by counting. */
#include "model_part.h"

static bool leap(int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t month_length(int32_t year, int32_t month) {
    static const int32_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

/* How many years from -3999 to before this one are leap years: a window may begin before year 1. */
static int32_t leap_years_before(int32_t year) {
    return (year + 3999) / 4 - (year + 3999) / 100 + (year + 3999) / 400;
}

/* The first of January. */
static int32_t new_year(int32_t year) {
    return 365 * (year - 1970) + leap_years_before(year) - leap_years_before(1970);
}

int32_t model_day(int32_t year, int32_t month, int32_t day) {
    int32_t days = new_year(year);
    for (int32_t m = 1; m < month; m++)
        days += month_length(year, m);
    return days + day - 1;
}

int32_t model_add_months(int32_t day, int32_t months) {
    int32_t year = 1970 + day / 366;
    while (new_year(year) > day)
        year--;
    while (new_year(year + 1) <= day)
        year++;
    int32_t rest = day - new_year(year);
    int32_t month = 1;
    while (rest >= month_length(year, month))
        rest -= month_length(year, month++);

    for (; months > 0; months--)
        if (++month > 12)
            year++, month = 1;
    for (; months < 0; months++)
        if (--month < 1)
            year--, month = 12;
    const int32_t last = month_length(year, month);
    return model_day(year, month, rest + 1 < last ? rest + 1 : last);
}

bool model_in_window(model_window window, int32_t end, int32_t day) {
    if (day == MODEL_NO_DATE || day > end)
        return false;
    switch (window.unit) {
    case MODEL_MONTHS:
        return day > model_add_months(end, -window.length);
    case MODEL_DAYS:
        return day > end - window.length;
    case MODEL_UNLIMITED:
        break;
    }
    return true;
}

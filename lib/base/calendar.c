/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/calendar.h"

/* Days in 400, 100, 4 and 1 years, without a leap day that falls into the last of them only. */
#define DAYS_400 146097
#define DAYS_100 36524
#define DAYS_4   1461
#define DAYS_1   365

static const int32_t LENGTH[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/* Days of a common year before each month, and before the next year. */
static const int32_t BEFORE[13] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

static const darisk_civil NO_DAY = {0, 0, 0};

/*@ requires 1 <= year <= 9999;
    assigns \nothing;
    ensures \result == leap_days(year);
    ensures 0 <= \result <= 1; */
static int32_t leap_day(int32_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 1 : 0;
}

int32_t darisk_calendar_month_length(int32_t year, int32_t month) {
    if (year < 1 || year > 9999 || month < 1 || month > 12)
        return 0;
    return LENGTH[month - 1] + (month == 2 ? leap_day(year) : 0);
}

/*@ requires 1 <= year <= 9999 && 1 <= month <= 13;
    assigns \nothing;
    ensures \result == days_before(year, month);
    ensures 0 <= \result <= 366; */
static int32_t before(int32_t year, int32_t month) {
    return BEFORE[month - 1] + (month > 2 ? leap_day(year) : 0);
}

bool darisk_calendar_has(int32_t year, int32_t month, int32_t day) {
    return 1 <= day && day <= darisk_calendar_month_length(year, month);
}

darisk_date darisk_calendar_date(int32_t year, int32_t month, int32_t day) {
    if (!darisk_calendar_has(year, month, day))
        return DARISK_DATE_UNKNOWN;
    const int32_t past = year - 1;
    return DARISK_DATE_FIRST + DAYS_1 * past + past / 4 - past / 100 + past / 400 +
           before(year, month) + day - 1;
}

/* The month of a day of the year, counted from 0. No month has over 31 days, and none starts so
 * late that the guess could be off by more than one. */
/*@ requires 1 <= year <= 9999 && 0 <= day < 365 + leap_days(year);
    assigns \nothing;
    ensures 1 <= \result <= 12;
    ensures days_before(year, \result) <= day < days_before(year, \result + 1); */
static int32_t month_of(int32_t year, int32_t day) {
    const int32_t guess = day / 31 + 1;
    return day < before(year, guess + 1) ? guess : guess + 1;
}

darisk_civil darisk_calendar_civil(darisk_date date) {
    if (date < DARISK_DATE_FIRST || date > DARISK_DATE_LAST)
        return NO_DAY;
    int32_t rest = date - DARISK_DATE_FIRST;
    const int32_t era = rest / DAYS_400;
    rest = rest % DAYS_400;
    const int32_t century = rest / DAYS_100 < 4 ? rest / DAYS_100 : 3;
    rest -= century * DAYS_100;
    const int32_t four = rest / DAYS_4;
    rest = rest % DAYS_4;
    const int32_t one = rest / DAYS_1 < 4 ? rest / DAYS_1 : 3;
    rest -= one * DAYS_1;
    const int32_t past = 400 * era + 100 * century + 4 * four + one;
    const int32_t year = past + 1;
    //@ assert four: 0 <= four <= 24 && 0 <= one <= 3 && 0 <= century <= 3 && 0 <= era <= 24;
    //@ assert quarters: past / 4 == 100 * era + 25 * century + four;
    //@ assert centuries: past / 100 == 4 * era + century;
    //@ assert eras: past / 400 == era;
    //@ assert range: 1 <= year <= 9999;
    //@ assert start: year_start(year) + rest == date;
    //@ assert within: 0 <= rest < 365 + leap_days(year);
    const int32_t month = month_of(year, rest);
    const darisk_civil civil = {year, month, rest - before(year, month) + 1};
    return civil;
}

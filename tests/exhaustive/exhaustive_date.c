/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Dates, ages and months enumerated against other methods: days are counted off one by one,
 * birthdays are met while walking, and months are stepped singly. Nothing here divides a day
 * number. Prints what it counted; the first difference ends the program. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "darisk.h"

typedef struct civil {
    int32_t year;
    int32_t month;
    int32_t day;
} civil;

#define FIRST_YEAR 1880 /* of the days laid out for the ages */
#define LAST_YEAR  2182
#define DAYS       110700 /* more than those years have */

static civil laid_out[DAYS];
static int32_t laid_out_count;
static darisk_date laid_out_first;

static void fail(const char *what, civil day, int64_t other, int64_t expected, int64_t found) {
    fprintf(stderr,
            "%s: %04d-%02d-%02d with %" PRId64 ": expected %" PRId64 ", found %" PRId64 "\n", what,
            (int)day.year, (int)day.month, (int)day.day, other, expected, found);
    exit(1);
}

/* By the wording of the rule, with no arithmetic on day numbers. */
static int is_leap(int32_t year) {
    if (year % 400 == 0)
        return 1;
    if (year % 100 == 0)
        return 0;
    return year % 4 == 0;
}

static int32_t last_day(int32_t year, int32_t month) {
    switch (month) {
    case 2:
        return is_leap(year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11:
        return 30;
    default:
        return 31;
    }
}

static civil next_day(civil now) {
    if (++now.day > last_day(now.year, now.month)) {
        now.day = 1;
        if (++now.month > 12) {
            now.month = 1;
            now.year++;
        }
    }
    return now;
}

static civil next_month(civil now) {
    if (++now.month > 12) {
        now.month = 1;
        now.year++;
    }
    return now;
}

static civil month_before(civil now) {
    if (--now.month < 1) {
        now.month = 12;
        now.year--;
    }
    return now;
}

static int same(civil a, civil b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static darisk_date date_of(civil day) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    if (darisk_date_from_civil(day.year, day.month, day.day, &date) != DARISK_OK)
        fail("no such day", day, 0, 0, 0);
    return date;
}

static void check_day(civil day, darisk_date date) {
    if (date_of(day) != date)
        fail("date of a day", day, 0, date, date_of(day));
    civil back = {0, 0, 0};
    if (darisk_date_to_civil(date, &back.year, &back.month, &back.day) != DARISK_OK ||
        !same(back, day))
        fail("day of a date", back, date, day.day, back.day);
    char expected[64];
    snprintf(expected, sizeof expected, "%04d-%02d-%02d", (int)day.year, (int)day.month,
             (int)day.day);
    char text[DARISK_DATE_TEXT_SIZE];
    if (darisk_date_text(date, text) != DARISK_OK || strcmp(text, expected) != 0)
        fail("text of a date", day, 0, date, 0);
    darisk_date read = DARISK_DATE_UNKNOWN;
    if (darisk_date_from_text(expected, &read) != DARISK_OK || read != date)
        fail("date of a text", day, 0, date, read);
}

/* Every day there is follows the one before, and none is before the first or after the last. */
static void check_calendar(void) {
    civil day = {1, 1, 1};
    int64_t count = 0;
    for (darisk_date date = DARISK_DATE_FIRST; day.year <= 9999; date++, day = next_day(day)) {
        check_day(day, date);
        count++;
    }
    if (count != 3652059 || count != (int64_t)DARISK_DATE_LAST - DARISK_DATE_FIRST + 1)
        fail("days of the calendar", day, 0, 3652059, count);
    printf("days, each the next, as numbers and as text: %" PRId64 "\n", count);
}

/* Every day number, month and year a little outside is refused. */
static void check_no_days(void) {
    int64_t count = 0;
    for (int32_t year = -1; year <= 10001; year++)
        for (int32_t month = -1; month <= 14; month++) {
            const int exists = 1 <= year && year <= 9999 && 1 <= month && month <= 12;
            const int32_t last = exists ? last_day(year, month) : 0;
            for (int32_t day = -1; day <= 33; day++) {
                if (1 <= day && day <= last)
                    continue;
                const civil none = {year, month, day};
                darisk_date date = 77;
                if (darisk_date_from_civil(year, month, day, &date) != DARISK_ERROR_DATE ||
                    date != 77)
                    fail("a day that does not exist", none, 0, 77, date);
                count++;
            }
        }
    printf("days that do not exist, refused: %" PRId64 "\n", count);
}

static void lay_out(void) {
    civil day = {FIRST_YEAR, 1, 1};
    laid_out_first = date_of(day);
    while (day.year <= LAST_YEAR && laid_out_count < DAYS) {
        laid_out[laid_out_count++] = day;
        day = next_day(day);
    }
}

/* Whether somebody has a birthday: 29 February is kept on 1 March where the year has none. */
static int is_birthday(civil born, civil now) {
    if (born.month == 2 && born.day == 29 && !is_leap(now.year))
        return now.month == 3 && now.day == 1;
    return now.month == born.month && now.day == born.day;
}

static void check_age(int32_t born, int32_t on, int32_t expected) {
    int32_t years = -7;
    const darisk_status status =
        darisk_date_age(laid_out_first + born, laid_out_first + on, &years);
    const darisk_status wanted = expected < 0                 ? DARISK_ERROR_BORN_LATER
                                 : expected > DARISK_AGE_LAST ? DARISK_ERROR_AGE_OVER
                                                              : DARISK_OK;
    if (status != wanted || years != (wanted == DARISK_OK ? expected : -7))
        fail("age", laid_out[born], on, expected, status == DARISK_OK ? years : -(int64_t)status);
}

static int32_t place_of(int32_t year) {
    return date_of((civil){year, 1, 1}) - laid_out_first;
}

/* Every pair of days of the years given, walking forward and counting the birthdays met. */
static void check_pairs(int32_t first_year, int32_t last_year) {
    const int32_t first = place_of(first_year);
    const int32_t last = place_of(last_year + 1) - 1;
    int64_t count = 0;
    for (int32_t born = first; born <= last; born++) {
        int32_t age = 0;
        for (int32_t on = first; on <= last; on++) {
            if (on > born && is_birthday(laid_out[born], laid_out[on]))
                age++;
            check_age(born, on, on < born ? -1 : age);
            count++;
        }
    }
    printf("ages, every pair of days of %d to %d: %" PRId64 "\n", (int)first_year, (int)last_year,
           count);
}

/* Everybody born over 170 years: the day before, the day and the day after each birthday up to
 * the 131st, which is refused. The birthdays are found by looking, month and day, in each year. */
static void check_birthdays(void) {
    const int32_t end = place_of(2051);
    int64_t count = 0;
    for (int32_t born = 0; born < end; born++) {
        int32_t age = 0;
        check_age(born, born, 0);
        for (int32_t on = born + 360; age <= DARISK_AGE_LAST; on += 360) {
            while (!is_birthday(laid_out[born], laid_out[on]))
                on++;
            check_age(born, on - 1, age);
            age++;
            check_age(born, on, age);
            check_age(born, on + 1, age);
            count++;
        }
    }
    printf("birthdays, with the days around them: %" PRId64 "\n", count);
}

static void check_months_from(civil from, civil month, int32_t months) {
    civil to = {month.year, month.month, from.day};
    while (to.day > last_day(to.year, to.month))
        to.day--;
    darisk_date found = 77;
    const darisk_status status = darisk_date_add_months(date_of(from), months, &found);
    const int outside = to.year < 1 || to.year > 9999;
    if (outside ? status != DARISK_ERROR_MONTHS || found != 77
                : status != DARISK_OK || found != date_of(to))
        fail("months added", from, months, outside ? 77 : date_of(to), found);
}

/* One day with every number of months up to a reach, both ways, a step at a time. */
static int64_t check_months_around(civil from, int32_t reach) {
    civil later = from;
    civil earlier = from;
    check_months_from(from, from, 0);
    for (int32_t months = 1; months <= reach; months++) {
        later = next_month(later);
        earlier = month_before(earlier);
        check_months_from(from, later, months);
        check_months_from(from, earlier, -months);
    }
    return 2 * (int64_t)reach + 1;
}

/* All days of a 400-year cycle a few years each way; the last days of each month over the whole
 * cycle; and the ends of the calendar. */
static void check_months(void) {
    int64_t all = 0;
    int64_t ends = 0;
    civil day = {1600, 1, 1};
    for (; day.year < 2000; day = next_day(day)) {
        all += check_months_around(day, 37);
        if (day.day >= 28 && day.year < 1604)
            ends += check_months_around(day, 4800);
        else if (day.day == last_day(day.year, day.month) && day.year % 4 == 0)
            ends += check_months_around(day, 4800);
    }
    int64_t limits = 0;
    for (day = (civil){1, 1, 1}; day.year < 5; day = next_day(day))
        limits += check_months_around(day, 60);
    for (day = (civil){9996, 1, 1}; day.year < 10000; day = next_day(day))
        limits += check_months_around(day, 60);
    limits += check_months_around((civil){1, 1, 31}, 120000);
    limits += check_months_around((civil){9999, 12, 31}, 120000);
    printf("months added to every day of a 400-year cycle: %" PRId64 "\n", all);
    printf("months added to last days of months, over a cycle each way: %" PRId64 "\n", ends);
    printf("months added near the ends of the calendar: %" PRId64 "\n", limits);
}

int main(void) {
    lay_out();
    check_calendar();
    check_no_days();
    check_pairs(1990, 2019);
    check_pairs(1898, 1902);
    check_pairs(2098, 2102);
    check_birthdays();
    check_months();
    return 0;
}

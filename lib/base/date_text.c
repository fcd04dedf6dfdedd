/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <stddef.h>

#include "base/calendar.h"
#include "darisk/date.h"

#define TEXT_LENGTH (DARISK_DATE_TEXT_SIZE - 1)

/*@
  predicate digit(char c) = '0' <= c <= '9';

  // Characters may be read up to the first NUL and the eleventh; nothing is said of those after.
  predicate readable(char *t) = \forall integer i; 0 <= i < DARISK_DATE_TEXT_SIZE &&
      (\forall integer j; 0 <= j < i ==> t[j] != 0) ==> \valid_read(t + i);

  predicate form(char *t) =
      digit(t[0]) && digit(t[1]) && digit(t[2]) && digit(t[3]) && t[4] == '-' &&
      digit(t[5]) && digit(t[6]) && t[7] == '-' && digit(t[8]) && digit(t[9]) && t[10] == 0;

  // The first n characters are right.
  predicate form_upto(char *t, integer n) = \forall integer i; 0 <= i < n ==>
      ((i == 4 || i == 7) ==> t[i] == '-') && (i != 4 && i != 7 ==> digit(t[i]));

  logic integer two(char *t, integer i) = (t[i] - '0') * 10 + (t[i + 1] - '0');
  logic integer year_in(char *t) = two(t, 0) * 100 + two(t, 2);
  logic integer month_in(char *t) = two(t, 5);
  logic integer day_in(char *t) = two(t, 8);
*/

/*@ assigns \nothing;
    ensures \result <==> digit(c); */
static bool is_digit(char c) {
    return '0' <= c && c <= '9';
}

/* Whether a text is ten characters with digits and hyphens where they belong. Stops at the first
 * character that is not, so it never reads past the final NUL. */
/*@ requires readable(text);
    assigns \nothing;
    ensures \result <==> form(text);
    ensures \result ==> \valid_read(text + (0 .. 10)); */
static bool has_form(const char *text) {
    /*@ loop invariant 0 <= i <= 10;
        loop invariant form_upto(text, i);
        loop invariant \forall integer j; 0 <= j < i ==> text[j] != 0;
        loop invariant \forall integer j; 0 <= j <= i ==> \valid_read(text + j);
        loop assigns i;
        loop variant 10 - i; */
    for (int32_t i = 0; i < TEXT_LENGTH; i++)
        if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i]))
            return false;
    return text[TEXT_LENGTH] == '\0';
}

/*@ requires \valid_read(text + (0 .. 1)) && digit(text[0]) && digit(text[1]);
    assigns \nothing;
    ensures \result == two(text, 0) && 0 <= \result <= 99; */
static int32_t two_digits(const char *text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/*@ requires \valid(text + (0 .. 1)) && 0 <= value <= 99;
    assigns text[0 .. 1];
    ensures digit(text[0]) && digit(text[1]) && two(text, 0) == value; */
static void write_two_digits(char *text, int32_t value) {
    text[0] = (char)('0' + value / 10);
    text[1] = (char)('0' + value % 10);
}

/*@ requires text == \null || readable(text);
    requires out == \null || \valid(out);
    requires \separated(out, text + (0 .. 10));
    assigns *out;
    behavior null:
      assumes text == \null || out == \null;
      assigns \nothing;
      ensures \result == DARISK_ERROR_NULL;
    behavior malformed:
      assumes text != \null && out != \null && !form(text);
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE_TEXT;
    behavior none:
      assumes text != \null && out != \null && form(text);
      assumes !is_day(year_in(text), month_in(text), day_in(text));
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE;
    behavior day:
      assumes text != \null && out != \null && form(text);
      assumes is_day(year_in(text), month_in(text), day_in(text));
      ensures \result == DARISK_OK;
      ensures *out == \old(date_of(year_in(text), month_in(text), day_in(text)));
    complete behaviors;
    disjoint behaviors; */
darisk_status darisk_date_from_text(const char *text, darisk_date *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!has_form(text))
        return DARISK_ERROR_DATE_TEXT;
    const darisk_date date = darisk_calendar_date(two_digits(text) * 100 + two_digits(text + 2),
                                                  two_digits(text + 5), two_digits(text + 8));
    if (date == DARISK_DATE_UNKNOWN)
        return DARISK_ERROR_DATE;
    *out = date;
    return DARISK_OK;
}

/*@ requires buffer == \null || \valid(buffer + (0 .. 10));
    assigns buffer[0 .. 10];
    behavior null:
      assumes buffer == \null;
      assigns \nothing;
      ensures \result == DARISK_ERROR_NULL;
    behavior none:
      assumes buffer != \null && !is_date(date);
      assigns \nothing;
      ensures \result == DARISK_ERROR_DATE;
    behavior date:
      assumes buffer != \null && is_date(date);
      ensures \result == DARISK_OK && form(buffer);
      ensures is_day(year_in(buffer), month_in(buffer), day_in(buffer));
      ensures date_of(year_in(buffer), month_in(buffer), day_in(buffer)) == date;
    complete behaviors;
    disjoint behaviors; */
darisk_status darisk_date_text(darisk_date date, char buffer[DARISK_DATE_TEXT_SIZE]) {
    if (buffer == NULL)
        return DARISK_ERROR_NULL;
    const darisk_civil civil = darisk_calendar_civil(date);
    if (civil.month == 0)
        return DARISK_ERROR_DATE;
    write_two_digits(buffer, civil.year / 100);
    write_two_digits(buffer + 2, civil.year % 100);
    buffer[4] = '-';
    write_two_digits(buffer + 5, civil.month);
    buffer[7] = '-';
    write_two_digits(buffer + 8, civil.day);
    buffer[TEXT_LENGTH] = '\0';
    //@ assert year: year_in(buffer) == civil.year;
    //@ assert month: month_in(buffer) == civil.month;
    //@ assert day: day_in(buffer) == civil.day;
    return DARISK_OK;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file date.h
 * Civil dates: whole days, no clock, no time of day, no time zone.
 *
 * The host drops the time of day in UK civil time before it calls. The calendar is the
 * proleptic Gregorian one, from 0001-01-01 to 9999-12-31, both inclusive. */
#ifndef DARISK_DATE_H
#define DARISK_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "darisk/export.h"
#include "darisk/status.h"

/** Days since 1970-01-01, which is 0. @since 0.1 */
typedef int32_t darisk_date;

/** No date known. It is no valid date. @since 0.1 */
#define DARISK_DATE_UNKNOWN INT32_MIN
/** 0001-01-01, the first valid date. @since 0.1 */
#define DARISK_DATE_FIRST (-719162)
/** 9999-12-31, the last valid date. @since 0.1 */
#define DARISK_DATE_LAST 2932896
/** Bytes a date needs as text, with its final NUL: "YYYY-MM-DD". @since 0.1 */
#define DARISK_DATE_TEXT_SIZE 11
/** The highest age in years the library takes: 130. @since 0.1 */
#define DARISK_AGE_LAST 130

DARISK_BEGIN_DECLS

/** Whether this is a day from 0001-01-01 to 9999-12-31. #DARISK_DATE_UNKNOWN is not.
 * @since 0.1 */
DARISK_API bool darisk_date_is_valid(darisk_date date);

/** The date of a civil day.
 * @param year   1 to 9999
 * @param month  1 to 12
 * @param day    1 to the last day of that month
 * @param out    the date; untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_DATE where there is no such day.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_date_from_civil(int32_t year, int32_t month,
                                                                int32_t day, darisk_date *out);

/** The civil day of a date.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_DATE where the date is not valid.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_date_to_civil(darisk_date date, int32_t *year,
                                                              int32_t *month, int32_t *day);

/** Reads a date written exactly as YYYY-MM-DD: ten characters, digits and hyphens only, no
 * space, no sign, no time, no other order.
 * @param text  NUL-terminated
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DATE_TEXT for another form;
 *         #DARISK_ERROR_DATE for a day that does not exist, such as 2023-02-29.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_date_from_text(const char *text, darisk_date *out);

/** Writes a date as YYYY-MM-DD.
 * @param buffer  at least #DARISK_DATE_TEXT_SIZE bytes; untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_DATE where the date is not valid.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_date_text(darisk_date date,
                                                          char buffer[DARISK_DATE_TEXT_SIZE]);

/** The same day so many calendar months later, or earlier where months is negative. Where the
 * month that is reached is too short the day is clamped to its last: 31 May less three months is
 * 28 or 29 February (rule R4). A year is twelve months.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DATE; #DARISK_ERROR_MONTHS where the
 *         result is outside the calendar.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_date_add_months(darisk_date date, int32_t months,
                                                                darisk_date *out);

/** Age in completed years on a day. A person is a year older from the start of the birthday.
 * Somebody born on 29 February has the birthday on 29 February in leap years and on 1 March in
 * other years (our reading, not verified; see READING/BORN_29_FEBRUARY in docs/law/).
 * @param born   day of birth
 * @param on     the day the age is wanted for; the day of birth itself gives 0
 * @param years  0 to #DARISK_AGE_LAST; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DATE where either is not valid;
 *         #DARISK_ERROR_BORN_LATER; #DARISK_ERROR_AGE_OVER for an age above #DARISK_AGE_LAST.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_date_age(darisk_date born, darisk_date on,
                                                         int32_t *years);

DARISK_END_DECLS

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file said.h
 * Columns in which a host says something of people: what it knows of them, reviews, referrals.
 * Internal. */
#ifndef DARISK_SERIAL_SAID_H
#define DARISK_SERIAL_SAID_H

#include "darisk/column.h"
#include "darisk/status.h"

/* One of them: of people, of days, or of yes and no. The other two are NULL. */
struct darisk_serial_said {
    const char *name;
    const darisk_column_u64 *people; /* needed; any but 0, and none may be missing */
    const darisk_column_date *days;  /* valid, where they are not missing */
    const darisk_column_u8 *yes;     /* 1 or 0, where they are not missing */
};

/* Whether columns can be read, each of just as many rows, in the order of their rows; if not,
 * `done` names the first row and column at fault. DARISK_ERROR_COLUMNS, DARISK_ERROR_LENGTH,
 * DARISK_ERROR_RANKING_PERSON or DARISK_ERROR_DATE. */
darisk_status darisk_serial_said_check(const struct darisk_serial_said *columns, size_t count,
                                       size_t rows, darisk_columns_report *done);

/* Writes a caller's report, which may be NULL, of a call that refused all rows or none: all where a
 * column is named. */
void darisk_serial_report(darisk_columns_report *report, const darisk_columns_report *done,
                          size_t rows, darisk_status status);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file report.h
 * What a call that failed says of it. Internal.
 *
 * A call fills in a report of its own, the fault, and gives it to its caller at the end. */
#ifndef DARISK_ARROW_REPORT_H
#define DARISK_ARROW_REPORT_H

#include "darisk/arrow.h"

/* No row is at fault. */
#define DARISK_ARROW_NO_ROW SIZE_MAX

/* Whether a caller's report can be written: it is NULL, or its struct_size is right. */
bool darisk_arrow_report_is_writable(const darisk_arrow_report *report);

/* Fills in a fault, without a column and without what was found. Returns the status. */
darisk_status darisk_arrow_fault(darisk_arrow_report *fault, darisk_status status, size_t row,
                                 const char *expected);

/* Says what was found: a text, or a number. */
void darisk_arrow_fault_text(darisk_arrow_report *fault, const char *text, size_t length);
void darisk_arrow_fault_number(darisk_arrow_report *fault, uint64_t bits, bool is_signed);

/* Copies a text where a reader can print it: cut between two characters, with a question mark for
 * what is no character. */
void darisk_arrow_copy_text(char *to, size_t size, const char *text, size_t length);

/* The end of a call: hands a fault over where the status is a failure. Returns the status. */
darisk_status darisk_arrow_tell(darisk_arrow_report *report, const darisk_arrow_report *fault,
                                darisk_status status, const char *column);

#endif

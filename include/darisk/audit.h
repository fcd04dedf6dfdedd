/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file audit.h
 * How the assessments of closed cases compare: the one module that sees DASH grades and DAIT
 * outcomes together, afterwards.
 *
 * The inspectorate found officers unwilling to differ from a rating by people who had never met
 * the victim. These tables let a force measure that: what grade was given under what DAIT
 * outcome, and how often a grade was changed on review where the outcome had been seen first.
 *
 * No measure of agreement such as Cohen's kappa is offered: the two are not one scale. A DAIT
 * outcome says who must be told, a DASH grade what an officer judged; that they "agree" means
 * nothing. Nothing here is about a case that is still open, and nothing goes back into one. */
#ifndef DARISK_AUDIT_H
#define DARISK_AUDIT_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/column.h"
#include "darisk/dait.h"
#include "darisk/dash.h"
#include "darisk/export.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** What a table counts. Values are never reused. @since 0.1 */
typedef enum darisk_audit_kind {
    DARISK_AUDIT_KIND_NOT_SET = 0,
    /** Rows: the DAIT outcome before the judgement. Columns: the first DASH grade. Cases: closed. */
    DARISK_AUDIT_KIND_CONCORDANCE = 1,
    /** Rows: was the DAIT outcome seen before grading? Columns: the last grade against the first.
     * Cases: closed, graded and reviewed. */
    DARISK_AUDIT_KIND_CHANGED_ON_REVIEW = 2,
    /** Rows: the first DASH grade. Columns: did the later event happen? Cases: closed. */
    DARISK_AUDIT_KIND_LATER_EVENT = 3
} darisk_audit_kind;

/** The cases as columns, one row a case; a column that is not given is not stated for any case.
 * Codes are those of the vocabularies, 0 is not recorded; stated columns are #darisk_stated.
 * @since 0.1 */
typedef struct darisk_audit_columns {
    uint32_t struct_size; /**< sizeof(darisk_audit_columns) */
    uint32_t unused;      /**< must be 0 */
    darisk_column_u8 closed;           /**< stated; a case not stated to be closed is skipped */
    darisk_column_u16 dait_outcome;    /**< the last DAIT outcome before the judgement */
    darisk_column_u16 first_grade;     /**< the DASH grade of the judgement */
    darisk_column_u16 last_grade;      /**< the DASH grade in effect at the end */
    darisk_column_u8 reviewed;         /**< stated: there was a review, of any kind */
    darisk_column_u8 dait_seen_before; /**< stated */
    darisk_column_u8 later_event;      /**< stated; the event and its window are the force's to say */
} darisk_audit_columns;

/** The most rows and columns a table has, with its margins. @since 0.1 */
#define DARISK_AUDIT_ROWS_LAST    6
#define DARISK_AUDIT_COLUMNS_LAST 5

/** One cell. A hidden cell has no number in it. @since 0.1 */
typedef struct darisk_audit_cell {
    uint64_t count;  /**< 0 where it is hidden */
    uint32_t hidden; /**< 1 where the count is too small to show, or would tell one that is */
    uint32_t unused; /**< 0 */
} darisk_audit_cell;

/** A table with its margins: the last row and the last column are totals. @since 0.1 */
typedef struct darisk_audit_table {
    uint32_t struct_size; /**< sizeof(darisk_audit_table), set by the caller */
    darisk_audit_kind kind;
    uint32_t rows;    /**< with the margin */
    uint32_t columns; /**< with the margin */
    uint64_t skipped; /**< cases that were left out: not closed or, for reviews, not graded and reviewed */
    darisk_audit_cell cells[DARISK_AUDIT_ROWS_LAST][DARISK_AUDIT_COLUMNS_LAST];
} darisk_audit_table;

/** A share as two integers. @since 0.1 */
typedef struct darisk_audit_share {
    uint64_t part;
    uint64_t whole;
    uint32_t hidden; /**< 1 where a count it is made of is hidden; both are 0 then */
    uint32_t unused; /**< 0 */
} darisk_audit_share;

/** The default of the least count that is shown (ours). @since 0.1 */
#define DARISK_AUDIT_LEAST_SHOWN 5

DARISK_BEGIN_DECLS

/** Counts the cases into one table, and hides small counts.
 *
 * A count from 1 to `least_shown - 1` is hidden, margins included; 0 is shown. Then, while a row or
 * column hides just one of its counts, the smallest other count above 0 in it is hidden too, so
 * that the first cannot be had by subtraction. That protects single lines only: somebody who
 * knows narrow bounds from elsewhere may still conclude, and two tables of the same cases are
 * protected each by itself.
 * @param rows         how many cases
 * @param least_shown  0 or 1: nothing is hidden
 * @param out          `struct_size` set by the caller; untouched on failure
 * @param report       may be NULL; names the row and column of a code that is none
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_AUDIT_KIND;
 *         #DARISK_ERROR_LENGTH; #DARISK_ERROR_AUDIT_CODE where a column holds a code of another
 *         vocabulary or none; #DARISK_ERROR_AUDIT_STATED where one holds no answer.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_audit_count(
    darisk_audit_kind kind, const darisk_audit_columns *cases, size_t rows, uint64_t least_shown,
    darisk_audit_table *out, darisk_columns_report *report);

/** What a row of a table stands for, such as "DAIT:BRIEF_CREW" or "total"; NULL where the table
 * of that kind has no such row. @since 0.1 */
DARISK_API const char *darisk_audit_row_text(darisk_audit_kind kind, size_t row);

/** What a column of a table stands for; NULL where the table of that kind has none. @since 0.1 */
DARISK_API const char *darisk_audit_column_text(darisk_audit_kind kind, size_t column);

/** The share of grades changed on review in one row of a CHANGED_ON_REVIEW table: raised and
 * lowered, of all in the row. A grade that was raised and lowered back is unchanged.
 * @param row  which row, the margin included
 * @param out  untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_AUDIT_KIND for
 *         a table of another kind; #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_audit_changed(const darisk_audit_table *table,
                                                              size_t row, darisk_audit_share *out);

/** A share in whole per cent, halves rounded up, in integers only.
 * @param part   at most `whole`
 * @param whole  above 0, and at most 2^56
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_AUDIT_SHARE for numbers outside that.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_audit_percent(uint64_t part, uint64_t whole,
                                                              uint32_t *out);

DARISK_END_DECLS

#endif

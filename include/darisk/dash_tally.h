/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dash_tally.h
 * What the answers of a DASH form add up to: counts with bounds, high-risk items, the threshold.
 *
 * Counts are facts and no grade; a grade may be above what a count suggests, and nothing here
 * lowers one. Every count comes twice: `yes` is the least it can be, `yes` and `unknown` together
 * the most. An answer is unknown unless it is yes or no, or "not applicable" on item 11 or 12
 * while item 10 is no; a misplaced "not applicable" rules nothing out. A yes counts wherever it
 * stands, behind that gate too. The threshold is that of the checklist of 24 items and is never
 * put to the 27. */
#ifndef DARISK_DASH_TALLY_H
#define DARISK_DASH_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/column.h"
#include "darisk/dash.h"
#include "darisk/export.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** The published threshold of the checklist of 24 items. @since 0.1 */
#define DARISK_RIC_THRESHOLD 14

/** How to read the answers. @since 0.1 */
typedef struct darisk_dash_tally_policy {
    uint32_t struct_size;         /**< sizeof(darisk_dash_tally_policy) */
    darisk_instrument instrument; /**< an answer to an item it does not ask is a bad cell */
    uint32_t threshold;           /**< 1 to 24 yes answers of the 24 items */
    uint32_t high_risk_supplied;  /**< 1 where the force says which items are high risk, else 0 */
    darisk_dash_items high_risk;  /**< those items, of this instrument; 0 where not supplied */
    uint32_t unused;              /**< must be 0 */
} darisk_dash_tally_policy;

/** What one form adds up to. Counts over the items of the instrument, then over the 24.
 * @since 0.1 */
typedef struct darisk_dash_facts {
    uint32_t struct_size;        /**< sizeof(darisk_dash_facts), set by the caller */
    uint32_t yes;                /**< the least number of yes answers */
    uint32_t unknown;            /**< what may be a yes besides */
    uint32_t ric_yes;
    uint32_t ric_unknown;
    darisk_criterion threshold;  /**< MET: ric_yes reaches it; OPEN: only with the unknown */
    darisk_dash_items yes_items;
    darisk_dash_items unknown_items;
    uint32_t high_risk_supplied; /**< 0: the next two say nothing */
    darisk_dash_items high_risk_yes;
    darisk_dash_items high_risk_unknown;
    darisk_stated sdash_trigger; /**< item 8; other facts call for these questions too */
    darisk_stated hba_trigger;   /**< item 4 or 20; a disclosure calls for these prompts too */
    uint32_t bad_cells;          /**< bytes that are no answer; they count as unknown */
    darisk_dash_item first_bad_item;
    uint32_t unused;             /**< 0 */
} darisk_dash_facts;

/** The answers of many forms as 27 columns, `answers[item - 1]`, a #darisk_answer a row. A column
 * that is not given, and a cell that is not there, is blank. @since 0.1 */
typedef struct darisk_dash_answer_columns {
    uint32_t struct_size; /**< sizeof(darisk_dash_answer_columns) */
    uint32_t unused;      /**< must be 0 */
    darisk_column_u8 answers[DARISK_DASH_ITEM_LAST];
} darisk_dash_answer_columns;

/** The answers of many forms one after the other: 27 bytes each, a #darisk_answer for each item,
 * whatever the instrument. @since 0.1 */
typedef struct darisk_dash_answer_rows {
    uint32_t struct_size; /**< sizeof(darisk_dash_answer_rows) */
    uint32_t unused;      /**< must be 0 */
    const uint8_t *values;
    size_t stride; /**< bytes from one form to the next, 27 or more; what is between is not read as an answer */
    size_t length; /**< bytes there are; no byte past them is read */
} darisk_dash_answer_rows;

/** Where the facts of many forms go, each column as the field of #darisk_dash_facts. Each may be
 * NULL and is then left out. A column has room for the rows asked for and overlaps no input and
 * no other column. @since 0.1 */
typedef struct darisk_dash_facts_columns {
    uint32_t struct_size; /**< sizeof(darisk_dash_facts_columns) */
    uint32_t unused;      /**< must be 0 */
    uint8_t *yes;
    uint8_t *unknown;
    uint8_t *ric_yes;
    uint8_t *ric_unknown;
    uint8_t *threshold; /**< #darisk_criterion */
    darisk_dash_items *high_risk_yes; /**< NULL where no high-risk items are supplied */
    darisk_dash_items *high_risk_unknown;
} darisk_dash_facts_columns;

/** The cells of a call that are no answer of the instrument: a byte above 6, or an answer to an
 * item it does not ask. Such a cell is unknown, and the rest of its form stands. @since 0.1 */
typedef struct darisk_dash_tally_report {
    uint32_t struct_size; /**< sizeof(darisk_dash_tally_report), set by the caller */
    darisk_dash_item first_item; /**< of the first bad cell, by row, then by item */
    size_t bad_cells;
    size_t first_row; /**< from 0; 0 also where there is none */
} darisk_dash_tally_report;

DARISK_BEGIN_DECLS

/** Fills in a policy: the instrument, #DARISK_RIC_THRESHOLD, no high-risk items.
 * @param out  `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_STRUCT_SIZE or #DARISK_ERROR_INSTRUMENT.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_tally_policy_default(
    darisk_instrument instrument, darisk_dash_tally_policy *out);

/** What one form adds up to.
 * @param answers  27 bytes, a #darisk_answer for each item, whatever the instrument
 * @param out      `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_INSTRUMENT;
 *         #DARISK_ERROR_DASH_THRESHOLD; #DARISK_ERROR_DASH_HIGH_RISK. A byte that is no answer is
 *         no error: it is counted.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_tally(const darisk_dash_tally_policy *policy,
                                                           const uint8_t *answers,
                                                           darisk_dash_facts *out);

/** What many forms add up to, given as columns. Allocates nothing, and gives each row what
 * darisk_dash_tally() gives it.
 * @param rows    how many; 0 does nothing
 * @param report  may be NULL; untouched on failure
 * @return as darisk_dash_tally(); #DARISK_ERROR_LENGTH for a column shorter than `rows`;
 *         #DARISK_ERROR_DASH_HIGH_RISK also where high-risk columns are asked for and no items are
 *         supplied.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_tally_columns(
    const darisk_dash_tally_policy *policy, const darisk_dash_answer_columns *answers, size_t rows,
    const darisk_dash_facts_columns *out, darisk_dash_tally_report *report);

/** What many forms add up to, given one after the other.
 * @param rows    how many; 0 does nothing
 * @param report  may be NULL; untouched on failure
 * @return as darisk_dash_tally_columns(); #DARISK_ERROR_LENGTH where the last form ends after
 *         `length`; #DARISK_ERROR_DASH_STRIDE for a stride below 27.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dash_tally_rows(
    const darisk_dash_tally_policy *policy, const darisk_dash_answer_rows *answers, size_t rows,
    const darisk_dash_facts_columns *out, darisk_dash_tally_report *report);

DARISK_END_DECLS

#endif

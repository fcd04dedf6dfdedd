/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The tally of forms: checks what the caller gives, and goes block by block through the loops. */
#include "darisk/dash_tally.h"

#include <string.h>

#include "base/column_read.h"
#include "base/size.h"
#include "dash/tally_block.h"
#include "dash/tally_form.h"
#include "dash/tally_wide.h"

#define ITEMS DARISK_TALLY_ITEMS
#define BLOCK DARISK_TALLY_BLOCK

/* The answers as the caller has them: one of the two. */
struct source {
    const darisk_dash_answer_columns *columns;
    const darisk_dash_answer_rows *rows;
};

/* Room for what the caller did not ask for. */
struct scratch {
    uint8_t bytes[5][BLOCK];
    darisk_dash_items items[2][BLOCK];
};

static const uint8_t blank[BLOCK];

/* The byte of a cell; blank where there is none. */
static uint8_t cell_at(const struct source *from, size_t row, size_t item) {
    if (from->rows != NULL)
        return from->rows->values[row * from->rows->stride + item];
    return darisk_column_u8_at(&from->columns->answers[item], row);
}

static bool is_bad(const struct darisk_tally_plan *plan, uint8_t answer, size_t item) {
    return answer > ((plan->items >> item & 1) != 0 ? DARISK_ANSWER_LAST : DARISK_ANSWER_BLANK);
}

/* The first bad cell from a row on; there is one. */
static void find_bad(const struct darisk_tally_plan *plan, const struct source *from, size_t row,
                     darisk_dash_tally_report *report) {
    size_t item = 0;
    while (!is_bad(plan, cell_at(from, row, item), item)) {
        item = (item + 1) % ITEMS;
        row += item == 0;
    }
    report->first_row = row;
    report->first_item = (darisk_dash_item)(item + 1);
}

/* Counts the bad cells of a block that is known to have some. */
static void count_bad(const struct darisk_tally_plan *plan, const struct source *from, size_t first,
                      size_t count, darisk_dash_tally_report *report) {
    if (report->bad_cells == 0)
        find_bad(plan, from, first, report);
    for (size_t item = 0; item < ITEMS; item++)
        for (size_t row = first; row < first + count; row++)
            report->bad_cells += is_bad(plan, cell_at(from, row, item), item);
}

/* A block as columns: where it lies, where that can be, else copied into `room`. Sets *bad where
 * an item that is not asked has an answer. */
static struct darisk_tally_view view_of(const struct darisk_tally_plan *plan,
                                        const struct source *from, size_t first, size_t count,
                                        uint8_t room[ITEMS][BLOCK], bool *bad) {
    struct darisk_tally_view view;
    for (size_t item = 0; item < ITEMS; item++) {
        const darisk_column_u8 *column = from->columns ? &from->columns->answers[item] : NULL;
        const bool asked = (plan->items >> item & 1) != 0;
        view.answers[item] = blank;
        if (column != NULL && column->values == NULL)
            continue;
        if (asked && column != NULL && column->validity == NULL) {
            view.answers[item] = column->values + first;
            continue;
        }
        for (size_t i = 0; i < count; i++)
            room[item][i] = cell_at(from, first + i, item);
        if (asked)
            view.answers[item] = room[item];
        else if (memcmp(room[item], blank, count) != 0)
            *bad = true;
    }
    return view;
}

/* How many of the rows the wide loop may read: it reads 32 bytes of each form. */
static size_t readable(const darisk_dash_answer_rows *rows, size_t first, size_t count) {
    while (count > 0 && rows->length - (first + count - 1) * rows->stride < 32)
        count--;
    return count;
}

/* The part of a block that the wide loops take. */
static size_t take_wide(const struct darisk_tally_plan *plan, const struct source *from,
                        size_t first, size_t count, const struct darisk_tally_put *put, bool *bad) {
    if (from->rows == NULL || !darisk_tally_wide_can())
        return 0;
    return darisk_tally_wide_rows(plan, from->rows->values + first * from->rows->stride,
                                  from->rows->stride, readable(from->rows, first, count), put, bad);
}

/* Tallies a block of any kind. Returns whether every byte is an answer. */
static bool take_block(const struct darisk_tally_plan *plan, const struct source *from,
                       size_t first, size_t count, const struct darisk_tally_put *put) {
    uint8_t room[ITEMS][BLOCK];
    bool bad = false;
    size_t done = take_wide(plan, from, first, count, put, &bad);
    struct darisk_tally_view view;
    struct darisk_tally_put rest = darisk_tally_put_from(put, done);
    if (done == count)
        return !bad;
    count -= done;
    view = view_of(plan, from, first + done, count, room, &bad);
    if (darisk_tally_wide_can()) {
        done = darisk_tally_wide_columns(plan, &view, count, &rest, &bad);
        view = darisk_tally_view_from(&view, done);
        rest = darisk_tally_put_from(&rest, done);
        count -= done;
    }
    return (count == 0 || darisk_tally_block(plan, &view, count, &rest)) && !bad;
}

static struct darisk_tally_put put_of(const darisk_dash_facts_columns *out, size_t row,
                                      struct scratch *scratch) {
    return (struct darisk_tally_put){
        .yes = out->yes ? out->yes + row : scratch->bytes[0],
        .unknown = out->unknown ? out->unknown + row : scratch->bytes[1],
        .ric_yes = out->ric_yes ? out->ric_yes + row : scratch->bytes[2],
        .ric_unknown = out->ric_unknown ? out->ric_unknown + row : scratch->bytes[3],
        .threshold = out->threshold ? out->threshold + row : scratch->bytes[4],
        .high_risk_yes = out->high_risk_yes ? out->high_risk_yes + row : scratch->items[0],
        .high_risk_unknown =
            out->high_risk_unknown ? out->high_risk_unknown + row : scratch->items[1],
    };
}

static void take_all(const struct darisk_tally_plan *plan, const struct source *from, size_t rows,
                     const darisk_dash_facts_columns *out, darisk_dash_tally_report *report) {
    darisk_dash_tally_report done = {.struct_size = sizeof done};
    struct scratch scratch;
    size_t count;
    for (size_t row = 0; row < rows; row += count) {
        const struct darisk_tally_put put = put_of(out, row, &scratch);
        count = rows - row < BLOCK ? rows - row : BLOCK;
        if (!take_block(plan, from, row, count, &put))
            count_bad(plan, from, row, count, &done);
    }
    if (report != NULL) {
        done.struct_size = report->struct_size;
        *report = done;
    }
}

static darisk_status check_policy(const darisk_dash_tally_policy *policy,
                                  struct darisk_tally_plan *plan) {
    const darisk_instrument_record *record;
    if (policy == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(policy, sizeof *policy) || policy->unused != 0)
        return DARISK_ERROR_STRUCT_SIZE;
    record = darisk_instrument_find(policy->instrument);
    if (record == NULL)
        return DARISK_ERROR_INSTRUMENT;
    if (policy->threshold < 1 || policy->threshold > DARISK_TALLY_RIC)
        return DARISK_ERROR_DASH_THRESHOLD;
    if (policy->high_risk_supplied > 1 || (policy->high_risk & ~record->items) != 0 ||
        (policy->high_risk_supplied == 0 && policy->high_risk != 0))
        return DARISK_ERROR_DASH_HIGH_RISK;
    *plan = (struct darisk_tally_plan){
        .items = record->items,
        .count = record->instrument == DARISK_INSTRUMENT_RIC_24 ? DARISK_TALLY_RIC : ITEMS,
        .threshold = policy->threshold,
        .high_risk = policy->high_risk,
    };
    return DARISK_OK;
}

static darisk_status check_out(const darisk_dash_tally_policy *policy,
                               const darisk_dash_facts_columns *out,
                               const darisk_dash_tally_report *report) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out) || out->unused != 0 ||
        (report != NULL && !darisk_struct_is_readable(report, sizeof *report)))
        return DARISK_ERROR_STRUCT_SIZE;
    if (policy->high_risk_supplied == 0 &&
        (out->high_risk_yes != NULL || out->high_risk_unknown != NULL))
        return DARISK_ERROR_DASH_HIGH_RISK;
    return DARISK_OK;
}

darisk_status darisk_dash_tally_columns(const darisk_dash_tally_policy *policy,
                                        const darisk_dash_answer_columns *answers, size_t rows,
                                        const darisk_dash_facts_columns *out,
                                        darisk_dash_tally_report *report) {
    const struct source from = {.columns = answers};
    struct darisk_tally_plan plan;
    darisk_status status = check_policy(policy, &plan);
    if (status == DARISK_OK)
        status = check_out(policy, out, report);
    if (status != DARISK_OK)
        return status;
    if (answers == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(answers, sizeof *answers) || answers->unused != 0)
        return DARISK_ERROR_STRUCT_SIZE;
    for (size_t i = 0; i < ITEMS; i++)
        if (answers->answers[i].values != NULL && answers->answers[i].length < rows)
            return DARISK_ERROR_LENGTH;
    take_all(&plan, &from, rows, out, report);
    return DARISK_OK;
}

/* Whether so many forms end within the length; no product can overflow here. */
static bool rows_fit(const darisk_dash_answer_rows *answers, size_t rows) {
    return rows == 0 ||
           (answers->length >= ITEMS && rows - 1 <= (answers->length - ITEMS) / answers->stride);
}

darisk_status darisk_dash_tally_rows(const darisk_dash_tally_policy *policy,
                                     const darisk_dash_answer_rows *answers, size_t rows,
                                     const darisk_dash_facts_columns *out,
                                     darisk_dash_tally_report *report) {
    const struct source from = {.rows = answers};
    struct darisk_tally_plan plan;
    darisk_status status = check_policy(policy, &plan);
    if (status == DARISK_OK)
        status = check_out(policy, out, report);
    if (status != DARISK_OK)
        return status;
    if (answers == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(answers, sizeof *answers) || answers->unused != 0)
        return DARISK_ERROR_STRUCT_SIZE;
    if (answers->values == NULL && rows != 0)
        return DARISK_ERROR_NULL;
    if (answers->stride < ITEMS)
        return DARISK_ERROR_DASH_STRIDE;
    if (!rows_fit(answers, rows))
        return DARISK_ERROR_LENGTH;
    take_all(&plan, &from, rows, out, report);
    return DARISK_OK;
}

darisk_status darisk_dash_tally_policy_default(darisk_instrument instrument,
                                               darisk_dash_tally_policy *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (darisk_instrument_find(instrument) == NULL)
        return DARISK_ERROR_INSTRUMENT;
    *out = (darisk_dash_tally_policy){
        .struct_size = out->struct_size,
        .instrument = instrument,
        .threshold = DARISK_RIC_THRESHOLD,
    };
    return DARISK_OK;
}

/* Yes, no, or unknown, by an answer to an item that no gate closes. */
static darisk_stated stated(uint8_t answer) {
    if (answer == DARISK_ANSWER_YES)
        return DARISK_STATED_YES;
    return answer == DARISK_ANSWER_NO ? DARISK_STATED_NO : DARISK_STATED_UNKNOWN;
}

static darisk_stated either(darisk_stated a, darisk_stated b) {
    if (a == DARISK_STATED_YES || b == DARISK_STATED_YES)
        return DARISK_STATED_YES;
    return a == DARISK_STATED_NO && b == DARISK_STATED_NO ? DARISK_STATED_NO
                                                          : DARISK_STATED_UNKNOWN;
}

/* Notes the items of the instrument one by one. */
static void take_items(const struct darisk_tally_plan *plan, const uint8_t *answers,
                       darisk_dash_facts *out) {
    for (uint32_t item = 1; item <= ITEMS; item++) {
        const uint8_t answer = answers[item - 1];
        const uint32_t cell = darisk_tally_cell(answer, item, answers[DARISK_TALLY_GATE - 1]);
        const darisk_dash_items bit = DARISK_DASH_ITEM_BIT(item) & plan->items;
        if (cell == DARISK_TALLY_YES)
            out->yes_items |= bit;
        else if (cell == DARISK_TALLY_UNKNOWN)
            out->unknown_items |= bit;
        if (is_bad(plan, answer, item - 1) && out->bad_cells++ == 0)
            out->first_bad_item = (darisk_dash_item)item;
    }
}

darisk_status darisk_dash_tally(const darisk_dash_tally_policy *policy, const uint8_t *answers,
                                darisk_dash_facts *out) {
    struct darisk_tally_plan plan;
    struct darisk_tally_counts counts;
    const darisk_status status = check_policy(policy, &plan);
    if (status != DARISK_OK)
        return status;
    if (answers == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    counts = darisk_tally_form(answers);
    if (plan.count == DARISK_TALLY_RIC) {
        counts.yes = counts.ric_yes;
        counts.unknown = counts.ric_unknown;
    }
    *out = (darisk_dash_facts){
        .struct_size = out->struct_size,
        .yes = counts.yes,
        .unknown = counts.unknown,
        .ric_yes = counts.ric_yes,
        .ric_unknown = counts.ric_unknown,
        .threshold = darisk_tally_threshold(counts.ric_yes, counts.ric_unknown, plan.threshold),
        .high_risk_supplied = policy->high_risk_supplied,
        .sdash_trigger = stated(answers[DARISK_DASH_ITEM_STALKING - 1]),
        .hba_trigger = either(stated(answers[DARISK_DASH_ITEM_ISOLATED - 1]),
                              stated(answers[DARISK_DASH_ITEM_OTHER_THREATENER - 1])),
    };
    take_items(&plan, answers, out);
    out->high_risk_yes = out->yes_items & plan.high_risk;
    out->high_risk_unknown = out->unknown_items & plan.high_risk;
    return DARISK_OK;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Many cases by columns. A block of rows at a time, column by column, the states become sets of
 * checks; then each row is concluded as a single case is. */
#include <stdbool.h>

#include "base/size.h"
#include "dait/table.h"

/* Rows at a time: few enough for their sets to stay in the nearest cache. */
#define BLOCK 256

struct block {
    struct darisk_dait_sets sets[BLOCK];
    bool refused[BLOCK];
};

static void take_state(struct darisk_dait_sets *sets, bool *refused, uint8_t state, uint32_t bit) {
    sets->found |= state == DARISK_DAIT_STATE_FOUND ? bit : 0;
    sets->unavailable |= state == DARISK_DAIT_STATE_UNAVAILABLE ? bit : 0;
    sets->nothing |= state == DARISK_DAIT_STATE_NOTHING_RECORDED ? bit : 0;
    *refused |= state > DARISK_DAIT_STATE_LAST;
}

static void take_column(struct block *block, const darisk_column_u8 *column, uint32_t bit,
                        size_t first, size_t count) {
    const uint8_t *values = column->values + first;
    for (size_t i = 0; i < count; i++) {
        if (column->validity != NULL &&
            !darisk_validity_get(column->validity, column->validity_offset + first + i))
            continue;
        take_state(&block->sets[i], &block->refused[i], values[i], bit);
    }
}

static void take_block(struct block *block, const darisk_dait_columns *checks, size_t first,
                       size_t count) {
    for (size_t i = 0; i < count; i++) {
        block->sets[i] = (struct darisk_dait_sets){0};
        block->refused[i] = false;
    }
    for (uint32_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++)
        if (checks->states[check].values != NULL)
            take_column(block, &checks->states[check], DARISK_DAIT_CHECK_BIT(check), first, count);
}

static void put(uint32_t *column, size_t row, uint32_t value) {
    if (column != NULL)
        column[row] = value;
}

static void put_row(const darisk_dait_assessment_columns *out, size_t row,
                    const struct darisk_dait_conclusion *conclusion, uint32_t found) {
    out->outcome[row] = (uint16_t)conclusion->outcome;
    put(out->notifications, row, conclusion->notifications);
    put(out->reasons, row, conclusion->reasons);
    put(out->outstanding, row, conclusion->outstanding);
    if (out->markers != NULL)
        out->markers[row] = conclusion->markers | darisk_dait_markers_of(found);
}

static void refuse(darisk_dait_report *report, size_t row) {
    if (report->refused++ == 0) {
        report->first_row = row;
        report->first_status = DARISK_ERROR_DAIT_STATE;
    }
}

static void put_block(const struct block *block, struct darisk_dait_table table, size_t first,
                      size_t count, const darisk_dait_assessment_columns *out,
                      darisk_dait_report *report) {
    for (size_t i = 0; i < count; i++) {
        struct darisk_dait_conclusion conclusion = {0};
        uint32_t found = 0;
        if (block->refused[i]) {
            refuse(report, first + i);
        } else {
            found = block->sets[i].found;
            conclusion = darisk_dait_conclude(table, block->sets[i]);
        }
        put_row(out, first + i, &conclusion, found);
    }
}

/* The first check whose state in a row is none. */
static darisk_dait_check check_at_fault(const darisk_dait_columns *checks, size_t row) {
    for (uint32_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        const darisk_column_u8 *column = &checks->states[check];
        if (column->values != NULL && column->values[row] > DARISK_DAIT_STATE_LAST &&
            (column->validity == NULL ||
             darisk_validity_get(column->validity, column->validity_offset + row)))
            return (darisk_dait_check)check;
    }
    return DARISK_DAIT_CHECK_NOT_SET;
}

static darisk_status assess_rows(const darisk_dait_columns *checks, struct darisk_dait_table table,
                                 size_t rows, const darisk_dait_assessment_columns *out,
                                 darisk_dait_report *report) {
    struct block block;
    for (size_t first = 0; first < rows; first += BLOCK) {
        const size_t count = rows - first < BLOCK ? rows - first : BLOCK;
        take_block(&block, checks, first, count);
        put_block(&block, table, first, count, out, report);
    }
    if (report->refused == 0)
        return DARISK_OK;
    report->check = check_at_fault(checks, report->first_row);
    return DARISK_ROWS_REFUSED;
}

static bool column_is_empty(const darisk_column_u8 *column) {
    return column->values == NULL && column->validity == NULL && column->validity_offset == 0 &&
           column->length == 0;
}

static darisk_status check_columns(const darisk_dait_columns *checks, size_t rows,
                                   darisk_dait_report *report) {
    for (uint32_t i = 0; i < DARISK_DAIT_CHECK_ROOM; i++)
        if ((i == 0 || i > DARISK_DAIT_CHECK_LAST) && !column_is_empty(&checks->states[i]))
            return DARISK_ERROR_DAIT_CHECK;
    for (uint32_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        if (checks->states[check].values != NULL && checks->states[check].length < rows) {
            report->check = (darisk_dait_check)check;
            return DARISK_ERROR_LENGTH;
        }
    }
    return DARISK_OK;
}

static darisk_status check_arguments(const darisk_dait_columns *checks,
                                     const darisk_dait_assessment_columns *out,
                                     const darisk_dait_report *report) {
    if (checks == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(checks, sizeof *checks) ||
        !darisk_struct_is_readable(out, sizeof *out) || checks->unused != 0 || out->unused != 0 ||
        (report != NULL && !darisk_struct_is_readable(report, sizeof *report)))
        return DARISK_ERROR_STRUCT_SIZE;
    return out->outcome == NULL ? DARISK_ERROR_NULL : DARISK_OK;
}

darisk_status darisk_dait_assess_columns(const darisk_dait_columns *checks,
                                         const darisk_dait_policy *policy, size_t rows,
                                         const darisk_dait_assessment_columns *out,
                                         darisk_dait_report *report) {
    darisk_dait_report done = {.first_status = DARISK_OK};
    darisk_status status = check_arguments(checks, out, report);
    if (status != DARISK_OK)
        return status;
    status = check_columns(checks, rows, &done);
    if (status == DARISK_OK)
        status = assess_rows(checks, darisk_dait_table_of(policy), rows, out, &done);
    if (report != NULL) {
        done.struct_size = report->struct_size;
        *report = done;
    }
    return status;
}

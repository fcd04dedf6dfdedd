/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Many cases by columns. A block of rows at a time, column by column, the states become sets of
 * checks; then each row is concluded as a single case is. The loops over a block are written to be
 * vectorised. */
#include <stdbool.h>

#include "base/column_read.h"
#include "base/size.h"
#include "dait/table.h"

/* Rows at a time: few enough for their sets to stay in the nearest cache. */
#define BLOCK 256

struct block {
    uint32_t found[BLOCK];
    uint32_t unavailable[BLOCK];
    uint32_t nothing[BLOCK];
    uint32_t markers[BLOCK];
    uint8_t worst[BLOCK]; /* the greatest value of the row: a state, or it is refused */
};

static void clear_block(struct block *block, size_t count) {
    for (size_t i = 0; i < count; i++) {
        block->found[i] = 0;
        block->unavailable[i] = 0;
        block->nothing[i] = 0;
        block->markers[i] = 0;
        block->worst[i] = 0;
    }
}

/* The values of a block, 0 for those that are not there. */
static const uint8_t *values_of(const darisk_column_u8 *column, size_t first, size_t count,
                                uint8_t room[BLOCK]) {
    if (column->validity == NULL)
        return column->values + first;
    for (size_t i = 0; i < count; i++)
        room[i] = darisk_column_u8_at(column, first + i);
    return room;
}

/* Adds a check to the set of each row where it is in a state. */
static void add_check(uint32_t *restrict sets, const uint8_t *restrict values, uint8_t state,
                      unsigned place, size_t count) {
    for (size_t i = 0; i < count; i++)
        sets[i] |= (uint32_t)(values[i] == state) << place;
}

static void keep_worst(uint8_t *restrict worst, const uint8_t *restrict values, size_t count) {
    for (size_t i = 0; i < count; i++)
        worst[i] = values[i] > worst[i] ? values[i] : worst[i];
}

static void take_block(struct block *block, const darisk_dait_columns *checks, size_t first,
                       size_t count) {
    uint8_t room[BLOCK];
    clear_block(block, count);
    for (unsigned place = 0; place < DARISK_DAIT_CHECK_LAST; place++) {
        const darisk_column_u8 *column = &checks->states[place + 1];
        if (column->values == NULL)
            continue;
        const uint8_t *values = values_of(column, first, count, room);
        add_check(block->found, values, DARISK_DAIT_STATE_FOUND, place, count);
        add_check(block->unavailable, values, DARISK_DAIT_STATE_UNAVAILABLE, place, count);
        add_check(block->nothing, values, DARISK_DAIT_STATE_NOTHING_RECORDED, place, count);
        keep_worst(block->worst, values, count);
    }
}

/* The markers of what is found, check by check: as darisk_dait_markers_of(), for a block. */
static void mark_block(struct block *block, size_t count) {
    for (size_t c = 0; c < DARISK_DAIT_CHECK_LAST; c++) {
        const darisk_dait_check_record *record = darisk_dait_check_at(c);
        const uint32_t bit = DARISK_DAIT_CHECK_BIT(record->check);
        const uint32_t marker = DARISK_DAIT_MARKER_BIT(record->marker);
        for (size_t i = 0; i < count; i++)
            block->markers[i] |= (block->found[i] & bit) != 0 ? marker : 0;
    }
}

static void put(uint32_t *column, size_t row, uint32_t value) {
    if (column != NULL)
        column[row] = value;
}

static void put_row(const darisk_dait_assessment_columns *out, size_t row,
                    const struct darisk_dait_conclusion *conclusion) {
    out->outcome[row] = (uint16_t)conclusion->outcome;
    put(out->notifications, row, conclusion->notifications);
    put(out->reasons, row, conclusion->reasons);
    put(out->outstanding, row, conclusion->outstanding);
    put(out->markers, row, conclusion->markers);
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
        if (block->worst[i] > DARISK_DAIT_STATE_LAST) {
            refuse(report, first + i);
        } else {
            conclusion = darisk_dait_conclude(
                table, (struct darisk_dait_sets){block->found[i], block->unavailable[i],
                                                 block->nothing[i]});
            conclusion.markers |= block->markers[i];
        }
        put_row(out, first + i, &conclusion);
    }
}

/* The first check whose state in a row is none. */
static darisk_dait_check check_at_fault(const darisk_dait_columns *checks, size_t row) {
    for (uint32_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        if (darisk_column_u8_at(&checks->states[check], row) > DARISK_DAIT_STATE_LAST)
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
        if (out->markers != NULL)
            mark_block(&block, count);
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

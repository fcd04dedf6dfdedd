/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/said.h"

#include "base/column_read.h"
#include "darisk/date.h"

static bool is_there(const struct darisk_serial_said *column, size_t *length) {
    if (column->people != NULL) {
        *length = column->people->length;
        return column->people->values != NULL;
    }
    if (column->days != NULL) {
        *length = column->days->length;
        return column->days->values != NULL;
    }
    *length = column->yes->length;
    return column->yes->values != NULL;
}

static darisk_status check_lengths(const struct darisk_serial_said *columns, size_t count,
                                   size_t rows, darisk_columns_report *done) {
    for (size_t i = 0; i < count; i++) {
        size_t length;
        const bool there = is_there(&columns[i], &length);
        done->column = columns[i].name;
        done->first_row = there && length < rows ? length : there ? rows : 0;
        if (!there && columns[i].people != NULL && rows > 0)
            return DARISK_ERROR_COLUMNS;
        if (there && length != rows)
            return DARISK_ERROR_LENGTH;
    }
    return DARISK_OK;
}

static darisk_status check_cell(const struct darisk_serial_said *column, size_t row) {
    if (column->people != NULL)
        return darisk_column_u64_at(column->people, row) == 0 ? DARISK_ERROR_RANKING_PERSON
                                                              : DARISK_OK;
    if (column->yes != NULL)
        return darisk_column_u8_at(column->yes, row) > 1 ? DARISK_ERROR_RANKING_PERSON : DARISK_OK;
    const darisk_date day = darisk_column_date_at(column->days, row);
    return day == DARISK_DATE_UNKNOWN || darisk_date_is_valid(day) ? DARISK_OK : DARISK_ERROR_DATE;
}

darisk_status darisk_serial_said_check(const struct darisk_serial_said *columns, size_t count,
                                       size_t rows, darisk_columns_report *done) {
    darisk_status status = check_lengths(columns, count, rows, done);
    if (status != DARISK_OK)
        return status;
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < count; i++) {
            status = check_cell(&columns[i], row);
            if (status == DARISK_OK)
                continue;
            done->column = columns[i].name;
            done->first_row = row;
            return status;
        }
    done->column = NULL;
    done->first_row = 0;
    return DARISK_OK;
}

void darisk_serial_report(darisk_columns_report *report, const darisk_columns_report *done,
                          size_t rows, darisk_status status) {
    if (report == NULL)
        return;
    *report = (darisk_columns_report){.struct_size = report->struct_size};
    if (done->column == NULL)
        return;
    report->first_status = status;
    report->refused = rows;
    report->first_row = done->first_row;
    report->column = done->column;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Many calls by columns: checks the columns as a whole, then puts each row through the step of
 * the single call. */
#include "base/column_read.h"
#include "base/size.h"
#include "response/check.h"
#include "response/decide.h"

/* Where a row has no value it is 0, which is unknown, none or missing. */
static darisk_stated stated_of(const darisk_column_u8 *column, size_t row) {
    return (darisk_stated)darisk_column_u8_at(column, row);
}

/* A moment from its two columns. A minute without a day comes out as no moment, and is refused. */
static darisk_moment moment_of(const darisk_column_date *days, const darisk_column_u16 *minutes,
                               size_t row) {
    darisk_moment moment = {DARISK_MOMENT_MISSING, 0, 0};
    const darisk_date day = darisk_column_date_at(days, row);
    if (day != DARISK_DATE_UNKNOWN) {
        moment.given = DARISK_MOMENT_DAY;
        moment.day = day;
    }
    if (DARISK_COLUMN_HAS(*minutes, row) &&
        minutes->values[row] != DARISK_RESPONSE_MINUTE_UNKNOWN) {
        moment.minute = minutes->values[row];
        moment.given = moment.given == DARISK_MOMENT_DAY ? DARISK_MOMENT_MINUTE
                                                         : (darisk_moment_given)UINT8_MAX;
    }
    return moment;
}

static darisk_response_request row_of(const darisk_response_request_columns *from, size_t row) {
    const darisk_response_request request = {
        .struct_size = sizeof request,
        .requested = {darisk_column_u16_at(&from->requested, row)},
        .danger = stated_of(&from->danger, row),
        .call_cut_off = stated_of(&from->call_cut_off, row),
        .station_appointment = stated_of(&from->station_appointment, row),
        .suspect_absent = stated_of(&from->suspect_absent, row),
        .victim_safe = stated_of(&from->victim_safe, row),
        .victim_willing = stated_of(&from->victim_willing, row),
        .victim_certificate = stated_of(&from->victim_certificate, row),
        .perpetrator_certificate = stated_of(&from->perpetrator_certificate, row),
        .authorisation =
            {
                .role = (darisk_response_role)darisk_column_u8_at(&from->role, row),
                .ground = (darisk_response_ground)darisk_column_u8_at(&from->ground, row),
                .support = (darisk_response_support)darisk_column_u8_at(&from->support, row),
                .no_current_threat = stated_of(&from->no_current_threat, row),
                .authoriser = darisk_column_u64_at(&from->authoriser, row),
                .source = darisk_column_u64_at(&from->source, row),
                .given_at = moment_of(&from->given_on, &from->given_minute, row),
                .agreed = moment_of(&from->agreed_on, &from->agreed_minute, row),
            },
    };
    return request;
}

/* A decision of 0 in every field is a row that was refused. */
static void put(const darisk_response_decision_columns *out, size_t row,
                const darisk_response_decision *decision) {
    out->grade[row] = (uint16_t)decision->grade.code;
    if (out->initial != NULL)
        out->initial[row] = (uint16_t)decision->initial.code;
    if (out->video_may_be_offered != NULL)
        out->video_may_be_offered[row] = (uint8_t)decision->video_may_be_offered;
    if (out->certificate != NULL)
        out->certificate[row] = (uint8_t)decision->certificate;
    if (out->refusals != NULL)
        out->refusals[row] = decision->refusals;
    if (out->findings != NULL)
        out->findings[row] = decision->findings;
}

static void refuse(darisk_columns_report *report, size_t row, darisk_status status,
                   const char *column) {
    if (report->refused++ == 0) {
        report->first_row = row;
        report->first_status = status;
        report->column = column;
    }
}

static darisk_status decide_rows(const darisk_response_request_columns *requests, size_t rows,
                                 const darisk_response_decision_columns *out,
                                 darisk_columns_report *report) {
    for (size_t row = 0; row < rows; row++) {
        const darisk_response_request request = row_of(requests, row);
        darisk_response_decision decision = {.struct_size = 0};
        const char *field;
        const darisk_status status = darisk_response_check_request(&request, &field);
        if (status == DARISK_OK)
            decision = darisk_response_reach(&request);
        else
            refuse(report, row, status, field);
        put(out, row, &decision);
    }
    return report->refused == 0 ? DARISK_OK : DARISK_ROWS_REFUSED;
}

/* Every column of the requests. */
#define COLUMNS(COLUMN)                                                                            \
    COLUMN(requested)                                                                              \
    COLUMN(danger)                                                                                 \
    COLUMN(call_cut_off)                                                                           \
    COLUMN(station_appointment)                                                                    \
    COLUMN(suspect_absent)                                                                         \
    COLUMN(victim_safe)                                                                            \
    COLUMN(victim_willing)                                                                         \
    COLUMN(victim_certificate)                                                                     \
    COLUMN(perpetrator_certificate)                                                                \
    COLUMN(role)                                                                                   \
    COLUMN(ground)                                                                                 \
    COLUMN(support)                                                                                \
    COLUMN(no_current_threat)                                                                      \
    COLUMN(authoriser)                                                                             \
    COLUMN(source)                                                                                 \
    COLUMN(given_on)                                                                               \
    COLUMN(given_minute)                                                                           \
    COLUMN(agreed_on)                                                                              \
    COLUMN(agreed_minute)

static const char *too_short(const darisk_response_request_columns *requests, size_t rows) {
#define COLUMN(name)                                                                               \
    if (requests->name.values != NULL && requests->name.length < rows)                             \
        return #name;
    COLUMNS(COLUMN)
#undef COLUMN
    return NULL;
}

static darisk_status check_arguments(const darisk_response_request_columns *requests,
                                     const darisk_response_decision_columns *out,
                                     const darisk_columns_report *report) {
    if (requests == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(requests, sizeof *requests) ||
        !darisk_struct_is_readable(out, sizeof *out) || requests->unused != 0 || out->unused != 0 ||
        (report != NULL && !darisk_struct_is_readable(report, sizeof *report)))
        return DARISK_ERROR_STRUCT_SIZE;
    return out->grade == NULL ? DARISK_ERROR_NULL : DARISK_OK;
}

darisk_status darisk_response_decide_columns(const darisk_response_request_columns *requests,
                                             size_t rows,
                                             const darisk_response_decision_columns *out,
                                             darisk_columns_report *report) {
    darisk_columns_report done = {.first_status = DARISK_OK};
    darisk_status status = check_arguments(requests, out, report);
    if (status != DARISK_OK)
        return status;
    done.column = too_short(requests, rows);
    if (done.column != NULL)
        status = DARISK_ERROR_LENGTH;
    else
        status = decide_rows(requests, rows, out, &done);
    if (report != NULL) {
        done.struct_size = report->struct_size;
        *report = done;
    }
    return status;
}

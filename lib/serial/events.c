/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/events.h"

#include <string.h>

#include "base/column_read.h"
#include "base/size.h"

/* A reader of one type of column: the caller's own values where all are there, else a copy with
 * `missing` in place of what is not. What a column that is not given is filled with stays. */
#define DARISK_FILL(name, column_type, value_type, missing)                                        \
    static const value_type *name(const column_type *column, size_t first, size_t count,           \
                                  value_type *filled) {                                            \
        if (column->values != NULL && column->validity == NULL)                                    \
            return column->values + first;                                                         \
        for (size_t i = 0; column->values != NULL && i < count; i++)                               \
            filled[i] =                                                                            \
                DARISK_COLUMN_HAS(*column, first + i) ? column->values[first + i] : (missing);     \
        return filled;                                                                             \
    }

DARISK_FILL(fill_u64, darisk_column_u64, uint64_t, 0)
DARISK_FILL(fill_u32, darisk_column_u32, uint32_t, DARISK_OFFENCE_NOT_A_CRIME)
DARISK_FILL(fill_date, darisk_column_date, darisk_date, DARISK_DATE_UNKNOWN)
DARISK_FILL(fill_u8, darisk_column_u8, uint8_t, 0)
/* 0 says no, and does not say that nothing is known. */
DARISK_FILL(fill_da, darisk_column_u8, uint8_t, UINT8_MAX)

void darisk_serial_block_new(struct darisk_serial_block *block) {
    memset(block, 0, sizeof *block);
    for (size_t i = 0; i < DARISK_SERIAL_BLOCK; i++)
        block->filled_date[0][i] = block->filled_date[1][i] = DARISK_DATE_UNKNOWN;
}

void darisk_serial_block_read(const darisk_event_columns *events, size_t first, size_t end,
                              struct darisk_serial_block *block) {
    const size_t count = end - first < DARISK_SERIAL_BLOCK ? end - first : DARISK_SERIAL_BLOCK;
    block->first = first;
    block->count = count;
    block->incident = fill_u64(&events->incident_id, first, count, block->filled_u64[0]);
    block->person = fill_u64(&events->perpetrator_id, first, count, block->filled_u64[1]);
    block->victim = fill_u64(&events->victim_id, first, count, block->filled_u64[2]);
    block->group = fill_u64(&events->connection_group, first, count, block->filled_u64[3]);
    block->offence = fill_u32(&events->offence, first, count, block->filled_u32);
    block->from = fill_date(&events->date_from, first, count, block->filled_date[0]);
    block->to = fill_date(&events->date_to, first, count, block->filled_date[1]);
    block->role = fill_u8(&events->role, first, count, block->filled_u8[0]);
    block->status = fill_u8(&events->status, first, count, block->filled_u8[1]);
    block->is_da = fill_da(&events->is_da, first, count, block->filled_u8[2]);
    block->grade = fill_u8(&events->grade, first, count, block->filled_u8[3]);
}

static bool is_day(darisk_date date) {
    const uint32_t day = (uint32_t)date - (uint32_t)DARISK_DATE_FIRST;
    return date == DARISK_DATE_UNKNOWN ||
           day <= (uint32_t)DARISK_DATE_LAST - (uint32_t)DARISK_DATE_FIRST;
}

/* All rows at once, without a jump, since nearly every block is sound. */
bool darisk_serial_block_is_sound(const struct darisk_serial_block *block, uint32_t offences) {
    unsigned bad = 0;
    for (size_t i = 0; i < block->count; i++)
        bad |= block->incident[i] == 0;
    for (size_t i = 0; i < block->count; i++)
        bad |= (unsigned)((uint8_t)(block->role[i] - 1) > 2) |
               (unsigned)((uint8_t)(block->status[i] - 1) > 2) | (unsigned)(block->is_da[i] > 1);
    for (size_t i = 0; i < block->count; i++)
        bad |= block->offence[i] >= offences;
    for (size_t i = 0; i < block->count; i++)
        bad |= (unsigned)!is_day(block->from[i]) | (unsigned)!is_day(block->to[i]);
    return bad == 0;
}

darisk_status darisk_serial_block_fault(const struct darisk_serial_block *block, size_t at,
                                        uint32_t offences, const char **column) {
    const struct {
        bool sound;
        const char *column;
        darisk_status status;
    } checks[] = {
        {block->incident[at] != 0, "incident_id", DARISK_ERROR_EVENT_INCIDENT},
        {block->role[at] >= DARISK_EVENT_ROLE_SUSPECT && block->role[at] <= DARISK_EVENT_ROLE_OTHER,
         "role", DARISK_ERROR_EVENT_ROLE},
        {is_day(block->from[at]), "date_from", DARISK_ERROR_EVENT_DATE},
        {is_day(block->to[at]), "date_to", DARISK_ERROR_EVENT_DATE},
        {block->status[at] >= DARISK_EVENT_STATUS_OPEN &&
             block->status[at] <= DARISK_EVENT_STATUS_NO_CRIME,
         "status", DARISK_ERROR_EVENT_STATUS},
        {block->is_da[at] <= 1, "is_da", DARISK_ERROR_EVENT_DA},
        {block->offence[at] < offences, "offence", DARISK_ERROR_EVENT_OFFENCE},
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!checks[i].sound) {
            *column = checks[i].column;
            return checks[i].status;
        }
    return DARISK_OK;
}

/* A column that is given, as far as its length goes. */
struct given {
    const char *name;
    bool there;
    bool needed;
    size_t length;
};

#define GIVEN(column, needed)                                                                      \
    { #column, events->column.values != NULL, needed, events->column.length }

darisk_status darisk_serial_events_check(const darisk_event_columns *events, size_t rows,
                                         const char **column, size_t *row) {
    if (events == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(events, sizeof *events))
        return DARISK_ERROR_STRUCT_SIZE;
    const struct given all[] = {
        GIVEN(incident_id, true), GIVEN(perpetrator_id, false),
        GIVEN(victim_id, false),  GIVEN(role, true),
        GIVEN(date_from, false),  GIVEN(date_to, false),
        GIVEN(status, true),      GIVEN(is_da, true),
        GIVEN(offence, false),    GIVEN(connection_group, false),
        GIVEN(grade, false),
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        *column = all[i].name;
        *row = all[i].length < rows ? all[i].length : rows;
        if (!all[i].there && all[i].needed && rows > 0) {
            *row = 0;
            return DARISK_ERROR_COLUMNS;
        }
        if (all[i].there && all[i].length != rows)
            return DARISK_ERROR_LENGTH;
    }
    return DARISK_OK;
}

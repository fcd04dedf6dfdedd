/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file events.h
 * Reading a caller's columns of events, some rows at a time. Internal. */
#ifndef DARISK_SERIAL_EVENTS_H
#define DARISK_SERIAL_EVENTS_H

#include <stdbool.h>

#include "darisk/cohort.h"
#include "serial/row.h"

/* So few that a block fits on the stack of a small thread. */
#define DARISK_SERIAL_BLOCK 256

/* Some rows: what is missing is filled in, and pointers go to the caller's values where nothing
 * is. */
struct darisk_serial_block {
    size_t first;
    size_t count;
    const uint64_t *incident;
    const uint64_t *person;
    const uint64_t *victim;
    const uint64_t *group;
    const uint32_t *offence;
    const darisk_date *from;
    const darisk_date *to;
    const uint8_t *role;
    const uint8_t *status;
    const uint8_t *is_da;
    const uint8_t *grade;
    uint64_t filled_u64[4][DARISK_SERIAL_BLOCK];
    uint32_t filled_u32[DARISK_SERIAL_BLOCK];
    darisk_date filled_date[2][DARISK_SERIAL_BLOCK];
    uint8_t filled_u8[4][DARISK_SERIAL_BLOCK];
};

/* Whether the columns are given and as long as they have to be; if not, the first that is not, and
 * the first row that it lacks or has too many. */
darisk_status darisk_serial_events_check(const darisk_event_columns *events, size_t rows,
                                         const char **column, size_t *row);

/* A block, before it is read into. It is for the columns of one call, one thread and many reads. */
void darisk_serial_block_new(struct darisk_serial_block *block);

/* The next rows: DARISK_SERIAL_BLOCK of them, or as many as there are before `end`. */
void darisk_serial_block_read(const darisk_event_columns *events, size_t first, size_t end,
                              struct darisk_serial_block *block);

/* Whether every row is one that a cohort takes, where offences are below `offences`. */
bool darisk_serial_block_is_sound(const struct darisk_serial_block *block, uint32_t offences);

/* Why a row is none, and the column at fault; DARISK_OK where it is one. */
darisk_status darisk_serial_block_fault(const struct darisk_serial_block *block, size_t at,
                                        uint32_t offences, const char **column);

/* Whether a row is ignored: another role, or not domestic abuse. */
static inline bool darisk_serial_block_ignores(const struct darisk_serial_block *block, size_t at) {
    return block->role[at] == DARISK_EVENT_ROLE_OTHER || block->is_da[at] == 0;
}

static inline bool darisk_serial_block_reverses(const struct darisk_serial_block *block,
                                                size_t at) {
    return block->to[at] != DARISK_DATE_UNKNOWN && block->to[at] < block->from[at];
}

/* A row as it is kept. The event is dated by its last day, or else its first (rule R2). */
static inline struct darisk_serial_row
darisk_serial_block_row(const struct darisk_serial_block *block, size_t at) {
    const darisk_date to = block->to[at], from = block->from[at];
    const bool reversed = darisk_serial_block_reverses(block, at);
    return (struct darisk_serial_row){
        .incident = block->incident[at],
        .person = block->person[at],
        .victim = block->victim[at],
        .date = reversed                    ? DARISK_DATE_UNKNOWN
                : to != DARISK_DATE_UNKNOWN ? to
                                            : from,
        .offence = (uint16_t)block->offence[at],
        .flags = block->status[at] != DARISK_EVENT_STATUS_OPEN ? DARISK_SERIAL_ROW_CANCELLED : 0,
        .grade = block->grade[at],
    };
}

#endif

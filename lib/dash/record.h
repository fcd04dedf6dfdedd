/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file record.h
 * What an assessment holds, and what its records and the rules that read them share. Internal. */
#ifndef DARISK_DASH_RECORD_INTERNAL_H
#define DARISK_DASH_RECORD_INTERNAL_H

#include <stdbool.h>

#include "darisk/dash_record.h"

/* What stands in a handle while it lives; anything else in one that was freed. */
#define DARISK_DASH_ALIVE UINT32_C(0x64617368)
#define DARISK_DASH_DEAD  UINT32_C(0x64656164)

struct darisk_dash {
    uint32_t magic;
    darisk_instrument instrument;
    darisk_allocator allocator;
    uint8_t answers[DARISK_DASH_ITEM_LAST];
    uint8_t details[DARISK_DASH_ITEM_LAST];
    darisk_dash_circumstances circumstances;
    darisk_dash_record *records;
    size_t record_count;
    size_t record_room;
    darisk_dash_link_record *links;
    size_t link_count;
    size_t link_room;
};

/* Whether the handle was not freed, as far as this build looks. */
static inline bool darisk_dash_is_alive(const darisk_dash *dash) {
#ifdef NDEBUG
    (void)dash;
    return true;
#else
    return dash->magic == DARISK_DASH_ALIVE;
#endif
}

static inline bool darisk_dash_is_stated(darisk_stated stated) {
    return (uint32_t)stated <= DARISK_STATED_YES;
}

static inline bool darisk_dash_is_graded(const darisk_dash *dash) {
    return dash->record_count > 0;
}

/* Whether a judgement or review is what its list expects: the grade it leaves counts. */
static inline bool darisk_dash_sets_grade(const darisk_dash_record *record) {
    return record->kind == DARISK_DASH_RECORD_JUDGEMENT ||
           record->kind == DARISK_DASH_RECORD_REVIEW;
}

/* The grade in effect after the first so many records; not set where none of them set one. */
darisk_dash_grade darisk_dash_grade_after(const darisk_dash_record *records, size_t count);

/* Whether a decision says what happened to the grade. */
bool darisk_dash_decision_fits(darisk_dash_decision decision, darisk_dash_grade before,
                               darisk_dash_grade after);

/* DARISK_OK, or the status of the first value in the circumstances that cannot be. */
darisk_status darisk_dash_circumstances_status(const darisk_dash_circumstances *circumstances,
                                               darisk_instrument instrument);

/* A copy of a text with a final NUL, or NULL where there is no memory. */
char *darisk_dash_copy_text(const darisk_dash *dash, const char *text, size_t length);

void darisk_dash_release_text(const darisk_dash *dash, const char *text);

/* Makes room for one more row behind `count` in an array of rows of `size` bytes; the rows are
 * the same after it, whether or not there was memory. DARISK_OK or DARISK_ERROR_MEMORY. */
darisk_status darisk_dash_grow(const darisk_dash *dash, void **rows, size_t *room, size_t count,
                               size_t size);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/dait_words.h"

static const darisk_dait_state_record records[DARISK_DAIT_STATE_LAST] = {
    {DARISK_DAIT_STATE_NOT_DONE, "NOT_DONE", "The check has not been made."},
    {DARISK_DAIT_STATE_NOTHING_RECORDED, "NOTHING_RECORDED",
     "The check was made and found no record, which is not the same as no history."},
    {DARISK_DAIT_STATE_FOUND, "FOUND", "The check was made and found a record."},
    {DARISK_DAIT_STATE_UNAVAILABLE, "UNAVAILABLE",
     "The check was asked for and cannot be had, so what it would show is unknown."},
};

size_t darisk_dait_state_count(void) {
    return DARISK_DAIT_STATE_LAST;
}

const darisk_dait_state_record *darisk_dait_state_at(size_t index) {
    return index < DARISK_DAIT_STATE_LAST ? &records[index] : NULL;
}

/* The records stand in the order of their values, from 1. */
const darisk_dait_state_record *darisk_dait_state_find(darisk_dait_state state) {
    return darisk_dait_state_at((size_t)state - 1);
}

const char *darisk_dait_state_text(darisk_dait_state state) {
    const darisk_dait_state_record *record = darisk_dait_state_find(state);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dait_state_from_text(const char *text, darisk_dait_state *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < DARISK_DAIT_STATE_LAST; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].state;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

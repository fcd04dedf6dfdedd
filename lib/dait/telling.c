/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/dait_words.h"

static const darisk_dait_telling_record records[DARISK_DAIT_TELLING_LAST] = {
    {DARISK_DAIT_TELLING_CREW, "CREW", "The officers attending are told."},
    {DARISK_DAIT_TELLING_CONTROL, "CONTROL",
     "A supervisor in the control room is told, and the officers attending."},
    {DARISK_DAIT_TELLING_INSPECTOR, "INSPECTOR",
     "The duty inspector is told, a supervisor in the control room and the officers attending."},
};

size_t darisk_dait_telling_count(void) {
    return DARISK_DAIT_TELLING_LAST;
}

const darisk_dait_telling_record *darisk_dait_telling_at(size_t index) {
    return index < DARISK_DAIT_TELLING_LAST ? &records[index] : NULL;
}

/* The records stand in the order of their values, from 1. */
const darisk_dait_telling_record *darisk_dait_telling_find(darisk_dait_telling telling) {
    return darisk_dait_telling_at((size_t)telling - 1);
}

const char *darisk_dait_telling_text(darisk_dait_telling telling) {
    const darisk_dait_telling_record *record = darisk_dait_telling_find(telling);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dait_telling_from_text(const char *text, darisk_dait_telling *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < DARISK_DAIT_TELLING_LAST; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].telling;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

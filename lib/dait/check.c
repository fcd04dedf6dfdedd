/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "dait/provision_id.h"
#include "darisk/dait_words.h"

static const darisk_dait_check_record records[DARISK_DAIT_CHECK_LAST] = {
#define CHECK(check, marker, required, found, unavailable, provision, says)                        \
    {DARISK_DAIT_CHECK_##check,                                                                    \
     DARISK_DAIT_MARKER_##marker,                                                                  \
     {DARISK_STATED_##required, DARISK_DAIT_TELLING_##found, DARISK_DAIT_TELLING_##unavailable},   \
     #check,                                                                                       \
     says,                                                                                         \
     DARISK_DAIT_PROVISION(provision)},
#include "dait/check.inc"
#undef CHECK
};

size_t darisk_dait_check_count(void) {
    return DARISK_DAIT_CHECK_LAST;
}

const darisk_dait_check_record *darisk_dait_check_at(size_t index) {
    return index < DARISK_DAIT_CHECK_LAST ? &records[index] : NULL;
}

/* The records stand in the order of their values, from 1. */
const darisk_dait_check_record *darisk_dait_check_find(darisk_dait_check check) {
    return darisk_dait_check_at((size_t)check - 1);
}

const char *darisk_dait_check_text(darisk_dait_check check) {
    const darisk_dait_check_record *record = darisk_dait_check_find(check);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dait_check_from_text(const char *text, darisk_dait_check *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < DARISK_DAIT_CHECK_LAST; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].check;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

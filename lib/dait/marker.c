/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "dait/provision_id.h"
#include "darisk/dait_words.h"

static const darisk_dait_marker_record records[DARISK_DAIT_MARKER_LAST] = {
#define MARKER(marker, provision, says)                                                            \
    {DARISK_DAIT_MARKER_##marker, #marker, says, DARISK_DAIT_PROVISION(provision)},
#include "dait/marker.inc"
#undef MARKER
};

size_t darisk_dait_marker_count(void) {
    return DARISK_DAIT_MARKER_LAST;
}

const darisk_dait_marker_record *darisk_dait_marker_at(size_t index) {
    return index < DARISK_DAIT_MARKER_LAST ? &records[index] : NULL;
}

/* The records stand in the order of their values, from 1. */
const darisk_dait_marker_record *darisk_dait_marker_find(darisk_dait_marker marker) {
    return darisk_dait_marker_at((size_t)marker - 1);
}

const char *darisk_dait_marker_text(darisk_dait_marker marker) {
    const darisk_dait_marker_record *record = darisk_dait_marker_find(marker);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dait_marker_from_text(const char *text, darisk_dait_marker *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < DARISK_DAIT_MARKER_LAST; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].marker;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

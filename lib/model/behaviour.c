/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/behaviour.h"

#include "base/text.h"

static const darisk_behaviour_record records[] = {
#define BEHAVIOUR(behaviour, label) {DARISK_BEHAVIOUR_##behaviour, #behaviour, label},
#include "model/behaviour.inc"
#undef BEHAVIOUR
};

#define COUNT (sizeof records / sizeof records[0])

_Static_assert(COUNT == DARISK_BEHAVIOUR_LAST, "one record for each behaviour");

size_t darisk_behaviour_count(void) {
    return COUNT;
}

const darisk_behaviour_record *darisk_behaviour_at(size_t index) {
    return index < COUNT ? &records[index] : NULL;
}

const darisk_behaviour_record *darisk_behaviour_find(darisk_behaviour behaviour) {
    return darisk_behaviour_at((size_t)behaviour - 1);
}

const char *darisk_behaviour_text(darisk_behaviour behaviour) {
    const darisk_behaviour_record *record = darisk_behaviour_find(behaviour);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_behaviour_from_text(const char *text, darisk_behaviour *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].behaviour;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

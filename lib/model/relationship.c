/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/relationship.h"

#include "base/text.h"

static const darisk_relationship_record records[] = {
#define KIND(kind, group, label, victim, perpetrator)                                              \
    {DARISK_RELATIONSHIP_##kind,                                                                   \
     DARISK_RELATIONSHIP_GROUP_##group,                                                            \
     #kind,                                                                                        \
     label,                                                                                        \
     victim,                                                                                       \
     perpetrator},
#include "model/relationship.inc"
#undef KIND
};

#define COUNT (sizeof records / sizeof records[0])

_Static_assert(COUNT == DARISK_RELATIONSHIP_LAST, "one record for each kind");

size_t darisk_relationship_count(void) {
    return COUNT;
}

const darisk_relationship_record *darisk_relationship_at(size_t index) {
    return index < COUNT ? &records[index] : NULL;
}

const darisk_relationship_record *darisk_relationship_find(darisk_relationship relationship) {
    return darisk_relationship_at((size_t)relationship - 1);
}

const char *darisk_relationship_text(darisk_relationship relationship) {
    const darisk_relationship_record *record = darisk_relationship_find(relationship);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_relationship_from_text(const char *text, darisk_relationship *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].relationship;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

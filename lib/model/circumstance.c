/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/circumstance.h"

#include "base/text.h"

static const darisk_circumstance_record records[] = {
#define CIRCUMSTANCE(circumstance, question)                                                       \
    {DARISK_CIRCUMSTANCE_##circumstance, #circumstance, question},
#include "model/circumstance.inc"
#undef CIRCUMSTANCE
};

#define COUNT (sizeof records / sizeof records[0])

_Static_assert(COUNT == DARISK_CIRCUMSTANCE_LAST, "one record for each circumstance");

size_t darisk_circumstance_count(void) {
    return COUNT;
}

const darisk_circumstance_record *darisk_circumstance_at(size_t index) {
    return index < COUNT ? &records[index] : NULL;
}

const darisk_circumstance_record *darisk_circumstance_find(darisk_circumstance circumstance) {
    return darisk_circumstance_at((size_t)circumstance - 1);
}

const char *darisk_circumstance_text(darisk_circumstance circumstance) {
    const darisk_circumstance_record *record = darisk_circumstance_find(circumstance);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_circumstance_from_text(const char *text, darisk_circumstance *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].circumstance;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

darisk_status darisk_circumstances_set(darisk_circumstances *circumstances,
                                       darisk_circumstance circumstance, darisk_stated stated) {
    if (circumstances == NULL)
        return DARISK_ERROR_NULL;
    if (darisk_circumstance_find(circumstance) == NULL || (uint32_t)stated > DARISK_STATED_YES)
        return DARISK_ERROR_CIRCUMSTANCE;
    *circumstances = (*circumstances & ~DARISK_CIRCUMSTANCE_IS(circumstance, 3)) |
                     DARISK_CIRCUMSTANCE_IS(circumstance, stated);
    return DARISK_OK;
}

darisk_status darisk_circumstances_get(darisk_circumstances circumstances,
                                       darisk_circumstance circumstance, darisk_stated *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (darisk_circumstance_find(circumstance) == NULL ||
        (circumstances & DARISK_CIRCUMSTANCE_IS(circumstance, 3)) ==
            DARISK_CIRCUMSTANCE_IS(circumstance, 3))
        return DARISK_ERROR_CIRCUMSTANCE;
    *out = (darisk_stated)(circumstances >> (2 * ((uint32_t)circumstance - 1)) & 3);
    return DARISK_OK;
}

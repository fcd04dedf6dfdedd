/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/dash.h"

static const darisk_dash_item_record records[] = {
#define ITEM(name, part, ric, months, months_verified, checked, detailed, options, about, note)    \
    {.item = DARISK_DASH_ITEM_##name,                                                              \
     .section = DARISK_DASH_SECTION_##part,                                                        \
     .ric_number = ric,                                                                            \
     .look_back_months = months,                                                                   \
     .look_back_verified = months_verified,                                                        \
     .ric_verified = false,                                                                        \
     .verified = checked,                                                                          \
     .needs_detail = detailed,                                                                     \
     .several = options,                                                                           \
     .key = #name,                                                                                 \
     .topic = about,                                                                               \
     .detail = note},
#include "dash/item.inc"
#undef ITEM
};

static const char *const sections[] = {
    [DARISK_DASH_SECTION_CURRENT] = "CURRENT",
    [DARISK_DASH_SECTION_CHILDREN] = "CHILDREN",
    [DARISK_DASH_SECTION_HISTORY] = "HISTORY",
    [DARISK_DASH_SECTION_ABUSER] = "ABUSER",
};

#define COUNT (sizeof records / sizeof records[0])

_Static_assert(COUNT == DARISK_DASH_ITEM_LAST, "one record for each item");

size_t darisk_dash_item_count(void) {
    return COUNT;
}

const darisk_dash_item_record *darisk_dash_item_at(size_t index) {
    return index < COUNT ? &records[index] : NULL;
}

const darisk_dash_item_record *darisk_dash_item_find(darisk_dash_item item) {
    return darisk_dash_item_at((size_t)item - 1);
}

const char *darisk_dash_item_text(darisk_dash_item item) {
    const darisk_dash_item_record *record = darisk_dash_item_find(item);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dash_item_from_text(const char *text, darisk_dash_item *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].item;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

const char *darisk_dash_section_text(darisk_dash_section section) {
    return (size_t)section < sizeof sections / sizeof sections[0] ? sections[section] : NULL;
}

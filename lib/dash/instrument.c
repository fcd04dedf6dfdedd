/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/dash.h"
#include "dash/provision.h"

static const darisk_instrument_record records[] = {
    {.instrument = DARISK_INSTRUMENT_DASH_2009,
     .items = DARISK_DASH_ITEMS_ALL,
     .threshold = 0,
     .threshold_from = DARISK_DATE_UNKNOWN,
     .threshold_verified = false,
     .items_verified = false,
     .key = "dash-2009",
     .version = "2009",
     .title = "DASH 2009, the police form of 27 items",
     .owner = "Its authors and ACPO",
     .licence =
         "Its owners ask that it be neither changed nor reproduced without leave, and expect "
         "training. Here are keys and topics of our own; the force supplies the questions.",
     .provision = DARISK_DASH_PROVISION(FORM)},
    {.instrument = DARISK_INSTRUMENT_RIC_24,
     .items = DARISK_DASH_ITEMS_RIC,
     .threshold = 14,
     .threshold_from = DARISK_DATE_UNKNOWN,
     .threshold_verified = true,
     .items_verified = false,
     .key = "ric-24",
     .version = "24 items",
     .title = "The checklist of 24 items used for MARAC",
     .owner = "SafeLives and its authors",
     .licence = "Its owner calls it free to use; terms for software were not found. Here are keys "
                "and topics of our own; the force supplies the questions.",
     .provision = DARISK_DASH_PROVISION(RIC)},
};

static const darisk_dash_mask_record masks[] = {
    {DARISK_DASH_MASK_PLYMOUTH,
     DARISK_DASH_ITEM_BIT(2) | DARISK_DASH_ITEM_BIT(4) | DARISK_DASH_ITEM_BIT(6) |
         DARISK_DASH_ITEM_BIT(8) | DARISK_DASH_ITEM_BIT(13) | DARISK_DASH_ITEM_BIT(14) |
         DARISK_DASH_ITEM_BIT(15) | DARISK_DASH_ITEM_BIT(17) | DARISK_DASH_ITEM_BIT(18) |
         DARISK_DASH_ITEM_BIT(19) | DARISK_DASH_ITEM_BIT(20),
     "PLYMOUTH", "the list of one local partnership", DARISK_DASH_PROVISION(MASK_PLYMOUTH)},
    {DARISK_DASH_MASK_OFFICERS_CORE,
     DARISK_DASH_ITEM_BIT(1) | DARISK_DASH_ITEM_BIT(13) | DARISK_DASH_ITEM_BIT(14) |
         DARISK_DASH_ITEM_BIT(16) | DARISK_DASH_ITEM_BIT(18),
     "OFFICERS_CORE", "what most officers asked in a survey held to be core",
     DARISK_DASH_PROVISION(MASK_OFFICERS_CORE)},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

_Static_assert(COUNT(records) == DARISK_INSTRUMENT_LAST, "one record for each instrument");

size_t darisk_instrument_count(void) {
    return COUNT(records);
}

const darisk_instrument_record *darisk_instrument_at(size_t index) {
    return index < COUNT(records) ? &records[index] : NULL;
}

const darisk_instrument_record *darisk_instrument_find(darisk_instrument instrument) {
    return darisk_instrument_at((size_t)instrument - 1);
}

const char *darisk_instrument_text(darisk_instrument instrument) {
    const darisk_instrument_record *record = darisk_instrument_find(instrument);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_instrument_from_text(const char *text, darisk_instrument *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT(records); i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].instrument;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

bool darisk_instrument_asks(darisk_instrument instrument, darisk_dash_item item) {
    const darisk_instrument_record *record = darisk_instrument_find(instrument);
    return record != NULL && darisk_dash_item_find(item) != NULL &&
           (record->items & DARISK_DASH_ITEM_BIT(item)) != 0;
}

size_t darisk_dash_mask_count(void) {
    return COUNT(masks);
}

const darisk_dash_mask_record *darisk_dash_mask_at(size_t index) {
    return index < COUNT(masks) ? &masks[index] : NULL;
}

const darisk_dash_mask_record *darisk_dash_mask_find(darisk_dash_mask mask) {
    return darisk_dash_mask_at((size_t)mask - 1);
}

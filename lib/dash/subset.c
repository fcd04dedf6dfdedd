/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/dash.h"
#include "dash/provision.h"

static const darisk_dash_question_record questions[] = {
#define QUESTION(set, number, key, topic, only_if)                                                 \
    {DARISK_DASH_SUBSET_##set, number, #key, topic, only_if},
#include "dash/subset.inc"
#undef QUESTION
};

static const darisk_dash_subset_record records[] = {
    {DARISK_DASH_SUBSET_SDASH, 11, 11, true, "SDASH", "stalking questions",
     "the edition first used with the form of 2009",
     "a yes to item 8, two or more stalking incidents, or an extremely frightened victim",
     DARISK_DASH_PROVISION(SDASH)},
    {DARISK_DASH_SUBSET_HBA, 3, 10, false, "HBA", "prompts on so-called honour-based abuse",
     "three of ten; the others could not be checked",
     "a yes to item 4 or 20, or such abuse disclosed", DARISK_DASH_PROVISION(HBA)},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

size_t darisk_dash_subset_count(void) {
    return COUNT(records);
}

const darisk_dash_subset_record *darisk_dash_subset_at(size_t index) {
    return index < COUNT(records) ? &records[index] : NULL;
}

const darisk_dash_subset_record *darisk_dash_subset_find(darisk_dash_subset subset) {
    return darisk_dash_subset_at((size_t)subset - 1);
}

const darisk_dash_question_record *darisk_dash_question_at(darisk_dash_subset subset,
                                                           size_t index) {
    const darisk_dash_subset_record *record = darisk_dash_subset_find(subset);
    size_t before = 0;
    if (record == NULL || index >= record->count)
        return NULL;
    for (size_t i = 0; i < (size_t)subset - 1; i++)
        before += records[i].count;
    return &questions[before + index];
}

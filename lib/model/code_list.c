/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/code_list.h"

#include <stddef.h>

#include "base/text.h"

#define KIND(kind) DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##kind)

/* LIST is the list a file of rows belongs to: each row names it, so that a record tells where its
 * letters come from. */
#define CODE(text, label, direction, mapping, kinds, note)                                         \
    {LIST, DARISK_CODE_MAPPING_##mapping, DARISK_CODE_DIRECTION_##direction, kinds, text, label,   \
     note},

#define LIST DARISK_CODE_LIST_NIBRS
static const darisk_code NIBRS[] = {
#include "model/code_list_nibrs.inc"
};
#undef LIST

#define LIST DARISK_CODE_LIST_SHR
static const darisk_code SHR[] = {
#include "model/code_list_shr.inc"
};
#undef LIST

#define LIST DARISK_CODE_LIST_PTPR
static const darisk_code PTPR[] = {
#include "model/code_list_ptpr.inc"
};
#undef LIST

typedef struct code_list {
    darisk_code_list list;
    const char *text;
    const darisk_code *codes;
    size_t count;
} code_list;

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const code_list LISTS[] = {
    {DARISK_CODE_LIST_NIBRS, "NIBRS", NIBRS, LENGTH(NIBRS)},
    {DARISK_CODE_LIST_SHR, "SHR", SHR, LENGTH(SHR)},
    {DARISK_CODE_LIST_PTPR, "PTPR", PTPR, LENGTH(PTPR)},
};

/* The list of a value that may be anything; NULL where it is none. */
static const code_list *find_list(darisk_code_list list) {
    for (size_t i = 0; i < LENGTH(LISTS); i++)
        if (LISTS[i].list == list)
            return &LISTS[i];
    return NULL;
}

const char *darisk_code_list_text(darisk_code_list list) {
    const code_list *found = find_list(list);
    return found == NULL ? NULL : found->text;
}

darisk_status darisk_code_list_from_text(const char *text, darisk_code_list *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < LENGTH(LISTS); i++)
        if (darisk_text_same(LISTS[i].text, text)) {
            *out = LISTS[i].list;
            return DARISK_OK;
        }
    return DARISK_ERROR_TEXT;
}

size_t darisk_code_count(darisk_code_list list) {
    const code_list *found = find_list(list);
    return found == NULL ? 0 : found->count;
}

const darisk_code *darisk_code_at(darisk_code_list list, size_t index) {
    const code_list *found = find_list(list);
    return found == NULL || index >= found->count ? NULL : &found->codes[index];
}

darisk_status darisk_code_from_text(darisk_code_list list, const char *text,
                                    const darisk_code **out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const code_list *found = find_list(list);
    if (found == NULL)
        return DARISK_ERROR_CODE_LIST;
    for (size_t i = 0; i < found->count; i++)
        if (darisk_text_same(found->codes[i].text, text)) {
            *out = &found->codes[i];
            return DARISK_OK;
        }
    return DARISK_ERROR_TEXT;
}

/* Where to go on from: the place behind `after`, or the end where it is no record of the list.
 * Compares addresses only for equality, since a stranger's pointer has no order to them. */
static size_t place_behind(const code_list *found, const darisk_code *after) {
    if (after == NULL)
        return 0;
    for (size_t i = 0; i < found->count; i++)
        if (&found->codes[i] == after)
            return i + 1;
    return found->count;
}

const darisk_code *darisk_code_for(darisk_code_list list, darisk_relationship relationship,
                                   const darisk_code *after) {
    const code_list *found = find_list(list);
    if (found == NULL || relationship < DARISK_RELATIONSHIP_SPOUSE ||
        relationship > (darisk_relationship)DARISK_RELATIONSHIP_LAST)
        return NULL;
    const darisk_relationships wanted = DARISK_RELATIONSHIP_BIT(relationship);
    for (size_t i = place_behind(found, after); i < found->count; i++)
        if ((found->codes[i].relationships & wanted) != 0)
            return &found->codes[i];
    return NULL;
}

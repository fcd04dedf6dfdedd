/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/gravity.h"

#include <string.h>

#include "base/allocator.h"
#include "base/text.h"

static const char noncrime[] = "NONCRIME";

void darisk_gravity_free(darisk_gravity *gravity) {
    if (gravity != NULL) {
        darisk_allocator memory = gravity->allocator;
        memory.release(memory.context, gravity, gravity->size);
    }
}

/* The place of a code, or the count where it has none. */
static size_t place_of(const darisk_gravity *gravity, const char *code) {
    size_t first = 0, end = gravity->count;
    while (first < end) {
        const size_t middle = first + (end - first) / 2;
        const int order = strcmp(code, gravity->codes[middle]);
        if (order == 0)
            return middle;
        if (order < 0)
            end = middle;
        else
            first = middle + 1;
    }
    return gravity->count;
}

darisk_status darisk_gravity_offence(const darisk_gravity *gravity, const char *code,
                                     uint32_t *out) {
    if (code == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (darisk_text_same(code, noncrime))
        return DARISK_ERROR_GRAVITY_CODE;
    uint32_t offence = DARISK_OFFENCE_UNMAPPED;
    if (code[0] == '\0') {
        offence = DARISK_OFFENCE_NOT_A_CRIME;
    } else if (gravity != NULL) {
        const size_t place = place_of(gravity, code);
        if (place < gravity->count)
            offence = DARISK_OFFENCE_FIRST + (uint32_t)place;
    }
    *out = offence;
    return DARISK_OK;
}

bool darisk_gravity_has(const darisk_gravity *gravity, uint32_t offence) {
    return offence < DARISK_OFFENCE_FIRST + darisk_gravity_count(gravity);
}

int64_t darisk_gravity_weight_of(const darisk_gravity *gravity, uint32_t offence) {
    return gravity == NULL ? 0 : gravity->weights[offence];
}

const char *darisk_gravity_code(const darisk_gravity *gravity, uint32_t offence) {
    if (offence < DARISK_OFFENCE_FIRST || !darisk_gravity_has(gravity, offence))
        return NULL;
    return gravity->codes[offence - DARISK_OFFENCE_FIRST];
}

darisk_status darisk_gravity_weight(const darisk_gravity *gravity, uint32_t offence, int64_t *out) {
    if (gravity == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (offence == DARISK_OFFENCE_UNMAPPED || !darisk_gravity_has(gravity, offence))
        return DARISK_ERROR_INDEX;
    *out = gravity->weights[offence];
    return DARISK_OK;
}

size_t darisk_gravity_count(const darisk_gravity *gravity) {
    return gravity == NULL ? 0 : gravity->count;
}

const char *darisk_gravity_edition(const darisk_gravity *gravity) {
    return gravity == NULL ? NULL : gravity->edition;
}

const char *darisk_gravity_source(const darisk_gravity *gravity) {
    return gravity == NULL ? NULL : gravity->source;
}

const char *darisk_gravity_digest(const darisk_gravity *gravity) {
    return gravity == NULL ? NULL : gravity->digest;
}

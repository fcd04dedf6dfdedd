/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <string.h>

#include "serial/cohort_bytes.h"
#include "serial/gravity.h"

const unsigned char darisk_cohort_magic[8] = {'D', 'A', 'R', 'I', 'S', 'K', 'C', 'O'};

uint64_t darisk_cohort_check_sum(const unsigned char *bytes, size_t size) {
    uint64_t sum = size;
    size_t at = 0;
    for (; size - at >= 8; at += 8) {
        uint64_t word = 0;
        for (unsigned b = 0; b < 8; b++)
            word |= (uint64_t)bytes[at + b] << 8 * b;
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        sum ^= sum >> 29;
    }
    for (; at < size; at++)
        sum = (sum ^ bytes[at]) * UINT64_C(0x9e3779b97f4a7c15);
    return sum;
}

static unsigned char *put(unsigned char *at, uint64_t value, unsigned size) {
    for (unsigned b = 0; b < size; b++)
        at[b] = (unsigned char)(value >> 8 * b);
    return at + size;
}

static unsigned char *put_row(unsigned char *at, const struct darisk_serial_row *row) {
    at = put(at, row->incident, 8);
    at = put(at, row->person, 8);
    at = put(at, row->victim, 8);
    at = put(at, (uint32_t)row->date, 4);
    at = put(at, row->offence, 2);
    at = put(at, row->flags, 1);
    return put(at, row->grade, 1);
}

/* The slabs, and the tail as the last of them. */
static const struct darisk_serial_slab *slab_at(const darisk_cohort *cohort, size_t index) {
    return index < cohort->slab_count ? &cohort->slabs[index] : &cohort->tail;
}

/* Whether some row has a group. Room for groups may be there without. */
static bool has_groups(const darisk_cohort *cohort) {
    for (size_t s = 0; s <= cohort->slab_count; s++) {
        const struct darisk_serial_slab *slab = slab_at(cohort, s);
        for (size_t i = 0; slab->groups != NULL && i < slab->count; i++)
            if (slab->groups[i] != 0)
                return true;
    }
    return false;
}

static size_t size_of(const darisk_cohort *cohort) {
    const size_t row = DARISK_COHORT_ROW_SIZE + (has_groups(cohort) ? 8 : 0);
    return DARISK_COHORT_HEAD_SIZE + (size_t)cohort->kept * row + cohort->aliases.count * 16 +
           cohort->reversed_count * 8 + 8;
}

darisk_status darisk_cohort_saved_size(const darisk_cohort *cohort, size_t *out) {
    if (cohort == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    *out = size_of(cohort);
    return DARISK_OK;
}

static unsigned char *put_head(unsigned char *at, const darisk_cohort *cohort) {
    memcpy(at, darisk_cohort_magic, sizeof darisk_cohort_magic);
    at = put(at + sizeof darisk_cohort_magic, DARISK_COHORT_FORM, 4);
    at = put(at, has_groups(cohort), 4);
    memset(at, 0, DARISK_COHORT_DIGEST_SIZE);
    if (cohort->gravity != NULL)
        memcpy(at, cohort->gravity->digest, DARISK_COHORT_DIGEST_SIZE);
    at = put(at + DARISK_COHORT_DIGEST_SIZE, cohort->rows, 8);
    at = put(at, cohort->ignored, 8);
    at = put(at, cohort->no_perpetrator, 8);
    at = put(at, cohort->kept, 8);
    at = put(at, cohort->aliases.count, 8);
    return put(at, cohort->reversed_count, 8);
}

/* From a free place on: whoever loads them in this order puts each where it was. */
static unsigned char *put_aliases(unsigned char *at, const struct darisk_serial_aliases *aliases) {
    size_t first = 0;
    while (first < aliases->room && aliases->places[first].child != 0)
        first++;
    for (size_t i = 0; i < aliases->room; i++) {
        const struct darisk_serial_alias *place =
            &aliases->places[(first + i) & (aliases->room - 1)];
        if (place->child != 0)
            at = put(put(at, place->child, 8), place->parent, 8);
    }
    return at;
}

darisk_status darisk_cohort_save(const darisk_cohort *cohort, void *bytes, size_t size) {
    unsigned char *at = bytes;
    if (cohort == NULL || bytes == NULL)
        return DARISK_ERROR_NULL;
    if (size != size_of(cohort))
        return DARISK_ERROR_LENGTH;
    const bool groups = has_groups(cohort);
    at = put_head(at, cohort);
    for (size_t s = 0; s <= cohort->slab_count; s++)
        for (size_t i = 0; i < slab_at(cohort, s)->count; i++)
            at = put_row(at, &slab_at(cohort, s)->rows[i]);
    for (size_t s = 0; groups && s <= cohort->slab_count; s++) {
        const struct darisk_serial_slab *slab = slab_at(cohort, s);
        for (size_t i = 0; i < slab->count; i++)
            at = put(at, slab->groups == NULL ? 0 : slab->groups[i], 8);
    }
    at = put_aliases(at, &cohort->aliases);
    for (size_t i = 0; i < cohort->reversed_count; i++)
        at = put(at, cohort->reversed[i], 8);
    put(at, darisk_cohort_check_sum(bytes, size - 8), 8);
    return DARISK_OK;
}

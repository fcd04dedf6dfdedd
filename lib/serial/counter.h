/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file counter.h
 * Who is recorded as having harmed somebody who is recorded as having harmed them (rule R19).
 * Internal. */
#ifndef DARISK_SERIAL_COUNTER_H
#define DARISK_SERIAL_COUNTER_H

#include "base/fetch.h"
#include "serial/view.h"

/* One row that may be answered by another: a person and a victim who may be accused, too. */
struct darisk_serial_claim {
    uint64_t person;
    uint64_t victim;
    uint64_t incident;
};

struct darisk_serial_claims {
    struct darisk_serial_claim *at;
    size_t count;
    size_t room;
};

/* Whom a cohort accuses, as a set of bits: whoever is not in it is not accused of anything; a few
 * who are not are in it. The bits of each part of the cohort are bytes of their own. */
struct darisk_serial_accused {
    uint8_t *bits;
    size_t size;
    unsigned shift;
};

darisk_status darisk_serial_accused_new(const struct darisk_serial_view *view, uint32_t threads,
                                        struct darisk_serial_accused *out);
void darisk_serial_accused_free(const struct darisk_serial_view *view,
                                struct darisk_serial_accused *accused);

/* Where the bit of a person is. */
static inline uint64_t darisk_serial_accused_at(const struct darisk_serial_accused *accused,
                                                uint64_t person) {
    return darisk_serial_spread(person) >> accused->shift;
}

/* Asks for that bit to be brought near: it lies anywhere. */
static inline void darisk_serial_accused_fetch(const struct darisk_serial_accused *accused,
                                               uint64_t person) {
    DARISK_FETCH(&accused->bits[darisk_serial_accused_at(accused, person) >> 3]);
}

static inline bool darisk_serial_is_accused(const struct darisk_serial_accused *accused,
                                            uint64_t person) {
    const uint64_t at = darisk_serial_accused_at(accused, person);
    return accused->bits[at >> 3] >> (at & 7) & 1;
}

darisk_status darisk_serial_claims_add(const darisk_allocator *allocator,
                                       struct darisk_serial_claims *claims,
                                       struct darisk_serial_claim claim);
void darisk_serial_claims_free(const darisk_allocator *allocator,
                               struct darisk_serial_claims *claims);

/* Finds the claims that are answered: calls `found` for each claim of two people against each
 * other, and says whether it is of an incident in which each harmed the other. A claim may be told
 * of more than once. DARISK_OK or DARISK_ERROR_MEMORY. */
darisk_status darisk_serial_claims_match(
    const darisk_allocator *allocator, struct darisk_serial_claims *claims,
    void (*found)(void *context, const struct darisk_serial_claim *claim, bool dual),
    void *context);

#endif

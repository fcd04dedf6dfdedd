/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file places.h
 * Where the things of a list are, by their hashes: open addressing with linear probing. Internal.
 *
 * The list and the hashes are the caller's. Things are put in in the order of the list, and the
 * last of them can always be taken out without a gap. */
#ifndef DARISK_ARROW_PLACES_H
#define DARISK_ARROW_PLACES_H

#include <stdint.h>

#include "arrow/memory.h"
#include "base/fetch.h"

/* A place holds an index and 1, and above it some bits of the hash to save looking at most other
 * things. */
#define DARISK_ARROW_INDEX_BITS 40
#define DARISK_ARROW_INDEX_MASK ((UINT64_C(1) << DARISK_ARROW_INDEX_BITS) - 1)

struct darisk_arrow_places {
    uint64_t *held; /* 0 is free */
    size_t count;   /* 0, or a power of 2, half of it free at least */
};

/* Makes room for one more. `hashes` are of the `count` things that are in. DARISK_OK or
 * DARISK_ERROR_MEMORY, and then nothing has changed. */
DARISK_MUST_USE darisk_status darisk_arrow_places_reserve(struct darisk_arrow_places *places,
                                                          const darisk_allocator *memory,
                                                          const uint64_t *hashes, size_t count);

/* Puts a thing in; there is room. */
void darisk_arrow_places_put(struct darisk_arrow_places *places, uint64_t hash, size_t index);

/* Takes the thing that was put in last out. */
void darisk_arrow_places_take(struct darisk_arrow_places *places, uint64_t hash, size_t index);

void darisk_arrow_places_free(struct darisk_arrow_places *places, const darisk_allocator *memory);

/* Where to begin looking for a hash; there are places. */
static inline size_t darisk_arrow_places_first(const struct darisk_arrow_places *places,
                                               uint64_t hash) {
    return (size_t)hash & (places->count - 1);
}

/* Sends for the memory where looking for a hash begins. Changes nothing. */
static inline void darisk_arrow_places_send_for(const struct darisk_arrow_places *places,
                                                uint64_t hash) {
    if (places->count > 0)
        DARISK_FETCH(&places->held[darisk_arrow_places_first(places, hash)]);
}

/* The next thing that may have a hash, and 1; 0 where there are no more. `at` is left behind it. */
static inline uint64_t darisk_arrow_places_next(const struct darisk_arrow_places *places,
                                                uint64_t hash, size_t *at) {
    for (;;) {
        const uint64_t held = places->held[*at];
        if (held == 0)
            return 0;
        *at = (*at + 1) & (places->count - 1);
        if ((held ^ hash) >> DARISK_ARROW_INDEX_BITS == 0)
            return held & DARISK_ARROW_INDEX_MASK;
    }
}

#endif

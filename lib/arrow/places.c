/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/places.h"

#define PLACES_FIRST 64

void darisk_arrow_places_put(struct darisk_arrow_places *places, uint64_t hash, size_t index) {
    size_t at = darisk_arrow_places_first(places, hash);
    while (places->held[at] != 0)
        at = (at + 1) & (places->count - 1);
    places->held[at] = (hash & ~DARISK_ARROW_INDEX_MASK) | (index + 1);
}

darisk_status darisk_arrow_places_reserve(struct darisk_arrow_places *places,
                                          const darisk_allocator *memory, const uint64_t *hashes,
                                          size_t count) {
    if (count < places->count / 2)
        return DARISK_OK;
    if (count >= DARISK_ARROW_INDEX_MASK)
        return DARISK_ERROR_MEMORY;
    struct darisk_arrow_places made = {NULL, places->count == 0 ? PLACES_FIRST : 2 * places->count};
    made.held = darisk_arrow_allocate(memory, made.count, sizeof *made.held);
    if (made.held == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++)
        darisk_arrow_places_put(&made, hashes[i], i);
    darisk_arrow_places_free(places, memory);
    *places = made;
    return DARISK_OK;
}

void darisk_arrow_places_take(struct darisk_arrow_places *places, uint64_t hash, size_t index) {
    size_t at = darisk_arrow_places_first(places, hash);
    while ((places->held[at] & DARISK_ARROW_INDEX_MASK) != index + 1)
        at = (at + 1) & (places->count - 1);
    places->held[at] = 0;
}

void darisk_arrow_places_free(struct darisk_arrow_places *places, const darisk_allocator *memory) {
    darisk_arrow_release(memory, places->held, places->count, sizeof *places->held);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file texts.h
 * A list of texts, each once, in the order in which they came. Internal. */
#ifndef DARISK_ARROW_TEXTS_H
#define DARISK_ARROW_TEXTS_H

#include <stddef.h>
#include <stdint.h>

#include "arrow/places.h"

struct darisk_arrow_text {
    const char *text; /* with a NUL after it; it stays where it is */
    size_t length;
};

struct darisk_arrow_text_block;

/* One that is cleared but for its memory is empty. */
struct darisk_arrow_texts {
    darisk_allocator memory;
    struct darisk_arrow_text *list;
    size_t list_room;
    uint64_t *hashes;
    size_t hash_room;
    size_t count;
    struct darisk_arrow_places places;
    struct darisk_arrow_text_block *last;
};

void darisk_arrow_texts_free(struct darisk_arrow_texts *texts);

/* The hash by which a text is found. */
uint64_t darisk_arrow_text_hash(const char *text, size_t length);

/* The place of a text, from 1 on; 0 where it is not there. */
size_t darisk_arrow_texts_find(const struct darisk_arrow_texts *texts, const char *text,
                               size_t length, uint64_t hash);

/* Puts a text that is not there after the others. DARISK_OK or DARISK_ERROR_MEMORY, and then
 * nothing has changed that shows. */
DARISK_MUST_USE darisk_status darisk_arrow_texts_append(struct darisk_arrow_texts *texts,
                                                        const char *text, size_t length,
                                                        uint64_t hash);

/* Takes the last texts out, until so many are left. Allocates nothing. */
void darisk_arrow_texts_truncate(struct darisk_arrow_texts *texts, size_t count);

/* Sends for the memory that finding the texts of some hashes will want. Changes nothing. */
void darisk_arrow_texts_send_for(const struct darisk_arrow_texts *texts, const uint64_t *hashes,
                                 size_t count);

#endif

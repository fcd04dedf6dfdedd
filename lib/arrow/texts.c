/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The texts lie in large blocks and never move.
 *
 * The hash is fixed, since the library has no source of chance: who can choose millions of texts
 * can make it slow, not wrong. It does not leave this file's users, and may differ between
 * machines.
 */
#include "arrow/texts.h"

#include <string.h>

#define BLOCK_FIRST 1024
#define BLOCK_BYTES 65536

struct darisk_arrow_text_block {
    struct darisk_arrow_text_block *before;
    size_t bytes;
    size_t used;
    char text[];
};

static uint64_t mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * UINT64_C(0x9ddfea08eb382d69);
    return hash ^ hash >> 29;
}

static uint64_t load(const char *text, size_t bytes) {
    uint64_t word = 0;
    memcpy(&word, text, bytes);
    return word;
}

/* The end of a text is read over bytes that were read before where that saves looking at each. */
uint64_t darisk_arrow_text_hash(const char *text, size_t length) {
    uint64_t hash = mix(UINT64_C(0x2545f4914f6cdd1d), length);
    for (; length > 8; text += 8, length -= 8)
        hash = mix(hash, load(text, 8));
    if (length == 8)
        hash = mix(hash, load(text, 8));
    else if (length >= 4)
        hash = mix(hash, load(text, 4) | load(text + length - 4, 4) << 32);
    else if (length > 0)
        hash = mix(hash, load(text, 1) | load(text + length / 2, 1) << 8 |
                             load(text + length - 1, 1) << 16);
    return mix(hash, 0);
}

/* Frees the blocks after one, which is kept. */
static void free_blocks(struct darisk_arrow_texts *texts,
                        const struct darisk_arrow_text_block *keep) {
    while (texts->last != keep) {
        struct darisk_arrow_text_block *block = texts->last;
        texts->last = block->before;
        darisk_arrow_release(&texts->memory, block, block->bytes, 1);
    }
}

void darisk_arrow_texts_free(struct darisk_arrow_texts *texts) {
    free_blocks(texts, NULL);
    darisk_arrow_release(&texts->memory, texts->list, texts->list_room, sizeof *texts->list);
    darisk_arrow_release(&texts->memory, texts->hashes, texts->hash_room, sizeof *texts->hashes);
    darisk_arrow_places_free(&texts->places, &texts->memory);
}

size_t darisk_arrow_texts_find(const struct darisk_arrow_texts *texts, const char *text,
                               size_t length, uint64_t hash) {
    if (texts->count == 0)
        return 0;
    size_t at = darisk_arrow_places_first(&texts->places, hash);
    for (;;) {
        const size_t place = (size_t)darisk_arrow_places_next(&texts->places, hash, &at);
        if (place == 0)
            return 0;
        const struct darisk_arrow_text *known = &texts->list[place - 1];
        if (known->length == length && (length == 0 || memcmp(known->text, text, length) == 0))
            return place;
    }
}

/* Makes sure that the last block takes so many bytes more. */
static darisk_status grow_blocks(struct darisk_arrow_texts *texts, size_t length) {
    struct darisk_arrow_text_block *last = texts->last;
    if (last != NULL && last->bytes - sizeof *last - last->used > length)
        return DARISK_OK;
    if (length > SIZE_MAX / 4)
        return DARISK_ERROR_MEMORY;
    const size_t least = sizeof *last + length + 1;
    const size_t usual = last == NULL ? BLOCK_FIRST : BLOCK_BYTES;
    const size_t bytes = least > usual ? least : usual;
    struct darisk_arrow_text_block *block = darisk_arrow_allocate_raw(&texts->memory, bytes, 1);
    if (block == NULL)
        return DARISK_ERROR_MEMORY;
    block->before = last;
    block->bytes = bytes;
    block->used = 0;
    texts->last = block;
    return DARISK_OK;
}

/* Makes room for one more text of a length. */
static darisk_status reserve(struct darisk_arrow_texts *texts, size_t length) {
    void *list = texts->list, *hashes = texts->hashes;
    darisk_status status =
        darisk_arrow_places_reserve(&texts->places, &texts->memory, texts->hashes, texts->count);
    if (status == DARISK_OK)
        status = darisk_arrow_grow(&texts->memory, &list, &texts->list_room, texts->count,
                                   sizeof *texts->list);
    texts->list = list;
    if (status == DARISK_OK)
        status = darisk_arrow_grow(&texts->memory, &hashes, &texts->hash_room, texts->count,
                                   sizeof *texts->hashes);
    texts->hashes = hashes;
    return status == DARISK_OK ? grow_blocks(texts, length) : status;
}

darisk_status darisk_arrow_texts_append(struct darisk_arrow_texts *texts, const char *text,
                                        size_t length, uint64_t hash) {
    const darisk_status status = reserve(texts, length);
    if (status != DARISK_OK)
        return status;
    char *copy = texts->last->text + texts->last->used;
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    texts->last->used += length + 1;
    texts->list[texts->count] = (struct darisk_arrow_text){copy, length};
    texts->hashes[texts->count] = hash;
    darisk_arrow_places_put(&texts->places, hash, texts->count++);
    return DARISK_OK;
}

/* The block a text lies in. */
static struct darisk_arrow_text_block *block_of(const struct darisk_arrow_texts *texts,
                                                const struct darisk_arrow_text *text) {
    struct darisk_arrow_text_block *block = texts->last;
    while ((uintptr_t)text->text < (uintptr_t)block->text ||
           (uintptr_t)text->text >= (uintptr_t)block + block->bytes)
        block = block->before;
    return block;
}

void darisk_arrow_texts_truncate(struct darisk_arrow_texts *texts, size_t count) {
    while (texts->count > count) {
        const size_t index = --texts->count;
        const struct darisk_arrow_text *text = &texts->list[index];
        struct darisk_arrow_text_block *block = block_of(texts, text);
        free_blocks(texts, block);
        block->used = (size_t)(text->text - block->text);
        darisk_arrow_places_take(&texts->places, texts->hashes[index], index);
    }
}

/* The text at the first place for a hash; NULL where there is none. */
static const struct darisk_arrow_text *first_text(const struct darisk_arrow_texts *texts,
                                                  uint64_t hash) {
    const uint64_t held = texts->places.held[darisk_arrow_places_first(&texts->places, hash)];
    return held == 0 ? NULL : &texts->list[(held & DARISK_ARROW_INDEX_MASK) - 1];
}

/* Places, then what they hold, then the texts themselves. */
void darisk_arrow_texts_send_for(const struct darisk_arrow_texts *texts, const uint64_t *hashes,
                                 size_t count) {
    if (texts->count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        darisk_arrow_places_send_for(&texts->places, hashes[i]);
    for (size_t i = 0; i < count; i++)
        DARISK_FETCH(first_text(texts, hashes[i]));
    for (size_t i = 0; i < count; i++) {
        const struct darisk_arrow_text *text = first_text(texts, hashes[i]);
        if (text != NULL)
            DARISK_FETCH(text->text);
    }
}

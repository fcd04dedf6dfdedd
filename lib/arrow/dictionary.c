/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A table of places, open addressing with linear probing; the texts themselves lie in large blocks
 * and never move.
 *
 * Numbers are given in the order in which texts come, so neither the hash nor the machine shows in
 * them. The hash is fixed, since the library has no source of chance: who can choose millions of
 * texts can make it slow, not wrong. */
#include "arrow/dictionary.h"

#include <string.h>

#include "arrow/memory.h"
#include "base/allocator.h"

#define PLACES_FIRST 64
#define BLOCK_FIRST  1024
#define BLOCK_BYTES  65536
/* A place holds a number, and above it some bits of the hash to save looking at most other texts.
 */
#define NUMBER_BITS 40
#define NUMBER_MASK ((UINT64_C(1) << NUMBER_BITS) - 1)

struct block {
    struct block *before;
    size_t bytes;
    size_t used;
    char text[];
};

struct text {
    const char *text;
    size_t length;
    uint64_t hash;
};

struct darisk_arrow_dictionary {
    darisk_allocator memory;
    struct text *texts; /* of the numbers from 1 on */
    size_t count;
    size_t room;
    uint64_t *places;   /* 0 is free */
    size_t place_count; /* a power of 2, more than half of it free */
    struct block *last;
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
static uint64_t hash_of(const char *text, size_t length) {
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

darisk_status darisk_arrow_dictionary_new(const darisk_allocator *allocator,
                                          darisk_arrow_dictionary **out) {
    darisk_allocator memory;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    const darisk_status status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    darisk_arrow_dictionary *dictionary = darisk_arrow_allocate(&memory, 1, sizeof *dictionary);
    if (dictionary == NULL)
        return DARISK_ERROR_MEMORY;
    dictionary->memory = memory;
    *out = dictionary;
    return DARISK_OK;
}

/* Frees the blocks after one, which is kept. */
static void free_blocks(darisk_arrow_dictionary *dictionary, const struct block *keep) {
    while (dictionary->last != keep) {
        struct block *block = dictionary->last;
        dictionary->last = block->before;
        darisk_arrow_release(&dictionary->memory, block, block->bytes, 1);
    }
}

void darisk_arrow_dictionary_free(darisk_arrow_dictionary *dictionary) {
    if (dictionary == NULL)
        return;
    const darisk_allocator memory = dictionary->memory;
    free_blocks(dictionary, NULL);
    darisk_arrow_release(&memory, dictionary->texts, dictionary->room, sizeof *dictionary->texts);
    darisk_arrow_release(&memory, dictionary->places, dictionary->place_count, sizeof(uint64_t));
    darisk_arrow_release(&memory, dictionary, 1, sizeof *dictionary);
}

size_t darisk_arrow_dictionary_count(const darisk_arrow_dictionary *dictionary) {
    return dictionary == NULL ? 0 : dictionary->count;
}

static uint64_t place_of(uint64_t hash, uint64_t number) {
    return (hash & ~NUMBER_MASK) | number;
}

/* The place of a text, or the free one where it would go. There are places. */
static size_t probe(const darisk_arrow_dictionary *dictionary, const char *text, size_t length,
                    uint64_t hash) {
    const size_t mask = dictionary->place_count - 1;
    size_t at = (size_t)hash & mask;
    for (; dictionary->places[at] != 0; at = (at + 1) & mask) {
        const uint64_t place = dictionary->places[at];
        if ((place & ~NUMBER_MASK) != (hash & ~NUMBER_MASK))
            continue;
        const struct text *known = &dictionary->texts[(place & NUMBER_MASK) - 1];
        if (known->hash == hash && known->length == length &&
            memcmp(known->text, text, length) == 0)
            break;
    }
    return at;
}

/* The first free place for a hash. */
static size_t free_place(const uint64_t *places, size_t count, uint64_t hash) {
    size_t at = (size_t)hash & (count - 1);
    while (places[at] != 0)
        at = (at + 1) & (count - 1);
    return at;
}

/* Keeps more than half of the places free. The texts go in again in the order of their numbers, so
 * that the last of them can always be taken out without a gap. */
static darisk_status grow_places(darisk_arrow_dictionary *dictionary) {
    if (dictionary->count < dictionary->place_count / 2)
        return DARISK_OK;
    const size_t count = dictionary->place_count == 0 ? PLACES_FIRST : 2 * dictionary->place_count;
    uint64_t *places = darisk_arrow_allocate(&dictionary->memory, count, sizeof *places);
    if (places == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < dictionary->count; i++) {
        const uint64_t hash = dictionary->texts[i].hash;
        places[free_place(places, count, hash)] = place_of(hash, i + 1);
    }
    darisk_arrow_release(&dictionary->memory, dictionary->places, dictionary->place_count,
                         sizeof *places);
    dictionary->places = places;
    dictionary->place_count = count;
    return DARISK_OK;
}

/* Makes sure that the last block takes so many bytes more. */
static darisk_status grow_blocks(darisk_arrow_dictionary *dictionary, size_t length) {
    struct block *last = dictionary->last;
    if (last != NULL && last->bytes - sizeof *last - last->used > length)
        return DARISK_OK;
    if (length > SIZE_MAX / 4)
        return DARISK_ERROR_MEMORY;
    const size_t least = sizeof *last + length + 1;
    const size_t usual = last == NULL ? BLOCK_FIRST : BLOCK_BYTES;
    const size_t bytes = least > usual ? least : usual;
    struct block *block = darisk_arrow_allocate(&dictionary->memory, bytes, 1);
    if (block == NULL)
        return DARISK_ERROR_MEMORY;
    block->before = last;
    block->bytes = bytes;
    dictionary->last = block;
    return DARISK_OK;
}

/* Puts a new text in. What was made room for and is not used does not show. */
static darisk_status append(darisk_arrow_dictionary *dictionary, const char *text, size_t length,
                            uint64_t hash) {
    void *texts = dictionary->texts;
    darisk_status status = grow_places(dictionary);
    if (status == DARISK_OK && dictionary->count == NUMBER_MASK)
        status = DARISK_ERROR_MEMORY;
    if (status == DARISK_OK)
        status = darisk_arrow_grow(&dictionary->memory, &texts, &dictionary->room,
                                   dictionary->count, sizeof *dictionary->texts);
    dictionary->texts = texts;
    if (status == DARISK_OK)
        status = grow_blocks(dictionary, length);
    if (status != DARISK_OK)
        return status;
    char *copy = dictionary->last->text + dictionary->last->used;
    memcpy(copy, text, length);
    copy[length] = '\0';
    dictionary->last->used += length + 1;
    dictionary->texts[dictionary->count++] = (struct text){copy, length, hash};
    dictionary->places[free_place(dictionary->places, dictionary->place_count, hash)] =
        place_of(hash, dictionary->count);
    return DARISK_OK;
}

/* The number of a text; 0 where it has none. */
static uint64_t known(const darisk_arrow_dictionary *dictionary, const char *text, size_t length,
                      uint64_t hash) {
    if (dictionary->place_count == 0)
        return 0;
    return dictionary->places[probe(dictionary, text, length, hash)] & NUMBER_MASK;
}

static darisk_status add(darisk_arrow_dictionary *dictionary, const char *text, size_t length,
                         uint64_t hash, uint64_t *out) {
    const uint64_t number = known(dictionary, text, length, hash);
    if (number == 0) {
        const darisk_status status = append(dictionary, text, length, hash);
        if (status != DARISK_OK)
            return status;
    }
    *out = number == 0 ? dictionary->count : number;
    return DARISK_OK;
}

darisk_status darisk_arrow_dictionary_add(darisk_arrow_dictionary *dictionary, const char *text,
                                          size_t length, uint64_t *out) {
    if (dictionary == NULL || out == NULL || (text == NULL && length > 0))
        return DARISK_ERROR_NULL;
    if (length > 0)
        return add(dictionary, text, length, hash_of(text, length), out);
    *out = 0;
    return DARISK_OK;
}

#if defined(__GNUC__)
#define SEND_FOR(address) __builtin_prefetch(address)
#else
#define SEND_FOR(address) (void)(address)
#endif

/* The text at the first place for a hash; NULL where there is none. */
static const struct text *first_text(const darisk_arrow_dictionary *dictionary, uint64_t hash) {
    const uint64_t place = dictionary->places[(size_t)hash & (dictionary->place_count - 1)];
    return place == 0 ? NULL : &dictionary->texts[(place & NUMBER_MASK) - 1];
}

/* Sends for the memory that looking up some texts will want: places, then what they hold, then the
 * texts themselves. Changes nothing. */
static void send_for(const darisk_arrow_dictionary *dictionary,
                     const struct darisk_arrow_texts *texts, size_t count) {
    if (dictionary->place_count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        SEND_FOR(&dictionary->places[(size_t)texts->hash[i] & (dictionary->place_count - 1)]);
    for (size_t i = 0; i < count; i++)
        SEND_FOR(first_text(dictionary, texts->hash[i]));
    for (size_t i = 0; i < count; i++) {
        const struct text *text = first_text(dictionary, texts->hash[i]);
        if (text != NULL)
            SEND_FOR(text->text);
    }
}

darisk_status darisk_arrow_dictionary_add_all(darisk_arrow_dictionary *dictionary,
                                              struct darisk_arrow_texts *texts, size_t count,
                                              uint64_t *numbers) {
    for (size_t i = 0; i < count; i++)
        texts->hash[i] = texts->text[i] == NULL ? 0 : hash_of(texts->text[i], texts->length[i]);
    send_for(dictionary, texts, count);
    for (size_t i = 0; i < count; i++) {
        numbers[i] = 0;
        if (texts->text[i] == NULL || texts->length[i] == 0)
            continue;
        const darisk_status status =
            add(dictionary, texts->text[i], texts->length[i], texts->hash[i], &numbers[i]);
        if (status != DARISK_OK)
            return status;
    }
    return DARISK_OK;
}

uint64_t darisk_arrow_dictionary_find(const darisk_arrow_dictionary *dictionary, const char *text,
                                      size_t length) {
    if (dictionary == NULL || text == NULL || length == 0)
        return 0;
    return known(dictionary, text, length, hash_of(text, length));
}

const char *darisk_arrow_dictionary_text(const darisk_arrow_dictionary *dictionary, uint64_t number,
                                         size_t *length) {
    static const struct text empty = {"", 0, 0};
    if (dictionary == NULL || number > dictionary->count)
        return NULL;
    const struct text *text = number == 0 ? &empty : &dictionary->texts[number - 1];
    if (length != NULL)
        *length = text->length;
    return text->text;
}

/* The block a text lies in. */
static struct block *block_of(const darisk_arrow_dictionary *dictionary, const struct text *text) {
    struct block *block = dictionary->last;
    while ((uintptr_t)text->text < (uintptr_t)block->text ||
           (uintptr_t)text->text >= (uintptr_t)block + block->bytes)
        block = block->before;
    return block;
}

void darisk_arrow_dictionary_truncate(darisk_arrow_dictionary *dictionary, size_t count) {
    for (; dictionary->count > count; dictionary->count--) {
        const struct text *text = &dictionary->texts[dictionary->count - 1];
        struct block *block = block_of(dictionary, text);
        free_blocks(dictionary, block);
        block->used = (size_t)(text->text - block->text);
        dictionary->places[probe(dictionary, text->text, text->length, text->hash)] = 0;
    }
}

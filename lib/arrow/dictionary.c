/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The texts by themselves are found by a fast hash; their numbers, which cost more, are made once
 * for each text and find it by a table of their own. */
#include "arrow/dictionary.h"

#include "arrow/report.h"
#include "arrow/texts.h"
#include "base/allocator.h"
#include "base/reference.h"
#include "base/sha256.h"
#include "darisk/reference.h"

struct darisk_arrow_dictionary {
    struct darisk_arrow_texts texts;
    uint64_t *numbers; /* of the texts, in their order */
    size_t room;
    struct darisk_arrow_places by_number;
};

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
    dictionary->texts.memory = memory;
    *out = dictionary;
    return DARISK_OK;
}

void darisk_arrow_dictionary_free(darisk_arrow_dictionary *dictionary) {
    if (dictionary == NULL)
        return;
    const darisk_allocator memory = dictionary->texts.memory;
    darisk_arrow_texts_free(&dictionary->texts);
    darisk_arrow_release(&memory, dictionary->numbers, dictionary->room,
                         sizeof *dictionary->numbers);
    darisk_arrow_places_free(&dictionary->by_number, &memory);
    darisk_arrow_release(&memory, dictionary, 1, sizeof *dictionary);
}

size_t darisk_arrow_dictionary_count(const darisk_arrow_dictionary *dictionary) {
    return dictionary == NULL ? 0 : dictionary->texts.count;
}

/* The place of a number, from 1 on; 0 where it is not there. */
static size_t place_of(const darisk_arrow_dictionary *dictionary, uint64_t number) {
    if (dictionary->texts.count == 0)
        return 0;
    size_t at = darisk_arrow_places_first(&dictionary->by_number, number);
    for (;;) {
        const size_t place = (size_t)darisk_arrow_places_next(&dictionary->by_number, number, &at);
        if (place == 0 || dictionary->numbers[place - 1] == number)
            return place;
    }
}

/* Puts in a text that is not there. */
static darisk_status append(darisk_arrow_dictionary *dictionary, const char *text, size_t length,
                            uint64_t hash, uint64_t number) {
    struct darisk_arrow_texts *texts = &dictionary->texts;
    const size_t index = texts->count;
    void *numbers = dictionary->numbers;
    if (place_of(dictionary, number) != 0)
        return DARISK_ERROR_REFERENCE_SAME;
    darisk_status status = darisk_arrow_places_reserve(&dictionary->by_number, &texts->memory,
                                                       dictionary->numbers, index);
    if (status == DARISK_OK)
        status = darisk_arrow_grow(&texts->memory, &numbers, &dictionary->room, index,
                                   sizeof *dictionary->numbers);
    dictionary->numbers = numbers;
    if (status == DARISK_OK)
        status = darisk_arrow_texts_append(texts, text, length, hash);
    if (status != DARISK_OK)
        return status;
    dictionary->numbers[index] = number;
    darisk_arrow_places_put(&dictionary->by_number, number, index);
    return DARISK_OK;
}

/* Adds a text, whose number may be known already; else it is 0. */
static darisk_status add(darisk_arrow_dictionary *dictionary, const char *text, size_t length,
                         uint64_t hash, uint64_t number, uint64_t *out) {
    const size_t place = darisk_arrow_texts_find(&dictionary->texts, text, length, hash);
    if (place != 0) {
        *out = dictionary->numbers[place - 1];
        return DARISK_OK;
    }
    darisk_status status = DARISK_OK;
    if (number == 0)
        status = darisk_reference_of_text(text, length, &number);
    else if (!darisk_reference_is_text(text, length))
        status = DARISK_ERROR_REFERENCE_TEXT;
    if (status == DARISK_OK)
        status = append(dictionary, text, length, hash, number);
    if (status == DARISK_OK)
        *out = number;
    return status;
}

darisk_status darisk_arrow_dictionary_add(darisk_arrow_dictionary *dictionary, const char *text,
                                          size_t length, uint64_t *out) {
    if (dictionary == NULL || out == NULL || (text == NULL && length > 0))
        return DARISK_ERROR_NULL;
    if (length > 0)
        return add(dictionary, text, length, darisk_arrow_text_hash(text, length), 0, out);
    *out = 0;
    return DARISK_OK;
}

/* Makes the numbers of short texts that are not there, by eights; a few that are left over are made
 * when they are added. */
static void number_cells(const darisk_arrow_dictionary *dictionary,
                         struct darisk_arrow_text_cells *cells, size_t count) {
    size_t cell[DARISK_SHA256_TOGETHER], lengths[DARISK_SHA256_TOGETHER], waiting = 0;
    const char *texts[DARISK_SHA256_TOGETHER];
    uint64_t numbers[DARISK_SHA256_TOGETHER];
    for (size_t i = 0; i < count; i++) {
        const char *text = cells->text[i];
        const size_t length = cells->length[i];
        cells->number[i] = 0;
        if (text == NULL || length == 0 || length > DARISK_SHA256_SHORT ||
            darisk_arrow_texts_find(&dictionary->texts, text, length, cells->hash[i]) != 0)
            continue;
        cell[waiting] = i;
        texts[waiting] = text;
        lengths[waiting++] = length;
        if (waiting < DARISK_SHA256_TOGETHER)
            continue;
        darisk_sha256_numbers(texts, lengths, numbers);
        for (size_t j = 0; j < DARISK_SHA256_TOGETHER; j++) {
            cells->number[cell[j]] = numbers[j];
            darisk_arrow_places_send_for(&dictionary->by_number, numbers[j]);
        }
        waiting = 0;
    }
}

darisk_status darisk_arrow_dictionary_add_all(darisk_arrow_dictionary *dictionary,
                                              struct darisk_arrow_text_cells *cells, size_t count,
                                              uint64_t *numbers, size_t *at_fault) {
    for (size_t i = 0; i < count; i++)
        cells->hash[i] =
            cells->text[i] == NULL ? 0 : darisk_arrow_text_hash(cells->text[i], cells->length[i]);
    darisk_arrow_texts_send_for(&dictionary->texts, cells->hash, count);
    number_cells(dictionary, cells, count);
    for (size_t i = 0; i < count; i++) {
        numbers[i] = 0;
        if (cells->text[i] == NULL || cells->length[i] == 0)
            continue;
        const darisk_status status = add(dictionary, cells->text[i], cells->length[i],
                                         cells->hash[i], cells->number[i], &numbers[i]);
        if (status != DARISK_OK) {
            *at_fault = i;
            return status;
        }
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_dictionary_fault(const darisk_arrow_dictionary *dictionary,
                                            darisk_status status, size_t row, const char *text,
                                            size_t length, darisk_arrow_report *fault) {
    if (status != DARISK_ERROR_REFERENCE_TEXT && status != DARISK_ERROR_REFERENCE_SAME)
        return status;
    const bool is_text = status == DARISK_ERROR_REFERENCE_SAME;
    (void)darisk_arrow_fault(fault, status, row,
                             is_text ? "a text with a number of its own" : "UTF-8 without a NUL");
    darisk_arrow_fault_text(fault, text, length);
    uint64_t number;
    if (is_text && darisk_reference_of_text(text, length, &number) == DARISK_OK) {
        const char *other = darisk_arrow_dictionary_text(dictionary, number, &length);
        darisk_arrow_copy_text(fault->other, sizeof fault->other, other, length);
    }
    return status;
}

uint64_t darisk_arrow_dictionary_find(const darisk_arrow_dictionary *dictionary, const char *text,
                                      size_t length) {
    if (dictionary == NULL || text == NULL || length == 0)
        return 0;
    const size_t place = darisk_arrow_texts_find(&dictionary->texts, text, length,
                                                 darisk_arrow_text_hash(text, length));
    return place == 0 ? 0 : dictionary->numbers[place - 1];
}

const char *darisk_arrow_dictionary_text(const darisk_arrow_dictionary *dictionary, uint64_t number,
                                         size_t *length) {
    static const struct darisk_arrow_text empty = {"", 0};
    if (dictionary == NULL)
        return NULL;
    const size_t place = number == 0 ? 0 : place_of(dictionary, number);
    if (number != 0 && place == 0)
        return NULL;
    const struct darisk_arrow_text *text = place == 0 ? &empty : &dictionary->texts.list[place - 1];
    if (length != NULL)
        *length = text->length;
    return text->text;
}

const char *darisk_arrow_dictionary_at(const darisk_arrow_dictionary *dictionary, size_t index,
                                       size_t *length, uint64_t *number) {
    if (index >= darisk_arrow_dictionary_count(dictionary))
        return NULL;
    if (length != NULL)
        *length = dictionary->texts.list[index].length;
    if (number != NULL)
        *number = dictionary->numbers[index];
    return dictionary->texts.list[index].text;
}

darisk_status darisk_arrow_dictionary_merge(darisk_arrow_dictionary *into,
                                            const darisk_arrow_dictionary *from, size_t *at_fault) {
    if (into == NULL || from == NULL)
        return DARISK_ERROR_NULL;
    const size_t before = into->texts.count, count = from->texts.count;
    for (size_t i = 0; i < count; i++) {
        const struct darisk_arrow_text text = from->texts.list[i];
        const uint64_t hash = from->texts.hashes[i];
        if (darisk_arrow_texts_find(&into->texts, text.text, text.length, hash) != 0)
            continue;
        const darisk_status status = append(into, text.text, text.length, hash, from->numbers[i]);
        if (status != DARISK_OK) {
            darisk_arrow_dictionary_truncate(into, before);
            if (at_fault != NULL && status == DARISK_ERROR_REFERENCE_SAME)
                *at_fault = i;
            return status;
        }
    }
    return DARISK_OK;
}

void darisk_arrow_dictionary_truncate(darisk_arrow_dictionary *dictionary, size_t count) {
    if (dictionary == NULL)
        return;
    for (size_t left = dictionary->texts.count; left > count; left--)
        darisk_arrow_places_take(&dictionary->by_number, dictionary->numbers[left - 1], left - 1);
    darisk_arrow_texts_truncate(&dictionary->texts, count);
}

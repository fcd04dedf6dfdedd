/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dictionary.h
 * Texts and their numbers. Internal. */
#ifndef DARISK_ARROW_DICTIONARY_H
#define DARISK_ARROW_DICTIONARY_H

#include "darisk/arrow.h"

/* How many texts are looked up together, so that their memory is on its way while others are seen
 * to. */
#define DARISK_ARROW_TOGETHER 32

/* Some texts, at most DARISK_ARROW_TOGETHER. One that is null has text NULL, and gets 0. */
struct darisk_arrow_texts {
    const char *text[DARISK_ARROW_TOGETHER];
    size_t length[DARISK_ARROW_TOGETHER];
    uint64_t hash[DARISK_ARROW_TOGETHER]; /* filled in by the call */
};

/* Adds texts in their order, as darisk_arrow_dictionary_add() does one. DARISK_OK or
 * DARISK_ERROR_MEMORY, and then some may have been added. */
DARISK_MUST_USE darisk_status darisk_arrow_dictionary_add_all(darisk_arrow_dictionary *dictionary,
                                                              struct darisk_arrow_texts *texts,
                                                              size_t count, uint64_t *numbers);

/* Takes the last numbers back, until so many are left. Allocates nothing. */
void darisk_arrow_dictionary_truncate(darisk_arrow_dictionary *dictionary, size_t count);

#endif

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

/* Some cells of text, at most DARISK_ARROW_TOGETHER. One that is null has text NULL, and gets 0. */
struct darisk_arrow_text_cells {
    const char *text[DARISK_ARROW_TOGETHER];
    size_t length[DARISK_ARROW_TOGETHER];
    uint64_t hash[DARISK_ARROW_TOGETHER];   /* filled in by the call */
    uint64_t number[DARISK_ARROW_TOGETHER]; /* the same; 0 where it is not known yet */
};

/* Adds texts in their order, as darisk_arrow_dictionary_add() does one, with its statuses. On
 * failure `at_fault` is the cell, and those before it may have been added. */
DARISK_MUST_USE darisk_status darisk_arrow_dictionary_add_all(darisk_arrow_dictionary *dictionary,
                                                              struct darisk_arrow_text_cells *cells,
                                                              size_t count, uint64_t *numbers,
                                                              size_t *at_fault);

/* Says of a text that was not added why. Returns the status. */
darisk_status darisk_arrow_dictionary_fault(const darisk_arrow_dictionary *dictionary,
                                            darisk_status status, size_t row, const char *text,
                                            size_t length, darisk_arrow_report *fault);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file words.h
 * The words of a caller, made ready to be looked up. Internal. */
#ifndef DARISK_ARROW_WORDS_H
#define DARISK_ARROW_WORDS_H

#include "arrow/texts.h"
#include "darisk/arrow.h"

/* Words by their text. One without a list knows no text. */
struct darisk_arrow_lexicon {
    struct darisk_arrow_texts texts;
    uint64_t *codes; /* in the order of the texts */
    size_t room;
    bool has_other;
    uint64_t other;
};

/* Reads words, whose codes must be at most `highest`. NULL gives a lexicon without a list. The
 * caller's is to be given to darisk_arrow_lexicon_free(), after a failure as well.
 *
 * DARISK_OK; DARISK_ERROR_STRUCT_SIZE; DARISK_ERROR_NULL for a text or a list that is missing;
 * DARISK_ERROR_MEMORY; DARISK_ERROR_ARROW_WORDS for one text with two codes, or a code that is too
 * high. */
DARISK_MUST_USE darisk_status darisk_arrow_lexicon_read(const darisk_arrow_words *words,
                                                        uint64_t highest,
                                                        const darisk_allocator *memory,
                                                        struct darisk_arrow_lexicon *out,
                                                        darisk_arrow_report *fault);

void darisk_arrow_lexicon_free(struct darisk_arrow_lexicon *lexicon);

/* The code of a text; false where it has none. */
bool darisk_arrow_lexicon_find(const struct darisk_arrow_lexicon *lexicon, const char *text,
                               size_t length, uint64_t *code);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/words.h"

#include <string.h>

#include "arrow/memory.h"
#include "arrow/report.h"
#include "base/size.h"

/* Whether a caller's words can be read at all. */
static darisk_status check_words(const darisk_arrow_words *words) {
    if (!darisk_struct_is_readable(words, sizeof *words) || words->has_other > 1)
        return DARISK_ERROR_STRUCT_SIZE;
    if (words->list == NULL && words->count > 0)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < words->count; i++)
        if (words->list[i].text == NULL)
            return DARISK_ERROR_NULL;
    return DARISK_OK;
}

static darisk_status wrong(darisk_arrow_report *fault, const char *expected, const char *text) {
    (void)darisk_arrow_fault(fault, DARISK_ERROR_ARROW_WORDS, DARISK_ARROW_NO_ROW, expected);
    darisk_arrow_fault_text(fault, text, strlen(text));
    return DARISK_ERROR_ARROW_WORDS;
}

static darisk_status add_word(struct darisk_arrow_lexicon *lexicon, const darisk_arrow_word *word,
                              darisk_arrow_report *fault) {
    const size_t length = strlen(word->text), count = lexicon->texts.count;
    const uint64_t hash = darisk_arrow_text_hash(word->text, length);
    const size_t place = darisk_arrow_texts_find(&lexicon->texts, word->text, length, hash);
    if (place != 0)
        return lexicon->codes[place - 1] == word->code
                   ? DARISK_OK
                   : wrong(fault, "one code for each text", word->text);
    lexicon->codes[count] = word->code;
    return darisk_arrow_texts_append(&lexicon->texts, word->text, length, hash);
}

darisk_status darisk_arrow_lexicon_read(const darisk_arrow_words *words, uint64_t highest,
                                        const darisk_allocator *memory,
                                        struct darisk_arrow_lexicon *out,
                                        darisk_arrow_report *fault) {
    *out = (struct darisk_arrow_lexicon){.texts.memory = *memory};
    if (words == NULL)
        return DARISK_OK;
    darisk_status status = check_words(words);
    if (status != DARISK_OK)
        return status;
    if (words->has_other && words->other > highest)
        return wrong(fault, "a code that fits the column", "other");
    out->has_other = words->has_other != 0;
    out->other = words->other;
    out->room = words->count;
    out->codes = darisk_arrow_allocate(memory, out->room, sizeof *out->codes);
    if (out->codes == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < words->count && status == DARISK_OK; i++)
        status = words->list[i].code > highest
                     ? wrong(fault, "a code that fits the column", words->list[i].text)
                     : add_word(out, &words->list[i], fault);
    return status;
}

void darisk_arrow_lexicon_free(struct darisk_arrow_lexicon *lexicon) {
    darisk_arrow_release(&lexicon->texts.memory, lexicon->codes, lexicon->room,
                         sizeof *lexicon->codes);
    darisk_arrow_texts_free(&lexicon->texts);
}

bool darisk_arrow_lexicon_find(const struct darisk_arrow_lexicon *lexicon, const char *text,
                               size_t length, uint64_t *code) {
    const size_t place = darisk_arrow_texts_find(&lexicon->texts, text, length,
                                                 darisk_arrow_text_hash(text, length));
    if (place != 0) {
        *code = lexicon->codes[place - 1];
        return true;
    }
    *code = lexicon->other;
    return lexicon->has_other;
}

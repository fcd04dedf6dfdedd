/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns of text that a writer makes: plain, and of words with their codes. */
#include <string.h>

#include "arrow/memory.h"
#include "arrow/report.h"
#include "arrow/words.h"
#include "arrow/writer.h"
#include "base/column_read.h"

/* The bytes that offsets of 32 bits can tell apart, and the indices of 8 and of 32 bits. */
#define BYTES_LAST  ((size_t)INT32_MAX)
#define NARROW_LAST 127

/* Where texts come from: one of the three. */
struct source {
    const char *const *texts;
    const darisk_arrow_word *words;
    const darisk_column_u64 *numbers;
    const darisk_arrow_dictionary *dictionary;
};

/* The text of a row; NULL where it is null. */
static const char *text_of(const struct source *source, size_t row, size_t *length) {
    const char *text;
    if (source->numbers != NULL) {
        const uint64_t number = darisk_column_u64_at(source->numbers, row);
        text = darisk_arrow_dictionary_text(source->dictionary, number, length);
        return number == 0 ? NULL : text;
    }
    text = source->words != NULL ? source->words[row].text : source->texts[row];
    *length = text == NULL ? 0 : strlen(text);
    return text;
}

/* The bytes of all texts. */
static darisk_status measure(const struct source *source, size_t rows, size_t *bytes) {
    *bytes = 0;
    for (size_t row = 0; row < rows; row++) {
        size_t length = 0;
        if (text_of(source, row, &length) != NULL && length > BYTES_LAST - *bytes)
            return DARISK_ERROR_ARROW_TEXT_SIZE;
        *bytes += length;
    }
    return DARISK_OK;
}

/* An array of text with offsets of 32 bits. */
static darisk_status make_text(const darisk_allocator *memory, const struct source *source,
                               size_t rows, struct ArrowArray *out) {
    size_t bytes;
    darisk_status status = measure(source, rows, &bytes);
    if (status != DARISK_OK)
        return status;
    const size_t sizes[3] = {darisk_validity_size(rows) + (rows == 0), (rows + 1) * sizeof(int32_t),
                             bytes + (bytes == 0)};
    status = darisk_arrow_leaf(memory, rows, 3, sizes, out);
    if (status != DARISK_OK)
        return status;
    uint8_t *validity = (uint8_t *)(uintptr_t)out->buffers[0];
    int32_t *offsets = (int32_t *)(uintptr_t)out->buffers[1];
    char *to = (char *)(uintptr_t)out->buffers[2];
    for (size_t row = 0; row < rows; row++) {
        size_t length = 0;
        const char *text = text_of(source, row, &length);
        if (text != NULL) {
            memcpy(to + offsets[row], text, length);
            validity[row / 8] |= (uint8_t)(1u << row % 8);
        }
        offsets[row + 1] = offsets[row] + (int32_t)length;
    }
    return DARISK_OK;
}

static darisk_status add_text(darisk_arrow_writer *writer, const char *name,
                              const struct source *source) {
    struct ArrowArray array;
    const darisk_status status = make_text(&writer->memory, source, writer->rows, &array);
    return status != DARISK_OK ? status
                               : darisk_arrow_writer_append(writer, name, "u", NULL, true, &array);
}

darisk_status darisk_arrow_writer_add_text(darisk_arrow_writer *writer, const char *name,
                                           const char *const *texts) {
    const struct source source = {.texts = texts};
    const darisk_status status = darisk_arrow_writer_check(writer, name);
    if (status != DARISK_OK)
        return status;
    return texts == NULL ? DARISK_ERROR_NULL : add_text(writer, name, &source);
}

/* Refuses a number of no text of the dictionary. */
static darisk_status check_numbers(const struct source *source, size_t rows,
                                   darisk_arrow_report *fault) {
    if (source->numbers->values != NULL && source->numbers->length < rows)
        return DARISK_ERROR_LENGTH;
    for (size_t row = 0; row < rows; row++) {
        const uint64_t number = darisk_column_u64_at(source->numbers, row);
        if (darisk_arrow_dictionary_text(source->dictionary, number, NULL) != NULL)
            continue;
        (void)darisk_arrow_fault(fault, DARISK_ERROR_ARROW_INDEX, row,
                                 "a number of the dictionary");
        darisk_arrow_fault_number(fault, number, false);
        return DARISK_ERROR_ARROW_INDEX;
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_writer_add_ids(darisk_arrow_writer *writer, const char *name,
                                          const darisk_column_u64 *numbers,
                                          const darisk_arrow_dictionary *dictionary,
                                          darisk_arrow_report *report) {
    const struct source source = {.numbers = numbers, .dictionary = dictionary};
    darisk_arrow_report fault = {.status = DARISK_OK};
    darisk_status status = darisk_arrow_writer_check(writer, name);
    if (status == DARISK_ERROR_NULL || numbers == NULL || dictionary == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_arrow_report_is_writable(report))
        return DARISK_ERROR_STRUCT_SIZE;
    if (status == DARISK_OK)
        status = check_numbers(&source, writer->rows, &fault);
    if (status == DARISK_OK)
        status = add_text(writer, name, &source);
    return darisk_arrow_tell(report, &fault, status, name);
}

/* Codes of either width. */
struct codes {
    const darisk_column_u8 *narrow;
    const darisk_column_u16 *wide;
};

/* The code of a row; false where it is not there. */
static bool code_of(const struct codes *codes, size_t row, uint16_t *code) {
    if (codes->narrow != NULL) {
        *code = darisk_column_u8_at(codes->narrow, row);
        return DARISK_COLUMN_HAS(*codes->narrow, row);
    }
    *code = darisk_column_u16_at(codes->wide, row);
    return DARISK_COLUMN_HAS(*codes->wide, row);
}

static bool is_long_enough(const struct codes *codes, size_t rows) {
    if (codes->narrow != NULL)
        return codes->narrow->values == NULL || codes->narrow->length >= rows;
    return codes->wide->values == NULL || codes->wide->length >= rows;
}

/* Each text once, so that the words can be a dictionary. */
static darisk_status check_words(const darisk_arrow_words *words, const darisk_allocator *memory,
                                 darisk_arrow_report *fault) {
    struct darisk_arrow_lexicon lexicon;
    darisk_status status = darisk_arrow_lexicon_read(words, UINT64_MAX, memory, &lexicon, fault);
    const size_t texts = lexicon.texts.count;
    darisk_arrow_lexicon_free(&lexicon);
    if (status == DARISK_OK && (words->count == 0 || texts < words->count))
        status = darisk_arrow_fault(fault, DARISK_ERROR_ARROW_WORDS, DARISK_ARROW_NO_ROW,
                                    "one word or more, each once");
    return status;
}

/* Where the words stand, by their code: the place and 1, or 0. */
static void find_places(const darisk_arrow_words *words, uint32_t *places, size_t count) {
    for (size_t i = 0; i < words->count; i++) {
        const uint64_t code = words->list[i].code;
        if (code < count && places[code] == 0)
            places[code] = (uint32_t)i + 1;
    }
}

static darisk_status fill_indices(const struct codes *codes, const uint32_t *places, bool is_narrow,
                                  const struct ArrowArray *array, darisk_arrow_report *fault) {
    uint8_t *validity = (uint8_t *)(uintptr_t)array->buffers[0];
    int8_t *narrow = (int8_t *)(uintptr_t)array->buffers[1];
    int32_t *wide = (int32_t *)(uintptr_t)array->buffers[1];
    for (size_t row = 0; row < (size_t)array->length; row++) {
        uint16_t code;
        if (!code_of(codes, row, &code) || (code == 0 && places[0] == 0))
            continue; /* null */
        if (places[code] == 0) {
            (void)darisk_arrow_fault(fault, DARISK_ERROR_ARROW_WORD, row, "a code with a word");
            darisk_arrow_fault_number(fault, code, false);
            return DARISK_ERROR_ARROW_WORD;
        }
        if (is_narrow)
            narrow[row] = (int8_t)(places[code] - 1);
        else
            wide[row] = (int32_t)(places[code] - 1);
        validity[row / 8] |= (uint8_t)(1u << row % 8);
    }
    return DARISK_OK;
}

/* The indices of the codes, without their dictionary. */
static darisk_status make_indices(const darisk_arrow_writer *writer, const struct codes *codes,
                                  const darisk_arrow_words *words, struct ArrowArray *out,
                                  darisk_arrow_report *fault) {
    const size_t rows = writer->rows, count = codes->narrow != NULL ? 256 : 65536;
    const bool is_narrow = words->count <= NARROW_LAST;
    const size_t sizes[3] = {darisk_validity_size(rows) + (rows == 0),
                             rows * (is_narrow ? sizeof(int8_t) : sizeof(int32_t)) + (rows == 0),
                             0};
    uint32_t *places = darisk_arrow_allocate(&writer->memory, count, sizeof *places);
    if (places == NULL)
        return DARISK_ERROR_MEMORY;
    find_places(words, places, count);
    darisk_status status = darisk_arrow_leaf(&writer->memory, rows, 2, sizes, out);
    if (status == DARISK_OK) {
        status = fill_indices(codes, places, is_narrow, out, fault);
        if (status != DARISK_OK)
            out->release(out);
    }
    darisk_arrow_release(&writer->memory, places, count, sizeof *places);
    return status;
}

static darisk_status add_codes(darisk_arrow_writer *writer, const char *name,
                               const struct codes *codes, const darisk_arrow_words *words,
                               darisk_arrow_report *fault) {
    struct ArrowArray array, dictionary;
    if (!is_long_enough(codes, writer->rows))
        return DARISK_ERROR_LENGTH;
    darisk_status status = check_words(words, &writer->memory, fault);
    if (status != DARISK_OK)
        return status;
    const struct source source = {.words = words->list};
    status = make_text(&writer->memory, &source, words->count, &dictionary);
    if (status != DARISK_OK)
        return status;
    status = make_indices(writer, codes, words, &array, fault);
    if (status != DARISK_OK) {
        dictionary.release(&dictionary);
        return status;
    }
    darisk_arrow_leaf_set_dictionary(&array, &dictionary);
    return darisk_arrow_writer_append(writer, name, words->count <= NARROW_LAST ? "c" : "i", "u",
                                      true, &array);
}

/* What both widths have in common. */
static darisk_status add_any(darisk_arrow_writer *writer, const char *name,
                             const struct codes *codes, const darisk_arrow_words *words,
                             darisk_arrow_report *report) {
    darisk_arrow_report fault = {.status = DARISK_OK};
    darisk_status status = darisk_arrow_writer_check(writer, name);
    if (status == DARISK_ERROR_NULL || words == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_arrow_report_is_writable(report))
        return DARISK_ERROR_STRUCT_SIZE;
    if (status == DARISK_OK)
        status = add_codes(writer, name, codes, words, &fault);
    return darisk_arrow_tell(report, &fault, status, name);
}

darisk_status darisk_arrow_writer_add_codes_u8(darisk_arrow_writer *writer, const char *name,
                                               const darisk_column_u8 *codes,
                                               const darisk_arrow_words *words,
                                               darisk_arrow_report *report) {
    const struct codes narrow = {.narrow = codes};
    return codes == NULL ? DARISK_ERROR_NULL : add_any(writer, name, &narrow, words, report);
}

darisk_status darisk_arrow_writer_add_codes_u16(darisk_arrow_writer *writer, const char *name,
                                                const darisk_column_u16 *codes,
                                                const darisk_arrow_words *words,
                                                darisk_arrow_report *report) {
    const struct codes wide = {.wide = codes};
    return codes == NULL ? DARISK_ERROR_NULL : add_any(writer, name, &wide, words, report);
}

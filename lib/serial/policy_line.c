/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/policy_line.h"

#include <string.h>

#include "serial/number.h"

bool darisk_line_refuse(struct darisk_line *line, darisk_status status, const char *message) {
    return darisk_line_refuse_at(line, status, NULL, message);
}

bool darisk_line_refuse_at(struct darisk_line *line, darisk_status status, const char *at,
                           const char *message) {
    line->status = status;
    if (line->report != NULL) {
        line->report->line = line->number;
        line->report->column = at == NULL ? 0 : (size_t)(at - line->at) + 1;
        line->report->key = line->key;
        line->report->message = message;
    }
    return false;
}

static const char *byte_fault(char byte) {
    if (byte == '\0')
        return "a policy must have no NUL in it";
    if (byte == '\r')
        return "a line must end with a line feed alone, without a carriage return";
    if (byte >= ' ' && byte <= '~')
        return NULL;
    return "a line must be of visible ASCII characters and blanks; only an edition may have others";
}

bool darisk_line_check_bytes(struct darisk_line *line) {
    for (size_t i = 0; i < line->size; i++) {
        const char *fault = byte_fault(line->at[i]);
        if (fault != NULL)
            return darisk_line_refuse_at(line, DARISK_ERROR_SERIAL_POLICY_LINE, &line->at[i],
                                         fault);
    }
    return true;
}

/* The bytes up to the next blank, or to the end. */
static struct darisk_word word_at(const char *at, size_t left) {
    const char *blank = memchr(at, ' ', left);
    return (struct darisk_word){at, blank == NULL ? left : (size_t)(blank - at)};
}

bool darisk_line_split(struct darisk_line *line) {
    const char *end = line->at + line->size;
    line->count = 0;
    for (const char *at = line->at;;) {
        const struct darisk_word word = word_at(at, (size_t)(end - at));
        if (word.size == 0)
            return darisk_line_refuse_at(line, DARISK_ERROR_SERIAL_POLICY_LINE, at,
                                         "words must have one blank between them, and none must "
                                         "begin or end the line");
        if (line->count == DARISK_SERIAL_WORDS_LAST)
            return darisk_line_refuse_at(line, DARISK_ERROR_SERIAL_POLICY_LINE, at,
                                         "a line must have eight words at most");
        line->words[line->count++] = word;
        if (word.at + word.size == end) {
            line->next = 1;
            return true;
        }
        at = word.at + word.size + 1;
    }
}

bool darisk_word_is(struct darisk_word word, const char *text) {
    return word.size == strlen(text) && memcmp(word.at, text, word.size) == 0;
}

/* The next word, which is not yet taken; false where the line is too short for its key. */
static bool peek(struct darisk_line *line, struct darisk_word *out) {
    if (line->next == line->count)
        return darisk_line_refuse_at(line, DARISK_ERROR_SERIAL_POLICY_LINE, line->at + line->size,
                                     line->form);
    *out = line->words[line->next];
    return true;
}

static bool refuse_word(struct darisk_line *line, struct darisk_word word) {
    return darisk_line_refuse_at(line, DARISK_ERROR_SERIAL_POLICY_VALUE, word.at, line->form);
}

bool darisk_line_take_number(struct darisk_line *line, int64_t first, int64_t last, int64_t *out) {
    struct darisk_word word;
    int64_t number;
    if (!peek(line, &word))
        return false;
    if (!darisk_number_read(word.at, word.size, &number) || number < first || number > last)
        return refuse_word(line, word);
    line->next++;
    *out = number;
    return true;
}

bool darisk_line_take_word(struct darisk_line *line, const char *word) {
    size_t choice;
    return darisk_line_take_choice(line, &word, 1, &choice);
}

bool darisk_line_take_choice(struct darisk_line *line, const char *const *words, size_t count,
                             size_t *out) {
    struct darisk_word word;
    if (!peek(line, &word))
        return false;
    for (size_t i = 0; i < count; i++)
        if (darisk_word_is(word, words[i])) {
            line->next++;
            *out = i;
            return true;
        }
    return refuse_word(line, word);
}

bool darisk_line_take_yes_no(struct darisk_line *line, bool *out) {
    static const char *const words[] = {"no", "yes"};
    size_t choice;
    if (!darisk_line_take_choice(line, words, 2, &choice))
        return false;
    *out = choice == 1;
    return true;
}

bool darisk_line_take_window(struct darisk_line *line, bool may_be_unlimited,
                             struct darisk_serial_window *out) {
    static const char *const units[] = {"months", "days"};
    int64_t number;
    size_t unit;
    if (may_be_unlimited && darisk_line_skip(line, "unlimited")) {
        *out = (struct darisk_serial_window){DARISK_SERIAL_UNIT_UNLIMITED, 0};
        return true;
    }
    if (!darisk_line_take_number(line, 1, DARISK_SERIAL_DAYS_LAST, &number) ||
        !darisk_line_take_choice(line, units, 2, &unit))
        return false;
    if (unit == 0 && number > DARISK_SERIAL_MONTHS_LAST)
        return refuse_word(line, line->words[line->next - 2]);
    out->unit = unit == 0 ? DARISK_SERIAL_UNIT_MONTHS : DARISK_SERIAL_UNIT_DAYS;
    out->count = (int32_t)number;
    return true;
}

bool darisk_line_take_name(struct darisk_line *line, char other, size_t last, char *out) {
    struct darisk_word word;
    if (!peek(line, &word))
        return false;
    if (word.size > last)
        return refuse_word(line, word);
    for (size_t i = 0; i < word.size; i++) {
        const char c = word.at[i];
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != other)
            return refuse_word(line, word);
    }
    line->next++;
    memcpy(out, word.at, word.size);
    out[word.size] = '\0';
    return true;
}

bool darisk_line_skip(struct darisk_line *line, const char *word) {
    if (line->next == line->count || !darisk_word_is(line->words[line->next], word))
        return false;
    line->next++;
    return true;
}

bool darisk_line_end(struct darisk_line *line) {
    return line->next == line->count ||
           darisk_line_refuse_at(line, DARISK_ERROR_SERIAL_POLICY_LINE, line->words[line->next].at,
                                 line->form);
}

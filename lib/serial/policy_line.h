/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file policy_line.h
 * One line of the text of a policy: its words, and what is wrong with it. Internal. */
#ifndef DARISK_SERIAL_POLICY_LINE_H
#define DARISK_SERIAL_POLICY_LINE_H

#include "serial/policy.h"

/* A line has eight words at most: threshold NAME MEASURE at_least K in N months. */
#define DARISK_SERIAL_WORDS_LAST 8

struct darisk_word {
    const char *at;
    size_t size;
};

/* Where the reader is. The functions below that return a bool say false where something is wrong,
 * and by then have said what in `status` and the report. */
struct darisk_line {
    const char *at;
    size_t size;   /* without the line feed */
    size_t number; /* from 1 */
    struct darisk_word words[DARISK_SERIAL_WORDS_LAST];
    size_t count; /* of words */
    size_t next;  /* the word to be taken next */
    const char *key;
    const char *form; /* what a line with this key must look like */
    darisk_status status;
    darisk_serial_policy_report *report; /* may be NULL */
};

/* Says what is wrong with the whole line, or from one place in it on; false. */
bool darisk_line_refuse(struct darisk_line *line, darisk_status status, const char *message);
bool darisk_line_refuse_at(struct darisk_line *line, darisk_status status, const char *at,
                           const char *message);

/* Whether the bytes are visible ASCII and blanks, from end to end. */
bool darisk_line_check_bytes(struct darisk_line *line);

/* Cuts a line into words, and takes the first, which is the key. */
bool darisk_line_split(struct darisk_line *line);

bool darisk_word_is(struct darisk_word word, const char *text);

/* Each takes the next word, or the next two for a window. The form is what was expected where it
 * is another. */
bool darisk_line_take_number(struct darisk_line *line, int64_t first, int64_t last, int64_t *out);
bool darisk_line_take_word(struct darisk_line *line, const char *word);
bool darisk_line_take_choice(struct darisk_line *line, const char *const *words, size_t count,
                             size_t *out);
bool darisk_line_take_yes_no(struct darisk_line *line, bool *out);
bool darisk_line_take_window(struct darisk_line *line, bool may_be_unlimited,
                             struct darisk_serial_window *out);
/* Small letters, digits, and one other character; the NUL is put behind them. */
bool darisk_line_take_name(struct darisk_line *line, char other, size_t last, char *out);

/* Whether the next word is this one; then it is taken. */
bool darisk_line_skip(struct darisk_line *line, const char *word);

/* Whether no word is left. */
bool darisk_line_end(struct darisk_line *line);

#endif

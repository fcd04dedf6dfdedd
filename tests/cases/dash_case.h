/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Reads the cells of tests/cases/dash/: words parted by blanks, mostly key=value. A cell that
 * cannot be read is a fault of the case file; it is named and fails the test. */
#ifndef DARISK_TESTS_DASH_CASE_H
#define DARISK_TESTS_DASH_CASE_H

#include <stdbool.h>

#include <darisk.h>

enum { CASE_RECORDS_MAX = 16, CASE_WORD_MAX = 96 };

/* One assessment as a case tells it. The texts of its records are constants. */
typedef struct dash_case {
    uint8_t answers[DARISK_DASH_ITEM_LAST];
    uint8_t details[DARISK_DASH_ITEM_LAST];
    bool has_details;
    darisk_dash_circumstances around;
    darisk_dash_record records[CASE_RECORDS_MAX];
    size_t record_count;
    darisk_dash_link_state link;
    darisk_instrument instrument;
    darisk_dash_validation_policy policy;
} dash_case;

/* One word: what stands before and after its first '='; the latter is empty without one. */
typedef struct dash_word {
    char key[CASE_WORD_MAX];
    char value[CASE_WORD_MAX];
} dash_word;

/* The next word of a cell, or part of one up to a ';'; false at its end. */
bool dash_next_word(const char **at, dash_word *out);

/* Past the next ';'; false where there is none. */
bool dash_next_part(const char **at);

/* Each is true where the text could be read. Stated is "yes", "no" or "unknown"; a moment is
 * "2024-02-03", "2024-02-03T09:15" or "missing". */
bool dash_read_stated(const char *text, darisk_stated *out);
bool dash_read_moment(const char *text, darisk_moment *out);
bool dash_read_number(const char *text, uint64_t *out);

/* The place of a text among others, which is its value; false where it is none of them. */
bool dash_read_key(const char *text, const char *const *keys, size_t count, int *out);

/* "NO 8=YES": one answer for all items of the instrument, then some others. */
bool dash_read_answers(const char *text, darisk_instrument instrument, uint8_t *answers);
bool dash_read_details(const char *text, uint8_t *details);

/* "state=COMPLETED age=12-15 flagged=2,8 child_present=yes ..." on top of what is there. */
bool dash_read_around(const char *text, darisk_dash_circumstances *around);

/* "judgement grade=HIGH person=5 at=... mode=PHONE text=why; review ...; entry ..." */
bool dash_read_records(const char *text, dash_case *out);

/* One record, up to the next ';'. A text of BLANK is blanks; without one it is NULL. */
bool dash_read_record(const char **at, darisk_dash_record *out);

/* "medium_from=10 high_from=14 unknown_limit=25" */
bool dash_read_policy(const char *text, darisk_dash_validation_policy *out);

/* What a case starts from: "EMPTY" states nothing, "CLEAN" gives no finding. */
bool dash_read_base(const char *text, darisk_instrument instrument, dash_case *out);

#endif

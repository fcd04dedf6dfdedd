/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The lines of a CSV that are set aside, so that one broken line does not spoil the rest.
 * Lines are those of the file on disk, from 1; the copy that SQLite reads leaves them out. */
#ifndef RMS_LINES_H
#define RMS_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct line_aside {
    int64_t line;
    char reason[96];
    char text[81]; /* its beginning, filled in by lines_copy() */
};

struct lines {
    struct line_aside *aside; /* ordered by line */
    size_t count;
    size_t capacity;
};

/* Sets a line aside; false where memory is short. A line set aside before keeps its reason. */
bool lines_add(struct lines *lines, int64_t line, const char *reason);

/* Copies a file without the lines set aside and without a byte order mark. A line that holds a
 * NUL byte is set aside as well: SQLite would silently cut the field there. */
bool lines_copy(struct lines *lines, FILE *from, FILE *to);

/* The number in the file of a line of the copy. */
int64_t lines_original(const struct lines *lines, int64_t copied);

void lines_free(struct lines *lines);

#endif

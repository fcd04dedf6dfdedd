/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#define _POSIX_C_SOURCE 200809L
#include "lines.h"

#include <stdlib.h>
#include <string.h>

/* The place of a line in the list, or where it would go. */
static size_t place_of(const struct lines *lines, int64_t line) {
    size_t low = 0;
    size_t high = lines->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->aside[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_aside(const struct lines *lines, size_t place, int64_t line) {
    return place < lines->count && lines->aside[place].line == line;
}

bool lines_add(struct lines *lines, int64_t line, const char *reason) {
    size_t place = place_of(lines, line);
    if (is_aside(lines, place, line)) {
        return true;
    }
    if (lines->count == lines->capacity) {
        size_t capacity = lines->capacity == 0 ? 64 : 2 * lines->capacity;
        struct line_aside *grown = realloc(lines->aside, capacity * sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        lines->aside = grown;
        lines->capacity = capacity;
    }
    struct line_aside *entry = &lines->aside[place];
    memmove(entry + 1, entry, (lines->count - place) * sizeof *entry);
    memset(entry, 0, sizeof *entry);
    entry->line = line;
    snprintf(entry->reason, sizeof entry->reason, "%s", reason);
    lines->count++;
    return true;
}

int64_t lines_original(const struct lines *lines, int64_t copied) {
    int64_t line = copied;
    for (size_t i = 0; i < lines->count && lines->aside[i].line <= line; i++) {
        line++;
    }
    return line;
}

/* Keeps the beginning of a line, without its end of line. */
static void keep_text(struct line_aside *entry, const char *text, size_t length) {
    size_t kept = 0;
    while (kept < length && kept + 1 < sizeof entry->text && strchr("\r\n", text[kept]) == NULL) {
        entry->text[kept] = text[kept];
        kept++;
    }
    entry->text[kept] = '\0';
}

static bool copy_line(struct lines *lines, int64_t line, const char *text, size_t length,
                      FILE *to) {
    if (memchr(text, '\0', length) != NULL &&
        !lines_add(lines, line, "a NUL byte in the line (is the file UTF-16? Save it as UTF-8)")) {
        return false;
    }
    size_t place = place_of(lines, line);
    if (is_aside(lines, place, line)) {
        keep_text(&lines->aside[place], text, length);
        return true;
    }
    return fwrite(text, 1, length, to) == length;
}

bool lines_copy(struct lines *lines, FILE *from, FILE *to) {
    static const char mark[] = "\xEF\xBB\xBF";
    char *text = NULL;
    size_t size = 0;
    bool done = true;
    int64_t line = 1;
    for (ssize_t length; done && (length = getline(&text, &size, from)) > 0; line++) {
        size_t skip = line == 1 && length >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
        done = copy_line(lines, line, text + skip, (size_t)length - skip, to);
    }
    free(text);
    return done && ferror(from) == 0;
}

void lines_free(struct lines *lines) {
    free(lines->aside);
    memset(lines, 0, sizeof *lines);
}

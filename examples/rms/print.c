/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "print.h"

#include <stdio.h>
#include <string.h>

struct print_number print_number(int64_t number) {
    struct print_number out;
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    int used = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-') {
            out.text[used++] = ',';
        }
        out.text[used++] = digits[i];
    }
    out.text[used] = '\0';
    return out;
}

void print_heading(const char *text) {
    int used = printf("\n-- %s ", text) - 1;
    for (; used < PRINT_WIDTH; used++) {
        putchar('-');
    }
    putchar('\n');
}

/* Columns a stretch of UTF-8 takes: every byte but those that continue a character. */
static int columns(const char *text, size_t length) {
    int count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

void print_wrapped(const char *prefix, const char *text) {
    int indent = columns(prefix, strlen(prefix));
    int at = indent;
    fputs(prefix, stdout);
    for (const char *word = text + strspn(text, " "); *word != '\0'; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        int width = columns(word, length);
        if (at > indent && at + 1 + width > PRINT_WIDTH) {
            printf("\n%*s", indent, "");
            at = indent;
        } else if (at > indent) {
            putchar(' ');
            at++;
        }
        printf("%.*s", (int)length, word);
        at += width;
        word += length;
    }
    putchar('\n');
}

struct print_safe print_safe(const char *text) {
    struct print_safe out;
    size_t used = 0;
    for (; text != NULL && text[used] != '\0' && used + 1 < sizeof out.text; used++) {
        out.text[used] = text[used] < ' ' || text[used] > '~' ? '?' : text[used];
    }
    out.text[used] = '\0';
    return out;
}

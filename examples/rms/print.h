/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Text for people: 100 columns, thousands separators, wrapped lines. */
#ifndef RMS_PRINT_H
#define RMS_PRINT_H

#include <stdint.h>

enum { PRINT_WIDTH = 100 };

/* A number as 12,345. The text lives in the struct, so use it at once: NUMBER(n).text */
struct print_number {
    char text[32];
};
struct print_number print_number(int64_t number);

/* A heading with a rule to the right edge, after an empty line. */
void print_heading(const char *text);

/* Prints text after a prefix; further lines are indented by as much. */
void print_wrapped(const char *prefix, const char *text);

/* Text from a file made fit for a terminal: control characters become question marks. */
struct print_safe {
    char text[96];
};
struct print_safe print_safe(const char *text);

#endif

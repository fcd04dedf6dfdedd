/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The texts of one row, read into facts of the library. */
#ifndef RMS_FACTS_H
#define RMS_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include <darisk.h>

#include "layout.h"

/* One row as SQLite gives it; NULL or "" is not given. */
struct row_text {
    const char *text[OUR_COUNT];
};

struct row_facts {
    darisk_facts facts;
    darisk_definition definition; /* named in the row, or not set */
};

/* Why a row is not taken. */
struct refusal {
    enum our_column column; /* OUR_COUNT: the row as a whole */
    const char *reason;
};

enum { TOKEN_SIZE = 64 };

/* The next key of a list joined by + or ; without the blanks around it. A key too long to be one
 * comes back cut, and is then no key. Returns false at the end of the list. */
bool next_token(const char **text, char token[TOKEN_SIZE]);

/* Reads a row; codes is not set for our own keys. What a code list calls ambiguous becomes
 * UNKNOWN; what it does not have is refused, as is everything that is no key, date or age. */
bool facts_read(const struct row_text *row, darisk_code_list codes, struct row_facts *out,
                struct refusal *why);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* SQLite's own CSV reader, which is part of its shell and not of its library. */
#ifndef RMS_SHELL_H
#define RMS_SHELL_H

#include <stdint.h>

#include "lines.h"
#include "rms.h"

/* Reads lines.csv in a folder of ours into the table staging of staging.db there. No name that a
 * user chose reaches the shell, so there is nothing to quote. */
bool shell_import(struct rms *rms, const char *folder);

/* What the shell complained of. Lines are those of lines.csv. */
struct shell_complaints {
    struct lines shape;  /* too few or too many fields, or a quote never closed */
    struct lines quotes; /* a quote inside a quoted field: where it was met, not where it began */
    int64_t unclosed;    /* the first line with a quote never closed, or 0 */
    char twice[64];      /* a column name that occurs twice, or "" */
};

bool shell_read_complaints(struct rms *rms, const char *folder, struct shell_complaints *out);

void shell_complaints_free(struct shell_complaints *complaints);

#endif

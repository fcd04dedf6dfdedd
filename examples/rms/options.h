/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The command line. */
#ifndef RMS_OPTIONS_H
#define RMS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include <darisk.h>

enum { OPTIONS_COLUMNS = 64, OPTIONS_POLICIES = 4 };

struct options {
    const char *database;
    const char *file;
    const char *assessments;              /* NULL: none */
    const char *gravity;                  /* a table of gravity; NULL: none */
    const char *gravity_edition;          /* which table that is */
    const char *gravity_source;           /* where it is from; NULL: nothing is said */
    const char *policy[OPTIONS_POLICIES]; /* presets, or files */
    size_t policies;                      /* 0: two of our own choice */
    darisk_date as_of;                    /* unknown: the last day in the files */
    darisk_code_list codes;           /* not set: our own keys, unless the layout says otherwise */
    darisk_jurisdiction jurisdiction; /* England and Wales unless told */
    darisk_definition definition;     /* not set: the one in force on the day of the record */
    bool brief;
    bool quiet;
    size_t columns; /* --column OUR=THEIRS, as given */
    struct {
        char ours[32];
        const char *theirs; /* "" leaves the column out */
    } column[OPTIONS_COLUMNS];
};

/* What the program says to the system when it ends. */
enum exit_code { EXIT_ALL_TAKEN = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_SOME_REJECTED = 3 };

/* Returns false where the program must end now, with its exit code in *code. */
bool options_read(int argc, char **argv, struct options *out, int *code);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file definition_differ.h
 * Counts differences by their sort, so that one misreading does not hide another, and puts the
 * facts of a row into words. */
#ifndef DEFINITION_DIFFER_H
#define DEFINITION_DIFFER_H

#include "definition_expect.h"

/** How many differences are printed in all, and of one sort; every one is counted. */
#define DIFFER_PRINTED         20
#define DIFFER_PRINTED_OF_SORT 3
#define DIFFER_SORTS           64

/** The same field under the same definition. */
typedef struct differ_sort {
    const char *where;
    const char *field;
    uint64_t count;
} differ_sort;

/** The last sort takes what has no room. */
typedef struct differ_tally {
    uint64_t total;
    unsigned printed;
    size_t sorts;
    differ_sort sort[DIFFER_SORTS];
} differ_tally;

/** Counts one difference; true where it should be printed. Both texts must stay. */
bool differ_count(differ_tally *tally, const char *where, const char *field);
/** Prints how many there are of each sort, and returns how many in all. */
uint64_t differ_total(const differ_tally *tally);

/** The facts of a row in words, without the end of the line. */
void differ_print_row(const expect_row *row, bool births);
/** A date with its name; nothing where it is unknown. */
void differ_print_date(const char *name, darisk_date date);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* How a golden case writes its facts, and how they become darisk_facts. Dates are ISO, ages `40`
 * or `16-17`, keys joined by `+`, circumstances `KEY=yes+KEY=no`; empty means not known. Reading
 * is strict: a key the library does not have is a slip in the case file, never left out. */
#ifndef DARISK_TESTS_CASE_FACTS_H
#define DARISK_TESTS_CASE_FACTS_H

#include <darisk.h>

/* The columns of one case that hold facts. None is NULL. */
typedef struct case_facts {
    const char *recorded_on;
    const char *conduct_on;
    const char *victim_age;
    const char *perpetrator_age;
    const char *relationships;
    const char *behaviours;
    const char *circumstances;
} case_facts;

/* Fills in `out`. Returns NULL, or the name of the first column that cannot be read. */
const char *case_facts_read(const case_facts *texts, darisk_facts *out);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A made-up cohort of perpetrators: what its parts share.
 *
 * generate_cohort.c        the command line, and who does what to whom on which day
 * generate_cohort_write.c  the files, with dirt where it is asked for
 * generate_cohort_check.c  how near it comes to published figures */
#ifndef GENERATE_COHORT_H
#define GENERATE_COHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <darisk.h>

/* An offence. Code and weight are made up; code 0 of the table is no crime. */
struct offence {
    const char *code;
    uint32_t weight; /* thousandths of a day */
    unsigned first;  /* of 10,000 crimes in first incidents of two people */
    unsigned later;
    const char *says;
};
extern const struct offence offences[];
extern const size_t offence_count;

/* One incident between two people. */
struct event {
    uint64_t order; /* day, then the order in which they were made up: no two are equal */
    uint32_t dyad;
    darisk_date day;
    uint8_t offence[2]; /* places in the table; the second is mostly 0 */
    uint8_t grade;      /* 1 to 3 */
    bool dual;          /* each accuses the other */
    bool reversed;      /* the one who is mostly harmed is accused */
};

struct dyad {
    uint32_t perpetrator;
    uint32_t victim;
    uint32_t group; /* of connected victims; 0 is not known */
    uint32_t first; /* place of its first event, before they are sorted */
    uint32_t events;
};

struct cohort {
    uint64_t state; /* of the random numbers */
    darisk_date as_of;
    uint32_t people; /* numbered from 1 */
    bool rising;     /* incidents of those with five or more come faster and faster */
    struct dyad *dyads;
    size_t dyad_count;
    struct event *events;
    size_t event_count;
};

/* How the files are written. */
struct files {
    uint64_t seed;
    const char *folder; /* NULL: the events alone, on standard output */
    bool dirty;
    uint64_t trait; /* 0: no such column */
};

/* splitmix64: integers only, so the same seed gives the same bytes everywhere. */
uint32_t cohort_below(uint64_t *state, uint32_t limit);
bool cohort_chance(uint64_t *state, unsigned of_10000);

/* The events are in order of their days. Returns false where a file cannot be written. */
bool cohort_write(const struct cohort *cohort, const struct files *files);
void cohort_write_gravity(FILE *file);

/* Prints the table of targets; before the events are sorted. Returns whether all are met. */
bool cohort_check(const struct cohort *cohort, FILE *file);

#endif

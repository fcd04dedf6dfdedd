/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file person.h
 * What is asked of everybody, and what is kept of each. Internal. */
#ifndef DARISK_SERIAL_PERSON_H
#define DARISK_SERIAL_PERSON_H

#include <stdbool.h>

#include "darisk/ranking.h"
#include "serial/policy.h"
#include "serial/row.h"

struct darisk_serial_question {
    const struct darisk_serial_rules *rules;
    const int64_t *weights; /* by offence; 0 for UNMAPPED, and without a table */
    darisk_date as_of;
    darisk_date look_back; /* the excluded start of each window */
    darisk_date serial;
    darisk_date thresholds[DARISK_SERIAL_THRESHOLDS_LAST];
    darisk_date victims; /* the earliest start of a window in which victims are counted */
    /* Starts of the peak windows that end on the days of the look-back, from its first; NULL where
     * there are too many. */
    const darisk_date *peak_starts;
};

/* A count, certain, and with incidents that have no day. */
struct darisk_serial_bounds {
    uint32_t low;
    uint32_t high;
};

/* What is kept of a person. It is followed by the bounds of each threshold of the policy. */
struct darisk_serial_person {
    uint64_t id;
    int64_t gravity;
    int64_t total; /* INT64_MIN where not scored */
    darisk_date last;
    uint32_t incidents;
    uint32_t crimes;
    uint32_t victims;
    uint32_t peak;
    uint32_t undated;
    uint32_t future;
    uint32_t cancelled;
    uint32_t self_link;
    uint32_t unmapped;
    uint32_t no_victim;
    struct darisk_serial_bounds serial;
    uint32_t rank;
    uint16_t flags;
    uint8_t marks;
    uint8_t thresholds; /* darisk_serial_result */
};

#define DARISK_SERIAL_PERSON_SCORED   UINT8_C(1)
#define DARISK_SERIAL_PERSON_SELECTED UINT8_C(2)
#define DARISK_SERIAL_PERSON_ADVICE   UINT8_C(4)
#define DARISK_SERIAL_PERSON_OVERFLOW UINT8_C(8)  /* a sum cannot be held */
#define DARISK_SERIAL_PERSON_COUNTED  UINT8_C(16) /* has a counted row */
#define DARISK_SERIAL_PERSON_GROUPED  UINT8_C(32) /* has one with a connection group */

static inline struct darisk_serial_bounds *
darisk_serial_bounds_of(struct darisk_serial_person *person) {
    return (struct darisk_serial_bounds *)(void *)(person + 1);
}

/* Bytes from one person to the next, under a policy. */
size_t darisk_serial_stride(const struct darisk_serial_rules *rules);

/* What is asked, of a cohort under rules on a day. */
void darisk_serial_ask(struct darisk_serial_question *question,
                       const struct darisk_serial_rules *rules, const darisk_gravity *gravity,
                       darisk_date as_of);

/* The result of a count against the number needed. */
darisk_serial_result darisk_serial_reach(struct darisk_serial_bounds bounds, int64_t at_least);

/* All thresholds of the policy together; NOT_STATED where it has none. */
darisk_serial_result darisk_serial_together(const struct darisk_serial_rules *rules,
                                            const struct darisk_serial_bounds *thresholds);

#endif

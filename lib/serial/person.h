/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file person.h
 * The measures of one person, from their rows. Internal. */
#ifndef DARISK_SERIAL_PERSON_H
#define DARISK_SERIAL_PERSON_H

#include <stdbool.h>

#include "darisk/ranking.h"
#include "serial/policy.h"
#include "serial/row.h"

struct darisk_serial_dual;

/* What is asked, of everybody alike. */
struct darisk_serial_question {
    const struct darisk_serial_rules *rules;
    const int64_t *weights; /* by offence; NULL without a table, when only NOT_A_CRIME and UNMAPPED
                               are there */
    darisk_date as_of;
    darisk_date look_back; /* the excluded start of each window */
    darisk_date serial;
    darisk_date thresholds[DARISK_SERIAL_THRESHOLDS_LAST];
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
#define DARISK_SERIAL_PERSON_OVERFLOW UINT8_C(8) /* a sum cannot be held */

/* What is to be known of an incident of a person: bits. */
#define DARISK_SERIAL_INCIDENT_COUNTED        1U
#define DARISK_SERIAL_INCIDENT_CRIME          2U
#define DARISK_SERIAL_INCIDENT_UNMAPPED       4U
#define DARISK_SERIAL_INCIDENT_NO_VICTIM      8U
#define DARISK_SERIAL_INCIDENT_CANCELLED      16U
#define DARISK_SERIAL_INCIDENT_SELF           32U
#define DARISK_SERIAL_INCIDENT_FUTURE         64U
#define DARISK_SERIAL_INCIDENT_FREQUENT       128U /* kept for counts of incidents (errata 4.8) */
#define DARISK_SERIAL_INCIDENT_FREQUENT_CRIME 256U /* the same among crimes alone */

struct darisk_serial_incident {
    int64_t gravity;  /* of the gravest offence with a weight, or of none; by SUM_ALL their sum */
    darisk_date date; /* latest of its counted rows; unknown where none has one */
    darisk_date all_date; /* the same, with the rows that EXCLUDE_DUAL takes away */
    uint32_t bits;
};

/* A victim, or the victims of a connection group. */
struct darisk_serial_victim {
    uint64_t id; /* of the victim, or of the group */
    uint64_t group;
    darisk_date last; /* the latest of its dated incidents; unknown where there is none */
    bool counted;
    bool undated; /* has an incident without a day */
};

/* How a row counts (errata 2.1). */
enum darisk_serial_class {
    DARISK_SERIAL_ROW_IS_CANCELLED,
    DARISK_SERIAL_ROW_IS_SELF,
    DARISK_SERIAL_ROW_IS_FUTURE,
    DARISK_SERIAL_ROW_IS_DUAL, /* taken away by EXCLUDE_DUAL; else such a row is counted */
    DARISK_SERIAL_ROW_IS_COUNTED
};

/* Room to work on the rows of one person, and what was found. Arrays have room for `room` rows;
 * `table` for what darisk_serial_distinct() needs. */
struct darisk_serial_work {
    size_t room;
    const struct darisk_serial_row *rows;  /* with who the victim is, not how they were recorded */
    const uint64_t *row_groups;            /* NULL where there are none */
    const struct darisk_serial_dual *dual; /* rows to be taken away; NULL for none */
    size_t count;
    uint8_t *classes;      /* darisk_serial_class of a row */
    uint32_t *incident_of; /* the number of its incident */
    uint32_t *victim_of;   /* the number of its victim */
    uint64_t *incident_ids;
    struct darisk_serial_incident *incidents;
    size_t incident_count;
    uint64_t *victim_ids;
    struct darisk_serial_victim *victims; /* those that are no victim of a counted row among them */
    size_t victim_count;
    struct darisk_serial_victim *units; /* victims, and connection groups once */
    size_t unit_count;
    bool any_group;
    darisk_date *days;
    darisk_date *starts;
    darisk_date *spare_days;
    uint64_t *order; /* for sorting rows: their places */
    uint32_t *table;
};

/* Measures the person whose rows are in the work, which stays filled: what came of each row and
 * incident is in it. Flags of COUNTER, DUAL and MERGED are left to others, and so are
 * scores. */
void darisk_serial_measure(const struct darisk_serial_question *question,
                           struct darisk_serial_work *work, struct darisk_serial_person *out,
                           struct darisk_serial_bounds *thresholds);

/* How a row counts; one that EXCLUDE_DUAL takes away is counted here. */
enum darisk_serial_class darisk_serial_class_of(const struct darisk_serial_question *question,
                                                const struct darisk_serial_row *row);

/* The result of a count against the number needed. */
darisk_serial_result darisk_serial_reach(struct darisk_serial_bounds bounds, int64_t at_least);

/* All thresholds of the policy together; NOT_STATED where it has none. */
darisk_serial_result darisk_serial_together(const struct darisk_serial_rules *rules,
                                            const struct darisk_serial_bounds *thresholds);

#endif

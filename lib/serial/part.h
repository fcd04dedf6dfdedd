/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file part.h
 * The rows of a part of a cohort, and the people, incidents and victims in them. Internal.
 *
 * What is counted is summed up over the incidents of all people of a part at once, not person by
 * person: most people have few rows, and a processor is slow at many short loops. */
#ifndef DARISK_SERIAL_PART_H
#define DARISK_SERIAL_PART_H

#include "serial/dual.h"
#include "serial/person.h"
#include "serial/view.h"

/* What is to be known of an incident of a person: bits. */
#define DARISK_SERIAL_INCIDENT_COUNTED   1U
#define DARISK_SERIAL_INCIDENT_CRIME     2U
#define DARISK_SERIAL_INCIDENT_UNMAPPED  4U
#define DARISK_SERIAL_INCIDENT_NO_VICTIM 8U
#define DARISK_SERIAL_INCIDENT_CANCELLED 16U
#define DARISK_SERIAL_INCIDENT_SELF      32U
#define DARISK_SERIAL_INCIDENT_FUTURE    64U
/* Kept for counts of incidents by one-per-pair-per-day (errata 4.8), and for those of crimes. */
#define DARISK_SERIAL_INCIDENT_FREQUENT       128U
#define DARISK_SERIAL_INCIDENT_FREQUENT_CRIME 256U

struct darisk_serial_incident {
    uint64_t id;
    int64_t gravity;  /* of the gravest offence with a weight, or of none; by SUM_ALL their sum */
    darisk_date date; /* latest of its counted rows; unknown where none has one */
    darisk_date all_date; /* the same, with the rows that EXCLUDE_DUAL takes away */
    uint32_t person;      /* the number of the person: an incident with several has one for each */
    uint32_t bits;
};

/* A victim of a person, or the victims of one connection group. */
struct darisk_serial_victim {
    uint64_t id;
    uint64_t group;   /* the smallest on any counted row; 0 where none has one */
    darisk_date last; /* the latest of its dated incidents; unknown where there is none */
    uint32_t person;  /* the number of the person */
    bool undated;     /* has an incident without a day */
};

/* How a row counts (errata 2.1). */
enum darisk_serial_class {
    DARISK_SERIAL_ROW_IS_NOBODYS, /* accuses nobody */
    DARISK_SERIAL_ROW_IS_CANCELLED,
    DARISK_SERIAL_ROW_IS_SELF,
    DARISK_SERIAL_ROW_IS_FUTURE,
    DARISK_SERIAL_ROW_IS_DUAL, /* taken away by EXCLUDE_DUAL; else such a row is counted */
    DARISK_SERIAL_ROW_IS_COUNTED
};

/* A sum of 64-bit products. */
struct darisk_serial_wide {
    uint64_t high;
    uint64_t low;
};

/* No victim of a row is told apart: it has none, is not counted, or is in no window. */
#define DARISK_SERIAL_NO_VICTIM UINT32_MAX

/* A part. Arrays have room for `room` rows. Those from `classes` on are filled by
 * darisk_serial_part_measure(). */
struct darisk_serial_part {
    const struct darisk_serial_view *view;
    size_t room;
    size_t stride;
    const struct darisk_serial_row *rows; /* with who each person and victim is */
    const uint64_t *groups;               /* one a row; NULL where there are none */
    size_t count;
    const struct darisk_serial_dual *dual;       /* rows to be taken away; NULL for none */
    const struct darisk_serial_accused *accused; /* to be asked for victims; NULL for not */
    uint8_t *classes;                            /* darisk_serial_class of each row */
    uint32_t *person_of;                         /* the number of its person */
    uint32_t *incident_of;                       /* of its incident */
    uint32_t *victim_of;                         /* of its victim, or none */
    uint64_t *person_ids;
    unsigned char *people; /* a struct darisk_serial_person every `stride` bytes */
    size_t person_count;
    struct darisk_serial_incident *incidents;
    size_t incident_count;
    struct darisk_serial_victim *victims;
    size_t victim_count;
    struct darisk_serial_victim *units; /* victims, and connection groups once: the same where
                                           there are no groups */
    size_t unit_count;
    uint32_t *answerable; /* rows of the look-back with a victim who is accused, too */
    size_t answerable_count;
    darisk_date *days;   /* of the look-back, sorted, of everybody who has several */
    uint32_t *day_first; /* where those of a person begin */
    darisk_date *starts;
    darisk_date *spare_days;
    uint64_t *order; /* for sorting: places */
    struct darisk_serial_wide *sums;
    struct darisk_serial_row *own_rows; /* room, where rows are not all in one place */
    uint64_t *own_groups;
    struct darisk_serial_victim *own_units;
    uint32_t *table;
    void *memory; /* all of the above in one piece */
    size_t memory_size;
};

/* Room for the part of a view that has most rows, under rules. Memory is that of the cohort.
 * DARISK_OK or DARISK_ERROR_MEMORY. */
darisk_status darisk_serial_part_new(const struct darisk_serial_view *view,
                                     const struct darisk_serial_rules *rules,
                                     struct darisk_serial_part *out);
void darisk_serial_part_free(struct darisk_serial_part *part);

/* Takes up the rows of a part of the view. */
void darisk_serial_part_read(struct darisk_serial_part *part, uint32_t number);

/* Takes up the rows of one person; false where nobody of that reference is accused of anything. */
bool darisk_serial_part_read_person(struct darisk_serial_part *part, uint64_t person);

/* Finds the people, incidents and victims, and measures everybody. Flags of COUNTER, DUAL and
 * MERGED are left to others, and so are scores. */
void darisk_serial_part_measure(struct darisk_serial_part *part,
                                const struct darisk_serial_question *question);

static inline struct darisk_serial_person *
darisk_serial_part_person(const struct darisk_serial_part *part, size_t number) {
    return (void *)(part->people + part->stride * number);
}

/* How a row counts; one that EXCLUDE_DUAL takes away is counted here. */
static inline enum darisk_serial_class darisk_serial_class_of(const struct darisk_serial_row *row,
                                                              darisk_date as_of) {
    if (row->flags & DARISK_SERIAL_ROW_CANCELLED)
        return DARISK_SERIAL_ROW_IS_CANCELLED;
    if (row->victim == row->person)
        return DARISK_SERIAL_ROW_IS_SELF;
    return row->date > as_of ? DARISK_SERIAL_ROW_IS_FUTURE : DARISK_SERIAL_ROW_IS_COUNTED;
}

/* The steps of measuring, in this order. */
void darisk_serial_find_incidents(struct darisk_serial_part *part,
                                  const struct darisk_serial_question *question);
void darisk_serial_find_victims(struct darisk_serial_part *part,
                                const struct darisk_serial_question *question);
void darisk_serial_join_groups(struct darisk_serial_part *part); /* makes units of victims */
void darisk_serial_leave_out(struct darisk_serial_part *part);   /* one-per-pair-per-day */
void darisk_serial_sum_incidents(struct darisk_serial_part *part,
                                 const struct darisk_serial_question *question);
void darisk_serial_sum_gravity(struct darisk_serial_part *part,
                               const struct darisk_serial_question *question);
void darisk_serial_sum_victims(struct darisk_serial_part *part,
                               const struct darisk_serial_question *question);
void darisk_serial_find_peaks(struct darisk_serial_part *part,
                              const struct darisk_serial_question *question);
void darisk_serial_sum_threshold(struct darisk_serial_part *part,
                                 const struct darisk_serial_question *question, size_t threshold);

/* Most incidents of a person's look-back in one window of a length, after the peaks were found. */
uint32_t darisk_serial_peak_of(struct darisk_serial_part *part,
                               const struct darisk_serial_question *question, size_t person,
                               struct darisk_serial_window window);

/* What one incident adds to the gravity of the look-back. Where a half-life is set, that of each by
 * itself is rounded down, so they may sum up to less. */
int64_t darisk_serial_gravity_share(const struct darisk_serial_question *question,
                                    const struct darisk_serial_incident *incident);

/* Puts the counted rows with a victim that is told apart into `order`, by victim, day and incident;
 * returns how many. */
size_t darisk_serial_sort_pairs(struct darisk_serial_part *part);

#endif

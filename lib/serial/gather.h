/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file gather.h
 * The rows of a part of a cohort, person by person. Internal. */
#ifndef DARISK_SERIAL_GATHER_H
#define DARISK_SERIAL_GATHER_H

#include "serial/counter.h"
#include "serial/person.h"

/* Room for the rows of one part, and for the work on each of its people. */
struct darisk_serial_gathering {
    const struct darisk_serial_view *view;
    const struct darisk_serial_accused *accused; /* soon asked for each victim; or NULL */
    size_t room;                                 /* rows of the part that has most */
    const struct darisk_serial_row **found;
    const uint64_t **found_groups; /* NULL where the cohort has none */
    uint64_t *persons;             /* whom each row is about */
    uint32_t *person_of;           /* the number of that person */
    uint64_t *person_ids;
    size_t *first; /* where the rows of each person begin; one more than there are people */
    size_t person_count;
    struct darisk_serial_row *rows; /* person by person, with who the victim is */
    uint64_t *groups;
    struct darisk_serial_work work;
    void *memory; /* all of the above in one piece */
    size_t memory_size;
};

/* Memory is that of the cohort. DARISK_OK or DARISK_ERROR_MEMORY. */
darisk_status darisk_serial_gathering_new(const struct darisk_serial_view *view, size_t room,
                                          struct darisk_serial_gathering *out);
void darisk_serial_gathering_free(struct darisk_serial_gathering *gathering);

/* Gathers a part. */
void darisk_serial_gather(struct darisk_serial_gathering *gathering, uint32_t part);

/* Gathers one person alone; false where nobody of that reference is accused of anything. */
bool darisk_serial_gather_person(struct darisk_serial_gathering *gathering, uint64_t person);

/* Puts the rows of a person of the part into the work. */
void darisk_serial_gather_work(struct darisk_serial_gathering *gathering, size_t person);

#endif

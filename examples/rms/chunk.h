/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The facts of many rows as columns, and the columns of their results. */
#ifndef RMS_CHUNK_H
#define RMS_CHUNK_H

#include <stddef.h>
#include <stdint.h>

#include <darisk.h>

enum { CHUNK_ROWS = 65536 };

struct chunk {
    darisk_definition named; /* for every row of the chunk; not set: the one in force */
    size_t rows;
    int64_t id[CHUNK_ROWS];
    int64_t line[CHUNK_ROWS];
    /* facts; age 255 and date unknown mean not known */
    darisk_relationships relationships[CHUNK_ROWS];
    darisk_behaviours behaviours[CHUNK_ROWS];
    darisk_circumstances circumstances[CHUNK_ROWS];
    uint8_t victim_age[CHUNK_ROWS];
    uint8_t victim_age_highest[CHUNK_ROWS];
    uint8_t perpetrator_age[CHUNK_ROWS];
    uint8_t perpetrator_age_highest[CHUNK_ROWS];
    darisk_date recorded_on[CHUNK_ROWS];
    darisk_date conduct_on[CHUNK_ROWS];
    darisk_date victim_born[CHUNK_ROWS];
    darisk_date perpetrator_born[CHUNK_ROWS];
    uint64_t victim[CHUNK_ROWS];
    uint64_t perpetrator[CHUNK_ROWS];
    size_t victim_births; /* rows with a birth date; a file gives ages or births, never both */
    size_t perpetrator_births;
    /* results */
    uint8_t outcome[CHUNK_ROWS];
    uint8_t definition[CHUNK_ROWS];
    uint8_t in_force[CHUNK_ROWS];
    uint8_t age[CHUNK_ROWS];
    uint8_t relationship[CHUNK_ROWS];
    uint8_t behaviour[CHUNK_ROWS];
    uint8_t decided_by[CHUNK_ROWS];
    uint8_t tie[CHUNK_ROWS];
    darisk_findings findings[CHUNK_ROWS];
};

/* Adds a row; the chunk has room. */
void chunk_add(struct chunk *chunk, int64_t id, int64_t line, const darisk_facts *facts);

/* Classifies all rows of the chunk. */
darisk_status chunk_classify(struct chunk *chunk, darisk_jurisdiction jurisdiction);

/* The facts of one row again. */
void chunk_facts(const struct chunk *chunk, size_t row, darisk_facts *out);

/* The column that a status is about, or NULL where it is about several. */
const char *chunk_column_at_fault(darisk_status status);

#endif

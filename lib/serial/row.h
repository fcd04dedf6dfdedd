/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file row.h
 * What a cohort keeps of a row, and how rows are parted by person. Internal. */
#ifndef DARISK_SERIAL_ROW_H
#define DARISK_SERIAL_ROW_H

#include <stdint.h>

#include "darisk/date.h"

/* Flags of a row. Rows that are ignored are counted and not kept, so role and DA flag are not. */
#define DARISK_SERIAL_ROW_CANCELLED UINT8_C(1)
#define DARISK_SERIAL_ROW_MERGED    UINT8_C(2) /* in an answer only: the person was an alias */
#define DARISK_SERIAL_ROW_KEPT      DARISK_SERIAL_ROW_CANCELLED

struct darisk_serial_row {
    uint64_t incident;
    uint64_t person;  /* 0: nobody is accused */
    uint64_t victim;  /* 0: missing */
    darisk_date date; /* of the event (rule R2); unknown where undated */
    uint16_t offence;
    uint8_t flags;
    uint8_t grade;
};

/* Every row of a person lies in one part. There are so many parts that the rows of one, and what is
 * found in them, stay in a processor's cache for ten million rows. */
#define DARISK_SERIAL_PARTS_LOG2 12
#define DARISK_SERIAL_PARTS      (1U << DARISK_SERIAL_PARTS_LOG2)

/* Spreads references that follow a pattern, as references do. */
static inline uint64_t darisk_serial_spread(uint64_t reference) {
    reference ^= reference >> 32;
    reference *= UINT64_C(0xd6e8feb86659fd93);
    reference ^= reference >> 32;
    return reference * UINT64_C(0x9e3779b97f4a7c15);
}

static inline uint32_t darisk_serial_part(uint64_t reference) {
    return (uint32_t)(darisk_serial_spread(reference) >> (64 - DARISK_SERIAL_PARTS_LOG2));
}

/* A row that accuses nobody is in no person's history; it lies by its incident. */
static inline uint32_t darisk_serial_part_of(const struct darisk_serial_row *row) {
    return darisk_serial_part(row->person != 0 ? row->person : row->incident);
}

#endif

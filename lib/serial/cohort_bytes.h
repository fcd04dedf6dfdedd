/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file cohort_bytes.h
 * The saved form of a cohort. Internal.
 *
 * All numbers are little-endian, and one follows the other without a gap:
 *
 *     8    bytes "DARISKCO"
 *     u32  version of the form: 1
 *     u32  1 where rows have groups, else 0
 *     64   bytes: the digest of the gravity table as text; 64 zero bytes where there is none
 *     u64  rows added; rows ignored; rows without a perpetrator
 *     u64  how many rows, aliases and reversed rows follow
 *     32   bytes a row: u64 incident, u64 person, u64 victim, i32 date, u16 offence, u8 flags,
 *          u8 grade
 *     u64  a group a row, where rows have groups
 *     u64  child, then parent, of each alias
 *     u64  the number of each reversed row
 *     u64  a check sum of everything before it */
#ifndef DARISK_SERIAL_COHORT_BYTES_H
#define DARISK_SERIAL_COHORT_BYTES_H

#include "serial/cohort.h"

#define DARISK_COHORT_FORM        1
#define DARISK_COHORT_DIGEST_SIZE 64
#define DARISK_COHORT_HEAD_SIZE   (8 + 4 + 4 + DARISK_COHORT_DIGEST_SIZE + 6 * 8)
#define DARISK_COHORT_ROW_SIZE    32

extern const unsigned char darisk_cohort_magic[8];

/* The check sum: of any two forms that differ in one word, it differs. */
uint64_t darisk_cohort_check_sum(const unsigned char *bytes, size_t size);

#endif

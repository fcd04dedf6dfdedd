/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The loop of plain.h for processors with AVX2: 32 rows at a time in registers. */
#ifndef DARISK_PLAIN_WIDE_H
#define DARISK_PLAIN_WIDE_H

#include "definition/plain.h"

/* Whether this processor has what the loop needs, and all columns are given. */
bool darisk_plain_wide_can(const struct darisk_plain *plain);

/* Classifies the rows, as darisk_plain_block() does. Returns how many were settled. */
size_t darisk_plain_wide(const struct darisk_plain *plain, size_t rows, uint8_t *outcome);

#endif

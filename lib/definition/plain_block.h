/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The inner loops of plain.h: one block of rows at a time, small enough to stay in the cache. */
#ifndef DARISK_PLAIN_BLOCK_H
#define DARISK_PLAIN_BLOCK_H

#include "definition/plain.h"

#define DARISK_PLAIN_BLOCK 2048

/* Classifies `count` rows from `row` on, at most a block; `outcome` is that of the first of them.
 * Returns how many were settled. */
size_t darisk_plain_block(const struct darisk_plain *plain, size_t row, size_t count,
                          uint8_t *outcome);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file batch.h
 * A batch from the inside. Internal. */
#ifndef DARISK_ARROW_BATCH_H
#define DARISK_ARROW_BATCH_H

#include "arrow/schema.h"

/* Memory for a column that had to be converted. */
struct darisk_arrow_block {
    struct darisk_arrow_block *before;
    size_t count;
    uint64_t words[];
};

struct darisk_arrow_batch {
    darisk_allocator memory;
    struct ArrowArray array;
    struct darisk_arrow_columns *columns;
    size_t from; /* the row of the children that is row 0 */
    size_t rows;
    struct darisk_arrow_block *blocks;
};

/* Memory that lives as long as the batch, aligned for 64 bits and not cleared; NULL where there is
 * none. */
void *darisk_arrow_batch_memory(darisk_arrow_batch *batch, size_t count, size_t size);

/* Frees what was taken since `keep` was the last block. */
void darisk_arrow_batch_forget(darisk_arrow_batch *batch, const struct darisk_arrow_block *keep);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file table.h
 * The batches of a frame of somebody else, held so that they can be read, and handed on beside
 * columns of ours. Internal to the bindings.
 *
 * The frame is asked for its batches once: a second time it may have none, or another order. Used
 * by one thread at a time; what was handed out does not depend on it. */
#ifndef DARISK_BINDINGS_TABLE_H
#define DARISK_BINDINGS_TABLE_H

#include <darisk/arrow.h>

/** A frame: a handle. */
typedef struct darisk_arrow_table darisk_arrow_table;

/** Takes a stream over, which is moved; untouched on failure.
 * @return #DARISK_OK; #DARISK_ERROR_MEMORY; #DARISK_ERROR_ARROW_RELEASED;
 *         #DARISK_ERROR_ARROW_STREAM; #DARISK_ERROR_ARROW_SCHEMA where it has no columns. */
darisk_status darisk_arrow_table_new(struct ArrowArrayStream *stream, darisk_arrow_table **out,
                                     darisk_arrow_report *report);

/** The same for one array and its schema. */
darisk_status darisk_arrow_table_new_array(struct ArrowSchema *schema, struct ArrowArray *array,
                                           darisk_arrow_table **out, darisk_arrow_report *report);

void darisk_arrow_table_free(darisk_arrow_table *table);

/** Asks the stream for its next batch. Where there are no more, the stream is released.
 * @param taken  1, or 0 at the end
 * @return #DARISK_OK; #DARISK_ERROR_MEMORY; #DARISK_ERROR_ARROW_STREAM;
 *         #DARISK_ERROR_ARROW_ARRAY for one that does not fit the schema. */
darisk_status darisk_arrow_table_take(darisk_arrow_table *table, uint32_t *taken,
                                      darisk_arrow_report *report);

/** A stream of views of what was taken.
 * @return #DARISK_OK or #DARISK_ERROR_MEMORY. */
darisk_status darisk_arrow_table_view(const darisk_arrow_table *table,
                                      struct ArrowArrayStream *out);

/** Makes one stream of two: each batch has the columns of the left, then those of the right. Both
 * are moved, also on failure. It ends with the left one.
 * @return #DARISK_OK or #DARISK_ERROR_MEMORY. */
darisk_status darisk_arrow_beside(struct ArrowArrayStream *left, struct ArrowArrayStream *right,
                                  struct ArrowArrayStream *out);

#endif

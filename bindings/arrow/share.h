/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file share.h
 * An array or a schema of somebody else, of which any number of views are handed out. Internal to
 * the bindings.
 *
 * A view is a struct of the interface like any other: whoever gets it may move its parts elsewhere
 * and release them in any order and in any thread. The values stay where they are; the source is
 * released with the last view. */
#ifndef DARISK_BINDINGS_SHARE_H
#define DARISK_BINDINGS_SHARE_H

#include <darisk/arrow.h>

/** A schema or an array, and how many hold it. */
typedef struct darisk_shared darisk_shared;

/** Takes a schema over; NULL where there is no memory, and it is still the caller's. */
darisk_shared *darisk_share_schema(struct ArrowSchema *schema);

/** Takes an array over; NULL where there is no memory, and it is still the caller's. */
darisk_shared *darisk_share_array(struct ArrowArray *array);

/** One more holds it. */
darisk_shared *darisk_shared_hold(darisk_shared *shared);

/** One less holds it. NULL does nothing. */
void darisk_shared_drop(darisk_shared *shared);

/** Makes a view of the schema.
 * @return #DARISK_OK; #DARISK_ERROR_MEMORY; #DARISK_ERROR_ARROW_SCHEMA for children that are not
 *         there, or too deep. */
darisk_status darisk_shared_schema(darisk_shared *shared, struct ArrowSchema *out);

/** Makes a view of the array. @return the same, with #DARISK_ERROR_ARROW_ARRAY. */
darisk_status darisk_shared_array(darisk_shared *shared, struct ArrowArray *out);

#endif

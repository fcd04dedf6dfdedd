/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file size.h
 * The rule for every struct that a caller fills in. Internal. */
#ifndef DARISK_BASE_SIZE_H
#define DARISK_BASE_SIZE_H

#include <stdbool.h>
#include <stddef.h>

/* No struct of ours comes near this; a greater size is a field that was never set. */
#define DARISK_STRUCT_SIZE_LAST 4096

/* Whether this release can read a caller's struct without missing anything in it. The struct
 * starts with its uint32_t struct_size; `known` is the size of the struct in this release.
 *
 * Smaller than known: refused, since the first release has no older form. Larger: the caller was
 * built against a later release, and the bytes from `known` on must all be 0, so that no field
 * is set that would be ignored. Larger than DARISK_STRUCT_SIZE_LAST: refused unread. NULL is
 * refused too. The caller's word about the size is trusted: those bytes are read. */
bool darisk_struct_is_readable(const void *object, size_t known);

#endif

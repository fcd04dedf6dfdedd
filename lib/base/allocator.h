/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file allocator.h
 * Taking over the memory functions of a caller. Internal. */
#ifndef DARISK_BASE_ALLOCATOR_H
#define DARISK_BASE_ALLOCATOR_H

#include "darisk/allocator.h"
#include "darisk/status.h"

/* The allocator a new handle is to use: a copy of `given`, or malloc and free where that is NULL.
 * The copy carries the size of the struct in this release. Allocates nothing.
 *
 * DARISK_OK; DARISK_ERROR_NULL where out is NULL; DARISK_ERROR_STRUCT_SIZE by the rule of size.h;
 * DARISK_ERROR_ALLOCATOR where a function is missing. out is untouched on failure. */
DARISK_MUST_USE darisk_status darisk_allocator_take(const darisk_allocator *given,
                                                    darisk_allocator *out);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file reference.h
 * Texts that may be references. Internal. */
#ifndef DARISK_BASE_REFERENCE_H
#define DARISK_BASE_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the bytes are UTF-8 without a NUL. */
bool darisk_reference_is_text(const char *text, size_t length);

#endif

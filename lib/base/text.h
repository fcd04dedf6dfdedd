/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file text.h
 * Comparing keys. Internal. */
#ifndef DARISK_BASE_TEXT_H
#define DARISK_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether two keys are the same, byte for byte: no folding of case, no trimming, no locale. A
 * NULL is the same as nothing, not even as another NULL. */
bool darisk_text_same(const char *a, const char *b);

/* The place of a key in a table, which may have gaps (NULL); `count` where it is not there. */
size_t darisk_text_place(const char *text, const char *const *keys, size_t count);

/* The key at a place; NULL in a gap and outside the table. */
const char *darisk_text_at(size_t place, const char *const *keys, size_t count);

#endif

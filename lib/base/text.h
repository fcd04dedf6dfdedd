/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file text.h
 * Comparing keys. Internal. */
#ifndef DARISK_BASE_TEXT_H
#define DARISK_BASE_TEXT_H

#include <stdbool.h>

/* Whether two keys are the same, byte for byte: no folding of case, no trimming, no locale. A
 * NULL is the same as nothing, not even as another NULL. */
bool darisk_text_same(const char *a, const char *b);

#endif

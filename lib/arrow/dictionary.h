/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dictionary.h
 * Texts and their numbers. Internal. */
#ifndef DARISK_ARROW_DICTIONARY_H
#define DARISK_ARROW_DICTIONARY_H

#include "darisk/arrow.h"

/* Takes the last numbers back, until so many are left. Allocates nothing. */
void darisk_arrow_dictionary_truncate(darisk_arrow_dictionary *dictionary, size_t count);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file number.h
 * Numbers as text: decimal digits, nothing else. Internal. */
#ifndef DARISK_SERIAL_NUMBER_H
#define DARISK_SERIAL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most digits a number of 64 bits has. */
#define DARISK_NUMBER_DIGITS 19

/* Puts a digit, 0 to 9, behind those of a number. False, and untouched, above INT64_MAX. */
bool darisk_number_append(int64_t *number, int digit);

/* Reads a whole text as a number from 0 to INT64_MAX: no sign, no blank, no 0 before another digit.
 * False, and `out` untouched, for anything else. */
bool darisk_number_read(const char *text, size_t size, int64_t *out);

/* Writes a number that is 0 or more, without a final NUL. How many digits it has. */
size_t darisk_number_write(int64_t number, char out[DARISK_NUMBER_DIGITS]);

#endif

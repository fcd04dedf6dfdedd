/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file gravity_text.h
 * What the texts of a gravity table must be. Internal. */
#ifndef DARISK_SERIAL_GRAVITY_TEXT_H
#define DARISK_SERIAL_GRAVITY_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each of these returns what was expected instead, or NULL where the text will do. */

/* An edition or a source: 1 to `last` bytes of UTF-8, no control character, no blank at an end. */
const char *darisk_gravity_text_fault(const char *text, size_t length, size_t last);

/* An edition of a table: the same, to 255 bytes, and not the word by which a policy needs none. */
const char *darisk_gravity_edition_fault(const char *text, size_t length);

/* A code of a table. Blanks at an end are part of it: nothing is trimmed. */
const char *darisk_gravity_code_fault(const char *code);

/* Reads a weight in days as thousandths of a day, rounded once, half to even. */
const char *darisk_gravity_weight_read(const char *text, int64_t *out);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file text.h
 * What a rationale or a reason must be to be recorded. Internal. */
#ifndef DARISK_DASH_TEXT_H
#define DARISK_DASH_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/dash_record.h"

/*@
  predicate is_blank(integer byte) =
      byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a;
*/

/* Whether there is nothing but space, tab, carriage return and line feed, if anything. */
/*@ requires length == 0 || \valid_read(bytes + (0 .. length - 1));
    assigns \nothing;
    ensures \result <==> \forall integer i; 0 <= i < length ==> is_blank(bytes[i]); */
bool darisk_dash_is_blank(const uint8_t *bytes, size_t length);

/* The status of a text to be recorded; the first fault of: too long, not UTF-8, blank. */
darisk_status darisk_dash_text_status(const char *text, size_t length);

#endif

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

/* The bytes of the one character that starts at `at`, 1 to 4, or 0 where none does: a NUL, a byte
 * that starts nothing, a sequence cut off, longer than it need be, of half a surrogate pair, or
 * past the last character. At most `left` bytes are read. */
/*@ requires left == 0 || \valid_read(at + (0 .. left - 1));
    assigns \nothing;
    ensures 0 <= \result <= 4;
    ensures \result <= left;
    ensures first: \result > 0 ==> at[0] != 0;
    ensures second: \result > 1 ==> at[1] != 0;
    ensures third: \result > 2 ==> at[2] != 0;
    ensures fourth: \result > 3 ==> at[3] != 0;
    ensures ascii: left > 0 && 0 < at[0] < 0x80 ==> \result == 1;
    ensures nul: left > 0 && at[0] == 0 ==> \result == 0;
    ensures stray: left > 0 && 0x80 <= at[0] < 0xc2 ==> \result == 0;
    ensures past: left > 0 && at[0] > 0xf4 ==> \result == 0; */
size_t darisk_dash_character(const uint8_t *at, size_t left);

/* Whether the bytes are characters from end to end, none of them NUL. */
/*@ requires length == 0 || \valid_read(bytes + (0 .. length - 1));
    assigns \nothing;
    ensures \result ==> \forall integer i; 0 <= i < length ==> bytes[i] != 0; */
bool darisk_dash_is_utf8(const uint8_t *bytes, size_t length);

/* Whether there is nothing but space, tab, carriage return and line feed, if anything. */
/*@ requires length == 0 || \valid_read(bytes + (0 .. length - 1));
    assigns \nothing;
    ensures \result <==> \forall integer i; 0 <= i < length ==> is_blank(bytes[i]); */
bool darisk_dash_is_blank(const uint8_t *bytes, size_t length);

/* The status of a text to be recorded; the first fault of: too long, not UTF-8, blank. */
darisk_status darisk_dash_text_status(const char *text, size_t length);

#endif

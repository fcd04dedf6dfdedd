/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file utf8.h
 * Whether bytes are UTF-8. Internal. */
#ifndef DARISK_BASE_UTF8_H
#define DARISK_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
size_t darisk_utf8_character(const uint8_t *at, size_t left);

/* Whether the bytes are characters from end to end, none of them NUL. */
/*@ requires length == 0 || \valid_read(bytes + (0 .. length - 1));
    assigns \nothing;
    ensures \result ==> \forall integer i; 0 <= i < length ==> bytes[i] != 0; */
bool darisk_utf8_is_text(const uint8_t *bytes, size_t length);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/utf8.h"

/*@ assigns \nothing;
    ensures \result <==> first <= byte <= last; */
static bool within(uint8_t byte, uint8_t first, uint8_t last) {
    return first <= byte && byte <= last;
}

/* The second byte is narrower after four of the first bytes: that is where overlong forms,
 * surrogates and what lies past U+10FFFF are kept out. */
/*@ assigns \nothing;
    ensures 0x80 <= \result <= 0xa0; */
static uint8_t second_first(uint8_t first) {
    return first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
}

/*@ assigns \nothing;
    ensures 0x8f <= \result <= 0xbf; */
static uint8_t second_last(uint8_t first) {
    return first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
}

/* The length a first byte announces, or 0. */
/*@ assigns \nothing;
    ensures 0 <= \result <= 4;
    ensures \result == 1 <==> 0 < first < 0x80;
    ensures \result == 0 <==> first == 0 || 0x80 <= first < 0xc2 || first > 0xf4; */
static size_t announced(uint8_t first) {
    if (within(first, 0x01, 0x7f))
        return 1;
    if (within(first, 0xc2, 0xdf))
        return 2;
    if (within(first, 0xe0, 0xef))
        return 3;
    return within(first, 0xf0, 0xf4) ? 4 : 0;
}

size_t darisk_utf8_character(const uint8_t *at, size_t left) {
    if (left == 0)
        return 0;
    const size_t length = announced(at[0]);
    if (length > left)
        return 0;
    if (length > 1 && !within(at[1], second_first(at[0]), second_last(at[0])))
        return 0;
    if (length > 2 && !within(at[2], 0x80, 0xbf))
        return 0;
    if (length > 3 && !within(at[3], 0x80, 0xbf))
        return 0;
    return length;
}

bool darisk_utf8_is_text(const uint8_t *bytes, size_t length) {
    size_t at = 0;
    /*@ loop invariant 0 <= at <= length;
        loop invariant \forall integer i; 0 <= i < at ==> bytes[i] != 0;
        loop assigns at;
        loop variant length - at; */
    while (at < length) {
        const size_t step = darisk_utf8_character(bytes + at, length - at);
        if (step == 0)
            return false;
        //@ assert first: bytes[at] != 0;
        //@ assert second: step > 1 ==> bytes[at + 1] != 0;
        //@ assert third: step > 2 ==> bytes[at + 2] != 0;
        //@ assert fourth: step > 3 ==> bytes[at + 3] != 0;
        at += step;
    }
    return true;
}

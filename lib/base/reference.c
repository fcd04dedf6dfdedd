/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/reference.h"

#include <string.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "darisk/reference.h"

/* How many bytes from the first on are ASCII and no NUL, by eights. Most references are nothing
 * else. */
static size_t plain(const char *text, size_t length) {
    size_t at = 0;
    for (; length - at >= 8; at += 8) {
        uint64_t word;
        memcpy(&word, text + at, sizeof word);
        /* The first has a high bit for each byte that is not ASCII; the second, where all are, for
         * the first that is 0. */
        const uint64_t other = word | (word - UINT64_C(0x0101010101010101));
        if ((other & UINT64_C(0x8080808080808080)) != 0)
            break;
    }
    return at;
}

bool darisk_reference_is_text(const char *text, size_t length) {
    const size_t first = plain(text, length);
    return darisk_utf8_is_text((const uint8_t *)text + first, length - first);
}

darisk_status darisk_reference_of_text(const char *text, size_t length, uint64_t *out) {
    if (out == NULL || (text == NULL && length > 0))
        return DARISK_ERROR_NULL;
    if (length == 0) {
        *out = 0;
        return DARISK_OK;
    }
    if (!darisk_reference_is_text(text, length))
        return DARISK_ERROR_REFERENCE_TEXT;
    darisk_sha256 hash;
    darisk_sha256_start(&hash);
    darisk_sha256_add(&hash, text, length);
    const uint64_t number = darisk_sha256_number(&hash);
    if (number == 0)
        return DARISK_ERROR_REFERENCE_SAME;
    *out = number;
    return DARISK_OK;
}

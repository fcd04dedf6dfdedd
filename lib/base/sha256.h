/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file sha256.h
 * SHA-256 (FIPS 180-4), to name a text by what is in it. Not meant for secrets. Internal. */
#ifndef DARISK_BASE_SHA256_H
#define DARISK_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define DARISK_SHA256_BLOCK 64
/* 64 digits and the final NUL. */
#define DARISK_SHA256_TEXT_SIZE 65

typedef struct darisk_sha256 {
    uint32_t state[8];
    uint64_t length;                    /* bytes so far, below 2^61 */
    uint8_t block[DARISK_SHA256_BLOCK]; /* the last length % 64 of them */
} darisk_sha256;

void darisk_sha256_start(darisk_sha256 *hash);

/* Takes in `size` bytes; in how many pieces they come makes no difference. */
void darisk_sha256_add(darisk_sha256 *hash, const void *bytes, size_t size);

/* The first eight bytes of the digest, the first of them the lowest. The hash must be started again
 * for another use. */
uint64_t darisk_sha256_number(darisk_sha256 *hash);

/* So many texts are done together, of so many bytes at most: their padding fits the one block. */
#define DARISK_SHA256_TOGETHER 8
#define DARISK_SHA256_SHORT    55

/* The same numbers for some short texts at once. */
void darisk_sha256_numbers(const char *const texts[DARISK_SHA256_TOGETHER],
                           const size_t lengths[DARISK_SHA256_TOGETHER],
                           uint64_t numbers[DARISK_SHA256_TOGETHER]);

/* Writes the digest as small hexadecimal digits. The hash must be started again for another use. */
void darisk_sha256_text(darisk_sha256 *hash, char text[DARISK_SHA256_TEXT_SIZE]);

#endif

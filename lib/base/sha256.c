/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/sha256.h"

/* The first bits of the fractions of the cube roots of the first 64 primes. */
static const uint32_t K[64] = {
#include "base/sha256.inc"
};

/* The same of their square roots, for the first eight. */
static const uint32_t first_state[8] = {
    0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
    0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u,
};

static uint32_t rotate(uint32_t word, unsigned bits) {
    return word >> bits | word << (32 - bits);
}

/* The block as 16 words, the most significant byte first, and 48 more made of them. */
static void expand(const uint8_t *block, uint32_t w[64]) {
    for (size_t t = 0; t < 16; t++)
        w[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
               (uint32_t)block[4 * t + 2] << 8 | block[4 * t + 3];
    for (size_t t = 16; t < 64; t++) {
        const uint32_t early = w[t - 15], late = w[t - 2];
        w[t] = w[t - 16] + (rotate(early, 7) ^ rotate(early, 18) ^ early >> 3) + w[t - 7] +
               (rotate(late, 17) ^ rotate(late, 19) ^ late >> 10);
    }
}

/* Each round moves the eight words on by one place. They stay where they are here, and the place of
 * the first moves. */
static void take_block(darisk_sha256 *hash, const uint8_t *block) {
    uint32_t w[64], s[8];
    expand(block, w);
    for (size_t i = 0; i < 8; i++)
        s[i] = hash->state[i];
    for (size_t t = 0; t < 64; t++) {
#define WORD(place) s[(64 - t + (place)) % 8]
        const uint32_t a = WORD(0), b = WORD(1), c = WORD(2);
        const uint32_t e = WORD(4), f = WORD(5), g = WORD(6);
        const uint32_t one = WORD(7) + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
                             ((e & f) ^ (~e & g)) + K[t] + w[t];
        const uint32_t two =
            (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        WORD(3) += one;
        WORD(7) = one + two;
#undef WORD
    }
    for (size_t i = 0; i < 8; i++)
        hash->state[i] += s[i];
}

void darisk_sha256_start(darisk_sha256 *hash) {
    for (size_t i = 0; i < 8; i++)
        hash->state[i] = first_state[i];
    hash->length = 0;
}

void darisk_sha256_add(darisk_sha256 *hash, const void *bytes, size_t size) {
    const uint8_t *from = bytes;
    for (size_t i = 0; i < size; i++) {
        hash->block[hash->length++ % DARISK_SHA256_BLOCK] = from[i];
        if (hash->length % DARISK_SHA256_BLOCK == 0)
            take_block(hash, hash->block);
    }
}

/* One bit, then zeros until eight bytes are left of a block, then how many bits there were. */
static void finish(darisk_sha256 *hash) {
    const uint64_t bits = hash->length * 8;
    uint8_t byte = 0x80;
    do {
        darisk_sha256_add(hash, &byte, 1);
        byte = 0;
    } while (hash->length % DARISK_SHA256_BLOCK != DARISK_SHA256_BLOCK - 8);
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        byte = (uint8_t)(bits >> (shift - 8) & 0xff);
        darisk_sha256_add(hash, &byte, 1);
    }
}

void darisk_sha256_text(darisk_sha256 *hash, char text[DARISK_SHA256_TEXT_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    finish(hash);
    for (size_t i = 0; i < 64; i++)
        text[i] = digits[hash->state[i / 8] >> (28 - i % 8 * 4) & 0xf];
    text[64] = '\0';
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/sha256.h"

#include <string.h>

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

static uint32_t big_endian(const uint8_t *from) {
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

/* One word more, in the place of the one that is not needed again. */
static uint32_t next_word(uint32_t w[16], size_t t) {
    const uint32_t early = w[(t + 1) % 16], late = w[(t + 14) % 16];
    w[t % 16] += (rotate(early, 7) ^ rotate(early, 18) ^ early >> 3) + w[(t + 9) % 16] +
                 (rotate(late, 17) ^ rotate(late, 19) ^ late >> 10);
    return w[t % 16];
}

/* Each round moves the eight words on by one place. They stay where they are here, and their names
 * move: after eight rounds they are back. */
#define ROUND(a, b, c, d, e, f, g, h, t, word)                                                     \
    do {                                                                                           \
        const uint32_t one = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +                  \
                             ((e & f) ^ (~e & g)) + K[t] + (word);                                 \
        d += one;                                                                                  \
        h = one + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));  \
    } while (0)
#define EIGHT_ROUNDS(t, WORD)                                                                      \
    do {                                                                                           \
        ROUND(a, b, c, d, e, f, g, h, (t), WORD(w, (t)));                                          \
        ROUND(h, a, b, c, d, e, f, g, (t) + 1, WORD(w, (t) + 1));                                  \
        ROUND(g, h, a, b, c, d, e, f, (t) + 2, WORD(w, (t) + 2));                                  \
        ROUND(f, g, h, a, b, c, d, e, (t) + 3, WORD(w, (t) + 3));                                  \
        ROUND(e, f, g, h, a, b, c, d, (t) + 4, WORD(w, (t) + 4));                                  \
        ROUND(d, e, f, g, h, a, b, c, (t) + 5, WORD(w, (t) + 5));                                  \
        ROUND(c, d, e, f, g, h, a, b, (t) + 6, WORD(w, (t) + 6));                                  \
        ROUND(b, c, d, e, f, g, h, a, (t) + 7, WORD(w, (t) + 7));                                  \
    } while (0)
#define FIRST_WORD(w, t) ((w)[t])

static void take_block(uint32_t state[8], const uint8_t *block) {
    uint32_t w[16];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (size_t t = 0; t < 16; t++)
        w[t] = big_endian(block + 4 * t);
    EIGHT_ROUNDS(0, FIRST_WORD);
    EIGHT_ROUNDS(8, FIRST_WORD);
    for (size_t t = 16; t < 64; t += 16) {
        EIGHT_ROUNDS(t, next_word);
        EIGHT_ROUNDS(t + 8, next_word);
    }
    const uint32_t s[8] = {a, b, c, d, e, f, g, h};
    for (size_t i = 0; i < 8; i++)
        state[i] += s[i];
}

void darisk_sha256_start(darisk_sha256 *hash) {
    for (size_t i = 0; i < 8; i++)
        hash->state[i] = first_state[i];
    hash->length = 0;
}

void darisk_sha256_add(darisk_sha256 *hash, const void *bytes, size_t size) {
    const uint8_t *from = bytes;
    while (size > 0) {
        const size_t used = (size_t)(hash->length % DARISK_SHA256_BLOCK);
        const size_t room = DARISK_SHA256_BLOCK - used, taken = size < room ? size : room;
        memcpy(hash->block + used, from, taken);
        hash->length += taken;
        if (taken == room)
            take_block(hash->state, hash->block);
        from += taken;
        size -= taken;
    }
}

/* One bit, then zeros until eight bytes are left of a block, then how many bits there were. */
static void finish(darisk_sha256 *hash) {
    static const uint8_t padding[DARISK_SHA256_BLOCK] = {0x80};
    const uint64_t bits = hash->length * 8;
    const size_t used = (size_t)(hash->length % DARISK_SHA256_BLOCK),
                 last = DARISK_SHA256_BLOCK - 8;
    uint8_t length[8];
    for (size_t i = 0; i < 8; i++)
        length[i] = (uint8_t)(bits >> (56 - 8 * i) & 0xff);
    darisk_sha256_add(hash, padding, used < last ? last - used : last + DARISK_SHA256_BLOCK - used);
    darisk_sha256_add(hash, length, sizeof length);
}

uint64_t darisk_sha256_number(darisk_sha256 *hash) {
    uint64_t number = 0;
    finish(hash);
    for (unsigned i = 0; i < 8; i++)
        number |= (uint64_t)(hash->state[i / 4] >> (24 - i % 4 * 8) & 0xff) << 8 * i;
    return number;
}

void darisk_sha256_text(darisk_sha256 *hash, char text[DARISK_SHA256_TEXT_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    finish(hash);
    for (size_t i = 0; i < 64; i++)
        text[i] = digits[hash->state[i / 8] >> (28 - i % 8 * 4) & 0xf];
    text[64] = '\0';
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The same as sha256.c for eight short texts at once, where the machine has registers that wide;
 * elsewhere one after the other. */
#include <stdbool.h>
#include <string.h>

#include "base/sha256.h"

#define LANES DARISK_SHA256_TOGETHER

#if defined(DARISK_MULTIVERSION)

#define WIDE __attribute__((target("avx2")))

/* A word of each text. */
typedef uint32_t words __attribute__((vector_size(4 * LANES)));

static const uint32_t K[64] = {
#include "base/sha256.inc"
};

/* The one block of each text, as words. */
static void blocks_of(const char *const texts[LANES], const size_t lengths[LANES],
                      uint32_t w[16][LANES]) {
    for (size_t i = 0; i < LANES; i++) {
        uint8_t block[DARISK_SHA256_BLOCK] = {0};
        const size_t length = lengths[i];
        memcpy(block, texts[i], length);
        block[length] = 0x80;
        block[62] = (uint8_t)(length * 8 >> 8);
        block[63] = (uint8_t)(length * 8 & 0xff);
        for (size_t t = 0; t < 16; t++)
            w[t][i] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
                      (uint32_t)block[4 * t + 2] << 8 | block[4 * t + 3];
    }
}

#define ROTATE(word, bits) ((word) >> (bits) | (word) << (32 - (bits)))

#define ROUND(a, b, c, d, e, f, g, h, t)                                                           \
    do {                                                                                           \
        const words one = h + (ROTATE(e, 6) ^ ROTATE(e, 11) ^ ROTATE(e, 25)) +                     \
                          (g ^ (e & (f ^ g))) + K[t] + w[(t) % 16];                                \
        d += one;                                                                                  \
        h = one + (ROTATE(a, 2) ^ ROTATE(a, 13) ^ ROTATE(a, 22)) + ((a & b) | (c & (a | b)));      \
    } while (0)

#define EIGHT_ROUNDS(t)                                                                            \
    do {                                                                                           \
        ROUND(a, b, c, d, e, f, g, h, (t));                                                        \
        ROUND(h, a, b, c, d, e, f, g, (t) + 1);                                                    \
        ROUND(g, h, a, b, c, d, e, f, (t) + 2);                                                    \
        ROUND(f, g, h, a, b, c, d, e, (t) + 3);                                                    \
        ROUND(e, f, g, h, a, b, c, d, (t) + 4);                                                    \
        ROUND(d, e, f, g, h, a, b, c, (t) + 5);                                                    \
        ROUND(c, d, e, f, g, h, a, b, (t) + 6);                                                    \
        ROUND(b, c, d, e, f, g, h, a, (t) + 7);                                                    \
    } while (0)

WIDE static inline void next_words(words w[16]) {
    for (size_t t = 0; t < 16; t++) {
        const words early = w[(t + 1) % 16], late = w[(t + 14) % 16];
        w[t] += (ROTATE(early, 7) ^ ROTATE(early, 18) ^ early >> 3) + w[(t + 9) % 16] +
                (ROTATE(late, 17) ^ ROTATE(late, 19) ^ late >> 10);
    }
}

/* The first two words of each digest. */
WIDE static void digest(uint32_t blocks[16][LANES], uint32_t first[LANES], uint32_t second[LANES]) {
    const words none = {0};
    words w[16];
    words a = none + 0x6a09e667u, b = none + 0xbb67ae85u, c = none + 0x3c6ef372u;
    words d = none + 0xa54ff53au, e = none + 0x510e527fu, f = none + 0x9b05688cu;
    words g = none + 0x1f83d9abu, h = none + 0x5be0cd19u;
    memcpy(w, blocks, sizeof w);
    for (size_t t = 0; t < 64; t += 16) {
        if (t > 0)
            next_words(w);
        EIGHT_ROUNDS(t);
        EIGHT_ROUNDS(t + 8);
    }
    a += 0x6a09e667u;
    b += 0xbb67ae85u;
    memcpy(first, &a, sizeof a);
    memcpy(second, &b, sizeof b);
}

static uint32_t swapped(uint32_t word) {
    return word >> 24 | (word >> 8 & 0xff00) | (word & 0xff00) << 8 | word << 24;
}

static bool wide_numbers(const char *const texts[LANES], const size_t lengths[LANES],
                         uint64_t numbers[LANES]) {
    uint32_t blocks[16][LANES], first[LANES], second[LANES];
    if (!__builtin_cpu_supports("avx2"))
        return false;
    blocks_of(texts, lengths, blocks);
    digest(blocks, first, second);
    for (size_t i = 0; i < LANES; i++)
        numbers[i] = swapped(first[i]) | (uint64_t)swapped(second[i]) << 32;
    return true;
}

#else

static bool wide_numbers(const char *const texts[LANES], const size_t lengths[LANES],
                         uint64_t numbers[LANES]) {
    (void)texts;
    (void)lengths;
    (void)numbers;
    return false;
}

#endif

void darisk_sha256_numbers(const char *const texts[LANES], const size_t lengths[LANES],
                           uint64_t numbers[LANES]) {
    if (wide_numbers(texts, lengths, numbers))
        return;
    for (size_t i = 0; i < LANES; i++) {
        darisk_sha256 hash;
        darisk_sha256_start(&hash);
        darisk_sha256_add(&hash, texts[i], lengths[i]);
        numbers[i] = darisk_sha256_number(&hash);
    }
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** The floor under a column kernel: every byte in once, every byte out once. Like the library it
 * has a version for wider registers, chosen when the program starts. */
#include "bench.h"

/** Rows that are read from all columns before their output is written: the size at which this was
 * fastest, so the hardest yardstick. */
#define STEP 512

#define COLUMNS_MAX 32

#if defined(__x86_64__) && defined(__GNUC__)
#define VERSIONS __attribute__((target_clones("avx2", "default")))
#else
#define VERSIONS
#endif

VERSIONS static uint64_t mix_words(const uint64_t *words, size_t count) {
    uint64_t mixed = 0;
    for (size_t i = 0; i < count; i++) {
        mixed ^= words[i];
    }
    return mixed;
}

VERSIONS static void fill_words(uint64_t *words, size_t count, uint64_t value) {
    for (size_t i = 0; i < count; i++) {
        words[i] = value;
    }
}

void bench_touch_words(const bench_bytes *columns, size_t count, size_t rows, uint8_t *out) {
    bench_touch_wide(columns, count, rows, out, 1);
}

void bench_touch_wide(const bench_bytes *columns, size_t count, size_t rows, uint8_t *out,
                      size_t out_width) {
    if (count > COLUMNS_MAX) {
        bench_fail("too many columns", "touch");
    }
    size_t widths[COLUMNS_MAX];
    for (size_t i = 0; i < count; i++) {
        widths[i] = columns[i].size / rows;
    }
    for (size_t row = 0; row < rows; row += STEP) {
        size_t step = rows - row < STEP ? rows - row : STEP;
        uint64_t mixed = 0;
        for (size_t i = 0; i < count; i++) {
            const char *from = (const char *)columns[i].bytes + row * widths[i];
            mixed ^= mix_words((const uint64_t *)(const void *)from, step * widths[i] / 8);
        }
        fill_words((uint64_t *)(void *)(out + row * out_width), step * out_width / 8, mixed);
    }
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs a fuzz target without libFuzzer: on files, and on so many rounds of made-up bytes, which are
 * the same in every run.
 *
 *   replay ROUNDS [FILE...] */
#include <stdio.h>

#include "fuzz.h"

enum { BYTES_MOST = 4096 };

static uint8_t bytes[BYTES_MOST];

/* xorshift64*; any state but 0. */
static uint64_t chance(uint64_t *state) {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static int run_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    const size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return LLVMFuzzerTestOneInput(bytes, size);
}

int main(int argc, char **argv) {
    const unsigned long rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    for (int i = 2; i < argc; i++)
        if (run_file(argv[i]) != 0)
            return 1;
    for (unsigned long round = 0; round < rounds; round++) {
        uint64_t state = round * UINT64_C(0x9e3779b97f4a7c15) + 1;
        const size_t size = chance(&state) % (BYTES_MOST / 2);
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)(chance(&state) >> 56);
        if (LLVMFuzzerTestOneInput(bytes, size) != 0)
            return 1;
    }
    printf("%d files and %lu rounds\n", argc > 2 ? argc - 2 : 0, rounds);
    return 0;
}

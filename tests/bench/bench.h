/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** What every benchmark shares: pages, column files, timing, memory, and the lines printed.
 *
 * A benchmark prints one line a result, fields set apart by tabs, and report.py makes the table:
 *   data    JOB  ROWS  WHAT-IS-ODD-ABOUT-THEM
 *   time    JOB  NAME  KIND  MEDIAN-SECONDS  LEAST-SECONDS  RUNS  RATIO-TO-TOUCH
 *   memory  JOB  NAME  PEAK-BYTES-A-ROW  ALLOCATIONS  GROWTH-IN-BYTES
 * The peers in Python print the same lines, with "-" where they cannot know. Linux only. */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BENCH_RUNS_MAX 99

/** Prints what went wrong and ends the program with 1. */
_Noreturn void bench_fail(const char *what, const char *which);

/** The text as a number from `least` to `most`; anything else ends the program. */
size_t bench_number(const char *text, size_t least, size_t most);

/** Fresh, zeroed pages, not touched yet, from the kernel and not from malloc. */
void *bench_pages(size_t size, bool huge);
void bench_pages_free(void *pages, size_t size);

/** One column, the values as they stand in memory, in a file of its own. */
void bench_column_write(const char *folder, const char *name, const void *values, size_t size);
void bench_column_read(const char *folder, const char *name, void *values, size_t size);

/** The next value of a small generator (splitmix64): the same on every machine. */
uint64_t bench_random(uint64_t *state);
/** A value from 0 to `bound` - 1; the bias of the multiplication is below 2^-32 here. */
uint32_t bench_random_below(uint64_t *state, uint32_t bound);

/** How often any code of this process asked malloc and its kin for memory. */
size_t bench_allocations(void);

/** What the kernel says of this process, in bytes; read without allocating. */
typedef struct bench_memory {
    size_t peak_address_space;
    size_t peak_resident;
} bench_memory;
bench_memory bench_memory_now(void);

/** One thing that is timed. With `fresh` the output's pages are asked for within the timed
 * part, as a caller would who allocates the output for each call. */
typedef struct bench_case {
    const char *name;
    const char *kind;
    bool fresh;
    void (*run)(void *job, void *out);
    double seconds[BENCH_RUNS_MAX];
} bench_case;

/** Runs all cases in turns, so that a slow spell of the machine falls on each of them. */
void bench_run(bench_case *cases, size_t count, size_t runs, void *job, void *warm_out,
               size_t out_size, bool huge);

double bench_median(const bench_case *one, size_t runs);
void bench_print_time(const char *job, const bench_case *one, size_t runs, double touch_seconds);

/** A column as plain bytes, its size a multiple of 8 or padded to one. */
typedef struct bench_bytes {
    const void *bytes;
    size_t size;
} bench_bytes;

/** Reads each byte of the columns once and writes each byte of the output once, and does no more
 * work than keeps the compiler from leaving that out: the floor under any column kernel. Goes
 * through the columns side by side, `rows` being the rows each of them holds. */
void bench_touch_words(const bench_bytes *columns, size_t count, size_t rows, uint8_t *out);

/** The same, where each row has so many bytes of output. */
void bench_touch_wide(const bench_bytes *columns, size_t count, size_t rows, uint8_t *out,
                      size_t out_width);

#endif

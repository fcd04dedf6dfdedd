/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

_Noreturn void bench_fail(const char *what, const char *which) {
    (void)fprintf(stderr, "bench: %s: %s\n", what, which);
    exit(1);
}

size_t bench_number(const char *text, size_t least, size_t most) {
    char *end = NULL;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || value < least || value > most) {
        bench_fail("number out of range", text);
    }
    return (size_t)value;
}

void *bench_pages(size_t size, bool huge) {
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        bench_fail("no memory", strerror(errno));
    }
    if (madvise(pages, size, huge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE) != 0 && huge) {
        bench_fail("no huge pages here", strerror(errno));
    }
    return pages;
}

void bench_pages_free(void *pages, size_t size) {
    (void)munmap(pages, size);
}

static int column_open(const char *folder, const char *name, int flags) {
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path) {
        bench_fail("path too long", folder);
    }
    int file = open(path, flags | O_CLOEXEC, 0644);
    if (file < 0) {
        bench_fail(path, strerror(errno));
    }
    return file;
}

void bench_column_write(const char *folder, const char *name, const void *values, size_t size) {
    int file = column_open(folder, name, O_WRONLY | O_CREAT | O_TRUNC);
    const char *from = values;
    for (size_t done = 0; done < size;) {
        ssize_t step = write(file, from + done, size - done);
        if (step <= 0) {
            bench_fail(name, strerror(errno));
        }
        done += (size_t)step;
    }
    if (close(file) != 0) {
        bench_fail(name, strerror(errno));
    }
}

void bench_column_read(const char *folder, const char *name, void *values, size_t size) {
    int file = column_open(folder, name, O_RDONLY);
    char *to = values;
    for (size_t done = 0; done < size;) {
        ssize_t step = read(file, to + done, size - done);
        if (step <= 0) {
            bench_fail(name, step == 0 ? "shorter than the rows asked for" : strerror(errno));
        }
        done += (size_t)step;
    }
    char more;
    if (read(file, &more, 1) != 0) {
        bench_fail(name, "longer than the rows asked for");
    }
    (void)close(file);
}

uint64_t bench_random(uint64_t *state) {
    *state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = *state;
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

uint32_t bench_random_below(uint64_t *state, uint32_t bound) {
    return (uint32_t)(((bench_random(state) >> 32) * bound) >> 32);
}

/** The number behind a name such as "VmPeak:" in the kernel's report on the process, in bytes. */
static size_t report_bytes(const char *report, const char *name) {
    const char *place = strstr(report, name);
    if (place == NULL) {
        bench_fail("the kernel does not report", name);
    }
    return (size_t)strtoull(place + strlen(name), NULL, 10) * 1024;
}

bench_memory bench_memory_now(void) {
    char report[8192];
    int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? -1 : read(file, report, sizeof report - 1);
    if (length < 0) {
        bench_fail("the kernel's report on the process", strerror(errno));
    }
    (void)close(file);
    report[length] = '\0';
    bench_memory memory = {.peak_address_space = report_bytes(report, "VmPeak:"),
                           .peak_resident = report_bytes(report, "VmHWM:")};
    return memory;
}

static double now(void) {
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0) {
        bench_fail("no clock", strerror(errno));
    }
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double time_once(const bench_case *one, void *job, void *warm_out, size_t out_size,
                        bool huge) {
    double start = now();
    void *out = one->fresh ? bench_pages(out_size, huge) : warm_out;
    one->run(job, out);
    double seconds = now() - start;
    if (one->fresh) {
        bench_pages_free(out, out_size);
    }
    return seconds;
}

void bench_run(bench_case *cases, size_t count, size_t runs, void *job, void *warm_out,
               size_t out_size, bool huge) {
    for (size_t i = 0; i < count; i++) {
        (void)time_once(&cases[i], job, warm_out, out_size, huge);
    }
    for (size_t run = 0; run < runs; run++) {
        for (size_t i = 0; i < count; i++) {
            cases[i].seconds[run] = time_once(&cases[i], job, warm_out, out_size, huge);
        }
    }
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static void sorted(const bench_case *one, size_t runs, double *seconds) {
    memcpy(seconds, one->seconds, runs * sizeof *seconds);
    qsort(seconds, runs, sizeof *seconds, by_size);
}

double bench_median(const bench_case *one, size_t runs) {
    double seconds[BENCH_RUNS_MAX];
    sorted(one, runs, seconds);
    return runs % 2 == 1 ? seconds[runs / 2] : (seconds[runs / 2 - 1] + seconds[runs / 2]) / 2;
}

void bench_print_time(const char *job, const bench_case *one, size_t runs, double touch_seconds) {
    double seconds[BENCH_RUNS_MAX];
    sorted(one, runs, seconds);
    double median = bench_median(one, runs);
    (void)printf("time\t%s\t%s\t%s\t%.9f\t%.9f\t%zu\t%.3f\n", job, one->name, one->kind, median,
                 seconds[0], runs, median / touch_seconds);
}

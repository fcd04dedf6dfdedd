/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What fuzz targets share. A target is one function that takes any bytes and aborts where
 * something is wrong: libFuzzer calls it, and so does replay.c. */
#ifndef DARISK_TESTS_FUZZ_H
#define DARISK_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "darisk.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An allocator that counts, and fails where it is told to or is asked for too much. */
typedef struct counted {
    size_t calls, fail_at, live, largest;
} counted;

static inline void *counted_allocate(void *context, size_t size) {
    counted *c = context;
    if (size == 0)
        abort();
    if (++c->calls == c->fail_at || size > c->largest)
        return NULL;
    c->live++;
    return malloc(size);
}

static inline void counted_release(void *context, void *memory, size_t size) {
    counted *c = context;
    memset(memory, 0xdd, size);
    c->live--;
    free(memory);
}

static inline darisk_allocator counting(counted *c) {
    return (darisk_allocator){.struct_size = sizeof(darisk_allocator),
                              .context = c,
                              .allocate = counted_allocate,
                              .release = counted_release};
}

/* A status is one that there is, and its report, where it failed, agrees and can be printed. */
static inline void fuzz_check_report(darisk_status status, const darisk_arrow_report *report) {
    if (darisk_status_text(status) == NULL)
        abort();
    if (status == DARISK_OK)
        return;
    if (report->status != status || report->struct_size != sizeof *report ||
        report->expected == NULL || memchr(report->found, 0, sizeof report->found) == NULL ||
        memchr(report->column, 0, sizeof report->column) == NULL ||
        memchr(report->other, 0, sizeof report->other) == NULL)
        abort();
}

#endif

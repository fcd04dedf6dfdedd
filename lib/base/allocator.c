/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* madvise() is not in C11, nor in POSIX. */
#define _DEFAULT_SOURCE
#include "base/allocator.h"

#include <stdint.h>
#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#include "base/size.h"

/* So much memory is worth pages of two megabytes, where the system has them: millions of rows are
 * written several times as fast. It is advice, and nothing depends on it. */
#define LARGE      ((size_t)4 << 20)
#define LARGE_PAGE ((size_t)2 << 20)

static void *allocate_large(size_t size) {
    void *memory = NULL;
    if (size <= SIZE_MAX - LARGE_PAGE)
        memory = aligned_alloc(LARGE_PAGE, (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE);
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    if (memory != NULL)
        (void)madvise(memory, size, MADV_HUGEPAGE);
#endif
    return memory;
}

static void *allocate_from_malloc(void *context, size_t size) {
    (void)context;
    return size < LARGE ? malloc(size) : allocate_large(size);
}

static void release_to_free(void *context, void *memory, size_t size) {
    (void)context;
    (void)size;
    free(memory);
}

static const darisk_allocator FROM_MALLOC = {
    .struct_size = sizeof(darisk_allocator),
    .context = NULL,
    .allocate = allocate_from_malloc,
    .release = release_to_free,
};

darisk_status darisk_allocator_take(const darisk_allocator *given, darisk_allocator *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (given == NULL) {
        *out = FROM_MALLOC;
        return DARISK_OK;
    }
    if (!darisk_struct_is_readable(given, sizeof *given))
        return DARISK_ERROR_STRUCT_SIZE;
    if (given->allocate == NULL || given->release == NULL)
        return DARISK_ERROR_ALLOCATOR;
    *out = *given;
    out->struct_size = sizeof *out;
    return DARISK_OK;
}

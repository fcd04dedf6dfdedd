/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Taking over a caller's memory functions: what is refused, and that what is taken is a copy. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/allocator.h"
#include "base/size.h"

/* A later release's allocator, as a caller built against it would hand it in. */
typedef struct later_allocator {
    darisk_allocator known;
    uint64_t field;
} later_allocator;

static void *allocate(void *context, size_t size) {
    *(size_t *)context += size;
    return malloc(size);
}

static void release(void *context, void *memory, size_t size) {
    *(size_t *)context -= size;
    free(memory);
}

static void *allocate_nothing(void *context, size_t size) {
    (void)context;
    (void)size;
    return NULL;
}

static darisk_allocator allocator_over(size_t *held) {
    darisk_allocator allocator;
    memset(&allocator, 0, sizeof allocator);
    allocator.struct_size = sizeof allocator;
    allocator.context = held;
    allocator.allocate = allocate;
    allocator.release = release;
    return allocator;
}

/* What an untouched output looks like. */
static darisk_allocator sentinel(void) {
    darisk_allocator out;
    memset(&out, 0xa5, sizeof out);
    return out;
}

static void assert_refused(const darisk_allocator *given, darisk_status expected) {
    const darisk_allocator before = sentinel();
    darisk_allocator out = before;
    assert_int_equal(darisk_allocator_take(given, &out), expected);
    assert_memory_equal(&out, &before, sizeof out);
}

/* Waits for a default that cannot be used, or leaks. */
static void test_none_given_is_malloc_and_free(void **state) {
    (void)state;
    darisk_allocator out = sentinel();
    assert_int_equal(darisk_allocator_take(NULL, &out), DARISK_OK);
    assert_int_equal(out.struct_size, sizeof out);
    unsigned char *memory = out.allocate(out.context, 64);
    assert_non_null(memory);
    memset(memory, 1, 64);
    out.release(out.context, memory, 64);
}

/* Waits for a struct that is kept instead of copied, and for a context that is lost. */
static void test_given_is_copied(void **state) {
    (void)state;
    size_t held = 0;
    darisk_allocator given = allocator_over(&held);
    darisk_allocator out = sentinel();
    assert_int_equal(darisk_allocator_take(&given, &out), DARISK_OK);
    assert_int_equal(held, 0);
    given.allocate = allocate_nothing;
    given.context = NULL;
    void *memory = out.allocate(out.context, 48);
    assert_non_null(memory);
    assert_int_equal(held, 48);
    out.release(out.context, memory, 48);
    assert_int_equal(held, 0);
}

static void test_a_missing_function_is_refused(void **state) {
    (void)state;
    size_t held = 0;
    darisk_allocator given = allocator_over(&held);
    given.allocate = NULL;
    assert_refused(&given, DARISK_ERROR_ALLOCATOR);
    given = allocator_over(&held);
    given.release = NULL;
    assert_refused(&given, DARISK_ERROR_ALLOCATOR);
    given = allocator_over(&held);
    assert_int_equal(darisk_allocator_take(&given, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_allocator_take(NULL, NULL), DARISK_ERROR_NULL);
}

/* Waits for a size that is not looked at, or looked at after the functions. */
static void test_a_wrong_size_is_refused_first(void **state) {
    (void)state;
    static const uint32_t SIZES[] = {0, 4, sizeof(darisk_allocator) - 1,
                                     DARISK_STRUCT_SIZE_LAST + 1, UINT32_MAX};
    size_t held = 0;
    for (size_t i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        darisk_allocator given = allocator_over(&held);
        given.struct_size = SIZES[i];
        assert_refused(&given, DARISK_ERROR_STRUCT_SIZE);
        given.allocate = NULL;
        assert_refused(&given, DARISK_ERROR_STRUCT_SIZE);
    }
}

/* Waits for a later field that is set and ignored, and for the later size carried along. */
static void test_a_later_struct_is_taken_if_nothing_new_is_set(void **state) {
    (void)state;
    size_t held = 0;
    later_allocator given;
    memset(&given, 0, sizeof given);
    given.known = allocator_over(&held);
    given.known.struct_size = sizeof given;
    darisk_allocator out = sentinel();
    assert_int_equal(darisk_allocator_take(&given.known, &out), DARISK_OK);
    assert_int_equal(out.struct_size, sizeof out);
    given.field = 1;
    assert_refused(&given.known, DARISK_ERROR_STRUCT_SIZE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_none_given_is_malloc_and_free),
        cmocka_unit_test(test_given_is_copied),
        cmocka_unit_test(test_a_missing_function_is_refused),
        cmocka_unit_test(test_a_wrong_size_is_refused_first),
        cmocka_unit_test(test_a_later_struct_is_taken_if_nothing_new_is_set),
    };
    return cmocka_run_group_tests_name("allocator", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The rule for a caller's struct: its size, and nothing set that this release would miss. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/size.h"

#define KNOWN 24

/* A struct of some size, filled with ones up to what is known and zeros after. On the heap and no
 * longer than it says, so that AddressSanitizer sees a read past it. */
static unsigned char *object_of(uint32_t struct_size, size_t bytes) {
    unsigned char *object = calloc(bytes, 1);
    assert_non_null(object);
    memset(object, 0xff, bytes < KNOWN ? bytes : KNOWN);
    memcpy(object, &struct_size, sizeof struct_size);
    return object;
}

static bool is_readable(uint32_t struct_size, size_t bytes) {
    unsigned char *object = object_of(struct_size, bytes);
    const bool readable = darisk_struct_is_readable(object, KNOWN);
    free(object);
    return readable;
}

/* Waits for a struct of no or too small a size read all the same. */
static void test_smaller_than_known_is_refused(void **state) {
    (void)state;
    assert_false(is_readable(0, 4));
    assert_false(is_readable(4, 4));
    assert_false(is_readable(KNOWN - 1, KNOWN - 1));
    assert_true(is_readable(KNOWN, KNOWN));
    assert_false(darisk_struct_is_readable(NULL, KNOWN));
}

/* Waits for a later field that is set and ignored: any byte, any bit, at either end of the tail. */
static void test_an_unknown_field_that_is_set_is_refused(void **state) {
    (void)state;
    assert_true(is_readable(KNOWN + 1, KNOWN + 1));
    assert_true(is_readable(KNOWN + 8, KNOWN + 8));
    for (size_t place = KNOWN; place < KNOWN + 8; place++)
        for (int bit = 0; bit < 8; bit++) {
            unsigned char *object = object_of(KNOWN + 8, KNOWN + 8);
            object[place] = (unsigned char)(1u << bit);
            assert_false(darisk_struct_is_readable(object, KNOWN));
            free(object);
        }
}

/* Waits for bytes after the struct looked at. */
static void test_what_comes_after_the_struct_does_not_matter(void **state) {
    (void)state;
    unsigned char *object = object_of(KNOWN + 4, KNOWN + 8);
    object[KNOWN + 4] = 1;
    assert_true(darisk_struct_is_readable(object, KNOWN));
    free(object);
}

/* Waits for a size that was never set taken as leave to read so many bytes. */
static void test_a_size_beyond_reason_is_refused_unread(void **state) {
    (void)state;
    assert_true(is_readable(DARISK_STRUCT_SIZE_LAST, DARISK_STRUCT_SIZE_LAST));
    assert_false(is_readable(DARISK_STRUCT_SIZE_LAST + 1, KNOWN));
    assert_false(is_readable(0x80000000u, KNOWN));
    assert_false(is_readable(UINT32_MAX, KNOWN));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_smaller_than_known_is_refused),
        cmocka_unit_test(test_an_unknown_field_that_is_set_is_refused),
        cmocka_unit_test(test_what_comes_after_the_struct_does_not_matter),
        cmocka_unit_test(test_a_size_beyond_reason_is_refused_unread),
    };
    return cmocka_run_group_tests_name("size", tests, NULL, NULL);
}

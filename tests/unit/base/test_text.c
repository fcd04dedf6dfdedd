/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Keys are the same byte for byte, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

/* Waits for two pointers compared, not two texts. */
static void test_equal_texts_are_the_same(void **state) {
    (void)state;
    const char a[] = "KEY:ONE";
    const char b[] = "KEY:ONE";
    assert_true(darisk_text_same(a, b));
    assert_true(darisk_text_same("", ""));
}

/* Waits for folding, trimming and prefixes. */
static void test_other_texts_are_not(void **state) {
    (void)state;
    static const char *const OTHERS[] = {"",        "KEY:ON",   "KEY:ONE ", " KEY:ONE",
                                         "key:one", "KEY:ONE1", "KEY_ONE",  "KEY:\xc3\x96NE"};
    for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++) {
        assert_false(darisk_text_same("KEY:ONE", OTHERS[i]));
        assert_false(darisk_text_same(OTHERS[i], "KEY:ONE"));
    }
}

/* Waits for a NULL that matches the gap of a table. */
static void test_null_is_the_same_as_nothing(void **state) {
    (void)state;
    assert_false(darisk_text_same(NULL, NULL));
    assert_false(darisk_text_same(NULL, ""));
    assert_false(darisk_text_same("", NULL));
}

/* Waits for a gap of a table taken for a key, and for one step past its end. */
static void test_places_in_a_table(void **state) {
    (void)state;
    static const char *const KEYS[] = {NULL, "ONE", NULL, "THREE"};
    assert_int_equal(darisk_text_place("ONE", KEYS, 4), 1);
    assert_int_equal(darisk_text_place("THREE", KEYS, 4), 3);
    assert_int_equal(darisk_text_place("THREE", KEYS, 3), 3);
    assert_int_equal(darisk_text_place("FOUR", KEYS, 4), 4);
    assert_int_equal(darisk_text_place(NULL, KEYS, 4), 4);
    assert_string_equal(darisk_text_at(1, KEYS, 4), "ONE");
    assert_string_equal(darisk_text_at(3, KEYS, 4), "THREE");
    assert_null(darisk_text_at(0, KEYS, 4));
    assert_null(darisk_text_at(2, KEYS, 4));
    assert_null(darisk_text_at(3, KEYS, 3));
    assert_null(darisk_text_at(SIZE_MAX, KEYS, 4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_texts_are_the_same),
        cmocka_unit_test(test_other_texts_are_not),
        cmocka_unit_test(test_null_is_the_same_as_nothing),
        cmocka_unit_test(test_places_in_a_table),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}

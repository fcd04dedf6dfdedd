/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The test that every vocabulary with keys and no records must pass. */
#ifndef DARISK_TESTS_TEXT_TEST_H
#define DARISK_TESTS_TEXT_TEST_H

#include "api_test.h"

/* Waits for a key lost, doubled or at another value, and for 0 or a neighbour taken for a key. */
#define TEST_KEYS(of, ...)                                                                         \
    static void test_keys_of_##of(void **state) {                                                  \
        static const char *const KEYS[] = {__VA_ARGS__};                                           \
        darisk_##of value = (darisk_##of)0;                                                        \
        (void)state;                                                                               \
        for (unsigned i = 0; i < LENGTH(KEYS); i++) {                                              \
            assert_string_equal(darisk_##of##_text((darisk_##of)(i + 1)), KEYS[i]);                \
            assert_int_equal(darisk_##of##_from_text(KEYS[i], &value), DARISK_OK);                 \
            assert_int_equal(value, i + 1);                                                        \
        }                                                                                          \
        static const char *const NONE[] = {"", "NOT_SET", "other", "OTHER ", "RESP:OTHER", "1"};   \
        for (size_t i = 0; i < LENGTH(NONE); i++)                                                  \
            assert_int_equal(darisk_##of##_from_text(NONE[i], &value), DARISK_ERROR_TEXT);         \
        assert_int_equal(darisk_##of##_from_text(NULL, &value), DARISK_ERROR_NULL);                \
        assert_int_equal(darisk_##of##_from_text(KEYS[0], NULL), DARISK_ERROR_NULL);               \
        assert_int_equal(value, LENGTH(KEYS));                                                     \
        static const int OUTSIDE[] = {0, (int)LENGTH(KEYS) + 1, 255, -1, INT_MAX, INT_MIN};        \
        for (size_t i = 0; i < LENGTH(OUTSIDE); i++)                                               \
            assert_null(darisk_##of##_text((darisk_##of)OUTSIDE[i]));                              \
    }

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The tests that every vocabulary with records and keys must pass. A test file says once what its
 * functions are called:
 *
 *   #define VOCABULARY(suffix) darisk_behaviour##suffix   behaviour, behaviour_count ...
 *   #define MEMBER             behaviour                  the record's field of the value
 *   #define KEYS               its keys in order
 *
 * The keys are written by hand, so that a record lost, doubled or out of order is seen. */
#ifndef DARISK_TESTS_KEY_TEST_H
#define DARISK_TESTS_KEY_TEST_H

#include "api_test.h"

/* Values that are none of an enumeration from 1 to `last`. */
#define NO_VALUES(last)                                                                            \
    { -1, 0, (last) + 1, 99, 255, 256, INT_MAX, INT_MIN }

/* Waits for a record lost, doubled or out of order, and for a key that names another value. */
static inline void test_records_in_order(void **state) {
    (void)state;
    assert_int_equal(VOCABULARY(_count)(), LENGTH(KEYS));
    for (size_t i = 0; i < LENGTH(KEYS); i++) {
        const VOCABULARY() value = (VOCABULARY())(i + 1);
        assert_non_null(VOCABULARY(_at)(i));
        assert_int_equal(VOCABULARY(_at)(i)->MEMBER, value);
        assert_string_equal(VOCABULARY(_at)(i)->key, KEYS[i]);
        assert_ptr_equal(VOCABULARY(_find)(value), VOCABULARY(_at)(i));
        assert_string_equal(VOCABULARY(_text)(value), KEYS[i]);
    }
}

/* Waits for an index compared with <= instead of <. */
static inline void test_index_limits(void **state) {
    (void)state;
    assert_non_null(VOCABULARY(_at)(0));
    assert_non_null(VOCABULARY(_at)(LENGTH(KEYS) - 1));
    assert_null(VOCABULARY(_at)(LENGTH(KEYS)));
    assert_null(VOCABULARY(_at)(LENGTH(KEYS) + 1));
    assert_null(VOCABULARY(_at)(255));
    assert_null(VOCABULARY(_at)(SIZE_MAX));
}

/* Waits for a value used as an index unchecked, and for 0 taken as the first or the last. */
static inline void test_values_that_are_none(void **state) {
    (void)state;
    static const int NONE[] = NO_VALUES((int)LENGTH(KEYS));
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        assert_null(VOCABULARY(_find)((VOCABULARY())NONE[i]));
        assert_null(VOCABULARY(_text)((VOCABULARY())NONE[i]));
    }
}

/* Waits for a key that leads to another value than the one it was printed for. */
static inline void test_keys_round_trip(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH(KEYS); i++) {
        VOCABULARY() out = (VOCABULARY())0;
        assert_int_equal(VOCABULARY(_from_text)(KEYS[i], &out), DARISK_OK);
        assert_int_equal(out, i + 1);
    }
}

/* Waits for folding, trimming, prefixes taken for keys, and an output written on failure. */
static inline void test_texts_refused(void **state) {
    (void)state;
    const VOCABULARY() before = (VOCABULARY())2;
    VOCABULARY() out = before;
    static const char *const WRONG[] = {"",  " ",  "\n",      "0",  "1",
                                        "?", "%s", "NOT_SET", "__", "\xc3\x84"};
    for (size_t i = 0; i < LENGTH(WRONG); i++)
        assert_int_equal(VOCABULARY(_from_text)(WRONG[i], &out), DARISK_ERROR_TEXT);
    for (size_t i = 0; i < LENGTH(KEYS); i++) {
        char text[64];
        snprintf(text, sizeof text, "%s ", KEYS[i]);
        assert_int_equal(VOCABULARY(_from_text)(text, &out), DARISK_ERROR_TEXT);
        snprintf(text, sizeof text, " %s", KEYS[i]);
        assert_int_equal(VOCABULARY(_from_text)(text, &out), DARISK_ERROR_TEXT);
        snprintf(text, sizeof text, "%s\n", KEYS[i]);
        assert_int_equal(VOCABULARY(_from_text)(text, &out), DARISK_ERROR_TEXT);
        snprintf(text, sizeof text, "%s", KEYS[i]);
        text[0] = (char)(text[0] + ('a' - 'A'));
        assert_int_equal(VOCABULARY(_from_text)(text, &out), DARISK_ERROR_TEXT);
    }
    assert_int_equal(out, before);
}

/* Waits for a NULL that is followed, and for an output written all the same. */
static inline void test_null_texts(void **state) {
    (void)state;
    const VOCABULARY() before = (VOCABULARY())2;
    VOCABULARY() out = before;
    assert_int_equal(VOCABULARY(_from_text)(NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(VOCABULARY(_from_text)(KEYS[0], NULL), DARISK_ERROR_NULL);
    assert_int_equal(VOCABULARY(_from_text)(NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(out, before);
}

#define KEY_TESTS                                                                                  \
    cmocka_unit_test(test_records_in_order), cmocka_unit_test(test_index_limits),                  \
        cmocka_unit_test(test_values_that_are_none), cmocka_unit_test(test_keys_round_trip),       \
        cmocka_unit_test(test_texts_refused), cmocka_unit_test(test_null_texts)

#endif

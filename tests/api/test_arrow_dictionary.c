/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Texts that identify somebody, and their numbers. */
#include "arrow_test.h"

static darisk_arrow_dictionary *new_dictionary(void) {
    darisk_arrow_dictionary *dictionary = NULL;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &dictionary), DARISK_OK);
    return dictionary;
}

static uint64_t add(darisk_arrow_dictionary *dictionary, const char *text, size_t length) {
    uint64_t number = 999;
    assert_int_equal(darisk_arrow_dictionary_add(dictionary, text, length, &number), DARISK_OK);
    return number;
}

/* Waits for a number that is 0, leaves a gap, depends on more than the order, or is given twice. */
static void test_numbers_are_dense_and_in_order(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    enum { MANY = 20000 };
    for (int turn = 0; turn < 2; turn++)
        for (unsigned i = 0; i < MANY; i++) {
            char text[16];
            const int length = snprintf(text, sizeof text, "P%07u", i * 7919u % 10000000u);
            assert_int_equal(add(dictionary, text, (size_t)length), i + 1);
        }
    assert_int_equal(darisk_arrow_dictionary_count(dictionary), MANY);
    for (unsigned i = 0; i < MANY; i++) {
        char text[16];
        size_t length = 0;
        (void)snprintf(text, sizeof text, "P%07u", i * 7919u % 10000000u);
        assert_string_equal(darisk_arrow_dictionary_text(dictionary, i + 1, &length), text);
        assert_int_equal(length, strlen(text));
        assert_int_equal(darisk_arrow_dictionary_find(dictionary, text, length), i + 1);
    }
    assert_int_equal(darisk_arrow_dictionary_find(dictionary, "P", 1), 0);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for texts of each length around a word that are mixed up, a text that is cut at a NUL, and
 * one that is folded or trimmed. */
static void test_texts_are_told_apart_byte_by_byte(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    char text[40];
    memset(text, 'x', sizeof text);
    for (size_t length = 1; length <= sizeof text; length++)
        assert_int_equal(add(dictionary, text, length), length);
    assert_int_equal(add(dictionary, "a\0b", 3), 41);
    assert_int_equal(add(dictionary, "a\0c", 3), 42);
    assert_int_equal(add(dictionary, "a", 1), 43);
    assert_int_equal(add(dictionary, "A", 1), 44);
    assert_int_equal(add(dictionary, "a ", 2), 45);
    assert_int_equal(add(dictionary, "\xff", 1), 46);
    size_t length = 0;
    assert_memory_equal(darisk_arrow_dictionary_text(dictionary, 42, &length), "a\0c", 4);
    assert_int_equal(length, 3);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for two empty cells that become one person, and for a number outside that gets a text. */
static void test_the_empty_text_is_nobody(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    assert_int_equal(add(dictionary, "", 0), 0);
    assert_int_equal(add(dictionary, NULL, 0), 0);
    assert_int_equal(darisk_arrow_dictionary_count(dictionary), 0);
    assert_int_equal(darisk_arrow_dictionary_find(dictionary, "", 0), 0);
    size_t length = 99;
    assert_string_equal(darisk_arrow_dictionary_text(dictionary, 0, &length), "");
    assert_int_equal(length, 0);
    assert_null(darisk_arrow_dictionary_text(dictionary, 1, NULL));
    assert_null(darisk_arrow_dictionary_text(dictionary, UINT64_MAX, NULL));
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for a missing argument that is used, and for a handle that is made of nothing. */
static void test_missing_arguments(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    uint64_t number = 999;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_add(NULL, "a", 1, &number), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_add(dictionary, NULL, 1, &number), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_add(dictionary, "a", 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(number, 999);
    assert_int_equal(darisk_arrow_dictionary_count(NULL), 0);
    assert_int_equal(darisk_arrow_dictionary_find(NULL, "a", 1), 0);
    assert_null(darisk_arrow_dictionary_text(NULL, 0, NULL));
    darisk_arrow_dictionary_free(NULL);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for a text that moves when others come: long ones, too, that need memory of their own. */
static void test_texts_stay(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    static char large[100000];
    memset(large, 'L', sizeof large);
    (void)add(dictionary, "first", 5);
    const char *first = darisk_arrow_dictionary_text(dictionary, 1, NULL);
    (void)add(dictionary, large, sizeof large);
    const char *second = darisk_arrow_dictionary_text(dictionary, 2, NULL);
    for (unsigned i = 0; i < 50000; i++)
        (void)add(dictionary, (const char *)&i, sizeof i);
    assert_ptr_equal(darisk_arrow_dictionary_text(dictionary, 1, NULL), first);
    assert_ptr_equal(darisk_arrow_dictionary_text(dictionary, 2, NULL), second);
    assert_string_equal(first, "first");
    assert_int_equal(strlen(second), sizeof large);
    darisk_arrow_dictionary_free(dictionary);
}

/* A column of texts, the last of which lies outside its buffer. */
static darisk_status add_column_with_a_bad_end(darisk_arrow_dictionary *dictionary, size_t rows,
                                               unsigned first) {
    enum { ROWS = 3000 };
    static uint8_t views[ROWS][16];
    static const uint8_t beyond[16] = {99, 0, 0, 0, 0, 0, 0, 0, 5};
    for (size_t i = 0; i < rows; i++) {
        memset(views[i], 0, sizeof views[i]);
        views[i][0] = 5;
        const unsigned value = first + (unsigned)i;
        memcpy(views[i] + 4, &value, sizeof value);
        views[i][8] = '!';
    }
    memcpy(views[rows - 1], beyond, sizeof beyond);
    table t;
    new_table(&t, (int64_t)rows);
    add_column(&t, "id", "vu", NULL, views, NULL);
    t.arrays[0].n_buffers = 3;
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_column_u64 ids;
    const darisk_status status = darisk_arrow_batch_ids(batch, "id", dictionary, &ids, NULL);
    darisk_arrow_batch_free(batch);
    return status;
}

/* Waits for a dictionary that keeps the texts of a column that was refused, or loses others with
 * them: with the memory it grew by, and without. */
static void test_a_refused_column_leaves_no_texts(void **state) {
    (void)state;
    static const size_t KEPT[] = {0, 1, 20, 31, 32, 33, 200, 1000};
    static const size_t TAKEN[] = {1, 2, 30, 65, 2999};
    for (size_t k = 0; k < LENGTH(KEPT); k++)
        for (size_t n = 0; n < LENGTH(TAKEN); n++) {
            darisk_arrow_dictionary *dictionary = new_dictionary();
            for (unsigned i = 0; i < KEPT[k]; i++)
                assert_int_equal(add(dictionary, (const char *)&i, sizeof i), i + 1);
            for (int turn = 0; turn < 2; turn++) {
                assert_int_equal(add_column_with_a_bad_end(dictionary, TAKEN[n], 1000000),
                                 DARISK_ERROR_ARROW_OFFSETS);
                assert_int_equal(darisk_arrow_dictionary_count(dictionary), KEPT[k]);
            }
            for (unsigned i = 0; i < KEPT[k] + 3000; i++)
                assert_int_equal(add(dictionary, (const char *)&i, sizeof i), i + 1);
            for (unsigned i = 0; i < KEPT[k] + 3000; i++)
                assert_memory_equal(darisk_arrow_dictionary_text(dictionary, i + 1, NULL), &i,
                                    sizeof i);
            darisk_arrow_dictionary_free(dictionary);
        }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_dense_and_in_order),
        cmocka_unit_test(test_texts_are_told_apart_byte_by_byte),
        cmocka_unit_test(test_the_empty_text_is_nobody),
        cmocka_unit_test(test_missing_arguments),
        cmocka_unit_test(test_texts_stay),
        cmocka_unit_test(test_a_refused_column_leaves_no_texts),
    };
    return cmocka_run_group_tests_name("arrow_dictionary", tests, NULL, NULL);
}

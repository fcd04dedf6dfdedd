/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Validity bitmaps: least significant bit first, and never a byte or a bit beyond the rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "darisk/column.h"

/* Waits for a size rounded down, and for one that overflows. */
static void test_size_is_rounded_up(void **state) {
    (void)state;
    static const size_t ROWS[][2] = {{0, 0}, {1, 1},  {7, 1},  {8, 1},
                                     {9, 2}, {16, 2}, {17, 3}, {1000, 125}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
        assert_int_equal(darisk_validity_size(ROWS[i][0]), ROWS[i][1]);
    assert_int_equal(darisk_validity_size(SIZE_MAX), SIZE_MAX / 8 + 1);
    assert_int_equal(darisk_validity_size(SIZE_MAX - 7), SIZE_MAX / 8);
}

/* Waits for bits counted from the wrong end, and for bytes in the wrong order. */
static void test_the_first_row_is_the_lowest_bit(void **state) {
    (void)state;
    const uint8_t validity[2] = {0x01, 0x80};
    for (size_t row = 0; row < 16; row++)
        assert_int_equal(darisk_validity_get(validity, row), row == 0 || row == 15);
}

/* Waits for a missing bitmap read as "nothing is known". */
static void test_no_bitmap_says_that_all_is_there(void **state) {
    (void)state;
    assert_true(darisk_validity_get(NULL, 0));
    assert_true(darisk_validity_get(NULL, SIZE_MAX));
    assert_int_equal(darisk_validity_count(NULL, 0), 0);
    assert_int_equal(darisk_validity_count(NULL, 12345), 12345);
}

/* Waits for a set that touches a neighbour, in either direction. */
static void test_set_changes_one_bit(void **state) {
    (void)state;
    for (size_t row = 0; row < 24; row++) {
        uint8_t zeros[5] = {0};
        assert_int_equal(darisk_validity_set(zeros + 1, row, true), DARISK_OK);
        uint8_t ones[5];
        memset(ones, 0xff, sizeof ones);
        assert_int_equal(darisk_validity_set(ones + 1, row, false), DARISK_OK);
        for (size_t i = 0; i < 5; i++) {
            const uint8_t expected = (uint8_t)(i == row / 8 + 1 ? 1u << row % 8 : 0u);
            assert_int_equal(zeros[i], expected);
            assert_int_equal(ones[i], (uint8_t)~expected);
        }
    }
}

/* Waits for a set that toggles instead. */
static void test_set_twice_is_set_once(void **state) {
    (void)state;
    uint8_t validity[1] = {0xa5};
    for (int turn = 0; turn < 2; turn++) {
        assert_int_equal(darisk_validity_set(validity, 1, true), DARISK_OK);
        assert_int_equal(darisk_validity_set(validity, 7, false), DARISK_OK);
        assert_int_equal(validity[0], 0x27);
    }
    assert_int_equal(darisk_validity_set(NULL, 0, true), DARISK_ERROR_NULL);
}

/* Waits for a count that takes in the bits after the last row, misses some, or reads a byte that
 * the bitmap does not have: the bitmap is just as long as it must be, on the heap. */
static void test_count_is_that_of_the_rows(void **state) {
    (void)state;
    for (size_t rows = 0; rows <= 16; rows++) {
        const size_t size = darisk_validity_size(rows);
        uint8_t *validity = malloc(size == 0 ? 1 : size);
        assert_non_null(validity);
        for (unsigned bits = 0; bits < 65536; bits += 7) {
            for (size_t i = 0; i < size; i++)
                validity[i] = (uint8_t)(bits >> 8 * i);
            size_t expected = 0;
            for (size_t row = 0; row < rows; row++)
                expected += bits >> row & 1u;
            assert_int_equal(darisk_validity_count(validity, rows), expected);
        }
        free(validity);
    }
}

/* Waits for a count that is right for each byte value but one. */
static void test_count_of_every_byte(void **state) {
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++) {
        const uint8_t validity[3] = {0, (uint8_t)byte, 0};
        size_t expected = 0;
        for (size_t row = 0; row < 24; row++)
            expected += darisk_validity_get(validity, row);
        assert_int_equal(darisk_validity_count(validity, 24), expected);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_size_is_rounded_up),
        cmocka_unit_test(test_the_first_row_is_the_lowest_bit),
        cmocka_unit_test(test_no_bitmap_says_that_all_is_there),
        cmocka_unit_test(test_set_changes_one_bit),
        cmocka_unit_test(test_set_twice_is_set_once),
        cmocka_unit_test(test_count_is_that_of_the_rows),
        cmocka_unit_test(test_count_of_every_byte),
    };
    return cmocka_run_group_tests_name("column", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs the golden cases of tests/cases/reference: texts and their numbers, by themselves and
 * through a dictionary, and pairs of texts that come to one number. Usage: run_reference cases.db
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <darisk/arrow.h>
#include <darisk/reference.h>
#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t number_of(const char *cell) {
    char *end;
    const uint64_t number = strtoull(cell, &end, 10);
    if (cell[0] == '\0' || *end != '\0')
        fail_msg("\"%s\" is no number", cell);
    return number;
}

/* The rows of a table, which has some. */
static sqlite3_stmt *rows_of(sqlite3 *database, const char *query) {
    sqlite3_stmt *rows = NULL;
    if (sqlite3_prepare_v2(database, query, -1, &rows, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(database));
    return rows;
}

static const char *cell(sqlite3_stmt *rows, int column) {
    return (const char *)sqlite3_column_text(rows, column);
}

/* Waits for a number that is not the one that every other language gives, and for a text that does
 * not come back. */
static void test_numbers(void **state) {
    sqlite3_stmt *rows = rows_of(*state, "SELECT \"case\", text, number FROM reference");
    darisk_arrow_dictionary *dictionary = NULL;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &dictionary), DARISK_OK);
    size_t count = 0;
    for (; sqlite3_step(rows) == SQLITE_ROW; count++) {
        const char *text = cell(rows, 1);
        const size_t length = (size_t)sqlite3_column_bytes(rows, 1);
        const uint64_t expected = number_of(cell(rows, 2));
        uint64_t alone = 1, added = 2;
        size_t back = 99;
        assert_int_equal(darisk_reference_of_text(text, length, &alone), DARISK_OK);
        assert_int_equal(darisk_arrow_dictionary_add(dictionary, text, length, &added), DARISK_OK);
        if (alone != expected || added != expected)
            fail_msg("%s: expected %llu got %llu, and %llu", cell(rows, 0),
                     (unsigned long long)expected, (unsigned long long)alone,
                     (unsigned long long)added);
        assert_string_equal(darisk_arrow_dictionary_text(dictionary, expected, &back), text);
        assert_int_equal(back, length);
    }
    assert_true(count > 40);
    assert_int_equal(darisk_arrow_dictionary_count(dictionary), count - 1); /* not the empty one */
    darisk_arrow_dictionary_free(dictionary);
    sqlite3_finalize(rows);
}

/* Waits for two texts of one number that become one person. */
static void test_two_texts_with_one_number(void **state) {
    sqlite3_stmt *rows = rows_of(*state, "SELECT \"case\", one, other, number FROM reference_same");
    size_t count = 0;
    for (; sqlite3_step(rows) == SQLITE_ROW; count++) {
        const char *one = cell(rows, 1), *other = cell(rows, 2);
        const uint64_t expected = number_of(cell(rows, 3));
        uint64_t number = 0;
        darisk_arrow_dictionary *dictionary = NULL;
        assert_string_not_equal(one, other);
        assert_int_equal(darisk_reference_of_text(one, strlen(one), &number), DARISK_OK);
        assert_true(number == expected);
        assert_int_equal(darisk_reference_of_text(other, strlen(other), &number), DARISK_OK);
        assert_true(number == expected);
        assert_int_equal(darisk_arrow_dictionary_new(NULL, &dictionary), DARISK_OK);
        assert_int_equal(darisk_arrow_dictionary_add(dictionary, one, strlen(one), &number),
                         DARISK_OK);
        number = 7;
        assert_int_equal(darisk_arrow_dictionary_add(dictionary, other, strlen(other), &number),
                         DARISK_ERROR_REFERENCE_SAME);
        assert_int_equal(number, 7);
        assert_int_equal(darisk_arrow_dictionary_count(dictionary), 1);
        assert_string_equal(darisk_arrow_dictionary_text(dictionary, expected, NULL), one);
        darisk_arrow_dictionary_free(dictionary);
    }
    assert_true(count > 0);
    sqlite3_finalize(rows);
}

int main(int argc, char **argv) {
    sqlite3 *database = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: run_reference cases.db\n");
        return EXIT_FAILURE;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "cannot open %s: %s\n", argv[1], sqlite3_errmsg(database));
        sqlite3_close(database);
        return EXIT_FAILURE;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_numbers, database),
        cmocka_unit_test_prestate(test_two_texts_with_one_number, database),
    };
    const int failed = cmocka_run_group_tests_name("cases.reference", tests, NULL, NULL);
    sqlite3_close(database);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

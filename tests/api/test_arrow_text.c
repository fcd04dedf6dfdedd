/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns of text from other programs, and columns with a dictionary. */
#include "arrow_test.h"

static const darisk_arrow_word YES_NO[] = {{"no", 1},   {"yes", 2}, {"false", 1},
                                           {"true", 2}, {"", 0},    {"J\xc3\xa1", 2}};
static const darisk_arrow_words WORDS = {
    .struct_size = sizeof(darisk_arrow_words), .list = YES_NO, .count = LENGTH(YES_NO)};

/* One column of five texts in every layout: no, "", a null, a word of two bytes, yes. */
static const uint8_t TEXT_VALID[] = {0x1b};
static const char TEXT[] = "noJ\xc3\xa1yes";
static const int32_t OFFSETS_32[] = {0, 2, 2, 2, 5, 8};
static const int64_t OFFSETS_64[] = {0, 2, 2, 2, 5, 8};
static const uint8_t VIEWS[5][16] = {
    {2, 0, 0, 0, 'n', 'o'},        {0},
    {0xff, 0xff, 0xff, 0xff}, /* null: nobody looks */
    {3, 0, 0, 0, 'J', 0xc3, 0xa1}, {3, 0, 0, 0, 'y', 'e', 's'},
};

static void text_table(table *t, const char *format) {
    new_table(t, 5);
    if (strcmp(format, "vu") == 0)
        add_column(t, "w", format, TEXT_VALID, VIEWS, NULL);
    else
        add_column(t, "w", format, TEXT_VALID,
                   format[0] == 'u' ? (const void *)OFFSETS_32 : OFFSETS_64, TEXT);
    t->arrays[0].n_buffers = 3;
}

/* Waits for a layout of text that is read as another, and for a text that takes in its neighbour.
 */
static void test_words_in_every_layout(void **state) {
    (void)state;
    static const char *const FORMATS[] = {"u", "U", "vu"};
    static const uint16_t EXPECTED[] = {1, 0, 0, 2, 2};
    for (size_t f = 0; f < LENGTH(FORMATS); f++) {
        table t;
        text_table(&t, FORMATS[f]);
        darisk_arrow_batch *batch = batch_of(&t);
        darisk_column_u16 column;
        assert_int_equal(darisk_arrow_batch_u16(batch, "w", &WORDS, &column, NULL), DARISK_OK);
        for (size_t row = 0; row < 5; row++) {
            assert_int_equal(column.values[row], EXPECTED[row]);
            assert_int_equal(IS_THERE(column, row), row != 2);
        }
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a long text that is read from its view, or from another block. */
static void test_long_views(void **state) {
    (void)state;
    static const char first[] = "xxthirteen bytes", second[] = "a text of twenty byt";
    static const int64_t sizes[] = {16, 20};
    static uint8_t views[2][16] = {{14, 0, 0, 0, 't', 'h', 'i', 'r', 0, 0, 0, 0, 2},
                                   {20, 0, 0, 0, 'a', ' ', 't', 'e', 1}};
    table t;
    new_table(&t, 2);
    add_column(&t, "id", "vu", NULL, views, NULL);
    t.buffers[0][2] = first;
    t.buffers[0][3] = second;
    t.buffers[0][4] = sizes;
    t.arrays[0].n_buffers = 5;
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_arrow_dictionary *people = NULL;
    darisk_column_u64 ids;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &people), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_ids(batch, "id", people, &ids, NULL), DARISK_OK);
    assert_string_equal(darisk_arrow_dictionary_text(people, ids.values[0], NULL),
                        "thirteen bytes");
    assert_string_equal(darisk_arrow_dictionary_text(people, ids.values[1], NULL),
                        "a text of twenty byt");
    darisk_arrow_dictionary_free(people);
    darisk_arrow_batch_free(batch);
}

/* Waits for a text of twelve bytes that is looked for elsewhere, or one of thirteen that is not. */
static void test_the_longest_view_that_is_its_own_text(void **state) {
    (void)state;
    static const uint8_t views[1][16] = {
        {12, 0, 0, 0, 't', 'w', 'e', 'l', 'v', 'e', ' ', 'b', 'y', 't', 'e', 's'}};
    table t;
    new_table(&t, 1);
    add_column(&t, "id", "vu", NULL, views, NULL);
    t.arrays[0].n_buffers = 3;
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_arrow_dictionary *people = NULL;
    darisk_column_u64 ids;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &people), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_ids(batch, "id", people, &ids, NULL), DARISK_OK);
    assert_string_equal(darisk_arrow_dictionary_text(people, ids.values[0], NULL), "twelve bytes");
    darisk_arrow_dictionary_free(people);
    darisk_arrow_batch_free(batch);
}

/* Waits for the highest code that fits being refused. */
static void test_the_highest_code(void **state) {
    (void)state;
    static const darisk_arrow_word high[] = {{"no", 255}};
    const darisk_arrow_words words = {sizeof words, 1, 255, high, 1};
    table t;
    text_table(&t, "u");
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_column_u8 column;
    assert_int_equal(darisk_arrow_batch_u8(batch, "w", &words, &column, NULL), DARISK_OK);
    assert_int_equal(column.values[0], 255);
    assert_int_equal(column.values[4], 255);
    darisk_arrow_batch_free(batch);
}

/* Waits for a word that is no word and is taken, or refused without being named; and for `other`
 * that is not taken. */
static void test_a_text_that_is_no_word(void **state) {
    (void)state;
    static const darisk_arrow_word one[] = {{"no", 1}};
    darisk_arrow_words words = {.struct_size = sizeof words, .list = one, .count = 1};
    table t;
    text_table(&t, "u");
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_arrow_report report = new_report();
    darisk_column_u8 column = {.length = 99};
    assert_int_equal(darisk_arrow_batch_u8(batch, "w", &words, &column, &report),
                     DARISK_ERROR_ARROW_WORD);
    assert_int_equal(report.row, 1);
    assert_string_equal(report.found, "");
    assert_int_equal(column.length, 99);
    words.has_other = 1;
    words.other = 200;
    assert_int_equal(darisk_arrow_batch_u8(batch, "w", &words, &column, NULL), DARISK_OK);
    assert_int_equal(column.values[0], 1);
    assert_int_equal(column.values[4], 200);
    darisk_arrow_batch_free(batch);
}

/* Waits for words that are no vocabulary and are taken, or refused where none is needed. */
static void test_words_that_are_no_vocabulary(void **state) {
    (void)state;
    static const darisk_arrow_word twice[] = {{"a", 1}, {"b", 1}, {"a", 2}};
    static const darisk_arrow_word again[] = {{"a", 1}, {"a", 2}};
    static const darisk_arrow_word empty[] = {{"", 1}, {"", 2}};
    static const darisk_arrow_word high[] = {{"a", 256}};
    static const darisk_arrow_word missing[] = {{NULL, 1}};
    static const struct {
        darisk_arrow_words words;
        darisk_status status;
    } TRIED[] = {
        {{.struct_size = sizeof(darisk_arrow_words), .list = twice, .count = 3},
         DARISK_ERROR_ARROW_WORDS},
        {{.struct_size = sizeof(darisk_arrow_words), .list = again, .count = 2},
         DARISK_ERROR_ARROW_WORDS},
        {{.struct_size = sizeof(darisk_arrow_words), .list = empty, .count = 2},
         DARISK_ERROR_ARROW_WORDS},
        {{.struct_size = sizeof(darisk_arrow_words), .list = high, .count = 1},
         DARISK_ERROR_ARROW_WORDS},
        {{.struct_size = sizeof(darisk_arrow_words), .has_other = 1, .other = 256},
         DARISK_ERROR_ARROW_WORDS},
        {{.struct_size = sizeof(darisk_arrow_words), .list = missing, .count = 1},
         DARISK_ERROR_NULL},
        {{.struct_size = sizeof(darisk_arrow_words), .count = 1}, DARISK_ERROR_NULL},
        {{.struct_size = sizeof(darisk_arrow_words), .has_other = 2}, DARISK_ERROR_STRUCT_SIZE},
        {{.struct_size = sizeof(darisk_arrow_words) - 1}, DARISK_ERROR_STRUCT_SIZE},
    };
    static const uint8_t numbers[] = {1, 2, 3, 4, 5};
    table t;
    text_table(&t, "u");
    add_column(&t, "v", "C", NULL, numbers, NULL);
    add_column(&t, "d", "C", NULL, (const uint8_t[5]){0}, NULL);
    add_entries(&t, 2, "C", 5, NULL, numbers, NULL);
    add_column(&t, "n", "n", NULL, NULL, NULL);
    t.arrays[3].n_buffers = 0;
    darisk_arrow_batch *batch = batch_of(&t);
    for (size_t i = 0; i < LENGTH(TRIED); i++) {
        static const char *const WITHOUT[] = {"v", "d", "n"};
        darisk_column_u8 column;
        darisk_arrow_report report = new_report();
        for (size_t n = 0; n < LENGTH(WITHOUT); n++)
            assert_int_equal(
                darisk_arrow_batch_u8(batch, WITHOUT[n], &TRIED[i].words, &column, NULL),
                DARISK_OK);
        assert_int_equal(darisk_arrow_batch_u8(batch, "w", &TRIED[i].words, &column, &report),
                         TRIED[i].status);
        assert_int_equal(report.status, TRIED[i].status);
        assert_int_equal(report.row, SIZE_MAX);
    }
    darisk_arrow_batch_free(batch);
}

/* Waits for an entry that is refused, or given a number, though no row needs it; for a null entry
 * that is read; and for an index taken from the wrong row. */
static void test_dictionaries(void **state) {
    (void)state;
    static const char entries[] = "noyesjunk";
    static const int32_t offsets[] = {0, 2, 5, 5, 9};
    static const uint8_t entry_valid[] = {0x0b}; /* the third is null */
    static const int16_t indices[] = {9, 1, 0, 2, 77, 1};
    static const uint8_t valid[] = {0xef}; /* the fifth is null: its index is not looked at */
    table t;
    new_table(&t, 5);
    add_column(&t, "w", "s", valid, indices, NULL);
    t.arrays[0].offset = 1;
    add_entries(&t, 0, "u", 4, entry_valid, offsets, entries);
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_column_u8 words;
    darisk_column_u64 ids;
    darisk_arrow_dictionary *people = NULL;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &people), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u8(batch, "w", &WORDS, &words, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_ids(batch, "w", people, &ids, NULL), DARISK_OK);
    static const uint8_t EXPECTED[] = {2, 1, 0, 0, 2};
    static const char *const TEXTS[] = {"yes", "no", "", "", "yes"};
    for (size_t row = 0; row < 5; row++) {
        assert_int_equal(IS_THERE(words, row), row != 2 && row != 3);
        assert_int_equal(IS_THERE(ids, row), row != 2 && row != 3);
        assert_int_equal(words.values[row], EXPECTED[row]);
        assert_true(ids.values[row] ==
                    darisk_arrow_dictionary_find(people, TEXTS[row], strlen(TEXTS[row])));
    }
    assert_int_equal(darisk_arrow_dictionary_count(people), 2);
    darisk_arrow_dictionary_free(people);
    darisk_arrow_batch_free(batch);
}

/* Waits for a type of index that is not followed. */
static void test_every_type_of_index(void **state) {
    (void)state;
    static const char *const FORMATS[] = {"C", "S", "I", "L", "c", "s", "i", "l"};
    static const size_t WIDTHS[] = {1, 2, 4, 8, 1, 2, 4, 8};
    static const uint64_t entries[] = {70, 71, 72};
    for (size_t f = 0; f < LENGTH(FORMATS); f++) {
        uint64_t memory[3] = {0};
        for (size_t i = 0; i < 3; i++) {
            const uint64_t index = 2 - i;
            memcpy((uint8_t *)memory + i * WIDTHS[f], &index, WIDTHS[f]);
        }
        table t;
        new_table(&t, 3);
        add_column(&t, "v", FORMATS[f], NULL, memory, NULL);
        add_entries(&t, 0, "L", 3, NULL, entries, NULL);
        darisk_arrow_batch *batch = batch_of(&t);
        darisk_column_u64 column;
        assert_int_equal(darisk_arrow_batch_u64(batch, "v", NULL, &column, NULL), DARISK_OK);
        for (size_t i = 0; i < 3; i++)
            assert_int_equal(column.values[i], 72 - i);
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for dictionaries of numbers and of days that are not followed. */
static void test_dictionaries_of_numbers_and_days(void **state) {
    (void)state;
    static const uint8_t indices[] = {1, 0, 1};
    static const int64_t numbers[] = {300, 7}, days[] = {0, 86400000};
    for (int is_day = 0; is_day < 2; is_day++) {
        table t;
        new_table(&t, 3);
        add_column(&t, "v", "C", NULL, indices, NULL);
        add_entries(&t, 0, is_day ? "tdm" : "l", 2, NULL, is_day ? days : numbers, NULL);
        darisk_arrow_batch *batch = batch_of(&t);
        darisk_arrow_report report = new_report();
        darisk_column_date dates;
        darisk_column_u8 narrow;
        darisk_column_u16 wide;
        if (is_day) {
            assert_int_equal(darisk_arrow_batch_date(batch, "v", &dates, NULL), DARISK_OK);
            assert_int_equal(dates.values[0], 1);
            assert_int_equal(dates.values[1], 0);
        } else {
            assert_int_equal(darisk_arrow_batch_u8(batch, "v", NULL, &narrow, &report),
                             DARISK_ERROR_ARROW_VALUE);
            assert_int_equal(report.row, 1); /* the row, and not the entry, which is 0 */
            assert_int_equal(darisk_arrow_batch_u16(batch, "v", NULL, &wide, NULL), DARISK_OK);
            assert_int_equal(wide.values[0], 7);
            assert_int_equal(wide.values[1], 300);
        }
        darisk_arrow_batch_free(batch);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_in_every_layout),
        cmocka_unit_test(test_long_views),
        cmocka_unit_test(test_the_longest_view_that_is_its_own_text),
        cmocka_unit_test(test_the_highest_code),
        cmocka_unit_test(test_a_text_that_is_no_word),
        cmocka_unit_test(test_words_that_are_no_vocabulary),
        cmocka_unit_test(test_dictionaries),
        cmocka_unit_test(test_every_type_of_index),
        cmocka_unit_test(test_dictionaries_of_numbers_and_days),
    };
    return cmocka_run_group_tests_name("arrow_text", tests, NULL, NULL);
}

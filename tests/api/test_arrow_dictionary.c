/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Texts that refer to somebody, by their numbers. What the numbers are is for tests/cases. */
#include "arrow_test.h"

/* Two texts that come to one number, as tests/cases/reference has them. */
#define ONE   "20d33d9c35847a77"
#define OTHER "020725516ad07360"

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

/* The text of a number, so many bytes of it; returns its length. */
static size_t numbered(char text[24], unsigned i) {
    return (size_t)snprintf(text, 24, "P%07u", i * 7919u % 10000000u);
}

/* Adds such texts, from one to another. */
static void add_some(darisk_arrow_dictionary *dictionary, unsigned first, unsigned end) {
    for (unsigned i = first; i < end; i++) {
        char text[24];
        const size_t length = numbered(text, i);
        (void)add(dictionary, text, length);
    }
}

/* Waits for a text that is at another place, under another number, or not there. */
static void check_some(const darisk_arrow_dictionary *dictionary, unsigned count) {
    assert_int_equal(darisk_arrow_dictionary_count(dictionary), count);
    for (unsigned i = 0; i < count; i++) {
        char text[24];
        size_t length = 0, back = 0;
        uint64_t number = 0, at = 0;
        length = numbered(text, i);
        assert_int_equal(darisk_reference_of_text(text, length, &number), DARISK_OK);
        assert_string_equal(darisk_arrow_dictionary_text(dictionary, number, &back), text);
        assert_int_equal(back, length);
        assert_true(darisk_arrow_dictionary_find(dictionary, text, length) == number);
        assert_string_equal(darisk_arrow_dictionary_at(dictionary, i, &back, &at), text);
        assert_int_equal(back, length);
        assert_true(at == number);
    }
    assert_null(darisk_arrow_dictionary_at(dictionary, count, NULL, NULL));
}

/* Waits for a number that depends on what else there is, and for a text that is kept twice. */
static void test_numbers_do_not_depend_on_the_order(void **state) {
    (void)state;
    enum { MANY = 20000 };
    darisk_arrow_dictionary *dictionary = new_dictionary();
    darisk_arrow_dictionary *backwards = new_dictionary();
    for (int turn = 0; turn < 2; turn++)
        add_some(dictionary, 0, MANY);
    check_some(dictionary, MANY);
    for (unsigned i = MANY; i-- > 0;) {
        char text[24];
        const size_t length = numbered(text, i);
        assert_true(add(backwards, text, length) ==
                    darisk_arrow_dictionary_find(dictionary, text, length));
    }
    assert_int_equal(darisk_arrow_dictionary_find(dictionary, "P", 1), 0);
    darisk_arrow_dictionary_free(backwards);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for texts of each length around a word that are mixed up, and for one that is folded or
 * trimmed. */
static void test_texts_are_told_apart_byte_by_byte(void **state) {
    (void)state;
    static const char *const APART[] = {"a", "A", "a ", " a", "\xc3\xa9", "e\xcc\x81", "e"};
    darisk_arrow_dictionary *dictionary = new_dictionary();
    uint64_t numbers[40 + LENGTH(APART)];
    char text[40];
    memset(text, 'x', sizeof text);
    for (size_t length = 1; length <= sizeof text; length++)
        numbers[length - 1] = add(dictionary, text, length);
    for (size_t i = 0; i < LENGTH(APART); i++)
        numbers[sizeof text + i] = add(dictionary, APART[i], strlen(APART[i]));
    assert_int_equal(darisk_arrow_dictionary_count(dictionary), LENGTH(numbers));
    for (size_t i = 0; i < LENGTH(numbers); i++)
        for (size_t j = 0; j < i; j++)
            assert_true(numbers[i] != numbers[j] && numbers[i] != 0);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for a NUL that another language would end at, and for bytes that it has no text for: at
 * each place around a word of eight, among letters of one byte and after one of two. */
static void test_what_is_no_text(void **state) {
    (void)state;
    static const char *const WRONG[] = {"\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                        "\xff", "\xe2\x82", "\xc3",         ""};
    darisk_arrow_dictionary *dictionary = new_dictionary();
    for (size_t i = 0; i < LENGTH(WRONG); i++)
        for (size_t before = 0; before <= 17; before++)
            for (size_t after = 0; after <= 9; after += 3) {
                char text[40];
                const size_t bytes = WRONG[i][0] == '\0' ? 1 : strlen(WRONG[i]);
                uint64_t number = 999;
                memset(text, 'x', sizeof text);
                memcpy(text + before, WRONG[i], bytes);
                assert_int_equal(darisk_reference_of_text(text, before + bytes + after, &number),
                                 DARISK_ERROR_REFERENCE_TEXT);
                assert_int_equal(
                    darisk_arrow_dictionary_add(dictionary, text, before + bytes + after, &number),
                    DARISK_ERROR_REFERENCE_TEXT);
                assert_int_equal(number, 999);
            }
    assert_int_equal(darisk_arrow_dictionary_count(dictionary), 0);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for two empty cells that become one person, and for a number outside that gets a text. */
static void test_the_empty_text_is_nobody(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    uint64_t number = 999;
    for (int turn = 0; turn < 2; turn++) {
        assert_int_equal(add(dictionary, "", 0), 0);
        assert_int_equal(add(dictionary, NULL, 0), 0);
        assert_int_equal(darisk_arrow_dictionary_count(dictionary), turn);
        assert_int_equal(darisk_arrow_dictionary_find(dictionary, "", 0), 0);
        size_t length = 99;
        assert_string_equal(darisk_arrow_dictionary_text(dictionary, 0, &length), "");
        assert_int_equal(length, 0);
        assert_null(darisk_arrow_dictionary_text(dictionary, 1, NULL));
        assert_null(darisk_arrow_dictionary_text(dictionary, UINT64_MAX, NULL));
        (void)add(dictionary, "a", 1);
    }
    assert_int_equal(darisk_reference_of_text(NULL, 0, &number), DARISK_OK);
    assert_int_equal(number, 0);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for a missing argument that is used, and for a handle that is made of nothing. */
static void test_missing_arguments(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    uint64_t number = 999;
    size_t length = 99;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_add(NULL, "a", 1, &number), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_add(dictionary, NULL, 1, &number), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_add(dictionary, "a", 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_reference_of_text(NULL, 1, &number), DARISK_ERROR_NULL);
    assert_int_equal(darisk_reference_of_text("a", 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_merge(NULL, dictionary, &length), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_dictionary_merge(dictionary, NULL, &length), DARISK_ERROR_NULL);
    assert_null(darisk_arrow_dictionary_at(NULL, 0, &length, &number));
    assert_null(darisk_arrow_dictionary_at(dictionary, 0, &length, &number));
    assert_int_equal(number, 999);
    assert_int_equal(length, 99);
    assert_int_equal(darisk_arrow_dictionary_count(NULL), 0);
    assert_int_equal(darisk_arrow_dictionary_find(NULL, "a", 1), 0);
    assert_int_equal(darisk_arrow_dictionary_find(dictionary, "a", 1), 0);
    assert_null(darisk_arrow_dictionary_text(NULL, 0, NULL));
    darisk_arrow_dictionary_truncate(NULL, 0);
    darisk_arrow_dictionary_free(NULL);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for a text that moves when others come: long ones, too, that need memory of their own. */
static void test_texts_stay(void **state) {
    (void)state;
    darisk_arrow_dictionary *dictionary = new_dictionary();
    static char large[100000];
    memset(large, 'L', sizeof large);
    const uint64_t one = add(dictionary, "first", 5);
    const char *first = darisk_arrow_dictionary_text(dictionary, one, NULL);
    const uint64_t two = add(dictionary, large, sizeof large);
    const char *second = darisk_arrow_dictionary_text(dictionary, two, NULL);
    add_some(dictionary, 0, 50000);
    assert_ptr_equal(darisk_arrow_dictionary_text(dictionary, one, NULL), first);
    assert_ptr_equal(darisk_arrow_dictionary_text(dictionary, two, NULL), second);
    assert_string_equal(first, "first");
    assert_int_equal(strlen(second), sizeof large);
    darisk_arrow_dictionary_free(dictionary);
}

/* Waits for a text that just fits what memory is left but for its NUL, which a sanitizer sees: the
 * lengths around all that is left, after texts of any length. */
static void test_texts_that_just_fit(void **state) {
    (void)state;
    static char text[1100];
    memset(text, 'x', sizeof text);
    for (size_t total = 980; total < 1030; total++)
        for (size_t first = 950; first < 980; first++) {
            const size_t second = total - first;
            darisk_arrow_dictionary *dictionary = new_dictionary();
            const uint64_t one = add(dictionary, text, first);
            const uint64_t two = add(dictionary, text, second);
            assert_int_equal(strlen(darisk_arrow_dictionary_text(dictionary, one, NULL)), first);
            assert_int_equal(strlen(darisk_arrow_dictionary_text(dictionary, two, NULL)), second);
            darisk_arrow_dictionary_free(dictionary);
        }
}

/* Waits for a text that is left behind, or taken with those after it, and for a place that is not
 * found past a gap. */
static void test_truncate(void **state) {
    (void)state;
    static const unsigned KEPT[] = {0, 1, 31, 32, 33, 63, 64, 1000};
    for (size_t k = 0; k < LENGTH(KEPT); k++) {
        darisk_arrow_dictionary *dictionary = new_dictionary();
        for (int turn = 0; turn < 2; turn++) {
            add_some(dictionary, 0, 3000);
            darisk_arrow_dictionary_truncate(dictionary, 4000);
            assert_int_equal(darisk_arrow_dictionary_count(dictionary), 3000);
            darisk_arrow_dictionary_truncate(dictionary, KEPT[k]);
            check_some(dictionary, KEPT[k]);
        }
        add_some(dictionary, 0, 2000);
        check_some(dictionary, 2000);
        darisk_arrow_dictionary_free(dictionary);
    }
}

/* Waits for a text that is lost in a merge, twice there after it, or in another order than that of
 * its source. */
static void test_merge(void **state) {
    (void)state;
    static const unsigned HERE[] = {0, 1, 500, 1000};
    for (size_t h = 0; h < LENGTH(HERE); h++) {
        darisk_arrow_dictionary *into = new_dictionary(), *from = new_dictionary();
        add_some(into, 0, HERE[h]);
        add_some(from, HERE[h] / 2, 1000);
        for (int turn = 0; turn < 2; turn++)
            assert_int_equal(darisk_arrow_dictionary_merge(into, from, NULL), DARISK_OK);
        assert_int_equal(darisk_arrow_dictionary_merge(into, into, NULL), DARISK_OK);
        darisk_arrow_dictionary_free(from);
        check_some(into, 1000);
        darisk_arrow_dictionary_free(into);
    }
}

/* Waits for two texts of one number that are merged into one person, and for a refused merge that
 * leaves some texts. */
static void test_a_refused_merge(void **state) {
    (void)state;
    darisk_arrow_dictionary *into = new_dictionary(), *from = new_dictionary();
    size_t at_fault = 99;
    add_some(into, 0, 100);
    const uint64_t number = add(into, ONE, strlen(ONE));
    add_some(from, 50, 200);
    (void)add(from, OTHER, strlen(OTHER));
    add_some(from, 200, 300);
    assert_int_equal(darisk_arrow_dictionary_merge(into, from, &at_fault),
                     DARISK_ERROR_REFERENCE_SAME);
    assert_string_equal(darisk_arrow_dictionary_at(from, at_fault, NULL, NULL), OTHER);
    assert_int_equal(darisk_arrow_dictionary_merge(into, from, NULL), DARISK_ERROR_REFERENCE_SAME);
    assert_string_equal(darisk_arrow_dictionary_text(into, number, NULL), ONE);
    darisk_arrow_dictionary_truncate(into, 100);
    check_some(into, 100);
    assert_int_equal(darisk_arrow_dictionary_merge(into, from, NULL), DARISK_OK);
    assert_string_equal(darisk_arrow_dictionary_text(into, number, NULL), OTHER);
    assert_int_equal(darisk_arrow_dictionary_count(into), 301);
    darisk_arrow_dictionary_free(from);
    darisk_arrow_dictionary_free(into);
}

/* Waits for texts that are there in part where memory runs out in a merge, and for one of them that
 * is blamed: at the k-th allocation, for every k. */
static void test_a_merge_without_memory(void **state) {
    (void)state;
    darisk_arrow_dictionary *from = new_dictionary();
    size_t k = 0;
    add_some(from, 50, 3000);
    for (darisk_status status = DARISK_ERROR_MEMORY; status != DARISK_OK; k++) {
        counted c = {0};
        const darisk_allocator allocator = counting(&c);
        darisk_arrow_dictionary *into = NULL;
        assert_int_equal(darisk_arrow_dictionary_new(&allocator, &into), DARISK_OK);
        add_some(into, 0, 60);
        c.fail_at = c.calls + k + 1;
        size_t at_fault = 99;
        status = darisk_arrow_dictionary_merge(into, from, &at_fault);
        assert_int_equal(at_fault, 99);
        if (status != DARISK_OK) {
            assert_int_equal(status, DARISK_ERROR_MEMORY);
            check_some(into, 60);
            assert_int_equal(darisk_arrow_dictionary_merge(into, from, NULL), DARISK_OK);
        }
        check_some(into, 3000);
        darisk_arrow_dictionary_free(into);
        assert_int_equal(c.live, 0);
    }
    assert_true(k > 20);
    darisk_arrow_dictionary_free(from);
}

/* A column of such texts as views, from a number on; the last of them may be changed. */
enum { ROWS = 3000 };
static darisk_status read_column(darisk_arrow_dictionary *dictionary, size_t rows, unsigned first,
                                 const uint8_t last[16], darisk_arrow_report *report) {
    static uint8_t views[ROWS][16];
    for (size_t i = 0; i < rows; i++) {
        char text[24];
        memset(views[i], 0, sizeof views[i]);
        views[i][0] = (uint8_t)numbered(text, first + (unsigned)i);
        memcpy(views[i] + 4, text, views[i][0]);
    }
    if (last != NULL)
        memcpy(views[rows - 1], last, sizeof views[0]);
    table t;
    new_table(&t, (int64_t)rows);
    add_column(&t, "id", "vu", NULL, views, NULL);
    t.arrays[0].n_buffers = 3;
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_column_u64 ids;
    const darisk_status status = darisk_arrow_batch_ids(batch, "id", dictionary, &ids, report);
    for (size_t i = 0; status == DARISK_OK && i < rows; i++) {
        char text[24];
        const size_t length = numbered(text, first + (unsigned)i);
        assert_true(ids.values[i] == darisk_arrow_dictionary_find(dictionary, text, length));
    }
    darisk_arrow_batch_free(batch);
    return status;
}

/* Waits for a dictionary that keeps the texts of a column that was refused, or loses others with
 * them: with the memory it grew by, and without. */
static void test_a_refused_column_leaves_no_texts(void **state) {
    (void)state;
    static const struct {
        darisk_status status;
        uint8_t view[16];
        const char *found;
    } BAD[] = {
        {DARISK_ERROR_ARROW_OFFSETS, {99, 0, 0, 0, 0, 0, 0, 0, 5}, NULL},
        {DARISK_ERROR_REFERENCE_TEXT, {3, 0, 0, 0, 'a', 0, 'b'}, "a?b"},
        {DARISK_ERROR_REFERENCE_TEXT, {2, 0, 0, 0, 'a', 0xff}, "a?"},
    };
    static const unsigned KEPT[] = {0, 1, 31, 32, 33, 1000}, TAKEN[] = {1, 2, 33, 2999};
    for (size_t i = 0; i < LENGTH(KEPT) * LENGTH(TAKEN) * LENGTH(BAD); i++) {
        const size_t b = i % LENGTH(BAD);
        const unsigned kept = KEPT[i / LENGTH(BAD) % LENGTH(KEPT)];
        const unsigned taken = TAKEN[i / LENGTH(BAD) / LENGTH(KEPT)];
        darisk_arrow_dictionary *dictionary = new_dictionary();
        add_some(dictionary, 0, kept);
        for (int turn = 0; turn < 2; turn++) {
            darisk_arrow_report report = new_report();
            assert_int_equal(read_column(dictionary, taken, 1000000, BAD[b].view, &report),
                             BAD[b].status);
            if (BAD[b].found != NULL) {
                assert_int_equal(report.row, taken - 1);
                assert_string_equal(report.column, "id");
                assert_string_equal(report.found, BAD[b].found);
                assert_string_equal(report.expected, "UTF-8 without a NUL");
            }
            assert_string_equal(report.other, "");
            check_some(dictionary, kept);
        }
        assert_int_equal(read_column(dictionary, ROWS, kept, NULL, NULL), DARISK_OK);
        check_some(dictionary, kept + ROWS);
        darisk_arrow_dictionary_free(dictionary);
    }
}

/* Waits for a number that comes out otherwise where texts are done together: of each length around
 * one block of the hash, eight texts of each, with nulls among them. */
static void test_the_numbers_of_a_column_are_those_of_single_texts(void **state) {
    (void)state;
    enum { LENGTHS = 130, OF_EACH = 9, COUNT = LENGTHS * OF_EACH };
    static char bytes[COUNT * LENGTHS];
    static int32_t offsets[COUNT + 1];
    static uint8_t validity[COUNT / 8 + 1];
    for (size_t row = 0; row < COUNT; row++) {
        const int32_t length = (int32_t)(row / OF_EACH);
        memset(bytes + offsets[row], 'x', (size_t)length);
        if (length > 0)
            bytes[offsets[row]] = (char)('0' + row % OF_EACH);
        offsets[row + 1] = offsets[row] + length;
        assert_int_equal(darisk_validity_set(validity, row, row % OF_EACH != 4), DARISK_OK);
    }
    table t;
    new_table(&t, COUNT);
    add_column(&t, "id", "u", validity, offsets, bytes);
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_arrow_dictionary *dictionary = new_dictionary();
    darisk_column_u64 ids;
    assert_int_equal(darisk_arrow_batch_ids(batch, "id", dictionary, &ids, NULL), DARISK_OK);
    for (size_t row = 0; row < COUNT; row++) {
        const char *text = bytes + offsets[row];
        const size_t length = (size_t)(offsets[row + 1] - offsets[row]);
        uint64_t number = 0;
        if (row % OF_EACH != 4)
            assert_int_equal(darisk_reference_of_text(text, length, &number), DARISK_OK);
        assert_true(ids.values[row] == number);
    }
    assert_int_equal(darisk_arrow_dictionary_count(dictionary), (LENGTHS - 1) * (OF_EACH - 1));
    darisk_arrow_dictionary_free(dictionary);
    darisk_arrow_batch_free(batch);
}

/* Waits for two texts of one number in a column, plain or dictionary-encoded, that are taken for
 * one person, or of which the report does not tell. */
static void test_two_texts_with_one_number_in_a_column(void **state) {
    (void)state;
    static const char bytes[] = "P1" ONE OTHER;
    enum { FIRST = 2 + sizeof ONE - 1, SECOND = FIRST + sizeof OTHER - 1 };
    static const int32_t offsets[] = {0, 2, FIRST, SECOND};
    static const uint8_t indices[] = {0, 1, 0, 2};
    for (int is_coded = 0; is_coded < 2; is_coded++)
        for (int is_known = 0; is_known < 2; is_known++) {
            table t;
            new_table(&t, is_coded ? 4 : 3);
            add_column(&t, "id", is_coded ? "C" : "u", NULL,
                       is_coded ? (const void *)indices : offsets, is_coded ? NULL : bytes);
            if (is_coded)
                add_entries(&t, 0, "u", 3, NULL, offsets, bytes);
            darisk_arrow_batch *batch = batch_of(&t);
            darisk_arrow_dictionary *dictionary = new_dictionary();
            darisk_arrow_report report = new_report();
            darisk_column_u64 ids;
            if (is_known) /* before the column */
                (void)add(dictionary, OTHER, strlen(OTHER));
            assert_int_equal(darisk_arrow_batch_ids(batch, "id", dictionary, &ids, &report),
                             DARISK_ERROR_REFERENCE_SAME);
            assert_int_equal(report.row, is_known ? 1 : is_coded ? 3 : 2);
            assert_string_equal(report.found, is_known ? ONE : OTHER);
            assert_string_equal(report.other, is_known ? OTHER : ONE);
            assert_string_equal(report.expected, "a text with a number of its own");
            assert_int_equal(darisk_arrow_dictionary_count(dictionary), is_known);
            darisk_arrow_batch_free(batch);
            darisk_arrow_dictionary_free(dictionary);
        }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_do_not_depend_on_the_order),
        cmocka_unit_test(test_texts_are_told_apart_byte_by_byte),
        cmocka_unit_test(test_what_is_no_text),
        cmocka_unit_test(test_the_empty_text_is_nobody),
        cmocka_unit_test(test_missing_arguments),
        cmocka_unit_test(test_texts_stay),
        cmocka_unit_test(test_texts_that_just_fit),
        cmocka_unit_test(test_truncate),
        cmocka_unit_test(test_merge),
        cmocka_unit_test(test_a_refused_merge),
        cmocka_unit_test(test_a_merge_without_memory),
        cmocka_unit_test(test_a_refused_column_leaves_no_texts),
        cmocka_unit_test(test_the_numbers_of_a_column_are_those_of_single_texts),
        cmocka_unit_test(test_two_texts_with_one_number_in_a_column),
    };
    return cmocka_run_group_tests_name("arrow_dictionary", tests, NULL, NULL);
}

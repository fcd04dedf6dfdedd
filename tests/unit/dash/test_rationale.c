/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What a rationale may be made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "dash/text.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

typedef struct sample {
    const char *bytes;
    size_t length;
} sample;

#define SAMPLE(text)                                                                               \
    { text, sizeof(text) - 1 }

/* Waits for a good character refused: the first and the last of each length, and those beside the
 * surrogates. */
static void test_characters(void **state) {
    (void)state;
    static const sample GOOD[] = {
        SAMPLE("a"),
        SAMPLE("\x01"),
        SAMPLE("\x7f"),
        SAMPLE("\xc2\x80"),
        SAMPLE("\xdf\xbf"),
        SAMPLE("\xe0\xa0\x80"),
        SAMPLE("\xed\x9f\xbf"),
        SAMPLE("\xee\x80\x80"),
        SAMPLE("\xef\xbf\xbf"),
        SAMPLE("\xf0\x90\x80\x80"),
        SAMPLE("\xf4\x8f\xbf\xbf"),
    };
    for (size_t i = 0; i < LENGTH(GOOD); i++) {
        const uint8_t *bytes = (const uint8_t *)GOOD[i].bytes;
        assert_int_equal(darisk_utf8_character(bytes, GOOD[i].length), GOOD[i].length);
        assert_true(darisk_utf8_is_text(bytes, GOOD[i].length));
        for (size_t cut = 0; cut < GOOD[i].length; cut++)
            assert_int_equal(darisk_utf8_character(bytes, cut), 0);
    }
}

/* Waits for a fault let in: in the middle, at the start and at the end of a text. */
static void test_faults(void **state) {
    (void)state;
    static const sample BAD[] = {
        {"\0", 1},      /* NUL */
        SAMPLE("\x80"), /* a byte that only continues */
        SAMPLE("\xbf"),
        SAMPLE("\xc2"), /* cut off */
        SAMPLE("\xe2\x82"),
        SAMPLE("\xf0\x9f\x98"),
        SAMPLE("\xc0\x80"), /* longer than need be: NUL */
        SAMPLE("\xc1\xbf"),
        SAMPLE("\xe0\x80\x80"),
        SAMPLE("\xe0\x9f\xbf"),
        SAMPLE("\xf0\x80\x80\x80"),
        SAMPLE("\xf0\x8f\xbf\xbf"),
        SAMPLE("\xed\xa0\x80"), /* half of a surrogate pair */
        SAMPLE("\xed\xbf\xbf"),
        SAMPLE("\xf4\x90\x80\x80"), /* past U+10FFFF */
        SAMPLE("\xf5\x80\x80\x80"),
        SAMPLE("\xff"),
        SAMPLE("\xfe"),
        SAMPLE("\xc3\x28"), /* continued by something else */
        SAMPLE("\xe2\x28\xa1"),
        SAMPLE("\xe2\x82\x28"),
        SAMPLE("\xf0\x28\x8c\xbc"),
        SAMPLE("\xf0\x90\x28\xbc"),
        SAMPLE("\xf0\x90\x8c\x28"),
        SAMPLE("\xfc\x84\x80\x80\x80\x80"),
    };
    for (size_t i = 0; i < LENGTH(BAD); i++) {
        uint8_t text[16];
        const size_t length = BAD[i].length;
        assert_false(darisk_utf8_is_text((const uint8_t *)BAD[i].bytes, length));
        memset(text, 'x', sizeof text);
        memcpy(text + 3, BAD[i].bytes, length);
        assert_false(darisk_utf8_is_text(text, length + 6));
        assert_false(darisk_utf8_is_text(text, length + 3));
        assert_false(darisk_utf8_is_text(text + 3, length + 3));
    }
}

/* Waits for one character too many or too few: every pair of bytes with some third ones, and the
 * counts the standard gives. */
static void test_counts(void **state) {
    (void)state;
    static const uint8_t LAST[] = {0x00, 0x7f, 0x80, 0xbf, 0xc0, 0xff};
    size_t count[5] = {0};
    for (unsigned first = 0; first < 256; first++)
        for (unsigned second = 0; second < 256; second++)
            for (size_t third = 0; third < LENGTH(LAST); third++)
                for (size_t fourth = 0; fourth < LENGTH(LAST); fourth++) {
                    const uint8_t bytes[] = {(uint8_t)first, (uint8_t)second, LAST[third],
                                             LAST[fourth]};
                    count[darisk_utf8_character(bytes, sizeof bytes)]++;
                }
    assert_int_equal(count[1], 127 * 256 * 36);
    assert_int_equal(count[2], 30 * 64 * 36);
    assert_int_equal(count[3], (15 * 64 - 2 * 32 + 64) * 2 * 6);
    assert_int_equal(count[4], (48 + 3 * 64 + 16) * 2 * 2);
}

/* Waits for a blank that is none of the four, and for one of the four left out. */
static void test_blanks(void **state) {
    (void)state;
    static const char FOUR[] = " \t\r\n";
    assert_true(darisk_dash_is_blank((const uint8_t *)"", 0));
    assert_true(darisk_dash_is_blank((const uint8_t *)FOUR, 4));
    for (unsigned byte = 0; byte < 256; byte++) {
        const uint8_t text[] = {' ', (uint8_t)byte, '\n'};
        const int blank = byte != 0 && strchr(FOUR, (int)byte) != NULL;
        assert_int_equal(darisk_dash_is_blank(text, sizeof text), blank);
    }
    assert_false(darisk_dash_is_blank((const uint8_t *)"\xc2\xa0", 2)); /* not in the list */
}

/* Waits for faults told in another order than: too long, not UTF-8, blank. */
static void test_status(void **state) {
    (void)state;
    static char text[DARISK_DASH_TEXT_LAST + 1];
    memset(text, ' ', sizeof text);
    assert_int_equal(darisk_dash_text_status(NULL, 0), DARISK_ERROR_DASH_TEXT_BLANK);
    assert_int_equal(darisk_dash_text_status(text, 1), DARISK_ERROR_DASH_TEXT_BLANK);
    assert_int_equal(darisk_dash_text_status(text, DARISK_DASH_TEXT_LAST),
                     DARISK_ERROR_DASH_TEXT_BLANK);
    assert_int_equal(darisk_dash_text_status(text, DARISK_DASH_TEXT_LAST + 1),
                     DARISK_ERROR_DASH_TEXT_LENGTH);
    text[0] = '\xff';
    assert_int_equal(darisk_dash_text_status(text, DARISK_DASH_TEXT_LAST),
                     DARISK_ERROR_DASH_TEXT_UTF8);
    assert_int_equal(darisk_dash_text_status(text, DARISK_DASH_TEXT_LAST + 1),
                     DARISK_ERROR_DASH_TEXT_LENGTH);
    text[0] = 'x';
    assert_int_equal(darisk_dash_text_status(text, 1), DARISK_OK);
    assert_int_equal(darisk_dash_text_status(text, DARISK_DASH_TEXT_LAST), DARISK_OK);
    assert_int_equal(darisk_dash_text_status("a\0b", 3), DARISK_ERROR_DASH_TEXT_UTF8);
    assert_int_equal(darisk_dash_text_status("", 1), DARISK_ERROR_DASH_TEXT_UTF8); /* a NUL */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters), cmocka_unit_test(test_faults),
        cmocka_unit_test(test_counts),     cmocka_unit_test(test_blanks),
        cmocka_unit_test(test_status),
    };
    return cmocka_run_group_tests_name("dash text", tests, NULL, NULL);
}

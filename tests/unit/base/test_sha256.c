/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Digests of known texts, whole and in pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/sha256.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* The examples of the standard, and texts of a, around the lengths where a block is full and where
 * the count of bits needs one more. Made with another program. */
static const struct {
    const char *text; /* NULL: so many times the letter a */
    size_t length;
    const char *digest;
} KNOWN[] = {
    {"", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {NULL, 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
    {NULL, 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
    {NULL, 63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
    {NULL, 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
    {NULL, 65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"},
    {NULL, 119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
    {NULL, 120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
    {NULL, 128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"},
    {NULL, 1000, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"},
};

static void check(size_t i, size_t piece) {
    static char letters[1000];
    const char *text = KNOWN[i].text == NULL ? letters : KNOWN[i].text;
    char digest[DARISK_SHA256_TEXT_SIZE];
    darisk_sha256 hash;
    memset(letters, 'a', sizeof letters);
    memset(&hash, 0xdb, sizeof hash);
    darisk_sha256_start(&hash);
    for (size_t at = 0; at < KNOWN[i].length; at += piece) {
        const size_t left = KNOWN[i].length - at;
        darisk_sha256_add(&hash, text + at, left < piece ? left : piece);
    }
    darisk_sha256_text(&hash, digest);
    assert_string_equal(digest, KNOWN[i].digest);
}

/* Waits for a wrong constant, a wrong rotation, and padding that is wrong at one length. */
static void test_known_digests(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH(KNOWN); i++)
        check(i, KNOWN[i].length + 1);
}

/* Waits for a piece that is lost or taken twice where it does not end with a block. */
static void test_pieces_make_no_difference(void **state) {
    static const size_t PIECES[] = {1, 3, 63, 64, 65, 100};
    (void)state;
    for (size_t i = 0; i < LENGTH(KNOWN); i++)
        for (size_t p = 0; p < LENGTH(PIECES); p++)
            check(i, PIECES[p]);
}

/* Waits for a text that takes the place of another, padding that runs over, and a byte that is
 * sign-extended: each length in each place, among texts of other lengths. */
static void test_short_texts_together(void **state) {
    (void)state;
    for (size_t turn = 0; turn <= DARISK_SHA256_SHORT; turn++) {
        char texts[DARISK_SHA256_TOGETHER][DARISK_SHA256_SHORT];
        const char *list[DARISK_SHA256_TOGETHER];
        size_t lengths[DARISK_SHA256_TOGETHER];
        uint64_t numbers[DARISK_SHA256_TOGETHER];
        for (size_t i = 0; i < DARISK_SHA256_TOGETHER; i++) {
            for (size_t k = 0; k < DARISK_SHA256_SHORT; k++)
                texts[i][k] = (char)(uint8_t)(37 * turn + 101 * i + 7 * k);
            list[i] = texts[i];
            lengths[i] = (turn + 13 * i) % (DARISK_SHA256_SHORT + 1);
        }
        darisk_sha256_numbers(list, lengths, numbers);
        for (size_t i = 0; i < DARISK_SHA256_TOGETHER; i++) {
            darisk_sha256 hash;
            darisk_sha256_start(&hash);
            darisk_sha256_add(&hash, list[i], lengths[i]);
            assert_true(numbers[i] == darisk_sha256_number(&hash));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_digests),
        cmocka_unit_test(test_pieces_make_no_difference),
        cmocka_unit_test(test_short_texts_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Gravity tables: what is a row, what a code is in an event, and what a table is called. */
#include "api_test.h"

#include <stdlib.h>

#define NO_ROW SIZE_MAX

static darisk_gravity_report empty_report(void) {
    darisk_gravity_report report;
    memset(&report, 0, sizeof report);
    report.struct_size = sizeof report;
    report.row = 77;
    return report;
}

static darisk_gravity *made(const darisk_gravity_row *rows, size_t count) {
    darisk_gravity *gravity = NULL;
    darisk_gravity_report report = empty_report();
    const darisk_status status =
        darisk_gravity_new("E 1", "made up", rows, count, NULL, &report, &gravity);
    if (status != DARISK_OK)
        fail_msg("%s: %s", darisk_status_text(status), report.message);
    assert_null(report.message);
    assert_true(report.row == NO_ROW && report.other_row == NO_ROW);
    return gravity;
}

/* Refused for this reason, in this row; nothing made. */
static void refused(darisk_status expected, size_t row, const darisk_gravity_row *rows,
                    size_t count) {
    static char marker;
    darisk_gravity *gravity = (darisk_gravity *)(void *)&marker;
    darisk_gravity_report report = empty_report();
    assert_int_equal(darisk_gravity_new("E", "S", rows, count, NULL, &report, &gravity), expected);
    assert_ptr_equal(gravity, &marker);
    assert_true(report.row == row);
    assert_non_null(report.message);
    assert_int_equal(darisk_gravity_new("E", "S", rows, count, NULL, NULL, &gravity), expected);
}

static void check_weight(const char *text, int64_t thousandths) {
    const darisk_gravity_row row = {"X", text};
    darisk_gravity *gravity = made(&row, 1);
    int64_t weight = -1;
    assert_int_equal(darisk_gravity_weight(gravity, DARISK_OFFENCE_FIRST, &weight), DARISK_OK);
    if (weight != thousandths)
        fail_msg("%s: %lld thousandths", text, (long long)weight);
    darisk_gravity_free(gravity);
}

/* Waits for rounding half up, rounding twice, and digits that are cut off. */
static void test_rounding(void **state) {
    (void)state;
    check_weight("0", 0);
    check_weight("1", 1000);
    check_weight("007", 7000);
    check_weight("18.75", 18750);
    check_weight("189.15388", 189154);
    check_weight("13.51054", 13511);
    check_weight("5.39670", 5397);
    check_weight("0.0004999999999999999999999999999", 0);
    check_weight("0.0005", 0);
    check_weight("0.00050000000000000000000000000", 0);
    check_weight("0.00050000000000000000000000001", 1);
    check_weight("0.0015", 2);
    check_weight("0.0024999", 2);
    check_weight("0.0025", 2);
    check_weight("0.0026", 3);
    check_weight("0.9995", 1000);
    check_weight("0.9985", 998);
}

/* Waits for a weight that wraps around: on the limit and above. */
static void test_greatest_weight(void **state) {
    static const char *const TOO_GREAT[] = {
        "9223372036854775.8075",   "9223372036854775.808", "9223372036854776",
        "18446744073709551.617",   "92233720368547758080", "9223372036854775.80751",
        "184467440737095516160.0",
    };
    (void)state;
    check_weight("9223372036854775.807", INT64_MAX);
    check_weight("9223372036854775.8074", INT64_MAX);
    check_weight("9223372036854775.8065", INT64_MAX - 1);
    for (size_t i = 0; i < LENGTH(TOO_GREAT); i++) {
        const darisk_gravity_row row = {"X", TOO_GREAT[i]};
        refused(DARISK_ERROR_GRAVITY_WEIGHT, 0, &row, 1);
    }
}

/* Waits for a number that another reader would take: signs, exponents, blanks, commas. */
static void test_other_weights_refused(void **state) {
    static const char *const OTHER[] = {"",    " ",   "-1",  "+1",    "-0",  "1e3",     "1E3",
                                        ".5",  "5.",  ".",   "1 ",    " 1",  "1,5",     "1.2.3",
                                        "0x1", "nan", "inf", "1.5\n", "1_0", "\xd9\xa1"};
    (void)state;
    for (size_t i = 0; i < LENGTH(OTHER); i++) {
        const darisk_gravity_row rows[] = {{"A", "1"}, {"B", OTHER[i]}, {"C", "x"}};
        refused(DARISK_ERROR_GRAVITY_WEIGHT, 1, rows, LENGTH(rows));
    }
    const darisk_gravity_row missing = {"A", NULL};
    refused(DARISK_ERROR_GRAVITY_WEIGHT, 0, &missing, 1);
}

/* Waits for a spreadsheet's date taken for a code, and for a code of digits refused. */
static void test_five_digits(void **state) {
    static const char *const DATES[] = {"43831", "22129", "10000", "99999"};
    static const char *const CODES[] = {"00806", "09999", "4383", "438311", "4383A", "43/31"};
    (void)state;
    for (size_t i = 0; i < LENGTH(DATES); i++) {
        const darisk_gravity_row rows[] = {{"A", "1"}, {DATES[i], "2"}};
        uint32_t offence = 0;
        refused(DARISK_ERROR_GRAVITY_CODE, 1, rows, LENGTH(rows));
        assert_int_equal(darisk_gravity_offence(NULL, DATES[i], &offence), DARISK_OK);
        assert_int_equal(offence, DARISK_OFFENCE_UNMAPPED);
    }
    for (size_t i = 0; i < LENGTH(CODES); i++) {
        const darisk_gravity_row row = {CODES[i], "1"};
        darisk_gravity_free(made(&row, 1));
    }
}

/* Waits for a code that would break a digest or a binding: empty, too long, no UTF-8, controls. */
static void test_other_codes_refused(void **state) {
    static const char *const OTHER[] = {NULL, "", "A\n", "\x01", "A\x7f", "\xff", "A\xc3", "\t"};
    char code[257];
    (void)state;
    for (size_t i = 0; i < LENGTH(OTHER); i++) {
        const darisk_gravity_row rows[] = {{"A", "1"}, {OTHER[i], "1"}};
        refused(DARISK_ERROR_GRAVITY_CODE, 1, rows, LENGTH(rows));
    }
    memset(code, 'A', sizeof code);
    code[256] = '\0';
    const darisk_gravity_row row = {code, "1"};
    refused(DARISK_ERROR_GRAVITY_CODE, 0, &row, 1);
    code[255] = '\0';
    darisk_gravity_free(made(&row, 1));
}

/* Waits for duplicates compared before they are rounded, a later row told as the first, and a last
 * row that wins. */
static void test_duplicates(void **state) {
    static const darisk_gravity_row SAME[] = {{"B", "1.0004"}, {"A", "2"}, {"B", "1.0"}};
    static const darisk_gravity_row OTHER[] = {{"A", "2"},      {"B", "1"},   {"C", "3"},
                                               {"B", "1.0006"}, {"A", "2.1"}, {"B", "9"}};
    static const darisk_gravity_row NO_CRIME[] = {{"NONCRIME", "1"}, {"NONCRIME", "2"}};
    darisk_gravity *gravity = made(SAME, LENGTH(SAME));
    darisk_gravity_report report = empty_report();
    (void)state;
    assert_int_equal(darisk_gravity_count(gravity), 2);
    darisk_gravity_free(gravity);
    refused(DARISK_ERROR_GRAVITY_DUPLICATE, 3, OTHER, LENGTH(OTHER));
    assert_int_equal(darisk_gravity_new("E", "S", OTHER, LENGTH(OTHER), NULL, &report, &gravity),
                     DARISK_ERROR_GRAVITY_DUPLICATE);
    assert_true(report.other_row == 1);
    refused(DARISK_ERROR_GRAVITY_DUPLICATE, 1, NO_CRIME, LENGTH(NO_CRIME));
}

/* Waits for a code that is trimmed, folded, padded or split. */
static void test_codes_match_whole(void **state) {
    static const darisk_gravity_row ROWS[] = {
        {"8N", "1"}, {"1, 4.1/2/10", "2"}, {"008/06", "3"}, {"a b", "4"}, {" 9A", "5"}};
    static const char *const UNMAPPED[] = {"8n",    "8N ",  " 8N", "1",       "4.1/2/10",
                                           "00806", "8/06", "8/6", "ab",      "a  b",
                                           "9A",    "8",    "8NN", "noncrime"};
    darisk_gravity *gravity = made(ROWS, LENGTH(ROWS));
    uint32_t offence;
    (void)state;
    for (size_t i = 0; i < LENGTH(UNMAPPED); i++) {
        offence = 99;
        assert_int_equal(darisk_gravity_offence(gravity, UNMAPPED[i], &offence), DARISK_OK);
        assert_int_equal(offence, DARISK_OFFENCE_UNMAPPED);
    }
    for (size_t i = 0; i < LENGTH(ROWS); i++) {
        int64_t weight = -1;
        assert_int_equal(darisk_gravity_offence(gravity, ROWS[i].code, &offence), DARISK_OK);
        assert_string_equal(darisk_gravity_code(gravity, offence), ROWS[i].code);
        assert_int_equal(darisk_gravity_weight(gravity, offence, &weight), DARISK_OK);
        assert_int_equal(weight, 1000 * (int64_t)(i + 1));
    }
    darisk_gravity_free(gravity);
}

/* Waits for handles that follow the order of the rows, or of signed characters. */
static void test_handles_and_digest_ignore_order(void **state) {
    static const darisk_gravity_row ONE[] = {{"b", "2"}, {"\xc3\xa9", "5"}, {"NONCRIME", "7"},
                                             {"B", "3"}, {"a", "1"},        {"aa", "4"}};
    static const darisk_gravity_row TWO[] = {{"aa", "4"},     {"a", "1"},        {"B", "3"},
                                             {"B", "3.0001"}, {"NONCRIME", "7"}, {"\xc3\xa9", "5"},
                                             {"b", "2"}};
    static const char *const ORDER[] = {"B", "a", "aa", "b", "\xc3\xa9"};
    darisk_gravity *one = made(ONE, LENGTH(ONE)), *two = made(TWO, LENGTH(TWO));
    (void)state;
    assert_int_equal(darisk_gravity_count(one), LENGTH(ORDER));
    for (uint32_t i = 0; i < LENGTH(ORDER); i++) {
        assert_string_equal(darisk_gravity_code(one, DARISK_OFFENCE_FIRST + i), ORDER[i]);
        assert_string_equal(darisk_gravity_code(two, DARISK_OFFENCE_FIRST + i), ORDER[i]);
    }
    assert_string_equal(darisk_gravity_digest(one), darisk_gravity_digest(two));
    darisk_gravity_free(one);
    darisk_gravity_free(two);
}

/* Waits for a digest over other bytes than those of the header. Made with another program over
 * "E 1\nNONCRIME 500\nX 1000\nY 5000\n" and, for the empty table, "E 1\nNONCRIME 0\n". */
static void test_digest(void **state) {
    static const darisk_gravity_row ROWS[] = {{"Y", "5"}, {"NONCRIME", "0.5"}, {"X", "1"}};
    darisk_gravity *gravity = made(ROWS, LENGTH(ROWS));
    (void)state;
    assert_string_equal(darisk_gravity_digest(gravity),
                        "d70852e270edd94fedf6966baf83d5eb4e90281c06d348bd41baed8d3b931f8b");
    darisk_gravity_free(gravity);
    gravity = made(NULL, 0);
    assert_string_equal(darisk_gravity_digest(gravity),
                        "fe94ed339871bd06f2072e865c5bfd2d9e8cd03d89c5be81f6ce880017941ec6");
    assert_string_equal(darisk_gravity_edition(gravity), "E 1");
    assert_string_equal(darisk_gravity_source(gravity), "made up");
    darisk_gravity_free(gravity);
}

/* Waits for a crime that is none and a code that is none mixed up, and for NONCRIME in an event. */
static void test_reserved(void **state) {
    static const darisk_gravity_row ROWS[] = {{"NONCRIME", "0.5"}, {"X", "1"}};
    darisk_gravity *const with = made(ROWS, LENGTH(ROWS)), *const without = made(&ROWS[1], 1);
    darisk_gravity *const tables[] = {with, without, NULL};
    int64_t weight = -1;
    (void)state;
    for (size_t i = 0; i < LENGTH(tables); i++) {
        uint32_t offence = 99;
        assert_int_equal(darisk_gravity_offence(tables[i], "NONCRIME", &offence),
                         DARISK_ERROR_GRAVITY_CODE);
        assert_int_equal(offence, 99);
        assert_int_equal(darisk_gravity_offence(tables[i], "", &offence), DARISK_OK);
        assert_int_equal(offence, DARISK_OFFENCE_NOT_A_CRIME);
        assert_int_equal(darisk_gravity_offence(tables[i], "Z", &offence), DARISK_OK);
        assert_int_equal(offence, DARISK_OFFENCE_UNMAPPED);
        assert_null(darisk_gravity_code(tables[i], DARISK_OFFENCE_NOT_A_CRIME));
        assert_null(darisk_gravity_code(tables[i], DARISK_OFFENCE_UNMAPPED));
        assert_null(darisk_gravity_code(tables[i], 3));
        assert_null(darisk_gravity_code(tables[i], UINT32_MAX));
    }
    assert_int_equal(darisk_gravity_weight(with, DARISK_OFFENCE_UNMAPPED, &weight),
                     DARISK_ERROR_INDEX);
    assert_int_equal(darisk_gravity_weight(with, 3, &weight), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_gravity_weight(with, UINT32_MAX, &weight), DARISK_ERROR_INDEX);
    assert_int_equal(weight, -1);
    assert_int_equal(darisk_gravity_weight(with, DARISK_OFFENCE_NOT_A_CRIME, &weight), DARISK_OK);
    assert_int_equal(weight, 500);
    assert_int_equal(darisk_gravity_weight(without, DARISK_OFFENCE_NOT_A_CRIME, &weight),
                     DARISK_OK);
    assert_int_equal(weight, 0);
    darisk_gravity_free(with);
    darisk_gravity_free(without);
}

/* Waits for an edition that a policy could not name. */
static void test_editions(void **state) {
    static const char *const OTHER[] = {"", "none", " E", "E ", "E\n2", "E\r", "\xff", "\x7f"};
    static const char *const GOOD[] = {"E", "none 2", "None", "ONS 2020-12", "\xc3\xa9"};
    char text[1025];
    darisk_gravity *gravity = NULL;
    (void)state;
    for (size_t i = 0; i < LENGTH(OTHER); i++)
        assert_int_equal(darisk_gravity_new(OTHER[i], "S", NULL, 0, NULL, NULL, &gravity),
                         DARISK_ERROR_GRAVITY_EDITION);
    for (size_t i = 0; i < LENGTH(GOOD); i++) {
        assert_int_equal(darisk_gravity_new(GOOD[i], "none", NULL, 0, NULL, NULL, &gravity),
                         DARISK_OK);
        assert_string_equal(darisk_gravity_edition(gravity), GOOD[i]);
        darisk_gravity_free(gravity);
    }
    memset(text, 'x', sizeof text);
    text[1024] = '\0';
    assert_int_equal(darisk_gravity_new("E", text, NULL, 0, NULL, NULL, &gravity),
                     DARISK_ERROR_GRAVITY_EDITION);
    text[1023] = '\0';
    assert_int_equal(darisk_gravity_new("E", text, NULL, 0, NULL, NULL, &gravity), DARISK_OK);
    darisk_gravity_free(gravity);
    text[256] = '\0';
    assert_int_equal(darisk_gravity_new(text, "S", NULL, 0, NULL, NULL, &gravity),
                     DARISK_ERROR_GRAVITY_EDITION);
    text[255] = '\0';
    assert_int_equal(darisk_gravity_new(text, "S", NULL, 0, NULL, NULL, &gravity), DARISK_OK);
    darisk_gravity_free(gravity);
}

/* Waits for a handle that does not fit 16 bits, and for a sort that fails on many rows: codes from
 * the last to the first, 65533 and one more. */
static void test_most_codes(void **state) {
    enum { MANY = DARISK_GRAVITY_CODES_LAST + 1 };
    char(*codes)[8] = malloc(MANY * sizeof *codes);
    darisk_gravity_row *rows = malloc(MANY * sizeof *rows);
    (void)state;
    assert_true(codes != NULL && rows != NULL);
    for (int i = 0; i < MANY; i++) {
        (void)snprintf(codes[i], sizeof codes[i], "c%05d", (MANY - 1 - i) % 100000);
        rows[i] = (darisk_gravity_row){codes[i], "1"};
    }
    refused(DARISK_ERROR_GRAVITY_CODE, NO_ROW, rows, MANY);
    darisk_gravity *gravity = made(rows, MANY - 1);
    assert_int_equal(darisk_gravity_count(gravity), DARISK_GRAVITY_CODES_LAST);
    for (uint32_t i = 0; i < DARISK_GRAVITY_CODES_LAST; i += 997) {
        uint32_t offence = 0;
        const char *code = codes[MANY - 2 - i];
        assert_int_equal(darisk_gravity_offence(gravity, code, &offence), DARISK_OK);
        assert_int_equal(offence, DARISK_OFFENCE_FIRST + i);
        assert_string_equal(darisk_gravity_code(gravity, offence), code);
    }
    darisk_gravity_free(gravity);
    free(codes);
    free(rows);
}

/* Waits for a NULL that is read. */
static void test_null(void **state) {
    static const darisk_gravity_row ROW = {"X", "1"};
    darisk_gravity_report report = empty_report();
    darisk_gravity *gravity = NULL;
    uint32_t offence;
    int64_t weight;
    (void)state;
    assert_int_equal(darisk_gravity_new(NULL, "S", &ROW, 1, NULL, NULL, &gravity),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_gravity_new("E", NULL, &ROW, 1, NULL, NULL, &gravity),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_gravity_new("E", "S", NULL, 1, NULL, NULL, &gravity),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_gravity_new("E", "S", &ROW, 1, NULL, NULL, NULL), DARISK_ERROR_NULL);
    report.struct_size--;
    assert_int_equal(darisk_gravity_new("E", "S", &ROW, 1, NULL, &report, &gravity),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_null(gravity);
    gravity = made(&ROW, 1);
    assert_int_equal(darisk_gravity_offence(gravity, NULL, &offence), DARISK_ERROR_NULL);
    assert_int_equal(darisk_gravity_offence(gravity, "X", NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_gravity_weight(gravity, 2, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_gravity_weight(NULL, 0, &weight), DARISK_ERROR_NULL);
    darisk_gravity_free(gravity);
    darisk_gravity_free(NULL);
    assert_int_equal(darisk_gravity_count(NULL), 0);
    assert_null(darisk_gravity_edition(NULL));
    assert_null(darisk_gravity_source(NULL));
    assert_null(darisk_gravity_digest(NULL));
    assert_null(darisk_gravity_code(NULL, 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_greatest_weight),
        cmocka_unit_test(test_other_weights_refused),
        cmocka_unit_test(test_five_digits),
        cmocka_unit_test(test_other_codes_refused),
        cmocka_unit_test(test_duplicates),
        cmocka_unit_test(test_codes_match_whole),
        cmocka_unit_test(test_handles_and_digest_ignore_order),
        cmocka_unit_test(test_digest),
        cmocka_unit_test(test_reserved),
        cmocka_unit_test(test_editions),
        cmocka_unit_test(test_most_codes),
        cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

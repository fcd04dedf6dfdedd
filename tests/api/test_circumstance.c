/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The circumstances, and the sets of answers about them. */
#include "api_test.h"

static const char *const KEYS[] = {
    "LIVING_TOGETHER", "HOUSEHOLD_EVER", "SIGNIFICANT_DURATION", "REPEATED",
    "RESPONSIBLE",     "EXPOSED",        "UNDERLYING",           "PARENTAL_RESPONSIBILITY",
};

#define VOCABULARY(suffix) darisk_circumstance##suffix
#define MEMBER             circumstance
#include "key_test.h"

static const darisk_stated ANSWERS[] = {DARISK_STATED_UNKNOWN, DARISK_STATED_NO, DARISK_STATED_YES};

/* Waits for a question left out, or the same for two circumstances. */
static void test_questions(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_circumstance_count(); i++) {
        const char *question = darisk_circumstance_at(i)->question;
        assert_non_null(strchr(question, '?'));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(question, darisk_circumstance_at(j)->question);
    }
}

/* Waits for a pair of bits out of place, and for an answer under another number. */
static void test_macro(void **state) {
    (void)state;
    assert_int_equal(IS(LIVING_TOGETHER, UNKNOWN), 0);
    assert_int_equal(IS(LIVING_TOGETHER, NO), 1);
    assert_int_equal(IS(LIVING_TOGETHER, YES), 2);
    assert_int_equal(IS(HOUSEHOLD_EVER, YES), 8);
    assert_int_equal(IS(PARENTAL_RESPONSIBILITY, NO), 1 << 14);
    assert_int_equal(IS(PARENTAL_RESPONSIBILITY, YES), 1 << 15);
}

/* Waits for an answer that ends in another circumstance's bits, in either direction, and for one
 * that is added to what was stated instead of replacing it. */
static void test_set_replaces_one_answer(void **state) {
    (void)state;
    for (int value = 1; value <= DARISK_CIRCUMSTANCE_LAST; value++)
        for (size_t from = 0; from < LENGTH(ANSWERS); from++)
            for (size_t to = 0; to < LENGTH(ANSWERS); to++)
                for (uint32_t rest = 0; rest <= 0xaaaa; rest += 0x5555) {
                    const uint32_t others = rest & ~DARISK_CIRCUMSTANCE_IS(value, 3);
                    darisk_circumstances all =
                        others | DARISK_CIRCUMSTANCE_IS(value, ANSWERS[from]);
                    assert_int_equal(
                        darisk_circumstances_set(&all, (darisk_circumstance)value, ANSWERS[to]),
                        DARISK_OK);
                    assert_int_equal(all, others | DARISK_CIRCUMSTANCE_IS(value, ANSWERS[to]));
                }
}

/* Waits for an answer read from another circumstance's bits. */
static void test_get_reads_one_answer(void **state) {
    (void)state;
    for (int value = 1; value <= DARISK_CIRCUMSTANCE_LAST; value++)
        for (size_t i = 0; i < LENGTH(ANSWERS); i++)
            for (uint32_t rest = 0; rest <= 0xaaaa; rest += 0x5555) {
                const darisk_circumstances all = (rest & ~DARISK_CIRCUMSTANCE_IS(value, 3)) |
                                                 DARISK_CIRCUMSTANCE_IS(value, ANSWERS[i]);
                darisk_stated out = ANSWERS[(i + 1) % LENGTH(ANSWERS)];
                assert_int_equal(darisk_circumstances_get(all, (darisk_circumstance)value, &out),
                                 DARISK_OK);
                assert_int_equal(out, ANSWERS[i]);
            }
}

/* Waits for a value used as a shift, an answer of both bits, and a set changed all the same. */
static void test_set_refuses(void **state) {
    (void)state;
    static const int NONE[] = NO_VALUES(DARISK_CIRCUMSTANCE_LAST);
    static const int NO_ANSWERS[] = {-1, 3, 4, 255, INT_MAX, INT_MIN};
    const darisk_circumstances before = IS(REPEATED, YES) | IS(EXPOSED, NO);
    darisk_circumstances all = before;
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(
            darisk_circumstances_set(&all, (darisk_circumstance)NONE[i], DARISK_STATED_YES),
            DARISK_ERROR_CIRCUMSTANCE);
    for (size_t i = 0; i < LENGTH(NO_ANSWERS); i++)
        assert_int_equal(darisk_circumstances_set(&all, DARISK_CIRCUMSTANCE_REPEATED,
                                                  (darisk_stated)NO_ANSWERS[i]),
                         DARISK_ERROR_CIRCUMSTANCE);
    assert_int_equal(all, before);
    assert_int_equal(darisk_circumstances_set(NULL, DARISK_CIRCUMSTANCE_REPEATED, DARISK_STATED_NO),
                     DARISK_ERROR_NULL);
}

/* Waits for the pair 3 handed out as an answer, most of all as a yes, and for an output written
 * on failure. The pair in another place does not hinder. */
static void test_get_refuses(void **state) {
    (void)state;
    static const int NONE[] = NO_VALUES(DARISK_CIRCUMSTANCE_LAST);
    darisk_stated out = DARISK_STATED_NO;
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(darisk_circumstances_get(0, (darisk_circumstance)NONE[i], &out),
                         DARISK_ERROR_CIRCUMSTANCE);
    for (int value = 1; value <= DARISK_CIRCUMSTANCE_LAST; value++)
        assert_int_equal(darisk_circumstances_get(DARISK_CIRCUMSTANCE_IS(value, 3),
                                                  (darisk_circumstance)value, &out),
                         DARISK_ERROR_CIRCUMSTANCE);
    assert_int_equal(out, DARISK_STATED_NO);
    assert_int_equal(darisk_circumstances_get(0, DARISK_CIRCUMSTANCE_REPEATED, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_circumstances_get(DARISK_CIRCUMSTANCE_IS(2, 3) | IS(REPEATED, YES),
                                              DARISK_CIRCUMSTANCE_REPEATED, &out),
                     DARISK_OK);
    assert_int_equal(out, DARISK_STATED_YES);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_macro),
        cmocka_unit_test(test_set_replaces_one_answer),
        cmocka_unit_test(test_get_reads_one_answer),
        cmocka_unit_test(test_set_refuses),
        cmocka_unit_test(test_get_refuses),
    };
    return cmocka_run_group_tests_name("circumstance", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The outcomes: four numbers and four texts that no other vocabulary has. */
#include "dait_test.h"

static const struct {
    darisk_dait_outcome outcome;
    const char *text;
} OUTCOMES[] = {
    {{201}, "DAIT:CHECKS_OPEN"},
    {{202}, "DAIT:BRIEF_CREW"},
    {{203}, "DAIT:ALERT_CONTROL"},
    {{204}, "DAIT:ALERT_INSPECTOR"},
};

/* Waits for a number or a text that moved: records hold both. */
static void test_numbers_and_texts(void **state) {
    (void)state;
    assert_int_equal(darisk_dait_outcome_count(), LENGTH(OUTCOMES));
    for (size_t i = 0; i < LENGTH(OUTCOMES); i++) {
        darisk_dait_outcome found = DARISK_DAIT_OUTCOME_NOT_SET;
        assert_int_equal(darisk_dait_outcome_at(i)->outcome.code, OUTCOMES[i].outcome.code);
        assert_ptr_equal(darisk_dait_outcome_find(OUTCOMES[i].outcome), darisk_dait_outcome_at(i));
        assert_string_equal(darisk_dait_outcome_text(OUTCOMES[i].outcome), OUTCOMES[i].text);
        assert_int_equal(darisk_dait_outcome_from_text(OUTCOMES[i].text, &found), DARISK_OK);
        assert_int_equal(found.code, OUTCOMES[i].outcome.code);
        assert_true(strlen(darisk_dait_outcome_at(i)->says) > 20);
        assert_non_null(darisk_dait_outcome_at(i)->provision);
    }
    assert_null(darisk_dait_outcome_at(LENGTH(OUTCOMES)));
    assert_null(darisk_dait_outcome_at(SIZE_MAX));
}

/* Waits for a macro that names another value than its name says. */
static void test_values(void **state) {
    (void)state;
    const darisk_dait_outcome open = DARISK_DAIT_OUTCOME_CHECKS_OPEN;
    const darisk_dait_outcome crew = DARISK_DAIT_OUTCOME_BRIEF_CREW;
    const darisk_dait_outcome control = DARISK_DAIT_OUTCOME_ALERT_CONTROL;
    const darisk_dait_outcome inspector = DARISK_DAIT_OUTCOME_ALERT_INSPECTOR;
    assert_int_equal(open.code, 201);
    assert_int_equal(crew.code, 202);
    assert_int_equal(control.code, 203);
    assert_int_equal(inspector.code, 204);
    assert_int_equal(DARISK_DAIT_OUTCOME_NOT_SET.code, 0);
}

/* Waits for a number of another vocabulary, a neighbour or cleared memory taken as an outcome. */
static void test_numbers_that_are_none(void **state) {
    (void)state;
    static const int32_t NONE[] = {0,   -1,  1,   4,   100, 101,       102,       103, 200,
                                   205, 301, 302, 303, 304, INT32_MAX, INT32_MIN, -201};
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        const darisk_dait_outcome outcome = {NONE[i]};
        assert_null(darisk_dait_outcome_text(outcome));
        assert_null(darisk_dait_outcome_find(outcome));
    }
}

/* Waits for a prefix left out, folded or trimmed, for the texts of the other vocabularies and of
 * an older draft of this one, and for an output written on failure. */
static void test_texts_that_are_none(void **state) {
    (void)state;
    static const char *const NONE[] = {"",
                                       "DAIT:",
                                       "DAIT",
                                       "BRIEF_CREW",
                                       ":BRIEF_CREW",
                                       "dait:brief_crew",
                                       "Dait:BRIEF_CREW",
                                       "DAIT: BRIEF_CREW",
                                       " DAIT:BRIEF_CREW",
                                       "DAIT:BRIEF_CREW ",
                                       "DAIT:BRIEF_CREW\n",
                                       "DAIT:BRIEF_CRE",
                                       "DAIT:BRIEF_CREWS",
                                       "DAIT:NOT_SET",
                                       "IA:BRIEF_CREW",
                                       "IA_BRIEF_CREW",
                                       "DASH:HIGH",
                                       "DASH:BRIEF_CREW",
                                       "DAIT:HIGH",
                                       "DAIT:PRIORITY",
                                       "RESP:PRIORITY",
                                       "RESP:ALERT_CONTROL",
                                       "DEFINITION:QUALIFIES",
                                       "202"};
    darisk_dait_outcome out = DARISK_DAIT_OUTCOME_ALERT_CONTROL;
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(darisk_dait_outcome_from_text(NONE[i], &out), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_dait_outcome_from_text(NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dait_outcome_from_text("DAIT:BRIEF_CREW", NULL), DARISK_ERROR_NULL);
    assert_int_equal(out.code, 203);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_and_texts),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_numbers_that_are_none),
        cmocka_unit_test(test_texts_that_are_none),
    };
    return cmocka_run_group_tests_name("dait_outcome", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The behaviours and their keys. */
#include "api_test.h"

static const char *const KEYS[] = {
    "PHYSICAL",
    "SEXUAL",
    "VIOLENT",
    "THREATENING",
    "CONTROLLING",
    "COERCIVE",
    "FINANCIAL",
    "ECONOMIC",
    "PSYCHOLOGICAL",
    "EMOTIONAL",
    "OTHER_ABUSE",
    "VERBAL",
    "STALKING_HARASSMENT",
    "HBA",
    "FGM",
    "FORCED_MARRIAGE",
    "PROPERTY_DAMAGE",
    "VIA_THIRD_PARTY",
    "TECH_FACILITATED",
    "NO_ABUSE",
    "NONE_RECORDED",
};

#define VOCABULARY(suffix) darisk_behaviour##suffix
#define MEMBER             behaviour
#include "key_test.h"

/* Waits for an enumerator whose value and key went different ways. */
static void test_names_of_values(void **state) {
    (void)state;
    assert_string_equal(darisk_behaviour_text(DARISK_BEHAVIOUR_PHYSICAL), "PHYSICAL");
    assert_string_equal(darisk_behaviour_text(DARISK_BEHAVIOUR_ECONOMIC), "ECONOMIC");
    assert_string_equal(darisk_behaviour_text(DARISK_BEHAVIOUR_VIA_THIRD_PARTY), "VIA_THIRD_PARTY");
    assert_string_equal(darisk_behaviour_text(DARISK_BEHAVIOUR_NO_ABUSE), "NO_ABUSE");
    assert_string_equal(darisk_behaviour_text(DARISK_BEHAVIOUR_NONE_RECORDED), "NONE_RECORDED");
}

/* Waits for a label left empty or given twice. */
static void test_labels(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_behaviour_count(); i++) {
        assert_true(strlen(darisk_behaviour_at(i)->label) > 4);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(darisk_behaviour_at(i)->label, darisk_behaviour_at(j)->label);
    }
}

/* Waits for a bit out of place: shifted by the value instead of the value less one. */
static void test_sets(void **state) {
    (void)state;
    darisk_behaviours all = 0;
    assert_int_equal(TYPE(PHYSICAL), 1);
    assert_int_equal(TYPE(NONE_RECORDED), UINT32_C(1) << 20);
    for (int value = 1; value <= DARISK_BEHAVIOUR_LAST; value++) {
        assert_int_equal(all & DARISK_BEHAVIOUR_BIT(value), 0);
        all |= DARISK_BEHAVIOUR_BIT(value);
    }
    assert_int_equal(all, DARISK_BEHAVIOURS_ALL);
    assert_int_equal(all, 0x1fffff);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_names_of_values),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_sets),
    };
    return cmocka_run_group_tests_name("behaviour", tests, NULL, NULL);
}

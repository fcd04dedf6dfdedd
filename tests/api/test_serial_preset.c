/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The presets of policies, and the sources of their rules. */
#include "policy_test.h"

/* What the presets are, by hand from the rules: all that is not a default. */
static const struct {
    const char *id;
    darisk_serial_preset_kind kind;
    bool needs_gravity;
    const char *text; /* NULL: a pair */
} PRESETS[] = {
    {"essex-2014-phase1", DARISK_SERIAL_PRESET_PERSON, false,
     "look_back 3 months\nserial_window 36 months\nserial_victims 2\npeak_window 3 months\n"
     "threshold frequency incidents at_least 5 in 3 months\n" THRESHOLDS SCORE WEIGHTS BANDS SUMS
     "one_per_pair_per_day no\nexclude_dual no\nqualify no\ncohort met\n"},
    {"northumbria-serial", DARISK_SERIAL_PRESET_PERSON, false,
     "look_back 36 months\nserial_window 36 months\nserial_victims 2\npeak_window 3 months\n"
     "threshold incidents incidents at_least 2 in 36 months\n"
     "threshold victims victims at_least 2 in 36 months\n" THRESHOLDS SCORE WEIGHTS BANDS SUMS
     "one_per_pair_per_day no\nexclude_dual no\nqualify no\ncohort met\n"},
    {"acpo-serial", DARISK_SERIAL_PRESET_PERSON, false,
     "look_back unlimited\nserial_window unlimited\nserial_victims 2\npeak_window 3 months\n"
     "threshold victims victims at_least 2 in unlimited\n" THRESHOLDS SCORE WEIGHTS BANDS SUMS
     "one_per_pair_per_day no\nexclude_dual no\nqualify no\ncohort met\n"},
    {"marac-repeat", DARISK_SERIAL_PRESET_PAIR, false, NULL},
    {"marac-escalation-5-3", DARISK_SERIAL_PRESET_PAIR, false, NULL},
    {"marac-escalation-3", DARISK_SERIAL_PRESET_PAIR, false, NULL},
    {"v100-like", DARISK_SERIAL_PRESET_PERSON, true,
     "look_back 365 days\nserial_window 36 months\nserial_victims 2\npeak_window 3 months\n"
     "threshold crimes crimes at_least 2 in 365 days\n" THRESHOLDS "score gravity\n" WEIGHTS BANDS
     "gravity_incident sum_all\nhalf_life 0\n"
     "one_per_pair_per_day no\nexclude_dual no\nqualify yes\ncohort top_k 100\n"},
    {"libdarisk-ref-1", DARISK_SERIAL_PRESET_PERSON, true,
     COUNTING THRESHOLDS "score bands\n" WEIGHTS BANDS SUMS
                         "one_per_pair_per_day no\nexclude_dual no\nqualify no\ncohort none\n"},
};

static void check_preset(size_t i, const char *edition) {
    char expected[4096];
    darisk_serial_policy *policy = NULL;
    (void)snprintf(expected, sizeof expected, "policy %s\n%sgravity_edition %s\n", PRESETS[i].id,
                   PRESETS[i].text, edition == NULL ? "none" : edition);
    assert_int_equal(darisk_serial_preset_policy(PRESETS[i].id, edition, NULL, &policy), DARISK_OK);
    assert_string_equal(darisk_serial_policy_text(policy), expected);
    darisk_serial_policy_free(policy);
    check_text(expected, expected);
}

/* Waits for a preset with another number than the one published, or tied to no table. */
static void test_presets(void **state) {
    darisk_serial_policy *policy = NULL;
    (void)state;
    assert_int_equal(darisk_serial_preset_count(), LENGTH(PRESETS));
    assert_null(darisk_serial_preset_at(LENGTH(PRESETS)));
    for (size_t i = 0; i < LENGTH(PRESETS); i++) {
        const darisk_serial_preset *preset = darisk_serial_preset_at(i);
        const char *id = PRESETS[i].id;
        assert_string_equal(preset->id, id);
        assert_ptr_equal(darisk_serial_preset_find(id), preset);
        assert_int_equal(preset->kind, PRESETS[i].kind);
        assert_int_equal(preset->needs_gravity, PRESETS[i].needs_gravity);
        assert_true(strlen(preset->says) > 20 && strlen(preset->ours) > 20);
        assert_true((preset->basis == NULL) ==
                    (preset->provision->kind == DARISK_PROVISION_KIND_READING));
        assert_ptr_equal(darisk_serial_provision_find(preset->provision->key), preset->provision);
        assert_true((preset->policy == NULL) == (PRESETS[i].text == NULL));
        if (PRESETS[i].text == NULL) {
            assert_int_equal(darisk_serial_preset_policy(id, "E", NULL, &policy),
                             DARISK_ERROR_SERIAL_PRESET);
            continue;
        }
        check_preset(i, "ONS 2020 # 1");
        if (PRESETS[i].needs_gravity)
            assert_int_equal(darisk_serial_preset_policy(id, NULL, NULL, &policy),
                             DARISK_ERROR_GRAVITY_EDITION);
        else
            check_preset(i, NULL);
        assert_int_equal(darisk_serial_preset_policy(id, "none", NULL, &policy),
                         DARISK_ERROR_GRAVITY_EDITION);
        assert_int_equal(darisk_serial_preset_policy(id, "E\nqualify yes", NULL, &policy),
                         DARISK_ERROR_GRAVITY_EDITION);
    }
    assert_int_equal(darisk_serial_preset_policy("v100", "E", NULL, &policy),
                     DARISK_ERROR_SERIAL_PRESET);
    assert_null(policy);
    assert_null(darisk_serial_preset_find("V100-like"));
    assert_null(darisk_serial_preset_find(NULL));
}

/* Waits for a source twice, or one without its words. */
static void test_provisions(void **state) {
    (void)state;
    assert_true(darisk_serial_provision_count() > 0);
    for (size_t i = 0; i < darisk_serial_provision_count(); i++) {
        const darisk_provision *row = darisk_serial_provision_at(i);
        assert_ptr_equal(darisk_serial_provision_find(row->key), row);
        assert_int_equal(strncmp(row->key, "SERIAL", 6), 0);
        assert_true(strlen(row->instrument) > 3 && strlen(row->locator) > 3);
        assert_true(strlen(row->says) > 20);
        assert_int_equal((strstr(row->key, "_READING/") != NULL),
                         row->kind == DARISK_PROVISION_KIND_READING);
    }
    assert_null(darisk_serial_provision_at(darisk_serial_provision_count()));
    assert_null(darisk_serial_provision_find(NULL));
    assert_null(darisk_serial_provision_find("SERIAL/"));
}

/* Waits for a NULL that is read. */
static void test_null(void **state) {
    darisk_serial_policy *policy = NULL;
    (void)state;
    assert_int_equal(darisk_serial_preset_policy(NULL, NULL, NULL, &policy), DARISK_ERROR_NULL);
    assert_int_equal(darisk_serial_preset_policy("acpo-serial", NULL, NULL, NULL),
                     DARISK_ERROR_NULL);
    assert_null(policy);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_presets),
        cmocka_unit_test(test_provisions),
        cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

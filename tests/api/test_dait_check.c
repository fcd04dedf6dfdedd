/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The checks, their keys, and the table of the library. */
#include "dait_test.h"

static const char *const KEYS[] = {
    "HISTORY_VICTIM",      "HISTORY_SUSPECT",     "HISTORY_PAIR",    "HISTORY_ADDRESS",
    "EARLIER_ASSESSMENT",  "EARLIER_VICTIMS",     "MARAC_12_MONTHS", "CERTIFICATE_VICTIM",
    "CERTIFICATE_SUSPECT", "CERTIFICATE_ADDRESS", "ORDER_IN_FORCE",  "POLICE_BAIL",
    "COURT_BAIL",          "NATIONAL_COMPUTER",   "WEAPON_MARKER",   "CHILDREN_OR_DEPENDENT_ADULTS",
    "DRINK_DRUGS",         "COMMUNICATION_NEEDS", "PARTNER_RECORDS", "CHILD_PLAN",
    "SUICIDE_MARKER",
};

#define VOCABULARY(suffix) darisk_dait_check##suffix
#define MEMBER             check
#include "key_test.h"

/* The table, by hand from the documents, in its order. */
#define ROW(marker, required, found, unavailable, provision, kind, verified)                       \
    {                                                                                              \
        DARISK_DAIT_MARKER_##marker, DARISK_STATED_##required, found, unavailable, provision,      \
            DARISK_PROVISION_KIND_##kind, verified                                                 \
    }
static const struct {
    darisk_dait_marker marker;
    darisk_stated required;
    darisk_dait_telling found;
    darisk_dait_telling unavailable;
    const char *provision;
    darisk_provision_kind kind;
    bool verified;
} TABLE[] = {
    ROW(REPEAT_VICTIM, YES, CREW, CREW, "DAIT/REPORT/REPEAT", GUIDANCE, true),
    ROW(HISTORY_SUSPECT, YES, CREW, CREW, "DAIT/REPORT/CHECKS", GUIDANCE, true),
    ROW(REPEAT_DYAD, YES, CREW, CREW, "DAIT/CALLS/HISTORY", GUIDANCE, true),
    ROW(HISTORY_ADDRESS, YES, CREW, CREW, "DAIT/CALLS/HISTORY", GUIDANCE, true),
    ROW(EARLIER_ASSESSMENT, YES, CREW, CREW, "DAIT/CALLS/ASSESSMENT", GUIDANCE, true),
    ROW(EARLIER_VICTIMS, YES, CREW, CREW, "DAIT/CALLS/VICTIMS", GUIDANCE, true),
    ROW(MARAC_WITHIN_12M, YES, INSPECTOR, CONTROL, "DAIT/REPORT/MARAC", GUIDANCE, true),
    ROW(CERTIFICATE_HELD, YES, CONTROL, CONTROL, "DAIT/REPORT/CERTIFICATE", GUIDANCE, true),
    ROW(CERTIFICATE_HELD, YES, CONTROL, CONTROL, "DAIT/REPORT/CERTIFICATE", GUIDANCE, true),
    ROW(CERTIFICATE_ADDRESS, YES, CONTROL, CONTROL, "DAIT/HMIC_2015/CERTIFICATE_ADDRESS", GUIDANCE,
        true),
    ROW(ORDER_IN_FORCE, YES, CONTROL, CONTROL, "DAIT/READING/ORDER", READING, true),
    ROW(POLICE_BAIL, YES, CONTROL, CONTROL, "DAIT/READING/BAIL", READING, true),
    ROW(COURT_BAIL, YES, CONTROL, CONTROL, "DAIT/READING/BAIL", READING, true),
    ROW(NATIONAL_COMPUTER, YES, CREW, CREW, "DAIT/IOPC_2020/MISSED_ORDER", GUIDANCE, true),
    ROW(WEAPON_MARKER, YES, CONTROL, CONTROL, "DAIT/READING/WEAPON", READING, true),
    ROW(CHILDREN_OR_DEPENDENT_ADULTS, YES, CREW, CREW, "DAIT/CALLS/HOUSEHOLD", GUIDANCE, true),
    ROW(DRINK_DRUGS, YES, CREW, CREW, "DAIT/CALLS/HOUSEHOLD", GUIDANCE, true),
    ROW(COMMUNICATION_NEEDS, YES, CREW, CREW, "DAIT/CALLS/HOUSEHOLD", GUIDANCE, true),
    ROW(PARTNER_RECORDS, NO, CREW, CREW, "DAIT/REPORT/PARTNERS", GUIDANCE, true),
    ROW(CHILD_PLAN, NO, CREW, CREW, "DAIT/PRACTICE/UNVERIFIED", GUIDANCE, false),
    ROW(SUICIDE_MARKER, NO, CREW, CREW, "DAIT/PRACTICE/UNVERIFIED", GUIDANCE, false),
};
#undef ROW

/* Waits for a row of the table that differs from the documents, or stands in another place. */
static void test_table(void **state) {
    (void)state;
    assert_int_equal(LENGTH(TABLE), DARISK_DAIT_CHECK_LAST);
    for (size_t i = 0; i < LENGTH(TABLE); i++) {
        const darisk_dait_check_record *record = darisk_dait_check_at(i);
        assert_int_equal(record->marker, TABLE[i].marker);
        assert_int_equal(record->rule.required, TABLE[i].required);
        assert_int_equal(record->rule.found, TABLE[i].found);
        assert_int_equal(record->rule.unavailable, TABLE[i].unavailable);
        assert_string_equal(record->provision->key, TABLE[i].provision);
        assert_int_equal(record->provision->kind, TABLE[i].kind);
        assert_int_equal(record->provision->verified, TABLE[i].verified);
        assert_int_equal(DARISK_DAIT_CHECK_BIT(record->check), UINT32_C(1) << i);
    }
}

/* Waits for a check that is required although nothing verified carries it. */
static void test_what_is_unverified_is_not_required(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_dait_check_count(); i++) {
        const darisk_dait_check_record *record = darisk_dait_check_at(i);
        if (!record->provision->verified)
            assert_int_equal(record->rule.required, DARISK_STATED_NO);
        assert_true(strlen(record->says) > 20);
    }
}

/* Waits for a set that leaves out a check or has one too many. */
static void test_all(void **state) {
    (void)state;
    darisk_dait_check_set all = 0;
    for (size_t i = 0; i < darisk_dait_check_count(); i++)
        all |= DARISK_DAIT_CHECK_BIT(darisk_dait_check_at(i)->check);
    assert_int_equal(all, DARISK_DAIT_CHECKS_ALL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_what_is_unverified_is_not_required),
        cmocka_unit_test(test_all),
    };
    return cmocka_run_group_tests_name("dait_check", tests, NULL, NULL);
}

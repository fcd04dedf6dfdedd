/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The markers and their keys. */
#include "dait_test.h"

static const char *const KEYS[] = {
    "NOTHING_RECORDED",  "CHECK_UNAVAILABLE",   "CHECK_NOT_DONE",
    "REPEAT_VICTIM",     "HISTORY_SUSPECT",     "REPEAT_DYAD",
    "HISTORY_ADDRESS",   "EARLIER_ASSESSMENT",  "EARLIER_VICTIMS",
    "MARAC_WITHIN_12M",  "CERTIFICATE_HELD",    "CERTIFICATE_ADDRESS",
    "ORDER_IN_FORCE",    "POLICE_BAIL",         "COURT_BAIL",
    "NATIONAL_COMPUTER", "WEAPON_MARKER",       "CHILDREN_OR_DEPENDENT_ADULTS",
    "DRINK_DRUGS",       "COMMUNICATION_NEEDS", "PARTNER_RECORDS",
    "CHILD_PLAN",        "SUICIDE_MARKER",
};

#define VOCABULARY(suffix) darisk_dait_marker##suffix
#define MEMBER             marker
#include "key_test.h"

/* Waits for the marker that comforts, and for a fact whose source is not that of its check. */
static void test_what_the_markers_say(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_dait_marker_count(); i++) {
        assert_true(strlen(darisk_dait_marker_at(i)->says) > 10);
        assert_non_null(darisk_dait_marker_at(i)->provision);
    }
    assert_non_null(strstr(darisk_dait_marker_find(DARISK_DAIT_MARKER_NOTHING_RECORDED)->says,
                           "No record is not the same as no history"));
    for (size_t i = 0; i < darisk_dait_check_count(); i++) {
        const darisk_dait_check_record *check = darisk_dait_check_at(i);
        assert_ptr_equal(darisk_dait_marker_find(check->marker)->provision, check->provision);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_what_the_markers_say),
    };
    return cmocka_run_group_tests_name("dait_marker", tests, NULL, NULL);
}

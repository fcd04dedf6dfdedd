/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The keys of the small vocabularies of a record. */
#include "text_test.h"

TEST_KEYS(dash_state, "IN_PROGRESS", "COMPLETED", "REFUSED", "NOT_COMPLETED")
TEST_KEYS(dash_mode, "FACE_TO_FACE", "VIDEO", "PHONE", "NO_CONTACT")
TEST_KEYS(dash_search, "NO", "YES", "UNKNOWN")
TEST_KEYS(dash_decision, "AGREED", "RAISED", "LOWERED")

/* Waits for the folding of a key, and for a cell that holds more than one. */
static void test_keys_spoilt(void **state) {
    (void)state;
    static const char *const NONE[] = {"COMPLETED ", " COMPLETED", "COMPLETED\n", "completed",
                                       "COMPLETE",   "COMPLETEDX", "PHONE;VIDEO", "DASH:COMPLETED"};
    darisk_dash_state form = DARISK_DASH_STATE_REFUSED;
    darisk_dash_mode mode = DARISK_DASH_MODE_VIDEO;
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        assert_int_equal(darisk_dash_state_from_text(NONE[i], &form), DARISK_ERROR_TEXT);
        assert_int_equal(darisk_dash_mode_from_text(NONE[i], &mode), DARISK_ERROR_TEXT);
    }
    assert_int_equal(form, DARISK_DASH_STATE_REFUSED);
    assert_int_equal(mode, DARISK_DASH_MODE_VIDEO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_of_dash_state),  cmocka_unit_test(test_keys_of_dash_mode),
        cmocka_unit_test(test_keys_of_dash_search), cmocka_unit_test(test_keys_of_dash_decision),
        cmocka_unit_test(test_keys_spoilt),
    };
    return cmocka_run_group_tests_name("dash record text", tests, NULL, NULL);
}

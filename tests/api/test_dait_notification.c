/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Who must be told, and the keys. */
#include "dait_test.h"

static const char *const KEYS[] = {
    "TELL_CONTROL_SUPERVISOR",
    "TELL_DUTY_INSPECTOR",
    "WARN_CREW_FIREARMS",
    "REVIEW_CERTIFICATE",
};

#define VOCABULARY(suffix) darisk_dait_notification##suffix
#define MEMBER             notification
#include "key_test.h"

/* Waits for a notification that does not say where it comes from. */
static void test_provisions(void **state) {
    (void)state;
    static const char *const PROVISIONS[] = {"DAIT/REPORT/ALERT", "DAIT/REPORT/ALERT",
                                             "DAIT/REPORT/CERTIFICATE", "DAIT/REPORT/SUITABILITY"};
    for (size_t i = 0; i < LENGTH(PROVISIONS); i++) {
        const darisk_dait_notification_record *record = darisk_dait_notification_at(i);
        assert_true(strlen(record->says) > 20);
        assert_string_equal(record->provision->key, PROVISIONS[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_provisions),
    };
    return cmocka_run_group_tests_name("dait_notification", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The states of a check, and their keys. */
#include "dait_test.h"

static const char *const KEYS[] = {
    "NOT_DONE",
    "NOTHING_RECORDED",
    "FOUND",
    "UNAVAILABLE",
};

#define VOCABULARY(suffix) darisk_dait_state##suffix
#define MEMBER             state
#include "key_test.h"

/* Waits for "nothing recorded" said without what it does not mean. */
static void test_what_the_states_say(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_dait_state_count(); i++)
        assert_true(strlen(darisk_dait_state_at(i)->says) > 20);
    assert_non_null(strstr(darisk_dait_state_find(NOTHING)->says, "not the same as no history"));
    assert_non_null(strstr(darisk_dait_state_find(UNAVAILABLE)->says, "unknown"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_what_the_states_say),
    };
    return cmocka_run_group_tests_name("dait_state", tests, NULL, NULL);
}

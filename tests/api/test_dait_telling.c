/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Who is told, and the keys. */
#include "dait_test.h"

static const char *const KEYS[] = {
    "CREW",
    "CONTROL",
    "INSPECTOR",
};

#define VOCABULARY(suffix) darisk_dait_telling##suffix
#define MEMBER             telling
#include "key_test.h"

/* Waits for a wider telling that leaves out the narrower ones: each is told with those before. */
static void test_each_telling_takes_in_those_before(void **state) {
    (void)state;
    static const char *const WHO[] = {"officers attending", "control room", "duty inspector"};
    for (size_t i = 0; i < LENGTH(WHO); i++)
        for (size_t j = 0; j < LENGTH(WHO); j++)
            assert_int_equal(strstr(darisk_dait_telling_at(i)->says, WHO[j]) != NULL, j <= i);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_each_telling_takes_in_those_before),
    };
    return cmocka_run_group_tests_name("dait_telling", tests, NULL, NULL);
}

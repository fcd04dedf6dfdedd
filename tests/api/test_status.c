/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The statuses: that each has its name and its sentence, and that nothing else has. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "darisk/status.h"

#define LAST_TRIED 300

#define NAMED(status)                                                                              \
    case status:                                                                                   \
        return #status

/* The name each value ought to have. No default: the compiler warns about an enumerator that is
 * missing here (-Wswitch), and the loops below find one that is missing in the library. */
static const char *name_of(darisk_status status) {
    switch (status) {
        NAMED(DARISK_OK);
        NAMED(DARISK_ROWS_REFUSED);
        NAMED(DARISK_ERROR_NULL);
        NAMED(DARISK_ERROR_STRUCT_SIZE);
        NAMED(DARISK_ERROR_MEMORY);
        NAMED(DARISK_ERROR_TEXT);
        NAMED(DARISK_ERROR_LENGTH);
        NAMED(DARISK_ERROR_ALLOCATOR);
        NAMED(DARISK_ERROR_INDEX);
        NAMED(DARISK_ERROR_COLUMNS);
        NAMED(DARISK_ERROR_DATE);
        NAMED(DARISK_ERROR_DATE_TEXT);
        NAMED(DARISK_ERROR_MONTHS);
        NAMED(DARISK_ERROR_BORN_LATER);
        NAMED(DARISK_ERROR_AGE_OVER);
        NAMED(DARISK_ERROR_DEFINITION);
        NAMED(DARISK_ERROR_JURISDICTION);
        NAMED(DARISK_ERROR_NO_DEFINITION);
        NAMED(DARISK_ERROR_RELATIONSHIP);
        NAMED(DARISK_ERROR_BEHAVIOUR);
        NAMED(DARISK_ERROR_CIRCUMSTANCE);
        NAMED(DARISK_ERROR_CODE_LIST);
        NAMED(DARISK_ERROR_OUTCOME);
        NAMED(DARISK_ERROR_GIVEN);
        NAMED(DARISK_ERROR_VICTIM_AGE);
        NAMED(DARISK_ERROR_PERPETRATOR_AGE);
        NAMED(DARISK_ERROR_RECORDED_ON);
        NAMED(DARISK_ERROR_CONDUCT_ON);
        NAMED(DARISK_ERROR_VICTIM_BORN);
        NAMED(DARISK_ERROR_PERPETRATOR_BORN);
        NAMED(DARISK_ERROR_AGE_AND_BIRTH);
        NAMED(DARISK_ERROR_SAME_PERSON);
        NAMED(DARISK_ERROR_POLICY_CELL);
        NAMED(DARISK_ERROR_POLICY_NARROWS);
        NAMED(DARISK_ERROR_POLICY_SWITCH_DAY);
        NAMED(DARISK_ERROR_RESPONSE_GRADE);
        NAMED(DARISK_ERROR_RESPONSE_STATED);
        NAMED(DARISK_ERROR_RESPONSE_ROLE);
        NAMED(DARISK_ERROR_RESPONSE_GROUND);
        NAMED(DARISK_ERROR_RESPONSE_SUPPORT);
        NAMED(DARISK_ERROR_RESPONSE_MOMENT);
        NAMED(DARISK_ERROR_RESPONSE_REVIEW);
        NAMED(DARISK_ERROR_INSTRUMENT);
        NAMED(DARISK_ERROR_DASH_ITEM);
        NAMED(DARISK_ERROR_ANSWER);
        NAMED(DARISK_ERROR_DASH_THRESHOLD);
        NAMED(DARISK_ERROR_DASH_HIGH_RISK);
        NAMED(DARISK_ERROR_DASH_STRIDE);
        NAMED(DARISK_ERROR_MARAC_POLICY);
        NAMED(DARISK_ERROR_MARAC_MONTHS);
        NAMED(DARISK_ERROR_MARAC_STATED);
        NAMED(DARISK_ERROR_MARAC_DAY);
        NAMED(DARISK_ERROR_MARAC_INCIDENT);
        NAMED(DARISK_ERROR_MARAC_REPEATED);
        NAMED(DARISK_ERROR_MARAC_ANCHOR);
        NAMED(DARISK_ERROR_DASH_VALUE);
        NAMED(DARISK_ERROR_DASH_ALREADY_GRADED);
        NAMED(DARISK_ERROR_DASH_NOT_GRADED);
        NAMED(DARISK_ERROR_DASH_NO_ANSWERS);
        NAMED(DARISK_ERROR_DASH_PERSON_MISSING);
        NAMED(DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR);
        NAMED(DARISK_ERROR_DASH_TEXT_LENGTH);
        NAMED(DARISK_ERROR_DASH_TEXT_UTF8);
        NAMED(DARISK_ERROR_DASH_TEXT_BLANK);
        NAMED(DARISK_ERROR_DASH_OUT_OF_ORDER);
        NAMED(DARISK_ERROR_DASH_DECISION_MISMATCH);
        NAMED(DARISK_ERROR_DASH_FROZEN);
        NAMED(DARISK_ERROR_DASH_LINK);
        NAMED(DARISK_ERROR_DASH_AGE);
        NAMED(DARISK_ERROR_DASH_POLICY);
        NAMED(DARISK_ERROR_DASH_FREED);
        NAMED(DARISK_ERROR_DAIT_CHECK);
        NAMED(DARISK_ERROR_DAIT_STATE);
        NAMED(DARISK_ERROR_DAIT_NOTIFICATION);
        NAMED(DARISK_ERROR_DAIT_EARLIER);
        NAMED(DARISK_ERROR_DAIT_RULE);
        NAMED(DARISK_ERROR_DAIT_UNAVAILABLE);
        NAMED(DARISK_ERROR_DAIT_CERTIFICATE);
        NAMED(DARISK_ERROR_DAIT_PERSON);
        NAMED(DARISK_ERROR_DAIT_MOMENT);
        NAMED(DARISK_ERROR_AUDIT_KIND);
        NAMED(DARISK_ERROR_AUDIT_CODE);
        NAMED(DARISK_ERROR_AUDIT_STATED);
        NAMED(DARISK_ERROR_AUDIT_SHARE);
        NAMED(DARISK_ERROR_SERIAL_POLICY_LINE);
        NAMED(DARISK_ERROR_SERIAL_POLICY_VALUE);
        NAMED(DARISK_ERROR_SERIAL_POLICY_BANDS);
        NAMED(DARISK_ERROR_SERIAL_POLICY_OVERFLOW);
        NAMED(DARISK_ERROR_SERIAL_POLICY_COHORT);
        NAMED(DARISK_ERROR_SERIAL_PRESET);
        NAMED(DARISK_ERROR_GRAVITY_CODE);
        NAMED(DARISK_ERROR_GRAVITY_WEIGHT);
        NAMED(DARISK_ERROR_GRAVITY_DUPLICATE);
        NAMED(DARISK_ERROR_GRAVITY_EDITION);
        NAMED(DARISK_ERROR_ARROW_RELEASED);
        NAMED(DARISK_ERROR_ARROW_SCHEMA);
        NAMED(DARISK_ERROR_ARROW_ARRAY);
        NAMED(DARISK_ERROR_ARROW_LENGTH);
        NAMED(DARISK_ERROR_ARROW_BUFFER);
        NAMED(DARISK_ERROR_ARROW_NULLS);
        NAMED(DARISK_ERROR_ARROW_OFFSETS);
        NAMED(DARISK_ERROR_ARROW_INDEX);
        NAMED(DARISK_ERROR_ARROW_STREAM);
        NAMED(DARISK_ERROR_ARROW_NO_COLUMN);
        NAMED(DARISK_ERROR_ARROW_COLUMN_TWICE);
        NAMED(DARISK_ERROR_ARROW_TYPE);
        NAMED(DARISK_ERROR_ARROW_VALUE);
        NAMED(DARISK_ERROR_ARROW_DAY);
        NAMED(DARISK_ERROR_ARROW_WORD);
        NAMED(DARISK_ERROR_ARROW_WORDS);
        NAMED(DARISK_ERROR_ARROW_KIND);
        NAMED(DARISK_ERROR_ARROW_TEXT_SIZE);
        NAMED(DARISK_ERROR_ARROW_BATCHES);
        NAMED(DARISK_ERROR_ARROW_EXPORTED);
        NAMED(DARISK_ERROR_EVENT_INCIDENT);
        NAMED(DARISK_ERROR_EVENT_ROLE);
        NAMED(DARISK_ERROR_EVENT_DATE);
        NAMED(DARISK_ERROR_EVENT_STATUS);
        NAMED(DARISK_ERROR_EVENT_DA);
        NAMED(DARISK_ERROR_EVENT_OFFENCE);
        NAMED(DARISK_ERROR_COHORT_THREADS);
        NAMED(DARISK_ERROR_COHORT_ROWS);
        NAMED(DARISK_ERROR_COHORT_ALIAS);
        NAMED(DARISK_ERROR_COHORT_CYCLE);
        NAMED(DARISK_ERROR_COHORT_GRAVITY);
        NAMED(DARISK_ERROR_COHORT_BYTES);
        NAMED(DARISK_ERROR_RANKING_PERSON);
        NAMED(DARISK_ERROR_RANKING_SUM);
        NAMED(DARISK_ERROR_RANKING_STALE);
        NAMED(DARISK_ERROR_REFERENCE_TEXT);
        NAMED(DARISK_ERROR_REFERENCE_SAME);
    }
    return NULL;
}

/* Waits for a status without a name, a name at the wrong value, and a name at a value that is no
 * status. A new status changes the count. */
static void test_every_status_has_its_name(void **state) {
    (void)state;
    int count = 0;
    for (int value = 0; value <= LAST_TRIED; value++) {
        const char *expected = name_of((darisk_status)value);
        const char *found = darisk_status_text((darisk_status)value);
        if (expected == NULL) {
            assert_null(found);
            continue;
        }
        if (found == NULL)
            fail_msg("%s has no text", expected);
        assert_string_equal(found, expected);
        count++;
    }
    assert_int_equal(count, 131);
}

/* Waits for a status without a message, a message that is no sentence, and one pasted twice. */
static void test_every_status_has_its_own_sentence(void **state) {
    (void)state;
    for (int value = 0; value <= LAST_TRIED; value++) {
        if (name_of((darisk_status)value) == NULL)
            continue;
        const char *message = darisk_status_message((darisk_status)value);
        if (message == NULL)
            fail_msg("%s has no message", name_of((darisk_status)value));
        const size_t length = strlen(message);
        assert_true(length > 20 && length < 200);
        assert_int_equal(message[length - 1], '.');
        assert_null(strstr(message, "DARISK_"));
        for (int other = 0; other < value; other++)
            if (name_of((darisk_status)other) != NULL)
                assert_string_not_equal(message, darisk_status_message((darisk_status)other));
    }
}

/* Waits for a look-up that reads outside its table, or answers for a gap. */
static void test_what_is_no_status_says_so(void **state) {
    (void)state;
    static const int NONE[] = {2,  9,   18,  19,  25,  29,  38,  49,      59, 63,
                               64, 117, 139, 149, 159, 167, 216, 249, 256, 263, INT_MAX, -1, INT_MIN};
    for (size_t i = 0; i < sizeof NONE / sizeof NONE[0]; i++) {
        assert_null(darisk_status_text((darisk_status)NONE[i]));
        assert_string_equal(darisk_status_message((darisk_status)NONE[i]),
                            "The value is no status of this release: take it as a failure.");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_status_has_its_name),
        cmocka_unit_test(test_every_status_has_its_own_sentence),
        cmocka_unit_test(test_what_is_no_status_says_so),
    };
    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}

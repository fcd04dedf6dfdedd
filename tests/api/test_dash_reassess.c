/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The triggers of a re-assessment: their records and what their calls refuse. How they stand is in
 * tests/cases/dash/reassess_*.csv. */
#include "dash_test.h"

static const char *const KEYS[] = {
    "BAIL_RELEASE_AFTER_REMAND", "CHANGE_MEDICATION", "CHANGE_ACCOMMODATION", "CHANGE_RELATIONSHIP",
    "CHANGE_DRINK_DRUGS",        "NEW_INCIDENT",      "QUIET_REPEAT_VICTIM"};

#define VOCABULARY(suffix) darisk_dash_trigger##suffix
#define MEMBER             trigger
#include "key_test.h"

/* Waits for a duty lost: after a release on bail there are three. */
static void test_duties(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_dash_trigger_count(); i++) {
        const darisk_dash_trigger_record *record = darisk_dash_trigger_at(i);
        const uint32_t expected = i == 0   ? 7u
                                  : i == 6 ? DARISK_DASH_DUTY_BIT(DARISK_DASH_DUTY_REVIEW_QUIET)
                                           : DARISK_DASH_DUTY_BIT(DARISK_DASH_DUTY_REASSESS);
        assert_int_equal(record->duties, expected);
        assert_true(strlen(record->says) > 20 && strlen(record->ask) > 20);
        assert_ptr_equal(darisk_dash_provision_find(record->provision->key), record->provision);
    }
    assert_string_equal(darisk_dash_standing_text(DARISK_DASH_STANDING_CLEAR), "CLEAR");
    assert_string_equal(darisk_dash_standing_text(DARISK_DASH_STANDING_OPEN), "OPEN");
    assert_string_equal(darisk_dash_standing_text(DARISK_DASH_STANDING_CANNOT_TELL), "CANNOT_TELL");
    assert_null(darisk_dash_standing_text(DARISK_DASH_STANDING_NOT_SET));
    assert_null(darisk_dash_standing_text((darisk_dash_standing)4));
    assert_null(darisk_dash_standing_text((darisk_dash_standing)-1));
}

static darisk_dash_bail_release good_release(void) {
    darisk_dash_bail_release release;
    memset(&release, 0, sizeof release);
    release.struct_size = sizeof release;
    release.held_for_remand = DARISK_STATED_YES;
    release.released_on_bail = DARISK_STATED_YES;
    release.released = moment(100, 600);
    return release;
}

static void refuse_release(const darisk_dash_bail_release *release, darisk_status expected) {
    darisk_dash_bail_duties out, before;
    memset(&out, 0, sizeof out);
    out.struct_size = sizeof out;
    before = out;
    assert_int_equal(darisk_dash_after_bail_release(release, &out), expected);
    assert_memory_equal(&out, &before, sizeof out);
}

/* Waits for a value read without a look at its range. */
static void test_release_refused(void **state) {
    (void)state;
    const darisk_moment bad = moment(100, 1440);
    const darisk_dash_moments bad_moments = {&bad, 1};
    const darisk_dash_moments no_moments = {NULL, 1};
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_bail_release release = good_release();                                         \
        release.field = value;                                                                     \
        refuse_release(&release, status);                                                          \
    } while (0)
    REFUSED(struct_size, 12, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(held_for_remand, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(released_on_bail, (darisk_stated)-1, DARISK_ERROR_DASH_VALUE);
    REFUSED(released, bad, DARISK_ERROR_DASH_VALUE);
    REFUSED(victim_told, bad_moments, DARISK_ERROR_DASH_VALUE);
    REFUSED(assessments, bad_moments, DARISK_ERROR_DASH_VALUE);
    REFUSED(plan_reviews, bad_moments, DARISK_ERROR_DASH_VALUE);
    REFUSED(victim_told, no_moments, DARISK_ERROR_NULL);
    REFUSED(assessments, no_moments, DARISK_ERROR_NULL);
    REFUSED(plan_reviews, no_moments, DARISK_ERROR_NULL);
#undef REFUSED
    const darisk_dash_bail_release release = good_release();
    darisk_dash_bail_duties out = {.struct_size = 4};
    assert_int_equal(darisk_dash_after_bail_release(&release, &out), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_dash_after_bail_release(&release, NULL), DARISK_ERROR_NULL);
    refuse_release(NULL, DARISK_ERROR_NULL);
}

/* Waits for a trigger of another kind let in: bail and quiet have calls of their own. */
static void test_event_refused(void **state) {
    (void)state;
    static const int NONE[] = {-1, 0, 1, 7, 8, INT_MAX, INT_MIN};
    const darisk_moment at = moment(100, 0);
    const darisk_moment bad = moment(100, -1);
    const darisk_dash_moments none = {NULL, 0};
    const darisk_dash_moments wrong = {&bad, 1};
    const darisk_dash_moments lost = {NULL, 1};
    const darisk_dash_trigger good = DARISK_DASH_TRIGGER_NEW_INCIDENT;
    darisk_dash_standing out = DARISK_DASH_STANDING_NOT_SET;
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(darisk_dash_after_event((darisk_dash_trigger)NONE[i], DARISK_STATED_YES,
                                                 at, &none, &out),
                         DARISK_ERROR_DASH_VALUE);
    assert_int_equal(darisk_dash_after_event(good, (darisk_stated)3, at, &none, &out),
                     DARISK_ERROR_DASH_VALUE);
    assert_int_equal(darisk_dash_after_event(good, DARISK_STATED_YES, bad, &none, &out),
                     DARISK_ERROR_DASH_VALUE);
    assert_int_equal(darisk_dash_after_event(good, DARISK_STATED_NO, at, &wrong, &out),
                     DARISK_ERROR_DASH_VALUE);
    assert_int_equal(darisk_dash_after_event(good, DARISK_STATED_YES, at, &lost, &out),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_after_event(good, DARISK_STATED_YES, at, NULL, &out),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_after_event(good, DARISK_STATED_YES, at, &none, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(out, DARISK_DASH_STANDING_NOT_SET);
}

/* Waits for a day or a policy out of its range, one step past each end. */
static void test_quiet_refused(void **state) {
    (void)state;
    static const struct {
        int32_t quiet;
        int32_t counted;
        uint32_t incidents;
        darisk_status status;
    } POLICIES[] = {
        {1, 1, 1, DARISK_OK},
        {120, 120, 1000, DARISK_OK},
        {0, 12, 2, DARISK_ERROR_DASH_POLICY},
        {121, 12, 2, DARISK_ERROR_DASH_POLICY},
        {3, 0, 2, DARISK_ERROR_DASH_POLICY},
        {3, 121, 2, DARISK_ERROR_DASH_POLICY},
        {3, 12, 0, DARISK_ERROR_DASH_POLICY},
        {3, 12, 1001, DARISK_ERROR_DASH_POLICY},
        {-1, -1, 2, DARISK_ERROR_DASH_POLICY},
    };
    const darisk_date first = day(2024, 1, 15);
    const darisk_date wrong_day = DARISK_DATE_LAST + 1;
    const darisk_date early = day(1, 2, 1);
    const darisk_dash_days incidents = {&first, 1};
    const darisk_dash_days none = {NULL, 0};
    const darisk_dash_days lost = {NULL, 1};
    const darisk_dash_days wrong = {&wrong_day, 1};
    const darisk_dash_days earliest = {&early, 1};
    const darisk_date as_of = day(2024, 6, 30);
    darisk_dash_standing out = DARISK_DASH_STANDING_NOT_SET;
    for (size_t i = 0; i < LENGTH(POLICIES); i++) {
        darisk_dash_quiet_policy policy = DARISK_DASH_QUIET_POLICY_DEFAULT;
        policy.quiet_months = POLICIES[i].quiet;
        policy.counted_months = POLICIES[i].counted;
        policy.incidents = POLICIES[i].incidents;
        out = DARISK_DASH_STANDING_NOT_SET;
        assert_int_equal(darisk_dash_quiet_victim(&policy, as_of, &incidents, &none, &out),
                         POLICIES[i].status);
        assert_int_equal(out == DARISK_DASH_STANDING_NOT_SET, POLICIES[i].status != DARISK_OK);
    }
    out = DARISK_DASH_STANDING_NOT_SET;
    darisk_dash_quiet_policy policy = DARISK_DASH_QUIET_POLICY_DEFAULT;
    policy.struct_size = 1;
#define REFUSED(with, on, of, seen, status)                                                        \
    assert_int_equal(darisk_dash_quiet_victim(with, on, of, seen, &out), status)
    REFUSED(&policy, as_of, &incidents, &none, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(NULL, DARISK_DATE_UNKNOWN, &incidents, &none, DARISK_ERROR_DATE);
    REFUSED(NULL, DARISK_DATE_LAST + 1, &incidents, &none, DARISK_ERROR_DATE);
    REFUSED(NULL, as_of, &wrong, &none, DARISK_ERROR_DATE);
    REFUSED(NULL, as_of, &incidents, &wrong, DARISK_ERROR_DATE);
    REFUSED(NULL, as_of, &lost, &none, DARISK_ERROR_NULL);
    REFUSED(NULL, as_of, &incidents, &lost, DARISK_ERROR_NULL);
    REFUSED(NULL, as_of, NULL, &none, DARISK_ERROR_NULL);
    REFUSED(NULL, as_of, &incidents, NULL, DARISK_ERROR_NULL);
    REFUSED(NULL, day(1, 3, 1), &earliest, &none, DARISK_ERROR_MONTHS);
    REFUSED(NULL, as_of, &earliest, &none, DARISK_ERROR_MONTHS);
#undef REFUSED
    assert_int_equal(out, DARISK_DASH_STANDING_NOT_SET);
    assert_int_equal(darisk_dash_quiet_victim(NULL, as_of, &incidents, &none, NULL),
                     DARISK_ERROR_NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_duties),
        cmocka_unit_test(test_release_refused),
        cmocka_unit_test(test_event_refused),
        cmocka_unit_test(test_quiet_refused),
    };
    return cmocka_run_group_tests_name("dash reassess", tests, NULL, NULL);
}

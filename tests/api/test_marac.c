/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The MARAC criteria: what is refused. When a criterion is met is in tests/cases/dash/marac_*.csv.
 */
#include "api_test.h"

/* Values that are none of an enumeration from 1 to `last`. */
#define NO_VALUES(last)                                                                            \
    { -1, 0, (last) + 1, 99, 255, 256, INT_MAX, INT_MIN }

static const int NO_STATED[] = {-1, 3, 99, 256, INT_MAX, INT_MIN};

static darisk_marac_escalation_policy preset(darisk_marac_preset which) {
    darisk_marac_escalation_policy policy = {.struct_size = sizeof policy};
    assert_int_equal(darisk_marac_escalation_preset(which, &policy), DARISK_OK);
    return policy;
}

static darisk_marac_repeat_policy repeat_default(void) {
    darisk_marac_repeat_policy policy = {.struct_size = sizeof policy};
    assert_int_equal(darisk_marac_repeat_default(&policy), DARISK_OK);
    return policy;
}

static darisk_marac_report report_on(uint64_t incident, darisk_date date) {
    return (darisk_marac_report){incident, date, DARISK_STATED_YES, DARISK_STATED_YES,
                                 DARISK_STATED_NO};
}

static darisk_marac_event event_on(uint64_t incident, darisk_date date) {
    return (darisk_marac_event){
        incident, date, DARISK_STATED_YES, DARISK_STATED_YES, DARISK_STATED_YES, DARISK_STATED_YES};
}

/* Waits for a criterion without words or source, or two that are one. */
static void test_criteria(void **state) {
    static const char *const keys[] = {"PROFESSIONAL_JUDGEMENT", "VISIBLE_HIGH_RISK",
                                       "POTENTIAL_ESCALATION", "REPEAT", "HBV"};
    static const int none[] = NO_VALUES(5);
    (void)state;
    assert_int_equal(darisk_marac_criterion_count(), LENGTH(keys));
    for (size_t i = 0; i < LENGTH(keys); i++) {
        const darisk_marac_criterion_record *one = darisk_marac_criterion_at(i);
        assert_string_equal(one->key, keys[i]);
        assert_ptr_equal(darisk_marac_criterion_find((darisk_marac_criterion)(i + 1)), one);
        assert_true(one->says[0] != '\0' && one->ask[0] != '\0' && one->provision != NULL);
    }
    assert_null(darisk_marac_criterion_at(LENGTH(keys)));
    for (size_t i = 0; i < LENGTH(none); i++)
        assert_null(darisk_marac_criterion_find((darisk_marac_criterion)none[i]));
}

/* Waits for an unknown read as no. */
static void test_stated(void **state) {
    (void)state;
    darisk_criterion out = DARISK_CRITERION_NOT_SET;
    assert_int_equal(darisk_marac_stated(DARISK_STATED_YES, &out), DARISK_OK);
    assert_int_equal(out, DARISK_CRITERION_MET);
    assert_int_equal(darisk_marac_stated(DARISK_STATED_NO, &out), DARISK_OK);
    assert_int_equal(out, DARISK_CRITERION_NOT_MET);
    assert_int_equal(darisk_marac_stated(DARISK_STATED_UNKNOWN, &out), DARISK_OK);
    assert_int_equal(out, DARISK_CRITERION_OPEN);
    assert_int_equal(darisk_marac_stated(DARISK_STATED_YES, NULL), DARISK_ERROR_NULL);
    for (size_t i = 0; i < LENGTH(NO_STATED); i++)
        assert_int_equal(darisk_marac_stated((darisk_stated)NO_STATED[i], &out),
                         DARISK_ERROR_MARAC_STATED);
    assert_int_equal(out, DARISK_CRITERION_OPEN);
}

/* Waits for a limit that is one off: all counts and thresholds, and beyond each. */
static void test_visible(void **state) {
    (void)state;
    for (uint32_t yes = 0; yes <= 26; yes++)
        for (uint32_t unknown = 0; unknown <= 26; unknown++)
            for (uint32_t threshold = 0; threshold <= 26; threshold++) {
                darisk_criterion out = DARISK_CRITERION_NOT_SET;
                const darisk_status status = darisk_marac_visible(yes, unknown, threshold, &out);
                if (threshold < 1 || threshold > 24) {
                    assert_int_equal(status, DARISK_ERROR_DASH_THRESHOLD);
                } else if (yes + unknown > 24) {
                    assert_int_equal(status, DARISK_ERROR_ANSWER);
                } else {
                    const darisk_criterion open = yes + unknown >= threshold
                                                      ? DARISK_CRITERION_OPEN
                                                      : DARISK_CRITERION_NOT_MET;
                    assert_int_equal(status, DARISK_OK);
                    assert_int_equal(out, yes >= threshold ? DARISK_CRITERION_MET : open);
                }
            }
    darisk_criterion out = DARISK_CRITERION_NOT_SET;
    assert_int_equal(darisk_marac_visible(14, 0, 14, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_marac_visible(UINT32_MAX, 2, 14, &out), DARISK_ERROR_ANSWER);
    assert_int_equal(darisk_marac_visible(2, UINT32_MAX, 14, &out), DARISK_ERROR_ANSWER);
    assert_int_equal(out, DARISK_CRITERION_NOT_SET);
}

/* Waits for a published number that was changed. */
static void test_presets(void **state) {
    static const struct {
        uint32_t reports, crimes, scope, rising;
    } expected[] = {{3, 0, DARISK_MARAC_SCOPE_VICTIM, 0},
                    {5, 0, DARISK_MARAC_SCOPE_PAIR, 0},
                    {5, 3, DARISK_MARAC_SCOPE_VICTIM, 1}};
    static const int none[] = NO_VALUES(3);
    (void)state;
    for (size_t i = 0; i < LENGTH(expected); i++) {
        const darisk_marac_escalation_policy policy = preset((darisk_marac_preset)(i + 1));
        assert_int_equal(policy.struct_size, sizeof policy);
        assert_int_equal(policy.reports, expected[i].reports);
        assert_int_equal(policy.crimes, expected[i].crimes);
        assert_int_equal(policy.scope, expected[i].scope);
        assert_int_equal(policy.rising, expected[i].rising);
        assert_int_equal(policy.months, 12);
    }
    darisk_marac_escalation_policy policy = {.struct_size = sizeof policy, .months = 4};
    for (size_t i = 0; i < LENGTH(none); i++)
        assert_int_equal(darisk_marac_escalation_preset((darisk_marac_preset)none[i], &policy),
                         DARISK_ERROR_MARAC_POLICY);
    assert_int_equal(darisk_marac_escalation_preset(DARISK_MARAC_PRESET_DEFAULT, NULL),
                     DARISK_ERROR_NULL);
    policy.struct_size = 3;
    assert_int_equal(darisk_marac_escalation_preset(DARISK_MARAC_PRESET_DEFAULT, &policy),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(policy.months, 4);
    const darisk_marac_repeat_policy repeat = repeat_default();
    assert_int_equal(repeat.version, DARISK_MARAC_VERSION_B);
    assert_int_equal(repeat.anchor, DARISK_MARAC_ANCHOR_REFERRAL);
    assert_int_equal(repeat.months, 12);
    assert_int_equal(darisk_marac_repeat_default(NULL), DARISK_ERROR_NULL);
}

static darisk_status escalates(const darisk_marac_escalation_policy *policy) {
    const darisk_marac_report one = report_on(1, day(2024, 6, 1));
    darisk_marac_escalation out = {.struct_size = sizeof out, .ignored = 77};
    const darisk_status status = darisk_marac_escalates(policy, day(2024, 6, 30), &one, 1, &out);
    if (status != DARISK_OK)
        assert_int_equal(out.ignored, 77);
    return status;
}

/* Waits for a limit of the policy that is one off. */
static void test_escalation_policy_refused(void **state) {
    static const int none[] = NO_VALUES(2);
    (void)state;
    darisk_marac_escalation_policy policy = preset(DARISK_MARAC_PRESET_DEFAULT);
    assert_int_equal(escalates(NULL), DARISK_ERROR_NULL);
    for (int32_t months = -2; months <= 124; months++) {
        policy.months = months;
        assert_int_equal(escalates(&policy), months >= 2 && months <= 120 && months % 2 == 0
                                                 ? DARISK_OK
                                                 : DARISK_ERROR_MARAC_MONTHS);
    }
    policy = preset(DARISK_MARAC_PRESET_DEFAULT);
    policy.reports = 0;
    assert_int_equal(escalates(&policy), DARISK_ERROR_MARAC_POLICY);
    policy.crimes = 1;
    assert_int_equal(escalates(&policy), DARISK_OK);
    policy.rising = 2;
    assert_int_equal(escalates(&policy), DARISK_ERROR_MARAC_POLICY);
    policy.rising = 0;
    for (size_t i = 0; i < LENGTH(none); i++) {
        policy.scope = (darisk_marac_scope)none[i];
        assert_int_equal(escalates(&policy), DARISK_ERROR_MARAC_POLICY);
    }
    policy = preset(DARISK_MARAC_PRESET_DEFAULT);
    policy.struct_size = 1;
    assert_int_equal(escalates(&policy), DARISK_ERROR_STRUCT_SIZE);
}

/* Waits for a row that cannot be and is counted, or one refused that can. */
static void test_reports_refused(void **state) {
    (void)state;
    const darisk_marac_escalation_policy policy = preset(DARISK_MARAC_PRESET_DEFAULT);
    const darisk_date as_of = day(2024, 6, 30);
    darisk_marac_escalation out = {.struct_size = sizeof out, .ignored = 77};
    darisk_marac_report rows[2] = {report_on(1, as_of), report_on(2, DARISK_DATE_UNKNOWN)};
    assert_int_equal(darisk_marac_escalates(&policy, as_of, NULL, 1, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_marac_escalates(&policy, as_of, rows, 2, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_marac_escalates(&policy, DARISK_DATE_UNKNOWN, rows, 2, &out),
                     DARISK_ERROR_DATE);
    assert_int_equal(darisk_marac_escalates(&policy, DARISK_DATE_FIRST, rows, 2, &out),
                     DARISK_ERROR_MONTHS);
    rows[1].reported_on = DARISK_DATE_LAST + 1;
    assert_int_equal(darisk_marac_escalates(&policy, as_of, rows, 2, &out), DARISK_ERROR_MARAC_DAY);
    rows[1] = report_on(0, as_of);
    assert_int_equal(darisk_marac_escalates(&policy, as_of, rows, 2, &out),
                     DARISK_ERROR_MARAC_INCIDENT);
    rows[1] = report_on(1, as_of);
    assert_int_equal(darisk_marac_escalates(&policy, as_of, rows, 2, &out),
                     DARISK_ERROR_MARAC_REPEATED);
    for (size_t i = 0; i < 3 * LENGTH(NO_STATED); i++) {
        const darisk_stated bad = (darisk_stated)NO_STATED[i / 3];
        rows[1] = report_on(2, as_of);
        rows[1].same_victim = i % 3 == 0 ? bad : DARISK_STATED_YES;
        rows[1].same_perpetrator = i % 3 == 1 ? bad : DARISK_STATED_YES;
        rows[1].crime = i % 3 == 2 ? bad : DARISK_STATED_YES;
        assert_int_equal(darisk_marac_escalates(&policy, as_of, rows, 2, &out),
                         DARISK_ERROR_MARAC_STATED);
    }
    assert_int_equal(out.ignored, 77);
    out.struct_size = 1;
    assert_int_equal(darisk_marac_escalates(&policy, as_of, rows, 1, &out),
                     DARISK_ERROR_STRUCT_SIZE);
    out.struct_size = sizeof out;
    assert_int_equal(darisk_marac_escalates(&policy, as_of, NULL, 0, &out), DARISK_OK);
    assert_int_equal(out.result, DARISK_CRITERION_NOT_MET);
}

static darisk_status repeats(const darisk_marac_repeat_policy *policy) {
    const darisk_marac_event one = event_on(1, day(2024, 6, 1));
    darisk_marac_repeat out = {.struct_size = sizeof out, .ignored = 77};
    const darisk_status status =
        darisk_marac_repeats(policy, day(2024, 6, 30), NULL, 0, DARISK_STATED_YES, &one, 1, &out);
    if (status != DARISK_OK)
        assert_int_equal(out.ignored, 77);
    return status;
}

static void test_repeat_policy_refused(void **state) {
    static const int none[] = NO_VALUES(2);
    (void)state;
    darisk_marac_repeat_policy policy = repeat_default();
    assert_int_equal(repeats(NULL), DARISK_ERROR_NULL);
    for (int32_t months = -2; months <= 124; months++) {
        policy.months = months;
        assert_int_equal(repeats(&policy),
                         months >= 1 && months <= 120 ? DARISK_OK : DARISK_ERROR_MARAC_MONTHS);
    }
    for (size_t i = 0; i < LENGTH(none); i++) {
        policy = repeat_default();
        policy.version = (darisk_marac_version)none[i];
        assert_int_equal(repeats(&policy), DARISK_ERROR_MARAC_POLICY);
        policy = repeat_default();
        policy.anchor = (darisk_marac_anchor_kind)none[i];
        assert_int_equal(repeats(&policy), DARISK_ERROR_MARAC_POLICY);
    }
    policy = repeat_default();
    policy.struct_size = 1;
    assert_int_equal(repeats(&policy), DARISK_ERROR_STRUCT_SIZE);
}

/* One repeat call from the default, with one anchor and two events. */
static darisk_status repeats_with(darisk_marac_anchor anchor, darisk_stated searched,
                                  darisk_marac_event event) {
    const darisk_marac_repeat_policy policy = repeat_default();
    const darisk_marac_event events[2] = {event_on(1, day(2024, 6, 1)), event};
    darisk_marac_repeat out = {.struct_size = sizeof out, .ignored = 77};
    const darisk_status status =
        darisk_marac_repeats(&policy, day(2024, 6, 30), &anchor, 1, searched, events, 2, &out);
    if (status != DARISK_OK)
        assert_int_equal(out.ignored, 77);
    return status;
}

static void test_events_refused(void **state) {
    static const int none[] = NO_VALUES(2);
    (void)state;
    const darisk_marac_anchor anchor = {DARISK_MARAC_ANCHOR_REFERRAL, day(2024, 1, 10)};
    const darisk_marac_event event = event_on(2, day(2024, 5, 1));
    assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, event), DARISK_OK);
    for (size_t i = 0; i < LENGTH(none); i++) {
        darisk_marac_anchor bad = anchor;
        bad.kind = (darisk_marac_anchor_kind)none[i];
        assert_int_equal(repeats_with(bad, DARISK_STATED_YES, event), DARISK_ERROR_MARAC_ANCHOR);
    }
    darisk_marac_anchor bad = anchor;
    bad.day = DARISK_DATE_FIRST - 1;
    assert_int_equal(repeats_with(bad, DARISK_STATED_YES, event), DARISK_ERROR_MARAC_DAY);
    for (size_t i = 0; i < LENGTH(NO_STATED); i++) {
        const darisk_stated stated = (darisk_stated)NO_STATED[i];
        darisk_marac_event bad_event = event;
        assert_int_equal(repeats_with(anchor, stated, event), DARISK_ERROR_MARAC_STATED);
        bad_event.same_victim = stated;
        assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, bad_event),
                         DARISK_ERROR_MARAC_STATED);
        bad_event = event;
        bad_event.same_perpetrator = stated;
        assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, bad_event),
                         DARISK_ERROR_MARAC_STATED);
        bad_event = event;
        bad_event.abuse = stated;
        assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, bad_event),
                         DARISK_ERROR_MARAC_STATED);
        bad_event = event;
        bad_event.criminal = stated;
        assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, bad_event),
                         DARISK_ERROR_MARAC_STATED);
    }
    assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, event_on(0, event.day)),
                     DARISK_ERROR_MARAC_INCIDENT);
    assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, event_on(1, event.day)),
                     DARISK_ERROR_MARAC_REPEATED);
    assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, event_on(2, DARISK_DATE_LAST + 1)),
                     DARISK_ERROR_MARAC_DAY);
    assert_int_equal(repeats_with(anchor, DARISK_STATED_YES, event_on(2, DARISK_DATE_FIRST)),
                     DARISK_ERROR_MONTHS);
}

static void test_repeat_arguments_refused(void **state) {
    (void)state;
    const darisk_marac_repeat_policy policy = repeat_default();
    const darisk_date as_of = day(2024, 6, 30);
    const darisk_marac_event event = event_on(1, as_of);
    darisk_marac_repeat out = {.struct_size = sizeof out, .ignored = 77};
    assert_int_equal(
        darisk_marac_repeats(&policy, as_of, NULL, 1, DARISK_STATED_YES, &event, 1, &out),
        DARISK_ERROR_NULL);
    assert_int_equal(
        darisk_marac_repeats(&policy, as_of, NULL, 0, DARISK_STATED_YES, NULL, 1, &out),
        DARISK_ERROR_NULL);
    assert_int_equal(
        darisk_marac_repeats(&policy, as_of, NULL, 0, DARISK_STATED_YES, &event, 1, NULL),
        DARISK_ERROR_NULL);
    assert_int_equal(darisk_marac_repeats(&policy, DARISK_DATE_UNKNOWN, NULL, 0, DARISK_STATED_YES,
                                          &event, 1, &out),
                     DARISK_ERROR_DATE);
    assert_int_equal(out.ignored, 77);
    out.struct_size = 0;
    assert_int_equal(
        darisk_marac_repeats(&policy, as_of, NULL, 0, DARISK_STATED_YES, &event, 1, &out),
        DARISK_ERROR_STRUCT_SIZE);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_criteria),
        cmocka_unit_test(test_stated),
        cmocka_unit_test(test_visible),
        cmocka_unit_test(test_presets),
        cmocka_unit_test(test_escalation_policy_refused),
        cmocka_unit_test(test_reports_refused),
        cmocka_unit_test(test_repeat_policy_refused),
        cmocka_unit_test(test_events_refused),
        cmocka_unit_test(test_repeat_arguments_refused),
    };
    return cmocka_run_group_tests_name("marac", tests, NULL, NULL);
}

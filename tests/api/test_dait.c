/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* One case: what the checks come to, and what the officers attending are given. */
#include "dait_test.h"

#define OUTCOME(checks) (assess(&(checks)).outcome.code)

/* Waits for cleared memory read as a conclusion: no check has been made. */
static void test_cleared_memory(void **state) {
    (void)state;
    const darisk_dait_checks checks = {.struct_size = sizeof checks};
    const darisk_dait_assessment got = assess(&checks);
    assert_int_equal(got.outcome.code, DARISK_DAIT_CHECKS_OPEN);
    assert_int_equal(got.outstanding, (UINT32_C(1) << 18) - 1);
    assert_int_equal(got.reasons, got.outstanding);
    assert_int_equal(got.markers, MARKER(CHECK_NOT_DONE));
    assert_int_equal(got.notifications, 0);
    assert_int_equal(got.found | got.unavailable, 0);
    assert_int_equal(got.rules_version, darisk_rules_version());
    assert_int_not_equal(got.rules_version, 0);
}

/* Waits for 0 read as anything but NOT_DONE, on each check by itself. */
static void test_zero_is_not_done(void **state) {
    (void)state;
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        const darisk_dait_checks zero = one_check((darisk_dait_check)check, 0);
        const darisk_dait_checks one = one_check((darisk_dait_check)check, NOT_DONE);
        const darisk_dait_assessment a = assess(&zero);
        const darisk_dait_assessment b = assess(&one);
        const darisk_dait_briefing c = brief(&zero);
        const darisk_dait_briefing d = brief(&one);
        assert_memory_equal(&a, &b, sizeof a);
        assert_memory_equal(&c, &d, sizeof c);
        assert_int_equal(c.states[check], NOT_DONE);
    }
}

/* Waits for "nothing recorded" read as all clear: the crew is briefed, and the marker says so. */
static void test_nothing_recorded_anywhere(void **state) {
    (void)state;
    darisk_dait_checks checks = all_checks(NOTHING);
    const darisk_dait_assessment got = assess(&checks);
    assert_int_equal(got.outcome.code, DARISK_DAIT_BRIEF_CREW);
    assert_int_equal(got.markers, MARKER(NOTHING_RECORDED));
    assert_int_equal(got.reasons, 0);
    checks.states[CHECK(DRINK_DRUGS)] = NOT_DONE;
    assert_int_equal(assess(&checks).markers, MARKER(CHECK_NOT_DONE));
    checks = one_check(CHECK(CHILD_PLAN), NOT_DONE); /* not required: does not lift the marker */
    assert_int_equal(assess(&checks).markers, MARKER(NOTHING_RECORDED));
    checks = one_check(CHECK(CHILD_PLAN), IS_FOUND);
    assert_int_equal(assess(&checks).markers, MARKER(CHILD_PLAN));
    checks = one_check(CHECK(CHILD_PLAN), UNAVAILABLE);
    assert_int_equal(assess(&checks).markers, MARKER(NOTHING_RECORDED) | MARKER(CHECK_UNAVAILABLE));
    checks = all_checks(UNAVAILABLE); /* nothing was found that is not recorded */
    assert_int_equal(assess(&checks).markers, MARKER(CHECK_UNAVAILABLE));
}

/* Waits for what is known that waits for what is not. */
static void test_a_known_certificate_does_not_wait(void **state) {
    (void)state;
    darisk_dait_checks checks = all_checks(NOT_DONE);
    checks.states[CHECK(CERTIFICATE_VICTIM)] = IS_FOUND;
    const darisk_dait_assessment got = assess(&checks);
    assert_int_equal(got.outcome.code, DARISK_DAIT_ALERT_CONTROL);
    assert_int_equal(got.reasons, BIT(CERTIFICATE_VICTIM));
    assert_int_equal(got.outstanding, ((UINT32_C(1) << 18) - 1) & ~BIT(CERTIFICATE_VICTIM));
    assert_int_equal(got.markers, MARKER(CERTIFICATE_HELD) | MARKER(CHECK_NOT_DONE));
    assert_int_equal(got.notifications,
                     NOTIFY(TELL_CONTROL_SUPERVISOR) | NOTIFY(WARN_CREW_FIREARMS));
}

/* Waits for facts that only the crew is told which end the waiting for other checks. */
static void test_a_fact_for_the_crew_leaves_checks_open(void **state) {
    (void)state;
    darisk_dait_checks checks = one_check(CHECK(HISTORY_PAIR), IS_FOUND);
    assert_int_equal(OUTCOME(checks), DARISK_DAIT_BRIEF_CREW);
    checks.states[CHECK(HISTORY_ADDRESS)] = NOT_DONE;
    assert_int_equal(OUTCOME(checks), DARISK_DAIT_CHECKS_OPEN);
    assert_int_equal(assess(&checks).reasons, BIT(HISTORY_ADDRESS));
}

/* Waits for facts added up: all that only the crew is told is still only for the crew. */
static void test_nothing_is_added_up(void **state) {
    (void)state;
    darisk_dait_checks checks = all_checks(NOTHING);
    for (size_t i = 0; i < darisk_dait_check_count(); i++)
        if (darisk_dait_check_at(i)->rule.found == CREW)
            checks.states[i + 1] = IS_FOUND;
    assert_int_equal(OUTCOME(checks), DARISK_DAIT_BRIEF_CREW);
    checks = all_checks(IS_FOUND);
    checks.states[CHECK(MARAC_12_MONTHS)] = NOTHING;
    assert_int_equal(OUTCOME(checks), DARISK_DAIT_ALERT_CONTROL);
}

/* Waits for reasons that take in the narrower tellings. */
static void test_reasons_are_those_of_the_outcome(void **state) {
    (void)state;
    darisk_dait_checks checks = one_check(CHECK(MARAC_12_MONTHS), IS_FOUND);
    checks.states[CHECK(POLICE_BAIL)] = IS_FOUND;
    checks.states[CHECK(COURT_BAIL)] = UNAVAILABLE;
    checks.states[CHECK(DRINK_DRUGS)] = IS_FOUND;
    checks.states[CHECK(HISTORY_PAIR)] = UNAVAILABLE;
    assert_int_equal(assess(&checks).reasons, BIT(MARAC_12_MONTHS));
    checks.states[CHECK(MARAC_12_MONTHS)] = UNAVAILABLE;
    assert_int_equal(assess(&checks).reasons,
                     BIT(MARAC_12_MONTHS) | BIT(POLICE_BAIL) | BIT(COURT_BAIL));
    checks.states[CHECK(MARAC_12_MONTHS)] = NOTHING;
    checks.states[CHECK(POLICE_BAIL)] = NOTHING;
    checks.states[CHECK(COURT_BAIL)] = NOTHING;
    assert_int_equal(assess(&checks).reasons, BIT(DRINK_DRUGS) | BIT(HISTORY_PAIR));
}

/* Waits for what is unknown told to the inspector, or not told at all. */
static void test_unavailable_never_reaches_the_inspector(void **state) {
    (void)state;
    const darisk_dait_checks checks = all_checks(UNAVAILABLE);
    const darisk_dait_assessment got = assess(&checks);
    assert_int_equal(got.outcome.code, DARISK_DAIT_ALERT_CONTROL);
    assert_int_equal(got.unavailable, DARISK_DAIT_CHECKS_ALL);
    assert_int_equal(got.outstanding, 0);
    assert_int_equal(got.notifications, NOTIFY(TELL_CONTROL_SUPERVISOR));
}

/* Waits for a warning of firearms at what is not known, or not at every certificate; and for a
 * review of a certificate that is not the suspect's. */
static void test_certificates(void **state) {
    (void)state;
    static const darisk_dait_check CERTIFICATES[] = {
        CHECK(CERTIFICATE_VICTIM), CHECK(CERTIFICATE_SUSPECT), CHECK(CERTIFICATE_ADDRESS)};
    for (size_t i = 0; i < LENGTH(CERTIFICATES); i++) {
        darisk_dait_checks checks = one_check(CERTIFICATES[i], IS_FOUND);
        const darisk_dait_notifications due = assess(&checks).notifications;
        assert_true((due & NOTIFY(WARN_CREW_FIREARMS)) != 0);
        assert_int_equal((due & NOTIFY(REVIEW_CERTIFICATE)) != 0,
                         CERTIFICATES[i] == CHECK(CERTIFICATE_SUSPECT));
        checks.states[CERTIFICATES[i]] = UNAVAILABLE;
        assert_int_equal(assess(&checks).notifications, NOTIFY(TELL_CONTROL_SUPERVISOR));
        checks.states[CERTIFICATES[i]] = NOT_DONE;
        assert_int_equal(assess(&checks).notifications, 0);
    }
    const darisk_dait_checks weapon = one_check(CHECK(WEAPON_MARKER), IS_FOUND);
    assert_int_equal(assess(&weapon).notifications, NOTIFY(TELL_CONTROL_SUPERVISOR));
}

/* Waits for a briefing that lets the outcome through, or the other people told. */
static void test_briefing(void **state) {
    (void)state;
    darisk_dait_checks checks = all_checks(NOTHING);
    checks.states[CHECK(MARAC_12_MONTHS)] = IS_FOUND;
    checks.states[CHECK(CERTIFICATE_SUSPECT)] = IS_FOUND;
    checks.states[CHECK(COURT_BAIL)] = UNAVAILABLE;
    checks.states[CHECK(DRINK_DRUGS)] = 0;
    const darisk_dait_briefing got = brief(&checks);
    assert_int_equal(got.notifications, NOTIFY(WARN_CREW_FIREARMS));
    assert_int_equal(got.found, BIT(MARAC_12_MONTHS) | BIT(CERTIFICATE_SUSPECT));
    assert_int_equal(got.markers, MARKER(MARAC_WITHIN_12M) | MARKER(CERTIFICATE_HELD) |
                                      MARKER(CHECK_UNAVAILABLE) | MARKER(CHECK_NOT_DONE));
    assert_int_equal(got.states[CHECK(COURT_BAIL)], UNAVAILABLE);
    assert_int_equal(got.states[CHECK(DRINK_DRUGS)], NOT_DONE);
    assert_int_equal(got.states[CHECK(HISTORY_PAIR)], NOTHING);
    assert_int_equal(got.states[0], 0);
    for (size_t i = DARISK_DAIT_CHECK_LAST + 1; i < DARISK_DAIT_CHECK_ROOM; i++)
        assert_int_equal(got.states[i], 0);
}

/* Waits for a briefing that changes with whom a force tells: with every telling of its table, the
 * officers are given the same bytes. */
static void test_tellings_do_not_reach_the_briefing(void **state) {
    (void)state;
    darisk_dait_policy *policy = NULL;
    darisk_dait_checks checks = all_checks(NOTHING);
    for (size_t i = 1; i <= DARISK_DAIT_CHECK_LAST; i++)
        checks.states[i] = (uint8_t)(i % 5);
    const darisk_dait_briefing before = brief(&checks);
    const darisk_dait_assessment told_before = assess(&checks);
    assert_int_equal(darisk_dait_policy_new(NULL, &policy), DARISK_OK);
    for (size_t i = 0; i < darisk_dait_check_count(); i++) {
        const darisk_dait_check_record *record = darisk_dait_check_at(i);
        const darisk_dait_rule rule = {record->rule.required, INSPECTOR,
                                       record->rule.unavailable == CREW ? CONTROL : CREW};
        assert_int_equal(darisk_dait_policy_set(policy, record->check, rule), DARISK_OK);
        const darisk_dait_briefing after = brief_with(&checks, policy);
        assert_memory_equal(&before, &after, sizeof before);
    }
    const darisk_dait_assessment told_after = assess_with(&checks, policy);
    assert_int_not_equal(told_before.reasons, told_after.reasons);
    darisk_dait_policy_free(policy);
}

/* Waits for a marker that says another thing to the officers than to the control room. */
static void test_briefing_and_assessment_share_their_markers(void **state) {
    (void)state;
    darisk_dait_policy *policy = NULL;
    const darisk_dait_rule required = {DARISK_STATED_YES, CREW, CREW};
    const darisk_dait_checks checks = one_check(CHECK(PARTNER_RECORDS), NOT_DONE);
    assert_int_equal(darisk_dait_policy_new(NULL, &policy), DARISK_OK);
    assert_int_equal(brief_with(&checks, policy).markers, MARKER(NOTHING_RECORDED));
    assert_int_equal(darisk_dait_policy_set(policy, CHECK(PARTNER_RECORDS), required), DARISK_OK);
    assert_int_equal(brief_with(&checks, policy).markers, MARKER(CHECK_NOT_DONE));
    assert_int_equal(assess_with(&checks, policy).markers, MARKER(CHECK_NOT_DONE));
    darisk_dait_policy_free(policy);
}

/* Waits for an earlier assessment that reaches the result, and for one described though none was
 * found, or at no moment. */
static void test_earlier_assessment(void **state) {
    (void)state;
    darisk_dait_checks checks = one_check(CHECK(EARLIER_ASSESSMENT), IS_FOUND);
    const darisk_dait_assessment before = assess(&checks);
    assert_int_equal(before.outcome.code, DARISK_DAIT_BRIEF_CREW);
    checks.earlier_at = (darisk_moment){DARISK_MOMENT_DAY, day(2023, 5, 17), 0};
    checks.earlier_by = 77;
    const darisk_dait_assessment after = assess(&checks);
    assert_memory_equal(&before, &after, sizeof before);
    const darisk_dait_briefing got = brief(&checks);
    assert_int_equal(got.earlier_at.given, DARISK_MOMENT_DAY);
    assert_int_equal(got.earlier_at.day, day(2023, 5, 17));
    assert_int_equal(got.earlier_by, 77);
    assert_true((got.markers & MARKER(EARLIER_ASSESSMENT)) != 0);

    darisk_dait_assessment out = {.struct_size = sizeof out};
    for (int given = NOT_DONE; given <= UNAVAILABLE; given++) {
        const darisk_status expected = given == IS_FOUND ? DARISK_OK : DARISK_ERROR_DAIT_EARLIER;
        darisk_dait_checks other = checks;
        other.states[CHECK(EARLIER_ASSESSMENT)] = (uint8_t)given;
        assert_int_equal(darisk_dait_assess(&other, NULL, &out), expected);
        other.earlier_by = 0;
        assert_int_equal(darisk_dait_assess(&other, NULL, &out), expected);
        other.earlier_by = 77;
        other.earlier_at = (darisk_moment){DARISK_MOMENT_MISSING, 0, 0};
        assert_int_equal(darisk_dait_assess(&other, NULL, &out), expected);
    }
    checks.earlier_at.minute = 1440;
    assert_int_equal(darisk_dait_assess(&checks, NULL, &out), DARISK_ERROR_DAIT_EARLIER);
    checks.earlier_at = (darisk_moment){DARISK_MOMENT_MISSING, 1, 0};
    assert_int_equal(darisk_dait_assess(&checks, NULL, &out), DARISK_ERROR_DAIT_EARLIER);
}

static void refused(const darisk_dait_checks *checks, darisk_status expected) {
    darisk_dait_assessment assessment, assessment_before;
    darisk_dait_briefing briefing, briefing_before;
    memset(&assessment, 0xa5, sizeof assessment);
    memset(&briefing, 0xa5, sizeof briefing);
    assessment.struct_size = sizeof assessment;
    briefing.struct_size = sizeof briefing;
    assessment_before = assessment;
    briefing_before = briefing;
    assert_int_equal(darisk_dait_assess(checks, NULL, &assessment), expected);
    assert_int_equal(darisk_dait_brief(checks, NULL, &briefing), expected);
    assert_memory_equal(&assessment, &assessment_before, sizeof assessment);
    assert_memory_equal(&briefing, &briefing_before, sizeof briefing);
}

/* Waits for a state past the last, on any check, and for outputs written on failure. */
static void test_values_that_are_no_state(void **state) {
    (void)state;
    static const uint8_t NONE[] = {5, 6, 127, 128, 254, 255};
    for (size_t i = 0; i < LENGTH(NONE); i++)
        for (size_t check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
            darisk_dait_checks checks = all_checks(IS_FOUND);
            checks.states[check] = NONE[i];
            refused(&checks, DARISK_ERROR_DAIT_STATE);
        }
}

/* Waits for a state given for no check, or for a check of a later release, and not seen. */
static void test_places_that_are_no_check(void **state) {
    (void)state;
    for (size_t place = 0; place < DARISK_DAIT_CHECK_ROOM; place++) {
        if (place >= 1 && place <= DARISK_DAIT_CHECK_LAST)
            continue;
        darisk_dait_checks checks = all_checks(NOTHING);
        checks.states[place] = NOT_DONE;
        refused(&checks, DARISK_ERROR_DAIT_CHECK);
    }
}

/* Waits for a size that is not looked at, in either direction. */
static void test_sizes(void **state) {
    (void)state;
    struct {
        darisk_dait_checks checks;
        unsigned char later[8];
    } larger = {.checks = all_checks(NOTHING)};
    darisk_dait_checks smaller = all_checks(NOTHING);
    darisk_dait_assessment out = {.struct_size = sizeof out};
    larger.checks.struct_size = sizeof larger;
    assert_int_equal(darisk_dait_assess(&larger.checks, NULL, &out), DARISK_OK);
    larger.later[7] = 1;
    refused(&larger.checks, DARISK_ERROR_STRUCT_SIZE);
    smaller.struct_size = sizeof smaller - 1;
    refused(&smaller, DARISK_ERROR_STRUCT_SIZE);
    smaller.struct_size = 0;
    refused(&smaller, DARISK_ERROR_STRUCT_SIZE);
    refused(NULL, DARISK_ERROR_NULL);
    smaller.struct_size = sizeof smaller;
    out.struct_size = sizeof out - 1;
    assert_int_equal(darisk_dait_assess(&smaller, NULL, &out), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_dait_assess(&smaller, NULL, NULL), DARISK_ERROR_NULL);
    darisk_dait_briefing briefing = {.struct_size = sizeof briefing - 1};
    assert_int_equal(darisk_dait_brief(&smaller, NULL, &briefing), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_dait_brief(&smaller, NULL, NULL), DARISK_ERROR_NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cleared_memory),
        cmocka_unit_test(test_zero_is_not_done),
        cmocka_unit_test(test_nothing_recorded_anywhere),
        cmocka_unit_test(test_a_known_certificate_does_not_wait),
        cmocka_unit_test(test_a_fact_for_the_crew_leaves_checks_open),
        cmocka_unit_test(test_nothing_is_added_up),
        cmocka_unit_test(test_reasons_are_those_of_the_outcome),
        cmocka_unit_test(test_unavailable_never_reaches_the_inspector),
        cmocka_unit_test(test_certificates),
        cmocka_unit_test(test_briefing),
        cmocka_unit_test(test_tellings_do_not_reach_the_briefing),
        cmocka_unit_test(test_briefing_and_assessment_share_their_markers),
        cmocka_unit_test(test_earlier_assessment),
        cmocka_unit_test(test_values_that_are_no_state),
        cmocka_unit_test(test_places_that_are_no_check),
        cmocka_unit_test(test_sizes),
    };
    return cmocka_run_group_tests_name("dait", tests, NULL, NULL);
}

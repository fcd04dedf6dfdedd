/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The grade of one call, and what is due while it waits: what the golden cases do not reach, such
 * as values that cannot be, outputs left alone, and the words of the strings. */
#include "text_test.h"

#include <ctype.h>

#define BIT(name)  DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_##name)
#define DUTY(name) DARISK_RESPONSE_DUTY_BIT(DARISK_RESPONSE_DUTY_##name)

static const darisk_moment NOON = {DARISK_MOMENT_MINUTE, 20000, 720};

static darisk_response_request nothing_stated(void) {
    darisk_response_request request;
    memset(&request, 0, sizeof request);
    request.struct_size = sizeof request;
    return request;
}

/* A longer wait with all it needs. */
static darisk_response_request scheduled(void) {
    darisk_response_request request = nothing_stated();
    request.requested = DARISK_RESPONSE_GRADE_SCHEDULED;
    request.danger = DARISK_STATED_NO;
    request.call_cut_off = DARISK_STATED_NO;
    request.authorisation.role = DARISK_RESPONSE_ROLE_SUPERVISOR;
    request.authorisation.authoriser = 1;
    request.authorisation.ground = DARISK_RESPONSE_GROUND_VICTIM_ASKED_LATER;
    request.authorisation.support = DARISK_RESPONSE_SUPPORT_FROM_VICTIM;
    request.authorisation.source = 1;
    request.authorisation.no_current_threat = DARISK_STATED_YES;
    request.authorisation.given_at = NOON;
    return request;
}

static darisk_response_decision decide(const darisk_response_request *request) {
    darisk_response_decision decision = {.struct_size = sizeof decision};
    const darisk_status status = darisk_response_decide(request, &decision);
    if (status != DARISK_OK)
        fail_msg("%s", darisk_status_text(status));
    return decision;
}

/* A call that was received a minute ago and waits. */
static darisk_response_progress waiting(void) {
    darisk_response_progress progress;
    memset(&progress, 0, sizeof progress);
    progress.struct_size = sizeof progress;
    progress.grade = DARISK_RESPONSE_GRADE_PRIORITY;
    progress.allocated = DARISK_STATED_NO;
    progress.attended = DARISK_STATED_NO;
    progress.call_cut_off = DARISK_STATED_NO;
    progress.threat_changed = DARISK_STATED_NO;
    progress.delay_reviewed = DARISK_STATED_NO;
    progress.now = NOON;
    progress.received = (darisk_moment){DARISK_MOMENT_MINUTE, 20000, 719};
    return progress;
}

static darisk_response_review_result review(const darisk_response_targets *targets,
                                            const darisk_response_progress *progress) {
    darisk_response_review_result result = {.struct_size = sizeof result};
    const darisk_status status = darisk_response_review(targets, progress, &result);
    if (status != DARISK_OK)
        fail_msg("%s", darisk_status_text(status));
    return result;
}

/* ---- the vocabularies ---- */

static const char *const GRADES[] = {"RESP:EMERGENCY", "RESP:PRIORITY", "RESP:SCHEDULED",
                                     "RESP:RESOLUTION_WITHOUT_DEPLOYMENT"};

/* Waits for a code that moved, and for a text at the wrong code. */
static void test_grades(void **state) {
    (void)state;
    assert_int_equal(DARISK_RESPONSE_GRADE_NOT_SET.code, 0);
    assert_int_equal(DARISK_RESPONSE_GRADE_EMERGENCY.code, 301);
    assert_int_equal(DARISK_RESPONSE_GRADE_PRIORITY.code, 302);
    assert_int_equal(DARISK_RESPONSE_GRADE_SCHEDULED.code, 303);
    assert_int_equal(DARISK_RESPONSE_GRADE_RESOLUTION_WITHOUT_DEPLOYMENT.code, 304);
    for (int32_t i = 0; i < (int32_t)LENGTH(GRADES); i++) {
        darisk_response_grade grade = DARISK_RESPONSE_GRADE_NOT_SET;
        assert_int_equal(darisk_response_grade_from_text(GRADES[i], &grade), DARISK_OK);
        assert_int_equal(grade.code, 301 + i);
        assert_string_equal(darisk_response_grade_text(grade), GRADES[i]);
        assert_true(darisk_response_grade_is_valid(grade));
        grade = DARISK_RESPONSE_GRADE_NOT_SET;
        assert_int_equal(darisk_response_grade_from_code(301 + i, &grade), DARISK_OK);
        assert_int_equal(grade.code, 301 + i);
    }
}

/* Waits for a code of another vocabulary, or one beside the range, taken for a grade. */
static void test_codes_that_are_none(void **state) {
    (void)state;
    static const int32_t NONE[] = {0, 1, 101, 103, 201, 204, 300, 305, 401, -301, INT_MAX, INT_MIN};
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        darisk_response_grade grade = {7};
        assert_int_equal(darisk_response_grade_from_code(NONE[i], &grade),
                         DARISK_ERROR_RESPONSE_GRADE);
        assert_int_equal(grade.code, 7);
        grade.code = NONE[i];
        assert_false(darisk_response_grade_is_valid(grade));
        assert_null(darisk_response_grade_text(grade));
    }
    assert_int_equal(darisk_response_grade_from_code(301, NULL), DARISK_ERROR_NULL);
}

/* Waits for a prefix that is not asked for, for folding, and for the words of others. */
static void test_texts_that_are_none(void **state) {
    (void)state;
    static const char *const NONE[] = {"",
                                       "RESP:",
                                       "PRIORITY",
                                       "resp:PRIORITY",
                                       "RESP:priority",
                                       " RESP:PRIORITY",
                                       "RESP:PRIORITY ",
                                       "RESP:PRIORITY\n",
                                       "RESP:HIGH",
                                       "RESP:NOT_SET",
                                       "DASH:HIGH",
                                       "DASH:MEDIUM",
                                       "DASH:STANDARD",
                                       "DAIT:BRIEF_CREW",
                                       "DAIT:CHECKS_OPEN",
                                       "DEFINITION:REVIEW",
                                       "301"};
    darisk_response_grade grade = {7};
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(darisk_response_grade_from_text(NONE[i], &grade), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_response_grade_from_text(NULL, &grade), DARISK_ERROR_NULL);
    assert_int_equal(darisk_response_grade_from_text("RESP:PRIORITY", NULL), DARISK_ERROR_NULL);
    assert_int_equal(grade.code, 7);
}

TEST_KEYS(response_role, "SUPERVISOR", "CALL_TAKER", "OTHER")
TEST_KEYS(response_ground, "VICTIM_NOT_AVAILABLE", "VICTIM_ASKED_LATER", "NO_UNIT", "OTHER")
TEST_KEYS(response_support, "FROM_CALLER", "FROM_VICTIM", "INTELLIGENCE", "INFORMATION_RECEIVED")
TEST_KEYS(response_duty, "CALL_CUT_OFF", "ATTENDANCE_LATE", "THREAT_CHANGED", "DELAY_NOT_JUSTIFIED",
          "AGREED_TIME_PASSED")

static void test_keys_that_are_only_written(void **state) {
    (void)state;
    static const char *const CERTIFICATES[] = {NULL, "NONE", "CANNOT_TELL", "TELL_AND_WARN", NULL};
    static const char *const DELAYS[] = {NULL,  "NOT_DUE",     "NOT_CONFIGURED",
                                         "DUE", "CANNOT_TELL", NULL};
    for (unsigned i = 0; i < LENGTH(DELAYS); i++) {
        const char *text = darisk_response_delay_text((darisk_response_delay)i);
        if (DELAYS[i] == NULL)
            assert_null(text);
        else
            assert_string_equal(text, DELAYS[i]);
    }
    for (unsigned i = 0; i < LENGTH(CERTIFICATES); i++) {
        const char *text = darisk_response_certificate_text((darisk_response_certificate)i);
        if (CERTIFICATES[i] == NULL)
            assert_null(text);
        else
            assert_string_equal(text, CERTIFICATES[i]);
    }
    assert_null(darisk_response_delay_text((darisk_response_delay)-1));
    assert_null(darisk_response_certificate_text((darisk_response_certificate)-1));
}

/* ---- the records ---- */

/* First and last of each run of findings; between the runs there is none. */
static const int RUNS[][2] = {{1, 15}, {20, 23}, {30, 33}, {40, 44}};

static bool is_finding(int value) {
    for (size_t i = 0; i < LENGTH(RUNS); i++)
        if (value >= RUNS[i][0] && value <= RUNS[i][1])
            return true;
    return false;
}

/* Waits for an enumerator without a record, a record in a gap, an empty sentence, a thing missing
 * with nothing to ask, and a finding that rests on nothing. */
static void test_findings(void **state) {
    (void)state;
    size_t count = 0;
    for (int value = -1; value <= DARISK_RESPONSE_FINDING_LAST + 1; value++) {
        const darisk_response_finding_record *record =
            darisk_response_finding_find((darisk_response_finding)value);
        darisk_response_finding found = DARISK_RESPONSE_FINDING_NOT_SET;
        assert_int_equal(record != NULL, is_finding(value));
        if (record == NULL) {
            assert_null(darisk_response_finding_text((darisk_response_finding)value));
            continue;
        }
        assert_int_equal(record->finding, value);
        assert_ptr_equal(darisk_response_finding_at(count++), record);
        assert_int_equal(darisk_response_finding_from_text(record->key, &found), DARISK_OK);
        assert_int_equal(found, value);
        assert_in_range(record->role, DARISK_RESPONSE_FINDING_ROLE_REASON,
                        DARISK_RESPONSE_FINDING_ROLE_NOTE);
        assert_int_equal(record->says[strlen(record->says) - 1], '.');
        if (record->role == DARISK_RESPONSE_FINDING_ROLE_MISSING)
            assert_int_equal(record->ask[strlen(record->ask) - 1], '?');
        assert_non_null(record->provision);
        assert_ptr_equal(darisk_response_provision_find(record->provision->key), record->provision);
    }
    assert_int_equal(count, darisk_response_finding_count());
    assert_null(darisk_response_finding_at(count));
    assert_null(darisk_response_finding_at(SIZE_MAX));
    darisk_response_finding out = DARISK_RESPONSE_FINDING_DANGER_NOW;
    assert_int_equal(darisk_response_finding_from_text("NONE_OF_THEM", &out), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_response_finding_from_text(NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_response_finding_from_text("DANGER_NOW", NULL), DARISK_ERROR_NULL);
    assert_int_equal(out, DARISK_RESPONSE_FINDING_DANGER_NOW);
}

/* Waits for the refusals in another order than the documents print them. */
static void test_order_of_refusals(void **state) {
    (void)state;
    static const char *const PRINTED[] = {
        "DANGER_NOW",        "DANGER_NOT_KNOWN",      "NO_DEPLOYMENT",   "CALL_CUT_OFF",
        "CUT_OFF_NOT_KNOWN", "AUTHORISATION_MISSING", "NOT_SUPERVISOR",  "AUTHORISER_MISSING",
        "GROUND_MISSING",    "GROUND_NOT_ACCEPTED",   "SUPPORT_MISSING", "SOURCE_MISSING",
        "CURRENT_THREAT",    "THREAT_NOT_KNOWN",      "TIME_MISSING"};
    assert_int_equal(LENGTH(PRINTED), DARISK_RESPONSE_REFUSAL_LAST);
    for (size_t i = 0; i < LENGTH(PRINTED); i++)
        assert_string_equal(darisk_response_finding_text((darisk_response_finding)(i + 1)),
                            PRINTED[i]);
}

static void test_duties(void **state) {
    (void)state;
    assert_int_equal(darisk_response_duty_count(), DARISK_RESPONSE_DUTY_LAST);
    for (size_t i = 0; i < darisk_response_duty_count(); i++) {
        const darisk_response_duty_record *record = darisk_response_duty_at(i);
        assert_int_equal(record->duty, i + 1);
        assert_ptr_equal(darisk_response_duty_find(record->duty), record);
        assert_int_equal(record->urgent, record->duty == DARISK_RESPONSE_DUTY_CALL_CUT_OFF);
        assert_int_equal(record->says[strlen(record->says) - 1], '.');
        assert_int_equal(record->ask[strlen(record->ask) - 1], '?');
        assert_ptr_equal(darisk_response_provision_find(record->provision->key), record->provision);
    }
    assert_null(darisk_response_duty_at(DARISK_RESPONSE_DUTY_LAST));
    assert_null(darisk_response_duty_find((darisk_response_duty)0));
    assert_null(darisk_response_duty_find((darisk_response_duty)6));
    assert_null(darisk_response_duty_find((darisk_response_duty)-1));
}

/* Waits for a reading of ours that is shown as somebody else's, and the other way round. */
static void test_provisions(void **state) {
    (void)state;
    const size_t count = darisk_response_provision_count();
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        const darisk_provision *provision = darisk_response_provision_at(i);
        const bool ours = strncmp(provision->key, "RESPONSE/READING_", 17) == 0;
        assert_int_equal(strncmp(provision->key, "RESPONSE/", 9), 0);
        assert_int_equal(provision->kind,
                         ours ? DARISK_PROVISION_KIND_READING : DARISK_PROVISION_KIND_GUIDANCE);
        assert_int_equal(strcmp(provision->instrument, "Reading of this library") == 0, ours);
        assert_int_equal(provision->says[strlen(provision->says) - 1], '.');
        assert_null(darisk_provision_find(provision->key));
        assert_ptr_equal(darisk_response_provision_find(provision->key), provision);
    }
    assert_null(darisk_response_provision_at(count));
    assert_null(darisk_response_provision_find(NULL));
    assert_null(darisk_response_provision_find("RESPONSE/R0"));
}

/* ---- no word of another vocabulary ---- */

static void no_foreign_word(const char *text) {
    static const char *const FOREIGN[] = {"high",   "medium",  "standard", "low",
                                          "checks", "open",    "brief",    "crew",
                                          "alert",  "control", "inspector"};
    char lower[512];
    if (text == NULL)
        return;
    assert_true(strlen(text) < sizeof lower);
    for (size_t i = 0; i <= strlen(text); i++)
        lower[i] = (char)tolower((unsigned char)text[i]);
    for (size_t i = 0; i < LENGTH(FOREIGN); i++)
        if (strstr(lower, FOREIGN[i]) != NULL)
            fail_msg("\"%s\" in: %s", FOREIGN[i], text);
}

/* Every string the module can hand out, in any part of a word: "slower" is one too many. */
static void test_no_word_of_another_vocabulary(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_response_finding_count(); i++) {
        no_foreign_word(darisk_response_finding_at(i)->key);
        no_foreign_word(darisk_response_finding_at(i)->says);
        no_foreign_word(darisk_response_finding_at(i)->ask);
    }
    for (size_t i = 0; i < darisk_response_duty_count(); i++) {
        no_foreign_word(darisk_response_duty_at(i)->key);
        no_foreign_word(darisk_response_duty_at(i)->says);
        no_foreign_word(darisk_response_duty_at(i)->ask);
    }
    for (size_t i = 0; i < darisk_response_provision_count(); i++) {
        no_foreign_word(darisk_response_provision_at(i)->key);
        no_foreign_word(darisk_response_provision_at(i)->instrument);
        no_foreign_word(darisk_response_provision_at(i)->locator);
        no_foreign_word(darisk_response_provision_at(i)->says);
    }
    for (size_t i = 0; i < LENGTH(GRADES); i++)
        no_foreign_word(GRADES[i]);
    for (int i = 0; i < 8; i++) {
        no_foreign_word(darisk_response_role_text((darisk_response_role)i));
        no_foreign_word(darisk_response_ground_text((darisk_response_ground)i));
        no_foreign_word(darisk_response_support_text((darisk_response_support)i));
        no_foreign_word(darisk_response_certificate_text((darisk_response_certificate)i));
        no_foreign_word(darisk_response_delay_text((darisk_response_delay)i));
    }
    for (int i = 160; i < 180; i++) {
        no_foreign_word(darisk_status_text((darisk_status)i));
        if (darisk_status_text((darisk_status)i) != NULL)
            no_foreign_word(darisk_status_message((darisk_status)i));
    }
}

/* ---- deciding ---- */

/* Waits for cleared memory that reads as harmless. */
static void test_cleared_memory_is_an_emergency(void **state) {
    (void)state;
    const darisk_response_request request = nothing_stated();
    const darisk_response_decision decision = decide(&request);
    assert_int_equal(decision.grade.code, DARISK_RESPONSE_EMERGENCY);
    assert_int_equal(decision.initial.code, DARISK_RESPONSE_EMERGENCY);
    assert_int_equal(decision.refusals, 0);
    assert_int_equal(decision.findings, BIT(DANGER_NOT_KNOWN) | BIT(CERTIFICATE_NOT_KNOWN));
    assert_int_equal(decision.video_may_be_offered, DARISK_STATED_NO);
    assert_int_equal(decision.certificate, DARISK_RESPONSE_CERTIFICATE_CANNOT_TELL);
    assert_int_equal(decision.rules_version, DARISK_RULES_VERSION);
    assert_int_equal(decision.struct_size, sizeof decision);
}

/* Waits for a grade that rests on another rule than the one that gave it. */
static void test_provision_of_a_grade(void **state) {
    (void)state;
    darisk_response_request request = nothing_stated();
    assert_string_equal(decide(&request).provision->key, "RESPONSE/READING_UNKNOWN");
    request.danger = DARISK_STATED_YES;
    assert_string_equal(decide(&request).provision->key, "RESPONSE/R1");
    request.danger = DARISK_STATED_NO;
    assert_string_equal(decide(&request).provision->key, "RESPONSE/R2");
    request.requested = DARISK_RESPONSE_GRADE_EMERGENCY;
    assert_string_equal(decide(&request).provision->key, "RESPONSE/READING_FASTER");
    request = scheduled();
    assert_string_equal(decide(&request).provision->key, "RESPONSE/R3");
    request.authorisation.source = 0;
    assert_string_equal(decide(&request).provision->key, "RESPONSE/R2");
}

/* Waits for a field that is not range-checked, or is with another's status; and for an output
 * written on failure. */
static void refused(const darisk_response_request *request, darisk_status expected) {
    darisk_response_decision before;
    darisk_response_decision out;
    memset(&before, 0x5a, sizeof before);
    before.struct_size = sizeof before;
    out = before;
    assert_int_equal(darisk_response_decide(request, &out), expected);
    assert_memory_equal(&out, &before, sizeof out);
}

#define REFUSED(field, type, last, expected)                                                       \
    do {                                                                                           \
        static const unsigned OUTSIDE[] = {(last) + 1u, 255, UINT_MAX, (unsigned)INT_MAX};         \
        for (size_t refused_i = 0; refused_i < LENGTH(OUTSIDE); refused_i++) {                     \
            darisk_response_request request = scheduled();                                         \
            request.field = (type)OUTSIDE[refused_i];                                              \
            refused(&request, expected);                                                           \
        }                                                                                          \
    } while (0)

static void test_values_that_cannot_be(void **state) {
    (void)state;
    REFUSED(danger, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(call_cut_off, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(station_appointment, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(suspect_absent, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(victim_safe, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(victim_willing, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(victim_certificate, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(perpetrator_certificate, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(authorisation.no_current_threat, darisk_stated, 2, DARISK_ERROR_RESPONSE_STATED);
    REFUSED(authorisation.role, darisk_response_role, 3, DARISK_ERROR_RESPONSE_ROLE);
    REFUSED(authorisation.ground, darisk_response_ground, 4, DARISK_ERROR_RESPONSE_GROUND);
    REFUSED(authorisation.support, darisk_response_support, 4, DARISK_ERROR_RESPONSE_SUPPORT);
}

/* Waits for a grade of another vocabulary that is taken for one. */
static void test_grades_that_cannot_be_asked_for(void **state) {
    (void)state;
    static const int32_t NONE[] = {1, 101, 102, 103, 201, 204, 300, 305, -1, INT_MAX, INT_MIN};
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        darisk_response_request request = scheduled();
        request.requested.code = NONE[i];
        refused(&request, DARISK_ERROR_RESPONSE_GRADE);
    }
}

static void test_moments_that_cannot_be(void **state) {
    (void)state;
    static const darisk_moment NONE[] = {{DARISK_MOMENT_MISSING, 1, 0},
                                         {DARISK_MOMENT_DAY, 20000, 1},
                                         {DARISK_MOMENT_MINUTE, 20000, 1440},
                                         {DARISK_MOMENT_MINUTE, 20000, -1},
                                         {DARISK_MOMENT_MINUTE, DARISK_DATE_LAST + 1, 0},
                                         {(darisk_moment_given)3, 20000, 0}};
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        darisk_response_request request = scheduled();
        request.authorisation.given_at = NONE[i];
        refused(&request, DARISK_ERROR_RESPONSE_MOMENT);
        request = scheduled();
        request.authorisation.agreed = NONE[i];
        refused(&request, DARISK_ERROR_RESPONSE_MOMENT);
    }
}

static void test_pointers_and_sizes(void **state) {
    (void)state;
    darisk_response_request request = scheduled();
    darisk_response_decision out = {.struct_size = sizeof out};
    refused(NULL, DARISK_ERROR_NULL);
    assert_int_equal(darisk_response_decide(&request, NULL), DARISK_ERROR_NULL);
    request.struct_size = sizeof request - 1;
    refused(&request, DARISK_ERROR_STRUCT_SIZE);
    request.struct_size = 0;
    refused(&request, DARISK_ERROR_STRUCT_SIZE);
    request.struct_size = sizeof request;
    out.struct_size = sizeof out - 1;
    assert_int_equal(darisk_response_decide(&request, &out), DARISK_ERROR_STRUCT_SIZE);
    struct {
        darisk_response_request known;
        uint64_t later;
    } newer = {.known = scheduled()};
    newer.known.struct_size = sizeof newer;
    out.struct_size = sizeof out;
    assert_int_equal(darisk_response_decide(&newer.known, &out), DARISK_OK);
    newer.later = 1;
    refused(&newer.known, DARISK_ERROR_STRUCT_SIZE);
}

/* ---- reviewing ---- */

/* Waits for a built-in target or interval. */
static void test_nothing_is_configured_by_default(void **state) {
    (void)state;
    darisk_response_progress progress = waiting();
    progress.received = (darisk_moment){DARISK_MOMENT_MINUTE, 10000, 0};
    const darisk_response_targets empty = {.struct_size = sizeof empty};
    const darisk_response_targets *const NONE[] = {NULL, &empty};
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        const darisk_response_review_result result = review(NONE[i], &progress);
        assert_int_equal(result.delay, DARISK_RESPONSE_DELAY_NOT_CONFIGURED);
        assert_int_equal(result.due, 0);
        assert_int_equal(result.cannot_tell, 0);
        assert_int_equal(result.findings,
                         BIT(DELAY_REVIEW_NOT_CONFIGURED) | BIT(TARGET_NOT_CONFIGURED));
        assert_int_equal(result.rules_version, DARISK_RULES_VERSION);
    }
}

/* Waits for minutes that run over: the calendar from end to end, against the greatest target. */
static void test_the_longest_wait(void **state) {
    (void)state;
    darisk_response_progress progress = waiting();
    darisk_response_targets targets = {
        .struct_size = sizeof targets, .priority = UINT32_MAX, .delay_review = UINT32_MAX};
    progress.received = (darisk_moment){DARISK_MOMENT_MINUTE, DARISK_DATE_FIRST, 0};
    progress.now = (darisk_moment){DARISK_MOMENT_MINUTE, DARISK_DATE_LAST, 1439};
    assert_int_equal(review(&targets, &progress).delay, DARISK_RESPONSE_DELAY_DUE);
    assert_int_equal(review(&targets, &progress).due, DUTY(ATTENDANCE_LATE));
    progress.now.day = DARISK_DATE_FIRST + 100;
    assert_int_equal(review(&targets, &progress).delay, DARISK_RESPONSE_DELAY_NOT_DUE);
    assert_int_equal(review(&targets, &progress).due, 0);
    progress.now = (darisk_moment){DARISK_MOMENT_MISSING, 0, 0};
    assert_int_equal(review(&targets, &progress).delay, DARISK_RESPONSE_DELAY_CANNOT_TELL);
    assert_int_equal(review(&targets, &progress).cannot_tell, DUTY(ATTENDANCE_LATE));
}

static void review_refused(const darisk_response_targets *targets,
                           const darisk_response_progress *progress, darisk_status expected) {
    darisk_response_review_result before;
    darisk_response_review_result out;
    memset(&before, 0x5a, sizeof before);
    before.struct_size = sizeof before;
    out = before;
    assert_int_equal(darisk_response_review(targets, progress, &out), expected);
    assert_memory_equal(&out, &before, sizeof out);
}

#define REVIEW_REFUSED(field, value, expected)                                                     \
    do {                                                                                           \
        darisk_response_progress progress = waiting();                                             \
        progress.field = value;                                                                    \
        review_refused(NULL, &progress, expected);                                                 \
    } while (0)

static void test_progress_that_cannot_be(void **state) {
    (void)state;
    const darisk_stated three = (darisk_stated)3;
    const darisk_moment none = {DARISK_MOMENT_DAY, 20000, 1};
    REVIEW_REFUSED(grade.code, 0, DARISK_ERROR_RESPONSE_GRADE);
    REVIEW_REFUSED(grade.code, 103, DARISK_ERROR_RESPONSE_GRADE);
    REVIEW_REFUSED(grade.code, 305, DARISK_ERROR_RESPONSE_GRADE);
    REVIEW_REFUSED(allocated, three, DARISK_ERROR_RESPONSE_STATED);
    REVIEW_REFUSED(attended, three, DARISK_ERROR_RESPONSE_STATED);
    REVIEW_REFUSED(call_cut_off, three, DARISK_ERROR_RESPONSE_STATED);
    REVIEW_REFUSED(threat_changed, three, DARISK_ERROR_RESPONSE_STATED);
    REVIEW_REFUSED(delay_reviewed, three, DARISK_ERROR_RESPONSE_STATED);
    REVIEW_REFUSED(delay_justified, three, DARISK_ERROR_RESPONSE_STATED);
    REVIEW_REFUSED(now, none, DARISK_ERROR_RESPONSE_MOMENT);
    REVIEW_REFUSED(received, none, DARISK_ERROR_RESPONSE_MOMENT);
    REVIEW_REFUSED(reviewed, none, DARISK_ERROR_RESPONSE_MOMENT);
    REVIEW_REFUSED(agreed, none, DARISK_ERROR_RESPONSE_MOMENT);
    /* a review that is not stated has neither moment nor answer */
    REVIEW_REFUSED(reviewed, NOON, DARISK_ERROR_RESPONSE_REVIEW);
    REVIEW_REFUSED(delay_justified, DARISK_STATED_NO, DARISK_ERROR_RESPONSE_REVIEW);
    REVIEW_REFUSED(delay_justified, DARISK_STATED_YES, DARISK_ERROR_RESPONSE_REVIEW);
}

static void test_pointers_and_sizes_of_a_review(void **state) {
    (void)state;
    darisk_response_progress progress = waiting();
    darisk_response_targets targets = {.struct_size = sizeof targets};
    darisk_response_review_result out = {.struct_size = sizeof out};
    review_refused(NULL, NULL, DARISK_ERROR_NULL);
    assert_int_equal(darisk_response_review(NULL, &progress, NULL), DARISK_ERROR_NULL);
    targets.struct_size--;
    review_refused(&targets, &progress, DARISK_ERROR_STRUCT_SIZE);
    progress.struct_size--;
    review_refused(NULL, &progress, DARISK_ERROR_STRUCT_SIZE);
    progress.struct_size++;
    out.struct_size--;
    assert_int_equal(darisk_response_review(NULL, &progress, &out), DARISK_ERROR_STRUCT_SIZE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grades),
        cmocka_unit_test(test_codes_that_are_none),
        cmocka_unit_test(test_texts_that_are_none),
        cmocka_unit_test(test_keys_of_response_role),
        cmocka_unit_test(test_keys_of_response_ground),
        cmocka_unit_test(test_keys_of_response_support),
        cmocka_unit_test(test_keys_of_response_duty),
        cmocka_unit_test(test_keys_that_are_only_written),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_order_of_refusals),
        cmocka_unit_test(test_duties),
        cmocka_unit_test(test_provisions),
        cmocka_unit_test(test_no_word_of_another_vocabulary),
        cmocka_unit_test(test_cleared_memory_is_an_emergency),
        cmocka_unit_test(test_provision_of_a_grade),
        cmocka_unit_test(test_values_that_cannot_be),
        cmocka_unit_test(test_grades_that_cannot_be_asked_for),
        cmocka_unit_test(test_moments_that_cannot_be),
        cmocka_unit_test(test_pointers_and_sizes),
        cmocka_unit_test(test_nothing_is_configured_by_default),
        cmocka_unit_test(test_the_longest_wait),
        cmocka_unit_test(test_progress_that_cannot_be),
        cmocka_unit_test(test_pointers_and_sizes_of_a_review),
    };
    return cmocka_run_group_tests_name("response", tests, NULL, NULL);
}

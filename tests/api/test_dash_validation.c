/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The list of findings and the call that makes it. What each rule finds is in
 * tests/cases/dash/validate.csv. */
#include "dash_test.h"

/* The findings in the documents' order, with rule and severity, written by hand. */
static const struct {
    int32_t rule;
    const char *severity;
    const char *key;
} FINDINGS[] = {
    {1, "INVALID", "ITEM_BLANK"},
    {2, "WARN", "DETAIL_MISSING"},
    {3, "INVALID", "GATE_YES"},
    {3, "WARN", "GATE_NOT_MARKED"},
    {3, "INVALID", "GATE_OPEN"},
    {3, "INVALID", "NOT_GATED"},
    {4, "WARN", "SDASH_MISSING"},
    {4, "WARN", "HBA_MISSING"},
    {5, "INVALID", "GRADE_MISSING"},
    {5, "INVALID", "RATIONALE_MISSING"},
    {7, "WARN", "COUNT_ABOVE_GRADE"},
    {7, "WARN", "FLAGGED_ITEM_AT_STANDARD"},
    {8, "INVALID", "REVIEWER_IS_ASSESSOR"},
    {8, "INVALID", "REASON_MISSING"},
    {8, "INVALID", "DECISION_MISMATCH"},
    {8, "WARN", "REVIEWER_NOT_TRAINED"},
    {9, "TASK", "CRU_REVIEW_MISSING"},
    {9, "TASK", "CRU_MEASURES_MISSING"},
    {10, "TASK", "ENTRY_MISSING"},
    {10, "TASK", "DOUBT_NOT_RECORDED"},
    {10, "WARN", "ENTRANT_NOT_TRAINED"},
    {10, "TASK", "DOUBT_UNANSWERED"},
    {11, "INVALID", "ASSESSED_BEFORE_INCIDENT"},
    {11, "INVALID", "RECORD_OUT_OF_ORDER"},
    {11, "INVALID", "CRU_BEFORE_SUPERVISION"},
    {12, "QUALITY", "MANY_UNKNOWN"},
    {13, "TASK", "ALL_REFUSED_STATE"},
    {13, "WARN", "REFUSED_BUT_ANSWERED"},
    {14, "TASK", "SEARCH_NOT_RECORDED"},
    {14, "WARN", "SEARCH_NOT_MADE"},
    {14, "TASK", "SEARCH_TIME_MISSING"},
    {15, "INVALID", "MODE_MISSING"},
    {15, "INVALID", "NO_CONTACT_COMPLETED"},
    {16, "TASK", "COUNTER_NOT_LINKED"},
    {16, "TASK", "COUNTER_UNRESOLVED"},
    {16, "TASK", "LINKED_NOT_GRADED"},
    {16, "INVALID", "LINKED_ROLES"},
    {17, "TASK", "CHILDREN_NOT_LISTED"},
    {17, "TASK", "NOTIFICATION_NOT_RECORDED"},
    {17, "TASK", "REFERRAL_NOT_RECORDED"},
    {18, "WARN", "VICTIM_UNDER_13"},
    {18, "WARN", "VICTIM_UNDER_16"},
    {19, "TASK", "REASON_NOT_COMPLETED_MISSING"},
    {19, "TASK", "RECORDED_WHERE_MISSING"},
};

/* Waits for a finding lost, out of order, under another rule or with another severity. */
static void test_records(void **state) {
    (void)state;
    assert_int_equal(darisk_dash_finding_count(), LENGTH(FINDINGS));
    for (size_t i = 0; i < LENGTH(FINDINGS); i++) {
        const darisk_dash_finding_record *record = darisk_dash_finding_at(i);
        assert_non_null(record);
        assert_string_equal(record->key, FINDINGS[i].key);
        assert_int_equal(record->rule, FINDINGS[i].rule);
        assert_string_equal(darisk_dash_severity_text(record->severity), FINDINGS[i].severity);
        assert_ptr_equal(darisk_dash_finding_find(record->finding), record);
        assert_string_equal(darisk_dash_finding_text(record->finding), record->key);
        darisk_dash_finding out = DARISK_DASH_FINDING_NOT_SET;
        assert_int_equal(darisk_dash_finding_from_text(record->key, &out), DARISK_OK);
        assert_int_equal(out, record->finding);
        assert_int_equal(record->finding / 100, record->rule);
        assert_true(i == 0 || darisk_dash_finding_at(i - 1)->finding < record->finding);
    }
    assert_null(darisk_dash_finding_at(LENGTH(FINDINGS)));
    assert_null(darisk_dash_finding_at(SIZE_MAX));
}

/* Waits for two sentences in place of one, a question that asks nothing, and a source lost. */
static void test_sentences(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_dash_finding_count(); i++) {
        const darisk_dash_finding_record *record = darisk_dash_finding_at(i);
        const size_t says = strlen(record->says);
        const size_t asks = strlen(record->ask);
        if (says < 20 || record->says[says - 1] != '.' || strstr(record->says, ". ") != NULL)
            fail_msg("%s: not one sentence", record->key);
        if (asks < 15 || record->ask[asks - 1] != '?')
            fail_msg("%s: not a question", record->key);
        assert_non_null(record->provision);
        assert_ptr_equal(darisk_dash_provision_find(record->provision->key), record->provision);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(record->says, darisk_dash_finding_at(k)->says);
    }
}

/* Waits for values and texts that are none. */
static void test_no_findings(void **state) {
    (void)state;
    static const int NONE[] = {-1, 0, 1, 100, 102, 600, 601, 1900, 1903, 2001, INT_MAX, INT_MIN};
    static const char *const WRONG[] = {"", "gate_yes", "GATE_YES ", "NOT_SET", "DASH:HIGH", "V1"};
    darisk_dash_finding out = DARISK_DASH_FINDING_GATE_YES;
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        assert_null(darisk_dash_finding_find((darisk_dash_finding)NONE[i]));
        assert_null(darisk_dash_finding_text((darisk_dash_finding)NONE[i]));
    }
    for (size_t i = 0; i < LENGTH(WRONG); i++)
        assert_int_equal(darisk_dash_finding_from_text(WRONG[i], &out), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_dash_finding_from_text(NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_finding_from_text("GATE_YES", NULL), DARISK_ERROR_NULL);
    assert_int_equal(out, DARISK_DASH_FINDING_GATE_YES);
    assert_null(darisk_dash_severity_text(DARISK_DASH_SEVERITY_NOT_SET));
    assert_null(darisk_dash_severity_text((darisk_dash_severity)5));
    assert_null(darisk_dash_severity_text((darisk_dash_severity)-1));
}

static size_t count_of(const darisk_dash_view *view) {
    size_t count = SIZE_MAX;
    assert_int_equal(darisk_dash_validate(view, NULL, NULL, 0, &count), DARISK_OK);
    return count;
}

/* Waits for a finding written past the room there is, and for a list that depends on the room. */
static void test_room(void **state) {
    (void)state;
    darisk_dash *dash = answered(NULL);
    const darisk_dash_view view = view_of(dash);
    const size_t all = count_of(&view);
    darisk_dash_found whole[64], part[64], untouched;
    size_t count = 0;
    assert_true(all > 10 && all < LENGTH(whole));
    memset(&untouched, 0xee, sizeof untouched);
    assert_int_equal(darisk_dash_validate(&view, NULL, whole, LENGTH(whole), &count), DARISK_OK);
    assert_int_equal(count, all);
    for (size_t room = 0; room <= all; room++) {
        memset(part, 0xee, sizeof part);
        assert_int_equal(darisk_dash_validate(&view, NULL, part, room, &count), DARISK_OK);
        assert_int_equal(count, all);
        assert_memory_equal(part, whole, room * sizeof *part);
        assert_memory_equal(&part[room], &untouched, sizeof untouched);
    }
    darisk_dash_free(dash);
}

/* Waits for a rule that changes what it reads: the library never sets or lowers a grade (V6). */
static void test_reads_only(void **state) {
    (void)state;
    darisk_dash *dash = NULL;
    darisk_dash_judgement judgement = good_judgement();
    judgement.grade = DARISK_DASH_GRADE_STANDARD;
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_DASH_2009, NULL, &dash), DARISK_OK);
    for (int item = 1; item <= DARISK_DASH_ITEM_LAST; item++)
        assert_int_equal(darisk_dash_set_answer(dash, (darisk_dash_item)item, DARISK_ANSWER_YES),
                         DARISK_OK);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    const darisk_dash_record before = *darisk_dash_record_at(dash, 0);
    const darisk_dash_view view = view_of(dash);
    assert_true(count_of(&view) > 0);
    assert_memory_equal(darisk_dash_record_at(dash, 0), &before, sizeof before);
    assert_int_equal(darisk_dash_record_count(dash), 1);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_STANDARD);
    darisk_dash_free(dash);
}

static void refuse(const darisk_dash_view *view, const darisk_dash_validation_policy *policy,
                   darisk_status expected) {
    darisk_dash_found found, untouched;
    size_t count = 12345;
    memset(&found, 0xee, sizeof found);
    untouched = found;
    assert_int_equal(darisk_dash_validate(view, policy, &found, 1, &count), expected);
    assert_int_equal(count, 12345);
    assert_memory_equal(&found, &untouched, sizeof found);
}

/* Waits for a value in a view that is read without a look at its range. */
static void test_views_refused(void **state) {
    (void)state;
    uint8_t answers[DARISK_DASH_ITEM_LAST] = {1};
    uint8_t details[DARISK_DASH_ITEM_LAST] = {0};
    darisk_dash_circumstances around = good_circumstances();
    darisk_dash_record records[3];
    memset(records, 0, sizeof records);
    records[0].kind = DARISK_DASH_RECORD_JUDGEMENT;
    records[0].grade = DARISK_DASH_GRADE_MEDIUM;
    records[1].kind = DARISK_DASH_RECORD_REVIEW;
    records[1].review = DARISK_DASH_REVIEW_SUPERVISOR;
    records[1].decision = DARISK_DASH_DECISION_AGREED;
    records[1].grade = DARISK_DASH_GRADE_MEDIUM;
    records[2].kind = DARISK_DASH_RECORD_ENTRY;
    const darisk_dash_view good = {
        .struct_size = sizeof good,
        .instrument = DARISK_INSTRUMENT_DASH_2009,
        .answers = answers,
        .details = details,
        .circumstances = &around,
        .records = records,
        .record_count = 3,
    };
    assert_true(count_of(&good) > 0);
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_view bad = good;                                                               \
        bad.field = value;                                                                         \
        refuse(&bad, NULL, status);                                                                \
    } while (0)
    REFUSED(struct_size, sizeof good - 4, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(unused, 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(answers, NULL, DARISK_ERROR_NULL);
    REFUSED(circumstances, NULL, DARISK_ERROR_NULL);
    REFUSED(records, NULL, DARISK_ERROR_NULL);
    REFUSED(instrument, (darisk_instrument)3, DARISK_ERROR_INSTRUMENT);
    REFUSED(instrument, DARISK_INSTRUMENT_NOT_SET, DARISK_ERROR_INSTRUMENT);
    REFUSED(link, (darisk_dash_link_state)3, DARISK_ERROR_DASH_VALUE);
#undef REFUSED
#define SPOILT(place, value, status)                                                               \
    do {                                                                                           \
        memcpy(kept, &(place), sizeof(place));                                                     \
        (place) = value;                                                                           \
        refuse(&good, NULL, status);                                                               \
        memcpy(&(place), kept, sizeof(place));                                                     \
    } while (0)
    unsigned char kept[16];
    SPOILT(answers[26], 7, DARISK_ERROR_ANSWER);
    SPOILT(details[26], 3, DARISK_ERROR_DASH_VALUE);
    SPOILT(around.struct_size, 8, DARISK_ERROR_STRUCT_SIZE);
    SPOILT(around.victim_age_highest, 131, DARISK_ERROR_DASH_AGE);
    SPOILT(around.state, (darisk_dash_state)9, DARISK_ERROR_DASH_VALUE);
    for (size_t i = 0; i < LENGTH(records); i++) {
        SPOILT(records[i].kind, (darisk_dash_record_kind)4, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].kind, DARISK_DASH_RECORD_NOT_SET, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].grade.code, 201, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].grade.code, 302, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].grade.code, i == 2 ? 101 : 0, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].review, (darisk_dash_review_kind)3, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].decision, (darisk_dash_decision)4, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].mode, (darisk_dash_mode)5, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].source, (darisk_dash_source)5, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].search, (darisk_dash_search)4, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].dait_seen_before, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].dash_trained, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].measures_recorded, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].doubt_raised, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].at, moment(0, 1440), DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].searched_at, moment(0, -1), DARISK_ERROR_DASH_VALUE);
        SPOILT(records[i].unused, 1, DARISK_ERROR_DASH_VALUE);
    }
    SPOILT(records[0].decision, DARISK_DASH_DECISION_AGREED, DARISK_ERROR_DASH_VALUE);
    SPOILT(records[1].decision, DARISK_DASH_DECISION_NOT_SET, DARISK_ERROR_DASH_VALUE);
    SPOILT(records[1].review, DARISK_DASH_REVIEW_NOT_SET, DARISK_ERROR_DASH_VALUE);
#undef SPOILT
    darisk_dash_view ric = good;
    ric.instrument = DARISK_INSTRUMENT_RIC_24;
    answers[10] = DARISK_ANSWER_NO; /* an item of the other instrument */
    refuse(&ric, NULL, DARISK_ERROR_DASH_ITEM);
    size_t count = 1;
    darisk_dash_found found;
    assert_int_equal(darisk_dash_validate(NULL, NULL, &found, 1, &count), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_validate(&good, NULL, NULL, 1, &count), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_validate(&good, NULL, &found, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(count, 1);
}

/* Waits for a policy out of its range, one step past each end. */
static void test_policies(void **state) {
    (void)state;
    darisk_dash *dash = answered(NULL);
    const darisk_dash_view view = view_of(dash);
    static const struct {
        uint32_t medium;
        uint32_t high;
        uint32_t limit;
        bool good;
    } POLICIES[] = {
        {10, 14, 25, true},  {1, 24, 0, true},
        {24, 24, 100, true}, {1, 1, 25, true},
        {0, 14, 25, false},  {15, 14, 25, false},
        {10, 25, 25, false}, {10, 14, 101, false},
        {10, 0, 25, false},  {UINT32_MAX, UINT32_MAX, 25, false},
    };
    for (size_t i = 0; i < LENGTH(POLICIES); i++) {
        darisk_dash_validation_policy policy = DARISK_DASH_VALIDATION_POLICY_DEFAULT;
        policy.medium_from = POLICIES[i].medium;
        policy.high_from = POLICIES[i].high;
        policy.unknown_limit = POLICIES[i].limit;
        size_t count = 0;
        if (POLICIES[i].good)
            assert_int_equal(darisk_dash_validate(&view, &policy, NULL, 0, &count), DARISK_OK);
        else
            refuse(&view, &policy, DARISK_ERROR_DASH_POLICY);
    }
    darisk_dash_validation_policy policy = DARISK_DASH_VALIDATION_POLICY_DEFAULT;
    policy.struct_size = 4;
    refuse(&view, &policy, DARISK_ERROR_STRUCT_SIZE);
    darisk_dash_free(dash);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),     cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_no_findings), cmocka_unit_test(test_room),
        cmocka_unit_test(test_reads_only),  cmocka_unit_test(test_views_refused),
        cmocka_unit_test(test_policies),
    };
    return cmocka_run_group_tests_name("dash validation", tests, NULL, NULL);
}

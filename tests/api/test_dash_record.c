/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The record of an assessment: what it takes, what it refuses, and that a refusal changes
 * nothing. The order of refusals is in tests/cases/dash/record.csv, and that nothing recorded ever
 * changes in tests/exhaustive/exhaustive_dash_record.c. */
#include <stdlib.h>

#include "dash_test.h"

/* All that can be asked of a handle. */
typedef struct picture {
    uint8_t answers[DARISK_DASH_ITEM_LAST];
    uint8_t details[DARISK_DASH_ITEM_LAST];
    darisk_dash_circumstances around;
    darisk_dash_record records[8];
    darisk_dash_link_record links[8];
    size_t record_count;
    size_t link_count;
    int32_t grade;
    darisk_dash_link_state link;
} picture;

static picture take_picture(const darisk_dash *dash) {
    const darisk_dash_view view = view_of(dash);
    picture out;
    memset(&out, 0, sizeof out);
    memcpy(out.answers, view.answers, sizeof out.answers);
    memcpy(out.details, view.details, sizeof out.details);
    out.around = *view.circumstances;
    out.record_count = darisk_dash_record_count(dash);
    out.link_count = darisk_dash_link_count(dash);
    assert_int_equal(out.record_count, view.record_count);
    for (size_t i = 0; i < out.record_count; i++)
        out.records[i] = *darisk_dash_record_at(dash, i);
    for (size_t i = 0; i < out.link_count; i++)
        out.links[i] = *darisk_dash_link_at(dash, i);
    out.grade = darisk_dash_grade_in_effect(dash).code;
    out.link = view.link;
    return out;
}

static void assert_unchanged(const darisk_dash *dash, const picture *before) {
    const picture after = take_picture(dash);
    assert_memory_equal(before, &after, sizeof after);
}

/* Waits for a new form on which anything is set. */
static void test_new(void **state) {
    (void)state;
    darisk_dash *dash = NULL;
    for (int i = 1; i <= DARISK_INSTRUMENT_LAST; i++) {
        assert_int_equal(darisk_dash_new((darisk_instrument)i, NULL, &dash), DARISK_OK);
        picture nothing;
        memset(&nothing, 0, sizeof nothing);
        nothing.around.struct_size = sizeof nothing.around;
        assert_unchanged(dash, &nothing);
        assert_int_equal(view_of(dash).instrument, i);
        assert_null(darisk_dash_record_at(dash, 0));
        assert_null(darisk_dash_link_at(dash, 0));
        darisk_dash_free(dash);
    }
    darisk_dash *untouched = (darisk_dash *)&dash;
    static const int NONE[] = {0, -1, DARISK_INSTRUMENT_LAST + 1, 99, INT_MAX, INT_MIN};
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_int_equal(darisk_dash_new((darisk_instrument)NONE[i], NULL, &untouched),
                         DARISK_ERROR_INSTRUMENT);
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, NULL, NULL), DARISK_ERROR_NULL);
    darisk_allocator lacking = {.struct_size = sizeof lacking};
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, &lacking, &untouched),
                     DARISK_ERROR_ALLOCATOR);
    lacking.struct_size = 0;
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, &lacking, &untouched),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_ptr_equal(untouched, &dash);
    darisk_dash_free(NULL);
}

/* Waits for an answer in another item's place, and for one that cannot be taken back. */
static void test_answers(void **state) {
    (void)state;
    for (int instrument = 1; instrument <= DARISK_INSTRUMENT_LAST; instrument++) {
        darisk_dash *dash = NULL;
        assert_int_equal(darisk_dash_new((darisk_instrument)instrument, NULL, &dash), DARISK_OK);
        for (int item = -1; item <= DARISK_DASH_ITEM_LAST + 1; item++) {
            const bool asked =
                item >= 1 && item <= DARISK_DASH_ITEM_LAST &&
                (instrument == DARISK_INSTRUMENT_DASH_2009 || item < 10 || item > 12);
            for (int answer = -1; answer <= DARISK_ANSWER_LAST + 1; answer++) {
                const picture before = take_picture(dash);
                const darisk_status status =
                    darisk_dash_set_answer(dash, (darisk_dash_item)item, (darisk_answer)answer);
                if (!asked || answer < 0 || answer > DARISK_ANSWER_LAST) {
                    assert_int_equal(status, asked ? DARISK_ERROR_ANSWER : DARISK_ERROR_DASH_ITEM);
                    assert_unchanged(dash, &before);
                    continue;
                }
                picture expected = before;
                expected.answers[item - 1] = (uint8_t)answer;
                assert_int_equal(status, DARISK_OK);
                assert_unchanged(dash, &expected);
            }
            if (asked)
                assert_int_equal(
                    darisk_dash_set_answer(dash, (darisk_dash_item)item, DARISK_ANSWER_BLANK),
                    DARISK_OK);
        }
        darisk_dash_free(dash);
    }
    assert_int_equal(darisk_dash_set_answer(NULL, DARISK_DASH_ITEM_STALKING, DARISK_ANSWER_YES),
                     DARISK_ERROR_NULL);
}

/* Waits for words that are no answer beside an item, and for those of another item. */
static void test_details(void **state) {
    (void)state;
    darisk_dash *dash = answered(NULL);
    for (int stated = -1; stated <= 3; stated++) {
        picture expected = take_picture(dash);
        const bool known = stated >= 0 && stated <= 2;
        if (known)
            expected.details[17] = (uint8_t)stated;
        assert_int_equal(
            darisk_dash_set_detail(dash, DARISK_DASH_ITEM_STRANGULATION, (darisk_stated)stated),
            known ? DARISK_OK : DARISK_ERROR_DASH_VALUE);
        assert_unchanged(dash, &expected);
    }
    assert_int_equal(darisk_dash_set_detail(dash, (darisk_dash_item)28, DARISK_STATED_YES),
                     DARISK_ERROR_DASH_ITEM);
    assert_int_equal(darisk_dash_set_detail(NULL, (darisk_dash_item)1, DARISK_STATED_YES),
                     DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

/* Waits for an answer or its words that change once somebody has judged by them. */
static void test_frozen(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const picture before = take_picture(dash);
    for (int item = 0; item <= DARISK_DASH_ITEM_LAST; item++) {
        assert_int_equal(darisk_dash_set_answer(dash, (darisk_dash_item)item, DARISK_ANSWER_NO),
                         DARISK_ERROR_DASH_FROZEN);
        assert_int_equal(darisk_dash_set_detail(dash, (darisk_dash_item)item, DARISK_STATED_YES),
                         DARISK_ERROR_DASH_FROZEN);
    }
    assert_unchanged(dash, &before);
    darisk_dash_circumstances around = good_circumstances();
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
    darisk_dash_free(dash);
}

static void refuse_around(darisk_dash *dash, const darisk_dash_circumstances *around,
                          darisk_status expected) {
    const picture before = take_picture(dash);
    assert_int_equal(darisk_dash_set_circumstances(dash, around), expected);
    assert_unchanged(dash, &before);
}

/* Waits for any value let in that is none, and for good facts lost to bad ones. */
static void test_circumstances(void **state) {
    (void)state;
    darisk_dash *dash = answered(NULL);
    const darisk_dash_circumstances good = good_circumstances();
    assert_int_equal(darisk_dash_set_circumstances(dash, &good), DARISK_OK);
    assert_memory_equal(view_of(dash).circumstances, &good, sizeof good);
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_circumstances bad = good;                                                      \
        bad.field = value;                                                                         \
        refuse_around(dash, &bad, status);                                                         \
    } while (0)
#define STATED(field)                                                                              \
    do {                                                                                           \
        REFUSED(field, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);                                 \
        REFUSED(field, (darisk_stated)-1, DARISK_ERROR_DASH_VALUE);                                \
    } while (0)
    REFUSED(struct_size, sizeof good - 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(struct_size, 0, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(given, 4, DARISK_ERROR_DASH_AGE); /* the age is filled in and not given */
    REFUSED(given, good.given | 4, DARISK_ERROR_DASH_VALUE);
    REFUSED(given, DARISK_DASH_GIVEN_VICTIM_AGE, DARISK_ERROR_DASH_VALUE);
    REFUSED(replaces, 1, DARISK_ERROR_DASH_VALUE);
    REFUSED(state, (darisk_dash_state)5, DARISK_ERROR_DASH_VALUE);
    REFUSED(not_completed, (darisk_dash_not_completed)7, DARISK_ERROR_DASH_VALUE);
    REFUSED(incident, moment(100, 1440), DARISK_ERROR_DASH_VALUE);
    REFUSED(victim_age_lowest, -1, DARISK_ERROR_DASH_AGE);
    REFUSED(victim_age_lowest, 35, DARISK_ERROR_DASH_AGE);
    REFUSED(victim_age_highest, 131, DARISK_ERROR_DASH_AGE);
    REFUSED(flagged, DARISK_DASH_ITEM_BIT(28), DARISK_ERROR_DASH_VALUE);
    STATED(sdash_done);
    STATED(sdash_reason);
    STATED(hba_done);
    STATED(hba_reason);
    STATED(hba_disclosed);
    STATED(stalking_twice);
    STATED(extremely_frightened);
    STATED(indicators_addressed);
    STATED(child_lives_there);
    STATED(child_present);
    STATED(children_listed);
    STATED(notification_made);
    STATED(referral_made);
    STATED(counter_allegation);
    STATED(linked_graded);
    STATED(recorded_elsewhere);
#undef STATED
#undef REFUSED
    assert_int_equal(darisk_dash_set_circumstances(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_set_circumstances(NULL, &good), DARISK_ERROR_NULL);
    darisk_dash_circumstances edge = good;
    edge.victim_age_lowest = 0;
    edge.victim_age_highest = 130;
    assert_int_equal(darisk_dash_set_circumstances(dash, &edge), DARISK_OK);
    darisk_dash_free(dash);
}

/* Waits for roles overwritten once somebody has judged by them, or linked the other party's
 * assessment; what was not given may still be added. */
static void test_roles_stay(void **state) {
    (void)state;
    for (int linked = 0; linked < 2; linked++) {
        darisk_dash *dash = answered(NULL);
        const darisk_dash_judgement judgement = good_judgement();
        const darisk_dash_link link = good_link();
        darisk_dash_circumstances around = good_circumstances();
        around.victim = 10;
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        around.victim = 11; /* no grade and no link yet */
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        assert_int_equal(linked ? darisk_dash_record_link(dash, &link)
                                : darisk_dash_record_grade(dash, &judgement),
                         DARISK_OK);
        around.perpetrator = 12; /* added */
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        const darisk_dash_circumstances good = around;
        uint64_t *const roles[] = {&around.victim, &around.perpetrator, &around.assessment,
                                   &around.replaces};
        for (size_t i = 0; i < LENGTH(roles); i++) {
            *roles[i] = 77;
            refuse_around(dash, &around, DARISK_ERROR_DASH_FROZEN);
            *roles[i] = 0;
            refuse_around(dash, &around, DARISK_ERROR_DASH_FROZEN);
            around = good;
        }
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        darisk_dash_free(dash);
    }
}

/* Waits for an item of the police form flagged on the checklist that does not ask it. */
static void test_flagged_of_the_other_instrument(void **state) {
    (void)state;
    darisk_dash *dash = NULL;
    darisk_dash_circumstances around = good_circumstances();
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, NULL, &dash), DARISK_OK);
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
    around.flagged = DARISK_DASH_ITEM_BIT(DARISK_DASH_ITEM_CHILD_HURT);
    refuse_around(dash, &around, DARISK_ERROR_DASH_VALUE);
    darisk_dash_free(dash);
}

/* Waits for a judgement that comes out otherwise than it was put in. */
static void test_judgement(void **state) {
    (void)state;
    char words[] = "as judged at the scene";
    darisk_dash_judgement judgement = good_judgement();
    darisk_dash *dash = answered(NULL);
    judgement.rationale = words;
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    memset(words, '?', sizeof words - 1); /* it was copied */
    const darisk_dash_record *record = darisk_dash_record_at(dash, 0);
    assert_int_equal(record->kind, DARISK_DASH_RECORD_JUDGEMENT);
    assert_int_equal(record->grade.code, DARISK_DASH_MEDIUM);
    assert_int_equal(record->person, 5);
    assert_memory_equal(&record->at, &judgement.at, sizeof record->at);
    assert_memory_equal(&record->searched_at, &judgement.searched_at, sizeof record->at);
    assert_int_equal(record->mode, DARISK_DASH_MODE_FACE_TO_FACE);
    assert_int_equal(record->source, DARISK_DASH_SOURCE_VICTIM);
    assert_int_equal(record->search, DARISK_DASH_SEARCH_YES);
    assert_int_equal(record->dait_seen_before, DARISK_STATED_NO);
    assert_string_equal(record->text, "as judged at the scene");
    assert_null(darisk_dash_record_at(dash, 1));
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_MEDIUM);
    darisk_dash_free(dash);
}

static void refuse_judgement(const darisk_dash_judgement *judgement, darisk_status expected) {
    darisk_dash *dash = answered(NULL);
    const picture before = take_picture(dash);
    assert_int_equal(darisk_dash_record_grade(dash, judgement), expected);
    assert_unchanged(dash, &before);
    darisk_dash_free(dash);
}

/* Waits for a value let in that is none: the grades of the other vocabularies first. */
static void test_judgement_refused(void **state) {
    (void)state;
    static const int32_t NO_GRADES[] = {0, 1, 2, 3, 100, 104, 201, 204, 301, 304, -1, INT32_MIN};
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_judgement bad = good_judgement();                                              \
        bad.field = value;                                                                         \
        refuse_judgement(&bad, status);                                                            \
    } while (0)
    for (size_t i = 0; i < LENGTH(NO_GRADES); i++)
        REFUSED(grade.code, NO_GRADES[i], DARISK_ERROR_DASH_VALUE);
    REFUSED(struct_size, sizeof(darisk_dash_judgement) - 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(mode, (darisk_dash_mode)5, DARISK_ERROR_DASH_VALUE);
    REFUSED(mode, DARISK_DASH_MODE_NOT_SET, DARISK_ERROR_DASH_VALUE);
    REFUSED(source, (darisk_dash_source)5, DARISK_ERROR_DASH_VALUE);
    REFUSED(search, (darisk_dash_search)4, DARISK_ERROR_DASH_VALUE);
    REFUSED(search, DARISK_DASH_SEARCH_UNKNOWN, DARISK_ERROR_DASH_VALUE);
    REFUSED(searched_at, moment(100, -1), DARISK_ERROR_DASH_VALUE);
    REFUSED(at, moment(DARISK_DATE_UNKNOWN, 0), DARISK_ERROR_DASH_VALUE);
    REFUSED(at.given, DARISK_MOMENT_MISSING, DARISK_ERROR_DASH_VALUE);
    REFUSED(dait_seen_before, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(assessor, 0, DARISK_ERROR_DASH_PERSON_MISSING);
    REFUSED(rationale, NULL, DARISK_ERROR_NULL);
    REFUSED(rationale_length, 0, DARISK_ERROR_DASH_TEXT_BLANK);
    REFUSED(rationale, "\xff\xfe invalid bytes, so long", DARISK_ERROR_DASH_TEXT_UTF8);
#undef REFUSED
    static char longest[DARISK_DASH_TEXT_LAST + 1];
    memset(longest, 'x', sizeof longest);
    darisk_dash_judgement judgement = good_judgement();
    judgement.rationale = longest;
    judgement.rationale_length = sizeof longest;
    refuse_judgement(&judgement, DARISK_ERROR_DASH_TEXT_LENGTH);
    judgement.rationale_length = SIZE_MAX;
    refuse_judgement(&judgement, DARISK_ERROR_DASH_TEXT_LENGTH);
    judgement.rationale_length = DARISK_DASH_TEXT_LAST;
    darisk_dash *dash = answered(NULL);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    assert_int_equal(strlen(darisk_dash_record_at(dash, 0)->text), DARISK_DASH_TEXT_LAST);
    assert_int_equal(darisk_dash_record_grade(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_grade(NULL, &judgement), DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

/* Waits for a review that overwrites the first grade, or comes out otherwise than put in. */
static void test_review(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const darisk_dash_record first = *darisk_dash_record_at(dash, 0);
    const darisk_dash_review review = good_review();
    assert_int_equal(darisk_dash_record_review(dash, &review), DARISK_OK);
    assert_memory_equal(darisk_dash_record_at(dash, 0), &first, sizeof first);
    const darisk_dash_record *record = darisk_dash_record_at(dash, 1);
    assert_int_equal(record->kind, DARISK_DASH_RECORD_REVIEW);
    assert_int_equal(record->review, DARISK_DASH_REVIEW_CRU);
    assert_int_equal(record->decision, DARISK_DASH_DECISION_RAISED);
    assert_int_equal(record->grade.code, DARISK_DASH_HIGH);
    assert_int_equal(record->person, 6);
    assert_memory_equal(&record->at, &review.at, sizeof record->at);
    assert_int_equal(record->dash_trained, DARISK_STATED_YES);
    assert_int_equal(record->measures_recorded, DARISK_STATED_YES);
    assert_string_equal(record->text, review.reason);
    assert_int_equal(record->mode, 0);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_HIGH);
    darisk_dash_free(dash);
}

/* Waits for a value let in that is none, and for a review that changes anything though refused:
 * without a reason, by the assessor, earlier than the grade. */
static void test_review_refused(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const picture before = take_picture(dash);
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_review bad = good_review();                                                    \
        bad.field = value;                                                                         \
        assert_int_equal(darisk_dash_record_review(dash, &bad), status);                           \
        assert_unchanged(dash, &before);                                                           \
    } while (0)
    REFUSED(struct_size, 4, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(unused, 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(kind, DARISK_DASH_REVIEW_NOT_SET, DARISK_ERROR_DASH_VALUE);
    REFUSED(kind, (darisk_dash_review_kind)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(kind, DARISK_DASH_REVIEW_SUPERVISOR, DARISK_ERROR_DASH_VALUE); /* it has measures */
    REFUSED(decision, DARISK_DASH_DECISION_NOT_SET, DARISK_ERROR_DASH_VALUE);
    REFUSED(decision, (darisk_dash_decision)4, DARISK_ERROR_DASH_VALUE);
    REFUSED(grade.code, 303, DARISK_ERROR_DASH_VALUE);
    REFUSED(grade.code, 0, DARISK_ERROR_DASH_VALUE);
    REFUSED(at, moment(101, 1440), DARISK_ERROR_DASH_VALUE);
    REFUSED(dash_trained, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(measures_recorded, (darisk_stated)-1, DARISK_ERROR_DASH_VALUE);
    REFUSED(reviewer, 0, DARISK_ERROR_DASH_PERSON_MISSING);
    REFUSED(reviewer, 5, DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR);
    REFUSED(reason, NULL, DARISK_ERROR_NULL);
    REFUSED(reason_length, 0, DARISK_ERROR_DASH_TEXT_BLANK);
    REFUSED(reason, " \t \r \n                      ", DARISK_ERROR_DASH_TEXT_BLANK);
    REFUSED(reason, "\xc3( an invalid start of it", DARISK_ERROR_DASH_TEXT_UTF8);
    REFUSED(reason_length, DARISK_DASH_TEXT_LAST + 1, DARISK_ERROR_DASH_TEXT_LENGTH);
    REFUSED(at, moment(100, 539), DARISK_ERROR_DASH_OUT_OF_ORDER);
    REFUSED(at, moment(99, 600), DARISK_ERROR_DASH_OUT_OF_ORDER);
    REFUSED(decision, DARISK_DASH_DECISION_AGREED, DARISK_ERROR_DASH_DECISION_MISMATCH);
    REFUSED(grade, DARISK_DASH_GRADE_STANDARD, DARISK_ERROR_DASH_DECISION_MISMATCH);
#undef REFUSED
    const darisk_dash_review good = good_review();
    assert_int_equal(darisk_dash_record_review(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_review(NULL, &good), DARISK_ERROR_NULL);
    darisk_dash *ungraded = answered(NULL);
    assert_int_equal(darisk_dash_record_review(ungraded, &good), DARISK_ERROR_DASH_NOT_GRADED);
    darisk_dash_free(ungraded);
    darisk_dash_free(dash);
}

/* Waits for an entry that comes out otherwise, or is taken with a value that is none. */
static void test_entry(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const darisk_dash_entry good = good_entry();
    const picture before = take_picture(dash);
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_entry bad = good;                                                              \
        bad.field = value;                                                                         \
        assert_int_equal(darisk_dash_record_entry(dash, &bad), status);                            \
        assert_unchanged(dash, &before);                                                           \
    } while (0)
    REFUSED(struct_size, 5000, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(doubt_raised, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(dash_trained, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);
    REFUSED(at, moment(DARISK_DATE_LAST + 1, 0), DARISK_ERROR_DASH_VALUE);
    REFUSED(entrant, 0, DARISK_ERROR_DASH_PERSON_MISSING);
    REFUSED(at, moment(99, 0), DARISK_ERROR_DASH_OUT_OF_ORDER);
#undef REFUSED
    assert_int_equal(darisk_dash_record_entry(dash, &good), DARISK_OK);
    const darisk_dash_record *record = darisk_dash_record_at(dash, 1);
    assert_int_equal(record->kind, DARISK_DASH_RECORD_ENTRY);
    assert_int_equal(record->person, 7);
    assert_int_equal(record->doubt_raised, DARISK_STATED_NO);
    assert_int_equal(record->dash_trained, DARISK_STATED_YES);
    assert_int_equal(record->grade.code, DARISK_DASH_NOT_SET);
    assert_null(record->text);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_MEDIUM);
    assert_int_equal(darisk_dash_record_entry(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_entry(NULL, &good), DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

static void link_is(darisk_dash *dash, const darisk_dash_link *step, darisk_status expected) {
    const picture before = take_picture(dash);
    assert_int_equal(darisk_dash_record_link(dash, step), expected);
    if (expected != DARISK_OK)
        assert_unchanged(dash, &before);
}

/* Waits for a step that skips one, or that goes to another assessment; and for roles or a grade
 * that a step changes. */
static void test_links(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const darisk_dash_circumstances around = good_circumstances();
    darisk_dash_link link = good_link();
    darisk_dash_link resolution = good_resolution();
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
    link_is(dash, &resolution, DARISK_ERROR_DASH_LINK);
    link.assessment = 0;
    link_is(dash, &link, DARISK_ERROR_DASH_LINK);
    link.assessment = around.assessment; /* to itself */
    link_is(dash, &link, DARISK_ERROR_DASH_LINK);
    link = good_link();
    link.person = 0; /* a new link needs none of the three */
    link.at = (darisk_moment){DARISK_MOMENT_MISSING, 0, 0};
    link.reason = NULL;
    link.reason_length = 0;
    link_is(dash, &link, DARISK_OK);
    assert_null(darisk_dash_link_at(dash, 0)->text);
    link_is(dash, &link, DARISK_ERROR_DASH_VALUE); /* a re-opening needs a moment */
    link = good_link();
    link_is(dash, &link, DARISK_ERROR_DASH_LINK); /* it is open already */
    resolution.assessment = 98;
    link_is(dash, &resolution, DARISK_ERROR_DASH_LINK);
    resolution = good_resolution();
    resolution.person = 0;
    link_is(dash, &resolution, DARISK_ERROR_DASH_PERSON_MISSING);
    resolution = good_resolution();
    resolution.reason_length = 0;
    link_is(dash, &resolution, DARISK_ERROR_DASH_TEXT_BLANK);
    resolution = good_resolution();
    resolution.resolution = DARISK_DASH_RESOLUTION_NOT_SET;
    link_is(dash, &resolution, DARISK_ERROR_DASH_VALUE);
    for (int value = DARISK_DASH_RESOLUTION_THIS_STANDS;
         value <= DARISK_DASH_RESOLUTION_BOTH_STAND + 1; value++) {
        resolution = good_resolution();
        resolution.resolution = (darisk_dash_resolution)value;
        link_is(dash, &resolution,
                value <= DARISK_DASH_RESOLUTION_BOTH_STAND ? DARISK_OK : DARISK_ERROR_DASH_VALUE);
        if (value > DARISK_DASH_RESOLUTION_BOTH_STAND)
            break;
        assert_int_equal(view_of(dash).link, DARISK_DASH_LINK_RESOLVED);
        link = good_link();
        link_is(dash, &link, DARISK_ERROR_DASH_OUT_OF_ORDER);
        link.at = moment(103, 0);
        link.resolution = DARISK_DASH_RESOLUTION_BOTH_STAND;
        link_is(dash, &link, DARISK_ERROR_DASH_VALUE);
        link.resolution = DARISK_DASH_RESOLUTION_NOT_SET;
        link_is(dash, &link, DARISK_OK);
        assert_int_equal(view_of(dash).link, DARISK_DASH_LINK_UNRESOLVED);
    }
    assert_int_equal(darisk_dash_link_count(dash), 7);
    assert_int_equal(darisk_dash_link_at(dash, 1)->resolution, DARISK_DASH_RESOLUTION_THIS_STANDS);
    assert_int_equal(darisk_dash_link_at(dash, 5)->resolution, DARISK_DASH_RESOLUTION_BOTH_STAND);
    assert_int_equal(darisk_dash_record_count(dash), 1);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_MEDIUM);
    assert_memory_equal(view_of(dash).circumstances, &around, sizeof around);
    assert_int_equal(darisk_dash_record_link(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_link(NULL, &link), DARISK_ERROR_NULL);
    link.struct_size = 1;
    link_is(dash, &link, DARISK_ERROR_STRUCT_SIZE);
    link = good_link();
    link.reason = NULL;
    link_is(dash, &link, DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

/* Waits for a NULL that is followed, and for an index compared with <=. */
static void test_queries(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    darisk_dash_view view = {.struct_size = sizeof view};
    assert_int_equal(darisk_dash_record_count(NULL), 0);
    assert_int_equal(darisk_dash_link_count(NULL), 0);
    assert_null(darisk_dash_record_at(NULL, 0));
    assert_null(darisk_dash_link_at(NULL, 0));
    assert_int_equal(darisk_dash_grade_in_effect(NULL).code, DARISK_DASH_NOT_SET);
    assert_null(darisk_dash_record_at(dash, 1));
    assert_null(darisk_dash_record_at(dash, SIZE_MAX));
    assert_int_equal(darisk_dash_view_of(NULL, &view), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_view_of(dash, NULL), DARISK_ERROR_NULL);
    view.struct_size = 8;
    assert_int_equal(darisk_dash_view_of(dash, &view), DARISK_ERROR_STRUCT_SIZE);
    assert_null(view.answers);
    darisk_dash_free(dash);
}

/* Memory that fails at one call, and that is not given back before the test ends. */
typedef struct memory {
    size_t calls;
    size_t failing; /* from 1; 0 = none */
    size_t held;
    bool keep;
    void *kept[64];
    size_t kept_count;
} memory;

static void *allocate(void *context, size_t size) {
    memory *from = context;
    if (++from->calls == from->failing)
        return NULL;
    from->held += size;
    return malloc(size);
}

static void release(void *context, void *bytes, size_t size) {
    memory *to = context;
    assert_non_null(bytes);
    assert_true(to->held >= size);
    to->held -= size;
    if (to->keep && to->kept_count < LENGTH(to->kept))
        to->kept[to->kept_count++] = bytes;
    else
        free(bytes);
}

/* Records whatever it can, trying each call again where memory failed; false where it did not. */
static bool record_all(darisk_dash *dash, size_t *failures) {
    const darisk_dash_judgement judgement = good_judgement();
    darisk_dash_review review = good_review();
    darisk_dash_entry entry = good_entry();
    const darisk_dash_link link = good_link();
    for (int step = 0; step < 8; step++) {
        for (int attempt = 0;; attempt++) {
            const picture before = take_picture(dash);
            darisk_status status = DARISK_OK;
            if (step == 0)
                status = darisk_dash_record_grade(dash, &judgement);
            else if (step == 1)
                status = darisk_dash_record_review(dash, &review);
            else if (step == 7)
                status = darisk_dash_record_link(dash, &link);
            else
                status = darisk_dash_record_entry(dash, &entry);
            if (status == DARISK_OK)
                break;
            if (status != DARISK_ERROR_MEMORY || attempt > 0)
                return false;
            assert_unchanged(dash, &before);
            (*failures)++;
        }
    }
    return darisk_dash_record_count(dash) == 7 && darisk_dash_link_count(dash) == 1;
}

/* Waits for a leak, a half-written record or a crash where the k-th allocation fails. */
static void test_allocations(void **state) {
    (void)state;
    size_t total = 0;
    for (size_t failing = 0; failing == 0 || failing <= total; failing++) {
        memory from = {.failing = failing};
        const darisk_allocator allocator = {sizeof allocator, &from, allocate, release};
        size_t failures = 0;
        darisk_dash *dash = answered(&allocator);
        if (dash == NULL) {
            assert_int_equal(failing, 1);
            failures++;
            dash = answered(&allocator);
        }
        assert_non_null(dash);
        assert_true(record_all(dash, &failures));
        assert_int_equal(failures, failing == 0 ? 0 : 1);
        darisk_dash_free(dash);
        assert_int_equal(from.held, 0);
        if (failing == 0)
            total = from.calls;
    }
    assert_int_equal(total, 7); /* the handle, 3 texts, 2 lists, one of them grown */
}

/* Whether the library under test looks for freed handles: it was built as this test was. */
static bool looks_for_freed(void) {
#ifdef NDEBUG
    return false;
#else
    return true;
#endif
}

/* Waits for a freed handle that is used as if it were alive. The memory is kept, so that looking
 * at it is no fault in itself. */
static void test_freed(void **state) {
    (void)state;
    if (!looks_for_freed()) {
        print_message("not a debug build: the library does not look for freed handles\n");
        skip();
    }
    memory from = {.keep = true};
    const darisk_allocator allocator = {sizeof allocator, &from, allocate, release};
    const darisk_dash_judgement judgement = good_judgement();
    const darisk_dash_review review = good_review();
    const darisk_dash_entry entry = good_entry();
    const darisk_dash_link link = good_link();
    const darisk_dash_circumstances around = good_circumstances();
    darisk_dash_view view = {.struct_size = sizeof view};
    darisk_dash *dash = answered(&allocator);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    darisk_dash_free(dash);
    assert_int_equal(from.held, 0);
    const darisk_status freed = DARISK_ERROR_DASH_FREED;
    assert_int_equal(darisk_dash_set_answer(dash, (darisk_dash_item)1, DARISK_ANSWER_NO), freed);
    assert_int_equal(darisk_dash_set_detail(dash, (darisk_dash_item)1, DARISK_STATED_NO), freed);
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), freed);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), freed);
    assert_int_equal(darisk_dash_record_review(dash, &review), freed);
    assert_int_equal(darisk_dash_record_entry(dash, &entry), freed);
    assert_int_equal(darisk_dash_record_link(dash, &link), freed);
    assert_int_equal(darisk_dash_view_of(dash, &view), freed);
    assert_int_equal(darisk_dash_record_count(dash), 0);
    assert_int_equal(darisk_dash_link_count(dash), 0);
    assert_null(darisk_dash_record_at(dash, 0));
    assert_null(darisk_dash_link_at(dash, 0));
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_NOT_SET);
    darisk_dash_free(dash); /* does nothing */
    for (size_t i = 0; i < from.kept_count; i++)
        free(from.kept[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_details),
        cmocka_unit_test(test_frozen),
        cmocka_unit_test(test_circumstances),
        cmocka_unit_test(test_roles_stay),
        cmocka_unit_test(test_flagged_of_the_other_instrument),
        cmocka_unit_test(test_judgement),
        cmocka_unit_test(test_judgement_refused),
        cmocka_unit_test(test_review),
        cmocka_unit_test(test_review_refused),
        cmocka_unit_test(test_entry),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_queries),
        cmocka_unit_test(test_allocations),
        cmocka_unit_test(test_freed),
    };
    return cmocka_run_group_tests_name("dash record", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The words of DASH: items, instruments, answers, grades, sets, lists and sources. */
#include "api_test.h"

static const char *const KEYS[] = {
    "INJURY_NOW",      "FRIGHTENED",      "FEAR_OF_WHAT",     "ISOLATED",
    "VICTIM_DISTRESS", "SEPARATION_12M",  "CHILD_CONTACT",    "STALKING",
    "PREGNANCY_18M",   "DEPENDANTS_HOME", "CHILD_HURT",       "CHILD_THREAT",
    "MORE_OFTEN",      "GETTING_WORSE",   "CONTROL_JEALOUSY", "WEAPON_USED",
    "THREAT_TO_KILL",  "STRANGULATION",   "SEXUAL_ABUSE",     "OTHER_THREATENER",
    "HURT_OTHERS",     "ANIMAL_HARM",     "FINANCIAL",        "ABUSER_SUBST_MH_12M",
    "ABUSER_SUICIDE",  "ORDER_BREACH",    "POLICE_HISTORY",
};

#define VOCABULARY(suffix) darisk_dash_item##suffix
#define MEMBER             item
#include "key_test.h"

static darisk_dash_items items_from(const int *items, size_t count) {
    darisk_dash_items set = 0;
    for (size_t i = 0; i < count; i++)
        set |= DARISK_DASH_ITEM_BIT(items[i]);
    return set;
}

/* Waits for a number of the checklist that is lost, doubled or out of order, and for one that is
 * shown as checked. */
static void test_numbers_on_the_checklist(void **state) {
    (void)state;
    uint8_t next = 1;
    for (int item = 1; item <= DARISK_DASH_ITEM_LAST; item++) {
        const darisk_dash_item_record *record = darisk_dash_item_find((darisk_dash_item)item);
        const bool asked = item < 10 || item > 12;
        assert_int_equal(record->ric_number, asked ? next : 0);
        assert_false(record->ric_verified);
        assert_int_equal(darisk_instrument_asks(DARISK_INSTRUMENT_RIC_24, record->item), asked);
        assert_true(darisk_instrument_asks(DARISK_INSTRUMENT_DASH_2009, record->item));
        next = (uint8_t)(next + asked);
    }
    assert_int_equal(next, 25);
    assert_int_equal(DARISK_DASH_ITEMS_ALL, 0x07ffffff);
    assert_int_equal(DARISK_DASH_ITEMS_RIC, 0x07fff1ff);
}

/* Waits for a mark that got lost: what is verified, how far back, and which item needs no words. */
static void test_item_marks(void **state) {
    (void)state;
    for (int item = 1; item <= DARISK_DASH_ITEM_LAST; item++) {
        const darisk_dash_item_record *record = darisk_dash_item_find((darisk_dash_item)item);
        const uint8_t months = item == 9 ? 18 : item == 6 || item == 24 ? 12 : 0;
        const bool several = item == 3 || item == 21 || item == 24 || item >= 26;
        assert_int_equal(record->verified, item <= 11);
        assert_int_equal(record->needs_detail, item != 9);
        assert_int_equal(record->look_back_months, months);
        assert_int_equal(record->look_back_verified, item == 6 || item == 9);
        assert_int_equal(record->several, several);
        assert_non_null(darisk_dash_section_text(record->section));
        assert_true(record->topic[0] != '\0');
        for (int other = 1; other < item; other++)
            assert_string_not_equal(record->topic,
                                    darisk_dash_item_find((darisk_dash_item)other)->topic);
    }
    assert_string_equal(darisk_dash_section_text(DARISK_DASH_SECTION_CURRENT), "CURRENT");
    assert_int_equal(darisk_dash_item_find(DARISK_DASH_ITEM_STALKING)->section,
                     DARISK_DASH_SECTION_CURRENT);
    assert_int_equal(darisk_dash_item_find(DARISK_DASH_ITEM_PREGNANCY_18M)->section,
                     DARISK_DASH_SECTION_CHILDREN);
    assert_int_equal(darisk_dash_item_find(DARISK_DASH_ITEM_MORE_OFTEN)->section,
                     DARISK_DASH_SECTION_HISTORY);
    assert_int_equal(darisk_dash_item_find(DARISK_DASH_ITEM_FINANCIAL)->section,
                     DARISK_DASH_SECTION_ABUSER);
    assert_null(darisk_dash_section_text(DARISK_DASH_SECTION_NOT_SET));
    assert_null(darisk_dash_section_text((darisk_dash_section)5));
}

/* Waits for a threshold that moved to the 27 items. */
static void test_instruments(void **state) {
    (void)state;
    const darisk_instrument_record *dash = darisk_instrument_find(DARISK_INSTRUMENT_DASH_2009);
    const darisk_instrument_record *ric = darisk_instrument_find(DARISK_INSTRUMENT_RIC_24);
    darisk_instrument out = DARISK_INSTRUMENT_NOT_SET;
    assert_int_equal(darisk_instrument_count(), 2);
    assert_ptr_equal(darisk_instrument_at(0), dash);
    assert_ptr_equal(darisk_instrument_at(1), ric);
    assert_null(darisk_instrument_at(2));
    assert_string_equal(dash->key, "dash-2009");
    assert_string_equal(ric->key, "ric-24");
    assert_int_equal(dash->items, DARISK_DASH_ITEMS_ALL);
    assert_int_equal(ric->items, DARISK_DASH_ITEMS_RIC);
    assert_int_equal(dash->threshold, 0);
    assert_int_equal(ric->threshold, 14);
    assert_true(ric->threshold_verified && !ric->items_verified && !dash->items_verified);
    assert_int_equal(ric->threshold_from, DARISK_DATE_UNKNOWN);
    assert_non_null(dash->provision);
    assert_non_null(ric->provision);
    assert_int_equal(darisk_instrument_from_text("ric-24", &out), DARISK_OK);
    assert_int_equal(out, DARISK_INSTRUMENT_RIC_24);
    assert_int_equal(darisk_instrument_from_text("RIC-24", &out), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_instrument_from_text(NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_instrument_from_text("ric-24", NULL), DARISK_ERROR_NULL);
    assert_int_equal(out, DARISK_INSTRUMENT_RIC_24);
}

/* Waits for a value that is none and is taken for one. */
static void test_other_values(void **state) {
    static const int NONE[] = NO_VALUES(27);
    (void)state;
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        assert_false(
            darisk_instrument_asks(DARISK_INSTRUMENT_DASH_2009, (darisk_dash_item)NONE[i]));
        assert_null(darisk_instrument_find((darisk_instrument)NONE[i]));
        assert_null(darisk_instrument_text((darisk_instrument)NONE[i]));
        assert_false(
            darisk_instrument_asks((darisk_instrument)NONE[i], DARISK_DASH_ITEM_INJURY_NOW));
        assert_null(darisk_dash_subset_find((darisk_dash_subset)NONE[i]));
        assert_null(darisk_dash_question_at((darisk_dash_subset)NONE[i], 0));
        assert_null(darisk_dash_mask_find((darisk_dash_mask)NONE[i]));
        assert_null(darisk_criterion_text((darisk_criterion)NONE[i]));
        if (NONE[i] != 0)
            assert_null(darisk_answer_text((darisk_answer)NONE[i]));
    }
}

/* Waits for two answers that are one, and for a blank that is no answer any more. */
static void test_answers(void **state) {
    static const char *const answers[] = {
        "BLANK", "YES", "NO", "DONT_KNOW", "REFUSED", "NOT_ASKED", "NOT_APPLICABLE"};
    (void)state;
    for (int i = 0; i <= DARISK_ANSWER_LAST; i++) {
        darisk_answer out = (darisk_answer)99;
        assert_string_equal(darisk_answer_text((darisk_answer)i), answers[i]);
        assert_int_equal(darisk_answer_from_text(answers[i], &out), DARISK_OK);
        assert_int_equal(out, i);
    }
    darisk_answer out = DARISK_ANSWER_NO;
    assert_int_equal(darisk_answer_from_text("yes", &out), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_answer_from_text("", &out), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_answer_from_text(NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_answer_from_text("YES", NULL), DARISK_ERROR_NULL);
    assert_int_equal(out, DARISK_ANSWER_NO);
}

static void test_criteria(void **state) {
    static const char *const keys[] = {"NOT_MET", "OPEN", "MET"};
    (void)state;
    for (int i = 1; i <= 3; i++) {
        darisk_criterion out = DARISK_CRITERION_NOT_SET;
        assert_string_equal(darisk_criterion_text((darisk_criterion)i), keys[i - 1]);
        assert_int_equal(darisk_criterion_from_text(keys[i - 1], &out), DARISK_OK);
        assert_int_equal(out, i);
        assert_int_equal(darisk_criterion_from_text("", &out), DARISK_ERROR_TEXT);
        assert_int_equal(darisk_criterion_from_text(NULL, &out), DARISK_ERROR_NULL);
        assert_int_equal(darisk_criterion_from_text(keys[i - 1], NULL), DARISK_ERROR_NULL);
        assert_int_equal(out, i);
    }
}

/* Waits for a string of another vocabulary, or one that is nearly ours, taken for a grade. */
static void test_grade_texts(void **state) {
    static const char *const refused[] = {
        "HIGH",
        "DASH:high",
        "dash:HIGH",
        " DASH:HIGH",
        "DASH:HIGH ",
        "DASH: HIGH",
        "DASH:",
        "",
        "DASH",
        "DASH:HIG",
        "DASH:HIGHER",
        "DAIT:BRIEF_CREW",
        "DAIT:HIGH",
        "RESP:PRIORITY",
        "RESP:EMERGENCY",
        "IA:HIGH",
        "DASH:NOT_SET",
        "DASH:ALERT_CONTROL",
        "DASH:PRIORITY",
        "103",
        "DEFINITION:REVIEW",
    };
    static const darisk_dash_grade grades[] = {{101}, {102}, {103}};
    static const char *const texts[] = {"DASH:STANDARD", "DASH:MEDIUM", "DASH:HIGH"};
    (void)state;
    for (size_t i = 0; i < LENGTH(grades); i++) {
        darisk_dash_grade out = DARISK_DASH_GRADE_NOT_SET;
        assert_true(darisk_dash_grade_is_valid(grades[i]));
        assert_string_equal(darisk_dash_grade_text(grades[i]), texts[i]);
        assert_int_equal(darisk_dash_grade_from_text(texts[i], &out), DARISK_OK);
        assert_int_equal(out.code, grades[i].code);
    }
    darisk_dash_grade out = DARISK_DASH_GRADE_MEDIUM;
    for (size_t i = 0; i < LENGTH(refused); i++)
        assert_int_equal(darisk_dash_grade_from_text(refused[i], &out), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_dash_grade_from_text(NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_grade_from_text("DASH:HIGH", NULL), DARISK_ERROR_NULL);
    assert_int_equal(out.code, DARISK_DASH_MEDIUM);
    assert_int_equal(DARISK_DASH_GRADE_STANDARD.code, 101);
    assert_int_equal(DARISK_DASH_GRADE_HIGH.code, 103);
}

/* Waits for a number of another vocabulary taken for a grade. */
static void test_grade_values(void **state) {
    static const int32_t none[] = {0,   -1,  1,   2,   3,   100, 104,       201,
                                   202, 203, 204, 301, 302, 303, INT32_MAX, INT32_MIN};
    (void)state;
    for (size_t i = 0; i < LENGTH(none); i++) {
        const darisk_dash_grade grade = {none[i]};
        assert_false(darisk_dash_grade_is_valid(grade));
        assert_null(darisk_dash_grade_text(grade));
    }
}

/* Waits for a question lost, and for an incomplete set shown as complete. */
static void test_subsets(void **state) {
    static const char *const sdash[] = {
        "VERY_FRIGHTENED",  "EARLIER_HARASSMENT",  "PROPERTY_DAMAGED",       "VISITS_OFTEN",
        "LOITERING",        "VIOLENCE_THREATENED", "THIRD_PARTIES_HARASSED", "VIOLENCE_TO_OTHERS",
        "OTHERS_RECRUITED", "DRINK_DRUGS",         "PAST_VIOLENCE"};
    static const char *const hba[] = {"TRUANTING", "SELF_HARM", "ACTIVITY_POLICED"};
    (void)state;
    assert_int_equal(darisk_dash_subset_count(), 2);
    assert_null(darisk_dash_subset_at(2));
    for (size_t i = 0; i < LENGTH(sdash); i++) {
        const darisk_dash_question_record *question =
            darisk_dash_question_at(DARISK_DASH_SUBSET_SDASH, i);
        assert_string_equal(question->key, sdash[i]);
        assert_int_equal(question->number, i + 1);
        assert_int_equal(question->subset, DARISK_DASH_SUBSET_SDASH);
    }
    assert_null(darisk_dash_question_at(DARISK_DASH_SUBSET_SDASH, LENGTH(sdash)));
    for (size_t i = 0; i < LENGTH(hba); i++)
        assert_string_equal(darisk_dash_question_at(DARISK_DASH_SUBSET_HBA, i)->key, hba[i]);
    assert_null(darisk_dash_question_at(DARISK_DASH_SUBSET_HBA, LENGTH(hba)));
    assert_true(darisk_dash_subset_find(DARISK_DASH_SUBSET_SDASH)->complete);
    assert_false(darisk_dash_subset_find(DARISK_DASH_SUBSET_HBA)->complete);
    assert_int_equal(darisk_dash_subset_find(DARISK_DASH_SUBSET_HBA)->count, 3);
    assert_int_equal(darisk_dash_subset_find(DARISK_DASH_SUBSET_HBA)->whole, 10);
}

/* Waits for an item put on a list, or left off it. */
static void test_masks(void **state) {
    static const int plymouth[] = {2, 4, 6, 8, 13, 14, 15, 17, 18, 19, 20};
    static const int core[] = {1, 13, 14, 16, 18};
    (void)state;
    assert_int_equal(darisk_dash_mask_count(), 2);
    assert_null(darisk_dash_mask_at(2));
    assert_int_equal(darisk_dash_mask_find(DARISK_DASH_MASK_PLYMOUTH)->items,
                     items_from(plymouth, LENGTH(plymouth)));
    assert_int_equal(darisk_dash_mask_find(DARISK_DASH_MASK_OFFICERS_CORE)->items,
                     items_from(core, LENGTH(core)));
}

/* Waits for a source without words, a key given twice, and a reading that is not marked as ours. */
static void test_sources(void **state) {
    (void)state;
    const size_t count = darisk_dash_provision_count();
    assert_true(count >= 22);
    for (size_t i = 0; i < count; i++) {
        const darisk_provision *one = darisk_dash_provision_at(i);
        assert_ptr_equal(darisk_dash_provision_find(one->key), one);
        assert_true(one->says[0] != '\0' && one->instrument[0] != '\0' && one->locator[0] != '\0');
        assert_int_equal(one->kind == DARISK_PROVISION_KIND_READING,
                         strstr(one->key, "READING/") != NULL);
    }
    assert_null(darisk_dash_provision_at(count));
    assert_null(darisk_dash_provision_find("DASH/NOTHING"));
    assert_null(darisk_dash_provision_find(NULL));
    assert_false(darisk_dash_provision_find("RIC/MAPPING")->verified);
    assert_false(darisk_dash_provision_find("DASH/HBA_ITEM_20")->verified);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_numbers_on_the_checklist),
        cmocka_unit_test(test_item_marks),
        cmocka_unit_test(test_instruments),
        cmocka_unit_test(test_other_values),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_criteria),
        cmocka_unit_test(test_grade_texts),
        cmocka_unit_test(test_grade_values),
        cmocka_unit_test(test_subsets),
        cmocka_unit_test(test_masks),
        cmocka_unit_test(test_sources),
    };
    return cmocka_run_group_tests_name("dash", tests, NULL, NULL);
}

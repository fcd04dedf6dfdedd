/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The kinds of tie and their keys. */
#include "api_test.h"

static const char *const KEYS[] = {
    "SPOUSE",
    "CIVIL_PARTNER",
    "SPOUSE_SEPARATED",
    "EX_SPOUSE",
    "EX_CIVIL_PARTNER",
    "COHAB_PARTNER",
    "EX_COHAB_PARTNER",
    "BF_GF",
    "EX_BF_GF",
    "ENGAGED",
    "EX_ENGAGED",
    "CP_AGREEMENT",
    "AFFAIR",
    "CASUAL_REPEAT",
    "ONE_NIGHT_STAND",
    "DATE_MET",
    "APP_NEVER_MET",
    "CO_PARENT",
    "PR_SHARED",
    "PARENT_CHILD",
    "SIBLING",
    "HALF_SIBLING",
    "STEP_SIBLING",
    "STEP_PARENT_CHILD",
    "PARENTS_COHAB_PARTNER",
    "PARENTS_PARTNER_APART",
    "PARENT_IN_LAW",
    "CHILD_IN_LAW",
    "SIBLING_IN_LAW",
    "EX_IN_LAW",
    "COHAB_IN_LAW",
    "PARTNERS_RELATIVE_APART",
    "GRANDPARENT_CHILD",
    "STEP_GRANDPARENT",
    "GREAT_GRANDPARENT",
    "AUNT_UNCLE",
    "NIECE_NEPHEW",
    "STEP_AUNT_NEPHEW",
    "FIRST_COUSIN",
    "REMOTE_KIN",
    "ADOPTIVE_KIN",
    "BIRTH_KIN_AFTER_ADOPTION",
    "FOSTER_KIN",
    "GUARDIAN_WARD",
    "CARER_UNPAID",
    "CARER_PAID",
    "HOUSEMATE",
    "LANDLORD_LODGER",
    "FRIEND",
    "NEIGHBOUR",
    "COLLEAGUE",
    "ACQUAINTANCE",
    "EMPLOYER",
    "BUSINESS",
    "RIVAL",
    "SEX_WORK_CLIENT",
    "TRUST_POSITION",
    "STRANGER",
    "NONE",
    "UNKNOWN",
    "REFUSED",
};

#define VOCABULARY(suffix) darisk_relationship##suffix
#define MEMBER             relationship
#include "key_test.h"

/* Waits for an enumerator whose value and key went different ways. */
static void test_names_of_values(void **state) {
    (void)state;
    assert_string_equal(darisk_relationship_text(DARISK_RELATIONSHIP_SPOUSE), "SPOUSE");
    assert_string_equal(darisk_relationship_text(DARISK_RELATIONSHIP_PARENT_CHILD), "PARENT_CHILD");
    assert_string_equal(darisk_relationship_text(DARISK_RELATIONSHIP_HOUSEMATE), "HOUSEMATE");
    assert_string_equal(darisk_relationship_text(DARISK_RELATIONSHIP_UNKNOWN), "UNKNOWN");
    assert_string_equal(darisk_relationship_text(DARISK_RELATIONSHIP_REFUSED), "REFUSED");
}

/* Waits for a kind in the wrong group, most of all an intimate one counted as family. */
static void test_groups(void **state) {
    (void)state;
    for (int value = 1; value <= DARISK_RELATIONSHIP_LAST; value++) {
        const darisk_relationship_group group =
            darisk_relationship_find((darisk_relationship)value)->group;
        if (value <= DARISK_RELATIONSHIP_PR_SHARED)
            assert_int_equal(group, DARISK_RELATIONSHIP_GROUP_INTIMATE);
        else if (value <= DARISK_RELATIONSHIP_GUARDIAN_WARD)
            assert_int_equal(group, DARISK_RELATIONSHIP_GROUP_FAMILY);
        else
            assert_int_equal(group, DARISK_RELATIONSHIP_GROUP_OTHER);
    }
}

/* Waits for a label or a role left out, and for one label on two kinds. */
static void test_labels_and_roles_are_there(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_relationship_count(); i++) {
        const darisk_relationship_record *record = darisk_relationship_at(i);
        assert_true(strlen(record->label) > 4);
        assert_non_null(record->victim_role);
        assert_non_null(record->perpetrator_role);
        assert_int_equal(record->victim_role[0] == '\0', record->perpetrator_role[0] == '\0');
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(record->label, darisk_relationship_at(j)->label);
    }
}

/* Waits for the two sides of a tie told the wrong way round: a code pair names the victim's. */
static void test_roles_of_pairs(void **state) {
    (void)state;
    static const struct {
        darisk_relationship kind;
        const char *victim;
        const char *perpetrator;
    } ROLES[] = {
        {DARISK_RELATIONSHIP_SPOUSE, "spouse", "spouse"},
        {DARISK_RELATIONSHIP_PARENT_IN_LAW, "parent-in-law", "child-in-law"},
        {DARISK_RELATIONSHIP_CHILD_IN_LAW, "child-in-law", "parent-in-law"},
        {DARISK_RELATIONSHIP_AUNT_UNCLE, "aunt or uncle", "niece or nephew"},
        {DARISK_RELATIONSHIP_NIECE_NEPHEW, "niece or nephew", "aunt or uncle"},
        {DARISK_RELATIONSHIP_PARENT_CHILD, "parent or child", "child or parent"},
        {DARISK_RELATIONSHIP_FIRST_COUSIN, "first cousin", "first cousin"},
    };
    for (size_t i = 0; i < LENGTH(ROLES); i++) {
        const darisk_relationship_record *record = darisk_relationship_find(ROLES[i].kind);
        assert_string_equal(record->victim_role, ROLES[i].victim);
        assert_string_equal(record->perpetrator_role, ROLES[i].perpetrator);
    }
}

/* Waits for a bit out of place: shifted by the value instead of the value less one, or in 32
 * bits. */
static void test_sets(void **state) {
    (void)state;
    darisk_relationships all = 0;
    assert_true(KIND(SPOUSE) == 1);
    assert_true(KIND(TRUST_POSITION) == UINT64_C(1) << 56);
    assert_true(KIND(REFUSED) == UINT64_C(1) << 60);
    for (int value = 1; value <= DARISK_RELATIONSHIP_LAST; value++) {
        assert_true((all & DARISK_RELATIONSHIP_BIT(value)) == 0);
        all |= DARISK_RELATIONSHIP_BIT(value);
    }
    assert_true(all == DARISK_RELATIONSHIPS_ALL);
    assert_true(all == UINT64_C(0x1fffffffffffffff));
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        KEY_TESTS,
        cmocka_unit_test(test_names_of_values),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_labels_and_roles_are_there),
        cmocka_unit_test(test_roles_of_pairs),
        cmocka_unit_test(test_sets),
    };
    return cmocka_run_group_tests_name("relationship", tests, NULL, NULL);
}

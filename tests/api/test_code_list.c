/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The code lists of others. The tables here are written from the domain notes by hand and not from
 * the library's own, so a row mapped wrongly shows up as a disagreement. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "darisk.h"

#define K(kind)       DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##kind)
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const darisk_code_list LISTS[] = {DARISK_CODE_LIST_NIBRS, DARISK_CODE_LIST_SHR,
                                         DARISK_CODE_LIST_PTPR};

static const darisk_code *code_of(darisk_code_list list, const char *text) {
    const darisk_code *code = NULL;
    if (darisk_code_from_text(list, text, &code) != DARISK_OK)
        fail_msg("list %d has no code \"%s\"", (int)list, text);
    return code;
}

static int kinds_in(darisk_relationships set) {
    int count = 0;
    for (int kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++)
        if ((set & DARISK_RELATIONSHIP_BIT(kind)) != 0)
            count++;
    return count;
}

/* Waits for a row lost or added. */
static void test_counts(void **state) {
    (void)state;
    assert_int_equal(darisk_code_count(DARISK_CODE_LIST_NIBRS), 30);
    assert_int_equal(darisk_code_count(DARISK_CODE_LIST_SHR), 29);
    assert_int_equal(darisk_code_count(DARISK_CODE_LIST_PTPR), 146);
}

/* Waits for a list added to the enumeration but not to the table, or for two with one name. */
static void test_list_keys(void **state) {
    (void)state;
    static const char *const KEYS[] = {"NIBRS", "SHR", "PTPR"};
    for (size_t i = 0; i < LENGTH(LISTS); i++) {
        assert_string_equal(darisk_code_list_text(LISTS[i]), KEYS[i]);
        darisk_code_list list = DARISK_CODE_LIST_NOT_SET;
        assert_int_equal(darisk_code_list_from_text(KEYS[i], &list), DARISK_OK);
        assert_int_equal(list, LISTS[i]);
    }
}

/* Waits for prefixes, other cases and blanks taken as keys, and for a written output on failure. */
static void test_list_keys_refused(void **state) {
    (void)state;
    static const char *const WRONG[] = {"", "nibrs", "SH", "SHRX", " SHR", "SHR ", "NIBRS\n", "0"};
    darisk_code_list list = DARISK_CODE_LIST_SHR;
    for (size_t i = 0; i < LENGTH(WRONG); i++)
        assert_int_equal(darisk_code_list_from_text(WRONG[i], &list), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_code_list_from_text(NULL, &list), DARISK_ERROR_NULL);
    assert_int_equal(darisk_code_list_from_text("SHR", NULL), DARISK_ERROR_NULL);
    assert_int_equal(list, DARISK_CODE_LIST_SHR);
}

/* Waits for two codes written alike (the second could never be found), for a record under the
 * wrong list, and for a text that does not lead back to its own record. */
static void test_every_code_is_found_by_its_text(void **state) {
    (void)state;
    for (size_t l = 0; l < LENGTH(LISTS); l++)
        for (size_t i = 0; i < darisk_code_count(LISTS[l]); i++) {
            const darisk_code *code = darisk_code_at(LISTS[l], i);
            assert_non_null(code);
            assert_int_equal(code->list, LISTS[l]);
            assert_ptr_equal(code_of(LISTS[l], code->text), code);
        }
}

/* Waits for a missing label or note, a mapping that does not fit its kinds, a bit that is no kind,
 * and for an UNKNOWN that is passed off as exact. */
static void test_every_code_is_whole(void **state) {
    (void)state;
    for (size_t l = 0; l < LENGTH(LISTS); l++)
        for (size_t i = 0; i < darisk_code_count(LISTS[l]); i++) {
            const darisk_code *code = darisk_code_at(LISTS[l], i);
            const int kinds = kinds_in(code->relationships);
            assert_true(strlen(code->label) > 2);
            assert_non_null(code->note);
            assert_true(code->direction >= DARISK_CODE_DIRECTION_VICTIM &&
                        code->direction <= DARISK_CODE_DIRECTION_NOT_TOLD);
            assert_true((code->relationships & ~DARISK_RELATIONSHIPS_ALL) == 0);
            assert_int_equal(code->mapping == DARISK_CODE_MAPPING_EXACT,
                             kinds == 1 && code->relationships != K(UNKNOWN));
            assert_int_equal(code->mapping == DARISK_CODE_MAPPING_SEVERAL, kinds > 1);
            assert_int_equal(code->mapping == DARISK_CODE_MAPPING_AMBIGUOUS,
                             code->relationships == K(UNKNOWN));
            assert_int_equal(code->mapping == DARISK_CODE_MAPPING_NO_VICTIM, kinds == 0);
            assert_true((code->relationships & K(UNKNOWN)) == 0 || kinds == 1);
        }
}

/* Waits for a way back that skips a code, stops early, or leads to a code without that kind. */
static void test_way_back(void **state) {
    (void)state;
    for (size_t l = 0; l < LENGTH(LISTS); l++)
        for (int kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++) {
            const darisk_code *next = darisk_code_for(LISTS[l], (darisk_relationship)kind, NULL);
            for (size_t i = 0; i < darisk_code_count(LISTS[l]); i++) {
                const darisk_code *code = darisk_code_at(LISTS[l], i);
                if ((code->relationships & DARISK_RELATIONSHIP_BIT(kind)) == 0)
                    continue;
                assert_ptr_equal(next, code);
                next = darisk_code_for(LISTS[l], (darisk_relationship)kind, next);
            }
            assert_null(next);
        }
}

/* Waits for a guess where a list has no code for a kind. */
static void test_kinds_a_list_has_no_code_for(void **state) {
    (void)state;
    static const darisk_relationship NOT_IN_PTPR[] = {
        DARISK_RELATIONSHIP_SPOUSE_SEPARATED, DARISK_RELATIONSHIP_ENGAGED,
        DARISK_RELATIONSHIP_EX_ENGAGED,       DARISK_RELATIONSHIP_CO_PARENT,
        DARISK_RELATIONSHIP_HOUSEMATE,        DARISK_RELATIONSHIP_FIRST_COUSIN,
        DARISK_RELATIONSHIP_REFUSED};
    for (size_t i = 0; i < LENGTH(NOT_IN_PTPR); i++)
        assert_null(darisk_code_for(DARISK_CODE_LIST_PTPR, NOT_IN_PTPR[i], NULL));
    assert_null(darisk_code_for(DARISK_CODE_LIST_SHR, DARISK_RELATIONSHIP_EX_BF_GF, NULL));
    assert_null(darisk_code_for(DARISK_CODE_LIST_SHR, DARISK_RELATIONSHIP_STEP_SIBLING, NULL));
    assert_null(darisk_code_for(DARISK_CODE_LIST_NIBRS, DARISK_RELATIONSHIP_AUNT_UNCLE, NULL));
}

/* Waits for a shift by a value out of range, and for a foreign record taken as a place. */
static void test_way_back_refuses(void **state) {
    (void)state;
    static const int NO_KIND[] = {-1, 0, 62, 64, 65, 255, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < LENGTH(NO_KIND); i++)
        assert_null(darisk_code_for(DARISK_CODE_LIST_SHR, (darisk_relationship)NO_KIND[i], NULL));
    static const int NO_LIST[] = {-1, 0, 4, 255, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < LENGTH(NO_LIST); i++)
        assert_null(
            darisk_code_for((darisk_code_list)NO_LIST[i], DARISK_RELATIONSHIP_SPOUSE, NULL));

    /* NIBRS SE stands before other SPOUSE codes of SHR and PTPR, but it is not theirs. */
    const darisk_code *foreign = code_of(DARISK_CODE_LIST_NIBRS, "SE");
    assert_null(darisk_code_for(DARISK_CODE_LIST_SHR, DARISK_RELATIONSHIP_SPOUSE, foreign));
    const darisk_code copy = *code_of(DARISK_CODE_LIST_SHR, "HU");
    assert_null(darisk_code_for(DARISK_CODE_LIST_SHR, DARISK_RELATIONSHIP_SPOUSE, &copy));
    const darisk_code *within = code_of(DARISK_CODE_LIST_SHR, "IL");
    assert_ptr_equal(darisk_code_for(DARISK_CODE_LIST_SHR, DARISK_RELATIONSHIP_SPOUSE, within),
                     code_of(DARISK_CODE_LIST_SHR, "WI"));
}

/* Waits for folding, trimming, prefixes and a default of UNKNOWN; `out` must stay as it was. */
static void test_codes_refused(void **state) {
    (void)state;
    static const struct {
        darisk_code_list list;
        const char *text;
    } WRONG[] = {
        {DARISK_CODE_LIST_NIBRS, ""},          {DARISK_CODE_LIST_NIBRS, "se"},
        {DARISK_CODE_LIST_NIBRS, "Se"},        {DARISK_CODE_LIST_NIBRS, " SE"},
        {DARISK_CODE_LIST_NIBRS, "SE "},       {DARISK_CODE_LIST_NIBRS, "S"},
        {DARISK_CODE_LIST_NIBRS, "SEX"},       {DARISK_CODE_LIST_NIBRS, "WI"},
        {DARISK_CODE_LIST_NIBRS, "UN"},        {DARISK_CODE_LIST_NIBRS, "ZZ"},
        {DARISK_CODE_LIST_SHR, "SE"},          {DARISK_CODE_LIST_SHR, "RU"},
        {DARISK_CODE_LIST_SHR, "wi"},          {DARISK_CODE_LIST_SHR, ""},
        {DARISK_CODE_LIST_PTPR, ""},           {DARISK_CODE_LIST_PTPR, "PTPR_0000"},
        {DARISK_CODE_LIST_PTPR, "PTPR_0147"},  {DARISK_CODE_LIST_PTPR, "PTPR_1"},
        {DARISK_CODE_LIST_PTPR, "PTPR_001"},   {DARISK_CODE_LIST_PTPR, "PTPR_00001"},
        {DARISK_CODE_LIST_PTPR, "ptpr_0001"},  {DARISK_CODE_LIST_PTPR, "0001"},
        {DARISK_CODE_LIST_PTPR, "PTPR_0001 "}, {DARISK_CODE_LIST_PTPR, "PTPR-0001"},
    };
    const darisk_code *const before = darisk_code_at(DARISK_CODE_LIST_SHR, 5);
    const darisk_code *out = before;
    for (size_t i = 0; i < LENGTH(WRONG); i++) {
        assert_int_equal(darisk_code_from_text(WRONG[i].list, WRONG[i].text, &out),
                         DARISK_ERROR_TEXT);
        assert_ptr_equal(out, before);
    }
    assert_int_equal(darisk_code_from_text(DARISK_CODE_LIST_SHR, NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_code_from_text(DARISK_CODE_LIST_SHR, "WI", NULL), DARISK_ERROR_NULL);
    assert_ptr_equal(out, before);
}

/* Waits for a list value used as an index. */
static void test_values_that_are_no_list(void **state) {
    (void)state;
    static const int NO_LIST[] = {-1, 0, 4, 255, INT32_MAX, INT32_MIN};
    const darisk_code *const before = darisk_code_at(DARISK_CODE_LIST_SHR, 5);
    for (size_t i = 0; i < LENGTH(NO_LIST); i++) {
        const darisk_code_list list = (darisk_code_list)NO_LIST[i];
        const darisk_code *out = before;
        assert_null(darisk_code_list_text(list));
        assert_int_equal(darisk_code_count(list), 0);
        assert_null(darisk_code_at(list, 0));
        assert_int_equal(darisk_code_from_text(list, "SE", &out), DARISK_ERROR_CODE_LIST);
        assert_ptr_equal(out, before);
    }
}

/* Waits for an index compared with <= instead of <. */
static void test_index_at_and_above_the_count(void **state) {
    (void)state;
    for (size_t l = 0; l < LENGTH(LISTS); l++) {
        const size_t count = darisk_code_count(LISTS[l]);
        assert_non_null(darisk_code_at(LISTS[l], count - 1));
        assert_null(darisk_code_at(LISTS[l], count));
        assert_null(darisk_code_at(LISTS[l], SIZE_MAX));
    }
}

typedef struct expected_code {
    const char *text;
    darisk_relationships kinds;
    darisk_code_direction direction;
} expected_code;

#define VICTIM   DARISK_CODE_DIRECTION_VICTIM
#define MUTUAL   DARISK_CODE_DIRECTION_MUTUAL
#define NOT_TOLD DARISK_CODE_DIRECTION_NOT_TOLD
#define IN_LAWS  (K(PARENT_IN_LAW) | K(CHILD_IN_LAW) | K(SIBLING_IN_LAW))

static void check_codes(darisk_code_list list, const expected_code *expected, size_t count) {
    assert_int_equal(darisk_code_count(list), count);
    for (size_t i = 0; i < count; i++) {
        const darisk_code *code = code_of(list, expected[i].text);
        if (code->relationships != expected[i].kinds || code->direction != expected[i].direction)
            fail_msg("code %s: kinds %llx, direction %d", code->text,
                     (unsigned long long)code->relationships, (int)code->direction);
    }
}

/* Waits for a row of section 3.1 mapped to another kind, and for a role told from the wrong side.
 */
static void test_nibrs_row_by_row(void **state) {
    (void)state;
    static const expected_code EXPECTED[] = {
        {"SE", K(SPOUSE), MUTUAL},
        {"CS", K(COHAB_PARTNER), MUTUAL},
        {"XS", K(EX_SPOUSE), MUTUAL},
        {"BG", K(BF_GF), MUTUAL},
        {"XR", K(EX_BF_GF), MUTUAL},
        {"HR", K(BF_GF), MUTUAL},
        {"PA", K(PARENT_CHILD), VICTIM},
        {"CH", K(PARENT_CHILD), VICTIM},
        {"SB", K(SIBLING), MUTUAL},
        {"GP", K(GRANDPARENT_CHILD), VICTIM},
        {"GC", K(GRANDPARENT_CHILD), VICTIM},
        {"IL", IN_LAWS, MUTUAL},
        {"SP", K(STEP_PARENT_CHILD), VICTIM},
        {"SC", K(STEP_PARENT_CHILD), VICTIM},
        {"SS", K(STEP_SIBLING), MUTUAL},
        {"OF", K(UNKNOWN), MUTUAL},
        {"CF", K(UNKNOWN), VICTIM},
        {"FP", K(FOSTER_KIN), VICTIM},
        {"FC", K(FOSTER_KIN), VICTIM},
        {"CO", K(HOUSEMATE), MUTUAL},
        {"BE", K(CARER_UNPAID) | K(CARER_PAID), VICTIM},
        {"AQ", K(ACQUAINTANCE), MUTUAL},
        {"FR", K(FRIEND), MUTUAL},
        {"NE", K(NEIGHBOUR), MUTUAL},
        {"OK", K(ACQUAINTANCE), MUTUAL},
        {"EE", K(COLLEAGUE), VICTIM},
        {"ER", K(COLLEAGUE), VICTIM},
        {"ST", K(STRANGER), MUTUAL},
        {"RU", K(UNKNOWN), NOT_TOLD},
        {"VO", K(UNKNOWN), MUTUAL},
    };
    check_codes(DARISK_CODE_LIST_NIBRS, EXPECTED, LENGTH(EXPECTED));
}

/* Waits for a homicide code read with the meaning its letters have in NIBRS. */
static void test_shr_row_by_row(void **state) {
    (void)state;
    static const expected_code EXPECTED[] = {
        {"WI", K(SPOUSE), VICTIM},
        {"HU", K(SPOUSE), VICTIM},
        {"CH", K(COHAB_PARTNER), VICTIM},
        {"CW", K(COHAB_PARTNER), VICTIM},
        {"BF", K(BF_GF), VICTIM},
        {"GF", K(BF_GF), VICTIM},
        {"HO", K(BF_GF), MUTUAL},
        {"XH", K(EX_SPOUSE), VICTIM},
        {"XW", K(EX_SPOUSE), VICTIM},
        {"BR", K(SIBLING), VICTIM},
        {"SI", K(SIBLING), VICTIM},
        {"SO", K(PARENT_CHILD), VICTIM},
        {"DA", K(PARENT_CHILD), VICTIM},
        {"FA", K(PARENT_CHILD), VICTIM},
        {"MO", K(PARENT_CHILD), VICTIM},
        {"SS", K(STEP_PARENT_CHILD), VICTIM},
        {"SD", K(STEP_PARENT_CHILD), VICTIM},
        {"SF", K(STEP_PARENT_CHILD), VICTIM},
        {"SM", K(STEP_PARENT_CHILD), VICTIM},
        {"IL", IN_LAWS, MUTUAL},
        {"OF", K(UNKNOWN), MUTUAL},
        {"UN", K(UNKNOWN), NOT_TOLD},
        {"AQ", K(ACQUAINTANCE), MUTUAL},
        {"OK", K(ACQUAINTANCE), MUTUAL},
        {"EE", K(COLLEAGUE), VICTIM},
        {"ER", K(COLLEAGUE), VICTIM},
        {"FR", K(FRIEND), MUTUAL},
        {"NE", K(NEIGHBOUR), MUTUAL},
        {"ST", K(STRANGER), MUTUAL},
    };
    check_codes(DARISK_CODE_LIST_SHR, EXPECTED, LENGTH(EXPECTED));
}

/* Waits for one table used for both American lists. */
static void test_the_same_letters_differ(void **state) {
    (void)state;
    assert_true(code_of(DARISK_CODE_LIST_NIBRS, "SS")->relationships == K(STEP_SIBLING));
    assert_true(code_of(DARISK_CODE_LIST_SHR, "SS")->relationships == K(STEP_PARENT_CHILD));
    assert_true(code_of(DARISK_CODE_LIST_NIBRS, "CH")->relationships == K(PARENT_CHILD));
    assert_true(code_of(DARISK_CODE_LIST_SHR, "CH")->relationships == K(COHAB_PARTNER));
}

/* Waits for silence about what the homicide list cannot tell. */
static void test_shr_says_that_it_has_no_former_boyfriend(void **state) {
    (void)state;
    assert_non_null(strstr(code_of(DARISK_CODE_LIST_SHR, "BF")->note, "ex-boyfriend"));
    assert_non_null(strstr(code_of(DARISK_CODE_LIST_SHR, "GF")->note, "ex-girlfriend"));
}

/* The groups of section 3.2 and of section 7 of the errata, by number. The numbers end with 0. */
typedef struct ptpr_group {
    darisk_relationships kinds;
    int numbers[20];
} ptpr_group;

static const ptpr_group PTPR_GROUPS[] = {
    {K(BF_GF), {23, 74, 110, 90, 91}},
    {K(SPOUSE), {92, 126, 145}},
    {K(CIVIL_PARTNER), {34}},
    {K(COHAB_PARTNER), {36, 38}},
    {K(EX_BF_GF), {54, 55, 62}},
    {K(EX_COHAB_PARTNER), {58, 59}},
    {K(EX_SPOUSE), {63, 67}},
    {K(EX_CIVIL_PARTNER), {57}},
    {K(CASUAL_REPEAT) | K(ONE_NIGHT_STAND), {31}},
    {K(AFFAIR), {18}},
    {K(RIVAL), {49, 94}},
    {K(SEX_WORK_CLIENT), {114}},
    {K(PARENT_CHILD), {32, 42, 68, 95, 108, 124}},
    {K(SIBLING), {24, 119, 120}},
    {K(HALF_SIBLING), {84, 87, 88}},
    {K(STEP_PARENT_CHILD), {127, 128, 129, 131, 133, 140}},
    {K(STEP_SIBLING), {130, 132, 141}},
    {K(GRANDPARENT_CHILD), {75, 76, 77, 78, 79, 80}},
    {K(STEP_GRANDPARENT), {134, 135, 136, 137, 138, 139}},
    {K(GREAT_GRANDPARENT), {81, 82}},
    {K(CHILD_IN_LAW), {33, 43, 125}},
    {K(PARENT_IN_LAW), {69, 96, 109}},
    {K(SIBLING_IN_LAW), {25, 121}},
    {K(EX_IN_LAW), {56, 60, 61, 64, 65, 66, 105}},
    {K(AUNT_UNCLE), {21, 22, 144}},
    {K(NIECE_NEPHEW), {98, 99, 100}},
    {K(ADOPTIVE_KIN), {2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17}},
    {K(FOSTER_KIN), {70, 71, 52, 53}},
    {K(GUARDIAN_WARD), {83}},
    {K(CARER_UNPAID) | K(CARER_PAID), {29, 122}},
    {K(CARER_PAID), {28, 30, 112}},
    {K(LANDLORD_LODGER), {93, 143}},
    {K(NONE), {101}},
    {K(STRANGER), {142}},
    /* in doubt: a person must say */
    {K(UNKNOWN), {39, 45, 85, 86, 89, 106, 107, 117, 118, 102, 104, 111, 115, 116}},
    /* the plain "no", by what the label names */
    {K(FRIEND), {72}},
    {K(FRIEND) | K(ACQUAINTANCE), {73}},
    {K(NEIGHBOUR), {97}},
    {K(COLLEAGUE), {37}},
    {K(EMPLOYER), {50, 51}},
    {K(BUSINESS), {26, 27, 35, 41}},
    {K(TRUST_POSITION), {44, 47, 48, 113, 123}},
    {K(ACQUAINTANCE), {1, 19, 20, 40, 46, 146}},
    /* no human victim */
    {0, {9, 103}},
};

/* Waits for a number in the wrong group, for one left out, and for one named twice. */
static void test_ptpr_group_by_group(void **state) {
    (void)state;
    int seen[147] = {0};
    for (size_t g = 0; g < LENGTH(PTPR_GROUPS); g++)
        for (size_t i = 0; PTPR_GROUPS[g].numbers[i] != 0; i++) {
            const int number = PTPR_GROUPS[g].numbers[i];
            char text[16];
            (void)snprintf(text, sizeof text, "PTPR_%04d", number);
            const darisk_code *code = code_of(DARISK_CODE_LIST_PTPR, text);
            if (code->relationships != PTPR_GROUPS[g].kinds)
                fail_msg("%s: kinds %llx", text, (unsigned long long)code->relationships);
            assert_true(code->direction != DARISK_CODE_DIRECTION_VICTIM);
            seen[number]++;
        }
    for (int number = 1; number <= 146; number++)
        assert_int_equal(seen[number], 1);
}

/* Waits for rows out of order: the list's order is that of its numbers. */
static void test_ptpr_order(void **state) {
    (void)state;
    for (size_t i = 0; i < 146; i++) {
        char text[16];
        (void)snprintf(text, sizeof text, "PTPR_%04d", (int)i + 1);
        assert_string_equal(darisk_code_at(DARISK_CODE_LIST_PTPR, i)->text, text);
    }
}

/* Waits for labels that slipped by a row: the groups alone would not show it within a group. */
static void test_ptpr_labels(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *part;
    } WORDS[] = {
        {"PTPR_0009", "Crown"},      {"PTPR_0010", "grandmother"},   {"PTPR_0017", "son"},
        {"PTPR_0023", "boyfriend"},  {"PTPR_0044", "dentist"},       {"PTPR_0074", "girlfriend"},
        {"PTPR_0080", "grandson"},   {"PTPR_0096", "mother-in-law"}, {"PTPR_0110", "partner"},
        {"PTPR_0125", "son-in-law"}, {"PTPR_0133", "stepfather"},    {"PTPR_0139", "step-grandson"},
        {"PTPR_0144", "uncle"},      {"PTPR_0146", "witness"},
    };
    for (size_t i = 0; i < LENGTH(WORDS); i++)
        assert_non_null(
            strstr(code_of(DARISK_CODE_LIST_PTPR, WORDS[i].text)->label, WORDS[i].part));
}

/* Waits for a role invented where the list tells none, and for a symmetric tie left open. */
static void test_ptpr_directions(void **state) {
    (void)state;
    static const char *const SYMMETRIC[] = {"PTPR_0015", "PTPR_0034", "PTPR_0054",
                                            "PTPR_0072", "PTPR_0087", "PTPR_0119",
                                            "PTPR_0126", "PTPR_0130", "PTPR_0142"};
    static const char *const ONE_SIDED[] = {"PTPR_0021", "PTPR_0024", "PTPR_0032", "PTPR_0092",
                                            "PTPR_0096", "PTPR_0108", "PTPR_0116", "PTPR_0145"};
    for (size_t i = 0; i < LENGTH(SYMMETRIC); i++)
        assert_int_equal(code_of(DARISK_CODE_LIST_PTPR, SYMMETRIC[i])->direction, MUTUAL);
    for (size_t i = 0; i < LENGTH(ONE_SIDED); i++)
        assert_int_equal(code_of(DARISK_CODE_LIST_PTPR, ONE_SIDED[i])->direction, NOT_TOLD);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_list_keys),
        cmocka_unit_test(test_list_keys_refused),
        cmocka_unit_test(test_every_code_is_found_by_its_text),
        cmocka_unit_test(test_every_code_is_whole),
        cmocka_unit_test(test_way_back),
        cmocka_unit_test(test_kinds_a_list_has_no_code_for),
        cmocka_unit_test(test_way_back_refuses),
        cmocka_unit_test(test_codes_refused),
        cmocka_unit_test(test_values_that_are_no_list),
        cmocka_unit_test(test_index_at_and_above_the_count),
        cmocka_unit_test(test_nibrs_row_by_row),
        cmocka_unit_test(test_shr_row_by_row),
        cmocka_unit_test(test_the_same_letters_differ),
        cmocka_unit_test(test_shr_says_that_it_has_no_former_boyfriend),
        cmocka_unit_test(test_ptpr_group_by_group),
        cmocka_unit_test(test_ptpr_order),
        cmocka_unit_test(test_ptpr_labels),
        cmocka_unit_test(test_ptpr_directions),
    };
    return cmocka_run_group_tests_name("code_list", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The provisions, and the limb of each kind of tie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "darisk.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const darisk_provision *provision_of(const char *key) {
    const darisk_provision *provision = darisk_provision_find(key);
    if (provision == NULL)
        fail_msg("no provision \"%s\"", key);
    return provision;
}

static darisk_date day(const char *text) {
    darisk_date date;
    assert_int_equal(darisk_date_from_text(text, &date), DARISK_OK);
    return date;
}

/* Whether a text ends as a sentence and is no placeholder. */
static int is_sentence(const char *text) {
    size_t length = strlen(text);
    return length > 10 && (text[length - 1] == '.' || text[length - 1] == '?');
}

/* Waits for an empty field, a sentence cut off, a kind left out, and a period that ends before
 * it starts. */
static void test_rows_are_whole(void **state) {
    (void)state;
    assert_true(darisk_provision_count() > 100);
    for (size_t i = 0; i < darisk_provision_count(); i++) {
        const darisk_provision *row = darisk_provision_at(i);
        assert_true(strlen(row->instrument) > 5);
        assert_true(strlen(row->locator) > 2);
        if (!is_sentence(row->says))
            fail_msg("%s does not speak in sentences", row->key);
        assert_true(row->kind == DARISK_PROVISION_KIND_LAW ||
                    row->kind == DARISK_PROVISION_KIND_GUIDANCE ||
                    row->kind == DARISK_PROVISION_KIND_READING);
        if (row->from != DARISK_DATE_UNKNOWN)
            assert_true(darisk_date_is_valid(row->from));
        if (row->to != DARISK_DATE_UNKNOWN &&
            (!darisk_date_is_valid(row->to) || row->from > row->to))
            fail_msg("%s ends before it starts", row->key);
    }
    assert_null(darisk_provision_at(darisk_provision_count()));
    assert_null(darisk_provision_at(SIZE_MAX));
}

/* Waits for two rows with one key, and for a key that is not INSTRUMENT/PLACE in capitals. */
static void test_keys(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_provision_count(); i++) {
        const darisk_provision *row = darisk_provision_at(i);
        const char *slash = strchr(row->key, '/');
        if (slash == NULL || slash == row->key || slash[1] == '\0' ||
            strspn(row->key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/") != strlen(row->key))
            fail_msg("\"%s\" is no key", row->key);
        assert_ptr_equal(darisk_provision_find(row->key), row);
    }
}

/* Waits for keys found by a part, another case or blanks. */
static void test_keys_refused(void **state) {
    (void)state;
    static const char *const WRONG[] = {"",          "DAA_2021",         "DAA_2021/",
                                        "S2_1_E",    "daa_2021/s2_1_e",  "DAA_2021/S2_1_E ",
                                        " DAA_2021", "DAA_2021/S2_1_EE", "DAA_2021/S2_1_"};
    for (size_t i = 0; i < LENGTH(WRONG); i++)
        assert_null(darisk_provision_find(WRONG[i]));
    assert_null(darisk_provision_find(NULL));
}

/* Waits for a reading of ours dressed up as law, or law taken for a reading. */
static void test_readings_are_marked(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_provision_count(); i++) {
        const darisk_provision *row = darisk_provision_at(i);
        int ours = strncmp(row->key, "READING/", strlen("READING/")) == 0;
        assert_int_equal(row->kind == DARISK_PROVISION_KIND_READING, ours);
        assert_int_equal(strcmp(row->instrument, "Reading of this library") == 0, ours);
    }
    assert_int_equal(provision_of("DAA_2021/S1_2")->kind, DARISK_PROVISION_KIND_LAW);
    assert_int_equal(provision_of("CASE/M_V_D_2021")->kind, DARISK_PROVISION_KIND_LAW);
    assert_int_equal(provision_of("HO_CIRCULAR_2013/AGE")->kind, DARISK_PROVISION_KIND_GUIDANCE);
    assert_int_equal(provision_of("CPS/FLAG")->kind, DARISK_PROVISION_KIND_GUIDANCE);
}

/* Waits for something from knowledge shown as checked, or the other way round: the list of the
 * unverified is closed. */
static void test_unverified(void **state) {
    (void)state;
    static const char *const UNVERIFIED[] = {"ACPO/IN_FORCE",
                                             "DAA_2021/S2_COMMENCEMENT",
                                             "FLA_1996/S62_5",
                                             "FLA_1996/COMMENCEMENT_2007",
                                             "SCO_PROTOCOL/IN_FORCE",
                                             "DVCVA_2004/S9_COMMENCEMENT",
                                             "ACA_2002/S67",
                                             "CASE/D_V_T_2023",
                                             "READING/BORN_29_FEBRUARY"};
    size_t unverified = 0;
    for (size_t i = 0; i < LENGTH(UNVERIFIED); i++)
        assert_false(provision_of(UNVERIFIED[i])->verified);
    for (size_t i = 0; i < darisk_provision_count(); i++)
        unverified += !darisk_provision_at(i)->verified;
    assert_int_equal(unverified, LENGTH(UNVERIFIED));
}

/* Waits for a commencement one day off. */
static void test_days(void **state) {
    (void)state;
    static const struct {
        const char *key, *from, *to;
    } DAYS[] = {
        {"ACPO/DEFINITION", NULL, "2013-03-30"},
        {"HO_CIRCULAR_2013/DEFINITION", "2013-03-31", "2021-09-30"},
        {"DAA_2021/COMMENCEMENT", "2021-10-01", NULL},
        {"DAA_2021/S2_COMMENCEMENT", "2021-10-01", NULL},
        {"DAA_2021/S3", "2022-01-31", NULL},
        {"SCA_2015/S76_2", "2015-12-29", "2023-04-04"},
        {"SCA_2015/S76_3", "2015-12-29", NULL},
        {"SCA_2015/S76_CONNECTED_2023", "2023-04-05", NULL},
        {"FLA_1996/S62_3", "1997-10-01", NULL},
        {"FLA_1996/S62_3_AA", "2005-12-05", NULL},
        {"FLA_1996/COMMENCEMENT_2007", "2007-07-01", NULL},
        {"CSA_2010/S24", "2014-03-08", NULL},
        {"DAA_2021/S22", "2024-11-27", NULL},
        {"SCOTLAND_2018/S11", "2019-04-01", NULL},
        {"WALES_2015/S24", NULL, NULL},
        {"SCO_PROTOCOL/DEFINITION", NULL, NULL},
        {"CPS/FLAG", NULL, NULL},
        {"DVCVA_2004/S9", NULL, NULL},
    };
    for (size_t i = 0; i < LENGTH(DAYS); i++) {
        const darisk_provision *row = provision_of(DAYS[i].key);
        assert_int_equal(row->from, DAYS[i].from ? day(DAYS[i].from) : DARISK_DATE_UNKNOWN);
        assert_int_equal(row->to, DAYS[i].to ? day(DAYS[i].to) : DARISK_DATE_UNKNOWN);
    }
}

static void assert_limb(darisk_definition definition, darisk_relationship tie, const char *key) {
    const darisk_provision *limb = darisk_definition_limb(definition, tie);
    assert_non_null(limb);
    assert_string_equal(limb->key, key);
}

/* Waits for a definition that borrows a list and loses its own words for what the list leaves out.
 */
static void test_limbs(void **state) {
    (void)state;
    darisk_relationship sibling = DARISK_RELATIONSHIP_SIBLING;
    darisk_relationship friend = DARISK_RELATIONSHIP_FRIEND;
    assert_limb(DARISK_DEFINITION_DAA_2021, sibling, "DAA_2021/S2_1_G");
    assert_limb(DARISK_DEFINITION_SCA76_2023, sibling, "DAA_2021/S2_1_G");
    assert_limb(DARISK_DEFINITION_DAPN_2024, sibling, "DAA_2021/S2_1_G");
    assert_limb(DARISK_DEFINITION_CPS_FLAG, sibling, "DAA_2021/S2_1_G");
    assert_limb(DARISK_DEFINITION_FLA_ASSOC, sibling, "FLA_1996/S62_3_D");
    assert_limb(DARISK_DEFINITION_DVPN_2014, sibling, "FLA_1996/S62_3_D");
    assert_limb(DARISK_DEFINITION_DAA_2021, friend, "DAA_2021/S2");
    assert_limb(DARISK_DEFINITION_SCA76_2023, friend, "SCA_2015/S76_CONNECTED_2023");
    assert_limb(DARISK_DEFINITION_DAPN_2024, friend, "DAA_2021/S22_CONNECTED");
    assert_limb(DARISK_DEFINITION_CPS_FLAG, friend, "CPS/RELATIONSHIP");
    assert_limb(DARISK_DEFINITION_FLA_ASSOC, friend, "FLA_1996/S62_3");
    assert_limb(DARISK_DEFINITION_DVPN_2014, friend, "CSA_2010/S24_ASSOCIATED");
}

#define K(kind) DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##kind)
#define MARRIED (K(SPOUSE) | K(SPOUSE_SEPARATED) | K(EX_SPOUSE))
#define CIVIL   (K(CIVIL_PARTNER) | K(EX_CIVIL_PARTNER))
#define COUPLE  (K(COHAB_PARTNER) | K(EX_COHAB_PARTNER))
#define DATING  (K(BF_GF) | K(EX_BF_GF) | K(AFFAIR) | K(CASUAL_REPEAT) | K(ONE_NIGHT_STAND))
#define OPEN    (K(DATE_MET) | K(APP_NEVER_MET) | K(SEX_WORK_CLIENT))
#define TO_WED  (K(ENGAGED) | K(EX_ENGAGED))
#define CHILD   (K(CO_PARENT) | K(PR_SHARED))
/* The relatives of the Act of 1996, and what could be. */
#define NEAR_KIN                                                                                   \
    (K(SIBLING) | K(HALF_SIBLING) | K(STEP_PARENT_CHILD) | K(PARENTS_COHAB_PARTNER) |              \
     K(PARENT_IN_LAW) | K(CHILD_IN_LAW) | K(SIBLING_IN_LAW) | K(EX_IN_LAW) | K(COHAB_IN_LAW) |     \
     K(GRANDPARENT_CHILD) | K(STEP_GRANDPARENT) | K(AUNT_UNCLE) | K(NIECE_NEPHEW) |                \
     K(FIRST_COUSIN) | K(ADOPTIVE_KIN))
#define KIN       (K(PARENT_CHILD) | NEAR_KIN)
#define MAYBE_KIN (K(STEP_SIBLING) | K(GREAT_GRANDPARENT) | K(BIRTH_KIN_AFTER_ADOPTION))
/* What the older definitions leave open in a family. */
#define FAR_KIN                                                                                    \
    (K(PARENTS_PARTNER_APART) | K(PARTNERS_RELATIVE_APART) | K(STEP_AUNT_NEPHEW) | K(REMOTE_KIN) | \
     K(FOSTER_KIN) | K(GUARDIAN_WARD))
#define PARTNERS (MARRIED | CIVIL | COUPLE | DATING)
#define CARE     (K(CARER_UNPAID) | K(CARER_PAID) | K(LANDLORD_LODGER))

/* Waits for any kind moved to a paragraph beside its own: all that stands under each. */
static void test_all_limbs(void **state) {
    (void)state;
#define ROW(definition, key, kinds)                                                                \
    { DARISK_DEFINITION_##definition, key, kinds }
    static const struct {
        darisk_definition definition;
        const char *key;
        darisk_relationships kinds;
    } ROWS[] = {
        ROW(XGOV_2013, "HO_CIRCULAR_2013/PARTNER", PARTNERS | TO_WED | K(CP_AGREEMENT) | OPEN),
        ROW(XGOV_2013, "HO_CIRCULAR_2013/FAMILY", KIN | MAYBE_KIN | FAR_KIN),
        ROW(ACPO_PRE2013, "ACPO/PARTNER", PARTNERS | TO_WED | K(CP_AGREEMENT) | OPEN),
        ROW(ACPO_PRE2013, "ACPO/FAMILY", KIN | MAYBE_KIN | FAR_KIN),
        ROW(DAA_2021, "DAA_2021/S2_1_A", MARRIED),
        ROW(DAA_2021, "DAA_2021/S2_1_B", CIVIL),
        ROW(DAA_2021, "DAA_2021/S2_1_C", TO_WED),
        ROW(DAA_2021, "DAA_2021/S2_1_D", K(CP_AGREEMENT)),
        ROW(DAA_2021, "DAA_2021/S2_1_E", COUPLE | DATING | OPEN),
        ROW(DAA_2021, "DAA_2021/S2_1_F", CHILD),
        ROW(DAA_2021, "DAA_2021/S2_1_G", KIN | MAYBE_KIN),
        ROW(DAA_S3_CHILD, "DAA_2021/S3_PARENT", K(PARENT_CHILD) | K(GUARDIAN_WARD)),
        ROW(DAA_S3_CHILD, "DAA_2021/S3_RELATIVE", NEAR_KIN | MAYBE_KIN),
        ROW(SCA76_2015, "SCA_2015/S76_2_A",
            K(SPOUSE) | K(CIVIL_PARTNER) | K(COHAB_PARTNER) | (DATING & ~K(EX_BF_GF)) |
                K(DATE_MET)),
        ROW(SCA76_2015, "SCA_2015/S76_2_B_I", TO_WED | K(CP_AGREEMENT) | CHILD | KIN | MAYBE_KIN),
        ROW(SCA76_2015, "SCA_2015/S76_2_B_II",
            K(SPOUSE_SEPARATED) | K(EX_SPOUSE) | K(EX_CIVIL_PARTNER) | K(EX_COHAB_PARTNER) |
                K(EX_BF_GF)),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_A", MARRIED),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_AA", CIVIL),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_B", COUPLE),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_C",
            K(STEP_SIBLING) | K(FOSTER_KIN) | K(GUARDIAN_WARD) | K(HOUSEMATE) | CARE),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_D", KIN),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_E", TO_WED),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_EZA", K(CP_AGREEMENT)),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_EA", DATING),
        ROW(FLA_ASSOC, "FLA_1996/S62_3_F", CHILD),
        ROW(FLA_ASSOC, "FLA_1996/S62_5", K(BIRTH_KIN_AFTER_ADOPTION)),
        ROW(WAL_2015, "WALES_2015/S24_2_A", MARRIED),
        ROW(WAL_2015, "WALES_2015/S24_2_B", CIVIL),
        ROW(WAL_2015, "WALES_2015/S24_2_C", COUPLE),
        ROW(WAL_2015, "WALES_2015/S24_2_D",
            K(STEP_SIBLING) | K(FOSTER_KIN) | K(GUARDIAN_WARD) | K(HOUSEMATE) | K(CARER_UNPAID)),
        ROW(WAL_2015, "WALES_2015/S24_2_E", KIN),
        ROW(WAL_2015, "WALES_2015/S24_2_F", TO_WED),
        ROW(WAL_2015, "WALES_2015/S24_2_G", K(CP_AGREEMENT)),
        ROW(WAL_2015, "WALES_2015/S24_2_H", DATING | OPEN),
        ROW(WAL_2015, "WALES_2015/S24_2_I", CHILD),
        ROW(WAL_2015, "WALES_2015/S24_3", K(BIRTH_KIN_AFTER_ADOPTION)),
        ROW(DHR_2004, "DVCVA_2004/S9_INTIMATE", PARTNERS),
        ROW(DHR_2004, "DVCVA_2004/S9_RELATED", KIN | K(STEP_SIBLING)),
        ROW(DHR_2004, "DVCVA_2004/S9_HOUSEHOLD",
            TO_WED | K(CP_AGREEMENT) | OPEN | CHILD | (MAYBE_KIN & ~K(STEP_SIBLING)) | FAR_KIN |
                CARE | K(HOUSEMATE) | K(UNKNOWN) | K(REFUSED)),
        ROW(SCO_PROTOCOL, "SCO_PROTOCOL/RELATIONSHIP", DARISK_RELATIONSHIPS_ALL),
        ROW(SCO_2018, "SCOTLAND_2018/S11", DARISK_RELATIONSHIPS_ALL),
    };
    for (size_t i = 0; i < LENGTH(ROWS); i++) {
        darisk_relationships kinds = 0;
        for (int kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++)
            if (darisk_definition_limb(ROWS[i].definition, (darisk_relationship)kind) ==
                provision_of(ROWS[i].key))
                kinds |= DARISK_RELATIONSHIP_BIT(kind);
        if (kinds != ROWS[i].kinds)
            fail_msg("%s: %llx too many, %llx missing", ROWS[i].key,
                     (unsigned long long)(kinds & ~ROWS[i].kinds),
                     (unsigned long long)(ROWS[i].kinds & ~kinds));
    }
}

/* Waits for a kind that a definition takes in by no paragraph, where the definition has some. */
static void test_what_counts_has_a_limb(void **state) {
    (void)state;
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++) {
        darisk_definition definition = (darisk_definition)d;
        const darisk_provision *whole =
            darisk_definition_limb(definition, DARISK_RELATIONSHIP_STRANGER);
        for (int k = 1; k <= DARISK_RELATIONSHIP_LAST; k++) {
            darisk_cell cell;
            darisk_relationship kind = (darisk_relationship)k;
            assert_non_null(darisk_definition_limb(definition, kind));
            assert_int_equal(darisk_definition_cell(definition, kind, NULL, &cell), DARISK_OK);
            if (cell == DARISK_CELL_EXCLUDED || cell == DARISK_CELL_REVIEW ||
                definition == DARISK_DEFINITION_SCO_PROTOCOL ||
                definition == DARISK_DEFINITION_SCO_2018)
                continue;
            if (darisk_definition_limb(definition, kind) == whole)
                fail_msg("%s takes in %s by no paragraph", darisk_definition_text(definition),
                         darisk_relationship_text(kind));
        }
    }
}

/* Waits for a value taken on trust, just outside on each side. */
static void test_limbs_refused(void **state) {
    (void)state;
    darisk_relationship spouse = DARISK_RELATIONSHIP_SPOUSE;
    assert_null(darisk_definition_limb(DARISK_DEFINITION_NOT_SET, spouse));
    assert_null(darisk_definition_limb((darisk_definition)(DARISK_DEFINITION_LAST + 1), spouse));
    assert_null(darisk_definition_limb((darisk_definition)-1, spouse));
    assert_null(darisk_definition_limb(DARISK_DEFINITION_DAA_2021, DARISK_RELATIONSHIP_NOT_SET));
    assert_null(darisk_definition_limb(DARISK_DEFINITION_DAA_2021,
                                       (darisk_relationship)(DARISK_RELATIONSHIP_LAST + 1)));
    assert_null(darisk_definition_limb(DARISK_DEFINITION_DAA_2021, (darisk_relationship)-1));
}

/* Waits for a settable cell, or a definition, that rests on the wrong sort of provision. */
static void test_who_points_here(void **state) {
    (void)state;
    assert_true(darisk_settable_cell_count() > 0);
    for (size_t i = 0; i < darisk_settable_cell_count(); i++)
        assert_int_equal(darisk_settable_cell_at(i)->provision->kind,
                         DARISK_PROVISION_KIND_READING);
    for (size_t i = 0; i < darisk_definition_count(); i++)
        assert_int_not_equal(darisk_definition_at(i)->provision->kind,
                             DARISK_PROVISION_KIND_READING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_are_whole),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_keys_refused),
        cmocka_unit_test(test_readings_are_marked),
        cmocka_unit_test(test_unverified),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_limbs),
        cmocka_unit_test(test_all_limbs),
        cmocka_unit_test(test_what_counts_has_a_limb),
        cmocka_unit_test(test_limbs_refused),
        cmocka_unit_test(test_who_points_here),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

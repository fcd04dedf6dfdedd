/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The findings, their sentences, and the provision behind each. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "darisk.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* First and last of each run of findings in darisk/finding.h; between the runs there is none. */
static const int RUNS[][2] = {{1, 5}, {8, 16}, {20, 35}, {40, 53}, {56, 57}};

static int is_finding(int value) {
    for (size_t i = 0; i < LENGTH(RUNS); i++)
        if (value >= RUNS[i][0] && value <= RUNS[i][1])
            return 1;
    return 0;
}

/* Waits for an enumerator without a record, and for a record in a gap. */
static void test_every_finding_has_a_record(void **state) {
    (void)state;
    size_t found = 0;
    for (int value = -1; value <= DARISK_FINDING_LAST + 1; value++) {
        const darisk_finding_record *record = darisk_finding_find((darisk_finding)value);
        if (!is_finding(value)) {
            assert_null(record);
            assert_null(darisk_finding_text((darisk_finding)value));
            continue;
        }
        if (record == NULL)
            fail_msg("finding %d has no record", value);
        assert_int_equal(record->finding, value);
        found++;
    }
    assert_int_equal(found, darisk_finding_count());
    assert_null(darisk_finding_at(darisk_finding_count()));
    assert_null(darisk_finding_at(SIZE_MAX));
}

/* Waits for a finding under the wrong part: the parts come in the order of the numbers. */
static void test_parts(void **state) {
    (void)state;
    static const darisk_part PARTS[] = {DARISK_PART_IN_FORCE, DARISK_PART_AGE,
                                        DARISK_PART_RELATIONSHIP, DARISK_PART_BEHAVIOUR,
                                        DARISK_PART_NOT_SET};
    static const char *const TEXTS[] = {NULL, "IN_FORCE", "AGE", "RELATIONSHIP", "BEHAVIOUR", NULL};
    for (size_t run = 0; run < LENGTH(RUNS); run++)
        for (int value = RUNS[run][0]; value <= RUNS[run][1]; value++)
            assert_int_equal(darisk_finding_find((darisk_finding)value)->part, PARTS[run]);
    for (int part = 0; part < (int)LENGTH(TEXTS); part++) {
        const char *text = darisk_part_text((darisk_part)part);
        if (TEXTS[part] == NULL)
            assert_null(text);
        else
            assert_string_equal(text, TEXTS[part]);
    }
    assert_null(darisk_part_text((darisk_part)-1));
}

/* Waits for two sentences in place of one, a sentence cut off, a question that asks nothing, and
 * a missing fact that leaves the reader without a question. */
static void test_sentences(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *record = darisk_finding_at(i);
        size_t length = strlen(record->says);
        if (length < 20 || record->says[length - 1] != '.' || strstr(record->says, ". ") != NULL)
            fail_msg("%s: not one sentence", record->key);
        length = strlen(record->ask);
        if (length > 0 && (length < 20 || record->ask[length - 1] != '?'))
            fail_msg("%s: not a question", record->key);
        if (record->role == DARISK_FINDING_ROLE_MISSING)
            assert_true(length > 0);
        assert_true(record->role >= DARISK_FINDING_ROLE_REASON &&
                    record->role <= DARISK_FINDING_ROLE_NOTE);
    }
}

/* Waits for a duty shown as a reason, and for a doubt shown as settled. */
static void test_roles(void **state) {
    (void)state;
    static const darisk_finding DUTIES[] = {
        DARISK_FINDING_CHILD_PROTECTION,   DARISK_FINDING_ASK_EVER_INTIMATE,
        DARISK_FINDING_ADULT_SAFEGUARDING, DARISK_FINDING_CHECK_PERSON_AIMED_AT,
        DARISK_FINDING_KEEP_MARKER,        DARISK_FINDING_LIMBS_NOT_TESTED};
    size_t duties = 0;
    for (size_t i = 0; i < LENGTH(DUTIES); i++)
        assert_int_equal(darisk_finding_find(DUTIES[i])->role, DARISK_FINDING_ROLE_DUTY);
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *record = darisk_finding_at(i);
        duties += record->role == DARISK_FINDING_ROLE_DUTY;
        if (strstr(record->key, "UNKNOWN") != NULL)
            assert_int_equal(record->role, DARISK_FINDING_ROLE_MISSING);
    }
    assert_int_equal(duties, LENGTH(DUTIES));
}

/* Waits for keys that do not lead back, and for an output written on failure. */
static void test_keys(void **state) {
    (void)state;
    static const char *const WRONG[] = {"",    "tie_unknown", "TIE_UNKNOWN ", " TIE_UNKNOWN",
                                        "TIE", "22"};
    darisk_finding finding;
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *record = darisk_finding_at(i);
        finding = DARISK_FINDING_NOT_SET;
        assert_string_equal(darisk_finding_text(record->finding), record->key);
        assert_int_equal(darisk_finding_from_text(record->key, &finding), DARISK_OK);
        assert_int_equal(finding, record->finding);
    }
    finding = DARISK_FINDING_KEEP_MARKER;
    for (size_t i = 0; i < LENGTH(WRONG); i++)
        assert_int_equal(darisk_finding_from_text(WRONG[i], &finding), DARISK_ERROR_TEXT);
    assert_int_equal(darisk_finding_from_text(NULL, &finding), DARISK_ERROR_NULL);
    assert_int_equal(finding, DARISK_FINDING_KEEP_MARKER);
    assert_int_equal(darisk_finding_from_text("TIE_UNKNOWN", NULL), DARISK_ERROR_NULL);
}

/* Waits for a finding that cannot say what it rests on, under any definition and tie. */
static void test_every_finding_has_a_provision(void **state) {
    (void)state;
    for (int value = -1; value <= DARISK_FINDING_LAST + 1; value++) {
        for (int d = 0; d <= DARISK_DEFINITION_LAST; d++) {
            for (int tie = -1; tie <= DARISK_RELATIONSHIP_LAST + 1; tie++) {
                const darisk_provision *provision = darisk_finding_provision(
                    (darisk_finding)value, (darisk_definition)d, (darisk_relationship)tie);
                if ((provision != NULL) != is_finding(value))
                    fail_msg("finding %d, definition %d, tie %d", value, d, tie);
                if (provision != NULL)
                    assert_ptr_equal(darisk_provision_find(provision->key), provision);
            }
        }
    }
    assert_null(darisk_finding_provision(DARISK_FINDING_TIE_EXCLUDED,
                                         (darisk_definition)(DARISK_DEFINITION_LAST + 1),
                                         DARISK_RELATIONSHIP_FRIEND));
    assert_null(darisk_finding_provision(DARISK_FINDING_TIE_EXCLUDED, (darisk_definition)-1,
                                         DARISK_RELATIONSHIP_FRIEND));
}

/* Waits for a doubt that is passed off as law, or that falls back on the general words where the
 * table says review by itself. */
static void test_doubts_are_readings(void **state) {
    (void)state;
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++) {
        for (int k = 1; k <= DARISK_RELATIONSHIP_LAST; k++) {
            darisk_definition definition = (darisk_definition)d;
            darisk_relationship kind = (darisk_relationship)k;
            const darisk_provision *doubt =
                darisk_finding_provision(DARISK_FINDING_TIE_UNCERTAIN, definition, kind);
            darisk_cell cell;
            assert_int_equal(doubt->kind, DARISK_PROVISION_KIND_READING);
            assert_int_equal(darisk_definition_cell(definition, kind, NULL, &cell), DARISK_OK);
            if ((cell == DARISK_CELL_REVIEW || cell == DARISK_CELL_LIVING_TOGETHER_OR_REVIEW) &&
                strcmp(doubt->key, "READING/DOUBT_GOES_TO_A_PERSON") == 0)
                fail_msg("%s leaves %s open for no reason", darisk_definition_text(definition),
                         darisk_relationship_text(kind));
        }
    }
}

/* Waits for what is missing, or a duty, that is presented as law. */
static void test_missing_and_duties_are_readings(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *record = darisk_finding_at(i);
        if (record->role != DARISK_FINDING_ROLE_MISSING && record->role != DARISK_FINDING_ROLE_DUTY)
            continue;
        for (int d = 0; d <= DARISK_DEFINITION_LAST; d++)
            assert_int_equal(darisk_finding_provision(record->finding, (darisk_definition)d,
                                                      DARISK_RELATIONSHIP_NOT_SET)
                                 ->kind,
                             DARISK_PROVISION_KIND_READING);
    }
}

/* Waits for one definition's rule given for another's. NOT_SET is no tie. */
static void test_provisions(void **state) {
    (void)state;
#define ROW(finding, definition, tie, key)                                                         \
    { DARISK_FINDING_##finding, DARISK_DEFINITION_##definition, DARISK_RELATIONSHIP_##tie, key }
    static const struct {
        darisk_finding finding;
        darisk_definition definition;
        darisk_relationship tie;
        const char *key;
    } ROWS[] = {
        ROW(DEFINITION_NOT_CHOSEN, NOT_SET, NOT_SET, "READING/DEFINITION_NOT_CHOSEN"),
        ROW(TIE_QUALIFIES, NOT_SET, SPOUSE, "READING/DEFINITION_NOT_CHOSEN"),
        ROW(BEHAVIOUR_QUALIFIES, NOT_SET, NOT_SET, "READING/DEFINITION_NOT_CHOSEN"),
        ROW(NOT_YET_IN_FORCE, SCA76_2023, NOT_SET, "SCA_2015/AMENDMENT_COMMENCEMENT"),
        ROW(NO_LONGER_IN_FORCE, SCA76_2015, NOT_SET, "SCA_2015/COMMENCEMENT"),
        ROW(NO_LONGER_IN_FORCE, XGOV_2013, NOT_SET, "READING/SWITCH_DAY"),
        ROW(NO_LONGER_IN_FORCE, ACPO_PRE2013, NOT_SET, "ACPO/IN_FORCE"),
        ROW(START_NOT_ESTABLISHED, WAL_2015, NOT_SET, "READING/YEAR_ONLY_START"),
        ROW(VICTIM_UNDER_AGE, DAA_2021, NOT_SET, "DAA_2021/S1_2_A"),
        ROW(PERPETRATOR_UNDER_AGE, DAPN_2024, NOT_SET, "DAA_2021/S22_AGE"),
        ROW(VICTIM_AGE_UNKNOWN, DAA_2021, NOT_SET, "READING/UNKNOWN_IS_NEVER_NO"),
        ROW(CHILD_IS_ADULT, DAA_S3_CHILD, NOT_SET, "DAA_2021/S3_AGE"),
        ROW(RESPONSIBLE_FOR_CHILD, SCA76_2023, PARENT_CHILD, "SCA_2015/S76_3"),
        ROW(RESPONSIBILITY_OPEN, SCA76_2015, SIBLING, "READING/RESPONSIBILITY"),
        ROW(TIE_QUALIFIES, DAA_2021, EX_SPOUSE, "DAA_2021/S2_1_A"),
        ROW(TIE_QUALIFIES, DAA_2021, NOT_SET, "DAA_2021/S2"),
        ROW(TIE_EXCLUDED, DAA_2021, FRIEND, "DAA_2021/S2"),
        ROW(TIE_EXCLUDED, DAA_2021, HOUSEMATE, "READING/NO_CARE_LIMB"),
        ROW(TIE_EXCLUDED, XGOV_2013, HOUSEMATE, "HO_CIRCULAR_2013/RELATIONSHIP"),
        ROW(TIE_EXCLUDED, FLA_ASSOC, STEP_AUNT_NEPHEW, "CASE/M_V_D_2021"),
        ROW(TIE_EXCLUDED, FLA_ASSOC, LANDLORD_LODGER, "FLA_1996/S62_3_C"),
        ROW(TIE_UNKNOWN, DAA_2021, UNKNOWN, "READING/EMPTY_SET_IS_UNKNOWN"),
        ROW(TIE_UNCERTAIN, DAA_2021, STEP_SIBLING, "READING/STEP_SIBLING"),
        ROW(TIE_UNCERTAIN, DAA_2021, ONE_NIGHT_STAND, "READING/ONE_NIGHT_STAND"),
        ROW(TIE_UNCERTAIN, SCO_PROTOCOL, ONE_NIGHT_STAND, "READING/CASUAL"),
        ROW(TIE_UNCERTAIN, XGOV_2013, FIRST_COUSIN, "READING/COUSINS_2013"),
        ROW(TIE_UNCERTAIN, DHR_2004, CO_PARENT, "READING/DHR_COLUMN"),
        ROW(NOT_LIVING_TOGETHER, SCA76_2015, EX_BF_GF, "SCA_2015/S76_2_B_II"),
        ROW(NO_SHARED_HOUSEHOLD, FLA_ASSOC, FOSTER_KIN, "FLA_1996/S62_3_C"),
        ROW(DURATION_NOT_SIGNIFICANT, DVPN_2014, BF_GF, "FLA_1996/S62_3_EA"),
        ROW(LIMB_NOT_YET_LAW, FLA_ASSOC, CP_AGREEMENT, "FLA_1996/CIVIL_PARTNERS_COMMENCEMENT"),
        ROW(LIMB_NOT_YET_LAW, FLA_ASSOC, FIRST_COUSIN, "FLA_1996/COMMENCEMENT_2007"),
        ROW(LIMB_NOT_YET_LAW, FLA_ASSOC, FRIEND, "FLA_1996/COMMENCEMENT"),
        ROW(BEHAVIOUR_QUALIFIES, CPS_FLAG, NOT_SET, "CPS/BEHAVIOUR"),
        ROW(BEHAVIOUR_OPEN, ACPO_PRE2013, NOT_SET, "READING/CLOSED_LISTS"),
        ROW(BEHAVIOUR_OPEN, DAA_2021, NOT_SET, "READING/VIA_THIRD_PARTY"),
        ROW(BEHAVIOUR_OPEN, SCA76_2023, NOT_SET, "READING/MEANS_OF_CONTROL"),
        ROW(BEHAVIOUR_OPEN, DVPN_2014, NOT_SET, "READING/DVPN_TYPES"),
        ROW(BEHAVIOUR_OUTSIDE, DVPN_2014, NOT_SET, "CSA_2010/S24_VIOLENCE"),
        ROW(NOT_REPEATED, SCA76_2015, NOT_SET, "SCA_2015/S76_1_A"),
        ROW(NOT_REPEATED, SCO_2018, NOT_SET, "SCOTLAND_2018/S10_4"),
        ROW(THROUGH_THIRD_PERSON, DAPN_2024, NOT_SET, "DAA_2021/S1_5"),
        ROW(THROUGH_THIRD_PERSON, SCO_2018, NOT_SET, "SCOTLAND_2018/S2_2"),
        ROW(NOT_EXPOSED, DAA_S3_CHILD, NOT_SET, "DAA_2021/S3_EXPOSED"),
        ROW(BEHAVIOUR_NOT_TESTED, FLA_ASSOC, NOT_SET, "READING/ASSOCIATION_ONLY"),
        ROW(LIMBS_NOT_TESTED, SCA76_2023, NOT_SET, "READING/NOT_TESTED"),
        ROW(LIMBS_NOT_TESTED, SCO_PROTOCOL, NOT_SET, "READING/MIGHT_BE_CRIMINAL"),
    };
    for (size_t i = 0; i < LENGTH(ROWS); i++) {
        const darisk_provision *provision =
            darisk_finding_provision(ROWS[i].finding, ROWS[i].definition, ROWS[i].tie);
        if (provision == NULL || strcmp(provision->key, ROWS[i].key) != 0)
            fail_msg("%s under %d: %s, not %s", darisk_finding_text(ROWS[i].finding),
                     (int)ROWS[i].definition, provision ? provision->key : "none", ROWS[i].key);
    }
}

/* Waits for the unverified day of 2007 shown as checked. */
static void test_day_of_2007_is_unverified(void **state) {
    (void)state;
    assert_false(darisk_finding_provision(DARISK_FINDING_LIMB_NOT_YET_LAW,
                                          DARISK_DEFINITION_FLA_ASSOC, DARISK_RELATIONSHIP_BF_GF)
                     ->verified);
    assert_true(darisk_finding_provision(DARISK_FINDING_LIMB_NOT_YET_LAW,
                                         DARISK_DEFINITION_FLA_ASSOC,
                                         DARISK_RELATIONSHIP_CIVIL_PARTNER)
                    ->verified);
}

/* Words that may have a capital within a sentence. */
static int is_known_capital(const char *word, size_t length) {
    static const char *const KNOWN[] = {"Act",      "Acts",     "April",    "Domestic", "Abuse",
                                        "December", "England",  "Family",   "February", "FGM",
                                        "January",  "July",     "Law",      "March",    "November",
                                        "October",  "Scotland", "Scottish", "Wales",    "Welsh"};
    for (size_t i = 0; i < LENGTH(KNOWN); i++)
        if (strlen(KNOWN[i]) == length && strncmp(word, KNOWN[i], length) == 0)
            return 1;
    return 0;
}

static void assert_no_name(const char *key, const char *text) {
    int starts = 1; /* the word starts a sentence */
    for (const char *at = text; *at != '\0';) {
        size_t length = 0;
        while (isalpha((unsigned char)at[length]) != 0)
            length++;
        if (length == 0) {
            starts = starts || *at == '.' || *at == '?';
            at++;
            continue;
        }
        if (!starts && isupper((unsigned char)at[0]) != 0 && !is_known_capital(at, length))
            fail_msg("%s: a name? \"%.*s\"", key, (int)length, at);
        starts = 0;
        at += length;
    }
}

/* Waits for the name of a person, which would have a capital letter within a sentence. */
static void test_no_names(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        assert_no_name(darisk_finding_at(i)->key, darisk_finding_at(i)->says);
        assert_no_name(darisk_finding_at(i)->key, darisk_finding_at(i)->ask);
    }
    for (size_t i = 0; i < darisk_provision_count(); i++)
        assert_no_name(darisk_provision_at(i)->key, darisk_provision_at(i)->says);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_finding_has_a_record),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_every_finding_has_a_provision),
        cmocka_unit_test(test_doubts_are_readings),
        cmocka_unit_test(test_missing_and_duties_are_readings),
        cmocka_unit_test(test_provisions),
        cmocka_unit_test(test_day_of_2007_is_unverified),
        cmocka_unit_test(test_no_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

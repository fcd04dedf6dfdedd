/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What each part of each definition rests on. The keys are written out here once more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "definition/limb.h"
#include "definition/provision_id.h"

/* The whole, then in force, age, relationship, behaviour. */
static const char *const KEYS[DARISK_DEFINITION_LAST + 1][5] = {
    [DARISK_DEFINITION_NOT_SET] = {"READING/DEFINITION_NOT_CHOSEN", "READING/DEFINITION_NOT_CHOSEN",
                                   "READING/DEFINITION_NOT_CHOSEN", "READING/DEFINITION_NOT_CHOSEN",
                                   "READING/DEFINITION_NOT_CHOSEN"},
    [DARISK_DEFINITION_ACPO_PRE2013] = {"ACPO/DEFINITION", "ACPO/IN_FORCE", "ACPO/AGE",
                                        "ACPO/RELATIONSHIP", "ACPO/BEHAVIOUR"},
    [DARISK_DEFINITION_XGOV_2013] = {"HO_CIRCULAR_2013/DEFINITION", "HO_CIRCULAR_2013/IN_FORCE",
                                     "HO_CIRCULAR_2013/AGE", "HO_CIRCULAR_2013/RELATIONSHIP",
                                     "HO_CIRCULAR_2013/BEHAVIOUR"},
    [DARISK_DEFINITION_DAA_2021] = {"DAA_2021/S1_2", "DAA_2021/COMMENCEMENT", "DAA_2021/S1_2_A",
                                    "DAA_2021/S2", "DAA_2021/S1_3"},
    [DARISK_DEFINITION_DAA_S3_CHILD] = {"DAA_2021/S3", "DAA_2021/S3_COMMENCEMENT",
                                        "DAA_2021/S3_AGE", "DAA_2021/S3_RELATED",
                                        "DAA_2021/S3_EXPOSED"},
    [DARISK_DEFINITION_SCA76_2015] = {"SCA_2015/S76_2015", "SCA_2015/COMMENCEMENT",
                                      "SCA_2015/S76_3", "SCA_2015/S76_2", "SCA_2015/S76_1"},
    [DARISK_DEFINITION_SCA76_2023] = {"SCA_2015/S76_2023", "SCA_2015/AMENDMENT_COMMENCEMENT",
                                      "SCA_2015/S76_3", "SCA_2015/S76_CONNECTED_2023",
                                      "SCA_2015/S76_1"},
    [DARISK_DEFINITION_FLA_ASSOC] = {"FLA_1996/S62_3", "FLA_1996/COMMENCEMENT",
                                     "READING/NO_AGE_RULE", "FLA_1996/S62_3",
                                     "READING/ASSOCIATION_ONLY"},
    [DARISK_DEFINITION_DVPN_2014] = {"CSA_2010/S24", "CSA_2010/S24_COMMENCEMENT",
                                     "CSA_2010/S24_AGE", "CSA_2010/S24_ASSOCIATED",
                                     "CSA_2010/S24_VIOLENCE"},
    [DARISK_DEFINITION_DAPN_2024] = {"DAA_2021/S22", "DAA_2021/S22_COMMENCEMENT",
                                     "DAA_2021/S22_AGE", "DAA_2021/S22_CONNECTED",
                                     "DAA_2021/S22_ABUSIVE"},
    [DARISK_DEFINITION_WAL_2015] = {"WALES_2015/S24", "WALES_2015/COMMENCEMENT",
                                    "READING/NO_AGE_RULE", "WALES_2015/S24_2",
                                    "WALES_2015/S24_ABUSE"},
    [DARISK_DEFINITION_SCO_PROTOCOL] = {"SCO_PROTOCOL/DEFINITION", "SCO_PROTOCOL/IN_FORCE",
                                        "READING/NO_AGE_RULE", "SCO_PROTOCOL/RELATIONSHIP",
                                        "SCO_PROTOCOL/BEHAVIOUR"},
    [DARISK_DEFINITION_SCO_2018] = {"SCOTLAND_2018/OFFENCE", "SCOTLAND_2018/COMMENCEMENT",
                                    "READING/NO_AGE_RULE", "SCOTLAND_2018/S11", "SCOTLAND_2018/S2"},
    [DARISK_DEFINITION_CPS_FLAG] = {"CPS/FLAG", "CPS/IN_FORCE", "CPS/AGE", "CPS/RELATIONSHIP",
                                    "CPS/BEHAVIOUR"},
    [DARISK_DEFINITION_DHR_2004] = {"DVCVA_2004/S9", "DVCVA_2004/S9_COMMENCEMENT",
                                    "DVCVA_2004/S9_AGE", "DVCVA_2004/S9_RELATIONSHIP",
                                    "DVCVA_2004/S9_BEHAVIOUR"},
};

/* Waits for a part of a definition that rests on another rule than its own. */
static void test_every_part(void **state) {
    (void)state;
    for (int definition = 0; definition <= DARISK_DEFINITION_LAST; definition++) {
        for (int part = 0; part <= DARISK_PART_BEHAVIOUR; part++) {
            const darisk_provision *provision =
                darisk_definition_part_provision((darisk_definition)definition, (darisk_part)part);
            assert_non_null(provision);
            assert_string_equal(provision->key, KEYS[definition][part]);
        }
    }
}

/* Waits for a value taken on trust, just outside on each side. */
static void test_parts_refused(void **state) {
    (void)state;
    assert_null(darisk_definition_part_provision((darisk_definition)(DARISK_DEFINITION_LAST + 1),
                                                 DARISK_PART_AGE));
    assert_null(darisk_definition_part_provision((darisk_definition)-1, DARISK_PART_AGE));
    assert_null(darisk_definition_part_provision(DARISK_DEFINITION_DAA_2021,
                                                 (darisk_part)(DARISK_PART_BEHAVIOUR + 1)));
    assert_null(darisk_definition_part_provision(DARISK_DEFINITION_DAA_2021, (darisk_part)-1));
}

/* Waits for numbers and rows that run apart by one. */
static void test_numbers(void **state) {
    (void)state;
    assert_null(darisk_provision_by_id(DARISK_PROVISION_ID_NOT_SET));
    assert_null(darisk_provision_by_id(DARISK_PROVISION_ID_END));
    assert_null(darisk_provision_by_id((enum darisk_provision_id) - 1));
    for (size_t i = 0; i < darisk_provision_count(); i++)
        assert_ptr_equal(darisk_provision_by_id((enum darisk_provision_id)(i + 1)),
                         darisk_provision_at(i));
    assert_string_equal(darisk_provision_by_id(DARISK_PROVISION_ID_DAA_2021_S2_1_E)->key,
                        "DAA_2021/S2_1_E");
    assert_string_equal(darisk_provision_by_id(DARISK_PROVISION_ID_READING_ADULT_SAFEGUARDING)->key,
                        "READING/ADULT_SAFEGUARDING");
}

static void assert_doubt(darisk_definition definition, darisk_relationship tie, const char *key) {
    assert_string_equal(darisk_definition_doubt(definition, tie)->key, key);
}

/* Waits for the reading of one definition given for another, and for a value taken on trust. */
static void test_doubts(void **state) {
    (void)state;
    darisk_relationship stand = DARISK_RELATIONSHIP_ONE_NIGHT_STAND;
    assert_doubt(DARISK_DEFINITION_DAA_2021, stand, "READING/ONE_NIGHT_STAND");
    assert_doubt(DARISK_DEFINITION_CPS_FLAG, stand, "READING/ONE_NIGHT_STAND");
    assert_doubt(DARISK_DEFINITION_SCO_PROTOCOL, stand, "READING/CASUAL");
    assert_doubt(DARISK_DEFINITION_DHR_2004, DARISK_RELATIONSHIP_CO_PARENT, "READING/DHR_COLUMN");
    assert_doubt(DARISK_DEFINITION_DHR_2004, DARISK_RELATIONSHIP_UNKNOWN,
                 "READING/EMPTY_SET_IS_UNKNOWN");
    assert_doubt(DARISK_DEFINITION_DAA_2021, DARISK_RELATIONSHIP_NOT_SET,
                 "READING/DOUBT_GOES_TO_A_PERSON");
    assert_doubt((darisk_definition)-1, stand, "READING/DOUBT_GOES_TO_A_PERSON");
    assert_doubt(DARISK_DEFINITION_DAA_2021, (darisk_relationship)(DARISK_RELATIONSHIP_LAST + 1),
                 "READING/DOUBT_GOES_TO_A_PERSON");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_part),
        cmocka_unit_test(test_parts_refused),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_doubts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/limb.h"

#include "definition/provision_id.h"

#define ID(row) DARISK_PROVISION_ID_##row

/* The words of limb.inc, list by list. ALL is the provision on relationships as a whole. */
enum {
    ACPO_ALL = ID(NOT_SET),
    ACPO_PARTNER = ID(ACPO_PRE2013_PARTNER),
    ACPO_FAMILY = ID(ACPO_PRE2013_FAMILY),

    XGOV_ALL = ID(NOT_SET),
    XGOV_PARTNER = ID(XGOV_2013_PARTNER),
    XGOV_FAMILY = ID(XGOV_2013_FAMILY),

    DAA_ALL = ID(NOT_SET),
    DAA_A = ID(DAA_2021_S2_1_A),
    DAA_B = ID(DAA_2021_S2_1_B),
    DAA_C = ID(DAA_2021_S2_1_C),
    DAA_D = ID(DAA_2021_S2_1_D),
    DAA_E = ID(DAA_2021_S2_1_E),
    DAA_F = ID(DAA_2021_S2_1_F),
    DAA_G = ID(DAA_2021_S2_1_G),

    S3_ALL = ID(NOT_SET),
    S3_PARENT = ID(DAA_S3_CHILD_PARENT),
    S3_RELATIVE = ID(DAA_S3_CHILD_RELATIVE),

    SCA15_ALL = ID(NOT_SET),
    SCA15_A = ID(SCA76_2015_S76_2_A),
    SCA15_B_I = ID(SCA76_2015_S76_2_B_I),
    SCA15_B_II = ID(SCA76_2015_S76_2_B_II),

    FLA_ALL = ID(NOT_SET),
    FLA_A = ID(FLA_ASSOC_S62_3_A),
    FLA_AA = ID(FLA_ASSOC_S62_3_AA),
    FLA_B = ID(FLA_ASSOC_S62_3_B),
    FLA_C = ID(FLA_ASSOC_S62_3_C),
    FLA_D = ID(FLA_ASSOC_S62_3_D),
    FLA_E = ID(FLA_ASSOC_S62_3_E),
    FLA_EZA = ID(FLA_ASSOC_S62_3_EZA),
    FLA_EA = ID(FLA_ASSOC_S62_3_EA),
    FLA_F = ID(FLA_ASSOC_S62_3_F),
    FLA_S5 = ID(FLA_ASSOC_S62_5),

    WAL_ALL = ID(NOT_SET),
    WAL_A = ID(WAL_2015_S24_2_A),
    WAL_B = ID(WAL_2015_S24_2_B),
    WAL_C = ID(WAL_2015_S24_2_C),
    WAL_D = ID(WAL_2015_S24_2_D),
    WAL_E = ID(WAL_2015_S24_2_E),
    WAL_F = ID(WAL_2015_S24_2_F),
    WAL_G = ID(WAL_2015_S24_2_G),
    WAL_H = ID(WAL_2015_S24_2_H),
    WAL_I = ID(WAL_2015_S24_2_I),
    WAL_S3 = ID(WAL_2015_S24_3),

    DHR_ALL = ID(NOT_SET),
    DHR_RELATED = ID(DHR_2004_RELATED),
    DHR_INTIMATE = ID(DHR_2004_INTIMATE),
    DHR_HOUSEHOLD = ID(DHR_2004_HOUSEHOLD)
};

/* The lists of the law. LIST_NONE is for definitions that have no paragraphs. */
enum {
    LIST_NONE,
    LIST_ACPO,
    LIST_XGOV,
    LIST_DAA,
    LIST_S3,
    LIST_SCA15,
    LIST_FLA,
    LIST_WAL,
    LIST_DHR,
    LIST_COUNT
};

static const unsigned char lists[DARISK_DEFINITION_LAST + 1] = {
    [DARISK_DEFINITION_ACPO_PRE2013] = LIST_ACPO, [DARISK_DEFINITION_XGOV_2013] = LIST_XGOV,
    [DARISK_DEFINITION_DAA_2021] = LIST_DAA,      [DARISK_DEFINITION_DAA_S3_CHILD] = LIST_S3,
    [DARISK_DEFINITION_SCA76_2015] = LIST_SCA15,  [DARISK_DEFINITION_SCA76_2023] = LIST_DAA,
    [DARISK_DEFINITION_FLA_ASSOC] = LIST_FLA,     [DARISK_DEFINITION_DVPN_2014] = LIST_FLA,
    [DARISK_DEFINITION_DAPN_2024] = LIST_DAA,     [DARISK_DEFINITION_WAL_2015] = LIST_WAL,
    [DARISK_DEFINITION_SCO_PROTOCOL] = LIST_NONE, [DARISK_DEFINITION_SCO_2018] = LIST_NONE,
    [DARISK_DEFINITION_CPS_FLAG] = LIST_DAA,      [DARISK_DEFINITION_DHR_2004] = LIST_DHR,
};

/* By number, 0 for the provision on relationships as a whole. */
static const unsigned short limbs[DARISK_RELATIONSHIP_LAST + 1][LIST_COUNT] = {
#define LIMB(kind, old, daa, s3, sca15, fla, wal, dhr, doubt)                                      \
    [DARISK_RELATIONSHIP_##kind] = {ID(NOT_SET),   ACPO_##old, XGOV_##old, DAA_##daa, S3_##s3,     \
                                    SCA15_##sca15, FLA_##fla,  WAL_##wal,  DHR_##dhr},
#include "definition/limb.inc"
#undef LIMB
};

static const enum darisk_provision_id doubts[DARISK_RELATIONSHIP_LAST + 1] = {
    [DARISK_RELATIONSHIP_NOT_SET] = ID(READING_DOUBT_GOES_TO_A_PERSON),
#define LIMB(kind, old, daa, s3, sca15, fla, wal, dhr, doubt)                                      \
    [DARISK_RELATIONSHIP_##kind] = ID(READING_##doubt),
#include "definition/limb.inc"
#undef LIMB
};

const darisk_provision *darisk_definition_limb(darisk_definition definition,
                                               darisk_relationship relationship) {
    unsigned limb;
    if ((unsigned)definition - 1 >= DARISK_DEFINITION_LAST ||
        (unsigned)relationship - 1 >= DARISK_RELATIONSHIP_LAST)
        return NULL;
    limb = limbs[relationship][lists[definition]];
    if (limb == ID(NOT_SET))
        return darisk_definition_part_provision(definition, DARISK_PART_RELATIONSHIP);
    return darisk_provision_by_id((enum darisk_provision_id)limb);
}

const darisk_provision *darisk_part_provision(darisk_part part, darisk_definition definition,
                                              darisk_relationship tie) {
    const darisk_provision *limb = NULL;
    if (darisk_part_text(part) == NULL)
        return NULL;
    if (part == DARISK_PART_RELATIONSHIP)
        limb = darisk_definition_limb(definition, tie);
    return limb != NULL ? limb : darisk_definition_part_provision(definition, part);
}

const darisk_provision *darisk_definition_doubt(darisk_definition definition,
                                                darisk_relationship relationship) {
    enum darisk_provision_id id;
    if ((unsigned)definition > DARISK_DEFINITION_LAST ||
        (unsigned)relationship > DARISK_RELATIONSHIP_LAST)
        return darisk_provision_by_id(ID(READING_DOUBT_GOES_TO_A_PERSON));
    id = doubts[relationship];
    if (id == ID(READING_CASUAL) && relationship == DARISK_RELATIONSHIP_ONE_NIGHT_STAND &&
        lists[definition] == LIST_DAA)
        id = ID(READING_ONE_NIGHT_STAND);
    if (id != ID(READING_EMPTY_SET_IS_UNKNOWN) && lists[definition] == LIST_DHR)
        id = ID(READING_DHR_COLUMN);
    return darisk_provision_by_id(id);
}

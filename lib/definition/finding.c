/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/finding.h"

#include "base/text.h"
#include "definition/limb.h"
#include "definition/provision_id.h"

/* Where the provision of a finding comes from: a row of provision.inc by its number, or one of
 * these, which ask the definition. */
enum {
    BASIS_LIMB = DARISK_PROVISION_ID_END,
    BASIS_DOUBT,
    BASIS_PART, /* and the part's number on top */
};
#define ROW(row)   DARISK_PROVISION_ID_##row
#define PART(part) BASIS_PART + DARISK_PART_##part
#define LIMB       BASIS_LIMB
#define DOUBT      BASIS_DOUBT

static const darisk_finding_record records[] = {
#define FINDING(finding, part, role, basis, says, ask)                                             \
    {DARISK_FINDING_##finding, DARISK_PART_##part, DARISK_FINDING_ROLE_##role, #finding, says, ask},
#include "definition/finding.inc"
#undef FINDING
};

static const int bases[DARISK_FINDING_LAST + 1] = {
#define FINDING(finding, part, role, basis, says, ask) [DARISK_FINDING_##finding] = basis,
#include "definition/finding.inc"
#undef FINDING
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Where one definition, or one kind of tie, has a provision of its own. The first row that fits
 * is taken. */
struct special {
    darisk_finding finding;
    uint32_t definitions;       /* one bit for each */
    darisk_relationships kinds; /* any, where 0 */
    enum darisk_provision_id id;
};

#define DEF(definition) (UINT32_C(1) << DARISK_DEFINITION_##definition)
#define KIND(kind)      DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##kind)
#define FOUND(finding)  DARISK_FINDING_##finding
#define SECTION_76      (DEF(SCA76_2015) | DEF(SCA76_2023))
#define SECTION_62      (DEF(FLA_ASSOC) | DEF(DVPN_2014))
#define SECTION_1       (DEF(DAA_2021) | DEF(DAPN_2024) | DEF(CPS_FLAG))
#define SECTION_2       (SECTION_1 | DEF(SCA76_2023))
#define OPEN_LISTS      (SECTION_1 | DEF(XGOV_2013) | DEF(DHR_2004) | DEF(SCO_PROTOCOL) | DEF(SCO_2018))
#define CIVIL_PARTNERS  (KIND(CIVIL_PARTNER) | KIND(EX_CIVIL_PARTNER) | KIND(CP_AGREEMENT))
#define LISTED_FROM_2007                                                                           \
    (KIND(BF_GF) | KIND(EX_BF_GF) | KIND(AFFAIR) | KIND(CASUAL_REPEAT) | KIND(FIRST_COUSIN))
#define HOME_OR_CARE (KIND(HOUSEMATE) | KIND(CARER_UNPAID) | KIND(CARER_PAID) | KIND(GUARDIAN_WARD))

static const struct special specials[] = {
    {FOUND(NO_LONGER_IN_FORCE), DEF(XGOV_2013), 0, ROW(READING_SWITCH_DAY)},
    {FOUND(TIE_EXCLUDED), SECTION_2 | SECTION_62 | DEF(DAA_S3_CHILD), KIND(STEP_AUNT_NEPHEW),
     ROW(CASE_M_V_D)},
    {FOUND(TIE_EXCLUDED), SECTION_2, HOME_OR_CARE, ROW(READING_NO_CARE_LIMB)},
    {FOUND(LIMB_NOT_YET_LAW), SECTION_62, CIVIL_PARTNERS, ROW(FLA_ASSOC_CIVIL_PARTNERS)},
    {FOUND(LIMB_NOT_YET_LAW), SECTION_62, LISTED_FROM_2007, ROW(FLA_ASSOC_2007)},
    {FOUND(BEHAVIOUR_OPEN), SECTION_76, 0, ROW(READING_MEANS_OF_CONTROL)},
    {FOUND(BEHAVIOUR_OPEN), DEF(DVPN_2014), 0, ROW(READING_DVPN_TYPES)},
    {FOUND(BEHAVIOUR_OPEN), OPEN_LISTS, 0, ROW(READING_VIA_THIRD_PARTY)},
    {FOUND(NOT_REPEATED), SECTION_76, 0, ROW(SCA76_REPEATED)},
    {FOUND(NOT_REPEATED), DEF(SCO_2018), 0, ROW(SCO_2018_S10_4)},
    {FOUND(THROUGH_THIRD_PERSON), SECTION_1, 0, ROW(DAA_2021_S1_5)},
    {FOUND(THROUGH_THIRD_PERSON), DEF(SCO_2018), 0, ROW(SCO_2018_S2_2)},
    {FOUND(LIMBS_NOT_TESTED), DEF(SCO_PROTOCOL), 0, ROW(READING_MIGHT_BE_CRIMINAL)},
};

static const char *const parts[] = {
    [DARISK_PART_IN_FORCE] = "IN_FORCE",
    [DARISK_PART_AGE] = "AGE",
    [DARISK_PART_RELATIONSHIP] = "RELATIONSHIP",
    [DARISK_PART_BEHAVIOUR] = "BEHAVIOUR",
};

size_t darisk_finding_count(void) {
    return COUNT(records);
}

const darisk_finding_record *darisk_finding_at(size_t index) {
    return index < COUNT(records) ? &records[index] : NULL;
}

const darisk_finding_record *darisk_finding_find(darisk_finding finding) {
    for (size_t i = 0; i < COUNT(records); i++)
        if (records[i].finding == finding)
            return &records[i];
    return NULL;
}

const char *darisk_finding_text(darisk_finding finding) {
    const darisk_finding_record *record = darisk_finding_find(finding);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_finding_from_text(const char *text, darisk_finding *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT(records); i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].finding;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

const char *darisk_part_text(darisk_part part) {
    return (size_t)part < COUNT(parts) ? parts[part] : NULL;
}

static const struct special *find_special(darisk_finding finding, darisk_definition definition,
                                          darisk_relationships tie) {
    for (size_t i = 0; i < COUNT(specials); i++) {
        const struct special *row = &specials[i];
        if (row->finding == finding && (row->definitions >> definition & 1) != 0 &&
            (row->kinds == 0 || (row->kinds & tie) != 0))
            return row;
    }
    return NULL;
}

/* The limb of a tie; the rule on relationships where there is no tie, or no definition. */
static const darisk_provision *limb_of(darisk_definition definition, darisk_relationship tie) {
    const darisk_provision *limb = darisk_definition_limb(definition, tie);
    return limb != NULL ? limb
                        : darisk_definition_part_provision(definition, DARISK_PART_RELATIONSHIP);
}

const darisk_provision *darisk_finding_provision(darisk_finding finding,
                                                 darisk_definition definition,
                                                 darisk_relationship tie) {
    const struct special *special;
    bool known = (unsigned)tie - 1 < DARISK_RELATIONSHIP_LAST;
    int basis;
    if (darisk_finding_find(finding) == NULL || (unsigned)definition > DARISK_DEFINITION_LAST)
        return NULL;
    special = find_special(finding, definition, known ? DARISK_RELATIONSHIP_BIT(tie) : 0);
    if (special != NULL)
        return darisk_provision_by_id(special->id);
    basis = bases[finding];
    if (basis == BASIS_LIMB)
        return limb_of(definition, tie);
    if (basis == BASIS_DOUBT)
        return darisk_definition_doubt(definition, tie);
    if (basis >= BASIS_PART)
        return darisk_definition_part_provision(definition, (darisk_part)(basis - BASIS_PART));
    return darisk_provision_by_id((enum darisk_provision_id)basis);
}

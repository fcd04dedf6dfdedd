/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/provision.h"

#include <string.h>

#include "definition/day.h"
#include "definition/provision_id.h"

/* Short names for the columns of provision.inc. */
#define DAA                   "Domestic Abuse Act 2021"
#define FLA                   "Family Law Act 1996"
#define SCA                   "Serious Crime Act 2015"
#define CSA                   "Crime and Security Act 2010"
#define DVCVA                 "Domestic Violence, Crime and Victims Act 2004"
#define CPA                   "Civil Partnership Act 2004"
#define ACA                   "Adoption and Children Act 2002"
#define WALES                 "Violence against Women, Domestic Abuse and Sexual Violence (Wales) Act 2015"
#define SCOTLAND              "Domestic Abuse (Scotland) Act 2018"
#define PROTOCOL              "Joint Protocol of Police Scotland and COPFS on domestic abuse"
#define CIRCULAR              "Home Office circular 003/2013"
#define ACPO                  "ACPO and government definition before 2013"
#define CPS                   "CPS prosecution guidance on domestic abuse"
#define JUDGMENT              "Judgment"
#define OURS                  "Reading of this library"
#define DAY(year, month, day) DARISK_DAY(year, month, day)
#define NOT_ESTABLISHED       DARISK_DATE_UNKNOWN
#define OPEN                  DARISK_DATE_UNKNOWN

const darisk_provision darisk_provisions[] = {
#define PROVISION(id, key, instrument, locator, from, to, kind, verified, says)                    \
    {key, instrument, locator, says, from, to, DARISK_PROVISION_KIND_##kind, verified},
#include "definition/provision.inc"
#undef PROVISION
};

#define PROVISION_COUNT (sizeof darisk_provisions / sizeof darisk_provisions[0])

_Static_assert(PROVISION_COUNT == DARISK_PROVISION_ID_END - 1, "one number for each row");

/* The five rows of each definition, in the order of darisk_part, the whole first. */
#define PARTS(definition)                                                                          \
    [DARISK_DEFINITION_##definition] = {                                                           \
        [DARISK_PART_NOT_SET] = DARISK_PROVISION_ID_##definition,                                  \
        [DARISK_PART_IN_FORCE] = DARISK_PROVISION_ID_##definition##_IN_FORCE,                      \
        [DARISK_PART_AGE] = DARISK_PROVISION_ID_##definition##_AGE,                                \
        [DARISK_PART_RELATIONSHIP] = DARISK_PROVISION_ID_##definition##_RELATIONSHIP,              \
        [DARISK_PART_BEHAVIOUR] = DARISK_PROVISION_ID_##definition##_BEHAVIOUR,                    \
    }

static const enum darisk_provision_id part_ids[DARISK_DEFINITION_LAST + 1][DARISK_PART_BEHAVIOUR +
                                                                           1] = {
    PARTS(ACPO_PRE2013), PARTS(XGOV_2013), PARTS(DAA_2021),  PARTS(DAA_S3_CHILD), PARTS(SCA76_2015),
    PARTS(SCA76_2023),   PARTS(FLA_ASSOC), PARTS(DVPN_2014), PARTS(DAPN_2024),    PARTS(WAL_2015),
    PARTS(SCO_PROTOCOL), PARTS(SCO_2018),  PARTS(CPS_FLAG),  PARTS(DHR_2004),
};

size_t darisk_provision_count(void) {
    return PROVISION_COUNT;
}

const darisk_provision *darisk_provision_at(size_t index) {
    return index < PROVISION_COUNT ? &darisk_provisions[index] : NULL;
}

const darisk_provision *darisk_provision_find(const char *key) {
    if (key == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < PROVISION_COUNT; i++) {
        if (strcmp(darisk_provisions[i].key, key) == 0) {
            return &darisk_provisions[i];
        }
    }
    return NULL;
}

const darisk_provision *darisk_provision_by_id(enum darisk_provision_id id) {
    if ((unsigned)id == 0 || (unsigned)id > PROVISION_COUNT) {
        return NULL;
    }
    return &darisk_provisions[(unsigned)id - 1];
}

const darisk_provision *darisk_definition_part_provision(darisk_definition definition,
                                                         darisk_part part) {
    if ((unsigned)definition > DARISK_DEFINITION_LAST || (unsigned)part > DARISK_PART_BEHAVIOUR) {
        return NULL;
    }
    if (definition == DARISK_DEFINITION_NOT_SET) {
        return darisk_provision_by_id(DARISK_PROVISION_ID_READING_DEFINITION_NOT_CHOSEN);
    }
    return darisk_provision_by_id(part_ids[definition][part]);
}

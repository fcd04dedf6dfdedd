/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the tests of the public headers share: names made short, and facts to start from. */
#ifndef DARISK_TESTS_API_TEST_H
#define DARISK_TESTS_API_TEST_H

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "darisk.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

#define KIND(name)       DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_##name)
#define TYPE(name)       DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_##name)
#define FOUND(name)      DARISK_FINDING_BIT(DARISK_FINDING_##name)
#define IS(name, stated) DARISK_CIRCUMSTANCE_IS(DARISK_CIRCUMSTANCE_##name, DARISK_STATED_##stated)

#define EXCLUDED  DARISK_OUTCOME_EXCLUDED
#define REVIEW    DARISK_OUTCOME_REVIEW
#define QUALIFIES DARISK_OUTCOME_QUALIFIES

static inline darisk_date day(int32_t year, int32_t month, int32_t of_month) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    if (darisk_date_from_civil(year, month, of_month, &date) != DARISK_OK)
        fail_msg("no such day: %d-%d-%d", (int)year, (int)month, (int)of_month);
    return date;
}

/* Facts that state nothing. */
static inline darisk_facts no_facts(void) {
    darisk_facts facts;
    memset(&facts, 0, sizeof facts);
    facts.struct_size = sizeof facts;
    return facts;
}

static inline void give_ages(darisk_facts *facts, uint8_t victim, uint8_t perpetrator) {
    facts->given |= DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_PERPETRATOR_AGE;
    facts->victim_age = (darisk_age){victim, victim};
    facts->perpetrator_age = (darisk_age){perpetrator, perpetrator};
}

/* Two adults with this tie, and physical abuse: as plain a case as there is. */
static inline darisk_facts adults(darisk_relationships ties) {
    darisk_facts facts = no_facts();
    facts.relationships = ties;
    facts.behaviours = TYPE(PHYSICAL);
    give_ages(&facts, 40, 41);
    return facts;
}

/* Siblings with their births, and the day of the conduct. */
static inline darisk_facts born(darisk_date victim, darisk_date perpetrator, darisk_date conduct) {
    darisk_facts facts = no_facts();
    facts.relationships = KIND(SIBLING);
    facts.behaviours = TYPE(PHYSICAL);
    facts.given =
        DARISK_GIVEN_VICTIM_BORN | DARISK_GIVEN_PERPETRATOR_BORN | DARISK_GIVEN_CONDUCT_ON;
    facts.victim_born = victim;
    facts.perpetrator_born = perpetrator;
    facts.conduct_on = conduct;
    return facts;
}

static inline darisk_classification classify_with(darisk_definition definition,
                                                  const darisk_definition_policy *policy,
                                                  const darisk_facts *facts) {
    darisk_classification result;
    memset(&result, 0, sizeof result);
    result.struct_size = sizeof result;
    const darisk_status status = darisk_classify(definition, policy, facts, &result);
    if (status != DARISK_OK)
        fail_msg("%s: %s", darisk_definition_text(definition), darisk_status_text(status));
    return result;
}

static inline darisk_classification classify(darisk_definition definition,
                                             const darisk_facts *facts) {
    return classify_with(definition, NULL, facts);
}

#endif

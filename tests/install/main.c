/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A program outside the project: classifies one case and says with which release. */
#include <stdio.h>

#include <darisk.h>

int main(void) {
    darisk_facts facts = {
        .struct_size = sizeof facts,
        .given = DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_PERPETRATOR_AGE,
        .relationships = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_EX_SPOUSE),
        .behaviours = DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_ECONOMIC),
        .victim_age = {34, 34},
        .perpetrator_age = {30, 39},
    };
    darisk_classification result = {.struct_size = sizeof result};

    if (darisk_date_from_civil(2024, 2, 29, &facts.recorded_on) != DARISK_OK)
        return 1;
    darisk_status status =
        darisk_classify_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES, NULL, &facts, &result);
    if (status != DARISK_OK) {
        fprintf(stderr, "%s\n", darisk_status_message(status));
        return 1;
    }
    printf("%s %s %s\n", darisk_version_text(), darisk_definition_text(result.definition),
           darisk_outcome_text(result.outcome));
    return 0;
}

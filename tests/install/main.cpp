/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The same program as main.c, in C++. */
#include <iostream>

#include <darisk.h>

int main() {
    darisk_facts facts = {};
    facts.struct_size = sizeof facts;
    facts.given = DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_PERPETRATOR_AGE;
    facts.relationships = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_EX_SPOUSE);
    facts.behaviours = DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_ECONOMIC);
    facts.victim_age = {34, 34};
    facts.perpetrator_age = {30, 39};
    darisk_classification result = {};
    result.struct_size = sizeof result;

    if (darisk_date_from_civil(2024, 2, 29, &facts.recorded_on) != DARISK_OK)
        return 1;
    darisk_status status =
        darisk_classify_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES, nullptr, &facts, &result);
    if (status != DARISK_OK) {
        std::cerr << darisk_status_message(status) << '\n';
        return 1;
    }
    std::cout << darisk_version_text() << ' ' << darisk_definition_text(result.definition) << ' '
              << darisk_outcome_text(result.outcome) << '\n';
    return 0;
}

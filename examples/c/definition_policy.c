/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What may a force settle for itself, and what may it not?
 *
 * The sources leave a few cells of the table uncertain, and the day on which a force moved to the
 * Act of 2021. Everything else is fixed: a setting that would throw victims away is refused. */
#include <stdio.h>

#include <darisk.h>

static void try_cell(darisk_definition_policy *policy, darisk_relationship relationship,
                     darisk_outcome outcome) {
    darisk_status status = darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_DAA_2021,
                                                             relationship, outcome);
    printf("%-16s as %-21s %s\n", darisk_relationship_text(relationship),
           darisk_outcome_text(outcome),
           status == DARISK_OK ? "settled" : darisk_status_text(status));
}

static void print_in_force(const char *day, const darisk_definition_policy *policy) {
    darisk_date date = DARISK_DATE_UNKNOWN;
    darisk_definition definition = DARISK_DEFINITION_NOT_SET;
    if (darisk_date_from_text(day, &date) == DARISK_OK &&
        darisk_definition_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES, date, policy,
                                   &definition) == DARISK_OK) {
        printf("%s: %s\n", day, darisk_definition_text(definition));
    }
}

int main(void) {
    darisk_definition_policy *policy = NULL;
    darisk_date day = DARISK_DATE_UNKNOWN;
    darisk_status status = darisk_definition_policy_new(NULL, &policy);
    if (status != DARISK_OK) {
        return fprintf(stderr, "%s\n", darisk_status_message(status)), 1;
    }
    try_cell(policy, DARISK_RELATIONSHIP_STEP_SIBLING, DARISK_OUTCOME_QUALIFIES);
    try_cell(policy, DARISK_RELATIONSHIP_ONE_NIGHT_STAND, DARISK_OUTCOME_REVIEW);
    try_cell(policy, DARISK_RELATIONSHIP_ONE_NIGHT_STAND, DARISK_OUTCOME_EXCLUDED);
    try_cell(policy, DARISK_RELATIONSHIP_EX_SPOUSE, DARISK_OUTCOME_EXCLUDED);
    try_cell(policy, DARISK_RELATIONSHIP_NEIGHBOUR, DARISK_OUTCOME_QUALIFIES);

    print_in_force("2021-11-15", policy);
    if (darisk_date_from_text("2022-01-01", &day) == DARISK_OK &&
        darisk_definition_policy_set_switch_day(policy, day) == DARISK_OK) {
        puts("the force says that it moved on 2022-01-01");
    }
    print_in_force("2021-11-15", policy);
    print_in_force("2022-01-01", policy);
    darisk_definition_policy_free(policy);
    return 0;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* How are many pairs classified at once, and what happens to a row that cannot be?
 *
 * Five rows as columns: no copy is made, nothing is allocated. The last row has an age of 150 and
 * is refused; the others are classified all the same. */
#include <stdio.h>

#include <darisk.h>

enum { ROWS = 5 };

static const uint8_t relationship[ROWS] = {
    DARISK_RELATIONSHIP_SPOUSE, DARISK_RELATIONSHIP_NEIGHBOUR, DARISK_RELATIONSHIP_STEP_SIBLING,
    DARISK_RELATIONSHIP_BF_GF, DARISK_RELATIONSHIP_SIBLING};
static const uint32_t behaviours[ROWS] = {DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_ECONOMIC),
                                          DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_PHYSICAL),
                                          DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_PHYSICAL),
                                          DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_THREATENING),
                                          DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_PHYSICAL)};
static const uint8_t victim_age[ROWS] = {44, 30, 19, 15, 150};
/* One bit a row, the lowest first: the age of the second perpetrator is not known. */
static const uint8_t perpetrator_age[ROWS] = {46, 0, 23, 17, 21};
static const uint8_t perpetrator_known[] = {0x1D};

int main(void) {
    uint8_t outcome[ROWS];
    uint8_t decided_by[ROWS];
    const darisk_facts_columns facts = {.struct_size = sizeof facts,
                                        .relationship = {.values = relationship, .length = ROWS},
                                        .behaviours = {.values = behaviours, .length = ROWS},
                                        .victim_age = {.values = victim_age, .length = ROWS},
                                        .perpetrator_age = {.values = perpetrator_age,
                                                            .validity = perpetrator_known,
                                                            .length = ROWS}};
    const darisk_classification_columns out = {
        .struct_size = sizeof out, .outcome = outcome, .decided_by = decided_by};
    darisk_columns_report report = {.struct_size = sizeof report};

    darisk_status status =
        darisk_classify_columns(DARISK_DEFINITION_DAA_2021, NULL, &facts, ROWS, &out, &report);
    if (status != DARISK_OK && status != DARISK_ROWS_REFUSED) {
        return fprintf(stderr, "%s\n", darisk_status_message(status)), 1;
    }
    for (size_t row = 0; row < ROWS; row++) {
        if (outcome[row] == DARISK_OUTCOME_NOT_SET) {
            printf("%zu  refused\n", row);
            continue;
        }
        printf("%zu  %-22s %-12s %s\n", row,
               darisk_relationship_text((darisk_relationship)relationship[row]),
               darisk_part_text((darisk_part)decided_by[row]),
               darisk_outcome_text((darisk_outcome)outcome[row]));
    }
    printf("refused: %zu, first in row %zu, column %s: %s\n", report.refused, report.first_row,
           report.column, darisk_status_message(report.first_status));
    return 0;
}

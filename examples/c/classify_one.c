/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Is this domestic abuse, under the definition in force that day, and why?
 *
 * A divorced couple meet at their daughter's wedding and have a row. Guidance that an inspection
 * criticised in 2014 said no: the marriage had ended years ago and the two were hardly in touch.
 * Neither can be said here: the facts have no field for them. */
#include <stdio.h>

#include <darisk.h>

static int print_reasons(const darisk_classification *result) {
    darisk_explanation *explanation = NULL;
    darisk_status status = darisk_explanation_new(result, NULL, &explanation);
    if (status != DARISK_OK) {
        return fprintf(stderr, "%s\n", darisk_status_message(status)), 1;
    }
    for (size_t i = 0; i < darisk_explanation_count(explanation); i++) {
        const darisk_sentence *sentence = darisk_explanation_at(explanation, i);
        printf("  %s [%s]\n", sentence->text, sentence->provision->key);
    }
    darisk_explanation_free(explanation);
    return 0;
}

int main(void) {
    darisk_facts facts = {.struct_size = sizeof facts,
                          .given = DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_VICTIM_AGE |
                                   DARISK_GIVEN_PERPETRATOR_AGE,
                          .relationships = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_EX_SPOUSE),
                          .behaviours = DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_VERBAL),
                          .victim_age = {54, 54},
                          .perpetrator_age = {57, 57}};
    darisk_classification result = {.struct_size = sizeof result};

    if (darisk_date_from_text("2014-05-24", &facts.recorded_on) != DARISK_OK) {
        return 1;
    }
    darisk_status status =
        darisk_classify_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES, NULL, &facts, &result);
    if (status != DARISK_OK) {
        return fprintf(stderr, "%s\n", darisk_status_message(status)), 1;
    }
    printf("%s under %s\n", darisk_outcome_text(result.outcome),
           darisk_definition_text(result.definition));
    return print_reasons(&result);
}

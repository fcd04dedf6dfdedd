/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/definition.h"

#include "base/text.h"
#include "darisk/definition_policy.h"
#include "definition/day.h"
#include "definition/plan.h"
#include "definition/provision_id.h"

static const darisk_definition_record records[DARISK_DEFINITION_LAST] = {
#define DEFINITION(name, whose, which_day, first, last, established, title, not_tested)            \
    {DARISK_DEFINITION_##name,                                                                     \
     DARISK_JURISDICTION_##whose,                                                                  \
     DARISK_DAY_BASIS_##which_day,                                                                 \
     first,                                                                                        \
     last,                                                                                         \
     established,                                                                                  \
     #name,                                                                                        \
     title,                                                                                        \
     not_tested,                                                                                   \
     &darisk_provisions[DARISK_PROVISION_ID_##name - 1]},
#include "definition/registry.inc"
#undef DEFINITION
};

static const char *const jurisdictions[] = {
    [DARISK_JURISDICTION_ENGLAND_AND_WALES] = "ENGLAND_AND_WALES",
    [DARISK_JURISDICTION_SCOTLAND] = "SCOTLAND",
    [DARISK_JURISDICTION_NORTHERN_IRELAND] = "NORTHERN_IRELAND",
    [DARISK_JURISDICTION_WALES] = "WALES",
};

static const char *const outcomes[] = {
    [DARISK_OUTCOME_EXCLUDED] = "DEFINITION:EXCLUDED",
    [DARISK_OUTCOME_REVIEW] = "DEFINITION:REVIEW",
    [DARISK_OUTCOME_QUALIFIES] = "DEFINITION:QUALIFIES",
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

size_t darisk_definition_count(void) {
    return COUNT(records);
}

const darisk_definition_record *darisk_definition_at(size_t index) {
    return index < COUNT(records) ? &records[index] : NULL;
}

const darisk_definition_record *darisk_definition_find(darisk_definition definition) {
    return darisk_definition_is_known(definition) ? &records[definition - 1] : NULL;
}

const char *darisk_definition_text(darisk_definition definition) {
    return darisk_definition_is_known(definition) ? records[definition - 1].key : NULL;
}

darisk_status darisk_definition_from_text(const char *text, darisk_definition *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT(records); i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].definition;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

const char *darisk_jurisdiction_text(darisk_jurisdiction jurisdiction) {
    return (size_t)jurisdiction < COUNT(jurisdictions) ? jurisdictions[jurisdiction] : NULL;
}

darisk_status darisk_jurisdiction_from_text(const char *text, darisk_jurisdiction *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 1; i < COUNT(jurisdictions); i++) {
        if (darisk_text_same(text, jurisdictions[i])) {
            *out = (darisk_jurisdiction)i;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

const char *darisk_outcome_text(darisk_outcome outcome) {
    return (size_t)outcome < COUNT(outcomes) ? outcomes[outcome] : NULL;
}

darisk_status darisk_outcome_from_text(const char *text, darisk_outcome *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 1; i < COUNT(outcomes); i++) {
        if (darisk_text_same(text, outcomes[i])) {
            *out = (darisk_outcome)i;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

darisk_status darisk_definition_in_force(darisk_jurisdiction jurisdiction, darisk_date recorded_on,
                                         const darisk_definition_policy *policy,
                                         darisk_definition *out) {
    struct darisk_plan plan;
    darisk_status status;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (darisk_jurisdiction_text(jurisdiction) == NULL)
        return DARISK_ERROR_JURISDICTION;
    if (!darisk_date_is_valid(recorded_on))
        return DARISK_ERROR_RECORDED_ON;
    status = darisk_plan_flag(jurisdiction, policy, &plan);
    if (status != DARISK_OK)
        return status;
    *out = darisk_plan_rule(&plan, recorded_on)->definition;
    return DARISK_OK;
}

darisk_status darisk_definition_cell(darisk_definition definition, darisk_relationship relationship,
                                     const darisk_definition_policy *policy, darisk_cell *out) {
    struct darisk_rule rule;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_definition_is_known(definition))
        return DARISK_ERROR_DEFINITION;
    if (darisk_relationship_find(relationship) == NULL)
        return DARISK_ERROR_RELATIONSHIP;
    darisk_rule_prepare(definition, policy, &rule);
    *out = darisk_rule_cell(&rule, relationship);
    return DARISK_OK;
}

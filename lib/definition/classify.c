/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/classify.h"

#include "base/size.h"
#include "darisk/version.h"
#include "definition/check.h"
#include "definition/reasons.h"

#define FOUND(name) DARISK_FINDING_BIT(DARISK_FINDING_##name)

static const struct darisk_parts all_review = {DARISK_OUTCOME_REVIEW, DARISK_OUTCOME_REVIEW,
                                               DARISK_OUTCOME_REVIEW, DARISK_OUTCOME_REVIEW};

darisk_status darisk_verdict_reach(const struct darisk_plan *plan, const darisk_facts *facts,
                                   struct darisk_verdict *out) {
    struct darisk_case c;
    struct darisk_kinds kinds;
    bool birth_without_day = false;
    const struct darisk_rule *rule;
    darisk_status status = darisk_facts_check(facts, &c, &birth_without_day);
    if (status != DARISK_OK)
        return status;
    out->findings = darisk_reasons_facts(facts);
    if (birth_without_day)
        out->findings |= FOUND(BIRTH_WITHOUT_DAY);
    rule = darisk_plan_rule(plan, darisk_facts_day(facts, DARISK_DAY_BASIS_RECORDED));
    if (rule == NULL) {
        out->definition = DARISK_DEFINITION_NOT_SET;
        out->parts = all_review;
        out->ties = c.relationships;
        out->findings |= FOUND(DEFINITION_NOT_CHOSEN);
        return DARISK_OK;
    }
    c.day = darisk_facts_day(facts, rule->basis);
    kinds = darisk_kinds_of(rule, &c);
    out->definition = rule->definition;
    out->parts = darisk_parts_of(rule, &c);
    out->ties = darisk_ties_of(kinds, c.relationships);
    out->findings |= darisk_reasons(rule, &c, kinds, out->parts);
    return DARISK_OK;
}

static void fill(const struct darisk_verdict *verdict, darisk_classification *out) {
    out->rules_version = darisk_rules_version();
    out->definition = verdict->definition;
    out->outcome = (darisk_outcome)darisk_parts_outcome(verdict->parts);
    out->in_force = (darisk_outcome)verdict->parts.in_force;
    out->age = (darisk_outcome)verdict->parts.age;
    out->relationship = (darisk_outcome)verdict->parts.relationship;
    out->behaviour = (darisk_outcome)verdict->parts.behaviour;
    out->decided_by = (darisk_part)darisk_parts_decided_by(verdict->parts);
    out->parts_at_outcome = darisk_parts_at_outcome(verdict->parts);
    out->tie = (darisk_relationship)darisk_first_tie(verdict->ties);
    out->unused = 0;
    out->ties = verdict->ties;
    out->findings = verdict->findings;
    out->limb = darisk_definition_limb(verdict->definition, out->tie);
    out->provision = darisk_part_provision(out->decided_by, verdict->definition, out->tie);
}

static darisk_status check_arguments(const darisk_facts *facts, const darisk_classification *out) {
    if (facts == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(facts, sizeof *facts) || facts->unused != 0 ||
        !darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    return DARISK_OK;
}

static darisk_status classify(const struct darisk_plan *plan, const darisk_facts *facts,
                              darisk_classification *out) {
    struct darisk_verdict verdict;
    darisk_status status = darisk_verdict_reach(plan, facts, &verdict);
    if (status == DARISK_OK)
        fill(&verdict, out);
    return status;
}

darisk_status darisk_classify(darisk_definition definition, const darisk_definition_policy *policy,
                              const darisk_facts *facts, darisk_classification *out) {
    struct darisk_plan plan;
    darisk_status status = check_arguments(facts, out);
    if (status == DARISK_OK)
        status = darisk_plan_named(definition, policy, &plan);
    return status == DARISK_OK ? classify(&plan, facts, out) : status;
}

darisk_status darisk_classify_in_force(darisk_jurisdiction jurisdiction,
                                       const darisk_definition_policy *policy,
                                       const darisk_facts *facts, darisk_classification *out) {
    struct darisk_plan plan;
    darisk_status status = check_arguments(facts, out);
    if (status == DARISK_OK)
        status = darisk_plan_flag(jurisdiction, policy, &plan);
    return status == DARISK_OK ? classify(&plan, facts, out) : status;
}

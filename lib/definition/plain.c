/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition/plain.h"

#include "definition/parts.h"
#include "definition/plain_block.h"
#include "definition/plain_fill.h"
#include "definition/plain_wide.h"

#define TYPE(name) DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_##name)

/* The code of an outcome, in which the least of two is their AND. */
static uint8_t code_of(uint8_t outcome) {
    if (outcome == DARISK_OUTCOME_QUALIFIES)
        return 3;
    return outcome == DARISK_OUTCOME_REVIEW ? 1 : 0;
}

static bool only_outcome(const darisk_classification_columns *out) {
    return out->definition == NULL && out->in_force == NULL && out->age == NULL &&
           out->relationship == NULL && out->behaviour == NULL && out->decided_by == NULL &&
           out->tie == NULL && out->findings == NULL;
}

static bool plain_columns(const darisk_facts_columns *facts, const darisk_column_date *other_day) {
    return facts->relationships.values == NULL && facts->circumstances.values == NULL &&
           facts->victim_age_highest.values == NULL &&
           facts->perpetrator_age_highest.values == NULL && facts->victim_born.values == NULL &&
           facts->perpetrator_born.values == NULL && facts->victim.values == NULL &&
           facts->perpetrator.values == NULL && other_day->values == NULL;
}

/* Rules that need no circumstance and share everything the loop takes as one. */
static bool plain_rules(const struct darisk_plan *plan) {
    const struct darisk_rule *first = &plan->rules[0];
    for (size_t i = 0; i < plan->count; i++) {
        const struct darisk_rule *rule = &plan->rules[i];
        if (rule->age_rule != DARISK_AGE_RULE_FLOORS ||
            (rule->behaviour_rule != DARISK_BEHAVIOUR_RULE_TYPES &&
             rule->behaviour_rule != DARISK_BEHAVIOUR_RULE_NOT_TESTED) ||
            rule->behaviour_rule != first->behaviour_rule ||
            rule->behaviours_out != first->behaviours_out || rule->basis != first->basis)
            return false;
    }
    return !plan->by_day || first->basis == DARISK_DAY_BASIS_RECORDED;
}

/* Adds a cut in its order, once. False where there is no room for it. */
static bool add_cut(darisk_date day, darisk_date *cuts, size_t *count) {
    size_t at = *count;
    for (size_t i = 0; i < *count; i++)
        if (cuts[i] == day)
            return true;
    if (*count == DARISK_PLAIN_SPANS - 1)
        return false;
    for (; at > 0 && cuts[at - 1] > day; at--)
        cuts[at] = cuts[at - 1];
    cuts[at] = day;
    ++*count;
    return true;
}

/* The days on which a rule begins, ends or takes in kinds. */
static bool add_cuts(const struct darisk_rule *rule, darisk_date *cuts, size_t *count) {
    bool room = add_cut(rule->first_day, cuts, count);
    if (rule->last_day != DARISK_DATE_UNKNOWN)
        room = room && add_cut(rule->last_day + 1, cuts, count);
    for (size_t i = 0; i < 2; i++)
        if (rule->late[i].kinds != 0)
            room = room && add_cut(rule->late[i].from, cuts, count);
    return room;
}

/* Puts the codes of one span into the tables, from the kernel itself. */
static void fill_span(const struct darisk_rule *rule, darisk_date day, unsigned shift,
                      struct darisk_plain *plain) {
    const struct darisk_case c = {.day = day};
    struct darisk_kinds kinds = darisk_kinds_of(rule, &c);
    plain->in_force |= (uint8_t)(code_of(darisk_part_in_force(rule, day)) << shift);
    for (uint32_t kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++)
        plain->kinds[kind] |=
            (uint8_t)(code_of(darisk_part_ties(kinds, DARISK_RELATIONSHIP_BIT(kind))) << shift);
    plain->kinds[0] = plain->kinds[DARISK_RELATIONSHIP_UNKNOWN];
    if (rule->behaviour_rule == DARISK_BEHAVIOUR_RULE_NOT_TESTED)
        plain->not_tested |= (uint8_t)(3 << shift);
}

/* Notes how a rule tests ages and behaviours in a span. False where a third way is needed. */
static bool fill_test(const struct darisk_rule *rule, unsigned shift, struct darisk_plain *plain) {
    for (size_t i = 0; i < 2; i++) {
        struct darisk_plain_test *test = &plain->tests[i];
        if (test->spans == 0) {
            test->behaviours_in = rule->behaviours_in;
            test->victim_floor = rule->victim_floor;
            test->perpetrator_floor = rule->perpetrator_floor;
        }
        if (test->behaviours_in == rule->behaviours_in &&
            test->victim_floor == rule->victim_floor &&
            test->perpetrator_floor == rule->perpetrator_floor) {
            test->spans |= (uint8_t)(3 << shift);
            return true;
        }
    }
    return false;
}

/* The span whose codes an unknown day has under a named definition: the present text in force. */
static uint8_t span_of_unknown(const struct darisk_plan *plan, const darisk_date *cuts,
                               size_t count) {
    const struct darisk_rule *rule = &plan->rules[0];
    size_t last = count;
    if (plan->by_day)
        return 0;
    while (last > 0 && darisk_part_in_force(rule, cuts[last - 1]) != DARISK_OUTCOME_QUALIFIES)
        last--;
    return (uint8_t)(3 << (2 * last));
}

static bool fill_spans(const struct darisk_plan *plan, struct darisk_plain *plain) {
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (!add_cuts(&plan->rules[i], plain->cuts, &count))
            return false;
    plain->unknown_day = span_of_unknown(plan, plain->cuts, count);
    for (size_t span = 0; span <= count; span++) {
        darisk_date day = span == 0 ? plain->cuts[0] - 1 : plain->cuts[span - 1];
        const struct darisk_rule *rule = darisk_plan_rule(plan, day);
        fill_span(rule, day, (unsigned)(2 * span), plain);
        if (!fill_test(rule, (unsigned)(2 * span), plain))
            return false;
    }
    for (size_t i = count; i < DARISK_PLAIN_SPANS - 1; i++)
        plain->cuts[i] = INT32_MAX;
    return true;
}

bool darisk_plain_prepare(const struct darisk_plan *plan, const darisk_facts_columns *facts,
                          const darisk_classification_columns *out, struct darisk_plain *plain) {
    bool recorded = plan->rules[0].basis == DARISK_DAY_BASIS_RECORDED;
    const darisk_column_date *day = recorded ? &facts->recorded_on : &facts->conduct_on;
    const darisk_column_date *other_day = recorded ? &facts->conduct_on : &facts->recorded_on;
    if (!only_outcome(out) || !plain_columns(facts, other_day) || !plain_rules(plan) ||
        (plan->by_day && day->values == NULL))
        return false;
    *plain = (struct darisk_plain){
        .kind = facts->relationship.values,
        .victim_age = facts->victim_age.values,
        .perpetrator_age = facts->perpetrator_age.values,
        .behaviours = facts->behaviours.values,
        .day = day->values,
        .with_nulls = darisk_plain_has_nulls(facts, day) ? facts : NULL,
        .day_column = day,
        .behaviours_open =
            DARISK_BEHAVIOURS_ALL & ~(plan->rules[0].behaviours_out | TYPE(NO_ABUSE)),
    };
    return fill_spans(plan, plain);
}

/* Returns how many rows were settled. */
static size_t run_rows(const struct darisk_plain *plain, size_t rows, uint8_t *outcome) {
    size_t settled = 0;
    if (darisk_plain_wide_can(plain))
        return darisk_plain_wide(plain, rows, outcome);
    for (size_t row = 0; row < rows; row += DARISK_PLAIN_BLOCK) {
        size_t count = rows - row < DARISK_PLAIN_BLOCK ? rows - row : DARISK_PLAIN_BLOCK;
        settled += darisk_plain_block(plain, row, count, outcome + row);
    }
    return settled;
}

static size_t run_filled(const struct darisk_plain *plain, size_t rows, uint8_t *outcome) {
    struct darisk_plain_filled filled;
    size_t settled = 0;
    for (size_t row = 0; row < rows; row += DARISK_PLAIN_FILLED) {
        size_t count = rows - row < DARISK_PLAIN_FILLED ? rows - row : DARISK_PLAIN_FILLED;
        struct darisk_plain part = darisk_plain_fill(plain, row, count, &filled);
        settled += run_rows(&part, count, outcome + row);
    }
    return settled;
}

size_t darisk_plain_run(const struct darisk_plain *plain, size_t rows, uint8_t *outcome) {
    return rows - (plain->with_nulls == NULL ? run_rows : run_filled)(plain, rows, outcome);
}

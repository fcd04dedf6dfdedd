/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Many cases by columns. Checks the columns as a whole, then goes row by row through the same
 * step as the single call; where only the outcome is wanted of plain facts, a faster loop
 * (plain.c) gives the same. */
#include <string.h>

#include "base/column_read.h"
#include "base/size.h"
#include "darisk/classification.h"
#include "definition/check.h"
#include "definition/classify.h"
#include "definition/plain.h"

/* One bound of an age; unknown where the row has none. */
static uint8_t age_bound(const darisk_column_u8 *column, size_t row) {
    return DARISK_COLUMN_HAS(*column, row) ? column->values[row] : DARISK_AGE_UNKNOWN;
}

static void take_age(const darisk_column_u8 *lowest, const darisk_column_u8 *highest, size_t row,
                     uint32_t bit, darisk_facts *facts, darisk_age *age) {
    uint8_t low = age_bound(lowest, row);
    uint8_t high = age_bound(highest, row);
    if (low == DARISK_AGE_UNKNOWN && high == DARISK_AGE_UNKNOWN)
        return;
    if (high == DARISK_AGE_UNKNOWN)
        high = highest->values == NULL ? low : DARISK_AGE_LAST;
    *age = (darisk_age){low == DARISK_AGE_UNKNOWN ? 0 : low, high};
    facts->given |= bit;
}

static void take_date(const darisk_column_date *column, size_t row, uint32_t bit,
                      darisk_facts *facts, darisk_date *date) {
    const darisk_date given = darisk_column_date_at(column, row);
    if (given == DARISK_DATE_UNKNOWN)
        return;
    *date = given;
    facts->given |= bit;
}

/* One kind a row: 0 is not known, and a value that is no kind becomes a set that is refused. */
static uint64_t set_of_kind(uint8_t kind) {
    if (kind == DARISK_RELATIONSHIP_NOT_SET)
        return 0;
    return kind <= DARISK_RELATIONSHIP_LAST ? DARISK_RELATIONSHIP_BIT(kind) : ~UINT64_C(0);
}

static void take_row(const darisk_facts_columns *from, size_t row, darisk_facts *facts) {
    *facts = (darisk_facts){.struct_size = sizeof *facts};
    facts->relationships = set_of_kind(darisk_column_u8_at(&from->relationship, row));
    if (DARISK_COLUMN_HAS(from->relationships, row))
        facts->relationships = from->relationships.values[row];
    facts->behaviours = darisk_column_u32_at(&from->behaviours, row);
    facts->circumstances = darisk_column_u32_at(&from->circumstances, row);
    take_age(&from->victim_age, &from->victim_age_highest, row, DARISK_GIVEN_VICTIM_AGE, facts,
             &facts->victim_age);
    take_age(&from->perpetrator_age, &from->perpetrator_age_highest, row,
             DARISK_GIVEN_PERPETRATOR_AGE, facts, &facts->perpetrator_age);
    take_date(&from->recorded_on, row, DARISK_GIVEN_RECORDED_ON, facts, &facts->recorded_on);
    take_date(&from->conduct_on, row, DARISK_GIVEN_CONDUCT_ON, facts, &facts->conduct_on);
    take_date(&from->victim_born, row, DARISK_GIVEN_VICTIM_BORN, facts, &facts->victim_born);
    take_date(&from->perpetrator_born, row, DARISK_GIVEN_PERPETRATOR_BORN, facts,
              &facts->perpetrator_born);
    facts->victim = darisk_column_u64_at(&from->victim, row);
    facts->perpetrator = darisk_column_u64_at(&from->perpetrator, row);
}

static void put(uint8_t *column, size_t row, uint32_t value) {
    if (column != NULL)
        column[row] = (uint8_t)value;
}

static void put_verdict(const darisk_classification_columns *out, size_t row,
                        const struct darisk_verdict *verdict) {
    out->outcome[row] = darisk_parts_outcome(verdict->parts);
    put(out->definition, row, verdict->definition);
    put(out->in_force, row, verdict->parts.in_force);
    put(out->age, row, verdict->parts.age);
    put(out->relationship, row, verdict->parts.relationship);
    put(out->behaviour, row, verdict->parts.behaviour);
    put(out->decided_by, row, darisk_parts_decided_by(verdict->parts));
    put(out->tie, row, darisk_first_tie(verdict->ties));
    if (out->findings != NULL)
        out->findings[row] = verdict->findings;
}

static void put_refused(const darisk_classification_columns *out, size_t row) {
    out->outcome[row] = DARISK_OUTCOME_NOT_SET;
    put(out->definition, row, 0);
    put(out->in_force, row, 0);
    put(out->age, row, 0);
    put(out->relationship, row, 0);
    put(out->behaviour, row, 0);
    put(out->decided_by, row, 0);
    put(out->tie, row, 0);
    if (out->findings != NULL)
        out->findings[row] = 0;
}

/* Every column of the facts with its name, to be checked for its length. */
#define COLUMNS(COLUMN)                                                                            \
    COLUMN(relationship)                                                                           \
    COLUMN(relationships)                                                                          \
    COLUMN(behaviours)                                                                             \
    COLUMN(circumstances)                                                                          \
    COLUMN(victim_age)                                                                             \
    COLUMN(victim_age_highest)                                                                     \
    COLUMN(perpetrator_age)                                                                        \
    COLUMN(perpetrator_age_highest)                                                                \
    COLUMN(recorded_on)                                                                            \
    COLUMN(conduct_on)                                                                             \
    COLUMN(victim_born)                                                                            \
    COLUMN(perpetrator_born)                                                                       \
    COLUMN(victim)                                                                                 \
    COLUMN(perpetrator)

static const char *too_short(const darisk_facts_columns *facts, size_t rows) {
#define COLUMN(name)                                                                               \
    if (facts->name.values != NULL && facts->name.length < rows)                                   \
        return #name;
    COLUMNS(COLUMN)
#undef COLUMN
    return NULL;
}

/* The second of two columns that exclude each other, or a bound without its column. */
static const char *excluding(const darisk_facts_columns *facts) {
    if (facts->relationship.values != NULL && facts->relationships.values != NULL)
        return "relationships";
    if (facts->victim_age.values != NULL && facts->victim_born.values != NULL)
        return "victim_born";
    if (facts->perpetrator_age.values != NULL && facts->perpetrator_born.values != NULL)
        return "perpetrator_born";
    if (facts->victim_age_highest.values != NULL && facts->victim_age.values == NULL)
        return "victim_age_highest";
    if (facts->perpetrator_age_highest.values != NULL && facts->perpetrator_age.values == NULL)
        return "perpetrator_age_highest";
    return NULL;
}

static void refuse(darisk_columns_report *report, size_t row, darisk_status status) {
    if (report->refused++ == 0) {
        report->first_row = row;
        report->first_status = status;
    }
}

static darisk_status reach_row(const struct darisk_plan *plan, const darisk_facts_columns *facts,
                               size_t row, struct darisk_verdict *verdict) {
    darisk_facts one;
    take_row(facts, row, &one);
    return darisk_verdict_reach(plan, &one, verdict);
}

static void classify_rows(const struct darisk_plan *plan, const darisk_facts_columns *facts,
                          size_t rows, const darisk_classification_columns *out,
                          darisk_columns_report *report) {
    for (size_t row = 0; row < rows; row++) {
        struct darisk_verdict verdict;
        darisk_status status = reach_row(plan, facts, row, &verdict);
        if (status == DARISK_OK) {
            put_verdict(out, row, &verdict);
        } else {
            put_refused(out, row);
            refuse(report, row, status);
        }
    }
}

/* The next row, from one on, that the fast loop left; `rows` where there is none. */
static size_t next_left(const uint8_t *outcome, size_t row, size_t rows) {
    const uint8_t *left = memchr(outcome + row, DARISK_OUTCOME_NOT_SET, rows - row);
    return left == NULL ? rows : (size_t)(left - outcome);
}

/* The rows that the fast loop left go through the ordinary step. */
static void classify_left(const struct darisk_plan *plan, const darisk_facts_columns *facts,
                          size_t rows, uint8_t *outcome, darisk_columns_report *report) {
    for (size_t row = next_left(outcome, 0, rows); row < rows;
         row = next_left(outcome, row + 1, rows)) {
        struct darisk_verdict verdict;
        darisk_status status = reach_row(plan, facts, row, &verdict);
        if (status == DARISK_OK)
            outcome[row] = darisk_parts_outcome(verdict.parts);
        else
            refuse(report, row, status);
    }
}

static darisk_status classify_columns(const struct darisk_plan *plan,
                                      const darisk_facts_columns *facts, size_t rows,
                                      const darisk_classification_columns *out,
                                      darisk_columns_report *report) {
    struct darisk_plain plain;
    if (!darisk_plain_prepare(plan, facts, out, &plain))
        classify_rows(plan, facts, rows, out, report);
    else if (darisk_plain_run(&plain, rows, out->outcome) != 0)
        classify_left(plan, facts, rows, out->outcome, report);
    return report->refused == 0 ? DARISK_OK : DARISK_ROWS_REFUSED;
}

static const char *column_of(darisk_status status, const darisk_facts_columns *facts) {
    switch (status) {
    case DARISK_ERROR_RELATIONSHIP:
        return facts->relationship.values != NULL ? "relationship" : "relationships";
    case DARISK_ERROR_BEHAVIOUR:
        return "behaviours";
    case DARISK_ERROR_CIRCUMSTANCE:
        return "circumstances";
    case DARISK_ERROR_VICTIM_AGE:
        return "victim_age";
    case DARISK_ERROR_PERPETRATOR_AGE:
        return "perpetrator_age";
    case DARISK_ERROR_RECORDED_ON:
        return "recorded_on";
    case DARISK_ERROR_CONDUCT_ON:
        return "conduct_on";
    case DARISK_ERROR_VICTIM_BORN:
        return "victim_born";
    case DARISK_ERROR_PERPETRATOR_BORN:
        return "perpetrator_born";
    case DARISK_ERROR_SAME_PERSON:
        return "perpetrator";
    default:
        return NULL;
    }
}

static darisk_status check_arguments(const darisk_facts_columns *facts,
                                     const darisk_classification_columns *out,
                                     const darisk_columns_report *report) {
    if (facts == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(facts, sizeof *facts) ||
        !darisk_struct_is_readable(out, sizeof *out) || facts->unused != 0 || out->unused != 0 ||
        (report != NULL && !darisk_struct_is_readable(report, sizeof *report)))
        return DARISK_ERROR_STRUCT_SIZE;
    return out->outcome == NULL ? DARISK_ERROR_NULL : DARISK_OK;
}

/* Checks the columns as a whole and classifies them; `found` is how the plan was made. */
static darisk_status run(darisk_status found, const struct darisk_plan *plan,
                         const darisk_facts_columns *facts, size_t rows,
                         const darisk_classification_columns *out, darisk_columns_report *report) {
    darisk_status status = found;
    if (status == DARISK_OK && (report->column = too_short(facts, rows)) != NULL)
        status = DARISK_ERROR_LENGTH;
    if (status == DARISK_OK && (report->column = excluding(facts)) != NULL)
        status = DARISK_ERROR_COLUMNS;
    if (status != DARISK_OK)
        return status;
    status = classify_columns(plan, facts, rows, out, report);
    report->column = column_of(report->first_status, facts);
    return status;
}

static void hand_over(const darisk_columns_report *done, darisk_columns_report *report) {
    if (report != NULL) {
        uint32_t struct_size = report->struct_size;
        *report = *done;
        report->struct_size = struct_size;
    }
}

darisk_status darisk_classify_columns(darisk_definition definition,
                                      const darisk_definition_policy *policy,
                                      const darisk_facts_columns *facts, size_t rows,
                                      const darisk_classification_columns *out,
                                      darisk_columns_report *report) {
    struct darisk_plan plan;
    darisk_columns_report done = {.first_status = DARISK_OK};
    darisk_status status = check_arguments(facts, out, report);
    if (status != DARISK_OK)
        return status;
    status = run(darisk_plan_named(definition, policy, &plan), &plan, facts, rows, out, &done);
    hand_over(&done, report);
    return status;
}

darisk_status darisk_classify_columns_in_force(darisk_jurisdiction jurisdiction,
                                               const darisk_definition_policy *policy,
                                               const darisk_facts_columns *facts, size_t rows,
                                               const darisk_classification_columns *out,
                                               darisk_columns_report *report) {
    struct darisk_plan plan;
    darisk_columns_report done = {.first_status = DARISK_OK};
    darisk_status status = check_arguments(facts, out, report);
    if (status != DARISK_OK)
        return status;
    status = run(darisk_plan_flag(jurisdiction, policy, &plan), &plan, facts, rows, out, &done);
    hand_over(&done, report);
    return status;
}

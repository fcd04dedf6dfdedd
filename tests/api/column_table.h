/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A table of mixed rows for the column calls, and the way from a row to the facts of the single
 * call, written from the headers and not from the library. */
#ifndef DARISK_TESTS_COLUMN_TABLE_H
#define DARISK_TESTS_COLUMN_TABLE_H

#include "api_test.h"

#define TABLE_ROWS 5008

/* The columns, one bit each, in the order of darisk_facts_columns. */
enum {
    C_RELATIONSHIP = 1,
    C_RELATIONSHIPS = 2,
    C_BEHAVIOURS = 4,
    C_CIRCUMSTANCES = 8,
    C_VICTIM_AGE = 16,
    C_VICTIM_HIGHEST = 32,
    C_PERPETRATOR_AGE = 64,
    C_PERPETRATOR_HIGHEST = 128,
    C_RECORDED_ON = 256,
    C_CONDUCT_ON = 512,
    C_VICTIM_BORN = 1024,
    C_PERPETRATOR_BORN = 2048,
    C_VICTIM = 4096,
    C_PERPETRATOR = 8192,
    C_ALL = 16383,
    C_COUNT = 14
};

typedef struct table {
    uint8_t relationship[TABLE_ROWS];
    uint64_t relationships[TABLE_ROWS];
    uint32_t behaviours[TABLE_ROWS];
    uint32_t circumstances[TABLE_ROWS];
    uint8_t victim_age[TABLE_ROWS];
    uint8_t victim_age_highest[TABLE_ROWS];
    uint8_t perpetrator_age[TABLE_ROWS];
    uint8_t perpetrator_age_highest[TABLE_ROWS];
    darisk_date recorded_on[TABLE_ROWS];
    darisk_date conduct_on[TABLE_ROWS];
    darisk_date victim_born[TABLE_ROWS];
    darisk_date perpetrator_born[TABLE_ROWS];
    uint64_t victim[TABLE_ROWS];
    uint64_t perpetrator[TABLE_ROWS];
    uint8_t validity[C_COUNT][TABLE_ROWS / 8 + 8];
} table;

/* Which part of a table is handed over: which columns, which with a bitmap, from which row on. */
typedef struct view {
    const table *from;
    uint32_t columns;
    uint32_t bitmaps;
    size_t first;
} view;

/* Where the bitmap of a column starts: at another bit for each. */
static inline size_t bit_offset(size_t column, size_t first) {
    return first + column * 3 % 8;
}

static inline uint32_t next_random(uint64_t *random) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33);
}

static inline uint32_t below(uint64_t *random, uint32_t end) {
    return next_random(random) % end;
}

/* The days on which something changes, and those beside them. */
static inline darisk_date random_day(uint64_t *random) {
    static const int32_t CIVIL[][3] = {
        {1997, 10, 1}, {2004, 1, 1}, {2005, 12, 5},  {2007, 7, 1}, {2011, 1, 1},  {2013, 3, 31},
        {2014, 3, 8},  {2015, 1, 1}, {2015, 12, 29}, {2017, 1, 1}, {2019, 4, 1},  {2021, 7, 5},
        {2021, 10, 1}, {2022, 1, 1}, {2022, 1, 31},  {2023, 4, 5}, {2024, 11, 27}};
    const int32_t *civil = CIVIL[below(random, LENGTH(CIVIL))];
    switch (below(random, 12)) {
    case 0:
        return DARISK_DATE_UNKNOWN;
    case 1:
        return below(random, 2) ? DARISK_DATE_FIRST + 60000 : DARISK_DATE_LAST;
    default:
        return day(civil[0], civil[1], civil[2]) + (int32_t)below(random, 3) - 1;
    }
}

/* Half of the ages are at a limit, some are unknown. */
static inline uint8_t random_age(uint64_t *random) {
    static const uint8_t LIMITS[] = {0, 15, 16, 17, 18, 130, DARISK_AGE_UNKNOWN};
    return below(random, 2) ? LIMITS[below(random, LENGTH(LIMITS))]
                            : (uint8_t)below(random, DARISK_AGE_LAST + 1);
}

static inline uint64_t random_ties(uint64_t *random) {
    uint64_t ties = 0;
    for (uint32_t i = below(random, 4); i > 0; i--)
        ties |= DARISK_RELATIONSHIP_BIT(1 + below(random, DARISK_RELATIONSHIP_LAST));
    return ties;
}

static inline uint32_t random_acts(uint64_t *random) {
    uint32_t acts = 0;
    for (uint32_t i = below(random, 4); i > 0; i--)
        acts |= DARISK_BEHAVIOUR_BIT(1 + below(random, DARISK_BEHAVIOUR_LAST));
    return acts;
}

static inline uint32_t random_circumstances(uint64_t *random) {
    uint32_t all = 0;
    for (int c = 1; c <= DARISK_CIRCUMSTANCE_LAST; c++)
        all |= DARISK_CIRCUMSTANCE_IS(c, below(random, 3));
    return all;
}

static inline void fill_table(table *t, uint64_t random) {
    for (size_t row = 0; row < TABLE_ROWS; row++) {
        const uint8_t ages[] = {random_age(&random), random_age(&random)};
        t->relationship[row] = (uint8_t)below(&random, DARISK_RELATIONSHIP_LAST + 1);
        t->relationships[row] = random_ties(&random);
        t->behaviours[row] = random_acts(&random);
        t->circumstances[row] = random_circumstances(&random);
        t->victim_age[row] = ages[0];
        t->perpetrator_age[row] = ages[1];
        t->victim_age_highest[row] = below(&random, 4) ? ages[0] : (uint8_t)DARISK_AGE_UNKNOWN;
        t->perpetrator_age_highest[row] =
            below(&random, 4) && ages[1] < 128 ? (uint8_t)(ages[1] + 2) : DARISK_AGE_UNKNOWN;
        t->recorded_on[row] = random_day(&random);
        t->conduct_on[row] = random_day(&random);
        t->victim_born[row] = below(&random, 8) ? day(2003, 1, 1) : DARISK_DATE_UNKNOWN;
        t->perpetrator_born[row] = below(&random, 8) ? day(1997, 10, 1) : DARISK_DATE_UNKNOWN;
        t->victim[row] = below(&random, 9);
        t->perpetrator[row] = 10 + below(&random, 9);
    }
    for (size_t c = 0; c < C_COUNT; c++)
        for (size_t i = 0; i < sizeof t->validity[c]; i++)
            t->validity[c][i] = (uint8_t)(next_random(&random) | next_random(&random));
}

/* Puts a value that cannot be into one row, by the number of the column. */
static inline void spoil(table *t, size_t column, size_t row) {
    switch (column) {
    case 0:
        t->relationship[row] = DARISK_RELATIONSHIP_LAST + 1;
        break;
    case 1:
        t->relationships[row] |= DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_LAST + 1);
        break;
    case 2:
        t->behaviours[row] |= DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_LAST + 1);
        break;
    case 3:
        t->circumstances[row] |= 3;
        break;
    case 4:
        t->victim_age[row] = DARISK_AGE_LAST + 1;
        break;
    case 5:
        t->victim_age[row] = 20;
        t->victim_age_highest[row] = 19;
        break;
    case 6:
        t->perpetrator_age[row] = 254;
        break;
    case 7:
        t->perpetrator_age[row] = 20;
        t->perpetrator_age_highest[row] = DARISK_AGE_LAST + 1;
        break;
    case 8:
        t->recorded_on[row] = DARISK_DATE_LAST + 1;
        break;
    case 9:
        t->conduct_on[row] = DARISK_DATE_FIRST - 1;
        break;
    case 10:
        t->victim_born[row] = DARISK_DATE_FIRST - 1;
        break;
    case 11:
        t->perpetrator_born[row] = DARISK_DATE_LAST + 1;
        break;
    default:
        t->victim[row] = t->perpetrator[row] = 77;
        break;
    }
}

static inline bool has_value(const view *v, size_t column, size_t row) {
    if ((v->columns >> column & 1) == 0)
        return false;
    if ((v->bitmaps >> column & 1) == 0)
        return true;
    const size_t bit = bit_offset(column, v->first) + row;
    return (v->from->validity[column][bit / 8] >> bit % 8 & 1) != 0;
}

static inline void row_age(const view *v, size_t column, size_t row, const uint8_t *lowest,
                           const uint8_t *highest, uint32_t bit, darisk_facts *facts,
                           darisk_age *age) {
    const bool ranged = (v->columns >> (column + 1) & 1) != 0;
    const bool low = has_value(v, column, row) && lowest[v->first + row] != DARISK_AGE_UNKNOWN;
    const bool high = ranged && has_value(v, column + 1, row) &&
                      highest[v->first + row] != DARISK_AGE_UNKNOWN;
    if (!low && !high)
        return;
    age->lowest = low ? lowest[v->first + row] : 0;
    age->highest = ranged ? DARISK_AGE_LAST : age->lowest;
    if (high)
        age->highest = highest[v->first + row];
    facts->given |= bit;
}

static inline void row_date(const view *v, size_t column, size_t row, const darisk_date *values,
                            uint32_t bit, darisk_facts *facts, darisk_date *date) {
    if (!has_value(v, column, row) || values[v->first + row] == DARISK_DATE_UNKNOWN)
        return;
    *date = values[v->first + row];
    facts->given |= bit;
}

/* The facts of one row, for the single call. */
static inline darisk_facts facts_of_row(const view *v, size_t row) {
    const table *t = v->from;
    const size_t at = v->first + row;
    darisk_facts facts = no_facts();
    if (has_value(v, 0, row) && t->relationship[at] > DARISK_RELATIONSHIP_LAST)
        facts.relationships = ~UINT64_C(0);
    else if (has_value(v, 0, row) && t->relationship[at] != 0)
        facts.relationships = DARISK_RELATIONSHIP_BIT(t->relationship[at]);
    if (has_value(v, 1, row))
        facts.relationships = t->relationships[at];
    if (has_value(v, 2, row))
        facts.behaviours = t->behaviours[at];
    if (has_value(v, 3, row))
        facts.circumstances = t->circumstances[at];
    row_age(v, 4, row, t->victim_age, t->victim_age_highest, DARISK_GIVEN_VICTIM_AGE, &facts,
            &facts.victim_age);
    row_age(v, 6, row, t->perpetrator_age, t->perpetrator_age_highest, DARISK_GIVEN_PERPETRATOR_AGE,
            &facts, &facts.perpetrator_age);
    row_date(v, 8, row, t->recorded_on, DARISK_GIVEN_RECORDED_ON, &facts, &facts.recorded_on);
    row_date(v, 9, row, t->conduct_on, DARISK_GIVEN_CONDUCT_ON, &facts, &facts.conduct_on);
    row_date(v, 10, row, t->victim_born, DARISK_GIVEN_VICTIM_BORN, &facts, &facts.victim_born);
    row_date(v, 11, row, t->perpetrator_born, DARISK_GIVEN_PERPETRATOR_BORN, &facts,
             &facts.perpetrator_born);
    if (has_value(v, 12, row))
        facts.victim = t->victim[at];
    if (has_value(v, 13, row))
        facts.perpetrator = t->perpetrator[at];
    return facts;
}

/* The same rows as columns, each just as long as it must be. */
static inline darisk_facts_columns columns_of(const view *v, size_t rows) {
    const table *t = v->from;
    darisk_facts_columns facts;
    memset(&facts, 0, sizeof facts);
    facts.struct_size = sizeof facts;
#define COLUMN(number, name)                                                                       \
    if ((v->columns >> (number)&1) != 0) {                                                         \
        facts.name.values = t->name + v->first;                                                    \
        facts.name.length = rows;                                                                  \
        if ((v->bitmaps >> (number)&1) != 0) {                                                     \
            facts.name.validity = t->validity[number];                                             \
            facts.name.validity_offset = bit_offset(number, v->first);                             \
        }                                                                                          \
    }
    COLUMN(0, relationship)
    COLUMN(1, relationships)
    COLUMN(2, behaviours)
    COLUMN(3, circumstances)
    COLUMN(4, victim_age)
    COLUMN(5, victim_age_highest)
    COLUMN(6, perpetrator_age)
    COLUMN(7, perpetrator_age_highest)
    COLUMN(8, recorded_on)
    COLUMN(9, conduct_on)
    COLUMN(10, victim_born)
    COLUMN(11, perpetrator_born)
    COLUMN(12, victim)
    COLUMN(13, perpetrator)
#undef COLUMN
    return facts;
}

/* Every output, and a few rows more, to see that nothing is written there. */
typedef struct outputs {
    uint8_t outcome[TABLE_ROWS];
    uint8_t definition[TABLE_ROWS];
    uint8_t in_force[TABLE_ROWS];
    uint8_t age[TABLE_ROWS];
    uint8_t relationship[TABLE_ROWS];
    uint8_t behaviour[TABLE_ROWS];
    uint8_t decided_by[TABLE_ROWS];
    uint8_t tie[TABLE_ROWS];
    darisk_findings findings[TABLE_ROWS];
} outputs;

static inline darisk_classification_columns all_outputs(outputs *to) {
    return (darisk_classification_columns){.struct_size = sizeof(darisk_classification_columns),
                                           .outcome = to->outcome,
                                           .definition = to->definition,
                                           .in_force = to->in_force,
                                           .age = to->age,
                                           .relationship = to->relationship,
                                           .behaviour = to->behaviour,
                                           .decided_by = to->decided_by,
                                           .tie = to->tie,
                                           .findings = to->findings};
}

static inline darisk_classification_columns only_outcome(outputs *to) {
    return (darisk_classification_columns){.struct_size = sizeof(darisk_classification_columns),
                                           .outcome = to->outcome};
}

/* Which definitions: a named one, or the one in force in a jurisdiction. */
typedef struct question {
    darisk_definition definition; /* not set: by the jurisdiction */
    darisk_jurisdiction jurisdiction;
} question;

#define QUESTIONS (DARISK_DEFINITION_LAST + 3)

static inline question question_at(size_t i) {
    static const darisk_jurisdiction PLACES[] = {DARISK_JURISDICTION_ENGLAND_AND_WALES,
                                                 DARISK_JURISDICTION_SCOTLAND,
                                                 DARISK_JURISDICTION_WALES};
    if (i < DARISK_DEFINITION_LAST)
        return (question){(darisk_definition)(i + 1), DARISK_JURISDICTION_NOT_SET};
    return (question){DARISK_DEFINITION_NOT_SET, PLACES[i - DARISK_DEFINITION_LAST]};
}

static inline darisk_status ask_columns(question q, const darisk_definition_policy *policy,
                                        const darisk_facts_columns *facts, size_t rows,
                                        const darisk_classification_columns *out,
                                        darisk_columns_report *report) {
    return q.definition != DARISK_DEFINITION_NOT_SET
               ? darisk_classify_columns(q.definition, policy, facts, rows, out, report)
               : darisk_classify_columns_in_force(q.jurisdiction, policy, facts, rows, out, report);
}

static inline darisk_status ask_one(question q, const darisk_definition_policy *policy,
                                    const darisk_facts *facts, darisk_classification *out) {
    return q.definition != DARISK_DEFINITION_NOT_SET
               ? darisk_classify(q.definition, policy, facts, out)
               : darisk_classify_in_force(q.jurisdiction, policy, facts, out);
}

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What one person's row of the answer owes to the others: points by quantiles, ranks, cohorts; and
 * sums that do not fit. */
#include "enumerate.h"
#include "model_part.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

enum { HISTORIES = 12, PEOPLE = 5 };

typedef struct people {
    model_row rows[MODEL_ROWS];
    size_t count;
} people;

static model_row *add(people *to, uint64_t person, uint64_t victim, int32_t ago, uint8_t code) {
    model_row *row = &to->rows[to->count];
    *row = enumerate_row(enumerate_day() - ago);
    row->incident = ++to->count;
    row->perpetrator = person;
    row->victim = victim;
    row->code = code;
    return row;
}

/* Histories that are alike in all but one of the four components, and some that score nothing. */
static void add_history(people *to, uint64_t person, size_t which) {
    switch (which) {
    case 0:
        return;
    case 1:
        add(to, person, 20, 0, 1)->from = MODEL_NO_DATE;
        return;
    case 2:
        add(to, person, 20, 0, 1)->status = MODEL_CANCELLED;
        return;
    case 3:
        add(to, person, 20, 800, 1);
        return;
    case 4:
        add(to, person, 20, 0, 1);
        return;
    case 5:
        add(to, person, 20, 28, 1);
        return;
    case 6:
        add(to, person, 20, 29, 1);
        return;
    case 7:
        add(to, person, 20, 0, 2);
        return;
    case 8:
        add(to, person, 20, 0, 1);
        add(to, person, 20, 0, 0);
        return;
    case 9:
        add(to, person, 20, 0, 1);
        add(to, person, 21, 0, 0)->incident--;
        return;
    case 10:
        add(to, person, 20, 0, 1);
        add(to, person, 21, 400, 1);
        return;
    default:
        add(to, person, 20, 28, 2)->victim = 0;
        return;
    }
}

static void give_people(enumerator *to, const size_t *which, size_t count) {
    static const uint64_t ids[PEOPLE] = {7, 3, 9, 5, 4};
    static const model_fact facts[] = {{7, 1, 0}, {3, 0, 0}, {9, 0, 1}, {7, 0, 0}};
    people all = {.count = 0};
    for (size_t i = 0; i < count; i++)
        add_history(&all, ids[i], which[i]);
    const model_world world = {
        .rows = all.rows, .row_count = all.count, .facts = facts, .fact_count = LENGTH(facts)};
    enumerator_give(to, &world);
}

static size_t set_ranking(model_setting *settings) {
    static const struct {
        model_score score;
        int64_t quantiles;
        model_cohort cohort;
        int64_t value;
    } kinds[] = {
        {MODEL_SCORE_BANDS, 5, MODEL_COHORT_TOP_K, 1},
        {MODEL_SCORE_BANDS, 5, MODEL_COHORT_TOP_K, 3},
        {MODEL_SCORE_BANDS, 5, MODEL_COHORT_TOP_BP, 0},
        {MODEL_SCORE_BANDS, 5, MODEL_COHORT_TOP_BP, 2000},
        {MODEL_SCORE_BANDS, 5, MODEL_COHORT_TOP_BP, 2501},
        {MODEL_SCORE_BANDS, 5, MODEL_COHORT_TOP_BP, 10000},
        {MODEL_SCORE_BANDS, 5, MODEL_COHORT_TOTAL, 33},
        {MODEL_SCORE_QUANTILES, 1, MODEL_COHORT_NONE, 0},
        {MODEL_SCORE_QUANTILES, 2, MODEL_COHORT_TOTAL, 5},
        {MODEL_SCORE_QUANTILES, 3, MODEL_COHORT_TOP_K, 2},
        {MODEL_SCORE_QUANTILES, 5, MODEL_COHORT_MET, 0},
        {MODEL_SCORE_GRAVITY, 5, MODEL_COHORT_TOP_K, 2},
    };
    for (size_t i = 0; i < LENGTH(kinds); i++) {
        settings[i] = enumerate_setting("ranking");
        settings[i].policy.score = kinds[i].score;
        settings[i].policy.quantiles = kinds[i].quantiles;
        settings[i].policy.cohort = kinds[i].cohort;
        settings[i].policy.cohort_value = kinds[i].value;
        settings[i].policy.qualify = i >= 10;
        enumerate_threshold(&settings[i], "crimes", MODEL_CRIMES, 1, MODEL_DAYS, 29);
    }
    settings[9].policy.weights[MODEL_FREQUENCY] = 0;
    settings[9].policy.weights[MODEL_PEOPLE] = 1000;
    return LENGTH(kinds);
}

/* Every three of 12 histories, and every multiset of five of them: 6,096 worlds. */
void family_ranking(enumerator *to) {
    model_setting settings[16];
    enumerator_set(to, settings, set_ranking(settings));
    to->alone = true;
    size_t which[PEOPLE];
    for (which[0] = 0; which[0] < HISTORIES; which[0]++)
        for (which[1] = 0; which[1] < HISTORIES; which[1]++)
            for (which[2] = 0; which[2] < HISTORIES; which[2]++) {
                give_people(to, which, 3);
                for (which[3] = which[2]; which[3] < HISTORIES; which[3]++)
                    for (which[4] = which[3]; which[4] < HISTORIES; which[4]++)
                        if (which[0] <= which[1] && which[1] <= which[2])
                            give_people(to, which, PEOPLE);
            }
    enumerator_set(to, NULL, 0);
    to->alone = false;
}

/* Two people, two incidents, a code that weighs as much as there is, one that weighs one and one
 * that weighs half, in the look-back or before: up to three of 32 rows. 6,545 worlds. */
void family_overflow(enumerator *to) {
    const model_world rest = {0};
    row_states states = {.count = 0};
    for (size_t i = 0; i < 32; i++) {
        model_row row = enumerate_row(enumerate_day() - (i / 16 == 0 ? 1 : 800));
        row.perpetrator = 1 + i % 2;
        row.incident = 1 + i / 2 % 2;
        row.victim = 3;
        row.code = (uint8_t)(i / 4 % 4);
        row_states_add(&states, row);
    }
    model_setting settings[4];
    for (size_t i = 0; i < LENGTH(settings); i++) {
        settings[i] = enumerate_setting("overflow");
        settings[i].weights[0] = INT64_MAX;
        settings[i].weights[1] = 1;
        settings[i].weights[2] = INT64_MAX / 2 + 1;
        settings[i].code_count = 3;
    }
    settings[1].policy.sum_all = true;
    settings[1].policy.score = MODEL_SCORE_GRAVITY;
    settings[2].policy.half_life = 1;
    settings[3].policy.score = MODEL_SCORE_NONE;
    enumerator_set(to, settings, LENGTH(settings));
    to->alone = true;
    enumerate_rows(to, &states, 0, 3, &rest);
    enumerator_set(to, NULL, 0);
    to->alone = false;
}

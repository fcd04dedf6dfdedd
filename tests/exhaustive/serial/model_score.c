/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* R13, R15 to R17, R20: points, ranks, the selected, and the order of the list. */
#include "model_part.h"

/* The value of a component; a greater one is more, so recency is negated where it is compared. */
static int64_t value_of(const model_person *person, size_t component) {
    switch (component) {
    case MODEL_RECENCY:
        return person->recency_days;
    case MODEL_FREQUENCY:
        return person->incidents;
    case MODEL_GRAVITY:
        return person->gravity;
    default:
        return person->victims;
    }
}

/* R13: the points of the greatest bound that is not above the value; 0 below the lowest. */
static int64_t band_points(const model_policy *policy, const model_person *person,
                           size_t component) {
    int64_t points = 0;
    for (size_t i = 0; i < policy->band_counts[component]; i++)
        if (policy->bands[component][i].bound <= value_of(person, component))
            points = policy->bands[component][i].points;
    return points;
}

/* R15 */
static int64_t quantile_points(const model_policy *policy, const model_answer *answer,
                               const model_person *person, size_t component) {
    const int64_t sign = component == MODEL_RECENCY ? -1 : 1;
    int64_t scored = 0, smaller = 0;
    for (size_t i = 0; i < answer->person_count; i++) {
        if (!answer->persons[i].scored)
            continue;
        scored++;
        if (sign * value_of(&answer->persons[i], component) < sign * value_of(person, component))
            smaller++;
    }
    return 1 + policy->quantiles * smaller / scored;
}

static int64_t plain_points(const model_policy *policy, const model_answer *answer,
                            const model_person *person, size_t component) {
    switch (policy->score) {
    case MODEL_SCORE_BANDS:
        return band_points(policy, person, component);
    case MODEL_SCORE_QUANTILES:
        return quantile_points(policy, answer, person, component);
    case MODEL_SCORE_GRAVITY:
        return component == MODEL_GRAVITY ? person->gravity : 0;
    case MODEL_SCORE_NONE:
        break;
    }
    return 0;
}

/* 9.2; false where a product or the sum does not fit. No term is negative. */
static bool score_person(const model_policy *policy, const model_answer *answer,
                         model_person *person) {
    model_wide total = 0;
    for (size_t i = 0; i < MODEL_COMPONENTS; i++) {
        const model_wide points =
            (model_wide)plain_points(policy, answer, person, i) * (model_wide)policy->weights[i];
        total += points;
        if (total > (model_wide)INT64_MAX)
            return false;
        person->points[i] = (int64_t)points;
    }
    person->total = (int64_t)total;
    return true;
}

static void rank(model_answer *answer) {
    answer->scored = 0;
    for (size_t i = 0; i < answer->person_count; i++) {
        model_person *person = &answer->persons[i];
        if (!person->scored)
            continue;
        answer->scored++;
        person->rank = 1;
        for (size_t j = 0; j < answer->person_count; j++)
            if (answer->persons[j].scored && answer->persons[j].total > person->total)
                person->rank++;
    }
}

/* R17, 9.6. */
static bool selects(const model_policy *policy, const model_answer *answer,
                    const model_person *person) {
    const int64_t value = policy->cohort_value;
    switch (policy->cohort) {
    case MODEL_COHORT_NONE:
        break;
    case MODEL_COHORT_MET:
        return person->combined == MODEL_MET;
    case MODEL_COHORT_TOP_K:
        return person->scored && person->rank <= value;
    case MODEL_COHORT_TOP_BP:
        return person->scored && person->rank <= (value * answer->scored + 9999) / 10000;
    case MODEL_COHORT_TOTAL:
        return person->scored && person->total >= value;
    }
    return false;
}

/* R20, 9.7. */
static bool advised(const model_world *world, const model_person *person) {
    for (size_t i = 0; i < world->fact_count; i++)
        if (model_root(world, world->facts[i].person) == person->id &&
            (world->facts[i].on_programme != 0 || world->facts[i].unsuitable != 0))
            return false;
    return person->selected;
}

/* 9.5, R16. */
static bool before(const model_person *a, const model_person *b) {
    if (a->scored != b->scored)
        return a->scored;
    if (a->scored && a->total != b->total)
        return a->total > b->total;
    if (a->scored && a->gravity != b->gravity)
        return a->gravity > b->gravity;
    if (a->scored && a->recency_days != b->recency_days)
        return a->recency_days < b->recency_days;
    if (a->scored && a->incidents != b->incidents)
        return a->incidents > b->incidents;
    if (a->scored && a->victims != b->victims)
        return a->victims > b->victims;
    return a->id < b->id;
}

/* Puts each in the place that the number of those before them gives. */
static void list(model_answer *answer) {
    model_person listed[MODEL_IDS];
    for (size_t i = 0; i < answer->person_count; i++) {
        size_t place = 0;
        for (size_t j = 0; j < answer->person_count; j++)
            place += before(&answer->persons[j], &answer->persons[i]);
        listed[place] = answer->persons[i];
    }
    for (size_t i = 0; i < answer->person_count; i++)
        answer->persons[i] = listed[i];
}

bool model_score_persons(const model_world *world, model_answer *answer) {
    const model_policy *policy = &world->setting->policy;
    for (size_t i = 0; i < answer->person_count; i++) {
        model_person *person = &answer->persons[i];
        if (person->scored && !score_person(policy, answer, person) &&
            (answer->overflow == 0 || person->id < answer->overflow))
            answer->overflow = person->id;
    }
    if (answer->overflow != 0)
        return false;
    rank(answer);
    answer->selected = 0;
    for (size_t i = 0; i < answer->person_count; i++) {
        model_person *person = &answer->persons[i];
        person->selected = selects(policy, answer, person);
        person->advice = advised(world, person);
        answer->selected += person->selected;
    }
    list(answer);
    return true;
}

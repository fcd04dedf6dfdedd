/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Worlds drawn from the product of all dimensions, always the same ones. */
#include "enumerate.h"
#include "model_part.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

enum { MIXED_WORLDS = 600000, MIXED_ROWS = 10, MIXED_SETTINGS = 8 };

/* A number below `limit`: a linear congruential generator, its upper bits. */
static uint32_t draw(uint64_t *seed, uint32_t limit) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % limit);
}

static bool one_in(uint64_t *seed, uint32_t limit) {
    return draw(seed, limit) == 0;
}

static int32_t draw_day(uint64_t *seed) {
    static const int32_t ago[] = {0, 0, 1, 27, 28, 29, 30, 31, 91, 92, 93, 365, 366, 731, 732, -1};
    return one_in(seed, 9) ? MODEL_NO_DATE : enumerate_day() - ago[draw(seed, LENGTH(ago))];
}

static model_row draw_row(uint64_t *seed, uint32_t people) {
    model_row row = enumerate_row(draw_day(seed));
    row.incident = 1 + draw(seed, 5);
    row.perpetrator = one_in(seed, 12) ? 0 : 1 + draw(seed, people);
    row.victim = one_in(seed, 8) ? 0 : 1 + draw(seed, people);
    if (one_in(seed, 4))
        row.to = draw_day(seed);
    if (one_in(seed, 12))
        row.role = one_in(seed, 2) ? MODEL_OTHER : MODEL_OFFENDER;
    if (one_in(seed, 12))
        row.status = one_in(seed, 2) ? MODEL_CANCELLED : MODEL_NO_CRIME;
    row.is_da = !one_in(seed, 24);
    row.code = (uint8_t)draw(seed, 3);
    if (one_in(seed, 8))
        row.code = MODEL_CODE_UNMAPPED;
    row.group = one_in(seed, 3) ? 7 + draw(seed, 2) : 0;
    row.grade = (uint8_t)draw(seed, 4);
    return row;
}

/* Parents are above their children, so there is no cycle. */
static size_t draw_aliases(uint64_t *seed, uint32_t people, model_alias *aliases) {
    size_t count = 0;
    for (uint64_t child = 1; child < people; child++)
        if (one_in(seed, 8))
            aliases[count++] =
                (model_alias){child, child + 1 + draw(seed, (uint32_t)(people - child))};
    return count;
}

static void give_mixed(enumerator *to, uint64_t *seed) {
    const uint32_t people = 2 + draw(seed, 4);
    model_row rows[MIXED_ROWS];
    model_alias aliases[MODEL_IDS];
    model_fact facts[3];
    model_referral referrals[3];
    model_review reviews[3];
    const size_t count = 1 + draw(seed, MIXED_ROWS);
    for (size_t i = 0; i < count; i++)
        rows[i] = draw_row(seed, people);
    for (size_t i = 0; i < 3; i++) {
        facts[i] = (model_fact){1 + draw(seed, people), one_in(seed, 3), one_in(seed, 3)};
        referrals[i] =
            (model_referral){1 + draw(seed, people), 1 + draw(seed, people), draw_day(seed)};
        reviews[i] = (model_review){1 + draw(seed, people), draw_day(seed)};
    }
    const model_world world = {.rows = rows,
                               .row_count = count,
                               .aliases = aliases,
                               .alias_count = draw_aliases(seed, people, aliases),
                               .facts = facts,
                               .fact_count = draw(seed, 4),
                               .referrals = referrals,
                               .referral_count = draw(seed, 4),
                               .reviews = reviews,
                               .review_count = draw(seed, 4)};
    enumerator_give(to, &world);
}

/* The options go by the bits of the number, so that each meets each other. */
static void set_mixed(model_setting *setting, size_t number) {
    static const model_window look_backs[] = {
        {MODEL_MONTHS, 24}, {MODEL_MONTHS, 3}, {MODEL_DAYS, 93}, {MODEL_UNLIMITED, 0}};
    *setting = enumerate_setting("mixed");
    model_policy *policy = &setting->policy;
    setting->non_crime = 100;
    policy->look_back = look_backs[number % LENGTH(look_backs)];
    policy->serial_window = look_backs[(number + 1) % LENGTH(look_backs)];
    policy->peak_window = (model_window){number % 2 == 0 ? MODEL_DAYS : MODEL_MONTHS, 1};
    policy->one_per_pair_per_day = (number & 1) != 0;
    policy->exclude_dual = (number & 2) != 0;
    policy->sum_all = (number & 4) != 0;
    policy->half_life = number % 3 == 0 ? 31 : 0;
    policy->any = number % 3 == 1;
    policy->qualify = (number & 4) != 0;
    policy->score = number == 5 ? MODEL_SCORE_GRAVITY : MODEL_SCORE_BANDS;
    policy->cohort = (number & 1) != 0 ? MODEL_COHORT_TOTAL : MODEL_COHORT_MET;
    policy->cohort_value = 40;
    for (size_t i = 0; number == 6 && i < MODEL_COMPONENTS; i++) {
        policy->weights[i] = (int64_t)i * 3;
        policy->band_counts[i] -= i;
    }
    enumerate_threshold(setting, "incidents", MODEL_INCIDENTS, 2, MODEL_MONTHS, 3);
    enumerate_threshold(setting, "crimes", MODEL_CRIMES, 2, MODEL_UNLIMITED, 0);
    enumerate_threshold(setting, "victims", MODEL_VICTIMS, 2, MODEL_DAYS, 92);
    enumerate_threshold(setting, "same", MODEL_SAME_VICTIM, 2, MODEL_MONTHS, 12);
    enumerate_threshold(setting, "burst", MODEL_PEAK, 2, MODEL_DAYS, 29);
}

/* 600,000 worlds of up to ten rows, five people and five incidents. */
void family_mixed(enumerator *to) {
    model_setting settings[MIXED_SETTINGS];
    for (size_t i = 0; i < MIXED_SETTINGS; i++)
        set_mixed(&settings[i], i);
    uint64_t seed = 20140531;
    enumerator_set(to, settings, MIXED_SETTINGS);
    for (size_t i = 0; i < MIXED_WORLDS; i++)
        give_mixed(to, &seed);
    enumerator_set(to, NULL, 0);
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What depends on two people or more: role swaps, aliases, quiet victims, pairs. */
#include "enumerate.h"
#include "model_part.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* Seven ways in which three people harm each other, or nobody, one with a group and one with a
 * code; two incidents; in the look-back, before it, undated or future: 56 rows, up to four of them.
 * 487,635 worlds. */
void family_counter(enumerator *to) {
    const int32_t days[] = {enumerate_day() - 5, enumerate_day() - 300, MODEL_NO_DATE,
                            enumerate_day() + 1};
    static const uint64_t ways[][3] = {{1, 2, 0}, {2, 1, 0}, {1, 2, 7}, {1, 3, 0},
                                       {3, 1, 0}, {2, 3, 0}, {1, 0, 7}};
    const model_world rest = {0};
    row_states states = {.count = 0};
    for (size_t i = 0; i < 2 * LENGTH(ways) * LENGTH(days); i++) {
        const size_t way = i / 2 % LENGTH(ways);
        model_row row = enumerate_row(days[i / (2 * LENGTH(ways))]);
        row.incident = 1 + i % 2;
        row.perpetrator = ways[way][0];
        row.victim = ways[way][1];
        row.group = ways[way][2];
        row.code = way == 3;
        row_states_add(&states, row);
    }
    model_setting settings[2] = {enumerate_setting("as recorded"), enumerate_setting("excluded")};
    for (size_t i = 0; i < LENGTH(settings); i++) {
        settings[i].policy.look_back = (model_window){MODEL_MONTHS, 3};
        settings[i].policy.serial_window = (model_window){MODEL_MONTHS, 12};
        settings[i].policy.exclude_dual = i == 1;
        enumerate_threshold(&settings[i], "incidents", MODEL_INCIDENTS, 2, MODEL_MONTHS, 12);
        enumerate_threshold(&settings[i], "same", MODEL_SAME_VICTIM, 1, MODEL_MONTHS, 3);
    }
    enumerator_set(to, settings, LENGTH(settings));
    enumerate_rows(to, &states, 0, 4, &rest);
    enumerator_set(to, NULL, 0);
}

typedef struct alias_map {
    model_alias aliases[3];
    size_t count;
} alias_map;

/* Eight maps of aliases: none, one, a chain, to a reference without rows, two children, of
 * themselves and twice. Three perpetrators against nobody or four, the same among them; two
 * incidents; two days: 60 rows, up to three of them, with what the host knows of two. 317,681
 * worlds. */
void family_alias(enumerator *to) {
    static const alias_map maps[] = {
        {{{0, 0}}, 0},
        {{{3, 1}}, 1},
        {{{3, 2}, {2, 1}}, 2},
        {{{1, 2}, {2, 3}}, 2},
        {{{1, 9}, {4, 9}}, 2},
        {{{2, 1}, {4, 3}}, 2},
        {{{1, 1}, {3, 4}, {3, 4}}, 3},
        {{{9, 1}, {4, 2}, {1, 4}}, 3},
    };
    static const model_fact facts[] = {{3, 0, 1}, {2, 0, 0}, {9, 1, 0}};
    row_states states = {.count = 0};
    for (size_t i = 0; i < 60; i++) {
        model_row row = enumerate_row(i / 30 == 0 ? enumerate_day() : enumerate_day() - 800);
        row.incident = 1 + i % 2;
        row.perpetrator = 1 + i / 2 % 3;
        row.victim = i / 6 % 5;
        row.group = row.victim == 4 ? 7 : 0;
        row.grade = (uint8_t)row.victim;
        row_states_add(&states, row);
    }
    model_setting settings[2] = {enumerate_setting("alias"), enumerate_setting("alias, no dual")};
    for (size_t i = 0; i < LENGTH(settings); i++) {
        settings[i].policy.cohort = i == 0 ? MODEL_COHORT_TOTAL : MODEL_COHORT_MET;
        settings[i].policy.cohort_value = 30;
        settings[i].policy.exclude_dual = settings[i].policy.one_per_pair_per_day = i == 1;
        enumerate_threshold(&settings[i], "victims", MODEL_VICTIMS, 1, MODEL_MONTHS, 24);
        enumerate_threshold(&settings[i], "same", MODEL_SAME_VICTIM, 1, MODEL_UNLIMITED, 0);
    }
    enumerator_set(to, settings, LENGTH(settings));
    for (size_t i = 0; i < LENGTH(maps); i++) {
        const model_world rest = {.aliases = maps[i].aliases,
                                  .alias_count = maps[i].count,
                                  .facts = facts,
                                  .fact_count = LENGTH(facts)};
        enumerate_rows(to, &states, i == 0 ? 0 : 1, 3, &rest);
    }
    enumerator_set(to, NULL, 0);
}

/* Three incidents; with a perpetrator, none, or cancelled; days on and about three months before
 * the day, and twelve months before those, and none; no grade, 1 or 3: 162 rows, up to three of
 * them; up to two under six lists of reviews, and with other months. 827,551 worlds. */
void family_quiet(enumerator *to) {
    const int32_t start = model_add_months(enumerate_day(), -3);
    const int32_t days[] = {start,
                            start + 1,
                            model_add_months(start, -12),
                            model_add_months(start, -12) + 1,
                            enumerate_day() + 1,
                            MODEL_NO_DATE};
    const model_review reviews[][2] = {
        {{2, start}, {2, MODEL_NO_DATE}},
        {{2, start + 1}, {0, 0}},
        {{2, enumerate_day() + 1}, {3, start + 5}},
        {{2, enumerate_day()}, {2, start}},
        {{2, model_add_months(start, -12) + 1}, {0, 0}},
        {{4, start + 1}, {0, 0}},
    };
    static const size_t review_counts[] = {2, 1, 2, 2, 1, 1};
    static const model_alias aliases[] = {{4, 2}};
    static const uint8_t grades[] = {0, 1, 3};
    row_states states = {.count = 0};
    for (size_t i = 0; i < 3 * LENGTH(days) * 9; i++) {
        model_row row = enumerate_row(days[i / 3 % LENGTH(days)]);
        row.incident = 1 + i % 3;
        row.grade = grades[i / (3 * LENGTH(days)) % 3];
        row.perpetrator = i / (9 * LENGTH(days)) == 1 ? 0 : 1;
        row.status = i / (9 * LENGTH(days)) == 2 ? MODEL_CANCELLED : MODEL_OPEN;
        row_states_add(&states, row);
    }
    model_setting settings[1] = {enumerate_setting("quiet")};
    enumerator_set(to, settings, LENGTH(settings));
    const model_world none = {0};
    enumerate_rows(to, &states, 0, 3, &none);
    for (size_t i = 0; i < LENGTH(reviews); i++) {
        const model_world rest = {.aliases = aliases,
                                  .alias_count = LENGTH(aliases),
                                  .reviews = reviews[i],
                                  .review_count = review_counts[i]};
        enumerate_rows(to, &states, 2, 2, &rest);
    }
    settings[0].quiet_months = 1;
    settings[0].counted_months = 3;
    enumerator_set(to, settings, LENGTH(settings));
    enumerate_rows(to, &states, 2, 2, &none);
    enumerator_set(to, NULL, 0);
}

/* Up to six incidents of one pair, on days about the twelve months to the day and about a referral,
 * or undated, a crime or not, up to four under seven lists of referrals; and rows that share
 * incidents and victims, up to three, or two under those lists. 221,408 worlds. */
void family_pairs(enumerator *to) {
    const int32_t today = enumerate_day(), start = model_add_months(today, -12);
    const int32_t days[] = {start, start + 1, today, today - 50, today - 51, MODEL_NO_DATE};
    const model_referral referrals[][2] = {
        {{1, 2, today - 50}, {1, 2, start - 1}}, {{1, 2, start}, {1, 2, start - 800}},
        {{1, 2, start - 1}, {2, 1, today - 50}}, {{1, 2, today + 1}, {1, 3, today - 50}},
        {{1, 2, MODEL_NO_DATE}, {1, 2, today}},  {{1, 2, today}, {3, 2, MODEL_NO_DATE}},
        {{4, 2, today - 51}, {1, 2, start}},
    };
    static const model_alias aliases[] = {{4, 1}};
    row_states states = {.count = 0}, shared = {.count = 0};
    for (size_t i = 0; i < 2 * LENGTH(days); i++) {
        model_row row = enumerate_row(days[i / 2]);
        row.code = i % 2 == 0 ? MODEL_CODE_NONE : MODEL_CODE_UNMAPPED;
        row_states_add(&states, row);
        for (uint64_t victim = 0; victim <= 3; victim++) {
            row.incident = 1 + victim % 2;
            row.victim = victim;
            row_states_add(&shared, row);
            row.incident = 2 - victim % 2;
            row_states_add(&shared, row);
        }
    }
    model_setting settings[1] = {enumerate_setting("pairs")};
    settings[0].policy.exclude_dual = true;
    enumerator_set(to, settings, LENGTH(settings));
    const model_world none = {0};
    enumerate_incidents(to, &states, 1, 6, &none);
    enumerate_rows(to, &shared, 1, 3, &none);
    for (size_t i = 0; i < LENGTH(referrals); i++) {
        const model_world rest = {.aliases = aliases,
                                  .alias_count = LENGTH(aliases),
                                  .referrals = referrals[i],
                                  .referral_count = 2};
        enumerate_incidents(to, &states, 1, 4, &rest);
        enumerate_rows(to, &shared, 1, 2, &rest);
    }
    enumerator_set(to, NULL, 0);
}

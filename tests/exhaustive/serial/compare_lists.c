/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Quiet victims and pairs. */
#include "compare.h"

/* The place of each victim or pair in the lists of the model, which must be used up in order. */
typedef struct expected_places {
    size_t next[COMPARE_WORLDS];
} expected_places;

static void compare_used_up(comparer *to, const expected_places *places, bool pairs) {
    for (to->world = 0; to->world < to->batch.world_count; to->world++) {
        const model_answer *answer = &to->answers[to->world];
        compare_same(to, pairs ? "pairs listed" : "victims listed",
                     (int64_t)(pairs ? answer->pair_count : answer->victim_count),
                     (int64_t)places->next[to->world]);
    }
}

static void compare_victim(comparer *to, expected_places *places, const darisk_quiet_victim *got) {
    to->world = compare_world_of(got->victim_id);
    if (to->world >= to->batch.world_count) {
        to->world = 0;
        compare_differ(to, "a victim that is none", 0, (int64_t)got->victim_id);
        return;
    }
    const model_answer *answer = &to->answers[to->world];
    if (places->next[to->world] >= answer->victim_count) {
        compare_differ(to, "a victim too many", 0, (int64_t)compare_id_of(got->victim_id));
        return;
    }
    const model_victim *expected = &answer->victims[places->next[to->world]++];
    compare_same(to, "victim_id", (int64_t)expected->id, (int64_t)compare_id_of(got->victim_id));
    compare_same(to, "quiet", expected->quiet, got->quiet);
    compare_same(to, "quiet incidents", expected->incidents, got->incidents);
    compare_same(to, "quiet undated", expected->undated, got->undated);
    compare_same(to, "quiet last_date", expected->last_date, got->last_date);
    compare_same(to, "days_quiet", expected->days_quiet, got->days_quiet);
    compare_same(to, "last_grade", expected->last_grade, got->last_grade);
}

void compare_quiet(comparer *to, const darisk_cohort *cohort) {
    static uint64_t victims[COMPARE_LISTED];
    static darisk_date days[COMPARE_LISTED];
    static expected_places places;
    const compare_batch *batch = &to->batch;
    size_t count = 0;
    places = (expected_places){{0}};
    for (size_t world = 0; world < batch->world_count; world++)
        for (size_t i = 0; i < batch->kept[world].world.review_count; i++, count++) {
            const model_review *review = &batch->reviews[batch->kept[world].reviews + i];
            victims[count] = compare_reference(world, review->victim);
            days[count] = review->day;
        }
    const darisk_review_columns reviews = {.struct_size = sizeof reviews,
                                           .victim_id = {victims, NULL, 0, count},
                                           .date = {days, NULL, 0, count}};
    const darisk_quiet_options options = {sizeof options, to->setting->quiet_months,
                                          to->setting->counted_months};
    darisk_quiet_victims *list = NULL;
    compare_must(darisk_quiet_victims_new(cohort, &options, to->setting->as_of,
                                          count == 0 ? NULL : &reviews, count, NULL, &list),
                 "darisk_quiet_victims_new");
    uint64_t last = 0;
    for (size_t i = 0; i < darisk_quiet_victims_count(list); i++) {
        darisk_quiet_victim got = {.struct_size = sizeof got};
        compare_must(darisk_quiet_victims_at(list, i, &got), "darisk_quiet_victims_at");
        compare_same(to, "order of victims", 1, got.victim_id > last);
        last = got.victim_id;
        compare_victim(to, &places, &got);
    }
    compare_used_up(to, &places, false);
    darisk_quiet_victims_free(list);
}

static void compare_pair(comparer *to, expected_places *places, const darisk_pair *got) {
    to->world = compare_world_of(got->person_id);
    if (to->world >= to->batch.world_count || compare_world_of(got->victim_id) != to->world) {
        to->world = 0;
        compare_differ(to, "a pair that is none", 0, (int64_t)got->person_id);
        return;
    }
    const model_answer *answer = &to->answers[to->world];
    if (places->next[to->world] >= answer->pair_count) {
        compare_differ(to, "a pair too many", 0, (int64_t)compare_id_of(got->person_id));
        return;
    }
    const model_pair *expected = &answer->pairs[places->next[to->world]++];
    compare_same(to, "pair person_id", (int64_t)expected->person,
                 (int64_t)compare_id_of(got->person_id));
    compare_same(to, "pair victim_id", (int64_t)expected->victim,
                 (int64_t)compare_id_of(got->victim_id));
    compare_same(to, "incidents_low", expected->incidents.low, got->incidents_low);
    compare_same(to, "incidents_high", expected->incidents.high, got->incidents_high);
    compare_same(to, "crimes_low", expected->crimes.low, got->crimes_low);
    compare_same(to, "crimes_high", expected->crimes.high, got->crimes_high);
    compare_same(to, "marac-repeat", expected->repeat, got->repeat);
    compare_same(to, "marac-escalation-5-3", expected->escalation_5_3, got->escalation_5_3);
    compare_same(to, "marac-escalation-3", expected->escalation_3, got->escalation_3);
}

static size_t fill_referrals(const compare_batch *batch, uint64_t *perpetrators, uint64_t *victims,
                             darisk_date *days) {
    size_t count = 0;
    for (size_t world = 0; world < batch->world_count; world++)
        for (size_t i = 0; i < batch->kept[world].world.referral_count; i++, count++) {
            const model_referral *referral = &batch->referrals[batch->kept[world].referrals + i];
            perpetrators[count] = compare_reference(world, referral->perpetrator);
            victims[count] = compare_reference(world, referral->victim);
            days[count] = referral->day;
        }
    return count;
}

void compare_pairs(comparer *to, const darisk_cohort *cohort) {
    static uint64_t perpetrators[COMPARE_LISTED], victims[COMPARE_LISTED];
    static darisk_date days[COMPARE_LISTED];
    static expected_places places;
    places = (expected_places){{0}};
    const size_t count = fill_referrals(&to->batch, perpetrators, victims, days);
    const darisk_referral_columns referrals = {.struct_size = sizeof referrals,
                                               .perpetrator_id = {perpetrators, NULL, 0, count},
                                               .victim_id = {victims, NULL, 0, count},
                                               .date = {days, NULL, 0, count}};
    darisk_pairs *list = NULL;
    compare_must(darisk_pairs_new(cohort, to->setting->as_of, count == 0 ? NULL : &referrals, count,
                                  NULL, &list),
                 "darisk_pairs_new");
    darisk_pair last = {.struct_size = sizeof last};
    for (size_t i = 0; i < darisk_pairs_count(list); i++) {
        darisk_pair got = {.struct_size = sizeof got};
        compare_must(darisk_pairs_at(list, i, &got), "darisk_pairs_at");
        compare_same(to, "order of pairs", 1,
                     got.person_id > last.person_id ||
                         (got.person_id == last.person_id && got.victim_id > last.victim_id));
        last = got;
        compare_pair(to, &places, &got);
    }
    compare_used_up(to, &places, true);
    darisk_pairs_free(list);
}

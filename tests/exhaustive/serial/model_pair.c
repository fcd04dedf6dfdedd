/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* 8.4 to 8.7: one person and one victim. */
#include "model_part.h"

static const model_window YEAR = {MODEL_MONTHS, 12};

/* 8.5: incidents in the 12 months to the day, and those without a day. */
static void count_pair(const model_history *history, model_pair *pair) {
    for (size_t i = 0; i < history->incident_count; i++) {
        const model_incident *incident = &history->incidents[i];
        if (!model_has_victim(history, incident->id, pair->victim))
            continue;
        const bool dated = model_in_window(YEAR, history->setting->as_of, incident->day);
        const bool possible = dated || incident->day == MODEL_NO_DATE;
        pair->incidents.low += dated;
        pair->incidents.high += possible;
        pair->crimes.low += dated && incident->crime;
        pair->crimes.high += possible && incident->crime;
    }
}

static model_result greater(model_result a, model_result b) {
    return a > b ? a : b;
}

/* 8.6: one incident after, on or before the last referral. */
static model_result repeat_of(int32_t day, int32_t referral) {
    if (day == MODEL_NO_DATE || day == referral)
        return MODEL_INDETERMINATE;
    return day > referral && model_add_months(day, -12) < referral ? MODEL_MET : MODEL_NOT_MET;
}

static model_result repeat(const model_world *world, const model_history *history,
                           const model_pair *pair) {
    int32_t last = MODEL_NO_DATE;
    for (size_t i = 0; i < world->referral_count; i++) {
        const model_referral *referral = &world->referrals[i];
        if (model_root(world, referral->perpetrator) != pair->person ||
            model_root(world, referral->victim) != pair->victim)
            continue;
        if (referral->day == MODEL_NO_DATE)
            return MODEL_INDETERMINATE;
        if (referral->day <= world->setting->as_of && referral->day > last)
            last = referral->day;
    }
    model_result best = MODEL_NOT_MET;
    if (last == MODEL_NO_DATE)
        return best;
    for (size_t i = 0; i < history->incident_count; i++)
        if (model_has_victim(history, history->incidents[i].id, pair->victim))
            best = greater(best, repeat_of(history->incidents[i].day, last));
    return best;
}

static void look_at_pair(const model_world *world, const model_history *history, uint64_t victim,
                         model_answer *answer) {
    model_pair *pair = &answer->pairs[answer->pair_count++];
    *pair = (model_pair){.person = history->events[0]->perpetrator, .victim = victim};
    count_pair(history, pair);
    pair->repeat = repeat(world, history, pair);
    pair->escalation_3 = model_compare(pair->incidents.low, pair->incidents.high, 3);
    pair->escalation_5_3 = greater(model_compare(pair->incidents.low, pair->incidents.high, 5),
                                   model_compare(pair->crimes.low, pair->crimes.high, 3));
}

/* The least person, or victim of that person, above the last; 0 where there is none. */
static uint64_t next_person(const model_events *all, uint64_t last) {
    uint64_t next = 0;
    for (size_t i = 0; i < all->count; i++)
        if (all->events[i].class == MODEL_CLASS_COUNTED && all->events[i].perpetrator > last &&
            (next == 0 || all->events[i].perpetrator < next))
            next = all->events[i].perpetrator;
    return next;
}

static uint64_t next_victim(const model_history *history, uint64_t last) {
    uint64_t next = 0;
    for (size_t i = 0; i < history->event_count; i++)
        if (history->events[i]->victim > last && (next == 0 || history->events[i]->victim < next))
            next = history->events[i]->victim;
    return next;
}

void model_list_pairs(const model_world *world, const model_events *all, model_answer *answer) {
    for (uint64_t person = next_person(all, 0); person != 0; person = next_person(all, person)) {
        model_history history;
        model_history_of_person(world->setting, all, person, false, &history);
        for (uint64_t victim = next_victim(&history, 0); victim != 0;
             victim = next_victim(&history, victim))
            look_at_pair(world, &history, victim, answer);
    }
}

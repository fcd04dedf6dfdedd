/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The measures of one person, the thresholds and the flags of R19. */
#include "model_part.h"

/* 2.7: distinct incidents of the person with a row of the class. */
static uint32_t count_class(const model_events *all, uint64_t person, model_class class) {
    uint32_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (all->events[i].perpetrator != person || all->events[i].class != class)
            continue;
        bool seen = false;
        for (size_t j = 0; j < i; j++)
            if (all->events[j].perpetrator == person && all->events[j].class == class &&
                all->events[j].incident == all->events[i].incident)
                seen = true;
        if (!seen)
            count++;
    }
    return count;
}

static bool in_look_back(const model_history *history, uint64_t incident) {
    return model_in_window(history->setting->policy.look_back, history->setting->as_of,
                           model_find_incident(history, incident)->day);
}

/* 7.4: for each row against a victim, each row of that victim against the person. Both histories
 * are whole, whatever the policy excludes. */
static uint16_t counter_flags(const model_world *world, const model_events *all, uint64_t id) {
    uint16_t flags = 0;
    model_history mine, theirs;
    model_history_of_person(world->setting, all, id, false, &mine);
    for (size_t i = 0; i < mine.event_count; i++) {
        const model_event *event = mine.events[i];
        if (event->victim == 0 || !in_look_back(&mine, event->incident))
            continue;
        model_history_of_person(world->setting, all, event->victim, false, &theirs);
        for (size_t j = 0; j < theirs.event_count; j++) {
            const model_event *other = theirs.events[j];
            if (other->victim != id || !in_look_back(&theirs, other->incident))
                continue;
            flags |= MODEL_FLAG_COUNTER;
            if (other->incident == event->incident)
                flags |= MODEL_FLAG_DUAL;
        }
    }
    return flags;
}

/* 7.2 */
static bool connection_unknown(const model_history *history) {
    for (size_t i = 0; i < history->event_count; i++)
        if (history->events[i]->victim != 0 && history->events[i]->group != 0)
            return false;
    return history->event_count != 0;
}

/* 3.4 */
static bool merged(const model_events *all, uint64_t id) {
    for (size_t i = 0; i < all->count; i++)
        if (all->events[i].perpetrator == id && all->events[i].class != MODEL_CLASS_IGNORED &&
            all->events[i].recorded != id)
            return true;
    return false;
}

static void measure_look_back(const model_history *history, model_person *out) {
    const model_policy *policy = &history->setting->policy;
    out->incidents = model_count(history, MODEL_INCIDENTS, policy->look_back).low;
    out->crimes = model_count(history, MODEL_CRIMES, policy->look_back).low;
    out->victims = model_count(history, MODEL_VICTIMS, policy->look_back).low;
    out->peak = model_peak(history, policy->look_back, policy->peak_window);
    for (size_t i = 0; i < history->incident_count; i++) {
        const model_incident *incident = &history->incidents[i];
        out->undated += incident->day == MODEL_NO_DATE;
        if (!in_look_back(history, incident->id))
            continue;
        out->unmapped += incident->unmapped;
        out->no_victim += incident->no_victim;
        if (incident->day > out->last_date)
            out->last_date = incident->day;
    }
    out->gravity_partial = out->unmapped > 0;
    if (out->last_date != MODEL_NO_DATE)
        out->recency_days = history->setting->as_of - out->last_date;
}

/* R8, 4.7. */
static void measure_thresholds(const model_history *history, model_person *out) {
    const model_policy *policy = &history->setting->policy;
    out->serial = model_count(history, MODEL_VICTIMS, policy->serial_window);
    out->serial.result = model_compare(out->serial.low, out->serial.high, policy->serial_victims);
    for (size_t i = 0; i < policy->threshold_count; i++) {
        const model_threshold *threshold = &policy->thresholds[i];
        model_bounds *bounds = &out->thresholds[i];
        *bounds = model_count(history, threshold->measure, threshold->window);
        bounds->result = model_compare(bounds->low, bounds->high, threshold->least);
        if (i == 0 ||
            (policy->any ? bounds->result > out->combined : bounds->result < out->combined))
            out->combined = bounds->result;
    }
}

bool model_measure_person(const model_world *world, const model_events *all, uint64_t id,
                          model_person *out) {
    const model_policy *policy = &world->setting->policy;
    model_history history;
    model_history_of_person(world->setting, all, id, policy->exclude_dual, &history);
    *out = (model_person){
        .id = id, .last_date = MODEL_NO_DATE, .recency_days = INT32_MIN, .total = MODEL_NO_TOTAL};
    for (size_t i = 0; i < MODEL_COMPONENTS; i++)
        out->points[i] = MODEL_NO_TOTAL;
    measure_look_back(&history, out);
    measure_thresholds(&history, out);
    out->future = count_class(all, id, MODEL_CLASS_FUTURE);
    out->cancelled = count_class(all, id, MODEL_CLASS_CANCELLED);
    out->self_link = count_class(all, id, MODEL_CLASS_SELF);

    unsigned flags = counter_flags(world, all, id);
    flags |= out->undated > 0 ? MODEL_FLAG_UNDATED : 0;
    flags |= out->future > 0 ? MODEL_FLAG_FUTURE : 0;
    flags |= out->unmapped > 0 ? MODEL_FLAG_UNMAPPED : 0;
    flags |= connection_unknown(&history) ? MODEL_FLAG_CONNECTION_UNKNOWN : 0;
    flags |= out->self_link > 0 ? MODEL_FLAG_SELF_LINK : 0;
    flags |= merged(all, id) ? MODEL_FLAG_MERGED : 0;
    flags |= out->cancelled > 0 ? MODEL_FLAG_CANCELLED : 0;
    out->flags = (uint16_t)flags;
    /* 9.1 */
    out->scored = policy->score != MODEL_SCORE_NONE && out->last_date != MODEL_NO_DATE &&
                  (!policy->qualify || out->combined == MODEL_MET);
    return model_gravity(&history, &out->gravity);
}

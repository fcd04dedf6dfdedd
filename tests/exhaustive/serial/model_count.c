/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* R6, R8, R10 and 4.3 to 4.10: the counts over a history, and the thresholds on them. */
#include "model_part.h"

model_result model_compare(uint32_t low, uint32_t high, uint32_t least) {
    if (low >= least)
        return MODEL_MET;
    return high >= least ? MODEL_INDETERMINATE : MODEL_NOT_MET;
}

static bool in_window(const model_history *history, model_window window,
                      const model_incident *incident) {
    return model_in_window(window, history->setting->as_of, incident->day);
}

/* What a count looks at: dated in the window, or that and all that have no date. */
static bool looked_at(const model_history *history, model_window window,
                      const model_incident *incident, bool undated_too) {
    return in_window(history, window, incident) || (undated_too && incident->day == MODEL_NO_DATE);
}

/* 4.8: whether no incident with a smaller id, of that day and with that victim, goes before. */
static bool first_of_pair_and_day(const model_history *history, const model_incident *incident,
                                  uint64_t victim, bool crimes) {
    for (size_t i = 0; i < history->incident_count; i++) {
        const model_incident *other = &history->incidents[i];
        if (other->id < incident->id && other->day == incident->day && (!crimes || other->crime) &&
            model_has_victim(history, other->id, victim))
            return false;
    }
    return true;
}

/* 4.8; with `crimes`, over the crime incidents alone. */
static bool kept(const model_history *history, const model_incident *incident, bool crimes) {
    if (crimes && !incident->crime)
        return false;
    if (!history->setting->policy.one_per_pair_per_day || incident->day == MODEL_NO_DATE ||
        incident->no_victim)
        return true;
    for (size_t i = 0; i < history->event_count; i++)
        if (history->events[i]->incident == incident->id &&
            first_of_pair_and_day(history, incident, history->events[i]->victim, crimes))
            return true;
    return false;
}

static uint32_t count_incidents(const model_history *history, model_window window, bool crimes,
                                bool undated_too) {
    uint32_t count = 0;
    for (size_t i = 0; i < history->incident_count; i++)
        if (looked_at(history, window, &history->incidents[i], undated_too) &&
            kept(history, &history->incidents[i], crimes))
            count++;
    return count;
}

/* 7.1: the smallest group on any row with that victim, or 0. */
static uint64_t group_of(const model_history *history, uint64_t victim) {
    uint64_t group = 0;
    for (size_t i = 0; i < history->event_count; i++)
        if (history->events[i]->victim == victim && history->events[i]->group != 0 &&
            (group == 0 || history->events[i]->group < group))
            group = history->events[i]->group;
    return group;
}

static bool victim_looked_at(const model_history *history, model_window window,
                             const model_event *event, bool undated_too) {
    return event->victim != 0 &&
           looked_at(history, window, model_find_incident(history, event->incident), undated_too);
}

/* R10: a victim counts unless an earlier row has the same victim, or one of the same group. */
static uint32_t count_victims(const model_history *history, model_window window, bool undated_too) {
    uint32_t count = 0;
    for (size_t i = 0; i < history->event_count; i++) {
        const model_event *event = history->events[i];
        if (!victim_looked_at(history, window, event, undated_too))
            continue;
        const uint64_t group = group_of(history, event->victim);
        bool seen = false;
        for (size_t j = 0; j < i && !seen; j++) {
            const model_event *earlier = history->events[j];
            if (victim_looked_at(history, window, earlier, undated_too))
                seen = earlier->victim == event->victim ||
                       (group != 0 && group_of(history, earlier->victim) == group);
        }
        if (!seen)
            count++;
    }
    return count;
}

/* 4.10 for one victim; with 4.8, the days of the dated ones. */
static uint32_t count_with_victim(const model_history *history, model_window window,
                                  uint64_t victim, bool undated_too) {
    uint32_t count = 0;
    for (size_t i = 0; i < history->incident_count; i++) {
        const model_incident *incident = &history->incidents[i];
        if (!looked_at(history, window, incident, undated_too) ||
            !model_has_victim(history, incident->id, victim))
            continue;
        bool same_day = false;
        for (size_t j = 0; j < i; j++)
            if (incident->day != MODEL_NO_DATE && history->incidents[j].day == incident->day &&
                model_has_victim(history, history->incidents[j].id, victim))
                same_day = true;
        if (!(history->setting->policy.one_per_pair_per_day && same_day))
            count++;
    }
    return count;
}

static uint32_t count_same_victim(const model_history *history, model_window window,
                                  bool undated_too) {
    uint32_t most = 0;
    for (size_t i = 0; i < history->event_count; i++) {
        if (history->events[i]->victim == 0)
            continue;
        const uint32_t count =
            count_with_victim(history, window, history->events[i]->victim, undated_too);
        if (count > most)
            most = count;
    }
    return most;
}

/* 4.9: among the incidents dated in one window, the most in a sliding one that ends on the day of
 * any of them. */
uint32_t model_peak(const model_history *history, model_window among, model_window sliding) {
    uint32_t most = 0;
    for (size_t i = 0; i < history->incident_count; i++) {
        const model_incident *end = &history->incidents[i];
        if (!in_window(history, among, end))
            continue;
        uint32_t count = 0;
        for (size_t j = 0; j < history->incident_count; j++) {
            const model_incident *incident = &history->incidents[j];
            if (in_window(history, among, incident) && kept(history, incident, false) &&
                model_in_window(sliding, end->day, incident->day))
                count++;
        }
        if (count > most)
            most = count;
    }
    return most;
}

static uint32_t count_undated(const model_history *history) {
    uint32_t count = 0;
    for (size_t i = 0; i < history->incident_count; i++)
        if (history->incidents[i].day == MODEL_NO_DATE)
            count++;
    return count;
}

static uint32_t count(const model_history *history, model_measure measure, model_window window,
                      bool undated_too) {
    switch (measure) {
    case MODEL_INCIDENTS:
        return count_incidents(history, window, false, undated_too);
    case MODEL_CRIMES:
        return count_incidents(history, window, true, undated_too);
    case MODEL_VICTIMS:
        return count_victims(history, window, undated_too);
    case MODEL_SAME_VICTIM:
        return count_same_victim(history, window, undated_too);
    case MODEL_PEAK:
        /* R6, 4.9: any window of that length inside the look-back. */
        return model_peak(history, history->setting->policy.look_back, window) +
               (undated_too ? count_undated(history) : 0);
    }
    return 0;
}

model_bounds model_count(const model_history *history, model_measure measure, model_window window) {
    return (model_bounds){.low = count(history, measure, window, false),
                          .high = count(history, measure, window, true)};
}

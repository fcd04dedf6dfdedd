/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* R14, 8.1 to 8.3: victims of several incidents of whom nothing was heard since. */
#include "model_part.h"

/* 8.2: a review after the last incident, and not after the day asked for. */
static bool reviewed(const model_world *world, uint64_t victim, int32_t last) {
    for (size_t i = 0; i < world->review_count; i++)
        if (model_root(world, world->reviews[i].victim) == victim && world->reviews[i].day > last &&
            world->reviews[i].day <= world->setting->as_of)
            return true;
    return false;
}

/* 8.3: the grade of the latest dated row that has one, on equal days the greatest. */
static uint8_t last_grade(const model_history *history) {
    uint8_t grade = 0;
    int32_t day = MODEL_NO_DATE;
    for (size_t i = 0; i < history->event_count; i++) {
        const model_event *event = history->events[i];
        if (event->day == MODEL_NO_DATE || event->grade == 0)
            continue;
        if (event->day > day || (event->day == day && event->grade > grade)) {
            day = event->day;
            grade = event->grade;
        }
    }
    return grade;
}

static void look_at_victim(const model_world *world, const model_history *history, uint64_t victim,
                           model_answer *answer) {
    const model_window call = {MODEL_MONTHS, world->setting->quiet_months};
    const model_window counted = {MODEL_MONTHS, world->setting->counted_months};
    model_victim found = {.id = victim, .last_date = MODEL_NO_DATE, .days_quiet = INT32_MIN};
    for (size_t i = 0; i < history->incident_count; i++) {
        found.undated += history->incidents[i].day == MODEL_NO_DATE;
        if (history->incidents[i].day > found.last_date)
            found.last_date = history->incidents[i].day;
    }
    if (found.last_date != MODEL_NO_DATE) {
        if (model_in_window(call, world->setting->as_of, found.last_date) ||
            reviewed(world, victim, found.last_date))
            return;
        for (size_t i = 0; i < history->incident_count; i++)
            found.incidents += model_in_window(counted, found.last_date, history->incidents[i].day);
        found.days_quiet = world->setting->as_of - found.last_date;
    }
    if (found.incidents + found.undated < 2)
        return;
    found.quiet = found.undated == 0 ? MODEL_MET : MODEL_INDETERMINATE;
    found.last_grade = last_grade(history);
    answer->victims[answer->victim_count++] = found;
}

void model_list_victims(const model_world *world, const model_events *all, model_answer *answer) {
    uint64_t last = 0;
    for (;;) {
        /* The next victim by id. */
        uint64_t victim = 0;
        for (size_t i = 0; i < all->count; i++)
            if (all->events[i].class == MODEL_CLASS_COUNTED && all->events[i].victim > last &&
                (victim == 0 || all->events[i].victim < victim))
                victim = all->events[i].victim;
        if (victim == 0)
            return;
        model_history history;
        model_history_of_victim(world->setting, all, victim, &history);
        look_at_victim(world, &history, victim, answer);
        last = victim;
    }
}

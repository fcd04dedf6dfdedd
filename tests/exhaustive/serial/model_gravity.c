/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* R11, R18: the gravity of a history. */
#include <math.h>

#include "model_part.h"

static uint64_t weight_of(const model_setting *setting, uint8_t code) {
    return code >= 1 && code <= setting->code_count ? (uint64_t)setting->weights[code - 1] : 0;
}

/* 5.2: an earlier row says the same of the same victim. */
static bool said_before(const model_history *history, size_t at) {
    const model_event *event = history->events[at];
    for (size_t i = 0; i < at; i++)
        if (history->events[i]->incident == event->incident &&
            history->events[i]->victim == event->victim && history->events[i]->code == event->code)
            return true;
    return false;
}

static model_wide incident_gravity(const model_history *history, const model_incident *incident) {
    if (!incident->crime)
        return (model_wide)history->setting->non_crime;
    model_wide sum = 0;
    uint64_t most = 0;
    for (size_t i = 0; i < history->event_count; i++) {
        if (history->events[i]->incident != incident->id)
            continue;
        const uint64_t weight = weight_of(history->setting, history->events[i]->code);
        if (weight > most)
            most = weight;
        if (!said_before(history, i))
            sum += weight;
    }
    return history->setting->policy.sum_all ? sum : most;
}

/* 2^31 x 2^(-j / 1024) to the nearest. None of the 1,023 that are no whole number is near a half:
 * the self-test looks. */
uint64_t model_half_life_weight(int32_t days, int32_t half_life) {
    const int64_t whole = days / half_life;
    const int64_t part = (int64_t)(days % half_life) * 1024 / half_life;
    if (whole >= 32)
        return 0;
    const long double exact = exp2l(31.0L - (long double)part / 1024.0L);
    return (uint64_t)floorl(exact + 0.5L) >> whole;
}

bool model_gravity(const model_history *history, int64_t *gravity) {
    const model_setting *setting = history->setting;
    model_wide sum = 0;
    for (size_t i = 0; i < history->incident_count; i++) {
        const model_incident *incident = &history->incidents[i];
        if (!model_in_window(setting->policy.look_back, setting->as_of, incident->day))
            continue;
        const model_wide weight = incident_gravity(history, incident);
        sum += setting->policy.half_life == 0
                   ? weight
                   : weight * model_half_life_weight(setting->as_of - incident->day,
                                                     setting->policy.half_life);
    }
    if (setting->policy.half_life != 0)
        sum >>= 31;
    *gravity = sum <= (model_wide)INT64_MAX ? (int64_t)sum : 0;
    return sum <= (model_wide)INT64_MAX;
}

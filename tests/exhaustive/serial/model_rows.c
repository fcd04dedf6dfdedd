/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* R2, R3, R7, R9: from rows to counted rows, and from those to incidents. */
#include "model_part.h"

uint64_t model_root(const model_world *world, uint64_t id) {
    for (size_t steps = 0; steps <= world->alias_count; steps++)
        for (size_t i = 0; i < world->alias_count; i++)
            if (world->aliases[i].child == id) {
                id = world->aliases[i].parent;
                break;
            }
    return id;
}

bool model_reversed(const model_row *row) {
    return row->from != MODEL_NO_DATE && row->to != MODEL_NO_DATE && row->to < row->from;
}

static int32_t event_day(const model_row *row) {
    if (model_reversed(row))
        return MODEL_NO_DATE;
    return row->to != MODEL_NO_DATE ? row->to : row->from;
}

/* 2.1: the first that applies. */
static model_class class_of(const model_row *row, const model_event *event, int32_t as_of) {
    if (row->role == MODEL_OTHER || row->is_da == 0)
        return MODEL_CLASS_IGNORED;
    if (row->status == MODEL_CANCELLED || row->status == MODEL_NO_CRIME)
        return MODEL_CLASS_CANCELLED;
    if (event->perpetrator != 0 && event->perpetrator == event->victim)
        return MODEL_CLASS_SELF;
    if (event->day != MODEL_NO_DATE && event->day > as_of)
        return MODEL_CLASS_FUTURE;
    return MODEL_CLASS_COUNTED;
}

void model_read(const model_world *world, model_events *out) {
    out->count = world->row_count;
    for (size_t i = 0; i < world->row_count; i++) {
        const model_row *row = &world->rows[i];
        model_event *event = &out->events[i];
        event->incident = row->incident;
        event->recorded = row->perpetrator;
        event->perpetrator = model_root(world, row->perpetrator);
        event->victim = model_root(world, row->victim);
        event->group = row->group;
        event->day = event_day(row);
        event->code = row->code;
        event->grade = row->grade;
        event->class = class_of(row, event, world->setting->as_of);
    }
}

/* 7.5: the same incident says that both did it to the other. */
static bool is_dual(const model_events *all, const model_event *event) {
    if (event->perpetrator == 0 || event->victim == 0)
        return false;
    for (size_t i = 0; i < all->count; i++) {
        const model_event *other = &all->events[i];
        if (other->class == MODEL_CLASS_COUNTED && other->incident == event->incident &&
            other->perpetrator == event->victim && other->victim == event->perpetrator)
            return true;
    }
    return false;
}

static void add_event(model_history *history, const model_event *event) {
    history->events[history->event_count++] = event;
    size_t at = 0;
    while (at < history->incident_count && history->incidents[at].id != event->incident)
        at++;
    model_incident *incident = &history->incidents[at];
    if (at == history->incident_count) {
        *incident = (model_incident){.id = event->incident, .day = MODEL_NO_DATE};
        history->incident_count++;
    }
    /* 2.4: the latest; no day is less than any. */
    if (event->day > incident->day)
        incident->day = event->day;
    if (event->code != MODEL_CODE_NONE)
        incident->crime = true;
    if (event->code == MODEL_CODE_UNMAPPED)
        incident->unmapped = true;
    if (event->victim == 0)
        incident->no_victim = true;
}

void model_history_of_person(const model_setting *setting, const model_events *all, uint64_t person,
                             bool without_dual, model_history *out) {
    out->setting = setting;
    out->event_count = out->incident_count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const model_event *event = &all->events[i];
        if (event->class == MODEL_CLASS_COUNTED && event->perpetrator == person &&
            !(without_dual && is_dual(all, event)))
            add_event(out, event);
    }
}

void model_history_of_victim(const model_setting *setting, const model_events *all, uint64_t victim,
                             model_history *out) {
    out->setting = setting;
    out->event_count = out->incident_count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (all->events[i].class == MODEL_CLASS_COUNTED && all->events[i].victim == victim)
            add_event(out, &all->events[i]);
}

const model_incident *model_find_incident(const model_history *history, uint64_t id) {
    for (size_t i = 0; i < history->incident_count; i++)
        if (history->incidents[i].id == id)
            return &history->incidents[i];
    return NULL;
}

bool model_has_victim(const model_history *history, uint64_t incident, uint64_t victim) {
    for (size_t i = 0; i < history->event_count; i++)
        if (history->events[i]->incident == incident && history->events[i]->victim == victim)
            return true;
    return false;
}

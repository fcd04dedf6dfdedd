/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/person.h"

#include "serial/distinct.h"
#include "serial/dual.h"
#include "serial/gravity_sum.h"
#include "serial/measure.h"

enum darisk_serial_class darisk_serial_class_of(const struct darisk_serial_question *question,
                                                const struct darisk_serial_row *row) {
    if (row->flags & DARISK_SERIAL_ROW_CANCELLED)
        return DARISK_SERIAL_ROW_IS_CANCELLED;
    if (row->victim == row->person)
        return DARISK_SERIAL_ROW_IS_SELF;
    return row->date > question->as_of ? DARISK_SERIAL_ROW_IS_FUTURE : DARISK_SERIAL_ROW_IS_COUNTED;
}

/* A counted row to its incident. A missing date is less than any. */
static void take_counted(const struct darisk_serial_question *question,
                         const struct darisk_serial_row *row,
                         struct darisk_serial_incident *incident) {
    incident->bits |= DARISK_SERIAL_INCIDENT_COUNTED;
    if (row->date > incident->date)
        incident->date = row->date;
    if (row->victim == 0)
        incident->bits |= DARISK_SERIAL_INCIDENT_NO_VICTIM;
    if (row->offence == DARISK_OFFENCE_NOT_A_CRIME)
        return;
    incident->bits |= DARISK_SERIAL_INCIDENT_CRIME;
    if (row->offence == DARISK_OFFENCE_UNMAPPED)
        incident->bits |= DARISK_SERIAL_INCIDENT_UNMAPPED;
    else if (question->weights[row->offence] > incident->gravity)
        incident->gravity = question->weights[row->offence];
}

static void take_row(const struct darisk_serial_question *question, struct darisk_serial_work *work,
                     size_t i) {
    static const uint32_t BITS[] = {
        [DARISK_SERIAL_ROW_IS_CANCELLED] = DARISK_SERIAL_INCIDENT_CANCELLED,
        [DARISK_SERIAL_ROW_IS_SELF] = DARISK_SERIAL_INCIDENT_SELF,
        [DARISK_SERIAL_ROW_IS_FUTURE] = DARISK_SERIAL_INCIDENT_FUTURE,
    };
    const struct darisk_serial_row *row = &work->rows[i];
    struct darisk_serial_incident *incident = &work->incidents[work->incident_of[i]];
    enum darisk_serial_class class = darisk_serial_class_of(question, row);
    if (class == DARISK_SERIAL_ROW_IS_COUNTED) {
        if (row->date > incident->all_date)
            incident->all_date = row->date;
        if (work->dual != NULL && darisk_serial_is_dual(work->dual, row))
            class = DARISK_SERIAL_ROW_IS_DUAL;
        else
            take_counted(question, row, incident);
    } else {
        incident->bits |= BITS[class];
    }
    work->classes[i] = (uint8_t) class;
}

static void take_incidents(const struct darisk_serial_question *question,
                           struct darisk_serial_work *work) {
    const int64_t noncrime =
        question->weights == NULL ? 0 : question->weights[DARISK_OFFENCE_NOT_A_CRIME];
    work->incident_count =
        darisk_serial_distinct(&work->rows->incident, sizeof *work->rows / sizeof(uint64_t),
                               work->count, work->incident_of, work->incident_ids, work->table);
    for (size_t i = 0; i < work->incident_count; i++)
        work->incidents[i] = (struct darisk_serial_incident){
            .date = DARISK_DATE_UNKNOWN,
            .all_date = DARISK_DATE_UNKNOWN,
            .bits = DARISK_SERIAL_INCIDENT_FREQUENT | DARISK_SERIAL_INCIDENT_FREQUENT_CRIME};
    for (size_t i = 0; i < work->count; i++)
        take_row(question, work, i);
    for (size_t i = 0; i < work->incident_count; i++)
        if (!(work->incidents[i].bits & DARISK_SERIAL_INCIDENT_CRIME))
            work->incidents[i].gravity = noncrime;
}

static void take_victims(struct darisk_serial_work *work) {
    work->victim_count =
        darisk_serial_distinct(&work->rows->victim, sizeof *work->rows / sizeof(uint64_t),
                               work->count, work->victim_of, work->victim_ids, work->table);
    work->any_group = false;
    for (size_t i = 0; i < work->victim_count; i++)
        work->victims[i] =
            (struct darisk_serial_victim){.id = work->victim_ids[i], .last = DARISK_DATE_UNKNOWN};
    for (size_t i = 0; i < work->count; i++) {
        struct darisk_serial_victim *victim = &work->victims[work->victim_of[i]];
        const darisk_date date = work->incidents[work->incident_of[i]].date;
        if (work->classes[i] != DARISK_SERIAL_ROW_IS_COUNTED || victim->id == 0)
            continue;
        victim->counted = true;
        if (date == DARISK_DATE_UNKNOWN)
            victim->undated = true;
        else if (date > victim->last)
            victim->last = date;
        if (work->row_groups != NULL && work->row_groups[i] != 0) {
            work->any_group = true;
            if (victim->group == 0 || work->row_groups[i] < victim->group)
                victim->group = work->row_groups[i];
        }
    }
}

/* The victims of counted rows, those of one connection group once (errata 7.1). */
static void take_units(struct darisk_serial_work *work) {
    work->unit_count = 0;
    for (size_t i = 0; i < work->victim_count; i++)
        if (work->victims[i].counted)
            work->units[work->unit_count++] = work->victims[i];
    if (work->any_group)
        work->unit_count = darisk_serial_join_groups(work);
}

static void count_quality(const struct darisk_serial_work *work, struct darisk_serial_person *out) {
    bool counted = false;
    for (size_t i = 0; i < work->incident_count; i++) {
        const struct darisk_serial_incident *incident = &work->incidents[i];
        counted |= (incident->bits & DARISK_SERIAL_INCIDENT_COUNTED) != 0;
        out->undated += (incident->bits & DARISK_SERIAL_INCIDENT_COUNTED) != 0 &&
                        incident->date == DARISK_DATE_UNKNOWN;
        out->future += (incident->bits & DARISK_SERIAL_INCIDENT_FUTURE) != 0;
        out->cancelled += (incident->bits & DARISK_SERIAL_INCIDENT_CANCELLED) != 0;
        out->self_link += (incident->bits & DARISK_SERIAL_INCIDENT_SELF) != 0;
    }
    out->flags =
        (uint16_t)((out->undated > 0 ? DARISK_SERIAL_FLAG_UNDATED : 0) |
                   (out->future > 0 ? DARISK_SERIAL_FLAG_FUTURE : 0) |
                   (out->cancelled > 0 ? DARISK_SERIAL_FLAG_CANCELLED : 0) |
                   (out->self_link > 0 ? DARISK_SERIAL_FLAG_SELF_LINK : 0) |
                   (counted && !work->any_group ? DARISK_SERIAL_FLAG_CONNECTION_UNKNOWN : 0));
}

/* The look-back. An incident that one-per-pair-per-day leaves out still has its harm, its victims
 * and its day (errata 4.8). */
static void count_look_back(const struct darisk_serial_question *question,
                            const struct darisk_serial_work *work,
                            struct darisk_serial_person *out) {
    const unsigned crime = DARISK_SERIAL_INCIDENT_CRIME | DARISK_SERIAL_INCIDENT_FREQUENT_CRIME;
    for (size_t i = 0; i < work->incident_count; i++) {
        const struct darisk_serial_incident *incident = &work->incidents[i];
        if (incident->date <= question->look_back)
            continue;
        out->incidents += (incident->bits & DARISK_SERIAL_INCIDENT_FREQUENT) != 0;
        out->crimes += (incident->bits & crime) == crime;
        out->unmapped += (incident->bits & DARISK_SERIAL_INCIDENT_UNMAPPED) != 0;
        out->no_victim += (incident->bits & DARISK_SERIAL_INCIDENT_NO_VICTIM) != 0;
        if (incident->date > out->last)
            out->last = incident->date;
    }
    if (out->unmapped > 0)
        out->flags |= DARISK_SERIAL_FLAG_UNMAPPED;
}

void darisk_serial_measure(const struct darisk_serial_question *question,
                           struct darisk_serial_work *work, struct darisk_serial_person *out,
                           struct darisk_serial_bounds *thresholds) {
    const struct darisk_serial_rules *rules = question->rules;
    *out = (struct darisk_serial_person){
        .id = work->rows->person, .total = INT64_MIN, .last = DARISK_DATE_UNKNOWN};
    take_incidents(question, work);
    take_victims(work);
    take_units(work);
    if (rules->one_per_pair_per_day)
        darisk_serial_leave_out(work);
    count_quality(work, out);
    count_look_back(question, work, out);
    if (!darisk_serial_gravity_sum(question, work, &out->gravity))
        out->marks |= DARISK_SERIAL_PERSON_OVERFLOW;
    out->victims = darisk_serial_count_victims(work, question->look_back).low;
    out->serial = darisk_serial_count_victims(work, question->serial);
    out->peak = darisk_serial_count_peak(question, work, rules->peak_window).low;
    for (size_t i = 0; i < rules->threshold_count; i++)
        thresholds[i] = darisk_serial_count(question, work, i);
    out->thresholds = (uint8_t)darisk_serial_together(rules, thresholds);
}

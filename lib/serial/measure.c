/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/measure.h"

#include "model/count.h"
#include "serial/peak.h"
#include "serial/sort.h"

#define CRIME (DARISK_SERIAL_INCIDENT_CRIME | DARISK_SERIAL_INCIDENT_FREQUENT_CRIME)

static uint32_t undated_incidents(const struct darisk_serial_work *work, unsigned bits) {
    uint32_t count = 0;
    bits |= DARISK_SERIAL_INCIDENT_COUNTED;
    for (size_t i = 0; i < work->incident_count; i++)
        count += work->incidents[i].date == DARISK_DATE_UNKNOWN &&
                 (work->incidents[i].bits & bits) == bits;
    return count;
}

/* Incidents with these bits after a start; high with those that have no day. */
static struct darisk_serial_bounds count_incidents(const struct darisk_serial_work *work,
                                                   unsigned bits, darisk_date start) {
    struct darisk_serial_bounds count = {0, undated_incidents(work, bits)};
    for (size_t i = 0; i < work->incident_count; i++)
        count.low += work->incidents[i].date > start && (work->incidents[i].bits & bits) == bits;
    count.high += count.low;
    return count;
}

struct darisk_serial_bounds darisk_serial_count_victims(const struct darisk_serial_work *work,
                                                        darisk_date start) {
    struct darisk_serial_bounds count = {0, 0};
    for (size_t i = 0; i < work->unit_count; i++) {
        count.low += work->units[i].last > start;
        count.high += work->units[i].last > start || work->units[i].undated;
    }
    return count;
}

struct darisk_serial_bounds darisk_serial_count_peak(const struct darisk_serial_question *question,
                                                     struct darisk_serial_work *work,
                                                     struct darisk_serial_window window) {
    const uint32_t undated = undated_incidents(work, DARISK_SERIAL_INCIDENT_FREQUENT);
    const bool usual = question->peak_starts != NULL &&
                       window.unit == question->rules->peak_window.unit &&
                       window.count == question->rules->peak_window.count;
    size_t count = 0;
    for (size_t i = 0; i < work->incident_count; i++)
        if (work->incidents[i].date > question->look_back &&
            work->incidents[i].bits & DARISK_SERIAL_INCIDENT_FREQUENT)
            work->days[count++] = work->incidents[i].date;
    if (count > 1) {
        darisk_serial_sort_dates(work->days, count, work->spare_days);
        for (size_t i = 0; i < count; i++)
            work->starts[i] = usual ? question->peak_starts[work->days[i] - question->look_back - 1]
                                    : darisk_serial_window_start(window, work->days[i]);
        count = darisk_serial_peak(work->days, work->starts, count);
    }
    return (struct darisk_serial_bounds){(uint32_t)count, (uint32_t)count + undated};
}

/* What is the same stands together. A row stands in the order as its place. */
static bool by_offence(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_work *work = context;
    if (work->incident_of[a] != work->incident_of[b])
        return work->incident_of[a] < work->incident_of[b];
    if (work->victim_of[a] != work->victim_of[b])
        return work->victim_of[a] < work->victim_of[b];
    if (work->rows[a].offence != work->rows[b].offence)
        return work->rows[a].offence < work->rows[b].offence;
    return a < b;
}

/* Rows by victim, day and reference of the incident. */
static bool by_pair_and_day(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_work *work = context;
    const uint32_t i = work->incident_of[a], j = work->incident_of[b];
    if (work->victim_of[a] != work->victim_of[b])
        return work->victim_of[a] < work->victim_of[b];
    if (work->incidents[i].date != work->incidents[j].date)
        return work->incidents[i].date < work->incidents[j].date;
    if (i != j)
        return work->incident_ids[i] < work->incident_ids[j];
    return a < b;
}

static size_t order_counted(struct darisk_serial_work *work, darisk_serial_before *before) {
    size_t count = 0;
    for (size_t i = 0; i < work->count; i++)
        if (work->classes[i] == DARISK_SERIAL_ROW_IS_COUNTED)
            work->order[count++] = i;
    darisk_serial_sort(work->order, count, before, work);
    return count;
}

size_t darisk_serial_sort_pairs(struct darisk_serial_work *work) {
    return order_counted(work, by_pair_and_day);
}

size_t darisk_serial_sort_offences(struct darisk_serial_work *work) {
    return order_counted(work, by_offence);
}

bool darisk_serial_same_offence(const struct darisk_serial_work *work, size_t a, size_t b) {
    return work->incident_of[a] == work->incident_of[b] &&
           work->victim_of[a] == work->victim_of[b] &&
           work->rows[a].offence == work->rows[b].offence;
}

/* Whether a row, which follows another in the order of pairs and days, counts for nothing of its
 * own: of the same incident, or by one-per-pair-per-day of the same day. */
static bool counts_already(const struct darisk_serial_question *question,
                           const struct darisk_serial_work *work, size_t before, size_t at) {
    const uint32_t i = work->incident_of[before], j = work->incident_of[at];
    if (work->victim_of[before] != work->victim_of[at])
        return false;
    return i == j || (question->rules->one_per_pair_per_day &&
                      work->incidents[j].date != DARISK_DATE_UNKNOWN &&
                      work->incidents[i].date == work->incidents[j].date);
}

/* Most incidents with one victim, whatever the group. */
static struct darisk_serial_bounds count_same_victim(const struct darisk_serial_question *question,
                                                     struct darisk_serial_work *work,
                                                     darisk_date start) {
    struct darisk_serial_bounds most = {0, 0}, one = {0, 0};
    const size_t count = darisk_serial_sort_pairs(work);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)work->order[i];
        const size_t before = i > 0 ? (size_t)work->order[i - 1] : at;
        const darisk_date date = work->incidents[work->incident_of[at]].date;
        if (work->rows[at].victim == 0 || (i > 0 && counts_already(question, work, before, at)))
            continue;
        if (i == 0 || work->victim_of[before] != work->victim_of[at])
            one = (struct darisk_serial_bounds){0, 0};
        one.low += date > start;
        one.high += date > start || date == DARISK_DATE_UNKNOWN;
        most.low = one.low > most.low ? one.low : most.low;
        most.high = one.high > most.high ? one.high : most.high;
    }
    return most;
}

struct darisk_serial_bounds darisk_serial_count(const struct darisk_serial_question *question,
                                                struct darisk_serial_work *work, size_t threshold) {
    const struct darisk_serial_threshold *asked = &question->rules->thresholds[threshold];
    const darisk_date start = question->thresholds[threshold];
    switch (asked->measure) {
    case DARISK_SERIAL_MEASURE_CRIMES:
        return count_incidents(work, CRIME, start);
    case DARISK_SERIAL_MEASURE_VICTIMS:
        return darisk_serial_count_victims(work, start);
    case DARISK_SERIAL_MEASURE_SAME_VICTIM:
        return count_same_victim(question, work, start);
    case DARISK_SERIAL_MEASURE_PEAK:
        return darisk_serial_count_peak(question, work, asked->window);
    case DARISK_SERIAL_MEASURE_INCIDENTS:
    default:
        return count_incidents(work, DARISK_SERIAL_INCIDENT_FREQUENT, start);
    }
}

static bool by_group(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_work *work = context;
    const struct darisk_serial_victim *first = &work->victims[a], *second = &work->victims[b];
    return first->group != second->group ? first->group < second->group : a < b;
}

size_t darisk_serial_join_groups(struct darisk_serial_work *work) {
    size_t counted = 0, units = 0;
    for (size_t i = 0; i < work->victim_count; i++)
        if (work->victims[i].counted)
            work->order[counted++] = i;
    darisk_serial_sort(work->order, counted, by_group, work);
    for (size_t i = 0; i < counted; i++) {
        const struct darisk_serial_victim *victim = &work->victims[work->order[i]];
        struct darisk_serial_victim *unit = units > 0 ? &work->units[units - 1] : NULL;
        if (victim->group == 0 || unit == NULL || unit->group != victim->group) {
            work->units[units++] = *victim;
            continue;
        }
        unit->undated |= victim->undated;
        unit->last = victim->last > unit->last ? victim->last : unit->last;
    }
    return units;
}

/* Keeps, of the dated incidents with some bits, the first of each day with each victim, and those
 * with a row without a victim: all others lose `mark`. */
static void keep_first(struct darisk_serial_work *work, unsigned bits, unsigned mark) {
    size_t count = 0;
    for (size_t i = 0; i < work->incident_count; i++)
        if (work->incidents[i].date != DARISK_DATE_UNKNOWN &&
            !(work->incidents[i].bits & DARISK_SERIAL_INCIDENT_NO_VICTIM))
            work->incidents[i].bits &= ~mark;
    for (size_t i = 0; i < work->count; i++) {
        const struct darisk_serial_incident *incident = &work->incidents[work->incident_of[i]];
        if (work->classes[i] == DARISK_SERIAL_ROW_IS_COUNTED && work->rows[i].victim != 0 &&
            incident->date != DARISK_DATE_UNKNOWN && (incident->bits & bits) == bits)
            work->order[count++] = i;
    }
    darisk_serial_sort(work->order, count, by_pair_and_day, work);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)work->order[i];
        const size_t before = i > 0 ? (size_t)work->order[i - 1] : at;
        struct darisk_serial_incident *incident = &work->incidents[work->incident_of[at]];
        if (i == 0 || work->victim_of[before] != work->victim_of[at] ||
            work->incidents[work->incident_of[before]].date != incident->date)
            incident->bits |= mark;
    }
}

void darisk_serial_leave_out(struct darisk_serial_work *work) {
    keep_first(work, 0, DARISK_SERIAL_INCIDENT_FREQUENT);
    keep_first(work, DARISK_SERIAL_INCIDENT_CRIME, DARISK_SERIAL_INCIDENT_FREQUENT_CRIME);
}

darisk_serial_result darisk_serial_reach(struct darisk_serial_bounds bounds, int64_t at_least) {
    const uint64_t needed = (uint64_t)at_least;
    return needed > UINT32_MAX ? DARISK_SERIAL_NOT_MET /* more than there can be */
                               : (darisk_serial_result)darisk_count_reaches(bounds.low, bounds.high,
                                                                            (size_t)needed);
}

darisk_serial_result darisk_serial_together(const struct darisk_serial_rules *rules,
                                            const struct darisk_serial_bounds *thresholds) {
    const bool all = rules->combination == DARISK_SERIAL_ALL;
    enum darisk_met together = all ? DARISK_MET_YES : DARISK_MET_NO;
    for (size_t i = 0; i < rules->threshold_count; i++) {
        const enum darisk_met one =
            (enum darisk_met)darisk_serial_reach(thresholds[i], rules->thresholds[i].at_least);
        together = all ? darisk_met_all(together, one) : darisk_met_any(together, one);
    }
    return rules->threshold_count == 0 ? DARISK_SERIAL_NOT_STATED : (darisk_serial_result)together;
}

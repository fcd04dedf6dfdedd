/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What is counted in windows, of all people of a part at once. */
#include "model/count.h"
#include "serial/part.h"
#include "serial/peak.h"
#include "serial/sort.h"

#define CRIME (DARISK_SERIAL_INCIDENT_CRIME | DARISK_SERIAL_INCIDENT_FREQUENT_CRIME)
#define RARE                                                                                       \
    (DARISK_SERIAL_INCIDENT_FUTURE | DARISK_SERIAL_INCIDENT_CANCELLED |                            \
     DARISK_SERIAL_INCIDENT_SELF | DARISK_SERIAL_INCIDENT_UNMAPPED |                               \
     DARISK_SERIAL_INCIDENT_NO_VICTIM)

static bool has(uint32_t bits, uint32_t all) {
    return (bits & all) == all;
}

/* What few incidents have. Of the whole history: future, cancelled, self. */
static void sum_rare(uint32_t bits, bool inside, struct darisk_serial_person *person) {
    person->future += has(bits, DARISK_SERIAL_INCIDENT_FUTURE);
    person->cancelled += has(bits, DARISK_SERIAL_INCIDENT_CANCELLED);
    person->self_link += has(bits, DARISK_SERIAL_INCIDENT_SELF);
    person->unmapped += inside && has(bits, DARISK_SERIAL_INCIDENT_UNMAPPED);
    person->no_victim += inside && has(bits, DARISK_SERIAL_INCIDENT_NO_VICTIM);
}

static uint16_t flags_of(const struct darisk_serial_person *person) {
    const bool unknown = person->marks & DARISK_SERIAL_PERSON_COUNTED &&
                         !(person->marks & DARISK_SERIAL_PERSON_GROUPED);
    return (uint16_t)((person->undated > 0 ? DARISK_SERIAL_FLAG_UNDATED : 0) |
                      (person->future > 0 ? DARISK_SERIAL_FLAG_FUTURE : 0) |
                      (person->unmapped > 0 ? DARISK_SERIAL_FLAG_UNMAPPED : 0) |
                      (person->cancelled > 0 ? DARISK_SERIAL_FLAG_CANCELLED : 0) |
                      (person->self_link > 0 ? DARISK_SERIAL_FLAG_SELF_LINK : 0) |
                      (unknown ? DARISK_SERIAL_FLAG_CONNECTION_UNKNOWN : 0));
}

/* The look-back. An incident that one-per-pair-per-day leaves out still has its harm, its victims
 * and its day (errata 4.8). */
void darisk_serial_sum_incidents(struct darisk_serial_part *part,
                                 const struct darisk_serial_question *question) {
    for (size_t i = 0; i < part->incident_count; i++) {
        const struct darisk_serial_incident *incident = &part->incidents[i];
        struct darisk_serial_person *person = darisk_serial_part_person(part, incident->person);
        const uint32_t bits = incident->bits;
        const bool counted = (bits & DARISK_SERIAL_INCIDENT_COUNTED) != 0;
        const bool inside = incident->date > question->look_back;
        const darisk_date date = inside ? incident->date : DARISK_DATE_UNKNOWN;
        person->marks |= counted ? DARISK_SERIAL_PERSON_COUNTED : 0;
        person->undated += counted && incident->date == DARISK_DATE_UNKNOWN;
        person->incidents += inside & has(bits, DARISK_SERIAL_INCIDENT_FREQUENT);
        person->crimes += inside & has(bits, CRIME);
        person->last = date > person->last ? date : person->last;
        if (bits & RARE)
            sum_rare(bits, inside, person);
    }
    for (size_t i = 0; i < part->person_count; i++) {
        struct darisk_serial_person *person = darisk_serial_part_person(part, i);
        person->flags = flags_of(person);
    }
}

/* Victims after a start. */
static void sum_units(struct darisk_serial_part *part, darisk_date start, size_t threshold) {
    for (size_t i = 0; i < part->unit_count; i++) {
        const struct darisk_serial_victim *unit = &part->units[i];
        struct darisk_serial_bounds *bounds =
            &darisk_serial_bounds_of(darisk_serial_part_person(part, unit->person))[threshold];
        bounds->low += unit->last > start;
        bounds->high += unit->last > start || unit->undated;
    }
}

void darisk_serial_sum_victims(struct darisk_serial_part *part,
                               const struct darisk_serial_question *question) {
    for (size_t i = 0; i < part->unit_count; i++) {
        const struct darisk_serial_victim *unit = &part->units[i];
        struct darisk_serial_person *person = darisk_serial_part_person(part, unit->person);
        person->victims += unit->last > question->look_back;
        person->serial.low += unit->last > question->serial;
        person->serial.high += unit->last > question->serial || unit->undated;
    }
}

/* Incidents with some bits after a start. */
static void sum_counts(struct darisk_serial_part *part, uint32_t bits, darisk_date start,
                       size_t threshold) {
    bits |= DARISK_SERIAL_INCIDENT_COUNTED;
    for (size_t i = 0; i < part->incident_count; i++) {
        const struct darisk_serial_incident *incident = &part->incidents[i];
        struct darisk_serial_bounds *bounds =
            &darisk_serial_bounds_of(darisk_serial_part_person(part, incident->person))[threshold];
        if (!has(incident->bits, bits))
            continue;
        bounds->low += incident->date > start;
        bounds->high += incident->date > start || incident->date == DARISK_DATE_UNKNOWN;
    }
}

/* The days of the look-back of everybody who has several, person by person. */
static void find_days(struct darisk_serial_part *part,
                      const struct darisk_serial_question *question) {
    uint32_t sum = 0;
    for (size_t i = 0; i < part->person_count; i++) {
        const uint32_t incidents = darisk_serial_part_person(part, i)->incidents;
        part->day_first[i] = sum;
        sum += incidents > 1 ? incidents : 0;
    }
    for (size_t i = 0; i < part->incident_count; i++) {
        const struct darisk_serial_incident *incident = &part->incidents[i];
        if (incident->date > question->look_back &&
            incident->bits & DARISK_SERIAL_INCIDENT_FREQUENT &&
            darisk_serial_part_person(part, incident->person)->incidents > 1)
            part->days[part->day_first[incident->person]++] = incident->date;
    }
    /* Each was moved to the end of its person's days. */
    for (size_t i = 0; i < part->person_count; i++) {
        const uint32_t incidents = darisk_serial_part_person(part, i)->incidents;
        part->day_first[i] -= incidents > 1 ? incidents : 0;
    }
}

uint32_t darisk_serial_peak_of(struct darisk_serial_part *part,
                               const struct darisk_serial_question *question, size_t person,
                               struct darisk_serial_window window) {
    const bool usual = question->peak_starts != NULL &&
                       window.unit == question->rules->peak_window.unit &&
                       window.count == question->rules->peak_window.count;
    const uint32_t count = darisk_serial_part_person(part, person)->incidents;
    const darisk_date *days = part->days + part->day_first[person];
    if (count < 2)
        return count;
    for (size_t i = 0; i < count; i++)
        part->starts[i] = usual ? question->peak_starts[days[i] - question->look_back - 1]
                                : darisk_serial_window_start(window, days[i]);
    return (uint32_t)darisk_serial_peak(days, part->starts, count);
}

void darisk_serial_find_peaks(struct darisk_serial_part *part,
                              const struct darisk_serial_question *question) {
    find_days(part, question);
    for (size_t i = 0; i < part->person_count; i++) {
        struct darisk_serial_person *person = darisk_serial_part_person(part, i);
        if (person->incidents > 1)
            darisk_serial_sort_dates(part->days + part->day_first[i], person->incidents,
                                     part->spare_days);
        person->peak = darisk_serial_peak_of(part, question, i, question->rules->peak_window);
    }
}

/* All that have no day may fall together; of those that are left out of counts none has no day. */
static void sum_peaks(struct darisk_serial_part *part,
                      const struct darisk_serial_question *question,
                      struct darisk_serial_window window, size_t threshold) {
    for (size_t i = 0; i < part->person_count; i++) {
        struct darisk_serial_person *person = darisk_serial_part_person(part, i);
        const uint32_t peak = darisk_serial_peak_of(part, question, i, window);
        darisk_serial_bounds_of(person)[threshold] =
            (struct darisk_serial_bounds){peak, peak + person->undated};
    }
}

/* Most incidents with one victim, whatever the group: in the order of victims and days, one victim
 * after the other; by one-per-pair-per-day only the first of a day counts. */
static void sum_same_victim(struct darisk_serial_part *part,
                            const struct darisk_serial_question *question, darisk_date start,
                            size_t threshold) {
    struct darisk_serial_bounds one = {0, 0};
    const bool by_day = question->rules->one_per_pair_per_day;
    const size_t count = darisk_serial_sort_pairs(part);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)part->order[i];
        const struct darisk_serial_incident *incident = &part->incidents[part->incident_of[at]];
        struct darisk_serial_bounds *most =
            &darisk_serial_bounds_of(darisk_serial_part_person(part, incident->person))[threshold];
        const bool dated = incident->date != DARISK_DATE_UNKNOWN;
        if (i == 0 || part->victim_of[part->order[i - 1]] != part->victim_of[at]) {
            one = (struct darisk_serial_bounds){0, 0};
        } else {
            const uint32_t before = part->incident_of[part->order[i - 1]];
            if (before == part->incident_of[at] ||
                (by_day && dated && part->incidents[before].date == incident->date))
                continue;
        }
        one.low += incident->date > start;
        one.high += incident->date > start || !dated;
        most->low = one.low > most->low ? one.low : most->low;
        most->high = one.high > most->high ? one.high : most->high;
    }
}

void darisk_serial_sum_threshold(struct darisk_serial_part *part,
                                 const struct darisk_serial_question *question, size_t threshold) {
    const struct darisk_serial_threshold *asked = &question->rules->thresholds[threshold];
    const darisk_date start = question->thresholds[threshold];
    for (size_t i = 0; i < part->person_count; i++)
        darisk_serial_bounds_of(darisk_serial_part_person(part, i))[threshold] =
            (struct darisk_serial_bounds){0, 0};
    switch (asked->measure) {
    case DARISK_SERIAL_MEASURE_CRIMES:
        sum_counts(part, CRIME, start, threshold);
        break;
    case DARISK_SERIAL_MEASURE_VICTIMS:
        sum_units(part, start, threshold);
        break;
    case DARISK_SERIAL_MEASURE_SAME_VICTIM:
        sum_same_victim(part, question, start, threshold);
        break;
    case DARISK_SERIAL_MEASURE_PEAK:
        sum_peaks(part, question, asked->window, threshold);
        break;
    case DARISK_SERIAL_MEASURE_INCIDENTS:
    default:
        sum_counts(part, DARISK_SERIAL_INCIDENT_FREQUENT, start, threshold);
        break;
    }
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

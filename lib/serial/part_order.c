/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What needs rows or victims in an order: connection groups, one incident for each pair and day,
 * the sum of all offences. The number of a victim or incident is that of one person's, so people
 * are kept apart by it. */
#include "serial/part.h"
#include "serial/sort.h"

/* Rows by victim, day and reference of the incident. */
static bool by_pair_and_day(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_part *part = context;
    const struct darisk_serial_incident *x = &part->incidents[part->incident_of[a]],
                                        *y = &part->incidents[part->incident_of[b]];
    if (part->victim_of[a] != part->victim_of[b])
        return part->victim_of[a] < part->victim_of[b];
    if (x->date != y->date)
        return x->date < y->date;
    return x->id != y->id ? x->id < y->id : a < b;
}

size_t darisk_serial_sort_pairs(struct darisk_serial_part *part) {
    size_t count = 0;
    for (size_t i = 0; i < part->count; i++)
        if (part->victim_of[i] != DARISK_SERIAL_NO_VICTIM)
            part->order[count++] = i;
    darisk_serial_sort(part->order, count, by_pair_and_day, part);
    return count;
}

/* Keeps, of the dated incidents with some bits, the first of each day with each victim, and those
 * with a row without a victim: all others lose `mark`. */
static void keep_first(struct darisk_serial_part *part, unsigned bits, unsigned mark) {
    size_t count = 0;
    for (size_t i = 0; i < part->incident_count; i++)
        if (part->incidents[i].date != DARISK_DATE_UNKNOWN &&
            !(part->incidents[i].bits & DARISK_SERIAL_INCIDENT_NO_VICTIM))
            part->incidents[i].bits &= ~mark;
    for (size_t i = 0; i < part->count; i++) {
        if (part->victim_of[i] == DARISK_SERIAL_NO_VICTIM)
            continue;
        const struct darisk_serial_incident *incident = &part->incidents[part->incident_of[i]];
        if (incident->date != DARISK_DATE_UNKNOWN && (incident->bits & bits) == bits)
            part->order[count++] = i;
    }
    darisk_serial_sort(part->order, count, by_pair_and_day, part);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)part->order[i];
        const size_t before = i > 0 ? (size_t)part->order[i - 1] : at;
        struct darisk_serial_incident *incident = &part->incidents[part->incident_of[at]];
        if (i == 0 || part->victim_of[before] != part->victim_of[at] ||
            part->incidents[part->incident_of[before]].date != incident->date)
            incident->bits |= mark;
    }
}

void darisk_serial_leave_out(struct darisk_serial_part *part) {
    keep_first(part, 0, DARISK_SERIAL_INCIDENT_FREQUENT);
    keep_first(part, DARISK_SERIAL_INCIDENT_CRIME, DARISK_SERIAL_INCIDENT_FREQUENT_CRIME);
}

static bool by_group(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_part *part = context;
    const struct darisk_serial_victim *x = &part->victims[a], *y = &part->victims[b];
    if (x->person != y->person)
        return x->person < y->person;
    return x->group != y->group ? x->group < y->group : a < b;
}

/* A connection group of a person counts once (errata 7.1). */
void darisk_serial_join_groups(struct darisk_serial_part *part) {
    size_t units = 0;
    part->units = part->own_units;
    for (size_t i = 0; i < part->victim_count; i++)
        part->order[i] = i;
    darisk_serial_sort(part->order, part->victim_count, by_group, part);
    for (size_t i = 0; i < part->victim_count; i++) {
        const struct darisk_serial_victim *victim = &part->victims[part->order[i]];
        struct darisk_serial_victim *unit = units > 0 ? &part->units[units - 1] : NULL;
        if (victim->group == 0 || unit == NULL || unit->group != victim->group ||
            unit->person != victim->person) {
            part->units[units++] = *victim;
            continue;
        }
        unit->undated |= victim->undated;
        unit->last = victim->last > unit->last ? victim->last : unit->last;
    }
    part->unit_count = units;
}

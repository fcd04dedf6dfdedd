/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The harm of incidents (rules R11 and R18), of all people of a part at once. */
#include "serial/half_life.h"
#include "serial/part.h"
#include "serial/sort.h"

/* a x b, where b has 32 bits: a product has up to 95. */
static struct darisk_serial_wide times(uint64_t a, uint32_t b) {
    const uint64_t low = (a & UINT32_MAX) * b, high = (a >> 32) * b;
    const uint64_t sum = low + (high << 32);
    return (struct darisk_serial_wide){(high >> 32) + (sum < low), sum};
}

static struct darisk_serial_wide plus(struct darisk_serial_wide a, struct darisk_serial_wide b) {
    const uint64_t low = a.low + b.low;
    return (struct darisk_serial_wide){a.high + b.high + (low < a.low), low};
}

/* Down by 31 bits, to the lower whole; false where that does not fit. */
static bool narrow(struct darisk_serial_wide sum, int64_t *out) {
    if (sum.high >> 30 != 0)
        return false;
    *out = (int64_t)(sum.high << (64 - DARISK_HALF_LIFE_SHIFT) | sum.low >> DARISK_HALF_LIFE_SHIFT);
    return true;
}

static struct darisk_serial_wide faded(const struct darisk_serial_question *question,
                                       const struct darisk_serial_incident *incident) {
    const int32_t days = question->as_of - incident->date;
    return times((uint64_t)incident->gravity,
                 darisk_half_life_weight(days, question->rules->half_life));
}

/* Counted rows by incident, victim and offence. */
static bool by_offence(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_part *part = context;
    const struct darisk_serial_row *x = &part->rows[a], *y = &part->rows[b];
    if (part->incident_of[a] != part->incident_of[b])
        return part->incident_of[a] < part->incident_of[b];
    if (x->victim != y->victim)
        return x->victim < y->victim;
    return x->offence != y->offence ? x->offence < y->offence : a < b;
}

static bool same_offence(const struct darisk_serial_part *part, uint64_t a, uint64_t b) {
    return part->incident_of[a] == part->incident_of[b] &&
           part->rows[a].victim == part->rows[b].victim &&
           part->rows[a].offence == part->rows[b].offence;
}

static void overflow(struct darisk_serial_part *part, uint32_t person) {
    darisk_serial_part_person(part, person)->marks |= DARISK_SERIAL_PERSON_OVERFLOW;
}

/* The offences of each incident of the look-back added up, each once a victim (errata 5.2). */
static void sum_offences(struct darisk_serial_part *part,
                         const struct darisk_serial_question *question) {
    size_t count = 0;
    for (size_t i = 0; i < part->incident_count; i++)
        part->incidents[i].gravity = 0;
    for (size_t i = 0; i < part->count; i++)
        if (part->classes[i] == DARISK_SERIAL_ROW_IS_COUNTED &&
            part->rows[i].offence >= DARISK_OFFENCE_FIRST &&
            part->incidents[part->incident_of[i]].date > question->look_back)
            part->order[count++] = i;
    darisk_serial_sort(part->order, count, by_offence, part);
    for (size_t i = 0; i < count; i++) {
        const uint64_t at = part->order[i];
        struct darisk_serial_incident *incident = &part->incidents[part->incident_of[at]];
        const int64_t weight = question->weights[part->rows[at].offence];
        if (i > 0 && same_offence(part, part->order[i - 1], at))
            continue;
        if (weight > INT64_MAX - incident->gravity)
            overflow(part, incident->person);
        else
            incident->gravity += weight;
    }
}

/* An incident without any offence has the weight of one. */
static void weigh_noncrimes(struct darisk_serial_part *part,
                            const struct darisk_serial_question *question) {
    const int64_t noncrime = question->weights[DARISK_OFFENCE_NOT_A_CRIME];
    for (size_t i = 0; noncrime != 0 && i < part->incident_count; i++)
        if (!(part->incidents[i].bits & DARISK_SERIAL_INCIDENT_CRIME))
            part->incidents[i].gravity = noncrime;
}

static void sum_plain(struct darisk_serial_part *part,
                      const struct darisk_serial_question *question) {
    for (size_t i = 0; i < part->incident_count; i++) {
        const struct darisk_serial_incident *incident = &part->incidents[i];
        struct darisk_serial_person *person = darisk_serial_part_person(part, incident->person);
        const int64_t gravity = incident->date > question->look_back ? incident->gravity : 0;
        if (gravity > INT64_MAX - person->gravity)
            overflow(part, incident->person);
        else
            person->gravity += gravity;
    }
}

static void sum_faded(struct darisk_serial_part *part,
                      const struct darisk_serial_question *question) {
    for (size_t i = 0; i < part->person_count; i++)
        part->sums[i] = (struct darisk_serial_wide){0, 0};
    for (size_t i = 0; i < part->incident_count; i++) {
        const struct darisk_serial_incident *incident = &part->incidents[i];
        if (incident->date > question->look_back)
            part->sums[incident->person] =
                plus(part->sums[incident->person], faded(question, incident));
    }
    for (size_t i = 0; i < part->person_count; i++)
        if (!narrow(part->sums[i], &darisk_serial_part_person(part, i)->gravity))
            overflow(part, (uint32_t)i);
}

void darisk_serial_sum_gravity(struct darisk_serial_part *part,
                               const struct darisk_serial_question *question) {
    if (question->rules->gravity_incident == DARISK_SERIAL_INCIDENT_SUM_ALL)
        sum_offences(part, question);
    weigh_noncrimes(part, question);
    if (question->rules->half_life > 0)
        sum_faded(part, question);
    else
        sum_plain(part, question);
}

int64_t darisk_serial_gravity_share(const struct darisk_serial_question *question,
                                    const struct darisk_serial_incident *incident) {
    int64_t share = incident->gravity;
    if (incident->date <= question->look_back)
        return 0;
    if (question->rules->half_life > 0)
        (void)narrow(faded(question, incident), &share);
    return share;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/gravity_sum.h"

#include "serial/half_life.h"
#include "serial/measure.h"

/* A sum of 64-bit products in 128 bits, since a product has up to 95. */
struct wide {
    uint64_t high;
    uint64_t low;
};

/* a x b, where b has 32 bits. */
static struct wide times(uint64_t a, uint32_t b) {
    const uint64_t low = (a & UINT32_MAX) * b, high = (a >> 32) * b;
    const uint64_t sum = low + (high << 32);
    return (struct wide){(high >> 32) + (sum < low), sum};
}

static struct wide plus(struct wide a, struct wide b) {
    const uint64_t low = a.low + b.low;
    return (struct wide){a.high + b.high + (low < a.low), low};
}

/* Down by 31 bits, to the lower whole. */
static bool narrow(struct wide sum, int64_t *out) {
    if (sum.high >> 30 != 0)
        return false;
    *out = (int64_t)(sum.high << (64 - DARISK_HALF_LIFE_SHIFT) | sum.low >> DARISK_HALF_LIFE_SHIFT);
    return true;
}

static struct wide faded(const struct darisk_serial_question *question,
                         const struct darisk_serial_incident *incident) {
    const int32_t days = question->as_of - incident->date;
    return times((uint64_t)incident->gravity,
                 darisk_half_life_weight(days, question->rules->half_life));
}

/* The offences of each incident added up: each once a victim (errata 5.2). Rows are sorted, so that
 * the same offence against the same victim stands together. */
static bool sum_offences(const struct darisk_serial_question *question,
                         struct darisk_serial_work *work) {
    for (size_t i = 0; i < work->incident_count; i++)
        if (work->incidents[i].bits & DARISK_SERIAL_INCIDENT_CRIME)
            work->incidents[i].gravity = 0;
    const size_t count = darisk_serial_sort_offences(work);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)work->order[i];
        const struct darisk_serial_row *row = &work->rows[at];
        struct darisk_serial_incident *incident = &work->incidents[work->incident_of[at]];
        if (row->offence < DARISK_OFFENCE_FIRST ||
            (i > 0 && darisk_serial_same_offence(work, (size_t)work->order[i - 1], at)))
            continue;
        if (question->weights[row->offence] > INT64_MAX - incident->gravity) {
            /* What is not in the look-back is not summed up, and need not be held. */
            if (incident->date > question->look_back)
                return false;
            continue;
        }
        incident->gravity += question->weights[row->offence];
    }
    return true;
}

bool darisk_serial_gravity_sum(const struct darisk_serial_question *question,
                               struct darisk_serial_work *work, int64_t *out) {
    struct wide sum = {0, 0};
    int64_t plain = 0;
    if (question->rules->gravity_incident == DARISK_SERIAL_INCIDENT_SUM_ALL &&
        !sum_offences(question, work))
        return false;
    for (size_t i = 0; i < work->incident_count; i++) {
        const struct darisk_serial_incident *incident = &work->incidents[i];
        if (incident->date <= question->look_back)
            continue;
        if (question->rules->half_life > 0)
            sum = plus(sum, faded(question, incident));
        else if (incident->gravity > INT64_MAX - plain)
            return false;
        else
            plain += incident->gravity;
    }
    *out = plain;
    return question->rules->half_life == 0 || narrow(sum, out);
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

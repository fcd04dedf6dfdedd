/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/explain_answer.h"

#include <string.h>

#include "serial/sort.h"

static bool by_victim(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_work *work = context;
    return work->victim_of[a] != work->victim_of[b] ? work->victim_of[a] < work->victim_of[b]
                                                    : a < b;
}

/* Whether a row can be answered, or answer: it counts, also where EXCLUDE_DUAL takes it away, and
 * its incident has a day in the look-back. */
static bool can_answer(const struct darisk_serial_question *question,
                       const struct darisk_serial_work *work, size_t row) {
    return work->classes[row] >= DARISK_SERIAL_ROW_IS_DUAL && work->rows[row].victim != 0 &&
           work->incidents[work->incident_of[row]].all_date > question->look_back;
}

/* The incidents in which a person is recorded as having harmed another, sorted; they lie in `order`
 * of the work. How many. */
static size_t find_answers(const struct darisk_serial_question *question,
                           struct darisk_serial_gathering *other, uint64_t person,
                           uint64_t against) {
    struct darisk_serial_bounds unused_bounds[DARISK_SERIAL_THRESHOLDS_LAST];
    struct darisk_serial_person unused;
    struct darisk_serial_work *work = &other->work;
    size_t count = 0;
    if (!darisk_serial_gather_person(other, person))
        return 0;
    darisk_serial_gather_work(other, 0);
    darisk_serial_measure(question, work, &unused, unused_bounds);
    for (size_t i = 0; i < work->count; i++)
        if (work->rows[i].victim == against && can_answer(question, work, i))
            work->order[count++] = work->rows[i].incident;
    darisk_serial_sort_values(work->order, count, work->victim_ids);
    return count;
}

static bool is_among(const uint64_t *values, size_t count, uint64_t value) {
    while (count > 0) {
        const size_t half = count / 2;
        if (values[half] == value)
            return true;
        if (values[half] < value) {
            values += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return false;
}

uint8_t darisk_explain_answer(const struct darisk_serial_question *question,
                              struct darisk_serial_work *work,
                              struct darisk_serial_gathering *other, uint8_t *answers) {
    size_t count = 0, found = 0;
    uint8_t all = 0;
    memset(answers, 0, work->count);
    for (size_t row = 0; row < work->count; row++)
        if (can_answer(question, work, row))
            work->order[count++] = row;
    darisk_serial_sort(work->order, count, by_victim, work);
    for (size_t i = 0; i < count; i++) {
        const size_t row = (size_t)work->order[i];
        if (i == 0 || work->victim_of[work->order[i - 1]] != work->victim_of[row])
            found = find_answers(question, other, work->rows[row].victim, work->rows->person);
        if (found == 0)
            continue;
        answers[row] = DARISK_SERIAL_FLAG_COUNTER;
        if (is_among(other->work.order, found, work->rows[row].incident))
            answers[row] |= DARISK_SERIAL_FLAG_DUAL;
        all |= answers[row];
    }
    return all;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/explain_answer.h"

#include <string.h>

#include "serial/sort.h"

static bool by_victim(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_row *rows = context;
    return rows[a].victim != rows[b].victim ? rows[a].victim < rows[b].victim : a < b;
}

/* Whether a row can be answered, or answer: it counts, also where EXCLUDE_DUAL takes it away, and
 * its incident has a day in the look-back. */
static bool can_answer(const struct darisk_serial_question *question,
                       const struct darisk_serial_part *part, size_t row) {
    return part->classes[row] >= DARISK_SERIAL_ROW_IS_DUAL && part->rows[row].victim != 0 &&
           part->incidents[part->incident_of[row]].all_date > question->look_back;
}

/* The incidents in which a person is recorded as having harmed another, sorted; they lie in `order`
 * of the part. How many. */
static size_t find_answers(const struct darisk_serial_question *question,
                           struct darisk_serial_part *other, uint64_t person, uint64_t against) {
    size_t count = 0;
    if (!darisk_serial_part_read_person(other, person))
        return 0;
    darisk_serial_find_incidents(other, question);
    for (size_t i = 0; i < other->count; i++)
        if (other->rows[i].victim == against && can_answer(question, other, i))
            other->order[count++] = other->rows[i].incident;
    darisk_serial_sort_values(other->order, count, other->person_ids);
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
                              struct darisk_serial_part *part, struct darisk_serial_part *other,
                              uint8_t *answers) {
    size_t count = 0, found = 0;
    uint8_t all = 0;
    memset(answers, 0, part->count);
    for (size_t row = 0; row < part->count; row++)
        if (can_answer(question, part, row))
            part->order[count++] = row;
    darisk_serial_sort(part->order, count, by_victim, part->rows);
    for (size_t i = 0; i < count; i++) {
        const struct darisk_serial_row *row = &part->rows[part->order[i]];
        uint8_t *answer = &answers[part->order[i]];
        if (i == 0 || part->rows[part->order[i - 1]].victim != row->victim)
            found = find_answers(question, other, row->victim, row->person);
        if (found == 0)
            continue;
        *answer = DARISK_SERIAL_FLAG_COUNTER;
        if (is_among(other->order, found, row->incident))
            *answer |= DARISK_SERIAL_FLAG_DUAL;
        all |= *answer;
    }
    return all;
}

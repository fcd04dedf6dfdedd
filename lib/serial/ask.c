/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/gravity.h"
#include "serial/person.h"

static darisk_date earlier(darisk_date a, darisk_date b) {
    return a < b ? a : b;
}

/* Which victims are to be told apart. One-per-pair-per-day asks for all of them. */
static darisk_date victims_from(const struct darisk_serial_question *question) {
    const struct darisk_serial_rules *rules = question->rules;
    darisk_date start = earlier(question->look_back, question->serial);
    for (size_t i = 0; i < rules->threshold_count; i++)
        if (rules->thresholds[i].measure == DARISK_SERIAL_MEASURE_VICTIMS ||
            rules->thresholds[i].measure == DARISK_SERIAL_MEASURE_SAME_VICTIM)
            start = earlier(start, question->thresholds[i]);
    return rules->one_per_pair_per_day ? DARISK_SERIAL_NO_START : start;
}

/* Without a table only these two offences are there, and weigh nothing. */
static const int64_t NO_WEIGHTS[DARISK_OFFENCE_FIRST] = {
    [DARISK_OFFENCE_NOT_A_CRIME] = 0,
    [DARISK_OFFENCE_UNMAPPED] = 0,
};

void darisk_serial_ask(struct darisk_serial_question *question,
                       const struct darisk_serial_rules *rules, const darisk_gravity *gravity,
                       darisk_date as_of) {
    *question = (struct darisk_serial_question){
        .rules = rules,
        .weights = gravity == NULL ? NO_WEIGHTS : gravity->weights,
        .as_of = as_of,
        .look_back = darisk_serial_window_start(rules->look_back, as_of),
        .serial = darisk_serial_window_start(rules->serial_window, as_of),
    };
    for (size_t i = 0; i < rules->threshold_count; i++)
        question->thresholds[i] = darisk_serial_window_start(rules->thresholds[i].window, as_of);
    question->victims = victims_from(question);
}

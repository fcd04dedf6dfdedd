/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/gravity.h"
#include "serial/ranking.h"

void darisk_serial_ask(struct darisk_serial_question *question,
                       const struct darisk_serial_rules *rules, const darisk_gravity *gravity,
                       darisk_date as_of) {
    *question = (struct darisk_serial_question){
        .rules = rules,
        .weights = gravity == NULL ? NULL : gravity->weights,
        .as_of = as_of,
        .look_back = darisk_serial_window_start(rules->look_back, as_of),
        .serial = darisk_serial_window_start(rules->serial_window, as_of),
    };
    for (size_t i = 0; i < rules->threshold_count; i++)
        question->thresholds[i] = darisk_serial_window_start(rules->thresholds[i].window, as_of);
}

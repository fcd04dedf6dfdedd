/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The day on which something ends by itself. The rows that count on the day asked for are measured
 * on later days; windows only move on, so no value grows, and the day is found by halving the
 * calendar. */
#include "serial/explain.h"

static int64_t value_on(const struct darisk_explaining *from, struct darisk_explain_value value,
                        darisk_date date) {
    struct darisk_serial_part *later = from->later;
    struct darisk_serial_question question;
    darisk_serial_ask(&question, &from->ranking->rules, from->gravity, date);
    darisk_serial_part_measure(later, &question);
    if (later->person_count == 0)
        return 0;
    struct darisk_serial_person *person = darisk_serial_part_person(later, 0);
    switch (value.what) {
    case DARISK_EXPLAIN_FREQUENCY:
        return person->incidents;
    case DARISK_EXPLAIN_GRAVITY:
        return person->gravity;
    case DARISK_EXPLAIN_VICTIMS:
        return person->victims;
    case DARISK_EXPLAIN_SERIAL:
        return value.high ? person->serial.high : person->serial.low;
    case DARISK_EXPLAIN_THRESHOLD:
    default:
        return value.high ? darisk_serial_bounds_of(person)[value.threshold].high
                          : darisk_serial_bounds_of(person)[value.threshold].low;
    }
}

darisk_date darisk_explain_falls(const struct darisk_explaining *from,
                                 struct darisk_explain_value value, int64_t bound) {
    darisk_date before = from->ranking->as_of, on = DARISK_DATE_LAST;
    if (value_on(from, value, on) >= bound)
        return DARISK_DATE_UNKNOWN;
    while (on - before > 1) {
        const darisk_date middle = before + (on - before) / 2;
        if (value_on(from, value, middle) < bound)
            on = middle;
        else
            before = middle;
    }
    return on;
}

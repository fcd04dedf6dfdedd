/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The day on which something ends by itself. Rows count as they do on the day asked for; only the
 * windows move, and what lies in them never grows. So the day is found by halving the calendar. */
#include "serial/explain.h"
#include "serial/gravity_sum.h"
#include "serial/measure.h"

static int64_t frequency(const struct darisk_serial_question *question,
                         const struct darisk_serial_work *work) {
    int64_t count = 0;
    for (size_t i = 0; i < work->incident_count; i++)
        count += work->incidents[i].date > question->look_back &&
                 (work->incidents[i].bits & DARISK_SERIAL_INCIDENT_FREQUENT) != 0;
    return count;
}

static int64_t gravity(const struct darisk_serial_question *question,
                       struct darisk_serial_work *work) {
    int64_t sum;
    return darisk_serial_gravity_sum(question, work, &sum) ? sum : INT64_MAX;
}

static int64_t value_on(const struct darisk_explaining *from, struct darisk_explain_value value,
                        darisk_date date) {
    struct darisk_serial_question question;
    struct darisk_serial_bounds bounds = {0, 0};
    darisk_serial_ask(&question, &from->ranking->rules, from->gravity, date);
    switch (value.what) {
    case DARISK_EXPLAIN_FREQUENCY:
        return frequency(&question, from->work);
    case DARISK_EXPLAIN_GRAVITY:
        return gravity(&question, from->work);
    case DARISK_EXPLAIN_VICTIMS:
        bounds = darisk_serial_count_victims(from->work, question.look_back);
        break;
    case DARISK_EXPLAIN_SERIAL:
        bounds = darisk_serial_count_victims(from->work, question.serial);
        break;
    case DARISK_EXPLAIN_THRESHOLD:
    default:
        bounds = darisk_serial_count(&question, from->work, value.threshold);
        break;
    }
    return value.high ? bounds.high : bounds.low;
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

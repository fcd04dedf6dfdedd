/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "response/elapsed.h"

darisk_response_span darisk_response_span_of(darisk_moment moment) {
    darisk_response_span span = {-DARISK_RESPONSE_FAR, DARISK_RESPONSE_FAR};
    if (moment.given == DARISK_MOMENT_MISSING)
        return span;
    span.least = (int64_t)moment.day * DARISK_RESPONSE_MINUTES_OF_A_DAY + moment.minute;
    span.most = span.least;
    if (moment.given == DARISK_MOMENT_DAY)
        span.most += DARISK_RESPONSE_MINUTES_OF_A_DAY - 1;
    return span;
}

darisk_response_span darisk_response_elapsed(darisk_moment from, darisk_moment to) {
    const darisk_response_span start = darisk_response_span_of(from);
    const darisk_response_span end = darisk_response_span_of(to);
    const darisk_response_span span = {end.least - start.most, end.most - start.least};
    return span;
}

darisk_stated darisk_response_has_passed(darisk_response_span elapsed, int64_t minutes) {
    if (elapsed.least >= minutes)
        return DARISK_STATED_YES;
    return elapsed.most < minutes ? DARISK_STATED_NO : DARISK_STATED_UNKNOWN;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file elapsed.h
 * Minutes between moments that are not known to the minute. Internal.
 *
 * A minute that is not known may be any of its day, and a missing moment any. So a moment is a
 * span, and what has passed between two moments is one too. */
#ifndef DARISK_RESPONSE_ELAPSED_H
#define DARISK_RESPONSE_ELAPSED_H

#include "darisk/moment.h"

#define DARISK_RESPONSE_MINUTES_OF_A_DAY 1440

/* Further off than any moment of the calendar, and than any number of minutes a force can set. */
#define DARISK_RESPONSE_FAR INT64_C(1000000000000)

/* The least and the most it can be, in minutes. */
typedef struct darisk_response_span {
    int64_t least;
    int64_t most;
} darisk_response_span;

/*@
  predicate is_moment(darisk_moment m) =
      (m.given == DARISK_MOMENT_MISSING && m.day == 0 && m.minute == 0) ||
      (m.given == DARISK_MOMENT_DAY && DARISK_DATE_FIRST <= m.day <= DARISK_DATE_LAST &&
       m.minute == 0) ||
      (m.given == DARISK_MOMENT_MINUTE && DARISK_DATE_FIRST <= m.day <= DARISK_DATE_LAST &&
       0 <= m.minute <= 1439);

  // Whether a moment may be at this minute, counted from the first of 1970-01-01.
  predicate may_be(darisk_moment m, integer at) =
      (m.given == DARISK_MOMENT_MISSING && -DARISK_RESPONSE_FAR <= at <= DARISK_RESPONSE_FAR) ||
      (m.given == DARISK_MOMENT_DAY &&
       m.day * 1440 <= at <= m.day * 1440 + 1439) ||
      (m.given == DARISK_MOMENT_MINUTE && at == m.day * 1440 + m.minute);

  predicate is_span(darisk_response_span s) =
      -3 * DARISK_RESPONSE_FAR <= s.least <= s.most <= 3 * DARISK_RESPONSE_FAR;
*/

/* When a moment may be. */
/*@ requires is_moment(moment);
    assigns \nothing;
    ensures is_span(\result);
    ensures may_be(moment, \result.least) && may_be(moment, \result.most);
    ensures \forall integer at; may_be(moment, at) ==> \result.least <= at <= \result.most;
    ensures -DARISK_RESPONSE_FAR <= \result.least && \result.most <= DARISK_RESPONSE_FAR; */
darisk_response_span darisk_response_span_of(darisk_moment moment);

/* What may have passed from one moment to another, less than 0 where the other is earlier. */
/*@ requires is_moment(from) && is_moment(to);
    assigns \nothing;
    ensures is_span(\result);
    ensures \forall integer a, b; may_be(from, a) && may_be(to, b) ==>
        \result.least <= b - a <= \result.most;
    ensures \exists integer a, b; may_be(from, a) && may_be(to, b) && \result.least == b - a;
    ensures \exists integer a, b; may_be(from, a) && may_be(to, b) && \result.most == b - a; */
darisk_response_span darisk_response_elapsed(darisk_moment from, darisk_moment to);

/* Whether so many minutes have passed: reached counts. */
/*@ requires is_span(elapsed);
    assigns \nothing;
    ensures \result == DARISK_STATED_YES <==>
        \forall integer t; elapsed.least <= t <= elapsed.most ==> t >= minutes;
    ensures \result == DARISK_STATED_NO <==>
        \forall integer t; elapsed.least <= t <= elapsed.most ==> t < minutes;
    ensures \result == DARISK_STATED_YES || \result == DARISK_STATED_NO ||
        \result == DARISK_STATED_UNKNOWN; */
darisk_stated darisk_response_has_passed(darisk_response_span elapsed, int64_t minutes);

#endif

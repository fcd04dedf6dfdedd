/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file threshold.h
 * Whether a count reaches a threshold where some of what is counted has no date (rule R8), and
 * several thresholds as one. Internal. */
#ifndef DARISK_SERIAL_THRESHOLD_H
#define DARISK_SERIAL_THRESHOLD_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/dash.h"
#include "serial/policy.h"

/* `low` is what surely counts and `high` what may: OPEN where only the greater reaches it. */
/*@ requires low <= high;
    assigns \nothing;
    ensures met: \result == DARISK_CRITERION_MET <==> low >= at_least;
    ensures not_met: \result == DARISK_CRITERION_NOT_MET <==> high < at_least;
    ensures open: \result == DARISK_CRITERION_OPEN <==> low < at_least <= high; */
darisk_criterion darisk_serial_reaches(uint32_t low, uint32_t high, int64_t at_least);

/* The least of the results for ALL, the greatest for ANY; NOT_SET for none of them. */
/*@ requires n == 0 || \valid_read(results + (0 .. n - 1));
    requires \forall integer i; 0 <= i < n ==>
      DARISK_CRITERION_NOT_MET <= results[i] <= DARISK_CRITERION_MET;
    assigns \nothing;
    ensures none: n == 0 ==> \result == DARISK_CRITERION_NOT_SET;
    ensures one: n > 0 ==> \exists integer i; 0 <= i < n && \result == results[i];
    ensures all: n > 0 && combination == DARISK_SERIAL_ALL ==>
      \forall integer i; 0 <= i < n ==> \result <= results[i];
    ensures any: n > 0 && combination != DARISK_SERIAL_ALL ==>
      \forall integer i; 0 <= i < n ==> \result >= results[i]; */
darisk_criterion darisk_serial_combine(enum darisk_serial_combination combination,
                                       const darisk_criterion *results, size_t n);

#endif

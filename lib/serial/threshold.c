/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/threshold.h"

darisk_criterion darisk_serial_reaches(uint32_t low, uint32_t high, int64_t at_least) {
    if (low >= at_least)
        return DARISK_CRITERION_MET;
    return high >= at_least ? DARISK_CRITERION_OPEN : DARISK_CRITERION_NOT_MET;
}

darisk_criterion darisk_serial_combine(enum darisk_serial_combination combination,
                                       const darisk_criterion *results, size_t n) {
    if (n == 0)
        return DARISK_CRITERION_NOT_SET;
    darisk_criterion combined = results[0];
    /*@ loop invariant range: 1 <= i <= n;
        loop invariant one: \exists integer k; 0 <= k < i && combined == results[k];
        loop invariant all: combination == DARISK_SERIAL_ALL ==>
          \forall integer k; 0 <= k < i ==> combined <= results[k];
        loop invariant any: combination != DARISK_SERIAL_ALL ==>
          \forall integer k; 0 <= k < i ==> combined >= results[k];
        loop assigns i, combined;
        loop variant n - i; */
    for (size_t i = 1; i < n; i++)
        if (combination == DARISK_SERIAL_ALL ? results[i] < combined : results[i] > combined)
            combined = results[i];
    return combined;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file peak.h
 * The most dates within one sliding window (rule R6). Internal. */
#ifndef DARISK_SERIAL_PEAK_H
#define DARISK_SERIAL_PEAK_H

#include <stddef.h>

#include "darisk/date.h"

/*@
  predicate sorted_dates(darisk_date *a, integer n) =
      \forall integer i, j; 0 <= i <= j < n ==> a[i] <= a[j];

  // Window i has the k dates up to its own in it.
  predicate holds(darisk_date *days, darisk_date *starts, integer i, integer k) =
      k - 1 <= i && \forall integer j; i - k < j <= i ==> starts[i] < days[j] <= days[i];
*/

/* The most of the dates that lie in one of the windows; window i is later than starts[i] and not
 * later than days[i]. The dates are sorted, and so are the starts, as those of windows of one
 * length are; each start is before its date, and equal dates have equal starts. 0 for no dates. */
/*@ requires n == 0 || (\valid_read(days + (0 .. n - 1)) && \valid_read(starts + (0 .. n - 1)));
    requires sorted_dates(days, n) && sorted_dates(starts, n);
    requires \forall integer i; 0 <= i < n ==> starts[i] < days[i];
    assigns \nothing;
    ensures \result <= n;
    ensures empty: n > 0 ==> \result >= 1;
    ensures attained: \result > 0 ==>
      \exists integer i; i < n && holds(days, starts, i, \result);
    ensures most: \forall integer i, j; 0 <= i < n && 0 <= j <= i - \result ==>
      days[j] <= starts[i]; */
size_t darisk_serial_peak(const darisk_date *days, const darisk_date *starts, size_t n);

#endif

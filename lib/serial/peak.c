/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/peak.h"

/* One date more lets the most grow by one at most: a window that would hold two more would, less
 * its last date, lie in the window before it. So one look back at each date is enough. */
size_t darisk_serial_peak(const darisk_date *days, const darisk_date *starts, size_t n) {
    size_t most = 0;
    //@ ghost size_t best = 0;
    /*@ loop invariant range: 0 <= most <= i <= n;
        loop invariant one: i > 0 ==> most >= 1;
        loop invariant attained: most > 0 ==> best < i && holds(days, starts, best, most);
        loop invariant none_larger: \forall integer k, j; 0 <= k < i && 0 <= j <= k - most ==>
          days[j] <= starts[k];
        loop assigns i, most, best;
        loop variant n - i; */
    for (size_t i = 0; i < n; i++) {
        //@ assert earlier: \forall integer j; 0 <= j < i - most ==> days[j] <= starts[i - 1];
        if (days[i - most] > starts[i]) {
            //@ assert late: \forall integer j; i - most <= j <= i ==> starts[i] < days[j];
            most++;
            //@ ghost best = i;
        }
        //@ assert no_more: \forall integer j; 0 <= j <= i - most ==> days[j] <= starts[i];
    }
    return most;
}

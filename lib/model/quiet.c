/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "model/quiet.h"

bool darisk_quiet_is_ended(darisk_date last, darisk_date until, darisk_date review) {
    return last != DARISK_DATE_UNKNOWN && (last > until || review > last);
}

enum darisk_met darisk_quiet_repeats(size_t counted, size_t undated, size_t needed,
                                     bool review_undated) {
    if (counted < needed && undated < needed - counted) /* their sum may not fit */
        return DARISK_MET_NO;
    return undated == 0 && !review_undated ? DARISK_MET_YES : DARISK_MET_OPEN;
}

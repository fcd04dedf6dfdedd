/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "model/repeat.h"

struct darisk_repeat_last darisk_repeat_take(struct darisk_repeat_last last, darisk_date anchor,
                                             darisk_date as_of) {
    if (anchor == DARISK_DATE_UNKNOWN)
        last.certain = false;
    else if (anchor <= as_of && anchor > last.day) /* unknown is before every day */
        last.day = anchor;
    return last;
}

enum darisk_met darisk_repeat_within(struct darisk_repeat_last last, darisk_date day,
                                     int32_t months) {
    bool inside = false;
    if (!last.certain)
        return DARISK_MET_OPEN;
    if (last.day == DARISK_DATE_UNKNOWN)
        return DARISK_MET_NO;
    if (day == DARISK_DATE_UNKNOWN || day == last.day)
        return DARISK_MET_OPEN;
    if (darisk_date_in_months_window(last.day, day, months, &inside) != DARISK_OK)
        return DARISK_MET_OPEN;
    return inside ? DARISK_MET_YES : DARISK_MET_NO;
}

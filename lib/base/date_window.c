/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/date_window.h"

#include <stddef.h>

darisk_status darisk_date_in_months_window(darisk_date date, darisk_date end, int32_t months,
                                           bool *inside) {
    if (inside == NULL)
        return DARISK_ERROR_NULL;
    if (end < DARISK_DATE_FIRST || end > DARISK_DATE_LAST)
        return DARISK_ERROR_DATE;
    if (months < 0)
        return DARISK_ERROR_MONTHS;
    const darisk_date start = darisk_date_months_from(end, -months);
    if (start == DARISK_DATE_UNKNOWN)
        return DARISK_ERROR_MONTHS;
    *inside = start < date && date <= end;
    return DARISK_OK;
}

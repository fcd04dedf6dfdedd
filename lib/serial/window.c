/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/window.h"

darisk_date darisk_serial_window_start(struct darisk_serial_window window, darisk_date end) {
    darisk_date start = DARISK_SERIAL_NO_START;
    if (window.unit == DARISK_SERIAL_UNIT_MONTHS)
        start = darisk_date_months_from(end, -window.count);
    else if (window.unit == DARISK_SERIAL_UNIT_DAYS)
        start = end - window.count;
    return start < DARISK_SERIAL_NO_START ? DARISK_SERIAL_NO_START : start;
}

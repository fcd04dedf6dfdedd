/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/moment.h"

#define MINUTES_OF_A_DAY 1440

bool darisk_moment_is_valid(darisk_moment moment) {
    switch (moment.given) {
    case DARISK_MOMENT_MISSING:
        return moment.day == 0 && moment.minute == 0;
    case DARISK_MOMENT_DAY:
        return darisk_date_is_valid(moment.day) && moment.minute == 0;
    case DARISK_MOMENT_MINUTE:
        return darisk_date_is_valid(moment.day) && moment.minute >= 0 &&
               moment.minute < MINUTES_OF_A_DAY;
    default:
        return false;
    }
}

darisk_stated darisk_moment_is_later(darisk_moment moment, darisk_moment than) {
    if (!darisk_moment_is_valid(moment) || !darisk_moment_is_valid(than) ||
        moment.given == DARISK_MOMENT_MISSING || than.given == DARISK_MOMENT_MISSING)
        return DARISK_STATED_UNKNOWN;
    if (moment.day != than.day)
        return moment.day > than.day ? DARISK_STATED_YES : DARISK_STATED_NO;
    if (moment.given == DARISK_MOMENT_DAY || than.given == DARISK_MOMENT_DAY)
        return DARISK_STATED_UNKNOWN;
    return moment.minute > than.minute ? DARISK_STATED_YES : DARISK_STATED_NO;
}

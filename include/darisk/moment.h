/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file moment.h
 * A moment as the host tells it: a day and, if known, a minute of that day. The library has no
 * clock. */
#ifndef DARISK_MOMENT_H
#define DARISK_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/stated.h"

/** How much of a moment is known. @since 0.1 */
typedef enum darisk_moment_given {
    DARISK_MOMENT_MISSING = 0,
    DARISK_MOMENT_DAY = 1,   /**< the day, not the minute */
    DARISK_MOMENT_MINUTE = 2 /**< both */
} darisk_moment_given;

/** A moment. Cleared memory is a missing one. @since 0.1 */
typedef struct darisk_moment {
    darisk_moment_given given;
    darisk_date day; /**< a valid date where given; else 0 */
    int32_t minute;  /**< 0 to 1439 in UK civil time where given; else 0 */
} darisk_moment;

DARISK_BEGIN_DECLS

/** Whether this is a moment: what is given is in range, and what is not given is 0. A missing
 * moment is one. @since 0.1 */
DARISK_API bool darisk_moment_is_valid(darisk_moment moment);

/** Whether one moment is later than another. Equal moments are not later. Unknown where either is
 * missing or no moment, or where both are on one day and either minute is not known. @since 0.1 */
DARISK_API darisk_stated darisk_moment_is_later(darisk_moment moment, darisk_moment than);

DARISK_END_DECLS

#endif

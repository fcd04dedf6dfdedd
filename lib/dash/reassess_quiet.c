/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The repeat victim who has gone quiet. */
#include "base/date_window.h"
#include "base/size.h"
#include "darisk/dash_reassess.h"
#include "model/quiet.h"

#define MONTHS_LAST    120
#define INCIDENTS_LAST 1000

static const darisk_dash_quiet_policy DEFAULT = DARISK_DASH_QUIET_POLICY_DEFAULT;

static darisk_status policy_status(const darisk_dash_quiet_policy *policy) {
    if (!darisk_struct_is_readable(policy, sizeof *policy))
        return DARISK_ERROR_STRUCT_SIZE;
    return policy->quiet_months >= 1 && policy->quiet_months <= MONTHS_LAST &&
                   policy->counted_months >= 1 && policy->counted_months <= MONTHS_LAST &&
                   policy->incidents >= 1 && policy->incidents <= INCIDENTS_LAST
               ? DARISK_OK
               : DARISK_ERROR_DASH_POLICY;
}

static darisk_status days_status(const darisk_dash_days *of) {
    if (of->days == NULL && of->count > 0)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < of->count; i++)
        if (of->days[i] != DARISK_DATE_UNKNOWN && !darisk_date_is_valid(of->days[i]))
            return DARISK_ERROR_DATE;
    return DARISK_OK;
}

static size_t undated(const darisk_dash_days *of) {
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++)
        if (of->days[i] == DARISK_DATE_UNKNOWN)
            count++;
    return count;
}

/* The last day on or before another; unknown, which is before every day, where there is none. */
static darisk_date last_until(const darisk_dash_days *of, darisk_date until) {
    darisk_date last = DARISK_DATE_UNKNOWN;
    for (size_t i = 0; i < of->count; i++)
        if (of->days[i] <= until && of->days[i] > last)
            last = of->days[i];
    return last;
}

static darisk_status count_window(const darisk_dash_days *of, darisk_date end, int32_t months,
                                  size_t *count) {
    size_t found = 0;
    for (size_t i = 0; i < of->count; i++) {
        bool inside = false;
        const darisk_status status =
            darisk_date_in_months_window(of->days[i], end, months, &inside);
        if (status != DARISK_OK)
            return status;
        if (inside)
            found++;
    }
    *count = found;
    return DARISK_OK;
}

static darisk_dash_standing standing_by(enum darisk_met met) {
    if (met == DARISK_MET_YES)
        return DARISK_DASH_STANDING_OPEN;
    return met == DARISK_MET_NO ? DARISK_DASH_STANDING_CLEAR : DARISK_DASH_STANDING_CANNOT_TELL;
}

static darisk_status standing_of(const darisk_dash_quiet_policy *policy, darisk_date as_of,
                                 const darisk_dash_days *incidents, const darisk_dash_days *reviews,
                                 darisk_dash_standing *out) {
    const darisk_date last = last_until(incidents, as_of);
    size_t needed = policy->incidents, counted = 0;
    if (last == DARISK_DATE_UNKNOWN) {
        needed = 1; /* no day at all: one incident without a day leaves it open */
    } else {
        const darisk_date until = darisk_date_months_from(as_of, -policy->quiet_months);
        if (until == DARISK_DATE_UNKNOWN)
            return DARISK_ERROR_MONTHS;
        if (darisk_quiet_is_ended(last, until, last_until(reviews, as_of))) {
            *out = DARISK_DASH_STANDING_CLEAR;
            return DARISK_OK;
        }
        const darisk_status status =
            count_window(incidents, last, policy->counted_months, &counted);
        if (status != DARISK_OK)
            return status;
    }
    *out = standing_by(
        darisk_quiet_repeats(counted, undated(incidents), needed, undated(reviews) > 0));
    return DARISK_OK;
}

darisk_status darisk_dash_quiet_victim(const darisk_dash_quiet_policy *policy, darisk_date as_of,
                                       const darisk_dash_days *incidents,
                                       const darisk_dash_days *reviews, darisk_dash_standing *out) {
    if (incidents == NULL || reviews == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    darisk_status status = policy == NULL ? DARISK_OK : policy_status(policy);
    if (status == DARISK_OK && !darisk_date_is_valid(as_of))
        status = DARISK_ERROR_DATE;
    if (status == DARISK_OK)
        status = days_status(incidents);
    if (status == DARISK_OK)
        status = days_status(reviews);
    if (status != DARISK_OK)
        return status;
    return standing_of(policy == NULL ? &DEFAULT : policy, as_of, incidents, reviews, out);
}

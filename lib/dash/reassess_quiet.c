/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The repeat victim who has gone quiet. */
#include <stdbool.h>

#include "base/date_window.h"
#include "base/size.h"
#include "darisk/dash_reassess.h"

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

/* So many incidents, and so many more that may have been in the window. */
static darisk_dash_standing repeated(size_t counted, size_t perhaps, uint32_t needed) {
    if (counted + perhaps < needed)
        return DARISK_DASH_STANDING_CLEAR;
    return perhaps == 0 ? DARISK_DASH_STANDING_OPEN : DARISK_DASH_STANDING_CANNOT_TELL;
}

static darisk_status standing_of(const darisk_dash_quiet_policy *policy, darisk_date as_of,
                                 const darisk_dash_days *incidents, const darisk_dash_days *reviews,
                                 darisk_dash_standing *out) {
    const darisk_date last = last_until(incidents, as_of);
    const size_t perhaps = undated(incidents);
    bool recent = false;
    size_t counted = 0;
    if (last == DARISK_DATE_UNKNOWN) {
        *out = perhaps > 0 ? DARISK_DASH_STANDING_CANNOT_TELL : DARISK_DASH_STANDING_CLEAR;
        return DARISK_OK;
    }
    darisk_status status = darisk_date_in_months_window(last, as_of, policy->quiet_months, &recent);
    if (status != DARISK_OK)
        return status;
    if (recent || last_until(reviews, as_of) > last) {
        *out = DARISK_DASH_STANDING_CLEAR;
        return DARISK_OK;
    }
    status = count_window(incidents, last, policy->counted_months, &counted);
    if (status != DARISK_OK)
        return status;
    *out = repeated(counted, perhaps, policy->incidents);
    if (*out == DARISK_DASH_STANDING_OPEN && undated(reviews) > 0)
        *out = DARISK_DASH_STANDING_CANNOT_TELL;
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

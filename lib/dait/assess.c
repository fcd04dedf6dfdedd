/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* One case: the result for those who tell others, and the facts for those who attend. */
#include <stdbool.h>

#include "base/size.h"
#include "dait/table.h"
#include "darisk/version.h"

static darisk_status check_states(const darisk_dait_checks *checks) {
    for (size_t i = 0; i < DARISK_DAIT_CHECK_ROOM; i++)
        if (checks->states[i] != 0 && (i == 0 || i > DARISK_DAIT_CHECK_LAST))
            return DARISK_ERROR_DAIT_CHECK;
    for (size_t i = 1; i <= DARISK_DAIT_CHECK_LAST; i++)
        if (checks->states[i] > DARISK_DAIT_STATE_LAST)
            return DARISK_ERROR_DAIT_STATE;
    return DARISK_OK;
}

static darisk_status check_earlier(const darisk_dait_checks *checks) {
    const bool found =
        checks->states[DARISK_DAIT_CHECK_EARLIER_ASSESSMENT] == DARISK_DAIT_STATE_FOUND;
    const bool given = checks->earlier_at.given != DARISK_MOMENT_MISSING || checks->earlier_by != 0;
    return darisk_moment_is_valid(checks->earlier_at) && (found || !given)
               ? DARISK_OK
               : DARISK_ERROR_DAIT_EARLIER;
}

static darisk_status check_case(const darisk_dait_checks *checks, const void *out,
                                size_t out_size) {
    darisk_status status;
    if (checks == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(checks, sizeof *checks) ||
        !darisk_struct_is_readable(out, out_size))
        return DARISK_ERROR_STRUCT_SIZE;
    status = check_states(checks);
    return status == DARISK_OK ? check_earlier(checks) : status;
}

static struct darisk_dait_sets sets_of(const darisk_dait_checks *checks) {
    const uint8_t *states = checks->states + 1;
    return (struct darisk_dait_sets){
        .found = darisk_dait_set_of(states, DARISK_DAIT_STATE_FOUND),
        .unavailable = darisk_dait_set_of(states, DARISK_DAIT_STATE_UNAVAILABLE),
        .nothing = darisk_dait_set_of(states, DARISK_DAIT_STATE_NOTHING_RECORDED),
    };
}

darisk_status darisk_dait_assess(const darisk_dait_checks *checks, const darisk_dait_policy *policy,
                                 darisk_dait_assessment *out) {
    struct darisk_dait_conclusion conclusion;
    struct darisk_dait_sets sets;
    const darisk_status status = check_case(checks, out, sizeof *out);
    if (status != DARISK_OK)
        return status;
    sets = sets_of(checks);
    conclusion = darisk_dait_conclude(darisk_dait_table_of(policy), sets);
    out->rules_version = darisk_rules_version();
    out->outcome.code = conclusion.outcome;
    out->reasons = conclusion.reasons;
    out->outstanding = conclusion.outstanding;
    out->found = sets.found;
    out->unavailable = sets.unavailable;
    out->markers = conclusion.markers | darisk_dait_markers_of(sets.found);
    out->notifications = conclusion.notifications;
    return DARISK_OK;
}

/* Of a policy's table only what is required: whom a check tells cannot reach the officers. */
static struct darisk_dait_table required_of(const darisk_dait_policy *policy) {
    return (struct darisk_dait_table){.required = darisk_dait_table_of(policy).required};
}

darisk_status darisk_dait_brief(const darisk_dait_checks *checks, const darisk_dait_policy *policy,
                                darisk_dait_briefing *out) {
    struct darisk_dait_conclusion conclusion;
    struct darisk_dait_sets sets;
    const darisk_status status = check_case(checks, out, sizeof *out);
    if (status != DARISK_OK)
        return status;
    sets = sets_of(checks);
    conclusion = darisk_dait_conclude(required_of(policy), sets);
    for (size_t i = 0; i < DARISK_DAIT_CHECK_ROOM; i++)
        out->states[i] = checks->states[i];
    for (size_t i = 1; i <= DARISK_DAIT_CHECK_LAST; i++)
        if (out->states[i] == DARISK_DAIT_STATE_NOT_SET)
            out->states[i] = DARISK_DAIT_STATE_NOT_DONE;
    out->found = sets.found;
    out->markers = conclusion.markers | darisk_dait_markers_of(sets.found);
    out->notifications = conclusion.notifications &
                         DARISK_DAIT_NOTIFICATION_BIT(DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS);
    out->earlier_at = checks->earlier_at;
    out->unused = 0;
    out->earlier_by = checks->earlier_by;
    return DARISK_OK;
}

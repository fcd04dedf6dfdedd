/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the tests of the background checks share: names made short, and checks to start from. */
#ifndef DARISK_TESTS_DAIT_TEST_H
#define DARISK_TESTS_DAIT_TEST_H

#include "api_test.h"

#define CHECK(name)  DARISK_DAIT_CHECK_##name
#define BIT(name)    DARISK_DAIT_CHECK_BIT(DARISK_DAIT_CHECK_##name)
#define MARKER(name) DARISK_DAIT_MARKER_BIT(DARISK_DAIT_MARKER_##name)
#define NOTIFY(name) DARISK_DAIT_NOTIFICATION_BIT(DARISK_DAIT_NOTIFICATION_##name)

#define NOT_DONE    DARISK_DAIT_STATE_NOT_DONE
#define NOTHING     DARISK_DAIT_STATE_NOTHING_RECORDED
#define IS_FOUND    DARISK_DAIT_STATE_FOUND
#define UNAVAILABLE DARISK_DAIT_STATE_UNAVAILABLE

#define CREW      DARISK_DAIT_TELLING_CREW
#define CONTROL   DARISK_DAIT_TELLING_CONTROL
#define INSPECTOR DARISK_DAIT_TELLING_INSPECTOR

/* Every check in one state. */
static inline darisk_dait_checks all_checks(darisk_dait_state state) {
    darisk_dait_checks checks;
    memset(&checks, 0, sizeof checks);
    checks.struct_size = sizeof checks;
    for (size_t i = 1; i <= DARISK_DAIT_CHECK_LAST; i++)
        checks.states[i] = (uint8_t)state;
    return checks;
}

/* One check in a state, and nothing recorded otherwise. */
static inline darisk_dait_checks one_check(darisk_dait_check check, darisk_dait_state state) {
    darisk_dait_checks checks = all_checks(NOTHING);
    checks.states[check] = (uint8_t)state;
    return checks;
}

static inline darisk_dait_assessment assess_with(const darisk_dait_checks *checks,
                                                 const darisk_dait_policy *policy) {
    darisk_dait_assessment result;
    memset(&result, 0, sizeof result);
    result.struct_size = sizeof result;
    const darisk_status status = darisk_dait_assess(checks, policy, &result);
    if (status != DARISK_OK)
        fail_msg("%s", darisk_status_text(status));
    return result;
}

static inline darisk_dait_assessment assess(const darisk_dait_checks *checks) {
    return assess_with(checks, NULL);
}

static inline darisk_dait_briefing brief_with(const darisk_dait_checks *checks,
                                              const darisk_dait_policy *policy) {
    darisk_dait_briefing result;
    memset(&result, 0, sizeof result);
    result.struct_size = sizeof result;
    const darisk_status status = darisk_dait_brief(checks, policy, &result);
    if (status != DARISK_OK)
        fail_msg("%s", darisk_status_text(status));
    return result;
}

static inline darisk_dait_briefing brief(const darisk_dait_checks *checks) {
    return brief_with(checks, NULL);
}

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file policy_test.h
 * What tests of policies share: the texts of the defaults, and reading a text that is sound. */
#ifndef DARISK_TESTS_POLICY_TEST_H
#define DARISK_TESTS_POLICY_TEST_H

#include "api_test.h"

/* What a policy of this name is where its text says nothing else: after the first line, before and
 * after the bands. Written by hand from the rules. */
#define COUNTING                                                                                   \
    "look_back 24 months\nserial_window 36 months\nserial_victims 2\npeak_window 3 months\n"
#define THRESHOLDS "thresholds all\n"
#define SCORE      "score none\n"
#define WEIGHTS    "weight recency 1\nweight frequency 1\nweight gravity 1\nweight victims 1\n"
#define RECENCY                                                                                    \
    "band recency 0 25\nband recency 29 20\nband recency 92 15\nband recency 183 8\n"              \
    "band recency 366 3\n"
#define FREQUENCY                                                                                  \
    "band frequency 1 3\nband frequency 2 8\nband frequency 3 13\nband frequency 5 19\n"           \
    "band frequency 8 25\n"
#define GRAVITY                                                                                    \
    "band gravity 0 0\nband gravity 1000 5\nband gravity 10000 10\nband gravity 100000 15\n"       \
    "band gravity 365000 20\nband gravity 1825000 25\n"
#define VICTIMS "band victims 1 0\nband victims 2 12\nband victims 3 18\nband victims 4 25\n"
#define BANDS   RECENCY FREQUENCY GRAVITY VICTIMS
#define SUMS    "gravity_incident max\nhalf_life 0\n"
#define OPTIONS                                                                                    \
    "one_per_pair_per_day no\nexclude_dual no\nqualify no\ncohort none\ngravity_edition none\n"

#define DEFAULTS COUNTING THRESHOLDS SCORE WEIGHTS BANDS SUMS OPTIONS

static inline darisk_serial_policy_report empty_report(void) {
    darisk_serial_policy_report report;
    memset(&report, 0, sizeof report);
    report.struct_size = sizeof report;
    report.line = 77;
    return report;
}

static inline darisk_serial_policy *read_bytes(const char *text, size_t size) {
    darisk_serial_policy *policy = NULL;
    darisk_serial_policy_report report = empty_report();
    const darisk_status status = darisk_serial_policy_read(text, size, NULL, &report, &policy);
    if (status != DARISK_OK)
        fail_msg("%s, line %zu column %zu: %s", darisk_status_text(status), report.line,
                 report.column, report.message);
    assert_null(report.message);
    assert_null(report.key);
    assert_true(report.line == 0 && report.column == 0);
    return policy;
}

static inline darisk_serial_policy *policy_of(const char *text) {
    return read_bytes(text, strlen(text));
}

static inline void check_text(const char *text, const char *canonical) {
    darisk_serial_policy *policy = policy_of(text);
    assert_string_equal(darisk_serial_policy_text(policy), canonical);
    darisk_serial_policy_free(policy);
}

#endif

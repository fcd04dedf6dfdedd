/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What a policy holds: plain values, each of them checked when it was read. */
#ifndef DARISK_SERIAL_POLICY_INTERNAL_H
#define DARISK_SERIAL_POLICY_INTERNAL_H

#include "darisk/gravity.h"
#include "darisk/serial_policy.h"
#include "serial/window.h"

#define DARISK_SERIAL_ID_LAST   64
#define DARISK_SERIAL_NAME_LAST 32

enum darisk_serial_measure {
    DARISK_SERIAL_MEASURE_INCIDENTS,
    DARISK_SERIAL_MEASURE_CRIMES,
    DARISK_SERIAL_MEASURE_VICTIMS,
    DARISK_SERIAL_MEASURE_SAME_VICTIM,
    DARISK_SERIAL_MEASURE_PEAK
};

struct darisk_serial_threshold {
    char name[DARISK_SERIAL_NAME_LAST + 1];
    enum darisk_serial_measure measure;
    struct darisk_serial_window window;
    int64_t at_least; /* 1 or more */
};

enum darisk_serial_combination { DARISK_SERIAL_ALL, DARISK_SERIAL_ANY };

enum darisk_serial_score {
    DARISK_SERIAL_SCORE_NONE,
    DARISK_SERIAL_SCORE_BANDS,
    DARISK_SERIAL_SCORE_QUANTILES,
    DARISK_SERIAL_SCORE_GRAVITY
};

enum darisk_serial_component {
    DARISK_SERIAL_RECENCY,
    DARISK_SERIAL_FREQUENCY,
    DARISK_SERIAL_GRAVITY,
    DARISK_SERIAL_VICTIMS,
    DARISK_SERIAL_COMPONENTS
};

/* Bounds increase; a value gets the points of the greatest bound that it reaches, 0 below the
 * first. Bounds, points and weights are 0 or more. */
struct darisk_serial_band {
    int64_t bound;
    int64_t points;
};

struct darisk_serial_bands {
    size_t count;
    struct darisk_serial_band at[DARISK_SERIAL_BANDS_LAST];
};

enum darisk_serial_incident_rule { DARISK_SERIAL_INCIDENT_MAX, DARISK_SERIAL_INCIDENT_SUM_ALL };

enum darisk_serial_cohort {
    DARISK_SERIAL_COHORT_NONE,
    DARISK_SERIAL_COHORT_MET,
    DARISK_SERIAL_COHORT_TOP_K,
    DARISK_SERIAL_COHORT_TOP_BP,
    DARISK_SERIAL_COHORT_TOTAL_AT_LEAST
};

struct darisk_serial_rules {
    char id[DARISK_SERIAL_ID_LAST + 1];
    struct darisk_serial_window look_back;
    struct darisk_serial_window serial_window;
    int64_t serial_victims;                  /* 1 or more */
    struct darisk_serial_window peak_window; /* never unlimited */
    size_t threshold_count;
    struct darisk_serial_threshold thresholds[DARISK_SERIAL_THRESHOLDS_LAST];
    enum darisk_serial_combination combination;
    enum darisk_serial_score score;
    int64_t quantiles; /* 1 to INT32_MAX, so that it times any count of persons fits; else 0 */
    int64_t weights[DARISK_SERIAL_COMPONENTS];
    struct darisk_serial_bands bands[DARISK_SERIAL_COMPONENTS];
    enum darisk_serial_incident_rule gravity_incident;
    int32_t half_life; /* days; 0 is off */
    bool one_per_pair_per_day;
    bool exclude_dual;
    bool qualify;
    enum darisk_serial_cohort cohort;
    int64_t cohort_value; /* K, basis points to 10000, or total; else 0 */
    char gravity_edition[DARISK_GRAVITY_TEXT_LAST + 1]; /* "" where any will do */
};

struct darisk_serial_policy {
    darisk_allocator allocator;
    struct darisk_serial_rules rules;
    char digest[DARISK_DIGEST_TEXT_SIZE];
    char *text;       /* canonical */
    size_t text_size; /* with its final NUL */
};

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file policy_words.h
 * The words of a policy, for those who read and who write one. Internal. */
#ifndef DARISK_SERIAL_POLICY_WORDS_H
#define DARISK_SERIAL_POLICY_WORDS_H

#include "serial/policy.h"

/* The keys, in the order of the canonical text. */
enum darisk_serial_key {
#define KEY(id, name, form) DARISK_SERIAL_KEY_##id,
#include "serial/policy_key.inc"
#undef KEY
    DARISK_SERIAL_KEYS
};

struct darisk_serial_key_words {
    const char *name;
    const char *form; /* what a line with it must look like */
};

extern const struct darisk_serial_key_words darisk_serial_keys[DARISK_SERIAL_KEYS];

/* By the values of the enumerations of policy.h. */
extern const char *const darisk_serial_measures[DARISK_SERIAL_MEASURE_PEAK + 1];
extern const char *const darisk_serial_combinations[DARISK_SERIAL_ANY + 1];
extern const char *const darisk_serial_scores[DARISK_SERIAL_SCORE_GRAVITY + 1];
extern const char *const darisk_serial_components[DARISK_SERIAL_COMPONENTS];
extern const char *const darisk_serial_incidents[DARISK_SERIAL_INCIDENT_SUM_ALL + 1];
extern const char *const darisk_serial_cohorts[DARISK_SERIAL_COHORT_TOTAL_AT_LEAST + 1];

/* What a policy says of what its text leaves out. Its id is empty. */
extern const struct darisk_serial_rules darisk_serial_defaults;

#endif

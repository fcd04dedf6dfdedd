/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The policies and gravity tables of the model, as the library reads them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "compare.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const char *const COMPONENTS[MODEL_COMPONENTS] = {"recency", "frequency", "gravity",
                                                         "victims"};

typedef struct writer {
    char *text;
    size_t size, length;
} writer;

static void write_line(writer *to, const char *key, const char *value) {
    const int length =
        snprintf(to->text + to->length, to->size - to->length, "%s %s\n", key, value);
    if (length < 0 || (size_t)length >= to->size - to->length) {
        fprintf(stderr, "a policy is too long\n");
        exit(1);
    }
    to->length += (size_t)length;
}

static void write_number(writer *to, const char *key, int64_t value) {
    char text[32];
    snprintf(text, sizeof text, "%" PRId64, value);
    write_line(to, key, text);
}

static const char *window_text(model_window window, char text[32]) {
    if (window.unit == MODEL_UNLIMITED)
        snprintf(text, 32, "unlimited");
    else
        snprintf(text, 32, "%" PRId32 " %s", window.length,
                 window.unit == MODEL_DAYS ? "days" : "months");
    return text;
}

static void write_thresholds(writer *to, const model_policy *policy) {
    static const char *const measures[] = {"incidents", "crimes", "victims", "same_victim", "peak"};
    for (size_t i = 0; i < policy->threshold_count; i++) {
        const model_threshold *threshold = &policy->thresholds[i];
        char window[32], text[128];
        snprintf(text, sizeof text, "%s %s at_least %" PRIu32 " in %s", threshold->name,
                 measures[threshold->measure], threshold->least,
                 window_text(threshold->window, window));
        write_line(to, "threshold", text);
    }
    write_line(to, "thresholds", policy->any ? "any" : "all");
}

static void write_score(writer *to, const model_policy *policy) {
    static const char *const scores[] = {"none", "bands", "quantiles", "gravity"};
    char text[64];
    if (policy->score == MODEL_SCORE_QUANTILES)
        write_number(to, "score quantiles", policy->quantiles);
    else
        write_line(to, "score", scores[policy->score]);
    for (size_t i = 0; i < MODEL_COMPONENTS; i++) {
        snprintf(text, sizeof text, "weight %s", COMPONENTS[i]);
        write_number(to, text, policy->weights[i]);
    }
    for (size_t i = 0; i < MODEL_COMPONENTS; i++) {
        for (size_t j = 0; j < policy->band_counts[i]; j++) {
            snprintf(text, sizeof text, "%s %" PRId64 " %" PRId64, COMPONENTS[i],
                     policy->bands[i][j].bound, policy->bands[i][j].points);
            write_line(to, "band", text);
        }
        if (policy->band_counts[i] == 0) {
            snprintf(text, sizeof text, "%s none", COMPONENTS[i]);
            write_line(to, "band", text);
        }
    }
}

void compare_policy_text(const model_policy *policy, const char *edition, char *text, size_t size) {
    static const char *const cohorts[] = {"cohort none", "cohort met", "cohort top_k",
                                          "cohort top_bp", "cohort total_at_least"};
    writer to = {.text = text, .size = size};
    char window[32];
    write_line(&to, "policy", "small-worlds");
    write_line(&to, "look_back", window_text(policy->look_back, window));
    write_line(&to, "serial_window", window_text(policy->serial_window, window));
    write_number(&to, "serial_victims", policy->serial_victims);
    write_line(&to, "peak_window", window_text(policy->peak_window, window));
    write_thresholds(&to, policy);
    write_score(&to, policy);
    write_line(&to, "gravity_incident", policy->sum_all ? "sum_all" : "max");
    write_number(&to, "half_life", policy->half_life);
    write_line(&to, "one_per_pair_per_day", policy->one_per_pair_per_day ? "yes" : "no");
    write_line(&to, "exclude_dual", policy->exclude_dual ? "yes" : "no");
    write_line(&to, "qualify", policy->qualify ? "yes" : "no");
    if (policy->cohort == MODEL_COHORT_NONE || policy->cohort == MODEL_COHORT_MET)
        write_line(&to, "cohort", cohorts[policy->cohort] + 7);
    else
        write_number(&to, cohorts[policy->cohort], policy->cohort_value);
    write_line(&to, "gravity_edition", edition);
}

/* In byte order the second is the first, so that handles are not the numbers of the model. */
const char *compare_code(uint8_t code) {
    static const char *const codes[MODEL_CODES] = {"105/01", "008/06", "1, 4.1/2/10", "8N"};
    if (code == MODEL_CODE_UNMAPPED)
        return "43831";
    return code == MODEL_CODE_NONE ? "" : codes[code - 1];
}

static void weight_text(int64_t weight, char text[32]) {
    snprintf(text, 32, "%" PRId64 ".%03" PRId64, weight / 1000, weight % 1000);
}

darisk_gravity *compare_gravity_new(const model_setting *setting) {
    darisk_gravity_row rows[MODEL_CODES + 1];
    char weights[MODEL_CODES + 1][32];
    size_t count = setting->code_count;
    for (size_t i = 0; i < count; i++) {
        weight_text(setting->weights[i], weights[i]);
        rows[i] = (darisk_gravity_row){compare_code((uint8_t)(i + 1)), weights[i]};
    }
    if (setting->non_crime != 0) {
        weight_text(setting->non_crime, weights[count]);
        rows[count] = (darisk_gravity_row){"NONCRIME", weights[count]};
        count++;
    }
    darisk_gravity *gravity = NULL;
    compare_must(darisk_gravity_new("small worlds", "made up", rows, count, NULL, NULL, &gravity),
                 "darisk_gravity_new");
    return gravity;
}

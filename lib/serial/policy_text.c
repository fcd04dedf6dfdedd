/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The canonical text of a policy. */
#include <string.h>

#include "serial/number.h"
#include "serial/policy_read.h"
#include "serial/policy_words.h"

struct writer {
    char *out; /* NULL: only counts */
    size_t size;
};

static void put_bytes(struct writer *writer, const char *bytes, size_t size) {
    if (writer->out != NULL)
        memcpy(writer->out + writer->size, bytes, size);
    writer->size += size;
}

static void put(struct writer *writer, const char *text) {
    put_bytes(writer, text, strlen(text));
}

static void put_number(struct writer *writer, int64_t number) {
    char digits[DARISK_NUMBER_DIGITS];
    put(writer, " ");
    put_bytes(writer, digits, darisk_number_write(number, digits));
}

static void put_word(struct writer *writer, const char *word) {
    put(writer, " ");
    put(writer, word);
}

static void put_window(struct writer *writer, struct darisk_serial_window window) {
    if (window.unit == DARISK_SERIAL_UNIT_UNLIMITED) {
        put_word(writer, "unlimited");
        return;
    }
    put_number(writer, window.count);
    put_word(writer, window.unit == DARISK_SERIAL_UNIT_MONTHS ? "months" : "days");
}

/* Starts a line; what follows is put behind the key, each with a blank before it. */
static void put_key(struct writer *writer, enum darisk_serial_key key) {
    put(writer, darisk_serial_keys[key].name);
}

static void put_end(struct writer *writer) {
    put(writer, "\n");
}

static void put_word_line(struct writer *writer, enum darisk_serial_key key, const char *word) {
    put_key(writer, key);
    put_word(writer, word);
    put_end(writer);
}

static void put_number_line(struct writer *writer, enum darisk_serial_key key, int64_t number) {
    put_key(writer, key);
    put_number(writer, number);
    put_end(writer);
}

static void put_window_line(struct writer *writer, enum darisk_serial_key key,
                            struct darisk_serial_window window) {
    put_key(writer, key);
    put_window(writer, window);
    put_end(writer);
}

static void put_yes_no_line(struct writer *writer, enum darisk_serial_key key, bool yes) {
    put_word_line(writer, key, yes ? "yes" : "no");
}

static void put_threshold(struct writer *writer, const struct darisk_serial_threshold *threshold) {
    put_key(writer, DARISK_SERIAL_KEY_THRESHOLD);
    put_word(writer, threshold->name);
    put_word(writer, darisk_serial_measures[threshold->measure]);
    put_word(writer, "at_least");
    put_number(writer, threshold->at_least);
    put_word(writer, "in");
    put_window(writer, threshold->window);
    put_end(writer);
}

static void put_score(struct writer *writer, const struct darisk_serial_rules *rules) {
    put_key(writer, DARISK_SERIAL_KEY_SCORE);
    put_word(writer, darisk_serial_scores[rules->score]);
    if (rules->score == DARISK_SERIAL_SCORE_QUANTILES)
        put_number(writer, rules->quantiles);
    put_end(writer);
}

static void put_weights(struct writer *writer, const struct darisk_serial_rules *rules) {
    for (size_t i = 0; i < DARISK_SERIAL_COMPONENTS; i++) {
        put_key(writer, DARISK_SERIAL_KEY_WEIGHT);
        put_word(writer, darisk_serial_components[i]);
        put_number(writer, rules->weights[i]);
        put_end(writer);
    }
}

static void put_bands(struct writer *writer, size_t component,
                      const struct darisk_serial_bands *bands) {
    for (size_t i = 0; i < bands->count || i == 0; i++) {
        put_key(writer, DARISK_SERIAL_KEY_BAND);
        put_word(writer, darisk_serial_components[component]);
        if (bands->count == 0) {
            put_word(writer, "none");
        } else {
            put_number(writer, bands->at[i].bound);
            put_number(writer, bands->at[i].points);
        }
        put_end(writer);
    }
}

static void put_cohort(struct writer *writer, const struct darisk_serial_rules *rules) {
    put_key(writer, DARISK_SERIAL_KEY_COHORT);
    put_word(writer, darisk_serial_cohorts[rules->cohort]);
    if (rules->cohort >= DARISK_SERIAL_COHORT_TOP_K)
        put_number(writer, rules->cohort_value);
    put_end(writer);
}

static void put_counting(struct writer *writer, const struct darisk_serial_rules *rules) {
    put_word_line(writer, DARISK_SERIAL_KEY_POLICY, rules->id);
    put_window_line(writer, DARISK_SERIAL_KEY_LOOK_BACK, rules->look_back);
    put_window_line(writer, DARISK_SERIAL_KEY_SERIAL_WINDOW, rules->serial_window);
    put_number_line(writer, DARISK_SERIAL_KEY_SERIAL_VICTIMS, rules->serial_victims);
    put_window_line(writer, DARISK_SERIAL_KEY_PEAK_WINDOW, rules->peak_window);
    for (size_t i = 0; i < rules->threshold_count; i++)
        put_threshold(writer, &rules->thresholds[i]);
    put_word_line(writer, DARISK_SERIAL_KEY_THRESHOLDS,
                  darisk_serial_combinations[rules->combination]);
}

static void put_scoring(struct writer *writer, const struct darisk_serial_rules *rules) {
    put_score(writer, rules);
    put_weights(writer, rules);
    for (size_t i = 0; i < DARISK_SERIAL_COMPONENTS; i++)
        put_bands(writer, i, &rules->bands[i]);
    put_word_line(writer, DARISK_SERIAL_KEY_GRAVITY_INCIDENT,
                  darisk_serial_incidents[rules->gravity_incident]);
    put_number_line(writer, DARISK_SERIAL_KEY_HALF_LIFE, rules->half_life);
}

size_t darisk_serial_rules_write(const struct darisk_serial_rules *rules, char *out) {
    struct writer writer = {.out = out};
    put_counting(&writer, rules);
    put_scoring(&writer, rules);
    put_yes_no_line(&writer, DARISK_SERIAL_KEY_ONE_PER_PAIR_PER_DAY, rules->one_per_pair_per_day);
    put_yes_no_line(&writer, DARISK_SERIAL_KEY_EXCLUDE_DUAL, rules->exclude_dual);
    put_yes_no_line(&writer, DARISK_SERIAL_KEY_QUALIFY, rules->qualify);
    put_cohort(&writer, rules);
    put_word_line(&writer, DARISK_SERIAL_KEY_GRAVITY_EDITION,
                  rules->gravity_edition[0] == '\0' ? "none" : rules->gravity_edition);
    put_bytes(&writer, "", 1);
    return writer.size;
}

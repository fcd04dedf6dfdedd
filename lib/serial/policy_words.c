/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/policy_words.h"

const struct darisk_serial_key_words darisk_serial_keys[] = {
#define KEY(id, name, form) {name, form},
#include "serial/policy_key.inc"
#undef KEY
};

const char *const darisk_serial_measures[] = {"incidents", "crimes", "victims", "same_victim",
                                              "peak"};
const char *const darisk_serial_combinations[] = {"all", "any"};
const char *const darisk_serial_scores[] = {"none", "bands", "quantiles", "gravity"};
const char *const darisk_serial_components[] = {"recency", "frequency", "gravity", "victims"};
const char *const darisk_serial_incidents[] = {"max", "sum_all"};
const char *const darisk_serial_cohorts[] = {"none", "met", "top_k", "top_bp", "total_at_least"};

/* Errata 6.1; the bands are those of libdarisk-ref-1 (R13), gravity in thousandths of a day. */
const struct darisk_serial_rules darisk_serial_defaults = {
    .look_back = {DARISK_SERIAL_UNIT_MONTHS, 24},
    .serial_window = {DARISK_SERIAL_UNIT_MONTHS, 36},
    .serial_victims = 2,
    .peak_window = {DARISK_SERIAL_UNIT_MONTHS, 3},
    .weights = {1, 1, 1, 1},
    .bands =
        {
            [DARISK_SERIAL_RECENCY] = {5, {{0, 25}, {29, 20}, {92, 15}, {183, 8}, {366, 3}}},
            [DARISK_SERIAL_FREQUENCY] = {5, {{1, 3}, {2, 8}, {3, 13}, {5, 19}, {8, 25}}},
            [DARISK_SERIAL_GRAVITY] =
                {6, {{0, 0}, {1000, 5}, {10000, 10}, {100000, 15}, {365000, 20}, {1825000, 25}}},
            [DARISK_SERIAL_VICTIMS] = {4, {{1, 0}, {2, 12}, {3, 18}, {4, 25}}},
        },
};

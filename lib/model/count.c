/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "model/count.h"

enum darisk_met darisk_met_of(darisk_stated stated) {
    if (stated == DARISK_STATED_YES)
        return DARISK_MET_YES;
    return stated == DARISK_STATED_NO ? DARISK_MET_NO : DARISK_MET_OPEN;
}

enum darisk_met darisk_met_all(enum darisk_met a, enum darisk_met b) {
    return a < b ? a : b;
}

enum darisk_met darisk_met_any(enum darisk_met a, enum darisk_met b) {
    return a > b ? a : b;
}

enum darisk_met darisk_count_reaches(size_t low, size_t high, size_t threshold) {
    if (low >= threshold)
        return DARISK_MET_YES;
    return high >= threshold ? DARISK_MET_OPEN : DARISK_MET_NO;
}

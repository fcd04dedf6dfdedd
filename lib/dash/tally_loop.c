/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dash/tally_loop.h"

void darisk_tally_add(const uint8_t *restrict answers, size_t count, uint8_t answer,
                      uint8_t *restrict counts) {
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==>
            counts[k] == \at(counts[k], Pre) + (answers[k] == answer ? 1 : 0);
        loop invariant \forall integer k; i <= k < count ==> counts[k] == \at(counts[k], Pre);
        loop assigns i, counts[0 .. count - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        counts[i] = (uint8_t)(counts[i] + (answers[i] == answer ? 1 : 0));
}

void darisk_tally_push(const uint8_t *restrict answers, size_t count, uint8_t answer,
                       uint8_t *restrict plane) {
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==>
            plane[k] == 2 * \at(plane[k], Pre) + (answers[k] == answer ? 1 : 0);
        loop invariant \forall integer k; i <= k < count ==> plane[k] == \at(plane[k], Pre);
        loop assigns i, plane[0 .. count - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        plane[i] = (uint8_t)(plane[i] + plane[i] + (answers[i] == answer ? 1 : 0));
}

void darisk_tally_close(const uint8_t *restrict answers, const uint8_t *restrict gate, size_t count,
                        uint8_t *restrict out) {
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==>
            out[k] == (answers[k] == 6 && gate[k] == 2 ? 2 : answers[k]);
        loop assigns i, out[0 .. count - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++) {
        const uint8_t answer = gate[i] == DARISK_ANSWER_NO ? DARISK_ANSWER_NO : answers[i];
        out[i] = answers[i] == DARISK_ANSWER_NOT_APPLICABLE ? answer : answers[i];
    }
}

void darisk_tally_rest(const uint8_t *restrict yes, const uint8_t *restrict no, size_t count,
                       uint32_t items, uint8_t *restrict unknown) {
    const uint8_t all = (uint8_t)items;
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==> unknown[k] == items - yes[k] - no[k];
        loop assigns i, unknown[0 .. count - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        unknown[i] = (uint8_t)(all - yes[i] - no[i]);
}

void darisk_tally_judge(const uint8_t *restrict yes, const uint8_t *restrict unknown, size_t count,
                        uint32_t threshold, uint8_t *restrict out) {
    const uint8_t least = (uint8_t)threshold;
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==>
            out[k] == (yes[k] >= threshold ? DARISK_CRITERION_MET :
                      (yes[k] + unknown[k] >= threshold ? DARISK_CRITERION_OPEN
                                                        : DARISK_CRITERION_NOT_MET));
        loop assigns i, out[0 .. count - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++) {
        const uint8_t most = yes[i] + unknown[i] >= least ? 1 : 0;
        out[i] = (uint8_t)(DARISK_CRITERION_NOT_MET + most + (yes[i] >= least ? 1 : 0));
    }
}

uint8_t darisk_tally_greatest(const uint8_t *bytes, size_t count) {
    uint8_t greatest = 0;
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==> bytes[k] <= greatest;
        loop invariant greatest == 0 || \exists integer k; 0 <= k < i && bytes[k] == greatest;
        loop assigns i, greatest;
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        greatest = bytes[i] > greatest ? bytes[i] : greatest;
    return greatest;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/half_life.h"

#define STEPS 1024

/* 2^31 * 2^(-j / 1024), rounded half to even; half_life.py writes and checks it. */
static const uint32_t left_after[STEPS] = {
#include "serial/half_life.inc"
};

uint32_t darisk_half_life_weight(int32_t days, int32_t half_life) {
    const int32_t halves = days / half_life;
    const int64_t step = (int64_t)(days % half_life) * STEPS / half_life;
    //@ assert step: 0 <= step < 1024;
    return halves >= 32 ? 0 : left_after[step] >> halves;
}

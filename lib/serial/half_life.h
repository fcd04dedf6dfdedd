/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file half_life.h
 * How much of a weight is left after some days (rule R18), in parts of 2^31. Internal. */
#ifndef DARISK_SERIAL_HALF_LIFE_H
#define DARISK_SERIAL_HALF_LIFE_H

#include <stdint.h>

/* What is left is whole at 2^31, which 32 bits hold. */
#define DARISK_HALF_LIFE_SHIFT 31

/* What is left after `days`, with half gone every `half_life` days; never more than 2^31, which it
 * is on day 0, and 0 from 32 half-lives on. A table gives 1024 steps to each half; the step is
 * rounded down, the value in the table half to even. */
/*@ requires 0 <= days && 1 <= half_life;
    assigns \nothing;
    ensures whole: days == 0 ==> \result == 2147483648;
    ensures gone: days / half_life >= 32 ==> \result == 0; */
uint32_t darisk_half_life_weight(int32_t days, int32_t half_life);

#endif

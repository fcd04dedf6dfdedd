/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** The gravity table of job "serial", and the policy that goes with it. */
#ifndef BENCH_GRAVITY_H
#define BENCH_GRAVITY_H

#include "darisk.h"

#define BENCH_POLICY  "libdarisk-ref-1"
#define BENCH_EDITION "BENCH 1"
#define BENCH_AS_OF   INT32_C(19996) /* 2024-09-30 */

/** The table of the weights that bench_serial_data wrote; it ends the program where it cannot. */
darisk_gravity *bench_gravity_read(const char *folder);
/** The policy libdarisk-ref-1 for that table. */
darisk_serial_policy *bench_policy_new(void);

/** Ends the program where something went wrong. */
void bench_must(darisk_status status, const char *what);

#endif

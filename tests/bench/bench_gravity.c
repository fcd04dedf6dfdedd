/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "bench_gravity.h"

#include <inttypes.h>
#include <stdio.h>

#include "bench.h"

#define HANDLES   132
#define TEXT_SIZE 32

void bench_must(darisk_status status, const char *what) {
    if (status != DARISK_OK) {
        bench_fail(what, darisk_status_message(status));
    }
}

/* The codes are in the order of their handles, since the texts are. */
darisk_gravity *bench_gravity_read(const char *folder) {
    int64_t weights[HANDLES];
    static char texts[2][HANDLES][TEXT_SIZE];
    darisk_gravity_row rows[HANDLES];
    darisk_gravity *gravity = NULL;
    bench_column_read(folder, "weights.i64", weights, sizeof weights);
    for (size_t i = DARISK_OFFENCE_FIRST; i < HANDLES; i++) {
        (void)snprintf(texts[0][i], TEXT_SIZE, "B%03zu", i);
        (void)snprintf(texts[1][i], TEXT_SIZE, "%" PRId64 ".%03d", weights[i] / 1000,
                       (int)(weights[i] % 1000));
        rows[i - DARISK_OFFENCE_FIRST] = (darisk_gravity_row){texts[0][i], texts[1][i]};
    }
    bench_must(darisk_gravity_new(BENCH_EDITION, "made up for timing", rows,
                                  HANDLES - DARISK_OFFENCE_FIRST, NULL, NULL, &gravity),
               "gravity");
    return gravity;
}

darisk_serial_policy *bench_policy_new(void) {
    darisk_serial_policy *policy = NULL;
    bench_must(darisk_serial_preset_policy(BENCH_POLICY, BENCH_EDITION, NULL, &policy), "policy");
    return policy;
}

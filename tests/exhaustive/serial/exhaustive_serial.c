/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The library against the model on every small world of every family. Usage: exhaustive_serial
 * [FAMILY]. It goes on after a difference, prints one of each sort with its world, and fails. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "enumerate.h"

static void look(void *context, const model_world *world, const model_setting *settings,
                 size_t setting_count, bool alone) {
    compare_look(context, world, settings, setting_count, alone);
}

static void change(void *context) {
    compare_flush(context);
}

static void run(comparer *to, const enumerate_family *family) {
    enumerator from = {.look = look, .change = change, .context = to};
    const uint64_t compared = to->compared, differences = to->differences;
    to->family = family->name;
    family->run(&from);
    printf("%-9s %8" PRIu64 " worlds, %8" PRIu64 " rows, %8" PRIu64 " comparisons, %" PRIu64
           " differences: waits for %s\n",
           family->name, from.worlds, from.rows, to->compared - compared,
           to->differences - differences, family->waits_for);
    fflush(stdout);
}

int main(int argc, char **argv) {
    comparer *to = calloc(1, sizeof *to);
    if (to == NULL)
        return 1;
    for (size_t i = 0; i < ENUMERATE_FAMILY_COUNT; i++)
        if (argc < 2 || strcmp(argv[1], ENUMERATE_FAMILIES[i].name) == 0)
            run(to, &ENUMERATE_FAMILIES[i]);
    for (size_t i = 0; i < to->sort_count; i++)
        printf("differ: %" PRIu64 " by %s\n", to->sorts[i].count, to->sorts[i].what);
    const bool failed = to->differences != 0 || to->compared == 0;
    free(to);
    return failed;
}

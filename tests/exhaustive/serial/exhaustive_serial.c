/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The library against the model on every small world of every family. Usage: exhaustive_serial
 * [EVERY [FAMILY]]. EVERY other than 1 looks at every so-manieth world only, for builds that are
 * slow. It goes on after a difference, prints one of each sort with its world, and fails. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "enumerate.h"

typedef struct looker {
    comparer *to;
    uint64_t every, seen;
} looker;

static void look(void *context, const model_world *world, const model_setting *settings,
                 size_t setting_count, bool alone) {
    looker *by = context;
    if (by->seen++ % by->every == 0)
        compare_look(by->to, world, settings, setting_count, alone);
}

static void change(void *context) {
    compare_flush(((looker *)context)->to);
}

static void run(looker *by, const enumerate_family *family) {
    enumerator from = {.look = look, .change = change, .context = by};
    const uint64_t compared = by->to->compared, differences = by->to->differences;
    by->to->family = family->name;
    family->run(&from);
    printf("%-9s %8" PRIu64 " worlds, %8" PRIu64 " rows, %8" PRIu64 " comparisons, %" PRIu64
           " differences: waits for %s\n",
           family->name, from.worlds, from.rows, by->to->compared - compared,
           by->to->differences - differences, family->waits_for);
    fflush(stdout);
}

int main(int argc, char **argv) {
    looker by = {.to = calloc(1, sizeof *by.to),
                 .every = argc < 2 ? 1 : strtoull(argv[1], NULL, 10)};
    if (by.to == NULL || by.every == 0)
        return 1;
    for (size_t i = 0; i < ENUMERATE_FAMILY_COUNT; i++)
        if (argc < 3 || strcmp(argv[2], ENUMERATE_FAMILIES[i].name) == 0)
            run(&by, &ENUMERATE_FAMILIES[i]);
    for (size_t i = 0; i < by.to->sort_count; i++)
        printf("differ: %" PRIu64 " by %s\n", by.to->sorts[i].count, by.to->sorts[i].what);
    const bool failed = by.to->differences != 0 || by.to->compared == 0;
    free(by.to);
    return failed;
}

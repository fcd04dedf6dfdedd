/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* rms: a small records system in a file, as an example of an embedding host. */
#include <stdio.h>
#include <string.h>

#include "rms.h"

static bool run(struct rms *rms) {
    return import_file(rms) && classify_all(rms) && local_rules_check(rms) &&
           (rms->options->assessments == NULL || (assess_import(rms) && assess_all(rms))) &&
           history_all(rms) && (rms->options->quiet || report_print(rms));
}

static int finish(struct rms *rms, bool made, bool done) {
    sqlite3_close(rms->database);
    layout_free(&rms->layout);
    if (!done) {
        fprintf(stderr, "rms: %s\n", rms->error);
        if (made) {
            remove(rms->options->database); /* half a database is worse than none */
        }
        return EXIT_FAILED;
    }
    return rms->rejected > 0 ? EXIT_SOME_REJECTED : EXIT_ALL_TAKEN;
}

int main(int argc, char **argv) {
    struct options options;
    struct rms rms;
    int code = EXIT_ALL_TAKEN;
    if (!options_read(argc, argv, &options, &code)) {
        return code;
    }
    memset(&rms, 0, sizeof rms);
    rms.options = &options;
    bool made = database_open(&rms);
    return finish(&rms, made, made && run(&rms));
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The files of rank_perpetrators, read into what the library takes. Each says on stderr what is
 * wrong, with row and column; nothing of a file with a bad row is taken. */
#ifndef RANK_READ_H
#define RANK_READ_H

#include <stdbool.h>

#include <darisk.h>

/* What the host knows of people. */
struct people {
    uint64_t *id;
    uint8_t *on_programme;
    uint8_t *unsuitable;
    size_t count;
};

bool read_gravity(const char *file, const char *edition, darisk_gravity **out);
bool read_events(const char *file, const darisk_gravity *gravity, darisk_cohort *cohort);
bool read_aliases(const char *file, darisk_cohort *cohort);
bool read_people(const char *file, struct people *out);
bool read_policy(const char *name, const char *edition, darisk_serial_policy **out);

#endif

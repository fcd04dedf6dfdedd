/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file gravity_sum.h
 * The harm of a person's incidents (rules R11 and R18). Internal. */
#ifndef DARISK_SERIAL_GRAVITY_SUM_H
#define DARISK_SERIAL_GRAVITY_SUM_H

#include "serial/person.h"

/* The gravity of the look-back in thousandths of a day; by SUM_ALL, that of each incident is made
 * the sum of its offences first. False where it cannot be held. */
bool darisk_serial_gravity_sum(const struct darisk_serial_question *question,
                               struct darisk_serial_work *work, int64_t *out);

/* What one incident of the look-back adds. Where a half-life is set, that of each by itself is
 * rounded down, so they may sum up to less. */
int64_t darisk_serial_gravity_share(const struct darisk_serial_question *question,
                                    const struct darisk_serial_incident *incident);

#endif

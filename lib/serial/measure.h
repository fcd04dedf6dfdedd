/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file measure.h
 * What is counted for a person in one window. Internal. */
#ifndef DARISK_SERIAL_MEASURE_H
#define DARISK_SERIAL_MEASURE_H

#include "serial/person.h"

/* The measure of a threshold of the policy. */
struct darisk_serial_bounds darisk_serial_count(const struct darisk_serial_question *question,
                                                struct darisk_serial_work *work, size_t threshold);

/* Victims with an incident after a start. */
struct darisk_serial_bounds darisk_serial_count_victims(const struct darisk_serial_work *work,
                                                        darisk_date start);

/* Most incidents of the look-back in one window of a length. */
struct darisk_serial_bounds darisk_serial_count_peak(const struct darisk_serial_question *question,
                                                     struct darisk_serial_work *work,
                                                     struct darisk_serial_window window);

/* Makes one of the units that are victims of one connection group; returns how many are left. */
size_t darisk_serial_join_groups(struct darisk_serial_work *work);

/* Marks which incidents one-per-pair-per-day leaves out of counts of incidents, and of crimes
 * (errata 4.8). */
void darisk_serial_leave_out(struct darisk_serial_work *work);

/* Puts the counted rows into `order`, by victim, day and incident; returns how many. */
size_t darisk_serial_sort_pairs(struct darisk_serial_work *work);

/* The same, by incident, victim and offence; returns how many. */
size_t darisk_serial_sort_offences(struct darisk_serial_work *work);

/* Whether two rows are of one offence against one victim in one incident. */
bool darisk_serial_same_offence(const struct darisk_serial_work *work, size_t a, size_t b);

#endif

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file policy_read.h
 * From text to rules and back. Internal. */
#ifndef DARISK_SERIAL_POLICY_READ_H
#define DARISK_SERIAL_POLICY_READ_H

#include "serial/policy.h"

/* Reads and checks a text. The report may be NULL; it is filled in where the text is refused. */
darisk_status darisk_serial_rules_read(const char *text, size_t size,
                                       darisk_serial_policy_report *report,
                                       struct darisk_serial_rules *out);

/* The canonical text, with its final NUL. How many bytes that are; where `out` is NULL they are
 * only counted. */
size_t darisk_serial_rules_write(const struct darisk_serial_rules *rules, char *out);

/* A policy of rules that are checked. */
darisk_status darisk_serial_policy_make(const struct darisk_serial_rules *rules,
                                        const darisk_allocator *allocator,
                                        darisk_serial_policy **out);

#endif

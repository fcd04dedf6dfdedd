/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file explain_answer.h
 * Which rows of one person are answered by rows of those they harmed (rule R19). Internal. */
#ifndef DARISK_SERIAL_EXPLAIN_ANSWER_H
#define DARISK_SERIAL_EXPLAIN_ANSWER_H

#include "serial/part.h"

/* Sets COUNTER and DUAL in `answers`, one byte for each row of the person who is measured in
 * `part`, and returns which were set in any. The rows of each victim are read into `other`. */
uint8_t darisk_explain_answer(const struct darisk_serial_question *question,
                              struct darisk_serial_part *part, struct darisk_serial_part *other,
                              uint8_t *answers);

#endif

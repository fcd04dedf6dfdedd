/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file explain_answer.h
 * Which rows of one person are answered by rows of those they harmed (rule R19). Internal. */
#ifndef DARISK_SERIAL_EXPLAIN_ANSWER_H
#define DARISK_SERIAL_EXPLAIN_ANSWER_H

#include "serial/gather.h"

/* Sets COUNTER and DUAL in `answers`, one byte for each row of the person whose rows are measured
 * in `work`, and returns which were set in any. The rows of each victim are gathered with `other`,
 * whose room is that of the largest part. */
uint8_t darisk_explain_answer(const struct darisk_serial_question *question,
                              struct darisk_serial_work *work,
                              struct darisk_serial_gathering *other, uint8_t *answers);

#endif

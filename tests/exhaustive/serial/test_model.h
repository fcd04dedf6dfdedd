/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A world that is written row by row, for the self-test of the model. */
#ifndef TEST_MODEL_H
#define TEST_MODEL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model_part.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* The codes of the worked cases: X weighs a day, Y five, Z is in no table. */
enum { NONE = MODEL_CODE_NONE, X = 1, Y = 2, Z = MODEL_CODE_UNMAPPED };

typedef struct written {
    model_setting setting;
    model_world world;
    model_row rows[MODEL_ROWS];
    model_answer answer;
} written;

/* An empty world on 2014-05-31 under the reference bands. */
void write_new(written *to);
/* A row that counts. */
model_row *write_row(written *to, uint64_t incident, uint64_t perpetrator, uint64_t victim,
                     int32_t day, uint8_t code);
void write_ask(written *to);
const model_person *write_person(const written *from, uint64_t id);
const model_pair *write_pair(const written *from, uint64_t person, uint64_t victim);
/* Asserts the bounds and the result of one threshold over the world of person 1. */
void write_expect(written *to, model_threshold threshold, uint32_t low, uint32_t high,
                  model_result result);

/* The tests, by file. */
int test_windows(void);
int test_worked(void);
int test_counts(void);
int test_scores(void);
int test_lists(void);

#endif

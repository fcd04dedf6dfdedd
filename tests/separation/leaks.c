/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the analysis of deps.sh must be able to see: a grade into which something of the background
 * checks has found its way, each time by another road. */
#include <stdint.h>

void darisk_separation(void);

uint8_t dait_state;
uint8_t dait_states[8];
uint8_t dash_answer;

uint32_t dash_by_value;
uint32_t dash_by_branch;
uint32_t dash_by_index;
uint32_t dash_by_loop;
uint32_t dash_by_pointer;
uint32_t dash_by_memory;
uint32_t dash_by_constant;
uint32_t dash_by_field;
uint32_t dash_clean;

static uint32_t dait_memory; /* what one question leaves behind for the next */

static uint32_t grade_of(uint32_t answer) {
    return answer == 1 ? 103 : 101;
}

static void through(const uint8_t *from, uint32_t *to) {
    *to = *from;
}

static uint32_t loop_over(uint32_t end) {
    uint32_t rounds = 0;
    for (uint32_t i = 0; i < end; i++)
        rounds++;
    return rounds;
}

/* The From plugin of Frama-C 25 loses what a const local was given by a call; deps.sh works
 * around it, and this shows that it does. */
static uint32_t by_constant(void) {
    const uint32_t grade = grade_of(dait_state);
    return grade == 103 ? 1 : 0;
}

struct form {
    uint32_t grade;
    uint32_t seen;
};

static uint32_t by_field(void) {
    struct form form = {grade_of(dash_answer), dait_states[3]};
    form.grade += form.seen;
    return form.grade;
}

void darisk_separation(void) {
    static const uint32_t grades[2] = {101, 103};
    dash_by_value = grade_of(dash_answer) + dait_state;
    if (dait_states[1] == 3)
        dash_by_branch = 103;
    else
        dash_by_branch = 101;
    dash_by_index = grades[dait_state & 1];
    dash_by_loop = loop_over(dait_state);
    through(&dait_states[2], &dash_by_pointer);
    dait_memory = dait_state;
    dash_by_memory = grade_of(dash_answer) + dait_memory;
    dash_by_constant = by_constant();
    dash_by_field = by_field();
    dash_clean = grade_of(dash_answer);
}

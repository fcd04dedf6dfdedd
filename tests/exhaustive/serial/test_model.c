/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The model against what was worked out by hand: a reference that is wrong proves nothing. */
#include "test_model.h"

void write_new(written *to) {
    *to = (written){.setting = {.name = "written",
                                .as_of = model_day(2014, 5, 31),
                                .policy = model_policy_default(),
                                .weights = {1000, 5000},
                                .code_count = 2,
                                .quiet_months = 3,
                                .counted_months = 12}};
    to->setting.policy.score = MODEL_SCORE_BANDS;
    to->world.setting = &to->setting;
    to->world.rows = to->rows;
}

model_row *write_row(written *to, uint64_t incident, uint64_t perpetrator, uint64_t victim,
                     int32_t day, uint8_t code) {
    model_row *row = &to->rows[to->world.row_count++];
    *row = (model_row){.incident = incident,
                       .perpetrator = perpetrator,
                       .victim = victim,
                       .from = day,
                       .to = MODEL_NO_DATE,
                       .role = MODEL_SUSPECT,
                       .status = MODEL_OPEN,
                       .is_da = 1,
                       .code = code};
    return row;
}

void write_ask(written *to) {
    model_ask(&to->world, &to->answer);
    assert_int_equal(to->answer.overflow, 0);
}

const model_person *write_person(const written *from, uint64_t id) {
    for (size_t i = 0; i < from->answer.person_count; i++)
        if (from->answer.persons[i].id == id)
            return &from->answer.persons[i];
    fail_msg("person %u is not listed", (unsigned)id);
    return NULL;
}

const model_pair *write_pair(const written *from, uint64_t person, uint64_t victim) {
    for (size_t i = 0; i < from->answer.pair_count; i++)
        if (from->answer.pairs[i].person == person && from->answer.pairs[i].victim == victim)
            return &from->answer.pairs[i];
    fail_msg("pair %u, %u is not listed", (unsigned)person, (unsigned)victim);
    return NULL;
}

void write_expect(written *to, model_threshold threshold, uint32_t low, uint32_t high,
                  model_result result) {
    to->setting.policy.thresholds[0] = threshold;
    to->setting.policy.threshold_count = 1;
    write_ask(to);
    const model_person *person = write_person(to, 1);
    assert_int_equal(person->thresholds[0].low, low);
    assert_int_equal(person->thresholds[0].high, high);
    assert_int_equal(person->thresholds[0].result, result);
    assert_int_equal(person->combined, result);
}

int main(void) {
    return test_windows() + test_worked() + test_counts() + test_scores() + test_lists() != 0;
}

/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "model_part.h"

model_policy model_policy_default(void) {
    return (model_policy){
        .look_back = {MODEL_MONTHS, 24},
        .serial_window = {MODEL_MONTHS, 36},
        .peak_window = {MODEL_MONTHS, 3},
        .serial_victims = 2,
        .quantiles = 5,
        .weights = {1, 1, 1, 1},
        .bands = {{{0, 25}, {29, 20}, {92, 15}, {183, 8}, {366, 3}},
                  {{1, 3}, {2, 8}, {3, 13}, {5, 19}, {8, 25}},
                  {{0, 0}, {1000, 5}, {10000, 10}, {100000, 15}, {365000, 20}, {1825000, 25}},
                  {{1, 0}, {2, 12}, {3, 18}, {4, 25}}},
        .band_counts = {5, 5, 6, 4},
    };
}

/* 2.9: everyone with a row that is not ignored. */
static bool listed_before(const model_answer *answer, uint64_t person) {
    for (size_t i = 0; i < answer->person_count; i++)
        if (answer->persons[i].id == person)
            return true;
    return false;
}

static void measure_persons(const model_world *world, const model_events *all,
                            model_answer *answer) {
    for (size_t i = 0; i < all->count; i++) {
        const model_event *event = &all->events[i];
        if (event->class == MODEL_CLASS_IGNORED || event->perpetrator == 0 ||
            listed_before(answer, event->perpetrator))
            continue;
        if (!model_measure_person(world, all, event->perpetrator,
                                  &answer->persons[answer->person_count++]) &&
            (answer->overflow == 0 || event->perpetrator < answer->overflow))
            answer->overflow = event->perpetrator;
    }
}

void model_ask(const model_world *world, model_answer *answer) {
    model_events all;
    model_read(world, &all);
    answer->overflow = 0;
    answer->person_count = answer->victim_count = answer->pair_count = 0;
    answer->ignored_rows = answer->rows_without_perpetrator = answer->reversed_rows = 0;
    for (size_t i = 0; i < all.count; i++) {
        const bool ignored = all.events[i].class == MODEL_CLASS_IGNORED;
        answer->ignored_rows += ignored;
        answer->rows_without_perpetrator += !ignored && all.events[i].perpetrator == 0;
        answer->reversed_rows += model_reversed(&world->rows[i]);
    }
    model_list_victims(world, &all, answer);
    model_list_pairs(world, &all, answer);
    measure_persons(world, &all, answer);
    model_score_persons(world, answer);
}

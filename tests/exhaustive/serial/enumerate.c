/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "enumerate.h"

#include <assert.h>

#include "model_part.h"

const enumerate_family ENUMERATE_FAMILIES[] = {
    {"dates", "an end of a window that is in or out by a day; undated or future rows in a count",
     family_dates},
    {"calendar", "months clamped another way; a peak that ends on another day", family_calendar},
    {"victims", "a group counted twice or chained; an incident's victims taken by row",
     family_victims},
    {"classes", "a class taken out of turn; a row that speaks for its incident", family_classes},
    {"counter", "a role swap missed, seen where there is none, or lost with the rows left out",
     family_counter},
    {"gravity", "a code counted twice, guessed or lost; rounding before the sum", family_gravity},
    {"pair_day", "one per pair and day that drops harm, or keeps by the order of rows",
     family_pair_day},
    {"quiet", "a victim called quiet too soon, or forgotten", family_quiet},
    {"pairs", "a limit of twelve months, of a referral, or of three or five", family_pairs},
    {"alias", "a person counted under two references", family_alias},
    {"ranking", "ties that are broken, cut or counted; quantiles that part equals", family_ranking},
    {"overflow", "a sum that wraps, or the wrong person named", family_overflow},
    {"mixed", "two rules that are right each by itself", family_mixed},
};

const size_t ENUMERATE_FAMILY_COUNT = sizeof ENUMERATE_FAMILIES / sizeof ENUMERATE_FAMILIES[0];

void enumerator_set(enumerator *to, const model_setting *settings, size_t count) {
    to->change(to->context);
    to->settings = settings;
    to->setting_count = count;
}

void enumerator_give(enumerator *to, const model_world *world) {
    assert(world->row_count <= MODEL_ROWS);
    to->worlds++;
    to->rows += world->row_count;
    to->look(to->context, world, to->settings, to->setting_count, to->alone);
}

void row_states_add(row_states *to, model_row row) {
    assert(to->count < ENUMERATE_STATES);
    to->rows[to->count++] = row;
}

/* The next list of that length in which no place is before the one to its left. */
static bool next_list(size_t *places, size_t length, size_t states) {
    size_t at = length;
    while (at > 0 && places[at - 1] == states - 1)
        at--;
    if (at == 0)
        return false;
    const size_t place = places[at - 1] + 1;
    for (size_t i = at - 1; i < length; i++)
        places[i] = place;
    return true;
}

static void enumerate(enumerator *to, const row_states *states, size_t length, bool number,
                      const model_world *rest) {
    size_t places[MODEL_ROWS] = {0};
    model_row rows[MODEL_ROWS];
    model_world world = *rest;
    world.rows = rows;
    world.row_count = length;
    do {
        for (size_t i = 0; i < length; i++) {
            rows[i] = states->rows[places[i]];
            if (number)
                rows[i].incident = i + 1;
        }
        enumerator_give(to, &world);
    } while (next_list(places, length, states->count));
}

void enumerate_rows(enumerator *to, const row_states *states, size_t shortest, size_t longest,
                    const model_world *rest) {
    for (size_t length = shortest; length <= longest; length++)
        enumerate(to, states, length, false, rest);
}

void enumerate_incidents(enumerator *to, const row_states *states, size_t shortest, size_t longest,
                         const model_world *rest) {
    for (size_t length = shortest; length <= longest; length++)
        enumerate(to, states, length, true, rest);
}

int32_t enumerate_day(void) {
    return model_day(2014, 5, 31);
}

model_setting enumerate_setting(const char *name) {
    model_setting setting = {.name = name,
                             .as_of = enumerate_day(),
                             .policy = model_policy_default(),
                             .weights = {1000, 5000},
                             .code_count = 2,
                             .quiet_months = 3,
                             .counted_months = 12};
    setting.policy.score = MODEL_SCORE_BANDS;
    return setting;
}

model_threshold *enumerate_threshold(model_setting *setting, const char *name,
                                     model_measure measure, uint32_t least, model_unit unit,
                                     int32_t length) {
    assert(setting->policy.threshold_count < MODEL_THRESHOLDS);
    model_threshold *threshold = &setting->policy.thresholds[setting->policy.threshold_count++];
    *threshold = (model_threshold){name, measure, least, {unit, length}};
    return threshold;
}

model_row enumerate_row(int32_t day) {
    return (model_row){.incident = 1,
                       .perpetrator = 1,
                       .victim = 2,
                       .from = day,
                       .to = MODEL_NO_DATE,
                       .role = MODEL_SUSPECT,
                       .status = MODEL_OPEN,
                       .is_da = 1};
}

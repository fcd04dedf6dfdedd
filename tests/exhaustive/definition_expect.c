/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition_expect.h"

#include "definition_reference.h"

_Static_assert(REFERENCE_DEFINITIONS == DARISK_DEFINITION_LAST, "one row a definition");
_Static_assert(REFERENCE_KINDS == DARISK_RELATIONSHIP_LAST, "one row a kind");
_Static_assert(REFERENCE_BEHAVIOURS == DARISK_BEHAVIOUR_LAST, "one column a behaviour");
_Static_assert(REFERENCE_CIRCUMSTANCES == DARISK_CIRCUMSTANCE_LAST, "eight circumstances");
_Static_assert(REFERENCE_SWITCH_DEFAULT == DARISK_DEFINITION_SWITCH_DEFAULT, "2021-10-01");
_Static_assert(REFERENCE_SWITCH_FIRST == DARISK_DEFINITION_SWITCH_FIRST, "2021-07-05");

enum { PRESENT_TEXT = 2, AGE_CLASS_UNKNOWN = 9 };

static size_t at(int definition) {
    return (size_t)definition - 1;
}

static unsigned stated(uint32_t circumstances, darisk_circumstance which) {
    return (circumstances >> (2 * ((unsigned)which - 1))) & 3u;
}

void expect_defaults(expect_settings *settings) {
    settings->switch_day = REFERENCE_SWITCH_DEFAULT;
    for (size_t d = 0; d < REFERENCE_DEFINITIONS; d++) {
        for (size_t text = 0; text < 3; text++) {
            for (size_t k = 0; k < REFERENCE_KINDS; k++) {
                settings->cell[d + 1][text][k + 1] = reference_cell[d][text][k];
            }
        }
    }
    expect_prepare(settings);
}

void expect_settle(expect_settings *settings, size_t row, uint8_t outcome) {
    expect_settable cell = expect_settable_at(row);
    for (size_t d = 1; d <= REFERENCE_DEFINITIONS; d++) {
        for (size_t text = 0; text < 3; text++) {
            if (cell.reach >> d & 1u) {
                settings->cell[d][text][cell.kind] = outcome;
            }
        }
    }
}

static void prepare_text(expect_settings *settings, size_t definition, size_t text, size_t where) {
    uint64_t qualifies = 0;
    uint64_t review = 0;
    for (size_t kind = 1; kind <= REFERENCE_KINDS; kind++) {
        uint8_t outcome = reference_resolved[settings->cell[definition][text][kind]][where];
        qualifies |= outcome == DARISK_OUTCOME_QUALIFIES ? UINT64_C(1) << (kind - 1) : 0;
        review |= outcome == DARISK_OUTCOME_REVIEW ? UINT64_C(1) << (kind - 1) : 0;
    }
    settings->qualifies[definition][text][where] = qualifies;
    settings->review[definition][text][where] = review;
}

/* NO_ABUSE is in neither set: any other code overrules it. */
static void prepare_codes(expect_settings *settings, size_t definition) {
    settings->type_qualifies[definition] = 0;
    settings->type_review[definition] = 0;
    for (size_t code = 1; code <= REFERENCE_BEHAVIOURS; code++) {
        uint8_t outcome = reference_code[definition - 1][code - 1];
        uint32_t bit = code != REFERENCE_NO_ABUSE ? UINT32_C(1) << (code - 1) : 0;
        settings->type_qualifies[definition] |= outcome == DARISK_OUTCOME_QUALIFIES ? bit : 0;
        settings->type_review[definition] |= outcome == DARISK_OUTCOME_REVIEW ? bit : 0;
    }
}

void expect_prepare(expect_settings *settings) {
    for (size_t d = 1; d <= REFERENCE_DEFINITIONS; d++) {
        prepare_codes(settings, d);
        for (size_t text = 0; text < 3; text++) {
            for (size_t where = 0; where < EXPECT_TIE_CIRCUMSTANCES; where++) {
                prepare_text(settings, d, text, where);
            }
        }
    }
}

size_t expect_settable_count(void) {
    return REFERENCE_SETTABLE;
}

expect_settable expect_settable_at(size_t row) {
    const uint32_t *values = reference_settable[row];
    expect_settable cell = {values[0], values[1], values[2], values[3], values[4]};
    return cell;
}

int expect_settled_by(int definition, int kind) {
    return (int)reference_settled_by[at(definition)][kind - 1] - 1;
}

uint8_t expect_cell(const expect_settings *settings, int definition, int kind) {
    return settings->cell[definition][PRESENT_TEXT][kind];
}

/* ------------------------------------------------------------------ the four parts */

static uint8_t in_force_part(const expect_settings *settings, int definition, darisk_date day) {
    if (day == DARISK_DATE_UNKNOWN) {
        return DARISK_OUTCOME_QUALIFIES;
    }
    if (day < expect_first_day(settings, definition)) {
        return reference_before[at(definition)];
    }
    darisk_date last = expect_last_day(settings, definition);
    bool over = last != DARISK_DATE_UNKNOWN && day > last;
    return over ? DARISK_OUTCOME_EXCLUDED : DARISK_OUTCOME_QUALIFIES;
}

static size_t age_class(uint8_t lowest, uint8_t highest) {
    if (lowest == DARISK_AGE_UNKNOWN) {
        return AGE_CLASS_UNKNOWN;
    }
    return 3u * reference_age_band[lowest] + reference_age_band[highest];
}

static uint8_t age_part(int definition, const expect_row *row) {
    size_t parent_child = row->relationships >> (REFERENCE_PARENT_CHILD - 1) & 1u;
    unsigned responsible = stated(row->circumstances, DARISK_CIRCUMSTANCE_RESPONSIBLE);
    size_t victim = age_class(row->victim_lowest, row->victim_highest);
    size_t perpetrator = age_class(row->perpetrator_lowest, row->perpetrator_highest);
    return reference_age[at(definition)][victim][perpetrator][responsible][parent_child];
}

static size_t text_of(darisk_date day) {
    if (day == DARISK_DATE_UNKNOWN || day >= REFERENCE_REGIME_2) {
        return PRESENT_TEXT;
    }
    return day >= REFERENCE_REGIME_1 ? 1 : 0;
}

uint8_t expect_first_kind(uint64_t ties) {
    uint8_t kind = 1;
    for (unsigned half = 32; half > 0; half /= 2) {
        if ((ties & ((UINT64_C(1) << half) - 1)) == 0) {
            ties >>= half;
            kind = (uint8_t)(kind + half);
        }
    }
    return kind;
}

static void relationship_part(const expect_settings *settings, int definition, darisk_date day,
                              const expect_row *row, expect_result *out) {
    unsigned parental = stated(row->circumstances, DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY);
    size_t where = stated(row->circumstances, DARISK_CIRCUMSTANCE_LIVING_TOGETHER) +
                   3u * stated(row->circumstances, DARISK_CIRCUMSTANCE_HOUSEHOLD_EVER) +
                   9u * stated(row->circumstances, DARISK_CIRCUMSTANCE_SIGNIFICANT_DURATION) +
                   27u * parental;
    size_t text = text_of(day);
    uint64_t set = row->relationships;
    if (set == 0) {
        set = UINT64_C(1) << (REFERENCE_EMPTY_SET_KIND - 1);
    }
    uint64_t qualifies = set & settings->qualifies[definition][text][where];
    uint64_t review = set & settings->review[definition][text][where];
    uint8_t best = DARISK_OUTCOME_EXCLUDED;
    out->ties = set;
    if (qualifies != 0) {
        best = DARISK_OUTCOME_QUALIFIES;
        out->ties = qualifies;
    } else if (review != 0) {
        best = DARISK_OUTCOME_REVIEW;
        out->ties = review;
    }
    uint8_t floor = reference_set_floor[at(definition)][parental];
    if (REFERENCE_FLOOR_LIFTS_EACH_TIE && floor == DARISK_OUTCOME_QUALIFIES) {
        out->ties = set;
    }
    out->tie = expect_first_kind(out->ties);
    out->relationship = best > floor ? best : floor;
}

static uint8_t type_outcome(const expect_settings *settings, int definition, uint32_t behaviours) {
    if (behaviours == 0) {
        return reference_code_empty[at(definition)];
    }
    if (behaviours == UINT32_C(1) << (REFERENCE_NO_ABUSE - 1)) {
        return reference_code_no_abuse[at(definition)];
    }
    if ((behaviours & settings->type_qualifies[definition]) != 0) {
        return DARISK_OUTCOME_QUALIFIES;
    }
    bool review = (behaviours & settings->type_review[definition]) != 0;
    return review ? DARISK_OUTCOME_REVIEW : DARISK_OUTCOME_EXCLUDED;
}

static uint8_t behaviour_part(const expect_settings *settings, int definition,
                              const expect_row *row) {
    size_t where = stated(row->circumstances, DARISK_CIRCUMSTANCE_REPEATED) +
                   3u * stated(row->circumstances, DARISK_CIRCUMSTANCE_EXPOSED) +
                   9u * stated(row->circumstances, DARISK_CIRCUMSTANCE_UNDERLYING);
    return reference_behaviour[at(definition)][type_outcome(settings, definition, row->behaviours)]
                              [where];
}

static bool age_refused(uint8_t lowest, uint8_t highest) {
    if (lowest == DARISK_AGE_UNKNOWN) {
        return false;
    }
    return lowest > DARISK_AGE_LAST || highest > DARISK_AGE_LAST || lowest > highest;
}

void expect_classify(const expect_settings *settings, int definition, const expect_row *row,
                     expect_result *out) {
    expect_result none = {0};
    *out = none;
    out->victim_refused = age_refused(row->victim_lowest, row->victim_highest);
    out->perpetrator_refused = age_refused(row->perpetrator_lowest, row->perpetrator_highest);
    if (out->victim_refused || out->perpetrator_refused) {
        return;
    }
    darisk_date day = expect_basis(definition) == 1 ? row->recorded_on : row->conduct_on;
    out->definition = (uint8_t)definition;
    out->in_force = in_force_part(settings, definition, day);
    out->age = age_part(definition, row);
    relationship_part(settings, definition, day, row, out);
    out->behaviour = behaviour_part(settings, definition, row);
    size_t parts = 64u * out->in_force + 16u * out->age + 4u * out->relationship + out->behaviour;
    out->outcome = reference_outcome[parts];
    out->decided_by = reference_decided[parts];
    out->parts = reference_parts[parts];
}

/* ------------------------------------------------------------------ days, births and names */

int expect_flag(const expect_settings *settings, darisk_jurisdiction jurisdiction,
                darisk_date day) {
    if (jurisdiction == DARISK_JURISDICTION_SCOTLAND) {
        return REFERENCE_FLAG_SCOTLAND;
    }
    if (jurisdiction == DARISK_JURISDICTION_NORTHERN_IRELAND) {
        return 0;
    }
    if (day >= settings->switch_day) {
        return reference_flag[2];
    }
    bool second = day >= expect_first_day(settings, reference_flag[1]);
    return second ? reference_flag[1] : reference_flag[0];
}

darisk_date expect_first_day(const expect_settings *settings, int definition) {
    bool moves = reference_moves_first[at(definition)] != 0;
    return moves ? settings->switch_day : reference_first_day[at(definition)];
}

darisk_date expect_last_day(const expect_settings *settings, int definition) {
    bool moves = reference_moves_last[at(definition)] != 0;
    return moves ? settings->switch_day - 1 : reference_last_day[at(definition)];
}

bool expect_start_doubtful(int definition) {
    return reference_before[at(definition)] == DARISK_OUTCOME_REVIEW;
}

int expect_basis(int definition) {
    return reference_basis[at(definition)];
}

darisk_date expect_regime_day(int which) {
    return which == 0 ? REFERENCE_REGIME_1 : REFERENCE_REGIME_2;
}

bool expect_birth_case(size_t index, darisk_date *born, darisk_date *on, int *age) {
    if (index >= REFERENCE_BIRTHS) {
        return false;
    }
    *born = reference_births[index][0];
    *on = reference_births[index][1];
    *age = reference_births[index][2];
    return true;
}

const char *expect_definition_key(size_t index) {
    return index < REFERENCE_DEFINITIONS ? reference_definition_keys[index] : NULL;
}

const char *expect_kind_key(size_t index) {
    return index < REFERENCE_KINDS ? reference_kind_keys[index] : NULL;
}

const char *expect_behaviour_key(size_t index) {
    return index < REFERENCE_BEHAVIOURS ? reference_behaviour_keys[index] : NULL;
}

const char *expect_circumstance_key(size_t index) {
    return index < REFERENCE_CIRCUMSTANCES ? reference_circumstance_keys[index] : NULL;
}
